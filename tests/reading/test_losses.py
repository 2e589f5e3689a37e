"""What an act cost: numbers, duals, bounds, parts, periods, classes."""

from __future__ import annotations

import pytest

from .conftest import Gives, Read
from .expect import Want, act, cost, row, table

Wanted = tuple[Want, ...]


def killed(low: int | None, *high: int | None, **fields: object) -> Want:
    """An attack whose only loss is so many killed."""
    return act("ASSAULT", lost=[cost("killed", low, *high, **fields)])


@table(
    row("قتل 12 مدنيا في قصف على سرمين.", killed(12)),
    row("قتل ١٢ مدنيا في قصف على سرمين.", killed(12)),
    row("قتل اثنا عشر مدنيا في قصف على سرمين.", killed(12)),
    row("قتل خمسة وعشرون جنديا في كمين قرب إسنا.", killed(25, class_="fighter")),
    row("قتل مئة وعشرون مقاتلا في المعارك حول الموصل.", killed(120)),
    row("مقتل ثلاث نساء في قصف على الغوطة.", killed(3, class_="woman")),
    row("قتل طفل في انفجار لغم في سنجار.", killed(1, class_="child")),
    row("قتل ألف شخص في معارك المدينة.", killed(1000)),
)
def test_numbers(gives: Gives, text: str, wanted: Wanted) -> None:
    """Numbers in words and in any digits count the same; one named victim is one."""
    gives(text, wanted)


@table(
    row("قتل جنديان في هجوم قرب الحضر.", killed(2, class_="fighter")),
    row("مقتل طفلين في قصف على عربين.", killed(2, class_="child")),
    row("استشهد مسعفان في غارة على حاس.", killed(2, class_="medic")),
    row("مقتل شرطيين اثنين في تفجير ببغداد.", killed(2)),
)
def test_duals(gives: Gives, text: str, wanted: Wanted) -> None:
    """A dual is two."""
    gives(text, wanted)


@table(
    row("قتل 11 شخصا على الأقل في تفجير في لاهور.", killed(11, None, bound="least")),
    row("مقتل أكثر من 40 مسلحا في غارات على البوكمال.", killed(40, None)),
    row("قتل ما بين 10 و15 مسلحا في المعارك قرب تلعفر.", killed(10, 15)),
    row(
        "قتل نحو 30 جنديا في هجوم على القاعدة.", act("ASSAULT", lost=[{"kind": "killed", "best": 30, "bound": "about"}])
    ),
    row("قتل عشرات المدنيين في قصف على الرقة.", killed(20, None)),
    row("مقتل ما لا يقل عن سبعة أشخاص في انفجار بكويتا.", killed(7, None, bound="least")),
    row("سقوط عدد من القتلى في قصف على حرستا.", killed(None)),
)
def test_bounds(gives: Gives, text: str, wanted: Wanted) -> None:
    """Bounds stay bounds; an untold number is unknown, never 0."""
    gives(text, wanted)


@table(
    row(
        "قتل عشرون مدنيا بينهم ستة أطفال في قصف على دوما.",
        act(
            "ASSAULT",
            lost=[
                cost("killed", 20, class_="civilian", scope="event"),
                cost("killed", 6, class_="child", scope="part"),
            ],
        ),
    ),
    row(
        "أصيب 30 شخصا، من بينهم ثلاث نساء، في انفجار بكابول.",
        act("ASSAULT", lost=[cost("injured", 30, scope="event"), cost("injured", 3, class_="woman", scope="part")]),
    ),
)
def test_parts_point_at_their_sum(gives: Gives, text: str, wanted: Wanted) -> None:
    """'Among them six children' is part of the sum before it."""
    (claim,) = gives(text, wanted)
    whole = next(i for i, loss in enumerate(claim.losses) if loss.scope == "event")
    assert [loss.part_of for loss in claim.losses if loss.scope == "part"] == [whole]


@table(
    row(
        "قتل 300 مدني منذ بداية العام في قصف على الغوطة.",
        act("ASSAULT", lost=[cost("killed", 300, class_="civilian", scope="period")]),
    ),
    row("وبلغت حصيلة المعارك 90 قتيلا خلال أسبوع.", act("ASSAULT", lost=[cost("killed", 90, scope="period")])),
    row("ارتفعت حصيلة تفجير الكرادة إلى 55 قتيلا.", act("ASSAULT", lost=[cost("killed", 55, scope="revised")])),
)
def test_periods_and_revisions(gives: Gives, text: str, wanted: Wanted) -> None:
    """A toll of a whole period, and one that takes another's place, say so."""
    gives(text, wanted)


@table(
    row("دمرت القوات خمس مركبات للتنظيم قرب عنة.", act("ASSAULT", lost=[cost("materiel", 5)])),
    row("أسقط الدفاع الجوي طائرة مسيرة فوق حميميم.", act("ASSAULT", lost=[cost("materiel", 1)])),
    row("خطف مسلحون أربعة عمال قرب بيجي.", act("COERCE", "abduct", to=["أربعة عمال"])),
    row("فقد عشرون شخصا بعد هجوم على القرية.", act("ASSAULT", lost=[cost("missing", 20)])),
    row("أسر الجيش سبعة من مقاتلي التنظيم.", act("COERCE", lost=[cost("captured", 7, class_="fighter")])),
)
def test_other_kinds(gives: Gives, text: str, wanted: Wanted) -> None:
    """Captured, missing and materiel are losses of their own kind."""
    gives(text, wanted)


@table(
    row(
        "قتل مسلح وأصيب شرطي في هجوم على حاجز في القطيف.",
        act("ASSAULT", lost=[cost("killed", 1, class_="fighter"), cost("injured", 1)]),
    ),
    row("قتل صحفي في قصف على حي باب الدريب.", killed(1, class_="journalist")),
    row(
        "قتل منفذ الهجوم وأصيب حارسان في العريش.",
        act("ASSAULT", lost=[cost("killed", 1, class_="attacker"), cost("injured", 2)]),
    ),
    row("قتلت امرأة وطفلاها في غارة على منبج.", act("ASSAULT", "airstrike")),
)
def test_classes(gives: Gives, text: str, wanted: Wanted) -> None:
    """The word for the victim gives the class."""
    gives(text, wanted)


BOUNDED = [
    "قتل ما بين 10 و15 مسلحا في المعارك قرب تلعفر.", "قتل عشرات المدنيين في قصف على الرقة.",
    "مقتل أكثر من 40 مسلحا وإصابة نحو 60 في غارات على البوكمال.", "قتل عشرون مدنيا بينهم ستة أطفال في قصف على دوما.",
]  # fmt: skip


@pytest.mark.parametrize("text", BOUNDED, ids=range(1, len(BOUNDED) + 1))
def test_low_best_high_are_in_order(read: Read, text: str) -> None:
    """low ≤ best ≤ high wherever they are known, and the words of a loss stand where it says."""
    for claim in read(text):
        for loss in claim.losses:
            known = [n for n in (loss.low, loss.best, loss.high) if n is not None]
            assert known == sorted(known)
            assert text[loss.start : loss.end] == loss.text
