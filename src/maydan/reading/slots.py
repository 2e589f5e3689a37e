"""Slots: where a phrase goes, checked against what it may be.

A frame says which slot a position fills (frames.yml); here stands what a slot accepts: a party acts, a place is struck but
never acts, a weapon names its means, a facility may name its owner.
"""

from __future__ import annotations

from collections.abc import Callable

from .drafts import Draft
from .nodes import Node

AGENT_PHRASES = {"من قبل": "actor", "من جانب": "actor", "من طرف": "actor", "علي يد": "actor", "علي ايدي": "actor", "بيد": "actor",
                 "ضد": "recipient", "بحق": "recipient"}  # fmt: skip
PARTS = {"بقياده": "leads", "بدعم من": "supports", "بدعم": "supports", "بمسانده": "supports", "بمسانده من": "supports",
         "باسناد": "supports", "باسناد من": "supports", "بمشاركه": "supports", "بمشاركه من": "supports"}  # fmt: skip
"""Prepositions that name a party taking part, and its part."""

NEAR = frozenset("قرب بالقرب قبالة قباله محيط جوار شمال جنوب شرق غرب شمالي جنوبي شرقي غربي".split())
TOWARD = frozenset("نحو باتجاه صوب الي تجاه".split())
AT = frozenset("في ب داخل وسط عند لدي علي خلال عبر بين فوق تحت حول".split())
_SITE_WORDS = frozenset("طريق حدود جبهه محور خط ضفه ضفاف ساحل طرف اطراف مشارف".split())

PART = "بينهم"
"""The preposition that nodes after بينهم، من بينهم، منهم ... are given."""

CAUSE = frozenset(
    "في ب لدي اثر جراء خلال نتيجه بسبب عقب من بعد اثناء ضمن بفعل علي".split()
    + ["من جراء", "علي اثر", "نتيجه ل", "في اعقاب", "علي خلفيه", "جراء"]
)
"""Prepositions under which an act noun is the cause of what stands before it."""


def prepositional(draft: Draft, slots: dict[str, str], n: Node) -> str:
    """Fills a prepositional phrase: the frame's word first, then what prepositions mean for every act."""
    prep, inner = n.prep, n.prep2
    if prep in PARTS and n.party:
        n.part = PARTS[prep]
        return fill(draft, "actor", n)
    if prep == PART:
        draft.parts.append(n)
        return "part"
    if prep == "معظمهم":
        return "made-of"
    slot = slots.get(prep) or AGENT_PHRASES.get(prep, "")
    if n.noun in ("time", "source"):
        return ""
    if prep == "ل" and slot in ("actor", "actor-or-target") and draft.actors and n is not draft.node:
        slot = "target"  # 'نفذت كمينا لتعزيزات': who acts is told already
    if prep == "ل" and slot in ("actor", "actor-or-target") and n.party and _holds(draft, n):
        draft.recipients[-1] = n  # 'قصف مواقع لـ«التنظيم»'
        return "target"
    if slot in ("place", "near", "from", "to", "toward") or not slot:
        return _located(draft, slot, prep, inner, n)
    return fill(draft, slot, n)


def _holds(draft: Draft, n: Node) -> bool:
    """Whether the party is told as the owner of the thing struck right before it."""
    struck = draft.recipients[-1] if draft.recipients else None
    return struck is not None and struck.noun in ("facility", "weapon") and n.index - struck.index <= 2


