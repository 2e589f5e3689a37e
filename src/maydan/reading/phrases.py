"""Units become nodes: noun phrases with their construct, adjectives, partitives and owners; verbs; prepositions; marks.

Order of decisions at each unit, and why: fixed things first (marks, times), then closed classes (they never head a phrase),
then verb or noun (the spelling of قتل or قصف is both; neighbours decide), then the noun phrase, which is greedy to the right.
"""

from __future__ import annotations

from typing import Sequence

from .knowledge import Knowledge
from .nodes import PEOPLE, VICTIMS, Node, stretch
from .units import Unit
from .words import FUNCTION_NODE, Reading

_OPEN_QUOTES = frozenset("\"«“„‘'(")
_CLOSE = {'"': '"', "«": "»", "“": "”", "„": "“", "‘": "’", "'": "'", "(": ")"}
PEACEFUL = "peaceful"
"""Mode of an act noun whose adjective says that it is no violence: 'نزاع سياسي', 'حرب كلامية'."""

_AFTER_NOUN = frozenset("اخر اخري اخرين اخرون اول ثاني ثالث كثير عديده عده مختلف اقل اكثر".split())
_SPECIAL = frozenset("من ب ل ك و ف".split()) | _AFTER_NOUN
"""Closed-class spellings that need a look at their neighbours."""

_SINGLE_PREP = frozenset("ب ل ك".split())
_AFFILIATES = frozenset("member fighter official person force people dead hurt taken lost count nation source".split())
_GROUPS = frozenset("force body actor nation member fighter people".split())


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
    if u.norm == "من" and k + 1 < len(units) and _surely_verb(units[k + 1]):
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
        if u.function == "quant" and k + 1 < len(units) and u.norm not in _AFTER_NOUN:
            return _quantified(units, k, known) or node
        if u.function == "prep" and u.readings and u.readings[0].pronoun:
            node.pronoun = u.readings[0].pronoun
        return node
    if _is_verb(units, k, before):
        return _verb(units, k, before)
    return noun_phrase(units, k, known)


def _surely_verb(u: Unit) -> bool:
    return bool(u.readings) and not (u.art or u.prep or u.place or u.nation) and all(r.feat[0] in "PI" for r in u.readings)


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


# ---- verb or noun


def _is_verb(units: list[Unit], k: int, before: list[Node]) -> bool:
    u = units[k]
    if u.unknown:
        return _looks_present(u) and (not before or before[-1].kind in ("PUNC", "CONJ", "SUB", "COMP", "NEG", "REL", "X"))
    if u.word is not None and not u.word.finite:
        return False
    finite = [r for r in u.readings if r.feat[0] in "PI" and not _unlicensed(r, before)]
    if not finite:
        return False
    if u.country or u.metonym:
        return False  # 'وتشاد'
    if all(r.feat[0] in "PI" or r.entry.table == "plain_verbs" for r in u.readings) and not (u.actor or u.nation):
        return True
    if u.art or u.prep in ("ب", "ك"):
        return False
    if u.future or u.marked:
        return True
    if any(r.pronoun for r in finite) and before and not u.conj:
        prev = before[-1]
        if prev.kind == "NP" and prev.noun != "act" and _open(units[k - 1], prev):
            return False
        if prev.kind == "NP" and not (prev.definite and any(n.kind == "V" for n in before[-4:])):
            return True
    says = any(r.entry.table == "say" for r in finite)
    if says and not u.prep and (not before or u.conj or before[-1].kind in ("PUNC", "SUB", "CONJ", "X")):
        return True
    past_only = all(r.feat[0] == "P" for r in finite)
    prev = before[-1] if before else None
    nxt = units[k + 1] if k + 1 < len(units) else None
    if u.prep == "ل" and not past_only:
        return not (nxt and nxt.art)
    if prev is not None and not u.conj:
        verdict = _after(prev, past_only)
        if verdict is not None:
            return verdict
    if nxt is not None and (_is_adjective(nxt) or (nxt.function == "prep" and nxt.norm in ("على", "ضد", "بين", "من"))):
        return False
    if u.conj and prev is not None and _continues_noun(before):
        return False
    if prev is not None and prev.kind == "NP" and not u.conj:
        closed = not _open(units[k - 1], prev)
        return closed or prev.definite or prev.noun in ("actor", "country", "metonym") or prev.number is not None
    return True


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


