"""Plain text: one file, or standard input, is one report. Markdown stays as it stands: the frozen text is what was given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ..model import Report
from .base import Item, failure
from .decode import decode


def read_text(path: Path) -> Iterator[Item]:
    """One report of the whole file; its id is the file's name without suffix."""
    try:
        data = path.read_bytes()
    except OSError as error:
        yield failure("file", str(path), error.strerror or "cannot be read", "check its name and rights")
        return
    yield from report_of(data, str(path), path.stem)


def read_stream(stream: BinaryIO, first: bytes = b"") -> Iterator[Item]:
    """One report of all that a stream gives; `first` is what was already taken from it."""
    yield from report_of(first + stream.read(), "standard input", "stdin")


def report_of(data: bytes, which: str, ident: str) -> Iterator[Item]:
    """The report in some bytes, after the failures that its decoding met."""
    decoded = decode(data, which, "input" if which == "standard input" else "file")
    yield from decoded.failures
    if decoded.text is not None:
        yield Report(id=ident, text=decoded.text)
