"""Phrases become parties and places: who is behind the words, and which point on the map is meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ..language.base import TimeExpression
from ..model import Party, PlaceRef, Voice
from ..places.gazetteer import Candidates, Place
from .knowledge import Knowledge
from .nodes import Node
from .setting import (
    AREA,
    NAMED_BACK,
    NOWHERE,
    SIDES,
    SITE,
    TRAILING,
    locating,
    pointer,
    side,
    stands,
    strength,
    throughout,
)
from .units import Unit


@dataclass(frozen=True, slots=True)
class Told:
    """A place name as it stood in the text. `cue`: key of the noun that announces it ('' if none); `rows`: the places
    of that name; `whole`: the span holds that noun too."""

    start: int
    end: int
    name: str
    cue: str
    rows: tuple[int, ...]
    whole: bool = False


@dataclass(slots=True)
class Setting:
    """What a report has named so far: countries in order of weight, the last place with coordinates, the latest place
    names of the field being read (`end`: how far it was read) and the last day it told (first and last date)."""

    countries: dict[str, int] = field(default_factory=dict)
    near: tuple[float, float] | None = None
    told: list[Told] = field(default_factory=list)
    end: int = 0
    day: tuple[date, date] | None = None

    def ranked(self) -> list[str]:
        return sorted(self.countries, key=lambda c: (-self.countries[c], c))

    def count(self, iso: str | None, weight: int = 1) -> None:
        if iso:
            self.countries[iso] = self.countries.get(iso, 0) + weight

    def last_told(self, lemma: str, before: int, known: Knowledge) -> Told | None:
        """The name that 'المدينة', 'المحافظة' ... at offset `before` points back to: the last of that kind."""
        cue = known.language.normalize(lemma)
        for t in reversed(self.told):
            if t.start < before and _is_a(cue, t, self, known):
                return t
        return None


def _is_a(cue: str, t: Told, setting: Setting, known: Knowledge) -> bool:
    """Whether a name told before is one of a city, a governorate ...: by the noun before it, else by the gazetteer."""
    if cue == "منطقه":
        return True
    if t.cue:
        return t.cue == cue or cue in _TOWN_CUES and t.cue in _TOWN_CUES
    place = known.places.choose(Candidates(t.rows), setting.ranked(), setting.near)
    if place is None or place.precision == "country":
        return False
    return place.precision == "town" if cue in _TOWN_CUES else place.precision in ("region", "district")


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
"""Nouns that are left out before a name: 'في مدينة كذا' is the place كذا. Measured on annotated news; others (محافظة،
قرية، حي، جبل ...) more often stay. Duals and plurals go, of every noun: they belong to several names."""
_BARE_KEYS = frozenset("مدينه بلده منطقه مديريه ولايه ناحيه العاصمه".split())
_VAGUE = frozenset(("منطقة",))
_TOWN_CUES = frozenset("مدينه بلده قريه عاصمه".split())


def place_ref(role: str, n: Node, text: str, known: Knowledge, setting: Setting) -> PlaceRef | None:
    """The place that a phrase names: the gazetteer's entry if it has one, else the bare name; None if it names none."""
    strong = strength(n)
    if strong == NOWHERE or strong == SITE and n.noun == "facility" and n.index < 0:
        return None
    if strong == AREA or strong == SITE and n.noun != "facility":
        return _area(role, n, text, known, setting)
    inner = n.place if n.place is not None else n
    start, end = _extent(n, inner, text)
    if inner is n and (n.noun == "facility" or throughout(n) or _cued(n)) or end > inner.end > n.name_start >= 0:
        found = _by_name(text[start:end].removeprefix(n.unit.conj).removeprefix(n.unit.prep), known, setting)
    else:
        found = None if _two_in_one(n, inner) else _lookup(inner.unit, known, setting)
    if side(n) and (found is None or found.precision in _WIDE):
        start = _side_of(n, text)
    words = text[start:end].strip('«»“”"')
    if not words:
        return None
    start = text.index(words, start)
    if found is None:
        precision = n.entry.kind if n.entry is not None and n.entry.table == "placecues" else None
        precision = precision or ("point" if strong == SITE else None)
        return PlaceRef(role, words, start, start + len(words), precision=precision)
    setting.count(found.country)
    if found.precision != "country" and found.lat is not None and found.lon is not None:
        setting.near = (found.lat, found.lon)
    return _known(role, words, start, start + len(words), found)


