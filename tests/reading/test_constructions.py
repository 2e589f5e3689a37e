"""How acts and their cost are told: one table a construction, each row a sentence with all claims it gives."""

from __future__ import annotations

from .conftest import Gives
from .expect import Want, act, cost, row, table

Wanted = tuple[Want, ...]


@table(
    row("أعلن الجيش السوري أن قواته قصفت مواقع المسلحين في جوبر.",
        act("ASSAULT", "shelling", by=["قواته"], to=["مواقع المسلحين"], at="جوبر", said=["sy-army"], stance="says", status="actual")),
    row("قال ناشطون إن طائرات حربية أغارت على بلدة حيان.",
        act("ASSAULT", "airstrike", at="حيان", said=["ناشطون"], weapon="aircraft", status="actual")),
    row("أكد مصدر أمني أن مسلحين هاجموا نقطة تفتيش في الطارمية.",
        act("ASSAULT", "attack", by=["مسلحين"], at="الطارمية", said=["مصدر أمني"], stance="affirms", facility="checkpoint")),
    row("أعلنت الشرطة الاتحادية العراقية مقتل ستة مسلحين في قرية الملحة.",
        act("ASSAULT", "attack", to=["ستة مسلحين"], lost=[cost("killed", 6, class_="fighter")], at="الملحة",
            said=["iq-fedpol"], status="actual")),
    row("بحسب شهود عيان، قصفت المدفعية حي الكلاسة.",
        act("ASSAULT", "shelling", at="حي الكلاسة", said=["شهود عيان"], weapon="artillery")),
    row("سيطرت القوات العراقية على قرية البشير، وفق بيان للجيش.",
        act("ASSAULT", "capture", by=["iq-isf"], at="البشير", said=["بيان للجيش"])),
    row("وذكرت وكالة الأنباء أن اشتباكات اندلعت في حي التنك.",
        act("ASSAULT", "clash", at="حي التنك", said=["وكالة الأنباء"])),
    row("وزارة الدفاع: إصابة ثلاثة جنود في هجوم قرب الشدادي.",
        act("ASSAULT", "attack", lost=[cost("injured", 3, class_="fighter")], said=["وزارة الدفاع"], at="الشدادي")),
)  # fmt: skip
def test_report_frame(gives: Gives, text: str, wanted: Wanted) -> None:
    """What a voice announces is the claim, said by it; announcing is no claim of its own."""
    gives(text, wanted)


@table(
    row("قتل خمسة مدنيين في الأتارب.",
        act("ASSAULT", "attack", by=[], to=["خمسة مدنيين"], lost=[cost("killed", 5, class_="civilian")], at="الأتارب")),
    row("قتل الجيش عشرة مسلحين في الأتارب.",
        act("ASSAULT", "attack", by=["الجيش"], to=["عشرة مسلحين"], lost=[cost("killed", 10, class_="fighter")])),
    row("الجيش قتل عشرة مسلحين.", act("ASSAULT", "attack", by=["الجيش"], to=["عشرة مسلحين"])),
    row("جندي قتل أمس في الفلوجة.", act("ASSAULT", "attack", by=[], to=["جندي"], lost=[cost("killed", 1, class_="fighter")])),
    row("قُتل قائد الكتيبة في درعا.", act("ASSAULT", "attack", by=[], to=["قائد الكتيبة"], at="درعا")),
    row("أصيب طفلان بجروح في دوما.", act("ASSAULT", "attack", by=[], lost=[cost("injured", 2, class_="child")], at="دوما")),
    row("اعتقل عشرون متظاهرا في البصرة.", act("COERCE", "arrest", by=[], to=["عشرون متظاهرا"], at="البصرة")),
    row("اعتقلت الشرطة عشرين متظاهرا في البصرة.", act("COERCE", "arrest", by=["الشرطة"], to=["عشرين متظاهرا"])),
    row("خُطف صحفي في صنعاء.", act("COERCE", "abduct", by=[], to=["صحفي"], at="صنعاء")),
    row("قصفت المدينة بالصواريخ طوال الليل.", act("ASSAULT", "missile", by=[], weapon="rocket")),
    row("اقتحمت القوات القرية وقتلت ثلاثة من سكانها.",
        act("ASSAULT", "raid", by=["القوات"], lost=[cost("killed", 3)])),
)  # fmt: skip
def test_agentless_verb(gives: Gives, text: str, wanted: Wanted) -> None:
    """A spelling that is active and passive is read by what stands around it: one bare victim is killed, two phrases kill."""
    gives(text, wanted)


