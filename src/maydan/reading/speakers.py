"""Who a voice is: the phrase that a verb of saying names, where what it says begins, and which words stand for the voice.

'قال المتحدث باسم الجيش فلان': the subject is looked for before the verb and after it; of an office and a name the name is the
voice, of a source its body belongs to it ('مسؤول في الوزارة'), not the place it was met at.
"""

from __future__ import annotations

from copy import copy

from ..lexicon.entries import Entry
from .nodes import Node
from .sentence import Sentence

_OPENING, _CLOSING = frozenset("«“"), frozenset("»”")
_STOPS = frozenset(".؛;؟?!")
SPEAKERS = frozenset("official source actor person member force body people nation country metonym fighter".split())
_NAMES = frozenset("unknown place thing facility".split())
"""Kinds of phrase that may be a name or body which no table knows: voices if what they say is marked as said."""


def named_by(sentence: Sentence, i: int, marked: bool, after_first: bool = False) -> Node | None:
    """The voice that the verb names: a phrase before it in its clause, else the first that can speak after it."""
    nodes, clause = sentence.nodes, sentence.clauses[i]
    before = None if after_first else before_verb(sentence, i)
    if before is not None and before.noun in SPEAKERS and not nodes[i].pronoun:
        return before
    if clause.passive:
        return None
    for j in range(i + 1, min(i + 8, len(nodes))):
        n = nodes[j]
        if n.kind == "NP":
            if n.bare and n.governor is None or n.prep == "علي" and j == i + 1 and _is_ali(sentence.text, n):
                first = j == i + 1 and not n.pronoun and (marked and n.noun == "adjective" or n.noun == "unknown")
                return n if first or speaks(n, marked) else None
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
    return before if before is not None and speaks(before, marked) else None


def _is_ali(text: str, n: Node) -> bool:
    """Whether the word before the phrase is the name علي, spelled with its dots, not the preposition على."""
    return text[max(0, n.start - 8) : n.start].rstrip().endswith("علي")


def before_verb(sentence: Sentence, i: int) -> Node | None:
    """A subject that stands before its verb: 'مصادر في الجيش كشفت', 'وكانت السلطات أعلنت', 'الذي قال'."""
    nodes, clause = sentence.nodes, sentence.clauses[i]
    if nodes[i].conj:
        return None
    j = i - 1
    while j > 0 and nodes[j].kind in ("X", "TIME"):
        j -= 1
    n = nodes[j] if j >= 0 else None
    if n is not None and n.kind == "NP" and n.noun in SPEAKERS and not n.pronoun:
        opens = j == 0 or nodes[j - 1].kind in ("PUNC", "CONJ", "COMP", "SUB", "X")
        if n.bare and opens or j == i - 1 and n.noun == "source" and not n.unit.art:
            return n
    topic = clause.antecedent or (clause.subject[0] if clause.subject and not clause.shared else None)
    if topic is None or topic.index > i or topic.pronoun:
        return _after_kana(nodes, i)
    if topic.noun == "thing" and not topic.definite:
        return None  # 'أرقام تبين أن'
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
            return n if n.bare and n.noun in SPEAKERS else None
    return None


def speaks(n: Node, marked: bool) -> bool:
    """Whether a phrase can be a voice."""
    if n.kind != "NP" or of_saying(n):
        return False
    if n.noun in SPEAKERS:
        return True
    if n.noun == "place" and n.entry is not None:
        return False
    return marked and n.noun in _NAMES and n.number is None


def of_saying(n: Node) -> bool:
    """'قائلا', 'مشيرا', 'قوله': a word that goes with a verb of saying, no voice."""
    if n.say is None or n.say.entry.kind != "verb":
        return False
    return n.noun not in SPEAKERS or n.unit.norm.endswith("ا") and not n.unit.art


