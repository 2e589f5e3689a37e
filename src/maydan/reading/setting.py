"""When and where: the time and the place that belong to an act, from its own phrases outward.

A phrase says where with one of three strengths, best first: a name ('في بلدة الكرمة'), a site that stands on a map
('على المطار'), an area that the report has named before ('في المدينة').
"""

from __future__ import annotations

from ..lexicon.entries import Entry
from .drafts import Draft
from .nodes import Node
from .sentence import Sentence
from .slots import AT, NEAR, TOWARD

NAME, SITE, AREA, NOWHERE = 3, 2, 1, 0

_STANDING = frozenset(
    "base barracks camp airport port school mosque church prison crossing dam hospital road square shrine bridge "
    "border-post refinery settlement oil-field power-plant checkpoint cemetery market".split()
)
"""Kinds of facility that stand at one spot and go by a name."""

_QUOTES = frozenset("\"«»“”()'‘’")
SIDES = frozenset("شمال شمالي جنوب جنوبي شرق شرقي غرب غربي محيط مشارف".split())
"""Words that make a place of their own of the one after them: 'شمال سوريا', 'محيط البلدتين'."""


def strength(n: Node) -> int:
    """How surely a phrase says where."""
    if n.kind != "NP":
        return NOWHERE
    if pointer(n) is not None:
        return _area(n)
    if n.name_start >= 0:
        return NAME
    if n.place is not None:
        return NAME if _meant(n) else NOWHERE
    if n.noun == "facility":
        return _site(n)
    if n.noun in ("place", "placecue"):
        return _area(n)
    if not locating(n):
        return NOWHERE
    if n.unit.norm.removeprefix(n.unit.conj) in _BASE and n.actor is None or n.unit.norm == _LAND and side(n):
        return SITE  # 'غارات على القاعدة' in a report that names no group of that name, 'في شمال البلاد'
    if throughout(n) or n.first == n.last and n.unit.place is not None and n.unit.place[0] == "B":
        return NAME  # 'في أنحاء تركيا'; a name that needs the preposition it has
    return NAME if _unheard(n) else NOWHERE


def throughout(n: Node) -> bool:
    """'في أنحاء تركيا'."""
    return n.noun == "thing" and bool(n.country) and n.unit.norm in _PARTS


_PARTS = frozenset("انحاء ارجاء ربوع عموم".split())
_BASE = frozenset(("القاعده",))
_LAND = "البلاد"


def pointer(n: Node) -> Entry | None:
    """The place noun of a phrase that points back to a place: 'المدينة', also inside ('في عدد من أحياء المدينة')."""
    u = n.place.unit if n.place is not None else n.unit
    if not (u.art and u.kind == "word" and u.readings) or n.place is None and n.noun not in ("place", "placecue"):
        return None
    return next((r.entry for r in u.readings if r.entry.table == "placecues" and r.entry.lemma in NAMED_BACK), None)


NAMED_BACK = frozenset("مدينة بلدة قرية منطقة مديرية ولاية ناحية محافظة قضاء إقليم عاصمة".split())
"""Nouns that point back to a place told before when they stand alone with the article."""


def _meant(n: Node) -> bool:
    """Whether a place name is one here: it has the help that its tier needs (places/README.md); people are not where
    their country is."""
    if n.place is n:
        tier = n.unit.place[0] if n.unit.place is not None and n.noun == "place" else "A"
        return tier == "A" or tier == "B" and (locating(n) or bool(n.conj))
    return not n.human or n.place is not None and n.place.noun == "place"


def _many(n: Node) -> bool:
    """Whether the phrase is of several ('الأحياء السكنية'): terms list their form with article beside the plural."""
    if not n.plural or n.entry is None:
        return n.plural
    return n.unit.norm.split(" ")[0].removeprefix(n.prep).removeprefix("ال") != n.entry.lemma.split(" ")[0]


def stands(n: Node) -> bool:
    """Whether a facility is of a kind that stands at one spot and goes by a name."""
    return n.facility is not None and n.facility.kind in _STANDING


def _site(n: Node) -> int:
    """A facility: one that goes by a name ('معسكر الشمال'), one spot ('القاعدة الجوية'), or any ('سوق شعبية')."""
    if not stands(n) or not n.definite or _many(n):
        return NOWHERE
    return NAME if n.last > n.first and not n.unit.art and n.unit.first == n.unit.last else SITE


