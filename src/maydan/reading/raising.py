"""Actors that stand outside the act's own phrase: the subject of the verb above a verbal noun, the holder of its pronoun."""

from __future__ import annotations

from .clauses import Clause
from .drafts import Draft
from .nodes import ARMED_ROLES, Node, Roles
from .sentence import Sentence

_SPEECH = frozenset(("REQUEST", "REJECT", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "SANCTION"))
_ACTIVE_SLOTS = frozenset(("actor", "both"))


def raise_actors(sentence: Sentence, drafts: list[Draft], roles: Roles) -> None:
    """Fills the actors of verbal nouns that name none: by a light noun before them, by their pronoun, by the verb above
    them, or by the verbal noun they are joined to."""
    for k, d in enumerate(drafts):
        if not d.verbal and not d.actors and d.rule != "loss-noun":
            _one(sentence, d, drafts[:k], roles)
        if not d.verbal and d.rule != "loss-noun":
            _completed(sentence, d, roles)


def speaker_acts(d: Draft) -> None:
    """'قصفنا', 'قواتنا', 'استهدافنا': who says 'we' in a quotation is its voice."""
    first_person = d.reading.feat[2:4] == "1p" if d.verbal else d.node.pronoun == "نا"
    if first_person and d.voices and d.voices[0][0] not in d.recipients:
        d.actors = [d.voices[0][0]]


def _one(sentence: Sentence, d: Draft, earlier: list[Draft], roles: Roles) -> None:
    verb_slots = sentence.frames.get(d.frame, {}).get("verb", {})
    if verb_slots.get("subject") not in _ACTIVE_SLOTS:
        return
    found = _light_noun(sentence, d) or _holder(sentence, d)
    if not found:
        found = _joined_noun(sentence, d, earlier)
    if not found:
        found = _above(sentence, d, roles)
    d.actors = [n for n in found if n not in d.recipients and n is not d.node]
    if d.actors:
        d.features.add("raised-actor")


_DURING = frozenset("خلال اثناء ضمن عبر في لدي".split())


def _joined_noun(sentence: Sentence, d: Draft, earlier: list[Draft]) -> list[Node]:
    """'استعادة المدينة والسيطرة على القرى', 'تقدم القوات خلال الهجوم': a verbal noun joined to another, or within it, has
    its actor. One joined while standing free of prepositions is joined to one that stands free too."""
    neg = sentence.nodes[d.node.index - 1] if d.node.index else None
    added = d.node.prep in _ADDITION
    joined = added or bool(d.node.conj) or (neg is not None and neg.kind in ("NEG", "X") and bool(neg.conj))
    if not joined and d.node.prep not in _DURING:
        return []
    near = [e for e in reversed(earlier) if not e.verbal and e.actors and _adjoin(sentence, e, d, added)]
    free = [e for e in near if not e.node.prep] if joined and not d.node.prep and not added else []
    return (free or near)[0].actors if near else []


_ADDITION = frozenset(("بالاضافه الي", "اضافه الي", "فضلا عن", "الي جانب", "علاوه علي", "ناهيك عن"))


def _adjoin(sentence: Sentence, first: Draft, second: Draft, added: bool = False) -> bool:
    between = sentence.nodes[first.node.index + 1 : second.node.index]
    return not any(
        n.kind in ("V", "COMP", "SUB", "REL") or n.kind == "PUNC" and n.unit.norm in (".؛:" if added else ".؛:،")
        for n in between
    )


def _light_noun(sentence: Sentence, d: Draft) -> list[Node]:
    """'قيام القوات بقصف', 'تمكنها من أسر', 'نجاحه في قتل'."""
    i = d.node.index
    for j in range(i - 1, max(-1, i - 6), -1):
        n = sentence.nodes[j]
        if n.kind in ("V", "COMP", "SUB", "REL") or (n.kind == "PUNC" and n.unit.norm in ".؛:،"):
            return []
        light = n.light
        if n.kind == "NP" and light is not None and light.entry.kind in ("agent", "attempt") and n.noun != "act":
            if light.entry.prep and light.entry.prep not in (d.node.prep, d.node.prep2):
                return []
            own = [x for x in sentence.nodes[j + 1 : i] if x.party and (x.bare or x.governor is n)]
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
        if n.kind == "PUNC" and n.unit.norm == "،" and _reached(sentence, n.index, i):
            continue
        if n.kind in ("COMP", "SUB", "REL", "INT") or (n.kind == "PUNC" and n.unit.norm in ".؛:،"):
            return None
    return None


