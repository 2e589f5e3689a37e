"""Names in a brief: joined letters go where that is certain, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.brief.names import bare, clause, is_toll, names_of
from maydan.model import Party

CUT = [
    ("للجيش", "الجيش"),  # to the army
    ("والمنارة", "المنارة"),  # and the minaret
    ("بالطائرات", "الطائرات"),  # with the aircraft
    ("وللفصائل المعارضة", "الفصائل المعارضة"),  # and to the opposition factions
    ("وبالمدنيين", "المدنيين"),  # and with the civilians
    ("لقوات الحكومة", "قوات الحكومة"),  # to forces of the government
    ("ومسلحين مجهولين", "مسلحين مجهولين"),  # and unknown gunmen
    ("للجنة الصلح", "اللجنة الصلح"),  # one lam for two: committee
    ("للبنان", "لبنان"),  # to Lebanon
]


@pytest.mark.parametrize(("text", "name"), CUT)
def test_joined_letters_go(text: str, name: str) -> None:
    """A conjunction or preposition joined to the article or to a noun for a party is no part of the name."""
    assert bare(text) == name


@pytest.mark.parametrize(
    "text",
    # own letters: minister, units, agency, father, adult, Baghdad, Kirkuk, factions, Libya, ballistic, committee, Lebanon
    ["وزير الدفاع", "وحدات حماية الشعب", "وكالة أعماق", "والد الطفل", "بالغ", "بغداد", "كركوك", "فصائل", "ليبيا", "بالستي",
     "لجنة", "لبنان", "الجيش", "الولايات المتحدة", "قوات", "", "Army"],
)  # fmt: skip
def test_own_letters_stay(text: str) -> None:
    """A word that begins with such a letter by itself is shown whole."""
    assert bare(text) == text


@given(st.text(alphabet="البوفكلجيشقت ", max_size=14))
def test_twice_is_once(text: str) -> None:
    """Cutting a second time changes nothing."""
    assert bare(bare(text)) == bare(text)


def test_next_of_a_list_loses_its_and() -> None:
    """Right behind another party, 'and' is no part of the name; elsewhere, and in words of their own, it stays."""
    man, daughters = Party("رجل", 0, 3), Party("وابنتاه", 4, 11)
    assert names_of([man, daughters]) == ["رجل", "ابنتاه"]
    assert names_of([daughters]) == ["وابنتاه"]
    assert names_of([man, Party("وزير الدفاع", 4, 15)]) == ["رجل", "وزير الدفاع"]


def test_clauses_of_time_lose_their_and() -> None:
    """'And on the next day' is shown as 'on the next day'."""
    assert clause("وفي اليوم التالي") == "في اليوم التالي" and clause("وقت الظهيرة") == "وقت الظهيرة"


def test_bare_counts_are_no_party() -> None:
    """'84 dead' is a figure; '84 soldiers' are a party."""
    assert is_toll("84 قتيلا") and is_toll("ثلاثة أشخاص") and not is_toll("84 جنديا") and not is_toll("")
