"""Links between the claims of one report: what answers what, what caused what, and which claims contradict each other."""

from __future__ import annotations

from dataclasses import replace

from ..model import HAPPENED, Claim, Link, status_of
from .drafts import Draft
from .nodes import Node

_RESPONSE = frozenset(("ردا علي", "انتقاما ل", "احتجاجا علي", "ثارا ل"))
_CAUSE = frozenset(("اثر", "جراء", "نتيجه", "بسبب", "عقب", "علي اثر", "من جراء", "نتيجه ل", "بفعل"))
RECENT = 40
"""How many claims back a contradiction is looked for."""


def within(drafts: list[Draft], claims: list[Claim]) -> list[Claim]:
    """The claims of one sentence, with links from an act to the act it answers ('ردا على هجوم') or that caused it ('إثر').

    Args:
        drafts, claims: (n,), in the same order.
    """
    linked = list(claims)
    for k, d in enumerate(drafts):
        kind = _kind(d.node)
        target = _before(drafts, k) if kind else None
        if target is not None:
            linked[target] = _with(linked[target], Link(claims[k].id, kind))
    return linked


def _kind(n: Node) -> str:
    return "response" if n.prep in _RESPONSE else "cause" if n.prep in _CAUSE else ""


def _before(drafts: list[Draft], k: int) -> int | None:
    """The nearest draft before the k-th in the sentence."""
    earlier = [j for j, d in enumerate(drafts) if d.node.index < drafts[k].node.index]
    return max(earlier, key=lambda j: drafts[j].node.index, default=None)


def add_linking(claims: list[Claim], new: list[Claim]) -> None:
    """Appends new claims to those of the report so far, and links rivals both ways: a denial and what it denies, two tolls of
    one act by two voices. What another voice contradicts is disputed."""
    first = len(claims)
    claims += new
    for k in range(first, len(claims)):
        for j in range(max(0, k - RECENT), k):
            if _rivals(claims[j], claims[k]):
                claims[j], claims[k] = _pair(claims[j], claims[k])


def _rivals(a: Claim, b: Claim) -> bool:
    if a.type != b.type or a.mode != b.mode or _voice(a) == _voice(b) or not _same_place(a, b):
        return False
    denies = (a.attestation == "denied") != (b.attestation == "denied")
    if denies:
        return a.modality == b.modality == "actual"
    tolls = _toll(a), _toll(b)
    return (
        None not in tolls and tolls[0] != tolls[1] and a.status in HAPPENED and b.status in HAPPENED and _same_day(a, b)
    )


def _voice(c: Claim) -> str:
    return (c.said_by[0].id or c.said_by[0].text) if c.said_by else ""


def _same_place(a: Claim, b: Claim) -> bool:
    return a.place is None or b.place is None or (a.place.id or a.place.text) == (b.place.id or b.place.text)


def _same_day(a: Claim, b: Claim) -> bool:
    return (
        a.when is not None
        and b.when is not None
        and a.when.from_ == b.when.from_
        and a.place is not None
        and b.place is not None
    )


def _toll(c: Claim) -> int | None:
    return next((x.best for x in c.losses if x.kind == "killed" and x.scope == "event"), None)


def _pair(a: Claim, b: Claim) -> tuple[Claim, Claim]:
    first, second = _with(a, Link(b.id, "rival")), _with(b, Link(a.id, "rival"))
    return _disputed(first), _disputed(second)


def _disputed(c: Claim) -> Claim:
    if c.attestation != "reported":
        return c
    return replace(c, attestation="disputed", status=status_of(c.modality, c.polarity, "disputed", c.background))


def _with(c: Claim, link: Link) -> Claim:
    return c if link in c.links else replace(c, links=(*c.links, link))
