"""Scores for people (a table) and for programs (a JSON object)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..brief.bidi import isolate
from .gold import GoldText
from .match import family
from .scores import Annotated, Scores, Tally, countable, families_of, matches

_ORDER = (
    "type", "mode", "status", "happened or not", "modality", "polarity", "attestation", "background",
    "actors", "actors left empty", "recipients", "place", "place left empty", "when", "day", "killed", "injured", "said_by",
)  # fmt: skip
"""Fields as the table shows them; others follow in order of name."""


def as_json(scores: Scores) -> dict[str, Any]:
    """Every figure, rounded to four decimals; None where there is nothing to divide by."""
    return {
        "texts": scores.texts,
        **_tally(scores.overall),
        "fields": {name: {"value": round(m.value, 4), "n": m.n} for name, m in _fields(scores)},
        "families": {name: _tally(t) for name, t in scores.families.items()},
        "statuses": {k: {"gold": s.gold, "matched": s.matched, "right": s.right} for k, s in scores.statuses.items()},
        "constructions": {name: _tally(t) for name, t in scores.constructions.items()},
        "genres": {name: _tally(t) for name, t in scores.genres.items()},
        "quiet": {"value": round(scores.quiet.value, 4), "n": scores.quiet.n} if scores.quiet else None,
    }


def as_text(scores: Scores) -> str:
    """A table for a terminal."""
    return "\n".join(_lines(scores)) + "\n"


def show(pairs: list[Annotated], ident: str) -> str:
    """Hits, misses and extra claims of one text, one a line; "" where no text has that id."""
    known = families_of(gold for gold, _ in pairs)
    for gold, reading in pairs:
        if gold.report.id == ident:
            return "\n".join(_shown(gold, reading, known)) + "\n"
    return ""


def _shown(gold: GoldText, reading: Any, known: frozenset[str]) -> Iterator[str]:
    claims = countable(gold, reading, known)
    pairs = {p.gold: p for p in matches(gold, claims)}
    for i, event in enumerate(gold.events):
        pair = pairs.get(i)
        word = "miss" if pair is None else "near" if pair.near else "hit"
        note = " (optional)" if event.optional else ""
        line = f"{word:<6}{event.type} {event.mode or '-'}, {event.status}: {isolate(event.anchor.text)}{note}"
        if pair is not None:
            claim = claims[pair.claim]
            line += f" = {claim.type} {claim.mode or '-'}, {claim.status}: {isolate(claim.anchor.text)} {_score(claim)}"
        yield line
    taken = {p.claim for p in pairs.values()}
    for j, claim in enumerate(claims):
        if j not in taken:
            name = f"{claim.type} {claim.mode or '-'}, {claim.status}: {isolate(claim.anchor.text)}"
            yield f"{'extra':<6}{name} {_score(claim)}, family {family(claim.type, claim.mode)}, rule {claim.rule}"


def _score(claim: Any) -> str:
    return f"[{claim.score:.2f}]" if claim.score is not None else "[-]"


def _lines(scores: Scores) -> Iterator[str]:
    all_ = scores.overall
    yield f"{scores.texts:,} texts, {all_.gold:,} events, {all_.claims:,} claims"
    yield ""
    yield f"{'':<24}{'precision':>10}{'recall':>10}{'F1':>10}"
    for name, near in (("strict (anchors overlap)", False), ("near (within 80 letters)", True)):
        yield f"{name:<24}{_pct(all_.precision(near))}{_pct(all_.recall(near))}{_pct(all_.f1(near))}"
    if scores.fields:
        yield ""
        yield f"{'matched events':<34}{'right':>8}{'n':>8}"
        yield from (f"  {name:<32}{m.value:>8.1%}{m.n:>8,}" for name, m in _fields(scores))
    yield from _block("family", scores.families)
    yield from _statuses(scores)
    yield from _block("construction", scores.constructions)
    yield from _block("genre", scores.genres)
    if scores.quiet:
        yield ""
        yield f"texts without an event: {scores.quiet.n:,}; with a claim that an attack happened: {scores.quiet.value:.1%}"


def _statuses(scores: Scores) -> Iterator[str]:
    if scores.statuses:
        yield ""
        yield f"{'status':<18}{'gold':>8}{'matched':>9}{'right':>8}"
        for name, s in scores.statuses.items():
            yield f"  {name:<16}{s.gold:>8,}{s.matched:>9,}{s.right:>8,}"


def _block(title: str, tallies: Mapping[str, Tally]) -> Iterator[str]:
    """A table of tallies, near matches; columns that say nothing of the kind are left out."""
    if not tallies:
        return
    told = any(t.claims is not None for t in tallies.values())
    yield ""
    yield f"{title:<24}{'gold':>6}{'hits':>6}{'recall':>9}" + (
        f"{'claims':>8}{'precision':>10}{'F1':>9}" if told else ""
    )
    for name, t in tallies.items():
        line = f"  {name:<22}{t.gold:>6,}{t.near:>6,}{_pct(t.recall(), 9)}"
        yield line + (f"{t.claims or 0:>8,}{_pct(t.precision(), 10)}{_pct(t.f1(), 9)}" if told else "")


def _fields(scores: Scores) -> list[tuple[str, Any]]:
    rank = {name: i for i, name in enumerate(_ORDER)}
    return sorted(scores.fields.items(), key=lambda item: (rank.get(item[0], len(rank)), item[0]))


def _tally(tally: Tally) -> dict[str, Any]:
    found: dict[str, Any] = {"gold": tally.gold, "claims": tally.claims}
    for name, near, hits in (("strict", False, tally.strict), ("near", True, tally.near)):
        parts = {"precision": tally.precision(near), "recall": tally.recall(near), "f1": tally.f1(near)}
        found[name] = {"hits": hits, **{k: None if v is None else round(v, 4) for k, v in parts.items()}}
    return found


def _pct(value: float | None, width: int = 10) -> str:
    return f"{'-':>{width}}" if value is None else f"{value:>{width}.1%}"
