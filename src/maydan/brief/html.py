"""A brief as one self-contained HTML page: no script, no request, right to left for Arabic, ready for print."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from .bidi import visible
from .page import Page

if TYPE_CHECKING:
    from jinja2 import Template

_FILE = "page.html.j2"


def render(page: Page) -> str:
    """The page as HTML. All text is escaped by the template engine; control characters are shown, not obeyed."""
    return _template().render(page=page)


@cache
def _template() -> Template:
    from jinja2 import Environment

    # Not a loader: the template is one file of the package, which may live in a zip.
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["visible"] = visible
    return environment.from_string(files(__package__).joinpath(_FILE).read_text("utf-8"))
