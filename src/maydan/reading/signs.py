"""Indicators: signs an analyst weighs (morale, mobilization, cohesion ...), with holder and direction."""

from __future__ import annotations

from ..model import Indicator
from .knowledge import Knowledge
from .nodes import Node
from .resolve import party
from .sentence import Sentence
from .units import Unit

_UP = frozenset("ارتفاع ارتفعت ارتفع تحسن تصاعد رفع ازدياد تنامي".split())
_DOWN = frozenset("تراجع تراجعت هبوط انخفاض انهيار انهارت تدني ضعف تدهور فقدان غياب انعدام".split())


_UP_AFTER = frozenset("مرتفعه عاليه ترتفع يرتفع تتحسن يتحسن متزايده".split())
_DOWN_AFTER = frozenset("منهاره متدنيه منخفضه محبطه تنهار ينهار تتراجع يتراجع تنخفض تتدهور متراجعه".split())


def signs(sentence: Sentence, units: list[Unit], known: Knowledge, last_actor: int | None) -> list[Indicator]:
    """The indicators of a sentence. Holder: the party of the sentence nearest the sign, else the report's last actor;
    direction: the lexicon's, turned by a word of rise or fall beside it."""
    found = []
    for k, u in enumerate(units):
        entry = next((r.entry for r in u.readings if r.entry.table == "indicators"), None)
        if entry is None:
            continue
        turned = _turned(units, k)
        direction = turned or entry.value
        if turned and entry.value == "down":
            direction = "down" if turned == "up" else "up"  # 'انشقاقات متزايدة': more of what weakens
        if direction not in ("up", "down"):
            continue
        holder = _holder(sentence, u, known)
        if holder is None and last_actor is not None:
            holder = known.actors.actor(last_actor).id
        found.append(Indicator(entry.kind, holder, direction, sentence.text[u.start : u.end], u.start, u.end))
    return found


def _turned(units: list[Unit], k: int) -> str:
    for u in units[max(0, k - 3) : k]:
        word = u.norm.split(" ")[0].removeprefix("و").removeprefix("ال")
        if word in _UP:
            return "up"
        if word in _DOWN:
            return "down"
    for u in units[k + 1 : k + 4]:  # 'معنويات جنودها مرتفعة', 'معنوياتهم تنهار'
        if u.kind == "punct":
            break
        if u.norm in _UP_AFTER:
            return "up"
        if u.norm in _DOWN_AFTER:
            return "down"
    return ""


def _holder(sentence: Sentence, u: Unit, known: Knowledge) -> str | None:
    """Id (or words) of the party nearest the sign: whose it is right after it, else those before it first."""
    parties = [
        n
        for n in sentence.nodes
        if n.kind == "NP" and n.party and (n.actor is not None or n.noun in ("force", "fighter"))
    ]
    if not parties:
        return None
    nearest: Node = min(parties, key=lambda n: (abs(n.start - u.start) + (40 if n.start > u.end + 2 else 0), n.start))
    p = party(nearest, sentence.text, known)
    return p.id or p.text
