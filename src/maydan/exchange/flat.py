"""A claim as one flat row: fixed columns in a fixed order, for CSV, Parquet and map layers.

Lists are joined with '; '. What that loses (offsets, parts of a sum) stays whole in the columns ending in `_json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

from ..model import Claim, Loss, Party, as_record

Kind = Literal["text", "int", "real", "bool"]
Cell = str | int | float | bool | None

COLUMNS: tuple[tuple[str, Kind], ...] = (
    ("id", "text"), ("report_id", "text"), ("source", "text"), ("published", "text"), ("lang", "text"), ("url", "text"),
    ("copy_group", "text"), ("sentence", "int"),
    ("type", "text"), ("mode", "text"), ("phase", "text"), ("count", "int"),
    ("status", "text"), ("modality", "text"), ("polarity", "text"), ("attestation", "text"), ("background", "bool"),
    ("anchor", "text"), ("anchor_field", "text"), ("anchor_start", "int"), ("anchor_end", "int"),
    ("actors", "text"), ("actor_ids", "text"), ("actor_names", "text"), ("actor_roles", "text"), ("actor_countries", "text"),
    ("recipients", "text"), ("recipient_ids", "text"), ("recipient_names", "text"), ("recipient_roles", "text"),
    ("recipient_countries", "text"),
    ("place", "text"), ("place_role", "text"), ("place_id", "text"), ("place_name", "text"), ("place_name_ar", "text"),
    ("country", "text"), ("admin1", "text"), ("lat", "real"), ("lon", "real"), ("place_precision", "text"), ("other_places", "text"),
    ("facility_kind", "text"), ("facility", "text"),
    ("when", "text"), ("date_from", "text"), ("date_to", "text"), ("date_precision", "text"),
    ("killed_low", "int"), ("killed_best", "int"), ("killed_high", "int"),
    ("injured_low", "int"), ("injured_best", "int"), ("injured_high", "int"), ("losses", "text"),
    ("weapon_kind", "text"), ("weapon", "text"),
    ("said_by", "text"), ("said_by_ids", "text"), ("stance", "text"), ("reason", "text"), ("links", "text"),
    ("indicators", "text"), ("wording", "text"), ("cues", "text"),
    ("sentence_text", "text"), ("entry", "text"), ("rule", "text"), ("score", "real"),
    ("cameo", "text"), ("acled_event", "text"), ("acled_sub_event", "text"), ("ucdp_violence", "int"), ("version", "text"),
    ("actors_json", "text"), ("recipients_json", "text"), ("places_json", "text"), ("losses_json", "text"),
    ("said_by_json", "text"), ("links_json", "text"), ("indicators_json", "text"), ("cues_json", "text"),
)  # fmt: skip
"""Name and kind of every column, in order."""

NAMES = tuple(name for name, _ in COLUMNS)


def flat(claim: Claim) -> dict[str, Cell]:
    """The claim's row: every column of `COLUMNS`, in that order; None is unknown."""
    values = {
        **_report_part(claim), **_status_part(claim), **_parties("actor", claim.actors), **_parties("recipient", claim.recipients),
        **_where_when(claim), **_losses_part(claim), **_voice_part(claim), **_json_part(claim),
    }  # fmt: skip
    return {name: values.get(name) for name in NAMES}


def _report_part(claim: Claim) -> dict[str, Cell]:
    report = claim.report
    return {
        "id": claim.id, "report_id": report.id, "source": report.source, "published": report.published, "lang": report.lang,
        "url": report.url, "copy_group": report.copy_group, "sentence": claim.sentence,
        "sentence_text": claim.sentence_text, "entry": claim.entry, "rule": claim.rule, "score": claim.score,
        "cameo": claim.codes.cameo, "acled_event": claim.codes.acled_event, "acled_sub_event": claim.codes.acled_sub_event,
        "ucdp_violence": claim.codes.ucdp_violence, "version": claim.version,
    }  # fmt: skip


def _status_part(claim: Claim) -> dict[str, Cell]:
    return {
        "type": claim.type, "mode": claim.mode, "phase": claim.phase, "count": claim.count, "status": claim.status,
        "modality": claim.modality, "polarity": claim.polarity, "attestation": claim.attestation,
        "background": claim.background, "anchor": claim.anchor.text, "anchor_field": claim.anchor.field,
        "anchor_start": claim.anchor.start, "anchor_end": claim.anchor.end,
        "cues": _joined(f"{c.axis}: {c.text}" for c in claim.cues), "wording": _joined(w.text for w in claim.wording),
    }  # fmt: skip


