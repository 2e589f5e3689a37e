"""The hand-written files as records: `countries.tsv` and the actor YAML, checked field by field (build time only)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from maydan.errors import KnowledgeError

KINDS = frozenset("group state-force coalition people agency person media party government".split())
ROLES = frozenset("GOV MIL COP SPY LEG JUD REB UAF CRM OPP PTY CVL MED EDU REL BUS REF JRN IGO NGO".split())
"""PLOVER sector codes in use."""

COUNTRY_COLUMNS = "iso3 name name_ar other_ar nisba demonyms capital_ar metonyms note".split()
_TEXT = frozenset("id name name_ar kind role country parent from to note".split())
_LISTS = frozenset("names hostile adjectives english head ambiguous".split())
_SIDE = frozenset("conflict side from to".split())
_REQUIRED = ("id", "name", "name_ar", "kind", "role")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ISO3 = re.compile(r"[A-Z]{3}")

Side = tuple[str, str, str | None, str | None]
"""conflict, side, from, to (ISO days; None: open)."""


@dataclass(frozen=True, slots=True)
class Country:
    """A line of countries.tsv. `metonyms`: (name, PLOVER role) that stand for the state."""

    file: str
    line: int
    iso3: str
    name: str
    name_ar: str
    other_ar: tuple[str, ...]
    nisba: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital_ar: tuple[str, ...]
    metonyms: tuple[tuple[str, str], ...]

    def error(self, column: str, cause: str, remedy: str) -> KnowledgeError:
        """A KnowledgeError that points here."""
        return KnowledgeError(self.file, self.line, column, cause, remedy)


@dataclass(frozen=True, slots=True)
class Record:
    """An actor as written, `names` beginning with `name_ar`. `lines`: 1-based line of each field."""

    file: str
    line: int
    lines: dict[str, int]
    id: str
    name: str
    name_ar: str
    kind: str
    role: str
    country: str | None
    parent: str | None
    names: tuple[str, ...]
    hostile: tuple[str, ...]
    adjectives: tuple[str, ...]
    english: tuple[str, ...]
    heads: tuple[str, ...]
    ambiguous: tuple[str, ...]
    from_: str | None
    to: str | None
    sides: tuple[Side, ...]

    def error(self, column: str, cause: str, remedy: str) -> KnowledgeError:
        """A KnowledgeError that points at the field, or at the record where the field is missing."""
        return KnowledgeError(self.file, self.lines.get(column, self.line), column, cause, remedy)


def read_countries(path: Path) -> list[Country]:
    """The lines of countries.tsv, in order; raises KnowledgeError."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].split("\t") != COUNTRY_COLUMNS:
        raise KnowledgeError(
            path.name, 1, "header", "the columns are not the expected ones", f"write {COUNTRY_COLUMNS}"
        )
    countries: dict[str, Country] = {}
    for number, text in enumerate(lines[1:], start=2):
        if text.strip() and not text.startswith("#"):
            c = _country(path.name, number, text.split("\t"))
            if c.iso3 in countries:
                raise c.error("iso3", f"{c.iso3} stands already in line {countries[c.iso3].line}", "join the two lines")
            countries[c.iso3] = c
    return list(countries.values())


def _country(file: str, line: int, cells: list[str]) -> Country:
    if len(cells) < len(COUNTRY_COLUMNS) - 1:
        raise KnowledgeError(file, line, str(len(cells)), f"only {len(cells)} columns", "separate cells by tabs")
    row = dict(zip(COUNTRY_COLUMNS, cells))
    if not _ISO3.fullmatch(row["iso3"]):
        raise KnowledgeError(file, line, "iso3", f"'{row['iso3']}' is no ISO 3166 alpha-3 code", "write three capitals")
    lists = {c: _cell(row[c]) for c in ("other_ar", "nisba", "demonyms", "capital_ar")}
    metonyms = tuple((m.partition(":")[0], m.partition(":")[2] or "GOV") for m in _cell(row["metonyms"]))
    for name, role in metonyms:
        if role not in ROLES:
            raise KnowledgeError(
                file, line, "metonyms", f"{name}: unknown role '{role}'", f"write one of {sorted(ROLES)}"
            )
    return Country(file, line, row["iso3"], row["name"], row["name_ar"], metonyms=metonyms, **lists)


def _cell(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip() not in ("", "-"))


def read_actors(paths: Iterable[Path], countries: frozenset[str]) -> list[Record]:
    """The records of the YAML files, in the order given.

    Args:
        countries: ISO alpha-3 codes that `country` may take.
    Raises:
        KnowledgeError: broken YAML or a field that breaks its rule; names file, line and field.
    """
    return [record for path in paths for record in _file(path, countries)]