def _area(n: Node) -> int:
    """A place noun without a known name: its own noun makes it one ('بلدة الحارة'), an adjective tells which ('الشريط
    الحدودي', 'المنطقة الشرقية'), or it points back ('المدينة')."""
    if n.place is not None:
        return AREA
    if not n.definite or _many(n):
        return NOWHERE
    if n.entry is not None and n.entry.lemma in _TOWNS and not n.unit.art and n.last > n.first:
        return NAME
    if n.entry is None or n.entry.lemma not in NAMED_BACK:
        return SITE if locating(n) else AREA
    told = n.unit.first < n.unit.last or any(u.norm.removeprefix("ال") not in TRAILING for u in n.adjectives)
    return SITE if told else AREA


_TOWNS = frozenset("مدينة بلدة قرية مخيم حي منطقة مديرية ناحية قضاء محافظة ولاية إقليم ساحة ميدان جبل وادي".split())
"""Place nouns that any definite noun after them turns into a name."""
TRAILING = frozenset(
    "تابع تابعه واقع واقعه مجاور مجاوره قريب قريبه مطل مطله محتل محتله حدودي حدوديه محاصر محاصره محيط محيطه"
    " مذكور مذكوره موديه خاضع خاضعه".split()
)
"""Adjectives after a place that are no part of its name."""


def _unheard(n: Node) -> bool:
    """'في موقس', 'قرب سرمين': a word that no table knows, right after a preposition of place, is a name."""
    if n.noun != "unknown" or not n.unit.unknown or n.unit.art or n.first != n.last or not n.prep:
        return False
    return not n.unit.norm.endswith(_POSSESSED)


_POSSESSED = ("اتها", "اته", "اتهم", "اتنا")
"""'إنجازاتها': a plural with a pronoun is no name."""


def locating(n: Node) -> bool:
    """Whether the phrase stands under a preposition of place."""
    return n.prep in AT or n.prep.split(" ")[0] in NEAR or n.prep2.split(" ")[0] in NEAR or n.prep.startswith("في ")


def side(n: Node) -> bool:
    """'شمال', 'جنوب شرقي', 'في غرب': the phrase is named by its direction from the name."""
    return any(p.split(" ")[-1].lstrip("بل") in SIDES for p in (n.prep, n.prep2) if len(p) > 2)


def chain_head(nodes: list[Node], n: Node) -> Node:
    """The finest link of a chain of places, and the first of coordinated ones, whichever was taken: the village in
    'في قرية كذا وبلدة كذا بمديرية كذا'."""
    head = n
    while head.conj or head.bare or head.prep in _LINKS or side(head) or head.prep.split(" ")[0] in NEAR:
        j = head.index - 1
        while j >= 0 and nodes[j].kind == "PUNC" and nodes[j].unit.norm in _QUOTES:
            j -= 1
        before = nodes[j] if j >= 0 else None
        if before is None or not _links_on(before, head, j == head.index - 1):
            return head
        head = before
    return head


_LINKS = frozenset(("في", "ب", "من"))
_GOING = frozenset("من الي نحو باتجاه ل".split())


def _links_on(before: Node, n: Node, beside: bool) -> bool:
    """Whether a place goes on in the next phrase: coordinated, in apposition, by its direction, by where it lies."""
    found = strength(before)
    if found < SITE or before.noun in ("country", "metonym") and not n.conj:
        return False
    if n.conj:
        return found == NAME and before.prep == n.prep
    if side(n) or n.bare:
        return found == NAME and (beside or not n.bare)
    return found == NAME and (before.prep.split(" ")[0] not in _GOING if before.prep else before.noun == "facility")


def chain_of(nodes: list[Node], n: Node) -> list[Node]:
    """The coarser links after a place, in order."""
    links: list[Node] = []
    for x in nodes[n.index + 1 :]:
        if x.kind == "PUNC" and x.unit.norm in _QUOTES:
            continue
        if strength(x) < SITE or not locating(x):
            break
        links.append(x)
    return links


# ---- where

_STOPS = frozenset(".؛")
_WALLS = frozenset(("COMP", "SUB", "REL"))
_REACH = 4.0
"""Largest cost of a place or time that an act may take from its surroundings."""


