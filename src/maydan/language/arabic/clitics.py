"""Ways to cut Arabic clitics off a normalized word: what is written joined before it and after it.

Nothing here decides which cut is right: a dictionary does, by trying them in the order given.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Split(NamedTuple):
    """A word as proclitics + stem. `proclitics` in full spelling ('للمدينه' is 'لال' + 'مدينه'); '' for none."""

    proclitics: str
    stem: str


class Cut(NamedTuple):
    """A stem and the pronoun that was written joined to it."""

    stem: str
    enclitic: str


# As written -> in full spelling. Only 'لل' is spelled otherwise than the sum of its parts: ل swallows the alef of ال.
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = {"ب": "ب", "ل": "ل", "ك": "ك", "ال": "ال", "بال": "بال", "كال": "كال", "لل": "لال", "س": "س"}
PROCLITICS: dict[str, str] = {
    conj + written: conj + full for conj in _CONJUNCTIONS for written, full in {"": "", **_PREPOSITIONS}.items()
}
"""Each run of proclitics as written, with its full spelling."""

_FIRST = frozenset(p[0] for p in PROCLITICS if p)
_LONGEST = max(map(len, PROCLITICS))
_FUTURE_PERSONS = frozenset("يتنا")
"""The letters a present-tense verb begins with: what may follow the future س."""

_ENCLITICS = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_LAST = frozenset(e[-1] for e in _ENCLITICS)


@lru_cache(maxsize=1 << 16)
def split(norm: str) -> tuple[Split, ...]:
    """All ways to cut proclitics off a word, longest stem (the word itself) first; stems keep at least two letters."""
    whole = Split("", norm)
    if len(norm) < 3 or norm[0] not in _FIRST:
        return (whole,)
    cuts = [whole]
    for length in range(1, min(_LONGEST, len(norm) - 2) + 1):
        full = PROCLITICS.get(norm[:length])
        if full is None or (full[-1] == "س" and norm[length] not in _FUTURE_PERSONS):
            continue
        cuts.append(Split(full, norm[length:]))
    return tuple(cuts)


@lru_cache(maxsize=1 << 15)
def enclitics(stem: str) -> tuple[Cut, ...]:
    """Ways to cut a pronoun suffix off a stem, longest rest first; () if none ends it. Each rest is followed by the
    spellings it would have alone: ت for ة ('مدينتهم': 'مدينه'), ئ and ؤ for ء, ا for ى, و for وا."""
    if len(stem) < 3 or stem[-1] not in _LAST:
        return ()
    found = sorted((e for e in _ENCLITICS if stem.endswith(e) and len(stem) - len(e) >= 2), key=len)
    return tuple(Cut(rest, e) for e in found for rest in _alone(stem[: -len(e)]))


def _alone(rest: str) -> tuple[str, ...]:
    """The rest of a word as cut, then as it is spelled when nothing follows."""
    last = rest[-1]
    if last == "ت":
        return rest, rest[:-1] + "ه"
    if last in "ئؤ":
        return rest, rest[:-1] + "ء"
    if last == "ا":
        return rest, rest[:-1] + "ي"
    return (rest, rest + "ا") if last == "و" else (rest,)
