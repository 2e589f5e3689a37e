"""Named features of a draft that the score weighs: construction, frame, cues, arguments, position. Never words."""

from __future__ import annotations

from .drafts import Draft
from .nodes import Node
from .sentence import Sentence
from .slots import CAUSE

_TIME_PREPS = frozenset("بعد قبل منذ عقب خلال اثناء".split())
_ARGUMENT_PREPS = frozenset("في ب علي ل الي من عن مع".split())


def describe(sentence: Sentence, d: Draft, total: int) -> None:
    """Adds to `d.features` what the sentence shows of the draft. `total`: drafts in the sentence."""
    add = d.features.add
    add(f"rule={d.rule}")
    add(f"frame={d.frame}")
    add(f"type={d.type}")
    add(f"mode={d.type}.{d.mode or '-'}")
    _form(sentence, d)
    _filled(d)
    _surroundings(sentence, d, total)


def _form(sentence: Sentence, d: Draft) -> None:
    add, feat = d.features.add, d.reading.feat
    add(f"form={feat[0]}" if not d.verbal else f"form={feat[0]}.{feat[2:3]}")
    if d.verbal:
        clause = sentence.clauses[d.node.index]
        add("verb=passive" if clause.passive else "verb=active")
        if clause.antecedent is not None:
            add("verb=relative")
        if clause.shared:
            add("verb=shared-subject")
        if d.entry.need:
            add("idiom")
    else:
        n = d.node
        add("noun=definite" if n.unit.art else "noun=pronoun" if n.pronoun else "noun=bare")
        if feat[1:2] == "p":
            add("noun=plural")
        if n.number is not None:
            add("noun=numbered")
        if n.adjectives:
            add("noun=adjective")
        if n.unit.first != n.unit.last:
            add("noun=term")
        add(f"under={_prep_class(n.prep)}")
        if n.conj:
            add("noun=joined")


def _prep_class(prep: str) -> str:
    if not prep:
        return "none"
    if prep in _TIME_PREPS:
        return "time"
    if prep in _ARGUMENT_PREPS:
        return prep
    return "cause" if prep in CAUSE else "other"


def _filled(d: Draft) -> None:
    add = d.features.add
    add(f"actors={min(len(d.actors), 2)}")
    add(f"recipients={min(len(d.recipients), 2)}")
    for name, n in (("actor", d.actors), ("recipient", d.recipients)):
        if n:
            add(f"{name}={n[0].noun}")
    if d.losses:
        add("losses")
        if any(x.best is not None for x in d.losses):
            add("losses=counted")
    add("place=" + ("inherited" if "inherited-place" in d.features else "own" if d.places else "none"))
    if d.facility is not None:
        add("facility")
    if d.weapon is not None:
        add("weapon")
    if d.time is None:
        add("time=none")
    else:
        near = abs(d.time.index - d.node.index)
        add("time=near" if near <= 6 else "time=far")
        add(f"precision={d.time.time.precision}" if d.time.time is not None else "precision=none")
    add("voice" if d.voices else "voice=none")
    add(f"status={d.modality}.{d.polarity}")
    if d.attestation != "reported":
        add(f"attestation={d.attestation}")
    if d.background:
        add("background")
    if d.phase:
        add(f"phase={d.phase}")


def _surroundings(sentence: Sentence, d: Draft, total: int) -> None:
    add, i, nodes = d.features.add, d.node.index, sentence.nodes
    add(f"crowd={min(total, 5)}")
    add("position=" + ("first" if sentence.index <= 1 else "early" if sentence.index <= 5 else "late"))
    add("length=" + ("short" if len(nodes) < 12 else "middle" if len(nodes) < 40 else "long"))
    before = nodes[i - 1] if i else None
    add("before=" + _kind(before))
    add("after=" + _kind(nodes[i + 1] if i + 1 < len(nodes) else None))
    if any(n.kind == "PUNC" and n.unit.norm in '"«“' for n in nodes[max(0, i - 3) : i]):
        add("quoted")
    if any(n.kind == "SUB" for n in nodes[max(0, i - 4) : i]):
        add("subordinate")


def _kind(n: Node | None) -> str:
    if n is None:
        return "edge"
    if n.kind == "NP":
        return "act" if n.noun == "act" else "party" if n.party else "place" if n.noun == "place" else "NP"
    if n.kind == "V":
        return "say" if n.say is not None else "light" if n.light is not None else "verb"
    return n.kind
