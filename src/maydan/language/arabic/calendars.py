"""Calendar arithmetic for reported times: spans of days, looking back from the day a report appeared.

A span is (first day, last day), both included. None stands for 'cannot be told'; years outside the calendars give None.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date | None, date | None]
UNKNOWN: Span = (None, None)

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_SOON = 14
"""Days ahead of publication within which a day named without a year or 'last' is taken for the coming one."""
# Months of a year's early, middle and late part, as newspapers use them.
_YEAR_PARTS = {"start": (1, 3), "middle": (5, 8), "late": (10, 12), "end": (12, 12)}


def shift(day: date, days: int) -> date | None:
    """The day so many days later (earlier if negative), None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> date | None:
    """The same day of the month so many months later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_span(year: int, month: int, day: int) -> Span:
    """One day; UNKNOWN if there is no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return UNKNOWN
    return found, found


def month_span(year: int, month: int) -> Span:
    """A calendar month."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return UNKNOWN
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_span(year: int, last: int | None = None) -> Span:
    """A calendar year, or the years up to `last`."""
    to = year if last is None else last
    return (date(year, 1, 1), date(to, 12, 31)) if 1 <= year <= to <= 9999 else UNKNOWN


def season_span(season: str, year: int) -> Span:
    """The three months of a season; a winter is that which ends in the year."""
    if not 2 <= year <= 9999:
        return UNKNOWN
    first, last = _SEASONS[season]
    start, _ = month_span(year - (first > last), first)
    return start, month_span(year, last)[1]


def part_of_month(span: Span, part: str) -> Span:
    """The first ten days, the middle ten or the rest of a month."""
    start, end = span
    if start is None or end is None:
        return UNKNOWN
    if part == "start":
        return start, start.replace(day=10)
    return (start.replace(day=11), start.replace(day=20)) if part == "middle" else (start.replace(day=21), end)


def part_of_year(span: Span, part: str) -> Span:
    """The early, middle, late months of a year, or its last one ('end')."""
    start, _ = span
    if start is None:
        return UNKNOWN
    first, last = _YEAR_PARTS[part]
    return month_span(start.year, first)[0], month_span(start.year, last)[1]


def week_span(day: date, weeks: int) -> Span:
    """The week, Sunday to Saturday, so many weeks after the one that holds the day."""
    start = shift(day, 7 * weeks - (day.weekday() + 1) % 7)
    return (start, shift(start, 6)) if start is not None else UNKNOWN


def weekday_back(published: date, weekday: int, weeks: int = 0) -> date | None:
    """The latest such weekday (Monday is 0) up to the day itself, then so many weeks earlier."""
    return shift(published, -((published.weekday() - weekday) % 7) - 7 * weeks)


def weekday_forward(published: date, weekday: int) -> date | None:
    """The next such weekday after the day."""
    return shift(published, (weekday - published.weekday() - 1) % 7 + 1)


def weekday_near(anchor: date, weekday: int) -> date | None:
    """The day with that weekday nearest to another: 'yesterday, Sunday' in a paper dated a day late."""
    ahead = (weekday - anchor.weekday()) % 7
    return shift(anchor, ahead if ahead <= 3 else ahead - 7)


def year_of(published: date, month: int, day: int | None, way: int) -> int:
    """The year of a month (and day) named without one: the latest that has begun by the day of publication (way 0), the
    latest whole one before this month (-1), the next (1). A day of the weeks just ahead is that one."""
    begun = (month, day or 1) <= (published.month, published.day)
    if day and not begun and way == 0 and 0 < (month - published.month) * 31 + day - published.day <= _SOON:
        return published.year
    if way > 0:
        later = (month, day) > (published.month, published.day) if day else month > published.month
        return published.year + (not later)
    if way < 0 and not day and month == published.month:
        return published.year - 1
    return published.year - (not begun)


# ---------------------------------------------------------------------------------------------- Hijri (Umm al-Qura)


def hijri_span(year: int, month: int | None = None, day: int | None = None) -> Span:
    """A Hijri year, month or day in Gregorian days; UNKNOWN outside 1343-1500, which the tables cover."""
    from hijridate import Hijri  # imported late: few texts need it

    try:
        first = Hijri(year, month or 1, day or 1)
        if day:
            last = first
        else:
            final = month or 12
            last = Hijri(year, final, Hijri(year, final, 1).month_length())
        return _gregorian(first.to_gregorian()), _gregorian(last.to_gregorian())
    except (OverflowError, ValueError):
        return UNKNOWN


def hijri_back(published: date, month: int, day: int | None = None) -> Span:
    """The latest such Hijri month or day that has begun by the day of publication."""
    from hijridate import Gregorian

    try:
        year = Gregorian(published.year, published.month, published.day).to_hijri().year
    except (OverflowError, ValueError):
        return UNKNOWN
    span = hijri_span(year, month, day)
    return span if span[0] is not None and span[0] <= published else hijri_span(year - 1, month, day)


def _gregorian(day: date) -> date:
    """A plain date: the library's own subclass compares and prints otherwise."""
    return date(day.year, day.month, day.day)
