"""Who says it: frames of saying, their voices and how far each reaches.

The verb of saying moves only `stance`. A voice reaches from what it says (after أن, a colon, a quotation mark) to where the
narrator takes over again; 'بحسب' reaches back over its clause; 'وأضاف' without a subject goes on with the last voice that
agrees with it; an open quotation goes on over sentences.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field

from ..lexicon.entries import Entry
from .nodes import Node
from .sentence import Sentence
from .words import Reading

_OPENING, _CLOSING = frozenset("«“"), frozenset("»”")
_STOPS = frozenset(".؛;؟?!")
_HELD = frozenset(("feared", "predicted", "alleged"))
_SPEAKERS = frozenset("official source actor person member force body people nation country metonym fighter".split())
_NAMES = frozenset("unknown place thing facility".split())
"""Kinds of phrase that may be a name or body which no table knows: voices if what they say is marked as said."""
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
    """What one field of a report has said so far about its voices. `read_to`: offset up to which marks were seen."""

    speakers: list[Speaker] = field(default_factory=list)
    quoting: Node | None = None
    read_to: int = 0


def frames_of_saying(sentence: Sentence, discourse: Discourse) -> list[Frame]:
    """The voices of a sentence, in order; moves the discourse on."""
    nodes = sentence.nodes
    if not nodes:
        return []
    _resume(sentence, discourse)
    quoted = _quoted(nodes, discourse.quoting is not None)
    found: list[Frame] = []
    if discourse.quoting is not None:
        end = next((k for k, q in enumerate(quoted) if not q), len(nodes))
        found.append(Frame(discourse.quoting, "says", 0, end, "quote-goes-on"))
    headline = _headline(sentence, discourse)
    if headline is not None:
        found.append(headline)
    elif nodes[0].kind == "COMP" and nodes[0].conj and discourse.speakers and not found:
        found.append(Frame(discourse.speakers[-1].voice, "says", 0, _end(sentence, 0, quoted), "voice-goes-on"))
    for i, n in enumerate(nodes):
        if n.kind == "V":
            found += _by_verb(sentence, i, n, discourse, found, quoted)
        elif n.say is not None and n.kind == "NP":
            found += _by_noun(sentence, i, n, discourse, found, quoted)
        elif n.ops and n.kind in ("X", "PREP"):
            found += _according(sentence, i, n, discourse, quoted)
    _move(sentence, found, quoted, discourse)
    return found


# ---- verbs


def _by_verb(
    sentence: Sentence, i: int, n: Node, discourse: Discourse, found: list[Frame], quoted: list[bool]
) -> list[Frame]:
    if n.say is not None:
        return _spoken(sentence, i, n.say, discourse, found, quoted)
    clause = sentence.clauses[i]
    held = any(o.entry.value in _HELD for o in n.ops)  # 'يتخوف مراقبون': the fear is theirs
    owned = n.light is not None and n.light.entry.kind == "own"  # 'تبنى التنظيم الهجوم': told by who owns it
    if not held and not owned and not _speech_act(n):
        return []
    holder = clause.subject[0] if clause.subject and not clause.shared else _before(sentence, i)
    if clause.antecedent is not None and clause.antecedent.party and not n.pronoun:
        holder = clause.antecedent
    if holder is None or not holder.party or holder.noun == "count":
        return []
    if owned and n.pronoun and clause.antecedent is not None:  # 'الهجوم الذي تبناه التنظيم'
        return [Frame(_phrase(sentence, holder), "says", clause.antecedent.index, i, "own")]
    return [Frame(_phrase(sentence, holder), "says", i + 1, _end(sentence, i, quoted, not held), "own")]


def _spoken(
    sentence: Sentence, i: int, say: Reading, discourse: Discourse, found: list[Frame], quoted: list[bool]
) -> list[Frame]:
    """The frame of a verb of saying, with the voice it names or goes on with."""
    nodes, stance = sentence.nodes, say.entry.stance
    if not say.feat[2:3] == "3":
        return []  # 'نؤكد': the one who speaks is quoted already
    if i and _is_according(nodes[i - 1]):
        return []  # 'وفق ما ذكرت الشرطة': the phrase before it has taken the verb along
    as_told = i > 1 and nodes[i - 1].unit.norm == "ما" and nodes[i - 2].unit.norm == "علي"
    start, marked = _content(sentence, i, say.entry)
    if marked != "speech" and not as_told and not _asked_for(nodes, i, say.entry):
        return []
    if marked == "act" and any(_own_will(x) for x in nodes[i + 1 : start + 1]):
        return []  # 'أعلنت رفضها', 'أعلنا عزمهما طرده': it is done by saying so
    end = _end(sentence, max(i, start - 1), quoted, say.entry.lemma == "وصف" or i > 0 and nodes[i - 1].kind == "REL")
    cited = _cited(sentence, i, say.entry)
    named = _subject(sentence, i, marked != "" or as_told)
    frames = []
    if named is not None:
        voice = _phrase(sentence, named)
        _remember(discourse, voice, nodes[i].feat[2:5], named)
        as_told = as_told or marked != "speech" and i > 0 and nodes[i - 1].unit.norm == "كما" and not _initial(nodes, i - 1)
        if as_told:  # 'على ما أعلنت البعثة', 'كما ذكر ناشطون'
            return [Frame(voice, stance, _back(nodes, i), i + 1, "according")]
        frames.append(Frame(voice, stance, start, end, "verb-of-saying"))
    elif cited is None:
        gone_on = _unnamed(sentence, i, discourse, found)
        if gone_on is not None:
            frames.append(Frame(gone_on, stance, start, end, "voice-goes-on"))
    if cited is not None:  # 'ونقلت الوكالة عن مصدر قوله': the source is nearer than the agency
        voice = _phrase(sentence, cited)
        _remember(discourse, voice, "", cited)
        frames.append(Frame(voice, "says", max(start, cited.index + 1), end, "cited"))
    return frames


def _content(sentence: Sentence, i: int, entry: Entry) -> tuple[int, str]:
    """Index where what is said begins, and what opens it: "speech" (أن, a colon, a quotation mark), "act" (the act that is
    announced), or "" if nothing does."""
    nodes = sentence.nodes
    for j in range(i + 1, min(i + 40, len(nodes))):
        n = nodes[j]
        if n.kind == "COMP":
            if not n.conj:
                return j, "speech"
        elif n.kind == "PUNC":
            mark = n.unit.norm
            if mark == ":" or mark in _OPENING and _opens_speech(nodes, j, i):
                return j, "speech"
            if mark in _STOPS:
                break
        elif n.kind == "NP":
            if n.prep.endswith(" ان"):
                return j, "speech"
            if n.noun == "act" and (not n.prep or n.prep in entry.prep.split("|") or n.prep in ("ب", "عن")):
                return j, "act"
        elif j > i + 1 and (n.kind == "CONJ" or n.kind == "V" and n.conj):
            break
    return i + 1, ""


def _own_will(n: Node) -> bool:
    """'رفضها', 'عزمهما', not 'مسؤوليتها'."""
    return n.bare and bool(n.pronoun) and n.noun in ("act", "thing") and not n.unit.norm.startswith("مسوولي")


def _opens_speech(nodes: list[Node], j: int, i: int) -> bool:
    """Whether the mark at j opens what is said, not the name of an outlet ('لـ«الشرق الأوسط»') or of the speaker."""
    after = nodes[j + 1] if j + 1 < len(nodes) else None
    if after is None or after.kind == "NP" and after.prep_first >= 0 and after.prep_first < after.first - 1:
        return False
    short = any(n.kind == "PUNC" and n.unit.norm in _CLOSING for n in nodes[j + 2 : j + 3])
    return not (short and after.bare and after.noun != "act" and j == i + 1)


def _asked_for(nodes: list[Node], i: int, entry: Entry) -> bool:
    """Whether the preposition that an ambiguous verb of saying asks for follows it ('كشف عن', 'نقل عن')."""
    preps = [p for p in entry.prep.split("|") if p]
    if not preps:
        return True
    for n in nodes[i + 1 : i + 7]:
        if n.prep in preps or n.kind == "PREP" and n.unit.norm in preps:
            return True
        if n.kind in ("V", "COMP"):
            return False
    return False


def _subject(sentence: Sentence, i: int, marked: bool, after_first: bool = False) -> Node | None:
    """The voice that the verb names: a phrase before it in its clause, else the first that can speak after it."""
    nodes, clause = sentence.nodes, sentence.clauses[i]
    before = None if after_first else _before(sentence, i)
    if before is not None and before.noun in _SPEAKERS and not nodes[i].pronoun:
        return before
    if clause.passive:
        return None
    for j in range(i + 1, min(i + 8, len(nodes))):
        n = nodes[j]
        if n.kind == "NP":
            if n.bare and n.governor is None or n.prep == "علي" and j == i + 1 and _is_ali(sentence.text, n):
                first = j == i + 1 and not n.pronoun and (marked and n.noun == "adjective" or n.noun == "unknown")
                return n if first or _speaks(n, marked) else None
            if n.prep.endswith(" ان") or n.noun == "act":
                break
        elif n.kind == "PUNC":
            if n.unit.norm not in _OPENING | _CLOSING:
                break
        elif n.kind == "V":
            nxt = nodes[j + 1] if j + 1 < len(nodes) else None
            named = j == i + 1 and nxt is not None and nxt.bare and nxt.noun == "unknown"
            return nxt if named else None  # 'قال ناصر الحاسي': a first name spelled like a verb
        elif n.kind not in ("TIME", "X", "DEM", "PREP"):
            break
    return before if before is not None and _speaks(before, marked) else None


def _is_ali(text: str, n: Node) -> bool:
    """Whether the word before the phrase is the name علي, spelled with its dots, not the preposition على."""
    return text[: n.start].rstrip().endswith("علي")


def _before(sentence: Sentence, i: int) -> Node | None:
    """A subject that stands before its verb: 'مصادر في الجيش كشفت', 'وكانت السلطات أعلنت', 'الذي قال'."""
    nodes, clause = sentence.nodes, sentence.clauses[i]
    if nodes[i].conj:
        return None
    j = i - 1
    while j > 0 and nodes[j].kind in ("X", "TIME"):
        j -= 1
    n = nodes[j] if j >= 0 else None
    if n is not None and n.kind == "NP" and n.noun in _SPEAKERS and not n.pronoun:
        opens = j == 0 or nodes[j - 1].kind in ("PUNC", "CONJ", "COMP", "SUB", "X")
        if n.bare and opens or j == i - 1 and n.noun == "source" and not n.unit.art:
            return n
    topic = clause.antecedent or (clause.subject[0] if clause.subject and not clause.shared else None)
    if topic is None or topic.index > i or topic.pronoun:
        return _after_kana(nodes, i)
    marks = [x.unit.norm for x in nodes[topic.index : i] if x.kind == "PUNC"]
    return topic if marks.count("،") != 1 and not any(m in "-–:" for m in marks) else None


def _after_kana(nodes: list[Node], i: int) -> Node | None:
    """'وكان الجيش المؤلف من ... أعلن': the phrase right after كان, however long it goes on."""
    for j in range(i - 1, max(-1, i - 25), -1):
        if nodes[j].kind in ("SUB", "COMP", "V") or nodes[j].kind == "PUNC" and nodes[j].unit.norm in _STOPS:
            return None
        if nodes[j].unit.norm.lstrip("و") in ("كان", "كانت"):
            n = nodes[j + 1]
            n = nodes[j + 2] if n.kind == "PUNC" and j + 2 < i else n
            return n if n.bare and n.noun in _SPEAKERS else None
    return None


def _speaks(n: Node, marked: bool) -> bool:
    """Whether a phrase can be a voice."""
    if n.kind != "NP" or _of_saying(n):
        return False
    if n.noun in _SPEAKERS:
        return True
    if n.noun == "place" and n.entry is not None:
        return False
    return marked and n.noun in _NAMES and n.number is None


def _of_saying(n: Node) -> bool:
    """'قائلا', 'مشيرا', 'قوله': a word that goes with a verb of saying, no voice."""
    if n.say is None or n.say.entry.kind != "verb":
        return False
    return n.noun not in _SPEAKERS or n.unit.norm.endswith("ا") and not n.unit.art


def _cited(sentence: Sentence, i: int, entry: Entry) -> Node | None:
    """Whom an agency quotes: 'نقلت الوكالة عن مصدر', 'نسبت الصحيفة إلى مسؤول'."""
    if entry.lemma not in ("نقل", "نسب"):
        return None
    for n in sentence.nodes[i + 1 : i + 7]:
        if n.kind == "NP" and n.prep in entry.prep.split("|"):
            return n if _speaks(n, True) else None
        if n.kind in ("COMP", "V"):
            return None
    return None


def _unnamed(sentence: Sentence, i: int, discourse: Discourse, found: list[Frame]) -> Node | None:
    """The voice of a verb of saying without a subject: 'التقى الوزير نظيره وقال', 'وأضاف'."""
    clause, person = sentence.clauses[i], sentence.nodes[i].feat[2:5]
    if clause.passive:
        return None
    shared = clause.subject[0] if clause.shared and clause.subject else None
    if clause.subject and not clause.shared and clause.subject[0].index < i and not _of_saying(clause.subject[0]):
        return None
    for n in (shared, _first_subject(sentence, i, found)):
        if n is not None and n.noun in _SPEAKERS and _agrees(person, n) and not _told(found, n.index):
            return _phrase(sentence, n)
    return _last(discourse, person)


def _told(found: list[Frame], index: int) -> bool:
    return any(f.start <= index < f.end for f in found)


def _first_subject(sentence: Sentence, i: int, found: list[Frame]) -> Node | None:
    """The subject of the sentence's first verb before i, if the narrator tells it: 'اختار الوزير أن يبدأ ...، وقال'."""
    for n in sentence.nodes[:i]:
        if n.kind == "V":
            clause = sentence.clauses[n.index]
            told = clause.passive or clause.antecedent is not None or _told(found, n.index)
            return clause.subject[0] if clause.subject and not told and not clause.shared else None
    return None


