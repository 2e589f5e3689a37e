"""The crosswalk is complete for our vocabulary, and each scheme's names are that scheme's."""

from __future__ import annotations

import pytest

from maydan.exchange.crosswalk import Row, codes_of, plover_of, row_of, rows, ucdp_violence
from maydan.model import Claim, Party

MODES = {
    "ASSAULT": "clash airstrike drone shelling missile bombing suicide shooting raid execution assassination chemical advance "
    "capture attack",
    "COERCE": "arrest abduct seize siege blockade displace demolish curfew close",
    "RETREAT": "withdraw ceasefire release surrender evacuate disarm lift-siege",
    "MOBILIZE": "deploy reinforce recruit exercise alert",
    "PROTEST": "demonstrate riot strike sit-in hunger obstruct",
    "CONSULT": "meet negotiate mediate visit call",
    "COOPERATE": "joint-operation intelligence exchange trade",
    "AID": "humanitarian military economic",
    "CONTROL": "holds administers contests cut-off",
    **dict.fromkeys(["AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"], ""),
}
ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory", None},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
CAMEO = {
    "020", "030", "040", "041", "042", "045", "046", "050", "060", "061", "062", "064", "070", "071", "072", "073",
    "080", "0841", "087", "0871", "0872", "0873", "0874", "110", "120", "130", "140", "141", "142", "143", "144",
    "145", "150", "152", "154", "160", "170", "1711", "1712", "1723", "173", "174", "180", "181", "1823", "183",
    "1831", "186", "190", "191", "192", "193", "194", "195", "1952", "2041",
}  # fmt: skip
PAIRS = [(t, m) for t, modes in MODES.items() for m in (None, *modes.split())]


def party(role: str | None) -> Party:
    """A party of that role."""
    return Party("x", 0, 1, role=role)


@pytest.mark.parametrize(("type_", "mode"), PAIRS)
def test_every_type_and_mode_has_its_own_row(type_: str, mode: str | None) -> None:
    """No mode of the design falls back on its type."""
    row = row_of(type_, mode)
    assert row is not None and (row.type, row.mode) == (type_, mode)


def test_no_row_is_beyond_the_vocabulary() -> None:
    """The table names only types and modes that claims can have, each case once."""
    assert {(r.type, r.mode) for r in rows()} == set(PAIRS)
    assert len({(r.type, r.mode, r.case) for r in rows()}) == len(rows())


@pytest.mark.parametrize("row", rows(), ids=lambda r: f"{r.type}-{r.mode}-{r.case}")
def test_names_are_those_of_the_schemes(row: Row) -> None:
    """ACLED pairs, CAMEO codes and PLOVER types are real ones; only states of control have none."""
    if row.acled_event is None:
        assert row.acled_sub_event is None
    else:
        assert row.acled_sub_event in ACLED[row.acled_event]
    assert (row.cameo is None) == (row.type == "CONTROL") == (row.plover_type is None)
    assert row.cameo is None or row.cameo in CAMEO
    assert row.plover_type is None or row.plover_type in MODES


@pytest.mark.parametrize(
    ("actors", "recipients", "violence"),
    [
        (["MIL"], ["REB"], 1), (["REB"], ["GOV"], 1), (["MIL"], ["MIL"], 1), (["MIL", "REB"], [], 1), (["REB"], ["UAF"], 2),
        (["REB", "UAF"], [], 2), (["REB"], ["CVL"], 3), (["MIL"], ["MED", "JRN"], 3), (["MIL"], ["REB", "CVL"], 1),
        ([], ["CVL"], None), (["REB"], [], None), ([None], ["CVL"], None), (["REB"], [None], None), (["CVL"], ["CVL"], None),
        (["REB", None], [], None), (["REB"], ["CVL", None], None), (["MIL", "CVL"], ["UAF"], 1),
    ],
)  # fmt: skip
def test_type_of_violence_follows_from_the_sides(
    actors: list[str | None], recipients: list[str | None], violence: int | None
) -> None:
    """State-based, non-state, one-sided; None where a side is missing or unknown."""
    assert ucdp_violence([party(r) for r in actors], [party(r) for r in recipients]) == violence


def test_civilians_as_recipients_narrow_the_row() -> None:
    """A shooting at civilians is violence against civilians; at fighters a battle."""
    assert row_of("ASSAULT", "shooting", [], [party("CVL")]).acled_event == "Violence against civilians"  # type: ignore[union-attr]
    assert row_of("ASSAULT", "shooting", [], [party("CVL"), party("REB")]).acled_event == "Battles"  # type: ignore[union-attr]


def test_who_takes_ground_names_the_event() -> None:
    """ACLED tells a government's gain from a non-state actor's; without an actor it stays open."""
    names = [row_of("ASSAULT", "capture", [party(r)] if r else []).acled_sub_event for r in ("MIL", "REB", None)]  # type: ignore[union-attr]
    assert names == ["Government regains territory", "Non-state actor overtakes territory", None]


def test_claims_are_coded(claims: tuple[Claim, ...]) -> None:
    """A claim's codes come from its type, mode and parties; a state of control has none."""
    shelling = codes_of(claims[0])
    assert (shelling.cameo, shelling.acled_sub_event, shelling.ucdp_violence) == (
        "194",
        "Shelling/artillery/missile attack",
        3,
    )
    assert codes_of(claims[4]).cameo is None and plover_of(claims[4]) is None
    assert plover_of(claims[0]) == ("ASSAULT", "heavy-weapons")


def test_unknown_words_do_not_break_it() -> None:
    """An unknown mode falls back on its type; an unknown type has no row."""
    assert row_of("ASSAULT", "new-mode") == row_of("ASSAULT", None)
    assert row_of("NOTHING", None) is None