def _cost(sentence: Sentence, i: int, n: Node) -> float:
    """How far a phrase stands from the act at node i: clause boundaries and foreign verbs between weigh more than
    words; what follows the act is nearer than what stands before it."""
    low, high = min(i, n.index), max(i, n.index)
    cost = 0.04 * (high - low) + (0.0 if n.index > i else 0.6)
    for x in sentence.nodes[low + 1 : high]:
        if x.kind in _WALLS:
            cost += 1.0
        elif x.kind == "PUNC" and x.unit.norm in _STOPS:
            cost += 9.0
        elif x.kind == "PUNC" and x.unit.norm in "،,":
            cost += 0.4
        elif x.kind == "V" and x.unit.conj:
            cost += 1.2
        elif x.kind == "V":
            cost += 0.5
    before = sentence.nodes[n.index - 1] if n.index else None
    if (
        before is not None
        and before.kind == "NP"
        and before.place is not None
        and n.prep in ("ب", "من", "ل")
        and _qualified(before)
    ):
        cost += 1.5  # 'شرق سوريا المتصل بالعراق': the second place only tells where the first lies
    return cost


def _qualified(n: Node) -> bool:
    return n.noun in ("place", "country") and n.place is n and n.end > n.unit.end


def place_of(sentence: Sentence, d: Draft, inherited: list[tuple[str, Node]]) -> list[tuple[str, Node]]:
    """The places of an act, the main one first: its own; else the nearest one in the sentence; else, for casualties,
    the one of the last act told."""
    own = _own(sentence, d)
    if own and strength(own[0][1]) == NAME or d.type in _PLACELESS:
        return [] if d.type in _PLACELESS else own
    near = None
    ahead = d.type not in _LEAVING and any(role == "toward" and strength(n) >= SITE for role, n in d.places)
    if d.type not in _SPOKEN and not ahead:
        near = _taken_up(sentence, d) or _nearest(sentence, d)
    if own and (near is None or strength(own[0][1]) == SITE or near[0] > _CLOSE):
        return own
    if near is not None and near[0] <= (_REACH if d.type in _PLACED else _NEARBY):
        return _linked(sentence, near[1], [])
    if d.losses and d.type == "ASSAULT" and not d.background and _just_told(sentence, inherited):
        d.features.add("inherited-place")
        return list(inherited)
    if d.type in _LEAVING:
        return [("to" if role == "toward" else role, n) for role, n in d.places]
    return own or d.places


_JUST = 250
"""Letters that may lie between a place and the casualties of the next sentence. In annotated news acts without
losses, or farther off, have another place or none in nine cases of ten."""


def _just_told(sentence: Sentence, inherited: list[tuple[str, Node]]) -> bool:
    """Whether the last act's place stands right before the sentence: 'انفجرت عبوة في كذا. وقتل خمسة.'"""
    return bool(inherited) and bool(sentence.nodes) and 0 < sentence.nodes[0].start - inherited[0][1].end < _JUST


_PLACELESS = frozenset("ACCUSE SUPPORT REJECT THREATEN SANCTION CONCEDE".split())
"""Acts of speech: what they are about has a place, they have none."""
_SPOKEN = frozenset("REQUEST AGREE COOPERATE".split())
"""Acts that have a place only if their own phrase says so."""
_FROM = frozenset("withdraw release surrender evacuate abduct arrest displace capture".split())
_TO = frozenset("CONSULT AID MOBILIZE".split())
_LEAVING = frozenset("RETREAT COERCE".split())
_PLACED = frozenset("ASSAULT CONTROL PROTEST COERCE".split())
_NEARBY, _CLOSE = 2.6, 1.0
"""Largest costs of a place that an act of another type, or one with an area of its own, takes from its surroundings."""


def _own(sentence: Sentence, d: Draft) -> list[tuple[str, Node]]:
    """The act's own places, the one where it happened first: names before sites before areas, of a chain its head."""
    told = [(role, n) for role, n in d.places if _scene(d, role) and n not in d.actors]
    told += [("at", n) for n in _beside(sentence, d)]
    if not told:
        return []
    i, clause = d.node.index, sentence.clauses.get(d.node.index)
    head = clause.antecedent if clause is not None else None  # comes before the act, and yet is its own
    told.sort(key=lambda p: (-strength(p[1]), p[0] == "to", p[1].index < i and p[1] is not head, p[1].index))
    main = _named_after(sentence.nodes, told[0][1])
    if strength(main) == NOWHERE:
        return []
    return _linked(sentence, main, d.places)


