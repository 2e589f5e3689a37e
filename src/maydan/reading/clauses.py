"""Who is subject and who is object of each verb, and which prepositional phrases are its own.

Arabic newspaper prose is mostly verb first; subjects before the verb follow أن, a headline or a topic. Undotted قتل is
active or passive: the number of bare noun phrases, agreement and what they name decide (`_is_passive`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .choices import words_of
from .nodes import Node

QUOTES = frozenset("\"«»“”„‘’'")
COMMAS = frozenset("،,")
_TRANSPARENT = frozenset(("X", "DEM", "TIME"))
_STANDING = frozenset("هو هي هم هن نحن انا وهو وهي وهم فهو فهي".split())


@dataclass(slots=True)
class Clause:
    """A verb with its phrases. `antecedent`: the noun a relative clause hangs on. `reach`: index after its last phrase."""

    verb: int
    subject: list[Node] = field(default_factory=list)
    objects: list[Node] = field(default_factory=list)
    phrases: list[Node] = field(default_factory=list)
    passive: bool = False
    antecedent: Node | None = None
    shared: bool = False
    reach: int = 0


def read_clauses(nodes: list[Node], frames: dict[str, Any]) -> dict[int, Clause]:
    """A clause for every verb node, by its index; a verb joined by و without a subject of its own shares the last one's.
    `frames`: the lexicon's; a verb whose frame has no object is never passive."""
    clauses: dict[int, Clause] = {}
    previous: Clause | None = None
    for i, node in enumerate(nodes):
        if node.kind == "V":
            clause = _clause(nodes, i, previous, frames)
            clauses[i] = clause
            if not (clause.antecedent is not None and previous is not None):
                previous = clause
        elif node.kind == "PUNC" and node.unit.norm in ".؟?!":
            previous = None
    return clauses


def _transitive(node: Node, frames: dict[str, Any]) -> bool:
    if node.verb is None:
        return node.light is None and node.say is None
    return "object" in frames.get(node.verb.entry.frame, {}).get("verb", {"object": ""})


def _by_preposition(verb: Node, clause: Clause, frames: dict[str, Any]) -> bool:
    """Whether the verb has its object under a preposition ('يحتفظ بمواقع', 'سيطر على'): then it is active."""
    slots = frames.get(verb.verb.entry.frame, {}).get("verb", {}) if verb.verb else {}
    return any(slots.get(n.prep) in ("target", "recipient", "goods", "event", "both") for n in clause.phrases)


def _clause(nodes: list[Node], i: int, previous: Clause | None, frames: dict[str, Any]) -> Clause:
    verb = nodes[i]
    clause = Clause(i)
    bare = _right(nodes, i, clause)
    _late_act(nodes, verb, clause)
    before, clause.antecedent = _left(nodes, i)
    if before and verb.feat[2:5] == "3mp" and before[0].noun in _NO_ONE:
        before = []  # 'مسلحين يرتدون ملابس عسكرية أطلقوا النار'
    if not before and clause.antecedent is None and not _joined(nodes, i):
        before = _topic(nodes, i)
    taken_up = not before and clause.antecedent is None and _taken_up(nodes, i)
    complement = _complement(verb, bare)
    bare = [group for group in bare if group[0] is not complement]
    after = nodes[complement.index + 1] if complement is not None and complement.index + 1 < len(nodes) else None
    if after is not None and after.governor is complement and after.kind == "NP" and after.noun != "act":
        bare.append([after])  # 'أطلقوا سراح الرهائن'
    if verb.feat[1:2] == "p" or verb.unit.marked:
        clause.passive = True
    elif verb.feat[1:2] == "x" and complement is None and _transitive(verb, frames):
        clause.passive = _is_passive(verb, bare, before, clause, _joined(nodes, i)) and not (
            bare == [] and _by_preposition(verb, clause, frames)
        )
    if taken_up and bare:
        clause.passive = False  # 'أعلنت أنها أسرت مقاتلين'
    if clause.antecedent is None and i and nodes[i - 1].kind == "REL":
        previous = None  # 'عدد الذين نزحوا': who they are is in no phrase
    _assign(clause, verb, bare, before, previous)
    if previous is not None and not clause.passive:
        _borrow(nodes, clause, previous)
    if taken_up and not clause.passive and not (clause.subject and clause.objects):
        if clause.subject and not clause.shared:
            clause.objects = clause.subject
        clause.subject, clause.shared = _holder_of_pronoun(nodes, i, previous), True
    return clause