def _agrees(person: str, n: Node) -> bool:
    """Whether a phrase can be the subject of a later verb or participle of this person, by its gender."""
    masculine = n.noun in ("official", "person", "member", "fighter") and not n.feminine
    return not (person == "3ms" and n.feminine or person == "3fs" and masculine and not n.plural)


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


def _by_noun(
    sentence: Sentence, i: int, n: Node, discourse: Discourse, found: list[Frame], quoted: list[bool]
) -> list[Frame]:
    say = n.say
    assert say is not None
    if say.entry.kind == "according":
        return _according(sentence, i, n, discourse, quoted)
    if say.entry.kind != "verb":
        return []
    if say.feat[:1] == "A" and not n.prep and not n.unit.art:
        start, marked = _content(sentence, i, say.entry)
        if marked != "speech" and not _asked_for(sentence.nodes, i, say.entry):
            return []
        voice = _participle_voice(sentence, i, "3" + say.feat[1:3], discourse, found)
        if voice is not None:
            return [Frame(voice, say.entry.stance, i, _end(sentence, max(i, start - 1), quoted), "participle")]
    if n.unit.norm == "بالقول" and i:  # 'ومضت المصادر بالقول إن'
        voice = next((x for x in reversed(sentence.nodes[:i]) if x.kind == "NP" and x.noun in _SPEAKERS), None)
        return [Frame(_phrase(sentence, voice), "says", i, _end(sentence, i + 1, quoted), "verb-of-saying")] if voice else []
    if say.feat[:1] == "M" and n.noun != "act":
        voice = _possessor(sentence, n)
        if voice is not None:  # 'بعد إعلان الجيش تحرير المدينة'
            return [Frame(voice, say.entry.stance, i, _end(sentence, i, quoted, True), "noun-of-saying")]
    return []


