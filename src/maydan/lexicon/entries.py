"""The lexicon as the reader sees it: entries, and the table from inflected forms to them."""

from __future__ import annotations

from typing import Any, NamedTuple


class Entry(NamedTuple):
    """One line of a table. Fields that its table lacks are ''. `need`: words one of which must stand near, see
    `with:` in README.md.
    `tense`: past or present if the entry holds in that tense only."""

    id: str
    table: str
    kind: str
    type: str
    mode: str
    frame: str
    phase: str
    role: str
    class_: str
    axis: str
    value: str
    scope: str
    stance: str
    prep: str
    need: frozenset[str]
    tense: str
    lemma: str


_TELLING = frozenset(("verbs", "nouns", "indicators"))


class Lexicon:
    """Form table, terms, frames and closed classes of one language. Read-only once loaded.

    Attributes:
        forms: form → ((entry index, features), ...). terms: the same for terms of several words, ال dropped.
        frames: id → {"verb": {position: slot}, "noun": {position: slot}, "loss": kind or absent}.
        telling: first word → second words of the terms that name an act, a loss or a sign.
        function: word → part of speech. traps: word or term → field. loaded: form → English gloss.
    """

    __slots__ = ("entries", "forms", "terms", "frames", "function", "traps", "loaded", "telling")

    def __init__(self, data: dict[str, Any]) -> None:
        self.entries: list[Entry] = [Entry._make(e) for e in data["entries"]]
        self.forms: dict[str, tuple[tuple[int, str], ...]] = data["forms"]
        self.terms: dict[str, tuple[tuple[int, str], ...]] = data["terms"]
        self.frames: dict[str, dict[str, Any]] = data["frames"]
        self.function: dict[str, str] = data["function"]
        self.traps: dict[str, str] = {words: field for field, words in data["traps"]}
        self.loaded: dict[str, str] = data["loaded"]
        self.telling = self._telling()

    def _telling(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for term, entries in self.terms.items():
            if any(self.entries[i].table in _TELLING for i, _ in entries):
                first, second = term.split(" ", 2)[:2]
                found.setdefault(first, set()).add(second)
        return found
