"""The words of time, keyed by normalized form, proclitics already joined: one dictionary, one look-up a token."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from .normalize import normalize

MONTH: Final = "month"
HIJRI: Final = "hijri"
TWO_WORD: Final = "two-word"  # تشرين، كانون، ربيع، جمادى، ذو: a month with its second word
WEEKDAY: Final = "weekday"
ANCHOR: Final = "anchor"  # أمس، اليوم، غدا
TONIGHT: Final = "tonight"  # الليلة، الليل
ADVERB: Final = "adverb"  # فجرا، ليلا
UNIT: Final = "unit"  # الأسبوع، الشهر، العام
UNITS: Final = "units"  # الأيام، اليومين
YEAR: Final = "year"  # عام، سنة
SEASON: Final = "season"
EID: Final = "eid"
SPAN: Final = "span"  # منذ، قبل، خلال، لمدة: before a length of time
LATELY: Final = "lately"  # مؤخرا، الآونة
NOW: Final = "now"  # الآن، حاليا
MOMENT: Final = "moment"  # وقت سابق
CLOCK: Final = "clock"  # الساعة
DAYTIME: Final = "daytime"  # الفجر، الظهر, after 'at' or 'before'
THE: Final = "the"  # الـ as a token of its own


class TimeWord(NamedTuple):
    """`value`: month number, weekday (Monday 0), days from today, or a code; `prefix`: proclitics as written."""

    kind: str
    value: int | str
    prefix: str


_MONTHS = (
    "يناير جانفي",
    "فبراير شباط فيفري",
    "مارس آذار",
    "أبريل إبريل نيسان أفريل",
    "مايو أيار ماي",
    "يونيو يونيه حزيران جوان",
    "يوليو يوليه تموز جويلية يوليوز",
    "أغسطس آب أوت غشت",
    "سبتمبر أيلول شتنبر",
    "أكتوبر",
    "نوفمبر نونبر",
    "ديسمبر دجنبر",
)
_HIJRI = {"محرم": 1, "صفر": 2, "رجب": 7, "شعبان": 8, "رمضان": 9, "شوال": 10}
_WEEKDAYS = ("الاثنين الأثنين", "الثلاثاء", "الأربعاء الاربعا", "الخميس", "الجمعة", "السبت", "الأحد")
_SEASONS = {"ربيع": "spring", "صيف": "summer", "خريف": "autumn", "شتاء": "winter"}

TWO_WORD_MONTHS: Final[dict[tuple[str, str], tuple[str, int]]] = {
    (normalize(first), normalize(second)): (kind, number)
    for kind, number, firsts, seconds in (
        (MONTH, 10, "تشرين", "الأول أول"),
        (MONTH, 11, "تشرين", "الثاني ثاني"),
        (MONTH, 12, "كانون", "الأول أول"),
        (MONTH, 1, "كانون", "الثاني ثاني"),
        (HIJRI, 3, "ربيع", "الأول"),
        (HIJRI, 4, "ربيع", "الثاني الآخر"),
        (HIJRI, 5, "جمادى", "الأولى"),
        (HIJRI, 6, "جمادى", "الآخرة الثانية"),
        (HIJRI, 11, "ذو ذي", "القعدة"),
        (HIJRI, 12, "ذو ذي", "الحجة"),
    )
    for first in firsts.split()
    for second in seconds.split()
}
DOUBTFUL_MONTHS: Final = frozenset(map(normalize, "آب مارس ماي أوت جوان محرم صفر رجب شعبان رمضان شوال".split()))
"""Months that are also a father, a verb, a person: they need a day, a year or a word of time beside them."""

_PLAIN = ("", "و", "ف", "ب", "ل", "ول", "وب")
_DEFINITE = ("ال", "وال", "فال", "بال", "لل", "ولل", "وبال")


def _forms(words: Iterable[tuple[str, int | str, str]], prefixes: tuple[str, ...] = _PLAIN) -> dict[str, TimeWord]:
    return {
        prefix + normalize(word): TimeWord(kind, value, prefix)
        for kind, value, spelled in words
        for word in spelled.split()
        for prefix in prefixes
    }


def _definite(words: Iterable[tuple[str, int | str, str]]) -> dict[str, TimeWord]:
    """Words given with the article; the prefix kept is what stands before it."""
    bare = [(k, v, " ".join(x[2:] for x in s.split())) for k, v, s in words]
    return {
        form: word._replace(prefix=word.prefix.replace("ال", "").replace("لل", "ل"))
        for form, word in _forms(bare, _DEFINITE).items()
    }


_ADVERBS = "فجرا صباحا مساء ليلا ظهرا عصرا نهارا ضحى"
WORDS: Final[dict[str, TimeWord]] = {
    **_forms([(SEASON, s, w) for w, s in _SEASONS.items()]),
    **_forms((MONTH, n, w) for n, w in enumerate(_MONTHS, 1)),
    **_forms((HIJRI, n, w) for w, n in _HIJRI.items()),
    **_forms([(TWO_WORD, 0, "تشرين كانون جمادى ذي ذو")]),
    **_definite((WEEKDAY, n, w) for n, w in enumerate(_WEEKDAYS)),
    **_definite([(ANCHOR, 0, "اليوم"), (ANCHOR, -1, "البارحة"), (ANCHOR, 1, "الغد"), (ANCHOR, -1, "الأمس")]),
    **_forms([(ANCHOR, -1, "أمس"), (ANCHOR, 1, "غدا غد")]),
    **_definite([(TONIGHT, "night", "الليلة الليل")]),
    **_forms([(ADVERB, "part", _ADVERBS)], ("", "و")),
    **_definite([(UNIT, "week", "الأسبوع"), (UNIT, "month", "الشهر"), (UNIT, "year", "العام السنة")]),
    **_definite((UNIT, s, "ال" + w) for w, s in _SEASONS.items()),
    **_definite([(UNIT, "vague", "الفترة المرحلة المدة الآونة الحقبة الحين الأثناء")]),
    **_definite([(UNITS, "hour", "الساعات الساعتين"), (UNITS, "day", "الأيام اليومين")]),
    **_definite([(UNITS, "week", "الأسابيع الأسبوعين")]),
    **_definite([(UNITS, "month", "الأشهر الشهور الشهرين"), (UNITS, "year", "السنوات الأعوام السنين السنتين العامين")]),
    **_definite([(UNITS, "decade", "العقود العقدين")]),
    **_forms([(YEAR, "year", "عام سنة عامي أعوام سنتي سنوات")]),
    **_forms([(EID, "eid", "عيد")], ("", "و", "ب", "ل")),
    **_forms([(SPAN, "since", "منذ مذ"), (SPAN, "ago", "قبل قبيل"), (SPAN, "after", "بعد")], ("", "و", "ف")),
    **_forms([(SPAN, "during", "خلال طوال طيلة مدى غضون")], ("", "و", "ف")),
    **_forms([(SPAN, "during", "مدة")], ("", "ل", "ول", "ب")),
    **_forms([(SPAN, "for", "أكثر أقل")], ("ل", "ول")),
    **_forms([(LATELY, "lately", "مؤخرا أخيرا قريبا سابقا لاحقا")], ("", "و")),
    **_forms([(DAYTIME, "part", "الفجر الظهر الصباح المساء العصر المغرب الظهيرة")], ("",)),
    **_forms([(NOW, "now", "حاليا")], ("", "و")),
    **_definite([(NOW, "now", "الآن")]),
    **_forms([(MOMENT, "moment", "وقت ساعة ساعات")], ("", "و", "ب", "ل")),
    **_definite([(MOMENT, "moment", "الوقت"), (CLOCK, "clock", "الساعة")]),
    **_forms([(THE, "the", "ال وال")], ("",)),
}
"""Normalized form, proclitics joined -> what it is."""


def _set(words: str, prefixes: Iterable[str] = ("",)) -> frozenset[str]:
    return frozenset(p + normalize(w) for w in words.split() for p in prefixes)


PAST: Final = _set(
    "الماضي الماضية الماضيين الماضيتين الفائت الفائتة الفائتين المنصرم المنصرمة المنصرمين المنقضي المنقضية السالف"
)
RECENT: Final = _set("الأخير الأخيرة الأخيرين الأخيرتين القريبة")
CURRENT: Final = _set("الجاري الجارية الحالي الحالية الراهن الراهنة")
NEXT: Final = _set("المقبل المقبلة المقبلين المقبلتين القادم القادمة القادمين القادمتين")


def way_of(norm: str) -> int | None:
    """-1 for 'last', 0 for 'this', 1 for 'next'; None for any other word."""
    if norm in PAST or norm in RECENT:
        return -1
    if norm in CURRENT:
        return 0
    return 1 if norm in NEXT else None


SAME: Final = _set("نفسه نفسها ذاته ذاتها السابق السابقة التالي التالية الموالي اللاحق")
"""Modifiers that point at another time in the text: a time, but which is not told here."""
THIS: Final = _set("هذا هذه", ("", "و", "ل", "ب"))
THAT: Final = _set("ذلك تلك ذاك نفس", ("", "و", "ب", "ل"))
DAYTIMES: Final = _set("الفجر الظهر الصباح المساء العصر المغرب الظهيرة الليل النهار")
AROUND: Final = _set("عند قبل قبيل بعد منذ حتى خلال مع وقت", ("", "و"))

EDGES: Final[dict[str, str]] = {
    prefix + normalize(word): part
    for part, words in (
        ("start", "مطلع بداية أوائل مستهل بدايات"),
        ("middle", "منتصف أواسط وسط"),
        ("late", "أواخر"),
        ("end", "نهاية ختام آخر"),
    )
    for word in words.split()
    for prefix in _PLAIN
}
DAY_WORDS: Final = _set("يوم نهار", ("", "و", "ل", "ب"))
DAY_PARTS: Final = _set("صباح فجر مساء ليل ليلة ظهر ظهيرة عصر ضحى مغرب عشية نهار عشاء", ("", "و", "ل", "ب", "ف"))
MONTH_WORDS: Final = _set("شهر شهري", ("", "و", "ل", "ب"))
YEAR_WORDS: Final = _set("عام العام سنة السنة لعام")
EARLY: Final = _set("مبكر مبكرة متأخر متأخرة سابق سابقة لاحق لاحقة الأولى باكر باكرة")
MOMENTS: Final = _set("وقت ساعة ساعات الساعات الساعة", ("", "و", "ب", "ل"))
WITHIN: Final = _set("في خلال", ("", "و", "ف"))
PREPOSITIONS: Final[dict[str, str]] = {
    p + normalize(w): w
    for w in ("في", "منذ", "حتى", "خلال", "من", "بين", "إلى", "طوال", "عند", "اعتبارا", "مذ")
    for p in ("", "و", "ف")
}
"""Prepositions that may stand before a time, with the plain spelling of each."""

NAMES_BEFORE: Final = _set(
    "ثورة شارع ميدان مدينة حركة قوى فريق كتيبة حزب جسر كوبري جامعة لواء انتفاضة مستشفى تحالف تيار حرب محور صحيفة"
    " جريدة سوق بلدة قرية حي ساحة ملعب مطار سد مصنع معسكر ائتلاف الشيخ الدكتور السيد الرئيس المصري روسيا قناة موقع",
    ("", "و", "ب", "ل"),
) | _set("الثورة المصري", ("",))
"""Words after which a date is part of a name: '17 February Brigade', 'Thursday Market', the papers called 'Today'."""
PRAYERS: Final = _set("صلاة خطبة يصلون", ("", "و", "ب", "ل"))
GENERAL: Final = _set(
    "الأمين المدير الرأي القائد النائب الوضع القطاع المفتش المنسق المشهد الشأن المدعي أمين مدير قائد", ("", "و", "ل")
)
"""Nouns after which العام means 'general'."""

LENGTHS: Final[dict[str, tuple[str, int]]] = {
    normalize(word): (unit, count)
    for unit, count, words in (
        ("hour", 1, "ساعة"),
        ("hour", 2, "ساعتين ساعتان"),
        ("hour", 0, "ساعات"),
        ("day", 1, "يوم يوما"),
        ("day", 2, "يومين يومان"),
        ("day", 0, "أيام"),
        ("week", 1, "أسبوع أسبوعا"),
        ("week", 2, "أسبوعين أسبوعان"),
        ("week", 0, "أسابيع"),
        ("month", 1, "شهر شهرا"),
        ("month", 2, "شهرين شهران"),
        ("month", 0, "أشهر شهور"),
        ("year", 1, "عام عاما سنة حول"),
        ("year", 2, "عامين سنتين عامان"),
        ("year", 0, "أعوام سنوات سنين"),
        ("decade", 1, "عقد"),
        ("decade", 2, "عقدين"),
        ("decade", 0, "عقود"),
        ("vague", 1, "فترة وقت مدة"),
    )
    for word in words.split()
}
"""A unit of time and how many of it the word says; 0 for a plural, which needs a number."""
FEW: Final = _set("عدة بضعة بضع بعض عشرات")
QUALIFIERS: Final = _set("القليلة القليلين المعدودة العديدة القريبة")
