"""How sure: operators around a trigger move its axes, and leave their words as cues.

An operator acts on what stands under it: 'next' on the very next act, 'complement' on the act under أن، من، ب، ل or the
verbal noun it governs, 'clause' to the end of the clause, 'sentence' everywhere. So the walk goes left from the trigger and
ends where the operator's reach would end: a relative pronoun, a stop, a verb that tells of something else.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..model import Cue
from .clauses import QUOTES
from .drafts import Draft
from .nodes import Node
from .sentence import Sentence
from .words import Reading

_STOPS = frozenset(".؛;:؟?!")
_BRACKETS = frozenset("()[]-–—،,")
_WALLS = frozenset(("REL", "COMP", "SUB", "INT"))
_ADVERSATIVE = frozenset("لكن|لكنه|لكنها|لكنهم|بل|الا ان|الا انه|الا انها|الا انهم|غير ان|بيد ان".split("|"))
_WAS = frozenset("كان كانت كانوا كانتا كانا".split())
_AFTER = frozenset("بعد عقب اثر".split())
_DAYS = frozenset("ايام الايام ساعات الساعات يومين اسبوع الاسبوع اسبوعين".split())
_LONG = frozenset("شهر اشهر الاشهر شهور الشهور شهرين عام اعوام الاعوام عامين سنه سنوات السنوات سنتين سنين عقود عقد اسابيع".split())
_PAST = frozenset("قبل بعد الماضيه الماضيين المنصرمه السابقه الاخيره".split())
_ONCE = frozenset("سابقا|في السابق|في الماضي|انذاك|حينها|وقتها|يومها|حينذاك".split("|"))
_CONTINUING = ("يزال", "تزال", "يزالون", "تزالون", "زال", "زالت", "زالوا")
BACKGROUND_AFTER = timedelta(days=14)
"""Told from longer ago than this, an act is the past behind the news (annotation guidelines: about two weeks)."""
THIS_YEAR_AFTER = timedelta(days=120)
SINCE_AFTER = timedelta(days=300)
"""A stretch up to now that began before this is a review of the past, not news."""


def mark(sentence: Sentence, draft: Draft, published: date | None) -> None:
    """Sets modality, polarity, attestation, background and phase of a draft, with a cue for each."""
    _left_operators(sentence, draft)
    _own_form(sentence, draft)
    _sentence_operators(sentence, draft)
    _condition_after(sentence, draft)
    _question(sentence, draft)
    _refusal(draft)
    _age(sentence, draft, published)


def _left_operators(sentence: Sentence, draft: Draft) -> None:
    nodes, acts, verbs = sentence.nodes, 0, 0
    i = draft.node.index
    for op in draft.node.ops if not draft.verbal else ():
        if draft.node.prep_first >= 0:
            _apply(sentence, draft, op, draft.node, 0, 0, i)
    j = i - 1
    while j >= 0:
        n = nodes[j]
        if n.kind == "REL" or (n.kind == "PUNC" and n.unit.norm in _STOPS) or n.unit.norm == "كما":
            break
        if n.kind == "PUNC" and n.unit.norm in "،,":
            break
        for op in n.ops:
            _apply(sentence, draft, op, n, acts, verbs, i)
        if n.kind == "V":
            if n.verb is not None or (n.light is None and n.say is None and not n.ops and not _auxiliary(n)):
                verbs += 1
            if verbs and n.unit.conj == "" and n.feat[:1] == "P" and not n.ops and n.say is None and n.light is None:
                break
        if n.noun == "act":
            acts += 1
        if n.kind == "SUB" and not n.ops:
            break
        j -= 1


def _auxiliary(n: Node) -> bool:
    return (
        n.entry is not None
        and n.entry.table == "plain_verbs"
        and n.entry.lemma in ("كان", "كاد", "عاد", "بدا", "ظل", "بات")
    )


def _apply(sentence: Sentence, draft: Draft, op: Reading, at: Node, acts: int, verbs: int, i: int) -> None:
    entry, span = op.entry, sentence.nodes[at.index + 1 : i]
    if entry.table != "operators" or entry.scope == "sentence":
        return
    if entry.scope == "next" and not _is_next(sentence, draft, at, acts, verbs, entry.lemma):
        return
    if entry.scope == "complement":
        if acts + verbs > int(entry.axis != "polarity") or not _governs(op, at, span, draft):
            return
    if entry.scope == "clause" and (verbs > 1 or any(n.kind == "PUNC" and n.unit.norm in "،," for n in span)):
        return
    _set(sentence, draft, entry.axis, entry.value, at, entry.id)
    if entry.lemma == "لن" and draft.modality == "actual":
        _set(sentence, draft, "modality", "predicted", at, entry.id)


def _is_next(sentence: Sentence, draft: Draft, at: Node, acts: int, verbs: int, lemma: str) -> bool:
    if at.index > draft.node.index:
        return False
    following = sentence.nodes[at.index + 1] if at.index + 1 < len(sentence.nodes) else None
    if lemma == "لا" and following is not None and following.unit.norm in _CONTINUING:
        return False
    if lemma == "قد" and not (following is not None and following.kind == "V" and following.feat[:1] == "I"):
        return False
    if (
        lemma in ("لن", "سوف", "قد")
        and not draft.verbal
        and following is not None
        and following.kind == "V"
        and verbs <= 1
    ):
        return not any(n.kind == "COMP" for n in sentence.nodes[at.index : draft.node.index])
    if lemma in ("لم", "لن", "لا", "قد", "سوف"):
        return (
            following is not None
            and following.kind == "V"
            and acts + verbs
            <= int(following is not draft.node and (following.light is not None or bool(following.ops)))
            and (following is draft.node or following.light is not None or bool(following.ops) or _helper(following))
        )
    return acts + verbs == 0


def _helper(n: Node) -> bool:
    """A verb that only carries another: استطاع، تمكن، نجح، عاد، كان."""
    return n.entry is not None and n.entry.lemma in ("استطاع", "تمكن", "نجح", "عاد", "كان", "قدر", "حدث", "وقع", "قبل")


def _governs(op: Reading, at: Node, span: list[Node], draft: Draft) -> bool:
    """Whether the act stands under the operator: under its preposition, under أن, or straight after it."""
    preps = [p for p in op.entry.prep.split("|") if p and p != "construct"]
    between = [
        n for n in span if n.kind not in ("TIME", "X", "DEM") and not (n.kind == "PUNC" and n.unit.norm in QUOTES)
    ]
    if any(n.kind == "COMP" for n in between):
        return True
    if preps and not any(n.prep in preps or n.prep2 in preps for n in [*between, draft.node]):
        return at.noun == "act" and not between
    if not preps and draft.verbal and at.kind == "V" and not any(n.kind == "SUB" for n in between):
        return not between
    return len(between) <= 4


def _set(sentence: Sentence, draft: Draft, axis: str, value: str, at: Node, rule: str) -> None:
    defaults = {"modality": "actual", "polarity": "affirmed", "attestation": "reported"}
    if axis == "background":
        draft.background = True
    elif axis == "phase":
        draft.phase = value
    elif getattr(draft, axis) != defaults[axis]:
        return
    else:
        setattr(draft, axis, value)
    draft.cues.append(Cue(axis, sentence.text[at.unit.start : at.unit.end], at.unit.start, at.unit.end, rule))


def _own_form(sentence: Sentence, draft: Draft) -> None:
    """What the trigger's own spelling says: the future س, a purpose under ل."""
    carrier = sentence.carriers.get(draft.node.index)
    verb = draft.node if draft.verbal else sentence.nodes[carrier.verb] if carrier is not None else None
    if verb is not None and verb.future and draft.modality == "actual":
        actor = any(n.party for n in draft.actors)
        _set(
            sentence,
            draft,
            "modality",
            "planned" if actor or draft.features & {"shared-subject"} else "predicted",
            verb,
            "future",
        )
    if (
        not draft.verbal
        and draft.node.prep == "ل"
        and draft.modality == "actual"
        and not draft.node.definite
        or (not draft.verbal and draft.node.prep == "ل" and draft.reading.feat[0] == "M" and not draft.node.unit.art)
    ):
        if draft.modality == "actual" and _purpose(sentence, draft):
            _set(sentence, draft, "modality", "planned", draft.node, "purpose")


