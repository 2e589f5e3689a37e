"""Files, folders and JSON lines: every report in order, every fault named, nothing stops the rest."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from maydan.model import Report
from maydan.sources import Failure, open_paths, parse_day
from maydan.sources.base import Item
from maydan.sources.jsonl import report_from


def split(items: list[Item]) -> tuple[list[Report], list[Failure]]:
    """Reports and failures apart."""
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Failure)]


def opened(*paths: Path | str, **options: object) -> tuple[list[Report], list[Failure]]:
    """What the paths give."""
    return split(list(open_paths(paths, **options)))  # type: ignore[arg-type]


def test_text_file_is_one_untouched_report(tmp_path: Path) -> None:
    """A Markdown file keeps its markup: the frozen text is what its source gave."""
    (tmp_path / "day.md").write_text("# عنوان\r\n\r\nقصف *عنيف*.\n", "utf-8", newline="")
    (report,), failures = opened(tmp_path / "day.md")
    assert (report.id, report.text, report.published) == ("day", "# عنوان\r\n\r\nقصف *عنيف*.\n", None)
    assert not failures


def test_date_goes_only_to_reports_without_one(tmp_path: Path) -> None:
    """The date option fills gaps; it never overrides a report's own."""
    rows = [{"text": "أ", "date": "2017-01-02"}, {"text": "ب"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    reports, _ = opened(tmp_path / "a.jsonl", published=date(2020, 5, 6))
    assert [r.published for r in reports] == [date(2017, 1, 2), date(2020, 5, 6)]


def test_broken_line_costs_itself_alone(tmp_path: Path) -> None:
    """A bad line in the middle is named by file and line; the lines around it are read."""
    lines = ['{"id": "a", "text": "واحد"}', '{"id": "b", "text": ', "", '{"id": "c", "text": "ثلاثة"}']
    (tmp_path / "x.jsonl").write_text("\n".join(lines), "utf-8")
    reports, (fault,) = opened(tmp_path / "x.jsonl")
    assert [r.id for r in reports] == ["a", "c"]
    assert fault.which.endswith("x.jsonl, line 2") and "is not JSON" in fault.message


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([1], "no object"),
        ({}, 'has no "text"'),
        ({"text": 7}, '"text" is a number'),
        ({"text": " \n"}, "is empty"),
    ],
)
def test_no_text_no_report(value: object, words: str) -> None:
    """Without words there is no report, and one sentence says why."""
    reports, (fault,) = split(list(report_from(value, "x, line 1", "x:1")))
    assert not reports and words in fault.message and fault.lost == "all"


@pytest.mark.parametrize(
    "field",
    [
        {"id": [1]},
        {"title": 3},
        {"source": {}},
        {"url": True},
        {"date": "الثلاثاء"},
        {"date": 20170614},
        {"date": "2017-13-01"},
    ],
)
def test_a_field_of_wrong_type_costs_itself_alone(field: dict[str, object]) -> None:
    """The report is read without the bad field, which is named."""
    (report,), (fault,) = split(list(report_from({"text": "قصف", **field}, "x, line 1", "x:1")))
    assert report == Report("x:1", "قصف")
    assert f'"{next(iter(field))}"' in fault.message and fault.lost == "part"


def test_fields_are_taken_over() -> None:
    """All named fields arrive; a number is a good id; a date-time keeps its own day."""
    value = {
        "id": 12,
        "text": "قصف",
        "title": "ت",
        "date": "2017-06-14T23:50:00-05:00",
        "source": "و",
        "url": "u",
        "lang": "ar",
    }
    assert list(report_from(value, "x", "x:1")) == [Report("12", "قصف", "ت", date(2017, 6, 14), "و", "u")]


def test_half_characters_become_marks() -> None:
    """A lone surrogate escaped in JSON cannot be written as UTF-8 later; it is replaced and told."""
    (report,), (fault,) = split(list(report_from(json.loads('{"text": "a\\ud800b"}'), "x", "x:1")))
    assert report.text == "a\ufffdb" and "surrogates" in fault.message


