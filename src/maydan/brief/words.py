"""What the brief says by itself, in Arabic and English: words.tsv, and how each language counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..errors import KnowledgeError

LANGS = ("ar", "en")
_FILE = "words.tsv"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. `say` fills a phrase; `name` gives a code's name, or the code itself if it has none."""

    lang: str
    phrases: Mapping[str, str]

    @property
    def rtl(self) -> bool:
        """Whether the language runs from right to left."""
        return self.lang == "ar"

    def say(self, key: str, **values: object) -> str:
        """The phrase of a key with its blanks filled.

        Raises:
            KeyError: no such phrase.
        """
        phrase = self.phrases[key]
        for name, value in values.items():
            phrase = phrase.replace("{" + name + "}", str(value))
        return phrase

    def name(self, kind: str, code: str) -> str:
        """The name of a code ("mode", "shelling"); an unknown code is shown as it is."""
        return self.phrases.get(f"{kind}.{code}", code)

    def count(self, noun: str, n: int, shown: str | None = None) -> str:
        """A counted noun: 'تقريران', '3 تقارير', '11 تقريرًا'; "1 report", "3 reports".

        Args:
            noun: its key. n: the number it agrees with.
            shown: the digits, where they are more than n (a range that ends in it); they then stand in any case.
        """
        digits = f"{n:,}"
        form = plural(n, self.lang)
        if shown not in (None, digits) and form in ("zero", "one", "two"):  # no 'قتيلان' at the end of '1–2'
            form = "few" if self.lang == "ar" else "other"
        phrase = self.phrases.get(f"count.{noun}.{form}") or self.phrases[f"count.{noun}.other"]
        return phrase.replace("{n}", shown or digits)


def plural(n: int, lang: str) -> str:
    """The plural form that a count takes: Unicode CLDR's cardinal rules for Arabic; zero, one, other for English."""
    if n == 0:
        return "zero"
    if n == 1:
        return "one"
    if lang != "ar":
        return "other"
    if n == 2:
        return "two"
    rest = n % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


@cache
def words(lang: str) -> Words:
    """The words of "ar" or "en".

    Raises:
        KnowledgeError: a line of words.tsv has not three columns.
        ValueError: another language.
    """
    if lang not in LANGS:
        raise ValueError(f"language: {lang}: not among {', '.join(LANGS)}; choose one of them")
    column = 1 + LANGS.index(lang)
    phrases: dict[str, str] = {}
    for number, line in enumerate(files(__package__).joinpath(_FILE).read_text("utf-8").split("\n"), 1):
        if not line or line.startswith(("#", "key\t")):
            continue
        cells = line.split("\t")
        if len(cells) != 3:
            raise KnowledgeError(
                _FILE, number, "all", f"has {len(cells)} columns, not 3", "separate key, ar, en with tabs"
            )
        if cells[column]:
            phrases[cells[0]] = cells[column]
    return Words(lang, phrases)
