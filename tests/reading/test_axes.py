"""How sure: each value of each axis, and how far the words that move it reach."""

from __future__ import annotations

import pytest

from .conftest import Gives, Read
from .expect import Want, act, row, table

Wanted = tuple[Want, ...]


def attack(**fields: object) -> Want:
    """An attack with these axes."""
    return act("ASSAULT", **fields)


@table(
    row(
        "هاجم التنظيم قرية البغيلية.",
        attack(status="actual", modality="actual", polarity="affirmed", attestation="reported"),
    ),
    row("سيطرت القوات على معبر الوليد اليوم.", attack(status="actual", modality="actual", background=False)),
    row("ذكرت وكالة أن الجيش قصف حي جوبر.", attack(status="actual", attestation="reported")),
    row("وقد سيطر الجيش على القرية بالكامل.", attack(status="actual", modality="actual")),
)
def test_actual(gives: Gives, text: str, wanted: Wanted) -> None:
    """What is told plainly happened, and leaves no cue."""
    assert all(not c.cues for c in gives(text, wanted))


@table(
    row("لم تقصف الطائرات البلدة أمس.", attack(polarity="negated", status="denied")),
    row("لم يدخل الجيش المدينة.", attack(polarity="negated", status="denied")),
    row("لا يسيطر الجيش على المطار.", act("CONTROL", polarity="negated", status="denied")),
    row("ليس هناك اشتباكات في حي التضامن.", attack(polarity="negated", status="denied")),
    row("لم تقع أي هجمات في المدينة أمس.", attack(polarity="negated", status="denied")),
    row("انسحبت القوات من القرية دون اشتباكات.",
        act("RETREAT", "withdraw", polarity="affirmed", status="actual"), attack(polarity="negated")),
    row("لم تتمكن القوات من السيطرة على التلة.", act("ASSAULT", "capture", polarity="negated", status="denied")),
)  # fmt: skip
def test_negated(gives: Gives, text: str, wanted: Wanted) -> None:
    """What did not happen is negated, and so denied."""
    gives(text, wanted)


@table(
    row("لن يستطيع التنظيم السيطرة على المدينة من جديد.", act("ASSAULT", "capture", polarity="negated")),
    row("لن تنسحب القوات من الجولان.", act("RETREAT", "withdraw", polarity="negated")),
    row("لن يهاجم الجيش المخيم.", attack(polarity="negated")),
)
def test_will_not(gives: Gives, text: str, wanted: Wanted) -> None:
    """What will not or cannot happen is negated and no happening."""
    assert all(c.status not in ("actual", "claimed") for c in gives(text, wanted))


@table(
    row("تعتزم الحكومة إرسال قوات إلى الحدود.", act("MOBILIZE", "deploy", by=["الحكومة"], status="planned")),
    row("قرر الجيش شن هجوم على معقل المسلحين.", attack(status="planned")),
    row("تستعد القوات لاقتحام حي النهضة.", act("MOBILIZE", "alert"), attack(by=["القوات"], status="planned")),
    row("تخطط الفصائل لمهاجمة المطار.", attack(by=["الفصائل"], status="planned")),
    row("سيزور وزير الخارجية طهران الأسبوع المقبل.", act("CONSULT", "visit", status="planned")),
    row("من المقرر أن تنسحب القوات من البلدة غدا.", act("RETREAT", "withdraw", status="planned")),
)
def test_planned(gives: Gives, text: str, wanted: Wanted) -> None:
    """What someone means to do is planned."""
    gives(text, wanted)


@table(
    row("هدد التنظيم بقصف المطار.", act("THREATEN", status="actual"), attack(by=["التنظيم"], status="threatened")),
    row("توعدت الجماعة بمهاجمة السفن.", act("THREATEN"), attack(by=["الجماعة"], status="threatened")),
    row("لوحت أنقرة بشن عملية عسكرية في عفرين.", attack(by=["أنقرة"], status="threatened")),
)
def test_threatened(gives: Gives, text: str, wanted: Wanted) -> None:
    """What someone threatens to do is threatened, by whoever threatens, and has not happened."""
    gives(text, wanted)


@table(
    row("يخشى سكان من هجوم جديد على البلدة.", attack(status="feared")),
    row("تتخوف منظمات من حصار المدينة.", act("COERCE", "siege", status="feared")),
    row("حذر مسؤول من اندلاع اشتباكات بين العشائر.", attack(status="feared")),
    row("نزح الأهالي خوفا من القصف.", act("COERCE", "displace", status="actual"), attack(status="feared")),
    row("يخشى مراقبون أن تتحول الأزمة إلى حرب بين الحليفين.", attack(status="feared")),
)
def test_feared(gives: Gives, text: str, wanted: Wanted) -> None:
    """What someone fears or warns of is feared."""
    gives(text, wanted)


