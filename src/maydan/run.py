"""The one place that wires the parts: sources in, the reader over them, codes filled in, claims out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from .errors import InputError, MaydanError, UsageError
from .exchange import WRITERS, coded, whole_file
from .model import HAPPENED, Claim, Reading, Report
from .sources import Failure, Item, Lost, failure, open_paths, parse_day

if TYPE_CHECKING:
    from .evaluation.gold import Fold
    from .evaluation.scores import Annotated, Scores
    from .evaluation.train import Training
    from .reading.knowledge import Knowledge

Day = date | str | None
LONG = 1_000_000
"""Code points of a text beyond which its reading comes in pieces: some 150 pages of a newspaper."""


def knowledge(places: tuple[Path, ...] = ()) -> Knowledge:
    """What the program knows of words, actors and places, with the user's gazetteers over it; loaded once.

    Raises:
        BuildError: the built tables are missing. InputError: a file in `places` is no imported gazetteer.
    """
    return _knowledge(places)  # one memory for `knowledge()` and `knowledge(())`: the tables are big


@cache
def _knowledge(places: tuple[Path, ...]) -> Knowledge:
    from .reading.knowledge import Knowledge

    return Knowledge.load(extra_places=places)


def read(
    report: str | Report,
    date: Day = None,
    title: str = "",
    *,
    id: str = "text",
    source: str | None = None,
    url: str | None = None,
    lang: str = "ar",
    trace: bool = False,
    min_score: float | None = None,
) -> Reading:
    """What one report claims.

    Args:
        report: its text, or a Report (then only `trace` of the other arguments counts).
        date: the day it appeared, as a date or "2017-06-14"; without it "yesterday" stays unresolved.
        title, id, source, url, lang: what else is known of it.
        trace: also keep how each sentence was read, for `explain`.
        min_score: leave out claims with a lower score; None is the threshold stored with the weights, 0 keeps all.
    Raises:
        ValueError: `date` is no ISO date.
    """
    if isinstance(report, str):
        report = Report(id, report, title, day(date), source, url, lang)
    return above(_read(report, knowledge(), trace), min_score)


def read_all(
    reports: Iterable[str | Report], *, trace: bool = False, min_score: float | None = None
) -> Iterator[Reading]:
    """Readings of many reports, one by one, in their order; a bare text gets its number as id."""
    for number, report in enumerate(reports, 1):
        yield read(report, id=str(number), trace=trace, min_score=min_score)


def read_files(
    paths: Iterable[str | Path],
    *,
    date: Day = None,
    stdin: BinaryIO | None = None,
    places: Iterable[Path] = (),
    trace: bool = False,
    min_score: float | None = None,
) -> Iterator[Reading | Failure]:
    """Readings of all reports under some paths; in the place of what could not be read, a Failure that says why.

    A report of more than LONG code points comes as several Readings, one after the other, so that a text of any length is
    read in bounded memory; sentences are numbered through, and every Reading names the same report.

    Args:
        paths: files, folders, or "-" for `stdin`.
        date: the day for reports that have none of their own.
        places: gazetteers made by `import_places`.
        min_score: as in `read`.
    """
    items = open_paths(paths, published=day(date), stdin=stdin)
    return read_items(items, knowledge(tuple(places)), trace=trace, min_score=min_score)


def read_items(
    items: Iterable[Item], known: Knowledge, *, trace: bool = False, min_score: float | None = None
) -> Iterator[Reading | Failure]:
    """Readings of reports, several of one that is longer than LONG; failures pass through. A report that breaks the
    reader costs itself alone, or what comes after the break."""
    floor = _floor(min_score)
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        lost: Lost = "all"
        try:
            for reading in _above(_pieces(item, known, trace), floor):
                yield reading
                lost = "part"
        except (MaydanError, MemoryError):
            raise
        except Exception as error:
            # A mistake of ours, brought out by this text: name the report, and let its neighbours be read.
            cause = f"the reader failed on it ({type(error).__name__}: {error})"
            remedy = "please report the text that brings this about"
            yield failure("report", item.id, cause, remedy, lost)


def above(reading: Reading, min_score: float | None = None) -> Reading:
    """The reading without its less credible claims, and without links to them; claims without a score stay.

    Args:
        min_score: the lowest score that stays, between 0 and 1; None is the threshold stored with the weights.
    """
    return next(_above([reading], _floor(min_score)))


def _floor(min_score: float | None) -> float:
    from .reading.score import builtin

    return builtin().threshold if min_score is None else min_score


def _above(pieces: Iterable[Reading], floor: float) -> Iterator[Reading]:
    """The pieces of one reading without their less credible claims. Links reach no further than into the next piece, so
    each is held until that one is known."""
    held: Reading | None = None
    before: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    for piece in pieces:
        gone = frozenset(c.id for c in piece.claims if c.score is not None and c.score < _floor_of(c, floor))
        if held is not None:
            yield _without(held, before | left_out | gone)
        held, before, left_out = piece, left_out, gone
    if held is not None:
        yield _without(held, before | left_out)


def _floor_of(claim: Claim, floor: float) -> float:
    """The score from which a claim is shown: half the threshold for what is not told as fact and for a choice with its reason.
    Such claims never enter a count, and annotators, who look for what happened, pass over most of them."""
    return floor / 2 if claim.reason is not None or claim.status not in _AS_FACT else floor


_AS_FACT = HAPPENED | {"denied"}


def _without(reading: Reading, gone: frozenset[str]) -> Reading:
    if not gone:
        return reading
    return replace(reading, claims=tuple(_unlinked(c, gone) for c in reading.claims if c.id not in gone))


def _unlinked(claim: Claim, gone: frozenset[str]) -> Claim:
    links = tuple(link for link in claim.links if link.claim not in gone)
    return claim if len(links) == len(claim.links) else replace(claim, links=links)


def write_claims(
    items: Iterable[Reading | Failure],
    format: str,
    out: Path | BinaryIO,
    told: Callable[[Reading | Failure], None] = lambda item: None,
) -> int:
    """Writes the claims of some readings in a format; gives back how many there were.

    Args:
        format: a name in `exchange.WRITERS`.
        out: a path, written whole or not at all, or an open stream.
        told: called with each item as it passes: for progress, and for the sentences of failures.
    """
    claims = _claims(items, told)
    if not isinstance(out, Path):
        return WRITERS[format](claims, out)
    with whole_file(out) as stream:
        return WRITERS[format](claims, stream)


def read_gold(
    gold: Path,
    *,
    min_score: float | None = None,
    fold: Fold | None = None,
    hold_out: Fold | None = None,
    trace: bool = False,
    told: Callable[[Reading], None] = lambda reading: None,
) -> list[Annotated]:
    """The annotated texts of a gold file, each with its reading.

    Args:
        gold: the file; docs/reference/gold.md has its form. min_score: as in `read`.
        fold: only these texts. hold_out: not these. told: called with each reading as it is made.
    Raises:
        InputError: the file breaks its form, or nothing is chosen.
    """
    from .evaluation.gold import choose, load_gold

    texts = choose(load_gold(gold), fold, hold_out)
    if not texts:
        raise InputError("gold", str(gold), "no text is left in this part of it", "choose another part")
    pairs: list[Annotated] = []
    for text in texts:
        reading = above(_read(text.report, knowledge(), trace), min_score)
        told(reading)
        pairs.append((text, reading))
    return pairs


def evaluate(
    gold: Path, *, min_score: float | None = None, fold: Fold | None = None, hold_out: Fold | None = None
) -> Scores:
    """How well claims agree with annotated texts; arguments as for `read_gold`."""
    from .evaluation.scores import score

    return score(read_gold(gold, min_score=min_score, fold=fold, hold_out=hold_out))


def train_score(
    golds: Sequence[Path],
    *,
    hold_out: Fold | None = None,
    balance: Path | None = None,
    told: Callable[[str], None] = lambda stage: None,
) -> tuple[Training, str]:
    """A score learned from annotated texts, and the text of its weights file.

    Args:
        golds: gold files. hold_out: texts of each that are not learned from, and reported apart.
        balance: a gold file by another hand, which only has a say in the threshold.
        told: called with a word about each stage as it begins.
    Raises:
        InputError: a file breaks its form, or there are fewer than two texts to learn from.
    """
    from .evaluation.gold import digest
    from .evaluation.train import judge, notes, train
    from .reading.score import Scorer

    told("reading")
    pairs = [(i, pair) for gold in golds for i, pair in enumerate(_all_of(gold))]
    apart = [hold_out is not None and hold_out.holds(i) for i, _ in pairs]
    judged = list(zip(judge(pair for _, pair in pairs), apart, strict=True))
    texts, held_out = [j for j, out in judged if not out], [j for j, out in judged if out]
    if len(texts) < 2:
        raise InputError("gold", ", ".join(map(str, golds)), "has too few texts to learn from", "give more")
    other = judge(_all_of(balance)) if balance is not None else []
    training = train(texts, held_out, other, told=told)
    scorer = Scorer(training.weights, training.intercept, training.threshold, "")
    return training, scorer.dump(notes(training, digest(golds)))


def _all_of(gold: Path) -> list[Annotated]:
    return read_gold(gold, min_score=0.0, trace=True)


def day(value: Day) -> date | None:
    """A date given as date or ISO text.

    Raises:
        ValueError: the text is no ISO date.
    """
    return parse_day(value) if isinstance(value, str) else value


def check_lexicon(folder: Path | None = None) -> tuple[str, ...]:
    """One sentence for each fault of the tables of words; empty when all is well.

    Args:
        folder: a language's folder of tables; None is the built-in Arabic one, with the actors and the places beside it:
            of these, the first fault of each file.
    Raises:
        UsageError: what inflects verbs is not installed.
    """
    # Asked, not imported: only the module that inflects knows this package.
    if find_spec("mazini") is None:
        raise UsageError(
            "lexicon check: mazini, which inflects verbs, is not installed; run `pip install 'maydan[tables]'`"
        )
    from .actors.build import actor_problems
    from .lexicon.check import lexicon_problems
    from .places.build import place_problems

    here = Path(__file__).parent
    faults = lexicon_problems(folder or here / "lexicon" / "ar")
    if folder is None:
        faults += actor_problems(here / "actors")
        faults += place_problems()
    return tuple(map(str, faults))


def import_places(file: Path, out: Path, format: str | None = None) -> str:
    """Makes a gazetteer of the user's own out of a dump; gives back one sentence about what was taken and left.

    Args:
        file: a GeoNames dump, a Who's On First table or an OCHA p-code list. out: where to write, for `places`.
        format: "geonames", "wof" or "ocha"; None looks at the file.
    Raises:
        InputError: the file is none of these, or no line of it can be used.
    """
    from .places.importer import read_places, write_user_gazetteer

    imported = read_places(file, format)
    left = "; ".join(f"{n:,} {reason}" for reason, n in sorted(imported.skipped.items()))
    if not imported.rows:
        raise InputError(
            "places", str(file), f"no line of it can be used ({left or 'empty'})", "check the file and its format"
        )
    write_user_gazetteer(imported.entries, out, knowledge().places.ordinary)
    return f"places: {len(imported.rows):,} of {imported.lines:,} lines taken" + (f" ({left})" if left else "")


def actor_names(places: Iterable[Path] = (), lang: str = "ar") -> dict[str, str]:
    """Names of the listed parties by id, for a page in Arabic ("ar") or English ("en")."""
    actors = knowledge(tuple(places)).actors
    listed = map(actors.actor, range(len(actors)))
    return {actor.id: actor.name_ar if lang == "ar" else actor.name for actor in listed}


def _read(report: Report, known: Knowledge, trace: bool) -> Reading:
    from .reading.read import read_report

    return coded(read_report(report, known, trace=trace))


def _pieces(report: Report, known: Knowledge, trace: bool) -> Iterator[Reading]:
    """The reading of a report, or of a long one the readings of its stretches."""
    if len(report.text) <= LONG:
        yield _read(report, known, trace)
        return
    from .reading.read import read_windows

    yield from map(coded, read_windows(report, known, trace=trace))


def _claims(items: Iterable[Reading | Failure], told: Callable[[Reading | Failure], None]) -> Iterator[Claim]:
    for item in items:
        told(item)
        if isinstance(item, Reading):
            yield from item.claims


def readings(items: Sequence[Reading | Failure]) -> tuple[Reading, ...]:
    """The readings among some items."""
    return tuple(item for item in items if isinstance(item, Reading))
