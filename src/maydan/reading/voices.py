"""Who says it: frames of saying, their voices and how far each reaches.

The verb of saying moves only `stance`. A voice reaches from what it says (after أن, a colon, a quotation mark) to where the
narrator takes over again; 'بحسب' reaches back over its clause; 'وأضاف' without a subject goes on with the last voice that
agrees with it; an open quotation goes on over sentences.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, replace

from .nodes import Node
from .sentence import Sentence
from .speakers import (
    SPEAKERS,
    agrees,
    asked_for,
    before_verb,
    by_whom,
    cited_by,
    content,
    named_by,
    of_saying,
    own_will,
    phrase,
    possessor,
    said_by_statement,
)  # fmt: skip
from .words import Reading

_OPENING, _CLOSING = frozenset("«“"), frozenset("»”")
_STOPS = frozenset(".؛;؟?!")
_HELD = frozenset(("feared", "predicted", "alleged"))
_BETWEEN = frozenset(("بين", "وبين"))
_REMEMBERED = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """One voice over nodes[start:end] of a sentence."""

    voice: Node
    stance: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice that a later verb may go on with. `person`: the verb's, by which it agrees ('3ms', '3fs', '3mp')."""

    voice: Node
    person: str


@dataclass(slots=True)
class Discourse:
    """What one field of a report has said so far about its voices. `quoting`: whose quotation is open;
    `telling`: who speaks, after a colon without quotation marks; `read_to`: offset up to which marks were seen."""

    speakers: list[Speaker] = field(default_factory=list)
    quoting: Node | None = None
    telling: Node | None = None
    read_to: int = 0


@dataclass(slots=True)
class _Hearing:
    """One sentence while its voices are being found. `quoted`: for each node, whether it stands in quotation marks."""

    sentence: Sentence
    discourse: Discourse
    quoted: list[bool]
    found: list[Frame]


def frames_of_saying(sentence: Sentence, discourse: Discourse) -> list[Frame]:
    """The voices of a sentence, in order; moves the discourse on."""
    nodes = sentence.nodes
    if not nodes:
        return []
    _resume(sentence, discourse)
    quoted = _quoted(nodes, discourse.quoting is not None)
    found: list[Frame] = []
    hearing = _Hearing(sentence, discourse, quoted, found)
    _opening(hearing)
    for i, n in enumerate(nodes):
        if n.kind == "V":
            found += _by_verb(hearing, i, n)
        elif n.unit.norm in _BETWEEN or n.prep in _BETWEEN:
            found += _explained(hearing, i, n)
        elif n.say is not None and n.kind == "NP":
            found += _by_noun(hearing, i, n)
        elif n.ops and n.kind in ("X", "PREP"):
            found += _according(hearing, i, n)
    if not found and discourse.telling is not None:
        found.append(Frame(discourse.telling, "says", 0, len(nodes), "voice-goes-on"))
    _move(hearing)
    return _without_own_acts(nodes, found)


def _without_own_acts(nodes: list[Node], found: list[Frame]) -> list[Frame]:
    """'قال الوزير ...، متهما الجيش بقصف': the accusation is the voice's own act, no one has told of it; frames leave it out."""
    for k, n in enumerate(nodes):
        if (
            n.noun == "act"
            and n.bare
            and n.unit.norm.startswith("م")
            and n.entry is not None
            and n.entry.type in _SPEECH_ACTS
        ):
            if n.unit.norm.endswith("ا") or k and nodes[k - 1].unit.norm == "،":
                over = [f for f in found if f.start <= k < f.end]
                found = [f for f in found if f not in over]
                found += [replace(f, end=k) for f in over] + [replace(f, start=k + 1) for f in over]
    return found


