"""Phrases become parties and places: who is behind the words, and which point on the map is meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Party, PlaceRef, Voice
from ..places.gazetteer import Candidates, Place
from .knowledge import Knowledge
from .nodes import Node
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
    return Party(text[n.start : n.end], n.start, n.end, actor_id, name, country, role, n.part or None)


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


def place_ref(role: str, n: Node, text: str, known: Knowledge, setting: Setting) -> PlaceRef | None:
    """The place that a phrase names: the gazetteer's entry if it has one, else the bare name; None if it names none."""
    inner = n.place if n.place is not None else n
    u = inner.unit
    start, end = (
        (inner.start, inner.end) if inner is not n else (n.unit.start, n.unit.end) if u.place else (n.start, n.end)
    )
    if n.name_start >= 0:
        start, end = n.name_start, n.end
    if n.noun == "facility" and n.place is None or (n.noun == "unknown" and inner is n and not n.definite):
        return None
    found = _lookup(u, known, setting)
    words = text[start:end]
    if found is None:
        precision = n.entry.kind if n.entry is not None and n.entry.table == "placecues" else None
        return PlaceRef(role, words, start, end, precision=precision)
    setting.count(found.country)
    if found.precision != "country":
        setting.near = (found.lat, found.lon)
    return PlaceRef(
        role, words, start, end, found.id, found.name, found.name_ar, found.country, found.admin1,
        found.lat, found.lon, found.precision,
    )  # fmt: skip


def _lookup(u: Unit, known: Knowledge, setting: Setting) -> Place | None:
    if u.place is None:
        return None
    return known.places.choose(Candidates(u.place[1]), setting.ranked(), setting.near)


def finest(places: list[PlaceRef]) -> PlaceRef | None:
    """The main place: the finest one the act is at; else the finest named."""
    if not places:
        return None
    at = [p for p in places if p.role in ("at", "near")] or places
    return max(at, key=lambda p: (_PRECISION.get(p.precision or "town", 4), p.role == "at", -p.start))


def text_country(units: list[Unit], setting: Setting) -> None:
    """Counts the countries that a sentence names, so that a name shared by several countries goes to the right one."""
    for u in units:
        if u.country:
            setting.count(u.country, 2)
        elif u.nation is not None:
            setting.count(u.nation[0])
        elif u.metonym is not None:
            setting.count(u.metonym[0])