_WITHIN = frozenset("خلاله خلالها فيه فيها اثناءه اثناءها".split())


def _borrow(nodes: list[Node], clause: Clause, previous: Clause) -> None:
    """Gives a light verb the subject of the verb before it where its own is only the act: 'هجوم نجح خلاله في', 'من دون أن تشن
    غارات'."""
    i = clause.verb
    light, above = nodes[i].light, _subject_of(previous)
    if light is None or light.entry.kind != "agent" or not any(n.party or n.noun == "weapon" for n in above):
        return
    if [n.noun for n in clause.subject] != ["act"] or clause.objects:
        return
    if i + 1 < len(nodes) and nodes[i + 1].unit.norm in _WITHIN:
        clause.subject, clause.shared = above, True
    elif i and (nodes[i - 1].kind == "COMP" or nodes[i - 1].unit.norm.endswith(" ان")):
        clause.subject, clause.objects, clause.shared = above, clause.subject, True


def _holder_of_pronoun(nodes: list[Node], i: int, previous: Clause | None) -> list[Node]:
    """Who the pronoun on أن stands for: the subject of the verb above, else the nearest party before it."""
    subject = [n for n in _subject_of(previous) if n.party] if previous is not None else []
    return subject or next(([n] for n in reversed(nodes[:i]) if n.kind == "NP" and n.party), [])


def _joined(nodes: list[Node], i: int) -> bool:
    """Whether the verb goes on from the clause before it: و, ف, كما, ثم."""
    return bool(nodes[i].unit.conj) or (i > 0 and nodes[i - 1].kind == "CONJ")


def _topic(nodes: list[Node], i: int) -> list[Node]:
    """The noun phrase that opens the clause, with phrases or a relative clause between it and the verb: 'أن القوات، التي
    تساندها ...، قطعت الطريق'."""
    j = i - 1
    while j >= 0 and i - j < 30:
        n = nodes[j]
        if (
            n.kind in ("COMP", "SUB")
            or n.kind == "CONJ"
            and n.unit.norm in ("لكن", "ولكن", "بل")
            or (n.kind == "PUNC" and n.unit.norm in ".؛:؟")
        ):
            break
        if n.kind == "V" and not any(x.kind == "REL" for x in nodes[max(0, j - 2) : j]) and not _describes(nodes, j, i):
            return []
        j -= 1
    first = nodes[j + 1] if j + 1 < i else None
    if (
        first is None
        or first.kind != "NP"
        or not first.bare
        or first.noun in ("act", "time", "thing", "place", "adjective")
    ):
        return []
    return [first, *(n for n in nodes[j + 2 : j + 4] if n.kind == "NP" and n.bare and n.conj and n.index < i)]


def _describes(nodes: list[Node], j: int, i: int) -> bool:
    """'أن انتحاريا يقود سيارة، فجر نفسه': a verb right after the indefinite phrase that opens the clause, closed by a comma, is a
    relative clause without its pronoun."""
    opener = nodes[j - 1]
    opens = j < 2 or nodes[j - 2].kind == "COMP" or nodes[j - 2].kind == "PUNC"
    closed = nodes[i - 1].unit.norm in COMMAS or nodes[i].feat[2:5] == "3mp"
    return opens and opener.kind == "NP" and not opener.definite and opener.party and closed


_NO_ONE = frozenset("thing weapon facility place adjective".split())
_PRONOUN_COMP = frozenset("انه انها انهم انهما بانه بانها بانهم بانهما لانه لانها لانهم".split())


def _taken_up(nodes: list[Node], i: int) -> bool:
    """'أعلن التنظيم أنه أسقط': the pronoun on أن takes the subject up again."""
    for n in reversed(nodes[max(0, i - 3) : i]):
        if n.kind == "COMP":
            return n.unit.norm.lstrip("و") in _PRONOUN_COMP
        if n.kind not in ("PUNC", "TIME", "X"):
            return False
    return False


