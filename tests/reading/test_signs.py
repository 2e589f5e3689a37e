"""Indicators: what an analyst weighs, whose it is and which way it moves."""

from __future__ import annotations

from .conftest import Read
from .expect import cases

SIGNS = [
    ("ارتفعت معنويات مقاتلي تنظيم داعش بعد الهجوم.", "morale", "sy-isis", "up"),
    ("تراجعت معنويات الجيش السوري بعد المعارك.", "morale", "sy-army", "down"),
    ("يسود الإحباط المعنوي صفوف البيشمركة.", "morale", "iq-peshmerga", "down"),
    ("يعاني الحشد الشعبي انهيار المعنويات.", "morale", "iq-pmf", "down"),
    ("بدا حزب الله في حالة ارتياح بعد المعركة.", "morale", "lb-hezbollah", "up"),
    ("يحاول قائد تنظيم داعش استنهاض همم مقاتليه.", "morale", "sy-isis", "up"),
    ("أعلنت البيشمركة النفير العام.", "mobilization", "iq-peshmerga", "up"),
    ("يعاني الجيش السوري من نقص في المقاتلين.", "mobilization", "sy-army", "down"),
    ("تواجه قوات سوريا الديمقراطية انشقاقات متزايدة.", "cohesion", "sy-sdf", "down"),
    ("حقق الجيش العراقي إنجازات ميدانية كبيرة.", "momentum", "iq-army", "up"),
    ("مني تنظيم داعش بإخفاقات ميدانية متتالية.", "momentum", "sy-isis", "down"),
]


@cases(("text", "kind", "holder", "direction"), SIGNS)
def test_sign_with_holder_and_direction(read: Read, text: str, kind: str, holder: str, direction: str) -> None:
    """A sign names its kind, the party it is about and whether it rises or falls."""
    found = [(i.kind, i.holder, i.direction) for i in read(text).indicators]
    assert found == [(kind, holder, direction)]


NEAR = [
    "ناقش المجلس معنويات الطلاب.",
    "سيطر الجيش على بلدة معدان.",
    "بدا المدرب مرتاحا بعد المباراة.",
]


@cases(("text",), [(text,) for text in NEAR])
def test_no_sign(read: Read, text: str) -> None:
    """A plain act, and morale that neither rises nor falls, are no signs."""
    assert not read(text).indicators


def test_a_sign_stands_in_the_text_and_on_the_claims_of_its_sentence(read: Read) -> None:
    """A sign slices back to its words, and the claims of its sentence carry it."""
    text = "هاجم تنظيم داعش بلدة الشولا وسط ارتفاع معنويات مقاتليه."
    reading = read(text)
    (sign,) = reading.indicators
    assert text[sign.start : sign.end] == sign.text
    assert all(claim.indicators == (sign,) for claim in reading.claims) and reading.claims
