"""A brief in Markdown: headings, lists, footnotes; a wrapper sets the direction where HTML is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .bidi import FSI, PDI, visible
from .page import Bars, Item, Page
from .quotes import Runs

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~$^])")
_TICK = "`"


def render(page: Page) -> str:
    """The page in Markdown, ending in a line feed."""
    body = "\n".join(_lines(page))
    return f'<div dir="rtl" lang="{page.lang}">\n\n{body}\n\n</div>\n' if page.rtl else body + "\n"


def plain(text: str) -> str:
    """Report text that no Markdown reader takes for markup, on one line; angle brackets become entities."""
    safe = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", safe)


def _lines(page: Page) -> Iterator[str]:
    yield from (f"# {page.title}", "", _text(page.scope), "")
    for line in page.empty:
        yield from (line, "")
    for section in page.sections:
        yield from (f"## {section.title}", "")
        for group in section.groups:
            if group.title:
                yield from (f"### {_text(group.title)}", "")
            yield from (f"- {_item(item)}" for item in group.items)
            yield ""
        if section.more:
            yield from (section.more, "")
        if section.key == "happened":
            yield from _losses(page)
    if not any(section.key == "happened" for section in page.sections):
        yield from _losses(page)
    if page.notes:
        yield from (f"## {page.notes_title}", "")
        for note in page.notes:
            quote = "".join(_marked(text) if marked else plain(text) for text, marked in note.quote)
            claims = "".join(f" · `{visible(claim).replace(_TICK, '')}`" for claim, _ in note.claims)
            yield f"{note.number}. {FSI}{quote}{PDI} — {_text(note.source)}{claims}"
        yield ""
    if page.unread:
        yield from (f"## {page.unread_title}", "", *(f"- {FSI}{plain(text)}{PDI}" for text in page.unread), "")
    yield f"*{page.caution}*"


def _losses(page: Page) -> Iterator[str]:
    if page.losses:
        yield from (f"## {page.losses_title}", "")
    for bars in page.losses:
        yield from _bars(bars)


def _bars(bars: Bars) -> Iterator[str]:
    yield from (f"### {bars.title}", "")
    for bar in bars.rows:
        detail = f" · {_text(bar.detail)}" if bar.detail else ""
        yield f"- {_text(bar.voice)}: {_text(bar.figure)}{detail}{_cited(bar.notes)}"
    yield ""


def _item(item: Item) -> str:
    head = f"**{plain(item.head)}**" if item.head else ""
    tag = f" ({item.tag})" if item.tag else ""
    body = _text(item.runs)
    return (f"{head}{tag}: {body}" if head and body else head + tag + body) + _cited(item.notes)


def _text(runs: Runs) -> str:
    return "".join(_data(run.text) if run.data else run.text for run in runs)


def _marked(text: str) -> str:
    bare = text.strip()  # Markdown sees no emphasis in '** word**'
    before, _, after = text.partition(bare) if bare else (text, "", "")
    return f"{before}**{plain(bare)}**{after}" if bare else plain(text)


def _data(text: str) -> str:
    return f"{FSI}{plain(text)}{PDI}"


def _cited(numbers: tuple[int, ...]) -> str:
    return "".join(f" \\[{n}\\]" for n in numbers)
