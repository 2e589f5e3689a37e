"""Quantities in Arabic text: digits, words, mixtures, vague counts, ranges and bounds.

The chain: a dictionary look-up finds where a number may begin; `_core` reads the number itself; `_join` makes ranges of
two numbers; `_bounded` looks left for 'about', 'more than' (which become part of the span) and right for 'at least'
(which does not, because nouns stand between). Shares, decimals and clock times are passed over, not returned.
What the figures mean: 'about 30' is (30, 30, 30, about); 'at least 11' (11, 11, None, least); 'up to 20' (None, None, 20,
most); '10 to 15' (10, None, 15, about); 'dozens' (20, None, None, about).
"""

from __future__ import annotations

from typing import NamedTuple, Sequence

from ..base import Number, Token
from . import number_words as w
from .number_words import WORDS

_LARGEST = 10**13
"""Longer figures are telephone or account numbers."""
_LOOK_AHEAD = 4
"""Tokens that may stand between a number and 'at least'."""
_SEPARATORS = frozenset("-–—")


class _Core(NamedTuple):
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


def find_numbers(tokens: Sequence[Token]) -> list[Number]:
    """Quantities in a sentence, left to right, without overlap. A number inside a date is returned here too: the reader,
    which also knows the times, drops it."""
    heads = [i for i, t in enumerate(tokens) if t[3] in WORDS or "/" < t[3] < ":"]
    if not heads:
        return []
    found: list[Number] = []
    done = 0
    for i in heads:
        if i < done:
            continue
        core = _core(tokens, i)
        if core is None:
            continue
        core = _join(tokens, core)
        done = max(core.last, _after_share(tokens, core))
        if core.counts and done == core.last:
            found.append(_bounded(tokens, core, found[-1].last if found else 0))
    return found


def number_at(tokens: Sequence[Token], i: int, limit: int | None = None) -> Number | None:
    """The bare number that begins at token i, without bounds or ranges; None if none does."""
    core = _core(tokens, i, limit) if i < len(tokens) and _may_begin(tokens[i].norm) else None
    return Number(*core[:7]) if core is not None and core.counts else None


def _may_begin(norm: str) -> bool:
    return norm in WORDS or "/" < norm < ":"


# ---------------------------------------------------------------------------------------------- the number itself


def _core(tokens: Sequence[Token], i: int, limit: int | None = None) -> _Core | None:
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
        return _Core(i, i + 1, 1, 1, 1) if _after_noun(tokens, i) else None
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
    return after is not None and (after.kind == w.TENS and after.conj or after.kind == w.TEN and not after.conj)


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

    __slots__ = ("total", "group", "limit", "hundreds", "units", "tens", "last_kind", "scale")

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


def _words(tokens: Sequence[Token], i: int, stop: int, start: int = 0) -> _Core | None:
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
    if not value or last == i and not start:
        return None
    return _Core(i, last, value, value, value, scale=built.scale if not built.group else 1)


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
    if len(groups[0]) <= 3 and groups[0] != "0" and all(g.isdecimal() and len(g) == 3 for g in groups[1:]):
        return int("".join(groups))
    return None


def _figure(tokens: Sequence[Token], i: int, stop: int) -> _Core | None:
    """A number that begins in digits; None if the token is a clock time, a date, a telephone number."""
    norm, last = tokens[i].norm, i + 1
    value = _plain_figure(norm)
    if value is None:
        return _decimal(tokens, i, stop)
    if value < 1000 and norm.isdecimal():
        value, last = _spaced_thousands(tokens, i, stop, value)
    if value >= _LARGEST:
        return _Core(i, last, None, None, None, counts=False)
    if _is_label(tokens, i):
        return _Core(i, last, value, value, value, ordinal=True)
    scaled = _words(tokens, last, stop, start=value) if value and last < stop else None
    if scaled is not None and scaled.last > last and scaled.best is not None and scaled.best >= 1000:
        return scaled._replace(first=i)
    if last < stop and tokens[last].norm in w.PARTS:
        return _Core(i, last + 1, None, None, None, counts=False)
    return _Core(i, last, value, value, value)


