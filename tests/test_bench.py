"""What `maydan bench` shows and writes. No test looks at how fast anything is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import maydan
from maydan import bench, cli
from maydan.bench import Figure, as_json, line, table, yardstick

BUILT = Path(maydan.__file__).parent / "built" / "lexicon.bin"
EXAMPLE = Path(__file__).parent.parent / "examples" / "01-wire-nasiriyah.txt"


def test_budgets_bound_times_from_above_and_speeds_from_below() -> None:
    """A speed must be reached, a time or a size not exceeded; without a budget there is nothing to keep."""
    assert Figure("a", 3.0, "s", budget=4).met and not Figure("a", 5.0, "MB", budget=4).met
    assert Figure("a", 5.0, "sentences/s", budget=4).met and not Figure("a", 3.0, "sentences/s", budget=4).met
    assert Figure("a", 3.0, "s").met is None


def test_table_and_json_hold_every_figure() -> None:
    """Both show name, value and whether the budget is kept."""
    figures = [Figure("first", 1234.5, "sentences/s", 2.0, 3000, "a note"), Figure("second", 0.25, "MB")]
    shown = table(figures).splitlines()
    assert shown[1].split() == ["first", "1,234", "sentences/s", "2.000", "3,000", "MISSED", "a", "note"]
    assert shown[2].split() == ["second", "0.250", "MB"]
    record = json.loads(as_json(figures))
    assert [f["name"] for f in record["figures"]] == ["first", "second"] and record["figures"][0]["met"] is False


def test_a_made_line_is_long_enough_and_the_same_every_time() -> None:
    """It has the bytes asked for, no line end, and no chance in it."""
    made = "".join(line(20_000))
    assert 20_000 <= len(made.encode()) < 20_400 and "\n" not in made and made == "".join(line(20_000))


def test_yardstick_is_a_time() -> None:
    """It takes some time."""
    assert 0 < yardstick() < 60


@pytest.mark.slow
@pytest.mark.real
@pytest.mark.skipif(not BUILT.exists(), reason="the compiled tables are not built")
def test_bench_of_a_file(tmp_path: Path) -> None:
    """From the command line: a table on stdout, and the same figures in a file."""
    out = tmp_path / "figures.json"
    done = CliRunner().invoke(cli.main, ["bench", str(EXAMPLE), "--json", str(out)])
    assert done.exit_code == 0, done.output
    record = json.loads(out.read_bytes())
    assert all(figure["name"] in done.stdout and figure["value"] >= 0 for figure in record["figures"])
    assert "1 reports" in done.stdout and "reading, words known" in done.stdout


@pytest.mark.slow
@pytest.mark.real
@pytest.mark.skipif(not BUILT.exists(), reason="the compiled tables are not built")
def test_hard_texts_are_measured(tmp_path: Path) -> None:
    """Lines, words and quotes each give a cost, and where the system tells it, a size."""
    figures = list(bench._stretching(tmp_path, [1], 1.0, lambda stage: None))
    assert {f.name.removesuffix(": memory") for f in figures} == {
        "one line of 1 MB", "a word of 1 MB", "10,000 nested quotes",
    }  # fmt: skip
