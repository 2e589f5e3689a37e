"""Which claim is which annotated event: one to one, the closest first.

Two acts are candidates when they belong to one family (coarser than type and mode: an annotator's 'attack' may be a reader's
'clash') and their anchors overlap (strict) or lie less than NEAR characters apart (near: an act is often named twice in a
sentence, and which mention is the most telling one is a matter of taste).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NEAR = 80
"""Code points between two anchors below which they may still name one act."""

_BY_MODE = {
    "capture": "taking", "advance": "taking", "seize": "taking",
    "siege": "siege", "blockade": "siege", "lift-siege": "siege",
    "arrest": "arrest", "abduct": "arrest",
    "displace": "displace", "evacuate": "displace",
    "ceasefire": "agree", "demolish": "violence", "release": "release", "surrender": "withdraw",
}  # fmt: skip
_BY_TYPE = {
    "ASSAULT": "violence", "COERCE": "coerce", "RETREAT": "withdraw", "MOBILIZE": "mobilize", "PROTEST": "protest",
    "CONSULT": "talks", "AGREE": "agree", "CONCEDE": "agree", "COOPERATE": "support", "SUPPORT": "support", "AID": "aid",
    "REQUEST": "request", "ACCUSE": "accuse", "REJECT": "reject", "THREATEN": "threaten", "SANCTION": "sanction",
    "CONTROL": "control",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """What matching looks at: the family of an act, and its anchor [start:end) in code points."""

    family: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """`gold` and `claim` are positions in the two sequences; `near`: the anchors do not overlap."""

    gold: int
    claim: int
    near: bool


def family(type_: str, mode: str | None) -> str:
    """The family of an act: by its mode where modes of several types mean one thing, else by its type."""
    return _BY_MODE.get(mode or "") or _BY_TYPE.get(type_, "other")


def match(gold: Sequence[Mark], claims: Sequence[Mark]) -> tuple[Pair, ...]:
    """Pairs of one annotated event and one claim, no event and no claim twice, in the order of the events.

    Overlapping anchors go before near ones, then more overlap (or less distance) before less, then text order.
    """
    candidates = []
    for i, g in enumerate(gold):
        for j, c in enumerate(claims):
            overlap = min(g.end, c.end) - max(g.start, c.start)
            if overlap > -NEAR and g.family == c.family:
                candidates.append((overlap <= 0, -overlap, i, j))
    pairs: dict[int, Pair] = {}
    taken: set[int] = set()
    for near, _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = Pair(i, j, near)
            taken.add(j)
    return tuple(pairs[i] for i in sorted(pairs))
