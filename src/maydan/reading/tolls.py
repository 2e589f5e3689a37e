"""Losses told apart from their act: idioms of dying, pronouns that take the act up, figures after it, later sentences."""

from __future__ import annotations

from .drafts import Draft
from .folding import VIOLENT, act_before, fold, root
from .losses import lost, victims_of
from .nodes import Node
from .sentence import Sentence
from .slots import CAUSE


def deaths(sentence: Sentence, drafts: list[Draft]) -> None:
    """'لقي خمسة مصرعهم': the noun under the verb is the same death; alone ('لقي عشرات، أمس، مصرعهم') the verb's subject
    are the dead."""
    for d, before in zip(drafts[1:], drafts):
        beside = d.node.number is None and d.node.index == before.node.index + 1
        if d.rule == "loss-noun" and before.verbal and before.casualty and (beside or d.node in before.recipients):
            d.losses = []
            fold(d, root(before))  # 'سقط خمسة قتلى'
        elif _manner(sentence, before, d):
            d.losses = []
            fold(d, root(before))
    _late_death(sentence, drafts)
    for d in drafts:
        if d.verbal or not d.casualty or not d.node.pronoun:
            continue
        verb = next(
            (n for n in reversed(sentence.nodes[max(0, d.node.index - 8) : d.node.index]) if n.kind == "V"), None
        )
        if verb is None or verb.entry is None or verb.entry.lemma != "لقي":
            continue
        same = next((e for e in drafts if e.node is verb), None)
        if same is not None:
            d.losses, d.recipients = [], []
            fold(d, root(same))
            continue
        d.recipients = list(sentence.clauses[verb.index].subject)
        d.losses = victims_of(sentence, d)


def _manner(sentence: Sentence, before: Draft, d: Draft) -> bool:
    """'أعدم شنقا', 'مقتل طفل حرقا': an accusative verbal noun that only says how."""
    near = before.casualty and before.node.index < d.node.index <= before.node.index + 4
    manner = (
        d.rule == "act-noun" and d.casualty and not d.node.conj and not d.node.prep and d.node.unit.norm.endswith("ا")
    )
    return (
        near
        and manner
        and not any(n.kind in ("PUNC", "COMP", "V") for n in sentence.nodes[before.node.index + 1 : d.node.index])
    )


_DEATHS = frozenset("حتفهم حتفه حتفها حتفهما حتفهن مصرعهم مصرعه مصرعها مصرعهما مصرعهن".split())


def _late_death(sentence: Sentence, drafts: list[Draft]) -> None:
    """'لقي عشرون مدنيا، بينهم ستة أطفال، حتفهم بغارات': the verb's idiom stands too far off to be read with it."""
    told = {d.node.index for d in drafts}
    for i, clause in sentence.clauses.items():
        verb = sentence.nodes[i]
        if i in told or verb.entry is None or verb.entry.lemma != "لقي" or not clause.subject:
            continue
        end = next((n for n in sentence.nodes[i + 1 : i + 14] if n.unit.norm in _DEATHS), None)
        if end is None or end.index in told:
            continue
        act = next((root(d) for d in drafts if d.node.index > end.index and d.node.prep in CAUSE), None)
        if act is not None and act.type in VIOLENT:
            for n in clause.subject:
                lost(sentence, act, n, "killed")


_IN_IT = frozenset(
    "فيها فيه فيهما خلالها خلاله خلالهما اثناءها اثناءه اثرها اثره جراءها جراءه بها به بسببها بسببه نتيجتها".split()
)


def taken_up(sentence: Sentence, drafts: list[Draft]) -> None:
    """'اشتباكات قتل فيها خمسة', 'هجوم قتل خلاله شرطي': the pronoun stands for the act before."""
    for d in drafts:
        if d.merged is not None or not d.casualty or not (d.verbal or _dual(d)):
            continue
        after = sentence.nodes[d.node.index + 1 : d.node.index + 2]
        if not after or after[0].kind not in ("PRON", "PREP") or after[0].unit.norm not in _IN_IT:
            continue
        act = act_before(sentence, drafts, d, ".؛")
        if act is not None:
            d.actors = []
            if not d.verbal and not d.recipients:
                d.recipients = _people_after(sentence, after[0].index + 1)
                d.losses = victims_of(sentence, d)
            fold(d, act)


def _people_after(sentence: Sentence, i: int) -> list[Node]:
    """The bare phrases of people from node i on: '21 سائحا وشرطيا'."""
    found: list[Node] = []
    for n in sentence.nodes[i:]:
        if not (n.bare and n.human) or found and not n.conj:
            break
        found.append(n)
    return found


def _dual(d: Draft) -> bool:
    """'وقتلا خلاله': a dual verb that is spelled like its verbal noun."""
    return any(r.feat[0] == "P" and r.feat[2:5] == "3md" for r in d.node.unit.readings)


_VICTIM_OF_IT = frozenset(("ضحيته", "ضحيتها", "ضحيتهما"))


def victims_of_it(sentence: Sentence, drafts: list[Draft]) -> None:
    """'جريمة راح ضحيتها طفل', 'هجوم ذهب ضحيته خمسة': people after the word are the act's dead."""
    for n in sentence.nodes[:-1]:
        if n.unit.norm not in _VICTIM_OF_IT:
            continue
        act = next((root(d) for d in reversed(drafts) if d.node.index < n.index and d.type in VIOLENT), None)
        nxt = sentence.nodes[n.index + 1]
        if act is not None and nxt.kind == "NP" and nxt.human:
            for d in drafts:
                if d.node is nxt and d is not act:
                    fold(d, act)
            lost(sentence, act, nxt, "killed")


