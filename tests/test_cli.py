"""The command line: what it writes, what it says on stderr, and how it ends. The reader is a stand-in but where marked."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import maydan
from maydan import cli, run
from maydan.exchange.flat import NAMES
from maydan.model import Claim, Reading, Report, as_record

BUILT = Path(maydan.__file__).parent / "built" / "lexicon.bin"
needs_tables = pytest.mark.skipif(not BUILT.exists(), reason="the compiled tables are not built")
GOOD = "قصفت المدفعية أطراف البلدة أمس."


class _Names:
    """A list of actors that knows nobody."""

    def __len__(self) -> int:
        return 0

    def actor(self, index: int) -> None:
        """Nobody."""


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, claims: tuple[Claim, ...]) -> None:
    """A reader that finds the sample's first claim in every report, and breaks on 'poison'."""
    if "real" in request.keywords:
        return

    def read(report: Report, known: Any, trace: bool) -> Reading:
        if "poison" in report.text:
            raise RecursionError("too deep")
        ref = replace(
            claims[0].report, id=report.id, published=report.published.isoformat() if report.published else None
        )
        return Reading(
            report, (), (replace(claims[0], id=report.id + ":0", report=ref),), trace=({"sentence": 0, "text": "س"},)
        )

    monkeypatch.setattr(run, "_read", read)
    monkeypatch.setattr(run, "knowledge", lambda places=(): type("Known", (), {"actors": _Names()})())


def called(*args: object, stdin: bytes | None = None) -> Result:
    """The command line with these arguments."""
    return CliRunner().invoke(cli.main, [str(a) for a in args], input=stdin)


def shell(*args: object, stdin: bytes = b"", **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    command = [sys.executable, "-m", "maydan", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False, **options)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A file with one good report."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD, "utf-8")
    return path


def test_read_writes_json_lines(good: Path) -> None:
    """One claim a line on stdout, nothing on stderr, code 0."""
    result = called("read", good, "--date", "2017-06-14")
    assert result.exit_code == 0 and not result.stderr
    record = json.loads(result.stdout)
    assert (record["id"], record["report"]["published"]) == ("good:0", "2017-06-14")


@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet", "geojson"])
def test_output_file_equals_stdout(format: str, good: Path, tmp_path: Path) -> None:
    """-o writes the very bytes that stdout would get."""
    out = tmp_path / "out"
    assert called("read", good, "--format", format, "-o", out).exit_code == 0
    assert out.read_bytes() == called("read", good, "--format", format).stdout_bytes


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("latin.txt", GOOD.encode() + b" \xff\xff", "not UTF-8"),
        ("nul.txt", GOOD.encode() + b"\0", "NUL"),
        ("empty.txt", b"", "is empty"),
        ("pic.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG picture"),
        ("lines.jsonl", b'{"text": "a"}\n{"text": \n{"text": "b"}\n', "line 2: is not JSON"),
        ("poison.txt", b"poison", "the reader failed on it (RecursionError"),
        ("none.txt", None, "No such file"),
    ],
)
def test_bad_input_is_told_and_the_rest_is_read(name: str, data: bytes | None, words: str, good: Path) -> None:
    """One clear sentence on stderr, code 3, and the good file's claim on stdout."""
    path = good.parent / name
    if data is not None:
        path.write_bytes(data)
    result = called("read", path, good)
    assert result.exit_code == 3
    assert words in result.stderr and len(result.stderr.splitlines()) == 1
    assert json.loads(result.stdout.splitlines()[-1])["id"] == "good:0"


def test_utf16_is_read_with_a_note_and_code_3(tmp_path: Path) -> None:
    """All of it is read, but it should be checked, for byte order marks may lie."""
    (tmp_path / "wide.txt").write_text(GOOD, "utf-16")
    result = called("read", tmp_path / "wide.txt")
    assert result.exit_code == 3 and "UTF-16" in result.stderr and result.stdout


@pytest.mark.parametrize(
    "args",
    [
        ("read",), ("read", "x", "--date", "14/6/2017"), ("read", "x", "--format", "xls"), ("brief", "x", "--lang", "fr"),
        ("explain", " "), ("nothing",), ("read", "x", "--date", ""),
    ],
)  # fmt: skip
def test_wrong_usage_is_code_2(args: tuple[str, ...]) -> None:
    """A date or option that makes no sense stops before anything is read."""
    result = called(*args)
    assert result.exit_code == 2 and not result.stdout


