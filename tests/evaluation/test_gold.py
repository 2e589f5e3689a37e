"""Annotated texts: three places for a text, and one clear sentence for whatever is wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from maydan.errors import InputError
from maydan.evaluation.gold import Fold, choose, digest, load_gold

TEXT = "قصف الجيش بلدة الكرمة أمس"
EVENT: dict[str, Any] = {
    "type": "ASSAULT",
    "mode": "shelling",
    "status": "actual",
    "anchor": {"text": "قصف", "start": 0},
}


def written(folder: Path, *rows: Any) -> Path:
    """A gold file with these rows; a string is a line as it is."""
    path = folder / "gold.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def row(**changes: Any) -> dict[str, Any]:
    """A row with its text in it and one event."""
    return {"id": "a", "text": TEXT, "date": "2017-06-14", "events": [EVENT], **changes}


def test_text_in_its_row(tmp_path: Path) -> None:
    """Text, title, date and genre of the row; what an event does not tell is empty."""
    (text,) = load_gold(written(tmp_path, row(title="عنوان", genre="wire")))
    assert (text.report.text, text.report.title, text.report.published) == (TEXT, "عنوان", date(2017, 6, 14))
    (event,) = text.events
    assert text.genre == "wire" and event.anchor.end == 3 and not event.optional
    assert event.actors == () and event.place is None and event.losses == () and event.axes == {}


def test_text_in_articles_or_in_a_file_beside(tmp_path: Path) -> None:
    """articles.jsonl beside the gold file goes before ID.txt, which loses its last line end only."""
    (tmp_path / "articles.jsonl").write_text(
        json.dumps({"id": "a", "text": TEXT, "date": "2015-07-01"}) + "\n", "utf-8"
    )
    (tmp_path / "a.txt").write_text("غيره", "utf-8")
    (tmp_path / "b.txt").write_bytes(f"{TEXT}\r\n{TEXT}\n".encode())
    first, second = load_gold(written(tmp_path, {"id": "a", "events": [EVENT]}, {"id": "b", "events": [EVENT]}))
    assert first.report.text == TEXT and first.report.published == date(2015, 7, 1)
    assert second.report.text == f"{TEXT}\n{TEXT}" and second.report.published is None


def test_full_event(tmp_path: Path) -> None:
    """Every annotated part is kept; a voice may be given as a list."""
    army, place = {"text": "الجيش", "start": 4}, {"text": "الكرمة", "start": 15}
    event = {**EVENT, "actors": [army], "place": place, "said_by": [army], "from": "2017-06-13", "polarity": "affirmed",
             "losses": [{"kind": "killed", "low": 2, "high": None, "scope": "part"}], "construction": "verb-active"}  # fmt: skip
    found = load_gold(written(tmp_path, row(events=[event])))[0].events[0]
    assert found.actors[0].text == "الجيش" and found.place and found.place.end == 21 and found.from_ == "2017-06-13"
    assert found.losses[0].low == 2 and found.losses[0].high is None and found.losses[0].scope == "part"
    assert found.said_by and found.axes == {"polarity": "affirmed"} and found.construction == "verb-active"


BROKEN: dict[str, tuple[tuple[Any, ...], str]] = {
    "empty": ((), "no annotated text"),
    "json": (("{",), "line 1: is not JSON"),
    "no id": (({"events": []},), 'no "id"'),
    "twice": ((row(), row()), "line 2: the id 'a' was used before"),
    "no text": (({"id": "x", "events": []},), "there is no text for 'x'"),
    "outside": (({"id": "../x", "events": []},), "there is no text"),
    "no events": ((row(events=None),), 'no list "events"'),
    "date": ((row(date="yesterday"),), "no ISO day"),
    "no type": ((row(events=[{"status": "actual"}]),), 'event 1: lacks "type"'),
    "no anchor": ((row(events=[{**EVENT, "anchor": None}]),), 'no "anchor"'),
    "no span": ((row(events=[{**EVENT, "actors": ["الجيش"]}]),), '"actors" is no span'),
    "offset": (
        (row(events=[EVENT, {**EVENT, "place": {"text": "الكرمة", "start": 14}}]),),
        'event 2: "place": the text',
    ),
    "negative": ((row(events=[{**EVENT, "place": {"text": "س", "start": -1}}]),), "other words"),
    "loss": ((row(events=[{**EVENT, "losses": [{"low": 1}]}]),), 'no "kind"'),
    "count": ((row(events=[{**EVENT, "losses": [{"kind": "killed", "low": "two"}]}]),), "no whole number"),
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_what_is_wrong_is_named(name: str, tmp_path: Path) -> None:
    """Each fault ends in one sentence that names the place."""
    rows, cause = BROKEN[name]
    with pytest.raises(InputError) as caught:
        load_gold(written(tmp_path, *rows))
    assert cause in str(caught.value) and "; " in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """And so is one that is not UTF-8."""
    with pytest.raises(InputError, match="gold: .*none"):
        load_gold(tmp_path / "none.jsonl")
    (tmp_path / "bad.jsonl").write_bytes(b"\xff\xfe{}")
    with pytest.raises(InputError, match="not UTF-8"):
        load_gold(tmp_path / "bad.jsonl")


def test_digest_is_of_gold_and_texts(tmp_path: Path) -> None:
    """It changes with an annotation and with a text, not with line ends."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    path = written(tmp_path, {"id": "a", "events": [EVENT]})
    first = digest([path])
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert digest([path]) == first
    (tmp_path / "a.txt").write_text(TEXT + ".", "utf-8")
    assert digest([path]) != first


def test_folds(tmp_path: Path) -> None:
    """A fold and what it leaves out are all texts, each once."""
    texts = load_gold(written(tmp_path, *(row(id=str(k)) for k in range(7))))
    fold = Fold.parse("2/3")
    inside, outside = choose(texts, fold), choose(texts, None, fold)
    assert [t.report.id for t in inside] == ["2", "5"] and len(inside) + len(outside) == 7
    for wrong in ("3/3", "-1/3", "1", "a/b", "0/0"):
        with pytest.raises(ValueError):
            Fold.parse(wrong)
