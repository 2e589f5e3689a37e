"""How clauses, references and parties share out an act: one table a construction, each row with all claims it gives."""

from __future__ import annotations

from .conftest import Gives
from .expect import Want, act, cost, row, table

Wanted = tuple[Want, ...]


@table(
    row("غارة تركية على جبل قنديل.", act("ASSAULT", "airstrike", by=["تركية"], at="جبل قنديل")),
    row("قصف إسرائيلي على خان يونس.", act("ASSAULT", "shelling", by=["إسرائيلي"], at="خان يونس")),
    row("غارات روسية استهدفت مواقع في جسر الشغور.", act("ASSAULT", "airstrike", by=["روسية"], at="جسر الشغور")),
    row("قصف روسي-سوري على خان شيخون.", act("ASSAULT", by=["روسي", "سوري"], at="خان شيخون")),
    row("شن الطيران الروسي غارات على البادية.", act("ASSAULT", "airstrike", by=["الطيران الروسي"])),
    row("أصيب جندي تركي قرب الباب.", act("ASSAULT", by=[], to=["جندي تركي"], lost=[cost("injured", 1, class_="fighter")])),
)  # fmt: skip
def test_nationality_adjective(gives: Gives, text: str, wanted: Wanted) -> None:
    """An adjective of nationality beside an act names who acts; beside a person it only says whose."""
    gives(text, wanted)


@table(
    row("الهجوم الذي شنه التنظيم قرب السعن أوقع ستة قتلى.",
        act("ASSAULT", "attack", by=["التنظيم"], lost=[cost("killed", 6)], at="السعن")),
    row("قتل القائد الذي كان يشرف على الجبهة في القائم.", act("ASSAULT", "attack", to=["القائد"], at="القائم")),
    row("استعادت القوات القرية التي سيطر عليها المسلحون أمس.",
        act("ASSAULT", "capture", by=["القوات"]), act("ASSAULT", "capture", by=["المسلحون"])),
    row("وصلت تعزيزات إلى المدينة التي يحاصرها الجيش.",
        act("MOBILIZE", "reinforce"), act("COERCE", "siege", by=["الجيش"])),
    row("اعتقلت الشرطة مسلحين هاجموا مدرسة في الرمادي.",
        act("COERCE", "arrest", by=["الشرطة"], to=["مسلحين"]),
        act("ASSAULT", "attack", by=["مسلحين"], facility="school", at="الرمادي")),
    row("انسحب المقاتلون الذين كانوا يسيطرون على المعبر.",
        act("RETREAT", "withdraw", by=["المقاتلون"]), act("CONTROL", "holds", by=["المقاتلون"])),
)  # fmt: skip
def test_relative_clause(gives: Gives, text: str, wanted: Wanted) -> None:
    """A relative clause says more of an act, or tells another one by or to the party it hangs on."""
    gives(text, wanted)


@table(
    row("يسيطر الجيش على مطار الجراح.", act("CONTROL", "holds", by=["الجيش"], at="مطار الجراح", status="actual")),
    row("لا يزال التنظيم يحتفظ بمناطق في ريف دير الزور.",
        act("CONTROL", "holds", by=["التنظيم"], phase="ongoing", status="actual")),
    row("تقع بلدة رأس العين تحت سيطرة قوات سوريا الديمقراطية.",
        act("CONTROL", "holds", by=["قوات سوريا الديمقراطية"], at="رأس العين")),
    row("ما زالت مدينة القائم في قبضة التنظيم.", act("CONTROL", "holds", by=["التنظيم"], at="القائم")),
    row("سيطر الجيش على تلة السيرياتل بعد معارك.", act("ASSAULT", "capture", by=["الجيش"]), act("ASSAULT", "clash")),
    row("دخلت القوات قرية أم الريش وسيطرت عليها بالكامل.", act("ASSAULT", "advance", by=["القوات"]), act("ASSAULT", "capture", by=["القوات"])),
)  # fmt: skip
def test_control(gives: Gives, text: str, wanted: Wanted) -> None:
    """Holding a place is a state, taking it an act."""
    gives(text, wanted)