def _opening(h: _Hearing) -> None:
    """What is said from the first word on: an open quotation, a headline's voice, 'وإن' after an earlier voice."""
    nodes, discourse = h.sentence.nodes, h.discourse
    if discourse.quoting is not None:
        end = next((k for k, q in enumerate(h.quoted) if not q), len(nodes))
        h.found.append(Frame(discourse.quoting, "says", 0, end, "quote-goes-on"))
    headline = _headline(h)
    if headline is not None:
        h.found.append(headline)
    elif nodes[0].kind == "COMP" and nodes[0].conj and discourse.speakers and not h.found:
        h.found.append(Frame(discourse.speakers[-1].voice, "says", 0, _end(h, 0), "voice-goes-on"))


# ---- verbs


def _by_verb(h: _Hearing, i: int, n: Node) -> list[Frame]:
    if n.say is not None:
        return _spoken(h, i, n.say)
    sentence, clause = h.sentence, h.sentence.clauses[i]
    held = any(o.entry.value in _HELD and not o.entry.tense for o in n.ops)  # 'يتخوف مراقبون': theirs; not 'يستطيع'
    owned = n.light is not None and n.light.entry.kind == "own"  # 'تبنى التنظيم الهجوم': told by who owns it
    if not held and not owned and not _speech_act(n):
        return []
    holder = clause.subject[0] if clause.subject and not clause.shared else before_verb(sentence, i)
    if clause.antecedent is not None and clause.antecedent.party and not n.pronoun:
        holder = clause.antecedent
    if holder is None and _speech_act(n) and not clause.subject and not clause.passive and n.feat[2:3] == "3":
        gone_on = _unnamed(h, i)  # 'ولوح بإغلاق المعبر'
        return [Frame(gone_on, "says", i + 1, _end(h, i, True), "own")] if gone_on is not None else []
    if holder is None or not holder.party or holder.noun == "count":
        return []
    if owned and n.pronoun and clause.antecedent is not None:  # 'الهجوم الذي تبناه التنظيم'
        return [Frame(phrase(sentence, holder), "says", clause.antecedent.index, i, "own")]
    start = max(i, holder.index) + 1
    if _speech_act(n):  # 'ناشدت عائلات جنود أسروا في البلدة الحكومة التفاوض'
        start = next((x.index for x in sentence.nodes[start:] if x.noun == "act" or x.kind == "COMP"), start)
    return [Frame(phrase(sentence, holder), "says", start, _end(h, i, not held), "own")]


def _spoken(h: _Hearing, i: int, say: Reading) -> list[Frame]:
    """The frame of a verb of saying, with the voice it names or goes on with."""
    sentence, nodes, stance = h.sentence, h.sentence.nodes, say.entry.stance
    if say.feat[2:3] != "3":
        return []  # 'نؤكد': the one who speaks is quoted already
    if i and _is_according(nodes[i - 1]):
        return []  # 'وفق ما ذكرت الشرطة': the phrase before it has taken the verb along
    as_told = i > 1 and nodes[i - 1].unit.norm == "ما" and nodes[i - 2].unit.norm == "علي"
    start, marked = content(sentence, i, say.entry)
    if marked != "speech" and not as_told and not asked_for(nodes, i, say.entry):
        return []
    if marked == "act" and any(own_will(x) for x in nodes[i + 1 : start + 1]):
        return []  # 'أعلنت رفضها', 'أعلنا عزمهما طرده': it is done by saying so
    end = _end(h, max(i, start - 1), say.entry.lemma == "وصف" or i > 0 and nodes[i - 1].kind == "REL")
    cited = cited_by(sentence, i, say.entry)
    spoken = marked == "speech" or as_told or marked == "act" and bool(nodes[start].prep)
    named = named_by(sentence, i, spoken, after_first=as_told)
    frames = []
    if named is not None:
        voice = phrase(sentence, named)
        _remember(h.discourse, voice, nodes[i].feat[2:5], named)
        as_told = (
            as_told or marked != "speech" and i > 0 and nodes[i - 1].unit.norm == "كما" and not _initial(nodes, i - 1)
        )
        if as_told:  # 'على ما أعلنت البعثة', 'كما ذكر ناشطون'
            return [Frame(voice, stance, _back(nodes, i), i + 1, "according")]
        frames.append(Frame(voice, stance, start, end, "verb-of-saying"))
    elif cited is None:
        gone_on = _unnamed(h, i)
        if gone_on is not None:
            frames.append(Frame(gone_on, stance, start, end, "voice-goes-on"))
    if cited is not None:  # 'ونقلت الوكالة عن مصدر قوله': the source is nearer than the agency
        voice = phrase(sentence, cited)
        _remember(h.discourse, voice, "", cited)
        frames.append(Frame(voice, "says", max(start, cited.index + 1), end, "cited"))
    return frames


