"""How far two stretches of Arabic words agree: F1 over tokens, order ignored.

Own folding, not the reader's: a measure that changes with what it measures measures nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_FOLD = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_PROCLITIC = re.compile("^[وف]?(?:ال|[بك]ال|لل|[لبكس])?")
"""Conjunction, then preposition and article ('and', 'by the', 'to the' ...), as written joined to a word."""
_SHORTEST = 3
"""Letters that must be left when proclitics are cut."""


def token_f1(gold: str, found: str) -> float:
    """Between 0 (no token in common) and 1. A token agrees with another with or without its joined proclitics."""
    left, right = _tokens(gold), list(_tokens(found))
    total, hits = len(left) + len(right), 0
    for token in left:
        partner = next((other for other in right if token & other), None)
        if partner is not None:
            hits += 1
            right.remove(partner)
    return 2 * hits / total if total else 0.0


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[frozenset[str], ...]:
    return tuple(_forms(token) for token in re.findall(r"\w+", _MARKS.sub("", text).translate(_FOLD)))


def _forms(token: str) -> frozenset[str]:
    """The token, and what is left when some or all of its proclitics are cut."""
    found = _PROCLITIC.match(token)
    longest = found.end() if found else 0
    return frozenset({token} | {token[i:] for i in range(1, longest + 1) if len(token) - i >= _SHORTEST})
