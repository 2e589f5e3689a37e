"""The noun phrase: a head and what belongs to it, greedy to the right.

Construct nouns, adjectives that agree, names, partitives ('عناصر من التنظيم'), the owner ('مواقع للتنظيم'), and what quotation
marks or a number before it say.
"""

from __future__ import annotations

from .choices import is_open, nominal
from .heads import set_head
from .knowledge import Knowledge
from .nodes import Node, stretch
from .units import Unit
from .words import Reading

_OPEN_QUOTES = frozenset("\"«“„‘'(")
_CLOSE = {'"': '"', "«": "»", "“": "”", "„": "“", "‘": "’", "'": "'", "(": ")"}
PEACEFUL = "peaceful"
"""Mode of an act noun whose adjective says that it is no violence: 'نزاع سياسي', 'حرب كلامية'."""

AFTER_NOUN = frozenset("اخر اخري اخرين اخرون اول ثاني ثالث كثير عديده عده مختلف اقل اكثر".split())
"""Quantifiers that follow their noun."""

_MOST = frozenset("الاكثر الاشد الاقل الاوسع".split())
"""Superlatives that an indefinite quality follows: 'الهجوم الأكثر دموية'."""

_AFFILIATES = frozenset("member fighter official person force people dead hurt taken lost count nation source".split())
_NAMED = frozenset("official source person member fighter".split())
"""People whose name may follow: 'القيادي أحمد جليل'."""
_GROUPS = frozenset("force body actor nation member fighter people".split())


def noun_phrase(units: list[Unit], k: int, known: Knowledge) -> Node:
    """The noun phrase that begins at unit k (at least that unit)."""
    u = units[k]
    if u.kind == "num":
        return _counted(units, k, known)
    node = Node("NP", k, k, u)
    node.prep = u.prep
    set_head(node, u, units, k)
    _extend(node, units, known)
    return node


_SIZES = frozenset("كبير كبيره كبيرا قليل قليلا محدود محدودا اخر ضخم ضخما هائل هائلا من".split())


def quantified(units: list[Unit], k: int, known: Knowledge) -> Node | None:
    """'عدد من المدنيين', 'بعض السكان': the quantifier heads the phrase, the noun says what it is of."""
    m = k + 1
    if m + 2 < len(units) and units[m].norm in _SIZES and units[m + 1].norm == "من":
        m += 1
    if units[m].norm in ("من",) and m + 1 < len(units):
        m += 1
    if (
        units[m].prep
        or units[m].kind == "punct"
        or (units[m].function and not units[m].art)
        or units[m].kind == "time"
        or units[m].conj
    ):
        return None
    inner = noun_phrase(units, m, known)
    inner.first, inner.start = k, units[k].start
    inner.conj, inner.prep = units[k].conj, units[k].prep
    return inner


def _counted(units: list[Unit], k: int, known: Knowledge) -> Node:
    """A number and what it counts: '16 جنديا', 'عشرات من المدنيين', or the number alone."""
    u = units[k]
    m = k + 1
    if m + 1 < len(units) and units[m].norm in ("علي الاقل", "علي الاكثر") and units[m + 1].norm == "من":
        m += 1  # '12 على الأقل من القرويين'
    if m + 1 < len(units) and units[m].norm == "من" and units[m + 1].kind in ("word", "name"):
        m += 1
    nxt = units[m] if m < len(units) else None
    ok = nxt is not None and (nxt.kind == "name" or (nxt.kind == "word" and not nxt.conj and not nxt.prep
                                                      and not (nxt.function and not nxt.art)))  # fmt: skip
    if ok and nxt is not None and any(r.feat[0] in "PI" for r in nxt.readings) and not nominal(nxt):
        ok = False
    if not ok or nxt is None:
        node = Node("NP", k, k, u)
        node.noun, node.number, node.prep = "count", u.number, u.prep
        return node
    node = noun_phrase(units, m, known)
    node.first, node.start = k, u.start
    node.conj, node.prep, node.number = u.conj, u.prep, u.number
    return node


def _extend(node: Node, units: list[Unit], known: Knowledge) -> None:
    """Takes in what belongs to the head: construct, adjectives, names, partitives, owner."""
    last = units[node.last]
    open_ = is_open(last, node)
    names_left = 4 if node.noun in _NAMED and not node.plural else 0
    m = node.last + 1
    while m < len(units):
        step = _one(node, units, m, last, open_, names_left, known)
        if step == 0:
            break
        if units[m].unknown and not units[m].art and names_left:
            names_left -= 1
        stretch(node, units, m + step - 1)
        last = units[m + step - 1]
        open_ = is_open(last, node) if step == 1 else False
        m += step
    node.open = open_ and node.noun != "act"
    if node.noun == "placecue":
        node.noun = "place"
        if node.place is None:
            node.place = node if node.name_start >= 0 else None