def _complement(verb: Node, bare: list[list[Node]]) -> Node | None:
    """The noun that an idiom asks for (أطلق النار): it is no object."""
    need: frozenset[str] = verb.verb.entry.need if verb.verb else frozenset()
    for group in bare:
        if group[0].noun not in ("thing", "act", "unknown", "adjective", "placecue", "weapon"):
            continue  # 'يصل الوزير', 'سقط قتلى': who the idiom is said of
        if need and not need.isdisjoint(words_of(group[0].unit)):
            return group[0]
    return None


def step_over(nodes: list[Node], j: int) -> int | None:
    """The index after a mark that does not end the clause (quotes, a closed parenthesis, a comma before a
    prepositional phrase or time), or None if it does."""
    mark = nodes[j].unit.norm
    if mark in QUOTES:
        return j + 1
    if mark in "([":
        for k in range(j + 1, min(j + 12, len(nodes))):
            if nodes[k].kind == "PUNC" and nodes[k].unit.norm in ")]":
                return k + 1
        return None
    if mark in COMMAS and j + 1 < len(nodes):
        nxt = nodes[j + 1]
        if (
            (nxt.kind == "NP" and nxt.prep and not nxt.conj)
            or nxt.kind == "TIME"
            or (nxt.kind == "PREP" and nxt.pronoun)
        ):
            return j + 1
    if mark in "-–—" and j + 1 < len(nodes):
        for k in range(j + 1, min(j + 10, len(nodes))):
            if nodes[k].kind == "PUNC" and nodes[k].unit.norm in "-–—":
                return k + 1
    return None


def _right(nodes: list[Node], i: int, clause: Clause) -> list[list[Node]]:
    """Bare noun phrases after the verb, coordinated ones together; prepositional phrases go into the clause."""
    bare: list[list[Node]] = []
    last_bare = False
    j = i + 1
    while j < len(nodes):
        n = nodes[j]
        if n.kind == "PUNC":
            nxt = step_over(nodes, j)
            if nxt is None and _inserted(nodes, i, j, bare):
                nxt = j + 1
            if nxt is None:
                break
            j = nxt
            continue
        if n.kind == "NP":
            if n.conj and not n.prep:
                if not _coordinates(n, bare, clause, last_bare):
                    break
            elif n.prep:
                clause.phrases.append(n)
                last_bare = False
            elif n.governor is not None:
                pass  # the possessor of the phrase before it
            elif bare and bare[-1][-1].noun == "official" and n.noun == "unknown" and not n.definite:
                pass  # a private name in apposition to an office
            elif len(bare) < 3:
                bare.append([n])
                last_bare = True
            else:
                break
        elif n.kind == "PREP" and n.pronoun or n.kind == "PRON" and n.unit.norm not in _STANDING:
            pass
        elif (n.kind == "REL" or _reduced(nodes, j)) and bare and (after := _after_relative(nodes, j)):
            j = after
            continue
        elif n.kind not in _TRANSPARENT or any(op.entry.kind == "according" for op in n.ops):
            break  # 'نزح مليون شخص بحسب المنظمة'
        j += 1
    clause.reach = j
    return bare


def _late_act(nodes: list[Node], verb: Node, clause: Clause) -> None:
    """'تمكنت القوات التي تشارك في العملية من قتل': the act under the light verb's preposition, behind a relative clause."""
    prep = verb.light.entry.prep if verb.light is not None else ""
    if not prep or any(n.prep == prep for n in clause.phrases):
        return
    if clause.reach >= len(nodes) or not any(n.kind == "REL" for n in nodes[verb.index + 1 : clause.reach + 1]):
        return
    for n in nodes[clause.reach : clause.reach + 14]:
        if n.kind in ("COMP", "SUB") or n.kind == "PUNC" and n.unit.norm in ".؛:،":
            return
        if n.noun == "act" and n.prep == prep:
            clause.phrases.append(n)
            return


def _reduced(nodes: list[Node], j: int) -> bool:
    """'في بيان وزعته، ...': a verb with a pronoun right after an indefinite phrase is a relative clause without its pronoun."""
    before = nodes[j - 1]
    return nodes[j].kind == "V" and bool(nodes[j].pronoun) and before.kind == "NP" and not before.definite


