"""What holds of the reader on any text whatever, with the compiled tables: no crash, true spans, figures in order."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

import maydan
from maydan.model import Claim, Reading, Report, as_record, status_of

BUILT = Path(maydan.__file__).parent / "built" / "lexicon.bin"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not BUILT.exists(), reason="the compiled tables are not built"),
]
PUBLISHED = date(2017, 6, 14)
DAYS = [PUBLISHED, None, date(1001, 1, 1), date(9990, 12, 31)]
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچڤگیک"
MARKS = "،؛؟.!:«»\"'()[]{}…-–—/\u064b\u0651\u0640\u200f\u200e\u202b\u202c\u2067\u2069\u200d\ufeff\u00a0\n\r\t\0٪%"
DIGITS = ["0", "12", "٣٤", "1,200", "3.5", "2017/6/14", "14-16", "99999999999999999999", "٠٫٥", "5 أو 6", "½", "²", "①"]
NASTY = (
    "لم",
    "لن",
    "لا",
    "ما",
    "هل",
    "إذا",
    "لو",
    "قد",
    "كان",
    "الذي",
    "التي",
    "أن",
    "إن",
    "و",
    "أو",
    "بين",
    "من",
    "على",
    "في",
    "قال",
)
SEARCH = int(os.environ.get("MAYDAN_SEARCH", "0"))
"""Without it the same examples are tried every time, so that nobody's change fails for another's fault; MAYDAN_SEARCH=20
tries twenty times as many, at random."""


def tries(count: int) -> settings:
    """How many examples a property is tried on."""
    return settings(
        deadline=None,
        max_examples=count * max(1, SEARCH),
        derandomize=not SEARCH,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@cache
def examples() -> tuple[dict[str, Any], ...]:
    """The reports in examples/, as JSON values."""
    path = Path(__file__).parent.parent / "examples" / "reports.jsonl"
    return tuple(json.loads(line) for line in path.read_text("utf-8").splitlines())


@cache
def vocabulary() -> tuple[str, ...]:
    """All words of the examples, in order of the alphabet, and the small words that steer a sentence."""
    return (*sorted({word for report in examples() for word in report["text"].split()}), *NASTY * 5)


def soup() -> st.SearchStrategy[str]:
    """Words of Arabic letters that mean nothing."""
    return st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=9), max_size=40).map(" ".join)


def shuffled() -> st.SearchStrategy[str]:
    """Real words in an order that no writer would choose."""
    return st.integers(0, 10**9).map(_shuffled)


def _shuffled(seed: int) -> str:
    rng = random.Random(seed)
    words = [rng.choice(vocabulary()) for _ in range(rng.randint(1, 60))]
    return " ".join(words)


def disturbed() -> st.SearchStrategy[str]:
    """Two paragraphs of an example with marks, quotes, digits and brackets thrown in, and words taken out or doubled."""
    return st.integers(0, 10**9).map(_disturbed)


def _disturbed(seed: int) -> str:
    rng = random.Random(seed)
    paragraphs = rng.choice(examples())["text"].split("\n\n")
    words = " \n ".join(rng.sample(paragraphs, min(2, len(paragraphs)))).split(" ")
    for _ in range(rng.randint(1, 25)):
        at = rng.randrange(len(words))
        kind = rng.randrange(6)
        if kind == 0:
            words.insert(at, rng.choice(MARKS))
        elif kind == 1:
            cut = rng.randint(0, len(words[at]))
            words[at] = words[at][:cut] + rng.choice(MARKS) + words[at][cut:]
        elif kind == 2:
            words.insert(at, rng.choice(DIGITS))
        elif kind == 3:
            words.insert(at, rng.choice(vocabulary()))
        elif kind == 4 and len(words) > 1:
            del words[at]
        else:
            words.insert(at, words[at])
    return " ".join(words)


def anything() -> st.SearchStrategy[str]:
    """Any text that UTF-8 can hold."""
    return st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=300)


def texts() -> st.SearchStrategy[str]:
    """Every kind of text."""
    marked = st.text(alphabet=LETTERS + MARKS + "0123456789٠١٢ " * 2, max_size=300)
    return st.one_of(anything(), soup(), marked, shuffled(), disturbed(), disturbed())


def read(text: str, title: str = "", published: date | None = PUBLISHED, trace: bool = False) -> Reading:
    """Everything that is read in a text, whatever its score."""
    return maydan.read(Report("r", text, title, published), trace=trace, min_score=0.0)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """All parts of a record that have words and offsets."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= set(value):
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from spans(part)


def check(reading: Reading) -> None:
    """All that must hold of any reading."""
    report = reading.report
    fields = {"title": report.title, "text": report.text}
    for sentence in reading.sentences:
        assert fields[sentence.field][sentence.start : sentence.end] == sentence.text
    assert [s.index for s in reading.sentences] == list(range(len(reading.sentences)))
    ids = [claim.id for claim in reading.claims]
    assert len(ids) == len(set(ids))
    for claim in reading.claims:
        check_claim(claim, reading, fields, set(ids))
    for question in reading.questions:
        assert fields[question.field][question.start : question.end] == question.text
    for sign in reading.indicators:
        assert any(words[sign.start : sign.end] == sign.text for words in fields.values())
    json.dumps([as_record(claim) for claim in reading.claims], ensure_ascii=False).encode("utf-8")


