"""The ordered chain: one report in, its claims out.

Each step and why it stands where it does:
1. sentences and tokens: offsets into the untouched text, nothing is rewritten;
2. the gate: a sentence without any act word only moves the discourse on;
3. units: names, terms, numbers and times before phrases, because a name may hold any word;
4. nodes: phrases before clauses, because a verb's arguments are phrases;
5. clauses and voices; 6. drafts by frame; 7. losses before joins, because joining moves them; 8. joins; 9. times, places, axes,
which need the joined act's reach; 10. reference, which needs all of it; 11. claims.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from ..language.base import Token
from ..model import Claim, Question, Reading, Report, ReportRef
from ..model import Sentence as SentenceSpan
from . import axes, joins, voices
from .clauses import read_clauses
from .drafts import Draft
from .knowledge import Knowledge
from .nodes import Node
from .phrases import make_nodes
from .raising import raise_actors
from .reference import Memory, resolve_names, settle
from .resolve import role_of, text_country
from .setting import place_of, time_of
from .triggers import Sentence, find, struck_facility
from .units import make_units
from .words import LIGHT, TRIGGER
from .write import Source, write_claim

WINDOW = 200_000
"""Code points of one field that are held as sentences at a time."""


def read_report(report: Report, known: Knowledge, *, trace: bool = False) -> Reading:
    """Everything Maydan can say about one report. Never raises on any text."""
    ref = ReportRef(report.id, report.source, report.published.isoformat() if report.published else None, report.lang,
                    report.url, report.copy_group)  # fmt: skip
    memory = Memory()
    spans: list[SentenceSpan] = []
    claims: list[Claim] = []
    questions: list[Question] = []
    traces: list[dict[str, Any]] = []
    for name, text in (("title", report.title), ("text", report.text)):
        source = Source(report, ref, name, text)
        pending: list[tuple[Draft, tuple[int, int]]] = []
        for start, end in known.language.sentences(text):
            index = len(spans)
            spans.append(SentenceSpan(index, name, text[start:end], start, end))
            drafts, question, seen = _sentence(source, index, start, end, memory, known, report.published, trace)
            pending += [(d, (start, end)) for d in drafts]
            if question is not None:
                questions.append(question)
            if seen is not None:
                traces.append(seen)
        claims += _write(pending, source, known, memory)
        memory = Memory(setting=memory.setting)
    return Reading(report, tuple(spans), tuple(claims), tuple(questions), (), tuple(traces))


def _write(pending: list[tuple[Draft, tuple[int, int]]], source: Source, known: Knowledge, memory: Memory) -> list[Claim]:
    seen: dict[tuple[int, str], int] = {}
    claims = []
    for draft, span in pending:
        key = (draft.anchor[0], draft.type)
        seen[key] = seen.get(key, -1) + 1
        claims.append(write_claim(draft, source, span, seen[key], known, memory.setting))
    return claims


def _sentence(
    source: Source, index: int, start: int, end: int, memory: Memory, known: Knowledge, published: date | None, trace: bool
) -> tuple[list[Draft], Question | None, dict[str, Any] | None]:
    tokens = known.language.tokens(source.text, start, end)
    words = [known.word(t.norm) for t in tokens]
    flags = 0
    for w in words:
        flags |= w.flags
    asked = source.text[end - 1] in "؟?"
    if not flags & (TRIGGER | LIGHT) and not trace and not asked:
        return [], None, None
    nodes = _nodes(tokens, words, known, published, memory)
    sentence = Sentence(index, nodes, read_clauses(nodes, known.lexicon.frames), known.lexicon.frames, source.text, source.field)
    frames = voices.frames_of_saying(sentence, memory.discourse)
    drafts = find(sentence)
    raise_actors(sentence, drafts, lambda n: role_of(n, known))
    joins.collect(drafts, known.lexicon.frames, lambda n: role_of(n, known))
    kept = joins.join(sentence, drafts)
    for d in kept:
        d.time = time_of(sentence, d)
        d.places = place_of(sentence, d, memory.places)
        struck_facility(d)
        axes.mark(sentence, d, published)
        d.voices = voices.voices_for(frames, d.node.index)
    fresh = settle([d for d in kept if _says_enough(d)], memory)
    question = None
    if asked:
        question = Question(source.text[start:end], start, end, source.field, index, tuple(sorted({d.type for d in fresh})))
    return fresh, question, _trace(sentence, index, tokens, kept) if trace else None


def _nodes(tokens: list[Token], words: list[Any], known: Knowledge, published: date | None, memory: Memory) -> list[Node]:
    numbers = known.language.numbers(tokens)
    times = known.language.times(tokens, published)
    units = make_units(tokens, words, numbers, times, known)
    text_country(units, memory.setting)
    nodes = make_nodes(units, known)
    resolve_names(nodes, memory, known)
    return nodes


def _says_enough(d: Draft) -> bool:
    """A bare definite noun without party, place, time or loss tells nothing ('بعد الحرب')."""
    if d.verbal:
        return True
    return bool(d.actors or d.recipients or d.places or d.losses or d.time or d.facility or d.weapon)


def _trace(sentence: Sentence, index: int, tokens: list[Token], drafts: list[Draft]) -> dict[str, Any]:
    text = sentence.text
    return {
        "sentence": index,
        "text": text[tokens[0].start : tokens[-1].end] if tokens else "",
        "tokens": [{"text": t.text, "start": t.start, "end": t.end, "norm": t.norm} for t in tokens],
        "chunks": [
            {"kind": n.noun or n.kind, "prep": n.prep, "text": text[n.start : n.end], "start": n.start, "end": n.end}
            for n in sentence.nodes
        ],
        "frames": [
            {"entry": d.entry.id, "frame": d.frame, "rule": d.rule, "anchor": text[d.anchor[0] : d.anchor[1]],
             "features": sorted(d.features)}
            for d in drafts
        ],
    }  # fmt: skip


__all__ = ["read_report"]
