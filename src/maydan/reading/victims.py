"""Victims that the frame alone does not find: before the verb, behind an insertion, in apposition, as a pronoun."""

from __future__ import annotations

from .drafts import Draft, LossDraft
from .losses import by_words_around, count_of, counts, kind_of, loss_of, one_of, pronoun_loss
from .nodes import Node
from .sentence import Sentence


def complete(sentence: Sentence, draft: Draft) -> None:
    """Finds the victims that stand elsewhere than the frame says, and the counts that words around them give."""
    kind = kind_of(draft, sentence.frames)
    if not kind:
        return
    if not draft.casualty:
        for loss in draft.losses:
            by_words_around(sentence, loss)
        return
    if draft.verbal:
        _late_object(sentence, draft)
        _topic(sentence, draft)
    if draft.verbal and not draft.recipients:
        _before_verb(sentence, draft)
        _suffered(sentence, draft)
    elif not draft.verbal:
        _dual_verb(sentence, draft)
        _apposed(sentence, draft)
    if draft.frame == "find-dead":
        _bodies(sentence, draft)
    _more_parts(sentence, draft)
    _earlier_sum(sentence, draft)
    _went_on(sentence, draft)
    _mixed(draft)
    told = {id(loss.node) for loss in draft.losses}
    draft.losses += [
        loss_of(kind, n, None)
        for n in draft.recipients
        if id(n) not in told and (counts(kind, n) or one_of(sentence, n)) and not _names_before(n, draft.recipients)
    ]
    _one_more(sentence, draft, kind)
    for loss in draft.losses:
        by_words_around(sentence, loss)


_WOUNDS = frozenset("بجروح بجراح جروح جراح بحروق باصابات برصاص بالرصاص".split())


def tidy(draft: Draft) -> None:
    """Takes out of the victims what is none: 'أصيب بجروح', 'عائلة واحدة', and the 'اثنين' that only confirms a dual."""
    kept: list[Node] = []
    for n in draft.recipients:
        if n.noun == "source":
            break  # 'مقتل خمسة بحسب مصادر طبية ومسؤولين'
        if n.number is None and n.unit.norm in _WOUNDS or n.noun == "count" and n.unit.norm in ("واحد", "واحده"):
            continue
        before = kept[-1] if kept else draft.actors[0] if draft.actors and not draft.verbal else None
        if _confirms(n, before):
            kept = kept if kept else [draft.actors.pop(0)]
            kept[-1].number = n.number
            continue
        if (
            n.noun in ("dead", "hurt")
            and n.number is None
            and n.bare
            and not n.conj
            and kept
            and kept[-1].number is not None
        ):
            continue  # '25 حوثيا سقطوا قتلى'
        kept.append(n)
    draft.recipients = kept


def _confirms(n: Node, before: Node | None) -> bool:
    """'عسكريين تركيين اثنين': the number after its noun."""
    if before is None or before.number is not None or n.index != before.index + 1 or n.conj or n.prep:
        return False
    return n.number is not None and n.number.best == 2 and n.unit.norm in ("اثنين", "اثنان", "اثنتين", "اثنتان")


def _names_before(n: Node, victims: list[Node]) -> bool:
    """'القيادي فلان', 'النقيب محمد': a name beside the person it names is no second victim."""
    return n.number is None and not n.conj and any(v.index == n.index - 1 and v.number is None for v in victims)


def _before_verb(sentence: Sentence, draft: Draft) -> None:
    """'أن أربعة جنود أصيبوا بحروق', 'شخصين قتلا': people right before a passive verb, whatever follows it."""
    if draft.node.unit.conj or draft.actors and draft.actors[0].index > draft.node.index:
        return
    for n in reversed(sentence.nodes[max(0, draft.node.index - 3) : draft.node.index]):
        passive = draft.rule == "verb-passive" or draft.frame in _PUT_TO_DEATH and n not in draft.actors[1:]
        if n.bare and n.human and passive and count_of(n)[0] is not None:
            draft.recipients, draft.actors = [n], [x for x in draft.actors if x is not n]
            return
        if n.kind not in ("PUNC", "X", "TIME") or n.unit.norm in "،.؛:":
            return


_PUT_TO_DEATH = frozenset(("execute",))


