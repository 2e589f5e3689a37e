"""Figures over the sample reading: what counts, what does not, and how they are shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from maydan.evaluation.gold import GoldEvent, GoldText, Toll
from maydan.evaluation.report import as_json, as_text, show
from maydan.evaluation.scores import Scores, score, total
from maydan.model import Claim, Loss, Reading, Span, Words

NONE: Mapping[str, Any] = MappingProxyType({})


def words_of(span: Any) -> Words | None:
    """A claim's span as annotated words."""
    return Words(span.text, span.start, span.end) if span else None


def event_of(claim: Claim, **changes: Any) -> GoldEvent:
    """The event that the claim would match in every field."""
    event = GoldEvent(
        claim.type, claim.mode, claim.status, Words(claim.anchor.text, claim.anchor.start, claim.anchor.end),
        tuple(Words(p.text, p.start, p.end) for p in claim.actors), tuple(Words(p.text, p.start, p.end) for p in claim.recipients),
        words_of(claim.place), words_of(claim.when), claim.when.from_ if claim.when else None,
        tuple(Toll(x.kind, x.low, x.high, x.scope) for x in claim.losses), words_of(next(iter(claim.said_by), None)),
        False, None, NONE,
    )  # fmt: skip
    return replace(event, **changes)


def gold_of(reading: Reading, events: list[GoldEvent] | None = None, genre: str | None = None) -> GoldText:
    """The sample text, annotated with these events; None: exactly what the reading claims."""
    return GoldText(reading.report, tuple(events if events is not None else map(event_of, reading)), genre)


def test_a_perfect_reading(reading: Reading) -> None:
    """Against itself everything is right."""
    found = score([(gold_of(reading), reading)])
    assert found.overall.f1(near=False) == found.overall.f1() == 1.0 and found.overall.gold == len(reading)
    assert all(mean.value == 1.0 for mean in found.fields.values()) and found.quiet is None
    assert {"actors", "place", "when", "day", "killed", "said_by", "status", "mode"} <= set(found.fields)


def test_a_missing_and_an_extra_claim(reading: Reading) -> None:
    """One event unmatched and one claim too many lower recall and precision, in the right rows."""
    without = replace(reading, claims=reading.claims[1:])
    found = score([(gold_of(reading, [event_of(c) for c in reading.claims[:-1]]), without)])
    assert (found.overall.gold, found.overall.claims, found.overall.near) == (6, 5, 5)  # ACCUSE is annotated nowhere
    assert found.families["violence"].recall() == pytest.approx(3 / 4) and "accuse" not in found.families
    assert (found.statuses["actual"].gold, found.statuses["actual"].matched) == (2, 1)


def test_optional_events_neither_credit_nor_penalty(reading: Reading) -> None:
    """Found or not, an optional event changes no figure."""
    events = [event_of(c, optional=c is reading.claims[0]) for c in reading]
    found = score([(gold_of(reading, events), reading)])
    missed = score([(gold_of(reading, events), replace(reading, claims=reading.claims[1:]))])
    assert found == missed and found.overall.f1() == 1.0 and found.overall.gold == len(reading) - 1


def test_titles_do_not_count(reading: Reading) -> None:
    """A claim anchored in the title is neither right nor wrong."""
    title = replace(reading.claims[0], id="t", anchor=Span("title", "نشرة", 0, 4))
    assert score([(gold_of(reading), replace(reading, claims=(title, *reading.claims)))]).overall.precision() == 1.0


def test_near_is_not_strict(reading: Reading) -> None:
    """A claim beside its event counts as near only."""
    claim = reading.claims[4]
    moved = replace(claim, anchor=replace(claim.anchor, start=claim.anchor.end + 1, end=claim.anchor.end + 4))
    found = score([(gold_of(reading, [event_of(claim)]), replace(reading, claims=(moved,)))])
    assert found.overall.f1(near=False) == 0.0 and found.overall.f1() == 1.0


def test_quiet_texts(reading: Reading) -> None:
    """A text without events is quiet unless some claim says that an attack happened."""
    attack = replace(reading, claims=reading.claims[:1])
    fear = replace(reading, claims=reading.claims[2:3])
    annotated = (gold_of(reading), reading)
    found = score([annotated, (gold_of(reading, []), attack), (gold_of(reading, []), fear)])
    assert found.quiet and (found.quiet.value, found.quiet.n) == (0.5, 2)


def test_axes_constructions_genres(reading: Reading) -> None:
    """What only some gold has gets a row of its own; constructions have recall but no precision."""
    events = [event_of(c, construction="report-frame", axes={"polarity": "negated"}) for c in reading]
    found = score([(gold_of(reading, events, "wire"), reading)])
    assert found.fields["polarity"].value == 0.0
    row = found.constructions["report-frame"]
    assert row.recall() == 1.0 and row.precision() is None and row.f1() is None
    assert found.genres["wire"].precision() == 1.0


def test_arguments_from_another_sentence(reading: Reading) -> None:
    """An actor whose words stand in another sentence is counted apart, too."""
    far = Words("الجيش", 106, 111)
    found = score([(gold_of(reading, [event_of(reading.claims[0], actors=(far,))]), reading)])
    assert found.fields["actors from another sentence"].n == 1 and "place from another sentence" not in found.fields


def test_losses_are_summed_once(reading: Reading) -> None:
    """Parts and periods stay out of the sum; where there are only parts they are it; unknown counts are no count."""
    one = reading.claims[0].losses[0]
    part = replace(one, scope="part", part_of=0, low=3, high=3)
    period = replace(one, scope="period", low=500)
    unknown: Loss = replace(one, low=None, best=None, high=None)
    assert total((one, part, period), "killed") == one.low
    assert total((part, replace(part, low=4)), "killed") == 7
    assert total((replace(one, low=None, best=30),), "killed") == 30
    assert total((unknown,), "killed") is None and total((one,), "injured") is None


def test_report_shows_every_part(reading: Reading) -> None:
    """Table, JSON, and the list of one text."""
    events = [event_of(c, construction="verb-active") for c in reading.claims[:3]]
    moved = [
        replace(events[0], anchor=Words("الكرمة", 52, 58)),
        *events[1:],
        event_of(reading.claims[5], optional=True),
    ]
    pairs = [(gold_of(reading, moved, "wire"), replace(reading, claims=(*reading.claims[:2], reading.claims[4])))]
    found = score(pairs)
    text = as_text(found)
    for part in ("strict", "near", "happened or not", "violence", "status", "verb-active", "wire", "precision"):
        assert part in text
    record = json.loads(json.dumps(as_json(found)))
    assert (
        record["gold"] == 3 and record["near"]["hits"] == 2 and record["constructions"]["verb-active"]["claims"] is None
    )
    listed = show(pairs, "r1")
    assert (
        "near  ASSAULT" in listed and "miss  ASSAULT" in listed and "(optional)" in listed and show(pairs, "r2") == ""
    )


def test_nothing_to_divide_by(reading: Reading) -> None:
    """No claims and no events give no figures, and no error."""
    empty: Scores = score([(gold_of(reading, []), replace(reading, claims=()))])
    assert empty.overall.f1() is None and as_json(empty)["near"]["precision"] is None and "-" in as_text(empty)
    assert score([]).texts == 0
