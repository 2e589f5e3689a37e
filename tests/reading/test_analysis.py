"""One analysis in the manner of an opinion page: acts told, feared, doubted, asked; why an ally stays away; whose spirits rise.

The text is made up for this test. It holds, in other words and places, the kinds of statement that such an article makes about the
field, so that a reader who only knows news agencies' sentences fails here.
"""

from __future__ import annotations

import pytest

from maydan.model import Claim, Reading

from .conftest import Read
from .expect import Want, act, case, cases, cost, misses, shown

TEXT = """
فاجأ تنظيم داعش خصومه في الأيام الأخيرة، فقد شن مقاتلوه هجوما واسعا قرب بلدة القريتين في ريف حمص. وأعاد ذلك إلى التنظيم شيئا من حضوره، \
وارتفعت معنويات تنظيم داعش بعد صيف طويل من الهزائم.
غير أن ذلك لم يوقف الجيش السوري، إذ تتقدم وحداته ببطء نحو مدينة البوكمال، رغم الهجوم المضاد الذي نفذه التنظيم في بادية الشام.
على الضفة العراقية اقتحم الحشد الشعبي أطراف بلدة القائم. أما البيشمركة فانسحبت من خطوط القتال مع داعش، ورفضت مساندة الحشد الشعبي بسبب \
الخلاف على حقول كركوك. وفي صفوف القوات الكردية نفسها تراجعت معنويات البيشمركة كثيرا.
وقبل أيام قتل التنظيم ثلاثة ضباط إيرانيين قرب الميادين. فمن كشف خط سير الموكب؟ وهل لجهاز أجنبي يد في الأمر؟
ويخشى محللون من مواجهة عسكرية بين الحشد الشعبي والبيشمركة. ولعل التنظيم لا يريد أكثر من ذلك: أن يكسب الوقت في انتظار حرب بين بغداد وأربيل. \
وإذا انشغل خصومه بعضهم ببعض فقد يتمدد التنظيم في العراق من جديد.
قد يستعيد التنظيم قرى في الصحراء، لكنه لن يستطيع السيطرة على الموصل مرة ثانية. ومع ذلك لا يزال التنظيم يحتفظ بجيوب في وادي الفرات.
تبقى أسئلة بلا جواب: ما هي دوافع هذا الهجوم؟ وهل تتغير خريطة التحالفات في العراق؟ ومتى تنتهي الحرب؟
""".strip()

WANTED: dict[str, Want] = {
    "an attack near a town": act("ASSAULT", "attack", by=["مقاتلوه"], at="القريتين", status="actual"),
    "a counter-attack in a region": act("ASSAULT", "attack", by=["التنظيم"], at="بادية الشام", status="actual"),
    "a slow advance": act("ASSAULT", "advance", at="البوكمال", status="actual"),
    "an ally's assault": act("ASSAULT", by=["iq-pmf"], to=[], at="القائم", status="actual"),
    "another ally's step back": act("RETREAT", "withdraw", by=["iq-peshmerga"], status="actual"),
    "refused support and why": act("REJECT", by=["iq-peshmerga"], to=["iq-pmf"], reason="الخلاف على حقول كركوك", status="actual"),
    "killed officers of a third party": act(
        "ASSAULT", "attack", by=["sy-isis"], to=["ثلاثة ضباط إيرانيين"], at="الميادين", lost=[cost("killed", 3, class_="fighter")],
        status="actual",
    ),
    "a clash that observers fear": act(
        "ASSAULT", "clash", by=["iq-pmf"], to=["iq-peshmerga"], status="feared", said=["محللون"]
    ),
    "a war only waited for": act("ASSAULT", "clash", by=["بغداد"], to=["أربيل"], status="hypothetical"),
    "an expansion on a condition": act("ASSAULT", "advance", by=["sy-isis"], status="conditional"),
    "ground that may be retaken": act("ASSAULT", "capture", by=["sy-isis"], status="predicted"),
    "what it will not be able to do": act("ASSAULT", "capture", by=["sy-isis"], at="الموصل", polarity="negated"),
    "ground still held": act("CONTROL", "holds", by=["sy-isis"], at="وادي الفرات", phase="ongoing", status="actual"),
}  # fmt: skip


@pytest.fixture(scope="module")
def analysis(read: Read) -> Reading:
    """The analysis, read once."""
    return read(TEXT)


def likest(want: Want, claims: tuple[Claim, ...]) -> Claim:
    """The claim that is nearest to what is wanted."""
    return min(claims, key=lambda c: (c.type != want["type"], len(misses(want, c))))


def test_the_text_is_long_enough() -> None:
    """The analysis has at least 150 words."""
    assert len(TEXT.split()) >= 150


@cases(("kind",), [(kind,) for kind in WANTED])
def test_statement_is_read(analysis: Reading, kind: str) -> None:
    """Each kind of statement that such an article makes becomes its claim."""
    found = likest(WANTED[kind], analysis.claims)
    wrong = misses(WANTED[kind], found)
    assert not wrong, f"{kind}: {shown(found)}\n  differs in {', '.join(wrong)}"


@case("nothing beyond the statements")
def test_nothing_else_is_told(analysis: Reading) -> None:
    """No claim is made beyond those, but for what the questions ask about."""
    mine = [likest(want, analysis.claims) for want in WANTED.values()]
    extra = [c for c in analysis.claims if c not in mine and c.status != "question"]
    assert not extra, "\n".join(shown(c) for c in extra)


@case("no fact that did not happen")
def test_what_did_not_happen_is_not_told_as_fact(analysis: Reading) -> None:
    """Feared, awaited, conditional, predicted and asked acts are none of them actual."""
    names = [
        "a clash that observers fear",
        "a war only waited for",
        "an expansion on a condition",
        "ground that may be retaken",
    ]
    assert all(likest(WANTED[n], analysis.claims).status not in ("actual", "claimed", "historical") for n in names)


@case("five questions")
def test_five_questions(analysis: Reading) -> None:
    """Its five questions are kept, each with its words."""
    assert len(analysis.questions) == 5
    assert all(TEXT[q.start : q.end] == q.text and q.text.endswith("؟") for q in analysis.questions)


@case("morale up and down")
def test_morale_up_and_down(analysis: Reading) -> None:
    """One side's spirits rise, another's fall."""
    found = {(i.kind, i.holder, i.direction) for i in analysis.indicators}
    assert {("morale", "sy-isis", "up"), ("morale", "iq-peshmerga", "down")} <= found


@case("spans of the analysis")
def test_every_span_slices_back(analysis: Reading) -> None:
    """Whatever a claim points at stands in the text at that place."""
    for c in analysis.claims:
        for part in (
            c.anchor,
            *c.actors,
            *c.recipients,
            *c.places,
            *c.losses,
            *c.said_by,
            *c.cues,
            c.place,
            c.when,
            c.reason,
        ):
            assert part is None or TEXT[part.start : part.end] == part.text
