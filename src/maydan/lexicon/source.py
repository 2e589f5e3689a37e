"""Reads the hand-written tables of a language; every complaint names file, line, column and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import KnowledgeError
from ..language.arabic.normalize import normalize

COLUMNS: dict[str, tuple[str, ...]] = {
    "verbs": ("type", "mode", "root", "form", "lemma", "nouns", "frame", "phase", "note"),
    "nouns": ("type", "mode", "lemma", "plural", "frame", "phase", "note"),
    "light": ("kind", "root", "form", "lemma", "nouns", "prep", "note"),
    "say": ("stance", "kind", "root", "form", "lemma", "nouns", "note"),
    "operators": ("axis", "value", "scope", "root", "form", "lemma", "nouns", "note"),
    "people": ("kind", "role", "class", "lemma", "plural", "note"),
    "facilities": ("kind", "lemma", "plural", "note"),
    "weapons": ("kind", "mode", "lemma", "plural", "note"),
    "placecues": ("precision", "lemma", "plural", "note"),
    "adjectives": ("kind", "lemma", "feminine", "plural", "note"),
    "modes": ("mode", "lemma", "feminine", "plural", "note"),
    "indicators": ("kind", "direction", "lemma", "plural", "note"),
    "plain_verbs": ("root", "form", "lemma", "nouns", "note"),
    "plain_nouns": ("kind", "lemma", "plural", "note"),
    "function": ("pos", "word", "note"),
    "loaded": ("neutral", "word", "plural", "note"),
    "traps": ("field", "words", "note"),
}
"""The tables and their columns, in order."""

TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
    "ASSAULT CONTROL".split()
)
ALLOWED: dict[tuple[str, str], frozenset[str]] = {
    ("verbs", "type"): TYPES,
    ("nouns", "type"): TYPES,
    ("light", "kind"): frozenset(
        "agent patient occur result foil attempt begin continue end own witness".split()
    ),
    ("say", "stance"): frozenset("affirms says alleges denies doubts".split()),
    ("say", "kind"): frozenset("verb according source".split()),
    ("operators", "axis"): frozenset("modality polarity attestation background phase".split()),
    ("operators", "scope"): frozenset("clause next complement sentence".split()),
    ("people", "kind"): frozenset("person fighter member force body official people dead hurt taken lost".split()),
    ("placecues", "precision"): frozenset("point town district region country".split()),
    ("function", "pos"): frozenset("prep conj sub comp rel dem pron neg int part adv quant".split()),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: its cells by column name ('' where empty) and where it stands."""

    table: str
    file: str
    line: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        return self.cells.get(column, "")

    def several(self, column: str) -> list[str]:
        """The comma-separated values of a cell."""
        return [v for v in (part.strip() for part in self.get(column).replace("،", ",").split(",")) if v]

    def fail(self, column: str, cause: str, remedy: str) -> KnowledgeError:
        return KnowledgeError(self.file, self.line, column, cause, remedy)


def read_table(path: Path) -> list[Row]:
    """Rows of one table.

    Raises:
        KnowledgeError: the header or a row does not fit the table's columns or values.
    """
    table = path.stem
    columns = COLUMNS[table]
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as e:
        raise KnowledgeError(path.name, 1, "-", f"not UTF-8 at byte {e.start}", "save the file as UTF-8") from e
    rows, header = [], False
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t")]
        if not header:
            _check_header(path.name, number, cells, columns)
            header = True
            continue
        rows.append(_row(table, path.name, number, cells, columns))
    return rows


def _check_header(name: str, number: int, cells: list[str], columns: tuple[str, ...]) -> None:
    if tuple(cells) != columns:
        raise KnowledgeError(name, number, "-", f"header is {cells}", f"write the columns {' '.join(columns)}")


def _row(table: str, name: str, number: int, cells: list[str], columns: tuple[str, ...]) -> Row:
    if len(cells) > len(columns):
        raise KnowledgeError(name, number, columns[-1], f"{len(cells)} cells, {len(columns)} columns", "remove a tab")
    values = {c: "" if v == "-" else v for c, v in zip(columns, cells)}
    row = Row(table, name, number, values)
    for column in columns:
        allowed = ALLOWED.get((table, column))
        if allowed and row.get(column) not in allowed:
            raise row.fail(column, f"'{row.get(column)}' is not known", f"use one of {' '.join(sorted(allowed))}")
    word = "word" if "word" in columns else "words" if "words" in columns else "lemma"
    if not row.get(word):
        raise row.fail(word, "empty", "write the word, or delete the line")
    return row


def read_frames(path: Path) -> dict[str, dict[str, Any]]:
    """Frames by id: `verb` and `noun` slot maps, `loss`, examples and near misses.

    Raises:
        KnowledgeError: the YAML is broken or a slot is unknown.
    """
    import yaml

    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        line, column = (mark.line + 1, str(mark.column + 1)) if mark else (1, "-")
        raise KnowledgeError(path.name, line, column, str(getattr(e, "problem", e)), "mend the YAML there") from e
    for name, frame in data.items():
        for side in ("verb", "noun"):
            for position, slot in (frame.get(side) or {}).items():
                if slot not in SLOTS:
                    raise KnowledgeError(
                        path.name, _line_of(path, name), f"{name}.{side}.{position}", f"slot '{slot}' is not known",
                        f"use one of {' '.join(sorted(SLOTS))}",
                    )
    return dict(data)


SLOTS = frozenset(
    "actor recipient both target actor-or-target victim weapon place from to near toward event topic goods partner "
    "ignore reason".split()
)


def _line_of(path: Path, key: str) -> int:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(f"{key}:"):
            return number
    return 1


def all_rows(folder: Path) -> Iterator[Row]:
    """Rows of every table of a language's folder, in the fixed order of COLUMNS."""
    for table in COLUMNS:
        path = folder / f"{table}.tsv"
        if path.exists():
            yield from read_table(path)


def key(text: str) -> str:
    """A word or term as the form table spells it."""
    return " ".join(normalize(text).replace("-", " ").split())
