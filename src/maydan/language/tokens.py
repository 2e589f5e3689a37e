"""Words and sentences of a text, with offsets into the untouched field."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Callable, Iterator

from .arabic.normalize import IGNORED, normalize
from .base import Token

# A word: digits with inner separators, or letters with whatever marks and controls stand inside; else one other mark.
# The runs are bounded so that a megabyte without a space costs no more than a megabyte of text.
_TOKEN = re.compile(
    rf"[0-9٠-٩۰-۹]{{1,30}}(?:[.,٫٬:/][0-9٠-٩۰-۹]{{1,30}}){{0,4}}|[^\W\d_](?:[^\W\d_]|[{IGNORED}]){{0,60}}|[^\s{IGNORED}\x00]"
)
_cached = lru_cache(maxsize=1 << 16)(normalize)

_END = re.compile(r"[.!?؟…]+[\"»”)\]]*(?=\s|$)|\n+|(?<=[^\W\d_])\.(?=[\"»”]?[^\W\d_]{2})")
_INITIAL = re.compile(r"(?:^|[\s(«\"“])(?:[^\W\d_]\.?)$")
_CAP = 4000
"""Longest sentence in code points; a line without any stop is cut at the next space after so many."""


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of text[start:end]; offsets are into `text`."""
    stop = len(text) if end is None else end
    return [Token(m.group(), m.start(), m.end(), _cached(m.group())) for m in _TOKEN.finditer(text, start, stop)]


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of text[start:end]: cut at stops and line ends, not after initials; trimmed of space."""
    stop, begin = len(text) if end is None else end, start
    for m in _END.finditer(text, start, stop):
        if m.start() < begin or (m.group()[0] == "." and _INITIAL.search(text, max(begin, m.start() - 3), m.start())):
            continue
        yield from _trimmed(text, begin, m.end())
        begin = m.end()
    yield from _trimmed(text, begin, stop)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _CAP:
        cut = text.find(" ", start + _CAP // 2, start + _CAP)
        cut = cut if cut > 0 else start + _CAP
        yield from _trimmed(text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end


Normalizer = Callable[[str], str]
