"""Claims as JSON lines: the record of docs/reference/claim.md, one object a line, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from ..model import Claim, as_record


def line(claim: Claim) -> bytes:
    """One claim as a line of JSON, keys in the record's order."""
    return json.dumps(as_record(claim), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def write_jsonl(claims: Iterable[Claim], stream: BinaryIO) -> int:
    """Writes the claims as they come; gives back how many there were."""
    count = 0
    for count, claim in enumerate(claims, 1):
        stream.write(line(claim))
    return count
