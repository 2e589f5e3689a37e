"""The budgets of the design as figures of one run, beside a yardstick, so that different machines compare as ratios.

Speeds are CPU time of one core, for other programs may be at work; only the first sentence is measured as a user feels it.
Every figure comes from a process of its own. Nothing here is a test: a slow machine is no fault.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from . import __version__
from .errors import InputError

MB = 1_000_000
SIZES = (1, 4, 16)
"""Lengths of one line in MB whose cost is compared; the last and longest only with `full`."""
LONGEST = 100
_WARM = 2.0
"""CPU seconds for which reports are read again once their words are known."""
_TRIES = 5
_LOOPS = 300_000

# Our own sentences, with places and numbers that change: what a single endless line is made of.
_SENTENCES = (
    "قصف الجيش السوري بلدة {place} بالمدفعية، ما أدى إلى مقتل {n} مدنيين وإصابة {m} آخرين.",
    "وأعلنت القوات العراقية أنها استعادت السيطرة على {place} بعد اشتباكات مع مسلحي تنظيم الدولة استمرت {n} أيام.",
    "وقال مصدر أمني إن سيارة مفخخة انفجرت قرب سوق في {place} وأسفرت عن {m} قتيلا على الأقل.",
    "ويخشى سكان {place} من هجوم جديد قد يدفع {m} عائلة إلى النزوح.",
    "وصلت قافلة مساعدات تضم {n} شاحنة إلى {place} يوم الخميس بعد انتظار طويل.",
    "ونفى متحدث باسم الحكومة انسحاب القوات من {place} مساء أمس.",
    "وكان الطقس معتدلا في {place} وسجلت الحرارة {n} درجة.",
    "فهل تصمد الهدنة في {place} بعد {n} خروقات؟",
)
_PLACES = (
    "الرقة",
    "الموصل",
    "حلب",
    "تدمر",
    "إدلب",
    "الفلوجة",
    "الرمادي",
    "كركوك",
    "منبج",
    "عفرين",
    "سنجار",
    "درعا",
    "حماة",
)
_FIRST = f"import maydan; assert len(maydan.read({_SENTENCES[0].format(place='حلب', n=3, m=5)!r}))"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure.

    `ratio`: the same in terms of the yardstick (a time divided by its time, a speed multiplied by it), None for memory.
    `budget`: the most (or, for speeds, the least) that the design allows, None where it says nothing.
    """

    name: str
    value: float
    unit: str
    ratio: float | None = None
    budget: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the budget is kept; None without one."""
        if self.budget is None:
            return None
        return self.value >= self.budget if self.unit.endswith("/s") else self.value <= self.budget


def yardstick() -> float:
    """CPU seconds of a fixed loop in plain Python over words, dictionaries and tuples: the best of some tries."""
    return min(_loop() for _ in range(_TRIES))


def _loop() -> float:
    start = time.process_time()
    seen: dict[str, int] = {}
    kept = []
    for k in range(_LOOPS):
        word = f"w{k % 997}"
        seen[word] = seen.get(word, 0) + len(word)
        if word[-1] == "7":
            kept.append((word, k, seen[word]))
    return time.process_time() - start


def measure(
    paths: Sequence[Path] = (), *, full: bool = False, told: Callable[[str], None] = lambda stage: None
) -> list[Figure]:
    """All figures.

    Args:
        paths: files or folders whose reading is measured; without any, the examples and made-up lines of growing length.
        full: also a line of 100 MB (takes minutes).
        told: called with a word about each stage as it begins.
    Raises:
        InputError: a path holds no report.
    """
    told("yardstick")
    unit = yardstick()
    figures = [Figure("yardstick", unit, "s", 1.0, note=f"{_LOOPS:,} rounds of plain Python")]
    told("start")
    figures += _starting(unit)
    told("reading")
    figures += _reading([str(p) for p in paths] or _shipped(), unit)
    if not paths:
        with TemporaryDirectory(prefix="maydan-bench-") as folder:
            figures += _stretching(Path(folder), (*SIZES, LONGEST) if full else SIZES, unit, told)
    return figures


def _starting(unit: float) -> list[Figure]:
    bare = min(_wall("pass") for _ in range(_TRIES))
    first = min(_wall(_FIRST) for _ in range(_TRIES))
    tables = min(_child("tables")["cpu"] for _ in range(_TRIES))
    return [
        Figure("start of Python alone", bare, "s", bare / unit),
        Figure("start, import and first sentence", first, "s", first / unit, 0.5, "wall clock"),
        Figure("load the tables", tables, "s", tables / unit),
    ]


def _reading(paths: list[str], unit: float) -> list[Figure]:
    got = _child("speed", *paths)
    if not got["sentences"]:
        raise InputError("bench", ", ".join(paths), "holds no report", "name text or JSON lines files")
    what = (
        f"{got['reports']:,} reports, {got['sentences']:,} sentences, {got['words']:,} words, {got['claims']:,} claims"
    )
    cold, warm = got["sentences"] / got["cold"], got["sentences"] / got["warm"]
    figures = [
        Figure("reading, words met for the first time", cold, "sentences/s", cold * unit, note=what),
        Figure("reading, words known", warm, "sentences/s", warm * unit, 3000, f"the same, {got['passes']:,} times"),
        Figure("reading, words known", got["words"] / got["warm"], "words/s", got["words"] / got["warm"] * unit),
    ]
    return figures + _memory("reading", got, got["bytes"])


def _stretching(folder: Path, sizes: Iterable[int], unit: float, told: Callable[[str], None]) -> Iterator[Figure]:
    shapes: list[tuple[str, Iterable[str]]] = [(f"one line of {size} MB", line(size * MB)) for size in sizes]
    shapes += [("a word of 1 MB", ["ق" * (MB // 2)]), ("10,000 nested quotes", quotes())]
    first = None
    for name, parts in shapes:
        told(name)
        path = folder / "made.txt"
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(parts)
        size = path.stat().st_size
        got = _child("stretch", str(path))
        each = got["cpu"] / size * MB
        lines = name.startswith("one line")
        first = first or each
        note = f"{each / first:.2f} times the first" if lines else f"{got['cpu']:.2f} s in all"
        yield Figure(name, each, "s a MB", each / unit, note=note)
        yield from _memory(name, got, size)


def _memory(name: str, got: dict[str, Any], size: int) -> list[Figure]:
    """Peak memory beside the input, in MB; nothing where the system does not tell."""
    if got["peak"] is None:
        return []
    note = f"peak {got['peak'] / MB:,.0f} MB, input {size / MB:,.1f} MB"
    return [Figure(f"{name}: memory", max(0.0, (got["peak"] - size) / MB), "MB", None, 300, note)]


def _shipped() -> list[str]:
    """The examples, if they are there (they are in the repository, not in the installed package); else made sentences."""
    path = Path(__file__).resolve().parents[2] / "examples" / "reports.jsonl"
    return [str(path)] if path.is_file() else []


def line(size: int) -> Iterator[str]:
    """Sentences without a line end, `size` bytes of UTF-8 or a little more; the same every time."""
    written = 0
    for k, sentence in enumerate(cycle(_SENTENCES)):
        if written >= size:
            return
        made = sentence.format(place=_PLACES[k * 7 % len(_PLACES)], n=k * 31 % 89 + 3, m=k * 17 % 397 + 11) + " "
        written += len(made.encode())
        yield made


def quotes(depth: int = 10_000) -> Iterator[str]:
    """A sentence in so many quotation marks, one within the other."""
    sentence = _SENTENCES[0].format(place=_PLACES[0], n=3, m=5)
    return iter(("«" * depth, sentence, "»" * depth))


# Measured in processes of their own


def child(args: Sequence[str]) -> None:
    """Measures one thing and prints it as JSON: `tables`, `speed PATH...`, `stretch PATH`."""
    task, *paths = args
    got = {"tables": _tables, "speed": _speed, "stretch": _stretch}[task](paths)
    print(json.dumps({**got, "peak": _peak()}))


def _tables(paths: list[str]) -> dict[str, Any]:
    from .run import knowledge

    start = time.process_time()
    knowledge()
    return {"cpu": time.process_time() - start}


def _speed(paths: list[str]) -> dict[str, Any]:
    from .model import Report
    from .run import knowledge, read
    from .sources import open_paths

    if paths:
        reports = [item for item in open_paths(paths) if isinstance(item, Report)]
    else:
        reports = [Report(f"made:{k}", text) for k, text in enumerate(line(MB // 20))]
    language = knowledge().language
    start = time.process_time()
    readings = [(len(reading.sentences), len(reading.claims)) for reading in map(read, reports)]
    cold = time.process_time() - start
    passes: list[float] = []
    while sum(passes) < _WARM:
        start = time.process_time()
        for report in reports:
            read(report)
        passes.append(max(time.process_time() - start, 1e-9))
    words = sum(len(language.tokens(text, 0, len(text))) for r in reports for text in (r.title, r.text))
    return {
        "reports": len(reports), "sentences": sum(n for n, _ in readings), "claims": sum(n for _, n in readings),
        "words": words, "bytes": sum(len(r.text.encode()) for r in reports), "cold": cold, "warm": min(passes),
        "passes": len(passes),
    }  # fmt: skip


def _stretch(paths: list[str]) -> dict[str, Any]:
    from .run import knowledge, read_files, write_claims

    knowledge()
    start = time.process_time()
    with open(os.devnull, "wb") as nowhere:
        claims = write_claims(read_files(paths), "jsonl", nowhere)
    return {"cpu": time.process_time() - start, "claims": claims}


def _peak() -> int | None:
    """The most memory that this process ever held, in bytes; None where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as stream:
            return next(int(row.split()[1]) * 1024 for row in stream if row.startswith("VmHWM:"))
    except (OSError, StopIteration):
        pass
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _child(*args: str) -> dict[str, Any]:
    code = "import sys; from maydan.bench import child; child(sys.argv[1:])"
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise InputError("bench", args[0], f"did not run ({last[0]})", "try `maydan read` on the same input")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _wall(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return time.perf_counter() - start


# Shown


def table(figures: Iterable[Figure]) -> str:
    """The figures as a table for a terminal."""
    rows = [("", "figure", "", "yardsticks", "budget", "")]
    for f in figures:
        ratio = "" if f.ratio is None else _number(f.ratio)
        budget = "" if f.budget is None else f"{_number(f.budget)} {'kept' if f.met else 'MISSED'}"
        rows.append((f.name, _number(f.value), f.unit, ratio, budget, f.note))
    widths = [max(len(row[k]) for row in rows) for k in range(6)]
    right = (1, 3)
    shown = (
        "  ".join(
            cell.rjust(w) if k in right else cell.ljust(w) for k, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(row.rstrip() for row in shown) + "\n"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.3f}"


def as_json(figures: Iterable[Figure]) -> str:
    """The figures with what is needed to compare them: versions and kind of machine, no names."""
    record = {
        "maydan": __version__,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "figures": [{**asdict(f), "met": f.met} for f in figures],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
