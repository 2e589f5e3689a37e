"""One draft folded into another: what the other lacks is handed over, and the folded one is no happening of its own."""

from __future__ import annotations

from .drafts import Draft
from .sentence import Sentence

GENERIC = frozenset(("attack",))


VIOLENT = frozenset(("ASSAULT",))


def root(draft: Draft) -> Draft:
    while draft.merged is not None:
        draft = draft.merged
    return draft


def act_before(sentence: Sentence, drafts: list[Draft], d: Draft, stops: str) -> Draft | None:
    """The nearest violence told before a casualty in the sentence, with none of the stop marks between."""
    for e in reversed(drafts):
        act = root(e)
        if e.node.index >= d.node.index or act is d or e.type not in VIOLENT or act.casualty or act.type not in VIOLENT:
            continue
        between = sentence.nodes[e.node.index : d.node.index]
        return None if any(n.kind == "PUNC" and n.unit.norm in stops for n in between) else act
    return None


def fold(part: Draft, into: Draft, mode: bool = True) -> None:
    """Gives `into` what it lacks of `part`; the part is then no happening of its own."""
    if part is into or root(into) is part:
        return
    part.merged = into
    if not into.actors:
        into.actors = [n for n in part.actors if n not in into.recipients and n is not into.node]
    if part.casualty and not into.casualty:
        into.recipients = into.recipients or list(part.recipients)
    elif not into.recipients or part.casualty and into.casualty:
        into.recipients = into.recipients + [
            n for n in part.recipients if n not in into.recipients and n is not into.node
        ]
    into.places += [p for p in part.places if p[1] not in [q[1] for q in into.places]]
    into.losses += part.losses
    into.facility = into.facility or part.facility
    into.weapon = into.weapon or part.weapon
    into.time = into.time or part.time
    into.count = into.count or part.count
    into.topics += part.topics
    into.phase = into.phase or part.phase
    into.partners += part.partners
    into.features |= part.features & {"shared-subject", "weapon-subject", "event-noun-cause"}
    into.features.add("joined")
    if mode and into.mode in GENERIC and part.mode not in GENERIC and part.type == into.type and part.mode:
        into.mode = part.mode
