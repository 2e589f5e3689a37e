"""Actors that stand outside the act's own phrase: the subject of the verb above a verbal noun, the holder of its pronoun."""

from __future__ import annotations

from typing import Callable

from .clauses import Clause
from .drafts import Draft
from .nodes import Node
from .triggers import Sentence

Roles = Callable[[Node], str | None]

_ARMED = frozenset("MIL REB UAF COP SPY".split())
_SPEECH = frozenset(("REQUEST", "REJECT", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "SANCTION"))
_ACTIVE_SLOTS = frozenset(("actor", "both"))


def raise_actors(sentence: Sentence, drafts: list[Draft], roles: Roles) -> None:
    """Fills the actors of verbal nouns that name none: by a light noun before them, by their pronoun, by the verb above
    them, or by the verbal noun they are joined to."""
    previous: Draft | None = None
    for d in drafts:
        if not d.verbal and not d.actors and d.rule != "loss-noun":
            _one(sentence, d, previous, roles)
        if not d.verbal and d.rule != "loss-noun":
            _completed(sentence, d, roles)
        previous = d


def _one(sentence: Sentence, d: Draft, previous: Draft | None, roles: Roles) -> None:
    verb_slots = sentence.frames.get(d.frame, {}).get("verb", {})
    if verb_slots.get("subject") not in _ACTIVE_SLOTS:
        return
    found = _light_noun(sentence, d) or _holder(sentence, d)
    if not found and previous is not None and d.node.conj and not previous.verbal and _adjoin(sentence, previous, d):
        found = previous.actors
    if not found:
        found = _above(sentence, d, roles)
    d.actors = [n for n in found if n not in d.recipients and n is not d.node]
    if d.actors:
        d.features.add("raised-actor")


def _adjoin(sentence: Sentence, first: Draft, second: Draft) -> bool:
    return not any(n.kind in ("V", "COMP", "SUB", "REL") for n in sentence.nodes[first.node.index + 1 : second.node.index])


def _light_noun(sentence: Sentence, d: Draft) -> list[Node]:
    """'قيام القوات بقصف', 'تمكنها من أسر', 'نجاحه في قتل'."""
    i = d.node.index
    for j in range(i - 1, max(-1, i - 6), -1):
        n = sentence.nodes[j]
        if n.kind in ("V", "COMP", "SUB", "REL") or (n.kind == "PUNC" and n.unit.norm in ".؛:،"):
            return []
        light = n.light
        if n.kind == "NP" and light is not None and light.entry.kind == "agent" and n.noun != "act":
            if light.entry.prep and light.entry.prep not in (d.node.prep, d.node.prep2):
                return []
            own = [x for x in sentence.nodes[j + 1 : i] if x.bare and x.party]
            return own or (_nearest_party(sentence, j) if n.pronoun else [])
    return []


def _holder(sentence: Sentence, d: Draft) -> list[Node]:
    """'هجومه', 'قصفها': the pronoun's holder, if it stands for who acts."""
    if not d.node.pronoun:
        return []
    slot = sentence.frames.get(d.frame, {}).get("noun", {}).get("construct", "")
    if slot not in ("actor", "both", "actor-or-target"):
        return []
    clause = _clause_over(sentence, d.node.index)
    if clause is not None and not clause.passive and any(n.party for n in clause.subject):
        return [n for n in clause.subject if n.party]
    return _nearest_party(sentence, d.node.index)


def _nearest_party(sentence: Sentence, i: int) -> list[Node]:
    for n in reversed(sentence.nodes[:i]):
        if n.kind == "PUNC" and n.unit.norm in ".؛":
            return []
        if n.kind == "NP" and n.party and n.noun not in ("count", "source", "person"):
            return [n]
    return []


def _clause_over(sentence: Sentence, i: int) -> Clause | None:
    """The clause of the nearest verb before node i, with nothing between that would start another."""
    for n in reversed(sentence.nodes[:i]):
        if n.kind == "V":
            return sentence.clauses[n.index]
        if n.kind in ("COMP", "SUB", "REL", "INT") or (n.kind == "PUNC" and n.unit.norm in ".؛:،"):
            return None
    return None


def _above(sentence: Sentence, d: Draft, roles: Roles) -> list[Node]:
    """The subject of the verb above, where such a verb lets its subject act: not under calls, refusals, reports."""
    clause = _clause_over(sentence, d.node.index)
    if clause is None or clause.passive or d.casualty or d.node in clause.subject:
        return []
    verb = sentence.nodes[clause.verb]
    if verb.light is not None and verb.light.entry.kind not in ("agent", "attempt", "begin", "continue", "own"):
        return []
    if verb.verb is not None and verb.verb.entry.type == "ACCUSE":
        return [n for n in clause.objects if n.party] if d.node.prep == "ب" else []
    if verb.verb is not None and verb.verb.entry.type in _SPEECH:
        return []
    subject = [n for n in clause.subject if n.party and n.noun != "source"]
    if verb.say is not None:
        return [n for n in subject if (roles(n) in _ARMED or n.noun == "force")]
    if d.node.prep in ("بعد", "قبل", "منذ", "رغم", "بسبب", "نتيجه", "اثر", "عقب", "علي خلفيه", "جراء"):
        return []
    return subject


def _costs(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb above tells of casualties: its people are victims, and joining will bring them."""
    verb = sentence.nodes[clause.verb].verb
    return verb is not None and bool(sentence.frames.get(verb.entry.frame, {}).get("loss"))


def _completed(sentence: Sentence, d: Draft, roles: Roles) -> None:
    """A fight with one named side and 'مع' or 'ضد': the subject above is the other side."""
    noun = sentence.frames.get(d.frame, {}).get("noun", {})
    if noun.get("مع") != "both" or len(d.actors) != 1 or d.recipients or d.actors[0].prep not in ("مع", "ضد"):
        return
    clause = _clause_over(sentence, d.node.index)
    if clause is None or _costs(sentence, clause):
        return
    side = clause.objects if clause.passive else clause.subject
    subject = [n for n in side if n.party and n.noun not in ("source", "count")]
    if subject and subject[0] is not d.actors[0]:
        d.actors, d.recipients = subject, d.actors
