"""Letters, marks and digits of Arabic script: the matching key of a word.

The text itself is never changed: each token keeps its offsets into the untouched field, and only its key is folded, so
nothing has to be mapped back.
"""

from __future__ import annotations

import re
import unicodedata

IGNORED = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # vowel and Quranic marks
    "\u0640"  # tatweel
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"  # controls
)
"""Character-class body of what may stand inside a word and says nothing about which word it is."""

_DROP = re.compile(f"[{IGNORED}]+")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc\uff00-\uffef]")
_FOLD = str.maketrans(
    "أإآٱىیېةۀھہکڪڤچپگژ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬",
    "اااايييههههككفجبكز01234567890123456789.,",
)


_LED_ON = "فادي"
"""Key of 'وأدى' (and it led to): its letters fold to those of 'وادي' (valley), so it is keyed as its like with ف."""


def _plain(shaped: re.Match[str]) -> str:
    """A presentation form's plain letters. One by one: composing neighbours too would make two passes differ."""
    return unicodedata.normalize("NFKC", shaped.group())


def normalize(text: str) -> str:
    """The matching key of a word or phrase: marks dropped, alef, ya, ta marbuta and Persian letters folded, digits
    ASCII, Latin lower case. Idempotent."""
    if _PRESENTATION.search(text):
        text = _PRESENTATION.sub(_plain, text)
    bare = _DROP.sub("", text)
    return _LED_ON if bare == "وأدى" else bare.translate(_FOLD).lower()
