"""Explanations: every part of a trace is laid out, missing parts are no trouble, nothing hostile gets through."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

import maydan
from maydan.brief.bidi import FSI, PDI
from maydan.model import Cue, Reading

FULL: dict[str, Any] = {
    "sentence": 0,
    "text": "قصف الجيش البلدة",
    "tokens": [{"text": "قصف", "start": 0, "end": 3, "norm": "قصف", "reading": ["verb", "strike"]}],
    "chunks": [{"kind": "force", "text": "الجيش", "start": 4, "end": 9}],
    "frames": [
        {"entry": "verbs:قصف", "frame": "strike", "rule": "act-verb", "anchor": "قصف", "slots": {"actor": ["الجيش"]}}
    ],
    "cues": [Cue("modality", "يخشى", 0, 4, "operator.fear")],
    "claims": ["r1:0:ASSAULT"],
    "extra": {"score": 0.5},
}


def test_every_part_is_laid_out(reading: Reading) -> None:
    """Tokens, chunks, frames with slots, cues, claims, and parts that a later reader adds."""
    text = maydan.explain(replace(reading, trace=(FULL,)))
    for words in ("verb, strike", "force", "strike", "act-verb", "operator.fear", "r1:0:ASSAULT", "score", "ناشطون"):
        assert words in text


@pytest.mark.parametrize("key", sorted(FULL))
def test_missing_parts_are_no_trouble(key: str, reading: Reading) -> None:
    """Any key may be missing."""
    assert maydan.explain(replace(reading, trace=({k: v for k, v in FULL.items() if k != key},)))


def test_claims_are_found_by_sentence(reading: Reading) -> None:
    """A trace that names no claims shows those of its sentence; a sentence without any says so."""
    assert "RETREAT withdraw, denied" in maydan.explain(replace(reading, trace=({"sentence": 3},)))
    assert "no act was read here" in maydan.explain(replace(reading, trace=({"sentence": 99},)))
    assert "no sentence was found" in maydan.explain(replace(reading, trace=()))


def test_the_main_place_is_shown(reading: Reading) -> None:
    """The main place with what the gazetteer makes of it, the others apart."""
    text = maydan.explain(replace(reading, trace=(FULL,)))
    lines = [line.split(None, 1) for line in text.splitlines() if line.strip()]
    shown = dict(line for line in lines if len(line) == 2)
    assert shown["place"] == f"{FSI}at الكرمة (Karma, Rif, SYR, town){PDI}"
    assert shown["others"] == f"{FSI}near التل الأحمر{PDI}"


def test_json_is_json(reading: Reading) -> None:
    """The trace with the claims' records; data classes inside become objects."""
    record = json.loads(maydan.explain(replace(reading, trace=(FULL,)), as_json=True))
    assert record["sentences"][0]["cues"][0]["rule"] == "operator.fear"
    assert len(record["claims"]) == len(reading.claims)


def test_lines_are_isolated_and_controls_shown(reading: Reading) -> None:
    """Isolates balance on each line; overrides and escapes of a text are named instead of obeyed."""
    text = maydan.explain(replace(reading, trace=({**FULL, "text": "a\u202eb\x1b[2J\u2066"},)))
    assert "U+202E" in text and "\x1b" not in text and "\u2066" not in text
    assert all(line.count(FSI) == line.count(PDI) for line in text.splitlines())
