"""Users' own gazetteers: GeoNames dumps, Who's On First tables and OCHA p-code lists, made into rows of our shape.

Nothing in the input can stop an import: a line that cannot be used is counted under its reason. Only a file that cannot
be opened, or whose header says it is something else, is refused, with one sentence.
"""

from __future__ import annotations

import csv
import gzip
import marshal
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from ..errors import InputError
from .rows import MARSHAL, PRECISION, Entry, Row, arabic_forms, best_form, index, iso3_by_iso2, kind_of

LONGEST_LINE = 1 << 20
"""Bytes; a longer line is counted as unusable and never held whole."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import gave: the usable entries, how many lines were skipped for which reason, and all lines read."""

    entries: tuple[Entry, ...]
    skipped: Mapping[str, int]
    lines: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """The places, in the order of the file."""
        return tuple(e.row for e in self.entries)


class _Skip(Exception):
    """A line that cannot be used; the message is the reason that is counted."""


def read_places(path: Path, format: str | None = None, iso2: Mapping[str, str] | None = None) -> Imported:
    """The places of a file with an Arabic name.

    Args:
        path: plain or gzip-compressed text, UTF-8.
        format: "geonames", "wof" or "ocha"; None looks at the first line.
        iso2: ISO alpha-2 -> alpha-3; by default our own table of all countries.
    Raises:
        InputError: the file is missing, cannot be opened, or is none of the three formats.
    """
    codes = iso3_by_iso2() if iso2 is None else iso2
    chosen = format or _sniff(path) or ""
    if chosen not in _READERS:
        cause = f"{chosen!r} is no format known here" if format else "neither GeoNames, Who's On First nor OCHA p-codes"
        raise InputError("gazetteer", str(path), cause, "give --format geonames, wof or ocha")
    return _READERS[chosen](path, codes)


def read_geonames(path: Path, iso2: Mapping[str, str]) -> Imported:
    """A GeoNames dump (tab-separated, 19 columns, no header): places, areas, bases, camps, dams, heights."""
    return _gather(_lines(path), lambda line: _geonames_entry(line, iso2))


def read_wof(path: Path, iso2: Mapping[str, str]) -> Imported:
    """A Who's On First point table with a header line (wof_id cc placetype name names_ar ... lat lon pop)."""
    lines = _lines(path)
    header = (next(lines, "") or "").split("\t")
    if not {"wof_id", "cc", "placetype", "names_ar", "lat", "lon"} <= set(header):
        raise InputError("gazetteer", str(path), "the header line is not a Who's On First table's", "check the file")
    return _gather(lines, lambda line: _wof_entry(_cells(line, "\t", header), iso2))


def read_ocha(path: Path, iso2: Mapping[str, str]) -> Imported:
    """An OCHA p-code list (CSV with ADMn_AR, ADMn_EN, ADMn_PCODE, maybe coordinates): the deepest area of each line."""
    lines = _lines(path)
    header = next(csv.reader([(next(lines, "") or "").lstrip("\ufeff")]), [])
    levels = sorted({int(m[1]) for h in header if (m := re.fullmatch(r"ADM(\d)_PCODE", h.strip().upper()))})
    if not levels or not any(h.strip().upper() == f"ADM{levels[-1]}_AR" for h in header):
        raise InputError("gazetteer", str(path), "no ADMn_PCODE and ADMn_AR columns", "give the list with Arabic names")
    names = [h.strip().upper() for h in header]
    return _gather(lines, lambda line: _ocha_entry(_csv_cells(line, names), levels[-1], iso2))


def write_user_gazetteer(entries: Iterable[Entry], path: Path, ordinary: AbstractSet[str] = frozenset()) -> None:
    """Writes a file that `Gazetteer.load(..., extra=[path])` reads; it appears whole or not at all.

    Args:
        ordinary: `Gazetteer.ordinary`: names that are everyday words match only after 'town of', 'village of' ...
    """
    rows, names = index(entries, ordinary)
    part = path.with_name(path.name + ".part")
    part.write_bytes(marshal.dumps({"rows": [tuple(r) for r in rows], "names": names}, MARSHAL))
    part.replace(path)


