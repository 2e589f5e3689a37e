"""One sentence while it is being read: its nodes, its clauses, and which light verb carries which act."""

from __future__ import annotations

from typing import Any

from .clauses import Clause
from .nodes import Node


class Sentence:
    """The nodes and clauses of one sentence while it is being read. `frames`: the lexicon's."""

    __slots__ = (
        "index",
        "nodes",
        "clauses",
        "frames",
        "text",
        "field",
        "carriers",
    )

    def __init__(self, index: int, nodes: list[Node], clauses: dict[int, Clause], frames: dict[str, Any], text: str,
                 field: str) -> None:  # fmt: skip
        self.index, self.nodes, self.clauses, self.frames = index, nodes, clauses, frames
        self.text, self.field = text, field
        self.carriers = _carriers(nodes, clauses)


def _carriers(nodes: list[Node], clauses: dict[int, Clause]) -> dict[int, Clause]:
    """Act noun index → clause of the light verb that carries it ('شن الجيش هجوما', 'تعرضت البلدة لقصف')."""
    found: dict[int, Clause] = {}
    for clause in clauses.values():
        light = nodes[clause.verb].light
        if light is None or light.entry.kind in ("result", "witness"):
            continue
        prep = light.entry.prep
        groups = [*clause.subject, *clause.objects] if not prep else []
        for node in [*groups, *(p for p in clause.phrases if p.prep == prep or p.prep.startswith(prep or "\0"))]:
            if node.noun == "act" and node.index not in found:
                found[node.index] = clause
        if clause.antecedent is not None and clause.antecedent.noun == "act":
            if light.pronoun or nodes[clause.verb].pronoun or _taken_up(nodes, clause):
                found.setdefault(clause.antecedent.index, clause)
    return found


def _taken_up(nodes: list[Node], clause: Clause) -> bool:
    """'القصف الذي تعرض له المخيم': a pronoun under the verb's preposition stands for the act."""
    after = nodes[clause.verb + 1] if clause.verb + 1 < len(nodes) else None
    return after is not None and after.kind in ("PREP", "PRON") and after.unit.norm in ("له", "لها", "لهما", "لهم")
