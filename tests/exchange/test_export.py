"""Claims leave as JSON lines, CSV, Parquet and GeoJSON: whole, safe, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from maydan.errors import InputError
from maydan.exchange import WRITERS, whole_file
from maydan.exchange.flat import COLUMNS, NAMES, flat
from maydan.model import Claim, Loss, Span, as_record


def written(format: str, claims: tuple[Claim, ...]) -> bytes:
    """The bytes of a format."""
    stream = io.BytesIO()
    assert WRITERS[format](claims, stream) == len(claims)
    return stream.getvalue()


def table(claims: tuple[Claim, ...]) -> list[dict[str, str]]:
    """The CSV read back."""
    return list(csv.DictReader(io.StringIO(written("csv", claims).decode())))


@pytest.mark.parametrize("format", sorted(WRITERS))
def test_same_claims_same_bytes(format: str, claims: tuple[Claim, ...]) -> None:
    """Nothing of the clock or the machine gets in."""
    assert written(format, claims) == written(format, claims)


@pytest.mark.parametrize("format", sorted(WRITERS))
def test_no_claims_make_a_valid_empty_file(format: str) -> None:
    """Header, collection or nothing, but never a broken file."""
    assert isinstance(written(format, ()), bytes)


def test_json_lines_are_the_record(claims: tuple[Claim, ...]) -> None:
    """One object a line, equal to the record of the claim."""
    lines = written("jsonl", claims).decode().splitlines()
    assert [json.loads(line) for line in lines] == [as_record(c) for c in claims]


def test_flat_rows_have_every_column_in_order(claims: tuple[Claim, ...]) -> None:
    """Each row has the fixed columns, whatever the claim lacks."""
    assert all(tuple(flat(c)) == NAMES for c in claims)
    full = flat(claims[0])
    assert (full["actors"], full["actor_ids"], full["place_name"], full["date_from"]) == (
        "للجيش",
        "act:army",
        "Karma",
        "2017-06-13",
    )
    assert (full["killed_low"], full["killed_best"], full["killed_high"], full["injured_low"]) == (12, None, 17, None)


def test_the_main_place_is_not_among_the_others(claims: tuple[Claim, ...]) -> None:
    """The main place has its own columns, role among them; the others follow with theirs."""
    row = flat(claims[0])
    assert (row["place"], row["place_role"], row["other_places"]) == ("الكرمة", "at", "near التل الأحمر")
    assert [p["text"] for p in json.loads(str(row["places_json"]))] == ["التل الأحمر"]


def test_kinds_of_cells_fit_their_columns(claims: tuple[Claim, ...]) -> None:
    """What a column promises, its cells keep."""
    kinds = {"text": str, "int": int, "real": float, "bool": bool}
    for claim in claims:
        row = flat(claim)
        assert all(row[name] is None or isinstance(row[name], kinds[kind]) for name, kind in COLUMNS)


def test_two_figures_are_never_one(claims: tuple[Claim, ...]) -> None:
    """Several figures of a kind leave the number columns empty; the list keeps them all."""
    first = claims[0].losses[0]
    row = flat(replace(claims[0], losses=(first, replace(first, low=3, high=3, class_="fighter"))))
    assert row["killed_low"] is None and row["losses"] == "killed 12-17 civilian; killed 3 fighter"
    assert len(json.loads(str(row["losses_json"]))) == 2


def test_unknown_counts_stay_unknown(claims: tuple[Claim, ...]) -> None:
    """An untold number is empty, never 0."""
    row = flat(
        replace(
            claims[0], losses=(Loss("killed", None, None, None, "about", None, None, None, "event", None, "x", 0, 1),)
        )
    )
    assert (row["killed_low"], row["losses"]) == (None, "killed ?")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_formulas_are_disarmed_in_csv(start: str, claims: tuple[Claim, ...]) -> None:
    """A report cannot run anything in the reader's spreadsheet."""
    hostile = replace(claims[0], anchor=Span("text", start + "HYPERLINK(1)", 0, 5))
    assert table((hostile,))[0]["anchor"] == "'" + start + "HYPERLINK(1)"


def test_csv_keeps_lines_quotes_and_negative_numbers(claims: tuple[Claim, ...]) -> None:
    """Line breaks and quotes survive; a latitude south of the line is a number, not a formula."""
    place = claims[0].place
    assert place is not None
    odd = replace(claims[0], sentence_text='سطر\n"ثان",', place=replace(place, lat=-3.5))
    row = table((odd,))[0]
    assert row["sentence_text"] == 'سطر\n"ثان",' and row["lat"] == "-3.5"


def test_geojson_has_points_only_where_known(claims: tuple[Claim, ...]) -> None:
    """Longitude first; no coordinates, no geometry, but the claim is there."""
    collection = json.loads(written("geojson", claims))
    assert collection["type"] == "FeatureCollection" and len(collection["features"]) == len(claims)
    assert collection["features"][0]["geometry"] == {"type": "Point", "coordinates": [37.25, 36.5]}
    assert collection["features"][4]["geometry"] is None
    assert collection["features"][0]["properties"]["status"] == "actual"


def test_parquet_round_trips(claims: tuple[Claim, ...]) -> None:
    """The table read back equals the flat rows, typed."""
    pq = pytest.importorskip("pyarrow.parquet")
    rows = pq.read_table(io.BytesIO(written("parquet", claims))).to_pylist()
    assert rows == [flat(c) for c in claims]


def test_half_characters_do_not_stop_an_export(claims: tuple[Claim, ...]) -> None:
    """A lone surrogate that slipped in is replaced on the way out."""
    odd = (replace(claims[0], sentence_text="a\ud800b"),)
    for format in ("jsonl", "csv", "geojson"):
        written(format, odd).decode()


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    """Whole or not at all, and no litter."""
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(RuntimeError), whole_file(path) as stream:
        stream.write(b"new")
        raise RuntimeError
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_bad_places_to_write_are_said(tmp_path: Path) -> None:
    """A folder, or a folder that is not there, is one sentence."""
    for path in (tmp_path, tmp_path / "none" / "out.csv"):
        with pytest.raises(InputError, match="output: "), whole_file(path):
            pass