@table(
    row("شددت القوات الحصار على الحويجة.", act("COERCE", "siege", by=["القوات"], at="الحويجة")),
    row("ضيق الجيش الخناق على مقاتلي التنظيم في الميادين.",
        act("COERCE", "siege", by=["الجيش"], to=["مقاتلي التنظيم"], at="الميادين")),
    row("تحاصر الفصائل قرية كفريا منذ عامين.", act("COERCE", "siege", by=["الفصائل"], at="كفريا")),
    row("أطبقت القوات الحصار على المدينة من ثلاث جهات.", act("COERCE", "siege", by=["القوات"])),
)  # fmt: skip
def test_siege_tightens(gives: Gives, text: str, wanted: Wanted) -> None:
    """A siege that is laid, tightened or kept is a siege, whoever is inside."""
    gives(text, wanted)


@table(
    row("تتقدم القوات ببطء في محيط راوة.", act("ASSAULT", "advance", by=["القوات"], at="راوة")),
    row("أحرز الجيش تقدما بطيئا شرق الميادين.", act("ASSAULT", "advance", by=["الجيش"], at="الميادين")),
    row("تباطأ تقدم الحشد الشعبي نحو القائم.", act("ASSAULT", "advance", by=["iq-pmf"])),
)  # fmt: skip
def test_slow_advance(gives: Gives, text: str, wanted: Wanted) -> None:
    """An advance is an advance at any speed."""
    gives(text, wanted)


@table(
    row("رفضت الفصائل المشاركة في المعركة بسبب خلاف على القيادة.",
        act("REJECT", by=["الفصائل"], reason="خلاف على القيادة")),
    row("امتنعت العشائر عن دعم الجيش بسبب تأخر الرواتب.",
        act("REJECT", by=["العشائر"], to=["الجيش"], reason="تأخر الرواتب")),
    row("رفض الحلفاء مساندة القوات في معركة الوادي.", act("REJECT", by=["الحلفاء"], to=["القوات"])),
    row("انسحبت القوات من التلة بسبب سوء الأحوال الجوية.", act("RETREAT", "withdraw", by=["القوات"], reason="سوء الأحوال الجوية")),
    row("أغلقت السلطات المعبر نظرا لتدهور الوضع الأمني.", act("COERCE", "close", by=["السلطات"], reason="تدهور الوضع الأمني")),
)  # fmt: skip
def test_refusal_and_reason(gives: Gives, text: str, wanted: Wanted) -> None:
    """Withheld support is a refusal that happened; the reason that the report gives stays in its words."""
    gives(text, wanted)


@table(
    row("قصفت القوات بلدة خربة ردا على هجوم بالصواريخ.", act("ASSAULT", "shelling", by=["القوات"]), act("ASSAULT", "missile")),
    row("شن التحالف غارة انتقاما لمقتل جنديين.", act("ASSAULT", "airstrike"), act("ASSAULT", lost=[cost("killed", 2, class_="fighter")])),
)  # fmt: skip
def test_response_is_linked(gives: Gives, text: str, wanted: Wanted) -> None:
    """An act in answer to another is linked to it as a response."""
    first, second = gives(text, wanted).claims
    links = [(link.claim, link.kind) for c in (first, second) for link in c.links]
    assert ("response" in [kind for _, kind in links]) and links[0][0] in (first.id, second.id)


@table(
    row("انسحب المسلحون من القرية إثر قصف عنيف.", act("RETREAT", "withdraw", by=["المسلحون"]), act("ASSAULT", "shelling")),
    row("أعلن حظر التجول في المدينة عقب تفجير انتحاري.", act("COERCE", "curfew"), act("ASSAULT", "suicide")),
)  # fmt: skip
def test_cause_is_linked(gives: Gives, text: str, wanted: Wanted) -> None:
    """An act after which another came is linked to it as its cause."""
    assert any(link.kind == "cause" for c in gives(text, wanted) for link in c.links)


@table(
    row("قالت الفصائل إنها سيطرت على بلدة معردس. ونفى الجيش سيطرة الفصائل على بلدة معردس.",
        act("ASSAULT", "capture", by=["الفصائل"], said=["الفصائل"], status="claimed", attestation="disputed"),
        act("ASSAULT", "capture", by=["الفصائل"], said=["الجيش"], status="denied")),
    row("أعلن التنظيم أنه قصف مطار التيفور. ونفت الوزارة قصف مطار التيفور.",
        act("ASSAULT", "shelling", said=["التنظيم"], attestation="disputed"), act("ASSAULT", "shelling", attestation="denied")),
)  # fmt: skip
def test_claim_and_denial_are_rivals(gives: Gives, text: str, wanted: Wanted) -> None:
    """A denial and what it denies are two claims, each a rival of the other."""
    first, second = gives(text, wanted).claims
    assert [x.claim for x in first.links if x.kind == "rival"] == [second.id]
    assert [x.claim for x in second.links if x.kind == "rival"] == [first.id]


