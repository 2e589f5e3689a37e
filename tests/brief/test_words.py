"""The page's own words: complete in both languages, counted by each language's rules."""

from __future__ import annotations

import pytest

from maydan.brief.words import plural, words
from maydan.exchange.crosswalk import rows

PHRASES = {lang: words(lang).phrases for lang in ("ar", "en")}


def test_both_languages_say_the_same_things() -> None:
    """Every phrase exists in both, but for plural forms that English lacks."""
    lacking = set(PHRASES["ar"]) - set(PHRASES["en"])
    assert all(key.rsplit(".", 1)[1] in ("two", "few", "many") for key in lacking)
    assert set(PHRASES["en"]) <= set(PHRASES["ar"])


def test_blanks_agree() -> None:
    """A phrase has the same blanks in both languages."""
    for key, phrase in PHRASES["en"].items():
        if not key.startswith("count."):
            assert {p for p in ("{n}", "{from}", "{to}", "{voice}", "{holder}") if p in phrase} == {
                p for p in ("{n}", "{from}", "{to}", "{voice}", "{holder}") if p in PHRASES["ar"][key]
            }


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_type_mode_and_status_has_a_name(lang: str) -> None:
    """No code of ours is shown bare."""
    known = PHRASES[lang]
    assert all(f"type.{r.type}" in known for r in rows())
    assert all(f"mode.{r.mode}" in known for r in rows() if r.mode)
    statuses = "actual claimed denied question hypothetical conditional feared threatened planned predicted historical"
    assert all(f"status.{s}" in known for s in statuses.split())


@pytest.mark.parametrize(
    ("n", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"), (100, "other"), (102, "other"),
     (103, "few"), (111, "many"), (1000, "other")],
)  # fmt: skip
def test_arabic_plurals(n: int, form: str) -> None:
    """The six forms of Unicode CLDR."""
    assert plural(n, "ar") == form


def test_counted_nouns() -> None:
    """Counts read as a person would write them."""
    arabic, english = words("ar"), words("en")
    assert [arabic.count("reports", n) for n in (1, 2, 3, 11, 100)] == [
        "تقرير واحد",
        "تقريران",
        "3 تقارير",
        "11 تقريرًا",
        "100 تقرير",
    ]
    assert [english.count("claims", n) for n in (0, 1, 2, 1200)] == ["no claims", "1 claim", "2 claims", "1,200 claims"]