@table(
    row("قتل أربعة جنود في انفجار عبوة ناسفة غرب بعقوبة.",
        act("ASSAULT", "bombing", by=[], to=["أربعة جنود"], lost=[cost("killed", 4, class_="fighter")], weapon="ied",
            at="بعقوبة")),
    row("أصيب مدنيون في قصف على سوق في سراقب.",
        act("ASSAULT", "shelling", lost=[cost("injured", None, class_="civilian")], facility="market", at="سراقب")),
    row("لقي سبعة أشخاص مصرعهم جراء غارة جوية على منزل في الميادين.",
        act("ASSAULT", "airstrike", lost=[cost("killed", 7)], at="الميادين")),
    row("قضى شرطيان إثر هجوم مسلح في كركوك.", act("ASSAULT", "attack", lost=[cost("killed", 2)], at="كركوك")),
    row("مقتل تسعة باشتباكات بين عشيرتين في الديوانية.", act("ASSAULT", "clash", lost=[cost("killed", 9)], at="الديوانية")),
    row("قتل ثلاثة عندما انفجرت سيارة مفخخة في الشعب.",
        act("ASSAULT", "bombing", lost=[cost("killed", 3)], weapon="car-bomb")),
)  # fmt: skip
def test_event_noun_as_cause(gives: Gives, text: str, wanted: Wanted) -> None:
    """A casualty and the act it came from are one claim, of the act's mode."""
    gives(text, wanted)


@table(
    row("مقتل ضابط في الجيش العراقي غرب الرمادي.",
        act("ASSAULT", "attack", lost=[cost("killed", 1, class_="fighter")], at="الرمادي")),
    row("سقط 5 قتلى في قصف على كفرنبل.", act("ASSAULT", "shelling", lost=[cost("killed", 5)], at="كفرنبل")),
    row("أوقع القصف قتيلين وعددا من الجرحى في خان شيخون.",
        act("ASSAULT", "shelling", lost=[cost("killed", 2), cost("injured", None)], at="خان شيخون")),
    row("هجوم في مقديشو يخلف 12 قتيلا.", act("ASSAULT", "attack", lost=[cost("killed", 12)], at="مقديشو")),
    row("سقوط قتلى وجرحى بانفجار في عفرين.",
        act("ASSAULT", "bombing", lost=[cost("killed", None), cost("injured", None)], at="عفرين")),
    row("مصرع قيادي في التنظيم بغارة قرب البوكمال.",
        act("ASSAULT", "airstrike", lost=[cost("killed", 1, class_="fighter")], at="البوكمال")),
)  # fmt: skip
def test_casualty_noun(gives: Gives, text: str, wanted: Wanted) -> None:
    """A noun of death or hurt tells a claim as its verb would."""
    gives(text, wanted)


@table(
    row("فجر انتحاري نفسه في سوق بمدينة بعقوبة.",
        act("ASSAULT", "suicide", by=["انتحاري"], facility="market", at="بعقوبة")),
    row("تفجير انتحاري يستهدف حاجزا في مأرب.", act("ASSAULT", "suicide", facility="checkpoint", at="مأرب")),
    row("هاجم انتحاري بسيارة مفخخة ثكنة في غاو.",
        act("ASSAULT", "suicide", by=["انتحاري"], weapon="car-bomb", at="غاو")),
    row("قتل ثمانية عندما فجر انتحاري حزامه الناسف في كابول.",
        act("ASSAULT", "suicide", lost=[cost("killed", 8)], at="كابول")),
    row("نفذ مسلحون هجوما انتحاريا على مركز للشرطة في قندهار.",
        act("ASSAULT", "suicide", by=["مسلحون"], at="قندهار")),
)  # fmt: skip
def test_suicide_forms(gives: Gives, text: str, wanted: Wanted) -> None:
    """Noun, adjective and verb of a suicide attack all give the mode suicide."""
    gives(text, wanted)


