"""Finds the happenings of a sentence and fills their slots by frame: verbs with their clause, act nouns with what follows
them, light verbs that carry an act noun, relative clauses that say more of it."""

from __future__ import annotations

from typing import Any, Callable

from ..lexicon.entries import Entry
from .clauses import Clause, step_over
from .drafts import Draft
from .nodes import Node
from .phrases import PEACEFUL
from .units import Unit

AGENT_PHRASES = {"من قبل": "actor", "من جانب": "actor", "من طرف": "actor", "علي يد": "actor", "علي ايدي": "actor", "بيد": "actor",
                 "بقياده": "actor", "ضد": "recipient", "بحق": "recipient"}  # fmt: skip
NEAR = frozenset("قرب بالقرب قبالة قباله محيط جوار شمال جنوب شرق غرب شمالي جنوبي شرقي غربي".split())
TOWARD = frozenset("نحو باتجاه صوب الي تجاه".split())
AT = frozenset("في ب داخل وسط عند لدي علي خلال عبر بين فوق تحت حول".split())
_SITE_WORDS = frozenset("طريق حدود جبهه محور خط ضفه ضفاف ساحل طرف اطراف مشارف".split())


class Sentence:
    """The nodes and clauses of one sentence while it is being read. `frames`: the lexicon's."""

    __slots__ = ("index", "nodes", "clauses", "frames", "text", "field", "carriers", "results", "published_ordinal", "gate")

    def __init__(self, index: int, nodes: list[Node], clauses: dict[int, Clause], frames: dict[str, Any], text: str,
                 field: str) -> None:  # fmt: skip
        self.index, self.nodes, self.clauses, self.frames = index, nodes, clauses, frames
        self.text, self.field = text, field
        self.carriers = _carriers(nodes, clauses)
        self.results: dict[int, int] = {}


def _carriers(nodes: list[Node], clauses: dict[int, Clause]) -> dict[int, Clause]:
    """Act noun index → clause of the light verb that carries it ('شن الجيش هجوما', 'تعرضت البلدة لقصف')."""
    found: dict[int, Clause] = {}
    for clause in clauses.values():
        light = nodes[clause.verb].light
        if light is None or light.entry.kind in ("result", "witness"):
            continue
        prep = light.entry.prep
        groups = [*clause.subject, *clause.objects] if not prep else []
        for node in [*groups, *(p for p in clause.phrases if p.prep == prep or p.prep.startswith(prep or "\0"))]:
            if node.noun == "act" and node.index not in found:
                found[node.index] = clause
        if light.pronoun or clause.antecedent is not None and clause.antecedent.noun == "act" and nodes[clause.verb].pronoun:
            if clause.antecedent is not None and clause.antecedent.noun == "act":
                found.setdefault(clause.antecedent.index, clause)
    return found


def find(sentence: Sentence) -> list[Draft]:
    """Drafts of every happening named in the sentence, in order of their triggers."""
    drafts: list[Draft] = []
    for i, node in enumerate(sentence.nodes):
        if node.kind == "V" and node.verb is not None:
            verbal = _verbal(sentence, i, node)
            if verbal is not None:
                drafts.append(verbal)
        elif node.kind == "NP" and node.noun == "act" and node.act is not None:
            if not (node.mode == PEACEFUL and node.act.entry.type == "ASSAULT"):
                drafts.append(_nominal(sentence, i, node))
        elif node.kind == "NP" and node.noun in ("dead", "hurt") and _tells_loss(sentence, node):
            drafts.append(_loss_noun(sentence, i, node))
    return drafts


def _draft(sentence: Sentence, node: Node, reading: Any, rule: str) -> Draft:
    entry: Entry = reading.entry
    draft = Draft(node, reading, sentence.index, entry.type, entry.mode, entry.frame, rule, entry, entry.phase or None)
    draft.anchor = (node.unit.start, node.unit.end)
    draft.casualty = entry.type == "ASSAULT" and bool(sentence.frames.get(entry.frame, {}).get("loss"))
    return draft


# ---- verbs


