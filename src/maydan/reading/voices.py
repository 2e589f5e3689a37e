"""Who says it: frames of saying, their voices and how far each reaches.

The verb of saying moves only `stance`. A voice reaches from its verb to the end of the sentence or to the next frame; a
'بحسب' phrase reaches over the whole sentence; 'وأضاف' without a subject goes on with the last voice.
"""

from __future__ import annotations

from dataclasses import dataclass

from .nodes import Node
from .sentence import Sentence

_QUOTE_MARKS = frozenset('"«»“”')
_HELD = frozenset(("feared", "predicted", "alleged"))
_NOT_VOICES = frozenset(("time", "act", "weapon", "dead", "hurt"))


@dataclass(frozen=True, slots=True)
class Frame:
    """One voice over nodes[start:end] of a sentence. `field` is where its words stand."""

    voice: Node
    stance: str
    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Discourse:
    """What one field of a report has said so far about its voices."""

    last: Node | None = None
    quoting: Node | None = None


def frames_of_saying(sentence: Sentence, discourse: Discourse) -> list[Frame]:
    """The voices of a sentence, widest reach first; moves the discourse on."""
    nodes, found = sentence.nodes, []
    for i, n in enumerate(nodes):
        if n.kind == "NP" and n.say is not None and n.feat[:1] == "A" and not n.prep and not n.unit.art:
            voice = found[-1].voice if found else discourse.last
            if voice is not None:  # 'مضيفا أن', 'مشيرا إلى': the voice goes on
                found.append(Frame(voice, n.say.entry.stance, i, _end(sentence, i), "participle"))
        elif n.kind == "V" and n.say is None and any(o.entry.value in _HELD for o in n.ops):
            holder = [x for x in sentence.clauses[i].subject if x.party and not sentence.clauses[i].shared]
            if holder:  # 'يتخوف مراقبون': the fear is theirs
                found.append(Frame(holder[0], "says", i, _end(sentence, i), "holder"))
        elif n.kind == "V" and n.say is not None:
            frame = _verb_frame(sentence, i, n, discourse)
            if frame is not None:
                found.append(frame)
        elif any(op.entry.table == "say" and op.entry.kind == "according" for op in n.ops) or (
            n.say is not None and n.kind != "V" and n.say.entry.kind == "according"
        ):
            frame = _according(sentence, i, n)
            if frame is not None:
                found.append(frame)
    headline = _headline(sentence)
    if headline is not None:
        found.append(headline)
    if not found and discourse.quoting is not None:
        found.append(Frame(discourse.quoting, "says", 0, len(nodes), "quote-goes-on"))
    _move(sentence, found, discourse)
    return found


def _verb_frame(sentence: Sentence, i: int, n: Node, discourse: Discourse) -> Frame | None:
    assert n.say is not None
    clause = sentence.clauses[i]
    stance = n.say.entry.stance
    subject = [x for x in clause.subject if x.noun not in _NOT_VOICES]
    if clause.passive:
        subject = []
    if not subject and clause.antecedent is not None and clause.antecedent.party and not n.pronoun:
        subject = [clause.antecedent]
    if subject and not clause.shared:
        _lengthen(sentence, subject[0])
        return Frame(subject[0], stance, i, _end(sentence, i), "verb-of-saying")
    if subject:
        return Frame(subject[0], stance, i, _end(sentence, i), "verb-of-saying")
    if discourse.last is not None and not clause.passive and n.feat[2:5] in ("3ms", "3fs", "3mp"):
        return Frame(discourse.last, stance, i, _end(sentence, i), "voice-goes-on")
    return None


def _lengthen(sentence: Sentence, voice: Node) -> None:
    """Lets the voice's phrase run on through its office and name: 'المتحدث باسم الجيش الكولونيل فلان', 'مسؤول في مكتب الوزير'."""
    for n in sentence.nodes[voice.index + 1 : voice.index + 7]:
        named = n.bare and n.noun in ("unknown", "person", "official", "member", "actor", "adjective", "body", "force")
        office = n.kind == "NP" and n.prep in ("ل", "في", "ب", "من") and n.noun not in ("source", "act", "time")
        if n.conj or not (named or office):
            return
        voice.last, voice.end = n.last, n.end


def _end(sentence: Sentence, i: int) -> int:
    """Index where the voice that begins at i gives way: a stop, or 'و/فيما' + another verb of saying."""
    for k in range(i + 1, len(sentence.nodes)):
        n = sentence.nodes[k]
        if n.kind == "PUNC" and n.unit.norm in ".؛":
            return k
        if n.kind == "V" and n.say is not None and n.unit.conj == "و":
            return k
    return len(sentence.nodes)


def _according(sentence: Sentence, i: int, n: Node) -> Frame | None:
    """'بحسب المرصد', 'وفق ما ذكرت الشرطة'."""
    op = next((o for o in n.ops if o.entry.table == "say"), n.say)
    stance = op.entry.stance if op is not None else "says"
    if n.kind == "NP" and n.party:
        return Frame(n, stance, 0, len(sentence.nodes), "according")
    for x in sentence.nodes[i + 1 : i + 6]:
        if x.kind == "V" and x.say is not None:
            subject = sentence.clauses[x.index].subject
            return Frame(subject[0], stance, 0, len(sentence.nodes), "according") if subject else None
        if x.kind == "NP" and (x.party or x.noun == "unknown" and x.definite):
            return Frame(x, stance, 0, len(sentence.nodes), "according")
        if x.kind == "PUNC" and x.unit.norm in ".،":
            return None
    return None


def _headline(sentence: Sentence) -> Frame | None:
    """'وزارة الدفاع: مقتل ...'."""
    nodes = sentence.nodes
    for k in range(1, min(4, len(nodes))):
        if nodes[k].kind == "PUNC" and nodes[k].unit.norm == ":":
            voice = nodes[k - 1] if k == 1 else nodes[0]
            if voice.kind == "NP" and voice.bare and voice.party:
                return Frame(voice, "says", k, len(nodes), "headline-voice")
            return None
    return None


def _move(sentence: Sentence, found: list[Frame], discourse: Discourse) -> None:
    spoken = [f for f in found if f.rule in ("verb-of-saying", "headline-voice")]
    if spoken:
        discourse.last = spoken[-1].voice
    marks = [n.unit.norm for n in sentence.nodes if n.kind == "PUNC" and n.unit.norm in _QUOTE_MARKS]
    opened = sum(m in "«“" for m in marks) - sum(m in "»”" for m in marks) + marks.count('"') % 2
    if discourse.quoting is not None:
        discourse.quoting = None if any(m in '»”"' for m in marks) else discourse.quoting
    elif opened > 0 and (spoken or found):
        discourse.quoting = (spoken or found)[-1].voice


def voices_for(frames: list[Frame], index: int) -> list[tuple[Node, str]]:
    """The chain of voices over node `index`, nearest first."""
    inside = [f for f in frames if f.start <= index < f.end and f.voice.index != index]
    inside.sort(key=lambda f: (f.rule == "according", -f.start))
    chain: list[tuple[Node, str]] = []
    for f in inside:
        if all(f.voice is not v for v, _ in chain):
            chain.append((f.voice, f.stance))
    return chain
