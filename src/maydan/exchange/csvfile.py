"""Claims as CSV: the columns of `flat`, UTF-8, comma, one header line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from ..model import Claim
from .flat import NAMES, Cell, flat

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text cell that begins so is a formula to a spreadsheet; a report must not run anything on the reader's desk."""


def safe(cell: Cell) -> str:
    """A cell as CSV text: empty for None, true/false, and a leading apostrophe before what could run as a formula."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        cell = cell.replace("\0", "\ufffd")  # a NUL ends the file for some readers
        return "'" + cell if cell.startswith(_FORMULA) else cell
    return str(cell)


def write_csv(claims: Iterable[Claim], stream: BinaryIO) -> int:
    """Writes header and rows as the claims come; gives back how many there were."""
    stream.write(_row(NAMES))
    count = 0
    for count, claim in enumerate(claims, 1):
        stream.write(_row([safe(cell) for cell in flat(claim).values()]))
    return count


def _row(cells: Iterable[str]) -> bytes:
    return (",".join(map(_quoted, cells)) + "\n").encode("utf-8", "replace")


def _quoted(cell: str) -> str:
    # Not csv.writer: with LF line ends it leaves a lone carriage return bare, which its own reader then refuses.
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"\r\n') else cell