def _beside(sentence: Sentence, d: Draft) -> list[Node]:
    """Places that frames do not ask for: the facility or town struck, names no table knows ('قرب سرمين'), the noun
    that the act is said of ('البلدة التي سيطر عليها'), the place that saw it ('شهدت المدينة معارك')."""
    found = [n for n in (d.facility, *d.recipients) if n is not None and n.index >= 0 and strength(n) >= SITE]
    found = [n for n in found if n.noun in ("facility", "place") and (n.prep != "ل" or n.unit.art)]
    found += [n for n in sentence.nodes[d.node.index + 1 : d.reach] if n.noun in _OTHER and strength(n) >= SITE]
    if d.mode == "visit":  # 'زيارة واشنطن': a capital, elsewhere its government
        found += [n for n in sentence.nodes[d.node.index + 1 : d.node.index + 2] if n.noun in ("metonym", "country")]
    clause = sentence.clauses.get(d.node.index)
    if clause is not None and clause.antecedent is not None and clause.antecedent.noun in ("place", "facility"):
        found.append(clause.antecedent)
    for c in sentence.clauses.values():
        light = sentence.nodes[c.verb].light
        if light is not None and light.entry.kind == "witness" and c.verb < d.node.index <= c.reach:
            found += [n for n in c.subject if n.noun in ("place", "metonym", "country")]
    return [n for n in found if strength(n) >= AREA]


_OTHER = frozenset("unknown thing force body".split())


def _named_after(nodes: list[Node], n: Node) -> Node:
    """'العاصمة أنقرة', 'العاصمة اللبنانية بيروت': the name stands in apposition."""
    after = nodes[n.index + 1] if 0 <= n.index < len(nodes) - 1 else None
    if after is None or not after.bare or after.conj or strength(after) != NAME:
        return n
    return after if strength(n) == AREA or n.unit.norm.startswith(("العاصمه", "بالعاصمه")) else n


def _scene(d: Draft, role: str) -> bool:
    """Whether a place of this role is where the act happened: 'انسحبت من', 'زار' إلى, but not 'تقدمت نحو'."""
    if role in ("at", "near"):
        return True
    return role == "from" and d.mode in _FROM or role == "to" and (d.type in _TO or d.mode == "blockade")


def _linked(sentence: Sentence, n: Node, places: list[tuple[str, Node]]) -> list[tuple[str, Node]]:
    """A main place with what stands in its chain, then the other places."""
    head = chain_head(sentence.nodes, n) if n.index >= 0 else n
    found = [("at", head), *(("at", x) for x in chain_of(sentence.nodes, head))]
    taken = {id(x) for _, x in found}
    return found + [(role, x) for role, x in places if id(x) not in taken]


_MEASURES = frozenset("كم كلم كيلومتر كيلومترا كيلومترات ميل ميلا اميال متر مترا امتار".split())


def _measured(nodes: list[Node], n: Node) -> bool:
    """'على بعد 300 كم غرب كذا': only how far from there."""
    before = nodes[n.index - 1] if n.index else None
    return before is not None and (before.unit.norm in _MEASURES or before.prep.startswith("علي بعد"))


def _taken_up(sentence: Sentence, d: Draft) -> tuple[float, Node] | None:
    """'الوصول إلى المدينة ومحاصرتها': the pronoun of an act that is done to places stands for the last one named."""
    if not d.node.pronoun or d.mode not in _DONE_TO_PLACES or d.actors and d.verbal and d.recipients:
        return None
    before = sentence.nodes[max(0, d.node.index - _WINDOW) : d.node.index]
    named = (n for n in reversed(before) if n.noun in ("place", "metonym", "facility") and strength(n) == NAME)
    found = next(named, None)
    return (0.0, found) if found is not None else None


_LINES = frozenset("حدود طريق نهر بحر ساحل شارع".split())
_DONE_TO_PLACES = frozenset("capture siege blockade advance lift-siege".split())
_WEAKER = {NAME: 0.0, SITE: 0.6, AREA: 1.2}


def _apposed(before: Node, n: Node) -> bool:
    """'في شوارع العاصمة بيروت': a name right after a phrase of place."""
    return before.noun in ("facility", "place") and locating(before) and n.first == before.last + 1


def _going(d: Draft, n: Node) -> bool:
    """Whether a phrase tells from where or to where, and the act did not happen there."""
    prep = n.prep.split(" ")[0]
    if prep == "من":
        return d.mode not in _FROM and d.type not in ("ASSAULT", "CONTROL")
    return prep in TOWARD and d.type not in _TO