def _verbal(sentence: Sentence, i: int, node: Node) -> Draft | None:
    clause = sentence.clauses[i]
    draft = _draft(sentence, node, node.verb, "verb-passive" if clause.passive else "verb-active")
    slots = sentence.frames.get(draft.frame, {}).get("verb", {})
    object_slot = slots.get("object", "target" if not draft.casualty else "victim")
    subject_slot = slots.get("subject", "actor")
    filled = [_fill(draft, subject_slot, n) for n in clause.subject]
    if clause.subject and not any(filled) and subject_slot in ("actor", "both") and not clause.shared:
        if clause.subject[0].noun not in ("act", "facility"):
            return None  # 'تراجعت الأسعار': what does it is no one
    if clause.passive and draft.type in _SPOKEN:
        return None
    for n in clause.objects:
        _fill(draft, object_slot, n)
    for n in clause.phrases:
        _prepositional(draft, slots, n)
    draft.reach = clause.reach
    if clause.antecedent is not None:
        draft.features.add("relative")
    if clause.shared:
        draft.features.add("shared-subject")
    return draft


# ---- nouns


_SPOKEN = frozenset(("REQUEST", "ACCUSE"))


def _nominal(sentence: Sentence, i: int, node: Node) -> Draft:
    assert node.act is not None
    draft = _draft(sentence, node, node.act, "act-noun")
    draft.anchor = (node.unit.start, max([node.unit.end, *(a.end for a in node.adjectives[:1])]))
    if node.mode and node.mode != PEACEFUL:
        draft.mode = _mode_with(draft, node.mode)
    if node.number is not None:
        draft.count = node.number.best
    slots = sentence.frames.get(draft.frame, {}).get("noun", {})
    for adjective in node.adjectives:
        if adjective.nation is not None:
            _fill(draft, "actor", _nation_part(node, adjective))
    carrier = sentence.carriers.get(i)
    if carrier is not None:  # before the noun's own phrases: of two sides the subject is the first
        _carried(sentence, draft, carrier)
    _after_noun(sentence, i, node, draft, slots)
    if carrier is None and i in sentence.carriers:
        _carried(sentence, draft, sentence.carriers[i])
    if node.prep:
        draft.features.add(f"under-{'cause' if node.prep in CAUSE else 'prep'}")
    draft.features.add("definite" if node.definite else "indefinite")
    return draft


PART = "بينهم"
"""The preposition that nodes after بينهم، من بينهم، منهم ... are given."""

CAUSE = frozenset(
    "في ب لدي اثر جراء خلال نتيجه بسبب عقب من بعد اثناء ضمن بفعل علي".split() + ["من جراء", "علي اثر", "نتيجه ل", "في اعقاب", "علي خلفيه", "جراء"]
)


def _nation_part(node: Node, adjective: Unit) -> Node:
    """The adjective of nationality of an act noun, as the party it names."""
    assert adjective.nation is not None
    part = Node("NP", node.first, node.last, adjective)
    part.start, part.end = adjective.start, adjective.end
    part.noun, part.index = "nation", node.index
    part.country, part.actor = adjective.nation[0], adjective.nation[1]
    return part


def _carried(sentence: Sentence, draft: Draft, clause: Clause) -> None:
    """What a light verb adds: its subject acts, or suffers; a phrase of its own may name target, place, time."""
    light = sentence.nodes[clause.verb].light
    assert light is not None
    kind = light.entry.kind
    draft.rule = f"light-{kind}"
    draft.anchor = _light_anchor(sentence.nodes[clause.verb], draft)
    slots = sentence.frames.get(draft.frame, {}).get("noun", {})
    own = [n for n in clause.subject if n is not draft.node]
    if kind == "occur" and own and draft.node in clause.objects:
        kind = "begin"  # 'بدأت الحكومة مفاوضات', not 'بدأت المفاوضات'
    if kind in ("agent", "own", "begin", "continue", "attempt", "end"):
        if clause.passive:
            own = []
        for n in own:
            _fill(draft, "both" if slots.get("construct") == "both" or slots.get("مع") == "both" else "actor", n)
    elif kind == "patient":
        for n in own:
            _fill(draft, "target", n)
    elif kind == "foil":
        for n in own:
            _fill(draft, "recipient", n)
        draft.phase = "failed"
    if kind in ("begin", "continue", "end"):
        draft.phase = {"begin": "begun", "continue": "ongoing", "end": "completed"}[kind]
    for n in clause.phrases:
        if n is not draft.node and n.index < draft.node.index and n.noun != "act":
            _prepositional(draft, slots, n)
    for n in clause.phrases:
        if n.index > draft.node.index and n.noun != "act" and clause.antecedent is draft.node:
            _prepositional(draft, slots, n)