@table(
    row("دخل الجيش المدينة بدعم من الطيران الروسي.",
        act("ASSAULT", by=["الجيش", "الطيران الروسي"], parts=["supports"])),
    row("شن تحالف بقيادة السعودية غارات على صعدة.",
        act("ASSAULT", "airstrike", by=["تحالف", "السعودية"], parts=["leads"], at="صعدة")),
    row("هاجمت الفصائل البلدة بمساندة القوات التركية.", act("ASSAULT", by=["الفصائل", "القوات التركية"], parts=["supports"])),
)  # fmt: skip
def test_parts_of_actors(gives: Gives, text: str, wanted: Wanted) -> None:
    """Who leads and who supports act too, each with its part."""
    gives(text, wanted)


@table(
    row("هاجم تنظيم داعش قرية الطوقلي. وقال سكان إن التنظيم اعتقل عشرين شابا.",
        act("ASSAULT", "attack", by=["تنظيم داعش"], at="الطوقلي"), act("COERCE", "arrest", by=["التنظيم"], lost=[cost("detained", 20)])),
    row("أعلن الجيش العراقي بدء عملية عسكرية في الصحراء. وقال الجيش إن قواته تتقدم نحو راوة.",
        act("ASSAULT", by=["iq-army"]), act("ASSAULT", "advance", said=["iq-army"])),
    row("قصفت القوات التركية قرية مريمين. وذكرت القوات أن القصف استهدف مسلحين.",
        act("ASSAULT", "shelling", at="مريمين")),
    row("انفجرت سيارة مفخخة في الكرادة. وأدى الانفجار إلى مقتل ستة أشخاص.",
        act("ASSAULT", "bombing", at="الكرادة", lost=[cost("killed", 6)])),
    row("شن التنظيم هجوما على بلدة الشيوخ. ولم تعرف دوافع الهجوم بعد.", act("ASSAULT", "attack", at="الشيوخ")),
)  # fmt: skip
def test_told_again(gives: Gives, text: str, wanted: Wanted) -> None:
    """'The group' is the group named before; 'the attack' told again is no second claim."""
    gives(text, wanted)


@table(
    row("هاجم المسلحون المخفر ثم انسحبوا إلى الجبل.",
        act("ASSAULT", "attack", by=["المسلحون"]), act("RETREAT", "withdraw", by=["المسلحون"])),
    row("دخلت الشرطة الحي واعتقلت ستة أشخاص.", act("COERCE", "arrest", by=["الشرطة"], lost=[cost("detained", 6)])),
    row("وصل الوفد إلى جنيف والتقى المبعوث الأممي.", act("CONSULT", "visit", by=["الوفد"]), act("CONSULT", "meet", by=["الوفد"], to=["المبعوث الأممي"])),
    row("أوقف مسلحون حافلة قرب مخمور وخطفوا سائقها.", act("COERCE", "abduct", by=["مسلحون"], to=["سائقها"])),
)  # fmt: skip
def test_dropped_subject(gives: Gives, text: str, wanted: Wanted) -> None:
    """A verb joined to another without a subject of its own has the other's."""
    gives(text, wanted)


@table(
    row("قصف الجيش والحشد الشعبي مواقع التنظيم في تلعفر.", act("ASSAULT", "shelling", by=["الجيش", "iq-pmf"], at="تلعفر")),
    row("اندلعت اشتباكات بين القوات الكردية والحشد الشعبي قرب التون كوبري.",
        act("ASSAULT", "clash", by=["القوات الكردية"], to=["iq-pmf"], at="التون كوبري")),
    row("وقعت روسيا وتركيا وإيران اتفاقا في أستانا.", act("AGREE", by=["روسيا", "تركيا", "إيران"], at="أستانا")),
    row("اشتبكت الشرطة مع مسلحين في العريش.", act("ASSAULT", "clash", by=["الشرطة"], to=["مسلحين"], at="العريش")),
    row("قتل خمسة جنود وثلاثة مسلحين في معارك قرب الفقهاء.",
        act("ASSAULT", "clash", lost=[cost("killed", 5, class_="fighter"), cost("killed", 3, class_="fighter")])),
)  # fmt: skip
def test_coordinated_parties(gives: Gives, text: str, wanted: Wanted) -> None:
    """Coordinated parties are parties of their own, in the same slot, or on both sides of a fight."""
    gives(text, wanted)


