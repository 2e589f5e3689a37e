"""Which operators reach an act: those over it, under whose preposition, أن or construct it stands.

The walk climbs from the act to the head of its chain ('لشن سلسلة غارات': ل) and goes left from there, nearest first, until
something tells of another matter: a relative pronoun, a stop, a comma that closes no insertion, 'but', a verb of its own.
"""

from __future__ import annotations

from .clauses import QUOTES
from .cues import put
from .drafts import Draft
from .nodes import Node
from .sentence import Sentence
from .units import Unit
from .words import Reading

STOPS = frozenset(".؛;:؟?!")
WALLS = frozenset(("REL", "COMP", "SUB", "INT"))
FACTIVE = frozenset(
    "بعد|عقب|اثر|جراء|رغم|علي الرغم من|بسبب|نتيجه|ردا علي|منذ|احتجاجا علي|علي خلفيه|في اعقاب|غداه|بفعل".split("|")
)
"""Prepositions under which an act has happened, whatever is said of what stands above."""

_ADVERSATIVE = frozenset("لكن|لكنه|لكنها|لكنهم|بل|الا ان|الا انه|الا انها|الا انهم|غير ان|بيد ان".split("|"))
_PARTICLES = frozenset("لم لن لا قد سوف".split())
_CONTINUING = frozenset("يزال تزال يزالون تزالون زال زالت زالوا".split())
_PROSPECTIVE = {"رجح": "predicted", "افترض": "planned"}
_PREVENTING = frozenset("منع حال حظر تجنب تفادى".split())
_FOILING = frozenset("أحبط أجهض أفشل".split())
_UNREAL = frozenset(("planned", "hypothetical", "threatened"))
"""What is asked for, meant or threatened stands in the subjunctive: never in the past."""
_ONLY = frozenset("فحسب وحسب فقط".split())
_COMMA = frozenset("،,")
PRONOUN_COMP = frozenset("انه انها انهم انهما بانه بانها بانهم بانهما".split())
_LOOSE = frozenset(("ب", "ل", "في", "الي", "علي"))
_PLOTTED = frozenset("suicide bombing assassination abduct".split())


def left_operators(sentence: Sentence, draft: Draft) -> None:
    """Applies what stands over the act: its adjectives, its preposition, and the operators to its left."""
    _adjectives(sentence, draft)
    for n in {draft.node.index: draft.node, (t := top_of(sentence, draft.node)).index: t}.values():
        if not draft.verbal and n.prep_first >= 0:
            for op in n.ops:
                if op not in n.unit.readings:  # it came with the preposition: 'بهدف قصف', 'من أجل شن غارات'
                    _apply(sentence, draft, op, n, n, [], 0, 0)
    if draft.node.prep in FACTIVE or presupposed(draft.node):
        return
    seat: Node | None = draft.node
    while seat is not None:
        top = top_of(sentence, seat)
        _walk(sentence, draft, top)
        seat = sibling(sentence, top if top.conj else seat)


def presupposed(act: Node) -> bool:
    """'لإيقاف القصف التركي': what is to be ended goes on."""
    over = act.governor.light if act.governor is not None else None
    return over is not None and over.entry.kind == "end" and act.unit.art


def _walk(sentence: Sentence, draft: Draft, top: Node) -> None:
    """Applies the operators to the left of a phrase, nearest first, until something tells of another matter."""
    nodes, acts, verbs = sentence.nodes, 0, 0
    passed: list[Node] = []
    j = top.index - 1
    while j >= 0:
        n = nodes[j]
        if n.kind == "REL" or (n.kind == "PUNC" and n.unit.norm in STOPS) or n.unit.norm == "كما" or adversative(n):
            break
        if n.kind == "COMP" and n.unit.norm in PRONOUN_COMP and draft.verbal and nodes[n.index + 1].kind == "NP":
            break  # 'طائرات يعتقد أنها تابعة للحلف قصفت'
        if n.kind == "PUNC" and n.unit.norm in "،,":
            skipped = _insertion(nodes, j)
            if skipped is None:
                break
            j = skipped
            continue
        for op in n.ops:
            _apply(sentence, draft, op, n, top, passed, acts, verbs)
        passed.append(n)
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


