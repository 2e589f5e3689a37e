"""Plain text: one file, or standard input, is one report. Markdown stays as it stands: the frozen text is what was given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ..model import Report
from .base import Item, failure, stem_of
from .decode import Decoded, decode, oddities


def read_text(path: Path) -> Iterator[Item]:
    """One report of the whole file; its id is the file's name without suffix."""
    try:
        decoded = decode(path.read_bytes(), str(path))
    except OSError as error:
        yield failure("file", str(path), error.strerror or "cannot be read", "check its name and rights")
        return
    yield from _report(decoded, str(path), "file", stem_of(path))


def read_stream(stream: BinaryIO, first: bytes = b"") -> Iterator[Item]:
    """One report of all that a stream gives; `first` is what was already taken from it."""
    return _report(decode(first + stream.read(), "standard input", "input"), "standard input", "input", "stdin")


def _report(decoded: Decoded, which: str, what: str, ident: str) -> Iterator[Item]:
    # Takes the text and not the bytes: a generator would hold them for as long as the report is read.
    yield from decoded.failures
    if decoded.text is not None:
        yield from oddities(decoded.text, which, what)
        yield Report(id=ident, text=decoded.text)
