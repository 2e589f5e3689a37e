"""One measure for all sides: who acts, which word a side's dead are called by, and how a claim is introduced change names,
wording and stance, and nothing else."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from maydan.model import Claim

from .conftest import Read
from .expect import cases

ARMIES = [
    "الجيش السوري",
    "الجيش العراقي",
    "الجيش التركي",
    "الجيش الإسرائيلي",
    "الجيش الروسي",
    "الجيش الأوكراني",
    "الجيش المصري",
]
GROUPS = ["تنظيم داعش", "حركة حماس", "حزب الله", "جبهة النصرة", "حركة طالبان", "حركة الشباب", "حزب العمال الكردستاني"]
STATES = ["روسيا", "تركيا", "إيران", "إسرائيل", "السعودية", "أوكرانيا"]

BETWEEN_ARMIES = [
    "قصف {A} مواقع {B} قرب الحدود.",
    "قتل {A} خمسة جنود من {B} في هجوم قرب القاعدة.",
    "اندلعت اشتباكات بين {A} و{B} قرب المعبر.",
    "نفى {A} قصف مستشفى في المدينة.",
    "أعلن {A} مقتل ثلاثة مدنيين في غارة على قرية.",
    "سيطر {A} على بلدة كان {B} يسيطر عليها.",
]
BETWEEN_GROUPS = [
    "هاجم مقاتلو {A} موقعا تابعا لـ{B}.",
    "أعلن قيادي في {A} أن مقاتليه قتلوا أربعة جنود.",
    "تبنى {A} تفجيرا في سوق أوقع ستة قتلى.",
    "يخشى سكان من هجوم يشنه {A} على المدينة.",
    "اتهم {A} مسلحي {B} بخطف طبيبين.",
]
BETWEEN_STATES = [
    "نفذت {A} غارة جوية على قرية حدودية.",
    "هددت {A} بقصف مواقع في {B}.",
    "اتهمت {A} جارتها {B} بإرسال أسلحة إلى المتمردين.",
    "قد تنسحب قوات {A} من القاعدة.",
]


def facts(claim: Claim, names: dict[str, str]) -> dict[str, Any]:
    """What must not move: the act, its axes, its cost, and which slots are filled by whom (by the letter of the name)."""

    def who(text: str) -> str:
        return next((letter for letter, name in names.items() if name in text or text in name), text)

    return {
        "act": (claim.type, claim.mode, claim.phase, claim.count),
        "axes": (claim.modality, claim.polarity, claim.attestation, claim.background, claim.status),
        "losses": [(x.kind, x.low, x.best, x.high, x.bound, x.scope, x.class_) for x in claim.losses],
        "actors": sorted(who(p.text) for p in claim.actors),
        "recipients": sorted(who(p.text) for p in claim.recipients),
        "place": claim.place.role if claim.place else None,
        "facility": claim.facility.kind if claim.facility else None,
        "said": [(who(v.text), v.stance) for v in claim.said_by],
    }


def swapped(read: Read, template: str, names: list[str]) -> None:
    """Reads a template with each pair of neighbours in a list of names, and holds the readings against the first."""
    pairs = [(a, b) for a, b in zip(names, names[1:] + names[:1])]
    first: list[dict[str, Any]] | None = None
    for a, b in pairs + [(b, a) for a, b in pairs[:2]]:
        found = [facts(c, {"A": a, "B": b}) for c in read(template.format(A=a, B=b)).claims]
        first = found if first is None else first
        assert found == first and found, template.format(A=a, B=b)


@cases(("template",), [(t,) for t in BETWEEN_ARMIES])
def test_army_for_army(read: Read, template: str) -> None:
    """Another army in the same sentence changes only whose it is."""
    swapped(read, template, ARMIES)


@cases(("template",), [(t,) for t in BETWEEN_GROUPS])
def test_group_for_group(read: Read, template: str) -> None:
    """Another group in the same sentence changes only whose it is."""
    swapped(read, template, GROUPS)


@cases(("template",), [(t,) for t in BETWEEN_STATES])
def test_state_for_state(read: Read, template: str) -> None:
    """Another state in the same sentence changes only whose it is."""
    swapped(read, template, STATES)


WORDS = {
    "death of three soldiers": ["{} ثلاثة جنود في قصف على بلدة الهول.", "قتل", "قُتل", "استشهد", "قضى", "هلك"],
    "death of a commander": ["{} قائد الفوج في انفجار عبوة ناسفة.", "قتل", "استشهد", "قضى", "هلك"],
    "fighters killed": ["قتل الجيش أربعة {} قرب الحضر.", "مسلحين", "إرهابيين", "مجاهدين", "مقاتلين", "متمردين"],
    "fighters attack": ["هاجم {} حاجزا للشرطة في العريش.", "إرهابيون", "مجاهدون", "مقاتلون", "متمردون", "مسلحون"],
    "ground taken": ["{} بلدة تادف أمس.", "سيطرت القوات على", "حررت القوات", "احتلت القوات", "استعادت القوات"],
    "taking of ground": ["أعلن الجيش {} بلدة تادف.", "السيطرة على", "تحرير", "احتلال", "استعادة"],
    "a body of fighters": ["انسحبت {} من البلدة.", "الفصائل", "المجموعات المسلحة", "المجموعات الإرهابية", "العصابات"],
    "those killed": ["سقط خمسة {} في غارة على الموقع.", "قتلى", "شهداء"],
}


def told(claim: Claim) -> dict[str, Any]:
    """Facts without the words that a party is called by: only how many fill each slot."""
    found = facts(claim, {})
    return {**found, "actors": len(claim.actors), "recipients": len(claim.recipients)}


@cases(("name",), [(name,) for name in WORDS])
def test_loaded_word_for_plain_word(read: Read, name: str) -> None:
    """A loaded word reads like the plain one."""
    template, plain, *loaded = WORDS[name]
    first = [told(c) for c in read(template.format(plain)).claims]
    assert first
    for word in loaded:
        assert [told(c) for c in read(template.format(word)).claims] == first, template.format(word)


KEPT = [
    ("استشهد ثلاثة جنود في قصف على بلدة الهول.", "استشهد"),
    ("هلك ثلاثة جنود في قصف على بلدة الهول.", "هلك"),
    ("قتل الجيش أربعة إرهابيين قرب الحضر.", "إرهابيين"),
    ("قتل الجيش أربعة مجاهدين قرب الحضر.", "مجاهدين"),
    ("احتلت القوات بلدة تادف أمس.", "احتلت"),
    ("حررت القوات بلدة تادف أمس.", "حررت"),
]


@cases(("text", "word"), KEPT)
def test_loaded_word_is_kept_as_published(read: Read, text: str, word: str) -> None:
    """A loaded word stands in the wording, in the outlet's spelling, whichever side it praises or damns."""
    (claim,) = read(text).claims
    assert word in [w.text for w in claim.wording]


