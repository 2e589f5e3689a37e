"""Finds the happenings of a sentence and fills their slots by frame: verbs with their clause, act nouns with what follows
them, light verbs that carry an act noun, relative clauses that say more of it."""

from __future__ import annotations

from typing import Any

from ..lexicon.entries import Entry
from .clauses import QUOTES, Clause, step_over
from .drafts import Draft
from .nodes import Node
from .nounphrases import PEACEFUL
from .sentence import Sentence
from .slots import CAUSE, fill, mode_with, prepositional
from .units import Unit


def find(sentence: Sentence) -> list[Draft]:
    """Drafts of every happening named in the sentence, in order of their triggers."""
    drafts: list[Draft] = []
    for i, node in enumerate(sentence.nodes):
        if node.kind == "V" and node.verb is not None:
            verbal = _verbal(sentence, i, node)
            if verbal is not None:
                drafts.append(verbal)
        elif node.kind == "NP" and node.noun == "act" and node.act is not None:
            if not (node.mode == PEACEFUL and node.act.entry.type == "ASSAULT"):
                drafts.append(_nominal(sentence, i, node))
        elif node.kind == "NP" and node.noun in ("dead", "hurt") and _tells_loss(sentence, node):
            drafts.append(_loss_noun(sentence, i, node))
    return drafts


def _draft(sentence: Sentence, node: Node, reading: Any, rule: str) -> Draft:
    entry: Entry = reading.entry
    draft = Draft(node, reading, sentence.index, entry.type, entry.mode, entry.frame, rule, entry, entry.phase or None)
    draft.anchor = (node.unit.start, node.unit.end)
    draft.casualty = entry.type == "ASSAULT" and bool(sentence.frames.get(entry.frame, {}).get("loss"))
    return draft


# ---- verbs


def _verbal(sentence: Sentence, i: int, node: Node) -> Draft | None:
    clause = sentence.clauses[i]
    draft = _draft(sentence, node, node.verb, "verb-passive" if clause.passive else "verb-active")
    slots = sentence.frames.get(draft.frame, {}).get("verb", {})
    object_slot = slots.get("object", "target" if not draft.casualty else "victim")
    subject_slot = slots.get("subject", "actor")
    filled = [fill(draft, subject_slot, n) for n in clause.subject]
    if clause.subject and not any(filled) and subject_slot in ("actor", "both", "place") and not clause.shared:
        if clause.subject[0].noun not in ("act", "facility"):
            return None  # 'تراجعت الأسعار': what does it is no one
    if clause.passive and draft.type in _SPOKEN:
        return None
    people = node.feat[2:5] == "3mp" or bool(clause.subject) and all(n.human for n in clause.subject)
    if draft.frame == "fall" and people:
        return None  # 'سقطت طفلة', 'سقطوا جراء الغارات': people fall, they are not taken
    for n in clause.objects:
        fill(draft, object_slot, n)
    for n in clause.phrases:
        prepositional(draft, slots, n)
    draft.type, draft.mode = _by_a_crowd(draft)
    draft.reach = clause.reach
    if clause.antecedent is not None:
        draft.features.add("relative")
    if clause.shared:
        draft.features.add("shared-subject")
    return draft


_CROWD_MODES = {
    "ASSAULT": "riot",
    "COERCE": "obstruct",
    **dict.fromkeys(("MOBILIZE", "REQUEST", "ACCUSE", "REJECT"), "demonstrate"),
}


def _by_a_crowd(draft: Draft) -> tuple[str, str]:
    """Type and mode of an act, told by who acts: demonstrators who burn riot, who close a road obstruct, who mass protest."""
    crowd = any(n.people is not None and n.people.class_ == "protester" for n in draft.actors)
    if draft.type == "MOBILIZE" and draft.frame == "deploy-self":
        crowd = crowd or any(n.noun in ("person", "people", "count") for n in draft.actors)
    return ("PROTEST", _CROWD_MODES[draft.type]) if crowd and draft.type in _CROWD_MODES else (draft.type, draft.mode)


# ---- nouns


_SPOKEN = frozenset(("REQUEST", "ACCUSE"))


def _nominal(sentence: Sentence, i: int, node: Node) -> Draft:
    assert node.act is not None
    draft = _draft(sentence, node, node.act, "act-noun")
    draft.anchor = (node.unit.start, max([node.unit.end, *(a.end for a in node.adjectives[:1])]))
    if node.mode and node.mode != PEACEFUL:
        draft.mode = mode_with(draft, node.mode)
    if node.number is not None:
        draft.count = node.number.best
    slots = sentence.frames.get(draft.frame, {}).get("noun", {})
    for adjective in node.adjectives:
        if adjective.nation is not None:
            fill(draft, "actor", _nation_part(draft, adjective))
    carrier = sentence.carriers.get(i)
    if node.governor is not None and carrier is None:
        _under_light_noun(draft, node.governor)
    if carrier is not None:  # before the noun's own phrases: of two sides the subject is the first
        _carried(sentence, draft, carrier)
    _after_noun(sentence, i, node, draft, slots)
    if carrier is None and i in sentence.carriers:
        _carried(sentence, draft, sentence.carriers[i])
    if draft.type in ("SUPPORT", "AID") and not draft.recipients and _possessed(draft):
        draft.actors, draft.recipients = [], draft.actors  # 'مساندة الحشد'; 'دعم إيران للحوثيين' has both
    if not draft.actors:
        draft.actors = _blamed(sentence, node)
    if node.prep:
        draft.features.add(f"under-{'cause' if node.prep in CAUSE else 'prep'}")
    draft.features.add("definite" if node.definite else "indefinite")
    return draft


