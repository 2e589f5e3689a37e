"""The list of what is not read yet: no line without its test."""

from __future__ import annotations

from pathlib import Path

from .expect import LATER


def test_every_line_of_the_list_has_its_test() -> None:
    """A listed sentence stands in one of these tests: a sentence that was changed there is changed in the list, too."""
    told = "\n".join(path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("test_*.py")))
    assert [key for key in LATER if key not in told] == []


def test_every_line_says_what_is_wrong() -> None:
    """Each line names its construction."""
    assert all(reason.strip() for reason in LATER.values())