def _light_anchor(_verb: Node, draft: Draft) -> tuple[int, int]:
    return draft.anchor


def _after_noun(sentence: Sentence, i: int, node: Node, draft: Draft, slots: dict[str, str]) -> None:
    """Construct, prepositional phrases and relative clause after an act noun."""
    nodes, j, construct = sentence.nodes, i + 1, 0
    last: str | None = None
    while j < len(nodes):
        n = nodes[j]
        if n.kind == "PUNC":
            nxt = step_over(nodes, j)
            if nxt is None or (nodes[j].unit.norm in "،," and construct == 0 and last is None):
                break
            j = nxt
            continue
        if n.kind == "REL":
            if j + 1 < len(nodes) and nodes[j + 1].kind == "V" and not _continues_relative(sentence, nodes[j + 1], node):
                break
            j += 2
            continue
        if n.kind == "NP":
            step = _one_after(draft, slots, n, construct, last, j == i + 1)
            if step is None:
                break
            last = step
            construct += not n.prep and not n.conj
        elif n.kind == "V":
            if not _continues_relative(sentence, n, node):
                break
        elif n.kind not in ("X", "DEM", "TIME", "PRON") and not (n.kind == "PREP" and n.pronoun):
            break
        j += 1
    draft.reach = j


def _continues_relative(sentence: Sentence, verb: Node, head: Node) -> bool:
    """Whether a verb after the noun belongs to a relative clause about it that a light verb heads."""
    clause = sentence.clauses[verb.index]
    about = clause.antecedent is head or (clause.antecedent is None and not verb.unit.conj and head in clause.subject)
    if about and verb.light is not None and verb.light.entry.kind in ("agent", "own", "occur"):
        sentence.carriers.setdefault(head.index, clause)
        return True
    return False


def _one_after(draft: Draft, slots: dict[str, str], n: Node, construct: int, last: str | None, first: bool) -> str | None:
    """Fills one phrase after the noun; returns the slot it went to, or None where the noun's own phrases end."""
    if n.conj and n.prep == "من" and last == "victim":
        return _fill(draft, "victim", n)
    if n.conj and not n.prep:
        if last is None or n.noun == "act":
            return None
        _fill(draft, last, n)
        return last
    if n.prep:
        if n.noun == "act":
            return None
        return _prepositional(draft, slots, n) or last or ""
    if construct >= 2 or (construct == 0 and not first and draft.rule != "light-agent"):
        return None
    slot = slots.get("construct", "actor")
    if n.noun == "act":
        return "event" if construct == 0 and first else None
    if construct == 1:
        if slot not in ("actor-or-target", "victim", "target", "actor") or not n.definite and slot == "actor":
            return None
        if slot in ("victim", "target") and draft.recipients and not draft.actors:
            draft.actors, draft.recipients = draft.recipients, []
        slot = "target" if slot != "victim" else "victim"
    elif draft.node.definite and not draft.node.pronoun and draft.node.unit.art:
        return None
    return _fill(draft, slot, n)


# ---- slots


def _prepositional(draft: Draft, slots: dict[str, str], n: Node) -> str:
    """Fills a prepositional phrase: the frame's word first, then what prepositions mean for every act."""
    prep, inner = n.prep, n.prep2
    if prep == PART:
        draft.parts.append(n)
        return "part"
    if prep == "معظمهم":
        return "made-of"
    slot = slots.get(prep) or AGENT_PHRASES.get(prep, "")
    if n.noun in ("time", "source"):
        return ""
    if slot in ("place", "near", "from", "to", "toward") or not slot:
        return _located(draft, slot, prep, inner, n)
    return _fill(draft, slot, n)


