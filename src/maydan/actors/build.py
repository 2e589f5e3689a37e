"""The actor tables, compiled from the YAML and TSV files beside it (build time only: needs PyYAML).

`compile_actors` returns one plain dict that `marshal` can store; `registry.Actors` wraps it at run time:

    {"actors": [row],                # row: see below; the position is the actor's index
     "names": {key: [(index, flags)]},       # flags: AMBIGUOUS | HOSTILE | ENGLISH | HEADED, see below
     "nisba": {key: (iso3 | None, index | None, feats)},     # 'سوري', 'سوريه', 'سوريون'; exactly one of the first two is set
     "countries": {iso3: (name, name_ar)},
     "country_names": {key: iso3},           # Arabic and English
     "demonyms": {key: iso3},                # irregular plurals only ('اتراك'); regular ones are in "nisba"
     "metonyms": {key: (iso3, role)}}        # 'الكرملين': ("RUS", "GOV")

    row = (id, name, name_ar, kind, role, country | None, parent index | None, heads, from | None, to | None, sides)
    heads: tuple of keys without ال ('تنظيم'); from, to: ISO days; sides: tuple of (conflict, side, from | None, to | None)

A key is the normalized tokens of a name joined by one space, quotation marks and other punctuation left out. Names keep ال as
written; nisba and demonym keys are stored without it ('سوري', not 'السوري'), in every inflection, and so is a nisba of two words
('كوري جنوبي', 'كوريه جنوبيه'). `feats` is one of m, f (singular), d (dual), p (plural).

Flags: AMBIGUOUS names are ordinary words too ('الشباب') and need a cue of an actor; HOSTILE names are an opponent's wording;
HEADED keys were made here by putting the head before a name ('حركه الشباب'), which is cue enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from maydan.actors.forces import read_forces, read_states, with_forces
from maydan.actors.source import Country, Record, read_actors, read_countries
from maydan.errors import KnowledgeError
from maydan.language.tokens import tokens

AMBIGUOUS, HOSTILE, ENGLISH, HEADED = 1, 2, 4, 8
"""Flags of a name, added up."""

_WORD = re.compile(r"\w")
_ENDINGS = (
    ("", "m"),
    ("ه", "f"),
    ("ان", "d"),
    ("تان", "d"),
    ("تين", "d"),
    ("ون", "p"),
    ("ين", "p"),
    ("ات", "p"),
    ("و", "p"),
    ("تا", "d"),
)
"""What a nisba in ي takes, folded (ة is ه): سوري، سورية، سوريان، سوريتان/ين، سوريون/ين، سوريات, construct سوريو، سوريتا.
'ين' is dual or plural in print; the plural is by far the commoner."""


_HEADED_KINDS = frozenset({"group", "party", "coalition", "media"})
"""Kinds whose head goes before the name ('حركة الشباب'); the names of states' bodies hold their head already."""


class _Named(NamedTuple):
    """One key of an actor: its index, flags and the record that gave it."""

    key: str
    index: int  # type: ignore[assignment]  # hides tuple.index, which nothing here calls
    flags: int
    record: Record


def name_key(name: str) -> str:
    """The lookup key of a name: normalized tokens joined by a space, without punctuation. Idempotent."""
    return " ".join(t.norm for t in tokens(name) if _WORD.match(t.norm))


def nisba_forms(nisba: str) -> Iterator[tuple[str, str]]:
    """(key, feats) of every inflection of a masculine singular nisba without ال; all its words agree ('كوريه جنوبيه').

    A first word that is no nisba ('جنوب سوداني') stays as it is."""
    words = name_key(nisba).split()
    for ending, feats in _ENDINGS:
        yield " ".join(w + ending if w.endswith("ي") else w for w in words), feats


def compile_actors(source_dir: Path) -> dict[str, Any]:
    """The tables described above.

    Args:
        source_dir: folder that holds countries.tsv, forces.tsv, states.tsv and the actor files (*.yml).
    Returns:
        a dict of plain values, in the order of the files, so that equal sources give equal tables.
    Raises:
        KnowledgeError: a file breaks its rules; names file, line and column.
    """
    countries = read_countries(source_dir / "countries.tsv")
    records = read_actors(sorted(source_dir.glob("*.yml")), frozenset(c.iso3 for c in countries))
    states = read_states(source_dir / "states.tsv", countries)
    records = with_forces(records, read_forces(source_dir / "forces.tsv"), states, name_key)
    index = _index(records)
    _check_parents(records, index)
    return {
        "actors": [_row(r, index) for r in records],
        "names": _names(records, index),
        "nisba": _nisba(countries, records),
        "countries": {c.iso3: (c.name, c.name_ar) for c in countries},
        "country_names": _country_keys(countries, "country name", lambda c: (c.name_ar, *c.other_ar, c.name)),
        "demonyms": _country_keys(countries, "demonym", lambda c: c.demonyms),
        "metonyms": {name_key(m): (c.iso3, role) for c in countries for m, role in c.metonyms},
    }


