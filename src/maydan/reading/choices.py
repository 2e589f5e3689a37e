"""Which of its readings a unit has in its place: verb or noun, which verb, which noun.

The spelling of قتل or قصف is verb and noun; neighbours decide. An entry that asks for a word after it wins if it follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from .nodes import PEOPLE, Node
from .units import Unit
from .words import Reading


def surely_verb(u: Unit) -> bool:
    return (
        bool(u.readings) and not (u.art or u.prep or u.place or u.nation) and all(r.feat[0] in "PI" for r in u.readings)
    )


_CLAUSE_STARTS = frozenset("PUNC CONJ COMP SUB REL NEG X NP INT".split())


def is_verb(units: list[Unit], k: int, before: list[Node]) -> bool:
    """Whether the word at k is a verb here. `before`: the nodes up to it."""
    u = units[k]
    if u.unknown:
        return _looks_present(u) and (
            not before or before[-1].kind in ("PUNC", "CONJ", "SUB", "COMP", "NEG", "REL", "X")
        )
    if u.word is not None and not u.word.finite:
        return False
    finite = [r for r in u.readings if r.feat[0] in "PI" and not _unlicensed(r, before)]
    if not finite:
        return False
    verdict = _by_spelling(u, finite, before)
    if verdict is None:
        verdict = _by_pronoun(units, k, finite, before)
    return _by_neighbours(units, k, finite, before) if verdict is None else verdict


def _by_spelling(u: Unit, finite: list[Reading], before: list[Node]) -> bool | None:
    """What the word alone says of being verb or noun; None if it is open."""
    if u.country or u.metonym:
        return False  # 'وتشاد'
    if all(r.feat[0] in "PI" or r.entry.table == "plain_verbs" for r in u.readings) and not (u.actor or u.nation):
        return True
    if u.art or u.prep in ("ب", "ك"):
        return False
    if all(r.feat[2:5] == "3md" for r in finite) and any(r.feat.endswith("sa") for r in u.readings):
        if not _two_acted(before):
            return False  # 'تمركزا': the accusative noun far more often than 'they two'
    if u.future or u.marked:
        return True
    named = u.word.nominal.entry.table if u.word is not None and u.word.nominal is not None else ""
    if named in ("weapons", "facilities", "people") and before and before[-1].kind not in _CLAUSE_STARTS and not u.conj:
        return False  # 'انفجر بهم لغم'
    return None


def _by_pronoun(units: list[Unit], k: int, finite: list[Reading], before: list[Node]) -> bool | None:
    """What its pronoun, or being a word of saying, says; None if it is open."""
    u = units[k]
    if any(r.pronoun for r in finite) and before and not u.conj:
        last = before[-1]
        if last.kind == "NP" and last.noun != "act" and is_open(units[k - 1], last):
            return False
        if last.kind == "NP" and not (last.definite and any(n.kind == "V" for n in before[-4:])):
            return True
    says = any(r.entry.table == "say" for r in finite)
    if says and not u.prep and (not before or u.conj or before[-1].kind in ("PUNC", "SUB", "CONJ", "X")):
        return True
    return None


def _by_neighbours(units: list[Unit], k: int, finite: list[Reading], before: list[Node]) -> bool:
    """What the words around it say."""
    u = units[k]
    past_only = all(r.feat[0] == "P" for r in finite)
    prev = before[-1] if before else None
    nxt = units[k + 1] if k + 1 < len(units) else None
    if u.prep == "ل" and not past_only:
        return not (nxt and nxt.art)
    if prev is not None and not u.conj:
        verdict = _after(prev, past_only)
        if verdict is not None:
            return verdict
    if nxt is not None:
        quality = _is_adjective(nxt) and not _names_people(nxt)
        if quality or (nxt.function == "prep" and nxt.norm in ("علي", "ضد", "بين", "من")):
            return False
    if u.conj and prev is not None and _continues_noun(before):
        return False
    if prev is not None and prev.kind == "NP" and not u.conj:
        named = prev.noun in ("actor", "country", "metonym") or prev.number is not None
        return named or prev.definite or _acts(prev) or not is_open(units[k - 1], prev)
    return True


def _acts(n: Node) -> bool:
    """'جندي قتل': people, not who is called by the act ('منفذ قتل')."""
    return n.noun in ("person", "member", "fighter") and not (n.people is not None and n.people.class_ == "attacker")


def _two_acted(before: list[Node]) -> bool:
    """Whether a dual verb is likely here: after 'ثم', or after two people ('أن شرطيين قتلا')."""
    prev = before[-1] if before else None
    if prev is None:
        return False
    return (
        prev.kind == "CONJ"
        and prev.unit.norm == "ثم"
        or (prev.noun in PEOPLE and any(r.feat[1:2] == "d" for r in prev.unit.readings))
    )


def _looks_present(u: Unit) -> bool:
    """Whether a word that no table knows is spelled like a present-tense verb."""
    norm = u.norm[1:] if u.conj and len(u.norm) > 4 else u.norm
    return not u.art and norm.startswith("ي") and len(norm) > 3 and not norm.endswith(("ه", "ات", "يا"))


def _unlicensed(r: Reading, before: list[Node]) -> bool:
    """A jussive spelling ('تصب' of أصاب) without لم or لا before it."""
    return r.feat.endswith("j") and not (before and before[-1].kind == "NEG") and r.prep != "ل"


def _after(prev: Node, past_only: bool) -> bool | None:
    """What the node just before says of a spelling that is verb and noun: True verb, False noun, None nothing."""
    if prev.kind == "PREP":
        return False
    if prev.kind == "COMP":
        return not past_only or prev.unit.norm not in ("ان", "بان")
    if prev.kind in ("NEG", "REL"):
        return prev.unit.norm not in ("عدم", "غير", "دون")
    if prev.kind == "X" and prev.unit.norm in ("قد", "لقد", "سوف", "وقد", "فقد"):
        return True
    if prev.kind == "CONJ" and prev.unit.norm == "ثم":
        return True
    if prev.kind == "V":
        return False
    return None


def _continues_noun(before: list[Node]) -> bool:
    """Whether 'و' + word goes on from a verbal noun under a preposition ('بقتل وجرح')."""
    for node in reversed(before[-4:]):
        if node.kind == "V":
            return False
        if node.noun == "act":
            return node.act is not None and node.act.feat[0] == "M" and node.index >= len(before) - 2
    return False


def _names_people(u: Unit) -> bool:
    """'قتل مسلح قرب الجسر': a word for people that is spelled like an adjective."""
    return any(r.entry.table == "people" for r in u.readings)


def _is_adjective(u: Unit) -> bool:
    return u.word is not None and u.word.adjective


def verb_node(units: list[Unit], k: int, before: list[Node]) -> Node:
    u = units[k]
    node = Node("V", k, k, u)
    finite = [r for r in u.readings if r.feat[0] in "PI" and not _unlicensed(r, before)]
    ahead = [x.norm for x in units[k + 1 : k + 5]]
    past = u.future or all(r.feat[0] == "P" for r in finite) or (k > 0 and units[k - 1].function == "comp")
    finite = [
        r
        for r in finite
        if (not r.entry.need or _needed(r, units, k)) and (not r.entry.tense or (r.entry.tense == "past") == past)
    ]
    for r in finite:
        table = r.entry.table
        if table == "verbs" and (node.verb is None or (r.entry.need and not node.verb.entry.need)):
            node.verb = r
        elif table == "light" and (not r.entry.prep or _prep_ahead(r.entry.prep, ahead)):
            if node.light is None or (r.entry.prep and not node.light.entry.prep):
                node.light = r
        elif table == "say" and node.say is None:
            node.say = r
    node.ops = tuple(r for r in finite if r.entry.table == "operators")
    first = (
        node.verb or node.light or node.say or (node.ops[0] if node.ops else None) or (finite[0] if finite else None)
    )
    if first is not None:
        node.feat, node.pronoun, node.entry = first.feat, first.pronoun, first.entry
    else:
        node.feat = u.readings[0].feat if u.readings else "Ia3ms"
    if node.verb and node.verb.entry.need:
        node.light = node.say = None
    node.future = u.future
    return node


def _needed(r: Reading, units: list[Unit], k: int) -> bool:
    """Whether one of the words that the entry asks for follows soon (the subject may stand between)."""
    need = r.entry.need
    for u in units[k + 1 : k + 12]:
        if u.kind == "punct" and u.norm not in '"«»“”':
            return False
        if not need.isdisjoint(words_of(u)):
            return True
    if r.feat[0] in "PI" and k and not units[k].conj:  # a subject before the verb: 'القوات دخلت المدينة'
        return any(not need.isdisjoint(words_of(u)) for u in units[max(0, k - 2) : k])
    return False


def words_of(u: Unit) -> frozenset[str]:
    """The spellings by which an idiom may ask for this unit."""
    return u.word.stems if u.word is not None else frozenset((*u.norm.split(" ")[:1], u.prep))


def _prep_ahead(prep: str, ahead: Sequence[str]) -> bool:
    if len(prep) == 1:
        return any(w == prep or w.startswith(prep) for w in ahead)
    return prep in ahead or any(w.startswith(prep + " ") for w in ahead)


def nominal(u: Unit, units: list[Unit] | None = None, k: int = 0) -> Reading | None:
    """The reading that a unit has as a noun (words.py). With `units`, entries that ask for a word after them win if it
    follows."""
    if u.word is None:
        return next((r for r in u.readings if r.feat[0] not in "PI"), None)
    if units is not None:
        for r in u.word.asking:
            if _needed(r, units, k):
                return r
    return u.word.nominal


def is_open(u: Unit, node: Node) -> bool:
    """Whether a construct may still follow this word: it is a noun without article, accusative alif, or final nun."""
    if u.art or u.kind in ("name", "num", "punct") or u.nation is not None or u.actor or u.maybe:
        return False
    r = nominal(u)
    if r is not None and (r.pronoun or r.feat.endswith("a") or r.feat[0] == "J" or r.entry.table == "modes"):
        return False
    if r is not None and r.feat[1:2] in ("p", "d") and u.norm.endswith("ن") and not u.norm.endswith(("ان", "ين", "ون")):
        return True
    if r is not None and r.feat[1:2] == "d" and u.norm.endswith(("ان", "ين")):
        return False
    if r is not None and r.feat[1:2] == "p" and u.norm.endswith(("ون", "ين")) and r.entry.table == "people":
        return False
    if u.place and u.place[0] == "A" and r is None:
        return False
    return True