def check_claim(claim: Claim, reading: Reading, fields: dict[str, str], ids: set[str]) -> None:
    """All that must hold of one claim."""
    words = fields[claim.anchor.field]
    home = reading.sentences[claim.sentence]
    assert home.field == claim.anchor.field and home.start <= claim.anchor.start < claim.anchor.end <= home.end
    assert home.text.startswith(claim.sentence_text) and claim.sentence_text
    for part in spans(as_record(claim)):
        assert 0 <= part["start"] < part["end"] and words[part["start"] : part["end"]] == part["text"], part
    assert claim.status == status_of(claim.modality, claim.polarity, claim.attestation, claim.background)
    for k, loss in enumerate(claim.losses):
        known = [n for n in (loss.low, loss.best, loss.high) if n is not None]
        assert known == sorted(known) and all(n >= 0 for n in known), loss
        assert loss.part_of is None or (0 <= loss.part_of < len(claim.losses) and loss.part_of != k), loss
    assert all(link.claim in ids and link.claim != claim.id for link in claim.links)
    assert claim.score is None or 0 <= claim.score <= 1
    assert claim.count is None or claim.count >= 0
    if claim.when and claim.when.from_ and claim.when.to:
        assert date.fromisoformat(claim.when.from_) <= date.fromisoformat(claim.when.to)


@tries(60)
@given(texts(), st.one_of(st.just(""), soup(), shuffled()), st.sampled_from(DAYS))
@example("", "", None)
@example("\ufeff", "؟", PUBLISHED)
@example("هل؟", "؟", PUBLISHED)
@example("قتل " * 400, "", PUBLISHED)
@example("«" * 500 + "قصف الجيش حلب" + "»" * 500, "قصف الجيش حلب", PUBLISHED)
def test_any_text_is_read(text: str, title: str, published: date | None) -> None:
    """The reader never raises, and what it finds points at its words."""
    check(read(text, title, published))


@tries(60)
@given(st.lists(disturbed(), min_size=1, max_size=3), shuffled())
def test_texts_nearly_like_real_ones_are_read(parts: list[str], title: str) -> None:
    """The same of longer texts that have many claims."""
    check(read("\n".join(parts), title))


@tries(25)
@given(texts())
def test_tracing_never_fails(text: str) -> None:
    """`explain` shows any text, and its spans are true."""
    traced = read(text, trace=True)
    check(traced)
    for entry in traced.trace:
        for part in spans({k: v for k, v in entry.items() if k in ("tokens", "chunks")}):
            assert text[part["start"] : part["end"]] == part["text"]
    assert maydan.explain(traced) and maydan.explain(traced, as_json=True)


@tries(25)
@given(texts())
def test_tracing_changes_nothing(text: str) -> None:
    """`explain` sees the very claims that `read` gives."""
    assert as_record(read(text, trace=True).claims) == as_record(read(text).claims)


@tries(25)
@given(texts())
def test_same_text_same_bytes(text: str) -> None:
    """Twice the same text gives twice the same records."""
    assert as_record(read(text)) == as_record(read(text))


@tries(25)
@given(st.lists(disturbed(), min_size=2, max_size=5), st.integers(20, 400), st.integers(1, 30))
def test_windows_change_nothing(parts: list[str], size: int, most: int) -> None:
    """A text read in many windows gives the claims, questions and sentences of the same text read in one."""
    from maydan import run
    from maydan.reading import read as reader

    report = Report("r", "\n".join(parts), parts[0], PUBLISHED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "WINDOW", 10**9)
        patch.setattr(reader, "MOST", 10**9)
        whole = list(reader.read_windows(report, run.knowledge()))
        patch.setattr(reader, "WINDOW", size)
        patch.setattr(reader, "MOST", most)
        pieces = list(reader.read_windows(report, run.knowledge()))
        joined = reader.read_report(report, run.knowledge())
    assert len(whole) == 1
    for name in ("sentences", "claims", "questions", "indicators"):
        assert tuple(part for piece in pieces for part in getattr(piece, name)) == getattr(whole[0], name)
    assert joined == whole[0]


@tries(25)
@given(st.lists(disturbed(), min_size=1, max_size=4), st.sampled_from([0.0, 0.3, 0.6, 0.9]))
def test_long_reports_come_in_pieces_with_the_same_claims(parts: list[str], score: float) -> None:
    """A report beyond the limit comes as several readings that together hold the claims of one, links and all."""
    from maydan import run
    from maydan.reading import read as reader

    report = Report("r", "\n".join(parts), "", PUBLISHED)
    whole = list(run.read_items([report], run.knowledge(), min_score=score))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "LONG", 0)
        patch.setattr(reader, "WINDOW", 300)
        pieces = list(run.read_items([report], run.knowledge(), min_score=score))
    assert all(isinstance(item, Reading) and item.report is report for item in (*whole, *pieces))
    assert tuple(c for piece in pieces for c in piece.claims) == whole[0].claims  # type: ignore[union-attr]


@tries(30)
@given(disturbed(), disturbed())
def test_claims_of_the_title_say_so(title: str, text: str) -> None:
    """What the title tells has the field "title" and offsets into it, and is what it tells standing alone."""
    assume(title.strip())
    title = title.split("\n")[0]
    reading = read(text, title)
    check(reading)
    assert {c.anchor.field for c in read("", title).claims} <= {"title"}
    own = [c.id for c in reading.claims if c.anchor.field == "title"]
    assert own == [c.id for c in read("", title).claims]


@tries(30)
@given(disturbed(), st.sampled_from(["\n", "\r\n", "\n\n\n", "  \n"]))
def test_leading_space_moves_offsets_only(text: str, space: str) -> None:
    """Blank lines before a text move its claims, and change nothing else about them."""
    moved, plain = read(space + text), read(text)
    assert [
        replace(c.anchor, start=c.anchor.start - len(space), end=c.anchor.end - len(space)) for c in moved.claims
    ] == [c.anchor for c in plain.claims]
    assert [(c.type, c.mode, c.status, c.score) for c in moved.claims] == [
        (c.type, c.mode, c.status, c.score) for c in plain.claims
    ]
