"""Figures for claims against annotated texts: how many events are found, and how much of each found event is right.

Precision is the share of claims that are annotated events, recall the share of annotated events that are claimed, F1 their
harmonic mean. Optional events are neither asked for nor held against a claim. Families that the gold annotates nowhere are
left out. Titles are not annotated: claims anchored in one do not count. All other figures are over matched events only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ..model import HAPPENED, Claim, Loss, Reading, Sentence, Words
from .gold import GoldEvent, GoldText, Toll
from .match import Mark, Pair, family, match
from .words import token_f1

Annotated = tuple[GoldText, Reading]
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of events and claims. `near` holds every match, `strict` those whose anchors overlap; `claims` is None where
    claims cannot be told apart that way (a claim has no construction)."""

    gold: int
    claims: int | None
    strict: int
    near: int

    def precision(self, near: bool = True) -> float | None:
        """Share of claims that are events; None without claims."""
        return (self.near if near else self.strict) / self.claims if self.claims else None

    def recall(self, near: bool = True) -> float | None:
        """Share of events that are claimed; None without events."""
        return (self.near if near else self.strict) / self.gold if self.gold else None

    def f1(self, near: bool = True) -> float | None:
        """Harmonic mean of both, which is twice the matches over events and claims; None without either."""
        total = self.gold + (self.claims or 0)
        return 2 * (self.near if near else self.strict) / total if total and self.claims is not None else None


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over `n` cases, between 0 and 1."""

    value: float
    n: int


@dataclass(frozen=True, slots=True)
class StatusTally:
    """Events of one status: how many, how many matched, and of these how many were given that status."""

    gold: int
    matched: int
    right: int


@dataclass(frozen=True, slots=True)
class Scores:
    """What `evaluate` finds. `fields`: mean agreement per field; `quiet`: share of texts without any event in which a claim
    says that an attack happened (the lower the better), None without such texts."""

    texts: int
    overall: Tally
    fields: Mapping[str, Mean]
    families: Mapping[str, Tally]
    statuses: Mapping[str, StatusTally]
    constructions: Mapping[str, Tally]
    genres: Mapping[str, Tally]
    quiet: Mean | None


@dataclass(slots=True)
class _Count:
    gold: int = 0
    claims: int = 0
    strict: int = 0
    near: int = 0

    def tally(self, claims: bool = True) -> Tally:
        return Tally(self.gold, self.claims if claims else None, self.strict, self.near)


@dataclass(slots=True)
class _Counts:
    """Running counts of one evaluation."""

    overall: _Count = field(default_factory=_Count)
    families: defaultdict[str, _Count] = field(default_factory=lambda: defaultdict(_Count))
    constructions: defaultdict[str, _Count] = field(default_factory=lambda: defaultdict(_Count))
    genres: defaultdict[str, _Count] = field(default_factory=lambda: defaultdict(_Count))
    statuses: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    fields: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    quiet: list[bool] = field(default_factory=list)


def score(pairs: Iterable[Annotated]) -> Scores:
    """The figures over annotated texts and their readings."""
    pairs = list(pairs)
    known = families_of(gold for gold, _ in pairs)
    counts = _Counts()
    for gold, reading in pairs:
        _text(counts, gold, reading, known)
    return Scores(
        texts=len(pairs),
        overall=counts.overall.tally(),
        fields={name: Mean(sum(v) / len(v), len(v)) for name, v in counts.fields.items()},
        families=_tallies(counts.families),
        statuses={k: StatusTally(*v) for k, v in _by_size(counts.statuses, lambda v: v[0])},
        constructions=_tallies(counts.constructions, claims=False),
        genres=_tallies(counts.genres),
        quiet=Mean(sum(counts.quiet) / len(counts.quiet), len(counts.quiet)) if counts.quiet else None,
    )


def families_of(texts: Iterable[GoldText]) -> frozenset[str]:
    """Families that are annotated in any of the texts."""
    return frozenset(family(e.type, e.mode) for text in texts for e in text.events)


def countable(gold: GoldText, reading: Reading, known: frozenset[str]) -> tuple[Claim, ...]:
    """The claims that the annotation can judge: anchored in the text, of a family that is annotated."""
    judged = known if gold.families is None else gold.families
    return tuple(c for c in reading.claims if c.anchor.field == "text" and family(c.type, c.mode) in judged)


def matches(gold: GoldText, claims: Sequence[Claim]) -> tuple[Pair, ...]:
    """Which claim is which event of the text."""
    return match(
        [Mark(family(e.type, e.mode), e.anchor.start, e.anchor.end) for e in gold.events],
        [Mark(family(c.type, c.mode), c.anchor.start, c.anchor.end) for c in claims],
    )


def agreement(event: GoldEvent, claim: Claim) -> Iterator[tuple[str, float]]:
    """Name and value (0 to 1) of every field that can be compared in a matched event."""
    yield "type", event.type == claim.type
    if event.mode:
        yield "mode", event.mode == claim.mode
    yield "status", event.status == claim.status
    yield "happened or not", (event.status in HAPPENED) == (claim.status in HAPPENED)
    for axis, value in event.axes.items():
        yield axis, getattr(claim, axis) == value
    found = arguments(claim)
    for name, words in _gold_arguments(event).items():
        if words:
            yield name, token_f1(_joined(words), found[name])
        elif name in ("actors", "place"):
            yield f"{name} left empty", not found[name]
    if event.from_:
        yield "day", bool(claim.when and (claim.when.from_ or "")[:10] == event.from_)
    for kind in ("killed", "injured"):
        toll = total(event.losses, kind)
        if toll is not None:
            yield kind, total(claim.losses, kind) == toll


def arguments(claim: Claim) -> dict[str, str]:
    """The words of a claim's arguments, coordinated parties joined; "" where it has none."""
    return {
        "actors": " ".join(p.text for p in claim.actors),
        "recipients": " ".join(p.text for p in claim.recipients),
        "place": claim.place.text if claim.place else "",
        "when": claim.when.text if claim.when else "",
        "said_by": claim.said_by[0].text if claim.said_by else "",
    }


