"""Arabic: all that the reader asks of a language, behind one object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from .. import tokens as _tokens
from ..base import Language, Number, TimeExpression, Token
from .dates import find_times
from .normalize import normalize
from .numbers import find_numbers


class Arabic:
    """Implements `Language` for Modern Standard Arabic as newspapers write it."""

    code = "ar"
    __slots__ = ()

    def normalize(self, text: str) -> str:
        """See normalize.normalize."""
        return normalize(text)

    def sentences(self, text: str) -> Iterator[tuple[int, int]]:
        """See tokens.sentences."""
        return _tokens.sentences(text)

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """See tokens.tokens."""
        return _tokens.tokens(text, start, end)

    def numbers(self, tokens: Sequence[Token]) -> list[Number]:
        """See numbers.find_numbers."""
        return find_numbers(tokens)

    def times(self, tokens: Sequence[Token], published: date | None) -> list[TimeExpression]:
        """See dates.find_times."""
        return find_times(tokens, published)


ARABIC: Final[Language] = Arabic()
"""The Arabic language."""
