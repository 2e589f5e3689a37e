"""The head of a noun phrase: of what the phrase is, by the tables that know its first word."""

from __future__ import annotations

from .choices import nominal
from .nodes import Node
from .units import Unit
from .words import Reading

_OPEN_QUOTES = frozenset("\"«“„‘'(")


def set_head(node: Node, u: Unit, units: list[Unit], k: int) -> None:
    """Says of what the phrase is by its head. What follows from the word alone is kept with the word."""
    word = u.word
    if u.maybe and 0 < k < len(units) - 1 and units[k - 1].norm in _OPEN_QUOTES and units[k + 1].kind == "punct":
        node.noun, node.candidates, node.actor, node.definite = "actor", u.maybe, u.maybe[0], True
        return
    if word is None or word.asking:
        _read_head(node, u, nominal(u, units, k))
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
        node.mode = u.mode
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
        node.noun, node.candidates, node.definite = "force", u.maybe, True  # 'المقاومة': which one, the report may tell
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
