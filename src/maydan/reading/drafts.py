"""A claim in the making: what the rules have gathered about one happening before it is written down."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..lexicon.entries import Entry
from ..model import Cue
from .nodes import Node
from .words import Reading


@dataclass(slots=True)
class LossDraft:
    """A loss with the phrase it was read from. `part_of`: the draft it is a part of."""

    kind: str
    node: Node
    low: int | None
    best: int | None
    high: int | None
    bound: str
    scope: str = "event"
    part_of: LossDraft | None = None
    class_: str | None = None


@dataclass(slots=True)
class Draft:
    """One happening. `node` is the trigger's; `reading` how it was read; `features` name what the score weighs."""

    node: Node
    reading: Reading
    sentence: int
    type: str
    mode: str
    frame: str
    rule: str
    entry: Entry
    phase: str | None = None
    count: int | None = None
    actors: list[Node] = field(default_factory=list)
    recipients: list[Node] = field(default_factory=list)
    partners: list[Node] = field(default_factory=list)
    places: list[tuple[str, Node]] = field(default_factory=list)
    facility: Node | None = None
    weapon: Node | None = None
    time: Node | None = None
    losses: list[LossDraft] = field(default_factory=list)
    parts: list[Node] = field(default_factory=list)
    topics: list[Node] = field(default_factory=list)
    reason: Node | None = None
    voices: list[tuple[Node, str]] = field(default_factory=list)
    modality: str = "actual"
    polarity: str = "affirmed"
    attestation: str = "reported"
    background: bool = False
    cues: list[Cue] = field(default_factory=list)
    casualty: bool = False
    features: set[str] = field(default_factory=set)
    merged: Draft | None = None
    reach: int = 0
    anchor: tuple[int, int] = (0, 0)

    @property
    def verbal(self) -> bool:
        """Whether the trigger is a finite verb."""
        return self.reading.feat[0] in "PI"