@table(
    row("قد تنسحب القوات من المدينة قريبا.", act("RETREAT", "withdraw", status="predicted")),
    row("يتوقع محللون أن تهاجم القوات البلدة.", attack(status="predicted")),
    row("من المرجح أن يستعيد الجيش المعبر.", act("ASSAULT", "capture", status="predicted")),
    row("ربما يستهدف التنظيم خطوط النفط.", attack(status="predicted")),
)
def test_predicted(gives: Gives, text: str, wanted: Wanted) -> None:
    """What may or will come, with no one's will behind it, is predicted."""
    gives(text, wanted)


@table(
    row(
        "إذا انسحبت القوات سيطر التنظيم على الحقل.",
        act("RETREAT", "withdraw", status="conditional"),
        act("ASSAULT", "capture"),
    ),
    row(
        "ستقصف الطائرات المواقع في حال استمر إطلاق الصواريخ.",
        attack(status="conditional"),
        attack(status="conditional"),
    ),
    row("لو هاجم الجيش المدينة لسقط مئات القتلى.", attack(status="conditional")),
    row("لن تعود العائلات إلى الحي ما لم تنسحب الفصائل منه.", act("RETREAT", "withdraw", status="conditional")),
)
def test_conditional(gives: Gives, text: str, wanted: Wanted) -> None:
    """What hangs on a condition, and the condition itself, did not happen."""
    assert not any(c.status in ("actual", "claimed") for c in gives(text, wanted))


@table(
    row("دعت المنظمة إلى وقف إطلاق النار.", act("RETREAT", "ceasefire", status="hypothetical"), act("REQUEST")),
    row("طالب نواب بنشر قوات في كركوك.", act("MOBILIZE", "deploy", status="hypothetical"), act("REQUEST")),
    row("منع الحراس وقوع هجوم على المسجد.", attack(status="hypothetical")),
    row("اقترح الوسيط انسحاب الطرفين من الحديدة.", act("REQUEST"), act("RETREAT", "withdraw", status="hypothetical")),
)
def test_hypothetical(gives: Gives, text: str, wanted: Wanted) -> None:
    """What is proposed, called for or only prevented is hypothetical."""
    gives(text, wanted)


@table(
    row("هل يهاجم التنظيم المدينة من جديد؟", attack(status="question")),
    row("متى تنسحب القوات من القاعدة؟", act("RETREAT", "withdraw", status="question")),
    row("من قصف السوق في البلدة؟", act("ASSAULT", "shelling", status="question")),
    row("هل يستعيد الجيش مدينة القائم؟", act("ASSAULT", "capture", status="question")),
)
def test_question(gives: Gives, text: str, wanted: Wanted) -> None:
    """What is asked is no claim that it happened."""
    gives(text, wanted)


@table(
    row("يعتقد أن التنظيم قصف البلدة بغاز الخردل.", attack(attestation="alleged", status="claimed")),
    row(
        "اتهم الجيش الفصائل بقصف الحي.",
        act("ACCUSE", by=["الجيش"], to=["الفصائل"]),
        attack(by=["الفصائل"], status="claimed"),
    ),
    row("أفادت أنباء غير مؤكدة بمقتل القيادي.", attack(attestation="alleged", status="claimed")),
    row("يشتبه في أن مسلحين خطفوا الموظفين.", act("COERCE", "abduct", attestation="alleged", status="claimed")),
)
def test_alleged(gives: Gives, text: str, wanted: Wanted) -> None:
    """An accusation or a hedged report is alleged, and claimed."""
    gives(text, wanted)


@table(
    row("نفى الجيش قصف المستشفى.", act("ASSAULT", "shelling", by=["الجيش"], attestation="denied", status="denied")),
    row(
        "نفت الحركة أن تكون قواتها قد انسحبت من المعبر.",
        act("RETREAT", "withdraw", attestation="denied", status="denied"),
    ),
    row("أنكرت الحكومة اعتقال الصحفيين.", act("COERCE", "arrest", attestation="denied", status="denied")),
    row("لا صحة لسيطرة الفصائل على القرية.", act("ASSAULT", "capture", status="denied")),
)
def test_denied(gives: Gives, text: str, wanted: Wanted) -> None:
    """What a voice denies is denied."""
    gives(text, wanted)


@table(
    row("وكان التنظيم قد سيطر على المدينة عام 2014.", act("ASSAULT", "capture", background=True, status="historical")),
    row("وسبق أن تعرضت السفارة لهجوم قبل سنوات.", attack(background=True, status="historical")),
    row("أحيا الأهالي ذكرى التفجير الذي ضرب السوق.", act("ASSAULT", "bombing", background=True, status="historical")),
    row("في آذار 2015 قصفت الطائرات المعسكر.", attack(background=True, status="historical")),
)
def test_background(gives: Gives, text: str, wanted: Wanted) -> None:
    """The past behind the news is historical."""
    gives(text, wanted)


