"""Compiles the tables of a language into the form table that the reader looks words up in.

The result is plain data for `marshal`: {"entries": [tuple per Entry], "forms": {form: ((entry, features), ...)},
"terms": {term without ال: ((entry, features), ...)}, "frames": {id: frame}, "function": {word: part of speech},
"traps": [(field, words)], "loaded": {form: gloss}}.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import KnowledgeError
from .entries import Entry
from .inflect import UnknownVerb, adjective_forms, noun_forms, plural_forms, term_forms, verb_forms
from .source import Row, all_rows, complain, key, read_frames

_VERBAL = {"verbs", "light", "say", "operators", "plain_verbs"}


def compile_lexicon(folder: Path, problems: list[KnowledgeError] | None = None) -> dict[str, Any]:
    """Everything in one language's folder, compiled.

    Args:
        folder: the language's tables. problems: where complaints about rows and frames go (they are then left out);
            None raises.
    Raises:
        KnowledgeError: a table breaks its rules; names file, line, column, remedy.
    """
    entries: list[Entry] = []
    forms: dict[str, list[tuple[int, str]]] = {}
    terms: dict[str, list[tuple[int, str]]] = {}
    other: dict[str, Any] = {"function": {}, "traps": [], "loaded": {}}
    frames = read_frames(folder / "frames.yml", problems)
    ids: dict[str, int] = {}
    for row in all_rows(folder, problems):
        if row.table in other:
            _add_other(row, other)
            continue
        try:
            entry, spelled = _entry(row, frames, ids), sorted(set(_forms(row)))
        except KnowledgeError as e:
            complain(e, problems)
            continue
        entries.append(entry)
        for text, feat in spelled:
            (terms if " " in text else forms).setdefault(text, []).append((len(entries) - 1, feat))
    return {
        "entries": [tuple(e) for e in entries],
        "forms": {k: tuple(v) for k, v in forms.items()},
        "terms": {k: tuple(v) for k, v in terms.items()},
        "frames": {k: _slim(v) for k, v in frames.items()},
        **other,
    }


def _slim(frame: dict[str, Any]) -> dict[str, Any]:
    slim: dict[str, Any] = {side: {key(k): v for k, v in (frame.get(side) or {}).items()} for side in ("verb", "noun")}
    return {**slim, "loss": frame.get("loss", "")}


def _cases(word: str) -> tuple[str, ...]:
    """The spellings of a word that idioms ask for: sound plurals and duals in both cases, the accusative alif."""
    if word.endswith(("ون", "ان")):
        return word, word[:-2] + "ين"
    return (word, word + "ا") if word[-1] not in "هاءي" else (word,)


def _entry(row: Row, frames: dict[str, Any], ids: dict[str, int]) -> Entry:
    frame = row.get("frame")
    if frame and frame not in frames:
        raise row.fail("frame", f"'{frame}' is not in frames.yml", "add the frame, or use one that is there")
    name = f"{row.table}:{row.get('lemma')}"
    ids[name] = ids.get(name, 0) + 1
    note = row.get("note")
    need = note.split("with:", 1)[1].split(";")[0].strip() if note.startswith("with:") else ""
    prep = row.get("prep") or (note[5:].split(";")[0].replace(" or ", "|") if note.startswith("prep ") else "")
    return Entry(
        id=name if ids[name] == 1 else f"{name}#{ids[name]}",
        table=row.table, kind=row.get("kind") or row.get("precision"), type=row.get("type"), mode=row.get("mode"),
        frame=frame, phase=row.get("phase"), role=row.get("role"), class_=row.get("class"), axis=row.get("axis"),
        value=row.get("value") or row.get("direction"), scope=row.get("scope"), stance=row.get("stance"), prep=key(prep),
        need=frozenset(spelled for w in need.split("|") if w for spelled in _cases(key(w))), tense=note[6:].split(";")[0] if note.startswith("tense:") else "",
        lemma=row.get("lemma"),
    )  # fmt: skip


def _add_other(row: Row, other: dict[str, Any]) -> None:
    if row.table == "function":
        other["function"].setdefault(key(row.get("word")), row.get("pos"))
    elif row.table == "traps":
        other["traps"].extend((row.get("field"), key(w)) for w in row.several("words"))
    else:
        for text, _ in noun_forms(row.get("word"), row.several("plural")):
            other["loaded"].setdefault(text, row.get("neutral"))


def _forms(row: Row) -> Iterator[tuple[str, str]]:
    lemma = row.get("lemma")
    if row.table in _VERBAL and row.get("root"):
        try:
            yield from verb_forms(
                row.get("root"), row.get("form"), lemma, "no participle" not in row.get("note")
            ).items()
        except UnknownVerb as e:
            raise row.fail("root", str(e), "mend root, form or lemma (maydan lexicon check)") from e
        yield from _verbal_nouns(row)
    elif row.table in ("adjectives", "modes"):
        yield from adjective_forms(lemma, row.get("feminine"), row.several("plural"))
    else:
        yield from _nominal(lemma, row.several("plural") + row.several("nouns"))


def _verbal_nouns(row: Row) -> Iterator[tuple[str, str]]:
    counted = any(n.endswith("ات") for n in row.several("nouns"))
    for noun in row.several("nouns"):
        if " " in noun:
            yield from ((t, "Ms") for t in term_forms(key(noun).split()))
        elif noun.endswith("ات"):
            yield from plural_forms(key(noun), "M")
        else:
            yield from (f for f in noun_forms(noun, [], "M") if counted or f[1][1:2] != "d")


def _nominal(lemma: str, plurals: list[str]) -> Iterator[tuple[str, str]]:
    words = key(lemma).split()
    if len(words) == 1:
        yield from noun_forms(lemma, [p for p in plurals if " " not in p.strip()])
    else:
        yield from ((t, "Ns") for t in term_forms(words))
    for plural in plurals:
        parts = key(plural).split()
        if len(parts) > 1:
            yield from ((t, "Np") for t in term_forms(parts))
        elif len(words) > 1:
            yield from plural_forms(parts[0], "N")
