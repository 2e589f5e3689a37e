"""The number itself: figures, words and mixtures of both, without what bounds it or makes it a range."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..base import Number, Token
from . import number_words as w
from .number_words import WORDS

_LARGEST = 10**13
"""Longer figures are telephone or account numbers."""
DASHES = frozenset("-–—")


class Core(NamedTuple):
    """A number without its bounds: tokens[first:last]; `scale` is the last scale word's value, 1 if none.
    `counts` is False for what is read but returned to nobody (shares, decimals)."""

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    bound: str = "exact"
    ordinal: bool = False
    scale: int = 1
    counts: bool = True


class _Item(NamedTuple):
    """One element inside a number of words: `width` is 2 where و stands as a token of its own."""

    kind: str
    value: int
    conj: bool
    width: int


def number_at(tokens: Sequence[Token], i: int, limit: int | None = None) -> Number | None:
    """The bare number that begins at token i, without bounds or ranges; None if none does."""
    core = core_at(tokens, i, limit) if i < len(tokens) and _may_begin(tokens[i].norm) else None
    return Number(*core[:7]) if core is not None and core.counts else None


def _may_begin(norm: str) -> bool:
    return norm in WORDS or "/" < norm < ":"


def core_at(tokens: Sequence[Token], i: int, limit: int | None = None) -> Core | None:
    """The number that begins at token i, read no further than `limit`; None if the word counts nothing there."""
    stop = len(tokens) if limit is None else limit
    word = WORDS.get(tokens[i].norm)
    if word is None:
        return _figure(tokens, i, stop)
    if word.kind == w.ORDINAL:
        return _ordinal(tokens, i, stop, word.value)
    if word.kind in (w.VAGUE, w.FEW, w.SEVERAL, w.SCALES):
        return _vague(tokens, i, stop, word)
    if word.kind == w.HALF:
        return _half(tokens, i, stop, word)
    if word.kind == w.ONE and not _continues(tokens, i, stop):
        return Core(i, i + 1, 1, 1, 1) if _after_noun(tokens, i) else None
    if word.prefix.endswith(("ال", "لل")) and i and not _definite_counts(tokens, i, word):
        return None
    core = _words(tokens, i, stop)
    if core is not None and core.last < stop and tokens[core.last].norm in w.PARTS:
        return core._replace(last=core.last + 1, counts=False)
    return core


def _definite_counts(tokens: Sequence[Token], i: int, word: w.NumberWord) -> bool:
    """Whether a number word with the article counts: not in 'Seventy Square', nor 'per cent'."""
    before = tokens[i - 1].norm
    return before not in w.NAMED_BEFORE and not (word.kind == w.HUNDRED and before in ("في", "ب"))


def _after_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word before 'one' may be the noun it counts."""
    if not i:
        return False
    before = tokens[i - 1].norm
    return len(before) > 2 and before[0].isalpha() and before not in w.NO_NOUNS and not before.startswith("ال")