def _file(path: Path, countries: frozenset[str]) -> Iterator[Record]:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, str(mark.column + 1)) if mark else (1, "1")
        cause = error.problem or "this is no YAML"
        raise KnowledgeError(path.name, line, column, cause, "check indentation, brackets and quotes") from error
    if not isinstance(root, yaml.SequenceNode):
        raise KnowledgeError(path.name, 1, "1", "the file is no list of actors", "begin each actor with '- id: ...'")
    for node in root.value:
        yield _record(path.name, node, countries)


def _record(file: str, node: yaml.Node, countries: frozenset[str]) -> Record:
    line = _line(node)
    if not isinstance(node, yaml.MappingNode):
        raise KnowledgeError(file, line, "1", "this is no actor", "write fields as 'name: value'")
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        field, at = str(key.value), _line(key)
        if field in values:
            raise KnowledgeError(file, at, field, "the field stands twice in one actor", "keep one of them")
        values[field], lines[field] = _value(file, field, value), at
    for field in _REQUIRED:
        if not values.get(field):
            raise KnowledgeError(file, line, field, "the field is missing", f"write {field}: ...")
    record = _assemble(file, line, lines, values)
    _check(record, countries)
    return record


def _value(file: str, field: str, node: yaml.Node) -> Any:
    if field in _TEXT:
        return _scalar(file, field, node)
    if field in _LISTS:
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return tuple(text for item in items if (text := _scalar(file, field, item)))
    if field == "sides" and isinstance(node, yaml.SequenceNode):
        return tuple(_side(file, item) for item in node.value)
    known = ", ".join(sorted(_TEXT | _LISTS | {"sides"}))
    raise KnowledgeError(
        file, _line(node), field, "unknown field, or not the shape it should have", f"fields are {known}"
    )


def _scalar(file: str, field: str, node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.ScalarNode):
        raise KnowledgeError(file, _line(node), field, "one value is expected here", "write plain text")
    # The text as written: YAML's own reading would turn Norway's NO into false and a day into a date object.
    return None if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()


def _side(file: str, node: yaml.Node) -> Side:
    if not isinstance(node, yaml.MappingNode):
        raise KnowledgeError(file, _line(node), "sides", "a side is a mapping", "write {conflict: ..., side: ...}")
    part = {str(k.value): _scalar(file, "sides", v) for k, v in node.value}
    conflict, side = part.get("conflict"), part.get("side")
    if set(part) - _SIDE or not conflict or not side:
        raise KnowledgeError(file, _line(node), "sides", "a side needs conflict and side", "and may have from and to")
    for day in (part.get("from"), part.get("to")):
        _check_day(file, _line(node), "sides", day)
    return conflict, side, part.get("from"), part.get("to")


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _assemble(file: str, line: int, lines: dict[str, int], v: dict[str, Any]) -> Record:
    names = tuple(dict.fromkeys((v["name_ar"], *v.get("names", ()))))
    english = tuple(dict.fromkeys((v["name"], *v.get("english", ()))))
    return Record(
        file, line, lines, v["id"], v["name"], v["name_ar"], v["kind"], v["role"], v.get("country"), v.get("parent"),
        names, v.get("hostile", ()), v.get("adjectives", ()), english, v.get("head", ()), v.get("ambiguous", ()),
        v.get("from"), v.get("to"), v.get("sides", ()),
    )  # fmt: skip


def _check(r: Record, countries: frozenset[str]) -> None:
    if not _ID.fullmatch(r.id):
        raise r.error("id", f"'{r.id}' is no plain id", "write small Latin letters, digits and hyphens")
    if r.kind not in KINDS:
        raise r.error("kind", f"unknown kind '{r.kind}'", f"write one of {', '.join(sorted(KINDS))}")
    if r.role not in ROLES:
        raise r.error("role", f"unknown role '{r.role}'", f"write one of {', '.join(sorted(ROLES))}")
    if r.country is not None and r.country not in countries:
        raise r.error("country", f"'{r.country}' is not in countries.tsv", "write its ISO 3166 alpha-3 code")
    for day, field in ((r.from_, "from"), (r.to, "to")):
        _check_day(r.file, r.lines.get(field, r.line), field, day)
    for name in r.ambiguous:
        if name not in (*r.names, *r.hostile, *r.english):
            raise r.error("ambiguous", f"'{name}' is none of its names", "spell it as under names")
    for adjective in r.adjectives:
        if adjective.startswith("ال") or not adjective.endswith("ي"):
            raise r.error("adjectives", f"'{adjective}' is no bare masculine nisba", "write it without ال, ending in ي")


def _check_day(file: str, line: int, field: str, day: str | None) -> None:
    try:
        if day is not None:
            date.fromisoformat(day)
    except ValueError as error:
        raise KnowledgeError(file, line, field, f"'{day}' is no day", "write YYYY-MM-DD") from error
