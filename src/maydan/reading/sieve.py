"""What is left out though it has the words of war: acts told by nothing but a word, accidents, sport, ground that is no ground."""

from __future__ import annotations

from collections.abc import Sequence

from .drafts import Draft
from .nodes import Roles
from .words import Word

_WARRING = frozenset("GOV MIL COP SPY REB UAF CRM OPP".split())
_FIGHTING = frozenset("MIL REB UAF".split())
_TRADES = frozenset("BUS MED EDU JRN LAB AGR".split())
_CIVIL = frozenset(("accident", "mishap", "health", "weather"))
_MISHAP = "mishap"


def tells_of_war(drafts: list[Draft], words: Sequence[Word], field: str, roles: Roles) -> list[Draft]:
    """The drafts that tell something of a conflict.

    Args:
        words: of the sentence. field: the peaceful field it is on ('' if none). roles: PLOVER role of a party.
    """
    mishap = any(w.trap == _MISHAP for w in words)
    return [
        d
        for d in drafts
        if _says_enough(d)
        and not _no_ground(d, roles)
        and not (field and _harmless(d, roles, field))
        and not (mishap and _by_accident(d))
    ]


def _says_enough(d: Draft) -> bool:
    """A bare definite noun without party, place, time or loss tells nothing ('بعد الحرب')."""
    if d.verbal:
        return True
    own_place = d.places and "inherited-place" not in d.features
    return bool(d.actors or d.recipients or own_place or d.topics or d.losses or d.time or d.facility or d.weapon)


def _by_accident(d: Draft) -> bool:
    """Casualties beside a fire, a collision, a drowning, with nobody and nothing else that caused them."""
    return d.casualty and not d.actors and d.weapon is None and d.mode in ("attack", "")


def _harmless(d: Draft, roles: Roles, field: str) -> bool:
    """War words in a text on sport, markets, accidents ...: no armed or political party is in it. To an accident police and
    civil defence come too."""
    if field in _CIVIL:
        return d.weapon is None and not any(roles(n) in _FIGHTING for n in (*d.actors, *d.recipients))
    parties = [n for n in (*d.actors, *d.recipients) if n.actor is not None or roles(n) in _WARRING]
    if field == "sport":  # there an attacker is a player
        parties = [n for n in parties if n.actor is not None or n.noun in ("force", "body", "country")]
    return not parties


def _no_ground(d: Draft, roles: Roles) -> bool:
    """Ground taken or gained without ground or forces: 'السيطرة على الحريق', 'التقدم في السن', 'تقدم الشركة خدمات'."""
    own_place = d.places and "inherited-place" not in d.features
    if d.frame == "take":
        return (
            not own_place and bool(d.recipients) and all(n.noun in ("thing", "unknown", "person") for n in d.recipients)
        )
    if d.frame == "fall":
        return not own_place and d.facility is None  # 'سقوط طفلة'
    if d.mode == "advance" and d.type == "ASSAULT":
        forces = [n for n in d.actors if roles(n) not in _TRADES]
        return not own_place and not any(
            n.noun == "force" or n.actor is not None or roles(n) in _WARRING for n in forces
        )
    return False
