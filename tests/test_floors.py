"""Accuracy on the golden texts stays above floors that are pinned beside a digest of the texts.

Lowering a floor takes an edit of golden/floors.json, and so a reason in the commit. To raise them: `pytest -s tests/test_floors.py`
prints the file with every floor two points under today's figure; paste what is higher. When the golden texts change, the
digest changes with them: look at the new figures, then write the new digest.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import maydan
from maydan.evaluation.gold import digest
from maydan.evaluation.report import as_json
from maydan.run import evaluate

GOLD = Path(__file__).parent / "golden" / "gold.jsonl"
FLOORS = GOLD.with_name("floors.json")
MARGIN = 0.02
"""How far under a figure its floor is set: less than that moves with any change of words."""
BUILT = Path(maydan.__file__).parent / "built" / "lexicon.bin"
MIN_SCORE = {"all claims": 0.0, "claims shown": None}
"""What each part of the file is measured on: everything that is read, and what is left above the built-in threshold."""


def figure(figures: Any, name: str) -> float:
    """The figure that a name like "near.f1" or "fields.happened or not.value" means."""
    for key in name.split("."):
        figures = figures[key]
    return float(figures)


@pytest.fixture(scope="module")
def pinned() -> dict[str, Any]:
    """The floors as pinned."""
    return dict(json.loads(FLOORS.read_text("utf-8")))


def test_floors_are_of_these_texts(pinned: dict[str, Any]) -> None:
    """Figures of other texts are no measure: whoever changes the golden texts looks at the floors, too."""
    found = digest([GOLD])
    assert pinned["digest"] == found, f"the golden texts changed; look at the floors, then write the digest {found}"


@pytest.mark.skipif(not BUILT.exists(), reason="the compiled tables are not built")
def test_figures_stay_above_their_floors(pinned: dict[str, Any]) -> None:
    """No figure falls below its floor; what can be raised is printed."""
    below, raised = [], {"digest": pinned["digest"]}
    for part, min_score in MIN_SCORE.items():
        figures = as_json(evaluate(GOLD, min_score=min_score))
        today = {name: figure(figures, name) for name in pinned[part]}
        below += [f"{part}: {k}: {today[k]:.3f} is below {v:.3f}" for k, v in pinned[part].items() if today[k] < v]
        raised[part] = {name: max(pinned[part][name], round(value - MARGIN, 3)) for name, value in today.items()}
    if raised != pinned:
        print(f"Floors can be raised; {FLOORS.name} would be:\n{json.dumps(raised, indent=2)}")
    assert not below, "; ".join(below)


def test_every_floor_is_a_share(pinned: dict[str, Any]) -> None:
    """A floor is between 0 and 1, and both parts have some."""
    assert set(pinned) == {"digest", *MIN_SCORE}
    assert all(pinned[part] and all(0 < floor < 1 for floor in pinned[part].values()) for part in MIN_SCORE)
