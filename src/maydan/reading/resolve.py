"""Phrases become parties and places: who is behind the words, and which point on the map is meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Party, PlaceRef, Voice
from ..places.gazetteer import Candidates, Place
from .knowledge import Knowledge
from .nodes import Node
from .setting import AREA, NOWHERE, SITE, side, side_of, strength
from .units import Unit

_NATION_ROLE = {"nation": "CVL"}
_PRECISION = {"town": 5, "village": 5, "point": 6, "district": 4, "region": 3, "country": 1}


@dataclass(slots=True)
class Setting:
    """What a report has named so far: countries in order of weight, the last place with coordinates."""

    countries: dict[str, int] = field(default_factory=dict)
    near: tuple[float, float] | None = None

    def ranked(self) -> list[str]:
        return sorted(self.countries, key=lambda c: (-self.countries[c], c))

    def count(self, iso: str | None, weight: int = 1) -> None:
        if iso:
            self.countries[iso] = self.countries.get(iso, 0) + weight


def party(n: Node, text: str, known: Knowledge) -> Party:
    """The party that a noun phrase names."""
    actor_id = name = country = role = None
    if n.actor is not None:
        actor = known.actors.actor(n.actor)
        actor_id, name, country, role = actor.id, actor.name, actor.country, actor.role
    if n.metonym is not None:
        country, role = n.metonym
    elif n.noun == "country" or n.country:
        country = n.country or country
    if (
        n.people is not None
        and n.people.role
        and (n.actor is None or n.noun not in ("member", "fighter", "force", "body"))
    ):
        role = n.people.role
    elif role is None and n.owner is not None and n.owner.people is not None:
        role = n.owner.people.role or None
    if role is None:
        role = _role(n)
    if country is None and n.place is not None and n.place is not n:
        country = _country_of(n.place.unit, known)
    return Party(text[n.start : n.end], n.start, n.end, actor_id, name, country, role)


def _role(n: Node) -> str | None:
    if n.noun in ("country", "metonym"):
        return "GOV"
    if n.noun in ("nation", "person", "people", "dead", "hurt"):
        return "CVL"
    if n.noun in ("fighter", "member"):
        return "UAF"
    if n.noun == "weapon" and (n.country or n.actor is not None):
        return "MIL"
    return None


def role_of(n: Node, known: Knowledge) -> str | None:
    """PLOVER role of the body a phrase names, for the class of its dead."""
    if n.people is not None and n.people.role:
        return n.people.role
    if n.actor is not None:
        return known.actors.actor(n.actor).role
    if n.owner is not None:
        return role_of(n.owner, known)
    return None


def voice(n: Node, stance: str, text: str, known: Knowledge) -> Voice:
    """The voice that a noun phrase names."""
    p = party(n, text, known)
    role = p.role if n.noun != "source" else (p.role or "JRN" if n.entry and "وكال" in n.entry.lemma else p.role)
    return Voice(p.text, p.start, p.end, p.id, p.name, role, stance)


def _country_of(u: Unit, known: Knowledge) -> str | None:
    if u.country:
        return u.country
    if u.place is None:
        return None
    found = known.places.choose(Candidates(u.place[1]))
    return found.country if found else None


_BARE = frozenset("مدينة بلدة منطقة مديرية ولاية ناحية".split())
"""Cue nouns that are left out before a name: 'في مدينة كذا' is the place كذا. Measured on annotated news; the others (محافظة، قرية،
حي، قاعدة، جبل ...) more often stay. Their duals and plurals go too, of every noun: they belong to several names."""
_NAMED_BACK = frozenset("مدينة بلدة منطقة مديرية ولاية ناحية محافظة قضاء إقليم".split())
"""'في المدينة': the name told before is the place; other sites ('في القاعدة', 'في المطار') stay as written."""
_TRAILING = frozenset("تابع تابعه واقع واقعه مجاور مجاوره قريب قريبه مطل مطله محتل محتله حدودي حدوديه محاصر محاصره".split())
"""Adjectives after a name that are no part of it."""


def place_ref(role: str, n: Node, text: str, known: Knowledge, setting: Setting) -> PlaceRef | None:
    """The place that a phrase names: the gazetteer's entry if it has one, else the bare name; None if it names none."""
    strong = strength(n)
    if strong == NOWHERE or strong == SITE and n.noun == "facility" and n.index < 0:
        return None
    if strong == AREA:
        return _area(role, n, text, known, setting)
    inner = n.place if n.place is not None else n
    start, end = _extent(n, inner, text)
    found = _lookup(inner.unit, known, setting)
    words = text[start:end]
    if found is None:
        precision = n.entry.kind if n.entry is not None and n.entry.table == "placecues" else None
        return PlaceRef(role, words, start, end, precision=precision or ("point" if strong == SITE else None))
    setting.count(found.country)
    if found.precision != "country":
        setting.near = (found.lat, found.lon)
    return _known(role, words, start, end, found)


def _known(role: str, words: str, start: int, end: int, found: Place) -> PlaceRef:
    return PlaceRef(
        role, words, start, end, found.id, found.name, found.name_ar, found.country, found.admin1,
        found.lat, found.lon, found.precision,
    )  # fmt: skip


def _extent(n: Node, inner: Node, text: str) -> tuple[int, int]:
    """Which words are the place: the name with the noun that announces it where that noun is kept, and with its direction."""
    end = _name_end(n, inner)
    if side(n):
        return side_of(n, text), end
    if n.name_start >= 0 or inner is not n:
        name = n.name_start if n.name_start >= 0 else inner.start
        cue = n.entry.lemma if n.entry is not None and n.entry.table == "placecues" else ""
        kept = cue and cue not in _BARE and not n.plural
        return (n.unit.start if kept else name), end
    return n.unit.start, end


def _name_end(n: Node, inner: Node) -> int:
    if inner is not n:
        return inner.end
    if n.unit.place and n.name_start < 0:
        return n.unit.end
    end = n.end
    for u in reversed(n.adjectives):
        if u.end == end and (u.nation is not None or u.norm.removeprefix("ال") in _TRAILING) and u.start > n.unit.end + 1:
            end = u.start - 1
    return end


def _area(role: str, n: Node, text: str, known: Knowledge, setting: Setting) -> PlaceRef | None:
    """A place noun without a name of its own ('في المدينة', 'شرق العاصمة')."""
    lemma = n.entry.lemma if n.entry is not None else ""
    start, end = side_of(n, text), n.end
    return PlaceRef(role, text[start:end], start, end, precision=n.entry.kind if n.entry is not None else None)


def _lookup(u: Unit, known: Knowledge, setting: Setting) -> Place | None:
    if u.place is None:
        return None
    return known.places.choose(Candidates(u.place[1]), setting.ranked(), setting.near)


def finest(places: list[PlaceRef]) -> PlaceRef | None:
    """The main place: the first, unless it is a country or region and a finer one that the act is at stands elsewhere; None if the
    act only goes toward places."""
    main = next((p for p in places if p.role in ("at", "near")), None)
    if main is not None and _PRECISION.get(main.precision or "town", 4) <= 3:
        fine = [p for p in places if p.role == "at" and _PRECISION.get(p.precision or "town", 4) > 3]
        main = fine[0] if fine else main
    return main


def text_country(units: list[Unit], setting: Setting) -> None:
    """Counts the countries that a sentence names, so that a name shared by several countries goes to the right one."""
    for u in units:
        if u.country:
            setting.count(u.country, 2)
        elif u.nation is not None:
            setting.count(u.nation[0])
        elif u.metonym is not None:
            setting.count(u.metonym[0])