def _participle_voice(
    sentence: Sentence, i: int, person: str, discourse: Discourse, found: list[Frame]
) -> Node | None:
    """'مضيفا أن': who spoke in the sentence, else the subject of its first verb, else the last voice."""
    if not any(f.rule in ("verb-of-saying", "cited") for f in found):
        n = _first_subject(sentence, i, found)
        if n is not None and n.noun in _SPEAKERS and _agrees(person, n):
            return _phrase(sentence, n)
    return _last(discourse, person)


def _possessor(sentence: Sentence, n: Node) -> Node | None:
    """The party in the construct of a noun of saying: 'إعلان الجيش', 'تصريحات الوزير'."""
    after = sentence.nodes[n.index + 1] if n.index + 1 < len(sentence.nodes) else None
    if after is not None and after.governor is n and after.party:
        return _phrase(sentence, after)
    if n.last > n.first and (n.actor is not None or n.people is not None) and n.unit.end < n.end:
        inner = copy(n)
        inner.start = n.unit.end + 1
        return inner
    return None


# ---- according to


def _is_according(n: Node) -> bool:
    return any(o.entry.table == "say" and o.entry.kind == "according" for o in n.ops)


def _according(sentence: Sentence, i: int, n: Node, discourse: Discourse, quoted: list[bool]) -> list[Frame]:
    """'بحسب المرصد', 'وفق ما ذكرت الشرطة', 'في بيان للوزارة'."""
    op = next((o for o in n.ops if o.entry.table == "say"), n.say)
    if op is None or op.entry.kind != "according":
        return []
    nodes, stance = sentence.nodes, op.entry.stance
    voice: Node | None = None
    said_in = op.entry.lemma.startswith("في ")
    issued = op.entry.lemma in ("في بيان", "في تقرير", "في رسالة")  # else ل names the paper it was said to
    for x in nodes[i + (n.kind != "NP") : i + 6]:
        if x.kind == "V":
            if x.say is not None and not said_in:
                stance = x.say.entry.stance
                subject = _subject(sentence, x.index, True, after_first=True)
                voice = _phrase(sentence, subject) if subject is not None else None
            break
        if x.kind == "NP":
            if said_in and x is not n and (x.noun in ("unknown", "place", "adjective") or " ال" in n.unit.norm):
                break
            if x.prep and x.prep not in ("ل", "عن", "الي") and x is not n or said_in and x.prep and not issued:
                break
            voice = _possessor(sentence, x) if x.say is not None and x.say.feat[:1] == "M" else None
            if voice is None and (x.noun in _SPEAKERS or x.noun in ("unknown", "place") and x.number is None):
                voice = _phrase(sentence, x)
            break
        if x.kind == "COMP" or x.kind == "PUNC" and x.unit.norm in ".،":
            break
    if said_in and i and nodes[i - 1].unit.norm.lstrip("و") in ("جاء", "ورد", "اضاف"):  # 'وجاء في البيان'
        voice = voice or copy(n)
        voice.start, voice.noun = n.start + 3, "source"
        return [Frame(voice, stance, i + 1, _end(sentence, i + 1, quoted), "verb-of-saying")]
    if voice is None:
        return []
    start = i if _initial(nodes, i) else _back(nodes, i)
    return [Frame(voice, stance, start, _end(sentence, i, quoted), "according")]


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


