"""Compiles the tables (words, actors, places) into the package, for wheels and for editable installs alike.

Hatchling calls the hook below. `python hatch_build.py` does the same without building a package; `make tables` uses that.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
PACKAGE = ROOT / "src" / "maydan"
BUILT = PACKAGE / "built"
KNOWLEDGE = ("actors", "language", "lexicon", "places")
"""Folders that the tables are made from: the hand-written files, and the code that compiles them."""


class TablesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Has the tables ready before hatchling collects the files of the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles what is stale. `version` is "standard" or "editable"; both need the tables.

        Raises:
            KnowledgeError: a hand-written file breaks its rules; names file, line, column and remedy.
        """
        if stale():
            self.app.display_info("Compiling the tables of words, actors and places")
            compile_tables()


def stale() -> bool:
    """Whether a table is missing, or older than anything it is made from."""
    sys.path.insert(0, str(PACKAGE.parent))
    try:
        from maydan.tables import NAMES
    finally:
        sys.path.pop(0)
    tables = [BUILT / name for name in NAMES]
    if not all(table.is_file() for table in tables):
        return True
    oldest = min(table.stat().st_mtime_ns for table in tables)
    return any(path.stat().st_mtime_ns > oldest for path in sources())


def sources() -> Iterator[Path]:
    """Every file the tables depend on, and the folders themselves: a deleted file changes only its folder."""
    yield Path(__file__)
    yield PACKAGE / "tables.py"
    for name in KNOWLEDGE:
        folder = PACKAGE / name
        yield folder
        for path in folder.rglob("*"):
            hidden = any(part.startswith((".", "__pycache__")) for part in path.relative_to(folder).parts)
            if not hidden and (path.is_dir() or path.suffix in (".py", ".tsv", ".yml")):
                yield path


def compile_tables() -> None:
    """Makes every table from the sources beside this file, whatever `maydan` may be installed elsewhere."""
    sys.path.insert(0, str(PACKAGE.parent))
    try:
        from maydan.tables import build

        build(BUILT)
    finally:
        sys.path.pop(0)


if __name__ == "__main__":
    if stale():
        compile_tables()
