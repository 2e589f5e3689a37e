"""Paths to reports: files by their suffix, folders through and through, `-` for standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from .base import Failure, Item, dated, failure, unique
from .jsonl import read_jsonl, read_jsonl_stream
from .text import read_stream, read_text

TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
LINES = frozenset({".jsonl", ".ndjson"})
_BEGINNING = 4096
"""Bytes of standard input that are looked at to tell JSON lines from prose: a line may be the whole of it."""


def open_paths(
    paths: Iterable[str | Path], *, published: date | None = None, stdin: BinaryIO | None = None
) -> Iterator[Item]:
    """All reports under some paths, in the order given, with unique ids.

    Args:
        paths: files, folders, or "-" for `stdin`.
        published: the day for reports that have none of their own.
        stdin: bytes to read for "-"; None refuses it.
    """
    items = chain.from_iterable(open_path(path, stdin) for path in paths)
    return unique(dated(items, published))


def open_path(path: str | Path, stdin: BinaryIO | None = None) -> Iterator[Item]:
    """Reports of one path. A named file of unknown suffix is read as plain text, for the user pointed at it."""
    if str(path) == "-":
        return _stdin(stdin)
    path = Path(path)
    if path.is_dir():
        return read_folder(path)
    if path.suffix.lower() in LINES:
        return read_jsonl(path)
    return read_text(path)


def read_folder(folder: Path) -> Iterator[Item]:
    """Reports of all files of known suffix in a folder and below, sorted by path; what was passed over is said once."""
    passed: list[Path] = []
    found = False
    for entry in walk(folder):
        if isinstance(entry, Failure):
            yield entry
        elif entry.suffix.lower() in TEXT | LINES:
            found = True
            yield from open_path(entry)
        else:
            passed.append(entry)
    if passed:
        shown = ", ".join(p.name for p in passed[:3]) + (" ..." if len(passed) > 3 else "")
        cause = f"{len(passed):,} {'file' if len(passed) == 1 else 'files'} of other kinds passed over ({shown})"
        yield failure("folder", str(folder), cause, "name a file on the command line to read it as text", "none")
    if not found:
        yield failure("folder", str(folder), "holds no .txt, .md, .markdown, .jsonl or .ndjson file", "check the path")


def walk(folder: Path) -> Iterator[Path | Failure]:
    """Files below a folder, sorted; hidden ones are left alone, links to folders and pipes are told and not followed."""
    troubles: list[OSError] = []
    for base, folders, files in os.walk(folder, onerror=troubles.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (_link(path) for name in folders if (path := Path(base, name)).is_symlink())
        for path in (Path(base, name) for name in sorted(files) if not name.startswith(".")):
            yield _pipe(path) if _endless(path) else path
    for error in troubles:
        yield failure("folder", str(error.filename), error.strerror or "cannot be read", "check its rights")


def _link(path: Path) -> Failure:
    if path.resolve() in (*path.absolute().parents, *path.parent.resolve().parents, path.parent.resolve()):
        return failure("folder", str(path), "is a link back to a folder that it is in, not followed", "remove the link")
    cause = "is a link to a folder, not followed"
    return failure("folder", str(path), cause, "name the folder itself on the command line")


def _endless(path: Path) -> bool:
    """Whether a name stands for a pipe, a socket or a device: reading one may never end."""
    try:
        mode = path.stat().st_mode
    except OSError:  # told when the file is opened
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _pipe(path: Path) -> Failure:
    return failure(
        "file", str(path), "is a pipe, a socket or a device, not a file", "name it on the command line to read it"
    )


def _stdin(stream: BinaryIO | None) -> Iterator[Item]:
    if stream is None:
        return iter([failure("input", "-", "no standard input here", "name a file")])
    first = stream.readline()
    # JSON lines announce themselves: no report in prose opens with a brace and a quoted name.
    if first[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip().replace(b" ", b"").startswith(b'{"'):
        return read_jsonl_stream(stream, "standard input", "stdin", [first])
    return read_stream(stream, first)
