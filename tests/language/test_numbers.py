"""Quantities in Arabic: a hand-written table, traps, and properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.language.arabic import ARABIC
from maydan.language.base import Number

E, A, L, M = "exact", "about", "least", "most"


def read(text: str) -> list[tuple[str, int | None, int | None, int | None, str]]:
    """Every count in the text: the words of its span, low, best, high, bound; ranks left out."""
    tokens = ARABIC.tokens(text, 0, len(text))
    return [
        (" ".join(t.text for t in tokens[n.first : n.last]), n.low, n.best, n.high, n.bound)
        for n in ARABIC.numbers(tokens)
        if not n.ordinal
    ]


def exact(words: str, value: int) -> tuple[str, int, int, int, str]:
    return words, value, value, value, E


WHOLE = [  # the text is one number from its first to its last word
    ("1200", 1200),
    ("1,200", 1200),
    ("1.200", 1200),
    ("1.200.000", 1_200_000),
    ("١٢٠٠", 1200),
    ("۱۲", 12),
    ("ثلاثة", 3),
    ("ثلاث", 3),
    ("بثلاثة", 3),
    ("لخمسة", 5),
    ("وثلاثة", 3),
    ("الثلاثة", 3),
    ("ثماني", 8),
    ("أحد عشر", 11),
    ("إحدى عشرة", 11),
    ("اثنا عشر", 12),
    ("اثني عشر", 12),
    ("اثنتي عشرة", 12),
    ("ثلاثة عشر", 13),
    ("ثماني عشرة", 18),
    ("عشرون", 20),
    ("عشرين", 20),
    ("واحد وعشرون", 21),
    ("إحدى وعشرين", 21),
    ("خمسة و عشرين", 25),
    ("مئة", 100),
    ("مائة", 100),
    ("مئتان", 200),
    ("مئتي", 200),
    ("مائتين", 200),
    ("ثلاثمئة", 300),
    ("ثلاثمائة", 300),
    ("ثلاث مئة وخمسة", 305),
    ("ثمانمائة", 800),
    ("مئة وأحد عشر", 111),
    ("مئة وعشرة", 110),
    ("مئة وعشرون", 120),
    ("مئة وخمسة وثلاثون", 135),
    ("ألف", 1000),
    ("ألفان", 2000),
    ("ألفي", 2000),
    ("ثلاثة آلاف", 3000),
    ("3 آلاف", 3000),
    ("25 ألفا", 25_000),
    ("25 ألفاً", 25_000),
    ("ألف ومئتان وخمسون", 1250),
    ("ألف و500", 1500),
    ("مئتان وخمسة وثلاثون ألفا وستمئة وأحد عشر", 235_611),
    ("مليون", 1_000_000),
    ("مليونان", 2_000_000),
    ("2.3 مليون", 2_300_000),
    ("مليون ونصف", 1_500_000),
    ("مليون ونصف المليون", 1_500_000),
    ("نصف مليون", 500_000),
    ("ربع مليون", 250_000),
    ("نصف دزينة", 6),
    ("مليار و445 مليون", 1_445_000_000),
]


@pytest.mark.parametrize(("text", "value"), WHOLE)
def test_whole_numbers(text: str, value: int) -> None:
    """A number spelled any way a newspaper spells it is one count over all its words."""
    (found,) = read(text)
    assert found[1:] == (value, value, value, E)
    assert found[0].replace(" ", "") == text.replace(" ", "")


BOUNDED = [
    ("عشرات القتلى", ("عشرات", 20, None, None, A)),
    ("قتل العشرات", ("العشرات", 20, None, None, A)),
    ("مئات الجرحى", ("مئات", 200, None, None, A)),
    ("آلاف النازحين", ("آلاف", 2000, None, None, A)),
    ("عشرات الآلاف من السكان", ("عشرات الآلاف", 20_000, None, None, A)),
    ("مئات آلاف السكان", ("مئات آلاف", 200_000, None, None, A)),
    ("بضعة أشخاص", ("بضعة", 3, None, 9, A)),
    ("بضع مئات", ("بضع مئات", 300, None, 900, A)),
    ("عدة مدنيين", ("عدة", 2, None, None, A)),
    ("نحو ستين قتيلا", ("نحو ستين", 60, 60, 60, A)),
    ("حوالي 30 شخصا", ("حوالي 30", 30, 30, 30, A)),
    ("قرابة 300 شخص", ("قرابة 300", 300, 300, 300, A)),
    ("زهاء مئة", ("زهاء مئة", 100, 100, 100, A)),
    ("ما يقارب 120 عنصرا", ("ما يقارب 120", 120, 120, 120, A)),
    ("20 شخصا تقريبا", ("20", 20, 20, 20, A)),
    ("ما بين 10 و15 قتيلا", ("ما بين 10 و 15", 10, None, 15, A)),
    ("بين 10 و 15", ("بين 10 و 15", 10, None, 15, A)),
    ("بين عشرين وثلاثين", ("بين عشرين وثلاثين", 20, None, 30, A)),
    ("بين مئة وخمسين ومئتين", ("بين مئة وخمسين ومئتين", 150, None, 200, A)),
    ("10-15 شخصا", ("10 - 15", 10, None, 15, A)),
    ("10 إلى 15", ("10 إلى 15", 10, None, 15, A)),
    ("ثلاثة أو أربعة", ("ثلاثة أو أربعة", 3, None, 4, A)),
    ("3 إلى 5 آلاف", ("3 إلى 5 آلاف", 3000, None, 5000, A)),
    ("ما لا يقل عن 11 شخصا", ("ما لا يقل عن 11", 11, 11, None, L)),
    ("عشرة أشخاص على الأقل", ("عشرة", 10, 10, None, L)),
    ("28 من مسلحي الجماعة على الأقل", ("28", 28, 28, None, L)),
    ("على الأقل 12 جنديا", ("على الأقل 12", 12, 12, None, L)),
    ("أكثر من 20 جنديا", ("أكثر من 20", 20, 20, None, L)),
    ("لأكثر من نحو 20", ("لأكثر من نحو 20", 20, 20, None, L)),
    ("ما يزيد على مئتي شخص", ("ما يزيد على مئتي", 200, 200, None, L)),
    ("يزيد عددهم على خمسين", ("يزيد عددهم على خمسين", 50, 50, None, L)),
    ("العدد فاق 40", ("40", 40, 40, None, L)),
    ("عدد المصابين يتجاوز 50", ("50", 50, 50, None, L)),
    ("20 فأكثر", ("20", 20, 20, None, L)),
    ("أقل من 20", ("أقل من 20", None, None, 20, M)),
    ("لا أكثر من 20", ("لا أكثر من 20", None, None, 20, M)),
    ("لا يتجاوز 50", ("50", None, None, 50, M)),
    ("حتى 20 شخصا", ("حتى 20", None, None, 20, M)),
    ("ما يصل إلى 300", ("ما يصل إلى 300", None, None, 300, M)),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDED)
def test_bounds_and_ranges(text: str, expected: tuple[str, int | None, int | None, int | None, str]) -> None:
    """Vague words, ranges and bounds give low, best and high; words on the left join the span, those after do not."""
    assert read(text) == [expected]


SEVERAL = [
    ("ثلاثة جنود، وأربعة مدنيين", [exact("ثلاثة", 3), exact("وأربعة", 4)]),
    ("عشرون وثلاثة", [exact("عشرون", 20), exact("وثلاثة", 3)]),
    ("ارتفع العدد من 10 إلى 15", [exact("10", 10), exact("15", 15)]),
    ("3 آلاف جندي و25 ألفا", [exact("3 آلاف", 3000), exact("25 ألفا", 25_000)]),
    ("خمسة قتلى على الأقل ونحو 100 جريح", [("خمسة", 5, 5, None, L), ("ونحو 100", 100, 100, 100, A)]),
    ("قتيل واحد", [exact("واحد", 1)]),
    ("كان واحد من السكان", []),
    ("في آن واحد", []),
    ("أحد الجنود", []),
    ("إحدى القرى", []),
    ("لست أدري", []),
    ("يوم الاثنين", []),
    ("30 في المئة", []),
    ("30%", []),
    ("%30", []),
    ("30٪ من السكان", []),
    ("ثلاثون بالمئة", []),
    ("10 إلى 15 في المائة", []),
    ("3.5", []),
    ("ثلاثة أرباع", []),
    ("نصف القرية", []),
    ("الساعة 11:30", []),
    ("ميدان السبعين", []),
    ("2/3/2015", []),
    ("5/5,5", []),
    ("00967123456789012", []),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_what_is_and_is_not_a_count(text: str, expected: list[object]) -> None:
    """Neighbouring counts stay apart; shares, names and idioms are no counts."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الثالث", 3),
        ("ثالث", 3),
        ("الحادي عشر", 11),
        ("الخامسة عشرة", 15),
        ("الحادي والعشرين", 21),
        ("الفرقة 30", 30),
        ("إف-16", 16),
    ],
)
def test_ranks_and_labels_count_nothing(text: str, value: int) -> None:
    """Ordinals, and figures that are part of a name, are marked so."""
    tokens = ARABIC.tokens(text, 0, len(text))
    assert [(n.ordinal, n.best) for n in ARABIC.numbers(tokens)] == [(True, value)]