@cases(("speaker",), [("الجيش السوري",), ("تنظيم داعش",), ("الجيش الإسرائيلي",), ("حركة حماس",), ("ناشطون",)])
def test_verb_of_saying_moves_the_stance_only(read: Read, speaker: str) -> None:
    """'Said', 'affirmed', 'claimed' and 'alleged' leave the act and its axes alone, whoever speaks."""
    readings = []
    for verb, particle in (("قال", "إن"), ("أكد", "أن"), ("ادعى", "أن"), ("زعم", "أن")):
        readings.append(read(f"{verb} {speaker} {particle} غارة جوية قتلت سبعة مدنيين في بلدة الهول.").claims)
    kept = [[{k: v for k, v in facts(c, {}).items() if k != "said"} for c in claims] for claims in readings]
    assert kept[0] and all(other == kept[0] for other in kept[1:])
    assert [c.said_by[0].stance for (c,) in readings] == ["says", "affirms", "alleges", "alleges"]


def test_swapping_the_sides_swaps_the_slots(read: Read) -> None:
    """Who strikes whom follows the sentence, for every pair of armies."""
    for a, b in permutations(ARMIES[:4], 2):
        (claim,) = read(f"قصف {a} مواقع {b} قرب الحدود.").claims
        assert [p.text for p in claim.actors] == [a]
        assert [b in p.text for p in claim.recipients] == [True]
