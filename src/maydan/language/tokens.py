"""Words and sentences of a text, with offsets into the untouched field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .arabic.normalize import IGNORED, normalize
from .base import Token

# A word: letters with whatever marks and controls stand inside, or digits with inner separators; else one other mark.
# The runs are bounded so that a megabyte without a space costs no more than a megabyte of text.
_TOKEN = re.compile(
    rf"[^\W\d_]{{1,60}}+(?:[{IGNORED}]{{1,20}}+[^\W\d_]{{0,20}}+){{0,40}}+"
    r"|[0-9٠-٩۰-۹]{1,30}(?:[.,٫٬:/][0-9٠-٩۰-۹]{1,30}){0,4}"
    rf"|[^\s{IGNORED}\x00]"
)
_cached = lru_cache(maxsize=1 << 16)(normalize)
_USUAL = 40
"""Code points up to which a word's key is remembered: longer ones are rare, and would fill the memory."""

# Where a sentence may end: at stops with the quotes that close on them; at a line end; at a stop glued between words.
# A run of stops is tried once, at its first, and never given back: a megabyte of dots costs no more than its length.
_END = re.compile(
    r"(?<![.!?؟…])[.!?؟…]++[\"»”’')\]]*+(?=\s|$)"
    r"|[\n\r\u2028\u2029\x85]+"
    r"|(?<=[\w\"»”)])[.!?؟…]{1,3}+(?=[\"«»“”]?[^\W\d_]{2})"
)
_INITIAL = re.compile(r"(?:^|[\s.(«\"“])[^\W\d_]$")  # 'د.', 'أ.ف.ب.': a stop after one letter is an abbreviation's
_ERA = re.compile(r"[0-9٠-٩] [مه]$")  # '2014 م.' ends a sentence all the same
_LATIN = re.compile(r"[A-Za-z0-9]{2}[.][A-Za-z0-9]$")  # the inside of 'example.com'
_CAP = 4000
"""Longest sentence in code points; a line without any stop is cut at the next space after so many."""


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of text[start:end]; offsets are into `text`."""
    stop = len(text) if end is None else end
    new, found = tuple.__new__, []  # a Token is a tuple: this spares a call for each word of the world's news
    for match in _TOKEN.finditer(text, start, stop):
        first, last = match.span()
        word = text[first:last]
        norm = _cached(word) if last - first <= _USUAL else normalize(word)
        found.append(new(Token, (word, first, last, norm)))
    return found


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of text[start:end]: cut at stops and line ends, not after initials; trimmed of space."""
    stop, begin = len(text) if end is None else end, start
    for m in _END.finditer(text, start, stop):
        if m.start() < begin or (m.group()[0] == "." and _abbreviates(text, begin, m.start())):
            continue
        yield from _trimmed(text, begin, m.end())
        begin = m.end()
    yield from _trimmed(text, begin, stop)


def _abbreviates(text: str, begin: int, dot: int) -> bool:
    """Whether the stop at `dot` ends no sentence: after one letter, in a Latin name, after a list item's number."""
    if _LATIN.search(text[max(begin, dot - 2) : dot + 2]):
        return True
    head = text[begin:dot] if dot - begin <= 12 else ""
    if head.strip().isdecimal() and len(head.strip()) <= 3:
        return True
    near = text[max(begin, dot - 3) : dot]
    return bool(_INITIAL.search(near)) and not _ERA.search(near)


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
