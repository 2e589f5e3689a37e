"""A Brief put in words: sections of short lines, each with the number of the quote it rests on.

The three renderers (terminal, Markdown, HTML) share this page; they only differ in how they mark what comes from a report
(`Run.data`), which must be kept apart from the language around it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .quotes import WINDOW, Note, Notes, Run, Runs, chained
from .summary import ActorRow, Brief, Figure, Line, LossGroup, LossRow, Name, PlaceGroup, Sign, quoted
from .words import Words

LIMIT = 40
"""Lines shown of a section: a brief is read in a minute, the whole is in the claims file."""
_ACTORS = 12
"""Parties shown, the most often named."""
_SNIPPET = 40
"""Code points of context on each side where a line names nobody and its words must speak."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line: its `head` (the act), what follows, a tag ("feared"), the quote's number and the claim's id."""

    head: str
    runs: Runs
    tag: str | None = None
    tone: str | None = None
    notes: tuple[int, ...] = ()
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one small heading (a place, a status), None without heading."""

    title: Runs | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page; `more` says how many lines were left out, '' if none."""

    key: str
    title: str
    groups: tuple[Group, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One voice's figure: in words, and its range in percent of the largest figure of the kind (None: unknown).
    `open_end`: no upper bound was given."""

    voice: Runs
    figure: Runs
    detail: Runs
    left: float | None
    width: float | None
    open_end: bool
    notes: tuple[int, ...]
    claim: str


@dataclass(frozen=True, slots=True)
class Bars:
    """All figures of one kind of loss; `top` is the count at the far end of the scale, None where nothing is known."""

    title: str
    rows: tuple[Bar, ...]
    top: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """All that a renderer lays out."""

    lang: str
    rtl: bool
    title: str
    subtitle: str
    scope: Runs
    glance: tuple[tuple[str, int, str], ...]
    sections: tuple[Section, ...]
    losses: tuple[Bars, ...]
    losses_title: str
    notes: tuple[Note, ...]
    notes_title: str
    unread: tuple[str, ...]
    unread_title: str
    caution: str
    empty: tuple[str, ...]


def page_of(brief: Brief, words: Words, limit: int = LIMIT) -> Page:
    """The page of a brief in one language; sections without lines are left out.

    Args:
        limit: lines shown of each section, at least 1.
    """
    notes = Notes()
    # Quotes are numbered in the order in which the reader meets them.
    happened = _section("happened", tuple(_place_group(g, words, notes) for g in brief.happened), words, limit)
    losses = tuple(_bars(group, words, notes, limit) for group in brief.losses)
    control = _section("control", (_group(None, brief.control, words, notes),), words, limit)
    rest = (
        _section("ahead", _by_status(brief.ahead, words, notes), words, limit),
        _section("denied", (_group(None, brief.denied, words, notes),), words, limit),
        _section("actors", (_actors(brief, words, notes),), words, min(limit, _ACTORS)),
        _section("indicators", (Group(None, tuple(_sign(s, words, notes) for s in brief.signs)),), words, limit),
        _section("questions", (_questions(brief, notes),), words, limit),
        _section("wording", (_wording(brief, words, notes),), words, limit),
        _section("background", (_group(None, brief.background, words, notes),), words, limit),
    )
    sections = tuple(s for s in (happened, control, *rest) if s.groups)
    return Page(
        lang=words.lang,
        rtl=words.rtl,
        title=words.say("title"),
        subtitle=words.say("subtitle"),
        scope=_scope(brief, words),
        glance=_glance(brief, words),
        sections=sections,
        losses=losses,
        losses_title=words.say("section.losses"),
        notes=notes.listed(words),
        notes_title=words.say("section.notes"),
        unread=brief.unread,
        unread_title=words.say("section.unread"),
        caution=words.say("caution"),
        empty=(words.say("empty"), words.say("empty.more")) if brief.empty else (),
    )


def figure_words(figure: Figure, words: Words) -> str:
    """The count alone: '5', '12–17', 'at least 20', 'about 30', 'number unknown'."""
    bound, n, _ = _counted(figure)
    return words.say(f"bound.{bound}", n=n) if bound else n


def figure_runs(figure: Figure, words: Words) -> Runs:
    """The count with what is counted, as a person would write it: '84 قتيلًا', 'قتيلان', 'at least 20 killed (civilians)'."""
    bound, n, last = _counted(figure)
    class_ = " " + words.name("class", figure.class_) if figure.class_ else ""
    if last is None:
        return (Run(words.name("unknown", figure.kind).replace("{class}", class_)),)
    phrase = words.count(figure.kind, last, shown=n) + class_
    phrase = words.say(f"bound.{bound}", n=phrase) if bound else phrase
    if n not in phrase:  # one and two, which Arabic writes without a digit
        return (Run(phrase),)
    return tuple(_filled(phrase, {n: n}))


def _counted(figure: Figure) -> tuple[str, str, int | None]:
    """What bounds a figure ('least', 'most', 'about', 'unknown' or ''), its digits, and the last number in them."""
    low, best, high = figure.low, figure.best, figure.high
    middle = best if best is not None else low
    if figure.bound == "about" and middle is not None and low in (None, best, high):
        return "about", _number(middle), middle
    if low is not None and high is not None:
        return "", _number(low) if low == high else f"{_number(low)}–{_number(high)}", high
    if low is not None:
        return "least", _number(low), low
    if high is not None:
        return "most", _number(high), high
    return ("about", _number(best), best) if best is not None else ("unknown", "", None)


def act_name(type_: str, mode: str | None, words: Words) -> str:
    """What an act is called: by its mode where it has one, else by its type."""
    return words.name("mode", mode) if mode else words.name("type", type_)


def _section(key: str, groups: Sequence[Group], words: Words, limit: int) -> Section:
    kept: list[Group] = []
    total = left = 0
    for group in groups:
        total += len(group.items)
        items = group.items[: max(0, limit - (total - len(group.items)))]
        left += len(group.items) - len(items)
        if items:
            kept.append(Group(group.title, items))
    return Section(key, words.say(f"section.{key}"), tuple(kept), words.say("more", n=left) if left else "")


def _place_group(group: PlaceGroup, words: Words, notes: Notes) -> Group:
    title = (Run(group.place.shown(words.lang), True),) if group.place else (Run(words.say("no_place")),)
    return Group(title, tuple(_item(line, words, notes, with_place=False) for line in group.lines))


def _group(title: Runs | None, lines: Iterable[Line], words: Words, notes: Notes) -> Group:
    return Group(title, tuple(_item(line, words, notes) for line in lines))


def _by_status(lines: Sequence[Line], words: Words, notes: Notes) -> tuple[Group, ...]:
    statuses = dict.fromkeys(line.status for line in lines)
    return tuple(
        _group((Run(words.name("status", status)),), [x for x in lines if x.status == status], words, notes)
        for status in statuses
    )


def _item(line: Line, words: Words, notes: Notes, *, with_place: bool = True) -> Item:
    parts = [
        _parties(line, words) or ([] if line.figures else _quoted_words(line, words)),
        _facility(line, words, with_place),
        _where_when(line, words, with_place),
        _figures(line, words),
        _said(line, words),
        _because(line, words),
    ]
    head = act_name(line.type, line.mode, words) + (f" ({line.count})" if line.count and line.count > 1 else "")
    if line.negated:  # 'will not be able to take': expected not to happen
        head = words.say("no_act").replace("{act}", head)
    tag = words.name("status", line.status) if line.status == "claimed" else None
    return Item(head, chained(parts), tag, line.status, notes.cite(line.source, line.claim, line.words), line.claim)


def _quoted_words(line: Line, words: Words) -> list[Run]:
    """The act in its sentence's words, for a line that names nobody: 'attack' alone tells a reader nothing."""
    sentence, mark = line.source.sentence, line.source.mark
    if mark is None:
        return []
    start, stop = max(0, mark[0] - _SNIPPET), min(len(sentence), mark[1] + _SNIPPET)
    before, after = sentence[start : mark[0]], sentence[mark[1] : stop]
    before = before.partition(" ")[2] if start else before
    after = after.rpartition(" ")[0] if stop < len(sentence) else after
    cut = (
        ("… " if start else "")
        + before
        + sentence[mark[0] : mark[1]][:WINDOW]
        + after
        + (" …" if stop < len(sentence) else "")
    )
    return [Run(quoted(cut.strip().removeprefix("- "), words.lang), True)]


def _parties(line: Line, words: Words) -> list[Run]:
    actors, recipients = _names(line.actors, words), _names(line.recipients, words)
    if not recipients:
        return actors
    return [*(actors or [Run(words.say("untold"))]), Run(words.say("arrow")), *recipients]


def _names(names: Iterable[Name], words: Words) -> list[Run]:
    runs: list[Run] = []
    for shown in dict.fromkeys(name.shown(words.lang) for name in names):
        runs += [Run(words.say("list"))] if runs else []
        runs.append(Run(shown, True))
    return runs


def _facility(line: Line, words: Words, with_place: bool) -> list[Run]:
    """The thing struck, unless the line names it already as what was acted on or as the place."""
    shown = {name.shown(words.lang) for name in line.recipients}
    if with_place and line.place:
        shown.add(line.place.shown(words.lang))
    return [Run(line.facility, True)] if line.facility and line.facility not in shown else []


def _where_when(line: Line, words: Words, with_place: bool) -> list[Run]:
    runs = [Run(line.place.shown(words.lang), True)] if with_place and line.place else []
    when = _days(line.day_from, line.day_to, words) or ([Run(line.when, True)] if line.when else [])
    return [*runs, *([Run(words.say("list"))] if runs and when else []), *when]


def _days(first: str | None, last: str | None, words: Words) -> list[Run]:
    """A day, a whole month or year by its number, else from one day to another; [] if neither is known."""
    if not (first and last) or first == last:
        day = first or last
        return [Run(day, True)] if day else []
    if (first[5:], last[5:]) == ("01-01", "12-31") and first[:4] == last[:4]:
        return [Run(first[:4], True)]
    year, month = int(first[:4]), int(first[5:7])
    if first[8:] == "01" and last == f"{first[:7]}-{monthrange(year, month)[1]}":
        return [Run(first[:7], True)]
    return _filled(words.say("period"), {"{from}": first, "{to}": last})


def _filled(phrase: str, blanks: Mapping[str, str]) -> list[Run]:
    """The phrase with its blanks filled by data, in the order in which they stand in it."""
    runs: list[Run] = []
    for blank in sorted(blanks, key=phrase.index):
        before, _, phrase = phrase.partition(blank)
        runs += [Run(before), Run(blanks[blank], True)]
    return [run for run in (*runs, Run(phrase)) if run.text]


def _figures(line: Line, words: Words) -> list[Run]:
    runs: list[Run] = []
    for figure in line.figures:
        runs += [Run(words.say("list"))] if runs else []
        runs += figure_runs(figure, words)
    return runs


def _because(line: Line, words: Words) -> list[Run]:
    return _filled(words.say("because"), {"{reason}": f"“{line.reason}”"}) if line.reason else []


_SPEECH = frozenset({"ACCUSE", "THREATEN", "REJECT", "REQUEST", "SUPPORT"})
"""Acts done by speaking: who does them is the voice, and need not be named twice."""


def _said(line: Line, words: Words) -> list[Run]:
    if line.voice is None or (line.type in _SPEECH and line.voice in line.actors):
        return []
    phrase = words.say("denied_by" if line.denies else "by")
    return _filled(phrase, {"{voice}": line.voice.shown(words.lang)})


def _bars(group: LossGroup, words: Words, notes: Notes, limit: int) -> Bars:
    known = [n for row in group.rows for n in (row.figure.low, row.figure.best, row.figure.high) if n is not None]
    top = max([*known, 1])
    rows = tuple(_bar(row, top, words, notes) for row in group.rows[:limit])
    return Bars(words.name("loss", group.kind), rows, _number(top) if known else None)


def _bar(row: LossRow, top: int, words: Words, notes: Notes) -> Bar:
    figure, line = row.figure, row.line
    low = next((n for n in (figure.low, figure.best) if n is not None), 0 if figure.high is not None else None)
    high = next((n for n in (figure.high, figure.best, figure.low) if n is not None), None)
    voice = Run(line.voice.shown(words.lang), True) if line.voice else Run(words.say("narrator"))
    about = [words.say(f"scope.{figure.scope}")] if figure.scope in ("part", "period", "revised") else []
    about += [words.name("status", line.status)] if line.status == "claimed" else []
    detail = chained([[Run(part)] for part in about] + [_act_runs(line, words), _where_when(line, words, True)])
    left = None if low is None else round(100 * low / top, 2)
    width = None if low is None or high is None else round(100 * (high - low) / top, 2)
    open_end = figure.high is None and figure.low is not None
    return Bar(
        (voice,),
        figure_runs(figure, words),
        detail,
        left,
        width,
        open_end,
        notes.cite(line.source, line.claim, line.words),
        line.claim,
    )


def _act_runs(line: Line, words: Words) -> list[Run]:
    return [Run(act_name(line.type, line.mode, words))]


def _actors(brief: Brief, words: Words, notes: Notes) -> Group:
    cited = {line.claim: line for group in brief.happened for line in group.lines}
    items = []
    for row in brief.actors:
        numbers = [n for c in row.claims[:5] if c in cited for n in notes.cite(cited[c].source, c, cited[c].words)]
        items.append(_actor(row, tuple(dict.fromkeys(numbers)), words))
    return Group(None, tuple(items))


def _actor(row: ActorRow, numbers: tuple[int, ...], words: Words) -> Item:
    parts = [[Run(words.name("role", row.role))]] if row.role else []
    for key, counts in (("acted", row.acted), ("suffered", row.suffered)):
        if counts:
            named = [act_name(t, m, words) + (f" ({n:,})" if n > 1 else "") for t, m, n in counts]
            parts.append([Run(f"{words.say(key)}: {words.say('list').join(named)}")])
    return Item(row.actor.shown(words.lang), chained(parts), notes=numbers)


def _sign(sign: Sign, words: Words, notes: Notes) -> Item:
    runs: list[list[Run]] = [[Run(words.name("direction", sign.direction))]]
    if sign.holder:
        runs.append(_filled(words.say("holder"), {"{holder}": sign.holder.shown(words.lang)}))
    runs.append([Run(quoted(sign.words, words.lang), True)])
    head = words.name("indicator", sign.kind)
    return Item(head, chained(runs), tone=sign.direction, notes=notes.cite(sign.source), claim=sign.claim)


def _questions(brief: Brief, notes: Notes) -> Group:
    return Group(None, tuple(Item("", (Run(q.words, True),), notes=notes.cite(q.source)) for q in brief.questions))


def _wording(brief: Brief, words: Words, notes: Notes) -> Group:
    """All loaded words in one line, each quoted, with how many claims it is in."""
    runs: list[Run] = []
    numbers: list[int] = []
    for loaded in brief.wording[:LIMIT]:
        runs += [Run(words.say("list"))] if runs else []
        runs.append(Run(quoted(loaded.words, words.lang), True))
        runs += [Run(f" ({len(loaded.lines):,})")] if len(loaded.lines) > 1 else []
        for line in loaded.lines[:5]:
            numbers += notes.cite(line.source, line.claim, line.words)
    item = Item("", tuple(runs), notes=tuple(dict.fromkeys(numbers)))
    return Group(None, (item,) if runs else ())


def _scope(brief: Brief, words: Words) -> Runs:
    parts = [[Run(words.count("reports", brief.reports))], [Run(words.count("claims", brief.claims))]]
    if brief.day_from and brief.day_to:
        parts.append(_days(brief.day_from, brief.day_to, words))
    return chained(parts)


def _glance(brief: Brief, words: Words) -> tuple[tuple[str, int, str], ...]:
    lines = [line for group in brief.happened for line in group.lines] + list(brief.control)
    counts = {"actual": 0, "claimed": 0}
    for line in (*lines, *brief.ahead, *brief.denied, *brief.background):
        counts[line.status] = counts.get(line.status, 0) + 1
    return tuple((words.name("status", status), n, status) for status, n in counts.items() if n)


def _number(n: int | None) -> str:
    return "?" if n is None else f"{n:,}"