def _end(sentence: Sentence, i: int, quoted: list[bool], short: bool = False) -> int:
    """Index where the voice over node i gives way: a stop outside quotation marks, 'و' + another verb of saying or a speech
    act, or (`short`) a comma."""
    nodes = sentence.nodes
    reported = any(n.kind == "COMP" for n in nodes[i : i + 2])
    for k in range(i + 1, len(nodes)):
        n = nodes[k]
        if quoted[k]:
            continue
        if n.kind == "PUNC" and n.unit.norm in _STOPS:
            return k
        if n.kind == "V" and (n.conj == "و" or nodes[k - 1].kind == "CONJ") and (n.say is not None or _speech_act(n)):
            return k
        if _narrated(sentence, k, reported) or short and (n.kind == "CONJ" or n.kind == "PUNC" and n.unit.norm == "،"):
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


def _headline(sentence: Sentence, discourse: Discourse) -> Frame | None:
    """'وزارة الدفاع: مقتل ...'."""
    nodes = sentence.nodes
    first = 1 if nodes[0].kind == "PUNC" else 0
    for k in range(first + 1, min(first + 4, len(nodes))):
        if nodes[k].kind == "PUNC" and nodes[k].unit.norm == ":":
            voice = nodes[first]
            if voice.bare and voice.noun in _SPEAKERS and voice.noun not in ("country", "nation") and voice.number is None:
                found = _phrase(sentence, voice)
                _remember(discourse, found, "", voice)
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


