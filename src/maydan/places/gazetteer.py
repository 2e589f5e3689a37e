"""The gazetteer at run time: names to candidates, candidates to one place."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from ..errors import BuildError, InputError
from .rows import MARSHAL, Names

NEAR_KM = 150.0
"""Two places named in one report that share a theatre seldom lie farther apart."""

_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Place:
    """A known place. Fields as in rows.Row; `lat`/`lon` None and `population` 0 are unknown."""

    id: str
    name: str
    name_ar: str
    kind: str
    precision: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int = 0


@dataclass(frozen=True, slots=True)
class Candidates:
    """The places that bear one name, best first, as indexes into the gazetteer's rows."""

    at: tuple[int, ...]


NO_CANDIDATES = Candidates(())


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names and places, read-only. Rows become `Place` only when chosen."""

    rows: Sequence[tuple[Any, ...]]
    names: Mapping[str, tuple[str, tuple[int, ...]]]
    iso2: Mapping[str, str] = field(default_factory=dict)
    ordinary: frozenset[str] = frozenset()
    _made: dict[int, Place] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, path: Path, extra: Iterable[Path] = ()) -> Gazetteer:
        """The built gazetteer, with the users' own files laid over it.

        Args:
            path: file written by `write_gazetteer`. extra: files written by `maydan places import`.
        Raises:
            BuildError: `path` is missing or unreadable. InputError: a file in `extra` is.
        """
        if not path.is_file():
            raise BuildError(f"gazetteer: {path.name}: the built table is missing; run the build again")
        doc = _read(path)
        if doc is None:
            raise BuildError(f"gazetteer: {path.name}: not a built table of this version; run the build again")
        gazetteer = cls.of(doc)
        for more in extra:
            gazetteer = gazetteer.with_user(more)
        return gazetteer

    @classmethod
    def of(cls, doc: Mapping[str, Any]) -> Gazetteer:
        """From the dict that `compile_places` gives."""
        return cls(doc["rows"], doc["names"], doc.get("iso2", {}), frozenset(doc.get("ordinary", ())))

    def with_user(self, path: Path) -> Gazetteer:
        """This gazetteer with a user's file added. Bulk lists hold many villages that share a famous name, so among
        those of one name ours stay first; country and nearness (see `choose`) still lead to the user's.

        Raises:
            InputError: the file is missing or was not written by the importer.
        """
        doc = _read(path) if path.is_file() else None
        if doc is None:
            cause = "not a gazetteer written by 'maydan places import'" if path.is_file() else "no such file"
            raise InputError("gazetteer", str(path), cause, "run 'maydan places import' on the source again")
        base = len(self.rows)
        names: Names = dict(self.names)
        for key, (tier, at) in doc["names"].items():
            old_tier, old = names.get(key, ("C", ()))
            names[key] = (min(tier, old_tier), (*old, *(base + i for i in at)))
        return Gazetteer([*self.rows, *doc["rows"]], names, self.iso2, self.ordinary)

    def lookup(self, key: str) -> tuple[str, Candidates] | None:
        """(tier, candidates) of a normalized name; None if no place bears it."""
        found = self.names.get(key)
        return None if found is None else (found[0], Candidates(found[1]))

    def place(self, at: int) -> Place:
        """The place of one row."""
        found = self._made.get(at)
        if found is None:
            found = self._made[at] = Place(*self.rows[at])
        return found

    def choose(
        self, candidates: Candidates, countries: Sequence[str] = (), near: tuple[float, float] | None = None
    ) -> Place | None:
        """The place meant, None if there is none.

        Args:
            candidates: from `lookup`.
            countries: ISO alpha-3 codes of countries already in play, most important first.
            near: (lat, lon) in degrees of a place already read in the same passage.
        Returns:
            A country's own place before others (in the order of `countries`); then one within NEAR_KM of `near`; then
            the built order (hand-written first, larger kinds, population, id). Deterministic.
        """
        if not candidates.at:
            return None
        if len(candidates.at) == 1:
            return self.place(candidates.at[0])
        rank = {c: i for i, c in reversed(list(enumerate(countries)))}

        def order(item: tuple[int, int]) -> tuple[int, bool, int]:
            position, at = item
            row = self.rows[at]
            far = near is not None and (row[7] is None or distance_km(near, (row[7], row[8])) > NEAR_KM)
            return rank.get(row[5], len(rank)), far, position

        return self.place(min(enumerate(candidates.at), key=order)[1])


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points (lat, lon in degrees), on a local plane: good to a percent at theatre scale."""
    east = abs(a[1] - b[1])
    east = min(east, 360 - east) * cos(radians((a[0] + b[0]) / 2))
    return hypot(a[0] - b[0], east) * _KM_PER_DEGREE


def write_gazetteer(doc: Mapping[str, Any], path: Path) -> None:
    """Writes a compiled gazetteer; the file appears whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(marshal.dumps(dict(doc), MARSHAL))
    part.replace(path)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        doc = marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return doc if isinstance(doc, dict) and {"rows", "names"} <= doc.keys() else None
