"""What the built gazetteer, the importer and the running reader share: rows, keys of names, tiers, the index.

A place has one `Row` and any number of Arabic names. A name's `tier` says how much help it needs before it is read as
a place: A stands alone; B only after a place preposition or a place cue noun ('in', 'town of'); C only right after a
place cue noun. The words of one text decide which of several places of that name is meant (see gazetteer.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ..language.arabic.normalize import IGNORED, normalize
from ..language.tokens import tokens


class Row(NamedTuple):
    """One place, as stored. `country` is ISO 3166 alpha-3 or None (a sea, a macro-region); `lat`/`lon` are degrees
    WGS 84, None if a user's source has none; `population` 0 when the source gives none; `precision`: point, town,
    district, region, country."""

    id: str
    name: str
    name_ar: str
    kind: str
    precision: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int


class Entry(NamedTuple):
    """A row with the Arabic names it answers to. `tier` None asks the rules; `hand` marks entries written by us, which
    come before all others of the same name."""

    row: Row
    names: tuple[str, ...]
    tier: str | None = None
    hand: bool = False


Names = dict[str, tuple[str, tuple[int, ...]]]
"""Key -> (tier, indexes into the rows, best first)."""

TIERS = ("A", "B", "C")

MARSHAL = 2
"""Version of `marshal` to write: later ones note how often an object is referred to, so equal tables differ in bytes."""

_HOT_CODES = (
    "SYR IRQ YEM LBY SDN SSD PSE ISR LBN JOR EGY SAU ARE QAT KWT BHR OMN TUN DZA MAR ESH MRT DJI SOM COM TUR IRN AFG "
    "PAK NGA NER MLI BFA TCD CMR ETH ERI CAF UKR AZE ARM GEO CYP"
)
HOT = frozenset(_HOT_CODES.split())
"""Countries (ISO alpha-3) of the Arab world and of the wars that Arabic outlets cover: smaller towns are kept there."""

_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
# Ordinary Arabic letters, plus those Persian ones that Arabic print folds without a second thought.
_PLAIN = re.compile(f"[\u0621-\u063a\u0641-\u064a\u0671ی\u06a9ۀپچگژڤ0-9٠-٩۰-۹ '’.()/،,\\-{IGNORED}]+")
_PAREN = re.compile(r"\([^)]*\)")
_AL = "ال"
_CUES = frozenset(("مدينه", "قريه", "بلده", "ناحيه", "محله", "مديريه"))
"""Keys of city, village, town, subdistrict, quarter, district."""
_LATIN = str.maketrans("بتثجحخدذرزسشصضطظغفقكلمنکپچگ", "bttjhkddrzsssdtzgfqklmnkbjg", "عهوياءؤئی")
_ASCII = str.maketrans("ḩḥşṣţṭḑḍẓçpcvğx", "hhssttddzjbkfgk")
_VOWELS = re.compile("[^bcdfgjklmnpqrstvxz]")


def key_of(name: str) -> str:
    """The key of a name: its word tokens, normalized, joined by one space; '' if it holds no word."""
    return " ".join(t.norm for t in tokens(name) if t.norm and (t.norm[0].isalnum()))


def bare(word: str) -> str:
    """A normalized word without the article, if enough is left of it."""
    return word[2:] if word.startswith(_AL) and len(word) > 4 else word


def arabic_forms(names: Iterable[str]) -> tuple[str, ...]:
    """The names in ordinary Arabic letters, in the order given, each key once; what stands in brackets and leading cue
    nouns are dropped.

    Forms with letters that only Kurdish, Urdu, Pashto or Uyghur write (ۆ ێ ڵ ھ ە ې ...) are no Arabic spelling and go.
    """
    seen: dict[str, str] = {}
    for name in names:
        text = _PAREN.sub(" ", name).strip(" ،,-")
        for part in re.split(r"[/،,]", text):
            part = _uncued(" ".join(part.split()))
            key = key_of(part)
            if key and _ARABIC.search(part) and _PLAIN.fullmatch(part) and key not in seen:
                seen[key] = part
    return tuple(seen.values())


def _uncued(name: str) -> str:
    """A name without a leading 'city of', 'village of' ...: the reader finds names after cue nouns anyway. Kept before
    digits: the town of 6 October is no date."""
    first, _, rest = name.partition(" ")
    return rest if rest and key_of(first) in _CUES and not any(c.isdigit() for c in rest) else name


def best_form(latin: str, forms: tuple[str, ...]) -> str:
    """The form whose consonants look most like the Latin name's: sources list old and wrong names among good ones."""
    if len(forms) < 2:
        return forms[0]
    wanted = _skeleton(latin)
    return min(forms, key=lambda f: (_distance(wanted, _VOWELS.sub("", normalize(f).translate(_LATIN))), len(f), f))


