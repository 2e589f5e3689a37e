"""Matching of claims to events: by family and anchor, one to one, the closest first; and F1 over words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.evaluation.match import NEAR, Mark, Pair, family, match
from maydan.evaluation.words import token_f1

marks = st.lists(
    st.builds(lambda f, s, n: Mark(f, s, s + n), st.sampled_from("ab"), st.integers(0, 250), st.integers(1, 25)),
    max_size=7,
)


def naive(gold: list[Mark], claims: list[Mark]) -> dict[int, tuple[int, bool]]:
    """The same by the definition: again and again the best pair that is left."""
    left = [(i, j) for i in range(len(gold)) for j in range(len(claims)) if gold[i].family == claims[j].family]
    found: dict[int, tuple[int, bool]] = {}

    def overlap(pair: tuple[int, int]) -> int:
        g, c = gold[pair[0]], claims[pair[1]]
        return min(g.end, c.end) - max(g.start, c.start)

    while left:
        best = max(left, key=lambda p: (overlap(p), -p[0], -p[1]))
        if overlap(best) <= -NEAR:
            break
        found[best[0]] = (best[1], overlap(best) <= 0)
        left = [p for p in left if p[0] != best[0] and p[1] != best[1]]
    return found


@given(marks, marks)
def test_agrees_with_the_definition(gold: list[Mark], claims: list[Mark]) -> None:
    """Sorting all pairs once gives what choosing the best pair again and again gives."""
    assert {p.gold: (p.claim, p.near) for p in match(gold, claims)} == naive(gold, claims)


@given(marks, marks)
def test_one_to_one(gold: list[Mark], claims: list[Mark]) -> None:
    """No event and no claim twice, families equal, and never more pairs than events or claims."""
    pairs = match(gold, claims)
    assert len({p.gold for p in pairs}) == len({p.claim for p in pairs}) == len(pairs)
    assert all(gold[p.gold].family == claims[p.claim].family for p in pairs)


def test_overlap_goes_before_nearness() -> None:
    """A claim that overlaps an event takes it, though another stands first; the other takes what is near."""
    gold = [Mark("violence", 10, 14), Mark("violence", 60, 64)]
    claims = [Mark("violence", 30, 33), Mark("violence", 12, 16)]
    assert match(gold, claims) == (Pair(0, 1, False), Pair(1, 0, True))


@pytest.mark.parametrize(("gap", "found"), [(0, True), (NEAR - 1, True), (NEAR, False)])
def test_near_ends_at_its_bound(gap: int, found: bool) -> None:
    """Anchors that touch are near, not strict; from NEAR characters on they are strangers."""
    assert match([Mark("a", 0, 5)], [Mark("a", 5 + gap, 9 + gap)]) == ((Pair(0, 0, True),) if found else ())


def test_families() -> None:
    """The mode decides where it is shared by types, else the type."""
    assert family("ASSAULT", "capture") == family("COERCE", "seize") == "taking"
    assert family("RETREAT", "lift-siege") == family("COERCE", "siege")
    assert family("ASSAULT", None) == family("ASSAULT", "shelling") == family("COERCE", "demolish") == "violence"
    assert family("COERCE", None) != family("ASSAULT", None) and family("UNHEARD", None) == "other"


@pytest.mark.parametrize(
    ("gold", "found", "value"),
    [
        ("الجيش", "الجيش", 1.0),
        ("والجيش", "جيش", 1.0),  # 'and the army' against 'army': joined particles do not count
        ("للجيش", "الجيش", 1.0),
        ("قوات الأمن", "الأمن", 2 / 3),
        ("قوات قوات", "قوات", 2 / 3),  # each token is used once
        ("مُقاتلون", "مقاتلون", 1.0),
        ("الجيش", "", 0.0),
        ("", "", 0.0),
        ("الجيش", "البلدة", 0.0),
    ],
)
def test_token_f1(gold: str, found: str, value: float) -> None:
    """Tokens agree with or without proclitics and marks, in any order, one for one."""
    assert token_f1(gold, found) == pytest.approx(value)


@given(st.text(max_size=40), st.text(max_size=40))
def test_token_f1_is_a_share(a: str, b: str) -> None:
    """Between 0 and 1 for any text, and 1 against itself if it has a word."""
    assert 0 <= token_f1(a, b) <= 1
    assert token_f1(a, a) in (0.0, 1.0)
