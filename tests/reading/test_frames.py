"""The examples and near misses of the frames: what the linguist wrote beside each frame is what the reader gives.

What the reader does not give yet stands in frames_todo.txt (frame, tab, text), and is expected to fail: whoever mends one
takes its line off. `pytest -s tests/reading/test_frames.py -k share` prints the share that holds, and the list as it would be today.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import maydan
from maydan.model import Claim

from .conftest import Read
from .expect import located, same_words, shown

FRAMES = Path(maydan.__file__).parent / "lexicon" / "ar" / "frames.yml"
TODO = Path(__file__).with_name("frames_todo.txt")


def listed() -> list[tuple[str, str]]:
    """(frame, text) of each line of the list."""
    lines = [line for line in TODO.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(frame, text) for frame, text in (line.split("\t", 1) for line in lines)]


def examples() -> Iterator[tuple[str, str, Any]]:
    """(frame, text, what it must give) of each example and near miss."""
    for frame, entry in yaml.safe_load(FRAMES.read_text("utf-8")).items():
        for example in (*entry.get("examples", ()), *entry.get("near", ())):
            yield frame, example["text"], example["gives"]


def rows() -> Iterator[Any]:
    """One parameter set an example, marked if it is on the list."""
    todo, number = set(listed()), 0
    for frame, text, gives in examples():
        number += 1
        mark = [pytest.mark.xfail(strict=True, reason="in frames_todo.txt")] if (frame, text) in todo else []
        yield pytest.param(text, gives, marks=mark, id=f"{frame}-{number}")


def given(gives: dict[str, Any], claim: Claim) -> bool:
    """Whether a claim is what the example must give; what is left out there is not tested."""
    for key, want in gives.items():
        if key in ("actors", "recipients"):
            found = [p.text for p in getattr(claim, key)]
            good = len(found) == len(want) and all(any(same_words(w, f) or w == f for f in found) for w in want)
        elif key == "place":
            good = located(want, claim.place)
        else:
            good = getattr(claim, key) == want
        if not good:
            return False
    return True


def holds(gives: Any, claims: tuple[Claim, ...]) -> bool:
    """Whether the claims of a text are what its example must give: none at all, or one that fits."""
    return not claims if gives == "none" else any(given(gives, c) for c in claims)


@pytest.mark.parametrize(("text", "gives"), rows())
def test_example(read: Read, text: str, gives: Any) -> None:
    """An example gives the claim written beside it; a near miss gives what is written there, mostly nothing."""
    claims = read(text).claims
    assert holds(gives, claims), f"{text}\n  wanted {gives}\n  found {[shown(c) for c in claims]}"


def test_share(read: Read) -> None:
    """Every line of the list names an example that exists; the share that holds is printed."""
    every = list(examples())
    failing = [f"{frame}\t{text}" for frame, text, gives in every if not holds(gives, read(text).claims)]
    kept = [line for line in TODO.read_text("utf-8").splitlines() if line.startswith("#")]
    print(f"{len(every) - len(failing)} of {len(every)} examples of frames hold; {TODO.name} would be:")
    print("\n".join(kept + failing))
    assert set(listed()) <= {(frame, text) for frame, text, _ in every}
