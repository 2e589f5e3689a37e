"""Text from reports made safe to show beside other text: isolated, and without invisible or terminal-moving marks."""

from __future__ import annotations

import re

FSI, PDI = "\u2068", "\u2069"
"""First strong isolate and its end: what stands between takes its own direction and does not turn its neighbours."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
_SPACE = re.compile(r"[ \t\r\n\v\f\u2028\u2029]+")


def visible(text: str) -> str:
    """The text on one line, with control characters (bidi overrides, terminal escapes, NUL) shown as [U+202E].

    A report could otherwise turn a range around, or move the cursor of whoever reads about it.
    """
    return _CONTROL.sub(lambda m: f"[U+{ord(m.group()):04X}]", _SPACE.sub(" ", text))


def isolate(text: object) -> str:
    """The visible text between isolates, for plain-text output; '' stays ''."""
    shown = visible(str(text))
    return f"{FSI}{shown}{PDI}" if shown else ""
