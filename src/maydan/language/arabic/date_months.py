"""Dates with a month: by name in any of the calendars and dialects of newspapers, or in figures."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from . import calendars as cal
from . import date_words as w
from .calendars import UNKNOWN, Span
from .date_text import Found, Text, make, year_at
from .date_words import WORDS, TimeWord
from .number_core import number_at

_DASHES = frozenset("-–—/")
_YEAR_PREPS = frozenset(("في", "منذ", "حتي", "خلال", "وفي", "ومنذ", "وحتي", "وخلال", "بعد", "قبل"))

_COUNTED = frozenset("شخص دولار مقاتل منزل متر الف جندي".split())
"""Nouns that show a figure after 'in' to be a count, beside those in the accusative, which end in alef."""


class _Name(NamedTuple):
    """A month by name: its calendar, number (1-12) and the token after it."""

    kind: str
    number: int
    last: int


class _Year(NamedTuple):
    """What follows a month and tells its year. `way`: -1 'last', 0 nothing, 1 'next'; `known` False for 'the same'."""

    last: int
    number: int | None = None
    hijri: bool = False
    way: int = 0
    known: bool = True
    day: int | None = None


class Days(NamedTuple):
    """The day or days before a month, None for none; `first` is where they begin."""

    first: int
    from_: int | None = None
    to: int | None = None


def month_rule(x: Text, i: int, word: TimeWord) -> Found | None:
    """'17 July 2015', 'July', 'the seventh and eighth of July', 'mid-July', 'the month of Ramadan'."""
    name = _name_at(x, i)
    if name is None:
        return None
    last = _other_name(x, name)
    year = _year_after(x, last)
    days = days_before(x, i) if not word.prefix else Days(i)
    if days.from_ is None and year.day is not None:
        days = days._replace(from_=year.day, to=year.day)
    first = days.first
    told = days.from_ is not None or last > name.last or year.last > last
    if not (told or _sure(x, i, word, first)) or (x.norms[first - 1] in w.NAMES_BEFORE and x.free(first - 1)):
        return None
    span = _span(x.published, name, days, year)
    if days.from_ is not None:
        return make(first, year.last, span, "day" if days.from_ == days.to else "period", "date")
    part = w.EDGES.get(x.norms[first - 1]) if x.free(first - 1) else None
    if part is not None:
        edge = (span[1], span[1]) if part == "end" else cal.part_of_month(span, part)
        return make(first - 1, year.last, edge, "period", w.MONTH)
    return make(first, year.last, span, "month", w.MONTH)


def _name_at(x: Text, i: int) -> _Name | None:
    """The month named at token i, in one word or two."""
    word = WORDS.get(x.norms[i])
    if word is None:
        return None
    if word.kind in (w.MONTH, w.HIJRI):
        return _Name(word.kind, int(word.value), i + 1)
    if word.kind in (w.TWO_WORD, w.SEASON):
        found = w.TWO_WORD_MONTHS.get((x.norms[i][len(word.prefix) :], x.norms[i + 1]))
        return _Name(*found, i + 2) if found else None
    return None


def _other_name(x: Text, name: _Name) -> int:
    """The token after the month's second name: 'أيلول/سبتمبر', 'يوليو (تموز)', 'أغسطس آب'."""
    j = name.last
    opened = x.norms[j] == "("
    if opened or x.norms[j] in _DASHES:
        j += 1
    other = _name_at(x, j)
    if other is None or other[:2] != name[:2]:
        return name.last
    return other.last + (opened and x.norms[other.last] == ")")


def _sure(x: Text, i: int, word: TimeWord, first: int) -> bool:
    """Whether a bare month name is one: آب must be written so, رمضان needs 'in' or 'the month of' before it."""
    bare = x.norms[i][len(word.prefix) :]
    if bare not in w.DOUBTFUL_MONTHS:
        return True
    if bare == "اب":
        return "آ" in x.tokens[i].text or first < i
    prev = x.norms[first - 1]
    return first < i or prev in w.EDGES or w.PREPOSITIONS.get(prev) in ("في", "منذ", "حتى", "خلال")


def _year_after(x: Text, i: int) -> _Year:
    """The year told after a month, or 'last', 'of last year', 'this'; an empty _Year at i if nothing is."""
    j = i + (x.norms[i] == "من")
    if x.norms[j] in w.THIS:
        j += 1
    if x.norms[j] in w.YEAR_WORDS:
        j += 1
        if x.norms[j] in w.SAME:
            return _Year(j + 1, known=False)
        way = w.way_of(x.norms[j])
        this = way is None and x.norms[j - 2] in w.THIS
        if way is not None or this:
            year = x.published.year + (way or 0) if x.published else None
            return _Year(j + (not this), number=year, known=year is not None)
    told = year_at(x.norms, j)
    if told is not None:
        return _Year(told[2], number=told[0], hijri=told[1])
    return _Year(i) if j > i else _modifier_after(x, i)


def _modifier_after(x: Text, i: int) -> _Year:
    """'July last', 'July current', 'September 11, 2001'."""
    norm = x.norms[i]
    if norm in w.SAME:
        return _Year(i + 1, known=False)
    way = w.way_of(norm)
    if way is not None:
        year = x.published.year if way == 0 and x.published else None
        told = year_at(x.norms, i + 1)
        return _Year(i + 1, number=year, way=way) if told is None else _Year(told[2], told[0], told[1])
    told = year_at(x.norms, i + 1) if _day_figure(norm) else None
    return _Year(told[2], told[0], told[1], day=int(norm)) if told is not None else _Year(i)


