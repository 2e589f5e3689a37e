"""A brief as one self-contained HTML page: no script, no request, right to left for Arabic, ready for print."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from .bidi import visible
from .page import Page

if TYPE_CHECKING:
    from jinja2 import Template

_FILE = "page.html.j2"
_FIGURE = re.compile("[0-9][0-9,.:–-]*")


def render(page: Page) -> str:
    """The page as HTML. All text is escaped by the template engine; control characters are shown, not obeyed."""
    return _template().render(page=page)


@cache
def _template() -> Template:
    from jinja2 import Environment

    # Not a loader: the template is one file of the package, which may live in a zip.
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["visible"] = visible
    environment.tests["figure"] = is_figure
    return environment.from_string(files(__package__).joinpath(_FILE).read_text("utf-8"))


def is_figure(text: str) -> bool:
    """Whether a text is all digits and their marks (a count, a range, a date): it runs left to right in any page, for
    nothing in it says so to a browser, and is not broken over two lines."""
    return _FIGURE.fullmatch(text) is not None
