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

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

from ..language.base import Token
from ..model import Claim, Indicator, Question, Reading, Report, ReportRef
from ..model import Sentence as SentenceSpan
from . import axes, joins, voices
from .clauses import read_clauses
from .drafts import Draft
from .features import describe
from .knowledge import Knowledge
from .links import RECENT, add_linking, within
from .nodes import Node
from .phrases import make_nodes
from .raising import raise_actors, speaker_acts
from .reference import Memory, resolve_names, settle
from .resolve import role_of, text_country
from .sentence import Sentence
from .setting import place_of, reason_of, time_of
from .sieve import tells_of_war
from .signs import signs
from .slots import struck_facility
from .triggers import find
from .units import Unit, make_units
from .words import SAYING, Word, may_tell
from .write import Source, claim_id, losses_of, write_claim

WINDOW = 200_000
"""Code points of one report that are read before its claims are handed on."""
MOST = 4_000
"""Claims of one report after which they are handed on even earlier: no text, however dense, fills the memory."""


def read_report(report: Report, known: Knowledge, *, trace: bool = False) -> Reading:
    """Everything Maydan can say about one report. Never raises on any text."""
    parts = list(read_windows(report, known, trace=trace))
    if len(parts) == 1:
        return parts[0]
    return Reading(
        report,
        tuple(s for p in parts for s in p.sentences),
        tuple(c for p in parts for c in p.claims),
        tuple(q for p in parts for q in p.questions),
        tuple(i for p in parts for i in p.indicators),
        tuple(t for p in parts for t in p.trace),
    )


def read_windows(report: Report, known: Knowledge, *, trace: bool = False) -> Iterator[Reading]:
    """The same in pieces, so that a text of any length is read in bounded memory: a Reading every WINDOW code points or
    MOST claims."""
    window = Window(report, known, trace)
    for name, text in (("title", report.title), ("text", report.text)):
        source, taken = Source(report, window.ref, name, text), 0
        for start, end in known.language.sentences(text):
            window.read(source, start, end)
            if end - taken >= WINDOW or len(window.claims) >= MOST:
                yield window.take(RECENT)
                taken = end
        window.new_field()
    yield window.take()


class Window:
    """The part of a report being read: what has been found since it was last taken, and the memory of what came before."""

    def __init__(self, report: Report, known: Knowledge, trace: bool) -> None:
        published = report.published.isoformat() if report.published else None
        self.ref = ReportRef(report.id, report.source, published, report.lang, report.url, report.copy_group)
        self.report, self.known, self.trace = report, known, trace
        self.memory, self.index = Memory(), 0
        self.passed: tuple[int, Source, list[Token], list[Word]] | None = None
        self._empty()

    def _empty(self) -> None:
        self.spans: list[SentenceSpan] = []
        self.claims: list[Claim] = []
        self.questions: list[Question] = []
        self.indicators: list[Indicator] = []
        self.traces: list[dict[str, Any]] = []

    def take(self, keep: int = 0) -> Reading:
        """What was found, as a Reading, and removed from the window: all but the last `keep` claims, which the next sentences
        may still be linked to."""
        done = max(0, len(self.claims) - keep)
        reading = Reading(self.report, tuple(self.spans), tuple(self.claims[:done]), tuple(self.questions),
                          tuple(self.indicators), tuple(self.traces))  # fmt: skip
        kept = self.claims[done:]
        self._empty()
        self.claims = kept
        return reading

    def new_field(self) -> None:
        """Forgets what was told, not which countries are in play: the title's claims are told again in the text."""
        self.memory, self.passed = Memory(setting=self.memory.setting), None

    def read(self, source: Source, start: int, end: int) -> None:
        """Reads one sentence of a field."""
        index, text = self.index, source.text
        self.index += 1
        self.spans.append(SentenceSpan(index, source.field, text[start:end], start, end))
        tokens = self.known.language.tokens(text, start, end)
        words = [self.known.word(t.norm) for t in tokens]
        asked = any(mark in text[max(start, end - 3) : end] for mark in "؟?")
        if not may_tell(words) and not asked:
            if any(w.flags & SAYING for w in words):
                self.passed = (index, source, tokens, words)
            if self.trace:
                self._aside(index, source, tokens, words)
            return
        if self.passed is not None:
            self._listen()
        sentence, units = self._parse(index, source, tokens, words)
        kept, fresh = _happenings(sentence, words, self.memory, self.known, self.report.published)
        self._cost_later(kept, index, source)
        found = self._write(fresh, source, (start, end))
        found = self._signed(sentence, units, found)
        add_linking(self.claims, found)
        if asked:
            self.questions.append(_question(sentence, start, end, found))
        if self.trace:
            self.traces.append(_trace(sentence, index, tokens, kept, found))

    def _parse(self, index: int, source: Source, tokens: list[Token], words: list[Word]) -> tuple[Sentence, list[Unit]]:
        frames = self.known.lexicon.frames
        units = _units(tokens, words, self.known, self.report.published, self.memory)
        nodes = make_nodes(units, self.known)
        resolve_names(nodes, self.memory, self.known)
        return Sentence(index, nodes, read_clauses(nodes, frames), frames, source.text, source.field), units

    def _aside(self, index: int, source: Source, tokens: list[Token], words: list[Word]) -> None:
        """The trace of a sentence that tells nothing; it leaves no mark on the memory, as it leaves none without a trace."""
        memory, self.memory = self.memory, deepcopy(self.memory)
        sentence, _ = self._parse(index, source, tokens, words)
        kept, _ = _happenings(sentence, words, self.memory, self.known, self.report.published)
        self.traces.append(_trace(sentence, index, tokens, kept, []))
        self.memory = memory

    def _listen(self) -> None:
        """Reads the last sentence passed over that said something: its voice may go on in the next."""
        if self.passed is not None:
            sentence, _ = self._parse(*self.passed)
            voices.frames_of_saying(sentence, self.memory.discourse)
            self.passed = None

    def _write(self, drafts: list[Draft], source: Source, span: tuple[int, int]) -> list[Claim]:
        seen: dict[tuple[int, str], int] = {}
        claims = []
        for draft in drafts:
            key = (draft.anchor[0], draft.type)
            seen[key] = seen.get(key, -1) + 1
            claims.append(write_claim(draft, source, span, seen[key], self.known, self.memory.setting))
        return within(drafts, claims)

    def _cost_later(self, kept: list[Draft], index: int, source: Source) -> None:
        """Rewrites the losses of claims that this sentence has added to ('... . وأسفر الهجوم عن مقتل خمسة')."""
        for act in {
            id(a): a for a in map(joins.root, kept) if a.sentence != index and "cost-later" in a.features
        }.values():
            wanted = claim_id(source, act.anchor[0], act.type, 0)
            for k in range(len(self.claims) - 1, max(-1, len(self.claims) - RECENT - 1), -1):
                if self.claims[k].id == wanted:
                    self.claims[k] = replace(self.claims[k], losses=losses_of(act, source.text))
                    break

    def _signed(self, sentence: Sentence, units: list[Unit], claims: list[Claim]) -> list[Claim]:
        last = self.memory.actors[-1] if self.memory.actors else None
        found = tuple(signs(sentence, units, self.known, last))
        self.indicators += found
        return [replace(c, indicators=found) for c in claims] if found else claims


