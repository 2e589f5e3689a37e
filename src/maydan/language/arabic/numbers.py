"""Quantities in Arabic text: digits, words, mixtures, vague counts, ranges and bounds.

The chain: a dictionary look-up finds where a number may begin; `number_core` reads the number itself; `_join` makes
ranges of two numbers; `_bounded` looks left for 'about', 'more than' (which become part of the span) and right for 'at
least' (which does not, because nouns stand between). Shares, decimals and clock times are passed over, not returned.
What the figures mean, as (low, best, high, bound): 'about 30' is (30, 30, 30, about); 'at least 11' (11, 11, None,
least); 'up to 20' (None, None, 20, most); '10 to 15' (10, None, 15, about); 'dozens' (20, None, None, about).
"""

from __future__ import annotations

from collections.abc import Sequence

from ..base import Number, Token
from . import number_words as w
from .number_core import DASHES, Core, core_at
from .number_words import WORDS

_LOOK_AHEAD = 4
"""Tokens that may stand between a number and 'at least'."""


def find_numbers(tokens: Sequence[Token]) -> list[Number]:
    """Quantities in a sentence, left to right, without overlap. A number inside a date is returned here too: the
    reader, which also knows the times, drops it."""
    heads = [i for i, t in enumerate(tokens) if t[3] in WORDS or "/" < t[3] < ":"]
    if not heads:
        return []
    found: list[Number] = []
    done = 0
    for i in heads:
        if i < done:
            continue
        core = core_at(tokens, i)
        if core is None:
            continue
        core = _join(tokens, core)
        done = max(core.last, _after_share(tokens, core))
        if core.counts and done == core.last:
            found.append(_bounded(tokens, core, found[-1].last if found else 0))
    return found


# ---------------------------------------------------------------------------------------------- ranges


def _join(tokens: Sequence[Token], a: Core) -> Core:
    """The range of which this is the first half ('between 10 and 15', '10-15', '10 to 15', '3 or 4'), or the number."""
    if a.ordinal or not a.counts or a.best is None:
        return a
    between = a.first > 0 and tokens[a.first - 1].norm in w.BETWEEN
    b = _second(tokens, a, between)
    if b is not None:
        return _range(a, b) or a
    if between and (cut := _last_and(tokens, a)):  # 'between a hundred and fifty' was read as one number
        shorter, rest = core_at(tokens, a.first, cut), core_at(tokens, cut)
        if shorter is not None and rest is not None and shorter.last == cut:
            return _range(shorter, rest) or a
    return a


def _range(a: Core, b: Core) -> Core | None:
    """From a to b; None if they do not rise. 'Three to five thousand' begins at three thousand."""
    if a.best is None or b.best is None or b.ordinal:
        return None
    low = a.best * b.scale if a.scale == 1 and a.best < b.best // b.scale else a.best
    return Core(a.first, b.last, low, None, b.best, "about", counts=b.counts) if low < b.best else None


def _second(tokens: Sequence[Token], a: Core, between: bool) -> Core | None:
    """The second half of a range right after `a`, None if there is none."""
    i = a.last
    if i >= len(tokens):
        return None
    norm = tokens[i].norm
    word = WORDS.get(norm)
    if word is not None:
        return core_at(tokens, i) if between and word.prefix == "و" else None
    if i + 1 == len(tokens):
        return None
    if norm in DASHES:
        b = core_at(tokens, i + 1)
        glued = tokens[i].start - tokens[i - 1].end == tokens[i + 1].start - tokens[i].end
        return b if glued and b is not None and not WORDS.get(tokens[i + 1].norm) else None
    if norm in ("او", "الي", "حتي"):
        if norm != "او" and _tells_change(tokens, a.first):
            return None
        return core_at(tokens, i + 1)
    return core_at(tokens, i + 1) if between and norm == "و" else None


def _tells_change(tokens: Sequence[Token], first: int) -> bool:
    """Whether a verb of rising or falling stands shortly before: 'rose from 10 to 15' is no range."""
    return any(t.norm in w.CHANGE for t in tokens[max(0, first - 6) : first])


def _last_and(tokens: Sequence[Token], a: Core) -> int:
    """Where the last 'and' inside a number of words begins: 'between a hundred and fifty'; 0 if there is none."""
    return next((i for i in range(a.last - 1, a.first, -1) if tokens[i].norm[:1] == "و"), 0)


# ---------------------------------------------------------------------------------------------- shares and bounds


def _after_share(tokens: Sequence[Token], core: Core) -> int:
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


def _bounded(tokens: Sequence[Token], core: Core, left: int) -> Number:
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
    word = WORDS.get(tokens[first].norm)
    p = first - 1
    if word is not None and word.prefix and not word.prefix.endswith(("ال", "لل")):  # 'وخمسة' begins anew
        return (p, "") if p >= left and tokens[p].norm in w.BETWEEN else (first, "")
    if p > left and tokens[p].norm in ("ب", "ال", "ل"):  # 'ما يقدر بـ 15', 'الـ 50'
        p -= 1
    if p < left:
        return first, ""
    norm = tokens[p].norm
    if norm in w.BETWEEN:
        return _with_what(tokens, p, left), ""
    if norm in w.ABOUT or norm in w.ABOUT_VERBS:
        alone = norm in w.ABOUT_VERBS or norm[0] == "و"
        begin, outer = (_with_what(tokens, p, left), "") if alone else _before(tokens, p, left)
        return begin, outer or "about"
    if norm in w.UP_TO:
        return p, "most"
    if norm in w.BEYOND:
        negated = p > left and tokens[p - 1].norm in w.NEGATIONS
        begin = _with_what(tokens, p - negated, left)
        return (begin if begin < p - negated else first), "most" if negated else "least"
    if norm == "الاقل" and p > left and tokens[p - 1].norm == "علي" and not 0 < left >= p - 1 - _LOOK_AHEAD:
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
        if (norm == "او" and following in ("اكثر", "يزيد")) or (norm in ("فاكثر", "واكثر") and following != "من"):
            return "least"
        if not norm[:1].isalpha() or norm in WORDS or norm in w.ABOUT:
            break
    return ""