@table(
    row("فشل التنظيم في السيطرة على التلة.", act("ASSAULT", "capture", phase="failed")),
    row("حاول مسلحون اقتحام السجن.", attack(by=["مسلحون"])),
    row("لا تزال الاشتباكات مستمرة في حي الميدان.", act("ASSAULT", "clash", phase="ongoing")),
    row("بدأت القوات هجوما على معاقل المسلحين.", attack(by=["القوات"], phase="begun")),
    row("واصلت الطائرات قصف البلدة.", attack(phase="ongoing")),
)
def test_phase(gives: Gives, text: str, wanted: Wanted) -> None:
    """How far an act came is its phase: begun, going on, failed."""
    gives(text, wanted)


@table(
    row("نفى المتحدث أنباء عن انسحاب القوات التي هاجمت القرية أمس.",
        act("RETREAT", "withdraw", status="denied"), attack(status="actual")),
    row("لم يعد السكان إلى الحي الذي قصفه الجيش.", act("ASSAULT", "shelling", status="actual", polarity="affirmed")),
    row("تستعد القوات التي سيطرت على المعبر لدخول المدينة.",
        act("ASSAULT", "capture", status="actual"), act("ASSAULT", "advance", status="planned")),
    row("يخشى النازحون الذين هجرتهم المعارك من العودة.", act("COERCE", "displace", status="actual")),
)  # fmt: skip
def test_scope_ends_at_a_relative_clause(gives: Gives, text: str, wanted: Wanted) -> None:
    """A word of doubt over the main clause does not reach what a relative clause tells as fact."""
    gives(text, wanted)


@table(
    row("لم يتقدم الجيش نحو المدينة، وقصف مسلحون قرية مجاورة.",
        act("ASSAULT", "advance", status="denied"), act("ASSAULT", "shelling", status="actual")),
    row("تعتزم القوات اقتحام الحي، وقتل جنديان في انفجار لغم.",
        attack(status="planned"), act("ASSAULT", "bombing", status="actual")),
    row("نفت الوزارة قصف السوق، وانسحبت القوات من البلدة.",
        act("ASSAULT", "shelling", status="denied"), act("RETREAT", "withdraw", status="actual")),
    row("قتل ثلاثة جنود في هجوم قرب الرطبة، ولم تتبن أي جهة العملية.",
        act("ASSAULT", "attack", status="actual", polarity="affirmed")),
)  # fmt: skip
def test_scope_ends_at_a_new_clause(gives: Gives, text: str, wanted: Wanted) -> None:
    """A comma and a new verb end the reach of what stood before."""
    gives(text, wanted)


@table(
    row("نددت المنظمة بقصف المستشفى في معرة النعمان.",
        act("ACCUSE", by=["المنظمة"]), act("ASSAULT", "shelling", status="actual")),
    row("فتحت الشرطة تحقيقا في مقتل صحفي في بغداد.", attack(status="actual", at="بغداد")),
    row("خرجت مظاهرة تنديدا بالغارة على المدرسة.",
        act("PROTEST", "demonstrate", status="actual"), act("ASSAULT", "airstrike", status="actual")),
    row("أدان المجلس الهجوم على القافلة قرب أورم الكبرى.", act("ACCUSE"), attack(status="actual")),
)  # fmt: skip
def test_condemned_and_investigated_acts_happened(gives: Gives, text: str, wanted: Wanted) -> None:
    """What is condemned or looked into is no denial and no accusation: it happened."""
    gives(text, wanted)


CUED = [
    "لم تقصف الطائرات البلدة أمس.", "تستعد القوات لاقتحام حي النهضة.", "هدد التنظيم بقصف المطار.",
    "يخشى سكان من هجوم جديد على البلدة.", "قد تنسحب القوات من المدينة قريبا.", "نفى الجيش قصف المستشفى.",
    "وكان التنظيم قد سيطر على المدينة عام 2014.",
]  # fmt: skip


@pytest.mark.parametrize("text", CUED, ids=range(1, len(CUED) + 1))
def test_every_moved_axis_has_a_cue(read: Read, text: str) -> None:
    """An axis off its default says which words moved it, and the words stand in the text where the cue says."""
    defaults = {"modality": "actual", "polarity": "affirmed", "attestation": "reported", "background": False}
    claims = read(text).claims
    assert any(c.status != "actual" for c in claims)
    for claim in claims:
        moved = {axis for axis, value in defaults.items() if getattr(claim, axis) != value}
        assert moved <= {cue.axis for cue in claim.cues}
        assert all(text[cue.start : cue.end] == cue.text for cue in claim.cues)
