"""What a source yields: reports, and failures told in one sentence each.

A source never stops at the first bad piece: it yields a `Failure` for it and goes on. Whoever consumes the items decides
where the sentences go (the command line prints them on stderr and ends with exit code 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from ..model import Report

Lost = Literal["all", "part", "none"]


@dataclass(frozen=True, slots=True)
class Failure:
    """One piece of input that was not perfect.

    `which` names it (file, or file and line). `message` is the whole sentence: `what: which: cause; what to do`.
    `lost`: "all" nothing of the piece was read; "part" it was read, but should be checked: with a gap, in an unusual
    encoding, with letters that deceive the eye; "none" there is no need to check.
    """

    which: str
    message: str
    lost: Lost = "all"


Item = Report | Failure
"""What every source is an iterator of: reports in a stable order, with a Failure in the place of each bad piece."""


def failure(what: str, which: str, cause: str, remedy: str, lost: Lost = "all") -> Failure:
    """A Failure whose sentence has the house's shape."""
    return Failure(which, f"{what}: {shown(which)}: {cause}; {remedy}", lost)


def shown(name: str) -> str:
    """A name as it may be printed: no line breaks, terminal controls, direction marks or broken bytes, but their escapes."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)


def stem_of(path: Path) -> str:
    """A file's name without suffix, as the id of a report; bytes of it that are no UTF-8 become U+FFFD."""
    return path.stem.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def parse_day(text: str) -> date:
    """The calendar day of an ISO date or date-time, as written there (no shift to another time zone).

    Raises:
        ValueError: `text` is no ISO date.
    """
    text = text.strip()
    if len(text) > 10 and text[10] not in "T ":
        raise ValueError(f"not an ISO date: {text!r}")
    if len(text) < 10 or text[4] != "-" or not text.isascii():
        raise ValueError(f"not an ISO date: {text!r}")
    return date.fromisoformat(text[:10])


def dated(items: Iterable[Item], published: date | None) -> Iterator[Item]:
    """The same items; a report without a date of its own gets `published`."""
    for item in items:
        if published is not None and isinstance(item, Report) and item.published is None:
            yield replace(item, published=published)
        else:
            yield item


def unique(items: Iterable[Item]) -> Iterator[Item]:
    """The same items; a report whose id was used before gets `#2`, `#3` ... so that claim ids stay unique."""
    seen: dict[str, int] = {}
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        ident, taken = item.id, item.id in seen
        while ident in seen:
            seen[item.id] += 1
            ident = f"{item.id}#{seen[item.id]}"
        seen[ident] = 1
        yield replace(item, id=ident) if taken else item
