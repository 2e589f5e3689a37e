"""The actor tables: their files, their rules and what well-known names stand for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import maydan.actors
from maydan.actors.build import AMBIGUOUS, ENGLISH, HEADED, HOSTILE, compile_actors, name_key, nisba_forms
from maydan.actors.forces import read_forces, read_states
from maydan.actors.registry import Actors, dump
from maydan.actors.source import KINDS, ROLES, read_actors, read_countries
from maydan.errors import BuildError, KnowledgeError

SOURCE = Path(maydan.actors.__file__).parent
COUNTRIES = frozenset({"SYR", "IRQ", "YEM"})

GOOD = """\
- id: xx-one
  name: One
  name_ar: جماعة الأول
  kind: group
  role: REB
"""


@cache
def known() -> Actors:
    return Actors(compile_actors(SOURCE))


def ids(name: str) -> list[str]:
    return [known().actor(n.index).id for n in known().named(name_key(name))]


def broken(tmp_path: Path, text: str) -> KnowledgeError:
    path = tmp_path / "broken.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        read_actors([path], COUNTRIES)
    return caught.value


def test_the_files_hold_enough() -> None:
    """More than a thousand actors are written by hand, and the states' bodies come on top."""
    countries = read_countries(SOURCE / "countries.tsv")
    written = read_actors(sorted(SOURCE.glob("*.yml")), frozenset(c.iso3 for c in countries))
    assert len(written) >= 1000
    assert len(known()) > len(written)


def test_ids_are_unique_and_parents_exist() -> None:
    """Every id stands once; every line of parents ends at an actor without one."""
    every = [known().actor(i) for i in range(len(known()))]
    assert len({a.id for a in every}) == len(every)
    for a in every:
        chain = known().lineage(a.index)
        assert len(chain) == len(set(chain)) < 8
        assert known().actor(chain[-1]).parent is None


def test_values_are_of_the_lists() -> None:
    """Kinds, roles and country codes are known ones; no actor ends before it begins."""
    for i in range(len(known())):
        a = known().actor(i)
        assert a.kind in KINDS and a.role in ROLES
        assert a.country is None or known().country_name(a.country) is not None
        assert a.from_ is None or a.to is None or a.from_ <= a.to, a.id
        assert all(s.from_ is None or s.to is None or s.from_ <= s.to for s in a.sides), a.id


def test_shared_names_are_kin_or_marked() -> None:
    """A name of two actors is ambiguous in both, made from a head in one, or shared by a body and one above it."""
    for key, entries in known().table["names"].items():
        for n, (i, flags) in enumerate(entries):
            for j, other in entries[:n]:
                kin = i in known().lineage(j) or j in known().lineage(i)
                assert kin or (flags | other) & HEADED or flags & other & AMBIGUOUS, key


def test_names_are_keys() -> None:
    """What is looked up is what the text's tokens give: a key's key is itself, and none is empty."""
    for key in known().table["names"]:
        assert key and name_key(key) == key


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("الحوثيين", "ye-houthi"),
        ("أنصار الله", "ye-houthi"),
        ("ميليشيات الحوثي", "ye-houthi"),
        ("مليشيا الحوثيين", "ye-houthi"),
        ("جماعة الحوثي", "ye-houthi"),
        ("المخلوع صالح", "p-saleh"),
        ("علي عبدالله صالح", "p-saleh"),
        ("قوات صالح", "ye-saleh-forces"),
        ("قوات المخلوع علي عبد الله صالح", "ye-saleh-forces"),
        ("المقاومة الشعبية", "ye-resistance"),
        ("الجيش الوطني اليمني", "ye-army"),
        ("التحالف العربي", "ar-coalition"),
        ("العدوان السعودي", "ar-coalition"),
        ("القاعدة في جزيرة العرب", "ye-aqap"),
        ("داعش", "sy-isis"),
        ("وحدات حماية الشعب", "sy-ypg"),
        ("بوكو حرام", "ng-boko"),
        ("حركة الشباب", "so-shabaab"),
        ("طالبان", "af-taliban"),
        ("طالبان الباكستانية", "pk-ttp"),
        ("حزب الله", "lb-hezbollah"),
        ("كتائب حزب الله", "iq-kh"),
        ("كتائب القسام", "ps-qassam"),
        ("جيش الاحتلال", "il-idf"),
        ("ولاية سيناء", "eg-is"),
        ("قوات حفتر", "ly-lna"),
        ("قوات الدعم السريع", "sd-rsf"),
        ("رويترز", "media-reuters"),
        ("وكالة الأناضول", "tr-anadolu"),
        ("أطباء بلا حدود", "msf"),
        ("ISIS", "sy-isis"),
        ("Houthis", "ye-houthi"),
        ("Hezbollah", "lb-hezbollah"),
    ],
)
def test_usual_names(name: str, actor: str) -> None:
    """Usual, hostile and English names find their actor and no other."""
    assert ids(name) == [actor]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("الجيش المصري", "eg-army"),
        ("سلاح الجو المصري", "eg-army"),
        ("وزارة الداخلية اليمنية", "moi-yem"),
        ("القوات المسلحة الكولومبية", "mil-col"),
        ("الشرطة الكندية", "cop-can"),
        ("الجيش الكوري الجنوبي", "mil-kor"),
        ("الجيش البوتاني", None),
        ("الجنود الأستراليين", "mil-aus"),
        ("الجيش العراقي", "iq-army"),
    ],
)
def test_bodies_of_states(name: str, actor: str | None) -> None:
    """A state's body is the hand-written one where there is one, else made from the patterns, else unknown."""
    assert ids(name) == ([] if actor is None else [actor])


