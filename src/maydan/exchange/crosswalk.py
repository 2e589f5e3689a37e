"""Claims in the terms of PLOVER, CAMEO, ACLED and UCDP. The mapping is data: crosswalk.tsv beside this file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from ..errors import KnowledgeError
from ..model import Claim, Codes, Party, Reading

STATE = frozenset({"GOV", "MIL", "COP", "SPY"})
"""Roles that act for a government. (A party that holds a seat, a court, a parliament bears no arms.)"""
GROUP = frozenset({"REB", "UAF", "CRM"})
"""Roles of organised armed groups that are no government's."""
CIVILIAN = frozenset({"CVL", "MED", "EDU", "REL", "BUS", "REF", "JRN", "LEG", "JUD", "PTY", "NGO", "IGO", "LAB"})
"""Roles of people without arms. OPP is left out: opposition may march or fight."""

_FILE = "crosswalk.tsv"
_COLUMNS = 11
_CASES = frozenset({"-", "civilian", "state", "nonstate"})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; None where the scheme has no such thing. `ucdp`: armed force as UCDP means it."""

    type: str
    mode: str | None
    case: str | None
    plover_type: str | None
    plover_mode: str | None
    plover_context: str | None
    cameo: str | None
    acled_event: str | None
    acled_sub_event: str | None
    ucdp: bool


@cache
def rows() -> tuple[Row, ...]:
    """All lines of crosswalk.tsv, in order.

    Raises:
        KnowledgeError: a line has too few or too many columns, or an unknown case.
    """
    found: list[Row] = []
    text = files(__package__).joinpath(_FILE).read_text("utf-8")
    header = True
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        if header:
            header = False
            continue
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            cause = f"has {len(cells)} columns, not {_COLUMNS}"
            raise KnowledgeError(_FILE, number, "all", cause, "separate the columns with tabs; write - for none")
        if cells[2] not in _CASES:
            raise KnowledgeError(
                _FILE, number, "case", f"{cells[2]!r} is unknown", "use civilian, state, nonstate or -"
            )
        found.append(_row([None if cell in ("", "-") else cell for cell in cells]))
    return tuple(found)


def _row(cells: Sequence[str | None]) -> Row:
    type_, mode, case, p_type, p_mode, context, cameo, event, sub_event, ucdp = cells[:10]
    return Row(type_ or "", mode, case, p_type, p_mode, context, cameo, event, sub_event, ucdp == "yes")


@cache
def _index() -> dict[tuple[str, str | None, str | None], Row]:
    return {(row.type, row.mode, row.case): row for row in rows()}


def row_of(type_: str, mode: str | None, actors: Sequence[Party] = (), recipients: Sequence[Party] = ()) -> Row | None:
    """The line for a type and mode: the narrowest case that the parties' roles allow, else the general one.

    A mode that the table does not know falls back to its type; an unknown type gives None.
    """
    index = _index()
    for case in (*_cases(actors, recipients), None):
        row = index.get((type_, mode, case))
        if row:
            return row
    return index.get((type_, None, None))


def _cases(actors: Iterable[Party], recipients: Iterable[Party]) -> list[str]:
    cases = []
    hit = [p.role for p in recipients]
    if hit and all(role in CIVILIAN for role in hit):
        cases.append("civilian")
    roles = {p.role for p in actors}
    if roles & STATE:
        cases.append("state")
    elif roles & GROUP:
        cases.append("nonstate")
    return cases


def ucdp_violence(actors: Sequence[Party], recipients: Sequence[Party]) -> int | None:
    """UCDP's type of violence from who stands on the two sides: 1 state-based, 2 non-state, 3 one-sided.

    Where an act has no recipient because both sides act (a clash), the actors are the two sides.

    Returns:
        None where a side is missing or of unknown kind: the type is not guessed.
    Source:
        UCDP GED codebook: state-based if one warring side is a government; non-state if neither is and both are
        organised; one-sided if an organised side kills civilians.
    """
    acting, hit = [_kind(p) for p in actors], [_kind(p) for p in recipients]
    if not hit:
        if len(acting) < 2 or not set(acting) <= {"state", "group"}:
            return None
        return 1 if "state" in acting else 2
    armed = [kind for kind in acting if kind in ("state", "group")]
    if not armed:
        return None
    fought = [kind for kind in hit if kind in ("state", "group")]
    if not fought:
        return 3 if all(kind == "civilian" for kind in hit) else None
    return 1 if "state" in (*armed, *fought) else 2


def _kind(party: Party) -> str | None:
    if party.role in STATE:
        return "state"
    if party.role in GROUP:
        return "group"
    return "civilian" if party.role in CIVILIAN else None


def codes_of(claim: Claim) -> Codes:
    """The claim's codes in CAMEO, ACLED and UCDP; None where a scheme has nothing for it."""
    row = row_of(claim.type, claim.mode, claim.actors, claim.recipients)
    if row is None:
        return Codes()
    violence = ucdp_violence(claim.actors, claim.recipients) if row.ucdp else None
    return Codes(row.cameo, row.acled_event, row.acled_sub_event, violence)


def plover_of(claim: Claim) -> tuple[str, str | None] | None:
    """The claim's type and mode as PLOVER has them (abduction, for one, is ASSAULT there); None for states of control."""
    row = row_of(claim.type, claim.mode, claim.actors, claim.recipients)
    return (row.plover_type, row.plover_mode) if row and row.plover_type else None


def coded(reading: Reading) -> Reading:
    """The reading with codes filled in where its claims have none yet."""
    claims = tuple(replace(c, codes=codes_of(c)) if c.codes == Codes() else c for c in reading.claims)
    return replace(reading, claims=claims)
