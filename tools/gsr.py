"""The Arabic sentences of the Open Event Data Alliance's GSR in the forms that are measured and learned from.

    python tools/gsr.py gold GOLD.jsonl DETECTION.jsonl > sentences.jsonl    gold for `maydan train-score`
    python tools/gsr.py predict GOLD.jsonl DETECTION.jsonl > predicted.jsonl  what Maydan reads, for the set's own scorer
    python tools/gsr.py predict-all ...                                       the same without a threshold

In the gold form each sentence is judged for the families of its category only. Annotated sentences without the words of the
event say nothing about which words are right, and are left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import maydan
from maydan.model import HAPPENED, Claim, Party

FAMILIES = {"ASSAULT": ["violence", "taking"], "PROTEST": ["protest"]}
MODES = {"ASSAULT": "attack", "PROTEST": "demonstrate"}


def rows(*paths: str) -> Iterator[dict[str, Any]]:
    for path in paths:
        yield from map(json.loads, Path(path).read_text("utf-8").splitlines())


def gold(row: dict[str, Any]) -> dict[str, Any] | None:
    """The sentence as a gold text; None if it does not say which words tell the event."""
    text, category = row["text"], row["category"]
    events = []
    if row.get("label") != "easy no":
        found = [(text.index(w), len(w)) for w in (row.get("event_text") or "").split() if w in text]
        if "label" in row or not found:
            return None
        start, end = min(s for s, _ in found), max(s + n for s, n in found)
        anchor = {"text": text[start:end], "start": start}
        events = [{"type": category, "mode": MODES[category], "status": "actual", "anchor": anchor}]
    return {"id": row["id"], "date": row["date"], "text": text, "families": FAMILIES[category], "events": events}


def predict(row: dict[str, Any], min_score: float | None = None) -> dict[str, Any]:
    """What Maydan reads in the sentence, in the form of the set's scorer; `min_score` as in maydan.read."""
    published = date.fromisoformat(row["date"]) if row["date"] else None
    return {
        "id": row["id"],
        "events": [event(c) for c in maydan.read(row["text"], date=published, min_score=min_score).claims],
    }


def event(claim: Claim) -> dict[str, Any]:
    factuality = "actual" if claim.status in HAPPENED else claim.status
    return {"type": claim.type, "factuality": factuality, "text": claim.anchor.text,
            "source": side(claim.actors), "target": side(claim.recipients)}  # fmt: skip


def side(parties: tuple[Party, ...]) -> dict[str, str]:
    party = parties[0] if parties else None
    return {"country": party.country or "", "role": party.role or "", "text": party.text} if party else {}


def main(task: str, *paths: str) -> None:
    make = {"gold": gold, "predict": predict, "predict-all": partial(predict, min_score=0)}[task]
    for row in rows(*paths):
        made = make(row)
        if made is not None:
            print(json.dumps(made, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
