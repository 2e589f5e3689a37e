"""Drafts become claims: spans cut from the text, parties and places resolved, the record filled."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ..model import (
    Claim,
    Codes,
    Facility,
    Loss,
    Party,
    PlaceRef,
    Report,
    ReportRef,
    Span,
    Voice,
    Weapon,
    When,
    Words,
    status_of,
)  # fmt: skip
from .drafts import Draft, LossDraft
from .knowledge import Knowledge
from .nodes import Node
from .resolve import Setting, finest, party, place_ref, voice

SENTENCE_TEXT = 1000
"""Longest `sentence_text` in code points: a claim travels alone, but not with a megabyte."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where drafts come from: the report, one of its fields, and the sentence spans in it."""

    report: Report
    ref: ReportRef
    field: str
    text: str


def write_claim(draft: Draft, source: Source, span: tuple[int, int], ordinal: int, known: Knowledge,
                setting: Setting) -> Claim:  # fmt: skip
    """The claim of one finished draft. `span`: its sentence; `ordinal`: its rank among equal anchors and types."""
    text = source.text
    actors = _parties(draft.actors + draft.partners, text, known)
    recipients = tuple(p for p in _parties(draft.recipients, text, known) if p.start not in {a.start for a in actors})
    places = _places(draft, text, known, setting)
    main = finest(places)
    start, end = draft.anchor
    modality, polarity, attestation = draft.modality, draft.polarity, draft.attestation
    losses = losses_of(draft, text)
    return Claim(
        id=claim_id(source, start, draft.type, ordinal),
        report=source.ref,
        sentence=draft.sentence,
        type=draft.type,
        mode=draft.mode or None,
        phase=draft.phase,
        count=draft.count,
        status=status_of(modality, polarity, attestation, draft.background),
        modality=modality,
        polarity=polarity,
        attestation=attestation,
        background=draft.background,
        cues=tuple(draft.cues),
        anchor=Span(source.field, text[start:end], start, end),
        actors=actors,
        recipients=recipients,
        place=main,
        places=tuple(p for p in places if p is not main),
        facility=_facility(draft, text),
        when=_when(draft, text),
        losses=losses,
        weapon=_weapon(draft, text),
        said_by=_said(draft, text, known),
        reason=_words(draft.reason, text),
        links=(),
        indicators=(),
        wording=_wording(draft, text),
        sentence_text=text[span[0] : min(span[1], span[0] + SENTENCE_TEXT)],
        entry=draft.entry.id,
        rule=draft.rule,
        score=known.scorer.score(draft.features),
        codes=Codes(),
        version=known.version,
    )


def claim_id(source: Source, start: int, type_: str, ordinal: int) -> str:
    """From report, anchor, type and ordinal, so that it survives a renamed rule."""
    key = f"{source.report.id}\x1f{source.field}\x1f{start}\x1f{type_}\x1f{ordinal}"
    return hashlib.blake2b(key.encode(), digest_size=8).hexdigest()


def _parties(nodes: list[Node], text: str, known: Knowledge) -> tuple[Party, ...]:
    seen: set[int] = set()
    found = []
    for n in nodes:
        if n.start not in seen:
            seen.add(n.start)
            found.append(party(n, text, known))
    return tuple(found)


def _places(draft: Draft, text: str, known: Knowledge, setting: Setting) -> list[PlaceRef]:
    found: list[PlaceRef] = []
    for role, n in draft.places:
        ref = place_ref(role, n, text, known, setting)
        if ref is not None and all(ref.start != p.start for p in found):
            found.append(ref)
    return found


def _facility(draft: Draft, text: str) -> Facility | None:
    n = draft.facility
    if n is None or n.facility is None:
        return None
    return Facility(n.facility.kind, text[n.start : n.end], n.start, n.end)


def _weapon(draft: Draft, text: str) -> Weapon | None:
    n = draft.weapon
    if n is None or n.weapon is None:
        return None
    return Weapon(n.weapon.kind, text[n.start : n.end], n.start, n.end)


def _when(draft: Draft, text: str) -> When | None:
    n = draft.time
    if n is None or n.time is None:
        return None
    t = n.time
    return When(
        text[n.start : n.end], n.start, n.end, t.start.isoformat() if t.start else None,
        t.end.isoformat() if t.end else None, t.precision,
    )  # fmt: skip


def losses_of(draft: Draft, text: str) -> tuple[Loss, ...]:
    """The losses of a draft as the record has them; one node counts once for each kind."""
    order: list[LossDraft] = []
    for loss in draft.losses:
        if all(loss.node is not other.node or loss.kind != other.kind for other in order):
            order.append(loss)
    index = {id(loss): k for k, loss in enumerate(order)}
    found = []
    for loss in order:
        n = loss.node
        who = text[n.unit.start : n.end]
        side = "actors" if n in draft.actors else "recipients" if n in draft.recipients else None
        part_of = index.get(id(loss.part_of)) if loss.part_of is not None else None
        found.append(Loss(loss.kind, loss.low, loss.best, loss.high, loss.bound, who, side, loss.class_, loss.scope,
                          part_of, text[n.start : n.end], n.start, n.end))  # fmt: skip
    return tuple(found)


def _said(draft: Draft, text: str, known: Knowledge) -> tuple[Voice, ...]:
    return tuple(voice(n, stance, text, known) for n, stance in draft.voices)


def _words(n: Node | None, text: str) -> Words | None:
    return Words(text[n.start : n.end], n.start, n.end) if n is not None else None


def _wording(draft: Draft, text: str) -> tuple[Words, ...]:
    nodes = [draft.node, *draft.actors, *draft.recipients]
    found = {(n.unit.start, n.unit.end) for n in nodes if n.gloss or n.unit.gloss}
    return tuple(Words(text[s:e], s, e) for s, e in sorted(found))