def _explained(h: _Hearing, i: int, n: Node) -> list[Frame]:
    """'وبين أن', 'بين الضابط:': the verb that is spelled like 'between', told by what follows."""
    nodes = h.sentence.nodes
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    if (
        after is None
        or not (after.kind == "COMP" or after.unit.norm == ":")
        or i
        and nodes[i - 1].kind not in ("PUNC", "CONJ")
    ):
        return []
    named = n.kind == "NP" and n.noun in SPEAKERS
    if named:
        _remember(h.discourse, phrase(h.sentence, n), "3ms", n)
    voice = phrase(h.sentence, n) if named else _last(h.discourse, "3ms") if n.kind == "PREP" else None
    return [Frame(voice, "affirms", i + 1, _end(h, i + 1), "verb-of-saying")] if voice is not None else []


def _unnamed(h: _Hearing, i: int) -> Node | None:
    """The voice of a verb of saying without a subject: 'التقى الوزير نظيره وقال', 'وأضاف'."""
    clause, person = h.sentence.clauses[i], h.sentence.nodes[i].feat[2:5]
    if clause.passive:
        return None
    shared = clause.subject[0] if clause.shared and clause.subject else None
    if clause.subject and not clause.shared and clause.subject[0].index < i and not of_saying(clause.subject[0]):
        return None
    for n in (shared, _first_subject(h, i)):
        if n is not None and n.noun in SPEAKERS and agrees(person, n) and not _told(h.found, n.index):
            return phrase(h.sentence, n)
    return _last(h.discourse, person)


def _told(found: list[Frame], index: int) -> bool:
    return any(f.start <= index < f.end for f in found)


def _first_subject(h: _Hearing, i: int) -> Node | None:
    """The subject of the sentence's first verb before i, if the narrator tells it: 'اختار الوزير أن يبدأ ...، وقال'."""
    for n in h.sentence.nodes[:i]:
        if n.kind == "V":
            clause = h.sentence.clauses[n.index]
            told = clause.passive or clause.antecedent is not None or _told(h.found, n.index)
            return clause.subject[0] if clause.subject and not told and not clause.shared else None
    return None


def _last(discourse: Discourse, person: str) -> Node | None:
    """The last voice that agrees with a verb or participle of this person; else the last."""
    for s in reversed(discourse.speakers):
        if s.person == person or not s.person:
            return s.voice
    return discourse.speakers[-1].voice if discourse.speakers else None


def _remember(discourse: Discourse, voice: Node, person: str, n: Node) -> None:
    if person == "3ms" and n.plural and n.noun in ("person", "official", "member", "fighter", "people", "source"):
        person = "3mp"  # 'قال مسؤولون': the verb before its subject does not show the plural
    discourse.speakers.append(Speaker(voice, person))
    del discourse.speakers[:-_REMEMBERED]


# ---- nouns of saying and participles