def _insertion(nodes: list[Node], j: int) -> int | None:
    """The index before an insertion that the comma at j closes ('اتهمت القيادة، في بيان وزعته أمس، فصائل بقصف'); None if the
    comma ends the clause."""
    after = nodes[j + 1] if j + 1 < len(nodes) else None
    if after is None or after.kind != "NP" or after.conj:
        return None
    for k in range(j - 1, max(0, j - 12), -1):
        if nodes[k].kind == "PUNC":
            inner = nodes[k + 1]
            opens = inner.kind in ("X", "TIME", "REL", "PREP") or bool(inner.prep)
            return k - 1 if nodes[k].unit.norm in "،," and opens else None
    return None


def adversative(n: Node) -> bool:
    return n.kind in ("CONJ", "COMP", "SUB") and n.unit.norm.removeprefix("و") in _ADVERSATIVE


def top_of(sentence: Sentence, node: Node) -> Node:
    """The noun at the head of the chain that the act closes: 'شن' of 'لشن سلسلة غارات', 'المشاركة' of 'للمشاركة في محادثات'."""
    nodes = sentence.nodes
    while node.index > 0 and node.kind == "NP" and not node.conj:
        before = nodes[node.index - 1]
        if node.governor is not None:
            if any(op.entry.table == "operators" for op in node.governor.ops):
                break  # 'انتظار حرب': the walk meets it
            node = node.governor
        elif before.kind != "NP" or before.last + 1 != node.first - int(node.prep_first >= 0):
            break
        elif not node.prep and before.noun == "act" and before.feat[:1] == "M" and not before.definite:
            node = before
        elif _carries(before, node):
            node = before
        else:
            break
    return node


def _carries(before: Node, node: Node) -> bool:
    """'المشاركة في محادثات', 'القيام بعملية': a light verbal noun with its own preposition, not an operator ('استعداد للحوار')."""
    light = before.light
    if node.prep == "عن" and before.entry is not None and before.entry.lemma == "مسؤولية":
        return True
    if not node.prep or light is None or before.feat[:1] != "M" or before.pronoun:
        return False
    return light.entry.prep == node.prep and light.entry.kind in ("agent", "begin", "continue")


def sibling(sentence: Sentence, node: Node) -> Node | None:
    """The act that this one is joined to by و under the same head: 'قصف المدينة وتدميرها'."""
    if node.conj != "و":
        return None
    verbal = node.kind == "V"
    if verbal and node.feat[:1] != "I" or not verbal and (node.prep_first >= 0 or node.feat[:1] != "M"):
        return None
    for n in reversed(sentence.nodes[max(0, node.index - 12) : node.index]):
        if n.kind in WALLS or n.kind == "PUNC" and n.unit.norm not in QUOTES | _COMMA or n.kind == "V" and not verbal:
            return None
        if n.kind == "V":
            return n if n.feat[:1] == "I" else None
        if not verbal and n.kind == "NP" and (n.noun == "act" or n.feat[:1] == "M" and n.light is not None):
            return n
    return None


def _adjectives(sentence: Sentence, draft: Draft) -> None:
    """'هجمات محتملة', 'الحملة المتوقعة': an adjective of the act moves it."""
    following = sentence.nodes[draft.node.index + 1 : draft.node.index + 2]
    readings: list[tuple[Reading, Node | Unit]] = [(r, u) for u in draft.node.adjectives for r in u.readings]
    readings += [
        (r, n) for n in following if n.kind in ("NP", "X") and not n.prep and not n.conj for r in n.unit.readings
    ]
    for r, n in readings:
        if r.entry.table == "operators" and _adjectival(r):
            put(sentence, draft, r.entry.axis, r.entry.value, n, r.entry.id)


