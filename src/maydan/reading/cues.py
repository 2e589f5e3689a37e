"""Moves one axis of a draft and leaves the words that moved it as a cue."""

from __future__ import annotations

from ..model import Cue
from .drafts import Draft
from .nodes import Node
from .sentence import Sentence
from .units import Unit

_DEFAULTS = {"modality": "actual", "polarity": "affirmed", "attestation": "reported"}


def put(sentence: Sentence, draft: Draft, axis: str, value: str, at: Node | Unit, rule: str) -> None:
    """Sets an axis that still has its default, and keeps the words that did it with the rule's name."""
    if axis == "background":
        draft.background = True
    elif axis == "phase":
        draft.phase = value
    elif getattr(draft, axis) != _DEFAULTS[axis]:
        return
    else:
        setattr(draft, axis, value)
    unit = at.unit if isinstance(at, Node) else at
    draft.cues.append(Cue(axis, sentence.text[unit.start : unit.end], unit.start, unit.end, rule))


def override(sentence: Sentence, draft: Draft, value: str, at: Node) -> None:
    """A modality that comes first in the order of statuses replaces another."""
    if draft.modality != "actual":
        draft.cues = [c for c in draft.cues if c.axis != "modality"]
        draft.modality = "actual"
    rule = next((op.entry.id for op in at.ops if op.entry.value == value), value)
    put(sentence, draft, "modality", value, at, rule)
