"""The GSR sentences in the forms that are learned from and scored; gold judged for some families only."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from maydan.evaluation.gold import load_gold
from maydan.evaluation.scores import countable, families_of
from maydan.run import read

ROOT = Path(__file__).parents[2]
TEXT = "هاجم مسلحون بلدة الكسرة وتظاهر السكان في الساحة."
TOLD: dict[str, Any] = {"id": "a", "date": "2010-02-03", "text": TEXT, "category": "ASSAULT"}
SPANS = {"event_text": "هاجم", "source_text": "مسلحون", "target_text": ""}


def run(task: str, *files: Path) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(ROOT / "tools" / "gsr.py"), task, *map(str, files)],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    gold, votes = tmp_path / "gold.jsonl", tmp_path / "votes.jsonl"
    gold.write_text(
        json.dumps({**TOLD, **SPANS}) + "\n" + json.dumps({**TOLD, "id": "b", "event_text": ""}) + "\n", "utf-8"
    )
    votes.write_text("".join(json.dumps({**TOLD, "id": x, "label": x}) + "\n" for x in ("easy no", "yes")), "utf-8")
    return gold, votes


def test_gold_keeps_what_says_which_words(files: tuple[Path, Path]) -> None:
    """An event with its words, and sentences without an attack; nothing where the words are unknown."""
    found = run("gold", *files)
    assert [(r["id"], [e["anchor"] for e in r["events"]]) for r in found] == [
        ("a", [{"text": "هاجم", "start": 0}]), ("easy no", [])
    ]  # fmt: skip


def test_only_the_families_looked_for_are_judged(files: tuple[Path, Path], tmp_path: Path) -> None:
    """A protest in a sentence that was read for attacks alone is neither right nor wrong."""
    made = tmp_path / "made.jsonl"
    made.write_text("".join(json.dumps(r) + "\n" for r in run("gold", *files)), "utf-8")
    first = load_gold(made)[0]
    reading = read(TEXT, min_score=0)
    assert {c.type for c in reading.claims} == {"ASSAULT", "PROTEST"}
    assert {c.type for c in countable(first, reading, families_of([first]))} == {"ASSAULT"}


def test_predictions_have_the_scorers_form(files: tuple[Path, Path]) -> None:
    """One object a sentence, each event with type, factuality and sides."""
    (first, *_) = run("predict", files[0])
    assert first["id"] == "a"
    assert {"type", "factuality", "text", "source", "target"} == set(first["events"][0])