def _by_noun(h: _Hearing, i: int, n: Node) -> list[Frame]:
    sentence, say = h.sentence, n.say
    assert say is not None
    if say.entry.kind == "according":
        return _according(h, i, n)
    if say.entry.kind != "verb":
        return []
    if say.feat[:1] == "A" and not n.prep and not n.unit.art:
        start, marked = content(sentence, i, say.entry)
        if marked != "speech" and not asked_for(sentence.nodes, i, say.entry):
            return []
        voice = _participle_voice(h, i, "3" + say.feat[1:3])
        if voice is not None:
            return [Frame(voice, say.entry.stance, i, _end(h, max(i, start - 1)), "participle")]
    if n.unit.norm == "بالقول" and i and not of_saying(sentence.nodes[i - 1]):  # 'ومضت المصادر بالقول إن'
        voice = next((x for x in reversed(sentence.nodes[:i]) if x.kind == "NP" and x.noun in SPEAKERS), None)
        return [Frame(phrase(sentence, voice), "says", i, _end(h, i + 1), "verb-of-saying")] if voice else []
    if say.feat[:1] == "M" and n.noun != "act":
        voice = possessor(sentence, n)
        if voice is not None:  # 'بعد إعلان الجيش تحرير المدينة'
            return [Frame(voice, say.entry.stance, i, _end(h, i, True), "noun-of-saying")]
    return []


def _participle_voice(h: _Hearing, i: int, person: str) -> Node | None:
    """'مضيفا أن': who spoke in the sentence, else the subject of its first verb, else the last voice."""
    if not any(f.rule in ("verb-of-saying", "cited") for f in h.found):
        n = _first_subject(h, i)
        if n is not None and n.noun in SPEAKERS and agrees(person, n):
            return phrase(h.sentence, n)
    return _last(h.discourse, person)


# ---- according to


def _is_according(n: Node) -> bool:
    return any(o.entry.table == "say" and o.entry.kind == "according" for o in n.ops)


def _according(h: _Hearing, i: int, n: Node) -> list[Frame]:
    """'بحسب المرصد', 'وفق ما ذكرت الشرطة', 'في بيان للوزارة'."""
    op = next((o for o in n.ops if o.entry.table == "say"), n.say)
    if op is None or op.entry.kind != "according":
        return []
    nodes, said_in = h.sentence.nodes, op.entry.lemma.startswith("في ")
    voice, stance = said_by_statement(h.sentence, i, op.entry) if said_in else by_whom(h.sentence, i, n, op.entry)
    if said_in and i and nodes[i - 1].unit.norm.lstrip("و") in ("جاء", "ورد", "اضاف"):  # 'وجاء في البيان'
        voice = voice or copy(n)
        voice.start, voice.noun = n.start + 3, "source"
        return [Frame(voice, stance, i + 1, _end(h, i + 1), "verb-of-saying")]
    if voice is None:
        return []
    h.discourse.speakers.append(Speaker(voice, ""))  # 'بحسب المرصد ...، مشيرا إلى'
    start = i if _initial(nodes, i) else _back(nodes, i)
    return [Frame(voice, stance, start, _end(h, i), "according")]


def _initial(nodes: list[Node], i: int) -> bool:
    """Whether nothing but marks, conjunctions and times stands before node i in its sentence."""
    return all(n.kind in ("PUNC", "CONJ", "X", "TIME") for n in nodes[max(0, i - 5) : i]) and i < 5


def _back(nodes: list[Node], i: int) -> int:
    """Where the clause began over which a 'بحسب' at i reaches back."""
    for k in range(i - 1, -1, -1):
        if nodes[k].kind == "PUNC" and nodes[k].unit.norm in _STOPS:
            return k
    return 0


# ---- how far


def _end(h: _Hearing, i: int, short: bool = False) -> int:
    """Index where the voice over node i gives way: a stop outside quotation marks, 'و' + another verb of saying or a speech
    act, or (`short`) a comma."""
    nodes, quoted = h.sentence.nodes, h.quoted
    reported = any(n.kind == "COMP" for n in nodes[i : i + 2])
    for k in range(i + 1, len(nodes)):
        n = nodes[k]
        if quoted[k] and not quoted[i]:
            continue
        if quoted[i] and not quoted[k]:
            return k
        if n.kind == "PUNC" and n.unit.norm in _STOPS:
            return k
        if n.kind == "V" and (n.conj == "و" or nodes[k - 1].kind == "CONJ") and (n.say is not None or _speech_act(n)):
            return k
        if (
            _narrated(h.sentence, k, reported)
            or short
            and (n.kind == "CONJ" or n.kind == "PUNC" and n.unit.norm == "،")
        ):
            return k
    return len(nodes)


