"""Errors of Maydan. Each message is one sentence: what: which: cause; what to do.

MaydanError
├── InputError          something given cannot be read: a file, a line, a date (the rest of the input still can)
├── UsageError          an option or argument makes no sense
├── KnowledgeError      a data file of ours (lexicon, actors, places) breaks its own rules; names file, line, column
└── BuildError          the built tables are missing or stale
"""

from __future__ import annotations


class MaydanError(Exception):
    """Root of all errors that Maydan raises on purpose."""


class InputError(MaydanError):
    """`what: which: cause; remedy` about one piece of input.

    Args:
        what: the kind of thing ("report", "line", "file").
        which: its name, with the line number where there is one.
        cause: what is wrong, in plain words.
        remedy: what the reader of the message can do.
    """

    def __init__(self, what: str, which: str, cause: str, remedy: str) -> None:
        super().__init__(f"{what}: {which}: {cause}; {remedy}")
        self.what, self.which, self.cause, self.remedy = what, which, cause, remedy


class UsageError(MaydanError):
    """An option or argument makes no sense together with the others."""


class KnowledgeError(MaydanError):
    """A knowledge file breaks its rules.

    Args:
        file: name of the file. line: 1-based. column: the column's name or number. cause, remedy: plain words.
    """

    def __init__(self, file: str, line: int, column: str, cause: str, remedy: str) -> None:
        super().__init__(f"{file}, line {line}, column {column}: {cause}; {remedy}")
        self.file, self.line, self.column, self.cause, self.remedy = file, line, column, cause, remedy


class BuildError(MaydanError):
    """The tables that the build makes are missing; says how to make them."""
