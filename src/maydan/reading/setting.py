"""When and where: the time and the place that belong to an act, from its own phrases outward."""

from __future__ import annotations

from .drafts import Draft
from .nodes import Node
from .sentence import Sentence
from .slots import AT, NEAR

_STOPS = frozenset(".؛")
_WALLS = frozenset(("COMP", "SUB", "REL"))
_REACH = 4.0
"""Largest cost of a place or time that an act may take from its surroundings."""

_PLACED = frozenset(("place", "country", "facility", "placecue", "metonym", "people"))


def _cost(sentence: Sentence, i: int, n: Node) -> float:
    """How far a phrase stands from the act at node i: clause boundaries and foreign verbs between weigh more than words;
    what follows the act is nearer than what stands before it."""
    low, high = min(i, n.index), max(i, n.index)
    cost = 0.04 * (high - low) + (0.0 if n.index > i else 0.6)
    for x in sentence.nodes[low + 1 : high]:
        if x.kind in _WALLS:
            cost += 1.0
        elif x.kind == "PUNC" and x.unit.norm in _STOPS:
            cost += 9.0
        elif x.kind == "PUNC" and x.unit.norm in "،,":
            cost += 0.4
        elif x.kind == "V" and x.unit.conj:
            cost += 1.2
        elif x.kind == "V":
            cost += 0.5
    before = sentence.nodes[n.index - 1] if n.index else None
    if (
        before is not None
        and before.kind == "NP"
        and before.place is not None
        and n.prep in ("ب", "من", "ل")
        and _qualified(before)
    ):
        cost += 1.5  # 'شرق سوريا المتصل بالعراق': the second place only tells where the first lies
    return cost


def _qualified(n: Node) -> bool:
    return n.noun in ("place", "country") and n.place is n and n.end > n.unit.end


def place_of(sentence: Sentence, d: Draft, inherited: list[tuple[str, Node]]) -> list[tuple[str, Node]]:
    """The places of an act: its own; else the nearest one named in the sentence; else, for violence and control, the one
    of the last act told."""
    named = [(role, n) for role, n in d.places if _names(n)]
    if named:
        return named
    i = d.node.index
    costs = [
        (_cost(sentence, i, n), n)
        for n in sentence.nodes
        if n.kind == "NP" and n.noun in _PLACED and n.prep and _names(n) and _locating(n) and n not in d.recipients
    ]
    best = min(costs, key=lambda c: c[0], default=None)
    if best is not None and best[0] <= _REACH:
        role = "near" if best[1].prep.split(" ")[0] in ("قرب", "بالقرب") else "at"
        return [(role, best[1])]
    if d.type == "ASSAULT" and inherited and not d.background:
        d.features.add("inherited-place")
        return list(inherited)
    return d.places


def _names(n: Node) -> bool:
    """A place with a name, not 'عدة مناطق'."""
    return n.place is not None or n.name_start >= 0


def _locating(n: Node) -> bool:
    return n.prep in AT or n.prep.split(" ")[0] in NEAR or n.prep2.split(" ")[0] in NEAR


_WHY = frozenset(("بسبب", "علي خلفيه", "ردا علي", "احتجاجا علي", "انتقاما ل", "بحجه", "بذريعه", "نظرا ل"))


def reason_of(sentence: Sentence, d: Draft) -> Node | None:
    """What the report gives as the reason: the phrase under 'بسبب', 'ردا على' ... after the act, with the phrases it runs on
    with."""
    nodes = sentence.nodes
    for n in nodes[d.node.index + 1 : d.node.index + 12]:
        if n.kind in _WALLS or n.kind == "V" or n.kind == "PUNC" and n.unit.norm in ".؛":
            return None
        if n.kind == "NP" and n.prep in _WHY:
            reason = Node("NP", n.first, n.last, n.unit)
            reason.start, reason.end = n.start, n.end
            for x in nodes[n.index + 1 : n.index + 6]:
                if x.kind != "NP" or x.conj or not x.prep:
                    break
                reason.end = x.end
            return reason
    return None


def time_of(sentence: Sentence, d: Draft) -> Node | None:
    """The time nearest the act: among its own phrases, then in its clause, then in the sentence."""
    times = [n for n in sentence.nodes if n.kind == "TIME"]
    if not times:
        return None
    i = d.node.index
    costs = [
        (0.0 if i < n.index <= d.reach else _cost(sentence, i, n) + _owned(sentence, i, n), abs(n.index - i), n)
        for n in times
    ]
    cost, _, best = min(costs, key=lambda c: c[:2])
    return best if cost <= 2 * _REACH else None


def _owned(sentence: Sentence, i: int, n: Node) -> float:
    """A time inside the clause of another verb after the act is that verb's."""
    owner = next((x for x in reversed(sentence.nodes[: n.index]) if x.kind == "V"), None)
    if owner is None or owner.index <= i or owner.light is not None or owner.say is not None:
        return 0.0
    return 5.0 if owner.verb is None else 2.0