def _narrated(sentence: Sentence, k: int, reported: bool) -> bool:
    """Whether the narrator takes over with the verb at k: after a comma, و and a verb with a subject of its own, if what was
    said stood without أن ('أعلن الجيش مقتل خمسة، وقصفت الطائرات') or the verb is present ('...، وتخوض القوات معارك')."""
    n = sentence.nodes[k]
    if n.kind != "V" or n.conj != "و" or sentence.nodes[k - 1].unit.norm != "،":
        return False
    clause = sentence.clauses[k]
    return bool(clause.subject) and not clause.shared and (not reported or n.feat[:1] == "I")


_SPEECH_ACTS = frozenset(("ACCUSE", "REQUEST", "THREATEN"))


def _speech_act(n: Node) -> bool:
    return n.verb is not None and n.verb.entry.type in _SPEECH_ACTS


def _headline(h: _Hearing) -> Frame | None:
    """'وزارة الدفاع: مقتل ...'."""
    nodes = h.sentence.nodes
    first = 1 if nodes[0].kind == "PUNC" else 0
    for k in range(first + 1, min(first + 4, len(nodes))):
        if nodes[k].kind == "PUNC" and nodes[k].unit.norm == ":":
            voice = nodes[first]
            if (
                voice.bare
                and voice.noun in SPEAKERS
                and voice.noun not in ("country", "nation")
                and voice.number is None
            ):
                found = phrase(h.sentence, voice)
                _remember(h.discourse, found, "", voice)
                return Frame(found, "says", k, len(nodes), "headline-voice")
            return None
    return None


# ---- quotations that go on


def _resume(sentence: Sentence, discourse: Discourse) -> None:
    """Closes an open quotation if the sentences passed over since closed it, or a paragraph ended."""
    between = sentence.text[discourse.read_to : sentence.nodes[0].start]
    discourse.read_to = sentence.nodes[-1].end
    if discourse.quoting is not None and any(m in between for m in '»”"\n'):
        discourse.quoting = None
    if "\n" in between:
        discourse.telling = None


def _quoted(nodes: list[Node], inside: bool) -> list[bool]:
    """For each node, whether it stands inside quotation marks."""
    found = []
    for n in nodes:
        if n.kind == "PUNC":
            if n.unit.norm in _OPENING:
                inside = True
            elif n.unit.norm in _CLOSING:
                inside = False
        found.append(inside)
    return found


def _move(h: _Hearing) -> None:
    """Notes whose quotation is still open at the end of the sentence, or who goes on speaking after a colon."""
    discourse, quoted, nodes = h.discourse, h.quoted, h.sentence.nodes
    said = [f for f in h.found if f.rule == "verb-of-saying"]
    if said:
        last = said[-1]
        colon = last.start < len(nodes) and nodes[last.start].unit.norm == ":"
        discourse.telling = last.voice if colon and not any(quoted) else None
    if not quoted[-1]:
        discourse.quoting = None
        return
    opened = max((k for k, q in enumerate(quoted) if not q), default=-1) + 1
    over = [f for f in h.found if f.start <= opened < f.end and f.rule != "according"]
    if over:
        discourse.quoting = max(over, key=lambda f: f.start).voice


def voices_for(frames: list[Frame], index: int) -> list[tuple[Node, str]]:
    """The chain of voices over node `index`, nearest first."""
    inside = [f for f in frames if f.start <= index < f.end and f.voice.index != index]
    inside.reverse()  # of two voices that begin together the later named is nearer
    inside.sort(key=lambda f: (f.rule == "according", -f.start))
    chain: list[tuple[Node, str]] = []
    for f in inside:
        if all(f.voice.start != v.start for v, _ in chain):
            chain.append((f.voice, f.stance))
    return chain
