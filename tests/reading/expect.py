"""What a sentence must give, said shortly: rows of tables, expected claims, and how a claim is held against one.

A row is a sentence and the claims it must give, no more and no fewer, in any order. Of each expected claim only the fields
that are named are looked at. What the reader does not satisfy yet stands in todo.tsv (reason, tab, sentence) and is expected to
fail, strictly: whoever mends one takes its line off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from maydan.language.arabic.normalize import normalize
from maydan.model import Claim, Loss

Want = Mapping[str, Any]
_CLITICS = "وفبلك"


def act(type_: str, mode: str | None = None, **fields: Any) -> Want:
    """An expected claim.

    Args:
        type_, mode: a mode of None is not tested.
        fields: by, to (actors, recipients: ids or words), at (words of the main place), places ((role, words) pairs, no more),
            where (role and words of any of its places), country (of the main place), lost (see `cost`), said (voices: ids or words), stance (of the first voice), weapon, facility (kinds), reason,
            when (two ISO days), parts (of its actors); else a field of Claim.
    """
    return {"type": type_, **({"mode": mode} if mode is not None else {}), **fields}


def cost(kind: str, low: int | None, *high: int | None, **fields: Any) -> Want:
    """An expected loss: `high` is `low` if left out; else a field of Loss (class_, scope, bound ...)."""
    return {"kind": kind, "low": low, "high": high[0] if high else low, **fields}


def row(text: str, *wanted: Want) -> Any:
    """A sentence and all claims it must give."""
    return text, wanted


def table(*rows: Any) -> pytest.MarkDecorator:
    """Runs a test on each row, as `text` and `wanted`."""
    return cases(("text", "wanted"), rows)


def cases(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> pytest.MarkDecorator:
    """Runs a test on each row of values; those whose first value is on the list are expected to fail. Rows are numbered, for an
    escaped Arabic id helps no one."""
    params = [pytest.param(*values, marks=_expected_to_fail(values[0])) for values in rows]
    return pytest.mark.parametrize(names, params, ids=range(1, len(rows) + 1))


def case(key: str) -> pytest.MarkDecorator:
    """For a test without rows: it is expected to fail if its key is on the list."""
    return pytest.mark.xfail(key in LATER, strict=True, raises=AssertionError, reason=LATER.get(key, ""))


def _expected_to_fail(key: str) -> list[pytest.MarkDecorator]:
    if key not in LATER:
        return []
    return [pytest.mark.xfail(strict=True, raises=AssertionError, reason=f"{LATER[key]}: {key}")]


def _listed() -> dict[str, str]:
    """Sentence → what is wrong, of each line of the list."""
    lines = (Path(__file__).with_name("todo.tsv")).read_text("utf-8").splitlines()
    pairs = [line.split("\t", 1) for line in lines if line and not line.startswith("#")]
    return {text: reason for reason, text in pairs}


LATER = _listed()
"""Sentences that the reader does not satisfy yet: the reason names the construction."""


def same_words(wanted: str, found: str) -> bool:
    """Whether two phrases are the same but for marks and the clitics joined to the found one."""
    want, have = normalize(wanted), normalize(found)
    seen = [have]
    for _ in range(2):
        last = seen[-1]
        if last.startswith("لل"):
            seen.append("ال" + last[2:])
        elif last[:1] in _CLITICS:
            seen.append(last[1:])
    return want in seen


def named(wanted: str, part: Any) -> bool:
    """Whether a party, a voice or a place is the one wanted, by id or by words."""
    return part is not None and (part.id == wanted or same_words(wanted, part.text))


_CUES = frozenset("مدينه بلده قريه حي منطقه باديه ريف مخيم".split())


def located(wanted: str, place: Any) -> bool:
    """Whether a place is the one wanted; 'قرية' and its like before the name may be part of the words or not."""
    if named(wanted, place):
        return True
    want, have = (x.split(" ", 1) for x in (normalize(wanted), normalize(place.text if place else "")))
    strip = [x[1] if x[0].lstrip("بل") in _CUES and len(x) > 1 else " ".join(x) for x in (want, have)]
    return strip[0] == strip[1]


def _all_named(wanted: Sequence[str], parts: Sequence[Any]) -> bool:
    """Whether each wanted name has a part of its own, and none is left over."""
    if len(wanted) != len(parts):
        return False
    return any(all(named(w, p) for w, p in zip(wanted, order)) for order in permutations(parts))


def _costs(wanted: Sequence[Want], losses: Sequence[Loss]) -> bool:
    def fits(want: Want, loss: Loss) -> bool:
        return all(getattr(loss, key) == value for key, value in want.items())

    if len(wanted) != len(losses):
        return False
    return any(all(fits(w, x) for w, x in zip(wanted, order)) for order in permutations(losses))


def _places(wanted: Sequence[tuple[str, str]], claim: Claim) -> bool:
    if len(wanted) != len(claim.places):
        return False
    return any(
        all(r == p.role and located(w, p) for (r, w), p in zip(wanted, order)) for order in permutations(claim.places)
    )


_SPECIAL: Mapping[str, Callable[[Any, Claim], bool]] = {
    "by": lambda want, c: _all_named(want, c.actors),
    "to": lambda want, c: _all_named(want, c.recipients),
    "said": lambda want, c: _all_named(want, c.said_by),
    "stance": lambda want, c: bool(c.said_by) and c.said_by[0].stance == want,
    "at": lambda want, c: c.place is None if want is None else located(want, c.place),
    "places": lambda want, c: _places(want, c),
    "where": lambda want, c: any(p.role == want[0] and located(want[1], p) for p in (c.place, *c.places) if p),
    "country": lambda want, c: c.place is not None and c.place.country == want,
    "lost": lambda want, c: _costs(want, c.losses),
    "weapon": lambda want, c: (c.weapon.kind if c.weapon else None) == want,
    "facility": lambda want, c: (c.facility.kind if c.facility else None) == want,
    "reason": lambda want, c: (c.reason is None) if want is None else c.reason is not None and want in c.reason.text,
    "when": lambda want, c: (c.when.from_, c.when.to) == tuple(want) if c.when else want is None,
    "parts": lambda want, c: {p.part for p in c.actors if p.part} == set(want),
}


def misses(want: Want, claim: Claim) -> list[str]:
    """The fields in which a claim is not what was wanted."""
    found = []
    for key, value in want.items():
        good = _SPECIAL[key](value, claim) if key in _SPECIAL else getattr(claim, key) == value
        if not good:
            found.append(key)
    return found


def compare(wanted: Sequence[Want], claims: Sequence[Claim]) -> list[str]:
    """What differs between the wanted claims and the found ones, each wanted one held against the likest; empty if nothing."""
    left, wrong = list(claims), []
    for want in wanted:
        if not left:
            wrong.append(f"missing: {dict(want)}")
            continue
        best = min(left, key=lambda c: (c.type != want["type"], len(misses(want, c))))
        left.remove(best)
        bad = misses(want, best)
        if bad:
            wrong.append(f"wanted {dict(want)}\n   found {shown(best)}\n   differs in {', '.join(bad)}")
    return wrong + [f"too many: {shown(c)}" for c in left]


def shown(c: Claim) -> str:
    """A claim on one line."""
    parts = {
        "by": [p.id or p.text for p in c.actors],
        "to": [p.id or p.text for p in c.recipients],
        "at": f"{c.place.role} {c.place.text}" if c.place else None,
        "places": [(p.role, p.text) for p in c.places],
        "lost": [(x.kind, x.low, x.high, x.class_, x.scope, x.bound) for x in c.losses],
        "said": [(v.id or v.text, v.stance) for v in c.said_by],
        "when": (c.when.from_, c.when.to) if c.when else None,
        "weapon": c.weapon.kind if c.weapon else None,
        "facility": c.facility.kind if c.facility else None,
        "reason": c.reason.text if c.reason else None,
        "links": [x.kind for x in c.links],
        "phase": c.phase,
        "count": c.count,
    }
    told = " ".join(f"{k}={v}" for k, v in parts.items() if v)
    return f"{c.type} {c.mode or '-'} {c.status} «{c.anchor.text}» {told}"
