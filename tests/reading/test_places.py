"""Where: the place of an act, its role, and names that several places or words share."""

from __future__ import annotations

from .conftest import Gives, Read
from .expect import Want, act, row, table

Wanted = tuple[Want, ...]


@table(
    row("قصفت الطائرات بلدة الأتارب.", act("ASSAULT", where=("at", "الأتارب"))),
    row("اندلعت اشتباكات في تل رفعت.", act("ASSAULT", where=("at", "تل رفعت"))),
    row("قتل جندي قرب تدمر.", act("ASSAULT", where=("near", "تدمر"))),
    row("انفجرت عبوة شمال بعقوبة.", act("ASSAULT", where=("near", "بعقوبة"))),
    row("قتل جندي في محيط مدينة درنة.", act("ASSAULT", where=("near", "درنة"))),
    row("انسحبت القوات من سنجار.", act("RETREAT", where=("from", "سنجار"))),
    row("وصلت تعزيزات إلى مأرب.", act("MOBILIZE", where=("to", "مأرب"))),
    row("تتقدم القوات نحو راوة.", act("ASSAULT", where=("toward", "راوة"))),
    row("تتقدم القوات باتجاه مدينة القائم.", act("ASSAULT", where=("toward", "القائم"))),
    row("هاجم التنظيم قرية على بعد عشرين كيلومترا من الرطبة.", act("ASSAULT", where=("near", "الرطبة"))),
)
def test_role_of_the_place(gives: Gives, text: str, wanted: Wanted) -> None:
    """The preposition says whether an act is at, near, from, to or toward a place."""
    gives(text, wanted)


@table(
    row("اندلعت اشتباكات في حي الشعار بمدينة حلب.", act("ASSAULT", "clash", at="حي الشعار")),
    row("سقطت قذائف على بلدة نبل في ريف حلب الشمالي.", act("ASSAULT", "shelling", at="نبل")),
    row("انفجرت سيارة مفخخة في مدينة القامشلي شمال شرقي سوريا.", act("ASSAULT", "bombing", at="القامشلي")),
    row("قتل شرطي في ناحية جلولاء بمحافظة ديالى.", act("ASSAULT", at="جلولاء")),
)
def test_finest_place_is_the_main_one(gives: Gives, text: str, wanted: Wanted) -> None:
    """Of a town and what it lies in, the town is the place."""
    gives(text, wanted)


@table(
    row("غارات على بلدتي بنش وتفتناز.", act("ASSAULT", "airstrike", at="بنش", places=[("at", "تفتناز")])),
    row("نقلت القوات الأسرى من الرقة إلى عين عيسى.", act("COERCE", places=[("from", "الرقة")], at="عين عيسى")),
    row("أطلق مسلحون صواريخ من بلدة مضايا على دمشق.", act("ASSAULT", at="دمشق", places=[("from", "مضايا")])),
)
def test_several_places(gives: Gives, text: str, wanted: Wanted) -> None:
    """Each further place keeps its own role."""
    gives(text, wanted)


@table(
    row("أعلن الجيش الليبي مقتل ثلاثة جنود في هجوم قرب طرابلس.", act("ASSAULT", country="LBY")),
    row("أعلن الجيش اللبناني مقتل ثلاثة جنود في هجوم قرب طرابلس.", act("ASSAULT", country="LBN")),
    row("قصفت قوات النظام السوري بلدة حمورية.", act("ASSAULT", country="SYR")),
    row("قتل ثلاثة في انفجار في الحلة جنوب العراق.", act("ASSAULT", country="IRQ")),
)
def test_shared_name_goes_to_the_country_in_play(gives: Gives, text: str, wanted: Wanted) -> None:
    """A name of several places is the one in the country that the text is about."""
    gives(text, wanted)


@table(
    row("وقعت غارة على منزل في الميادين.", act("ASSAULT", "airstrike", at="الميادين", facility="house")),
    row("قتل أربعة أشخاص في قصف على دوما.", act("ASSAULT", "shelling", at="دوما")),
    row("اندلعت اشتباكات في العمارة بين عشيرتين.", act("ASSAULT", "clash", at="العمارة")),
    row("سقطت قذائف على الوعر في حمص.", act("ASSAULT", "shelling", at="الوعر")),
    row("هاجم التنظيم مدينة القائم.", act("ASSAULT", "attack", at="القائم")),
    row("قصف الجيش الباب بالمدفعية.", act("ASSAULT", "shelling", at="الباب")),
)
def test_names_that_are_words_too(gives: Gives, text: str, wanted: Wanted) -> None:
    """A town whose name is an ordinary word is a place where only a place can stand."""
    gives(text, wanted)


@table(
    row("قتل جندي على الحدود السورية التركية.", act("ASSAULT", to=["جندي"])),
    row("التقى الوزير نظيره الفرنسي في باريس.", act("CONSULT", "meet", at="باريس")),
    row("قصفت الطائرات قرية الهضبة الحمراء.", act("ASSAULT", "airstrike", at="الهضبة الحمراء")),
)
def test_unknown_names(gives: Gives, text: str, wanted: Wanted) -> None:
    """A name that no gazetteer has is still a place after a word like 'village', without coordinates."""
    gives(text, wanted)


def test_no_point_without_a_gazetteer_entry(read: Read) -> None:
    """A place that is not in the gazetteer keeps its words and has no coordinates."""
    (claim,) = read("هاجم مسلحون قرية الزعترانية الشرقية.").claims
    assert claim.place is not None
    assert (claim.place.id, claim.place.lat, claim.place.lon) == (None, None, None)


def test_losses_told_next_are_those_of_the_act_before(read: Read) -> None:
    """Losses told right after an attack are its losses, at its place."""
    (attack,) = read("هاجم التنظيم بلدة الكسرة. وقتل ثلاثة مدنيين وأصيب آخرون.").claims
    assert attack.place is not None and [(x.kind, x.best) for x in attack.losses][0] == ("killed", 3)


@table(
    row("أغلق متظاهرون الجسر في الناصرية.", act("PROTEST", "obstruct", by=["متظاهرون"], at="الناصرية")),
    row("طُرد التنظيم من سرت.", act("ASSAULT", "capture", to=["التنظيم"], at="سرت")),
    row("هاجم مسلحون المطار في عدن.", act("ASSAULT", "attack", at="عدن", facility="airport")),
    row("قصفت الطائرات السوق المركزي في الحديدة.", act("ASSAULT", "airstrike", at="الحديدة", facility="market")),
)
def test_a_name_before_a_nameless_site(gives: Gives, text: str, wanted: Wanted) -> None:
    """'The bridge in a town' is in the town; the bridge alone could be anywhere."""
    gives(text, wanted)