def _located(draft: Draft, slot: str, prep: str, inner: str, n: Node) -> str:
    """Where: the phrase is a place, a facility, or a party's ground."""
    if n.noun == "weapon" and prep in ("ب", "عبر", "بواسطه", "باستخدام"):
        return fill(draft, "weapon", n)
    if n.noun not in ("place", "facility", "country", "metonym", "unknown", "placecue") and n.place is None:
        return ""
    direction = next((p for p in (inner, prep) if p.split(" ")[0] in NEAR or p.startswith("علي بعد")), "")
    if prep == "من" and not direction:
        role = "from"
    elif prep.split(" ")[0] in TOWARD:
        role = "toward" if prep != "الي" else "to"
    elif direction and direction.split(" ")[0] in ("قرب", "بالقرب", "قباله", "جوار", "محيط"):
        role = "near"
    elif prep.split(" ")[0] in AT or direction or slot == "place":
        role = "at"
    else:
        return ""
    if n.noun == "unknown" and not (n.definite and role == "at" and prep in ("في", "ب")):
        return ""
    if n.noun == "facility":
        if draft.facility is None and role in ("at", "near"):
            draft.facility = n
        if n.place is None:
            return "facility"
    draft.places.append((role, n))
    return "place"


def fill(draft: Draft, slot: str, n: Node) -> str:
    """Puts a phrase where the slot says, checked against what it may be; returns the slot taken ('' if none fits)."""
    return _FILLERS.get(slot, _ignore)(draft, n)


def _ignore(draft: Draft, n: Node) -> str:
    return ""


def _actor(draft: Draft, n: Node) -> str:
    if n.noun == "weapon":
        return _weapon_actor(draft, n)
    if n.noun == "act":
        return ""
    if n.noun in ("place", "country") and draft.type == "ASSAULT" and n.noun == "place":
        return _located(draft, "place", "في", "", n)
    if n.noun == "unknown" and not n.definite and draft.frame in _MOVES:
        return ""
    if n.party or n.noun in ("unknown", "dead") or n.noun == "place" and draft.type in _POLITICAL:
        draft.actors.append(n)
        if n.mode and n.mode != draft.mode:
            draft.mode = mode_with(draft, n.mode)
        elif n.people is not None and n.people.class_ == "attacker":
            draft.mode = mode_with(draft, "suicide")
        return "actor"
    if n.noun == "facility" and n.owner is not None:
        draft.actors.append(n)
        return "actor"
    if n.noun == "thing" and n.owner is None and n.actor is None and n.country is None:
        return ""
    if n.noun == "thing":
        draft.actors.append(n)
        return "actor"
    return ""


_POLITICAL = frozenset("AGREE CONSULT SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN SANCTION AID".split())
"""Acts that a seat of power does under its own name: 'أربيل ترفض'."""

_STRUCK = frozenset("strike aim attack shoot launch-weapon raid siege".split())
_MOVES = frozenset("advance withdraw take fall deploy-self".split())


def _weapon_actor(draft: Draft, n: Node) -> str:
    """'قصفت طائرات التحالف': the weapon names its owner, and the mode."""
    draft.weapon = draft.weapon or n
    draft.mode = mode_with(draft, n.mode)
    if (
        n.actor is not None
        or n.country
        or n.owner is not None
        or (n.entry and n.entry.kind in ("aircraft", "helicopter", "drone", "naval"))
    ):
        draft.actors.append(n)
    draft.features.add("weapon-subject")
    return "actor"


def _recipient(draft: Draft, n: Node) -> str:
    if n.noun in ("act", "time"):
        return ""
    if n.noun == "place":
        return _located(draft, "place", "في", "", n)
    draft.recipients.append(n)
    return "recipient"


_NO_TARGET = frozenset(("capture", "clash"))
_GROUNDS = frozenset("road square street border".split())
_MUNITIONS = frozenset(
    "artillery rocket missile air-bomb ied car-bomb mine hand-grenade firearm explosive chemical".split()
)


def _target(draft: Draft, n: Node) -> str:
    if n.noun == "place" and n.place is None and n.name_start < 0 and draft.frame in _STRUCK:
        draft.recipients.append(n)  # 'أحياء سكنية', 'مناطق مدنية': the thing struck, no name of a place
        return "target"
    if n.noun == "place":
        if draft.mode == "siege" or draft.type == "ASSAULT" and draft.frame in _STRUCK and draft.mode not in _NO_TARGET:
            draft.recipients.append(n)
        return _located(draft, "place", "في", "", n)
    if n.noun == "weapon" and n.entry is not None and n.entry.kind in _MUNITIONS:
        return _weapon(draft, n)
    if n.noun == "facility":
        draft.facility = draft.facility or n
        if draft.recipients and n.facility is not None and n.facility.kind in _GROUNDS:
            return "target"  # 'هاجموا رتلا على الطريق': where, not whom
        draft.recipients.append(n.owner if n.owner is not None and n.owner.noun == "actor" and n.owner.last >= 0 else n)
        if n.place is not None:
            draft.places.append(("at", n))
        return "target"
    if n.noun == "country":
        draft.recipients.append(n)
        draft.places.append(("at", n))
        return "target"
    if n.noun in ("act", "time"):
        return ""
    draft.recipients.append(n)
    return "target"