def _adjectival(op: Reading) -> bool:
    lemma = op.entry.lemma
    if op.entry.scope != "next" or op.entry.axis == "polarity":
        return False
    return " " not in lemma and lemma not in _PARTICLES or lemma.startswith("غير ") or lemma == "مخطط له"


def _auxiliary(n: Node) -> bool:
    return (
        n.entry is not None
        and n.entry.table == "plain_verbs"
        and n.entry.lemma in ("كان", "كاد", "عاد", "بدا", "ظل", "بات")
    )


def _apply(
    sentence: Sentence, draft: Draft, op: Reading, at: Node, top: Node, span: list[Node], acts: int, verbs: int
) -> None:
    """Sets what the operator at a node says, if it reaches the act. `span`: the nodes between; `acts`, `verbs`: of those."""
    entry = op.entry
    if entry.table != "operators" or entry.scope == "sentence" or _adjectival(op):
        return
    if entry.lemma == "لم" and not at.unit.norm.endswith("لم"):
        return  # 'لما'
    if entry.scope == "next" and not _is_next(sentence, draft, at, acts, verbs, entry.lemma):
        return
    if entry.scope == "complement":
        if acts + verbs > int(entry.axis != "polarity") or not _governs(op, at, span, top, draft):
            return
    if entry.scope == "clause" and entry.axis == "polarity" and any(n.kind == "COMP" for n in span):
        return  # 'ليس خافيا أن'
    if entry.scope == "clause" and (verbs > 1 or any(n.kind == "PUNC" and n.unit.norm in "،," for n in span)):
        return
    if entry.axis == "polarity" and any(n.unit.norm in _ONLY for n in sentence.nodes[at.index : at.index + 16]):
        return  # 'لم يكن يقصف المدينة فحسب'
    axis, value = _meant(sentence, op, at, span, draft)
    if axis:
        put(sentence, draft, axis, value, at, entry.id)
    if entry.lemma == "لن" and draft.modality == "actual" and at.index + 1 != draft.node.index:
        put(sentence, draft, "modality", "predicted", at, entry.id)


def _meant(sentence: Sentence, op: Reading, at: Node, span: list[Node], draft: Draft) -> tuple[str, str]:
    """Axis and value of an operator in its place; '' where it says nothing of the act.

    'لم يستبعد أن' predicts, 'لم يمنع' and 'لم ينف' say nothing, 'لم يستطع' is no prediction; 'رجح أن يهاجم' predicts, while
    'رجح أن الجيش هاجم' hedges; a foiled plot did not happen, a foiled assault did."""
    entry = op.entry
    negated = at.kind == "V" and at.index > 0 and sentence.nodes[at.index - 1].kind == "NEG"
    if negated and entry.lemma == "استبعد":
        return "modality", "predicted"
    if negated and (entry.value == "denied" or entry.lemma in _PREVENTING or entry.lemma == "استطاع"):
        return "", ""
    if entry.lemma in _PROSPECTIVE and not draft.casualty:
        under = next((n for n in reversed(span) if n.kind not in ("COMP", "TIME", "X")), draft.node)
        clausal = any(n.kind == "COMP" for n in span)
        told = under if under.kind == "V" else draft.node
        if clausal and told.kind == "V" and told.feat[:1] == "I" or not clausal and not draft.verbal:
            return "modality", _PROSPECTIVE[entry.lemma]
    if entry.lemma == "سعى" and at.feat[:1] == "P":
        return "", ""  # 'سعت للتسلل': tried
    if entry.lemma in _FOILING and entry.axis == "modality" and draft.mode not in _PLOTTED:
        return "", ""
    return entry.axis, entry.value


