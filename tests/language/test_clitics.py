"""Cutting what is written joined to Arabic words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.language.arabic.clitics import PROCLITICS, enclitics, split
from maydan.language.arabic.normalize import normalize


@pytest.mark.parametrize(
    ("word", "proclitics", "stem"),
    [
        ("والمدينة", "وال", "مدينة"),
        ("المدينة", "ال", "مدينة"),
        ("بالمدينة", "بال", "مدينة"),
        ("للمدينة", "لال", "مدينة"),
        ("وللمدينة", "ولال", "مدينة"),
        ("كالعادة", "كال", "عادة"),
        ("فسيقتل", "فس", "يقتل"),
        ("وسنعود", "وس", "نعود"),
        ("بقصف", "ب", "قصف"),
        ("وبقصف", "وب", "قصف"),
        ("لقوات", "ل", "قوات"),
        ("وقال", "و", "قال"),
        ("ولا", "و", "لا"),
    ],
)
def test_the_cut_is_among_those_offered(word: str, proclitics: str, stem: str) -> None:
    """The right cut is offered, its proclitics in full spelling."""
    assert (proclitics, normalize(stem)) in split(normalize(word))


def test_future_needs_a_present_verb() -> None:
    """س is cut only before a letter that a present-tense verb begins with."""
    assert split("سوق") == (("", "سوق"),)


@given(st.text("ابتثجحسلمنهويكفقر", max_size=12))
def test_cuts_are_longest_first_and_put_together_again(word: str) -> None:
    """The word itself comes first, stems grow shorter, and each cut is the word again."""
    cuts = split(word)
    assert cuts[0] == ("", word)
    assert [len(c.stem) for c in cuts] == sorted((len(c.stem) for c in cuts), reverse=True)
    written = {full: as_written for as_written, full in PROCLITICS.items()}
    assert all(written[c.proclitics] + c.stem == word for c in cuts)


@pytest.mark.parametrize(
    ("word", "stem", "pronoun"),
    [
        ("مدينتهم", "مدينة", "هم"),
        ("قواتها", "قوات", "ها"),
        ("أعضائه", "أعضاء", "ه"),
        ("قتلوه", "قتلوا", "ه"),
        ("مستشفاها", "مستشفى", "ها"),
        ("جيشنا", "جيش", "نا"),
        ("بيتي", "بيت", "ي"),
        ("بيوتكم", "بيوت", "كم"),
        ("بيتهما", "بيت", "هما"),
    ],
)
def test_pronouns_are_cut_and_spelling_restored(word: str, stem: str, pronoun: str) -> None:
    """A pronoun suffix is cut and the stem offered as it is spelled alone."""
    assert (normalize(stem), pronoun) in enclitics(normalize(word))


def test_no_pronoun_no_cut() -> None:
    """A word that ends in no pronoun, or is one, offers nothing."""
    assert enclitics("قصف") == enclitics("هم") == ()


@given(st.text("ابتثجحسلمنهويكفقرئؤ", max_size=12))
def test_pronoun_cuts_are_longest_first(word: str) -> None:
    """Rests have at least two letters and come longest first."""
    lengths = [len(word) - len(c.enclitic) for c in enclitics(word)]
    assert lengths == sorted(lengths, reverse=True)
    assert all(n >= 2 for n in lengths)