def _either(draft: Draft, n: Node) -> str:
    if n.noun in ("place", "facility", "dead", "hurt", "people", "person"):
        return _target(draft, n)
    if n.party or n.noun == "weapon":
        return _actor(draft, n)
    return _target(draft, n) if n.noun in ("unknown", "thing") else ""


def _victim(draft: Draft, n: Node) -> str:
    if n.noun in ("act", "time", "weapon"):
        return ""
    if n.noun in ("place", "facility") and n.number is None and n.noun == "place":
        return _located(draft, "place", "في", "", n)
    if n.noun == "thing" and n.number is None and n.actor is None:
        return ""
    draft.recipients.append(n)
    return "victim"


def _both(draft: Draft, n: Node) -> str:
    if n.noun == "place":
        return _located(draft, "place", "في", "", n)
    if not n.party and n.noun not in ("unknown", "facility"):
        return ""
    (draft.recipients if draft.actors else draft.actors).append(n)
    return "both"


def _weapon(draft: Draft, n: Node) -> str:
    if n.noun == "weapon":
        draft.weapon = draft.weapon or n
        if n.mode:
            draft.mode = mode_with(draft, n.mode)
        return "weapon"
    if n.noun in ("facility",) and draft.frame == "blast":
        draft.facility = draft.facility or n
        return "weapon"
    if n.noun == "place":
        return _located(draft, "place", "في", "", n)
    return ""


def struck_facility(d: Draft) -> None:
    """An attack on nobody named is an attack on the facility it struck."""
    if d.type == "ASSAULT" and not d.recipients and d.facility is not None and d.facility not in d.actors:
        d.recipients.append(d.facility)


def _place_slot(role: str) -> Callable[[Draft, Node], str]:
    def put(draft: Draft, n: Node) -> str:
        prep = {"from": "من", "to": "الي", "toward": "نحو", "near": "قرب"}.get(role, "في")
        return _located(draft, "place", prep, "", n)

    return put


def _topic(draft: Draft, n: Node) -> str:
    draft.topics.append(n)
    return "topic"


def _goods(draft: Draft, n: Node) -> str:
    if n.noun in ("act", "time"):
        return ""
    draft.recipients.append(n)
    return "goods"


def _partner(draft: Draft, n: Node) -> str:
    if n.party or n.noun == "unknown":
        draft.partners.append(n)
        return "partner"
    return ""


def _reason(draft: Draft, n: Node) -> str:
    draft.reason = draft.reason or n
    return "reason"


_FILLERS: dict[str, Callable[[Draft, Node], str]] = {
    "actor": _actor, "recipient": _recipient, "target": _target, "actor-or-target": _either, "victim": _victim,
    "both": _both, "weapon": _weapon, "place": _place_slot("at"), "from": _place_slot("from"), "to": _place_slot("to"),
    "near": _place_slot("near"), "toward": _place_slot("toward"), "topic": _topic, "goods": _goods,
    "partner": _partner, "reason": _reason,
}  # fmt: skip


def mode_with(draft: Draft, mode: str) -> str:
    """The mode of an act whose means is now known: a means refines only acts that leave it open."""
    if not mode or draft.type != "ASSAULT":
        return draft.mode
    if draft.mode in ("attack", "shelling", "bombing", "") and not (
        draft.mode == "bombing" and mode in ("shelling", "missile")
    ):
        return mode
    return draft.mode