def _one(node: Node, units: list[Unit], m: int, last: Unit, open_: bool, names_left: int, known: Knowledge) -> int:
    """How many units from m on belong to the phrase (0: it ends here). Marks what they say about the node."""
    v = units[m]
    if v.kind == "punct" and v.norm in "-–" and node.adjectives and last is node.adjectives[-1]:
        nxt = units[m + 1] if m + 1 < len(units) else None
        if nxt is not None and nxt.nation is not None and last.nation is not None:
            node.adjectives += (nxt,)
            return 2
        return 0
    if v.kind == "punct" and v.norm in "-–" and m + 1 < len(units) and units[m + 1].norm.isdigit():
        touching = last.end == v.start and v.end == units[m + 1].start
        return 2 if touching else 0  # 'إف-16'
    if v.kind == "punct":
        return _quoted_name(node, units, m, open_)
    if v.word is not None and v.word.according:
        return 0
    if v.conj and _joined_adjective(node, v, last):
        return 1
    if v.conj or v.kind == "time":
        return 0
    if v.norm in ("واحد", "واحده", "واحدا"):
        return 1  # 'اشتباك واحد'
    if v.kind == "num":
        return int(node.noun in ("force", "actor") and v.norm.isdigit() and not _counts(units, m))
    if v.function == "quant" and v.norm in AFTER_NOUN and not v.art:
        return 1
    if v.function and not v.art:
        return _affiliation(node, units, m, known)
    if v.prep:
        return _owned(node, units, m, known) if v.prep == "ل" else 0
    if v.nation is not None and last.nation is not None and not v.art and not last.art and not v.actor:
        return _nation(node, v, last, open_)  # 'برعاية روسية تركية'
    if v.actor or v.country or v.metonym:
        return _proper(node, v, last, open_, known)
    if v.nation is not None:
        return 0 if not open_ and _another_party(node, v) else _nation(node, v, last, open_)
    if names_left and v.unknown and not v.art and (node.definite or node.noun in ("official", "source")):
        return 1
    if (
        v.place is not None
        and not _adjectival(v)
        and (v.place[0] == "A" or node.noun == "placecue" and node.name_start < 0)
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
    if (
        units[m].norm not in _OPEN_QUOTES
        or units[m].norm == "("
        or not (open_ or node.noun in ("force", "body", "actor", "weapon"))
    ):
        return 0
    close = _CLOSE[units[m].norm]
    for size in range(2, 6):
        if m + size < len(units) and units[m + size].norm == close:
            inside = units[m + 1 : m + size]
            if node.noun == "act" and any(x.actor or x.maybe for x in inside):
                return 0  # 'مساندة «الحشد»': whom, no name of the act
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


def _proper(node: Node, v: Unit, last: Unit, open_: bool, known: Knowledge) -> int:
    """A known name in construct, or a leader's name after the office."""
    leader = node.noun == "official" and v.actor and known.actors.kind(v.actor[0]) == "person"
    adjective = v.norm.startswith("ال") and v.norm.endswith(("ي", "يه")) and " " not in v.norm
    if v.actor and last.art and node.people is not None and adjective:
        node.actor, node.candidates, node.adjectives = v.actor[0], v.actor, (*node.adjectives, v)
        return 1  # 'القيادي الحوثي'
    if not (open_ or leader or last.norm.endswith("باسم")) or node.noun == "act" or _carries(node):
        return 0
    if node.actor is not None and not leader:
        return 0
    if v.actor:
        node.actor, node.candidates, node.definite = v.actor[0], v.actor, True
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


_HUMANS = frozenset("person fighter member official people dead hurt taken lost count nation".split())


def _another_party(node: Node, v: Unit) -> bool:
    """Whether a definite word after a closed phrase names a party of its own: 'هاجمت القوات المتمردين', 'دعم التحالف الفصائل'. A
    masculine plural agrees with people only."""
    if v.maybe:
        return True
    if not v.norm.endswith(("ين", "ون")) or node.number is not None:
        return False
    plural = v.nation[2][:1] == "p" if v.nation is not None else any("p" in r.feat[1:3] for r in v.readings)
    return plural and not (node.noun in _HUMANS and (node.plural or node.noun in ("people", "count", "nation")))


def _takes_victims(node: Node, known: Knowledge) -> bool:
    """'مقتل', 'إصابة': what follows is whom, never a quality."""
    assert node.act is not None
    return bool(known.lexicon.frames.get(node.act.entry.frame, {}).get("noun", {}).get("construct") == "victim")


def _common(node: Node, units: list[Unit], m: int, last: Unit, open_: bool, known: Knowledge) -> int:
    """An adjective, a construct noun, or an unknown word that behaves like one of them."""
    v = units[m]
    if v.art and not open_ and _another_party(node, v):
        return 0
    finite = [r for r in v.readings if r.feat[0] in "PI"]
    r = nominal(v, units, m)
    if r is not None and v.norm.endswith("ه") and last.norm.endswith(("ون", "ين")) and node.noun in _HUMANS:
        if not v.art and any(x.entry.table in ("people", "facilities", "weapons") for x in v.readings):
            return 0  # 'استهدف مسلحون دورية': people are not 'periodic'
    if finite and (
        r is None or not v.art and not (open_ and r.feat[0] in "NM" and r.entry.table not in ("verbs", "nouns"))
    ):
        if r is None or r.feat[0] != "J":
            return 0
    owned = bool(node.pronoun) and last is node.unit  # 'طائراتها المقاتلة'
    if r is not None and v.art and (last.art or owned) and not open_ and r.entry.table != "adjectives":
        r = _as_adjective(v) or r
    elif r is not None and not v.art and not open_ and r.entry.table == "people" and not node.definite:
        r = _as_adjective(v) or r
    if r is not None and r.feat[0] in "JAQ" and r.pronoun:
        return 0  # 'حليفتها' is no quality
    if r is not None and r.feat[0] in "JAQ":
        if node.act is not None and not v.art and _takes_victims(node, known):
            return 0
        named = last.kind == "name"
        if v.art and not (node.definite or open_ or last.art or named):
            return 0
        if not v.art and (last.art or named) and last.norm not in _MOST:
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


def _as_adjective(v: Unit) -> Reading | None:
    """The adjective reading of a word that is a noun too ('السياسي'); one that tells a means or peace comes first."""
    found = [x for x in v.readings if x.feat[0] == "J"]
    return next((x for x in found if x.entry.table == "modes"), found[0] if found else None)


def _agreeing(noun: str, word: str) -> bool:
    """Whether an unknown indefinite word after an act noun looks like its adjective: same accusative alif, or feminine."""
    return (noun.endswith("ا") and word.endswith("ا")) or (noun.endswith(("ه", "ات")) and word.endswith("ه"))


def _construct(node: Node, v: Unit, r: Reading, open_: bool) -> int:
    """A noun after an open noun: 'عناصر تنظيم', 'مقر قيادة', 'سكان مدينة'; or a noun of people that qualifies another
    ('متشددين أجانب')."""
    people = r.entry.table == "people" and node.people is not None and r.entry.kind in ("person", "fighter", "member")
    if not open_ and r.entry.lemma == "ذو" and not r.pronoun and not v.prep:
        return 1  # 'المسلحين ذوي العلاقة'
    if not open_ and people and node.plural and r.feat[1:2] == "p" and v.art == node.definite:
        return 1
    if not open_ or node.noun == "act" or _carries(node) or (r.entry.table in ("verbs", "nouns") and r.feat[0] in "MN"):
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


def _carries(node: Node) -> bool:
    """A light verbal noun ('قيام', 'إقدام', 'محاولات'): who does it is a phrase of its own."""
    return node.light is not None and node.noun == "thing" and node.light.entry.kind in ("agent", "attempt")


def _inner(v: Unit, r: Reading) -> Node:
    inner = Node("NP", -1, -1, v)
    inner.noun, inner.people, inner.entry = r.entry.kind, r.entry, r.entry
    inner.country = v.country
    return inner


def _affiliation(node: Node, units: list[Unit], m: int, known: Knowledge) -> int:
    """'عناصر من تنظيم كذا', 'ضابط في الجيش': the body they belong to, not a place they come from."""
    v = units[m]
    if v.norm == "عن" and node.entry is not None and node.entry.lemma in ("ممثل", "نائب", "مندوب", "ممثلة"):
        pass
    elif (
        v.norm not in ("من", "في", "ل")
        or node.noun not in _AFFILIATES
        and not (v.norm == "ل" and node.noun in ("facility", "weapon"))
    ):
        return 0
    if m + 1 >= len(units) or units[m + 1].kind in ("punct", "num", "time") or units[m + 1].function:
        return 0
    if v.norm == "من" and node.noun in ("official", "force") and node.definite:
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
