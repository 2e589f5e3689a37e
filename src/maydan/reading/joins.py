"""Several words for one happening become one draft: a casualty and its cause, an act and the verb that says more of it."""

from __future__ import annotations

from typing import Any

from .clauses import COMMAS, QUOTES, Clause
from .drafts import Draft
from .losses import complete, gather, kind_of, lost, scopes, tidy, victims_of
from .nodes import Node
from .sentence import Sentence
from .slots import CAUSE
from .words import Reading

_VIOLENT = frozenset(("ASSAULT",))
_GENERIC = frozenset("attack".split())


def join(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand for happenings of their own; the rest are folded into them.

    Order: victims first; acts named twice in a construct (so that a cause is one draft), then coordinated casualties (so
    that killed and wounded travel together), then casualty to cause: by the pronoun that takes the act up, by preposition,
    by result verb, by what is counted after the act.
    """
    for d in drafts:
        complete(sentence, d)
    _repelled(sentence, drafts)
    _constructs(sentence, drafts)
    _fates(sentence, drafts)
    _taken_up(sentence, drafts)
    _victim_of_it(sentence, drafts)
    _relatives(sentence, drafts)
    _again(sentence, drafts)
    _coordinated(sentence, drafts)
    _results(sentence, drafts)
    _risen(sentence, drafts)
    _counts(sentence, drafts, ("الي",))
    _causes(sentence, drafts)
    _counts(sentence, drafts)
    _sequels(sentence, drafts)
    kept = [d for d in drafts if d.merged is None]
    for d in kept:
        scopes(sentence, d)
        if d.casualty and any("حصيل" in n.unit.norm for n in sentence.nodes[: d.node.index]):
            d.features.add("toll")
    return kept


def alive(drafts: list[Draft]) -> list[Draft]:
    return [d for d in drafts if d.merged is None]


def root(draft: Draft) -> Draft:
    while draft.merged is not None:
        draft = draft.merged
    return draft


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


def _fates(sentence: Sentence, drafts: list[Draft]) -> None:
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
        verb = next((n for n in reversed(sentence.nodes[max(0, d.node.index - 8) : d.node.index]) if n.kind == "V"), None)
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
    manner = d.rule == "act-noun" and d.casualty and not d.node.conj and not d.node.prep and d.node.unit.norm.endswith("ا")
    return near and manner and not any(n.kind in ("PUNC", "COMP", "V") for n in sentence.nodes[before.node.index + 1 : d.node.index])


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
        if act is not None and act.type in _VIOLENT:
            for n in clause.subject:
                lost(sentence, act, n, "killed")


_IN_IT = frozenset(
    "فيها فيه فيهما خلالها خلاله خلالهما اثناءها اثناءه اثرها اثره جراءها جراءه بها به بسببها بسببه نتيجتها".split()
)


def _taken_up(sentence: Sentence, drafts: list[Draft]) -> None:
    """'اشتباكات قتل فيها خمسة', 'هجوم قتل خلاله شرطي': the pronoun stands for the act before."""
    for d in drafts:
        if d.merged is not None or not d.casualty or not (d.verbal or _dual(d)):
            continue
        after = sentence.nodes[d.node.index + 1 : d.node.index + 2]
        if not after or after[0].kind not in ("PRON", "PREP") or after[0].unit.norm not in _IN_IT:
            continue
        act = _act_before(sentence, drafts, d, ".؛")
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


def _victim_of_it(sentence: Sentence, drafts: list[Draft]) -> None:
    """'جريمة راح ضحيتها طفل', 'هجوم ذهب ضحيته خمسة': people after the word are the act's dead."""
    for n in sentence.nodes:
        if n.unit.norm not in _VICTIM_OF_IT:
            continue
        act = next((root(d) for d in reversed(drafts) if d.node.index < n.index and d.type in _VIOLENT), None)
        nxt = sentence.nodes[n.index + 1]
        if act is not None and nxt.kind == "NP" and nxt.human:
            for d in drafts:
                if d.node is nxt and d is not act:
                    fold(d, act)
            lost(sentence, act, nxt, "killed")


def _act_before(sentence: Sentence, drafts: list[Draft], d: Draft, stops: str) -> Draft | None:
    """The nearest violence told before a casualty in the sentence, with none of the stop marks between."""
    for e in reversed(drafts):
        act = root(e)
        if e.node.index >= d.node.index or act is d or e.type not in _VIOLENT or act.casualty or act.type not in _VIOLENT:
            continue
        between = sentence.nodes[e.node.index : d.node.index]
        return None if any(n.kind == "PUNC" and n.unit.norm in stops for n in between) else act
    return None


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
    if act.noun == "act" and not act.definite and word.bare and not word.definite and word.noun in ("thing", "unknown", "adjective"):
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
        if d.merged is not None or d.verbal or d.casualty or d.type not in _VIOLENT or not d.node.unit.art:
            continue
        if d.actors or d.recipients or d.places or d.node.number is not None or d.node.conj:
            continue
        act = next((root(e) for e in reversed(drafts[:k]) if root(e).type == d.type and not root(e).casualty), None)
        if act is not None and act is not d and (act.mode == d.mode or {act.mode, d.mode} & _GENERIC):
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
    return before is not None and (before.kind == "CONJ" or before.kind == "SUB" and before.unit.norm in _MEANWHILE)


_MEANWHILE = frozenset("فيما بينما كما وفيما وبينما".split())


def _causes(sentence: Sentence, drafts: list[Draft]) -> None:
    """'قتل 5 في انفجار': the casualty belongs to the act under the preposition."""
    for d in drafts:
        if d.merged is not None or not d.casualty:
            continue
        cause = next((c for c in drafts if _is_cause(sentence, d, c)), None)
        if cause is not None:
            cause.features.add("event-noun-cause")
            fold(d, root(cause))


def _is_cause(sentence: Sentence, d: Draft, c: Draft) -> bool:
    violent = c.type in _VIOLENT or d.rule == "loss-noun" and c.type == "PROTEST"
    if c is d or root(c) is d or not violent or c.casualty and c.frame != "suicide":
        return False
    if not d.node.index < c.node.index:
        return False
    between = sentence.nodes[d.node.index + 1 : c.node.index]
    carrier = sentence.carriers.get(c.node.index)
    if c.verbal or carrier is not None and d.node.index < carrier.verb < c.node.index and not c.node.prep:
        return _when_clause([n for n in between if not _passed_over(sentence, d, n, carrier)])
    if c.node.prep not in CAUSE and not _renewed(sentence, c):
        return False
    for n in between:
        if n.kind == "SUB" and _passed_over(sentence, d, n, None):
            continue
        if n.kind in ("COMP", "SUB", "REL", "INT") or (
            n.kind == "PUNC" and n.unit.norm not in QUOTES | COMMAS | {"(", ")", "-"}
        ):
            return False
        if n.kind == "V" and not _is_casualty_verb(sentence, n):
            return False
        if n.noun == "act" and n.prep in CAUSE:
            return False
    return True


def _renewed(sentence: Sentence, c: Draft) -> bool:
    """'في تجدد للمواجهات', 'جراء تعرضهم لهجوم': a noun under the causal preposition carries the act."""
    before = sentence.nodes[c.node.index - 1]
    return c.node.prep in ("", "ل") and before.kind == "NP" and before.noun == "thing" and before.prep in CAUSE


def _passed_over(sentence: Sentence, d: Draft, n: Node, carrier: Clause | None) -> bool:
    """What may stand between a casualty and its cause: 'وأصيب تسعة', 'فيما أصيب تسعة', 'في وقت مبكر'."""
    nxt = sentence.nodes[n.index + 1]
    if n.kind == "V":
        return _is_casualty_verb(sentence, n) or carrier is not None and carrier.verb == n.index
    if n.kind == "SUB" and n.unit.norm in _MEANWHILE:
        return nxt.kind == "V" and _is_casualty_verb(sentence, nxt)
    return n.kind == "SUB" and n.unit.norm == "في وقت" and nxt.noun == "adjective"


_WHEN = frozenset("عندما حين حينما لدي بعدما لما اثر".split())
_WHEN_PHRASES = frozenset(("بعد ان", "اثر ان", "بعد ما"))


def _when_clause(between: list[Node]) -> bool:
    """'قتل ثلاثة عندما انفجرت عبوة': one subordinate 'when' and nothing else between casualty and cause."""
    walls = [
        n for n in between if n.kind in ("SUB", "COMP", "REL", "V", "INT") or n.kind == "PUNC" and n.unit.norm in ".؛:"
    ]
    if len(walls) != 1 or walls[0].kind not in ("SUB", "COMP"):
        return False
    return walls[0].unit.norm in _WHEN_PHRASES or walls[0].unit.norm.split(" ")[0] in _WHEN


def _is_casualty_verb(sentence: Sentence, n: Node) -> bool:
    return n.verb is not None and bool(sentence.frames.get(n.verb.entry.frame, {}).get("loss"))


def _results(sentence: Sentence, drafts: list[Draft]) -> None:
    """'هجوم أسفر عن مقتل', 'مما أدى إلى إصابة', 'أوقع 5 قتلى': the casualty is the act's outcome."""
    for i, n in enumerate(sentence.nodes):
        light = _result(n)
        if light is None:
            continue
        back = sentence.nodes[i + 1 : i + 2]
        bare = bool(back) and back[0].kind in ("PRON", "PREP") and bool(back[0].pronoun or back[0].kind == "PRON")
        outcome = _outcome(sentence, drafts, i, "" if bare else light.entry.prep)  # 'نتج عنه إصابة'
        act = _behind(sentence, drafts, i, outcome[0].node.index if outcome else i)
        if act is None:
            continue
        for d in outcome:
            if d.casualty and d.merged is None and d is not act:
                act.features.add("result-chain")
                fold(d, act)
        if light.entry.lemma in _DEADLY:
            _lives(sentence, i, act)


def _result(n: Node) -> Reading | None:
    """The result verb that a node is; its preposition may stand far behind its subject ('أسفرت غارة شنتها طائرة عن مقتل')."""
    if n.light is not None and n.light.entry.kind == "result":
        return n.light
    if n.kind != "V" or n.verb is not None:
        return None
    return next((r for r in n.unit.readings if r.entry.table == "light" and r.entry.kind == "result" and r.feat[0] in "PI"), None)


_DEADLY = frozenset(("أودى", "حصد"))


def _outcome(sentence: Sentence, drafts: list[Draft], i: int, prep: str) -> list[Draft]:
    """The drafts that the result verb at node i governs: the first under its preposition, and what is joined to it."""
    found: list[Draft] = []
    for d in drafts:
        if d.node.index <= i:
            continue
        if not found:
            fits = d.node.prep == prep or d.node.prep == "ل" and prep == "الي" or not prep and d.casualty
            if fits and _open_road(sentence, i, d.node.index):
                found.append(d)
        elif _within(sentence, found[-1].node.index, d.node.index) and _open_road(sentence, i, d.node.index):
            found.append(d)
    return found


def _open_road(sentence: Sentence, i: int, j: int) -> bool:
    """Whether nothing between ends the sentence or opens another: the subject may stand there with its relative clause."""
    return not any(
        n.kind in ("COMP", "INT") or n.kind == "PUNC" and n.unit.norm in ".؛;:" or n.light is not None and n.light.entry.kind == "result"
        for n in sentence.nodes[i + 1 : j]
    )


def _behind(sentence: Sentence, drafts: list[Draft], i: int, end: int) -> Draft | None:
    """The act behind the result verb at node i: its subject, before or after it, else the nearest violence before."""
    clause = sentence.clauses.get(i)
    told = i and sentence.nodes[i - 1].kind == "REL" and sentence.nodes[i - 1].unit.norm in _WHICH
    subject = clause.subject if clause is not None and not clause.shared and not told else []
    own = [root(d) for d in drafts if any(d.node is n for n in subject) and not d.casualty]
    inner = [root(d) for d in drafts if i < d.node.index < end and d.type in _VIOLENT and not root(d).casualty]
    before = [
        root(d)
        for d in drafts
        if d.node.index < i and d.type in _VIOLENT and not root(d).casualty and not _attempted(sentence, d)
    ]
    return own[0] if own else inner[0] if inner else before[-1] if before else None


def _attempted(sentence: Sentence, d: Draft) -> bool:
    """'لدى محاولتهم اقتحام القرية': an act that was only tried cost no one."""
    before = sentence.nodes[d.node.index - 1] if d.node.index else None
    return before is not None and before.unit.norm.lstrip("وبل").startswith("محاول")


_WHICH = frozenset("ما مما وما".split())


def _lives(sentence: Sentence, i: int, act: Draft) -> None:
    """'أودى بحياة 32 شخصا ومئة جريح', 'حصد أرواح العشرات': people after the verb are the dead."""
    for n in sentence.nodes[i + 1 : i + 8]:
        if n.kind in ("V", "COMP", "SUB", "REL") or n.kind == "PUNC":
            return
        if n.kind == "NP" and n is not act.node and (n.human or n.number is not None) and n not in act.actors:
            lost(sentence, act, n, "killed")


def _fold(text: str) -> str:
    return text.replace("ى", "ي").replace("أ", "ا").replace("إ", "ا")


_TOLLS = ("قتلي", "ضحايا", "شهداء", "حصيل", "وفيات")
_HURT = ("جرحي", "مصابين", "اصابات")


def _risen(sentence: Sentence, drafts: list[Draft]) -> None:
    """'ارتفعت حصيلة قتلى المعارك إلى 11 شخصا', 'تجاوز عدد قتلى التفجير المئة': the figure after the toll's name is the act's."""
    for n in sentence.nodes:
        if n.kind != "NP" or n.number is not None or n.noun in ("dead", "hurt"):
            continue
        words = _fold(sentence.text[n.start : n.end])
        kind = "killed" if any(w in words for w in _TOLLS) else "injured" if any(w in words for w in _HURT) else ""
        figure = _figure(sentence, n.index) if kind else None
        if figure is None or figure.noun in ("dead", "hurt"):
            continue
        near = [d for d in drafts if d.type in _VIOLENT and not root(d).casualty]
        inside = [d for d in near if n.index <= d.node.index < figure.index]
        act = next(iter(inside or [d for d in near if d.node.index > figure.index]), near[-1] if near else None)
        if act is not None:
            for loss in root(act).losses:
                loss.scope = "revised" if loss.kind == kind and loss.scope == "event" else loss.scope
            lost(sentence, root(act), figure, kind)


def _figure(sentence: Sentence, i: int) -> Node | None:
    """The number that a toll named at node i has reached."""
    for n in sentence.nodes[i + 1 : i + 14]:
        if n.kind in ("COMP", "SUB") or n.kind == "PUNC" and n.unit.norm in ".؛:":
            return None
        if n.kind == "NP" and n.number is not None and (n.prep in ("الي", "") or n.prep == "ب"):
            return n
    return None


def _counts(sentence: Sentence, drafts: list[Draft], preps: tuple[str, ...] = ()) -> None:
    """'تفجير في بغداد: 10 قتلى', 'حصيلة الهجمات إلى 11 قتيلا': what is counted after an act is what it cost."""
    for d in drafts:
        if d.merged is not None or d.rule != "loss-noun" or d.node.definite or preps and d.node.prep not in preps:
            continue
        act = _act_before(sentence, drafts, d, ".؛;")
        if act is not None and not any(n.kind == "COMP" for n in sentence.nodes[act.node.index : d.node.index]):
            fold(d, act)


def _sequels(sentence: Sentence, drafts: list[Draft]) -> None:
    """'قصفوا البلدة وقتلوا خمسة': a casualty verb joined to an attack in the sentence is what it cost."""
    for d in drafts:
        if d.merged is not None or not d.casualty or not d.verbal or d.places or d.time:
            continue
        if not d.node.unit.conj and not _after_and(sentence, d) or _has_when(sentence, d):
            continue
        before = [
            root(e) for e in drafts if e.node.index < d.node.index and e.type in _VIOLENT and not root(e).casualty
        ]
        if not before or before[-1].sentence != d.sentence:
            continue
        between = sentence.nodes[before[-1].node.index : d.node.index]
        same = not d.actors or d.features & {"shared-subject"} or _of_sides(sentence.text, d.actors, before[-1])
        if same and not any(
            n.kind in ("SUB", "COMP", "INT") and n.unit.norm not in _MEANWHILE or n.kind == "PUNC" and n.unit.norm in ".؛:"
            for n in between
        ):
            fold(d, before[-1])


def _has_when(sentence: Sentence, d: Draft) -> bool:
    """'فيما قتل جنديان عندما أرسلت التعزيزات': a casualty that tells its own occasion."""
    for n in sentence.nodes[d.node.index + 1 : d.node.index + 6]:
        if n.kind == "PUNC":
            return False
        if n.kind == "SUB" and n.unit.norm.split(" ")[0] in _WHEN:
            return True
    return False


def _of_sides(text: str, actors: list[Node], act: Draft) -> bool:
    """'اندلعت اشتباكات بين الجيش والمعارضة، وقتلت المعارضة 3': who killed is a side of the fight."""
    sides = [*act.actors, *act.recipients, *act.partners]
    return all(any(_same_side(n, side, text) for side in sides) for n in actors)


def _same_side(n: Node, side: Node, text: str) -> bool:
    if n.actor is not None and n.actor == side.actor:
        return True
    return text[n.start : n.end].lstrip("و") in text[side.start : side.end]


def _within(sentence: Sentence, i: int, j: int) -> bool:
    """Whether j is still what the result verb at i governs: no stop, subordinate clause or other plain verb between."""
    return not any(
        n.kind in ("SUB", "COMP", "INT") or (n.kind == "PUNC" and n.unit.norm in ".؛;:")
        or (n.kind == "V" and n.light is None and not _is_casualty_verb(sentence, n))
        for n in sentence.nodes[i + 1 : j]
    )  # fmt: skip


def fold(part: Draft, into: Draft, mode: bool = True) -> None:
    """Gives `into` what it lacks of `part`; the part is then no happening of its own."""
    if part is into or root(into) is part:
        return
    part.merged = into
    if not into.actors:
        into.actors = [n for n in part.actors if n not in into.recipients and n is not into.node]
    if part.casualty and not into.casualty:
        into.recipients = into.recipients or list(part.recipients)
    elif not into.recipients or part.casualty and into.casualty:
        into.recipients = into.recipients + [
            n for n in part.recipients if n not in into.recipients and n is not into.node
        ]
    into.places += [p for p in part.places if p[1] not in [q[1] for q in into.places]]
    into.losses += part.losses
    into.facility = into.facility or part.facility
    into.weapon = into.weapon or part.weapon
    into.time = into.time or part.time
    into.count = into.count or part.count
    into.topics += part.topics
    into.phase = into.phase or part.phase
    into.partners += part.partners
    into.features |= part.features & {"shared-subject", "weapon-subject", "event-noun-cause"}
    into.features.add("joined")
    if mode and into.mode in _GENERIC and part.mode not in _GENERIC and part.type == into.type and part.mode:
        into.mode = part.mode


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


def add_cost(act: Draft, again: Draft) -> None:
    """'... . وأسفر الهجوم عن مقتل 5': what a later sentence says that an act cost, for the kinds not counted so far."""
    if again.frame == "hurt-noun":
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
    if d.sentence - act.sentence != 1 or act.type not in _VIOLENT or act.casualty or act.modality != "actual":
        return None
    if d.places and "inherited-place" not in d.features or (d.modality, d.polarity) != ("actual", act.polarity):
        return None
    told = {x.kind: x.best for x in act.losses if x.scope == "event"}
    if any(told.get(x.kind, x.best) != x.best for x in d.losses) or d.actors and d.actors != act.actors:
        return None
    return act