def _is_next(sentence: Sentence, draft: Draft, at: Node, acts: int, verbs: int, lemma: str) -> bool:
    """Whether the act is what a particle or phrase stands before: its own verb, or what a light verb right there carries."""
    nodes, act = sentence.nodes, draft.node
    if at.index >= act.index:
        return False
    between = nodes[at.index + 1 : act.index]
    if any(n.unit.norm == "حتي" for n in between):
        return False
    if any(n.kind == "V" and n.feat[:1] == "P" for n in between[1:]):
        return False  # 'لم يسفر عن ضحايا لكنه أدى إلى'
    if lemma not in _PARTICLES:
        return acts + verbs == 0
    verb = nodes[at.index + 1]
    if verb.kind != "V" or lemma == "قد" and verb.feat[:1] != "I":
        return False
    if lemma == "لا" and verb.unit.norm in _CONTINUING:
        return False
    if lemma in ("لم", "لن", "لا") and any(_cancels(op) for op in verb.ops):
        return False
    if verb is act:
        return True
    carries = verb.light is not None or bool(verb.ops)
    if not carries and not _helper(verb):
        clause = sentence.clauses[verb.index]
        return lemma in ("سوف", "قد") and act in [*clause.subject, *clause.objects, *clause.phrases]
    if lemma in ("لن", "سوف", "قد") and not draft.verbal:
        return verbs <= 1 and not any(n.kind == "COMP" for n in between)
    return acts + verbs <= int(carries)


def _cancels(op: Reading) -> bool:
    """Whether the operator denies or prevents, so that its negation is none of the act ('لم ينف', 'لم يمنع')."""
    return op.entry.value == "denied" or op.entry.lemma in _PREVENTING


def _helper(n: Node) -> bool:
    """A verb that only carries another: استطاع، تمكن، نجح، عاد، كان."""
    return n.entry is not None and n.entry.lemma in ("استطاع", "تمكن", "نجح", "عاد", "كان", "قدر", "حدث", "وقع", "قبل")


def _governs(op: Reading, at: Node, span: list[Node], top: Node, draft: Draft) -> bool:
    """Whether the act stands under the operator: under its preposition, under أن, or straight after it."""
    preps = op.entry.prep.split("|") if op.entry.prep else []
    between = [
        n for n in span if n.kind not in ("TIME", "X", "DEM") and not (n.kind == "PUNC" and n.unit.norm in QUOTES)
    ]
    clause = next((k for k, n in enumerate(between) if n.kind == "COMP"), None)
    if clause is not None:
        if any(n.prep in preps and not n.party for n in between[clause:]):
            return False  # 'تهدف إلى طمأنة الحلفاء من أن'
        told = draft.node if draft.verbal else next((n for n in span if n.kind == "V"), None)
        return not (op.entry.value in _UNREAL and told is not None and told.feat[:1] == "P")
    if any(n.kind == "NP" and n.conj and n.feat[:1] == "M" for n in between):
        return False  # 'اتفاق مع الدولة والحصول على دعم'
    if top.prep in preps or top.prep2 in preps or top.prep == "الي" and any(_grows(n, preps) for n in between):
        return len(between) <= 4
    if at.kind == "V" and at.pronoun and any(r.feat[0] in "MN" and r.entry.axis for r in at.unit.readings):
        return not between and not top.prep  # 'عزمها طرد': a noun that is spelled like a verb
    if preps and "construct" not in preps:
        if at.kind == "V":  # 'يخشى السكان هجوما': its object needs no preposition
            return top.bare and len(between) <= 2 and all(n.bare and n.party for n in between)
        return at.noun == "act" and not between and not top.prep
    if draft.verbal and at.kind == "V" and not any(n.kind == "SUB" for n in between):
        if any(r.feat[0] == "M" for r in draft.node.unit.readings) and not draft.node.unit.conj:
            return all(n.party for n in between)  # 'نفت موسكو قصف منشآت': again
        return not between
    if top.prep and top.prep_first < 0 and not _LOOSE & {top.prep}:
        return False
    return len(between) <= 4


def _grows(n: Node, preps: list[str]) -> bool:
    """'من اشتداد الخلاف إلى حرب': what stands under the operator leads to the act."""
    return n.prep in preps and (n.noun == "act" or n.feat[:1] == "M")
