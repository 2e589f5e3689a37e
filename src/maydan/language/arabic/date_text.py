"""What the rules for times share: the sentence as they see it, and what they hand back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ..base import Token
from . import date_words as w
from .calendars import UNKNOWN, Span

_PAD = 8


class Text(NamedTuple):
    """A sentence for the rules. `norms` is padded with empty keys at its end, so that looking a few tokens past either
    end (index -1 too) finds '' and needs no check. `left` is the first token that a rule may still take."""

    tokens: Sequence[Token]
    norms: list[str]
    published: date | None
    left: int = 0

    def free(self, i: int) -> bool:
        """Whether token i may be taken by a rule that looks left."""
        return i >= self.left


class Found(NamedTuple):
    """A time read from tokens[first:last]. `kind`: what read it; `prep`: the preposition before it, plainly spelled."""

    first: int
    last: int
    start: date | None
    end: date | None
    precision: str
    kind: str
    prep: str = ""

    @property
    def span(self) -> Span:
        """(first day, last day)."""
        return self.start, self.end


def make(first: int, last: int, span: Span, precision: str, kind: str) -> Found:
    """A Found from a span of days."""
    return Found(first, last, span[0], span[1], precision, kind)


def text_of(tokens: Sequence[Token], published: date | None) -> Text:
    """The sentence as the rules see it. With its doubling written it is a verb ('فجّر أمس'), not the dawn."""
    norms = [t.norm + _SHADDA if t.norm[-3:] == "فجر" and _SHADDA in t.text else t.norm for t in tokens]
    return Text(tokens, norms + [""] * _PAD, published)


_SHADDA = "\u0651"


def day(shifted: date | None) -> Span:
    """The span of one day, or of none."""
    return (shifted, shifted) if shifted is not None else UNKNOWN


def year_at(norms: list[str], i: int) -> tuple[int, bool, int] | None:
    """(year, whether Hijri, next token) for a year in four digits at token i and what marks its calendar; else None."""
    norm = norms[i]
    if len(norm) != 4 or not (norm.isascii() and norm.isdecimal()):
        return None
    year, after = int(norm), norms[i + 1]
    if after in ("ه", "هجري", "هجريه", "للهجره") and 1300 <= year <= 1500:
        return year, True, i + 2
    if not 1000 <= year <= 2100:
        return None
    return year, False, i + 1 + (after in ("م", "ميلادي", "ميلاديه"))


def before(x: Text, found: Found) -> Found:
    """The time with the words on its left that belong to it: 'the early hours of', 'the morning of', 'since'."""
    first, precision, norms = found.first, found.precision, x.norms
    if precision in ("day", "part"):
        if x.free(first - 1) and norms[first - 1] in w.DAY_WORDS:
            first -= 1
        if x.free(first - 1) and norms[first - 1] in w.DAY_PARTS:
            first, precision = _midnight(x, first - 1), "part"
    if found.kind == w.TONIGHT:
        first = _midnight(x, first)
    early = _early(x, first)
    if early < first:
        first, precision = early, "part" if precision == "day" else precision
    prep = w.PREPOSITIONS.get(norms[first - 1], "") if x.free(first - 1) else ""
    if prep and (prep not in ("من", "بين", "إلى") or (prep == "بين" and precision == "period")):
        first -= 1
    return found._replace(first=first, precision=precision, prep=prep)


def _midnight(x: Text, first: int) -> int:
    """Takes in 'after the middle of' before 'night', 'after' before 'noon'."""
    if x.free(first - 1) and x.norms[first - 1] in ("منتصف", "بمنتصف"):
        first -= 1
    if x.free(first - 1) and x.norms[first - 1] in ("بعد", "قبل", "قبيل", "عقب", "وبعد", "حوالي"):
        first -= 1
    return first


def _early(x: Text, first: int) -> int:
    """Takes in 'at an early time of', 'in the first hours of'."""
    j = first - 1 if x.norms[first - 1] == "من" else first
    if x.norms[j - 1] not in w.EARLY:
        return first
    for k in (j - 2, j - 3):
        if x.free(k) and x.norms[k] in w.MOMENTS:
            return k
    return first