def _purpose(sentence: Sentence, draft: Draft) -> bool:
    before = sentence.nodes[draft.node.index - 1] if draft.node.index else None
    if before is None or before.kind == "V" and before.light is not None and before.light.entry.prep == "ل":
        return False
    return draft.reading.feat[0] == "M" and draft.node.index not in sentence.carriers


def _sentence_operators(sentence: Sentence, draft: Draft) -> None:
    for n in sentence.nodes:
        for op in n.ops:
            if op.entry.table == "operators" and op.entry.scope == "sentence":
                _set(sentence, draft, op.entry.axis, op.entry.value, n, op.entry.id)


def _condition_after(sentence: Sentence, draft: Draft) -> None:
    """'..., في حال ...', 'إذا': a condition after a present or nominal act, in the same sentence, makes it conditional."""
    if draft.modality != "actual" or draft.verbal and draft.reading.feat[0] == "P" or draft.losses:
        return
    i = draft.node.index
    for n in sentence.nodes[i + 1 : i + 14]:
        if n.kind == "PUNC" and n.unit.norm in _STOPS or n.kind in ("REL", "COMP"):
            return
        for op in n.ops:
            if op.entry.axis == "modality" and op.entry.value == "conditional":
                if _under_present(sentence, draft):
                    _set(sentence, draft, "modality", "conditional", n, op.entry.id)
                return


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
        start = start or end
        if draft.modality in ("actual", "predicted"):
            draft.modality = "actual"
            _set(sentence, draft, "modality", "question", start, "question")


