"""Hand-made claims and readings that tests of what surrounds the reader share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from maydan.model import (
    Claim,
    Codes,
    Cue,
    Indicator,
    Loss,
    Party,
    PlaceRef,
    Question,
    Reading,
    Report,
    ReportRef,
    Sentence,
    Span,
    Voice,
    When,
    status_of,
)

TEXT = (
    "قال ناشطون إن قصفًا مدفعيًا للجيش استهدف سوقًا في بلدة الكرمة أمس، وقتل فيه ما بين 12 و17 مدنيًا.\n"
    "وأعلن الجيش أن الحصيلة بلغت خمسة قتلى على الأكثر.\n"
    "ويخشى سكان من هجوم جديد على بلدة العطيفية.\n"
    "ونفى متحدث باسم الفصائل انسحاب مقاتليها من التل الأحمر.\n"
    "ولا يزال الجيش يسيطر على مطار الوادي.\n"
    "وكان تفجير ضرب الكرمة قبل عام.\n"
    "فهل تنهار معنويات الفصائل؟"
)
REPORT = Report("r1", TEXT, "نشرة المساء", date(2017, 6, 14), "وكالة المثال", "https://example.org/r1")


def pytest_configure(config: pytest.Config) -> None:
    """Names the marks that tests use."""
    config.addinivalue_line("markers", "real: runs the real reader on the compiled tables, in a process of its own")


def where(words: str, start: int = 0) -> tuple[str, int, int]:
    """The words with their offsets in TEXT."""
    at = TEXT.index(words, start)
    return words, at, at + len(words)


def sentences() -> tuple[Sentence, ...]:
    """One sentence a line of TEXT."""
    found, start = [], 0
    for index, line in enumerate(TEXT.split("\n")):
        found.append(Sentence(index, "text", line, start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def loss(
    words: str, kind: str, low: int | None, high: int | None, bound: str = "exact", class_: str | None = None
) -> Loss:
    """A loss of the whole act."""
    best = low if low == high else None
    return Loss(kind, low, best, high, bound, None, "recipients", class_, "event", None, *where(words))


def make_claim(anchor: str, sentence: int, type_: str, mode: str | None, **changes: Any) -> Claim:
    """A claim of REPORT whose status follows from its axes; `changes` replace any field."""
    ref = ReportRef("r1", REPORT.source, "2017-06-14", "ar", REPORT.url, None)
    axes = {"modality": "actual", "polarity": "affirmed", "attestation": "reported", "background": False}
    axes |= {name: changes[name] for name in axes if name in changes}
    lines = sentences()
    claim = Claim(
        id=f"r1:{sentence}:{type_}", report=ref, sentence=sentence, type=type_, mode=mode, phase=None, count=None,
        status=status_of(**axes), **axes, cues=(), anchor=Span("text", *where(anchor)), actors=(), recipients=(), place=None,
        places=(), facility=None, when=None, losses=(), weapon=None, said_by=(), reason=None, links=(), indicators=(),
        wording=(), sentence_text=lines[sentence].text, entry="e", rule="rule", score=0.9, codes=Codes(), version="0+test",
    )  # fmt: skip
    return replace(claim, **{name: value for name, value in changes.items() if name not in axes})


def sample_claims() -> tuple[Claim, ...]:
    """Seven claims: two rival tolls, one fear, one denial, one state of control, one memory."""
    army = Party(*where("للجيش"), id="act:army", name="Army", country="SYR", role="MIL")
    town = PlaceRef("at", *where("الكرمة"), "g:1", "Karma", "الكرمة", "SYR", "Rif", 36.5, 37.25, "town")
    edge = PlaceRef("near", *where("التل الأحمر"))  # another place of the claim: the main one is never among `places`
    when = When(*where("أمس"), "2017-06-13", "2017-06-13", "day")
    activists = Voice(*where("ناشطون"), role="CVL", stance="says")
    people = Party(*where("مدنيًا"), role="CVL")
    fighters = Party(*where("الفصائل"), id="act:fac", name="Factions", role="REB")
    toll = loss("ما بين 12 و17 مدنيًا", "killed", 12, 17, class_="civilian")
    lower = loss("خمسة قتلى على الأكثر", "killed", None, 5, "most")
    fear = Cue("modality", *where("ويخشى"), "operator.fear")
    falling = Indicator("morale", "الفصائل", "down", *where("تنهار معنويات الفصائل"))
    airport = PlaceRef("at", *where("مطار الوادي"))
    return (
        make_claim("قصفًا", 0, "ASSAULT", "shelling", actors=(army,), recipients=(people,), place=town, places=(edge,),
                   when=when, losses=(toll,), said_by=(activists,)),
        make_claim("الحصيلة", 1, "ASSAULT", "attack", actors=(army,), place=town, losses=(lower,),
                   said_by=(Voice(*where("الجيش", 100), id="act:army", name="Army"),), attestation="disputed"),
        make_claim("هجوم", 2, "ASSAULT", "attack", modality="feared", cues=(fear,), place=PlaceRef("at", *where("العطيفية"))),
        make_claim("انسحاب", 3, "RETREAT", "withdraw", attestation="denied", actors=(fighters,),
                   said_by=(Voice(*where("متحدث باسم الفصائل"), stance="denies"),)),
        make_claim("يسيطر", 4, "CONTROL", "holds", actors=(army,), place=airport),
        make_claim("تفجير", 5, "ASSAULT", "bombing", background=True, place=town),
        make_claim("تنهار", 6, "ACCUSE", None, modality="question", indicators=(falling,)),
    )  # fmt: skip


@pytest.fixture
def claims() -> tuple[Claim, ...]:
    """The sample claims."""
    return sample_claims()


@pytest.fixture
def reading() -> Reading:
    """A reading of REPORT with the sample claims, one question, and a trace of its first sentence."""
    question = Question(*where("فهل تنهار معنويات الفصائل؟"), "text", 6)
    tokens = [{"text": "قال", "start": 0, "end": 3, "norm": "قال", "reading": "say"}]
    trace = {"sentence": 0, "text": sentences()[0].text, "tokens": tokens, "claims": ["r1:0:ASSAULT"], "cues": []}
    return Reading(REPORT, sentences(), sample_claims(), (question,), trace=(trace,))
