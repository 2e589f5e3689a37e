"""Claims in, a page out that a tired analyst reads in a minute: in Arabic or English; terminal, Markdown or HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from .._callable import make_callable
from ..model import Claim, Reading
from .summary import Brief, summarize

Format = Literal["terminal", "markdown", "html"]
FORMATS: tuple[Format, ...] = ("terminal", "markdown", "html")


def brief(
    read: Reading | Brief | Iterable[Reading | Claim],
    *,
    lang: str = "ar",
    format: Format = "terminal",
    unread: Iterable[str] = (),
    names: Mapping[str, str] | None = None,
) -> str:
    """A readable page of what some readings or claims say.

    Args:
        read: one reading, several readings or claims, or a Brief made by `summarize`.
        lang: "ar" or "en".
        format: "terminal", "markdown" or "html".
        unread: sentences about input that could not be read, shown on the page.
        names: names of listed parties by id, in the page's language; without them an Arabic page shows the report's words.
    Raises:
        ValueError: an unknown language or format.
    """
    from . import html, markdown, terminal
    from .page import page_of
    from .words import words

    renderers = {"terminal": terminal.render, "markdown": markdown.render, "html": html.render}
    if format not in renderers:
        raise ValueError(f"format: {format}: not among {', '.join(FORMATS)}; choose one of them")
    if not isinstance(read, Brief):
        read = summarize([read] if isinstance(read, Reading) else read, unread, names or {})
    return renderers[format](page_of(read, words(lang)))


make_callable(__name__)

__all__ = ["FORMATS", "Brief", "Format", "brief", "summarize"]
