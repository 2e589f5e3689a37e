"""The command line: a thin skin over public functions. What is heavy is imported only by the command that needs it.

Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, but part of the input was not perfect (each case told on stderr).
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import __version__
from .errors import MaydanError, UsageError

if TYPE_CHECKING:
    from .model import Reading
    from .sources import Failure

PARTIAL = 3
"""Exit code when input was lost or damaged on the way."""


class _Group(click.Group):
    """Turns our errors into one sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command.

        Raises:
            click.ClickException: in the place of any MaydanError.
        """
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise click.UsageError(str(error)) from error
        except MaydanError as error:
            raise click.ClickException(str(error)) from error


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """The day that an option gives.

    Raises:
        click.BadParameter: it is no ISO date.
    """
    from .sources import parse_day

    try:
        return parse_day(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date; write it as 2017-06-14") from error


class _Told:
    """Sentences about input, on stderr as they come; a counter line on a terminal."""

    def __init__(self) -> None:
        self.partial = False
        self.sentences: list[str] = []
        self._reports = self._claims = 0
        self._last: object = None
        self._live = sys.stderr.isatty()

    def __call__(self, item: Reading | Failure) -> None:
        """Takes note of one item."""
        message = getattr(item, "message", None)
        if message is not None:
            self._clear()
            click.echo(message, err=True)
            self.sentences.append(message)
            self.partial = self.partial or getattr(item, "lost", "all") != "none"
            return
        report = getattr(item, "report", None)
        fresh = report is not self._last  # a long report comes in pieces
        self._last, self._reports = report, self._reports + fresh
        self._claims += len(item)  # type: ignore[arg-type]
        if self._live and (self._reports % 20 == 0 or not fresh):
            click.echo(f"\r{self._reports:,} reports, {self._claims:,} claims", err=True, nl=False)

    def end(self) -> None:
        """Clears the counter, and ends with code 3 if the input was not perfect."""
        self._clear()
        if self.partial:
            raise SystemExit(PARTIAL)

    def _clear(self) -> None:
        if self._live:
            click.echo("\r\x1b[K", err=True, nl=False)


_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
_DATE = click.option("--date", "day", metavar="YYYY-MM-DD", callback=_day, help="The day of reports that carry none.")
_OUT = click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here, whole or not at all.")
_PLACES = click.option(
    "--places",
    "gazetteers",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A gazetteer made by `places import`.",
)
_MIN_SCORE = click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    help="Leave out claims with a lower score; 0 shows all. Default: the threshold stored with the weights.",
)


def _fold(ctx: click.Context, param: click.Parameter, value: str | None) -> Any:
    """The fold that an option gives.

    Raises:
        click.BadParameter: it is no fold.
    """
    from .evaluation.gold import Fold

    try:
        return Fold.parse(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no part; write 2/3 for every third text from number 2 on") from error


_GOLD = click.Path(exists=True, dir_okay=False, path_type=Path)
_HOLD_OUT = click.option("--hold-out", metavar="I/N", callback=_fold, help="Not every N-th text from number I on.")


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="maydan")
def main() -> None:
    """Read Arabic reporting about armed conflict into sourced, structured claims, offline."""


@main.command()
@_PATHS
@_DATE
@click.option(
    "--format", "format_", type=click.Choice(["jsonl", "csv", "parquet", "geojson"]), default="jsonl", show_default=True
)
@_OUT
@_PLACES
@_MIN_SCORE
def read(
    paths: tuple[str, ...],
    day: date | None,
    format_: str,
    output: Path | None,
    gazetteers: tuple[Path, ...],
    min_score: float | None,
) -> None:
    """Claims of all reports under PATHS: files, folders, or - for standard input."""
    from .run import read_files, write_claims

    if output is None and format_ == "parquet" and sys.stdout.isatty():
        raise UsageError("output: parquet: a terminal cannot show it; give a file with -o")
    told = _Told()
    items = read_files(paths, date=day, stdin=_stdin(paths), places=gazetteers, min_score=min_score)
    if output is not None:
        write_claims(items, format_, output, told)
    else:
        stream = sys.stdout.buffer
        write_claims(items, format_, stream, told)
        stream.flush()
    told.end()


@main.command()
@click.argument("text")
@_DATE
@click.option("--json", "as_json", is_flag=True, help="The whole trace as JSON.")
def explain(text: str, day: date | None, as_json: bool) -> None:
    """How TEXT is read: tokens, chunks, frames, cues and claims. - reads standard input."""
    from .explain import explain as explained
    from .model import Report
    from .sources import Failure, open_paths

    told = _Told()
    reports: list[Report] = []
    if text == "-":
        for item in open_paths(["-"], published=day, stdin=sys.stdin.buffer):
            if isinstance(item, Failure):
                told(item)
            else:
                reports.append(item)
    elif text.strip():
        # Bytes of the shell that were no UTF-8 arrive as half characters.
        reports.append(Report("text", text.encode("utf-8", "replace").decode(), published=day))
    else:
        raise UsageError("text: empty: there is nothing to explain; give a sentence or -")
    for report in reports:
        click.echo(explained(report, as_json=as_json).encode("utf-8", "replace"), nl=False)
    told.end()


@main.command()
@_PATHS
@_DATE
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", show_default=True, help="Language of the page.")
@click.option(
    "--format", "format_", type=click.Choice(["terminal", "markdown", "html"]), default="terminal", show_default=True
)
@_OUT
@_PLACES
@_MIN_SCORE
def brief(
    paths: tuple[str, ...],
    day: date | None,
    lang: str,
    format_: Any,
    output: Path | None,
    gazetteers: tuple[Path, ...],
    min_score: float | None,
) -> None:
    """A readable page of what the reports under PATHS say, and who says so."""
    from .brief import brief as page
    from .exchange import whole_file
    from .run import actor_names, read_files, readings

    told = _Told()
    items = []
    for item in read_files(paths, date=day, stdin=_stdin(paths), places=gazetteers, min_score=min_score):
        told(item)
        items.append(item)
    names = actor_names(gazetteers, lang) if items else {}
    text = page(readings(items), lang=lang, format=format_, unread=told.sentences, names=names)
    if output is None:
        click.echo(text.encode("utf-8", "replace"), nl=False)
    else:
        with whole_file(output) as stream:
            stream.write(text.encode("utf-8", "replace"))
    told.end()


@main.group()
def lexicon() -> None:
    """The tables of words."""


@lexicon.command("check")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
def lexicon_check(folder: Path | None) -> None:
    """Check the tables of words, actors and places; name file, line, column and remedy of all that is wrong."""
    from .run import check_lexicon

    faults = check_lexicon(folder)
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise click.ClickException(f"lexicon: faults found: {len(faults):,}; mend them and check again")
    click.echo("lexicon: no fault found")


@main.group()
def places() -> None:
    """The gazetteer."""


@places.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The gazetteer to write, for --places."
)
@click.option(
    "--format", "format_", type=click.Choice(["geonames", "wof", "ocha"]), help="Without it, looks at the file."
)
def places_import(file: Path, output: Path, format_: str | None) -> None:
    """Make a gazetteer of your own from a GeoNames dump, a Who's On First table or an OCHA p-code list."""
    from .run import import_places

    click.echo(import_places(file, output, format_))