def _fold(text: str) -> str:
    return text.replace("ى", "ي").replace("أ", "ا").replace("إ", "ا")


_TOLLS = ("قتلي", "ضحايا", "شهداء", "حصيل", "وفيات")


_HURT = ("جرحي", "مصابين", "اصابات")


def risen(sentence: Sentence, drafts: list[Draft]) -> None:
    """'ارتفعت حصيلة قتلى المعارك إلى 11 شخصا', 'تجاوز عدد قتلى التفجير المئة': the figure after the toll's name is the act's."""
    nodes = sentence.nodes
    whole = _fold(sentence.text[nodes[0].start : nodes[-1].end])
    if not any(w in whole for w in _TOLLS + _HURT):
        return
    for n in nodes:
        if n.kind != "NP" or n.number is not None or n.noun in ("dead", "hurt"):
            continue
        words = _fold(sentence.text[n.start : n.end])
        kind = "killed" if any(w in words for w in _TOLLS) else "injured" if any(w in words for w in _HURT) else ""
        figure = _figure(sentence, n.index) if kind else None
        if figure is None:
            if kind:
                _told_first(drafts, n)
            continue
        own = next((d for d in drafts if d.node is figure), None)
        if own is not None:  # 'إلى 55 قتيلا'
            for loss in own.losses:
                loss.scope = "revised" if figure.prep == "الي" and loss.scope == "event" else loss.scope
            continue
        near = [d for d in drafts if d.type in VIOLENT and not root(d).casualty]
        inside = [d for d in near if n.index <= d.node.index < figure.index]
        act = next(iter(inside or [d for d in near if d.node.index > figure.index]), near[-1] if near else None)
        if act is not None:
            lost(sentence, root(act), figure, kind)
            root(act).losses[-1].scope = "revised" if figure.prep == "الي" else "event"


def _told_first(drafts: list[Draft], n: Node) -> None:
    """'ارتفعت إلى 84 قتيلا و93 جريحا حصيلة الهجوم': the figures stand before the toll's name, the act right after it."""
    act = next((root(d) for d in drafts if 0 < d.node.index - n.index <= 2 and d.type in VIOLENT), None)
    for d in drafts:
        if act is not None and d.rule == "loss-noun" and d.node.prep == "الي" and d.node.index < n.index:
            d.actors = []
            for loss in d.losses:
                loss.scope = "revised"
            fold(d, act)


def _figure(sentence: Sentence, i: int) -> Node | None:
    """The number that a toll named at node i has reached."""
    for n in sentence.nodes[i + 1 : i + 14]:
        if n.kind in ("COMP", "SUB") or n.kind == "PUNC" and n.unit.norm in ".؛:":
            return None
        if n.kind == "NP" and n.number is not None and (n.prep in ("الي", "") or n.prep == "ب"):
            return n
    return None


def counted(sentence: Sentence, drafts: list[Draft], preps: tuple[str, ...] = ()) -> None:
    """'تفجير في بغداد: 10 قتلى', 'حصيلة الهجمات إلى 11 قتيلا': what is counted after an act is what it cost."""
    for d in drafts:
        if d.merged is not None or d.rule != "loss-noun" or d.node.definite or preps and d.node.prep not in preps:
            continue
        act = act_before(sentence, drafts, d, ".؛;")
        if act is not None and not any(n.kind == "COMP" for n in sentence.nodes[act.node.index : d.node.index]):
            fold(d, act)


def add_cost(act: Draft, again: Draft) -> None:
    """'... . وأسفر الهجوم عن مقتل 5': what a later sentence says that an act cost, for the kinds not counted so far."""
    if again.frame == "hurt-noun" or "toll" in again.features and not again.casualty:
        return  # 'بلغت حصيلة الحملة 264 قتيلا' sums up more than one act
    counted = {x.kind for x in act.losses if x.low is not None or x.high is not None}
    fresh = [x for x in again.losses if x.kind not in counted]
    if fresh:
        kinds = {x.kind for x in fresh}
        act.losses = [x for x in act.losses if x.kind not in kinds] + fresh
        act.features.add("cost-later")


def cost_of(d: Draft, here: list[Draft], earlier: list[Draft]) -> Draft | None:
    """The act of the sentence before whose cost a bare casualty tells ('هاجم مسلحون المقر. وقتل خمسة من الحراس'), where the
    sentence opens with it: not behind another voice."""
    opens = d.node.index == 0 or "toll" in d.features
    if not d.casualty or not d.losses or not opens or not earlier or here:
        return None
    act = earlier[-1]
    if d.sentence - act.sentence != 1 or act.type not in VIOLENT or act.casualty or act.modality != "actual":
        return None
    if d.places and "inherited-place" not in d.features or (d.modality, d.polarity) != ("actual", act.polarity):
        return None
    told = {x.kind: x.best for x in act.losses if x.scope == "event"}
    if any(told.get(x.kind, x.best) != x.best for x in d.losses) or d.actors and d.actors != act.actors:
        return None
    return act
