"""How sure: operators around a trigger move its axes, and leave their words as cues.

`scope` finds the operators over an act, `background` dates it; here stand the act's own form, what goes for the whole
sentence, conditions and questions, and what is said of the act after it.
"""

from __future__ import annotations

from datetime import date

from .background import age, own_times
from .cues import override, put
from .drafts import Draft
from .nodes import Node
from .scope import FACTIVE, STOPS, WALLS, left_operators, presupposed, sibling, top_of
from .sentence import Sentence

_OPEN = frozenset(("actual", "planned", "predicted", "threatened", "hypothetical"))
"""What a condition may stand over; fear and question keep their own word."""
_SPEECH = frozenset(("THREATEN", "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "AGREE"))
_REFUSABLE = frozenset(("SUPPORT", "AID", "COOPERATE", "AGREE"))


def mark(sentence: Sentence, draft: Draft, published: date | None) -> None:
    """Sets modality, polarity, attestation, background and phase of a draft, with a cue for each."""
    left_operators(sentence, draft)
    _own_form(sentence, draft)
    _sentence_operators(sentence, draft)
    if draft.modality == "actual":
        _arrangement(sentence, draft, published)
    _condition(sentence, draft)
    _after(sentence, draft)
    _question(sentence, draft)
    _refusal(draft)
    age(sentence, draft, published)


def _own_form(sentence: Sentence, draft: Draft) -> None:
    """What the trigger's own spelling says: the future س, a purpose under ل."""
    carrier = sentence.carriers.get(draft.node.index)
    verb = draft.node if draft.verbal else sentence.nodes[carrier.verb] if carrier is not None else None
    if verb is not None and verb.future and draft.modality == "actual":
        intended = bool(draft.features & {"shared-subject"}) or any(n.party for n in draft.actors)
        put(sentence, draft, "modality", "planned" if intended or _arranged(verb) else "predicted", verb, "future")
    elif not draft.verbal and draft.modality == "actual" and draft.node.prep not in FACTIVE:
        over = _future_over(sentence, draft.node)
        joined = sibling(sentence, draft.node)
        while over is None and joined is not None:
            over, joined = _future_over(sentence, joined), sibling(sentence, joined)
        if over is not None:
            denied = sentence.nodes[over.index - 1].kind == "NEG"
            scheduled = not denied and over.light is not None and over.light.entry.kind in _HAPPENING
            put(sentence, draft, "modality", "planned" if scheduled else "predicted", over, "future")
    if not draft.verbal and draft.modality == "actual":
        seat: Node | None = draft.node
        while seat is not None:
            top = top_of(sentence, seat)
            if _purpose(sentence, draft, top):
                put(sentence, draft, "modality", "planned", top, "purpose")
                return
            seat = sibling(sentence, top if top.conj else seat)


def _arranged(verb: Node) -> bool:
    """'سيتم تطهير الحي': what will be done, by whom is not told."""
    return verb.light is not None and verb.light.entry.lemma in ("تم", "أتم", "جرى")


def _future_over(sentence: Sentence, act: Node) -> Node | None:
    """The future verb whose subject or object the act is: 'المحادثات ستجري', 'ستشهد الأيام تحرير المدينة'."""
    for clause in sentence.clauses.values():
        verb = sentence.nodes[clause.verb]
        soon = (
            verb.future or verb.index > 0 and sentence.nodes[verb.index - 1].unit.norm in ("سوف", "وسوف", "لن", "ولن")
        )
        if soon and not clause.shared and (act in clause.subject or act in clause.objects):
            return verb
        if soon and act.prep == "من" and any(n.index + 1 == act.index for n in clause.subject):
            return verb  # 'الجولة المقبلة من المحادثات ستجري'
    return None


def _arrangement(sentence: Sentence, draft: Draft, published: date | None) -> None:
    """What is to follow, by the word before its verb or by the calendar."""
    stipulated = _stipulated(sentence, draft)
    if stipulated is not None:
        put(sentence, draft, "modality", "planned", stipulated, "stipulated")
        return
    day = _scheduled(sentence, draft, published)
    if day is not None:
        put(sentence, draft, "modality", "planned", day, "scheduled")


def _stipulated(sentence: Sentence, draft: Draft) -> Node | None:
    """'اتفاق ... على أن يفرج الفصيل عن الأسرى', 'حتى يتم تحرير المدينة': what is to follow."""
    nodes, i = sentence.nodes, draft.node.index
    carrier = sentence.carriers.get(i)
    verb = draft.node if draft.verbal else nodes[carrier.verb] if carrier is not None else None
    if verb is None or verb.feat[:1] != "I" or verb.index == 0:
        return None
    before = nodes[verb.index - 1]
    if before.unit.norm == "حتي":
        return before
    over = nodes[before.index - 1] if before.index and draft.verbal else before
    return over if before.unit.norm == "ان" and over.kind == "PREP" and over.unit.norm == "علي" else None


_HAPPENING = frozenset(("occur", "begin", "continue"))
_STARTING = frozenset(("بدأ", "انطلق", "عقد", "التقى", "استأنف"))


def _scheduled(sentence: Sentence, draft: Draft, published: date | None) -> Node | None:
    """'تبدأ اليوم الهدنة', 'يصل الوزير اليوم': the present of what is on the calendar, with a day not yet over."""
    carrier = sentence.carriers.get(draft.node.index)
    verb = draft.node if draft.verbal else sentence.nodes[carrier.verb] if carrier is not None else None
    if verb is None or verb.feat[:1] != "I" or draft.modality != "actual" or published is None:
        return None
    if not (draft.type == "CONSULT" or verb.entry is not None and verb.entry.lemma in _STARTING):
        return None
    times = own_times(sentence, draft)
    return next(
        (n for n in times if n.time is not None and n.time.start is not None and n.time.start >= published), None
    )


def _purpose(sentence: Sentence, draft: Draft, top: Node) -> bool:
    """'لقصف', 'لشن غارات', 'للمشاركة في محادثات': a verbal noun under ل that no verb asks for ('تعرضت لقصف')."""
    if top.prep != "ل" or not _infinitive(top) or top.unit.art and top is draft.node or presupposed(draft.node):
        return False
    for n in reversed(sentence.nodes[max(0, top.index - 14) : top.index]):
        if n.kind in WALLS or n.kind == "PUNC" and n.unit.norm in ".؛":
            break
        if n.light is not None and n.light.entry.prep == "ل":
            tried = n.light.entry.lemma == "سعى" and n.feat[:1] == "P"
            return n.light.entry.kind == "attempt" and not tried
        if n.entry is not None and n.entry.lemma == "تعرض":
            return False
        if n.kind == "V":
            break
    return True


def _infinitive(n: Node) -> bool:
    """A verbal noun, also one that is listed without its verb: توقيف، إيصال."""
    if n.feat[1:2] == "p":
        return False
    lemma = n.act.entry.lemma if n.act is not None else ""
    return n.feat[:1] == "M" or lemma[:1] == "إ" or lemma[:1] == "ت" and lemma[3:4] == "ي"


def _sentence_operators(sentence: Sentence, draft: Draft) -> None:
    for n in sentence.nodes:
        for op in n.ops:
            if op.entry.table == "operators" and op.entry.scope == "sentence":
                put(sentence, draft, op.entry.axis, op.entry.value, n, op.entry.id)


def _condition(sentence: Sentence, draft: Draft) -> None:
    """'..., في حال ...', 'إذا ... سـ': what is not told as a fact hangs on the condition before or after it."""
    if (
        draft.modality not in ("actual", "planned", "predicted", "threatened")
        or draft.losses
        and draft.modality == "actual"
    ):
        return
    if draft.modality == "actual" and (draft.type in _SPEECH or not _under_present(sentence, draft)):
        return
    nodes, i = sentence.nodes, draft.node.index
    for n in nodes[i + 1 : i + 14]:
        if n.kind == "PUNC" and n.unit.norm in STOPS or n.kind == "REL" or n.kind == "COMP" and not _if(nodes, n):
            break
        if _conditional(nodes, n) or n.prep == "مقابل" and n.noun == "act" and draft.modality == "hypothetical":
            override(sentence, draft, "conditional", n)
            return
    if draft.modality in ("actual", "hypothetical"):
        return
    for n in reversed(nodes[max(0, i - 24) : i]):
        if n.kind == "PUNC" and n.unit.norm in STOPS or n.kind == "REL":
            return
        if _conditional(nodes, n):
            override(sentence, draft, "conditional", n)
            return


def _conditional(nodes: list[Node], n: Node) -> bool:
    return any(op.entry.axis == "modality" and op.entry.value == "conditional" for op in n.ops) or _if(nodes, n)


def _if(nodes: list[Node], n: Node) -> bool:
    """'إن تجاوزت': the particle right before a past verb, where no 'that' can stand; 'متى ألغيت' likewise."""
    after = nodes[n.index + 1] if n.index + 1 < len(nodes) else None
    return (
        n.unit.norm in ("ان", "وان", "متي")
        and after is not None
        and after.kind == "V"
        and after.feat[:1] == "P"
        and n.kind in ("COMP", "INT")
    )


def _under_present(sentence: Sentence, draft: Draft) -> bool:
    """Whether the verb over the act is in the present tense (or the act is such a verb)."""
    if draft.verbal:
        return True
    verb = next((n for n in reversed(sentence.nodes[: draft.node.index]) if n.kind == "V"), None)
    return verb is not None and verb.feat[:1] == "I"


def _question(sentence: Sentence, draft: Draft) -> None:
    """A question mark after the trigger, with a question word or nothing but the clause before it."""
    nodes = sentence.nodes
    i = draft.node.index
    end = next((n for n in nodes[i + 1 :] if n.kind == "PUNC" and n.unit.norm in "؟?."), None)
    if end is not None and end.unit.norm in "؟?":
        start = next((n for n in reversed(nodes[:i]) if n.kind == "INT"), None)
        if start is None and any(n.kind == "INT" for n in nodes[i + 1 : end.index]):
            return  # the question comes after what is told
        if start is not None or draft.modality in ("actual", "predicted"):
            override(sentence, draft, "question", start or end)


def _after(sentence: Sentence, draft: Draft) -> None:
    """What stands after the act and doubts it: 'هجمات نسبت إلى', 'هجوم يشتبه بأن', '... والشرطة تنفي', '... سابقا'."""
    nodes, i = sentence.nodes, draft.node.index
    if draft.attestation != "reported":
        return
    for n in nodes[i + 1 : i + 24]:
        if n.kind == "PUNC" and n.unit.norm in STOPS:
            return
        if n.kind != "V":
            continue
        clause = sentence.clauses[n.index]
        about = clause.antecedent is draft.node or draft.node in clause.subject
        for op in n.ops:
            if op.entry.value == "alleged" and about:
                put(sentence, draft, "attestation", "alleged", n, op.entry.id)
                return
            if op.entry.value == "denied" and _alone(nodes, n):
                put(sentence, draft, "attestation", "disputed", n, op.entry.id)
                return
        if n.say is not None and _unconfirmed(nodes, n):
            put(sentence, draft, "attestation", "disputed", n, "not-confirmed")
            return


def _unconfirmed(nodes: list[Node], verb: Node) -> bool:
    """'لم تؤكد ذلك', 'لم يؤكد الجيش الخبر'."""
    lemma = verb.say.entry.lemma if verb.say is not None else ""
    return lemma in ("أكد", "أثبت") and nodes[verb.index - 1].kind == "NEG" and _alone(nodes, verb)


def _alone(nodes: list[Node], verb: Node) -> bool:
    """Whether a verb of denial has nothing under it but what was told before: 'تنفي', 'نفى ذلك', 'وهو ما كذبته'."""
    if verb.pronoun:
        return True
    for n in nodes[verb.index + 1 : verb.index + 5]:
        if n.kind == "PUNC":
            return True
        if n.kind == "DEM":
            return True
        if n.kind == "X":
            continue
        if not n.party or n.prep:
            return False
    return True


def _refusal(draft: Draft) -> None:
    """'عدم مساندة الحليف': withheld support, told as a fact, is a refusal that happened."""
    cue = next((c for c in draft.cues if c.axis == "polarity" and c.rule == "operators:عدم"), None)
    if cue is not None and draft.type in _REFUSABLE and draft.modality == "actual":
        draft.type, draft.mode, draft.polarity = "REJECT", "", "affirmed"
        draft.cues.remove(cue)
        draft.anchor = (cue.start, draft.anchor[1])
