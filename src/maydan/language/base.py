"""What a language gives the reader: tokens, numbers, times. Everything that knows Arabic implements this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol


class Token(NamedTuple):
    """One word or punctuation mark. `text` is the slice [start:end] of the untouched field; `norm` its matching key."""

    text: str
    start: int
    end: int
    norm: str


class Number(NamedTuple):
    """A quantity over tokens[first:last] (last exclusive). low, best, high: counts; None is unknown.
    `bound`: exact, least, most, about. `ordinal` marks 'third', which counts nothing."""

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    bound: str
    ordinal: bool = False


class TimeExpression(NamedTuple):
    """A time over tokens[first:last]. `start`/`end` are inclusive days, None when nothing resolves them.
    `precision`: minute, hour, part, day, week, month, season, year, period, vague."""

    first: int
    last: int
    start: date | None
    end: date | None
    precision: str


class Language(Protocol):
    """The small interface behind which each language hides. All functions are pure."""

    code: str

    def normalize(self, text: str) -> str:
        """The matching key of a word or phrase; normalizing twice changes nothing."""

    def sentences(self, text: str) -> Iterator[tuple[int, int]]:
        """Spans of the sentences, in order, without overlap; together they hold every word of the text. One by one, for a
        text may have millions of them."""

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """Tokens of text[start:end], with offsets into `text`."""

    def numbers(self, tokens: Sequence[Token]) -> list[Number]:
        """Quantities, left to right, without overlap."""

    def times(self, tokens: Sequence[Token], published: date | None) -> list[TimeExpression]:
        """Times, left to right, without overlap, resolved against the day the report appeared."""