@table(
    row("شن التنظيم هجوما على بلدة الشولا.", act("ASSAULT", "attack", by=["التنظيم"], at="الشولا", to=["بلدة الشولا"])),
    row("نفذت الطائرات الأمريكية أربع غارات على مواقع التنظيم.",
        act("ASSAULT", "airstrike", by=["الطائرات الأمريكية"], to=["مواقع التنظيم"], count=4)),
    row("قام الجيش بقصف مواقع المسلحين قرب حرستا.",
        act("ASSAULT", "shelling", by=["الجيش"], to=["مواقع المسلحين"])),
    row("تعرضت قافلة للجيش لهجوم قرب القائم.", act("ASSAULT", "attack", by=[], to=["قافلة للجيش"])),
    row("تعرضت بلدة الزبداني لقصف مدفعي.", act("ASSAULT", "shelling", by=[], at="الزبداني", weapon="artillery")),
    row("صدت البيشمركة هجوما لتنظيم داعش قرب مخمور.",
        act("ASSAULT", "attack", by=["تنظيم داعش"], to=["البيشمركة"], phase="failed", at="مخمور")),
    row("أحبطت الشرطة محاولة تفجير في النجف.", act("ASSAULT", "bombing", at="النجف", phase="failed")),
    row("أجرى الوزير محادثات مع نظيره التركي في أنقرة.",
        act("CONSULT", "negotiate", by=["الوزير"], to=["نظيره التركي"], at="أنقرة")),
    row("فرضت القوات حصارا على بلدة الرحيبة.", act("COERCE", "siege", by=["القوات"], at="الرحيبة")),
    row("ارتكبت الطائرات مجزرة في قرية الشيخ مصطفى.", act("ASSAULT", at="الشيخ مصطفى")),
    row("وقع انفجار في حي الزهراء.", act("ASSAULT", "bombing", at="حي الزهراء")),
)  # fmt: skip
def test_light_verb(gives: Gives, text: str, wanted: Wanted) -> None:
    """A verb that only carries an act noun gives its subject to the act: as who acts, who suffers, or who foils it."""
    gives(text, wanted)


@table(
    row("قتل ثلاثة جنود وأصيب سبعة في هجوم قرب بيجي.",
        act("ASSAULT", "attack", lost=[cost("killed", 3, class_="fighter"), cost("injured", 7)], at="بيجي")),
    row("مقتل شرطي وإصابة اثنين آخرين بانفجار في الموصل.",
        act("ASSAULT", "bombing", lost=[cost("killed", 1), cost("injured", 2)], at="الموصل")),
    row("أسفر الهجوم عن مقتل وإصابة أربعين شخصا في لشكركاه.",
        act("ASSAULT", "attack", at="لشكركاه")),
    row("سقط ستة قتلى و15 جريحا في قصف على دوما.",
        act("ASSAULT", "shelling", lost=[cost("killed", 6), cost("injured", 15)], at="دوما")),
    row("قتل مدني وجرح آخرون بنيران قناصة في تعز.",
        act("ASSAULT", "shooting", lost=[cost("killed", 1, class_="civilian"), cost("injured", None)], at="تعز")),
)  # fmt: skip
def test_killed_and_wounded(gives: Gives, text: str, wanted: Wanted) -> None:
    """Killed and wounded of one act are two losses of one claim."""
    gives(text, wanted)


