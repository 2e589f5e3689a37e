"""How likely a careful reader would agree with a claim: a small linear model over readable features."""

from __future__ import annotations

from .drafts import Draft


def score(draft: Draft) -> float | None:
    """Probability between 0 and 1; None until weights have been trained."""
    return None