def test_made_bodies_stand_under_their_government() -> None:
    """A made ministry's parent is the government of that state, hand-written or made."""
    actor = known().actor(known().named(name_key("وزارة الخارجية اليمنية"))[0].index)
    assert (actor.id, actor.parent, actor.country, actor.role) == ("mfa-yem", "ye-gov", "YEM", "GOV")


@pytest.mark.parametrize(
    ("name", "flag"),
    [
        ("ميليشيات الحوثي", HOSTILE),
        ("الدواعش", HOSTILE),
        ("العدو الصهيوني", HOSTILE),
        ("الشباب", AMBIGUOUS),
        ("المقاومة", AMBIGUOUS),
        ("القاعدة", AMBIGUOUS),
        ("فتح", AMBIGUOUS),
        ("Taliban", ENGLISH),
    ],
)
def test_flags(name: str, flag: int) -> None:
    """An opponent's wording, an ordinary word and an English name are marked as such."""
    found = known().named(name_key(name))
    assert found and all(n.flags & flag for n in found)


@pytest.mark.parametrize(
    ("adjective", "expected"),
    [
        ("حوثيه", ("ye-houthi", "f")),
        ("حوثيين", ("ye-houthi", "p")),
        ("داعشي", ("sy-isis", "m")),
        ("صهيوني", ("il-gov", "m")),
        ("كردي", ("iq-kurds", "m")),
    ],
)
def test_adjectives_of_actors(adjective: str, expected: tuple[str, str]) -> None:
    """An adjective of belonging points at its actor in every inflection."""
    found = known().nisba(adjective)
    assert found is not None and found.index is not None
    assert (known().actor(found.index).id, found.feats) == expected


def test_adjectives_of_countries() -> None:
    """Nationalities point at countries, also those of two words."""
    for form, iso3 in (("سوريون", "SYR"), ("يمنيه", "YEM"), ("كوريه شماليه", "PRK"), ("جنوب سودانيه", "SSD")):
        found = known().nisba(form)
        assert found is not None and (found.iso3, found.index) == (iso3, None)
    assert known().demonym("اتراك") == "TUR"
    assert known().metonym("الكرملين") == ("RUS", "GOV")
    assert [f for f, _ in nisba_forms("سوري")][:4] == ["سوري", "سوريه", "سوريان", "سوريتان"]


def test_sides_and_dates() -> None:
    """A side holds on its days only; an actor is active between its dates."""
    (saleh,) = known().named(name_key("قوات صالح"))
    actor = known().actor(saleh.index)
    assert actor.side("yemen", "2015-06-01") == "houthi"
    assert actor.side("yemen", "2018-01-01") is None
    assert actor.active("2016-01-01") and not actor.active("2018-01-01")


