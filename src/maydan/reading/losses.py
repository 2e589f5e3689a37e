"""What an act cost: victims become counts with class, bound and scope; sums keep their parts apart."""

from __future__ import annotations

from typing import Any

from .drafts import Draft, LossDraft
from .nodes import ARMED_ROLES, Node, Roles
from .sentence import Sentence

KIND_OF_NOUN = {"dead": "killed", "hurt": "injured", "taken": "captured", "lost": "missing"}


_ONE = frozenset("person fighter member official dead hurt unknown".split())


_OTHERS = frozenset("اخرين اخرون اخر اخري".split())


_ATTACKERS = frozenset("منفذ المنفذ منفذا منفذو مهاجم المهاجم المهاجمون المهاجمين انتحاري الانتحاري".split())


_MATERIEL = frozenset(("weapon", "facility"))


def kind_of(draft: Draft, frames: dict[str, Any]) -> str:
    """The kind of loss that the draft's victims are: by its noun of loss, else by its frame; '' if it costs nothing."""
    if draft.rule == "loss-noun":
        return KIND_OF_NOUN.get(draft.node.noun, "")
    return str(frames.get(draft.frame, {}).get("loss", ""))


def gather(draft: Draft, frames: dict[str, Any], roles: Roles) -> None:
    """Reads the draft's own losses off its victims.

    Args:
        draft: a draft whose frame may cost something (`loss` in frames.yml), or whose trigger is a noun of loss.
        frames: the lexicon's. roles: function (Node) → PLOVER role or None, for the class of named fighters.
    """
    kind = kind_of(draft, frames)
    if not kind:
        return
    for n in draft.recipients:
        if counts(kind, n):
            draft.losses.append(loss_of(kind if n.noun not in KIND_OF_NOUN else KIND_OF_NOUN[n.noun], n, roles))
    add_parts(draft, roles)


def counts(kind: str, n: Node) -> bool:
    """Whether a victim counts: people, or anything with a number, that fit the kind of loss."""
    things = n.noun in _MATERIEL
    if kind == "materiel":
        return things
    if things or n.prep == "ب" and n.noun == "unknown":
        return False  # 'إحراق ثماني سيارات', 'أصيب بجروح'
    return n.human or n.number is not None or n.noun == "unknown"


def add_parts(draft: Draft, roles: Roles) -> None:
    """'بينهم 6 أطفال' is part of the sum before it, never added to it."""
    whole = draft.losses[-1] if draft.losses else None
    for n in draft.parts:
        if whole is not None and n.human:
            part = loss_of(whole.kind, n, roles)
            part.scope, part.part_of = "part", whole
            draft.losses.append(part)


def loss_of(kind: str, n: Node, roles: Roles | None) -> LossDraft:
    low, best, high, bound = count_of(n)
    return LossDraft(kind, n, low, best, high, bound, class_=_class(n, roles))


def count_of(n: Node) -> tuple[int | None, int | None, int | None, str]:
    """low, best, high, bound of a phrase: its number; else two for a dual, one for a single indefinite or named person."""
    if n.number is not None:
        return n.number.low, n.number.best, n.number.high, n.number.bound
    if n.feat[1:2] == "d" and n.unit.norm.endswith(("ان", "ين", "ا", "ي")):
        return 2, 2, 2, "exact"
    if _dual_construct(n):
        return 2, 2, 2, "exact"
    if _singular(n) and n.unit.norm not in _OTHERS:
        return 1, 1, 1, "exact"
    return None, None, None, "about"


_FOLD = str.maketrans("أإآؤئىة", "اااوييه")


_TITLES = frozenset(
    "الرييس رييس الزعيم زعيم قايد القايد القيادي امير الامير الشيخ اللواء العميد العقيد النقيب الوزير وزير".split()
)


def _singular(n: Node) -> bool:
    """One person, or one indefinite vehicle or building. Terms of several words and names show it by their first word."""
    words = n.unit.norm.translate(_FOLD).split(" ")
    if len(words) > 1 and n.entry is not None:
        return (
            n.noun in _ONE | _MATERIEL
            and not (n.definite and n.noun in _MATERIEL)
            and n.entry.lemma.translate(_FOLD).split(" ")[0] == words[0]
        )
    if n.noun in ("actor", "force") and len(words) > 1:
        return words[0] in _TITLES
    if n.noun == "people":
        return n.feat == "Ns" and n.people is not None and n.people.lemma in ("شاب", "مواطن", "نازح", "لاجئ")
    return n.feat[1:2] in ("s", "") and (n.noun in _ONE or n.noun in _MATERIEL and not n.definite)