_WIDE = frozenset(("country", "region", "district"))
"""Places wide enough that their north is a place of its own: 'شمال سوريا'; 'شمال الرمادي' is at الرمادي."""


def _known(role: str, words: str, start: int, end: int, found: Place) -> PlaceRef:
    return PlaceRef(
        role, words, start, end, found.id, found.name, found.name_ar, found.country, found.admin1,
        found.lat, found.lon, found.precision,
    )  # fmt: skip


def _side_of(n: Node, text: str) -> int:
    """Where the words of direction before a phrase begin ('شمال شرق' in 'في شمال شرق البلاد'), else the phrase."""
    if not side(n):
        return n.start
    start = n.start
    for _ in range(2):
        end = len(text[:start].rstrip())
        begin = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
        if text[begin:end].lstrip("بوفل") not in SIDES:
            break
        start = begin
    return start


def _extent(n: Node, inner: Node, text: str) -> tuple[int, int]:
    """Which words are the place: the name with the noun that announces it where that noun is kept."""
    if n.noun == "facility" and inner is n:
        return n.unit.start, n.end
    if throughout(n):
        return n.unit.end + 1, n.end  # 'أنحاء تركيا'
    if _two_in_one(n, inner):
        return n.unit.start, n.unit.end
    end = _name_end(n, inner)
    if n.noun == "facility" and not n.plural and inner.start <= n.unit.end + 3 and stands(n):
        return n.unit.start, end  # 'ميناء أم قصر', 'طريق سامراء'
    if n.name_start >= 0 or inner is not n or _cued(n):
        name = min(x for x in (n.name_start, inner.start if inner is not n else -1, n.unit.end + 1) if x >= 0)
        cue = n.entry.lemma if n.entry is not None and n.entry.table == "placecues" else ""
        kept = cue and cue not in _BARE and not n.plural
        return (n.unit.start if kept else name), end
    first, _, rest = n.unit.norm.removeprefix(n.unit.conj).removeprefix(n.unit.prep).partition(" ")
    bare = rest and first in _BARE_KEYS and not rest.endswith("يه")  # 'العاصمة صنعاء', not 'العاصمة اللبنانية'
    return (_second_word(text, n.unit.start, end) if bare else n.unit.start), end


def _second_word(text: str, start: int, end: int) -> int:
    """Where the second word of text[start:end] begins; `start` if there is none."""
    words = text[start:end].split(None, 1)
    return end - len(words[1]) if len(words) > 1 else start


def _name_end(n: Node, inner: Node) -> int:
    """Where the name ends: before adjectives that only say more of the place ('المجاورة', 'التابعة'); a name sure by
    itself ends where it ends ('تعز عاصمة المحافظة')."""
    cued = n.name_start >= 0 or _cued(n)
    if not cued or inner is not n and inner.unit.place is not None and inner.unit.place[0] == "A":
        return inner.end if inner is not n else n.unit.end if n.unit.place else n.end
    end = n.end
    first = max(n.name_start, n.unit.end + 1)
    for u in reversed(n.adjectives):
        if u.end == end and u.start > first and (u.nation is not None or u.norm.removeprefix("ال") in TRAILING):
            end = u.start - 1
    return end


def _area(role: str, n: Node, text: str, known: Knowledge, setting: Setting) -> PlaceRef | None:
    """A place noun without a name of its own: 'في المدينة' is the name told before, 'شمال المدينة' stays as written."""
    entry = pointer(n) or n.entry
    lemma = entry.lemma if entry is not None else ""
    first, end = (n.place.start, n.place.end) if n.place is not None else (n.start, n.end)
    start = _side_of(n, text) if first == n.start else first
    told = setting.last_told(lemma, n.start, known) if lemma in NAMED_BACK and strength(n) == AREA else None
    if told is None:
        if lemma in _VAGUE and start == first:
            return None
        return PlaceRef(role, text[start:end], start, end, precision=entry.kind if entry is not None else None)
    found = known.places.choose(Candidates(told.rows), setting.ranked(), setting.near)
    span = (_second_word(text, told.start, told.end) if told.whole else told.start), told.end
    if start == first and known.language.normalize(text[span[0] : span[1]]).endswith(told.name):
        start, end = span
    if found is None:
        return PlaceRef(role, text[start:end], start, end, precision=entry.kind if entry is not None else None)
    return _known(role, text[start:end], start, end, found)