def _skeleton(latin: str) -> str:
    folded = latin.lower()
    for pair in ("sh", "kh", "gh", "th", "dh"):
        folded = folded.replace(pair, pair[0])
    return _VOWELS.sub("", folded.translate(_ASCII))


@lru_cache(maxsize=1 << 15)
def _distance(a: str, b: str) -> int:
    """Edit distance of two short consonant skeletons."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def is_ordinary(key: str, ordinary: AbstractSet[str]) -> bool:
    """Whether a key collides with everyday language: the whole of it, or every one of its words, is an ordinary word or
    a personal name (with or without the article)."""
    if key in ordinary or bare(key) in ordinary or (key.endswith("ا") and key[:-1] in ordinary):
        return True  # the last: an accusative, فوجا from فوج
    words = key.split(" ")
    return len(words) > 1 and all(w in ordinary or bare(w) in ordinary or w.isdigit() for w in words)


def tier_of(key: str, row: Row, ordinary: AbstractSet[str]) -> str:
    """The tier of a name that no hand has judged. See places/README.md for the reasons."""
    if is_ordinary(key, ordinary) or len(bare(key)) <= 3 or key.isdigit():
        return "C"
    large = row.population >= (5_000 if row.country in HOT else 50_000)
    return "A" if large else "B"


def index(
    entries: Iterable[Entry], ordinary: AbstractSet[str], fixed: Mapping[str, str] | None = None
) -> tuple[list[Row], Names]:
    """The rows and the index of their names.

    Args:
        entries: in any order; the result does not depend on it.
        ordinary: normalized everyday words and personal names.
        fixed: key -> tier, judged by hand; the last word.
    Returns:
        (rows sorted by id, names). A key has the best tier any of its entries earns, but an explicit hand tier and then
        `fixed` overrule that. Its places come in the order of `_rank`.
    """
    ordered = sorted(entries, key=lambda e: e.row.id)
    found: dict[str, dict[int, tuple[Any, ...]]] = {}
    judged: dict[str, str] = {}
    for i, entry in enumerate(ordered):
        for key in dict.fromkeys(k for k in map(key_of, entry.names) if k):
            tier = entry.tier or ("A" if entry.hand else tier_of(key, entry.row, ordinary))
            if entry.hand:
                judged[key] = min(judged.get(key, "C"), tier)
            found.setdefault(key, {})[i] = _rank(entry, key, tier)
    names: Names = {}
    for key in sorted(found):
        best = sorted(found[key], key=found[key].__getitem__)
        tier = judged.get(key) or min(found[key][i][1] for i in best)
        names[key] = ((fixed or {}).get(key, tier), tuple(best))
    return [e.row for e in ordered], names


_WEIGHT = {"country": 0, "city": 1, "region": 2, "town": 3, "district": 4}


def _rank(entry: Entry, key: str, tier: str) -> tuple[Any, ...]:
    """What puts one place before another of the same name: written by hand, tier, main rather than other name (hand
    tables only: elsewhere the main name is a guess), kind, population, id."""
    row = entry.row
    alias = entry.hand and key != key_of(row.name_ar)
    return not entry.hand, tier, alias, _WEIGHT.get(row.kind, 5), -row.population, row.id


def kind_of(population: int) -> str:
    """city, town or village by size; 0 (unknown) is a village."""
    return "city" if population >= 100_000 else "town" if population >= 5_000 else "village"


PRECISION = {
    "country": "country",
    "region": "region",
    "macro": "region",
    "countryside": "region",
    "valley": "region",
    "sea": "region",
    "river": "region",
    "mountain": "district",
    "district": "district",
    "front": "district",
    "island": "district",
    "city": "town",
    "town": "town",
    "village": "town",
    "neighbourhood": "point",
    "crossing": "point",
    "base": "point",
    "airport": "point",
    "camp": "point",
    "dam": "point",
    "field": "point",
}
"""Kind of place -> how fine its coordinates are. Also the list of kinds that tables may use."""


def iso3_by_iso2(path: Path | None = None) -> dict[str, str]:
    """ISO 3166 alpha-2 -> alpha-3, from the table of country points."""
    lines = (path or Path(__file__).with_name("country_points.tsv")).read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {c[1]: c[0] for c in cells[1:]}
