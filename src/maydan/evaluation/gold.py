"""Annotated texts: what a careful reader takes from each, loaded and checked.

A gold file has one JSON object a line: `{"id", "events": [...]}` and, optionally, `text`, `title`, `date`, `genre`, `families`. A text that
is not in its row stands in `articles.jsonl` beside the file, or in `ID.txt` beside it. Every span is `{"text", "start"}`: the
words as written and their code-point offset in the text. The form is described in docs/reference/gold.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..model import Report, Words

ARTICLES = "articles.jsonl"
AXES = ("modality", "polarity", "attestation", "background")
_REMEDY = "see docs/reference/gold.md for the form"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Toll:
    """A loss as annotated. Counts are persons or pieces; None is unknown."""

    kind: str
    low: int | None
    high: int | None
    scope: str


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One act that the text tells. Attributes are those of a claim; `axes` holds only the axes that are annotated;
    `construction` is None where it is not annotated."""

    type: str
    mode: str | None
    status: str
    anchor: Words
    actors: tuple[Words, ...]
    recipients: tuple[Words, ...]
    place: Words | None
    when: Words | None
    from_: str | None
    losses: tuple[Toll, ...]
    said_by: Words | None
    optional: bool
    construction: str | None
    axes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GoldText:
    """An annotated report. `genre` is None where it is not told. `families`: what alone was looked for in it, None if all."""

    report: Report
    events: tuple[GoldEvent, ...]
    genre: str | None = None
    families: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Fold:
    """Every `n`-th text, starting with number `i` (from 0)."""

    i: int
    n: int

    @classmethod
    def parse(cls, text: str) -> Fold:
        """A fold written as "i/n".

        Raises:
            ValueError: it is not two whole numbers with 0 <= i < n.
        """
        first, _, second = text.partition("/")
        fold = cls(int(first), int(second))
        if not 0 <= fold.i < fold.n:
            raise ValueError(f"{text!r}: the first number counts from 0 and stays below the second")
        return fold

    def holds(self, index: int) -> bool:
        """Whether the text at this position is one of the fold."""
        return index % self.n == self.i


def load_gold(path: Path) -> tuple[GoldText, ...]:
    """All annotated texts of a file, in its order.

    Raises:
        InputError: the file or a text is missing, a row breaks the form, or a span is not the text's words.
    """
    rows = list(_rows(path))
    if not rows:
        raise InputError("gold", str(path), "holds no annotated text", _REMEDY)
    wanted = {str(row["id"]) for _, row in rows if not isinstance(row.get("text"), str)}
    articles = _articles(path.with_name(ARTICLES), wanted)
    seen: set[str] = set()
    texts = []
    for which, row in rows:
        ident = str(row["id"])
        if ident in seen:
            raise InputError("gold", which, f"the id {ident!r} was used before", "give each text an id of its own")
        seen.add(ident)
        texts.append(_text(row, which, path, articles.get(ident)))
    return tuple(texts)


def digest(paths: Iterable[Path]) -> str:
    """A short fingerprint of gold files and of the texts they annotate, the same on every machine.

    Raises:
        InputError: a file or a text is missing.
    """
    h = hashlib.blake2b(digest_size=8)
    for path in paths:
        h.update(_bytes(path).replace(b"\r\n", b"\n"))
        for text in load_gold(path):
            h.update(text.report.text.encode("utf-8", "replace") + b"\0")
    return h.hexdigest()