def _move(sentence: Sentence, found: list[Frame], quoted: list[bool], discourse: Discourse) -> None:
    """Notes whose quotation is still open at the end of the sentence."""
    if not quoted[-1]:
        discourse.quoting = None
        return
    opened = max((k for k, q in enumerate(quoted) if not q), default=-1) + 1
    over = [f for f in found if f.start <= opened < f.end and f.rule != "according"]
    if over:
        discourse.quoting = max(over, key=lambda f: f.start).voice


# ---- the words of a voice


def _phrase(sentence: Sentence, head: Node) -> Node:
    """The voice's own words, as a phrase of its own: with its body ('مسؤول في الوزارة'), without a place it is only met at
    ('ضابط كبير في معسكر'), and the name alone where one follows the office ('المتحدث باسم الجيش فلان')."""
    voice, last, text = copy(head), head, sentence.text
    if head.prep == "علي" and _is_ali(text, head):
        voice.start = text.rindex("علي", 0, head.start)
    seams = {head.place.end} if head.place is not None and head.place is not head else set()
    for n in sentence.nodes[head.index + 1 : head.index + 7]:
        if not _goes_on(text, last, n, head, sentence.nodes):
            break
        if last.kind == "NP" and not last.open and n.governor is None and (not n.prep or n.prep == "علي"):
            seams.add(last.end)
        last = n
    voice.end = _before_setting(text, voice.start, last.end)
    if head.noun in ("official", "person", "member"):
        far = _far_name(sentence, last) if head.noun == "official" else None
        voice.start, voice.end = far or _name(text, voice.start, voice.end, seams)
    return voice


