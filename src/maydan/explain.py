"""How a sentence was read: tokens, chunks, frames, cues and the claims they made, for a terminal or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ._callable import make_callable
from .brief.bidi import isolate
from .model import Claim, PlaceRef, Reading, Report, as_record
from .reading.score import builtin

Trace = Mapping[str, Any]


def explain(report: str | Report | Reading, date: date | str | None = None, *, as_json: bool = False) -> str:
    """How each sentence of a report was read.

    Args:
        report: a text, a Report, or a Reading made with `trace=True`.
        date: the day the text appeared, as in `maydan.read`.
        as_json: the whole trace as one JSON object, instead of text for a terminal.
    """
    if isinstance(report, Reading):
        reading = report
    else:
        from .run import read

        reading = read(report, date, trace=True, min_score=0.0)
    return to_json(reading) if as_json else to_text(reading)


def to_json(reading: Reading) -> str:
    """The trace and the claims as one indented JSON object."""
    record = {"report": reading.report.id, "sentences": as_tree(reading.trace), "claims": as_record(reading.claims)}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def as_tree(value: Any) -> Any:
    """A trace as plain JSON values; what is not known to JSON becomes its text."""
    if isinstance(value, Mapping):
        return {str(k): as_tree(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_tree(v) for v in value]
    plain = as_record(value)
    return plain if isinstance(plain, (dict, list, str, int, float, bool, type(None))) else str(plain)


def to_text(reading: Reading) -> str:
    """The trace for a terminal, one block a sentence; Arabic runs are isolated so that columns stay in order."""
    if not reading.trace:
        return "Nothing to explain: no sentence was found.\n"
    claims = {claim.id: claim for claim in reading.claims}
    return "\n".join("\n".join(_block(entry, claims)) + "\n" for entry in reading.trace)


def _block(entry: Trace, claims: Mapping[str, Claim]) -> Iterator[str]:
    yield f"Sentence {entry.get('sentence', '?')}: {isolate(entry.get('text', ''))}"
    yield from _tokens(entry.get("tokens") or ())
    yield from _part(
        "chunks", [f"{c.get('kind', '?'):<10} {isolate(c.get('text', ''))}" for c in entry.get("chunks") or ()]
    )
    yield from _part("frames", [line for f in entry.get("frames") or () for line in _frame(f)])
    yield from _part("cues", [_cue(c) for c in entry.get("cues") or ()])
    for key in entry:
        if key not in _KNOWN:  # a later reader may say more than this knows to lay out
            yield from _part(key, [json.dumps(as_tree(entry[key]), ensure_ascii=False)])
    if "claims" in entry:
        made = [claims[i] for i in entry["claims"] if i in claims]
    else:
        made = [claim for claim in claims.values() if claim.sentence == entry.get("sentence")]
    yield from _part("claims", [part for claim in made for part in _claim(claim)] or ["none: no act was read here"])


_KNOWN = frozenset({"sentence", "text", "tokens", "chunks", "frames", "cues", "claims", "start", "end", "field"})


def _tokens(tokens: Any) -> Iterator[str]:
    yield from _part("tokens", [_token(t) for t in tokens])


def _token(token: Trace) -> str:
    text, norm, reading = token.get("text", ""), token.get("norm"), token.get("reading")
    told = [isolate(norm)] if norm and norm != text else []
    told += [isolate(_words(reading))] if reading else []
    return f"{token.get('start', '?'):>5} {isolate(text)}  {'  '.join(told)}".rstrip()


def _frame(frame: Trace) -> Iterator[str]:
    slots = "; ".join(f"{slot} = {isolate(_words(text))}" for slot, text in (frame.get("slots") or {}).items())
    names = ", ".join(f"{key} {isolate(_words(frame[key]))}" for key in ("entry", "frame", "rule") if frame.get(key))
    head = f"{isolate(_words(frame.get('anchor')))}  {names}"
    yield f"{head}: {slots}" if slots else head
    if frame.get("features"):
        scorer = builtin()
        weights = ", ".join(f"{name} {weight:+.2f}" for name, weight in scorer.explain(frame["features"]))
        yield f"  score {scorer.score(frame['features']):.2f}: {weights}"


def _cue(cue: Any) -> str:
    cue = as_record(cue)
    if not isinstance(cue, Mapping):
        return isolate(_words(cue))
    rest = " ".join(_words(cue[k]) for k in ("value", "rule") if cue.get(k))
    return f"{_words(cue.get('axis')):<12} {isolate(_words(cue.get('text')))}  {rest}".rstrip()


def _claim(claim: Claim) -> Iterator[str]:
    yield f"{claim.type} {claim.mode or '-'}, {claim.status}  ({claim.id})"
    rows = (
        ("anchor", claim.anchor.text),
        ("actors", ", ".join(p.text for p in claim.actors)),
        ("recipients", ", ".join(p.text for p in claim.recipients)),
        ("place", _place(claim.place) if claim.place else ""),
        ("others", ", ".join(_place(p) for p in claim.places)),
        ("when", f"{claim.when.text} {claim.when.from_ or '?'} .. {claim.when.to or '?'}" if claim.when else ""),
        ("losses", ", ".join(f"{loss.kind} {loss.low}..{loss.high} {loss.text}" for loss in claim.losses)),
        ("said by", ", ".join(v.text for v in claim.said_by)),
        ("by", f"entry {claim.entry}, rule {claim.rule}"),
        ("score", _score(claim.score)),
    )
    for name, text in rows:
        if text:
            yield f"  {name:<10} {isolate(text)}"


def _place(place: PlaceRef) -> str:
    """Role and words, then the gazetteer's entry, if it has one."""
    found = ", ".join(part for part in (place.name, place.admin1, place.country, place.precision) if part)
    return f"{place.role} {place.text}" + (f" ({found})" if place.id else "")


def _score(score: float | None) -> str:
    if score is None:
        return ""
    threshold = builtin().threshold
    return f"{score:.2f}" + (f", below {threshold:.2f}: left out unless asked for" if score < threshold else "")


def _part(name: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"  {name}"
        yield from (f"    {line}" for line in lines)


def _words(value: Any) -> str:
    if value is None:
        return "-"
    return ", ".join(_words(v) for v in value) if isinstance(value, (list, tuple)) else str(as_record(value))


make_callable(__name__)
