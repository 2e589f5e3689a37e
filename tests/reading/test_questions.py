"""Open questions: kept with their words; what is asked is never told as fact."""

from __future__ import annotations

from .conftest import Read
from .expect import cases

ASKED = [
    ("ما هي أسباب هذا التحول؟", "ما هي أسباب هذا التحول؟", ()),
    ("لكن لماذا صمت الحلفاء؟", "لماذا صمت الحلفاء؟", ()),
    ("هل يستعيد التنظيم المدينة؟", "هل يستعيد التنظيم المدينة؟", ("ASSAULT",)),
    ("ومن المستفيد من هذه الحرب؟", "ومن المستفيد من هذه الحرب؟", None),
    ("متى تنسحب القوات من القاعدة؟", "متى تنسحب القوات من القاعدة؟", ("RETREAT",)),
    ("كيف سقطت المدينة؟", "كيف سقطت المدينة؟", None),
]


@cases(("text", "words", "about"), ASKED)
def test_question_is_kept(read: Read, text: str, words: str, about: tuple[str, ...] | None) -> None:
    """Each question is kept from its question word on, with the types of act it asks about."""
    reading = read(text)
    (question,) = reading.questions
    assert question.text in (words, text) and text[question.start : question.end] == question.text
    assert about is None or question.about == about
    assert not any(c.status in ("actual", "claimed") for c in reading)


@cases(("text",), [("سأل الصحفيون عن أسباب الهجوم.",), ("سيطر الجيش على البلدة.",), ("لا يعرف أحد من قصف السوق.",)])
def test_no_question(read: Read, text: str) -> None:
    """Without a question mark nothing is asked."""
    assert not read(text).questions


def test_several_questions(read: Read) -> None:
    """Questions in one text are kept one by one, in their order."""
    text = "فما سر هذا الصمت؟ ومن أعطى الأمر؟ وهل تعود الحرب إلى الوادي؟ قصف الجيش التلة أمس."
    reading = read(text)
    assert [q.sentence for q in reading.questions] == [0, 1, 2]
    assert [c.status for c in reading if c.sentence == 3] == ["actual"]


def test_a_statement_beside_a_question_is_told(read: Read) -> None:
    """What is told in the sentence before stays told."""
    reading = read("هاجم التنظيم المخفر أمس. فهل يهاجمه من جديد؟")
    assert reading.claims[0].status == "actual"
    assert all(c.status == "question" for c in reading.claims[1:])