def _continues(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether a unit at i is the first half of a compound: 'eleven', 'twenty-one'."""
    after = _item(tokens, i + 1, stop)
    return after is not None and ((after.kind == w.TENS and after.conj) or (after.kind == w.TEN and not after.conj))


def _item(tokens: Sequence[Token], i: int, stop: int, first: bool = False) -> _Item | None:
    """The element of a number at token i, with or without 'and'; only the first may carry a preposition."""
    if i >= stop:
        return None
    norm = tokens[i].norm
    if norm == "و":
        inner = _item(tokens, i + 1, stop)
        return None if inner is None or inner.conj else inner._replace(conj=True, width=2)
    word = WORDS.get(norm)
    if word is None:
        value = _plain_figure(norm)
        return None if value is None else _Item("figure", value, False, 1)
    if word.kind == w.ONE and not word.prefix and i + 1 < stop and _is_ten(tokens[i + 1].norm):
        return _Item(w.BOUND_UNIT, 1, True, 1)  # 'و' + 'أحد' before 'عشر' is spelled like 'واحد'
    if word.prefix not in ("", "و", "ال", "وال") and not first:
        return None
    return _Item(word.kind, word.value, word.prefix[:1] == "و", 1)


def _is_ten(norm: str) -> bool:
    word = WORDS.get(norm)
    return word is not None and word.kind == w.TEN and not word.prefix


class _Sum:
    """A number in words under construction: `total` is closed, `group` the part below the next scale word."""

    __slots__ = ("group", "hundreds", "last_kind", "limit", "scale", "tens", "total", "units")

    def __init__(self) -> None:
        self.total = self.group = 0
        self.limit = _LARGEST
        self.hundreds = self.units = self.tens = False
        self.last_kind = ""
        self.scale = 1

    def add(self, item: _Item, first: bool) -> bool:
        """Take one element in; False if it belongs to another number."""
        fits = self._joined(item) if first or item.conj else self._multiplied(item)
        if fits:
            self.last_kind = item.kind
        return fits

    def _joined(self, item: _Item) -> bool:
        kind, value = item.kind, item.value
        empty = not (self.hundreds or self.units or self.tens)
        if kind in (w.UNIT, w.BOUND_UNIT, w.ONE):
            fits = not (self.units or self.tens)
            self.units = self.units or fits
        elif kind == w.TEN:
            fits = not (self.units or self.tens)
            self.units = self.tens = True
        elif kind == w.TENS:
            fits = not self.tens
            self.tens = True
        elif kind in (w.HUNDRED, w.HUNDREDS):
            fits = empty
            self.hundreds = True
        elif kind in (w.SCALE, w.DUAL):
            fits = empty and value < self.limit
            return fits and self._close(value, value if kind == w.SCALE else value // 2)
        elif kind == "figure":  # 'ألف و500'
            fits = empty and self.last_kind in (w.SCALE, w.SCALES, w.DUAL) and value < self.limit
            self.hundreds = self.units = self.tens = True
        else:
            return False
        self.group += value if fits else 0
        return fits

    def _multiplied(self, item: _Item) -> bool:
        kind, value = item.kind, item.value
        if kind in (w.SCALE, w.SCALES) or (kind == w.DUAL and value == 2000 and self.group > 10):  # '25 ألفا'
            value = 1000 if kind == w.DUAL else value
            return bool(self.group) and value < self.limit and self._close(self.group * value, value)
        if kind == w.HUNDRED and self.last_kind == w.UNIT and 3 <= self.group <= 9:
            self.group, self.units, self.hundreds = self.group * 100, False, True
            return True
        if kind == w.TEN and self.last_kind in (w.UNIT, w.BOUND_UNIT, w.ONE) and not self.tens:
            self.group, self.tens = self.group + 10, True
            return True
        return False

    def _close(self, value: int, scale: int) -> bool:
        self.scale = scale if not self.total else 1
        self.total, self.group, self.limit = self.total + value, 0, scale
        self.hundreds = self.units = self.tens = False
        return True


def _words(tokens: Sequence[Token], i: int, stop: int, start: int = 0) -> Core | None:
    """A number of words from token i on. With `start`, a figure already read before i is multiplied and added to."""
    built, last = _Sum(), i
    if start:
        built.add(_Item(w.UNIT, start, True, 1), first=True)
        built.tens, built.last_kind = True, "figure"
    while (item := _item(tokens, last, stop, last == i and not start)) is not None:
        first = last == i and not start
        if item.kind == w.BOUND_UNIT and not _continues(tokens, last + item.width - 1, stop):
            break
        if item.kind == w.HALF:  # 'مليون ونصف', 'مليون ونصف المليون'
            last = _and_half(tokens, last, stop, built, item)
            break
        if not built.add(item, first):
            break
        last += item.width
    value = built.total + built.group
    if not value or (last == i and not start):
        return None
    return Core(i, last, value, value, value, scale=built.scale if not built.group else 1)


def _and_half(tokens: Sequence[Token], i: int, stop: int, built: _Sum, item: _Item) -> int:
    """Adds 'and a half' of the scale just read; returns the token after it (i itself where it is no such thing)."""
    if not (item.conj and built.last_kind in (w.SCALE, w.SCALES, w.DUAL) and built.limit >= 10**6):
        return i
    built.group = built.limit // item.value
    after = i + item.width
    word = WORDS.get(tokens[after].norm) if after < stop else None
    return after + 1 if word is not None and word.kind == w.SCALE and word.value == built.limit else after


def _plain_figure(norm: str) -> int | None:
    """The value of a token of digits, thousands separated or not; None if it is anything else."""
    if not ("/" < norm[:1] < ":") or len(norm) > 20:
        return None
    if norm.isdecimal():
        return int(norm)
    groups = norm.replace(".", ",").split(",")
    if len(groups[0]) <= 3 and groups[0] != "0" and all(len(g) == 3 for g in groups[1:]):
        joined = "".join(groups)
        return int(joined) if joined.isdecimal() else None
    return None


def _figure(tokens: Sequence[Token], i: int, stop: int) -> Core | None:
    """A number that begins in digits; None if the token is a clock time, a date, a telephone number."""
    norm, last = tokens[i].norm, i + 1
    value = _plain_figure(norm)
    if value is None:
        return _decimal(tokens, i, stop)
    if value < 1000 and norm.isdecimal():
        value, last = _spaced_thousands(tokens, i, stop, value)
    if value >= _LARGEST:
        return Core(i, last, None, None, None, counts=False)
    if _is_label(tokens, i):
        return Core(i, last, value, value, value, ordinal=True)
    scaled = _words(tokens, last, stop, start=value) if value and last < stop else None
    if scaled is not None and scaled.last > last and scaled.best is not None and scaled.best >= 1000:
        return scaled._replace(first=i)
    if last < stop and tokens[last].norm in w.PARTS:
        return Core(i, last + 1, None, None, None, counts=False)
    return Core(i, last, value, value, value)


def _spaced_thousands(tokens: Sequence[Token], i: int, stop: int, value: int) -> tuple[int, int]:
    """Reads on over '10 000' and '20،000'; returns the value and the token after it."""
    last = i + 1
    while last < stop and value < _LARGEST:
        group = last + 1 if tokens[last].text == "،" and tokens[last].start == tokens[last - 1].end else last
        if group >= stop or tokens[group].norm != "000" or tokens[group].start - tokens[group - 1].end > 1:
            break
        value, last = value * 1000, group + 1
    return value, last


def _decimal(tokens: Sequence[Token], i: int, stop: int) -> Core | None:
    """'2.3 مليون' counts; any other decimal does not."""
    whole, dot, part = tokens[i].norm.replace(",", ".").partition(".")
    if not (dot and whole.isdecimal() and part.isdecimal() and len(part) <= 3):
        return None
    word = WORDS.get(tokens[i + 1].norm) if i + 1 < stop else None
    if word is None or word.prefix or word.kind not in (w.SCALE, w.SCALES):
        return Core(i, i + 1, None, None, None, counts=False)
    value = int(whole + part) * word.value // 10 ** len(part)
    return Core(i, i + 2, value, value, value, scale=word.value)


def _is_label(tokens: Sequence[Token], i: int) -> bool:
    """Whether a figure names a thing: 'Division 30', 'F-16'."""
    if not i:
        return False
    before = tokens[i - 1]
    if before.norm in w.LABELLED:
        return True
    if before.norm not in DASHES or i < 2 or before.end != tokens[i].start:
        return False
    named = tokens[i - 2]
    return named.end == before.start and named.norm[:1].isalpha() and named.norm not in WORDS


def _ordinal(tokens: Sequence[Token], i: int, stop: int, value: int) -> Core | None:
    """'Third', 'eleventh', 'twenty-first'."""
    last = i + 1
    after = _item(tokens, last, stop)
    if after is not None and after.kind == w.TENS and after.conj:
        value, last = after.value + value % 10, last + after.width
    elif after is not None and after.kind == w.TEN and not after.conj:
        value, last = 10 + value % 10, last + after.width
    elif value == 11:
        return None
    return Core(i, last, value, value, value, ordinal=True)


def _vague(tokens: Sequence[Token], i: int, stop: int, word: w.NumberWord) -> Core:
    """'Dozens' from two tens, 'hundreds of thousands' from two hundred thousand, 'a few hundred' 300 to 900."""
    factor, last = 1, i + 1
    after = WORDS.get(tokens[last].norm) if last < stop else None
    kinds = (w.SCALES,) if word.kind in (w.VAGUE, w.SCALES) else (w.SCALES, w.VAGUE)
    if after is not None and after.kind in kinds and after.prefix in ("", "ال") and after.value != word.value:
        factor, last = after.value, last + 1
    if word.kind == w.FEW:
        return Core(i, last, 3 * factor, None, 9 * factor, "about")
    low = word.value * factor if word.kind == w.SEVERAL else 2 * word.value * factor
    return Core(i, last, low, None, None, "about")


def _half(tokens: Sequence[Token], i: int, stop: int, word: w.NumberWord) -> Core | None:
    """'Half a million', 'half a dozen'; a half of anything else is a share."""
    after = WORDS.get(tokens[i + 1].norm) if i + 1 < stop else None
    if after is None or after.kind not in (w.SCALE, w.DOZEN) or after.prefix not in ("", "ال"):
        return None
    value = after.value // word.value
    return Core(i, i + 2, value, value, value, scale=1)
