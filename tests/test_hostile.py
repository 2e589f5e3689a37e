"""Hostile input through the real command line: one clear sentence each, the rest is still read, code 3, nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import maydan
from maydan.sources import Failure, open_paths

BUILT = Path(maydan.__file__).parent / "built" / "lexicon.bin"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not BUILT.exists(), reason="the compiled tables are not built"),
]
GOOD = "قصف الجيش السوري بلدة خان شيخون أمس بالمدفعية، وقتل ثلاثة مدنيين."
"""A sentence that every text below carries, and that must be found in it whatever stands around."""


def put(name: str, data: bytes | str) -> Callable[[Path], None]:
    """Writes a file."""
    return lambda folder: (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode()) and None


def lines(*values: object) -> str:
    """JSON lines; a string is taken as it is."""
    rows = (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values)
    return "".join(row + "\n" for row in rows)


def loop(folder: Path) -> None:
    """A link to the folder that it stands in."""
    (folder / "loop").symlink_to(folder, target_is_directory=True)


def unreadable(folder: Path) -> None:
    """A file that may not be read; the superuser may read all but the memory of a process at offset 0."""
    path = folder / "locked.txt"
    if os.geteuid():
        path.write_text(GOOD, "utf-8")
        path.chmod(0)
    elif Path("/proc/self/mem").exists():
        path.symlink_to("/proc/self/mem")
    else:
        pytest.skip("no way to make an unreadable file here")


def within(text: str, insert: str) -> str:
    """The text with `insert` after the second letter of each word."""
    return " ".join(word[:2] + insert + word[2:] for word in text.split(" "))


BIDI = (
    within(GOOD, "\u200f")
    + " وقتل \u202a12\u202c مدنيا في \u2067حلب\u2069. "
    + within(GOOD, "\u2066\u2069")
    + " \u202e"
    + GOOD
    + "\u202c"
)
CASES: dict[str, tuple[Callable[[Path], None], str, int, int]] = {
    "invalid-utf8": (put("bad.txt", GOOD.encode() + b" \xd9 \xff\xfe\x80 " + GOOD.encode()), "not UTF-8", 1, 0),
    "cp1256": (put("old.txt", GOOD.encode("cp1256")), "Windows-1256", 1, 0),
    "utf16-with-mark": (put("wide.txt", GOOD.encode("utf-16")), "is UTF-16", 1, 0),
    "utf16-without-mark": (put("wider.txt", (GOOD * 9).encode("utf-16-le")), "looks like UTF-16", 0, 1),
    "utf16-lines": (put("wide.jsonl", lines({"text": GOOD}, {"text": GOOD}).encode("utf-16")), "is UTF-16", 2, 0),
    "nuls": (put("nul.txt", GOOD + " \0\0 " + GOOD), "NUL", 1, 0),
    "no-spaces": (put("solid.txt", "ق" * 1_000_000 + ". " + GOOD), "no space", 1, 0),
    "quotes": (put("quotes.txt", "«" * 10_000 + GOOD + "»" * 10_000), "no space", 1, 0),
    "bidi": (put("bidi.txt", BIDI), "another order", 1, 0),
    "empty": (put("empty.txt", b""), "is empty", 0, 1),
    "blank": (put("blank.jsonl", b"\n \n\n"), "is empty", 0, 1),
    "picture": (put("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40), "PNG", 0, 1),
    "noise": (put("noise.jsonl", bytes(range(256)) * 400), "is not text", 0, 1),
    "broken-line": (put("broken.jsonl", lines({"text": GOOD}, '{"text": "ق', {"text": GOOD})), "line 2: is not JSON", 2, 1),
    "wrong-types": (put("types.jsonl", lines({"text": GOOD}, {"text": ["ق"]}, {"text": GOOD})), "line 2", 2, 1),
    "wrong-field": (put("field.jsonl", lines({"text": GOOD, "title": 7})), '"title" is a number', 1, 0),
    "no-object": (put("bare.jsonl", lines("[1, 2]", {"text": GOOD})), "no object", 1, 1),
    "half-letter": (put("half.jsonl", lines('{"text": "\\ud800 ' + GOOD + '"}')), "surrogates", 1, 0),
    "loop": (loop, "link back", 0, 1),
    "self-link": (lambda folder: (folder / "self.txt").symlink_to("self.txt"), "symbolic links", 0, 1),
    "dangling-link": (lambda folder: (folder / "gone.txt").symlink_to("nowhere.txt"), "No such file", 0, 1),
    "pipe": (lambda folder: os.mkfifo(folder / "pipe.txt"), "is a pipe", 0, 1),
    "unreadable": (unreadable, "locked.txt", 0, 1),
    "odd-name": (put("a\nb\x1b[2J\u202e.txt", b""), r"a\nb\x1b[2J\u202e.txt", 0, 1),
    "broken-name": (put(os.fsdecode(b"\xff\xfe.txt"), GOOD + "\0"), "NUL", 1, 0),
}  # fmt: skip
"""What to make in a folder; words of the one sentence about it; how many reports are read; how many are not."""


def program(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    """`maydan read` on a folder, in a process of its own."""
    command = [sys.executable, "-m", "maydan", "read", str(folder), "--date", "2017-06-14", *args]
    return subprocess.run(command, capture_output=True, timeout=120, check=False)


def good(folder: Path) -> None:
    """Two harmless files, sorted before and after all others."""
    put("0-good.txt", GOOD)(folder)
    put("z-good.jsonl", lines({"id": "z-good", "text": GOOD}))(folder)


def claims_of(done: subprocess.CompletedProcess[bytes]) -> dict[str, list[dict[str, object]]]:
    """The claims that were written, by report."""
    found: dict[str, list[dict[str, object]]] = {}
    for line in done.stdout.splitlines():
        claim = json.loads(line)
        found.setdefault(claim["report"]["id"], []).append(claim)
    return found


def counts(folder: Path) -> tuple[int, int]:
    """How many reports a folder gives, and how many it lost."""
    items = list(open_paths([folder]))
    lost = sum(isinstance(item, Failure) and item.lost == "all" for item in items)
    return sum(not isinstance(item, Failure) for item in items), lost


@pytest.mark.parametrize("name", CASES)
def test_alone(name: str, tmp_path: Path) -> None:
    """One sentence that names it, code 3, and the good files beside it are read as if it were not there."""
    make, words, read, lost = CASES[name]
    make(tmp_path)
    good(tmp_path)
    done = program(tmp_path)
    said = done.stderr.decode().splitlines()
    assert done.returncode == 3 and len(said) == 1 and words in said[0], said
    assert said[0].count("; ") >= 1 and len(said[0]) < 400
    assert counts(tmp_path) == (read + 2, lost)
    claims = claims_of(done)
    assert {"0-good", "z-good"} <= set(claims)
    if name not in ("cp1256",):  # its letters are gone
        assert len(claims) == read + 2


def test_together(tmp_path: Path) -> None:
    """All in one folder: a sentence for each and none for the rest, code 3, and as many reports read as alone."""
    for make, *_ in CASES.values():
        make(tmp_path)
    good(tmp_path)
    done = program(tmp_path)
    said = done.stderr.decode().splitlines()
    assert done.returncode == 3 and b"Traceback" not in done.stderr and len(said) == len(CASES)
    assert all(any(words in sentence for sentence in said) for _, words, _, _ in CASES.values())
    read, lost = sum(case[2] for case in CASES.values()) + 2, sum(case[3] for case in CASES.values())
    assert counts(tmp_path) == (read, lost)
    assert len(claims_of(done)) == read - 1  # all but the one whose letters are gone


def test_spans_are_true_in_hostile_texts(tmp_path: Path) -> None:
    """Whatever stands around, a claim's words stand where it says."""
    texts = {
        name: CASES[name][0] for name in ("nuls", "no-spaces", "quotes", "bidi", "utf16-with-mark", "invalid-utf8")
    }
    for make in texts.values():
        make(tmp_path)
    reports = {item.id: item.text for item in open_paths([tmp_path]) if not isinstance(item, Failure)}
    found = claims_of(program(tmp_path))
    assert set(found) == set(reports)
    for ident, claims in found.items():
        for claim in claims:
            anchor = claim["anchor"]
            assert isinstance(anchor, dict) and reports[ident][anchor["start"] : anchor["end"]] == anchor["text"]


