"""What one word can be: its clitics, the lexicon entries and names behind its spelling.

A word is analysed once and remembered by its key, so nothing here looks at neighbours: phrases.py decides between readings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..language.arabic.clitics import enclitics, split
from ..lexicon.entries import Entry

if TYPE_CHECKING:
    from .knowledge import Knowledge


class Reading(NamedTuple):
    """One entry behind a word. `feat`: see lexicon/inflect.py. `pronoun`: the enclitic, '' if none."""

    entry: Entry
    feat: str
    conj: str
    prep: str
    art: bool
    future: bool
    pronoun: str


class Name(NamedTuple):
    """A known name behind a word or several: `kind` actor, country, metonym, place; `data` what the table holds."""

    kind: str
    data: object
    conj: str
    prep: str
    art: bool
    words: int


class Cut(NamedTuple):
    """One way to take the proclitics off."""

    conj: str
    prep: str
    art: bool
    future: bool
    stem: str


class Word:
    """Everything the tables say about one spelling. `nation`: (iso3, actor index, feat)."""

    __slots__ = ("norm", "bare", "readings", "function", "function_conj", "names", "nation", "nation_cut",
                 "heads", "flags", "gloss", "template", "_stems", "head", "nominal",
                 "asking", "finite", "according", "operator", "adjective", "node_kind", "seconds", "opens", "only_noun", "trap")  # fmt: skip

    norm: str
    bare: str
    readings: tuple[Reading, ...]
    function: str
    function_conj: str
    names: tuple[Name, ...]
    nation: tuple[str | None, int | None, str] | None
    nation_cut: Cut | None
    heads: tuple[tuple[Cut, dict[str, tuple[int, ...]]], ...]
    flags: int
    gloss: str
    template: dict[str, Any] | None
    head: dict[str, Any] | None
    nominal: Reading | None
    asking: tuple[Reading, ...]
    finite: tuple[Reading, ...]
    according: bool
    operator: bool
    adjective: bool
    node_kind: str
    seconds: frozenset[str]
    opens: frozenset[str]
    only_noun: bool
    trap: str

    @property
    def stems(self) -> frozenset[str]:
        """See `stems_of`; made when first asked for."""
        try:
            return self._stems
        except AttributeError:
            self._stems: frozenset[str] = stems_of(self)
            return self._stems


TRIGGER, ASKING, SAYING, SIGN = 1, 2, 4, 8
_FLAG = {"verbs": TRIGGER, "nouns": TRIGGER, "say": SAYING, "indicators": SIGN}


def analyse(norm: str, known: Knowledge) -> Word:
    """All readings of a word. Splits are tried longest stem first, each plain and then with a pronoun suffix; the first that
    means anything wins ('وصوله' is 'وصول' + ه before it is و + 'صولة')."""
    word = Word()
    word.norm = norm
    cuts = tuple(_cut(p, s) for p, s in split(norm))
    word.readings, word.function, word.function_conj, word.names = (), "", "", ()
    word.nation, word.nation_cut, word.gloss = None, None, ""
    for cut in _closed_class_first(cuts, known):
        if _at(cut, known, word) or not _article_first(cut) and _with_pronoun(cut, known, word):
            break
    word.bare = norm[2:] if norm.startswith("ال") and len(norm) > 4 else norm
    word.trap = next((f for f in (known.lexicon.traps.get(c.stem, "") for c in cuts) if f), "")
    word.heads = _heads_of(cuts, known)
    word.seconds = frozenset().union(*(h[1] for h in word.heads)) if word.heads else _NOTHING
    word.opens = frozenset().union(*(known.lexicon.telling.get(c.stem, ()) for c in cuts))
    word.template = word.head = None
    word.node_kind, word.flags = "", 0
    word.nominal, word.asking, word.finite = None, (), ()
    word.according = word.operator = False
    word.adjective = (
        word.nation is not None and not (word.nation_cut and word.nation_cut.art) and word.nation[2][:1] in "mf"
    )
    if word.readings:
        _sort_readings(word)
    elif word.function:
        word.node_kind = FUNCTION_NODE.get(word.function, "")
    word.only_noun = not (word.function or word.finite or word.according or word.operator) and bool(
        word.readings or word.nation or word.names
    )
    return word


def _article_first(cut: Cut) -> bool:
    """'القوة': the article is tried before a pronoun at the end."""
    return cut.stem.startswith("ال") and len(cut.stem) > 4


_NOTHING: frozenset[str] = frozenset()


def _heads_of(cuts: tuple[Cut, ...], known: Knowledge) -> tuple[tuple[Cut, dict[str, tuple[int, ...]]], ...]:
    """The cuts at which a name or term of several words may begin, with their second words and lengths."""
    found = []
    for cut in cuts:
        head = known.heads.get(cut.stem)
        if head is not None:
            found.append((cut, head))
        if cut.art and (head := known.heads.get("ال" + cut.stem)) is not None:
            found.append((cut, head))
    return tuple(found)


def _sort_readings(word: Word) -> None:
    """Sets what follows from the readings alone, so that no sentence has to ask again."""
    readings = word.readings
    word.flags = _flags(word)
    word.finite = tuple(r for r in readings if r.feat[0] in "PI")
    asking = (r for r in readings if r.entry.need and r.feat[0] not in "PI")
    word.asking = tuple(sorted(asking, key=lambda r: nominal_rank(r, readings)))
    word.nominal = _best_nominal(readings)
    word.according = any(r.entry.kind == "according" for r in readings)
    word.operator = all(r.entry.table == "operators" and r.feat[0] == "N" and r.entry.axis == "phase" for r in readings)
    word.adjective = word.adjective or any(r.feat[0] == "J" for r in readings)


FUNCTION_NODE = {"conj": "CONJ", "sub": "SUB", "comp": "COMP", "rel": "REL", "neg": "NEG", "int": "INT", "prep": "PREP",
                 "dem": "DEM", "pron": "PRON", "part": "X", "adv": "X"}  # fmt: skip
"""Node kinds of the closed classes. Quantifiers are left out: they may head a noun phrase."""


_ORDER = {"people": 0, "facilities": 1, "weapons": 2, "nouns": 3, "verbs": 3, "placecues": 4, "light": 5, "say": 5,
          "operators": 6, "indicators": 6, "plain_nouns": 7, "modes": 8, "plain_verbs": 9, "adjectives": 9}  # fmt: skip


def nominal_rank(r: Reading, readings: tuple[Reading, ...]) -> tuple[int, int, int]:
    """Order of preference among the readings of a word as a noun: nouns and verbal nouns before participles and adjectives,
    then by table, then the plural before the dual that is spelled alike."""
    table = _ORDER.get(r.entry.table, 9)
    if r.entry.kind in ("hurt", "dead") and any(x.feat == "Ms" for x in readings):
        table = 4  # 'إصابة خمسة' is the act; the count of the hurt is asked for by a number before it
    return (1 if r.feat[0] in "AQJ" else 0, table, int(r.feat[1:2] == "d"))


def _best_nominal(readings: tuple[Reading, ...]) -> Reading | None:
    found = [r for r in readings if r.feat[0] not in "PI" and not r.entry.need and r.entry.tense != "present"]
    return min(found, key=lambda r: nominal_rank(r, readings), default=None)


def stems_of(word: Word) -> frozenset[str]:
    """The spellings by which an idiom may ask for this word: as written, without article, clitic, pronoun, tanween."""
    norm = word.norm
    plain = norm[2:] if norm.startswith("ال") else norm
    found = {norm, plain, norm[1:], plain.removesuffix("ا"), word.readings[0].prep if word.readings else ""}
    if len(plain) > 4 or any(r.pronoun for r in word.readings):
        found.update(c.stem for c in enclitics(plain))
    return frozenset(found)


def _closed_class_first(cuts: tuple[Cut, ...], known: Knowledge) -> tuple[Cut, ...]:
    """'وفي' is و + في, though a verb is spelled so too: a closed-class word after و or ف comes before any rarer reading."""
    functions = known.lexicon.function
    for cut in cuts[1:]:
        if cut.conj and not (cut.prep or cut.art or cut.future) and cut.stem in functions and cut.stem not in _NO_CONJ:
            return (cut, *(c for c in cuts if c is not cut))
    return cuts


_NO_CONJ = frozenset("قف حده لي علي".split())


def _flags(word: Word) -> int:
    flags = 0
    for r in word.readings:
        flag = _FLAG.get(r.entry.table, 0)
        if flag == TRIGGER and (r.feat[0] not in "PIMN" or r.entry.tense == "present" and r.feat[0] not in "PI"):
            continue  # a participle tells of no act by itself
        flags |= ASKING if flag == TRIGGER and r.entry.need else flag
        if r.entry.kind in ("dead", "hurt"):
            flags |= TRIGGER
    return flags


def may_tell(words: list[Word]) -> bool:
    """Whether any word of a sentence may name an act; entries that ask for a word after them count only if it follows."""
    for i, w in enumerate(words):
        if w.flags & (TRIGGER | SIGN):
            return True
        if w.opens and i + 1 < len(words) and words[i + 1].bare in w.opens:
            return True
        if w.flags & ASKING:
            need = frozenset().union(*(r.entry.need for r in w.readings))
            if any(not need.isdisjoint(x.stems) for x in words[max(0, i - 2) : i + 13]):
                return True
    return False


def _cut(proclitics: str, stem: str) -> Cut:
    art = proclitics.endswith("ال")
    rest = proclitics[:-2] if art else proclitics
    conj = rest[0] if rest and rest[0] in "وف" else ""
    rest = rest[1:] if conj else rest
    future = rest.endswith("س")
    return Cut(conj, "" if future else rest, art, future, stem)


def _at(cut: Cut, known: Knowledge, word: Word) -> bool:
    lexicon, actors = known.lexicon, known.actors.table
    stem, full = cut.stem, ("ال" + cut.stem if cut.art else cut.stem)
    found = tuple(
        Reading(lexicon.entries[i], feat, cut.conj, cut.prep, cut.art, cut.future, "")
        for i, feat in lexicon.forms.get(stem, ())
        if _fits(cut, feat)
    )
    function = "" if cut.future or cut.prep == "ك" else lexicon.function.get(full, "")
    names = [] if cut.future else list(_names(full, cut, known, 1))
    nation = (
        None
        if cut.future
        else actors["nisba"].get(stem)
        or (actors["nisba"].get(stem[:-1]) if stem.endswith("يا") and not cut.art else None)
    )
    if nation is None and not cut.future and stem in actors["demonyms"]:
        nation = (actors["demonyms"][stem], None, "p")
    if found or function or nation or any(n.kind != "place" or n.data[0] == "A" for n in names):  # type: ignore[index]
        word.readings, word.function, word.function_conj = found, function, cut.conj
        word.nation, word.nation_cut = nation, cut
        word.names = word.names + tuple(names)
        word.gloss = lexicon.loaded.get(stem, "")
        return True
    word.names = word.names + tuple(names)
    return False


_NAME_TABLES = (("actor", "names"), ("country", "country_names"), ("metonym", "metonyms"))


def _names(full: str, cut: Cut, known: Knowledge, words: int) -> list[Name]:
    found: list[Name] = []
    actors = known.actors.table
    for kind, table in _NAME_TABLES:
        if full in actors[table]:
            found.append(Name(kind, actors[table][full], cut.conj, cut.prep, cut.art, words))
    place = known.places.names.get(full)
    if place is not None:
        found.append(Name("place", place, cut.conj, cut.prep, cut.art, words))
    return found


names_of = _names


def _fits(cut: Cut, feat: str) -> bool:
    """Whether proclitics agree with the form: no article or 'ب' on a finite verb, no future on anything else."""
    finite = feat[0] in "PI"
    if cut.future:
        return feat[0] == "I"
    if finite:
        return not cut.art and (not cut.prep or (cut.prep == "ل" and feat[0] == "I"))
    return not (cut.art and feat.endswith("c"))


def _with_pronoun(cut: Cut, known: Knowledge, word: Word) -> bool:
    if cut.art:
        return False
    ways = enclitics(cut.stem)
    for spelled, pronoun in ways:
        # 'أسرته' is 'أسرت' + ه and 'أسرة' + ه: all spellings that one pronoun leaves count
        found = tuple(
            Reading(known.lexicon.entries[i], feat, cut.conj, cut.prep, False, cut.future, pronoun)
            for other, same in ways
            if same == pronoun
            for i, feat in known.lexicon.forms.get(other, ())
            if _fits(cut, feat) and not feat.endswith("a")
        )
        function = known.lexicon.function.get(spelled, "")
        if found or function == "prep":
            word.readings, word.function, word.function_conj = found, function, cut.conj
            word.gloss = known.lexicon.loaded.get(spelled, "")
            return True
    return False
