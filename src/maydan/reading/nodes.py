"""The node: what a stretch of a sentence is to the reader, and small questions one can ask of it."""

from __future__ import annotations

from collections.abc import Callable

from ..language.base import Number, TimeExpression
from ..lexicon.entries import Entry
from .units import Unit
from .words import Reading

ARMED_ROLES = frozenset("MIL REB UAF COP SPY".split())
"""PLOVER roles of those who bear arms."""
PEOPLE = frozenset("person fighter member force body official people".split())
VICTIMS = frozenset("dead hurt taken lost".split())


class Node:
    """A phrase. `kind`: NP, V, PREP, CONJ, SUB, COMP, REL, NEG, INT, PUNC, TIME, X.

    For an NP, `noun` says of what: actor, nation, country, metonym, one of people.tsv's kinds, facility, weapon, place, act,
    source, time, thing, unknown, count. `prep`: the preposition that governs it ('' if bare), `prep2` the inner one of two
    ('في شمال'). `part`: leads or supports, for a party that
    does not act alone. `candidates`: every actor that its name may mean. `open`: a construct was still due when it ended; `governor`: the open NP right before it. `owner`: the party that a thing, place or force belongs to. `first`/`last`: unit indexes, inclusive.
    """

    # Defaults stand on the class: most nodes differ from them in a few fields only, and a sentence makes many nodes.
    part = prep = prep2 = noun = feat = pronoun = mode = gloss = ""
    prep_first = index = name_start = -1
    definite = feminine = plural = future = quoted = open = False
    entry: Entry | None = None
    number: Number | None = None
    time: TimeExpression | None = None
    actor: int | None = None
    candidates: tuple[int, ...] = ()
    country: str | None = None
    metonym: tuple[str, str] | None = None
    governor: Node | None = None
    owner: Node | None = None
    place: Node | None = None
    facility: Entry | None = None
    weapon: Entry | None = None
    people: Entry | None = None
    act: Reading | None = None
    verb: Reading | None = None
    light: Reading | None = None
    say: Reading | None = None
    ops: tuple[Reading, ...] = ()
    adjectives: tuple[Unit, ...] = ()

    def __init__(self, kind: str, first: int, last: int, unit: Unit) -> None:
        self.kind, self.first, self.last, self.unit = kind, first, last, unit
        self.start, self.end, self.conj = unit.start, unit.end, unit.conj

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


Roles = Callable[[Node], str | None]
"""The PLOVER role of the party that a phrase names."""
