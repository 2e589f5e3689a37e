"""JSON lines: one report a line, `{"text": ..., "id", "title", "date", "source", "url", "lang"}`; only `text` must be there.

A broken line costs that line alone and is named with its number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from ..model import Report
from .base import Failure, Item, failure, parse_day, stem_of
from .decode import binary, decode, oddities

_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 1 << 16
_SHORT = 64


def read_jsonl(path: Path) -> Iterator[Item]:
    """Reports of a JSON lines file, streamed line by line."""
    try:
        with path.open("rb", buffering=_SAMPLE) as stream:
            refused = binary(stream.peek(_SAMPLE)[:_SAMPLE], str(path))  # type: ignore[attr-defined]
            if refused:
                yield refused
                return
            yield from read_jsonl_stream(stream, str(path), stem_of(path))
    except OSError as error:
        yield failure("file", str(path), error.strerror or "cannot be read", "check its name and rights")


def read_jsonl_stream(stream: BinaryIO, which: str, stem: str, taken: list[bytes] | None = None) -> Iterator[Item]:
    """Reports of a stream of JSON lines.

    Args:
        which: the name for messages. stem: ids of reports without one are `stem:line`.
        taken: the one line already taken from the stream; it is emptied.
    """
    # Lines are handed on and not kept: one may be most of the memory.
    taken = taken or [stream.readline()]
    if taken[0].startswith(_WIDE_BOMS):
        yield from _wide(taken.pop() + stream.read(), which, stem)
        return
    if taken[0][:_SHORT].strip(b"\xef\xbb\xbf \t\r\n") in (b"{", b"["):
        yield failure(
            "file",
            which,
            "holds JSON spread over several lines",
            "write one object a line, as `jq -c .` or `jq -c '.[]'` does",
        )
        return
    yield from _numbered(_lines(taken, stream), which, stem)


def _lines(taken: list[bytes], stream: Iterable[bytes]) -> Iterator[bytes]:
    yield taken.pop()
    yield from stream


def _wide(data: bytes, which: str, stem: str) -> Iterator[Item]:
    decoded = decode(data, which)
    yield from decoded.failures
    if decoded.text is not None:
        yield from _numbered((line.encode("utf-8", "replace") for line in decoded.text.split("\n")), which, stem)


def _numbered(lines: Iterator[bytes], which: str, stem: str) -> Iterator[Item]:
    empty, number = True, 0
    while (line := next(lines, None)) is not None:
        number += 1
        bare = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if bare and not bare.isspace():
            empty, handed = False, [bare]
            line = bare = b""  # a line may be most of the memory: it is handed on, and gone once it is decoded
            yield from list(_line(handed, f"{which}, line {number}", f"{stem}:{number}"))
    if empty:
        yield failure("file", which, "is empty", "nothing to read there")


def _line(handed: list[bytes], which: str, ident: str) -> Iterator[Item]:
    decoded = decode(handed.pop(), which, "line")
    yield from decoded.failures
    if decoded.text is None:
        return
    try:
        value = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        yield failure("line", which, f"is not JSON ({error.msg} at column {error.colno})", "mend it or remove it")
    except RecursionError:
        yield failure("line", which, "is nested too deeply", "a report is a flat object")
    except ValueError as error:  # a number of thousands of digits
        yield failure("line", which, f"is not JSON ({error})", "mend it or remove it")
    else:
        yield from report_from(value, which, ident)


def report_from(value: Any, which: str, ident: str) -> Iterator[Item]:
    """The report that a decoded JSON value describes, after the failures of its fields.

    A field of a wrong type is left out and named; without a text there is no report.
    """
    if not isinstance(value, dict):
        yield failure("line", which, "is JSON but no object", 'write {"text": "..."}')
        return
    text = value.get("text")
    if not isinstance(text, str):
        cause = 'has no "text"' if text is None else f'"text" is {_kind(text)}, not a string'
        yield failure("line", which, cause, 'put the report\'s words under "text"')
        return
    if not text or text.isspace():
        yield failure("line", which, 'its "text" is empty', "nothing to read there")
        return
    names = ("title", "source", "url", "lang")
    fields = {name: value.get(name) for name in names}
    for name in names:
        if fields[name] is not None and not isinstance(fields[name], str):
            yield failure("line", which, f'"{name}" is {_kind(fields[name])}, left out', "make it a string", "part")
            fields[name] = None
    published, bad = _published(value.get("date", value.get("published")), which)
    yield from bad
    given = value.get("id")
    if isinstance(given, bool) or not isinstance(given, (str, int, type(None))):
        yield failure("line", which, f'"id" is {_kind(given)}, left out', "make it a string", "part")
        given = None
    clean, title = _SURROGATE.sub("\ufffd", text), _SURROGATE.sub("\ufffd", fields["title"] or "")
    if clean != text or title != (fields["title"] or ""):
        yield failure(
            "line", which, "holds half characters (lone surrogates), read as U+FFFD", "check the original", "part"
        )
    yield from oddities(clean, which, "line")
    name = _SURROGATE.sub("\ufffd", str(given)).strip() if given is not None else ""
    yield Report(
        id=name or ident,
        text=clean,
        title=title,
        published=published,
        source=_whole(fields["source"]),
        url=_whole(fields["url"]),
        lang=_whole(fields["lang"]) or "ar",
    )


def _whole(text: str | None) -> str | None:
    return _SURROGATE.sub("\ufffd", text) if text else None


def _published(value: Any, which: str) -> tuple[date | None, tuple[Failure, ...]]:
    if value is None or value == "":
        return None, ()
    try:
        return parse_day(value if isinstance(value, str) else ""), ()
    except ValueError:
        shown = repr(value) if len(repr(value)) <= 40 else repr(value)[:40] + "..."
        cause = f'"date" {_SURROGATE.sub("?", shown)} is no ISO date, left out'
        return None, (failure("line", which, cause, "write it as 2017-06-14", "part"),)


def _kind(value: Any) -> str:
    return {dict: "an object", list: "a list", str: "a string", bool: "true or false"}.get(type(value), "a number")