_REFUSABLE = frozenset(("SUPPORT", "AID", "COOPERATE", "AGREE"))


def _refusal(draft: Draft) -> None:
    """'عدم مساندة الحليف': withheld support, told as a fact, is a refusal that happened."""
    cue = next((c for c in draft.cues if c.axis == "polarity" and c.rule == "operators:عدم"), None)
    if cue is not None and draft.type in _REFUSABLE and draft.modality == "actual":
        draft.type, draft.mode, draft.polarity = "REJECT", "", "affirmed"
        draft.cues.remove(cue)
        draft.anchor = (cue.start, draft.anchor[1])


def _age(sentence: Sentence, draft: Draft, published: date | None) -> None:
    """What is told from long ago is background, by its own date, the pluperfect or a word; a fresh date of its own undoes it."""
    if published is None:
        return
    times = _own_times(sentence, draft)
    fresh = any(_is_fresh(n, published) for n in times)
    if fresh and draft.background:
        draft.background = False
        draft.cues = [c for c in draft.cues if c.axis != "background"]
    elif not fresh and draft.modality == "actual" and not draft.background:
        past = _long_past(sentence, draft, times, published)
        if past is not None:
            _set(sentence, draft, "background", "true", *past)
    first = draft.time.time.start if draft.time is not None and draft.time.time is not None else None
    if first is not None and first > published and draft.modality == "actual" and draft.time is not None:
        _set(sentence, draft, "modality", "planned", draft.time, "future-date")


def _own_times(sentence: Sentence, draft: Draft) -> list[Node]:
    """The times of the act's own clause: no other verb, relative or subordinate clause stands between them and the act."""
    nodes, i, found = sentence.nodes, draft.node.index, []
    for n in reversed(nodes[max(0, i - 20) : i + 1]):
        if n.kind == "V" and not (n is draft.node or _serves(sentence, n, draft)) or _ends_clause(n):
            break
        if n.kind == "TIME":
            found.append(n)
        if n.kind == "V" and n.unit.conj and not (sentence.clauses[n.index].shared or _costs(sentence, n, draft)):
            break
    for n in nodes[i + 1 : i + 20]:
        if n.kind == "V" and not _continues(sentence, n, draft):
            break
        if _ends_clause(n) and not (n.kind == "REL" and _about(sentence, n, draft)):
            break
        if n.kind == "TIME":
            found.append(n)
    return found


def _ends_clause(n: Node) -> bool:
    return n.kind in _WALLS or n.kind == "PUNC" and n.unit.norm in _STOPS or _adversative(n)


def _about(sentence: Sentence, relative: Node, draft: Draft) -> bool:
    """Whether a relative pronoun opens a clause about the act ('الهجوم الذي وقع في مارس')."""
    verb = next((n for n in sentence.nodes[relative.index + 1 : relative.index + 4] if n.kind == "V"), None)
    return verb is not None and sentence.clauses[verb.index].antecedent is draft.node