def _far_name(sentence: Sentence, last: Node) -> tuple[int, int] | None:
    """The name after a long office: 'المسؤول الإعلامي للجناح العسكري للحزب فلان', 'وزير الأمن، فلان، '."""
    nodes, k = sentence.nodes, last.index + 1
    if last.noun in ("unknown", "place") or not last.definite:
        return None
    while k < min(last.index + 8, len(nodes)):
        n = nodes[k]
        comma = n.kind == "PUNC" and n.unit.norm == "،"
        if comma and k + 1 < len(nodes):
            k, n = k + 1, nodes[k + 1]
        if n.kind != "NP" or n.conj or n.noun in ("act", "time", "dead"):
            return None
        if n.bare and n.governor is None:
            run = _run(nodes, k)
            titled = n.noun in ("official", "member") and n.unit.art
            if run and (titled or not sentence.text[n.start : n.end].startswith("ال")):
                seams = {x.end for x in run[:-1]} if titled else set()
                whole = n.start, run[-1].end
                named = _name(sentence.text, *whole, seams) if titled or n.noun == "official" else whole
                return named if n.noun != "official" or named != whole else None
        if comma:
            return None
        k += 1
    return None


def _run(nodes: list[Node], k: int) -> list[Node]:
    """The bare phrases from k on that may make up a title and a name, if what is said or a mark follows them; else none."""
    run: list[Node] = []
    while k < len(nodes) and len(run) < 4:
        n = nodes[k]
        part = n.bare and n.governor is None and not n.conj and n.noun in _APPOSED | {"thing"} and n.number is None
        if not part and not (n.kind == "V" and run and not n.conj and k + 1 < len(nodes) and nodes[k + 1].bare):
            break
        run.append(n)
        k += 1
    after = nodes[k] if k < len(nodes) else None
    closed = after is None or after.kind not in ("NP", "V") or after.noun == "act" or after.prep == "ل"
    return run if closed and run and run[-1].kind == "NP" else []


_BODIES = frozenset(("body", "force", "actor"))
_APPOSED = frozenset("unknown person official member fighter actor place".split())
_SETTINGS = frozenset("قوله قولها قولهم بحسب وفق وفقا حديث تصريح تصريحات بيان مؤتمر مقابلة اتصال تقرير كلمة خطاب لوكالة لقناة لصحيفة".split())
"""Words before which a voice's phrase ends: what it was said in, to whom, and according to whom."""


