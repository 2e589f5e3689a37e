"""Maydan reads Arabic reporting about armed conflict into sourced, structured claims, offline.

    >>> import maydan
    >>> reading = maydan.read("...", date="2017-06-14")
    >>> [claim.status for claim in reading]

Everything here is loaded on first use, so that `import maydan` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import BuildError, InputError, KnowledgeError, MaydanError, UsageError
    from .model import (
        Claim,
        Codes,
        Cue,
        Facility,
        Indicator,
        Link,
        Loss,
        Party,
        PlaceRef,
        Question,
        Reading,
        Report,
        ReportRef,
        Sentence,
        Span,
        Voice,
        Weapon,
        When,
        Words,
        as_record,
    )  # fmt: skip
    from .run import read, read_all, read_files

__version__ = "0.1.0"

_HOMES = {
    "run": ("read", "read_all", "read_files"),
    "errors": ("BuildError", "InputError", "KnowledgeError", "MaydanError", "UsageError"),
    "model": (
        "Claim", "Codes", "Cue", "Facility", "Indicator", "Link", "Loss", "Party", "PlaceRef", "Question", "Reading",
        "Report", "ReportRef", "Sentence", "Span", "Voice", "Weapon", "When", "Words", "as_record",
    ),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}
_CALLABLE = ("brief", "explain")
"""Submodules that are called like functions; see `_callable`."""

__all__ = [
    "BuildError", "Claim", "Codes", "Cue", "Facility", "Indicator", "InputError", "KnowledgeError", "Link", "Loss",
    "MaydanError", "Party", "PlaceRef", "Question", "Reading", "Report", "ReportRef", "Sentence", "Span", "UsageError",
    "Voice", "Weapon", "When", "Words", "__version__", "as_record", "brief", "explain", "read", "read_all", "read_files",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _CALLABLE:
        return import_module(f".{name}", __name__)
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