@main.command()
@click.argument("gold", type=_GOLD)
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")
@click.option("--threshold", "--min-score", "min_score", type=click.FloatRange(0, 1), help="As --min-score of read.")
@click.option("--show", "ident", metavar="ID", help="Hits, misses and extra claims of one text instead.")
@click.option("--fold", metavar="I/N", callback=_fold, help="Only every N-th text, from number I on (from 0).")
@_HOLD_OUT
def evaluate(gold: Path, as_json: bool, min_score: float | None, ident: str | None, fold: Any, hold_out: Any) -> None:
    """How well claims agree with the annotated texts of GOLD."""
    import json

    from .evaluation import report
    from .evaluation.scores import score
    from .run import read_gold

    told = _Told()
    pairs = read_gold(gold, min_score=min_score, fold=fold, hold_out=hold_out, told=told)
    told.end()
    if ident is not None:
        text = report.show(pairs, ident)
        if not text:
            raise UsageError(f"show: {ident}: no text of {gold} has this id in this part; look at its ids")
    elif as_json:
        text = json.dumps(report.as_json(score(pairs)), ensure_ascii=False, indent=2) + "\n"
    else:
        text = report.as_text(score(pairs))
    click.echo(text.encode("utf-8", "replace"), nl=False)


@main.command("train-score")
@click.argument("golds", nargs=-1, required=True, type=_GOLD, metavar="GOLD...")
@click.option("--out", "output", type=click.Path(path_type=Path), help="Write the weights here, whole or not at all.")
@click.option("--balance", type=_GOLD, help="Texts annotated by another hand, to choose a threshold that suits both.")
@_HOLD_OUT
def train_score(golds: tuple[Path, ...], output: Path | None, balance: Path | None, hold_out: Any) -> None:
    """Learn the weights of the score from annotated texts; report how good they are on texts not seen."""
    from .evaluation.train import table
    from .exchange import whole_file
    from .run import train_score as trained

    live = sys.stderr.isatty()

    def told(stage: str) -> None:
        if live:
            click.echo(f"{stage} ...", err=True)

    training, weights = trained(golds, hold_out=hold_out, balance=balance, told=told)
    click.echo(table(training), nl=False)
    if output is not None:
        with whole_file(output) as stream:
            stream.write(weights.encode())


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATHS]...")
@click.option("--full", is_flag=True, help="Also a line of 100 MB (takes minutes).")
@click.option("--json", "output", type=click.Path(path_type=Path), help="Also write the figures here, as JSON.")
def bench(paths: tuple[Path, ...], full: bool, output: Path | None) -> None:
    """Measure speed and memory beside a yardstick: of reading PATHS, or of the examples and of ever longer lines."""
    from .bench import as_json, measure, table
    from .exchange import whole_file

    live = sys.stderr.isatty()

    def told(stage: str) -> None:
        if live:
            click.echo(f"{stage} ...", err=True)

    figures = measure(paths, full=full, told=told)
    click.echo(table(figures), nl=False)
    if output is not None:
        with whole_file(output) as stream:
            stream.write(as_json(figures).encode())


def _stdin(paths: tuple[str, ...]) -> Any:
    return sys.stdin.buffer if "-" in paths else None


if __name__ == "__main__":
    main()
