"""Units become nodes: noun phrases, verbs, prepositions, marks.

Order of decisions at each unit, and why: fixed things first (marks, times), then closed classes (they never head a phrase),
then verb or noun (choices.py), then the noun phrase (nounphrases.py), which is greedy to the right. At last prepositions join
the phrases they govern.
"""

from __future__ import annotations

from .choices import is_verb, surely_verb, verb_node
from .knowledge import Knowledge
from .nodes import Node
from .nounphrases import AFTER_NOUN, noun_phrase, quantified
from .units import Unit
from .words import FUNCTION_NODE, Reading

_SPECIAL = frozenset("من ب ل ك و ف".split()) | AFTER_NOUN
"""Closed-class spellings that need a look at their neighbours."""

_SINGLE_PREP = frozenset("ب ل ك".split())


def make_nodes(units: list[Unit], known: Knowledge) -> list[Node]:
    """The nodes of a sentence in order; each unit belongs to exactly one."""
    nodes: list[Node] = []
    k, n = 0, len(units)
    while k < n:
        u = units[k]
        word = u.word
        if u.kind == "punct":
            node = Node("PUNC", k, k, u)
        elif word is None:
            node = _node(units, k, nodes, known)
        elif word.only_noun:
            node = noun_phrase(units, k, known)
        elif word.node_kind and u.norm not in _SPECIAL and not u.art:
            node = Node(word.node_kind, k, k, u)
        else:
            node = _node(units, k, nodes, known)
        node.index = len(nodes)
        nodes.append(node)
        k = node.last + 1
    return _govern(nodes)


def _node(units: list[Unit], k: int, before: list[Node], known: Knowledge) -> Node:
    u = units[k]
    word = u.word
    if u.kind == "time":
        node = Node("TIME", k, k, u)
        node.time, node.prep = u.time, u.prep
        return node
    if u.kind == "word" and u.norm in _SINGLE_PREP:
        return Node("PREP", k, k, u)
    if u.norm == "من" and k + 1 < len(units) and surely_verb(units[k + 1]):
        return Node("INT" if before and before[-1].kind in ("PREP", "PUNC") or not before else "REL", k, k, u)
    if u.kind == "word" and u.norm in ("و", "ف"):
        return Node("CONJ", k, k, u)
    if u.readings and not u.art and (word.according if word is not None else _according(u)):
        node = Node("X", k, k, u)
        node.ops = _ops(u)
        return node
    if u.readings and not u.function and _only_operator(u):
        node = Node("X", k, k, u)
        node.ops = _ops(u)
        return node
    if u.function and not _prefers_noun(u):
        node = Node(FUNCTION_NODE.get(u.function, "QUANT"), k, k, u)
        node.ops = _ops(u)
        if u.function == "quant" and k + 1 < len(units) and u.norm not in AFTER_NOUN:
            return quantified(units, k, known) or node
        if u.function == "prep" and u.readings and u.readings[0].pronoun:
            node.pronoun = u.readings[0].pronoun
        return node
    if is_verb(units, k, before):
        return verb_node(units, k, before)
    return noun_phrase(units, k, known)


def _prefers_noun(u: Unit) -> bool:
    """A closed-class spelling that is more than that here: it carries the article."""
    return u.art


def _according(u: Unit) -> bool:
    return any(r.entry.kind == "according" for r in u.readings)


def _only_operator(u: Unit) -> bool:
    """A term that only moves an axis ('لا تزال', 'من المقرر'): no noun of its own."""
    if u.word is not None:
        return u.word.operator
    return all(r.entry.table == "operators" and r.feat[0] == "N" for r in u.readings)


def _ops(u: Unit) -> tuple[Reading, ...]:
    return tuple(r for r in u.readings if r.entry.table in ("operators", "say", "light"))


_QUOTE = frozenset("\"«“'")
_ABOUT = frozenset("نحو ونحو حوالي وحوالي قرابه زهاء".split())
_PARTITIVE = dict.fromkeys(
    "بينهم بينهن بينها بينهما منهم منها منهن ضمنهم وبينهم وبينها ومنهم".split(), "بينهم"
) | dict.fromkeys("معظمهم معظمها غالبيتهم غالبيتها اغلبهم اغلبيتهم جميعهم كلهم وجميعهم ومعظمهم".split(), "معظمهم")
"""Words with a pronoun after which a phrase says what a sum is made of: of some of it, or of most."""


def _govern_construct(out: list[Node], node: Node) -> None:
    """'خوض القتال', 'اندلاع حرب': a phrase right after an open one is its possessor, under the same preposition."""
    before = out[-1] if out else None
    if (
        before is None
        or before.kind != "NP"
        or not before.open
        or node.prep
        or node.conj
        or before.last + 1 != node.first
    ):
        return
    if node.kind == "NP" and node.number is None:
        node.governor, node.prep, node.prep_first = before, before.prep, before.prep_first


def _govern(nodes: list[Node]) -> list[Node]:
    """Joins prepositions to their noun phrases: each NP learns what governs it, and the PREP nodes go."""
    out: list[Node] = []
    for node in nodes:
        if (
            node.kind == "NP"
            and not node.prep
            and out
            and out[-1].kind in ("PREP", "PRON")
            and out[-1].unit.norm in _PARTITIVE
        ):
            node.prep = _PARTITIVE[out.pop().unit.norm]
        elif node.kind in ("NP", "TIME"):
            quote = out.pop() if len(out) > 1 and out[-1].unit.norm in _QUOTE and out[-2].kind == "PREP" else None
            if out and out[-1].kind == "PREP" and node.number is not None and out[-1].unit.norm in _ABOUT:
                about = out.pop()
                node.first, node.start, node.conj = about.first, about.start, about.conj
            while (
                out
                and out[-1].kind == "PREP"
                and not out[-1].pronoun
                and not (node.prep and out[-1].unit.norm not in ("من", "الى"))
            ):
                prep = out.pop()
                if not node.prep:
                    node.prep = prep.unit.norm
                else:
                    node.prep2, node.prep = node.prep2 or node.prep, prep.unit.norm
                node.prep_first = prep.first
                node.conj = prep.conj
                node.ops = node.ops + prep.ops
            if quote is not None:
                out.append(quote)
            _govern_construct(out, node)
        out.append(node)
    for i, node in enumerate(out):
        node.index = i
    return out