def _located(draft: Draft, slot: str, prep: str, inner: str, n: Node) -> str:
    """Where: the phrase is a place, a facility, or a party's ground."""
    if n.noun == "weapon" and prep in ("ب", "عبر", "بواسطه", "باستخدام"):
        return _fill(draft, "weapon", n)
    if n.noun not in ("place", "facility", "country", "metonym", "unknown", "placecue") and n.place is None:
        return ""
    direction = next((p for p in (inner, prep) if p.split(" ")[0] in NEAR or p.startswith("علي بعد")), "")
    if prep == "من" and not direction:
        role = "from"
    elif prep.split(" ")[0] in TOWARD:
        role = "toward" if prep != "الي" else "to"
    elif direction and direction.split(" ")[0] in ("قرب", "بالقرب", "قباله", "جوار", "محيط"):
        role = "near"
    elif prep.split(" ")[0] in AT or direction or slot == "place":
        role = "at"
    else:
        return ""
    if n.noun == "unknown" and not (n.definite and role == "at" and prep in ("في", "ب")):
        return ""
    if n.noun == "facility":
        if draft.facility is None and role in ("at", "near"):
            draft.facility = n
        if n.place is None:
            return "facility"
    draft.places.append((role, n))
    return "place"


def _fill(draft: Draft, slot: str, n: Node) -> str:
    """Puts a phrase where the slot says, checked against what it may be; returns the slot taken ('' if none fits)."""
    return _FILLERS.get(slot, _ignore)(draft, n)


def _ignore(draft: Draft, n: Node) -> str:
    return ""


def _actor(draft: Draft, n: Node) -> str:
    if n.noun == "weapon":
        return _weapon_actor(draft, n)
    if n.noun == "act":
        return ""
    if n.noun in ("place", "country") and draft.type == "ASSAULT" and n.noun == "place":
        return _located(draft, "place", "في", "", n)
    if n.noun == "unknown" and not n.definite and draft.frame in _MOVES:
        return ""
    if n.party or n.noun in ("unknown", "dead"):
        draft.actors.append(n)
        return "actor"
    if n.noun == "facility" and n.owner is not None:
        draft.actors.append(n)
        return "actor"
    if n.noun == "thing" and n.owner is None and n.actor is None and n.country is None:
        return ""
    if n.noun == "thing":
        draft.actors.append(n)
        return "actor"
    return ""


_STRUCK = frozenset("strike attack shoot launch-weapon raid siege".split())
_MOVES = frozenset("advance withdraw take fall deploy-self".split())


def _weapon_actor(draft: Draft, n: Node) -> str:
    """'قصفت طائرات التحالف': the weapon names its owner, and the mode."""
    draft.weapon = draft.weapon or n
    draft.mode = _mode_with(draft, n.mode)
    if n.actor is not None or n.country or n.owner is not None or (n.entry and n.entry.kind in ("aircraft", "helicopter", "drone", "naval")):
        draft.actors.append(n)
    draft.features.add("weapon-subject")
    return "actor"


def _recipient(draft: Draft, n: Node) -> str:
    if n.noun in ("act", "time"):
        return ""
    if n.noun == "place":
        return _located(draft, "place", "في", "", n)
    draft.recipients.append(n)
    return "recipient"


_MUNITIONS = frozenset("artillery rocket missile air-bomb ied car-bomb mine hand-grenade firearm explosive chemical".split())


def _target(draft: Draft, n: Node) -> str:
    if n.noun == "place" and n.place is None and n.name_start < 0 and draft.frame in _STRUCK:
        draft.recipients.append(n)  # 'أحياء سكنية', 'مناطق مدنية': the thing struck, no name of a place
        return "target"
    if n.noun == "place":
        return _located(draft, "place", "في", "", n)
    if n.noun == "weapon" and n.entry is not None and n.entry.kind in _MUNITIONS:
        return _weapon(draft, n)
    if n.noun == "facility":
        draft.facility = draft.facility or n
        draft.recipients.append(n.owner if n.owner is not None and n.owner.noun == "actor" and n.owner.last >= 0 else n)
        if n.place is not None:
            draft.places.append(("at", n))
        return "target"
    if n.noun == "country":
        draft.recipients.append(n)
        draft.places.append(("at", n))
        return "target"
    if n.noun in ("act", "time"):
        return ""
    draft.recipients.append(n)
    return "target"


def _either(draft: Draft, n: Node) -> str:
    if n.noun in ("place", "facility", "dead", "hurt", "people", "person") and not (n.noun == "facility" and False):
        return _target(draft, n)
    if n.party or n.noun == "weapon":
        return _actor(draft, n)
    return _target(draft, n) if n.noun in ("unknown", "thing") else ""


