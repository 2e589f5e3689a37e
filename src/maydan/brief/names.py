"""Words of a report as the name of a party: without the conjunction or preposition that Arabic print joins to them.

'للجيش' ("to the army") names الجيش, 'والفصائل' ("and the factions") names الفصائل. Print does not tell a joined letter from
one that belongs to the word ('وزير' is no 'زير'), so only what is certain is cut off; all else is shown as published.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

_WITH_ARTICLE = re.compile(r"(?:[وف]?لل(?=\w{2})|[وف]?[بك]ال(?=\w{3})|[وف]ال(?=\w{3}))")
"""A joined letter before the article: وال فال بال كال لل, also two of them (وبال ولل)."""

_OWN_LETTER = re.compile(
    r"(?:وال(?:د|دا|دة|دان|دين|دي|ده|ته|دته|دتها|دها|دهم|ي|يا|يان|ية)|بال(?:غ|غة|غون|غين|غا|ون|ونات|ستي|ستية|رمو|تيمور)|"
    r"فال(?:ح|كون|نسيا|ج)|كال(?:يفورنيا|ينينغراد|ديرون|عادة)|لل(?:ه|ا))(?!\w)"
)
"""Words that begin so by themselves: father, governor, adult, balloon, ballistic; Baltimore, California ..."""

_LAMS = {
    "جنة": "اللجنة",
    "جان": "اللجان",
    "واء": "اللواء",
    "اجئين": "اللاجئين",
    "اجئون": "اللاجئون",
    "بنان": "لبنان",
    "يبيا": "ليبيا",
}
"""What stands after لل where a third lam is not written: committee, brigade, refugees, Lebanon, Libya."""

_HEADS = frozenset(
    "قوات القوات مسلحين مسلحون مسلحي مسلحو مقاتلين مقاتلون مقاتلي مقاتلو عناصر تنظيم جماعة جماعات فصائل فصيل ميليشيا ميليشيات "
    "مليشيا مليشيات حركة حزب جيش شرطة مخابرات طائرات طائرة مدنيين مدنيون مدني سكان أهالي نازحين نازحون لاجئين لاجئون "
    "متظاهرين متظاهرون محتجين محتجون جنود جندي ضباط ضابط عدد عشرات مئات آلاف حكومة وزارة رئيس سلطات منظمة منظمات أطفال نساء "
    "ناشطين ناشطون صحفيين صحفيون صحافيين صحافيون مسعفين مسعفون معارضين معارضون مجهولين مجهولون قائد قيادي مسؤول مسؤولين "
    "مسؤولون متحدث مصادر مصدر شهود منارة مجلس مكتب قيادة".split()
)
"""Nouns by which phrases for parties begin. A letter before one of them is joined to it; none is another with a letter more."""

_WITH_WAW = frozenset(
    "وزير وزيرة وزراء وزارة وحدة وحدات وكالة وكالات وفد وفود وسيط وسطاء ولاية وال والي واشنطن".split()
)
"""Words that have the letter of 'and' themselves and may stand right behind another party."""

_JOINED = re.compile(r"[وف]?[بلك]?")
_PARTICLES = frozenset("في من على إلى الى بعد قبل منذ خلال عند حتى مع أثناء اثناء بين".split())


def bare(text: str) -> str:
    """The phrase without a conjunction or preposition joined to its first word, where that is certain. Doing it twice
    changes nothing."""
    first, space, rest = text.partition(" ")
    if _OWN_LETTER.match(first):
        return text
    if found := _WITH_ARTICLE.match(first):
        stem = first[found.end() :]
        return ((_LAMS.get(stem) if found.group().endswith("لل") else None) or "ال" + stem) + space + rest
    for length in (1, 2):
        if first[length:] in _HEADS and _JOINED.fullmatch(first[:length]):
            return first[length:] + space + rest
    return text


def listed(text: str) -> str:
    """The second or a later phrase of a list ('رجل وابنتاه'), without its 'and'."""
    first = text.partition(" ")[0]
    return bare(text[1:] if first.startswith("و") and len(first) > 3 and first not in _WITH_WAW else text)


def clause(text: str) -> str:
    """Words of time or place that open with 'and' before a preposition ('وفي اليوم التالي'), without it."""
    first, space, rest = text.partition(" ")
    if first[:1] in ("و", "ف") and first[1:] in _PARTICLES:
        return first[1:] + space + rest
    return text


_TOLL = frozenset(
    "قتيل قتيلا قتيلين قتيلان قتلى جريح جريحا جريحين جريحان جرحى مصاب مصابا مصابين مصابون شخص شخصا شخصين شخصان أشخاص".split()
)
"""Nouns that only count: whoever reads the figure learns no more from them."""


def is_toll(text: str) -> bool:
    """Whether a phrase is a bare count of the dead, hurt or persons ('84 قتيلا', 'ثلاثة أشخاص'): no party, but a figure."""
    words = text.split()
    return len(words) <= 4 and bool(words) and words[-1].replace("ً", "") in _TOLL


class Phrase(Protocol):
    """Words with their place in the text."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def start(self) -> int:
        """Where they begin."""

    @property
    def end(self) -> int:
        """Where they end."""


def names_of(phrases: Sequence[Phrase]) -> list[str]:
    """The words of each phrase as a name; one that follows right upon another is the next of a list."""
    ends = {p.end for p in phrases}
    return [listed(p.text) if p.start - 1 in ends else bare(p.text) for p in phrases]
