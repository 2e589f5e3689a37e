"""Tokens become units: names and terms of several words, numbers, times, and single words with their readings.

Longest match wins; at equal length an actor before a term before a place, because a party named after a place is far more
often meant when its full name is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..actors.registry import AMBIGUOUS, HOSTILE
from ..language.base import Number, TimeExpression, Token
from ..lexicon.entries import Entry
from .knowledge import Knowledge
from .words import Cut, Name, Reading, Word, names_of


class Unit:
    """A word, name, term, number, time or mark; `first`/`last` are token indexes, last inclusive.

    `kind`: word, name, num, time, punct. `actor`: indexes in the actor list;
    `maybe`: those of a name that is an ordinary word too; `mode`: the means that a name tells ('طيران التحالف'). `country`: ISO code named. `place`: (tier, rows).
    """

    # Defaults stand on the class, as in Node.
    conj = prep = function = gloss = mode = ""
    art = future = marked = False
    word: Word | None = None
    readings: tuple[Reading, ...] = ()
    actor: tuple[int, ...] = ()
    maybe: tuple[int, ...] = ()
    country: str | None = None
    metonym: tuple[str, str] | None = None
    nation: tuple[str | None, int | None, str] | None = None
    place: tuple[str, tuple[int, ...]] | None = None
    number: Number | None = None
    time: TimeExpression | None = None

    def __init__(self, first: int, last: int, start: int, end: int, kind: str, norm: str) -> None:
        self.first, self.last, self.start, self.end, self.kind, self.norm = first, last, start, end, kind, norm

    @property
    def unknown(self) -> bool:
        return not (
            self.readings or self.function or self.actor or self.country or self.metonym or self.nation
            or self.kind != "word" or (self.place and self.place[0] == "A")
        )  # fmt: skip


_NUMBER_CLITIC = {"ب": ("بضع", "بضعه"), "ل": (), "و": ("واحد", "واحده")}
_PASSIVE_MARK = "\u064f"


def make_units(
    tokens: Sequence[Token],
    words: Sequence[Word],
    numbers: Sequence[Number],
    times: Sequence[TimeExpression],
    known: Knowledge,
) -> list[Unit]:
    """The units of a sentence, in order, covering every token once."""
    special: dict[int, Number | TimeExpression] = {n.first: n for n in numbers if not n.ordinal}
    special.update((t.first, t) for t in times)
    units: list[Unit] = []
    i, n, new = 0, len(tokens), Unit.__new__
    while i < n:
        w = words[i]
        if w.heads and i + 1 < n and (words[i + 1].norm in w.seconds or words[i + 1].bare in w.seconds):
            phrase = _phrase(tokens, words, i, known)
            if phrase is not None and not (phrase.function and i in special):  # 'أكثر من 40' is a number
                units.append(phrase)
                i = phrase.last + 1
                continue
        if i in special:
            unit = _measured(tokens, special[i])
            units.append(unit)
            i = unit.last + 1
            continue
        token = tokens[i]
        unit = new(Unit)  # the word's template is copied whole: a unit is made for every token
        unit.__dict__ = {**(w.template or _template(w)), "first": i, "last": i, "start": token.start, "end": token.end}
        if w.norm == '"':
            unit.norm = "“" if _opens(tokens, i) else "”"
        elif _PASSIVE_MARK in token.text:
            unit.marked = _PASSIVE_MARK in token.text[: 4 + len(unit.conj)]
        units.append(unit)
        i += 1
    return units


def _measured(tokens: Sequence[Token], found: Number | TimeExpression) -> Unit:
    """The unit of a number or a time."""
    unit = _spanning(tokens, found.first, found.last - 1, "num")
    if isinstance(found, TimeExpression):
        unit.kind, unit.time = "time", found
    else:
        unit.number = found
    _loose_clitics(unit, tokens[found.first].norm)
    return unit


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether a straight quotation mark opens: it touches the next word, not the one before."""
    after = i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start
    before = i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].norm not in "(«“"
    return after and not before


def _spanning(tokens: Sequence[Token], first: int, last: int, kind: str) -> Unit:
    norm = tokens[first].norm if first == last else " ".join(t.norm for t in tokens[first : last + 1])
    return Unit(first, last, tokens[first].start, tokens[last].end, kind, norm)


def _loose_clitics(unit: Unit, norm: str) -> None:
    """Conjunction and preposition joined to a number or time word."""
    if len(norm) > 2 and norm[0] in "وف" and norm not in _NUMBER_CLITIC["و"] and not norm.startswith("في"):
        unit.conj, norm = norm[0], norm[1:]
    if len(norm) > 3 and norm[0] in "بل" and norm not in _NUMBER_CLITIC["ب"]:
        unit.prep = norm[0]


def _phrase(tokens: Sequence[Token], words: Sequence[Word], i: int, known: Knowledge) -> Unit | None:
    """The longest known name or term of at least two words that begins at token i."""
    best: tuple[int, Cut, list[Any], str] | None = None
    lexicon = known.lexicon
    after, after_bare = words[i + 1].norm, words[i + 1].bare
    left = len(tokens) - i
    for cut, seconds in words[i].heads:
        lengths = seconds.get(after, ())
        if after_bare != after and (more := seconds.get(after_bare)):
            lengths = tuple(sorted({*lengths, *more}, reverse=True))
        for size in lengths:
            if size > left:
                continue
            if best and best[0] >= size:
                break
            rest = [t.norm for t in tokens[i + 1 : i + size]]
            full = " ".join([("ال" + cut.stem if cut.art else cut.stem), *rest])
            function = lexicon.function.get(full)
            if function and not cut.prep and not _begins_name(tokens, words, i + size - 1, known):
                best = (size, cut, [], function)
                break
            names = names_of(full, cut, known, size)
            bare = " ".join([cut.stem, *(words[k].bare for k in range(i + 1, i + size))])
            entries = lexicon.terms.get(bare) or lexicon.terms.get(full) or ()
            if any(n.kind in ("actor", "country", "metonym") for n in names) or not entries:
                if names:
                    best = (size, cut, list(names), "")
                    break
            else:
                best = (size, cut, [(lexicon.entries[e], f) for e, f in entries], "")
                break
    if best is None:
        return None
    unit = _as_unit(tokens, i, *best)
    if unit.actor or unit.maybe:
        unit.mode = _means(tokens[i : unit.last + 1], words[i : unit.last + 1])
    return unit


