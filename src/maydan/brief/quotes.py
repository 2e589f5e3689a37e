"""Stretches of lines, and the numbered quotes at the end of a page: one a sentence, with every stretch that was read marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .summary import Source
from .words import Words

WINDOW = 160
"""Code points of a sentence kept on each side of the quoted words."""


class Run(NamedTuple):
    """A stretch of a line; `data` when it is a name, number, date or quotation and not of the page's own language."""

    text: str
    data: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered quote: one sentence as stretches (text, marked), where it was published, and the claims read from it
    with the exact words of each."""

    number: int
    quote: tuple[tuple[str, bool], ...]
    source: Runs
    url: str | None
    claims: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Notes:
    """Quotes numbered in the order they are cited; built up while one page is made, and not seen outside."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    sources: dict[int, Source] = field(default_factory=dict)
    marks: dict[int, set[tuple[int, int]]] = field(default_factory=dict)
    claims: dict[int, dict[str, str]] = field(default_factory=dict)

    def cite(self, source: Source, claim: str | None = None, words: str = "") -> tuple[int, ...]:
        """The number of a quote, as a tuple to be shown; () where there is no sentence. `words`: what `claim` was read from."""
        if not source.sentence:
            return ()
        number = self.numbers.setdefault((source.report, source.sentence), len(self.numbers) + 1)
        self.sources.setdefault(number, source)
        if source.mark:
            self.marks.setdefault(number, set()).add(source.mark)
        cited = self.claims.setdefault(number, {})
        if claim and (words or claim not in cited):
            cited[claim] = words
        return (number,)

    def listed(self, words: Words) -> tuple[Note, ...]:
        """All quotes cited so far, by number."""
        return tuple(
            Note(
                n,
                _quote(s.sentence, sorted(self.marks.get(n, ()))),
                _published(s, words),
                _web(s.url),
                tuple(self.claims[n].items()),
            )
            for n, s in self.sources.items()
        )


def chained(parts: Iterable[list[Run]]) -> Runs:
    """The parts that are not empty, with a dot between."""
    runs: list[Run] = []
    for part in parts:
        if part:
            runs += [Run(" · ")] if runs else []
            runs += part
    return tuple(runs)


def _quote(sentence: str, marks: Sequence[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """The sentence in stretches, the marked ones told apart; a long one is cut to a window around the marks."""
    first, last = (marks[0][0], max(end for _, end in marks)) if marks else (0, 0)
    start, stop = max(0, first - WINDOW), min(len(sentence), last + WINDOW)
    parts: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for begin, end in marks:
        if end > at:
            parts += [(sentence[at : max(at, begin)], False), (sentence[max(at, begin) : end], True)]
            at = end
    parts += [(sentence[at:stop], False), (" …" if stop < len(sentence) else "", False)]
    return tuple(part for part in parts if part[0])


def _published(source: Source, words: Words) -> Runs:
    named = Run(source.published_by, True) if source.published_by else Run(words.say("source.unknown"))
    dated = Run(source.published, True) if source.published else Run(words.say("date.unknown"))
    return chained([[named], [dated], [Run(source.report, True)]])


def _web(url: str | None) -> str | None:
    """The address if it is one of the web: a `javascript:` link from a report must not reach a page."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