def _spaced_thousands(tokens: Sequence[Token], i: int, stop: int, value: int) -> tuple[int, int]:
    """Reads on over '10 000' and '20،000'; returns the value and the token after it."""
    last = i + 1
    while last < stop and value < _LARGEST:
        group = last + 1 if tokens[last].text == "،" and tokens[last].start == tokens[last - 1].end else last
        if group >= stop or tokens[group].norm != "000" or tokens[group].start - tokens[group - 1].end > 1:
            break
        value, last = value * 1000, group + 1
    return value, last


def _decimal(tokens: Sequence[Token], i: int, stop: int) -> _Core | None:
    """'2.3 مليون' counts; any other decimal does not."""
    whole, dot, part = tokens[i].norm.replace(",", ".").partition(".")
    if not (dot and whole.isdecimal() and part.isdecimal() and len(part) <= 3):
        return None
    word = WORDS.get(tokens[i + 1].norm) if i + 1 < stop else None
    if word is None or word.prefix or word.kind not in (w.SCALE, w.SCALES):
        return _Core(i, i + 1, None, None, None, counts=False)
    value = int(whole + part) * word.value // 10 ** len(part)
    return _Core(i, i + 2, value, value, value, scale=word.value)


def _is_label(tokens: Sequence[Token], i: int) -> bool:
    """Whether a figure names a thing: 'Division 30', 'F-16'."""
    if not i:
        return False
    before = tokens[i - 1]
    if before.norm in w.LABELLED:
        return True
    if before.norm not in _SEPARATORS or i < 2 or before.end != tokens[i].start:
        return False
    named = tokens[i - 2]
    return named.end == before.start and named.norm[:1].isalpha() and named.norm not in WORDS


def _ordinal(tokens: Sequence[Token], i: int, stop: int, value: int) -> _Core | None:
    """'Third', 'eleventh', 'twenty-first'."""
    last = i + 1
    after = _item(tokens, last, stop)
    if after is not None and after.kind == w.TENS and after.conj:
        value, last = after.value + value % 10, last + after.width
    elif after is not None and after.kind == w.TEN and not after.conj:
        value, last = 10 + value % 10, last + after.width
    elif value == 11:
        return None
    return _Core(i, last, value, value, value, ordinal=True)


def _vague(tokens: Sequence[Token], i: int, stop: int, word: w.NumberWord) -> _Core:
    """'Dozens' from two tens, 'hundreds of thousands' from two hundred thousand, 'a few hundred' three to nine hundred."""
    factor, last = 1, i + 1
    after = WORDS.get(tokens[last].norm) if last < stop else None
    kinds = (w.SCALES,) if word.kind in (w.VAGUE, w.SCALES) else (w.SCALES, w.VAGUE)
    if after is not None and after.kind in kinds and after.prefix in ("", "ال") and after.value != word.value:
        factor, last = after.value, last + 1
    if word.kind == w.FEW:
        return _Core(i, last, 3 * factor, None, 9 * factor, "about")
    low = word.value * factor if word.kind == w.SEVERAL else 2 * word.value * factor
    return _Core(i, last, low, None, None, "about")


def _half(tokens: Sequence[Token], i: int, stop: int, word: w.NumberWord) -> _Core | None:
    """'Half a million', 'half a dozen'; a half of anything else is a share."""
    after = WORDS.get(tokens[i + 1].norm) if i + 1 < stop else None
    if after is None or after.kind not in (w.SCALE, w.DOZEN) or after.prefix not in ("", "ال"):
        return None
    value = after.value // word.value
    return _Core(i, i + 2, value, value, value, scale=1)


# ---------------------------------------------------------------------------------------------- ranges