def _serves(sentence: Sentence, verb: Node, draft: Draft) -> bool:
    """Whether a verb before the act only carries it ('شن هجوما') or counts its victims ('قتل خمسة في هجوم')."""
    clause = sentence.clauses[verb.index]
    if clause.antecedent is not None and clause.antecedent is not draft.node:
        return False
    return verb.light is not None or _costs(sentence, verb, draft)


def _costs(sentence: Sentence, verb: Node, draft: Draft) -> bool:
    clause = sentence.clauses[verb.index]
    return any(loss.node in clause.objects or loss.node in clause.subject for loss in draft.losses)


def _continues(sentence: Sentence, verb: Node, draft: Draft) -> bool:
    """Whether a verb after the act says more of it: 'غارة استهدفت', 'الهجوم أسفر عن', 'هجوم شنته'."""
    clause = sentence.clauses[verb.index]
    if clause.antecedent is draft.node or draft.node in clause.subject or _costs(sentence, verb, draft):
        return True
    return sentence.carriers.get(draft.node.index) is clause


def _adversative(n: Node) -> bool:
    return n.kind in ("CONJ", "COMP", "SUB") and n.unit.norm.removeprefix("و") in _ADVERSATIVE


def _is_fresh(n: Node, published: date) -> bool:
    """A day within the last two weeks, or 'in the last days'."""
    if n.time is None:
        return False
    last = n.time.end or n.time.start
    if last is None:
        return any(w in _DAYS for w in n.unit.norm.split())
    return last >= published - BACKGROUND_AFTER and not _since(n, published)


def _since(n: Node, published: date) -> bool:
    """'منذ 2009', 'هذا العام': a stretch that began long ago and reaches the present."""
    assert n.time is not None
    start = n.time.start
    if start is None or n.time.precision not in ("period", "year"):
        return False
    return start < published - (SINCE_AFTER if n.time.precision == "period" else THIS_YEAR_AFTER)


def _long_past(sentence: Sentence, draft: Draft, times: list[Node], published: date) -> tuple[Node, str] | None:
    """The words that set the act long before the report, and the rule that says so."""
    nodes, i = sentence.nodes, draft.node.index
    if len(nodes) > 1 and nodes[0].number is not None and nodes[1].unit.norm in "-–—:":
        year = nodes[0].number.best
        if year is not None and 1000 < year < published.year and nodes[0].noun == "count":
            return nodes[0], "year-of-chronicle"
    before = nodes[i - 1] if i else None
    if before is not None and before.kind == "TIME" and draft.node.prep in ("من", "علي") and _months(before, "بعد"):
        return before, "so-long-after"
    verb = draft.node if draft.verbal else nodes[sentence.carriers[i].verb] if i in sentence.carriers else None
    if verb is not None:
        had = _pluperfect(nodes, verb)
        if had is not None:
            return had, "pluperfect"
        if verb.feat[:1] == "I":
            return None
    for n in times:
        assert n.time is not None
        last = n.time.start if draft.node.prep in _AFTER else n.time.end or n.time.start
        if last is not None and last < published - BACKGROUND_AFTER:
            return n, "age"
        if last is not None and _since(n, published) and draft.type != "CONTROL":
            return n, "since"
        if last is None and (_months(n, "") or n.unit.norm in _ONCE):
            return n, "long-ago"
    return None


def _months(n: Node, first: str) -> bool:
    words = n.unit.norm.split()
    return (not first or words[0] == first) and any(w in _LONG for w in words) and any(w in _PAST for w in words)


def _pluperfect(nodes: list[Node], verb: Node) -> Node | None:
    """'كان الجيش قد قصف': the verb of being over a past verb, its subject between them."""
    if verb.feat[:1] != "P" or verb.unit.conj:
        return None
    for n in reversed(nodes[: verb.index]):
        if n.kind in _WALLS or n.kind == "V" or n.kind == "PUNC" and n.unit.norm not in QUOTES | _BRACKETS:
            return None
        if n.kind == "X" and n.unit.norm.removeprefix("و") in _WAS and nodes[verb.index-1].unit.norm=="قد":
            return n
    return None
