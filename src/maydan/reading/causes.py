"""From a casualty to what caused it: the act under a preposition, in a 'when' clause, or behind a result verb."""

from __future__ import annotations

from .clauses import COMMAS, QUOTES, Clause
from .drafts import Draft
from .folding import VIOLENT, fold, root
from .losses import lost
from .nodes import Node
from .sentence import Sentence
from .slots import CAUSE
from .words import Reading

MEANWHILE = frozenset("فيما بينما كما وفيما وبينما".split())
"""Conjunctions after which another casualty of the same act may follow."""


def by_cause(sentence: Sentence, drafts: list[Draft]) -> None:
    """'قتل 5 في انفجار': the casualty belongs to the act under the preposition."""
    for d in drafts:
        if d.merged is not None or not d.casualty:
            continue
        cause = next((c for c in drafts if _is_cause(sentence, d, c)), None)
        if cause is not None:
            cause.features.add("event-noun-cause")
            fold(d, root(cause))


def _is_cause(sentence: Sentence, d: Draft, c: Draft) -> bool:
    violent = c.type in VIOLENT or d.rule == "loss-noun" and c.type == "PROTEST"
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
    if n.kind == "SUB" and n.unit.norm in MEANWHILE:
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


def by_result(sentence: Sentence, drafts: list[Draft]) -> None:
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
    return next(
        (r for r in n.unit.readings if r.entry.table == "light" and r.entry.kind == "result" and r.feat[0] in "PI"),
        None,
    )


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
        n.kind in ("COMP", "INT")
        or n.kind == "PUNC"
        and n.unit.norm in ".؛;:"
        or n.light is not None
        and n.light.entry.kind == "result"
        for n in sentence.nodes[i + 1 : j]
    )


def _behind(sentence: Sentence, drafts: list[Draft], i: int, end: int) -> Draft | None:
    """The act behind the result verb at node i: its subject, before or after it, else the nearest violence before."""
    clause = sentence.clauses.get(i)
    told = i and sentence.nodes[i - 1].kind == "REL" and sentence.nodes[i - 1].unit.norm in _WHICH
    subject = clause.subject if clause is not None and not clause.shared and not told else []
    own = [root(d) for d in drafts if any(d.node is n for n in subject) and not d.casualty]
    inner = [root(d) for d in drafts if i < d.node.index < end and d.type in VIOLENT and not root(d).casualty]
    before = [
        root(d)
        for d in drafts
        if d.node.index < i and d.type in VIOLENT and not root(d).casualty and not _attempted(sentence, d)
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


def has_when(sentence: Sentence, d: Draft) -> bool:
    """'فيما قتل جنديان عندما أرسلت التعزيزات': a casualty that tells its own occasion."""
    for n in sentence.nodes[d.node.index + 1 : d.node.index + 6]:
        if n.kind == "PUNC":
            return False
        if n.kind == "SUB" and n.unit.norm.split(" ")[0] in _WHEN:
            return True
    return False


def _within(sentence: Sentence, i: int, j: int) -> bool:
    """Whether j is still what the result verb at i governs: no stop, subordinate clause or other plain verb between."""
    return not any(
        n.kind in ("SUB", "COMP", "INT") or (n.kind == "PUNC" and n.unit.norm in ".؛;:")
        or (n.kind == "V" and n.light is None and not _is_casualty_verb(sentence, n))
        for n in sentence.nodes[i + 1 : j]
    )  # fmt: skip
