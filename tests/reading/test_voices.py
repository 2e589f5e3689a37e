"""Who says it, in which tone, and how far a voice reaches."""

from __future__ import annotations

from .conftest import Gives, Read
from .expect import Want, act, cases, row, table

Wanted = tuple[Want, ...]


STANCES = [
    ("قال", "says"), ("أعلن", "says"), ("أكد", "affirms"), ("زعم", "alleges"), ("ادعى", "alleges"), ("أوضح", "affirms"),
    ("ذكر", "says"), ("أفاد", "says"),
]  # fmt: skip


@cases(("verb", "stance"), STANCES)
def test_stance_is_the_verb_of_saying(read: Read, verb: str, stance: str) -> None:
    """The verb of saying moves the stance of the voice, and nothing else."""
    particle = "إن" if verb == "قال" else "بأن" if verb == "أفاد" else "أن"
    (claim,) = read(f"{verb} المتحدث {particle} القوات قصفت بلدة الهبيط.").claims
    assert [(v.text, v.stance) for v in claim.said_by] == [("المتحدث", stance)]
    assert (claim.status, claim.attestation) == ("actual", "reported")


@table(
    row("قال المتحدث باسم الجيش إن القوات دخلت راوة.", act("ASSAULT", said=["المتحدث باسم الجيش"])),
    row("وقال قائد العمليات إن التنظيم هاجم مخفرا حدوديا.", act("ASSAULT", by=["التنظيم"], said=["قائد العمليات"])),
    row("أفاد المرصد السوري لحقوق الإنسان بمقتل ستة مدنيين في غارات على القورية.",
        act("ASSAULT", "airstrike", said=["المرصد السوري لحقوق الإنسان"])),
    row("وفقا لمصادر طبية، أصيب عشرون شخصا في انفجار بمدينة جلال آباد.",
        act("ASSAULT", "bombing", said=["مصادر طبية"])),
    row("قصفت الطائرات القرية، على حد قول سكان محليين.", act("ASSAULT", said=["سكان محليين"])),
    row("نقلت الوكالة عن مصدر عسكري قوله إن الجيش سيطر على الحقل.", act("ASSAULT", "capture", said=["مصدر عسكري", "الوكالة"])),
    row("وأضاف البيان أن القوات دمرت ثلاث عجلات.", act("ASSAULT", said=["البيان"])),
)  # fmt: skip
def test_voice_is_named(gives: Gives, text: str, wanted: Wanted) -> None:
    """A person, a body, a source or a paper may be the voice."""
    gives(text, wanted)


@table(
    row(
        "قال قائد الشرطة إن مسلحين هاجموا المخفر. وأضاف أن شرطيين قتلا.",
        act("ASSAULT", said=["قائد الشرطة"]),
        act("ASSAULT", lost=[{"kind": "killed", "best": 2}], said=["قائد الشرطة"]),
    ),
    row(
        "قال الجيش إنه دخل القرية، وقال المسلحون إنهم صدوا الهجوم.",
        act("ASSAULT", by=["الجيش"], said=["الجيش"]),
        act("ASSAULT", said=["المسلحون"], phase="failed"),
    ),
)
def test_voice_goes_on_or_gives_way(gives: Gives, text: str, wanted: Wanted) -> None:
    """'He added' goes on with the last voice; a new verb of saying takes over."""
    gives(text, wanted)


@table(
    row("قصف الجيش بلدة حاس.", act("ASSAULT", said=[])),
    row("قال الوزير إن الوضع مستقر. وقصفت الطائرات بلدة حاس.", act("ASSAULT", said=[])),
    row("قتل متحدث باسم الحركة في غارة.", act("ASSAULT", "airstrike", said=[])),
)
def test_narrator_has_no_voice(gives: Gives, text: str, wanted: Wanted) -> None:
    """What the report itself tells has no voice; a speaker who only suffers an act does not speak."""
    gives(text, wanted)


def test_a_denial_is_said_by_who_denies(read: Read) -> None:
    """The voice of a denial denies."""
    (claim,) = read("نفت الوزارة قصف السوق في تلبيسة.").claims
    assert [(v.text, v.stance) for v in claim.said_by] == [("الوزارة", "denies")]