def _happenings(
    sentence: Sentence, words: list[Word], memory: Memory, known: Knowledge, published: date | None
) -> tuple[list[Draft], list[Draft]]:
    """The drafts of a sentence: all that stand for a happening, and those of them that tell something new."""

    def roles(n: Node) -> str | None:
        return role_of(n, known)

    frames = voices.frames_of_saying(sentence, memory.discourse)
    drafts = find(sentence)
    raise_actors(sentence, drafts, roles)
    joins.collect(drafts, sentence.frames, roles)
    kept = joins.join(sentence, drafts)
    stage = memory.armed(sentence.nodes, roles)
    for d in kept:
        d.time = time_of(sentence, d)
        d.places = place_of(sentence, d, memory.places)
        d.reason = d.reason or reason_of(sentence, d)
        struck_facility(d)
        axes.mark(sentence, d, published)
        d.voices = voices.voices_for(frames, d.node.index)
        speaker_acts(d)
        describe(sentence, d, len(kept))
        d.features.add(f"armed={stage}")
        if not memory.dated:
            d.features.add("undated")
    told = tells_of_war(kept, words, memory.trapped(words), roles)
    return kept, settle(told, memory)


def _question(sentence: Sentence, start: int, end: int, claims: list[Claim]) -> Question:
    begin = next((n.start for n in reversed(sentence.nodes) if n.kind == "INT"), start)
    about = tuple(sorted({c.type for c in claims}))
    return Question(sentence.text[begin:end], begin, end, sentence.field, sentence.index, about)


def _units(
    tokens: list[Token], words: list[Word], known: Knowledge, published: date | None, memory: Memory
) -> list[Unit]:
    numbers = known.language.numbers(tokens)
    times = known.language.times(tokens, published)
    units = make_units(tokens, words, numbers, times, known)
    text_country(units, memory.setting)
    return units


def _trace(
    sentence: Sentence, index: int, tokens: list[Token], drafts: list[Draft], claims: list[Claim]
) -> dict[str, Any]:
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
            {"entry": d.entry.id, "frame": d.frame, "rule": d.rule, "type": d.type, "start": d.anchor[0],
             "anchor": text[d.anchor[0] : d.anchor[1]], "features": sorted(d.features)}
            for d in drafts
        ],
        "claims": [c.id for c in claims],
    }  # fmt: skip


__all__ = ["read_report"]
