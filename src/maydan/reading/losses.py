"""What an act cost: victims become counts with class, bound and scope; sums keep their parts apart."""

from __future__ import annotations

from typing import Any

from .drafts import Draft, LossDraft
from .nodes import Node

KIND_OF_NOUN = {"dead": "killed", "hurt": "injured", "taken": "captured", "lost": "missing"}
_FIGHTING_ROLES = frozenset("MIL REB UAF COP SPY".split())
_ONE = frozenset("person fighter member official dead hurt unknown".split())
_OTHERS = frozenset("اخرين اخرون اخر اخري".split())


def gather(draft: Draft, frames: dict[str, Any], roles: Any) -> None:
    """Reads the draft's own losses off its victims.

    Args:
        draft: a draft whose frame may cost something (`loss` in frames.yml), or whose trigger is a noun of loss.
        frames: the lexicon's. roles: function (Node) → PLOVER role or None, for the class of named fighters.
    """
    kind = (
        KIND_OF_NOUN.get(draft.node.noun, "")
        if draft.rule == "loss-noun"
        else frames.get(draft.frame, {}).get("loss", "")
    )
    if not kind:
        return
    for n in draft.recipients:
        if n.human or n.number is not None or n.noun == "unknown":
            draft.losses.append(_loss(kind if n.noun not in KIND_OF_NOUN else KIND_OF_NOUN[n.noun], n, roles))
    add_parts(draft, roles)


def add_parts(draft: Draft, roles: Any) -> None:
    """'بينهم 6 أطفال' is part of the sum before it, never added to it."""
    whole = draft.losses[-1] if draft.losses else None
    for n in draft.parts:
        if whole is not None and n.human:
            part = _loss(whole.kind, n, roles)
            part.scope, part.part_of = "part", whole
            draft.losses.append(part)


def _loss(kind: str, n: Node, roles: Any) -> LossDraft:
    low, best, high, bound = _count(n)
    return LossDraft(kind, n, low, best, high, bound, class_=_class(n, roles))


def _count(n: Node) -> tuple[int | None, int | None, int | None, str]:
    """low, best, high, bound of a phrase: its number; else two for a dual, one for a single indefinite or named person."""
    if n.number is not None:
        return n.number.low, n.number.best, n.number.high, n.number.bound
    if n.feat[1:2] == "d" and n.unit.norm.endswith(("ان", "ين", "ا", "ي")):
        return 2, 2, 2, "exact"
    singular = n.feat[1:2] in ("s", "") and n.noun in _ONE
    if singular and n.unit.norm not in _OTHERS:
        return 1, 1, 1, "exact"
    return None, None, None, "about"


def _class(n: Node, roles: Any) -> str | None:
    if n.people is not None and n.people.class_:
        return n.people.class_
    if n.people is not None and n.people.role in _FIGHTING_ROLES or n.noun in ("fighter", "force"):
        return "fighter"
    if n.noun in ("member", "nation", "actor", "dead", "hurt", "count"):
        return "fighter" if roles(n) in _FIGHTING_ROLES else None
    return None
