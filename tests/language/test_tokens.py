"""Words, sentences and matching keys."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.language.arabic import ARABIC
from maydan.language.arabic.normalize import normalize
from maydan.language.tokens import sentences, tokens

ARABIC_TEXT = st.text(st.sampled_from('ابة ىأإئ.؟!«»"()ً\u0640\u200f\n 12٣د،ﻼﷺ-'), max_size=120)


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. ثم غادر.", ["وصل الوفد.", "ثم غادر."]),
        ("قال الناطق.وأضاف المصدر", ["قال الناطق.", "وأضاف المصدر"]),
        ("ماذا حدث؟وقال", ["ماذا حدث؟", "وقال"]),
        ("في 2015.وقال", ["في 2015.", "وقال"]),
        ("قال د. سمير إنه", ["قال د. سمير إنه"]),
        ("قال م.سمير إنه", ["قال م.سمير إنه"]),
        ("نقلت (أ.ف.ب) النبأ", ["نقلت (أ.ف.ب) النبأ"]),
        ("عام 2014 م. ثم عاد", ["عام 2014 م.", "ثم عاد"]),
        ("بلغت 3.5 مليون. انتهى", ["بلغت 3.5 مليون.", "انتهى"]),
        ("1. بند أول\n2. بند ثان", ["1. بند أول", "2. بند ثان"]),
        ("«انتهت المعركة.» ثم عاد", ["«انتهت المعركة.»", "ثم عاد"]),
        ("موقع example.com نشر", ["موقع example.com نشر"]),
        ("عنوان\n\nالنص هنا", ["عنوان", "النص هنا"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Stops and line ends cut, also glued ones; abbreviations, decimals and list numbers do not."""
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("حوالي4أشهر", ["حوالي", "4", "أشهر"]),
        ("الـ24 ساعة", ["الـ", "24", "ساعة"]),
        ("17/7/2015م", ["17/7/2015", "م"]),
        ("1,200 قتيل", ["1,200", "قتيل"]),
        ("قَصَفَ الجيشُ", ["قَصَفَ", "الجيشُ"]),
        ("«نعم»،", ["«", "نعم", "»", "،"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """Marks stay inside words; digits and letters part; other marks stand alone."""
    assert [t.text for t in tokens(text)] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("أحمد", "احمد"), ("مصطفى", "مصطفي"), ("مدينة", "مدينه"), ("مُحـــمّد", "محمد"), ("٢٠١٥", "2015"), ("ﻼ", "لا")],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    """Spelling variants of one word have one key."""
    assert normalize(one) == normalize(other)


@given(st.text() | ARABIC_TEXT)
def test_normalizing_twice_changes_nothing(text: str) -> None:
    """The key of a key is the key."""
    assert normalize(normalize(text)) == normalize(text)


@given(st.text(max_size=200) | ARABIC_TEXT)
def test_spans_slice_back(text: str) -> None:
    """Tokens and sentences point at the untouched text, in order, and no token falls outside or across sentences."""
    spans = list(sentences(text))
    assert all(0 <= a < b <= len(text) and text[a:b].strip() == text[a:b] for a, b in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text and normalize(t.text) == t.norm for t in found)
    assert [t for a, b in spans for t in ARABIC.tokens(text, a, b)] == found


@pytest.mark.parametrize(
    "text",
    ["." * 10**6 + "x", "ا" * 10**6, '«"' * 10_000 + "ا" + '"»' * 10_000, '."' + '"' * 10**5 + "x", "(ا. " * 10**5],
    ids=["dots", "no spaces", "nested quotes", "one long quote", "initials"],
)
def test_hostile_text_costs_its_length(text: str) -> None:
    """A megabyte without a space, of dots, of quotes is read in a few seconds at most."""
    begun = time.process_time()
    for a, b in sentences(text):
        words = ARABIC.tokens(text, a, b)
        ARABIC.numbers(words)
        ARABIC.times(words, None)
    assert time.process_time() - begun < 20
