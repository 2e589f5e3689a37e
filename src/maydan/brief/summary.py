"""Claims and readings into a Brief: what is said to have happened, been lost, be held, be feared. No words of ours yet.

Nothing is added up. A line is one claim; a figure is one voice's. What did not happen (feared, planned, denied ...) never
stands among what did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Claim, Indicator, Loss, Party, PlaceRef, Question, Reading, Voice, Words
from .names import bare, clause, is_toll, names_of

TOLD = ("actual", "claimed")
"""Statuses of what is told as happened."""
AHEAD = ("feared", "threatened", "planned", "predicted", "conditional", "hypothetical", "question")
"""Statuses of what has not happened, in the order shown."""
_NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Source:
    """Where words stand: the report, who published it, when, and the sentence. `mark` is the stretch of `sentence` that
    a line was read from, None where it is not found there."""

    report: str
    published_by: str | None
    published: str | None
    url: str | None
    sentence: str
    mark: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Name:
    """A party or place as shown: `text` the words of the report without joined particles, `en`/`ar` the lists' names, None
    if it is in no list. `loaded`: the words judge, and are shown as a quotation."""

    text: str
    en: str | None = None
    ar: str | None = None
    loaded: bool = False

    def shown(self, lang: str) -> str:
        """The name in a language: the list's where there is one, else the report's words."""
        listed = self.en if lang == "en" else self.ar
        return listed or (quoted(self.text, lang) if self.loaded else self.text)


def quoted(text: str, lang: str) -> str:
    """The text in the quotation marks of a language."""
    return f"«{text}»" if lang == "ar" else f"“{text}”"


@dataclass(frozen=True, slots=True)
class Figure:
    """One count that one voice gives. None is unknown, never 0."""

    kind: str
    low: int | None
    best: int | None
    high: int | None
    bound: str
    class_: str | None
    scope: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One claim, ready to be put in words. `words` are the exact words that name the act."""

    claim: str
    type: str
    mode: str | None
    status: str
    count: int | None
    actors: tuple[Name, ...]
    recipients: tuple[Name, ...]
    place: Name | None
    facility: str | None
    day_from: str | None
    day_to: str | None
    when: str | None
    voice: Name | None
    denies: bool
    negated: bool
    reason: str | None
    figures: tuple[Figure, ...]
    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Lines of one place; `place` None for those that name none."""

    place: Name | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One party: how often it acts and is acted on in what is told as happened, by (type, mode)."""

    actor: Name
    role: str | None
    acted: tuple[tuple[str, str | None, int], ...]
    suffered: tuple[tuple[str, str | None, int], ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LossRow:
    """One figure with the voice that gives it and the act it belongs to."""

    figure: Figure
    line: Line


@dataclass(frozen=True, slots=True)
class LossGroup:
    """All figures of one kind (killed, injured ...), each by its own voice; no sum."""

    kind: str
    rows: tuple[LossRow, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """An indicator an analyst would weigh, and the words that show it."""

    kind: str
    direction: str
    holder: Name | None
    claim: str | None
    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that a report leaves open, in its words."""

    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded word as published, and the lines whose words it is among."""

    words: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """All that the renderers put in words. Each tuple may be empty; `unread` holds sentences about bad input.

    `day_from`/`day_to`: first and last day that a report with claims appeared; without any, the days of the acts told.
    """

    reports: int
    claims: int
    day_from: str | None
    day_to: str | None
    happened: tuple[PlaceGroup, ...]
    actors: tuple[ActorRow, ...]
    losses: tuple[LossGroup, ...]
    control: tuple[Line, ...]
    ahead: tuple[Line, ...]
    denied: tuple[Line, ...]
    background: tuple[Line, ...]
    signs: tuple[Sign, ...]
    questions: tuple[OpenQuestion, ...]
    wording: tuple[Loaded, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was read: no claim, no sign, no question."""
        return not (self.claims or self.signs or self.questions)


def summarize(
    read: Iterable[Reading | Claim], unread: Iterable[str] = (), names: Mapping[str, str] = _NO_NAMES
) -> Brief:
    """The brief of some readings, or of bare claims.

    Args:
        read: readings (they also bring questions, indicators and exact places of quotes) or claims.
        unread: sentences about input that could not be read, to be shown.
        names: names of listed parties by id, in the page's language; without them the report's words are shown.
    """
    lines: list[Line] = []
    held: list[tuple[Claim, Line]] = []
    signs: list[Sign] = []
    questions: list[OpenQuestion] = []
    reports: set[str] = set()
    for item in read:
        claims = item.claims if isinstance(item, Reading) else (item,)
        starts = {s.index: s.start for s in item.sentences} if isinstance(item, Reading) else {}
        for claim in claims:
            line = line_of(claim, starts.get(claim.sentence), names)
            lines.append(line)
            held.append((claim, line))
            signs += (_sign(i, claim.id, line.source, names) for i in claim.indicators)
        reports.add(item.report.id)
        if isinstance(item, Reading):
            questions += (_question(item, q) for q in item.questions)
            signs += _own_signs(item, names)
    return _arranged(lines, held, signs, questions, len(reports), tuple(unread), names)


def _arranged(
    lines: Sequence[Line],
    held: Sequence[tuple[Claim, Line]],
    signs: Sequence[Sign],
    questions: Sequence[OpenQuestion],
    reports: int,
    unread: tuple[str, ...],
    names: Mapping[str, str],
) -> Brief:
    told = [line for line in lines if line.status in TOLD]
    acts = [line for line in told if line.type != "CONTROL"]
    days = sorted({line.source.published for line in lines if line.source.published})
    days = days or sorted(d for line in told for d in (line.day_from, line.day_to) if d)
    ahead = sorted((line for line in lines if line.status in AHEAD), key=lambda line: AHEAD.index(line.status))
    return Brief(
        reports=reports,
        claims=len(lines),
        day_from=days[0] if days else None,
        day_to=days[-1] if days else None,
        happened=by_place(acts),
        actors=by_actor((claim for claim, line in held if line.status in TOLD and line.type != "CONTROL"), names),
        losses=losses_of(told),
        control=tuple(line for line in told if line.type == "CONTROL"),
        ahead=tuple(ahead),
        denied=tuple(line for line in lines if line.status == "denied"),
        background=tuple(line for line in lines if line.status == "historical"),
        signs=tuple(dict.fromkeys(signs)),
        questions=tuple(questions),
        wording=loaded_words(held),
        unread=unread,
    )


def line_of(claim: Claim, sentence_start: int | None = None, names: Mapping[str, str] = _NO_NAMES) -> Line:
    """The claim as a line; `sentence_start` is where its sentence begins in the field, if known."""
    voice = claim.said_by[0] if claim.said_by else None
    when = claim.when
    return Line(
        claim=claim.id,
        type=claim.type,
        mode=claim.mode,
        status=claim.status,
        count=claim.count,
        actors=_parties(claim.actors, names, claim.wording),
        recipients=_sufferers(claim, names),
        place=_place(claim.place),
        facility=bare(claim.facility.text) if claim.facility else None,
        day_from=when.from_ if when else None,
        day_to=when.to if when else None,
        when=clause(when.text) if when else None,
        voice=_parties((voice,), names)[0] if voice else None,
        denies=any(v.stance == "denies" for v in claim.said_by),
        negated=claim.polarity == "negated" and claim.status != "denied",
        reason=clause(claim.reason.text) if claim.reason else None,
        figures=tuple(_figure(loss) for loss in claim.losses),
        words=claim.anchor.text,
        source=_source(claim, sentence_start),
    )


def by_place(lines: Iterable[Line]) -> tuple[PlaceGroup, ...]:
    """Lines grouped by place, the weightiest first, then by name; within a place by day; what names no place comes last."""
    groups: dict[str | None, list[Line]] = {}
    for line in lines:
        groups.setdefault((line.place.en or line.place.text) if line.place else None, []).append(line)
    order = sorted(groups, key=lambda key: (key is None, -sum(map(_weight, groups[key])), key or ""))
    return tuple(PlaceGroup(groups[key][0].place, tuple(sorted(groups[key], key=_by_day))) for key in order)


def by_actor(claims: Iterable[Claim], shown: Mapping[str, str] = _NO_NAMES) -> tuple[ActorRow, ...]:
    """Parties with what they did and what was done to them: the most often named first, then those in the list of actors
    (or at least of a known sort) before bare words."""
    names: dict[str, tuple[Name, str | None]] = {}
    acted: dict[str, Counter[tuple[str, str | None]]] = {}
    suffered: dict[str, Counter[tuple[str, str | None]]] = {}
    cited: dict[str, dict[str, None]] = {}
    for claim in claims:
        for table, parties in ((acted, claim.actors), (suffered, _real(claim.recipients))):
            for party, name in zip(parties, _parties(parties, shown, claim.wording), strict=True):
                key = party.id or name.text
                names.setdefault(key, (name, party.role))
                table.setdefault(key, Counter())[claim.type, claim.mode] += 1
                cited.setdefault(key, {})[claim.id] = None
    order = sorted(names, key=lambda key: (-len(cited[key]), names[key][0].en is None, names[key][1] is None, key))
    return tuple(
        ActorRow(*names[key], _counts(acted.get(key)), _counts(suffered.get(key)), tuple(cited[key])) for key in order
    )


def losses_of(lines: Iterable[Line]) -> tuple[LossGroup, ...]:
    """Every figure of every line, grouped by kind, unknown ones last; no two are added."""
    groups: dict[str, list[LossRow]] = {}
    for line in lines:
        for figure in line.figures:
            groups.setdefault(figure.kind, []).append(LossRow(figure, line))
    order = ("killed", "injured", "captured", "detained", "missing", "displaced", "materiel")
    kinds = sorted(groups, key=lambda kind: order.index(kind) if kind in order else len(order))
    return tuple(LossGroup(kind, tuple(sorted(groups[kind], key=_is_unknown))) for kind in kinds)


def _is_unknown(row: LossRow) -> bool:
    return (row.figure.low, row.figure.best, row.figure.high) == (None, None, None)


def loaded_words(held: Iterable[tuple[Claim, Line]]) -> tuple[Loaded, ...]:
    """Every loaded word of the claims with the lines it is in, in the order they are met; forms that differ only by a
    joined letter are one."""
    found: dict[str, dict[Line, None]] = {}
    for claim, line in held:
        for word in claim.wording:
            found.setdefault(bare(word.text), {})[line] = None
    return tuple(Loaded(word, tuple(lines)) for word, lines in found.items())


def _counts(counter: Counter[tuple[str, str | None]] | None) -> tuple[tuple[str, str | None, int], ...]:
    pairs = sorted((counter or Counter()).items(), key=lambda pair: (-pair[1], pair[0][0], pair[0][1] or ""))
    return tuple((type_, mode, n) for (type_, mode), n in pairs)


def _weight(line: Line) -> int:
    """How much a line matters to somebody with a minute: acts of force before talk, losses before all."""
    return 1 + (line.type in ("ASSAULT", "COERCE")) + 3 * bool(line.figures)


def _by_day(line: Line) -> str:
    return line.day_from or line.source.published or "9999"


def _parties(
    parties: Sequence[Party | Voice], names: Mapping[str, str], loaded: Sequence[Words] = ()
) -> tuple[Name, ...]:
    """Names of parties. `loaded`: the claim's loaded words; a party that is named by one of them is quoted."""
    pairs = zip(parties, names_of(parties), strict=True)
    return tuple(
        Name(text, p.name, names.get(p.id or ""), any(p.start <= w.start < p.end for w in loaded)) for p, text in pairs
    )


def _sufferers(claim: Claim, names: Mapping[str, str]) -> tuple[Name, ...]:
    """Who is acted on; a bare count ('84 قتيلا') is left to the figures, where they have it."""
    figures = {loss.start for loss in claim.losses if (loss.low, loss.best, loss.high) != (None, None, None)}
    pairs = zip(claim.recipients, _parties(claim.recipients, names, claim.wording), strict=True)
    return tuple(name for p, name in pairs if not (p.start in figures and is_toll(p.text)))


def _real(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(p for p in parties if p.id or not is_toll(p.text))


def _place(place: PlaceRef | None) -> Name | None:
    return Name(bare(place.text), place.name, place.name_ar) if place else None


def _figure(loss: Loss) -> Figure:
    return Figure(loss.kind, loss.low, loss.best, loss.high, loss.bound, loss.class_, loss.scope, loss.text)


def _source(claim: Claim, sentence_start: int | None) -> Source:
    report, anchor, text = claim.report, claim.anchor, claim.sentence_text
    at = anchor.start - sentence_start if sentence_start is not None else text.find(anchor.text)
    mark = (at, at + len(anchor.text)) if at >= 0 and text.startswith(anchor.text, at) else None
    return Source(report.id, report.source, report.published, report.url, text, mark)


def _sentence_source(reading: Reading, field: str, start: int, end: int) -> Source:
    report = reading.report
    published = report.published.isoformat() if report.published else None
    source = Source(report.id, report.source, published, report.url, "", None)
    for s in reading.sentences:
        if s.field == field and s.start <= start < s.end:
            return replace(source, sentence=s.text, mark=(start - s.start, min(end, s.end) - s.start))
    return source


def _sign(indicator: Indicator, claim: str | None, source: Source, names: Mapping[str, str]) -> Sign:
    # The holder is an id where it is in the list of actors, else the report's words.
    holder = indicator.holder
    named = names.get(holder) if holder else None
    at = source.sentence.find(indicator.text)
    mark = (at, at + len(indicator.text)) if at >= 0 else source.mark
    return Sign(
        indicator.kind,
        indicator.direction,
        Name(bare(holder), named, named) if holder else None,
        claim,
        indicator.text,
        replace(source, mark=mark),
    )


def _own_signs(reading: Reading, names: Mapping[str, str]) -> list[Sign]:
    """Indicators of the reading that no claim carries."""
    carried = {(i.text, i.start) for claim in reading.claims for i in claim.indicators}
    return [
        _sign(i, None, _sentence_source(reading, "text", i.start, i.end), names)
        for i in reading.indicators
        if (i.text, i.start) not in carried
    ]


def _question(reading: Reading, question: Question) -> OpenQuestion:
    return OpenQuestion(question.text, _sentence_source(reading, question.field, question.start, question.end))
