"""The usual bodies of states as records, made from `forces.tsv` (patterns) for the states of `states.tsv` (build time only).

'الجيش {m}' with 'مصري' gives 'الجيش المصري', the army of Egypt, id `mil-egy`. Where a hand-written actor already owns the first
(or the English) name of a body, no record is made: that actor takes the body's other names instead, unless they are someone else's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from maydan.actors.source import KINDS, ROLES, Country, Record
from maydan.errors import KnowledgeError

COLUMNS = "code role kind parent name head names ambiguous note".split()
STATE_COLUMNS = "iso3 note".split()


@dataclass(frozen=True, slots=True)
class Force:
    """A line of forces.tsv. `names` and `ambiguous` are patterns: {m} الـ nisba, {f} feminine, {p} plural, {po} oblique plural,
    {if} feminine without ال. `parent` is the code of another line, None if none."""

    file: str
    line: int
    code: str
    role: str
    kind: str
    parent: str | None
    name: str
    heads: tuple[str, ...]
    names: tuple[str, ...]
    ambiguous: frozenset[str]


def read_forces(path: Path) -> list[Force]:
    """The lines of forces.tsv, in order; raises KnowledgeError."""
    forces: list[Force] = []
    for line, row in _rows(path, COLUMNS):
        parent = None if row["parent"] in ("", "-") else row["parent"]
        force = Force(
            path.name, line, row["code"], row["role"], row["kind"], parent, row["name"],
            _cell(row["head"]), _cell(row["names"]), frozenset(_cell(row["ambiguous"])),
        )  # fmt: skip
        _check(force)
        forces.append(force)
    codes = {f.code for f in forces}
    for force in forces:
        if force.parent is not None and force.parent not in codes:
            raise KnowledgeError(
                path.name, force.line, "parent", f"no line has the code {force.parent}", "write a code or -"
            )
    return forces


def read_states(path: Path, countries: Iterable[Country]) -> list[Country]:
    """The countries that states.tsv lists, in its order; raises KnowledgeError for one that has no adjective."""
    known = {c.iso3: c for c in countries}
    states = []
    for line, row in _rows(path, STATE_COLUMNS):
        country = known.get(row["iso3"])
        if country is None or not country.nisba:
            cause = f"{row['iso3']} is not in countries.tsv or has no nisba there"
            raise KnowledgeError(path.name, line, "iso3", cause, "add it there, or write its bodies by hand")
        states.append(country)
    return states


def with_forces(
    records: list[Record], forces: list[Force], states: list[Country], key: Callable[[str], str]
) -> list[Record]:
    """The hand-written records, some with more names, and after them one record for each body that nobody wrote by hand.

    Args:
        key: makes the lookup key of a name.
    """
    owners: dict[str, int] = {}
    for i, r in enumerate(records):
        for name in (*r.names, *r.hostile, *r.english):
            owners.setdefault(key(name), i)
    grown, made = list(records), list[Record]()
    for state in states:
        ids = {f.code: _id(f, state, grown, owners, key) for f in forces}
        for force in forces:
            names = _free(force, state, owners, key)
            owner = _owner(force, state, owners, key)
            if owner is None:
                made.append(_record(force, state, names, ids))
            elif names:
                marked = tuple(n for n in names if n in _ambiguous(force, state))
                own = grown[owner]
                grown[owner] = replace(own, names=(*own.names, *names), ambiguous=(*own.ambiguous, *marked))
    return grown + made


def _id(force: Force, state: Country, records: list[Record], owners: dict[str, int], key: Callable[[str], str]) -> str:
    owner = _owner(force, state, owners, key)
    return f"{force.code}-{state.iso3.lower()}" if owner is None else records[owner].id


def _owner(force: Force, state: Country, owners: dict[str, int], key: Callable[[str], str]) -> int | None:
    first = (*_spelled(force.names[:1], state), force.name.format(name=state.name))
    return next((o for o in map(owners.get, map(key, first)) if o is not None), None)


def _free(force: Force, state: Country, owners: dict[str, int], key: Callable[[str], str]) -> tuple[str, ...]:
    """The body's names that no hand-written actor owns, one spelling a key."""
    free: dict[str, str] = {}
    for name in _spelled(force.names, state):
        if key(name) not in owners:
            free.setdefault(key(name), name)
    return tuple(free.values())


def _spelled(patterns: Iterable[str], state: Country) -> Iterator[str]:
    """Every pattern with every spelling of the state's nisba, pattern by pattern."""
    for pattern in patterns:
        for nisba in state.nisba:
            yield pattern.format_map(_forms(nisba))


def _forms(nisba: str) -> dict[str, str]:
    words = nisba.split()
    # Of two adjectives both take ال ('الكوري الشمالي'); a noun in front takes it alone ('الجنوب سوداني').
    both = all(w.endswith("ي") for w in words)
    forms = {"m": "", "f": "ة", "p": "ون", "po": "ين"}
    spelled = {k: [w + end if w.endswith("ي") else w for w in words] for k, end in forms.items()}
    definite = {k: " ".join("ال" + w if both or i == 0 else w for i, w in enumerate(v)) for k, v in spelled.items()}
    return {**definite, "if": " ".join(spelled["f"])}


def _ambiguous(force: Force, state: Country) -> frozenset[str]:
    return frozenset(_spelled(force.ambiguous, state))


def _record(force: Force, state: Country, names: tuple[str, ...], ids: dict[str, str]) -> Record:
    marked = _ambiguous(force, state)
    english = (force.name.format(name=state.name),)
    parent = None if force.parent is None else ids[force.parent]
    return Record(
        force.file, force.line, {}, ids[force.code], english[0], names[0], force.kind, force.role, state.iso3, parent,
        names, (), (), english, force.heads, tuple(n for n in names if n in marked), None, None, (),
    )  # fmt: skip


def _check(force: Force) -> None:
    if force.kind not in KINDS:
        raise KnowledgeError(
            force.file, force.line, "kind", f"unknown kind '{force.kind}'", f"write one of {sorted(KINDS)}"
        )
    if force.role not in ROLES:
        raise KnowledgeError(
            force.file, force.line, "role", f"unknown role '{force.role}'", f"write one of {sorted(ROLES)}"
        )
    for pattern in (*force.names, *force.ambiguous):
        try:
            pattern.format_map(_forms("مصري"))
        except (KeyError, ValueError, IndexError) as error:
            cause = f"'{pattern}' has an unknown mark"
            raise KnowledgeError(force.file, force.line, "names", cause, "use {m}, {f}, {p}, {po} or {if}") from error


def _rows(path: Path, columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].split("\t") != columns:
        raise KnowledgeError(path.name, 1, "header", "the columns are not the expected ones", f"write {columns}")
    for number, text in enumerate(lines[1:], start=2):
        if not text.strip() or text.startswith("#"):
            continue
        cells = text.split("\t")
        if len(cells) < len(columns) - 1:
            raise KnowledgeError(
                path.name, number, str(len(cells)), f"only {len(cells)} columns", "separate cells by tabs"
            )
        yield number, dict(zip(columns, cells + [""]))


def _cell(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip() not in ("", "-"))