def _dual_verb(sentence: Sentence, draft: Draft) -> None:
    """'إن شخصين قتلا': a dual verb that is spelled like its verbal noun."""
    i = draft.node.index
    before = sentence.nodes[i - 1] if i else None
    if before is None or draft.node.conj or draft.recipients or not before.human or before.prep and not before.number:
        return
    if any(r.feat[0] == "P" and r.feat[2:5] == "3md" for r in draft.node.unit.readings) and count_of(before)[0] == 2:
        draft.recipients, draft.actors = [before], []


_AGENTLESS = frozenset(("مقتل", "استشهاد", "مصرع", "موت", "وفاه"))


def _apposed(sentence: Sentence, draft: Draft) -> None:
    """'مقتل القيادي فلان', 'استشهاد النقيب محمد': a noun that has no agent of its own is followed by its victim and a name."""
    norm = draft.node.unit.norm.lstrip("وبلف").removeprefix("ال")
    if norm in _AGENTLESS and not draft.recipients and not draft.actors:
        _unknown_office(sentence, draft)
    near = [n for n in draft.actors if n.bare and n.index == draft.node.index + 1]
    if near and (norm in _AGENTLESS or not draft.recipients):
        draft.actors = [n for n in draft.actors if n not in near]
        draft.recipients = near + draft.recipients
        draft.losses = []


def _unknown_office(sentence: Sentence, draft: Draft) -> None:
    """'مقتل آمر الفوج وجنديين': whoever follows is the victim, though no table knows the office."""
    i = draft.node.index + 1
    for n in sentence.nodes[i : i + 4]:
        if not (n.bare and (n.noun == "thing" or n.human)) or bool(n.conj) != (n.index > i):
            return
        draft.recipients.append(n)
        if n.noun == "thing" and n.number is None and n.feat[1:2] == "s":
            draft.losses.append(LossDraft("killed", n, 1, 1, 1, "exact"))


_ONE_OF_THEM = frozenset("احدهم احدهما احدهن احداهن احداهما".split())


def _one_more(sentence: Sentence, draft: Draft, kind: str) -> None:
    """'قتل شرطي وأصيب آخر', 'فاستشهد أحدهما', 'ما أدى إلى مقتله': the victim is 'another', one of them, or a pronoun."""
    after = sentence.nodes[draft.node.index + 1 : draft.node.index + 2]
    if after and after[0].unit.norm in _ONE_OF_THEM:
        draft.losses = [LossDraft(kind, after[0], 1, 1, 1, "exact")]
    elif draft.recipients:
        return
    elif draft.reading.pronoun:
        draft.losses.append(pronoun_loss(sentence, kind, draft.node, draft.reading.pronoun))
    elif after and after[0].unit.norm in ("اخر", "اخري"):
        draft.losses.append(LossDraft(kind, after[0], 1, 1, 1, "exact"))


def _mixed(draft: Draft) -> None:
    """'سقط العشرات بين قتيل وجريح': how many of the sum were killed and how many hurt is not told."""
    parts = [x for x in draft.losses if x.node.prep in ("بين", "ما بين") and x.node.noun in ("dead", "hurt")]
    for loss in draft.losses if parts else []:
        loss.high = loss.high if loss not in parts else None
        loss.low = loss.best = None
        loss.bound = "most" if loss.high is not None else "about"


def _late_object(sentence: Sentence, draft: Draft) -> None:
    """'قتل انتحاري يشتبه بانتمائه للتنظيم، 32 شخصا': the victims follow an insertion that a comma closes."""
    nodes, told = sentence.nodes, draft.recipients
    if len(told) > 1 or told and (told[0].number is not None or told[0].definite or told[0].index < draft.node.index):
        return
    for n in nodes[draft.node.index + 1 : draft.node.index + 14]:
        before = nodes[n.index - 1]
        if n.kind in ("COMP", "SUB") or n.kind == "V" and n.unit.conj or n.kind == "PUNC" and n.unit.norm in ".؛:":
            return
        if before.kind == "PUNC" and n.bare and n.human and n.number is not None and not n.conj:
            after = nodes[n.index + 1 : n.index + 2]
            if after and after[0].kind != "V":
                draft.actors, draft.recipients, draft.losses = draft.actors or told, [n], []
            return


def _topic(sentence: Sentence, draft: Draft) -> None:
    """'إن القيادي فلان الفلاني، لقي مصرعه': the dead stand before the comma, not the subject of the verb above."""
    clause = sentence.clauses.get(draft.node.index)
    if draft.frame != "die" or clause is None or not clause.shared or draft.node.unit.conj:
        return
    run: list[Node] = []
    for n in reversed(sentence.nodes[: draft.node.index]):
        if n.kind == "PUNC" and n.unit.norm == "،" and not run:
            continue
        if not n.bare:
            break
        run.append(n)
    head = next((n for n in reversed(run) if n.human), None)
    if head is not None:
        draft.recipients, draft.losses = [head], []