def _dual_construct(n: Node) -> bool:
    """'رجلا شرطة': a dual in construct, which an accusative with an adjective ('رجلا مسنا') is spelled like."""
    words = n.unit.norm.split(" ")
    return len(words) > 1 and words[0].endswith("ا") and n.noun in _ONE and not n.adjectives and not n.definite


def _class(n: Node, roles: Roles | None) -> str | None:
    if n.noun in _MATERIEL:
        return None
    if n.unit.norm.removeprefix("و") in _ATTACKERS:
        return "attacker"
    if n.people is not None and n.people.class_:
        return "civilian" if n.people.class_ == "protester" else n.people.class_
    if n.people is not None and n.people.role in ARMED_ROLES or n.noun in ("fighter", "force"):
        return "fighter"
    if n.noun in ("member", "nation", "actor", "dead", "hurt", "count"):
        return "fighter" if roles is not None and roles(n) in ARMED_ROLES else None
    return None


def victims_of(sentence: Sentence, draft: Draft) -> list[LossDraft]:
    """Losses of a draft whose victims have been put in place by hand."""
    kind = kind_of(draft, sentence.frames)
    found = [loss_of(kind, n, None) for n in draft.recipients if counts(kind, n)]
    for loss in found:
        by_words_around(sentence, loss)
    return found


def lost(sentence: Sentence, draft: Draft, n: Node, kind: str) -> None:
    """Adds the people of a phrase to what an act cost, once."""
    if all(loss.node is not n for loss in draft.losses):
        loss = loss_of(KIND_OF_NOUN.get(n.noun, kind), n, None)
        by_words_around(sentence, loss)
        draft.losses.append(loss)
        if n not in draft.recipients:
            draft.recipients.append(n)


def one_of(sentence: Sentence, n: Node) -> bool:
    """'أحد الجنود', 'إحدى النساء'."""
    if n.start >= n.unit.start:
        return False
    return sentence.text[n.start : n.unit.start].strip().lstrip("وبلف") in ("أحد", "احد", "إحدى", "احدى", "واحد من")


_PRONOUN_COUNT = {"ه": 1, "ها": 1, "هما": 2}


def pronoun_loss(sentence: Sentence, kind: str, n: Node, pronoun: str) -> LossDraft:
    """'قتله', 'مقتله' tell of one, 'أعدمهما' of two; 'أعدمهم' of as many as the phrase before has counted."""
    if pronoun in ("هم", "هن"):
        for before in reversed(sentence.nodes[: n.index]):
            if before.kind == "NP" and before.human and before.number is not None:
                low, best, high, bound = count_of(before)
                return LossDraft(kind, n, low, best, high, bound)
    count = _PRONOUN_COUNT.get(pronoun)
    return LossDraft(kind, n, count, count, count, "exact" if count else "about")


_TWO = frozenset("اثنين اثنان اثنتين اثنتان".split())


def by_words_around(sentence: Sentence, loss: LossDraft) -> None:
    """'أحد الجنود' is one; 'شرطيين عثر على جثتيهما' are two: a dual spelled like its plural shows by a dual pronoun, or by the
    number after it ('فلسطينيين اثنين')."""
    n = loss.node
    if n.number is not None or loss.low is not None or loss.high is not None:
        return
    ahead = sentence.nodes[n.index + 1 : n.index + 16]
    if one_of(sentence, n):
        count = 1
    elif ahead and ahead[0].unit.norm in _TWO and not ahead[0].conj and n.noun not in KIND_OF_NOUN:
        count = 2
    elif any(r.feat[1:2] == "d" for r in n.unit.readings) and any(x.pronoun == "هما" for x in ahead):
        count = 2
    else:
        return
    loss.low = loss.best = loss.high = count
    loss.bound = "exact"


def scopes(sentence: Sentence, draft: Draft) -> None:
    """'قتل 300 منذ بداية العام': the sum of a period, no single act's."""
    if not draft.losses or not draft.casualty:
        return
    i = draft.node.index
    toll = any(n.kind == "NP" and "حصيل" in n.unit.norm for n in sentence.nodes[max(0, i - 4) : i])
    for n in sentence.nodes[i + 1 : i + 14]:
        if n.kind in ("COMP", "SUB", "REL", "V") or n.kind == "PUNC" and n.unit.norm in ".؛:":
            return
        word = sentence.text[n.start : n.start + 4]
        if n.prep.split(" ")[0] == "منذ" or n.kind == "TIME" and (word.startswith("منذ") or toll and word == "خلال"):
            for loss in draft.losses:
                loss.scope = "period" if loss.scope == "event" else loss.scope
            return