def _possessed(draft: Draft) -> bool:
    """Whether the only party named stands right after the act noun."""
    only = draft.actors[0] if len(draft.actors) == 1 else None
    return only is not None and not only.prep and 0 < only.index - draft.node.index <= 2


def _blamed(sentence: Sentence, act: Node) -> list[Node]:
    """Who an act is put down to: 'هجمات نسبت إلى المسلحين', 'الهجوم الذي نسبته الحكومة إلى التنظيم'."""
    for clause in sentence.clauses.values():
        if act.index < clause.verb < act.index + 30 and (
            clause.antecedent is act or act in clause.subject + clause.objects
        ):
            if any(r.entry.lemma == "نسب" and r.entry.prep for r in sentence.nodes[clause.verb].unit.readings):
                return [n for n in clause.phrases if n.prep in ("الي", "ل") and n.party]
    return []


def _nation_part(draft: Draft, adjective: Unit) -> Node:
    """The adjective of nationality of an act noun, as the party it names: a state, or its forces in a fight."""
    assert adjective.nation is not None
    node = draft.node
    part = Node("NP", node.first, node.last, adjective)
    part.start, part.end = adjective.start, adjective.end
    part.noun, part.index = "force" if draft.type == "ASSAULT" else "country", node.index
    part.country, part.actor = adjective.nation[0], adjective.nation[1]
    return part


def _carried(sentence: Sentence, draft: Draft, clause: Clause) -> None:
    """What a light verb adds: its subject acts, or suffers; a phrase of its own may name target, place, time."""
    light = sentence.nodes[clause.verb].light
    assert light is not None
    kind = light.entry.kind
    draft.rule = f"light-{kind}"
    slots = sentence.frames.get(draft.frame, {}).get("noun", {})
    own = [n for n in clause.subject if n is not draft.node]
    if kind == "occur" and own and draft.node in clause.objects:
        kind = "begin"  # 'بدأت الحكومة مفاوضات', not 'بدأت المفاوضات'
    if kind in ("agent", "own", "begin", "continue", "attempt", "end"):
        if clause.passive:
            own = []
        for n in own:
            fill(draft, "both" if slots.get("construct") == "both" or slots.get("مع") == "both" else "actor", n)
    elif kind == "occur":
        for n in clause.objects:
            if n is not draft.node:
                fill(draft, "target", n)  # 'طالت الغارة مستشفى'
    elif kind == "patient":
        for n in own:
            fill(draft, "target", n)
    elif kind == "foil":
        for n in own:
            fill(draft, "recipient", n)
        draft.phase = "failed"
    draft.phase = _PHASES.get(kind, draft.phase)
    for n in clause.phrases:
        if n is not draft.node and n.index < draft.node.index and n.noun != "act":
            prepositional(draft, slots, n)
    for n in clause.phrases:
        if n.index > draft.node.index and n.noun != "act" and clause.antecedent is draft.node:
            prepositional(draft, slots, n)


_PHASES = {"begin": "begun", "continue": "ongoing", "end": "completed"}


def _under_light_noun(draft: Draft, governor: Node) -> None:
    """'اندلاع اشتباكات', 'اشتداد الطوق', 'استمرار القصف': a light noun carries the act as a light verb would."""
    if governor.light is not None and governor.light.entry.kind in ("occur", *_PHASES):
        kind = governor.light.entry.kind
        draft.rule, draft.phase = f"light-{kind}", _PHASES.get(kind, draft.phase)


def _after_noun(sentence: Sentence, i: int, node: Node, draft: Draft, slots: dict[str, str]) -> None:
    """Construct, prepositional phrases and relative clause after an act noun."""
    nodes, j, construct = sentence.nodes, i + 1, 0
    last: str | None = None
    head = i + 2 if i + 1 < len(nodes) and nodes[i + 1].unit.norm in QUOTES else i + 1  # 'مساندة «الحشد»'
    while j < len(nodes):
        n = nodes[j]
        if n.kind == "PUNC":
            nxt = step_over(nodes, j)
            if nxt is None and last == "both" and not draft.recipients and _other_side(nodes, j):
                nxt = j + 1
            if nxt is None or (nodes[j].unit.norm in "،," and construct == 0 and last is None):
                break
            j = nxt
            continue
        if n.kind == "REL":
            if (
                j + 1 < len(nodes)
                and nodes[j + 1].kind == "V"
                and not _continues_relative(sentence, nodes[j + 1], node)
            ):
                break
            j += 2
            continue
        if n.kind == "NP":
            step = _one_after(draft, slots, n, construct, last, j == head)
            if step is None:
                break
            last = step
            construct += not n.prep and not n.conj
        elif n.kind == "V":
            if not _continues_relative(sentence, n, node):
                break
        elif n.kind not in ("X", "DEM", "TIME", "PRON") and not (n.kind == "PREP" and n.pronoun) and not _side_mark(n):
            break
        j += 1
    draft.reach = j