def test_unwritable_output_is_code_1(good: Path, tmp_path: Path) -> None:
    """One sentence, and nothing is left behind."""
    result = called("read", good, "-o", tmp_path / "no" / "out.jsonl")
    assert result.exit_code == 1 and "output: " in result.stderr
    assert list(tmp_path.iterdir()) == [good]


def test_standard_input() -> None:
    """- reads prose, or JSON lines when the stream opens with an object."""
    assert json.loads(called("read", "-", stdin=GOOD.encode()).stdout)["report"]["id"] == "stdin"
    lines = called("read", "-", stdin=b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n').stdout.splitlines()
    assert [json.loads(line)["report"]["id"] for line in lines] == ["a", "b"]


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_brief_in_all_dresses(format: str, lang: str, good: Path, tmp_path: Path) -> None:
    """The page goes to stdout or, the same, to a file."""
    args = ("brief", good, "--lang", lang, "--format", format)
    text = called(*args).stdout_bytes
    assert b"good:0" in text and called(*args, "-o", tmp_path / "page").exit_code == 0
    assert (tmp_path / "page").read_bytes() == text


def test_brief_tells_what_was_not_read(good: Path) -> None:
    """A missing file is on stderr and on the page; code 3."""
    result = called("brief", good, good.parent / "none.txt", "--lang", "en")
    assert result.exit_code == 3 and "none.txt" in result.stdout and "none.txt" in result.stderr


def test_explain_as_text_and_json() -> None:
    """The trace of a sentence, for people and for programs; - reads standard input."""
    assert "Sentence 0" in called("explain", GOOD).stdout
    record = json.loads(called("explain", GOOD, "--json").stdout)
    assert record["sentences"] == [{"sentence": 0, "text": "س"}] and record["claims"][0]["id"] == "text:0"
    assert "Sentence 0" in called("explain", "-", stdin=GOOD.encode()).stdout
    assert called("explain", "-", stdin=b"").exit_code == 3


def test_lexicon_check_names_the_place(tmp_path: Path) -> None:
    """A broken table is named with line, column and remedy; code 1."""
    (tmp_path / "frames.yml").write_text("{}", "utf-8")
    (tmp_path / "function.tsv").write_text("pos\tword\tnote\nxyz\tفي\t-\n", "utf-8")
    result = called("lexicon", "check", tmp_path)
    assert result.exit_code == 1 and "function.tsv, line 2, column pos" in result.stderr


def test_lexicon_check_lists_all_that_is_wrong(tmp_path: Path) -> None:
    """Every fault is told, not only the first, also of frames; code 1."""
    frame = "  examples:\n    - {text: a, gives: none}\n  near:\n    - {text: a, gives: none}\n    - {text: b, gives: none}\n"
    (tmp_path / "frames.yml").write_text(f"odd:\n  verb: {{subject: actr, object: target}}\n{frame}", "utf-8")
    (tmp_path / "function.tsv").write_text("pos\tword\tnote\nxyz\tفي\t-\nprep\t-\t-\n", "utf-8")
    (tmp_path / "nouns.tsv").write_text(
        "type\tmode\tlemma\tplural\tframe\tphase\tnote\nASSAULT\t-\tغارة\t-\tnone-such\t-\t-\n", "utf-8"
    )
    result = called("lexicon", "check", tmp_path)
    assert result.exit_code == 1 and "faults found: 5" in result.stderr
    for told in (
        "function.tsv, line 2, column pos", "function.tsv, line 3, column word", "'none-such' is not in frames.yml",
        "frames.yml, line 1, column odd.verb.subject: slot 'actr'", "column odd.examples: only 1 examples",
    ):  # fmt: skip
        assert result.stderr.count(told) == 1


def test_lexicon_check_needs_what_inflects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, one sentence names it; code 2."""
    monkeypatch.setitem(sys.modules, "mazini", None)
    result = called("lexicon", "check")
    assert result.exit_code == 2 and "pip install 'maydan[tables]'" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_python_and_command_line_have_the_same_names() -> None:
    """Each command is a function of the package."""
    assert {"read", "explain", "brief"} <= set(cli.main.commands) & set(maydan.__all__)


DOCS = Path(__file__).parent.parent / "docs" / "reference"


def test_every_command_and_option_is_documented() -> None:
    """The reference of the command line knows all that --help knows."""
    text = (DOCS / "cli.md").read_text("utf-8")
    for name, command in cli.main.commands.items():
        assert f"## maydan {name}" in text
        for one in [command, *getattr(command, "commands", {}).values()]:
            options = [flag for param in one.params if param.param_type_name == "option" for flag in param.opts]
            assert all(f"`{flag}" in text for flag in options), (name, options)


def test_every_field_and_column_is_documented(claims: tuple[Claim, ...]) -> None:
    """The reference of the record knows every key and every column."""
    text = (DOCS / "claim.md").read_text("utf-8")
    columns = [name for name in NAMES if not name.startswith(("killed_", "injured_"))]
    for key in (*as_record(claims[0]), *as_record(claims[0])["losses"][0], *columns):
        assert f"`{key}`" in text, key


def test_package_names_resolve() -> None:
    """Everything that the package promises is there, however it was imported before."""
    import maydan.brief
    import maydan.explain

    assert all(getattr(maydan, name) is not None for name in maydan.__all__)
    assert callable(maydan.brief) and callable(maydan.explain) and set(dir(maydan)) == set(maydan.__all__)
    with pytest.raises(AttributeError):
        maydan.nothing  # noqa: B018


def test_import_is_light() -> None:
    """`import maydan` loads neither the reader nor click, pyarrow or jinja2."""
    code = "import sys, maydan; print(*sorted(m for m in sys.modules if m.split('.')[0] in ('maydan', 'click', 'pyarrow', 'jinja2')))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.strip()
        == "maydan"
    )


@pytest.mark.real
def test_help_is_quick() -> None:
    """`maydan --help` answers at once; the best of three, for the machine may be busy."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        assert shell("--help").returncode == 0
        times.append(time.perf_counter() - start)
    assert min(times) < 1.0


HOSTILE = {
    "no-spaces": "ق" * 1_000_000,
    "quotes": "«" * 10_000 + GOOD + "»" * 10_000,
    "brackets": "(" * 10_000 + GOOD,
    "bidi": "\u202e" + GOOD + "\u2066\u2067\u2068" * 100,
    "marks": "ق" + "\u064b" * 100_000,
    "digits": "9" * 100_000 + " قتيل",
    "stops": "." * 100_000,
    "nuls": ("قصف\0 " * 3) + GOOD * 20,
}


@pytest.mark.real
@needs_tables
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_texts_are_read_to_the_end(name: str, tmp_path: Path) -> None:
    """With the real reader: no crash, no traceback, valid lines, offsets true, in bounded time."""
    (tmp_path / f"{name}.txt").write_text(HOSTILE[name], "utf-8", newline="")
    result = shell("read", tmp_path)
    assert result.returncode in (0, 3) and b"Traceback" not in result.stderr and b"reader failed" not in result.stderr
    for line in result.stdout.splitlines():
        anchor = json.loads(line)["anchor"]
        assert HOSTILE[name][anchor["start"] : anchor["end"]] == anchor["text"]


@pytest.mark.real
@needs_tables
def test_real_reader_on_stdin_twice_the_same() -> None:
    """Same text, same bytes; and brief and explain run on it."""
    first, second = (shell("read", "-", "--date", "2017-06-14", stdin=GOOD.encode()) for _ in range(2))
    assert first.returncode == 0 and first.stdout == second.stdout and not first.stderr
    assert shell("brief", "-", stdin=GOOD.encode()).returncode == 0
    assert json.loads(shell("explain", GOOD, "--json").stdout)["sentences"]


@pytest.mark.real
@needs_tables
def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    """`maydan read ... | head -1` says nothing on stderr."""
    rows = "".join(json.dumps({"text": GOOD}, ensure_ascii=False) + "\n" for _ in range(3000))
    (tmp_path / "many.jsonl").write_text(rows, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "maydan", "read", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert isinstance(process.stdout, io.BufferedReader) and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.wait(60)


@pytest.mark.real
@needs_tables
def test_places_import_makes_a_gazetteer_that_read_takes(tmp_path: Path) -> None:
    """A p-code list becomes a file that --places reads."""
    (tmp_path / "p.csv").write_text(
        "ADM1_AR,ADM1_EN,ADM1_PCODE,lat,lon\nالضيعة المثال,Example,SY01,35.0,37.0\n", "utf-8"
    )
    made = shell("places", "import", tmp_path / "p.csv", "-o", tmp_path / "p.bin")
    assert made.returncode == 0 and b"1 of 1 lines taken" in made.stdout
    assert shell("read", "-", "--places", tmp_path / "p.bin", stdin=GOOD.encode()).returncode == 0
    assert shell("read", "-", "--places", tmp_path / "p.csv", stdin=GOOD.encode()).returncode == 1
