"""War words that tell of no war; crowds; figures told before their act; what the threshold spares."""

from __future__ import annotations

from dataclasses import replace

import maydan
from maydan.run import above

from .conftest import Gives, Read
from .expect import Want, act, cost, row, table

Wanted = tuple[Want, ...]


@table(
    row("أصيب سبعة أشخاص في حريق شب في مخزن بالخالدية."),
    row("لقي ستة ركاب مصرعهم إثر اصطدام حافلة بشاحنة قرب الواحة."),
    row("سقطت طفلة من نافذة منزلها في الحي الشرقي."),
    row("وتزداد الآلام مع التقدم في السن."),
    row("تمكنت فرق الإطفاء من السيطرة على الحريق."),
    row("قتل خمسة أشخاص في غارة على السوق واندلع حريق.", act("ASSAULT", "airstrike", lost=[cost("killed", 5)])),
)
def test_accidents_and_falls_are_no_attacks(gives: Gives, text: str, wanted: Wanted) -> None:
    """A fire or a collision costs lives without a conflict; a strike that starts a fire is one."""
    gives(text, wanted)


@table(
    row("وهتف المتظاهرون ضد الحكومة.", act("PROTEST", "demonstrate", by=["المتظاهرون"])),
    row("أحرق متظاهرون سيارة للبلدية.", act("PROTEST", "riot", by=["متظاهرون"])),
    row("احتشد آلاف المحتجين في الميدان.", act("PROTEST", "demonstrate")),
    row("أحرق مسلحون سيارة للبلدية.", act("ASSAULT", "attack", by=["مسلحون"])),
)
def test_what_crowds_do_is_protest(gives: Gives, text: str, wanted: Wanted) -> None:
    """The same verb is a riot when demonstrators do it."""
    gives(text, wanted)


def test_figures_before_the_toll_are_those_of_the_act(read: Read) -> None:
    """'Rose to N dead and M hurt the toll of the attack': one act with both, as a revision."""
    (attack,) = read("ارتفعت إلى 14 قتيلا و23 جريحا حصيلة الهجوم على السوق في الكرادة.").claims
    found = {(x.kind, x.best, x.scope) for x in attack.losses}
    assert found == {("killed", 14, "revised"), ("injured", 23, "revised")}


def test_led_to_is_no_valley(read: Read) -> None:
    """'وأدى' folds to the letters of 'وادي': it opens a sentence as a verb, and the losses go to the attack before."""
    (attack,) = read("انفجرت سيارة في سوق الكرادة. وأدى الهجوم إلى مقتل خمسة أشخاص.").claims
    assert [(x.kind, x.best) for x in attack.losses] == [("killed", 5)]


def test_fear_takes_an_object(read: Read) -> None:
    """What people fear is feared with and without a preposition."""
    for text in ("يخشى السكان هجوما على بلدة الكسرة.", "يخشى السكان من هجوم على بلدة الكسرة."):
        assert [c.status for c in read(text).claims if c.type == "ASSAULT"] == ["feared"]


def test_threshold_spares_what_is_not_told_as_fact() -> None:
    """Of two claims with one score between half the threshold and the threshold only the one not told as fact stays."""
    reading = maydan.read("هاجم التنظيم بلدة الكسرة.", min_score=0)
    (claim,) = reading.claims
    fact, fear = replace(claim, id="a", score=0.3), replace(claim, id="b", score=0.3, status="feared")
    kept = above(replace(reading, claims=(fact, fear)), 0.4)
    assert [c.id for c in kept.claims] == ["b"]
    assert not above(replace(reading, claims=(replace(fear, score=0.1),)), 0.4).claims