def _day_figure(norm: str) -> bool:
    return len(norm) <= 2 and norm.isascii() and norm.isdecimal() and 1 <= int(norm) <= 31


def days_before(x: Text, i: int) -> Days:
    """The day or days told before token i: '17', 'the fourth of', '5-10', 'the seventh and the eighth of'."""
    first = i - 1 if x.norms[i - 1] in w.MONTH_WORDS and x.free(i - 1) else i
    of = x.norms[first - 1] == "من"
    to = _day_before(x, first - of, of)
    if to is None:
        return Days(first)
    begin, number = to
    joined = x.norms[begin - 1] in ("و", "الي", "حتي", "-", "–")
    joint = begin - joined
    if joined or x.norms[begin][:1] == "و":
        earlier = _day_before(x, joint, True)
        if earlier is not None and earlier[1] < number:
            return Days(earlier[0], earlier[1], number)
    return Days(begin, number, number)


def _day_before(x: Text, end: int, of: bool) -> tuple[int, int] | None:
    """(first token, day) of the day that ends before token `end`; number words without rank need 'of' after them."""
    if x.free(end - 1) and _day_figure(x.norms[end - 1]):
        article = x.norms[end - 2] in ("ال", "وال") and x.free(end - 2)
        return end - 1 - article, int(x.norms[end - 1])
    for k in (end - 2, end - 1):
        if not x.free(k) or k < 0:
            continue
        number = number_at(x.tokens, k, end)
        if number is not None and number.last == end and number.best and number.best <= 31 and (number.ordinal or of):
            return k, number.best
    return None


def _span(published: date | None, name: _Name, days: Days, year: _Year) -> Span:
    """The days meant; UNKNOWN if the year is neither told nor to be had from the day of publication."""
    if not year.known or (year.number is None and published is None):
        return UNKNOWN
    if name.kind == w.HIJRI:
        return _hijri(published, name, days, year)
    if year.number is not None:
        number = year.number
    else:
        assert published is not None
        number = cal.year_of(published, name.number, days.from_, year.way)
    if days.from_ is None or days.to is None:
        return cal.month_span(number, name.number)
    return cal.day_span(number, name.number, days.from_)[0], cal.day_span(number, name.number, days.to)[1]


def _hijri(published: date | None, name: _Name, days: Days, year: _Year) -> Span:
    """A Hijri month or day; a Gregorian year beside it chooses the Hijri month that began in that year."""
    if year.number is not None and (year.hijri or year.number <= 1500):
        return _between(cal.hijri_span(year.number, name.number, days.from_), year.number, name, days)
    if year.number is not None:
        return cal.hijri_back(date(year.number, 12, 31), name.number, days.from_)
    return cal.hijri_back(published, name.number, days.from_) if published is not None else UNKNOWN


def _between(span: Span, year: int, name: _Name, days: Days) -> Span:
    return (span[0], cal.hijri_span(year, name.number, days.to)[1]) if days.to != days.from_ else span


# ---------------------------------------------------------------------------------------------- dates in figures


def figures(x: Text, i: int) -> Found | None:
    """A date in figures (17/7/2015, 17-7-2015, 2015-07-17), a year by itself where a preposition or an edge announces
    it, a Hijri year; None for any other number."""
    norm = x.norms[i]
    if len(norm) >= 6 and (norm.count("/") == 2 or norm.count(".") == 2):
        return _from_parts(x, i, i + 1, norm.replace(".", "/").split("/"))
    if x.norms[i + 1] in _DASHES and x.norms[i + 3] == x.norms[i + 1] and x.norms[i + 4][:1].isdecimal():
        found = _from_parts(x, i, i + 5, [norm, x.norms[i + 2], x.norms[i + 4]])
        if found is not None:
            return found
    told = year_at(x.norms, i)
    if told is None:
        return None
    number, hijri, last = told
    if hijri:
        return make(i, last, cal.hijri_span(number), "year", w.YEAR)
    part = w.EDGES.get(x.norms[i - 1]) if i else None
    marked = last > i + 1
    if not 1900 <= number <= 2100 or not (marked or part or _announced(x, i, last)):
        return None
    if part:
        return make(i - 1, last, cal.part_of_year(cal.year_span(number), part), "period", w.YEAR)
    return make(i, last, cal.year_span(number), "year", w.YEAR)


def _announced(x: Text, i: int, last: int) -> bool:
    """Whether a bare year follows a preposition of time and counts nothing: 'in 2011', not 'in 2000 houses'."""
    if x.norms[i - 1] not in _YEAR_PREPS:
        return False
    after = x.norms[last]
    counted = after in _COUNTED or (after.endswith("ا") and len(after) > 3)
    return not counted


def _from_parts(x: Text, i: int, last: int, parts: list[str]) -> Found | None:
    """Day, month, year in either order of ends; a year before 1500 is Hijri. None if they make no date."""
    if not all(p.isascii() and p.isdecimal() and len(p) <= 4 for p in parts):
        return None
    if len(parts[0]) == 4:
        parts = parts[::-1]
    day, month, year = map(int, parts)
    if len(parts[2]) != 4 or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    if month > 12 >= day:
        day, month = month, day
    hijri = 1300 <= year <= 1500
    span = cal.hijri_span(year, month, day) if hijri and day and month else cal.day_span(year, month, day)
    marked = x.norms[last] in ("ه", "م")
    return make(i, last + marked, span, "day", "date") if span != UNKNOWN else None
