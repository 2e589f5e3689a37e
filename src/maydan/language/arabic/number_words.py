"""The words numbers are made of, keyed by normalized form, proclitics already joined.

One dictionary, built at import, so that a reader pays one look-up a token.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from .normalize import normalize

UNIT: Final = "unit"  # one to nine
BOUND_UNIT: Final = "bound"  # أحد، اثنا: units only inside a compound
ONE: Final = "one"  # واحد
TEN: Final = "ten"  # عشرة, and the second half of eleven to nineteen
TENS: Final = "tens"  # twenty to ninety
HUNDRED: Final = "hundred"  # مئة, which three to nine may multiply
HUNDREDS: Final = "hundreds"  # two hundred to nine hundred in one word
SCALE: Final = "scale"  # ألف, مليون
DUAL: Final = "dual"  # ألفان, مليونان
SCALES: Final = "scales"  # آلاف, ملايين: multiplied after a number, vague alone
VAGUE: Final = "vague"  # عشرات, مئات
FEW: Final = "few"  # بضعة
SEVERAL: Final = "several"  # عدة
HALF: Final = "half"  # نصف, ربع: only before a scale or a dozen
DOZEN: Final = "dozen"
ORDINAL: Final = "ordinal"


class NumberWord(NamedTuple):
    """`value` in units of one (for HALF: the divisor); `prefix` the proclitics as written."""

    kind: str
    value: int
    prefix: str


_PLAIN = ("", "و", "ب", "ل", "وب", "ول", "ف")
_DEFINITE = ("ال", "وال", "بال", "لل", "وبال", "ولل", "فال")

_COUNTS: tuple[tuple[str, int, str], ...] = (
    (UNIT, 2, "اثنان اثنين اثنتان اثنتين"),
    (UNIT, 3, "ثلاثة ثلاث"),
    (UNIT, 4, "أربعة أربع"),
    (UNIT, 5, "خمسة خمس"),
    (UNIT, 6, "ستة ست"),
    (UNIT, 7, "سبعة سبع"),
    (UNIT, 8, "ثمانية ثماني ثمان"),
    (UNIT, 9, "تسعة تسع"),
    (TEN, 10, "عشرة عشر"),
    (TENS, 20, "عشرون عشرين"),
    (TENS, 30, "ثلاثون ثلاثين"),
    (TENS, 40, "أربعون أربعين"),
    (TENS, 50, "خمسون خمسين"),
    (TENS, 60, "ستون ستين"),
    (TENS, 70, "سبعون سبعين"),
    (TENS, 80, "ثمانون ثمانين"),
    (TENS, 90, "تسعون تسعين"),
    (HUNDRED, 100, "مئة مائة"),
    (HUNDREDS, 200, "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي"),
    (HUNDREDS, 300, "ثلاثمئة ثلاثمائة"),
    (HUNDREDS, 400, "أربعمئة أربعمائة"),
    (HUNDREDS, 500, "خمسمئة خمسمائة"),
    (HUNDREDS, 600, "ستمئة ستمائة"),
    (HUNDREDS, 700, "سبعمئة سبعمائة"),
    (HUNDREDS, 800, "ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة"),
    (HUNDREDS, 900, "تسعمئة تسعمائة"),
    (SCALE, 10**3, "ألف"),
    (SCALE, 10**6, "مليون مليونا"),
    (SCALE, 10**9, "مليار مليارا بليون بليونا"),
    (SCALE, 10**12, "تريليون تريليونا"),
    (DUAL, 2 * 10**3, "ألفان ألفين ألفا ألفي"),
    (DUAL, 2 * 10**6, "مليونان مليونين مليوني"),
    (DUAL, 2 * 10**9, "ملياران مليارين ملياري"),
    (SCALES, 10**3, "آلاف ألوف"),
    (SCALES, 10**6, "ملايين"),
    (SCALES, 10**9, "مليارات بلايين"),
    (VAGUE, 10, "عشرات"),
    (VAGUE, 100, "مئات مائات"),
    (DOZEN, 12, "دزينة"),
    (DOZEN, 24, "دزينتان دزينتين"),
)
# Read without the article only: with it they are Monday, 'the equipment', a share.
_INDEFINITE: tuple[tuple[str, int, str], ...] = (
    (BOUND_UNIT, 1, "أحد إحدى"),
    (BOUND_UNIT, 2, "اثنا اثني اثنتا اثنتي"),
    (ONE, 1, "واحد واحدة واحدا"),
    (FEW, 3, "بضعة بضع"),
    (SEVERAL, 2, "عدة"),
    (HALF, 2, "نصف"),
    (HALF, 3, "ثلث"),
    (HALF, 4, "ربع"),
)
# Masculine, feminine. The feminine needs the article: رابعة is also a name, ثانية a second.
_ORDINALS: tuple[tuple[int, str, str], ...] = (
    (1, "أول", "أولى"),
    (2, "ثاني", "ثانية"),
    (3, "ثالث", "ثالثة"),
    (4, "رابع", "رابعة"),
    (5, "خامس", "خامسة"),
    (6, "سادس", "سادسة"),
    (7, "سابع", "سابعة"),
    (8, "ثامن", "ثامنة"),
    (9, "تاسع", "تاسعة"),
    (10, "عاشر", "عاشرة"),
    (11, "حادي", "حادية"),  # in 'eleventh' and 'twenty-first' only
)
_NOT_NUMBERS = "لست للاثنين الاثنين والاثنين بالاثنين وبالاثنين وللاثنين فالاثنين بالمئة بالمائة حادي وحادي بأول لأول"
"""Forms that the prefixes would make but that are other words: 'I am not', Monday, per cent, 'for the first (time)'."""


def _forms(words: Iterable[tuple[str, int, str]], prefixes: tuple[str, ...]) -> dict[str, NumberWord]:
    return {
        prefix + normalize(word): NumberWord(kind, value, prefix)
        for kind, value, spelled in words
        for word in spelled.split()
        for prefix in prefixes
    }


def _build() -> dict[str, NumberWord]:
    ordinals = [(ORDINAL, value, word) for value, *words in _ORDINALS for word in words]
    masculine = [(ORDINAL, value, word) for value, word, _ in _ORDINALS]
    table = {
        **_forms(masculine, _PLAIN),
        **_forms(ordinals, _DEFINITE),
        **_forms(_INDEFINITE, _PLAIN),
        **_forms(_COUNTS, _DEFINITE),
        **_forms(_COUNTS, _PLAIN),
        **_forms([(ONE, 1, "واحد واحدة")], ("",)),  # after 'و' + 'أحد', which is spelled alike
    }
    for word in _NOT_NUMBERS.split():
        table.pop(normalize(word), None)
    return table


WORDS: Final = _build()
"""Normalized form, proclitics joined -> what it is."""


def _with_prefixes(words: str, prefixes: Iterable[str]) -> frozenset[str]:
    return frozenset(p + normalize(w) for w in words.split() for p in prefixes)


PERCENT_SIGNS: Final = frozenset("%٪")
PERCENT_WORDS: Final = _with_prefixes("بالمئة بالمائة بالمية", ("",))
HUNDREDTHS: Final = _with_prefixes("المئة المائة المية", ("",))
PARTS: Final = _with_prefixes("أرباع أخماس أثلاث أسداس أثمان أعشار", ("", "ال"))
"""Denominators: 'three quarters' counts nothing."""

LABELLED: Final = _with_prefixes(
    "فرقة لواء فوج كتيبة قرار قرارين رقم مادة مادتين بند فقرة قناة صفحة موديل طراز طرازي عيار قانون مرسوم جنيف"
    " أستانا درجة غرفة شقة بوابة بلوك مربع سوخوي ميغ إف إم بي تي إس غراد إسكود سام تحت ساعة جولة نسخة",
    ("", "و", "ب", "ل", "ال", "وال", "بال", "لل"),
)
"""Nouns whose following figure is a name, not a count: 'Division 30', 'resolution 2216'."""

NAMED_BEFORE: Final = _with_prefixes(
    "ميدان شارع دوار جسر خط ساحة حي مستشفى بئر تل باب الذكرى الدورة القمة القرن العيد", ("", "و", "ب", "ل")
)
"""Words after which a definite number word is a name or a rank: 'Seventy Square', 'the fiftieth anniversary'."""

NO_NOUNS: Final = _with_prefixes(
    "من في على إلى عن مع كل أي لا ما لم لن هو هي كان كانت آن وقت يوم غير ولا أو بين هناك حتى إلا سوى ليس إن أن كما قال",
    ("", "و"),
)
"""Words after which 'one' is not 'one such thing'."""

ABOUT: Final = _with_prefixes("نحو حوالي قرابة زهاء تقريبا قرب", ("", "و", "ب", "ل", "ول", "وب", "ف")) - {"قرب", "بقرب"}
ABOUT_VERBS: Final = _with_prefixes("يقارب تقارب يناهز تناهز ناهز يقرب قارب مايقارب", ("", "و"))
BEYOND: Final = _with_prefixes(
    "فاق فاقت يفوق تفوق تجاوز تجاوزت يتجاوز تتجاوز تخطى تخطت يتخطى تتخطى يتعدى تتعدى تعدى", ("", "و")
)
"""Verbs of exceeding that take the number as object: a lower bound, an upper one when negated."""

MORE: Final = _with_prefixes("يزيد تزيد يزيدون زاد زادت يربو تربو ينيف تنيف مايزيد", ("", "و", "ل", "ب"))
"""Verbs of exceeding that take the number with على or عن."""

FEWER: Final = _with_prefixes("يقل تقل يقلون قل", ("",))
REACH: Final = _with_prefixes("يصل تصل مايصل", ("",))
MORE_THAN: Final = _with_prefixes("أكثر أزيد", ("", "و", "ب", "ل", "ول", "وب"))
LESS_THAN: Final = _with_prefixes("أقل أدنى", ("", "و", "ب", "ل", "ول", "وب"))
UP_TO: Final = _with_prefixes("حتى", ("", "و"))
NEGATIONS: Final = _with_prefixes("لا لم لن ليس", ("", "و", "ف"))
WHAT: Final = _with_prefixes("ما", ("", "و", "ب", "ل", "م"))
BETWEEN: Final = _with_prefixes("بين", ("", "و"))
CHANGE: Final = _with_prefixes(
    "ارتفع ارتفعت يرتفع ارتفاع رفع رفعت زاد زادت زيادة انخفض انخفضت انخفاض خفض تراجع تراجعت قفز قفزت تحول",
    ("", "و", "ل", "ب"),
)
"""Words of change: 'rose from 10 to 15' tells two counts, not a range."""
