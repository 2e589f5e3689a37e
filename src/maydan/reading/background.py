"""The past behind the news: what is told from long ago, by its own date, the pluperfect, or the line of a chronicle."""

from __future__ import annotations

from datetime import date, timedelta

from .clauses import QUOTES
from .cues import put
from .drafts import Draft
from .nodes import Node
from .scope import STOPS, WALLS, adversative
from .sentence import Sentence
from .units import Unit

BACKGROUND_AFTER = timedelta(days=14)
"""Told from longer ago than this, an act is the past behind the news (annotation guidelines: about two weeks)."""
THIS_YEAR_AFTER = timedelta(days=120)
SINCE_AFTER = timedelta(days=300)
"""A stretch up to now that began before this is a review of the past, not news."""

_BRACKETS = frozenset("()[]-–—،,")
_WAS = frozenset("كان كانت كانوا كانتا كانا".split())
_FORMER = frozenset("سابق سابقه ماضي ماضيه فايت فايته".split())
_WHEN = frozenset("عندما حين حينما حيث لما".split())
_PUNCTUAL = frozenset("capture withdraw ceasefire arrest release".split())
_AFTER = frozenset("بعد عقب اثر".split())
_DAYS = frozenset("اخيرا موخرا حديثا ايام الايام ساعات الساعات يومين اسبوع الاسبوع اسبوعين".split())
_LONG = frozenset(
    "شهر اشهر الاشهر شهور الشهور شهرين عام اعوام الاعوام عامين سنه سنوات السنوات سنتين سنين عقود عقد اسابيع".split()
)
_PAST = frozenset("قبل بعد الماضيه الماضيين المنصرمه السابقه الاخيره".split())
_ONCE = frozenset("سابقا|في السابق|في الماضي|انذاك|حينها|وقتها|يومها|حينذاك".split("|"))


def age(sentence: Sentence, draft: Draft, published: date | None) -> None:
    """What is told from long ago is background, by its own date, the pluperfect or a word; a fresh date of its own undoes it."""
    if published is None:
        return
    times = own_times(sentence, draft)
    once = draft.node.prep in _AFTER or draft.mode in _PUNCTUAL or draft.type == "AGREE"
    fresh = any(_is_fresh(n, published, once) for n in times)
    if fresh and draft.background:
        draft.background = False
        draft.cues = [c for c in draft.cues if c.axis != "background"]
    elif not fresh and draft.modality == "actual" and not draft.background:
        past = _long_past(sentence, draft, times, published, once)
        if past is not None:
            put(sentence, draft, "background", "true", *past)
    if draft.modality == "actual" and not (draft.verbal and draft.node.feat[:1] == "P"):
        soon = next(
            (n for n in times if n.time is not None and n.time.start is not None and n.time.start > published), None
        )
        if soon is not None and not draft.node.unit.conj:
            put(sentence, draft, "modality", "planned", soon, "future-date")


def own_times(sentence: Sentence, draft: Draft) -> list[Node]:
    """The times of the act's own clause: no other verb, relative or subordinate clause stands between them and the act."""
    nodes, i, found = sentence.nodes, draft.node.index, []
    beside = i > 0 and draft.node.prep in ("من", "علي") and _relative(nodes, nodes[i - 1])
    for n in reversed(nodes[max(0, i - 20) : i + 1]):
        if _ends_clause(n):
            found += _before_when(nodes, n)
            break
        if n.kind == "V" and not (n is draft.node or beside or _serves(sentence, n, draft)):
            break
        if n.kind == "TIME":
            found.append(n)
        if n.kind == "V" and n.unit.conj and not (sentence.clauses[n.index].shared or _costs(sentence, n, draft)):
            break
    for n in nodes[i + 1 : i + 20]:
        if n.kind == "V" and not _continues(sentence, n, draft):
            break
        if _ends_clause(n) and not (n.kind == "REL" and _about(sentence, n, draft)):
            break
        if n.kind == "TIME":
            found.append(n)
    return [n for n in found if not _relative(nodes, n)]


def _before_when(nodes: list[Node], n: Node) -> list[Node]:
    """'في 2006 عندما سيطر': the time right before 'when' dates what stands under it."""
    if n.index == 0 or not (n.kind == "SUB" and n.unit.norm in _WHEN or n.unit.norm == ":"):
        return []
    before = nodes[n.index - 1]
    if before.kind == "PUNC" and before.index > 0:
        before = nodes[before.index - 1]
    return [before] if before.kind == "TIME" else []


def _relative(nodes: list[Node], n: Node) -> bool:
    """'قبل أيام من الهجوم': a time that counts from another act, not from the report."""
    if n.kind != "TIME" or n.unit.norm.split(" ")[0] not in ("قبل", "بعد"):
        return False
    after = nodes[n.index + 1] if n.index + 1 < len(nodes) else None
    return after is not None and after.kind == "NP" and after.prep in ("من", "علي") and after.noun == "act"


def _ends_clause(n: Node) -> bool:
    return n.kind in WALLS or n.kind == "PUNC" and n.unit.norm in STOPS or adversative(n)


