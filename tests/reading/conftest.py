"""One set of tables for all tests of the reader, and the two ways of asking it something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from maydan.model import Reading, Report
from maydan.reading.knowledge import BUILT, Knowledge
from maydan.reading.read import read_report

from .expect import Want, compare

PUBLISHED = date(2017, 10, 18)
"""A Wednesday: the day on which the sentences of these tests are taken to appear."""
Read = Callable[..., Reading]
Gives = Callable[[str, Sequence[Want]], Reading]


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """The compiled tables, loaded once."""
    if not (BUILT / "lexicon.bin").exists():
        pytest.skip("the compiled tables are not built")
    return Knowledge.load()


@pytest.fixture(scope="session")
def read(known: Knowledge) -> Read:
    """The whole reader, with claims of every score."""

    def reading(text: str, title: str = "", published: date | None = PUBLISHED) -> Reading:
        return read_report(Report("t", text, title, published), known)

    return reading


@pytest.fixture(scope="session")
def gives(read: Read) -> Gives:
    """Holds the claims of a text against all that it must give."""

    def check(text: str, wanted: Sequence[Want]) -> Reading:
        found = read(text)
        wrong = compare(wanted, found.claims)
        assert not wrong, "\n".join([text, *wrong])
        return found

    return check