@table(
    row("سقطت قذيفة على مستشفى في حي الشعار.", act("ASSAULT", "shelling", facility="hospital", at="حي الشعار")),
    row("انسحبت القوات من حقل التنف باتجاه الحدود.", act("RETREAT", "withdraw", by=["القوات"])),
    row("نقل الجيش تعزيزات من حماة إلى دير الزور.", act("MOBILIZE", by=["الجيش"], at="دير الزور", places=[("from", "حماة")])),
    row("هاجم مسلحون حافلة قرب بلدة طوزخورماتو.", act("ASSAULT", "attack", facility="bus", at="طوزخورماتو")),
    row("تقدمت القوات من الشرقاط باتجاه الحويجة.", act("ASSAULT", "advance", by=["القوات"])),
)  # fmt: skip
def test_facilities_and_directions(gives: Gives, text: str, wanted: Wanted) -> None:
    """What is struck is a facility, where it stands the place, and where to or from a place with that role."""
    gives(text, wanted)


@table(
    row("قاد المدرب هجوما عنيفا على حكم المباراة."),
    row("سجل الفريق هدفين بعد هجوم سريع."),
    row("ضربت عاصفة رملية محافظة الأنبار."),
    row("قتل رجل في حادث سير قرب السماوة."),
    row("شنت الصحيفة حملة على غلاء الأسعار."),
    row("افتتح الوزير معرض الكتاب في بغداد."),
    row("يروي الفيلم قصة حصار مدينة قديمة."),
    row("تراجعت أسعار النفط بعد تقدم الدولار."),
    row("نفذت الوزارة حملة تلقيح في المدارس."),
)
def test_no_act_of_war(gives: Gives, text: str, wanted: Wanted) -> None:
    """Sport, weather, traffic, markets and films are told in the same words, and are no claims."""
    gives(text, wanted)


@table(
    row("هاجم الجيش الفصائل قرب الرستن.", act("ASSAULT", "attack", by=["الجيش"], to=["الفصائل"])),
    row("هاجمت القوات المتمردين شرق مأرب.", act("ASSAULT", "attack", by=["القوات"], to=["المتمردين"])),
    row("قصف الجيش المسلحين في جوبر.", act("ASSAULT", "shelling", by=["الجيش"], to=["المسلحين"])),
    row("حاصر الجيش المقاتلين في الحي.", act("COERCE", "siege", by=["الجيش"], to=["المقاتلين"])),
    row("دعم التحالف الفصائل بالسلاح.", act("SUPPORT", by=["التحالف"], to=["الفصائل"])),
    row("هاجم المسلحون الجنود عند الحاجز.", act("ASSAULT", "attack", by=["المسلحون"], to=["الجنود"])),
    row("اتهمت الحكومة المعارضة بعرقلة المفاوضات.", act("ACCUSE", by=["الحكومة"], to=["المعارضة"])),
    row("اتهم التحالف الحوثيين بقصف الميناء.",
        act("ACCUSE", by=["التحالف"], to=["الحوثيين"]), act("ASSAULT", "shelling", by=["الحوثيين"], status="claimed")),
    row("اعتقلت الشرطة المتظاهرين أمام البرلمان.", act("COERCE", "arrest", by=["الشرطة"], to=["المتظاهرين"])),
    row("طردت القوات المسلحين من سنجار.", act("ASSAULT", "capture", by=["القوات"], to=["المسلحين"], at="سنجار")),
)  # fmt: skip
def test_subject_and_object_side_by_side(gives: Gives, text: str, wanted: Wanted) -> None:
    """Of two definite parties after a verb the first acts; a noun with the article is no construct, and what does not agree no adjective."""
    gives(text, wanted)