def cited_by(sentence: Sentence, i: int, entry: Entry) -> Node | None:
    """Whom an agency quotes: 'نقلت الوكالة عن مصدر', 'نسبت الصحيفة إلى مسؤول'."""
    if entry.lemma not in ("نقل", "نسب"):
        return None
    for n in sentence.nodes[i + 1 : i + 7]:
        if n.kind == "NP" and n.prep in entry.prep.split("|"):
            return n if speaks(n, True) else None
        if n.kind in ("COMP", "V"):
            return None
    return None


def agrees(person: str, n: Node) -> bool:
    """Whether a phrase can be the subject of a later verb or participle of this person, by its gender."""
    masculine = n.noun in ("official", "person", "member", "fighter") and not n.feminine
    return not (person == "3ms" and n.feminine or person == "3fs" and masculine and not n.plural)


def possessor(sentence: Sentence, n: Node) -> Node | None:
    """The party in the construct of a noun of saying: 'إعلان الجيش', 'تصريحات الوزير'."""
    after = sentence.nodes[n.index + 1] if n.index + 1 < len(sentence.nodes) else None
    if after is not None and after.governor is n and after.party:
        return phrase(sentence, after)
    if n.last > n.first and (n.actor is not None or n.people is not None) and n.unit.end < n.end:
        inner = copy(n)
        inner.start = n.unit.end + 1
        return inner
    return None


# ---- according to whom


def by_whom(sentence: Sentence, i: int, n: Node, entry: Entry) -> tuple[Node | None, str]:
    """Whose word it is: the phrase after 'بحسب', or who speaks after 'وفق ما'; with the stance of that verb."""
    for x in sentence.nodes[i + (n.kind != "NP") : i + 6]:
        if x.kind == "V":
            subject = named_by(sentence, x.index, True, after_first=True) if x.say is not None else None
            stance = x.say.entry.stance if x.say is not None else entry.stance
            return phrase(sentence, subject) if subject is not None else None, stance
        if x.kind == "NP":
            if x is not n and x.prep not in ("", "ل", "عن", "الي"):
                break
            if x.say is not None and x.say.feat[:1] == "M" and (owner := possessor(sentence, x)) is not None:
                return owner, entry.stance
            if x.noun in SPEAKERS or x.noun in ("unknown", "place") and x.number is None:
                return phrase(sentence, x), entry.stance
            break
        if x.kind == "COMP" or x.kind == "PUNC" and x.unit.norm in ".،":
            break
    return None, entry.stance


def said_by_statement(sentence: Sentence, i: int, entry: Entry) -> tuple[Node | None, str]:
    """Whose statement it is: 'في بيان الوزارة', 'في بيان للوزارة'; after other words ل names the paper it was said to."""
    n = sentence.nodes[i + 1] if i + 1 < len(sentence.nodes) else None
    if n is None or n.noun not in SPEAKERS or " ال" in sentence.nodes[i].unit.norm:
        return None, entry.stance
    issued = entry.lemma in ("في بيان", "في تقرير", "في رسالة") and n.prep == "ل"
    return phrase(sentence, n) if n.bare and n.definite and not n.conj or issued else None, entry.stance


# ---- what a verb of saying says


def content(sentence: Sentence, i: int, entry: Entry) -> tuple[int, str]:
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


def own_will(n: Node) -> bool:
    """'رفضها', 'عزمهما', not 'مسؤوليتها'."""
    return n.bare and bool(n.pronoun) and n.noun in ("act", "thing") and not n.unit.norm.startswith("مسوولي")


def _opens_speech(nodes: list[Node], j: int, i: int) -> bool:
    """Whether the mark at j opens what is said, not the name of an outlet ('لـ«الشرق الأوسط»') or of the speaker."""
    after = nodes[j + 1] if j + 1 < len(nodes) else None
    if after is None or after.kind == "NP" and after.prep_first >= 0 and after.prep_first < after.first - 1:
        return False
    short = any(n.kind == "PUNC" and n.unit.norm in _CLOSING for n in nodes[j + 2 : j + 3])
    return not (short and after.bare and after.noun != "act" and j == i + 1)