def _parties(name: str, parties: tuple[Party, ...]) -> dict[str, Cell]:
    return {
        f"{name}s": _joined(p.text for p in parties),
        f"{name}_ids": _joined(p.id for p in parties),
        f"{name}_names": _joined(p.name for p in parties),
        f"{name}_roles": _joined(p.role for p in parties),
        f"{name}_countries": _joined(p.country for p in parties),
    }


def _where_when(claim: Claim) -> dict[str, Cell]:
    cells: dict[str, Cell] = {"other_places": _joined(f"{p.role} {p.name or p.text}" for p in claim.places)}
    if place := claim.place:
        cells |= {
            "place": place.text, "place_role": place.role, "place_id": place.id, "place_name": place.name, "place_name_ar": place.name_ar,
            "country": place.country, "admin1": place.admin1, "lat": place.lat, "lon": place.lon,
            "place_precision": place.precision,
        }  # fmt: skip
    if when := claim.when:
        cells |= {"when": when.text, "date_from": when.from_, "date_to": when.to, "date_precision": when.precision}
    if facility := claim.facility:
        cells |= {"facility_kind": facility.kind, "facility": facility.text}
    if weapon := claim.weapon:
        cells |= {"weapon_kind": weapon.kind, "weapon": weapon.text}
    return cells


def _losses_part(claim: Claim) -> dict[str, Cell]:
    cells: dict[str, Cell] = {"losses": _joined(loss_words(loss) for loss in claim.losses)}
    for kind in ("killed", "injured"):
        sole = sole_figure(claim.losses, kind)
        cells[f"{kind}_low"] = sole.low if sole else None
        cells[f"{kind}_best"] = sole.best if sole else None
        cells[f"{kind}_high"] = sole.high if sole else None
    return cells


def _voice_part(claim: Claim) -> dict[str, Cell]:
    return {
        "said_by": _joined(v.text for v in claim.said_by), "said_by_ids": _joined(v.id for v in claim.said_by),
        "stance": _joined(v.stance for v in claim.said_by), "reason": claim.reason.text if claim.reason else None,
        "links": _joined(f"{link.kind} {link.claim}" for link in claim.links),
        "indicators": _joined(f"{i.kind} {i.direction}" + (f" {i.holder}" if i.holder else "") for i in claim.indicators),
    }  # fmt: skip


def _json_part(claim: Claim) -> dict[str, Cell]:
    return {
        "actors_json": _json(claim.actors), "recipients_json": _json(claim.recipients), "places_json": _json(claim.places),
        "losses_json": _json(claim.losses), "said_by_json": _json(claim.said_by), "links_json": _json(claim.links),
        "indicators_json": _json(claim.indicators), "cues_json": _json(claim.cues),
    }  # fmt: skip


def sole_figure(losses: Iterable[Loss], kind: str) -> Loss | None:
    """The one figure of a kind for the whole act; None where there is none, or several: figures are never added here."""
    whole = [loss for loss in losses if loss.kind == kind and loss.scope == "event" and loss.part_of is None]
    return whole[0] if len(whole) == 1 else None


def loss_words(loss: Loss) -> str:
    """A figure as table text: 'killed 12-17 civilian', 'injured >=30', 'killed ?'."""
    return " ".join(
        part
        for part in (loss.kind, range_words(loss), loss.class_, f"({loss.scope})" * (loss.scope != "event"))
        if part
    )


def range_words(loss: Loss) -> str:
    """The count alone: '5', '12-17', '>=20', '<=5', '~10', '?'."""
    low, best, high = loss.low, loss.best, loss.high
    if low is not None and high is not None:
        return str(low) if low == high else f"{low}-{high}"
    if low is not None:
        return f">={low}"
    if high is not None:
        return f"<={high}"
    return f"~{best}" if best is not None else "?"


def _joined(parts: Iterable[str | None]) -> str | None:
    return "; ".join(part for part in parts if part) or None


def _json(value: Any) -> str | None:
    return json.dumps(as_record(value), ensure_ascii=False, separators=(",", ":")) if value else None