def test_the_table_survives_the_disk(tmp_path: Path) -> None:
    """What is dumped is what is loaded, byte for byte the same twice; anything else is refused."""
    one, two = tmp_path / "one.bin", tmp_path / "two.bin"
    dump(known().table, one)
    dump(compile_actors(SOURCE), two)
    assert one.read_bytes() == two.read_bytes()
    assert Actors.load(one).table == known().table
    two.write_bytes(b"no table")
    with pytest.raises(BuildError):
        Actors.load(two)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (GOOD + "- id: xx-two\n  name: [open\n", 8, None),
        (GOOD.replace("kind: group", "kind: gang"), 4, "kind"),
        (GOOD.replace("role: REB", "role: XXX"), 5, "role"),
        (GOOD + "  country: ZZZ\n", 6, "country"),
        (GOOD + "  from: 2015-13-01\n", 6, "from"),
        (GOOD + "  ambiguous: [غيره]\n", 6, "ambiguous"),
        (GOOD + "  adjectives: [الأولي]\n", 6, "adjectives"),
        (GOOD + "  colour: red\n", 6, "colour"),
        (GOOD + "  role: MIL\n", 6, "role"),
        (GOOD + "- id: xx-two\n  name: Two\n", 6, "name_ar"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, text: str, line: int, column: str | None) -> None:
    """A broken actor file is refused with its file, its line and, where known, its field."""
    error = broken(tmp_path, text)
    assert (error.file, error.line) == ("broken.yml", line)
    assert column is None or error.column == column
    assert str(error).startswith(f"broken.yml, line {line}, column ")


def compiled(tmp_path: Path, text: str) -> dict[str, object]:
    """The table of one actor file beside the real lists of countries and forces, with no states."""
    for name in ("countries.tsv", "forces.tsv"):
        (tmp_path / name).write_bytes((SOURCE / name).read_bytes())
    (tmp_path / "states.tsv").write_text("iso3\tnote\n", encoding="utf-8")
    (tmp_path / "some.yml").write_text(text, encoding="utf-8")
    return compile_actors(tmp_path)


def test_a_name_may_not_point_at_two(tmp_path: Path) -> None:
    """Two unrelated actors may share a name only if both call it ambiguous."""
    second = GOOD.replace("xx-one", "xx-two").replace("name: One", "name: Two")
    with pytest.raises(KnowledgeError, match="some.yml, line 6, .*also a name of xx-one"):
        compiled(tmp_path, GOOD + second)
    marked = "  ambiguous: [جماعة الأول]\n"
    assert compiled(tmp_path, GOOD + marked + second + marked)
    assert compiled(tmp_path, GOOD + second + "  parent: xx-one\n")


def test_ids_and_parents_are_checked(tmp_path: Path) -> None:
    """A second use of an id, a parent that does not exist and a circle of parents are refused."""
    with pytest.raises(KnowledgeError, match="some.yml, line 6, column id"):
        compiled(tmp_path, GOOD + GOOD)
    with pytest.raises(KnowledgeError, match="no actor has the id xx-none"):
        compiled(tmp_path, GOOD + "  parent: xx-none\n")
    with pytest.raises(KnowledgeError, match="its own ancestor"):
        compiled(tmp_path, GOOD + "  parent: xx-one\n")


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ("zzz\tMIL\tgang\t-\tX of {name}\t-\tالجيش {m}\t-\t-", "kind"),
        ("zzz\tXXX\tagency\t-\tX of {name}\t-\tالجيش {m}\t-\t-", "role"),
        ("zzz\tMIL\tagency\tnone\tX of {name}\t-\tالجيش {m}\t-\t-", "parent"),
        ("zzz\tMIL\tagency\t-\tX of {name}\t-\tالجيش {x}\t-\t-", "names"),
    ],
)
def test_broken_patterns_are_named(tmp_path: Path, cells: str, column: str) -> None:
    """A broken line of forces.tsv is refused with its file, line and column."""
    path = tmp_path / "forces.tsv"
    header = (SOURCE / "forces.tsv").read_text(encoding="utf-8").splitlines()[0]
    path.write_text(f"{header}\n{cells}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        read_forces(path)
    assert (caught.value.file, caught.value.line, caught.value.column) == ("forces.tsv", 2, column)


def test_states_need_an_adjective(tmp_path: Path) -> None:
    """A state without a nisba in countries.tsv cannot have bodies made for it."""
    path = tmp_path / "states.tsv"
    path.write_text("iso3\tnote\nMLI\t-\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="states.tsv, line 2, column iso3"):
        read_states(path, read_countries(SOURCE / "countries.tsv"))