def asked_for(nodes: list[Node], i: int, entry: Entry) -> bool:
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


# ---- the words of a voice


def phrase(sentence: Sentence, head: Node) -> Node:
    """The voice's own words, as a phrase of its own: with its body ('مسؤول في الوزارة'), without a place it is only met at
    ('ضابط كبير في معسكر'), and the name alone where one follows the office ('المتحدث باسم الجيش فلان')."""
    voice, last, text = copy(head), head, sentence.text
    if head.prep == "علي" and _is_ali(text, head):
        voice.start = text.rindex("علي", max(0, head.start - 8), head.start)
    first = sentence.nodes[head.index - 1] if head.index > 1 else None
    if first is not None and first.kind == "V" and first.say is None and sentence.nodes[head.index - 2].say is not None:
        voice.start = first.start  # 'قال ناصر الحاسي': a first name spelled like a verb
    seams = {head.place.end} if head.place is not None and head.place is not head else set()
    for n in sentence.nodes[head.index + 1 : head.index + 7]:
        if not _goes_on(text, last, n, head, sentence.nodes):
            break
        if last.kind == "NP" and not _is_open(text, last) and n.governor is None and n.prep in ("", "علي"):
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
            if not comma and n.noun == "thing" or not comma and run and " " not in sentence.text[n.start : run[-1].end]:
                return None  # 'أكد المتحدث وجود أسرى'
            if run and (titled or not sentence.text[n.start : n.end].startswith("ال")):
                seams = {x.end for x in run[:-1] if x.kind == "NP"} if titled else set()
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
_NAMED = frozenset(("unknown", "place", "actor"))
_APPOSED = frozenset("unknown person official member fighter actor place".split())
_SETTINGS = frozenset(
    "قوله قولها قولهم بحسب وفق وفقا حديث تصريح تصريحات بيان مؤتمر مقابلة اتصال تقرير كلمة خطاب لوكالة لقناة لصحيفة".split()
)
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


def _is_open(text: str, n: Node) -> bool:
    """Whether the phrase waits for what it is of: 'مكتب', 'المتحدث باسم'."""
    return n.open or text[n.start : n.end].endswith("باسم")


def _goes_on(text: str, last: Node, n: Node, head: Node, nodes: list[Node]) -> bool:
    """Whether node n still belongs to the voice's phrase: its rank or name, the body it speaks for, a second voice."""
    if n.kind == "V":  # a first name spelled like a verb
        after = nodes[n.index + 1] if n.index + 1 < len(nodes) else None
        titled = last.noun in ("official", "member", "person") and not n.conj
        return titled and after is not None and after.bare and after.noun == "unknown"
    gap = text[last.end : n.start].strip()
    if n.kind != "NP" or n.noun == "act" or of_saying(n):
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
    if n.governor is last or _is_open(text, last):
        return True
    if n.noun not in _APPOSED or head.noun in ("source", *_BODIES):
        return False
    return n.noun not in ("official", "member") or n.unit.art and last.noun not in _NAMED


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
    if n.prep == "من" and n.noun in ("thing", "act", "unknown"):
        return False  # 'يتخوف مراقبون من اشتداد'
    return n.prep in ("في", "ب", "من", "لدي", "داخل") and (n.noun in _BODIES or alone and n.noun != "time")


_OFFICE_LINKS = frozenset("باسم في من عن على لدى إلى الى".split())


def _name(text: str, start: int, end: int, seams: set[int]) -> tuple[int, int]:
    """The span of the person's name in 'وزير الدفاع فلان الفلاني' (a mere title stays: 'اللواء فلان'); the whole span if it
    holds none. A name begins where the office is complete (after a word with the article, or at a seam between phrases)
    with a word that has none."""
    at, closed, begun = start, False, -1
    words = text[start:end].split(" ")
    for k, word in enumerate(words):
        plain = word.strip('"«»“”،()')
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