def _join(tokens: Sequence[Token], a: _Core) -> _Core:
    """The range of which this is the first half ('between 10 and 15', '10-15', '10 to 15', '3 or 4'), or the number."""
    if a.ordinal or not a.counts or a.best is None:
        return a
    between = a.first > 0 and tokens[a.first - 1].norm in w.BETWEEN
    b = _second(tokens, a, between)
    if b is not None:
        return _range(a, b) or a
    if between and (cut := _last_and(tokens, a)):  # 'between a hundred and fifty' was read as one number
        shorter, rest = _core(tokens, a.first, cut), _core(tokens, cut)
        if shorter is not None and rest is not None and shorter.last == cut:
            return _range(shorter, rest) or a
    return a


def _range(a: _Core, b: _Core) -> _Core | None:
    """From a to b; None if they do not rise. 'Three to five thousand' begins at three thousand."""
    if a.best is None or b.best is None or b.ordinal:
        return None
    low = a.best * b.scale if a.scale == 1 and a.best < b.best // b.scale else a.best
    return _Core(a.first, b.last, low, None, b.best, "about", counts=b.counts) if low < b.best else None


def _second(tokens: Sequence[Token], a: _Core, between: bool) -> _Core | None:
    """The second half of a range right after `a`, None if there is none."""
    i = a.last
    if i >= len(tokens):
        return None
    norm = tokens[i].norm
    word = WORDS.get(norm)
    if word is not None:
        return _core(tokens, i) if between and word.prefix == "و" else None
    if i + 1 == len(tokens):
        return None
    if norm in _SEPARATORS:
        b = _core(tokens, i + 1)
        glued = tokens[i].start - tokens[i - 1].end == tokens[i + 1].start - tokens[i].end
        return b if glued and b is not None and not WORDS.get(tokens[i + 1].norm) else None
    if norm in ("او", "الي", "حتي"):
        if norm != "او" and _tells_change(tokens, a.first):
            return None
        return _core(tokens, i + 1)
    return _core(tokens, i + 1) if between and norm == "و" else None


def _tells_change(tokens: Sequence[Token], first: int) -> bool:
    """Whether a verb of rising or falling stands shortly before: 'rose from 10 to 15' is no range."""
    return any(t.norm in w.CHANGE for t in tokens[max(0, first - 6) : first])


def _last_and(tokens: Sequence[Token], a: _Core) -> int:
    """Where the last 'and' inside a number of words begins: 'between a hundred and fifty'; 0 if there is none."""
    return next((i for i in range(a.last - 1, a.first, -1) if tokens[i].norm[:1] == "و"), 0)


# ---------------------------------------------------------------------------------------------- shares and bounds


def _after_share(tokens: Sequence[Token], core: _Core) -> int:
    """The token after 'per cent', if the number is a share; else the token after the number."""
    i, n = core.last, len(tokens)
    if i < n:
        norm = tokens[i].norm
        if norm in w.PERCENT_SIGNS or norm in w.PERCENT_WORDS:
            return i + 1
        if norm in ("في", "ب", "من") and i + 1 < n and tokens[i + 1].norm in w.HUNDREDTHS:
            return i + 2
    if core.first and tokens[core.first - 1].norm in w.PERCENT_SIGNS:  # '%30'
        sign = tokens[core.first - 1]
        alone = core.first < 2 or tokens[core.first - 2].end < sign.start or tokens[core.first - 2].norm.isalpha()
        if alone and sign.end == tokens[core.first].start:
            return core.last + 1
    return core.last


def _bounded(tokens: Sequence[Token], core: _Core, left: int) -> Number:
    """The number with what bounds it: words to the left join the span, those to the right do not."""
    if core.ordinal:
        return Number(core.first, core.last, core.low, core.best, core.high, core.bound, True)
    first, bound = _before(tokens, core.first, left)
    if bound in ("", "about"):
        bound = _after(tokens, core.last) or bound or core.bound
    if bound == "exact" or (core.best is None and bound == "about"):
        return Number(first, core.last, core.low, core.best, core.high, core.bound)
    if bound == "least":
        return Number(first, core.last, core.low, core.best, None, "least")
    if bound == "most":
        high = core.high if core.high is not None else core.best
        return Number(first, core.last, None, None, high, "most" if high is not None else "about")
    return Number(first, core.last, core.low, core.best, core.high, bound)