def _before_setting(text: str, start: int, end: int) -> int:
    """Where the voice's phrase ends if it has swallowed the occasion: 'المحافظ في تصريحات', 'مصادر بحسب القناة'."""
    at = start
    words = text[start:end].split(" ")
    for k, word in enumerate(words):
        if k and word in _SETTINGS and not words[0].startswith(("بيان", "تقرير")):
            return at - 1 - (len(words[k - 1]) + 1 if words[k - 1] == "في" else 0)
        at += len(word) + 1
    return end


def _goes_on(text: str, last: Node, n: Node, head: Node, nodes: list[Node]) -> bool:
    """Whether node n still belongs to the voice's phrase: its rank or name, the body it speaks for, a second voice."""
    if n.kind == "V":  # a first name spelled like a verb
        after = nodes[n.index + 1] if n.index + 1 < len(nodes) else None
        titled = last.noun in ("official", "member", "person") and not n.conj
        return titled and after is not None and after.bare and after.noun == "unknown"
    gap = text[last.end : n.start].strip()
    if n.kind != "NP" or n.noun == "act" or _of_saying(n):
        return False
    if n.prep == "علي" and gap == "علي":  # the name, spelled like the preposition
        return last.noun in ("official", "member", "person")
    if n.conj:
        return not gap and n.bare and _same_sort(n, head)
    if n.prep == "ك" and not gap:  # a name that begins like a preposition
        return last.noun in ("official", "unknown")
    if n.prep:
        return gap in ("", n.prep, "في", "لدى") and _belongs(n, head)
    if gap:
        return False
    if n.governor is last or text[last.start : last.end].endswith("باسم"):
        return True
    named = head.noun == "person" and n.noun == "member" and not head.unit.art and not n.unit.art or last.noun in ("unknown", "place", "actor") or n.noun == "official" and not n.unit.art
    return n.noun in _APPOSED and head.noun not in ("source", *_BODIES) and not (n.noun in ("official", "member") and named)


def _same_sort(n: Node, head: Node) -> bool:
    """'مصادر محلية وشهود عيان', 'كتائب وتشكيلات': two voices of one sort, the first without article."""
    people = ("source", "people", "person", "official", "member")
    return not head.unit.art and (n.noun in people and head.noun in people or n.noun == head.noun == "force")


def _belongs(n: Node, head: Node) -> bool:
    """'مسؤول في الوزارة', 'بيان للجيش'; a place only where nothing else says who it is: 'سكان في العاصمة'."""
    if n.prep == "ل":
        return n.noun in ("body", "force") or head.unit.norm.endswith("بيان") and n.noun == "actor"
    if head.noun not in ("official", "source", "member", "people", "person", "fighter"):
        return False
    alone = head.first == head.last and not head.unit.art
    return n.prep in ("في", "ب", "من", "لدي", "داخل") and (n.noun in _BODIES or alone and n.noun != "time")


_OFFICE_LINKS = frozenset("باسم في من عن على لدى إلى الى".split())


def _name(text: str, start: int, end: int, seams: set[int]) -> tuple[int, int]:
    """The span of the person's name in 'وزير الدفاع فلان الفلاني' (a mere title stays: 'اللواء فلان'); the whole span if it
    holds none. A name begins where the office is complete (after a word with the article, or at a seam between phrases)
    with a word that has none."""
    at, closed, begun = start, False, -1
    words = text[start:end].split(" ")
    for k, word in enumerate(words):
        plain = word.strip("\"«»“”،()")
        definite = plain.startswith(("ال", "وال", "لل"))
        if begun >= 0:
            if plain in _OFFICE_LINKS or plain.startswith("لل") or definite and at - 1 in seams:
                return (start if begun == 1 else sum(len(w) + 1 for w in words[:begun]) + start), at - 1
        elif plain.startswith(("عبد", "أبو", "ابو")) or k and closed and plain and not definite and _may_begin(plain):
            begun = k
        closed = definite or at + len(word) in seams
        at += len(word) + 1
    if begun < 0:
        return start, end
    return (start if begun == 1 else sum(len(w) + 1 for w in words[:begun]) + start), end


def _may_begin(word: str) -> bool:
    return word not in _OFFICE_LINKS and not word.startswith("ل")


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
