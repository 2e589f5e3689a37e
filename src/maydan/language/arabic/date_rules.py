"""The rules for times, one for each kind of word that may begin or carry one. Each takes the sentence, the index of the
word and its entry, and returns a Found or None; none looks beyond a few tokens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from . import calendars as cal
from . import date_words as w
from .calendars import UNKNOWN, Span
from .date_months import Days, days_before, month_rule
from .date_text import Found, Text, day, make, year_at
from .date_words import TimeWord
from .number_core import number_at
from .number_words import ABOUT, ABOUT_VERBS

Rule = Callable[[Text, int, TimeWord], "Found | None"]
_DAYS: Final = {"day": 1, "week": 7}
_MONTHS: Final = {"month": 1, "year": 12, "decade": 120}


def weekday(x: Text, i: int, word: TimeWord) -> Found | None:
    """'Friday', 'last Friday', 'next Friday', 'the Friday before last'."""
    number, prev, after = int(word.value), x.norms[i - 1], x.norms[i + 1]
    if prev in w.PRAYERS or prev in w.NAMES_BEFORE:
        return None
    if after == "قبل" and x.norms[i + 2] in w.PAST:
        return make(i, i + 3, _weekday_span(x.published, number, -2), "day", w.WEEKDAY)
    way = w.way_of(after)
    if after in w.SAME:
        return make(i, i + 2, UNKNOWN, "day", w.WEEKDAY)
    return make(i, i + 1 + (way is not None), _weekday_span(x.published, number, way or 0), "day", w.WEEKDAY)


def _weekday_span(published: date | None, number: int, way: int) -> Span:
    """A weekday looking back up to the day itself (0), before it (-1), a week more (-2), or ahead (1)."""
    if published is None:
        return UNKNOWN
    if way > 0:
        return day(cal.weekday_forward(published, number))
    eve = cal.shift(published, -1) if way else published
    return day(cal.weekday_back(eve, number, weeks=int(way == -2))) if eve is not None else UNKNOWN


def anchor(x: Text, i: int, word: TimeWord) -> Found | None:
    """'Today', 'yesterday', 'the day before yesterday', 'tomorrow'; 'the third day' and 'that day' stay unresolved."""
    offset, first, last, prev = int(word.value), i, i + 1, x.norms[i - 1]
    if offset == 0:
        if prev in w.NAMES_BEFORE or x.norms[i + 1].startswith("العالمي"):
            return None
        nth = number_at(x.tokens, i + 1)
        if nth is not None and nth.ordinal:
            successive = x.norms[nth.last] == "علي" and x.norms[nth.last + 1] == "التوالي"
            return make(i, nth.last + 2 * successive, UNKNOWN, "day", w.UNIT)
        if x.norms[i + 1] in w.SAME or prev in w.THAT:
            return make(i - (prev in w.THAT), i + 1 + (x.norms[i + 1] in w.SAME), UNKNOWN, "day", w.UNIT)
        first -= prev in w.THIS
    elif offset < 0:
        first, last, offset = _two_days_ago(x, i)
    elif prev in ("بعد", "وبعد"):
        first, offset = i - 1, 2
    elif x.norms[i].endswith("غد") and x.norms[i][-3:] != "الغد" and prev not in w.DAY_PARTS | w.DAY_WORDS:
        return None
    return make(first, last, day(cal.shift(x.published, offset)) if x.published else UNKNOWN, "day", w.ANCHOR)


def _two_days_ago(x: Text, i: int) -> tuple[int, int, int]:
    """(first, last, offset) of 'yesterday' and of the ways to say 'the day before yesterday' around it."""
    if x.norms[i + 1] == "الاول":
        return i, i + 2, -2
    if x.norms[i - 1] in ("اول", "واول", "قبل"):
        return i - 1, i + 1, -2
    if x.norms[i - 1] == "من" and x.norms[i - 2] in ("اول", "واول"):
        return i - 2, i + 1, -2
    return i, i + 1, -1


def tonight(x: Text, i: int, word: TimeWord) -> Found | None:
    """'Last night' spans two days; 'tonight' is today; 'through the night' is a part of some day."""
    after, prev = x.norms[i + 1], x.norms[i - 1]
    back = 1 if after in w.PAST else 2 if after == "قبل" and x.norms[i + 2] in w.PAST else 0
    if back:
        span = (cal.shift(x.published, -back), cal.shift(x.published, 1 - back)) if x.published else UNKNOWN
        return make(i, i + 1 + back, span, "part", w.TONIGHT)
    if prev in ("خلال", "طوال", "طيله", "اثناء") or prev in w.THAT:
        return make(i - 1, i + 1, UNKNOWN, "part", w.TONIGHT)
    if not x.norms[i].endswith("ليله"):
        return None
    return make(i, i + 1, day(x.published), "part", w.TONIGHT)


def adverb(x: Text, i: int, word: TimeWord) -> Found | None:
    """'At dawn', 'at night'. مساء is also a noun, 'the evening of': it is an adverb with tanween or after a time."""
    if x.norms[i].endswith("مساء") and "\u064b" not in x.tokens[i].text:
        after = w.WORDS.get(x.norms[i + 1])
        if x.norms[i + 1] in w.DAY_WORDS or (after is not None and after.kind in (w.WEEKDAY, w.ANCHOR, w.THE)):
            return None
        return make(i, i + 1, UNKNOWN, "part", "weak")
    return make(i, i + 1, UNKNOWN, "part", w.ADVERB)


def unit(x: Text, i: int, word: TimeWord) -> Found | None:
    """'Last week', 'this month', 'the year 2014'; bare 'the month' is a time only after 'this' or 'the start of'."""
    name, after, first, last = str(word.value), x.norms[i + 1], i, i + 1
    if name == "year":
        if x.norms[i - 1] in w.GENERAL:
            return None
        if year_at(x.norms, i + 1):
            return year(x, i, word)
    way = w.way_of(after)
    if way is not None:
        last += 1
    elif x.norms[i - 1] in w.THIS:
        first, way = i - 1, 0
    elif x.norms[i - 1] in w.THAT or after in w.SAME:
        return make(i - (x.norms[i - 1] in w.THAT), i + 1 + (after in w.SAME), UNKNOWN, _precision(name), w.UNIT)
    elif x.norms[i - 1] in w.EDGES and name in ("month", "year"):
        way = 0
    else:
        return None
    if name == "year" and (told := year_at(x.norms, last)) is not None:  # 'last year, 2014'
        return _edged(x, first, told[2], year_span(told[0], told[1]), "year")
    if name == "month" and (days := days_before(x, first)).from_ is not None:
        return make(days.first, last, _days_of_month(x.published, way, days), "day", "date")
    return _edged(x, first, last, _unit_span(x.published, name, way), name)


def _days_of_month(published: date | None, way: int, days: Days) -> Span:
    """'The fifth of the current month'."""
    month = _unit_span(published, "month", way)[0]
    if month is None or days.from_ is None or days.to is None:
        return UNKNOWN
    return (
        cal.day_span(month.year, month.month, days.from_)[0],
        cal.day_span(month.year, month.month, days.to)[1],
    )


def _precision(name: str) -> str:
    return name if name in ("week", "month", "year", "vague") else "season"


def _unit_span(published: date | None, name: str, way: int) -> Span:
    """The week, month, year or season before (-1), around (0) or after (1) the day of publication."""
    if published is None or name == "vague":
        return UNKNOWN
    if name == "week":
        return cal.week_span(published, way)
    if name == "month":
        moved = cal.shift_months(published, way)
        return cal.month_span(moved.year, moved.month) if moved else UNKNOWN
    if name == "year":
        return cal.year_span(published.year + way)
    spans = (cal.season_span(name, published.year + n) for n in (1, 0, -1, -2))
    past = (s for s in spans if s[0] is not None and s[1] is not None)
    if way < 0:
        return next((s for s in past if s[1] and s[1] < published), UNKNOWN)
    return next((s for s in past if s[0] and s[0] <= published), UNKNOWN) if way == 0 else UNKNOWN


def _edged(x: Text, first: int, last: int, span: Span, name: str) -> Found:
    """The unit, or the part of it that the word before it names."""
    part = w.EDGES.get(x.norms[first - 1]) if x.free(first - 1) else None
    if part is None or name not in ("month", "year"):
        return make(first, last, span, _precision(name), w.UNIT)
    span = cal.part_of_month(span, part) if name == "month" else cal.part_of_year(span, part)
    return make(first - 1, last, span, "period", w.UNIT)


def units(x: Text, i: int, word: TimeWord) -> Found | None:
    """'The past days' (vague), 'the last two days', 'the coming seven months'."""
    name, j = str(word.value), i + 1
    number: int | None = 2 if x.norms[i].endswith("ين") and x.norms[i][-4:] != "سنين" else None
    while x.norms[j] in w.QUALIFIERS:
        j += 1
    if number is None:
        j, number = _number_of(x, j + (x.norms[j] == "ال"))
    while x.norms[j] in w.QUALIFIERS or (x.norms[j] in w.RECENT and w.way_of(x.norms[j + 1]) is not None):
        j += 1
    way = w.way_of(x.norms[j])
    if way is None or not way:
        return None
    if number is None:
        return make(i, j + 1, UNKNOWN, "vague", w.UNITS)
    return make(i, j + 1, _reach(x.published, name, number * way), "period", w.UNITS)


def _number_of(x: Text, j: int) -> tuple[int, int | None]:
    """(next token, number) of a count at token j, or (j, None)."""
    number = number_at(x.tokens, j)
    return (j, None) if number is None or number.ordinal or number.best is None else (number.last, number.best)


def _reach(published: date | None, name: str, count: int) -> Span:
    """From the day of publication so many units back (negative) or ahead."""
    if published is None:
        return UNKNOWN
    other = _moved(published, name, count)
    if other is None:
        return UNKNOWN
    return (other, published) if count < 0 else (published, other)


def _moved(published: date, name: str, count: int) -> date | None:
    if name == "hour":
        return cal.shift(published, -(-abs(count) // 24) * (1 if count > 0 else -1))
    if name in _DAYS:
        return cal.shift(published, count * _DAYS[name])
    return cal.shift_months(published, count * _MONTHS[name]) if name in _MONTHS else None


def year_span(number: int, hijri: bool) -> Span:
    """The days of a year of either calendar."""
    return cal.hijri_span(number) if hijri else cal.year_span(number)


def year(x: Text, i: int, word: TimeWord) -> Found | None:
    """'The year 2014', 'the years 2003 and 2011', 'the year 1436 AH', a year spelled out."""
    told = year_at(x.norms, i + 1)
    if told is None:
        spelled = number_at(x.tokens, i + 1)
        if spelled is None or spelled.best is None or not 1900 <= spelled.best <= 2100 or spelled.ordinal:
            return None
        told = spelled.best, False, spelled.last
    number, hijri, last = told
    span = year_span(number, hijri)
    while x.norms[last] in ("و", "-", "–", "الي", "حتي") and (more := year_at(x.norms, last + 1)) is not None:
        span, last = (span[0], year_span(more[0], more[1] or hijri)[1]), more[2]
    if span[0] is not None and span[1] is not None and span[0] > span[1]:
        span = UNKNOWN
    several = span[0] is not None and span[1] is not None and (span[1] - span[0]).days > 366
    return _edged(x, i, last, span, "year") if not several else make(i, last, span, "period", w.YEAR)


def season(x: Text, i: int, word: TimeWord) -> Found | None:
    """'Summer 2014', 'the autumn of last year'; ربيع الأول is a month."""
    if x.norms[i].endswith("ربيع") and (x.norms[i][-4:], x.norms[i + 1]) in w.TWO_WORD_MONTHS:
        return month_rule(x, i, word)
    j = i + 1 + (x.norms[i + 1] in ("عام", "سنه"))
    told = year_at(x.norms, j)
    if told is not None and not told[1]:
        return make(i, told[2], cal.season_span(str(word.value), told[0]), "season", w.SEASON)
    way = w.way_of(x.norms[i + 2]) if x.norms[i + 1] in ("العام", "السنه") else None
    if way is None:
        return None
    span = cal.season_span(str(word.value), x.published.year + way) if x.published else UNKNOWN
    return make(i, i + 3, span, "season", w.SEASON)


def eid(x: Text, i: int, word: TimeWord) -> Found | None:
    """The two feasts, the latest before the day of publication."""
    feast = {"الفطر": (10, 1, 3), "الاضحي": (12, 10, 4)}.get(x.norms[i + 1])
    if feast is None:
        return None
    start = cal.hijri_back(x.published, feast[0], feast[1])[0] if x.published else None
    span = (start, cal.shift(start, feast[2] - 1)) if start is not None else UNKNOWN
    return make(i, i + 2, span, "period", w.EID)


def length(x: Text, i: int, word: TimeWord) -> Found | None:
    """'For two days', 'since three months', 'two weeks ago', 'after an hour'; None if no length of time follows."""
    code = str(word.value)
    first = i - (x.norms[i - 1] in ("في", "علي", "وفي", "وعلي") and x.norms[i] in ("غضون", "مدي"))
    begin, exact = _about(x, i + 1) if code != "for" else (i + 2, False)
    if code == "for" and x.norms[i + 1] != "من":  # 'لأكثر من عشرين يوما'
        return None
    measured = _length_at(x, begin)
    if measured is None:
        return None
    name, count, last = measured
    if x.norms[last] in ("ونصف", "وربع"):
        last, exact = last + 1, False
    elif x.norms[last] in ("كامل", "كامله", "كاملين", "واحد", "واحده"):
        last += 1
    if w.way_of(x.norms[last]) == -1:  # 'خلال 24 ساعة الماضية'
        last, code = last + 1, "past"
    relative = code == "ago" and x.norms[last] == "من"  # 'two days before the attack'
    known = x.published is not None and count and exact and not relative
    return make(first, last, *_length_span(x.published if known else None, code, name, count), w.SPAN)


def _about(x: Text, j: int) -> tuple[int, bool]:
    """(token at which the length itself begins, whether it is told exactly) past 'about', 'more than'."""
    exact = True
    if x.norms[j] in ("اكثر", "ازيد", "اقل") and x.norms[j + 1] == "من":
        j, exact = j + 2, False
    elif x.norms[j] == "ما" and x.norms[j + 2] in ("علي", "عن"):
        j, exact = j + 3, False
    j += x.norms[j] == "ما" and x.norms[j + 1] in ABOUT_VERBS
    j += x.norms[j] in ABOUT or x.norms[j] in ABOUT_VERBS
    return j + (x.norms[j] == "مدي"), exact


def _length_at(x: Text, j: int) -> tuple[str, int, int] | None:
    """(unit, count, next token) of a length of time at token j; count 0 if it is vague. None if there is none, or if
    what follows shows a date: 'since the month of July'."""
    vague = x.norms[j] in w.FEW
    if vague or (measure := w.LENGTHS.get(x.norms[j])) is None:
        number = None if vague else number_at(x.tokens, j + (x.norms[j] == "ال"))
        if not vague and (number is None or number.ordinal):
            return None
        k = j + 1 if number is None else number.last
        measure = w.LENGTHS.get(x.norms[k])
        if measure is None or measure[0] == "vague" or measure[1] == 2:
            return None
        return measure[0], (number.best or 0) if number is not None else 0, k + 1
    name, count = measure
    after = x.norms[j + 1]
    if count == 1 and ((after in w.WORDS and w.WORDS[after].kind not in (w.SPAN, w.THE)) or "/" < after[:1] < ":"):
        return None
    if count < 2 and after[:2] == "ال" and name != "vague" and w.way_of(after) is None:  # 'since the day of the attack'
        return None
    return name, 0 if name == "vague" else count, j + 1


def _length_span(published: date | None, code: str, name: str, count: int) -> tuple[Span, str]:
    """(span, precision) of a length of time seen from the day of publication; None there leaves the span untold."""
    if code == "ago":
        then = _moved(published, name, -count) if published else None
        if then is None:
            return UNKNOWN, "vague" if not count else _ago_precision(name)
        if name == "month":
            return cal.month_span(then.year, then.month), "month"
        if name in ("year", "decade"):
            return cal.year_span(then.year), "year"
        return day(then), _ago_precision(name)
    if code in ("since", "past"):
        span = _reach(published, name, -count) if published else UNKNOWN
        return span, "period" if count else "vague"
    return UNKNOWN, "period" if count or code == "for" else "vague"


def _ago_precision(name: str) -> str:
    return {"hour": "hour", "day": "day", "week": "week", "month": "month"}.get(name, "year")


def lately(x: Text, i: int, word: TimeWord) -> Found | None:
    """'Recently', 'soon' (but not 'near to')."""
    return None if x.norms[i + 1] == "من" else make(i, i + 1, UNKNOWN, "vague", w.LATELY)


def now(x: Text, i: int, word: TimeWord) -> Found | None:
    """'Now': the day of publication."""
    return make(i, i + 1, day(x.published), "day", w.NOW)


def moment(x: Text, i: int, word: TimeWord) -> Found | None:
    """'At an earlier time', 'at a late hour', 'in the present time': vague unless a day follows and takes it in."""
    after = x.norms[i + 1]
    if after in w.CURRENT:
        return make(i, i + 2, day(x.published), "day", w.NOW)
    if after in w.DAYTIMES and x.norms[i + 2] in w.EARLY:  # 'the first hours of the dawn'
        return make(i, i + 3, UNKNOWN, "part", w.MOMENT)
    return make(i, i + 2, UNKNOWN, "vague", w.MOMENT) if after in w.EARLY else None


def daytime(x: Text, i: int, word: TimeWord) -> Found | None:
    """'At noon', 'before the dawn', 'until the evening': of some day."""
    prev = x.norms[i - 1]
    if prev not in w.AROUND:
        return None
    return make(i - (prev not in ("حتي", "منذ", "خلال", "عند")), i + 1, UNKNOWN, "part", "daytime")


def clock(x: Text, i: int, word: TimeWord) -> Found | None:
    """'The hour 11:30', 'the sixth hour and a half'; its day, if any, is joined to it afterwards."""
    j = i + 1
    figure, dot, minutes = x.norms[j].replace(".", ":").partition(":")
    if figure.isdecimal() and len(figure) <= 4 and (minutes.isdecimal() or not dot):
        last, precision = j + 1, "minute" if dot or len(figure) > 2 else "hour"
    else:
        hour = number_at(x.tokens, j)
        if x.norms[j] == "الواحده":
            last, precision = j + 1, "hour"
        elif hour is not None and hour.ordinal and hour.best is not None and hour.best <= 12:
            last, precision = hour.last, "hour"
        else:
            return None
    if x.norms[last] in ("والنصف", "والربع", "والثلث"):
        last, precision = last + 1, "minute"
    elif x.norms[last] == "الا" and x.norms[last + 1] in ("ربعا", "ربع", "الربع", "ثلثا", "ثلث"):
        last, precision = last + 2, "minute"
    return make(i, last, UNKNOWN, precision, w.CLOCK)


def the_last(x: Text, i: int, word: TimeWord) -> Found | None:
    """'The 24 past hours' with the article standing alone before figures."""
    number = number_at(x.tokens, i + 1)
    measure = w.LENGTHS.get(x.norms[number.last]) if number is not None and number.best else None
    if number is None or number.best is None or measure is None or measure[1] == 2:
        return None
    last = number.last + 1
    way = w.way_of(x.norms[last])
    within = x.norms[i - 1] in w.WITHIN
    if not way and not within:
        return None
    span = _reach(x.published, measure[0], number.best * (way or -1))
    return make(i, last + bool(way), span, "period", w.UNITS)


RULES: Final[dict[str, Rule]] = {
    w.MONTH: month_rule,
    w.HIJRI: month_rule,
    w.TWO_WORD: month_rule,
    w.WEEKDAY: weekday,
    w.ANCHOR: anchor,
    w.TONIGHT: tonight,
    w.ADVERB: adverb,
    w.UNIT: unit,
    w.UNITS: units,
    w.YEAR: year,
    w.SEASON: season,
    w.EID: eid,
    w.SPAN: length,
    w.LATELY: lately,
    w.NOW: now,
    w.MOMENT: moment,
    w.CLOCK: clock,
    w.DAYTIME: daytime,
    w.THE: the_last,
}
"""Which rule reads which kind of word."""
