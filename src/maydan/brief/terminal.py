"""A brief for a terminal: plain lines, names and numbers isolated so that neither direction turns the other."""

from __future__ import annotations

from collections.abc import Iterator

from .bidi import isolate, visible
from .page import Bars, Item, Page
from .quotes import Runs


def render(page: Page) -> str:
    """The page as plain text, ending in a line feed."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield page.title
    yield _text(page.scope)
    yield from ("", *page.empty) if page.empty else ()
    for section in page.sections:
        yield from ("", _heading(section.title))
        for group in section.groups:
            if group.title:
                yield f"  {_text(group.title)}"
            yield from (f"  {'  ' if group.title else ''}• {_item(item)}" for item in group.items)
        if section.more:
            yield f"  {section.more}"
        if section.key == "happened":
            yield from _losses(page)
    if not any(section.key == "happened" for section in page.sections):
        yield from _losses(page)
    if page.notes:
        yield from ("", _heading(page.notes_title))
        for note in page.notes:
            quote = "".join(f"[{text}]" if marked else text for text, marked in note.quote)
            yield f"  {note.number}. {isolate(quote)}"
            yield "     " + " · ".join([_text(note.source), *(isolate(claim) for claim, _ in note.claims)])
    if page.unread:
        yield from ("", _heading(page.unread_title), *(f"  • {isolate(text)}" for text in page.unread))
    yield from ("", page.caution)


def _losses(page: Page) -> Iterator[str]:
    if page.losses:
        yield from ("", _heading(page.losses_title))
    for bars in page.losses:
        yield from _bars(bars)


def _bars(bars: Bars) -> Iterator[str]:
    yield f"  {bars.title}"
    for bar in bars.rows:
        detail = f" · {_text(bar.detail)}" if bar.detail else ""
        yield f"    • {_text(bar.voice)}: {_text(bar.figure)}{detail}{_cited(bar.notes)}"


def _item(item: Item) -> str:
    tag = f" ({item.tag})" if item.tag else ""
    head = visible(item.head) + tag
    body = _text(item.runs)
    return (f"{head}: {body}" if head and body else head or body) + _cited(item.notes)


def _heading(title: str) -> str:
    return f"── {title} ──"


def _text(runs: Runs) -> str:
    return "".join(isolate(run.text) if run.data else run.text for run in runs)


def _cited(numbers: tuple[int, ...]) -> str:
    return "".join(f" [{n}]" for n in numbers)