def _is_adjective(u: Unit) -> bool:
    return u.word is not None and u.word.adjective


def _verb(units: list[Unit], k: int, before: list[Node]) -> Node:
    u = units[k]
    node = Node("V", k, k, u)
    finite = [r for r in u.readings if r.feat[0] in "PI" and not _unlicensed(r, before)]
    ahead = [x.norm for x in units[k + 1 : k + 5]]
    past = u.future or all(r.feat[0] == "P" for r in finite) or (k > 0 and units[k - 1].function == "comp")
    finite = [
        r for r in finite
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
    first = node.verb or node.light or node.say or (node.ops[0] if node.ops else None) or (finite[0] if finite else None)
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
    for u in units[k + 1 : k + 6]:
        if u.kind == "punct" and u.norm not in "\"«»“”":
            return False
        if not need.isdisjoint(words_of(u)):
            return True
    return False


def words_of(u: Unit) -> frozenset[str]:
    """The spellings by which an idiom may ask for this unit."""
    return u.word.stems if u.word is not None else frozenset((*u.norm.split(" ")[:1], u.prep))


def _prep_ahead(prep: str, ahead: Sequence[str]) -> bool:
    if len(prep) == 1:
        return any(w == prep or w.startswith(prep) for w in ahead)
    return prep in ahead or any(w.startswith(prep + " ") for w in ahead)


# ---- noun phrases

def _nominal(u: Unit, units: list[Unit] | None = None, k: int = 0) -> Reading | None:
    """The reading that a unit has as a noun (words.py). With `units`, entries that ask for a word after them win if it
    follows."""
    if u.word is None:
        return next((r for r in u.readings if r.feat[0] not in "PI"), None)
    if units is not None:
        for r in u.word.asking:
            if _needed(r, units, k):
                return r
    return u.word.nominal


def noun_phrase(units: list[Unit], k: int, known: Knowledge) -> Node:
    """The noun phrase that begins at unit k (at least that unit)."""
    u = units[k]
    if u.kind == "num":
        return _counted(units, k, known)
    node = Node("NP", k, k, u)
    node.prep = u.prep
    _set_head(node, u, units, k)
    _extend(node, units, known)
    return node


def _quantified(units: list[Unit], k: int, known: Knowledge) -> Node | None:
    """'عدد من المدنيين', 'بعض السكان': the quantifier heads the phrase, the noun says what it is of."""
    m = k + 1
    if units[m].norm in ("من",) and m + 1 < len(units):
        m += 1
    if units[m].prep or units[m].kind == "punct" or (units[m].function and not units[m].art) or units[m].kind == "time" or units[m].conj:
        return None
    inner = noun_phrase(units, m, known)
    inner.first, inner.start = k, units[k].start
    inner.conj, inner.prep = units[k].conj, units[k].prep
    return inner


def _counted(units: list[Unit], k: int, known: Knowledge) -> Node:
    """A number and what it counts: '16 جنديا', 'عشرات من المدنيين', or the number alone."""
    u = units[k]
    m = k + 1
    if m + 1 < len(units) and units[m].norm == "من" and units[m + 1].kind in ("word", "name"):
        m += 1
    nxt = units[m] if m < len(units) else None
    ok = nxt is not None and (nxt.kind == "name" or (nxt.kind == "word" and not nxt.conj and not nxt.prep
                                                      and not (nxt.function and not nxt.art)))  # fmt: skip
    if ok and nxt is not None and any(r.feat[0] in "PI" for r in nxt.readings) and not _nominal(nxt):
        ok = False
    if not ok or nxt is None:
        node = Node("NP", k, k, u)
        node.noun, node.number, node.prep = "count", u.number, u.prep
        return node
    node = noun_phrase(units, m, known)
    node.first, node.start = k, u.start
    node.conj, node.prep, node.number = u.conj, u.prep, u.number
    return node


def _set_head(node: Node, u: Unit, units: list[Unit], k: int) -> None:
    """Says of what the phrase is by its head. What follows from the word alone is kept with the word."""
    word = u.word
    if u.maybe and 0 < k < len(units) - 1 and units[k - 1].norm in _OPEN_QUOTES and units[k + 1].kind == "punct":
        node.noun, node.candidates, node.actor, node.definite = "actor", u.maybe, u.maybe[0], True
        return
    if word is None or word.asking:
        _read_head(node, u, _nominal(u, units, k))
        return
    if word.head is None:
        before = set(node.__dict__)
        _read_head(node, u, word.nominal)
        fresh = {x: v for x, v in node.__dict__.items() if x not in before and x != "place"}
        word.head = {**fresh, "_places": node.place is node}
        return
    node.__dict__.update(word.head)
    if word.head["_places"]:
        node.place = node


def _read_head(node: Node, u: Unit, r: Reading | None) -> None:
    node.definite, node.gloss = u.art, u.gloss
    if u.actor:
        node.noun, node.actor, node.candidates, node.definite = "actor", u.actor[0], u.actor, True
        return
    if u.country and not (r and r.entry.table != "plain_nouns"):
        node.noun, node.country, node.definite = "country", u.country, True
        node.place = node
        return
    if u.metonym and not r:
        node.noun, node.metonym, node.definite = "metonym", u.metonym, True
        node.place = node if u.place else None
        return
    if r is not None:
        node.entry, node.feat, node.pronoun = r.entry, r.feat, r.pronoun
        node.definite = node.definite or bool(r.pronoun)
        node.candidates = u.maybe
        node.ops = tuple(x for x in u.readings if x.entry.table == "operators" and x.feat[0] not in "PIAQ")
        node.light = next((x for x in u.readings if x.entry.table == "light" and x.feat[0] not in "PI"), None)
        node.say = next((x for x in u.readings if x.entry.table == "say" and x.feat[0] not in "PI"), None)
        _class_noun(node, r)
        if node.noun not in ("thing", "unknown") or not (u.place and u.place[0] == "A"):
            return
    if u.maybe and r is None:
        node.noun, node.candidates = "force", u.maybe  # 'المقاومة': some group; which one, the report may tell
        return
    if u.nation is not None:
        iso, actor, feat = u.nation
        node.noun, node.country, node.actor, node.feat = "nation", iso, actor, "N" + ("p" if feat[:1] == "p" else "s")
        return
    if u.place is not None and (u.place[0] == "A" or not u.readings):
        node.noun, node.place, node.definite = "place", node, True
        return
    if not node.noun:
        node.noun = "unknown"


def _class_noun(node: Node, r: Reading) -> None:
    table, entry = r.entry.table, r.entry
    node.plural = r.feat[1:2] in ("p", "d") or "p" in r.feat[1:]
    node.feminine = node.unit.norm.endswith("ه") or r.feat[1:2] == "f"
    if table == "people":
        node.noun, node.people = entry.kind, entry
    elif table == "facilities":
        node.noun, node.facility = "facility", entry
    elif table == "weapons":
        node.noun, node.weapon, node.mode = "weapon", entry, entry.mode
    elif table in ("verbs", "nouns") and r.feat[0] in "MN":
        node.noun, node.act = "act", r
    elif table == "placecues":
        node.noun = "placecue"
    elif table == "say" and entry.kind == "source":
        node.noun = "source"
    elif table in ("adjectives", "modes"):
        node.noun = "adjective"
    else:
        node.noun = "thing"


def _extend(node: Node, units: list[Unit], known: Knowledge) -> None:
    """Takes in what belongs to the head: construct, adjectives, names, partitives, owner."""
    last = units[node.last]
    open_ = _open(last, node)
    names_left = 4 if node.noun in ("official", "source") else 0
    m = node.last + 1
    while m < len(units):
        step = _one(node, units, m, last, open_, names_left, known)
        if step == 0:
            break
        if units[m].unknown and not units[m].art and names_left:
            names_left -= 1
        stretch(node, units, m + step - 1)
        last = units[m + step - 1]
        open_ = _open(last, node) if step == 1 else False
        m += step
    node.open = open_ and node.noun != "act"
    if node.noun == "placecue":
        node.noun = "place"
        if node.place is None:
            node.place = node if node.name_start >= 0 else None


def _open(u: Unit, node: Node) -> bool:
    """Whether a construct may still follow this word: it is a noun without article, accusative alif, or final nun."""
    if u.art or u.kind in ("name", "num", "punct") or u.nation is not None:
        return False
    r = _nominal(u)
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


def _one(node: Node, units: list[Unit], m: int, last: Unit, open_: bool, names_left: int, known: Knowledge) -> int:
    """How many units from m on belong to the phrase (0: it ends here). Marks what they say about the node."""
    v = units[m]
    if v.kind == "punct" and v.norm in "-–" and node.adjectives and last is node.adjectives[-1]:
        nxt = units[m + 1] if m + 1 < len(units) else None
        if nxt is not None and nxt.nation is not None and last.nation is not None:
            node.adjectives += (nxt,)
            return 2
        return 0
    if v.kind == "punct":
        return _quoted_name(node, units, m, open_)
    if v.conj and _joined_adjective(node, v, last):
        return 1
    if v.conj or v.kind == "time":
        return 0
    if v.kind == "num":
        return int(node.noun in ("force", "actor") and v.norm.isdigit() and not _counts(units, m))
    if v.function == "quant" and v.norm in _AFTER_NOUN and not v.art:
        return 1
    if v.function and not v.art:
        return _affiliation(node, units, m, known)
    if v.prep:
        return _owned(node, units, m, known) if v.prep == "ل" else 0
    if v.actor or v.country or v.metonym:
        return _proper(node, v, open_, known)
    if v.nation is not None:
        return _nation(node, v, last, open_)
    if names_left and v.unknown and not v.art and node.noun in ("official", "source"):
        return 1
    if v.place is not None and not _adjectival(v) and (
        v.place[0] == "A" or node.noun == "placecue" and node.name_start < 0
    ):
        return _place(node, v, open_)
    return _common(node, units, m, last, open_, known)


def _joined_adjective(node: Node, v: Unit, last: Unit) -> bool:
    """'القصف المدفعي والصاروخي', 'القوات الروسية والسورية': an adjective joined to the adjective before it."""
    if not node.adjectives or last is not node.adjectives[-1] or v.art != last.art or v.prep:
        return False
    if v.nation is not None and last.nation is not None and v.nation[2][:1] == last.nation[2][:1]:
        node.adjectives += (v,)
        return True
    if v.nation is None and last.nation is None and any(r.feat[0] == "J" for r in v.readings) and not v.actor:
        node.adjectives += (v,)
        return all(r.feat[0] == "J" or r.entry.table in ("plain_nouns", "people", "indicators") for r in v.readings)
    return False


def _counts(units: list[Unit], m: int) -> bool:
    nxt = units[m + 1] if m + 1 < len(units) else None
    return nxt is not None and nxt.kind == "word" and not nxt.function and not nxt.conj and not nxt.prep


def _quoted_name(node: Node, units: list[Unit], m: int, open_: bool) -> int:
    """A name in quotes right after its noun: تنظيم «داعش», or a short unknown name."""
    if units[m].norm not in _OPEN_QUOTES or units[m].norm == "(" or not (open_ or node.noun in ("force", "body", "actor", "weapon")):
        return 0
    close = _CLOSE[units[m].norm]
    for size in range(2, 6):
        if m + size < len(units) and units[m + size].norm == close:
            inside = units[m + 1 : m + size]
            if any(x.function in ("comp", "rel") or any(r.feat[0] in "PI" and len(x.readings) == 1 for r in x.readings)
                   for x in inside):  # fmt: skip
                return 0
            for x in inside:
                if (x.actor or x.maybe) and node.actor is None:
                    node.candidates = x.actor or x.maybe  # quotation marks say that it is a name
                    node.actor = node.candidates[0]
                elif x.country and node.country is None:
                    node.country = x.country
            node.quoted = True
            if node.noun == "placecue":
                node.name_start = units[m].start
            return size + 1
    return 0


def _proper(node: Node, v: Unit, open_: bool, known: Knowledge) -> int:
    """A known name in construct, or a leader's name after the office."""
    leader = node.noun == "official" and v.actor and known.actors.kind(v.actor[0]) == "person"
    if not (open_ or leader) or node.noun == "act" or node.actor is not None:
        return 0
    if v.actor:
        node.actor, node.candidates = v.actor[0], v.actor
    elif v.country:
        node.country = node.country or v.country
        if node.noun == "placecue":
            node.name_start = v.start
    else:
        node.metonym = v.metonym
    return 1


def _nation(node: Node, v: Unit, last: Unit, open_: bool) -> int:
    """A nationality or group adjective: it agrees in the article, or stands after a construct."""
    if v.art and not (node.definite or last.art or open_ or last.kind == "name"):
        return 0
    if not v.art and (last.art or node.definite and not open_) and node.noun != "actor":
        return 0
    iso, actor, _ = v.nation or (None, None, "")
    node.country = node.country or iso
    if actor is not None and node.actor is None:
        node.actor = actor
    node.adjectives += (v,)
    node.definite = node.definite or v.art
    return 1


def _place(node: Node, v: Unit, open_: bool) -> int:
    if node.noun == "act" or not (open_ or node.noun == "placecue"):
        return 0
    inner = Node("NP", node.first, node.last, v)
    inner.noun = "place"
    inner.start, inner.end = v.start, v.end
    if node.place is None:
        node.place = inner
    if node.noun == "placecue":
        node.name_start = v.start
    return 1


def _adjectival(v: Unit) -> bool:
    return any(r.feat[0] == "J" for r in v.readings)


def _takes_victims(node: Node, known: Knowledge) -> bool:
    """'مقتل', 'إصابة': what follows is whom, never a quality."""
    assert node.act is not None
    return known.lexicon.frames.get(node.act.entry.frame, {}).get("noun", {}).get("construct") == "victim"


def _common(node: Node, units: list[Unit], m: int, last: Unit, open_: bool, known: Knowledge) -> int:
    """An adjective, a construct noun, or an unknown word that behaves like one of them."""
    v = units[m]
    finite = [r for r in v.readings if r.feat[0] in "PI"]
    r = _nominal(v, units, m)
    if finite and (r is None or not v.art and not (open_ and r.feat[0] in "NM" and r.entry.table not in ("verbs", "nouns"))):
        if r is None or r.feat[0] != "J":
            return 0
    if r is not None and v.art and last.art and not open_ and r.entry.table != "adjectives":
        r = next((x for x in v.readings if x.feat[0] == "J"), r)
    elif r is not None and not v.art and not open_ and r.entry.table == "people" and not node.definite:
        r = next((x for x in v.readings if x.feat[0] == "J"), r)
    if r is not None and r.feat[0] in "JAQ":
        if node.act is not None and not v.art and _takes_victims(node, known):
            return 0
        if v.art and not (node.definite or open_ or last.art):
            return 0
        if not v.art and last.art:
            return 0
        if r.entry.table == "modes":
            node.mode = r.entry.mode or PEACEFUL
        node.adjectives += (v,)
        node.definite = node.definite or v.art
        return 1
    if r is not None:
        return _construct(node, v, r, open_)
    if v.art:
        if node.noun == "placecue" and node.name_start < 0:
            node.name_start = v.start
        node.definite = True
        return int(open_ or last.art or last.kind in ("name", "punct"))
    if node.noun == "placecue" and open_:
        node.name_start = v.start if node.name_start < 0 else node.name_start
        return 1
    if node.noun == "act":
        return int(not node.definite and _agreeing(last.norm, v.norm))
    return int(open_)


def _agreeing(noun: str, word: str) -> bool:
    """Whether an unknown indefinite word after an act noun looks like its adjective: same accusative alif, or feminine."""
    return (noun.endswith("ا") and word.endswith("ا")) or (noun.endswith(("ه", "ات")) and word.endswith("ه"))


def _construct(node: Node, v: Unit, r: Reading, open_: bool) -> int:
    """A noun after an open noun: 'عناصر تنظيم', 'مقر قيادة', 'سكان مدينة'; or a noun of people that qualifies another
    ('متشددين أجانب')."""
    people = r.entry.table == "people" and node.people is not None and r.entry.kind in ("person", "fighter", "member")
    if not open_ and people and node.plural and r.feat[1:2] == "p" and v.art == node.definite:
        return 1
    if not open_ or node.noun == "act" or (r.entry.table in ("verbs", "nouns") and r.feat[0] in "MN"):
        return 0
    table = r.entry.table
    if table == "people":
        if node.people is None or (node.people.role == "" and r.entry.role):
            node.people = r.entry if node.people is None else node.people
        if node.noun in ("member", "person") and node.owner is None:
            node.owner = _inner(v, r)
        elif node.noun in ("facility", "weapon"):
            node.owner = _inner(v, r)
    elif table == "facilities" and node.facility is None and node.noun in ("placecue", "thing"):
        node.facility = r.entry
    elif table == "placecues" and node.noun == "placecue":
        if node.name_start < 0 and not v.art:
            node.name_start = v.start
    elif node.noun == "placecue" and node.name_start < 0:
        node.name_start = v.start
    node.definite = node.definite or v.art
    return 1


def _inner(v: Unit, r: Reading) -> Node:
    inner = Node("NP", -1, -1, v)
    inner.noun, inner.people, inner.entry = r.entry.kind, r.entry, r.entry
    inner.country = v.country
    return inner


def _affiliation(node: Node, units: list[Unit], m: int, known: Knowledge) -> int:
    """'عناصر من تنظيم كذا', 'ضابط في الجيش': the body they belong to, not a place they come from."""
    v = units[m]
    if v.norm not in ("من", "في", "ل") or node.noun not in _AFFILIATES and not (v.norm == "ل" and node.noun in ("facility", "weapon")):
        return 0
    if m + 1 >= len(units) or units[m + 1].kind in ("punct", "num", "time") or units[m + 1].function:
        return 0
    if node.noun == "official" and v.norm == "من":
        return 0
    inner = noun_phrase(units, m + 1, known)
    if inner.noun not in _GROUPS or inner.prep or inner.conj:
        return 0
    if v.norm == "في" and inner.noun not in ("force", "body", "actor"):
        return 0
    _adopt(node, inner)
    return inner.last - m + 1


def _owned(node: Node, units: list[Unit], m: int, known: Knowledge) -> int:
    """'مواقع لتنظيم كذا', 'رتل لقوات كذا', 'القوات الموالية للحكومة': whose it is."""
    adjective = node.adjectives[-1].norm.lstrip("ال") if node.adjectives else ""
    linked = adjective.startswith(("تابع", "موالي", "مواليه", "مويد", "مناهض", "معارض", "ممثل"))
    if not linked and (node.noun not in ("facility", "weapon", "force", "fighter", "member") or node.definite):
        return 0
    inner = noun_phrase(units, m, known)
    if inner.noun not in _GROUPS and inner.noun not in ("country", "official"):
        return 0
    if not adjective.startswith(("مناهض", "معارض")):
        _adopt(node, inner)
    return inner.last - m + 1


def _adopt(node: Node, inner: Node) -> None:
    """The node takes its side from the inner phrase."""
    if node.actor is None:
        node.actor = inner.actor
    node.country = node.country or inner.country
    if node.owner is None:
        node.owner = inner


# ---- government

_QUOTE = frozenset("\"«“'")
_ABOUT = frozenset("نحو ونحو حوالي وحوالي قرابه زهاء".split())
_PARTITIVE = dict.fromkeys("بينهم بينهن بينها بينهما منهم منها منهن ضمنهم وبينهم وبينها ومنهم".split(), "بينهم") | dict.fromkeys(
    "معظمهم معظمها غالبيتهم غالبيتها اغلبهم اغلبيتهم جميعهم كلهم وجميعهم ومعظمهم".split(), "معظمهم"
)
"""Words with a pronoun after which a phrase says what a sum is made of: of some of it, or of most."""


def _govern_construct(out: list[Node], node: Node) -> None:
    """'خوض القتال', 'اندلاع حرب': a phrase right after an open one is its possessor, under the same preposition."""
    before = out[-1] if out else None
    if before is None or before.kind != "NP" or not before.open or node.prep or node.conj or before.last + 1 != node.first:
        return
    if node.kind == "NP":
        node.governor, node.prep, node.prep_first = before, before.prep, before.prep_first


def _govern(nodes: list[Node]) -> list[Node]:
    """Joins prepositions to their noun phrases: each NP learns what governs it, and the PREP nodes go."""
    out: list[Node] = []
    for node in nodes:
        if node.kind == "NP" and not node.prep and out and out[-1].kind in ("PREP", "PRON") and out[-1].unit.norm in _PARTITIVE:
            node.prep = _PARTITIVE[out.pop().unit.norm]
        elif node.kind in ("NP", "TIME"):
            quote = out.pop() if len(out) > 1 and out[-1].unit.norm in _QUOTE and out[-2].kind == "PREP" else None
            if out and out[-1].kind == "PREP" and node.number is not None and out[-1].unit.norm in _ABOUT:
                about = out.pop()
                node.first, node.start, node.conj = about.first, about.start, about.conj
            while out and out[-1].kind == "PREP" and not out[-1].pronoun and not (node.prep and out[-1].unit.norm not in ("من", "الى")):
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


__all__ = ["PEOPLE", "VICTIMS", "make_nodes", "noun_phrase"]
