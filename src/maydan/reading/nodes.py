"""The node: what a stretch of a sentence is to the reader, and small questions one can ask of it."""

from __future__ import annotations

from ..language.base import Number, TimeExpression
from ..lexicon.entries import Entry
from .units import Unit
from .words import Reading

PEOPLE = frozenset("person fighter member force body official people".split())
VICTIMS = frozenset("dead hurt taken lost".split())


class Node:
    """A phrase. `kind`: NP, V, PREP, CONJ, SUB, COMP, REL, NEG, INT, PUNC, TIME, X.

    For an NP, `noun` says of what: actor, nation, country, metonym, one of people.tsv's kinds, facility, weapon, place, act,
    source, time, thing, unknown, count. `prep`: the preposition that governs it ('' if bare), `prep2` the inner one of two
    ('في شمال'). `open`: a construct was still due when it ended; `governor`: the open NP right before it. `owner`: the party that a thing, place or force belongs to. `first`/`last`: unit indexes, inclusive.
    """

    __slots__ = ("kind", "noun", "first", "last", "start", "end", "conj", "prep", "prep2", "prep_first", "unit", "entry",
                 "feat", "number", "time", "definite", "pronoun", "actor", "country", "metonym", "owner", "place",
                 "facility", "weapon", "people", "act", "verb", "light", "say", "ops", "mode", "adjectives", "feminine",
                 "plural", "future", "index", "quoted", "gloss", "name_start", "used", "open", "governor")  # fmt: skip

    def __init__(self, kind: str, first: int, last: int, unit: Unit) -> None:
        self.kind, self.first, self.last, self.unit = kind, first, last, unit
        self.start, self.end = unit.start, unit.end
        self.conj, self.prep, self.prep2, self.prep_first = unit.conj, "", "", -1
        self.noun = self.feat = self.pronoun = self.mode = self.gloss = ""
        self.entry: Entry | None = None
        self.number: Number | None = None
        self.time: TimeExpression | None = None
        self.definite = self.feminine = self.plural = self.future = self.quoted = self.used = self.open = False
        self.governor: Node | None = None
        self.actor: int | None = None
        self.country: str | None = None
        self.metonym: tuple[str, str] | None = None
        self.owner: Node | None = None
        self.place: Node | None = None
        self.facility: Entry | None = None
        self.weapon: Entry | None = None
        self.people: Entry | None = None
        self.act: Reading | None = None
        self.verb: Reading | None = None
        self.light: Reading | None = None
        self.say: Reading | None = None
        self.ops: tuple[Reading, ...] = ()
        self.adjectives: list[Unit] = []
        self.index = -1
        self.name_start = -1

    @property
    def bare(self) -> bool:
        """An NP that no preposition governs."""
        return self.kind == "NP" and not self.prep

    @property
    def party(self) -> bool:
        """Names people or a body that can act."""
        return self.noun in PEOPLE or self.noun in ("actor", "nation", "country", "metonym", "count", "source")

    @property
    def human(self) -> bool:
        return self.party or self.noun in VICTIMS

    def __repr__(self) -> str:  # for debugging only
        return f"<{self.kind}:{self.noun or self.feat} {self.prep}/{self.unit.norm}>"


def stretch(node: Node, units: list[Unit], last: int) -> None:
    """Lets the node end with unit `last`."""
    node.last, node.end = last, units[last].end