def choose(texts: Iterable[GoldText], fold: Fold | None, hold_out: Fold | None = None) -> tuple[GoldText, ...]:
    """The texts of one fold, less those held out; None chooses all, or holds none out."""
    return tuple(
        text
        for index, text in enumerate(texts)
        if (fold is None or fold.holds(index)) and not (hold_out is not None and hold_out.holds(index))
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("gold", str(path), error.strerror or "cannot be read", "check its name and rights") from error


def _rows(path: Path) -> Iterator[tuple[str, Row]]:
    """Name (file and line) and object of every line."""
    try:
        lines = _bytes(path).decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InputError("gold", str(path), f"is not UTF-8 (byte {error.start:,})", "save it as UTF-8") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        which = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError("gold", which, f"is not JSON ({error})", "write one object a line") from error
        if not isinstance(row, dict) or not isinstance(row.get("id"), (str, int)):
            raise InputError("gold", which, 'has no "id"', _REMEDY)
        yield which, row


def _articles(path: Path, wanted: set[str]) -> dict[str, Row]:
    if not wanted or not path.exists():
        return {}
    return {str(row["id"]): row for _, row in _rows(path) if str(row["id"]) in wanted}


def _text(row: Row, which: str, path: Path, article: Row | None) -> GoldText:
    ident = str(row["id"])
    source: Row = {**(article or {}), **{k: row[k] for k in ("text", "title", "date") if k in row}}
    text = source.get("text")
    if not isinstance(text, str):
        text = _beside(path, ident, which)
    if not isinstance(row.get("events"), list):
        raise InputError("gold", which, 'has no list "events"', _REMEDY)
    report = Report(ident, text, str(source.get("title") or ""), _day(source.get("date"), which))
    events = tuple(_event(e, f"{which}, event {n}", text) for n, e in enumerate(row["events"], 1))
    genre = row.get("genre")
    only = row.get("families")
    return GoldText(report, events, str(genre) if genre else None, frozenset(map(str, only)) if only else None)


def _beside(path: Path, ident: str, which: str) -> str:
    file = path.parent / f"{ident}.txt"
    if Path(ident).name != ident or not file.is_file():  # an id is a name, not a way out of the folder
        cause = f"there is no text for {ident!r}: neither in its row, nor in {ARTICLES}, nor in {ident}.txt beside it"
        raise InputError("gold", which, cause, "put the text in one of these")
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n")
    except UnicodeDecodeError as error:
        raise InputError("gold", str(file), f"is not UTF-8 (byte {error.start:,})", "save it as UTF-8") from error


def _day(value: Any, which: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise InputError("gold", which, f"the date {value!r} is no ISO day", "write it as 2017-06-14") from error


def _event(row: Any, which: str, text: str) -> GoldEvent:
    if not isinstance(row, dict) or not isinstance(row.get("type"), str) or not isinstance(row.get("status"), str):
        raise InputError("gold", which, 'lacks "type" or "status"', _REMEDY)
    anchor = _words(row.get("anchor"), which, "anchor", text)
    if anchor is None:
        raise InputError("gold", which, 'has no "anchor"', _REMEDY)
    return GoldEvent(
        type=row["type"],
        mode=row.get("mode") or None,
        status=row["status"],
        anchor=anchor,
        actors=_listed(row.get("actors"), which, "actors", text),
        recipients=_listed(row.get("recipients"), which, "recipients", text),
        place=_words(row.get("place"), which, "place", text),
        when=_words(row.get("when"), which, "when", text),
        from_=str(row["from"])[:10] if row.get("from") else None,
        losses=tuple(_toll(loss, which) for loss in row.get("losses") or ()),
        said_by=next(iter(_listed(row.get("said_by"), which, "said_by", text)), None),
        optional=bool(row.get("optional")),
        construction=row.get("construction") or None,
        axes={axis: row[axis] for axis in AXES if axis in row},
    )


def _words(value: Any, which: str, name: str, text: str) -> Words | None:
    """A span, checked against the text; None for null."""
    if value is None:
        return None
    words, start = (value.get("text"), value.get("start")) if isinstance(value, dict) else (None, None)
    if not isinstance(words, str) or not isinstance(start, int):
        raise InputError("gold", which, f'"{name}" is no span with "text" and "start"', _REMEDY)
    if text[start : start + len(words)] != words or start < 0:
        cause = f'"{name}": the text has other words at offset {start:,}'
        raise InputError("gold", which, cause, "count code points from 0, in the text as it stands")
    return Words(words, start, start + len(words))


def _listed(value: Any, which: str, name: str, text: str) -> tuple[Words, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(words for item in items if (words := _words(item, which, name, text)) is not None)


def _toll(value: Any, which: str) -> Toll:
    if not isinstance(value, dict) or not isinstance(value.get("kind"), str):
        raise InputError("gold", which, 'a loss has no "kind"', _REMEDY)
    low, high = value.get("low"), value.get("high")
    if not all(n is None or isinstance(n, int) for n in (low, high)):
        raise InputError("gold", which, 'a loss has a "low" or "high" that is no whole number', _REMEDY)
    return Toll(value["kind"], low, high, value.get("scope") or "event")