def _after_relative(nodes: list[Node], j: int) -> int | None:
    """Index of the phrase with which the clause goes on behind a relative clause that begins at j and ends with a comma:
    'أعدمت اللجنة التي شكلها التنظيم، 41 شخصا'."""
    for k in range(j + 1, min(j + 14, len(nodes) - 1)):
        if nodes[k].kind == "PUNC" and nodes[k].unit.norm in COMMAS:
            nxt = nodes[k + 1]
            return k + 1 if nxt.kind == "NP" and not nxt.conj and nxt.noun != "act" else None
        if nodes[k].kind == "PUNC" and nodes[k].unit.norm in ".؛:":
            return None
    return None


def _inserted(nodes: list[Node], i: int, j: int, bare: list[list[Node]]) -> bool:
    """'شنت خلال الأيام الماضية، غارات': the comma only closes an insertion between the verb and its act."""
    if nodes[j].unit.norm not in COMMAS or j + 1 >= len(nodes) or j - 1 == i:
        return False
    before, after = nodes[j - 1], nodes[j + 1]
    wanting = nodes[i].light is not None and not any(g[0].noun == "act" for g in bare)
    inserted = before.kind == "TIME" or bool(before.prep) or before.party  # 'أجرى الرئيس، اتصالات'
    return inserted and after.bare and after.noun == "act" and wanting


def _coordinates(n: Node, bare: list[list[Node]], clause: Clause, last_bare: bool) -> bool:
    """Whether 'و' + noun phrase goes on with the last phrase; joins it there."""
    if n.noun == "act" or (not bare and not clause.phrases):
        return False
    if last_bare:
        bare[-1].append(n)
        return True
    last = clause.phrases[-1] if clause.phrases else None
    if last is None:
        return False
    n.prep, n.prep2 = last.prep, last.prep2
    clause.phrases.append(n)
    return True


def _left(nodes: list[Node], i: int) -> tuple[list[Node], Node | None]:
    """Bare noun phrases that may be the subject before the verb, and the antecedent if the clause is relative."""
    if nodes[i].unit.conj:
        return [], None
    found: list[Node] = []
    j = i - 1
    while j >= 0:
        n = nodes[j]
        if n.kind == "REL":
            k = j - 1
            while k >= 0 and nodes[k].kind in ("PUNC", "TIME") and j - k < 4:
                k -= 1
            head = _head_before(nodes, k)
            return [], head
        if n.kind == "PUNC":
            if n.unit.norm in QUOTES or n.unit.norm in "()":
                j -= 1
                continue
            opened = _dashed(nodes, j) if n.unit.norm in _DASHES else -1
            if opened > 0 and not found:
                j = opened - 1
                continue
            break
        if n.kind == "NP" and not n.prep:
            found.insert(0, n)
            if not n.conj:
                break
        elif n.kind == "NP":
            if j == i - 1 and (
                nodes[i].pronoun or not n.definite and n.noun in ("act", "weapon", "place", "fighter", "person")
            ):
                return [], n
            if found:
                break
        elif n.kind not in ("X", "DEM", "TIME", "NEG"):
            break
        j -= 1
    return found, None


_DASHES = frozenset("-–—")


def _dashed(nodes: list[Node], j: int) -> int:
    """The index of the dash that opens the insertion closed at j ('المدير - وهو مستشار - عقد'), -1 if none does."""
    return next((k for k in range(j - 1, max(0, j - 10), -1) if nodes[k].unit.norm in _DASHES), -1)


def _head_before(nodes: list[Node], k: int) -> Node | None:
    """The noun phrase that a relative pronoun after node k refers to: the nearest, or the one it is a possessor of."""
    return nodes[k] if k >= 0 and nodes[k].kind == "NP" else None


def _agrees(verb: Node, n: Node) -> bool:
    """Whether the noun phrase can be the subject of a verb before it, by gender (loosely: plurals of things are feminine)."""
    if verb.feat[3:5] == "fs" and n.noun in ("official", "person", "fighter", "member", "dead") and not n.feminine:
        return n.plural and n.noun not in ("person", "member")
    return True


def _actor_like(n: Node) -> bool:
    return n.noun in ("actor", "nation", "country", "metonym", "force", "body", "weapon") or (
        n.noun in ("fighter", "official", "member") and n.number is None
    )


def _victim_like(n: Node) -> bool:
    return (
        n.number is not None
        or n.noun in ("person", "dead", "people", "member", "count")
        or (n.noun in ("fighter", "official", "unknown") and not n.definite)
    )