@table(
    row("قتل خمسة من عناصر الشرطة في سيناء.", act("ASSAULT", "attack", lost=[cost("killed", 5)], to=["خمسة من عناصر الشرطة"])),
    row("قتل ثلاثة من أفراد عائلة واحدة في قصف على الوعر.",
        act("ASSAULT", "shelling", lost=[cost("killed", 3)], at="الوعر")),
    row("أصيب عدد من المتظاهرين في الناصرية.", act("ASSAULT", lost=[cost("injured", None)], at="الناصرية")),
    row("اعتقلت القوات ثمانية من أبناء القرية.", act("COERCE", "arrest", by=["القوات"], lost=[cost("detained", 8)])),
    row("أسر المقاتلون اثنين من الجنود قرب تل أبيض.",
        act("COERCE", by=["المقاتلون"], lost=[cost("captured", 2)])),
)  # fmt: skip
def test_partitive_victims(gives: Gives, text: str, wanted: Wanted) -> None:
    """'Five of the members' counts five, whoever they are of."""
    gives(text, wanted)


@table(
    row("شن مسلحون هجوما على نقطة تفتيش في بيجي مما أدى إلى مقتل جنديين.",
        act("ASSAULT", "attack", by=["مسلحون"], lost=[cost("killed", 2)], at="بيجي")),
    row("قصفت القوات حي القابون، ما أسفر عن إصابة تسعة مدنيين.",
        act("ASSAULT", "shelling", by=["القوات"], lost=[cost("injured", 9, class_="civilian")], at="حي القابون")),
    row("أدى انفجار لغم إلى مقتل راع في بادية السماوة.", act("ASSAULT", "bombing", lost=[cost("killed", 1)], at="بادية السماوة")),
    row("استهدفت غارة منزلا في البصيرة وأوقعت أربعة قتلى.",
        act("ASSAULT", "airstrike", lost=[cost("killed", 4)], at="البصيرة")),
    row("تسببت المعارك في نزوح ألف عائلة من الحويجة.",
        act("COERCE", "displace", lost=[cost("displaced", 1000)]), act("ASSAULT", "clash")),
    row("هاجم التنظيم حقل العمر، الأمر الذي أدى إلى سقوط خمسة جرحى.",
        act("ASSAULT", "attack", by=["التنظيم"], lost=[cost("injured", 5)], at="حقل العمر")),
)  # fmt: skip
def test_result_chain(gives: Gives, text: str, wanted: Wanted) -> None:
    """What an act led to belongs to the act."""
    gives(text, wanted)


@table(
    row("سقطت ثلاث قذائف هاون على حي الميدان.", act("ASSAULT", "shelling", by=[], at="حي الميدان")),
    row("انفجرت سيارة مفخخة أمام مقر للشرطة في الحلة.", act("ASSAULT", "bombing", by=[], weapon="car-bomb", at="الحلة")),
    row("طائرة مسيرة استهدفت سيارة في ريف إدلب.", act("ASSAULT", "drone", weapon="drone", facility="vehicle")),
    row("ألقت مروحيات براميل متفجرة على بلدة بنش.", act("ASSAULT", "airstrike", at="بنش")),
    row("أطلق الحوثيون صاروخا على نجران.", act("ASSAULT", "missile", by=["الحوثيون"], weapon="rocket", at="نجران")),
    row("المدفعية التركية قصفت قرى في ريف عفرين.", act("ASSAULT", "shelling", by=["tr-army"])),
)  # fmt: skip
def test_weapon_as_subject(gives: Gives, text: str, wanted: Wanted) -> None:
    """A weapon that acts is the means; it names an actor only where it says whose it is."""
    gives(text, wanted)


@table(
    row("استهدفت القوات تجمعا للمسلحين في اليادودة.", act("ASSAULT", "attack", by=["القوات"], to=["تجمعا للمسلحين"], at="اليادودة")),
    row("هجوم على قاعدة عسكرية في كيدال.", act("ASSAULT", "attack", facility="base", at="كيدال")),
    row("شن الطيران غارات ضد مواقع داعش في الحويجة.", act("ASSAULT", "airstrike", to=["مواقع داعش"], at="الحويجة")),
    row("عملية عسكرية ضد المسلحين في جبال حمرين.", act("ASSAULT", to=["المسلحين"], at="جبال حمرين")),
    row("أطلق قناص النار على متظاهرين في غزة.", act("ASSAULT", "shooting", by=["قناص"], to=["متظاهرين"], at="غزة")),
)  # fmt: skip
def test_target_by_verb_or_preposition(gives: Gives, text: str, wanted: Wanted) -> None:
    """Who is struck stands as an object or after a preposition; people are recipients, places and things are not."""
    gives(text, wanted)