def _cued(n: Node) -> bool:
    """'بلدة الحارة': the name is the noun that the cue noun is in construct with."""
    bare = n.place is None and n.name_start < 0 and n.last > n.first
    return bare and n.entry is not None and n.entry.table == "placecues"


def _two_in_one(n: Node, inner: Node) -> bool:
    """'في كذا منطقة كذا': a name that no table knows, and the known one that it lies in."""
    return n.noun == "unknown" and inner is not n and n.unit.kind == "word" and n.unit.unknown and locating(n)


def _by_name(words: str, known: Knowledge, setting: Setting) -> Place | None:
    """The entry that bears a whole phrase as its name ('مطار عدن الدولي')."""
    entry = known.places.lookup(known.language.normalize(words))
    return known.places.choose(entry[1], setting.ranked(), setting.near) if entry else None


def _lookup(u: Unit, known: Knowledge, setting: Setting) -> Place | None:
    if u.place is None:
        return None
    return known.places.choose(Candidates(u.place[1]), setting.ranked(), setting.near)


def finest(places: list[PlaceRef]) -> PlaceRef | None:
    """The main place: the first that the act is at, else goes toward, unless the gazetteer knows it as a country or
    region and a finer one that the act is at stands elsewhere; None if it only goes to places or comes from there."""
    main = next((p for roles in (("at", "near"), ("toward",)) for p in places if p.role in roles), None)
    if main is not None and main.precision in ("country", "region") and main.id is not None:
        fine = (p for p in places if p.role == "at" and p.id is not None and p.precision in ("town", "point"))
        main = next(fine, main)
    return main


_MENTIONS = 40


def text_country(units: list[Unit], setting: Setting) -> None:
    """Takes in what a sentence names: its countries, so that a name shared by several goes to the right one, and its
    places, so that
    'the city' can point back."""
    if units and units[0].start < setting.end:
        setting.day = None
        setting.told.clear()  # the text after the title: offsets begin anew
    cue = ""
    for u in units:
        if u.time is not None:
            u.time = _told_time(u.time, setting)
        elif u.country:
            setting.count(u.country, 2)
        elif u.nation is not None:
            setting.count(u.nation[0])
        elif u.metonym is not None:
            setting.count(u.metonym[0])
        if u.place is not None and (cue or u.place[0] == "A"):
            first, _, rest = u.norm.removeprefix(u.conj).removeprefix(u.prep).partition(" ")
            whole = bool(rest) and first in _CUES
            name = rest if whole else u.norm
            setting.told.append(Told(u.start, u.end, name, first if whole else cue, u.place[1], whole))
        elif cue and u.unknown:
            setting.told.append(Told(u.start, u.end, u.norm, cue, ()))
        cue = _cue(u)
    if units:
        setting.end = units[-1].end
    del setting.told[:-_MENTIONS]


def _told_time(t: TimeExpression, setting: Setting) -> TimeExpression:
    """'فجرا', 'في الساعة الثانية', 'في اليوم نفسه': a part of the day told last."""
    if t.start is not None and t.end is not None:
        if t.precision in _WITHIN_A_DAY:
            setting.day = t.start, t.end
        return t
    if t.start is None and t.end is None and setting.day is not None and t.precision in _WITHIN_A_DAY:
        return t._replace(start=setting.day[0], end=setting.day[1])
    return t


_WITHIN_A_DAY = frozenset(("minute", "hour", "part", "day"))
_CUES = frozenset("مدينه بلده قريه محافظه ولايه اقليم قضاء ناحيه مديريه منطقه".split())


def _cue(u: Unit) -> str:
    """The key of a noun that announces a place name, '' if the unit is none."""
    if not u.readings or u.readings[0].entry.table != "placecues" or u.art:
        return ""
    key = u.norm.removeprefix(u.conj).removeprefix(u.prep)
    return key if key in _CUES else ""
