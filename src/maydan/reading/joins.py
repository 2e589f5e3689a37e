"""Several words for one happening become one draft: a casualty and its cause, an act and the verb that says more of it."""

from __future__ import annotations

from typing import Any

from .clauses import COMMAS, QUOTES
from .drafts import Draft
from .losses import KIND_OF_NOUN
from .nodes import Node
from .sentence import Sentence
from .slots import CAUSE

_VIOLENT = frozenset(("ASSAULT",))
_GENERIC = frozenset("attack".split())


def join(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand for happenings of their own; the rest are folded into them.

    Order: acts named twice in a construct first (so that a cause is one draft), then coordinated casualties (so that
    killed and wounded travel together), then casualty to cause, by preposition, by result verb, by relative clause.
    """
    _repelled(sentence, drafts)
    _constructs(sentence, drafts)
    _relatives(sentence, drafts)
    _coordinated(sentence, drafts)
    _causes(sentence, drafts)
    _results(sentence, drafts)
    _sequels(sentence, drafts)
    return [d for d in drafts if d.merged is None]


def alive(drafts: list[Draft]) -> list[Draft]:
    return [d for d in drafts if d.merged is None]


def root(draft: Draft) -> Draft:
    while draft.merged is not None:
        draft = draft.merged
    return draft


def _repelled(sentence: Sentence, drafts: list[Draft]) -> None:
    """'صد هجوما', 'تصدى لهجوم': the act is the other side's; who stopped it suffered it."""
    for d in drafts:
        if d.frame != "repel":
            continue
        act = next((c for c in drafts if c.node.index > d.node.index and not c.verbal and c.type == "ASSAULT"), None)
        if act is None or any(n.kind in ("PUNC", "COMP", "SUB") for n in sentence.nodes[d.node.index : act.node.index]):
            continue
        d.merged, act.phase = act, "failed"
        act.recipients = act.recipients or [n for n in d.actors if n not in act.actors]
        act.actors = [n for n in act.actors if n not in d.actors]


def _constructs(sentence: Sentence, drafts: list[Draft]) -> None:
    """'عملية تفجير', 'هجمات وغارات': an act noun right after a broader one names the same act."""
    by_index = {d.node.index: d for d in drafts}
    for d in drafts:
        nxt = by_index.get(d.node.index + 1)
        if nxt is None or d.verbal or nxt.verbal or nxt.node.prep or nxt.node.conj or d.casualty or d.type != nxt.type:
            continue
        if nxt.casualty and d.type == "ASSAULT" and not d.node.definite:
            fold(d, nxt)
        elif not d.node.definite or not d.node.unit.art:
            fold(d, nxt)


def _relatives(sentence: Sentence, drafts: list[Draft]) -> None:
    """'الهجوم الذي استهدف قافلة', 'سيارة مفخخة استهدفت': the verb's slots belong to the act it is said of."""
    by_node = {d.node.index: d for d in drafts}
    for d in drafts:
        if not d.verbal or d.merged is not None:
            continue
        clause = sentence.clauses[d.node.index]
        head = clause.antecedent or (clause.subject[0] if clause.subject and clause.subject[0].noun == "act" else None)
        act = by_node.get(head.index) if head is not None and head.noun == "act" else None
        if act is not None and act is not d and act.type == d.type and not (d.casualty and act.casualty):
            fold(d, root(act))
        elif act is not None and d.casualty and act.type == "ASSAULT":
            fold(d, root(act))


def _coordinated(sentence: Sentence, drafts: list[Draft]) -> None:
    """'مقتل 5 وإصابة 10', 'قتل 5 وأصيب 10', '5 قتلى و10 جرحى': one happening with two losses."""
    previous: Draft | None = None
    for d in drafts:
        if d.merged is not None:
            continue
        if previous is not None and d.casualty and previous.casualty and _joined(sentence, previous, d):
            if not d.actors or not previous.actors or d.actors == previous.actors or d.features & {"shared-subject"}:
                fold(d, previous)
                continue
        previous = d if d.casualty else None


def _joined(sentence: Sentence, first: Draft, second: Draft) -> bool:
    if second.node.conj not in ("و", "ف") and not (second.node.number is not None and second.node.conj):
        return False
    kinds = {_loss_kind(sentence, first), _loss_kind(sentence, second)}
    if first.verbal == second.verbal and "killed" in kinds and len(kinds) == 1:
        return False
    between = sentence.nodes[first.node.index + 1 : second.node.index]
    if second.verbal and second.places and first.places and second.places[0][1] is not first.places[0][1]:
        return False
    return not any(n.kind in ("SUB", "COMP", "INT") or (n.kind == "PUNC" and n.unit.norm in ".؛;:") for n in between)


def _loss_kind(sentence: Sentence, d: Draft) -> str:
    if d.rule == "loss-noun":
        return KIND_OF_NOUN.get(d.node.noun, "")
    return str(sentence.frames.get(d.frame, {}).get("loss", ""))


def _causes(sentence: Sentence, drafts: list[Draft]) -> None:
    """'قتل 5 في انفجار': the casualty belongs to the act under the preposition."""
    for d in drafts:
        if d.merged is not None or not d.casualty:
            continue
        cause = next((c for c in drafts if _is_cause(sentence, d, c)), None)
        if cause is not None:
            cause.features.add("event-noun-cause")
            fold(d, root(cause))


def _is_cause(sentence: Sentence, d: Draft, c: Draft) -> bool:
    if c is d or root(c) is d or c.type not in _VIOLENT or c.casualty and c.frame != "suicide":
        return False
    if not d.node.index < c.node.index:
        return False
    between = sentence.nodes[d.node.index + 1 : c.node.index]
    if c.verbal:
        return _when_clause(between)
    if c.node.prep not in CAUSE:
        return False
    for n in between:
        if n.kind in ("COMP", "SUB", "REL", "INT") or (
            n.kind == "PUNC" and n.unit.norm not in QUOTES | COMMAS | {"(", ")", "-"}
        ):
            return False
        if n.kind == "V" and not _is_casualty_verb(sentence, n):
            return False
        if n.noun == "act" and n.prep in CAUSE:
            return False
    return True


_WHEN = frozenset("عندما حين حينما لدي بعدما لما اثر".split())


def _when_clause(between: list[Node]) -> bool:
    """'قتل ثلاثة عندما انفجرت عبوة': one subordinate 'when' and nothing else between casualty and cause."""
    walls = [
        n for n in between if n.kind in ("SUB", "COMP", "REL", "V", "INT") or n.kind == "PUNC" and n.unit.norm in ".؛:"
    ]
    return len(walls) == 1 and walls[0].kind in ("SUB", "COMP") and walls[0].unit.norm.split(" ")[0] in _WHEN


def _is_casualty_verb(sentence: Sentence, n: Node) -> bool:
    return n.verb is not None and bool(sentence.frames.get(n.verb.entry.frame, {}).get("loss"))


def _results(sentence: Sentence, drafts: list[Draft]) -> None:
    """'هجوم أسفر عن مقتل', 'مما أدى إلى إصابة', 'أوقع 5 قتلى': the casualty is the act's outcome."""
    for i, n in enumerate(sentence.nodes):
        light = n.light
        if light is None or light.entry.kind != "result":
            continue
        clause = sentence.clauses.get(i)
        subject = clause.subject[0] if clause is not None and clause.subject and not clause.shared else None
        own = [d for d in drafts if subject is not None and d.node is subject and not d.casualty]
        first = own[0].node.index if own else i
        after = [d for d in drafts if d.node.index > max(first, i) and _within(sentence, max(first, i), d.node.index)]
        before = (
            [root(own[0])]
            if own
            else [root(d) for d in drafts if d.node.index < i and d.type in _VIOLENT and not root(d).casualty]
        )
        if not after or not before or any(d.merged is None and not d.casualty for d in after[:1]):
            continue
        act = before[-1]
        act.features.add("result-chain")
        for d in after:
            if d.casualty and d.merged is None and d is not act:
                fold(d, act)


def _sequels(sentence: Sentence, drafts: list[Draft]) -> None:
    """'قصفوا البلدة وقتلوا خمسة': a casualty verb joined to an attack in the sentence is what it cost."""
    for d in drafts:
        if d.merged is not None or not d.casualty or not d.verbal or not d.node.unit.conj or d.places or d.time:
            continue
        before = [
            root(e) for e in drafts if e.node.index < d.node.index and e.type in _VIOLENT and not root(e).casualty
        ]
        if not before or before[-1].sentence != d.sentence:
            continue
        between = sentence.nodes[before[-1].node.index : d.node.index]
        same = not d.actors or d.features & {"shared-subject"} or d.actors == before[-1].actors
        if same and not any(
            n.kind in ("SUB", "COMP", "INT") or n.kind == "PUNC" and n.unit.norm in ".؛:" for n in between
        ):
            fold(d, before[-1])


def _within(sentence: Sentence, i: int, j: int) -> bool:
    """Whether j is still what the result verb at i governs: no stop, subordinate clause or other plain verb between."""
    return not any(
        n.kind in ("SUB", "COMP", "INT") or (n.kind == "PUNC" and n.unit.norm in ".؛;:")
        or (n.kind == "V" and n.light is None and not _is_casualty_verb(sentence, n))
        for n in sentence.nodes[i + 1 : j]
    )  # fmt: skip


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
    if mode and into.mode in _GENERIC and part.mode not in _GENERIC and part.type == into.type and part.mode:
        into.mode = part.mode


def collect(drafts: list[Draft], frames: dict[str, Any], roles: Any) -> None:
    """Losses of every draft, before they are joined."""
    from .losses import gather

    for d, nxt in zip(drafts, drafts[1:]):
        if d.casualty and nxt.casualty and not d.recipients and nxt.node.conj and nxt.node.index == d.node.index + 1:
            d.recipients = list(nxt.recipients)  # 'قتل وجرح عشرات'
    for d in drafts:
        gather(d, frames, roles)