def total(losses: Sequence[Loss] | Sequence[Toll], kind: str) -> int | None:
    """The act's own losses of a kind, lowest count, parts of a sum left out; None where no count is told."""
    whole = [x for x in losses if x.kind == kind and x.scope != "period"]
    sums = [x for x in whole if x.scope != "part" and getattr(x, "part_of", None) is None] or whole
    lows = [low for x in sums if (low := x.low if x.low is not None else getattr(x, "best", None)) is not None]
    return sum(lows) if lows else None


def _text(counts: _Counts, gold: GoldText, reading: Reading, known: frozenset[str]) -> None:
    claims = countable(gold, reading, known)
    if not gold.events:
        counts.quiet.append(any(c.type == "ASSAULT" and c.status in HAPPENED for c in claims))
    pairs = matches(gold, claims)
    genre = [counts.genres[gold.genre]] if gold.genre else []
    by_event = {p.gold: p for p in pairs}
    for i, event in enumerate(gold.events):
        if not event.optional:
            _event(counts, genre, event, by_event.get(i), claims, reading.sentences)
    optional = {p.claim for p in pairs if gold.events[p.gold].optional}
    for j, claim in enumerate(claims):
        if j not in optional:
            for count in (counts.overall, counts.families[family(claim.type, claim.mode)], *genre):
                count.claims += 1


def _event(counts: _Counts, genre: list[_Count], event: GoldEvent, pair: Pair | None, claims: Sequence[Claim],
           sentences: Sequence[Sentence]) -> None:  # fmt: skip
    places = [counts.overall, counts.families[family(event.type, event.mode)], *genre]
    if event.construction:
        places.append(counts.constructions[event.construction])
    for count in places:
        count.gold += 1
        count.near += pair is not None
        count.strict += pair is not None and not pair.near
    status = counts.statuses[event.status]
    status[0] += 1
    if pair is None:
        return
    claim = claims[pair.claim]
    status[1] += 1
    status[2] += claim.status == event.status
    far = _elsewhere(event, sentences)
    for name, value in agreement(event, claim):
        counts.fields[name].append(float(value))
        if name in far:
            counts.fields[f"{name} from another sentence"].append(float(value))


def _elsewhere(event: GoldEvent, sentences: Sequence[Sentence]) -> set[str]:
    """Arguments with words outside the anchor's sentence: finding them takes reference across sentences."""
    starts = [s.start for s in sentences if s.field == "text"]

    def at(words: Words) -> int:
        return bisect_right(starts, words.start)

    here = at(event.anchor)
    return {name for name, words in _gold_arguments(event).items() if any(at(w) != here for w in words)}


def _gold_arguments(event: GoldEvent) -> dict[str, tuple[Words, ...]]:
    return {
        "actors": event.actors,
        "recipients": event.recipients,
        "place": (event.place,) if event.place else (),
        "when": (event.when,) if event.when else (),
        "said_by": (event.said_by,) if event.said_by else (),
    }


def _joined(words: Iterable[Words]) -> str:
    return " ".join(w.text for w in words)


def _tallies(counts: Mapping[str, _Count], claims: bool = True) -> dict[str, Tally]:
    return {name: count.tally(claims) for name, count in _by_size(counts, lambda c: c.gold)}


def _by_size(counts: Mapping[str, V], size: Callable[[V], int]) -> list[tuple[str, V]]:
    """Items of a mapping, the largest first, equal ones by name."""
    return sorted(counts.items(), key=lambda item: (-size(item[1]), item[0]))