def actor_problems(source_dir: Path) -> list[KnowledgeError]:
    """What `compile_actors` would refuse: the first fault of each file, or else the first that files have with each other."""
    found: list[KnowledgeError] = []
    try:
        codes = frozenset(c.iso3 for c in read_countries(source_dir / "countries.tsv"))
    except KnowledgeError as error:
        return [error]
    for path in sorted(source_dir.glob("*.yml")):
        try:
            read_actors([path], codes)
        except KnowledgeError as error:
            found.append(error)
    if not found:
        try:
            compile_actors(source_dir)
        except KnowledgeError as error:
            found.append(error)
    return found


def _index(records: list[Record]) -> dict[str, int]:
    index: dict[str, int] = {}
    for i, r in enumerate(records):
        if r.id in index:
            first = records[index[r.id]]
            raise r.error(
                "id", f"{r.id} stands already in {first.file}, line {first.line}", "give each actor its own id"
            )
        index[r.id] = i
    return index


def _check_parents(records: list[Record], index: dict[str, int]) -> None:
    for r in records:
        seen, at = {r.id}, r
        while at.parent is not None:
            if at.parent not in index:
                raise at.error("parent", f"no actor has the id {at.parent}", "write the id of an actor of these files")
            if at.parent in seen:
                raise r.error("parent", f"{r.id} is its own ancestor", "break the circle")
            seen.add(at.parent)
            at = records[index[at.parent]]


def _row(r: Record, index: dict[str, int]) -> tuple[Any, ...]:
    parent = None if r.parent is None else index[r.parent]
    heads = tuple(name_key(h) for h in r.heads)
    return (r.id, r.name, r.name_ar, r.kind, r.role, r.country, parent, heads, r.from_, r.to, r.sides)


def _named(records: Iterable[Record]) -> Iterator[_Named]:
    """Every key of every actor, written names before those made from its heads."""
    for i, r in enumerate(records):
        ambiguous = {name_key(n) for n in r.ambiguous}
        for names, flags in ((r.names, 0), (r.hostile, HOSTILE), (r.english, ENGLISH)):
            for key in map(name_key, names):
                yield _Named(key, i, flags | (AMBIGUOUS if key in ambiguous else 0), r)
        if r.kind not in _HEADED_KINDS:
            continue
        heads = tuple(map(name_key, r.heads))
        for names, flags in ((r.names, HEADED), (r.hostile, HEADED | HOSTILE)):
            for key in (k for k in map(name_key, names) if not k.startswith(heads)):
                yield from (_Named(f"{head} {key}", i, flags, r) for head in heads)


def _names(records: list[Record], index: dict[str, int]) -> dict[str, list[tuple[int, int]]]:
    table: dict[str, list[_Named]] = {}
    for named in _named(records):
        held = table.setdefault(named.key, [])
        if any(h.index == named.index for h in held):
            continue  # the first way to write it counts: a plain name before the same name made from its head
        _check_shared(named, held, records, index)
        held.append(named)
    # A written name beats one made from a head: 'حركه الشباب' that a file spells out hides none of the others.
    return {k: [(n.index, n.flags) for n in sorted(v, key=lambda n: n.flags & HEADED)] for k, v in table.items()}


def _check_shared(named: _Named, held: list[_Named], records: list[Record], index: dict[str, int]) -> None:
    """Two actors may share a name only if one stands above the other or both call it ambiguous."""
    for other in held:
        if (named.flags | other.flags) & HEADED or (named.flags & other.flags & AMBIGUOUS):
            continue
        lineages = {a.record.id: set(_lineage(a.record, records, index)) for a in (named, other)}
        if named.record.id in lineages[other.record.id] or other.record.id in lineages[named.record.id]:
            continue
        o = other.record
        cause = f"'{named.key}' is also a name of {o.id} ({o.file}, line {o.line})"
        raise named.record.error("names", cause, "drop it from one of the two or list it under ambiguous in both")


def _lineage(r: Record, records: list[Record], index: dict[str, int]) -> Iterator[str]:
    at: Record | None = r
    while at is not None:
        yield at.id
        at = records[index[at.parent]] if at.parent is not None else None


def _nisba(countries: list[Country], records: list[Record]) -> dict[str, tuple[str | None, int | None, str]]:
    """Countries first: where an actor claims an adjective of a country, that is an error, and so is any other clash."""
    table: dict[str, tuple[str | None, int | None, str]] = {}
    for c in countries:
        for form, feats in (f for n in c.nisba for f in nisba_forms(n)):
            if table.setdefault(form, (c.iso3, None, feats))[0] != c.iso3:
                raise c.error("nisba", f"'{form}' belongs to {table[form][0]} already", "keep it for one country")
    for i, r in enumerate(records):
        for form, feats in (f for n in r.adjectives for f in nisba_forms(n)):
            if table.setdefault(form, (None, i, feats))[1] != i:
                raise r.error("adjectives", f"'{form}' is taken already", "keep it for one country or actor")
    return table


def _country_keys(countries: list[Country], what: str, of: Any) -> dict[str, str]:
    table: dict[str, str] = {}
    for c in countries:
        for key in map(name_key, of(c)):
            if table.setdefault(key, c.iso3) != c.iso3:
                cause = f"the {what} '{key}' belongs to {table[key]} already"
                raise KnowledgeError(c.file, c.line, what, cause, "keep it for one country")
    return table
