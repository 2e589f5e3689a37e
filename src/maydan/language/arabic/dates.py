"""Times in Arabic text, resolved against the day the report appeared.

The chain: a dictionary look-up finds where a time may stand; the rule for that word reads it (`date_rules`,
`date_months`); `date_text.before` takes in the words on its left; `_merge` joins neighbours that tell one time
('yesterday, Sunday', 'Friday 24 July', 'the night of Saturday to Sunday', 'from May to July'); last, 'since' and
'until' open the span.
Nothing is invented: what the text and the day of publication do not settle has start and end None.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..base import TimeExpression, Token
from . import calendars as cal
from . import date_words as w
from .date_months import figures
from .date_rules import RULES
from .date_text import Found, Text, before, text_of
from .date_words import WORDS

_DAYS = frozenset((w.WEEKDAY, w.ANCHOR))
_FINE = frozenset((w.WEEKDAY, w.ANCHOR, "date", w.TONIGHT))
_RANGED = frozenset((w.WEEKDAY, w.ANCHOR, "date", w.MONTH, w.YEAR, w.UNIT, w.NOW))
_YIELDING = frozenset((w.MOMENT, "weak"))
"""What a later time may take in on its left: 'an early hour' of 'yesterday', 'the evening' of 'the day before'."""
_STEPS = frozenset(("الي", "حتي", "وحتي", "والي"))


def find_times(tokens: Sequence[Token], published: date | None) -> list[TimeExpression]:
    """Times, left to right, without overlap. `published` None leaves all relative times unresolved."""
    heads = [i for i, t in enumerate(tokens) if t[3] in WORDS or "/" < t[3] < ":"]
    if not heads:
        return []
    x = text_of(tokens, published)
    found: list[Found] = []
    done = 0  # no rule may take a token before this one
    for i in heads:
        if found and i < found[-1].last:
            continue
        new = _read(x._replace(left=done), i)
        if new is None:
            continue
        while found and found[-1].last > new.first:  # a vague moment, now told by its day
            found.pop()
        found.append(new)
        done = done if new.kind in _YIELDING else new.last
    return [_opened(f, published) for f in _merge(x, found) if f.kind != "weak"]


def _read(x: Text, i: int) -> Found | None:
    """The time at token i with the words on its left, or None."""
    word = WORDS.get(x.norms[i])
    found = figures(x, i) if word is None else RULES[word.kind](x, i, word)
    if found is None or found.first < x.left:
        return None
    return found if found.kind in (w.SPAN, w.CLOCK, w.ADVERB) else before(x, found)


def _merge(x: Text, found: list[Found]) -> list[Found]:
    """Neighbours that tell one time made one, left to right."""
    merged: list[Found] = []
    for f in found:
        while merged and (one := _one(x, merged[-1], f)) is not None:
            merged.pop()
            f = one
        merged.append(f)
    return merged


def _one(x: Text, a: Found, b: Found) -> Found | None:
    """The one time that a and b tell together, None if they are two."""
    between = x.norms[a.last : b.first]
    if len(between) > 2:
        return None
    if b.kind in (w.ADVERB, "weak") and not between and (a.kind in _FINE or a.kind == w.CLOCK):
        return a._replace(last=b.last, precision=a.precision if a.kind == w.CLOCK else "part")
    if a.kind in (w.CLOCK, w.ADVERB, w.MOMENT) and b.kind in _FINE and between in ([], ["من"]):
        precision = a.precision if a.kind == w.CLOCK else "part"
        return b._replace(first=a.first, precision=precision, prep=b.prep)
    if a.kind in _DAYS and b.kind in _FINE and (one := _same_day(x, a, b, between)) is not None:
        return one
    if a.kind in _DAYS and b.kind in _DAYS and not between and x.norms[b.first].startswith("و"):
        return _two_days(a, b)
    return _range(a, b, between)


def _two_days(a: Found, b: Found) -> Found | None:
    """'Yesterday and the day before', 'on Friday and Saturday': neighbouring days make one span."""
    if a.start is None or b.start is None or abs((a.start - b.start).days) != 1:
        return None
    first, last = sorted((a.start, b.start))
    return Found(a.first, b.last, first, last, "period", "range", a.prep if a.prep == "في" else "")


def _same_day(x: Text, a: Found, b: Found, between: list[str]) -> Found | None:
    """'Yesterday (Sunday)', 'Friday 24 July', and the night between two weekdays."""
    closed = b.last + (between == ["("] and x.norms[b.last] == ")")
    if a.kind == w.WEEKDAY and b.kind == w.WEEKDAY:
        night = a.precision == "part" and between in ([], ["-"], ["–"], ["/"], ["الي"])
        return _night(a, b, x.norms[a.first] in _AFTER) if night else None
    if between not in ([], ["("], ["،"], ["-"], ["الموافق"]):
        return None
    finest = next((p for p in ("minute", "hour", "part") if p in (a.precision, b.precision)), b.precision)
    if b.kind == w.WEEKDAY:
        near = cal.weekday_near(a.start, b.start.weekday()) if a.start and b.start else None
        if near and a.start and x.published and near > x.published >= a.start:  # no 'yesterday' in the future
            near = b.start
        return Found(a.first, closed, near or b.start, near or b.end, finest, w.ANCHOR, a.prep)
    if b.kind == "date" or (b.kind == w.ANCHOR and between == ["("]):  # 'today (yesterday)', as a later edition says
        return Found(a.first, closed, b.start, b.end, finest, "date", a.prep)
    return None


_AFTER = frozenset(("بعد", "وبعد", "عقب"))


def _night(a: Found, b: Found, past_midnight: bool) -> Found:
    """The night from one weekday to the next; the second day settles the first. What came 'after the middle' of it came on the
    second."""
    eve = cal.shift(b.start, -1) if b.start else None
    fits = eve is not None and a.start is not None and eve.weekday() == a.start.weekday()
    if past_midnight:
        return Found(a.first, b.last, b.start, b.end, "part", "night", a.prep)
    return Found(a.first, b.last, eve if fits else None, b.end if fits else None, "part", "night", a.prep)


def _range(a: Found, b: Found, between: list[str]) -> Found | None:
    """'From May to July', 'between 5 June and 8 July', 'since Friday and until yesterday'."""
    if a.kind not in _RANGED or b.kind not in _RANGED:
        return None
    opened = a.prep in ("من", "منذ", "بين")
    linked = (b.prep in ("حتى", "إلى") and all(n in _STEPS or n == "،" for n in between)) or (
        a.prep == "بين" and between in ([], ["و"]) and b.prep == ""
    )
    if not (opened and linked) or (a.end and b.end and a.end > b.end):
        return None
    first = a.first - (a.prep in ("من", "بين"))
    return Found(first, b.last, a.start, b.end, "period", "range", "")


def _opened(found: Found, published: date | None) -> TimeExpression:
    """The expression as handed out: 'since' reaches to the day of publication, 'until' has no beginning."""
    start, end, precision = found.start, found.end, found.precision
    if found.prep in ("منذ", "مذ") and found.kind != w.SPAN:
        known = start is not None and published is not None and start <= published
        start, end, precision = (start, published, "period") if known else (start, None, "period")
    elif found.prep == "حتى":
        start, precision = None, "period"
    if start is not None and end is not None and start > end:
        start = end = None
    return TimeExpression(found.first, found.last, start, end, precision)
