"""Several words for one happening become one draft: a casualty and its cause, an act and the verb that says more of it."""

from __future__ import annotations

from typing import Any

from .causes import MEANWHILE, by_cause, by_result, has_when
from .choices import words_of
from .drafts import Draft
from .folding import GENERIC, VIOLENT, fold, root
from .losses import gather, kind_of, scopes
from .nodes import Node
from .sentence import Sentence
from .tolls import add_cost, cost_of, counted, deaths, risen, taken_up, victims_of_it
from .victims import complete, tidy

__all__ = ["add_cost", "collect", "cost_of", "fold", "join", "root"]


def join(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand for happenings of their own; the rest are folded into them.

    Order: victims first; acts named twice in a construct (so that a cause is one draft), then coordinated casualties (so
    that killed and wounded travel together), then casualty to cause: by the pronoun that takes the act up, by preposition,
    by result verb, by what is counted after the act.
    """
    if not drafts:
        return []
    for d in drafts:
        complete(sentence, d)
        scopes(sentence, d)
    _repelled(sentence, drafts)
    _own_nouns(sentence, drafts)
    _constructs(sentence, drafts)
    deaths(sentence, drafts)
    taken_up(sentence, drafts)
    victims_of_it(sentence, drafts)
    _relatives(sentence, drafts)
    _again(sentence, drafts)
    _coordinated(sentence, drafts)
    by_result(sentence, drafts)
    risen(sentence, drafts)
    counted(sentence, drafts, ("الي",))
    by_cause(sentence, drafts)
    counted(sentence, drafts)
    _sequels(sentence, drafts)
    kept = [d for d in drafts if d.merged is None]
    for d in kept:
        if d.losses and any("حصيل" in n.unit.norm for n in sentence.nodes[: d.node.index]):
            d.features.add("toll")
    return kept


def _own_nouns(sentence: Sentence, drafts: list[Draft]) -> None:
    """'فرض حصارا', 'وصلت قافلة مساعدات', 'وقع اتفاقا': the noun that makes the verb an act of its kind is the same act."""
    for d in drafts:
        if not d.verbal or not d.entry.need:
            continue
        clause = sentence.clauses[d.node.index]
        for c in drafts:
            near = d.node.index < c.node.index <= d.node.index + 6 and (c.node.bare or c.node in clause.phrases)
            same = c.type == d.type and not c.verbal and not c.casualty and not c.node.conj
            if near and same and c.merged is None and not d.entry.need.isdisjoint(words_of(c.node.unit)):
                fold(c, d)


def _repelled(sentence: Sentence, drafts: list[Draft]) -> None:
    """'صد هجوما', 'تصدى لهجوم': the act is the other side's; who stopped it suffered it."""
    for d in drafts:
        if d.frame != "repel":
            continue
        act = next((c for c in drafts if c.node.index > d.node.index and not c.verbal and c.type == "ASSAULT"), None)
        if act is None or any(n.kind in ("PUNC", "COMP", "SUB") for n in sentence.nodes[d.node.index : act.node.index]):
            continue
        d.merged, act.phase = act, "failed"
        act.recipients = act.recipients or [n for n in d.actors if n not in act.actors]
        act.actors = [n for n in act.actors if n not in d.actors]


def _constructs(sentence: Sentence, drafts: list[Draft]) -> None:
    """'عملية تفجير', 'هجمات وغارات': an act noun right after a broader one names the same act."""
    by_index = {d.node.index: d for d in drafts}
    for d in drafts:
        nxt = by_index.get(d.node.index + 1)
        if nxt is None or d.verbal or nxt.verbal or nxt.node.prep or nxt.node.conj or d.casualty or d.type != nxt.type:
            continue
        if nxt.casualty and d.type == "ASSAULT" and not d.node.definite:
            fold(d, nxt)
        elif not d.node.definite or not d.node.unit.art:
            fold(d, nxt)


def _relatives(sentence: Sentence, drafts: list[Draft]) -> None:
    """'الهجوم الذي استهدف قافلة', 'سيارة مفخخة استهدفت': the verb's slots belong to the act it is said of."""
    by_node = {d.node.index: d for d in drafts}
    for d in drafts:
        if not d.verbal or d.merged is not None:
            continue
        clause = sentence.clauses[d.node.index]
        head = clause.antecedent or next((n for n in (clause.subject or clause.objects)[:1] if n.noun == "act"), None)
        head = head or _beside(sentence, d) or _goes_on(sentence, d)
        act = by_node.get(head.index) if head is not None and head.noun == "act" else None
        if act is not None and act is not d and act.type == d.type and not (d.casualty and act.casualty):
            fold(d, root(act))
        elif act is not None and d.casualty and act.type == "ASSAULT":
            fold(d, root(act))


def _beside(sentence: Sentence, d: Draft) -> Node | None:
    """'هجوم دام استهدف القافلة': an indefinite act noun whose adjective no table knows, right before the verb."""
    if d.node.unit.conj or d.node.index < 2:
        return None
    act, word = sentence.nodes[d.node.index - 2], sentence.nodes[d.node.index - 1]
    if (
        act.noun == "act"
        and not act.definite
        and word.bare
        and not word.definite
        and word.noun in ("thing", "unknown", "adjective")
    ):
        return act
    return None


def _goes_on(sentence: Sentence, d: Draft) -> Node | None:
    """'هجوم وقع في المدينة واستهدف ناشطين': a verb joined to the one whose subject is the act, read as passive for want of one."""
    if d.rule != "verb-passive" or d.node.unit.conj != "و" or d.casualty:
        return None
    verb = next((n for n in reversed(sentence.nodes[: d.node.index]) if n.kind == "V"), None)
    if verb is None:
        return None
    clause = sentence.clauses[verb.index]
    heads = [clause.antecedent] if clause.antecedent is not None else clause.subject[:1]
    return next((n for n in heads if n.noun == "act"), None)


def _again(sentence: Sentence, drafts: list[Draft]) -> None:
    """'نصبوا كمينا ... وقتل أربعة في الكمين': the noun with its article takes up the act told before in the sentence."""
    for k, d in enumerate(drafts):
        if d.merged is not None or d.verbal or d.casualty or d.type not in VIOLENT or not d.node.unit.art:
            continue
        if d.actors or d.recipients or d.places or d.node.number is not None or d.node.conj:
            continue
        act = next((root(e) for e in reversed(drafts[:k]) if root(e).type == d.type and not root(e).casualty), None)
        if act is not None and act is not d and (act.mode == d.mode or {act.mode, d.mode} & GENERIC):
            fold(d, act)


def _coordinated(sentence: Sentence, drafts: list[Draft]) -> None:
    """'مقتل 5 وإصابة 10', 'قتل 5 وأصيب 10', '5 قتلى و10 جرحى': one happening with two losses."""
    previous: Draft | None = None
    for d in drafts:
        if d.merged is not None:
            continue
        if previous is not None and d.casualty and previous.casualty and _joined(sentence, previous, d):
            if not d.actors or not previous.actors or d.actors == previous.actors or d.features & {"shared-subject"}:
                fold(d, previous)
                continue
        previous = d if d.casualty else None


def _joined(sentence: Sentence, first: Draft, second: Draft) -> bool:
    if second.node.conj not in ("و", "ف") and not _after_and(sentence, second):
        return False
    kinds = {kind_of(first, sentence.frames), kind_of(second, sentence.frames)}
    if second.node.index == first.node.index + 1:
        return True  # 'قتلت وذبحت العشرات'
    if first.verbal == second.verbal and "killed" in kinds and len(kinds) == 1:
        return False
    between = sentence.nodes[first.node.index + 1 : second.node.index]
    if second.verbal and second.places and first.places and second.places[0][1] is not first.places[0][1]:
        return False
    return not any(n.kind in ("SUB", "COMP", "INT") or (n.kind == "PUNC" and n.unit.norm in ".؛;:") for n in between)


def _after_and(sentence: Sentence, d: Draft) -> bool:
    """'5 قتلى و 10 جرحى', 'وكذا مقتل', 'فيما أصيب': joined by a word of its own."""
    before = sentence.nodes[d.node.index - 1] if d.node.index else None
    return before is not None and (before.kind == "CONJ" or before.kind == "SUB" and before.unit.norm in MEANWHILE)


def _sequels(sentence: Sentence, drafts: list[Draft]) -> None:
    """'قصفوا البلدة وقتلوا خمسة': a casualty verb joined to an attack in the sentence is what it cost."""
    for d in drafts:
        if d.merged is not None or not d.casualty or not d.verbal or d.places or d.time:
            continue
        if not d.node.unit.conj and not _after_and(sentence, d) or has_when(sentence, d):
            continue
        before = [root(e) for e in drafts if e.node.index < d.node.index and e.type in VIOLENT and not root(e).casualty]
        if not before or before[-1].sentence != d.sentence:
            continue
        between = sentence.nodes[before[-1].node.index : d.node.index]
        same = not d.actors or d.features & {"shared-subject"} or _of_sides(sentence.text, d.actors, before[-1])
        if same and not any(
            n.kind in ("SUB", "COMP", "INT")
            and n.unit.norm not in MEANWHILE
            or n.kind == "PUNC"
            and n.unit.norm in ".؛:"
            for n in between
        ):
            fold(d, before[-1])


def _of_sides(text: str, actors: list[Node], act: Draft) -> bool:
    """'اندلعت اشتباكات بين الجيش والمعارضة، وقتلت المعارضة 3': who killed is a side of the fight."""
    sides = [*act.actors, *act.recipients, *act.partners]
    return all(any(_same_side(n, side, text) for side in sides) for n in actors)


def _same_side(n: Node, side: Node, text: str) -> bool:
    if n.actor is not None and n.actor == side.actor:
        return True
    return text[n.start : n.end].lstrip("و") in text[side.start : side.end]


def collect(drafts: list[Draft], frames: dict[str, Any], roles: Any) -> None:
    """Losses of every draft, before they are joined."""
    for d in drafts:
        if kind_of(d, frames):
            tidy(d)
    for d, nxt in zip(drafts, drafts[1:]):
        if d.casualty and nxt.casualty and not d.recipients and nxt.node.conj and nxt.node.index == d.node.index + 1:
            if not d.node.pronoun and d.verbal == nxt.verbal and not d.actors:
                d.recipients = list(nxt.recipients)  # 'قتل وجرح عشرات'
    for d in drafts:
        gather(d, frames, roles)