def test_deep_nesting_is_refused_quietly(tmp_path: Path) -> None:
    """Ten thousand brackets neither crash nor hide the next line."""
    (tmp_path / "x.jsonl").write_text(
        '{"id": "a", "text": "أ", "x": ' + "[" * 100_000 + '\n{"id": "b", "text": "ب"}\n', "utf-8"
    )
    reports, (fault,) = opened(tmp_path / "x.jsonl")
    assert [r.id for r in reports] == ["b"] and "line 1" in fault.message


def test_jsonl_in_utf16_and_with_bom(tmp_path: Path) -> None:
    """Windows tools write byte order marks; both kinds are read."""
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + '{"text": "أ"}\n'.encode())
    (tmp_path / "b.jsonl").write_text('{"text": "أ"}\n{"text": "ب"}\n', "utf-16")
    assert [r.id for r in opened(tmp_path / "a.jsonl")[0]] == ["a:1"]
    reports, (note,) = opened(tmp_path / "b.jsonl")
    assert [r.text for r in reports] == ["أ", "ب"] and note.lost == "part"


def test_pretty_printed_json_is_one_sentence(tmp_path: Path) -> None:
    """JSON over many lines is one fault with the remedy, not one a line."""
    (tmp_path / "x.jsonl").write_text(json.dumps([{"text": "أ"}] * 5, indent=1), "utf-8")
    reports, (fault,) = opened(tmp_path / "x.jsonl")
    assert not reports and "jq" in fault.message


def test_folder_is_read_through_and_through_in_order(tmp_path: Path) -> None:
    """Sub-folders and known suffixes in sorted order; other files are passed over in one sentence; hidden ones ignored."""
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.md", "b/c.jsonl", "pic.png", ".hidden.txt"):
        text = '{"text": "س"}' if name.endswith("jsonl") else "س"
        (tmp_path / name).write_text(text, "utf-8")
    reports, (note,) = opened(tmp_path)
    assert [r.id for r in reports] == ["z", "a", "c:1"]
    assert note.lost == "none" and "pic.png" in note.message


def test_same_ids_are_made_unique(tmp_path: Path) -> None:
    """Reports that share an id stay apart, for claim ids are built on it."""
    (tmp_path / "x.jsonl").write_text('{"id": "a", "text": "أ"}\n' * 3 + '{"id": "a#2", "text": "ب"}\n', "utf-8")
    ids = [r.id for r in opened(tmp_path / "x.jsonl")[0]]
    assert ids == ["a", "a#2", "a#3", "a#2#2"] and len(set(ids)) == 4


def test_missing_and_empty_inputs_are_said(tmp_path: Path) -> None:
    """A path that is not there, an empty file and an empty folder each make one sentence; the rest is read."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "dir").mkdir()
    (tmp_path / "ok.txt").write_text("قصف", "utf-8")
    reports, faults = opened(tmp_path / "none.txt", tmp_path / "empty.txt", tmp_path / "dir", tmp_path / "ok.txt")
    assert [r.id for r in reports] == ["ok"] and len(faults) == 3


def test_standard_input_tells_prose_from_json_lines() -> None:
    """A stream that opens with an object is JSON lines, else it is one text."""
    assert opened("-", stdin=io.BytesIO("قصف\nثم هدوء".encode()))[0] == [Report("stdin", "قصف\nثم هدوء")]
    lines = io.BytesIO('{"text": "أ"}\n{ "text": "ب"}'.encode())
    assert [r.id for r in opened("-", stdin=lines)[0]] == ["stdin:1", "stdin:2"]


def test_a_megabyte_without_spaces_is_one_report(tmp_path: Path) -> None:
    """It is read, and said to be no writing."""
    (tmp_path / "long.txt").write_text("ق" * 1_000_000, "utf-8")
    (report,), (fault,) = opened(tmp_path / "long.txt")
    assert len(report.text) == 1_000_000 and "no space" in fault.message and fault.lost == "part"


@pytest.mark.parametrize("bad", ["", "14/6/2017", "2017-6-1", "2017-06-31", "2017-06-14x", "٢٠١٧-٠٦-١٤", "20170614"])
def test_only_iso_days_are_days(bad: str) -> None:
    """Anything else is refused rather than guessed."""
    with pytest.raises(ValueError):
        parse_day(bad)