def test_marks_inside_words_do_not_hide_them(tmp_path: Path) -> None:
    """Direction marks inside words and around numbers change nothing but the offsets."""
    put("plain.txt", GOOD)(tmp_path)
    put("marked.txt", within(GOOD, "\u200f\u2066\u2069"))(tmp_path)
    done = program(tmp_path)
    found = claims_of(done)
    assert done.returncode == 0 and not done.stderr
    plain, marked = ([(c["type"], c["mode"], c["status"]) for c in found[i]] for i in ("plain", "marked"))
    assert plain == marked and plain


def test_links_to_other_folders_are_told(tmp_path: Path) -> None:
    """A link out of the folder is not followed, and that is said."""
    (tmp_path / "far").mkdir()
    good(tmp_path / "far")
    (tmp_path / "near").mkdir()
    good(tmp_path / "near")
    (tmp_path / "near" / "link").symlink_to(tmp_path / "far", target_is_directory=True)
    done = program(tmp_path / "near")
    assert done.returncode == 3 and b"link to a folder, not followed" in done.stderr


def test_same_bytes_whatever_the_hash_seed() -> None:
    """Two processes whose sets and dicts are seeded differently write the same claims."""
    reports = Path(__file__).parent.parent / "examples" / "reports.jsonl"
    outputs = set()
    for seed in ("1", "4242"):
        command = [sys.executable, "-m", "maydan", "read", str(reports), "--min-score", "0"]
        done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
        outputs.add(done.stdout)
    assert len(outputs) == 1 and outputs.pop()
