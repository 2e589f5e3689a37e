"""The golden set keeps its form: spans slice back to their words, every value is in the vocabulary of README.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


def words(listed: str) -> frozenset[str]:
    """The words of a list written with spaces."""
    return frozenset(listed.split())


MODES = {
    "ASSAULT": words(
        "clash airstrike drone shelling missile bombing suicide shooting raid execution assassination chemical advance "
        "capture attack"
    ),
    "COERCE": words("arrest abduct seize siege blockade displace demolish curfew close"),
    "RETREAT": words("withdraw ceasefire release surrender evacuate disarm lift-siege"),
    "MOBILIZE": words("deploy reinforce recruit exercise alert"),
    "PROTEST": words("demonstrate riot strike sit-in hunger obstruct"),
    "CONSULT": words("meet negotiate mediate visit call"),
    "COOPERATE": words("joint-operation intelligence exchange trade"),
    "AID": words("humanitarian military economic"),
    "CONTROL": words("holds administers contests cut-off"),
}
MODELESS = words("AGREE SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN SANCTION")
STATUSES = words(
    "actual claimed denied planned threatened feared predicted conditional hypothetical question historical"
)
CONSTRUCTIONS = words(
    "report-frame agentless-casualty event-noun-cause casualty-noun suicide light-verb coordinated-casualties partitive "
    "result-chain weapon-subject target-prep agent-prep verb-active control speech-act analysis"
)
GENRES = {"wire", "headline list", "agency bulletin", "official statement", "NGO report", "local page", "analysis"}
CONFLICTS = words("syria iraq libya yemen")
LOSS_KINDS = words("killed injured captured detained missing displaced materiel")
LOSS_CLASSES = words("civilian fighter child woman medic journalist attacker") | {None}
LOSS_SCOPES = words("event part period revised")
PLACE_ROLES = words("at from to near toward")
INDICATORS = words("morale mobilization cohesion momentum supply capability")
TEXT_KEYS = words("id date genre conflict why by events questions indicators")
EVENT_KEYS = words(
    "type mode status construction anchor actors recipients place places when from to losses said_by reason optional"
)

Record = dict[str, Any]


def gold() -> list[Record]:
    """The annotated texts, in the order of the file."""
    return [json.loads(line) for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def text_of(record: Record) -> str:
    """The text as a reader gets it: the file's words without its last line end."""
    return (HERE / f"{record['id']}.txt").read_text(encoding="utf-8").rstrip("\n")


def spans(value: Any) -> Iterator[Record]:
    """Every {"text", "start", ...} inside a record, at any depth."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def is_letter(text: str, at: int) -> bool:
    """Whether a word goes on at this offset."""
    return 0 <= at < len(text) and text[at].isalnum()


@pytest.fixture(scope="module", params=gold(), ids=lambda record: str(record["id"]))
def record(request: pytest.FixtureRequest) -> Record:
    """One annotated text."""
    return dict(request.param)


def test_spans_slice_back(record: Record) -> None:
    """Every span is the words at its offset, whole words only."""
    text = text_of(record)
    for span in spans(record):
        start, end = span["start"], span["start"] + len(span["text"])
        assert text[start:end] == span["text"], span
        assert span["text"] and not (is_letter(text, start - 1) or is_letter(text, end)), span


def test_text_record(record: Record) -> None:
    """A text names its day, genre, conflict and reason to exist, and has 60 to 200 words."""
    assert set(record) == TEXT_KEYS
    date.fromisoformat(record["date"])
    assert record["genre"] in GENRES and record["conflict"] in CONFLICTS and len(record["why"]) > 20
    assert 60 <= len(text_of(record).split()) <= 200


def test_event_vocabulary(record: Record) -> None:
    """Types, modes, statuses, constructions and roles are words of the allowed lists."""
    for event in record["events"]:
        assert set(event) == EVENT_KEYS
        modes = MODES[event["type"]] if event["type"] not in MODELESS else {None}
        assert event["mode"] in modes, event["anchor"]
        assert event["status"] in STATUSES and event["construction"] in CONSTRUCTIONS
        assert all(place["role"] in PLACE_ROLES for place in event["places"])
        assert isinstance(event["optional"], bool)


def test_days(record: Record) -> None:
    """Days are ISO, in order, and none of what has happened lies after the day of the report."""
    for event in record["events"]:
        begin, end = (event[key] and date.fromisoformat(event[key]) for key in ("from", "to"))
        assert begin is None or end is None or begin <= end, event["anchor"]
        if begin and event["status"] in {"actual", "claimed", "historical"}:
            assert begin <= date.fromisoformat(record["date"]), event["anchor"]


def test_losses(record: Record) -> None:
    """A loss has a known kind, class and scope, and its low count is at most its high one."""
    for loss in (loss for event in record["events"] for loss in event["losses"]):
        assert loss["kind"] in LOSS_KINDS and loss["class"] in LOSS_CLASSES and loss["scope"] in LOSS_SCOPES, loss
        assert loss["high"] is None or (loss["low"] is not None and 0 < loss["low"] <= loss["high"]), loss


def test_anchors_in_order(record: Record) -> None:
    """Events stand in the order of their anchors, and no two of one type share an anchor."""
    anchors = [(event["anchor"]["start"], event["type"], event["mode"]) for event in record["events"]]
    assert [a[0] for a in anchors] == sorted(a[0] for a in anchors)
    assert len(set(anchors)) == len(anchors)


def test_questions_and_indicators(record: Record) -> None:
    """Questions end with a question mark; indicators have a known kind and point up or down."""
    assert all(question["text"].endswith("؟") for question in record["questions"])
    for sign in record["indicators"]:
        assert sign["kind"] in INDICATORS and sign["direction"] in {"up", "down"}


def test_set_is_complete() -> None:
    """Each text has one line of gold and each line a text, and the set is as large and as doubtful as it says."""
    records = gold()
    assert sorted(r["id"] for r in records) == sorted(path.stem for path in HERE.glob("*.txt"))
    statuses = [e["status"] for r in records for e in r["events"] if not e["optional"]]
    assert len(records) == 25 and len(statuses) >= 200
    assert sum(status != "actual" for status in statuses) >= 75
    assert {e["construction"] for r in records for e in r["events"]} == CONSTRUCTIONS
