"""Bytes to text, honestly: what cannot be read is refused or named, never guessed at in silence."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from .base import Failure, failure

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"\x7fELF", "a program (ELF)"),
    (b"MZ\x90", "a program (Windows)"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
)
"""How well-known binary files begin, and what to call them."""

_BOMS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b")
_SAMPLE = 1 << 16
_TOO_MANY = 0.02
"""Share of control characters (NUL included) in the first 64 KiB beyond which bytes are no text: clean text has none,
a NUL or two come from broken databases, programs and pictures have 5 percent and more."""
_HALF = 0.7
"""Share of bytes of one half (even or odd places) that must be NUL, space or 6, the upper half of a common Arabic letter,
for the bytes to look like UTF-16."""

_LONGEST = 4000
"""Longest stretch without a space that is still taken for writing; a sentence is cut there, maybe inside a word."""
_STRETCH = re.compile(rf"(?<!\S)\S{{{_LONGEST + 1}}}")
_OVERRIDES = "\u202d\u202e"
"""Controls that show letters in another order than they stand in. Marks and isolates are common in Arabic pages and harmless;
these two make a reader see other words than the program reads."""
_PIECE = 1 << 20


class Decoded(NamedTuple):
    """`text` is None when the bytes were refused; `failures` tells all that was not perfect."""

    text: str | None
    failures: tuple[Failure, ...]


def decode(data: bytes, which: str, what: str = "file") -> Decoded:
    """The text of some bytes: UTF-8, or UTF-16/32 if a byte order mark says so.

    Args:
        data: the whole of it.
        which: the name to use in messages. what: the kind of thing ("file", "line").
    Returns:
        The text without its byte order mark. Invalid bytes become U+FFFD, one each stretch, and are counted.
    """
    # Big inputs are looked at, not copied: no strip(), no slices but views.
    if not data or data.isspace():
        return Decoded(None, (failure(what, which, "is empty", "nothing to read there"),))
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            return _wide(data[len(bom) :], codec, name, which, what)
    refused = binary(data, which, what)
    if refused:
        return Decoded(None, (refused,))
    skipped = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    failures: tuple[Failure, ...] = ()
    bad = None
    try:
        text = str(memoryview(data)[skipped:], "utf-8")
    except UnicodeDecodeError as error:
        bad = skipped + error.start
    if bad is not None:  # not in the except clause: the error holds a copy of the bytes
        text, failures = _patched(data[skipped:], bad, which, what)
    if not text or text.isspace():
        return Decoded(None, (failure(what, which, "is empty but for a byte order mark", "nothing to read there"),))
    return Decoded(text, failures)


def binary(data: bytes, which: str, what: str = "file") -> Failure | None:
    """Why some bytes are no text, judged by their beginning; None if they may be."""
    if data.startswith(tuple(bom for bom, _, _ in _BOMS)):
        return None
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return failure(what, which, f"is {name}, not text", "convert it to plain text (UTF-8) first")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(2, _TOO_MANY * len(sample)):
        if max(_half(sample[0::2]), _half(sample[1::2])) > _HALF:
            return failure(what, which, "looks like UTF-16 without a byte order mark", "save it as plain text in UTF-8")
        cause = f"is not text ({controls:,} control characters in the first {len(sample):,} bytes)"
        return failure(what, which, cause, "save it as plain text in UTF-8")
    return None


def _half(part: bytes) -> float:
    return (part.count(0) + part.count(6) + part.count(32)) / max(1, len(part))


def _wide(data: bytes, codec: str, name: str, which: str, what: str) -> Decoded:
    text = data.decode(codec, "replace")
    if not text or text.isspace():
        return Decoded(None, (failure(what, which, "is empty but for a byte order mark", "nothing to read there"),))
    lost = text.count("\ufffd")
    if lost:
        cause = f"is {name} with {lost:,} unreadable places, shown as U+FFFD"
        notice = failure(what, which, cause, "check the file where it comes from", "part")
    else:
        cause = f"is {name}, not UTF-8, and was read as such"
        notice = failure(what, which, cause, "offsets count its characters; save it as UTF-8", "part")
    return Decoded(text, (notice,))


def _patched(data: bytes, first: int, which: str, what: str) -> tuple[str, tuple[Failure, ...]]:
    # Piece by piece: one call would hold three times as much for a moment.
    decoder, view = codecs.getincrementaldecoder("utf-8")("replace"), memoryview(data)
    starts = range(0, len(data), _PIECE)
    text = "".join([decoder.decode(bytes(view[i : i + _PIECE]), i + _PIECE >= len(data)) for i in starts])
    # U+FFFD that stood in the bytes already is no loss; each of ours stands for one or more bytes.
    ours = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    lost = len(data) - sum(len(text[i : i + _PIECE].encode()) for i in range(0, len(text), _PIECE)) + 3 * ours
    cause = (
        f"{lost:,} {'byte is' if lost == 1 else 'bytes are'} not UTF-8 (the first at byte {first:,}), read as U+FFFD"
    )
    remedy = "check the words there in the original"
    if lost > 0.3 * len(data):
        remedy = "convert the file to UTF-8 first, it may be Windows-1256"
    return text, (failure(what, which, cause, remedy, "part"),)


def oddities(text: str, which: str, what: str) -> Iterator[Failure]:
    """What is strange about a text though it could be decoded: NULs, letters shown in another order, no spaces."""
    if count := text.count("\0"):
        first = f"the first at offset {text.index(chr(0)):,}"
        cause = f"holds {count:,} NUL {'character' if count == 1 else 'characters'} ({first})"
        yield failure(what, which, cause, "they were kept, and separate words; check the original", "part")
    if places := [text.find(mark) for mark in _OVERRIDES if mark in text]:
        cause = f"shows letters in another order than they stand in (from offset {min(places):,})"
        yield failure(what, which, cause, "it was read as it stands; check the original", "part")
    stretch = _STRETCH.search(text) if len(text) > _LONGEST else None
    if stretch:
        cause = f"has no space in {_LONGEST:,} characters and more (from offset {stretch.start():,})"
        yield failure(what, which, cause, "it was read in pieces; check the original", "part")