def _means(tokens: Sequence[Token], words: Sequence[Word]) -> str:
    """The mode that a party's name tells: its aircraft, its air force."""
    for token, word in zip(tokens, words, strict=True):
        entry = word.nominal.entry if word.nominal is not None else None
        if entry is not None and entry.table in ("weapons", "modes") and entry.mode in ("airstrike", "drone"):
            return entry.mode
        if token.norm == "الجو":
            return "airstrike"
    return ""


def _begins_name(tokens: Sequence[Token], words: Sequence[Word], i: int, known: Knowledge) -> bool:
    """Whether a place name of several words begins at token i ('في شرق سوريا': the name is 'شرق سوريا')."""
    if i + 1 >= len(tokens):
        return False
    for cut, seconds in words[i].heads:
        for size in seconds.get(tokens[i + 1].norm, ()):
            full = " ".join([("ال" + cut.stem if cut.art else cut.stem), *(t.norm for t in tokens[i + 1 : i + size])])
            if full in known.places.names:
                return True
    return False


def _as_unit(tokens: Sequence[Token], i: int, size: int, cut: Cut, found: list[Any], function: str) -> Unit:
    named = bool(found) and isinstance(found[0], Name)
    unit = _spanning(tokens, i, i + size - 1, "name" if named else "word")
    unit.conj, unit.prep, unit.art, unit.function = cut.conj, cut.prep, cut.art, function
    if named:
        _take_names(unit, found)
    else:
        unit.readings = tuple(
            Reading(e if isinstance(e, Entry) else Entry._make(e), f, cut.conj, cut.prep, cut.art, cut.future, "")
            for e, f in found
        )
    return unit


def _take_names(unit: Unit, names: Sequence[Name]) -> None:
    for name in names:
        if name.kind == "actor":
            if any(flags & HOSTILE for _, flags in name.data):  # type: ignore[attr-defined]
                unit.gloss = unit.gloss or "hostile name"
            plain = tuple(k for k, flags in name.data if not flags & AMBIGUOUS)  # type: ignore[attr-defined]
            unit.actor, unit.maybe = plain, () if plain else tuple(k for k, _ in name.data)  # type: ignore[attr-defined]
        elif name.kind == "country":
            unit.country = str(name.data)
        elif name.kind == "metonym":
            unit.metonym = name.data  # type: ignore[assignment]
        else:
            unit.place = name.data  # type: ignore[assignment]


def _template(word: Word) -> dict[str, Any]:
    """The fields of a unit that follow from its spelling alone; kept with the word, because words recur."""
    unit = Unit(0, 0, 0, 0, "word", word.norm)
    if not word.norm[:1].isalnum():
        word.template = {"kind": "punct", "norm": word.norm}
        return word.template
    unit.word = word
    unit.readings, unit.function, unit.nation, unit.gloss = word.readings, word.function, word.nation, word.gloss
    if word.nation_cut is not None:
        cut = word.nation_cut
        unit.conj, unit.prep, unit.art = cut.conj, cut.prep, cut.art
    if word.readings:
        r = word.readings[0]
        unit.conj, unit.prep, unit.art, unit.future = r.conj, r.prep, r.art, r.future
    elif word.function:
        unit.conj, unit.prep, unit.art = word.function_conj, "", False
        unit.norm = unit.norm[len(word.function_conj) :]
    elif not word.nation_cut and not word.names:
        unit.conj, unit.prep, unit.art = _guess(word.norm)
    if word.names:
        best = next((n for n in word.names if n.kind != "place" or n.data[0] == "A"), word.names[0])  # type: ignore[index]
        if not word.readings and not word.function:
            unit.conj, unit.prep, unit.art = best.conj, best.prep, best.art
        _take_names(unit, [n for n in word.names if n.words == 1 and n.conj == best.conj and n.prep == best.prep])
        if unit.actor or unit.country or unit.metonym:
            unit.kind = "name"
    word.template = {k: v for k, v in unit.__dict__.items() if v != getattr(Unit, k, None)}
    return word.template


def _guess(norm: str) -> tuple[str, str, bool]:
    """Clitics of a word that no table knows: only those that the article betrays, and a leading waw."""
    conj = prep = ""
    if norm[:3] in ("وال", "فال") and len(norm) > 5:
        return norm[0], "", True
    if norm[:4] in ("وبال", "وكال") and len(norm) > 6:
        return "و", norm[1], True
    if norm[:3] in ("بال", "كال") and len(norm) > 5:
        return "", norm[0], True
    if norm[:2] == "لل" and len(norm) > 4:
        return "", "ل", True
    if norm[:3] == "ولل" and len(norm) > 5:
        return "و", "ل", True
    if norm[:2] == "ال" and len(norm) > 4:
        return "", "", True
    if norm[0] == "و" and len(norm) > 4:
        return "و", "", False
    return conj, prep, False