def _reached(sentence: Sentence, comma: int, i: int) -> bool:
    """Whether the verb before a comma still owns node i after it ('تمكنت القوات، أمس، من استعادة')."""
    verb = next((n for n in reversed(sentence.nodes[:comma]) if n.kind == "V"), None)
    return verb is not None and sentence.clauses[verb.index].reach > i


def _above(sentence: Sentence, d: Draft, roles: Roles) -> list[Node]:
    """The subject of the verb above, where such a verb lets its subject act: not under calls, refusals, reports."""
    clause = _clause_over(sentence, d.node.index)
    if clause is not None and _as_happened(sentence, clause):
        return _nearest_party(sentence, clause.verb)
    if clause is None or clause.passive or d.node in clause.subject:
        return []
    above = sentence.nodes[clause.verb].verb
    if above is not None and sentence.frames.get(above.entry.frame, {}).get("verb", {}).get("subject") == "victim":
        return []  # 'استشهد ثلاثة في قصف'
    if d.casualty and not (above is not None and above.entry.type in ("ACCUSE", "THREATEN")):
        return []
    allowed = [n for n in clause.phrases if n.prep == "ل" and n.party and n.index < d.node.index]
    if allowed and _permits(sentence.nodes[clause.verb]):
        return allowed
    verb = sentence.nodes[clause.verb]
    if d.type == "CONSULT" and d.node.prep in _DURING:
        return [n for n in clause.subject if n.party]  # 'قال الوزير خلال زيارة للعراق'
    if verb.light is not None and verb.light.entry.kind not in ("agent", "attempt", "begin", "continue", "own"):
        return []
    if verb.verb is not None and verb.verb.entry.type == "ACCUSE":
        return [n for n in clause.objects if n.party] if d.node.prep == "ب" else []
    if verb.verb is not None and verb.verb.entry.type in _SPEECH:
        return []
    if any(op.entry.axis in ("modality", "attestation") and op.entry.value in _ONLOOKING for op in verb.ops):
        return []  # 'يتخوف مراقبون من اشتداد النزاع'
    subject = [n for n in clause.subject if n.party and n.noun != "source"]
    if verb.say is not None:
        if d.node.prep not in ("", "عن"):
            return []  # 'أعلنت الشرطة مقتل سبعة بتفجير'
        return [n for n in subject if (roles(n) in ARMED_ROLES or n.noun == "force")]
    if verb.light is None and d.type == "ASSAULT":
        subject = [n for n in subject if roles(n) != "CVL"]  # 'مشت الأسرة هربا من القصف'
    if d.node.prep in ("بعد", "قبل", "منذ", "رغم", "بسبب", "نتيجه", "اثر", "عقب", "علي خلفيه", "جراء"):
        return []
    return subject


_ONLOOKING = frozenset(("feared", "alleged"))
"""What verbs say whose subject looks on: who fears or alleges an act does not do it."""


def _costs(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb above tells of casualties: its people are victims, and joining will bring them."""
    verb = sentence.nodes[clause.verb].verb
    return verb is not None and bool(sentence.frames.get(verb.entry.frame, {}).get("loss"))


def _permits(verb: Node) -> bool:
    return verb.entry is not None and verb.entry.lemma in ("أتاح", "سمح", "مهد", "يسر")


def _as_happened(sentence: Sentence, clause: Clause) -> bool:
    """'كما حصل في قتل ...': an instance of what the clause before it tells."""
    verb = sentence.nodes[clause.verb]
    before = sentence.nodes[clause.verb - 1] if clause.verb else None
    return (
        verb.light is not None and verb.light.entry.kind == "occur" and before is not None and before.unit.norm == "كما"
    )


def _completed(sentence: Sentence, d: Draft, roles: Roles) -> None:
    """A fight with one named side and 'مع' or 'ضد': the subject above is the other side."""
    noun = sentence.frames.get(d.frame, {}).get("noun", {})
    if noun.get("مع") != "both" or len(d.actors) != 1 or d.recipients or d.actors[0].prep not in ("مع", "ضد"):
        return
    clause = _clause_over(sentence, d.node.index)
    if clause is None or _costs(sentence, clause):
        return
    side = clause.objects if clause.passive else clause.subject
    subject = [n for n in side if n.party and n.noun not in ("source", "count") and n.number is None]
    if subject and subject[0] is not d.actors[0]:
        d.actors, d.recipients = subject, d.actors