def _suffered(sentence: Sentence, draft: Draft) -> None:
    """'قتل أحد المسلحين', 'قتل جنديان آخران': a verb of killing without an object is passive."""
    if draft.recipients or draft.rule != "verb-active" or draft.reading.pronoun or not draft.actors:
        return
    if draft.features & {"shared-subject", "weapon-subject"}:
        return
    if sentence.frames.get(draft.frame, {}).get("verb", {}).get("object") != "victim":
        return
    head = draft.actors[0]
    if count_of(head)[0] is None and not one_of(sentence, head):
        return
    draft.actors, draft.recipients = [], draft.actors
    draft.rule = "verb-passive"


_BODIES = frozenset("جثه جثث جثتين جثتان جثتي جثامين جثمان جثماني".split())


def _bodies(sentence: Sentence, draft: Draft) -> None:
    """'عثر على جثتي عنصرين', 'العثور على جثة مدني': each body is one killed."""
    for n in sentence.nodes[draft.node.index + 1 : draft.node.index + 7]:
        if n.kind != "NP" or n.unit.norm not in _BODIES or n in draft.recipients:
            continue
        count = {"s": 1, "d": 2}.get(n.feat[1:2])
        if count is None and n.number is None:
            return
        low, best, high, bound = count_of(n) if n.number else (count, count, count, "exact")
        draft.recipients, draft.losses = [n], [LossDraft("killed", n, low, best, high, bound)]
        return


def _part(n: Node, whole: LossDraft) -> LossDraft:
    part = loss_of(whole.kind, n, None)
    part.scope, part.part_of = "part", whole
    return part


def _more_parts(sentence: Sentence, draft: Draft) -> None:
    """'، من بينهم ثلاث نساء،' behind a comma; 'بينهم 17 مدنيا و6 جنود': the parts go on behind a free و."""
    nodes = sentence.nodes
    whole = draft.losses[-1] if draft.losses else None
    if whole is not None and not draft.parts:
        for n in nodes[whole.node.index + 1 : whole.node.index + 4]:
            if n.kind == "NP" and n.prep == "من بينهم" and n.human:
                draft.parts.append(n)
                draft.losses.append(_part(n, whole))
    part = next((x for x in draft.losses if x.scope == "part"), None)
    if part is None or part.part_of is None:
        return
    last = draft.parts[-1].index
    while last + 2 < len(nodes) and nodes[last + 1].kind == "CONJ":
        n = nodes[last + 2]
        if not (n.bare and n.human and n.number is not None):
            return
        draft.losses.append(_part(n, part.part_of))
        draft.recipients = [x for x in draft.recipients if x is not n]
        last = n.index


def _earlier_sum(sentence: Sentence, draft: Draft) -> None:
    """'25 حوثيا و10 من رجال المقاومة سقطوا قتلى': a number joined by a free و begins a phrase of its own."""
    first = draft.recipients[0].index if draft.verbal and draft.recipients else 0
    if first < 2 or first > draft.node.index or sentence.nodes[first - 1].kind != "CONJ":
        return
    n = sentence.nodes[first - 2]
    if n.bare and n.human and n.number is not None:
        draft.recipients.insert(0, n)


def _went_on(sentence: Sentence, draft: Draft) -> None:
    """'مقتل خمسة من أعضاء الحركة، وخمسة من ضباط الشرطة، وأحد المخبرين': victims joined after a comma."""
    nodes = sentence.nodes
    last = draft.recipients[-1].index if draft.recipients and draft.losses else -1
    while 0 < last < len(nodes) - 2:
        mark, n = nodes[last + 1], nodes[last + 2]
        if mark.kind != "PUNC" or mark.unit.norm not in "،," or n.kind != "NP" or n.prep or n.conj != "و":
            return
        if not (n.human and n.number is not None or one_of(sentence, n)) or nodes[n.index + 1 : n.index + 2] == []:
            return
        if nodes[n.index + 1].kind == "V":
            return  # '، وخمسة آخرون أصيبوا'
        if n not in draft.recipients:
            draft.recipients.append(n)
        last = n.index
