"""The nouns of Maydan: frozen data, no I/O.

A report makes claims; a claim points at the words it came from. Offsets are code points into the untouched `title` or
`text` of the report, end exclusive. What is unknown is None, never 0. The record that leaves the program (one JSON object
a claim) is made by `as_record`; its names are the contract of docs/reference/claim.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, untouched. `published` is the day it appeared, None if unknown."""

    id: str
    text: str
    title: str = ""
    published: date | None = None
    source: str | None = None
    url: str | None = None
    lang: str = "ar"
    copy_group: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Words as written in one field ("title" or "text") of a report."""

    field: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `text` is the slice [start:end] of the report's `field`."""

    index: int
    field: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that moved one axis off its default, and the rule that read them."""

    axis: str
    text: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted on. `id` and `name` only for entries of the actor list; `country` ISO 3166 alpha-3;
    `role` a PLOVER sector code; `part` leads, supports or escorts, None if simply taking part."""

    text: str
    start: int
    end: int
    id: str | None = None
    name: str | None = None
    country: str | None = None
    role: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as named. `role`: at, from, to, near, toward. `precision`: point, town, district, region, country.
    `lat`/`lon` are degrees; None when the gazetteer does not know the name."""

    role: str
    text: str
    start: int
    end: int
    id: str | None = None
    name: str | None = None
    name_ar: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Facility:
    """The kind of thing struck or used: market, hospital, school, camp, mosque, base, checkpoint ..."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class When:
    """A time as written; `from_`/`to` are ISO days (inclusive), None when nothing resolves them.
    `precision`: minute, hour, part (of a day), day, week, month, season, year, period, vague."""

    text: str
    start: int
    end: int
    from_: str | None
    to: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Loss:
    """What an act cost. `kind`: killed, injured, captured, detained, missing, displaced, materiel. Counts are persons or
    pieces; None is unknown. `scope`: event, part, period, revised; `part_of` is the index of the sum in the same list."""

    kind: str
    low: int | None
    best: int | None
    high: int | None
    bound: str
    who: str | None
    side: str | None
    class_: str | None
    scope: str
    part_of: int | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Weapon:
    """The means named: `kind` is the lexicon's (aircraft, rocket, car-bomb ...)."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it. `stance`: affirms, says, alleges, denies, doubts: the outlet's verb of saying, no judgement of ours."""

    text: str
    start: int
    end: int
    id: str | None = None
    name: str | None = None
    role: str | None = None
    stance: str = "says"


@dataclass(frozen=True, slots=True)
class Words:
    """A bare stretch of the report: a reason, a loaded word."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """`claim` is the other claim's id; `kind`: same, rival, part, cause, response."""

    claim: str
    kind: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A sign an analyst would weigh: `kind` morale, mobilization ...; `holder` whose; `direction` up or down."""

    kind: str
    holder: str | None
    direction: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Codes:
    """The claim in other schemes' terms, from the crosswalk tables; None where a scheme has no such thing."""

    cameo: str | None = None
    acled_event: str | None = None
    acled_sub_event: str | None = None
    ucdp_violence: int | None = None


@dataclass(frozen=True, slots=True)
class ReportRef:
    """What a claim carries of its report, so that it can travel alone."""

    id: str
    source: str | None
    published: str | None
    lang: str
    url: str | None
    copy_group: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report says happened, is held, feared, planned, denied. Field by field in docs/reference/claim.md."""

    id: str
    report: ReportRef
    sentence: int
    type: str
    mode: str | None
    phase: str | None
    count: int | None
    status: str
    modality: str
    polarity: str
    attestation: str
    background: bool
    cues: tuple[Cue, ...]
    anchor: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: PlaceRef | None
    places: tuple[PlaceRef, ...]
    facility: Facility | None
    when: When | None
    losses: tuple[Loss, ...]
    weapon: Weapon | None
    said_by: tuple[Voice, ...]
    reason: Words | None
    links: tuple[Link, ...]
    indicators: tuple[Indicator, ...]
    wording: tuple[Words, ...]
    sentence_text: str
    entry: str
    rule: str
    score: float | None
    codes: Codes
    version: str


@dataclass(frozen=True, slots=True)
class Question:
    """An open question that is no act: its words and what they ask about (types of claims in the same sentence)."""

    text: str
    start: int
    end: int
    field: str
    sentence: int
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one report. Iterates over its claims."""

    report: Report
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    trace: tuple[dict[str, Any], ...] = field(default=(), compare=False)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)


HAPPENED = frozenset({"actual", "claimed", "historical"})
"""Statuses of claims that tell of something as having happened."""


def status_of(modality: str, polarity: str, attestation: str, background: bool) -> str:
    """The one word for tables, derived from the four axes by the precedence of the design."""
    if attestation == "denied" or (modality == "actual" and polarity == "negated"):
        return "denied"
    if modality != "actual":
        return modality
    if background:
        return "historical"
    return "claimed" if attestation in ("alleged", "disputed") else "actual"


def as_record(value: Any) -> Any:
    """The plain JSON shape (dicts, lists, strings, numbers, None) of a claim or of any part of it.

    Python-only spellings lose their trailing underscore: `from_` becomes "from", `class_` "class"."""
    if is_dataclass(value):
        return {f.name.rstrip("_"): as_record(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (list, tuple)):
        return [as_record(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value
