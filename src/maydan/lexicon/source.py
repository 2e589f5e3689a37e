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
    ("light", "kind"): frozenset("agent patient occur result foil attempt begin continue end own witness".split()),
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


def read_table(path: Path, problems: list[KnowledgeError] | None = None) -> list[Row]:
    """Rows of one table.

    Args:
        problems: where complaints about rows go (the rows are then left out); None raises.
    Raises:
        KnowledgeError: the table is not UTF-8, or its header or a row does not fit the columns or values.
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
        try:
            rows.append(_row(table, path.name, number, cells, columns))
        except KnowledgeError as e:
            complain(e, problems)
    return rows


def complain(error: KnowledgeError, problems: list[KnowledgeError] | None) -> None:
    """Puts an error on the list of problems.

    Raises:
        KnowledgeError: the error itself, where there is no list.
    """
    if problems is None:
        raise error
    problems.append(error)


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


def read_frames(path: Path, problems: list[KnowledgeError] | None = None) -> dict[str, dict[str, Any]]:
    """Frames by id: `verb` and `noun` slot maps, `loss`, examples and near misses.

    Args:
        problems: where complaints about frames go (unknown slots are then left out); None raises.
    Raises:
        KnowledgeError: the file is not UTF-8 or no YAML; or a frame is no mapping or has an unknown slot.
    """
    import yaml

    try:
        text = path.read_text(encoding="utf-8")
        data = yaml.safe_load(text)
    except UnicodeDecodeError as e:
        raise KnowledgeError(path.name, 1, "-", f"not UTF-8 at byte {e.start}", "save the file as UTF-8") from e
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        line, column = (mark.line + 1, str(mark.column + 1)) if mark else (1, "-")
        raise KnowledgeError(path.name, line, column, str(getattr(e, "problem", e)), "mend the YAML there") from e
    if not isinstance(data, dict):
        raise KnowledgeError(path.name, 1, "-", "the file is no mapping of frames", "write each frame as 'name:'")
    frames: dict[str, dict[str, Any]] = {}
    for name, frame in data.items():
        try:
            frames[str(name)] = _frame(path.name, line_of(text, name), str(name), frame, problems)
        except KnowledgeError as e:
            complain(e, problems)
    return frames


SLOTS = frozenset(
    "actor recipient both target actor-or-target victim weapon place from to near toward event topic goods partner "
    "ignore reason".split()
)


def _frame(file: str, line: int, name: str, frame: object, problems: list[KnowledgeError] | None) -> dict[str, Any]:
    if not isinstance(frame, dict):
        raise KnowledgeError(file, line, name, "the frame is no mapping", "write verb, noun, examples, near under it")
    kept = dict(frame)
    for side in ("verb", "noun"):
        slots = frame.get(side) or {}
        if not isinstance(slots, dict):
            raise KnowledgeError(file, line, f"{name}.{side}", "is no mapping", "write {subject: actor, ...}")
        for position in (p for p, slot in slots.items() if slot not in SLOTS):
            cause, remedy = f"slot '{slots[position]}' is not known", f"use one of {' '.join(sorted(SLOTS))}"
            complain(KnowledgeError(file, line, f"{name}.{side}.{position}", cause, remedy), problems)
        if slots:
            kept[side] = {p: slot for p, slot in slots.items() if slot in SLOTS}
    return kept


def line_of(text: str, name: object) -> int:
    """1-based line where a frame begins; 1 where its name is not found at the beginning of a line."""
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if line.startswith(f"{name}:")), 1)


def all_rows(folder: Path, problems: list[KnowledgeError] | None = None) -> Iterator[Row]:
    """Rows of every table of a language's folder, in the fixed order of COLUMNS; `problems` as for `read_table`, and with
    it a table that cannot be read at all is left out too."""
    for path in (folder / f"{table}.tsv" for table in COLUMNS):
        if path.exists():
            try:
                yield from read_table(path, problems)
            except KnowledgeError as e:
                complain(e, problems)


def key(text: str) -> str:
    """A word or term as the form table spells it."""
    return " ".join(normalize(text).replace("-", " ").split())