UNITS = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split()
TENS = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()
HUNDREDS = "مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()


def spell_below_thousand(n: int) -> list[str]:
    """The parts of 1-999 in words, in the order in which 'and' joins them."""
    hundreds, rest = divmod(n, 100)
    parts = [HUNDREDS[hundreds - 1]] if hundreds else []
    if rest >= 20:
        return parts + ([UNITS[rest % 10 - 1]] if rest % 10 else []) + [TENS[rest // 10 - 2]]
    if rest > 10:
        first = {11: "أحد", 12: "اثنا"}.get(rest) or UNITS[rest % 10 - 1]
        return [*parts, first + " عشر"]
    return parts + ([("عشرة" if rest == 10 else UNITS[rest - 1])] if rest else [])


def spell(n: int) -> str:
    """1-999,999 in Arabic words, masculine, nominative."""
    thousands, rest = divmod(n, 1000)
    parts = []
    if thousands:
        scale = "آلاف" if 3 <= thousands <= 10 else "ألف"
        spelled = " و".join(spell_below_thousand(thousands))
        parts = [{1: "ألف", 2: "ألفان"}.get(thousands) or f"{spelled} {scale}"]
    return " و".join(parts + (spell_below_thousand(rest) if rest else []))


@given(st.integers(2, 999_999))
def test_spelled_numbers_read_back(n: int) -> None:
    """Any number up to 999,999 written out in words is read as that number, over all its words."""
    text = spell(n)
    tokens = ARABIC.tokens(text, 0, len(text))
    assert ARABIC.numbers(tokens) == [Number(0, len(tokens), n, n, n, E)]


WORDS = st.sampled_from(
    (
        "ثلاثة عشر وعشرون مئة ألف آلاف ونصف بين و إلى او - أكثر من لا يقل عن على الأقل نحو 15 1,200 %"
        " واحد عشرات قتيل ، ( الثالث"
    ).split()
)


@given(st.lists(WORDS, max_size=20).map(" ".join) | st.text(max_size=80))
def test_numbers_never_overlap_and_stay_ordered(text: str) -> None:
    """On any text nothing raises, spans are in order and apart, and low <= best <= high."""
    tokens = ARABIC.tokens(text, 0, len(text))
    last = 0
    for n in ARABIC.numbers(tokens):
        assert last <= n.first < n.last <= len(tokens)
        last = n.last
        known = [v for v in (n.low, n.best, n.high) if v is not None]
        assert known == sorted(known)
        assert n.bound in (E, A, L, M)