def _side_mark(n: Node) -> bool:
    """'من جهة', 'من جهة أخرى': which side of a fight, no phrase of its own."""
    return n.kind in ("PREP", "CONJ") and n.unit.norm.startswith(("من جهه", "من جانب", "من طرف"))


def _other_side(nodes: list[Node], j: int) -> bool:
    """'بين القوات من جهة، والفصائل': the second side after a comma."""
    nxt = nodes[j + 1] if j + 1 < len(nodes) else None
    return nodes[j].unit.norm in "،," and nxt is not None and nxt.kind == "NP" and bool(nxt.conj) and nxt.noun != "act"


def _continues_relative(sentence: Sentence, verb: Node, head: Node) -> bool:
    """Whether a verb after the noun belongs to a relative clause about it that a light verb heads."""
    clause = sentence.clauses[verb.index]
    about = clause.antecedent is head or (clause.antecedent is None and not verb.unit.conj and head in clause.subject)
    if about and verb.light is not None and verb.light.entry.kind in ("agent", "own", "occur"):
        sentence.carriers.setdefault(head.index, clause)
        return True
    return False


_FROM_SOMEONE = frozenset(("ASSAULT", "AID", "SUPPORT", "THREATEN"))


def _one_after(
    draft: Draft, slots: dict[str, str], n: Node, construct: int, last: str | None, first: bool
) -> str | None:
    """Fills one phrase after the noun; returns the slot it went to, or None where the noun's own phrases end."""
    if n.conj and n.prep == "من" and last == "victim":
        return fill(draft, "victim", n)
    if n.conj and not n.prep:
        if last is None or n.noun == "act":
            return None
        fill(draft, last, n)
        return last
    if n.prep:
        if n.noun == "act":
            return None
        if n.prep == "من" and not draft.actors and n.index == draft.node.index + 1 and draft.type in _FROM_SOMEONE:
            if n.noun in ("actor", "body", "force") or n.noun == "weapon" and n.actor is not None:
                return fill(draft, "actor", n)  # 'قصف جوي من النظام', 'مساعدات من الأمم المتحدة'
        return prepositional(draft, slots, n) or last or ""
    if last == "place" and n.noun in ("place", "country"):
        return last  # 'بالعاصمة تونس'
    if construct >= 2 or (construct == 0 and not first and draft.rule != "light-agent"):
        return None
    slot = slots.get("construct", "actor")
    if n.noun == "act":
        return "event" if construct == 0 and first else None
    if construct == 1:
        if slot not in ("actor-or-target", "victim", "target", "actor") or not n.definite and slot == "actor":
            return None
        if slot in ("victim", "target") and draft.recipients and not draft.actors:
            draft.actors, draft.recipients = draft.recipients, []
            draft.mode = mode_with(draft, draft.actors[0].mode)
        slot = "target" if slot != "victim" else "victim"
    elif draft.node.definite and not draft.node.pronoun and draft.node.unit.art:
        return None
    elif draft.node.pronoun and slot in ("actor", "both", "actor-or-target"):
        slot = "target"  # 'قتالهم التنظيم': the pronoun is who acts
    return fill(draft, slot, n) or (fill(draft, "target", n) if n.noun == "facility" and slot == "actor" else "")


# ---- loss nouns


def _tells_loss(sentence: Sentence, node: Node) -> bool:
    """'5 قتلى', 'سقوط قتلى', 'قتيلان': a loss noun that counts or stands alone, not 'عائلات القتلى'."""
    if node.number is not None and not node.definite:
        return True
    return not node.definite and node.feat[1:2] in ("p", "d")


def _loss_noun(sentence: Sentence, i: int, node: Node) -> Draft:
    reading = next(r for r in node.unit.readings if r.entry is node.entry)
    entry = reading.entry._replace(type="ASSAULT", mode="attack", frame="hurt-noun")
    draft = Draft(node, reading, sentence.index, "ASSAULT", "attack", "hurt-noun", "loss-noun", entry)
    draft.anchor = (node.unit.start, node.unit.end)
    draft.casualty = True
    draft.recipients = [node]
    slots = sentence.frames.get("hurt-noun", {}).get("noun", {})
    _after_noun(sentence, i, node, draft, {k: v for k, v in slots.items() if k != "construct"})
    return draft