def _victim(draft: Draft, n: Node) -> str:
    if n.noun in ("act", "time", "weapon"):
        return ""
    if n.noun in ("place", "facility") and n.number is None and n.noun == "place":
        return _located(draft, "place", "في", "", n)
    if n.noun == "thing" and n.number is None and n.actor is None:
        return ""
    draft.recipients.append(n)
    return "victim"


def _both(draft: Draft, n: Node) -> str:
    if n.noun == "place":
        return _located(draft, "place", "في", "", n)
    if not n.party and n.noun not in ("unknown", "facility"):
        return ""
    (draft.recipients if draft.actors else draft.actors).append(n)
    return "both"


def _weapon(draft: Draft, n: Node) -> str:
    if n.noun == "weapon":
        draft.weapon = draft.weapon or n
        if n.mode:
            draft.mode = _mode_with(draft, n.mode)
        return "weapon"
    if n.noun in ("facility",) and draft.frame == "blast":
        draft.facility = draft.facility or n
        return "weapon"
    if n.noun == "place":
        return _located(draft, "place", "في", "", n)
    return ""


def struck_facility(d: Draft) -> None:
    """An attack on nobody named is an attack on the facility it struck."""
    if d.type == "ASSAULT" and not d.recipients and d.facility is not None and d.facility not in d.actors:
        d.recipients.append(d.facility)


def _place_slot(role: str) -> Callable[[Draft, Node], str]:
    def put(draft: Draft, n: Node) -> str:
        prep = {"from": "من", "to": "الي", "toward": "نحو", "near": "قرب"}.get(role, "في")
        return _located(draft, "place", prep, "", n)

    return put


def _topic(draft: Draft, n: Node) -> str:
    draft.topics.append(n)
    return "topic"


def _goods(draft: Draft, n: Node) -> str:
    if n.noun in ("act", "time"):
        return ""
    draft.recipients.append(n)
    return "goods"


def _partner(draft: Draft, n: Node) -> str:
    if n.party or n.noun == "unknown":
        draft.partners.append(n)
        return "partner"
    return ""


def _reason(draft: Draft, n: Node) -> str:
    draft.reason = draft.reason or n
    return "reason"


_FILLERS: dict[str, Callable[[Draft, Node], str]] = {
    "actor": _actor, "recipient": _recipient, "target": _target, "actor-or-target": _either, "victim": _victim,
    "both": _both, "weapon": _weapon, "place": _place_slot("at"), "from": _place_slot("from"), "to": _place_slot("to"),
    "near": _place_slot("near"), "toward": _place_slot("toward"), "topic": _topic, "goods": _goods,
    "partner": _partner, "reason": _reason,
}  # fmt: skip


def _mode_with(draft: Draft, mode: str) -> str:
    """The mode of an act whose means is now known: a means refines only acts that leave it open."""
    if not mode or draft.type != "ASSAULT":
        return draft.mode
    if draft.mode in ("attack", "shelling", "bombing", "") and not (draft.mode == "bombing" and mode in ("shelling", "missile")):
        return mode
    return draft.mode


# ---- loss nouns


def _tells_loss(sentence: Sentence, node: Node) -> bool:
    """'5 قتلى', 'سقوط قتلى', 'قتيلان': a loss noun that counts or stands alone, not 'عائلات القتلى'."""
    if node.number is not None and not node.definite:
        return True
    return not node.definite and node.feat[1:2] in ("p", "d")


def _loss_noun(sentence: Sentence, i: int, node: Node) -> Draft:
    reading = next(r for r in node.unit.readings if r.entry is node.entry)
    entry = reading.entry._replace(type="ASSAULT", mode="attack", frame="hurt-noun")
    draft = Draft(node, reading, sentence.index, "ASSAULT", "attack", "hurt-noun", "loss-noun", entry)
    draft.anchor = (node.unit.start, node.unit.end)
    draft.casualty = True
    draft.recipients = [node]
    slots = sentence.frames.get("hurt-noun", {}).get("noun", {})
    _after_noun(sentence, i, node, draft, {k: v for k, v in slots.items() if k != "construct"})
    return draft