def _before(tokens: Sequence[Token], first: int, left: int) -> tuple[int, str]:
    """Where the words that bound the number begin, and the bound they set; '' if none does."""
    p = first - 1
    if p > left and tokens[p].norm in ("ب", "ال", "ل"):  # 'ما يقدر بـ 15', 'الـ 50'
        p -= 1
    if p < left:
        return first, ""
    norm = tokens[p].norm
    if norm in w.BETWEEN:
        return _with_what(tokens, p, left), ""
    if norm in w.ABOUT or norm in w.ABOUT_VERBS:
        begin, outer = _before(tokens, p, left) if norm in w.ABOUT else (_with_what(tokens, p, left), "")
        return begin, outer or "about"
    if norm in w.UP_TO:
        return p, "most"
    if norm in w.BEYOND:
        negated = p > left and tokens[p - 1].norm in w.NEGATIONS
        begin = _with_what(tokens, p - negated, left)
        return (begin if begin < p - negated else first), "most" if negated else "least"
    if norm == "الاقل" and p > left and tokens[p - 1].norm == "علي":
        return p - 1, "least"
    return _before_preposition(tokens, p, left, first)


def _before_preposition(tokens: Sequence[Token], p: int, left: int, first: int) -> tuple[int, str]:
    """The bounds that end in a preposition: 'more than', 'no fewer than', 'up to'."""
    norm = tokens[p].norm
    if p - 1 < left:
        return first, ""
    head = tokens[p - 1].norm
    if norm == "من" and (head in w.MORE_THAN or head in w.LESS_THAN):
        negated = p - 2 >= left and tokens[p - 2].norm in w.NEGATIONS
        more = (head in w.MORE_THAN) != negated
        return p - 1 - negated, "least" if more else "most"
    if norm == "من" and head in w.ABOUT_VERBS:
        return _with_what(tokens, p - 1, left), "about"
    if norm in ("علي", "عن", "الي"):
        return _verb_of_size(tokens, p, left, first)
    return first, ""


def _verb_of_size(tokens: Sequence[Token], p: int, left: int, first: int) -> tuple[int, str]:
    """'ما لا يقل عن', 'يزيد عددهم على', 'ما يصل إلى': the verb, at most one noun, the preposition at p."""
    for verb in (p - 1, p - 2):
        if verb < left:
            break
        norm = tokens[verb].norm
        negated = verb > left and tokens[verb - 1].norm in w.NEGATIONS
        begin = _with_what(tokens, verb - negated, left)
        if norm in w.FEWER and tokens[p].norm == "عن":
            return begin, "least" if negated else "most"
        if norm in w.MORE and tokens[p].norm != "الي":
            return begin, "most" if negated else "least"
        if norm in w.REACH and tokens[p].norm == "الي" and (begin < verb or norm == "مايصل"):
            return begin, "most"
    return first, ""


def _with_what(tokens: Sequence[Token], i: int, left: int) -> int:
    """i, or the token before it if that is 'ما' ('what')."""
    return i - 1 if i > left and tokens[i - 1].norm in w.WHAT else i


def _after(tokens: Sequence[Token], last: int) -> str:
    """The bound set by words after the number, across the noun counted; '' if none."""
    stop = min(len(tokens) - 1, last + _LOOK_AHEAD + 1)
    for i in range(last, stop + 1):
        if i >= len(tokens):
            break
        norm = tokens[i].norm
        following = tokens[i + 1].norm if i + 1 < len(tokens) else ""
        if norm == "علي" and following in ("الاقل", "الاكثر"):
            return "least" if following == "الاقل" else "most"
        if norm in ("بحد", "كحد", "حد") and following in ("ادني", "اقصي"):
            return "least" if following == "ادني" else "most"
        if norm == "تقريبا":
            return "about"
        if (norm == "او" and following in ("اكثر", "يزيد")) or norm in ("فاكثر", "واكثر") and following != "من":
            return "least"
        if not norm[:1].isalpha() or norm in WORDS or norm in w.ABOUT:
            break
    return ""