_READERS: Mapping[str, Callable[[Path, Mapping[str, str]], Imported]] = {
    "geonames": read_geonames,
    "wof": read_wof,
    "ocha": read_ocha,
}


def _sniff(path: Path) -> str | None:
    first = next(_lines(path), None) or ""
    if first.startswith("wof_id\t"):
        return "wof"
    if re.search(r"\bADM\d_PCODE\b", first.upper()):
        return "ocha"
    return "geonames" if first.count("\t") == 18 else None


def _lines(path: Path) -> Iterator[str | None]:
    """The lines of a plain or gzip file; None for one too long or not UTF-8, or where a damaged archive ends."""
    try:
        with path.open("rb") as probe:
            packed = probe.read(2) == b"\x1f\x8b"
        stream = gzip.open(path, "rb") if packed else path.open("rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        cause = "no such file" if isinstance(error, FileNotFoundError) else "it cannot be opened"
        raise InputError("gazetteer", str(path), cause, "check the path") from None
    with stream:
        skipping = False
        while True:
            try:
                raw = stream.readline(LONGEST_LINE)
            except (OSError, EOFError, zlib.error):
                yield None
                return
            if not raw:
                return
            whole = raw.endswith(b"\n") or len(raw) < LONGEST_LINE
            if not skipping:
                yield _decoded(raw) if whole else None
            skipping = not whole


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        return None


def _gather(lines: Iterable[str | None], entry: Callable[[str], Entry]) -> Imported:
    found: list[Entry] = []
    skipped: Counter[str] = Counter()
    seen: set[str] = set()
    total = 0
    for line in lines:
        total += 1
        try:
            if line is None:
                raise _Skip("unreadable line")
            if not line.strip():
                raise _Skip("empty line")
            made = entry(line)
            if made.row.id in seen:
                raise _Skip("same id twice")
        except _Skip as reason:
            skipped[str(reason)] += 1
        else:
            seen.add(made.row.id)
            found.append(made)
    return Imported(tuple(found), dict(sorted(skipped.items())), total)


_CLASSES = {"P": "", "A": "district", "T": "mountain", "L": "region"}
_CODES = {
    "ADM1": "region",
    "AIRP": "airport",
    "AIRF": "airport",
    "AIRB": "base",
    "INSM": "base",
    "MILB": "base",
    "NVB": "base",
    "DAM": "dam",
    "OILF": "field",
    "GASF": "field",
    "OILR": "field",
    "CMPRF": "camp",
    "CMP": "camp",
    "BDR": "crossing",
    "PPLX": "neighbourhood",
    "ISL": "island",
    "STM": "river",
    "WAD": "valley",
    "VAL": "valley",
    "SEA": "sea",
    "STRT": "sea",
}
"""GeoNames feature class, code -> kind; '' goes by population; whatever is in neither is no place we read."""


def _geonames_entry(line: str, iso2: Mapping[str, str]) -> Entry:
    cells = line.split("\t")
    if len(cells) != 19:
        raise _Skip("not 19 columns")
    ident, name, _, alternate, lat, lon, feature, code, country = cells[:9]
    kind = _CODES.get(code, _CLASSES.get(feature))
    if kind is None or code in ("PCLI", "PPLQ", "PPLH", "ADM1H", "ADM2H"):
        raise _Skip("kind of place not used")
    population = _count(cells[14])
    return _entry(
        "gn:" + ident,
        ident,
        name,
        (name, *alternate.split(",")),
        kind or kind_of(population),
        country,
        lat,
        lon,
        population,
        iso2,
    )


_PLACETYPES = {
    "region": "region",
    "county": "district",
    "localadmin": "district",
    "macroregion": "region",
    "locality": "",
    "neighbourhood": "neighbourhood",
    "borough": "neighbourhood",
    "macrohood": "neighbourhood",
}


def _wof_entry(c: Mapping[str, str], iso2: Mapping[str, str]) -> Entry:
    kind = _PLACETYPES.get(c["placetype"])
    if kind is None:
        raise _Skip("kind of place not used")
    population = _count(c.get("pop", ""))
    return _entry(
        "wof:" + c["wof_id"],
        c["wof_id"],
        c.get("names_en", "").split("|")[0] or c.get("name", ""),
        c["names_ar"].split("|"),
        kind or kind_of(population),
        c["cc"],
        c["lat"],
        c["lon"],
        population,
        iso2,
    )


_LATITUDE = ("LAT", "LATITUDE", "CENTER_LAT", "POINT_Y", "Y")
_LONGITUDE = ("LON", "LONG", "LONGITUDE", "CENTER_LON", "POINT_X", "X")


def _ocha_entry(c: Mapping[str, str], level: int, iso2: Mapping[str, str]) -> Entry:
    code = c[f"ADM{level}_PCODE"]
    lat = next((c[h] for h in _LATITUDE if c.get(h)), "")
    lon = next((c[h] for h in _LONGITUDE if c.get(h)), "")
    kind = "region" if level <= 1 else "district" if level <= 3 else "village"
    region = c.get("ADM1_EN") or c.get("ADM1_AR") or None
    return _entry(
        "ocha:" + code,
        code,
        c.get(f"ADM{level}_EN", ""),
        (c[f"ADM{level}_AR"],),
        kind,
        (c.get("ADM0_PCODE") or code)[:2],
        lat,
        lon,
        0,
        iso2,
        region if level > 1 else None,
        bare=True,
    )


def _entry(
    ident: str,
    number: str,
    name: str,
    names: Iterable[str],
    kind: str,
    country: str,
    lat: str,
    lon: str,
    population: int,
    iso2: Mapping[str, str],
    admin1: str | None = None,
    bare: bool = False,
) -> Entry:
    """One entry, or the reason why the line gives none. `bare` allows a place without coordinates."""
    if not number.strip() or len(number) > 40:
        raise _Skip("no id")
    forms = arabic_forms(n for n in names if len(n) <= 100)
    if not forms:
        raise _Skip("no Arabic name")
    iso3 = iso2.get(country.strip().upper())
    if iso3 is None:
        raise _Skip("unknown country code")
    north, east = (None, None) if bare and not lat and not lon else _point(lat, lon)
    label = " ".join(name.split())[:100] or forms[0]
    shown = best_form(label, forms)
    return Entry(Row(ident, label, shown, kind, PRECISION[kind], iso3, admin1, north, east, population), forms)


def _point(lat: str, lon: str) -> tuple[float, float]:
    try:
        north, east = float(lat), float(lon)
    except ValueError:
        raise _Skip("coordinates are no numbers") from None
    if not (isfinite(north) and isfinite(east) and abs(north) <= 90 and abs(east) <= 180):
        raise _Skip("coordinates outside the Earth")
    return round(north, 4), round(east, 4)


def _count(text: str) -> int:
    """A population; 0 (unknown) for anything that is no plain number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0


def _cells(line: str, mark: str, header: list[str]) -> dict[str, str]:
    cells = line.split(mark)
    if len(cells) != len(header):
        raise _Skip("number of columns differs from the header")
    return dict(zip(header, cells, strict=True))


def _csv_cells(line: str, header: list[str]) -> dict[str, str]:
    try:
        cells = next(csv.reader([line]), [])
    except csv.Error:
        raise _Skip("broken CSV") from None
    if len(cells) != len(header):
        raise _Skip("number of columns differs from the header")
    return dict(zip(header, (c.strip() for c in cells), strict=True))
