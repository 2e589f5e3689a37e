"""Times in Arabic, resolved against Sunday 26 July 2015."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.language.arabic import ARABIC
from maydan.language.arabic.date_words import WORDS

PUBLISHED = date(2015, 7, 26)


def read(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None, str | None, str]]:
    """Every time in the text: the words of its span, first and last day, precision."""
    tokens = ARABIC.tokens(text, 0, len(text))
    return [
        (
            text[tokens[x.first].start : tokens[x.last - 1].end],
            x.start and x.start.isoformat(),
            x.end and x.end.isoformat(),
            x.precision,
        )
        for x in ARABIC.times(tokens, published)
    ]


WHOLE = """
أمس | 2015-07-25 | 2015-07-25 | day
امس | 2015-07-25 | 2015-07-25 | day
بالأمس | 2015-07-25 | 2015-07-25 | day
البارحة | 2015-07-25 | 2015-07-25 | day
أول أمس | 2015-07-24 | 2015-07-24 | day
أول من أمس | 2015-07-24 | 2015-07-24 | day
أمس الأول | 2015-07-24 | 2015-07-24 | day
مساء أول من أمس | 2015-07-24 | 2015-07-24 | part
اليوم | 2015-07-26 | 2015-07-26 | day
هذا اليوم | 2015-07-26 | 2015-07-26 | day
غدا | 2015-07-27 | 2015-07-27 | day
بعد غد | 2015-07-28 | 2015-07-28 | day
الليلة الماضية | 2015-07-25 | 2015-07-26 | part
صباح اليوم | 2015-07-26 | 2015-07-26 | part
فجر الجمعة | 2015-07-24 | 2015-07-24 | part
مساء أمس | 2015-07-25 | 2015-07-25 | part
بعد منتصف ليل أمس | 2015-07-25 | 2015-07-25 | part
في وقت مبكر من صباح أمس | 2015-07-25 | 2015-07-25 | part
في الساعات الأولى من فجر اليوم | 2015-07-26 | 2015-07-26 | part
الأحد ليلا | 2015-07-26 | 2015-07-26 | part
الجمعة | 2015-07-24 | 2015-07-24 | day
الأحد | 2015-07-26 | 2015-07-26 | day
يوم الاربعاء | 2015-07-22 | 2015-07-22 | day
الجمعة الماضي | 2015-07-24 | 2015-07-24 | day
الأحد الماضي | 2015-07-19 | 2015-07-19 | day
يوم الجمعة قبل الماضي | 2015-07-17 | 2015-07-17 | day
الجمعة المقبل | 2015-07-31 | 2015-07-31 | day
الأحد القادم | 2015-08-02 | 2015-08-02 | day
أمس السبت | 2015-07-25 | 2015-07-25 | day
اليوم (الأحد) | 2015-07-26 | 2015-07-26 | day
غدا الاثنين | 2015-07-27 | 2015-07-27 | day
ليلة الخميس - الجمعة | 2015-07-23 | 2015-07-24 | part
ليل السبت الأحد | 2015-07-25 | 2015-07-26 | part
الجمعة 24 يوليو/تموز | 2015-07-24 | 2015-07-24 | day
يوم الأحد (26 يوليو) | 2015-07-26 | 2015-07-26 | day
17 تموز/يوليو 2015 | 2015-07-17 | 2015-07-17 | day
11 سبتمبر 2001 | 2001-09-11 | 2001-09-11 | day
سبتمبر (أيلول) 11 2001 | 2001-09-11 | 2001-09-11 | day
الرابع من تموز | 2015-07-04 | 2015-07-04 | day
الخامس والعشرين من كانون الثاني الماضي | 2015-01-25 | 2015-01-25 | day
السابع والثامن من تموز | 2015-07-07 | 2015-07-08 | period
24 من يوليو | 2015-07-24 | 2015-07-24 | day
30 كانون الأول | 2014-12-30 | 2014-12-30 | day
3 أغسطس المقبل | 2015-08-03 | 2015-08-03 | day
في 10 حزيران/يونيو من العام الماضي | 2014-06-10 | 2014-06-10 | day
الخامس من الشهر الجاري | 2015-07-05 | 2015-07-05 | day
17/7/2015 | 2015-07-17 | 2015-07-17 | day
17-7-2015 | 2015-07-17 | 2015-07-17 | day
2015-07-17 | 2015-07-17 | 2015-07-17 | day
يوم الجمعة الموافق 9/9/1436هـ | 2015-06-26 | 2015-06-26 | day
9 رمضان 1436 هـ | 2015-06-26 | 2015-06-26 | day
شهر رمضان | 2015-06-18 | 2015-07-16 | month
عام 1436هـ | 2014-10-25 | 2015-10-13 | year
عيد الفطر | 2015-07-17 | 2015-07-19 | period
يونيو | 2015-06-01 | 2015-06-30 | month
أيلول/سبتمبر | 2014-09-01 | 2014-09-30 | month
يوليو (تموز) | 2015-07-01 | 2015-07-31 | month
تشرين الأول 2014 | 2014-10-01 | 2014-10-31 | month
أوت 2014 | 2014-08-01 | 2014-08-31 | month
غشت 2014 | 2014-08-01 | 2014-08-31 | month
جويلية 2014 | 2014-07-01 | 2014-07-31 | month
مارس الماضي | 2015-03-01 | 2015-03-31 | month
منتصف يوليو | 2015-07-11 | 2015-07-20 | period
أوائل تموز | 2015-07-01 | 2015-07-10 | period
أواخر يونيو المنصرم | 2015-06-21 | 2015-06-30 | period
مطلع العام الحالي | 2015-01-01 | 2015-03-31 | period
نهاية العام الماضي | 2014-12-01 | 2014-12-31 | period
أواخر 2014 | 2014-10-01 | 2014-12-31 | period
الأسبوع الماضي | 2015-07-19 | 2015-07-25 | week
الأسبوع المقبل | 2015-08-02 | 2015-08-08 | week
الشهر الجاري | 2015-07-01 | 2015-07-31 | month
هذا الشهر | 2015-07-01 | 2015-07-31 | month
العام المقبل | 2016-01-01 | 2016-12-31 | year
عام 2014 | 2014-01-01 | 2014-12-31 | year
عام 2014م | 2014-01-01 | 2014-12-31 | year
في 2011 | 2011-01-01 | 2011-12-31 | year
بين عامي 2003 و2011 | 2003-01-01 | 2011-12-31 | period
عام ألفين وأربعة عشر | 2014-01-01 | 2014-12-31 | year
صيف 2014 | 2014-06-01 | 2014-08-31 | season
الصيف الماضي | 2014-06-01 | 2014-08-31 | season
قبل يومين | 2015-07-24 | 2015-07-24 | day
قبل ثلاثة أيام | 2015-07-23 | 2015-07-23 | day
قبل أسبوع | 2015-07-19 | 2015-07-19 | week
قبل نحو ثلاثة أشهر | 2015-04-01 | 2015-04-30 | month
منذ يومين | 2015-07-24 | 2015-07-26 | period
منذ أربعة أشهر | 2015-03-26 | 2015-07-26 | period
منذ أكثر من عام | - | - | period
منذ بداية هذا الشهر | 2015-07-01 | 2015-07-26 | period
منذ مطلع العام | 2015-01-01 | 2015-07-26 | period
منذ عام 2013 | 2013-01-01 | 2015-07-26 | period
منذ الجمعة | 2015-07-24 | 2015-07-26 | period
حتى أمس | - | 2015-07-25 | period
من أيار إلى تموز | 2015-05-01 | 2015-07-31 | period
بين الأول من يناير و30 يونيو | 2015-01-01 | 2015-06-30 | period
خلال اليومين الماضيين | 2015-07-24 | 2015-07-26 | period
خلال الأشهر السبعة الماضية | 2014-12-26 | 2015-07-26 | period
خلال الـ24 ساعة الماضية | 2015-07-25 | 2015-07-26 | period
خلال الأيام الماضية | - | - | vague
في الأشهر القليلة الماضية | - | - | vague
في الآونة الأخيرة | - | - | vague
مؤخرا | - | - | vague
في وقت سابق | - | - | vague
الآن | 2015-07-26 | 2015-07-26 | day
حاليا | 2015-07-26 | 2015-07-26 | day
لمدة ثلاثة أيام | - | - | period
على مدى شهرين | - | - | period
فجرا | - | - | part
الساعة السادسة والنصف من صباح أمس | 2015-07-25 | 2015-07-25 | minute
لليوم الخامس على التوالي | - | - | day
"""
CASES = [tuple(p.strip() for p in line.split("|")) for line in WHOLE.strip().splitlines()]


@pytest.mark.parametrize(("text", "start", "end", "precision"), CASES)
def test_whole_times(text: str, start: str, end: str, precision: str) -> None:
    """A time said in any of these ways is one expression over all its words, resolved and with its precision."""
    assert read(text) == [(text, None if start == "-" else start, None if end == "-" else end, precision)]


@pytest.mark.parametrize(
    "text",
    [
        "فجر جديد",
        "الأمين العام الحالي",
        "قناة روسيا اليوم",
        "ثورة 25 يناير",
        "حركة 6 أبريل",
        "مارس ضغوطا",
        "رمضان عبد الله",
        "صلاة الجمعة",
        "سوق الخميس",
        "ربيع دمشق",
        "قبل الهجوم",
        "منذ اندلاع الحرب",
        "في 2000 منزل",
        "1200 جندي",
        "اجتماع عام",
        "30/13/2015",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """Names, idioms and counts that look like times are left alone."""
    assert read(text) == []


@pytest.mark.parametrize("text", [c[0] for c in CASES])
def test_without_a_day_of_publication_nothing_relative_is_resolved(text: str) -> None:
    """Without the day of publication the same words are found, and only dates told in full keep their days."""
    full = any(ch.isdigit() for ch in text) or "ألفين" in text
    found = read(text, None)
    assert [f[0] for f in found] == [text]
    assert full or all(start is None and end is None for _, start, end, _ in found)


def test_times_stay_apart() -> None:
    """Two times in a sentence are two expressions."""
    assert [r[0] for r in read("وصل الوفد الخميس وغادر صباح أمس")] == ["الخميس", "صباح أمس"]


AROUND = "17 2015 1436 هـ يوم صباح من الماضي المقبل الجاري - / ( ) و الأول ثلاثة 5/5/2015 24".split()
SOME = st.sampled_from(sorted(WORDS)[::7] + AROUND)


@given(st.lists(SOME, max_size=15).map(" ".join) | st.text(max_size=80), st.none() | st.dates())
def test_times_never_overlap(text: str, published: date | None) -> None:
    """On any text and any day nothing raises, and spans are in order, apart and not reversed."""
    tokens = ARABIC.tokens(text, 0, len(text))
    last = 0
    for x in ARABIC.times(tokens, published):
        assert last <= x.first < x.last <= len(tokens)
        last = x.last
        assert x.start is None or x.end is None or x.start <= x.end
        assert type(x.start) in (date, type(None)) and type(x.end) in (date, type(None))


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_weekdays_look_back_within_a_week(published: date) -> None:
    """A bare weekday is the latest one up to the day of publication."""
    ((_, start, _, _),) = read("الثلاثاء", published)
    day = date.fromisoformat(start or "")
    assert day.weekday() == 1 and timedelta(0) <= published - day < timedelta(7)
