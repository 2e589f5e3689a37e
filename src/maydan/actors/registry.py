"""Actors at run time: who a name, an adjective or a capital stands for. Reads the compiled table only; no YAML here."""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from maydan.errors import BuildError

AMBIGUOUS, HOSTILE, ENGLISH, HEADED = 1, 2, 4, 8
"""Flags of a name, as build.py writes them."""


class Side(NamedTuple):
    """Where an actor stood in a conflict: a prior, not a finding. Days are ISO and inclusive; None is open."""

    conflict: str
    side: str
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """A known party. `parent` is the id of the body above it; `heads` the generic nouns it is later called by, as keys."""

    index: int
    id: str
    name: str
    name_ar: str
    kind: str
    role: str
    country: str | None
    parent: str | None
    heads: tuple[str, ...]
    from_: str | None
    to: str | None
    sides: tuple[Side, ...]

    @property
    def head(self) -> str | None:
        """The first of its generic nouns; None if it has none."""
        return self.heads[0] if self.heads else None

    def active(self, day: str) -> bool:
        """Whether it existed, or held its office, on that ISO day, as far as known."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)

    def side(self, conflict: str, day: str) -> str | None:
        """Its side in the conflict on that ISO day; None if none is written down."""
        for s in self.sides:
            if s.conflict == conflict and (s.from_ is None or s.from_ <= day) and (s.to is None or day <= s.to):
                return s.side
        return None


class Named(NamedTuple):
    """An actor that a name may mean, with what is known of the name."""

    index: int  # type: ignore[assignment]  # the field hides tuple.index, which nothing here calls
    flags: int

    @property
    def ambiguous(self) -> bool:
        """The name is an ordinary word too: it needs a cue of an actor beside it."""
        return bool(self.flags & AMBIGUOUS)

    @property
    def hostile(self) -> bool:
        """The name is an opponent's wording."""
        return bool(self.flags & HOSTILE)


class Nisba(NamedTuple):
    """What an adjective of belonging points at: a country or an actor; `feats` m, f, d (dual) or p (plural)."""

    iso3: str | None
    index: int | None  # type: ignore[assignment]
    feats: str


@dataclass(frozen=True, slots=True)
class Actors:
    """The compiled table (shape: build.py). All keys are normalized; `nisba` and `demonym` take them without ال."""

    table: dict[str, Any]

    @classmethod
    def load(cls, path: Path) -> Actors:
        """The table that the build wrote with `dump`; raises BuildError if it is missing or unreadable."""
        try:
            table = marshal.loads(path.read_bytes())
            complete = isinstance(table, dict) and "actors" in table
        except (OSError, ValueError, EOFError, TypeError) as error:
            raise BuildError(f"actor table: {path.name}: {error}; run the build again") from error
        if not complete:
            raise BuildError(f"actor table: {path.name}: it holds something else; run the build again")
        return cls(table)

    def __len__(self) -> int:
        return len(self.table["actors"])

    def actor(self, index: int) -> Actor:
        """The actor of a row index (0 <= index < len(self))."""
        id_, name, name_ar, kind, role, country, above, heads, from_, to, sides = self.table["actors"][index]
        parent = None if above is None else self.table["actors"][above][0]
        own = tuple(Side(*s) for s in sides)
        return Actor(index, id_, name, name_ar, kind, role, country, parent, heads, from_, to, own)

    def kind(self, index: int) -> str:
        """The kind of the actor of a row index: group, state-force, person ..."""
        return str(self.table["actors"][index][3])

    def country_of(self, index: int) -> str | None:
        """ISO alpha-3 of the actor of a row index; None if it has no one country."""
        found = self.table["actors"][index][5]
        return None if found is None else str(found)

    def heads(self, index: int) -> tuple[str, ...]:
        """The generic nouns by which the actor of a row index is later called, as keys."""
        return tuple(self.table["actors"][index][7])

    def named(self, key: str) -> tuple[Named, ...]:
        """The actors that a name key may mean; empty if none."""
        return tuple(Named(*n) for n in self.table["names"].get(key, ()))

    def nisba(self, key: str) -> Nisba | None:
        """What an adjective form without ال points at."""
        found = self.table["nisba"].get(key)
        return None if found is None else Nisba(*found)

    def country(self, key: str) -> str | None:
        """ISO alpha-3 of a country named in Arabic or English."""
        return self._text("country_names", key)

    def demonym(self, key: str) -> str | None:
        """ISO alpha-3 of an irregular plural of people without ال ('اتراك')."""
        return self._text("demonyms", key)

    def metonym(self, key: str) -> tuple[str, str] | None:
        """(ISO alpha-3, role) of a capital or palace that stands for its state."""
        found = self.table["metonyms"].get(key)
        return None if found is None else (found[0], found[1])

    def country_name(self, iso3: str) -> tuple[str, str] | None:
        """(English, Arabic) name of a country."""
        found = self.table["countries"].get(iso3)
        return None if found is None else (found[0], found[1])

    def lineage(self, index: int) -> tuple[int, ...]:
        """The actor's index and those of the bodies above it, nearest first."""
        rows, chain, at = self.table["actors"], [], index
        while at is not None:
            chain.append(at)
            at = rows[at][6]
        return tuple(chain)

    def _text(self, table: str, key: str) -> str | None:
        found = self.table[table].get(key)
        return None if found is None else str(found)


def dump(table: dict[str, Any], path: Path) -> None:
    """Write a compiled table for `Actors.load`, byte for byte the same for the same table (marshal version 2 keeps no
    references, whose presence would depend on how the strings came about)."""
    path.write_bytes(marshal.dumps(table, 2))
