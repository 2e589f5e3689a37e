"""The check of the tables: all faults are told, with file, line, column and remedy; our own tables have none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import maydan
from maydan import run
from maydan.actors.build import actor_problems
from maydan.lexicon.check import lexicon_problems
from maydan.places.build import place_problems

HERE = Path(maydan.__file__).parent
GOOD = """ {name}:
  verb: {subject: actor, object: target}
  examples:
    - {text: a, gives: none}
    - {text: b, gives: none}
    - {text: c, gives: none}
  near:
    - {text: d, gives: none}
    - {text: e, gives: none}
""".lstrip()


def frames(folder: Path, text: str) -> list[str]:
    """What is said of a file of frames."""
    (folder / "frames.yml").write_text(text, "utf-8")
    return [str(p) for p in lexicon_problems(folder)]


def test_a_good_frame_has_no_fault(tmp_path: Path) -> None:
    """Three examples, two near misses, known slots."""
    assert frames(tmp_path, GOOD.replace("{name}", "strike")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace("{name}", "a").replace("object: target", "object: aim"), "column a.verb.object: slot 'aim' is not known"),
        (GOOD.replace("{name}", "a").replace("    - {text: c, gives: none}\n", ""), "column a.examples: only 2 examples"),
        (GOOD.replace("{name}", "a").replace("    - {text: e, gives: none}\n", ""), "column a.near: only 1 near misses"),
        (GOOD.replace("{name}", "a").replace("{text: d, gives: none}", "d"), "column a.near: is no list of texts"),
        (GOOD.replace("{name}", "a") + GOOD.replace("{name}", "a"), "line 10, column a: the frame stands already in line 1"),
        ("a: [1]\n", "line 1, column a: the frame is no mapping"),
        ("a: {verb: x}\n", "column a.verb: is no mapping"),
        ("- a\n", "the file is no mapping of frames"),
        ("a: {b\n", "mend the YAML there"),
    ],
)  # fmt: skip
def test_faults_of_frames(tmp_path: Path, text: str, told: str) -> None:
    """Each fault is told where it is, with a remedy."""
    assert any(told in fault for fault in frames(tmp_path, text)), frames(tmp_path, text)


def test_missing_or_broken_files(tmp_path: Path) -> None:
    """A folder without frames, and bytes that are no UTF-8, are told; the tables are still looked at."""
    (tmp_path / "function.tsv").write_text("pos\tword\tnote\nxyz\tin\t-\n", "utf-8")
    (tmp_path / "loaded.tsv").write_bytes(b"\xff\xfe")
    told = [str(p) for p in lexicon_problems(tmp_path)]
    assert [t.split(",")[0] for t in told] == ["function.tsv", "loaded.tsv", "frames.yml"]
    (tmp_path / "frames.yml").write_bytes(b"\xff")
    assert "not UTF-8" in str(lexicon_problems(tmp_path)[-1])


def test_verbs_are_inflected(tmp_path: Path) -> None:
    """A root that does not make its lemma, and a frame that is nowhere, are both told."""
    head = "type\tmode\troot\tform\tlemma\tnouns\tframe\tphase\tnote\n"
    rows = "ASSAULT\t-\tقصف\tI/a~i\tضرب\t-\ta\t-\t-\nASSAULT\t-\tقصف\tI/a~i\tقصف\t-\tb\t-\t-\n"
    (tmp_path / "verbs.tsv").write_text(head + rows, "utf-8")
    told = frames(tmp_path, GOOD.replace("{name}", "a"))
    assert [t.split(":")[0] for t in told] == ["verbs.tsv, line 2, column root", "verbs.tsv, line 3, column frame"]


def test_each_file_of_actors_is_looked_at(tmp_path: Path) -> None:
    """The first fault of every file is told, not only of the first file."""
    folder = tmp_path / "actors"
    shutil.copytree(HERE / "actors", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    assert actor_problems(folder) == []
    for name in ("syria.yml", "iraq.yml"):
        path = folder / name
        path.write_text(path.read_text("utf-8") + "\n- id: Wrong Id\n  name: x\n", "utf-8")
    assert [p.file for p in actor_problems(folder)] == ["iraq.yml", "syria.yml"]


def test_each_table_of_places_is_looked_at(tmp_path: Path) -> None:
    """The same for places, and for the words that are no places."""
    folder = tmp_path / "places"
    shutil.copytree(HERE / "places", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    assert place_problems(folder) == []
    for name in ("tiers.tsv", "tables/syria.tsv", "tables/iraq.tsv"):
        path = folder / name
        path.write_text(path.read_text("utf-8").rstrip("\n") + "\nx\ty\tz\n", "utf-8")
    assert sorted(p.file for p in place_problems(folder)) == ["iraq.tsv", "syria.tsv", "tiers.tsv"]


@pytest.mark.slow
def test_our_own_tables_have_no_fault() -> None:
    """What is shipped passes."""
    assert run.check_lexicon() == ()
