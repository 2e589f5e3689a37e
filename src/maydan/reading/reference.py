"""What later words refer back to: 'التنظيم' to the group named before, 'الهجوم' to the attack told before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .drafts import Draft
from .joins import add_cost, cost_of, fold
from .knowledge import Knowledge
from .nodes import ARMED_ROLES, Node, Roles
from .resolve import Setting
from .voices import Discourse
from .words import Word

_TRAPS = 3
"""So many words of one peaceful field (sport, market ...) in a report so far, one of them in the sentence, make its war words
suspect."""

_RESOLVABLE = frozenset(("force", "body", "thing", "unknown", "member", "fighter", "official"))
_MEMORY = 40


@dataclass(slots=True)
class Memory:
    """What one report has said so far. `actors`: indexes in order of mention, latest last;
    `dated`: whether a day has been named, as news does and analysis seldom."""

    actors: list[int] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    dated: bool = False
    arms: bool = False
    places: list[tuple[str, Node]] = field(default_factory=list)
    traps: Counter[str] = field(default_factory=Counter)
    discourse: Discourse = field(default_factory=Discourse)
    setting: Setting = field(default_factory=Setting)

    def armed(self, nodes: list[Node], roles: Roles) -> str:
        """Whether a party under arms is in the sentence ('here'), was in the report ('before'), or not ('none'); remembers it."""
        if any(n.kind == "NP" and roles(n) in ARMED_ROLES for n in nodes):
            self.arms = True
            return "here"
        return "before" if self.arms else "none"

    def trapped(self, words: Sequence[Word]) -> str:
        """The peaceful field that the sentence is on (sport, market, accident ...), or ''; remembers its words."""
        here = Counter(w.trap for w in words if w.trap)
        self.traps.update(here)
        return next((name for name in here if here[name] >= 2 or self.traps[name] >= _TRAPS), "")


def resolve_names(nodes: list[Node], memory: Memory, known: Knowledge) -> None:
    """Gives definite generic nouns the actor they were said of, and remembers the actors of the sentence."""
    for n in nodes:
        if n.kind == "TIME" and n.time is not None and n.time.precision in ("day", "part", "hour", "minute"):
            memory.dated = True
        if n.kind != "NP":
            continue
        if n.candidates and (n.actor is None or len(n.candidates) > 1):
            n.actor = _chosen(n, memory, known)
            if n.actor is not None and not n.party:
                n.noun = "actor"
        if n.actor is not None:
            memory.actors.append(n.actor)
        elif n.noun in _RESOLVABLE and n.definite and n.country is None:
            n.actor = _antecedent(n, memory, known)
    del memory.actors[:-_MEMORY]


def _chosen(n: Node, memory: Memory, known: Knowledge) -> int | None:
    """Which of the actors of one name is meant: one named before, else one of a country in play. A name that is an ordinary
    word too (n.actor is None) means an actor only if the report has named that actor unmistakably."""
    for index in reversed(memory.actors):
        if index in n.candidates:
            return index
    if n.actor is None:
        return None
    for country in memory.setting.ranked():
        for index in n.candidates:
            if known.actors.country_of(index) == country:
                return index
    return n.actor


def _antecedent(n: Node, memory: Memory, known: Knowledge) -> int | None:
    norm = n.unit.norm
    for clitic in (n.unit.conj, n.unit.prep if n.unit.kind == "word" else ""):
        if clitic and norm.startswith(clitic):
            norm = norm[1:]
    if norm.startswith("لل"):
        norm = norm[2:]
    elif norm.startswith("ل") and n.unit.art and not norm.startswith("ال"):
        norm = norm[1:]
    head = norm[2:] if norm.startswith("ال") else ""
    if n.pronoun and n.entry is not None:
        head = n.entry.lemma  # 'تنظيمه'
    if not head or n.adjectives or n.last > n.first + 1:
        return None
    for index in reversed(memory.actors):
        if head in known.actors.heads(index):
            return index
    return None


def settle(drafts: list[Draft], memory: Memory) -> list[Draft]:
    """The drafts that tell something new; repeated mentions are folded into what they repeat."""
    fresh: list[Draft] = []
    for d in drafts:
        earlier = _told_before(d, fresh + memory.drafts[::-1]) or cost_of(d, fresh, memory.drafts)
        if earlier is not None:
            d.features.add("repeated")
            _enrich(earlier, d)
        else:
            fresh.append(d)
    memory.drafts.extend(fresh)
    del memory.drafts[:-_MEMORY]
    for d in fresh:
        if d.places and d.type in ("ASSAULT", "CONTROL") and not d.background:
            memory.places = d.places[:1] if d.modality == "actual" else memory.places
    return fresh


def _enrich(earlier: Draft, again: Draft) -> None:
    same_sentence = earlier.sentence == again.sentence
    if same_sentence:
        fold(again, earlier, mode=False)
        return
    again.merged = earlier
    add_cost(earlier, again)


def _told_before(d: Draft, earlier: list[Draft]) -> Draft | None:
    """The happening that a draft repeats, nearest first: a definite or argument-less act noun, or a second telling with the
    same mode, actor, place and day."""
    again = next((e for e in earlier if e is not d and _retold(d, e)), None)
    if again is not None or d.verbal or d.casualty or d.node.number is not None:
        return again
    pointing = d.node.definite
    empty = not (d.actors or d.recipients or d.places or d.losses)
    if not pointing and not (empty and d.time is None):
        return None
    for e in earlier:
        if e.type == d.type and e is not d and _compatible(e, d) and (pointing or e.sentence == d.sentence):
            return e
    return None


def _retold(d: Draft, e: Draft) -> bool:
    """Whether d tells e again in other words, with nothing of its own: no other toll, count, place or day."""
    if d.type not in _RETOLD or e.type != d.type or e.mode != d.mode or e.sentence == d.sentence or d.count != e.count:
        return False
    if (
        not d.actors
        or not e.actors
        or not _keys(d.actors) <= _keys(e.actors)
        or (d.modality, d.polarity) != (e.modality, e.polarity)
    ):
        return False
    if d.losses and _tolls(d) != _tolls(e):
        return False
    mine = [n for _, n in d.places] if "inherited-place" not in d.features else []
    if not _subset(mine, [n for _, n in e.places]):
        return False
    if d.time is not None and e.time is not None and d.time.time is not None and e.time.time is not None:
        if d.time.time.start != e.time.time.start:
            return False
    return bool(mine) or _subset(d.recipients, e.recipients)


_RETOLD = frozenset(("ASSAULT", "COERCE", "RETREAT", "PROTEST", "CONTROL"))


def _tolls(d: Draft) -> set[tuple[str, int | None]]:
    return {(x.kind, x.best) for x in d.losses}


def _compatible(e: Draft, d: Draft) -> bool:
    """Whether d could be e again: no mode, party or place of its own that e lacks."""
    if not _same_mode(d.mode, e.mode) or (d.modality, d.polarity) != (e.modality, e.polarity):
        return False
    if d.losses and not d.node.definite:
        return False
    return (
        _subset(d.actors, e.actors)
        and _subset([p for _, p in d.places], [p for _, p in e.places])
        and (d.time is None or e.time is None or d.time.time == e.time.time)
    )


_ALIKE = (
    frozenset(("bombing", "suicide")),
    frozenset(("shelling", "missile", "airstrike")),
    frozenset(("capture", "advance")),
)
_OPEN = frozenset(("", "attack"))
_APART = frozenset(("capture", "advance", "clash"))


def _same_mode(a: str, b: str) -> bool:
    return a == b or any(a in pair and b in pair for pair in _ALIKE) or bool({a, b} & _OPEN and not {a, b} & _APART)


def _subset(mine: list[Node], theirs: list[Node]) -> bool:
    return not mine or _keys(mine) <= _keys(theirs)


def _keys(nodes: list[Node]) -> set[object]:
    """What phrases refer to, as far as known: actor, country, else the head word."""
    return {n.actor if n.actor is not None else n.country or n.unit.norm.removeprefix("ال") for n in nodes}