_SUFFERED = frozenset(("ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "SANCTION"))


def _is_passive(verb: Node, bare: list[list[Node]], before: list[Node], clause: Clause, joined: bool) -> bool:
    """Reads an undotted transitive verb: two bare phrases, or one beside a subject before it, make it active; a single
    countable victim makes it passive."""
    person = verb.feat[2:5]
    if verb.pronoun:
        return False
    if len(bare) >= 2:
        return False
    if verb.verb is not None and verb.verb.entry.type not in _SUFFERED:
        return False  # 'رحب الوزير', 'يحتفظ بمواقع': talk and holding are hardly told in the passive without its marks
    if before or clause.antecedent is not None:
        head = before[0] if before else clause.antecedent
        if bare:
            return False
        return head is not None and head.noun not in ("weapon", "act")
    if verb.unit.conj and person in ("3mp", "3md") and bare:
        return False
    if len(bare) == 1:
        head = bare[0][0]
        if person == "3fs" and not _agrees(verb, head):
            return False
        if person in ("3mp", "3md"):
            return False
        if verb.unit.conj and head.noun == "place":
            return False
        return _victim_like(head) or not _actor_like(head)
    return not joined


def _assign(clause: Clause, verb: Node, bare: list[list[Node]], before: list[Node], previous: Clause | None) -> None:
    groups = list(bare)
    person = verb.feat[2:5]
    if clause.passive:
        clause.objects = groups[0] if groups else before or ([clause.antecedent] if clause.antecedent else [])
        if not clause.objects and verb.unit.conj and previous is not None:
            clause.objects, clause.shared = (previous.objects if previous.passive else previous.subject), True
        return
    if clause.antecedent is not None:
        if verb.pronoun:
            clause.objects = [clause.antecedent]
            clause.subject = groups[0] if groups else []
            return
        if len(groups) >= 2 and groups[0][0].party:
            clause.subject, clause.objects = groups[0], groups[1]
        elif groups and person in ("3ms", "3fs") and _own_subject(verb, groups[0][0], clause.antecedent):
            clause.subject = groups[0]
        else:
            clause.subject = [clause.antecedent]
            clause.objects = groups[0] if groups else []
        return
    if before and verb.pronoun and before[0].noun == "act" and len(groups) == 1:
        clause.subject, clause.objects = groups[0], before  # 'الهجوم نفذه انتحاري'
        return
    if before and (len(groups) < 2 or person in ("3mp", "3md") or before[0].party and not groups[0][0].party):
        clause.subject, clause.objects = before, groups[0] if groups else []
        if not groups and verb.pronoun:
            clause.objects = []
        return
    if person in ("3mp", "3md", "1p") or (groups and not _agrees(verb, groups[0][0])):
        clause.objects = groups[0] if groups else []
        if previous is not None:
            clause.subject, clause.shared = _subject_of(previous), True
        return
    if verb.unit.conj and len(groups) == 1 and previous is not None and _shares(verb, groups[0][0], previous):
        clause.subject, clause.objects, clause.shared = _subject_of(previous), groups[0], True
        return
    clause.subject = groups[0] if groups else []
    clause.objects = groups[1] if len(groups) > 1 else []
    if not groups and previous is not None:
        clause.subject, clause.shared = _subject_of(previous), True


def _own_subject(verb: Node, n: Node, antecedent: Node) -> bool:
    """Whether a relative clause has a subject of its own: 'المدينة التي يسيطر التنظيم عليها'."""
    return _actor_like(n) and not (antecedent.party and not antecedent.noun == "people") and n.definite


def _subject_of(clause: Clause) -> list[Node]:
    return clause.objects if clause.passive else clause.subject


def _shares(verb: Node, n: Node, previous: Clause) -> bool:
    """Whether 'و' + verb with one bare phrase takes that phrase as object: it names no one who acts."""
    if verb.verb is not None and verb.verb.entry.type in ("ACCUSE", "REQUEST") and verb.verb.entry.lemma != "دعا":
        return any(x.party for x in _subject_of(previous))  # to accuse or urge takes an object: the one phrase is it
    return bool(_subject_of(previous)) and not n.party and n.noun not in ("act", "weapon", "dead", "hurt", "source")