@table(
    row("قتل ثلاثة مدنيين على يد مسلحين في ديالى.", act("ASSAULT", "attack", by=["مسلحين"], lost=[cost("killed", 3, class_="civilian")])),
    row("تعرضت القرية لقصف من قبل قوات النظام.", act("ASSAULT", "shelling", by=["sy-army"])),
    row("قتل عشرة جنود في هجوم نفذه تنظيم داعش قرب الرطبة.",
        act("ASSAULT", "attack", by=["تنظيم داعش"], lost=[cost("killed", 10, class_="fighter")], at="الرطبة")),
    row("تبنت حركة الشباب الهجوم على فندق في مقديشو.", act("ASSAULT", "attack", by=["حركة الشباب"], at="مقديشو")),
    row("أعلن تنظيم داعش مسؤوليته عن تفجير في بغداد.", act("ASSAULT", "bombing", by=["تنظيم داعش"], at="بغداد")),
    row("احتجز خمسة صيادين من جانب خفر السواحل.", act("COERCE", by=["خفر السواحل"], to=["خمسة صيادين"])),
)  # fmt: skip
def test_agent_outside_the_subject(gives: Gives, text: str, wanted: Wanted) -> None:
    """Who did it may stand after a preposition, in a relative clause, or as who claims the act."""
    gives(text, wanted)


@table(
    row("شنت القوات 23 غارة على مواقع في الميادين.", act("ASSAULT", "airstrike", by=["القوات"], count=23, at="الميادين")),
    row("نفذ التحالف خمس ضربات قرب الرقة.", act("ASSAULT", by=["التحالف"], count=5, at="الرقة")),
    row("غارتان على مخزن للوقود في الحديدة.", act("ASSAULT", "airstrike", count=2, at="الحديدة")),
    row("وقعت ثلاثة تفجيرات في كركوك.", act("ASSAULT", "bombing", count=3, at="كركوك")),
    row("شن الطيران عشرات الغارات على جوبر.", act("ASSAULT", "airstrike", at="جوبر")),
)  # fmt: skip
def test_numbered_acts(gives: Gives, text: str, wanted: Wanted) -> None:
    """'23 raids' is one claim with a count, and no loss."""
    reading = gives(text, wanted)
    assert not any(c.losses for c in reading)


@table(
    row("بدأت القوات عملية عسكرية في الصحراء.", act("ASSAULT", "attack", by=["القوات"])),
    row("اندلعت مواجهة عسكرية بين الجيش والفصائل.", act("ASSAULT", "clash", by=["الجيش"], to=["الفصائل"])),
    row("دعا الوسيط إلى وقف إطلاق النار.", act("REQUEST", by=["الوسيط"]), act("RETREAT", "ceasefire", status="hypothetical")),
    row("فرضت السلطات حظر التجول في المدينة.", act("COERCE", "curfew", by=["السلطات"])),
)  # fmt: skip
def test_terms_of_several_words(gives: Gives, text: str, wanted: Wanted) -> None:
    """An act that only a term of several words names is read as any other."""
    gives(text, wanted)


@table(
    row("القوات دخلت المدينة فجرا.", act("ASSAULT", "advance", by=["القوات"])),
    row("قال الجيش إنه دخل بلدة راوة.", act("ASSAULT", "advance", by=["الجيش"], at="راوة", said=["الجيش"])),
    row("أكد المتحدث أن وحدات الجيش دخلت الحي.", act("ASSAULT", "advance", by=["وحدات الجيش"])),
)
def test_subject_before_a_verb_of_many_senses(gives: Gives, text: str, wanted: Wanted) -> None:
    """A verb whose sense depends on who does it is read the same with its subject before it."""
    gives(text, wanted)
