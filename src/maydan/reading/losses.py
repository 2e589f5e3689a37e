"""What an act cost: victims become counts with class, bound and scope; sums keep their parts apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .drafts import Draft, LossDraft
from .nodes import Node
from .sentence import Sentence

Roles = Callable[[Node], str | None]

KIND_OF_NOUN = {"dead": "killed", "hurt": "injured", "taken": "captured", "lost": "missing"}
_FIGHTING_ROLES = frozenset("MIL REB UAF COP SPY".split())
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
        if _counted(kind, n):
            draft.losses.append(_loss(kind if n.noun not in KIND_OF_NOUN else KIND_OF_NOUN[n.noun], n, roles))
    add_parts(draft, roles)


def _counted(kind: str, n: Node) -> bool:
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
            part = _loss(whole.kind, n, roles)
            part.scope, part.part_of = "part", whole
            draft.losses.append(part)


def _loss(kind: str, n: Node, roles: Roles | None) -> LossDraft:
    low, best, high, bound = _count(n)
    return LossDraft(kind, n, low, best, high, bound, class_=_class(n, roles))


def _count(n: Node) -> tuple[int | None, int | None, int | None, str]:
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
    if n.people is not None and n.people.role in _FIGHTING_ROLES or n.noun in ("fighter", "force"):
        return "fighter"
    if n.noun in ("member", "nation", "actor", "dead", "hurt", "count"):
        return "fighter" if roles is not None and roles(n) in _FIGHTING_ROLES else None
    return None


# ---- victims that the frame alone does not find


def complete(sentence: Sentence, draft: Draft) -> None:
    """Finds the victims that stand elsewhere than the frame says, and the counts that words around them give."""
    kind = kind_of(draft, sentence.frames)
    if not kind:
        return
    if not draft.casualty:
        for loss in draft.losses:
            _by_words_around(sentence, loss)
        return
    if draft.verbal:
        _late_object(sentence, draft)
        _topic(sentence, draft)
    if draft.verbal and not draft.recipients:
        _before_verb(sentence, draft)
        _suffered(sentence, draft)
    elif not draft.verbal:
        _dual_verb(sentence, draft)
        _apposed(sentence, draft)
    if draft.frame == "find-dead":
        _bodies(sentence, draft)
    _more_parts(sentence, draft)
    _earlier_sum(sentence, draft)
    _went_on(sentence, draft)
    _mixed(draft)
    told = {id(loss.node) for loss in draft.losses}
    draft.losses += [
        _loss(kind, n, None)
        for n in draft.recipients
        if id(n) not in told and (_counted(kind, n) or one_of(sentence, n)) and not _names_before(n, draft.recipients)
    ]
    _one_more(sentence, draft, kind)
    for loss in draft.losses:
        _by_words_around(sentence, loss)


_WOUNDS = frozenset("بجروح بجراح جروح جراح بحروق باصابات برصاص بالرصاص".split())


def tidy(draft: Draft) -> None:
    """Takes out of the victims what is none: 'أصيب بجروح', 'عائلة واحدة', and the 'اثنين' that only confirms a dual."""
    kept: list[Node] = []
    for n in draft.recipients:
        if n.noun == "source":
            break  # 'مقتل خمسة بحسب مصادر طبية ومسؤولين'
        if n.number is None and n.unit.norm in _WOUNDS or n.noun == "count" and n.unit.norm in ("واحد", "واحده"):
            continue
        before = kept[-1] if kept else draft.actors[0] if draft.actors and not draft.verbal else None
        if _confirms(n, before):
            kept = kept if kept else [draft.actors.pop(0)]
            kept[-1].number = n.number
            continue
        if (
            n.noun in ("dead", "hurt")
            and n.number is None
            and n.bare
            and not n.conj
            and kept
            and kept[-1].number is not None
        ):
            continue  # '25 حوثيا سقطوا قتلى'
        kept.append(n)
    draft.recipients = kept


def _confirms(n: Node, before: Node | None) -> bool:
    """'عسكريين تركيين اثنين': the number after its noun."""
    if before is None or before.number is not None or n.index != before.index + 1 or n.conj or n.prep:
        return False
    return n.number is not None and n.number.best == 2 and n.unit.norm in ("اثنين", "اثنان", "اثنتين", "اثنتان")


def _names_before(n: Node, victims: list[Node]) -> bool:
    """'القيادي فلان', 'النقيب محمد': a name beside the person it names is no second victim."""
    return n.number is None and not n.conj and any(v.index == n.index - 1 and v.number is None for v in victims)


def _before_verb(sentence: Sentence, draft: Draft) -> None:
    """'أن أربعة جنود أصيبوا بحروق', 'شخصين قتلا': people right before a passive verb, whatever follows it."""
    if draft.node.unit.conj or draft.actors and draft.actors[0].index > draft.node.index:
        return
    for n in reversed(sentence.nodes[max(0, draft.node.index - 3) : draft.node.index]):
        passive = draft.rule == "verb-passive" or draft.frame in _PUT_TO_DEATH and n not in draft.actors[1:]
        if n.bare and n.human and passive and _count(n)[0] is not None:
            draft.recipients, draft.actors = [n], [x for x in draft.actors if x is not n]
            return
        if n.kind not in ("PUNC", "X", "TIME") or n.unit.norm in "،.؛:":
            return


_PUT_TO_DEATH = frozenset(("execute",))


def _dual_verb(sentence: Sentence, draft: Draft) -> None:
    """'إن شخصين قتلا': a dual verb that is spelled like its verbal noun."""
    i = draft.node.index
    before = sentence.nodes[i - 1] if i else None
    if before is None or draft.node.conj or draft.recipients or not before.human or before.prep and not before.number:
        return
    if any(r.feat[0] == "P" and r.feat[2:5] == "3md" for r in draft.node.unit.readings) and _count(before)[0] == 2:
        draft.recipients, draft.actors = [before], []


_AGENTLESS = frozenset(("مقتل", "استشهاد", "مصرع", "موت", "وفاه"))


def _apposed(sentence: Sentence, draft: Draft) -> None:
    """'مقتل القيادي فلان', 'استشهاد النقيب محمد': a noun that has no agent of its own is followed by its victim and a name."""
    norm = draft.node.unit.norm.lstrip("وبلف").removeprefix("ال")
    if norm in _AGENTLESS and not draft.recipients and not draft.actors:
        _unknown_office(sentence, draft)
    near = [n for n in draft.actors if n.bare and n.index == draft.node.index + 1]
    if near and (norm in _AGENTLESS or not draft.recipients):
        draft.actors = [n for n in draft.actors if n not in near]
        draft.recipients = near + draft.recipients
        draft.losses = []


def _unknown_office(sentence: Sentence, draft: Draft) -> None:
    """'مقتل آمر الفوج وجنديين': whoever follows is the victim, though no table knows the office."""
    i = draft.node.index + 1
    for n in sentence.nodes[i : i + 4]:
        if not (n.bare and (n.noun == "thing" or n.human)) or bool(n.conj) != (n.index > i):
            return
        draft.recipients.append(n)
        if n.noun == "thing" and n.number is None and n.feat[1:2] == "s":
            draft.losses.append(LossDraft("killed", n, 1, 1, 1, "exact"))


_ONE_OF_THEM = frozenset("احدهم احدهما احدهن احداهن احداهما".split())


def _one_more(sentence: Sentence, draft: Draft, kind: str) -> None:
    """'قتل شرطي وأصيب آخر', 'فاستشهد أحدهما', 'ما أدى إلى مقتله': the victim is 'another', one of them, or a pronoun."""
    after = sentence.nodes[draft.node.index + 1 : draft.node.index + 2]
    if after and after[0].unit.norm in _ONE_OF_THEM:
        draft.losses = [LossDraft(kind, after[0], 1, 1, 1, "exact")]
    elif draft.recipients:
        return
    elif draft.reading.pronoun:
        draft.losses.append(_pronoun_loss(sentence, kind, draft.node, draft.reading.pronoun))
    elif after and after[0].unit.norm in ("اخر", "اخري"):
        draft.losses.append(LossDraft(kind, after[0], 1, 1, 1, "exact"))


def _mixed(draft: Draft) -> None:
    """'سقط العشرات بين قتيل وجريح': how many of the sum were killed and how many hurt is not told."""
    parts = [x for x in draft.losses if x.node.prep in ("بين", "ما بين") and x.node.noun in ("dead", "hurt")]
    for loss in draft.losses if parts else []:
        loss.high = loss.high if loss not in parts else None
        loss.low = loss.best = None
        loss.bound = "most" if loss.high is not None else "about"


def victims_of(sentence: Sentence, draft: Draft) -> list[LossDraft]:
    """Losses of a draft whose victims have been put in place by hand."""
    kind = kind_of(draft, sentence.frames)
    found = [_loss(kind, n, None) for n in draft.recipients if _counted(kind, n)]
    for loss in found:
        _by_words_around(sentence, loss)
    return found


def lost(sentence: Sentence, draft: Draft, n: Node, kind: str) -> None:
    """Adds the people of a phrase to what an act cost, once."""
    if all(loss.node is not n for loss in draft.losses):
        loss = _loss(KIND_OF_NOUN.get(n.noun, kind), n, None)
        _by_words_around(sentence, loss)
        draft.losses.append(loss)
        if n not in draft.recipients:
            draft.recipients.append(n)


def _late_object(sentence: Sentence, draft: Draft) -> None:
    """'قتل انتحاري يشتبه بانتمائه للتنظيم، 32 شخصا': the victims follow an insertion that a comma closes."""
    nodes, told = sentence.nodes, draft.recipients
    if len(told) > 1 or told and (told[0].number is not None or told[0].definite or told[0].index < draft.node.index):
        return
    for n in nodes[draft.node.index + 1 : draft.node.index + 14]:
        before = nodes[n.index - 1]
        if n.kind in ("COMP", "SUB") or n.kind == "V" and n.unit.conj or n.kind == "PUNC" and n.unit.norm in ".؛:":
            return
        if before.kind == "PUNC" and n.bare and n.human and n.number is not None and not n.conj:
            after = nodes[n.index + 1 : n.index + 2]
            if after and after[0].kind != "V":
                draft.actors, draft.recipients, draft.losses = draft.actors or told, [n], []
            return


def _topic(sentence: Sentence, draft: Draft) -> None:
    """'إن القيادي فلان الفلاني، لقي مصرعه': the dead stand before the comma, not the subject of the verb above."""
    clause = sentence.clauses.get(draft.node.index)
    if draft.frame != "die" or clause is None or not clause.shared or draft.node.unit.conj:
        return
    run: list[Node] = []
    for n in reversed(sentence.nodes[: draft.node.index]):
        if n.kind == "PUNC" and n.unit.norm == "،" and not run:
            continue
        if not n.bare:
            break
        run.append(n)
    head = next((n for n in reversed(run) if n.human), None)
    if head is not None:
        draft.recipients, draft.losses = [head], []


def _suffered(sentence: Sentence, draft: Draft) -> None:
    """'قتل أحد المسلحين', 'قتل جنديان آخران': a verb of killing without an object is passive."""
    if draft.recipients or draft.rule != "verb-active" or draft.reading.pronoun or not draft.actors:
        return
    if draft.features & {"shared-subject", "weapon-subject"}:
        return
    if sentence.frames.get(draft.frame, {}).get("verb", {}).get("object") != "victim":
        return
    head = draft.actors[0]
    if _count(head)[0] is None and not one_of(sentence, head):
        return
    draft.actors, draft.recipients = [], draft.actors
    draft.rule = "verb-passive"


_BODIES = frozenset("جثه جثث جثتين جثتان جثتي جثامين جثمان جثماني".split())


def _bodies(sentence: Sentence, draft: Draft) -> None:
    """'عثر على جثتي عنصرين', 'العثور على جثة مدني': each body is one killed."""
    for n in sentence.nodes[draft.node.index + 1 : draft.node.index + 7]:
        if n.kind != "NP" or n.unit.norm not in _BODIES or n in draft.recipients:
            continue
        count = {"s": 1, "d": 2}.get(n.feat[1:2])
        if count is None and n.number is None:
            return
        low, best, high, bound = _count(n) if n.number else (count, count, count, "exact")
        draft.recipients, draft.losses = [n], [LossDraft("killed", n, low, best, high, bound)]
        return


def _more_parts(sentence: Sentence, draft: Draft) -> None:
    """'بينهم 17 مدنيا و6 جنود': the parts go on behind a free و."""
    part = next((x for x in draft.losses if x.scope == "part"), None)
    if part is None:
        return
    nodes, last = sentence.nodes, draft.parts[-1].index
    while last + 2 < len(nodes) and nodes[last + 1].kind == "CONJ":
        n = nodes[last + 2]
        if not (n.bare and n.human and n.number is not None):
            return
        more = _loss(part.kind, n, None)
        more.scope, more.part_of = "part", part.part_of
        draft.losses.append(more)
        draft.recipients = [x for x in draft.recipients if x is not n]
        last = n.index


def _earlier_sum(sentence: Sentence, draft: Draft) -> None:
    """'25 حوثيا و10 من رجال المقاومة سقطوا قتلى': a number joined by a free و begins a phrase of its own."""
    first = draft.recipients[0].index if draft.verbal and draft.recipients else 0
    if first < 2 or first > draft.node.index or sentence.nodes[first - 1].kind != "CONJ":
        return
    n = sentence.nodes[first - 2]
    if n.bare and n.human and n.number is not None:
        draft.recipients.insert(0, n)


def _went_on(sentence: Sentence, draft: Draft) -> None:
    """'مقتل خمسة من أعضاء الحركة، وخمسة من ضباط الشرطة، وأحد المخبرين': victims joined after a comma."""
    nodes = sentence.nodes
    last = draft.recipients[-1].index if draft.recipients and draft.losses else -1
    while 0 < last < len(nodes) - 2:
        mark, n = nodes[last + 1], nodes[last + 2]
        if mark.kind != "PUNC" or mark.unit.norm not in "،," or n.kind != "NP" or n.prep or n.conj != "و":
            return
        if not (n.human and n.number is not None or one_of(sentence, n)) or nodes[n.index + 1 : n.index + 2] == []:
            return
        if nodes[n.index + 1].kind == "V":
            return  # '، وخمسة آخرون أصيبوا'
        if n not in draft.recipients:
            draft.recipients.append(n)
        last = n.index


def one_of(sentence: Sentence, n: Node) -> bool:
    """'أحد الجنود', 'إحدى النساء'."""
    if n.start >= n.unit.start:
        return False
    return sentence.text[n.start : n.unit.start].strip().lstrip("وبلف") in ("أحد", "احد", "إحدى", "احدى", "واحد من")


_PRONOUN_COUNT = {"ه": 1, "ها": 1, "هما": 2}


def _pronoun_loss(sentence: Sentence, kind: str, n: Node, pronoun: str) -> LossDraft:
    """'قتله', 'مقتله' tell of one, 'أعدمهما' of two; 'أعدمهم' of as many as the phrase before has counted."""
    if pronoun in ("هم", "هن"):
        for before in reversed(sentence.nodes[: n.index]):
            if before.kind == "NP" and before.human and before.number is not None:
                low, best, high, bound = _count(before)
                return LossDraft(kind, n, low, best, high, bound)
    count = _PRONOUN_COUNT.get(pronoun)
    return LossDraft(kind, n, count, count, count, "exact" if count else "about")


_TWO = frozenset("اثنين اثنان اثنتين اثنتان".split())


def _by_words_around(sentence: Sentence, loss: LossDraft) -> None:
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
        if n.prep.split(" ")[0] == "منذ" or toll and n.kind == "TIME" and n.prep == "خلال":
            for loss in draft.losses:
                loss.scope = "period" if loss.scope == "event" else loss.scope
            return