def _followed(nodes: list[Node], n: Node, marks: str) -> bool:
    after = nodes[n.index + 1] if n.index + 1 < len(nodes) else None
    return after is not None and after.kind == "PUNC" and after.unit.norm in marks


def _nearest(sentence: Sentence, d: Draft) -> tuple[float, Node] | None:
    """The named place that stands nearest to the act in its sentence, with its cost."""
    i = d.node.index
    best: tuple[float, Node] | None = None
    for n in sentence.nodes[max(0, i - _WINDOW) : i + _WINDOW]:
        found = strength(n) if n.kind == "NP" and n.noun not in ("actor", "nation") else NOWHERE
        line = found < NAME and n.entry is not None and n.entry.lemma in _LINES
        if found == NOWHERE or line or found == AREA and n.conj:
            continue
        if _going(d, n) or n.index == 0 and _followed(sentence.nodes, n, "-–—"):
            continue
        before = sentence.nodes[n.index - 1] if n.index else None
        if before is not None and before.unit.norm in _QUOTES and n.prep == "ل":
            continue  # 'قال ل«الشرق الأوسط»': a paper
        bare = not locating(n) and not (n.bare and before is not None and _apposed(before, n))
        if n.index <= 1 and n.bare and _followed(sentence.nodes, n, ":"):
            bare = False  # 'بعقوبة: قتل ضابط ...'
        if bare and n.noun in ("country", "metonym") or _measured(sentence.nodes, chain_head(sentence.nodes, n)):
            continue
        cost = _cost(sentence, i, n) + (0.8 if bare else 0.0) + _WEAKER[found]
        if best is None or cost < best[0]:
            best = cost, n
    return best


_WHY = frozenset(("بسبب", "علي خلفيه", "ردا علي", "احتجاجا علي", "انتقاما ل", "بحجه", "بذريعه", "نظرا ل"))


def reason_of(sentence: Sentence, d: Draft) -> Node | None:
    """What the report gives as the reason: the phrase under 'بسبب', 'ردا على' ... after the act and beyond."""
    nodes = sentence.nodes
    for n in nodes[d.node.index + 1 : d.node.index + 12]:
        if n.kind in _WALLS or n.kind == "V" or n.kind == "PUNC" and n.unit.norm in ".؛":
            return None
        if n.kind == "NP" and n.prep in _WHY:
            reason = Node("NP", n.first, n.last, n.unit)
            reason.start, reason.end = n.start, n.end
            for x in nodes[n.index + 1 : n.index + 6]:
                if x.kind != "NP" or x.conj or not x.prep:
                    break
                reason.end = x.end
            return reason
    return None


_TIME_REACH = 8.0
_WINDOW = 100
"""Nodes on each side of an act beyond which nothing can be near enough."""


def time_of(sentence: Sentence, d: Draft) -> Node | None:
    """The time nearest the act: among its own phrases and in a relative clause about it, then in its clause, then in
    the sentence. When it was said is when it happened only if nothing else is told ('قال أمس إن': one time in four)."""
    i = d.node.index
    times = [n for n in sentence.nodes[max(0, i - 2 * _WINDOW) : i + 2 * _WINDOW] if n.kind == "TIME"]
    if not times:
        return None
    said = [(c.verb, c.reach) for c in sentence.clauses.values() if c.antecedent is d.node]
    best, least = None, (_TIME_REACH, 0)
    for n in times:
        if i < n.index <= d.reach or any(verb < n.index <= reach for verb, reach in said):
            cost = 0.0
        else:
            cost = _cost(sentence, i, n) + (_owned(sentence, i, n) if n.index > i else _said(sentence, n, i))
        if (cost, abs(n.index - i)) < least:
            best, least = n, (cost, abs(n.index - i))
    return best


def _said(sentence: Sentence, n: Node, i: int) -> float:
    """What it costs that a time before the act at node i is that of the verb of saying over it."""
    if not any(x.kind == "COMP" for x in sentence.nodes[n.index + 1 : i]):
        return 0.0
    verb = next((x for x in reversed(sentence.nodes[: n.index]) if x.kind == "V"), None)
    return 1.5 if verb is not None and verb.say is not None else 0.0


def _owned(sentence: Sentence, i: int, n: Node) -> float:
    """A time inside the clause of another verb after the act is that verb's."""
    owner = next((x for x in reversed(sentence.nodes[: n.index]) if x.kind == "V"), None)
    if owner is None or owner.index <= i or owner.light is not None or owner.say is not None:
        return 0.0
    return 5.0 if owner.verb is None else 2.0