def _about(sentence: Sentence, relative: Node, draft: Draft) -> bool:
    """Whether a relative pronoun opens a clause about the act ('الهجوم الذي وقع في مارس')."""
    verb = next((n for n in sentence.nodes[relative.index + 1 : relative.index + 4] if n.kind == "V"), None)
    return verb is not None and sentence.clauses[verb.index].antecedent is draft.node


def _serves(sentence: Sentence, verb: Node, draft: Draft) -> bool:
    """Whether a verb before the act only carries it ('شن هجوما') or counts its victims ('قتل خمسة في هجوم')."""
    clause = sentence.clauses[verb.index]
    if clause.antecedent is not None and clause.antecedent is not draft.node:
        return False
    beside = verb.index + 1 == draft.node.index and draft.node.bare
    return verb.light is not None or beside or _costs(sentence, verb, draft)


def _costs(sentence: Sentence, verb: Node, draft: Draft) -> bool:
    clause = sentence.clauses[verb.index]
    return any(loss.node in clause.objects or loss.node in clause.subject for loss in draft.losses)


def _continues(sentence: Sentence, verb: Node, draft: Draft) -> bool:
    """Whether a verb after the act says more of it: 'غارة استهدفت', 'الهجوم أسفر عن', 'هجوم شنته'."""
    clause = sentence.clauses[verb.index]
    if clause.antecedent is draft.node or draft.node in clause.subject or _costs(sentence, verb, draft):
        return True
    return sentence.carriers.get(draft.node.index) is clause


def _is_fresh(n: Node, published: date, once: bool) -> bool:
    """A day within the last two weeks, or 'in the last days'. `once`: the act happens at a point, so 'منذ مارس' dates it."""
    if n.time is None:
        return False
    last = n.time.start if once else n.time.end or n.time.start
    if last is None:
        return any(w in _DAYS for w in n.unit.norm.split())
    return published - last <= BACKGROUND_AFTER and not _since(n, published)


def _since(n: Node, published: date) -> bool:
    """'منذ 2009', 'هذا العام': a stretch that began long ago and reaches the present."""
    assert n.time is not None
    start = n.time.start
    if start is None or n.time.precision not in ("period", "year"):
        return False
    return published - start > (SINCE_AFTER if n.time.precision == "period" else THIS_YEAR_AFTER)


def _long_past(
    sentence: Sentence, draft: Draft, times: list[Node], published: date, once: bool
) -> tuple[Node | Unit, str] | None:
    """The words that set the act long before the report, and the rule that says so."""
    nodes, i = sentence.nodes, draft.node.index
    if len(nodes) > 1 and nodes[0].number is not None and nodes[1].unit.norm in "-–—:":
        year = nodes[0].number.best
        if year is not None and 1000 < year < published.year and nodes[0].noun == "count":
            return nodes[0], "year-of-chronicle"
    before = nodes[i - 1] if i else None
    if before is not None and before.kind == "TIME" and draft.node.prep in ("من", "علي") and _months(before, "بعد"):
        return before, "so-long-after"
    carrier = sentence.carriers.get(i)
    former = next((u for u in draft.node.adjectives if u.norm.removeprefix("ال") in _FORMER), None)
    if former is not None and not draft.verbal:
        return former, "former"
    verb = draft.node if draft.verbal else nodes[carrier.verb] if carrier is not None and carrier.verb < i else None
    if verb is not None:
        opener = nodes[verb.index - 1] if verb.index else verb
        if opener.kind == "SUB" and opener.unit.norm == "منذ ان" and verb.feat[:1] == "P":
            return opener, "ever-since"
        had = _pluperfect(nodes, verb)
        if had is not None:
            return had, "pluperfect"
        if verb.feat[:1] == "I":
            return None
    for n in times:
        assert n.time is not None
        last = n.time.start if once else n.time.end or n.time.start
        if last is not None and published - last > BACKGROUND_AFTER:
            return n, "age"
        if last is not None and _since(n, published) and draft.type != "CONTROL":
            return n, "since"
        if last is None and (_months(n, "") or n.unit.norm in _ONCE):
            return n, "long-ago"
    for n in nodes[i + 1 : i + 4]:
        if n.kind in WALLS or n.kind == "V":
            break
        op = next((op for op in n.ops if op.entry.axis == "background" and op.entry.scope == "clause"), None)
        if op is not None:
            return n, op.entry.id  # 'قتل آنذاك'
    return None


def _months(n: Node, first: str) -> bool:
    words = n.unit.norm.split()
    return (not first or words[0] == first) and any(w in _LONG for w in words) and any(w in _PAST for w in words)


def _pluperfect(nodes: list[Node], verb: Node) -> Node | None:
    """'كان الجيش قد قصف': the verb of being over a past verb, its subject between them."""
    if verb.feat[:1] != "P" or verb.unit.conj:
        return None
    for n in reversed(nodes[: verb.index]):
        if n.kind in WALLS or n.kind == "V" or n.kind == "PUNC" and n.unit.norm not in QUOTES | _BRACKETS:
            return None
        if n.kind == "X" and n.unit.norm.removeprefix("و") in _WAS:
            opens = n.index == 0 or nodes[n.index - 1].kind == "PUNC"
            return n if opens and nodes[verb.index - 1].unit.norm == "قد" else None
    return None
