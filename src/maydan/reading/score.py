"""How likely a careful reader would agree with a claim: a linear model over readable features, its weights in score.tsv.

The score is the logistic function of the intercept plus the weights of the features that a claim has. Weights are kept as
whole thousandths, so that their sum does not depend on order and the same text has the same score on every machine. They
are made by `maydan train-score`, which also calibrates them: of claims with a score of 0.7, about seven in ten are right.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..errors import KnowledgeError

FILE = Path(__file__).parent / "score.tsv"
INTERCEPT = "(intercept)"
THRESHOLD = "(threshold)"
_UNIT = 1000
"""Weights are whole multiples of one thousandth."""
_FARTHEST = 30.0
"""Log-odds beyond which a probability is 0 or 1 to any digit shown; keeps exp() in range."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of one training.

    Attributes:
        weights: feature → log-odds in thousandths. Features without a weight count nothing.
        intercept: log-odds in thousandths of a claim without any known feature.
        threshold: the score from which claims are shown unless asked otherwise, between 0 and 1.
        digest: a short fingerprint of the file; part of what decides a result.
    """

    weights: Mapping[str, int]
    intercept: int
    threshold: float
    digest: str

    def score(self, features: Iterable[str]) -> float:
        """Probability, to three decimals, that a careful reader would agree. `features` must hold none twice."""
        weights = self.weights
        total = self.intercept
        for name in features:
            total += weights.get(name, 0)
        odds = max(-_FARTHEST, min(_FARTHEST, total / _UNIT))
        return round(1.0 / (1.0 + math.exp(-odds)), 3)

    def explain(self, features: Iterable[str]) -> list[tuple[str, float]]:
        """What made the score: the intercept, then each feature with a weight, the heaviest first, in log-odds."""
        told = [(name, weight) for name in set(features) if (weight := self.weights.get(name))]
        told.sort(key=lambda item: (-abs(item[1]), item[0]))
        return [(name, weight / _UNIT) for name, weight in [(INTERCEPT, self.intercept), *told]]

    @classmethod
    def load(cls, path: Path = FILE) -> Scorer:
        """The weights of a file.

        Raises:
            KnowledgeError: the file is missing or a line of it is no feature with its weight.
        """
        try:
            data = path.read_bytes()
        except OSError as error:
            cause = error.strerror or "cannot be read"
            raise KnowledgeError(path.name, 0, "all", cause, "make it with 'maydan train-score'") from error
        return cls.parse(data.decode("utf-8", "replace"), path.name)

    @classmethod
    def parse(cls, text: str, name: str = "score.tsv") -> Scorer:
        """The weights of a file's text: `feature<TAB>weight` lines after one header line; `#` starts a comment.

        Raises:
            KnowledgeError: names the line that is none of these.
        """
        lines = text.replace("\r\n", "\n").split("\n")
        rows = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
        values: dict[str, float] = {}
        for number, cells in rows[1:]:
            try:
                feature, weight = cells
                value = float(weight)
                if feature in values or not math.isfinite(value):
                    raise ValueError
            except ValueError as error:
                cause = "is no feature, new here, with a number"
                raise KnowledgeError(name, number, "all", cause, "write feature, tab, weight") from error
            values[feature] = value
        if INTERCEPT not in values or not 0 <= values.get(THRESHOLD, -1) <= 1:
            cause = f"has no {INTERCEPT}, or no {THRESHOLD} between 0 and 1"
            raise KnowledgeError(name, len(lines), "all", cause, "make it with 'maydan train-score'")
        intercept, threshold = round(values.pop(INTERCEPT) * _UNIT), values.pop(THRESHOLD)
        print_of = hashlib.blake2b("\n".join("\t".join(c) for _, c in rows).encode(), digest_size=3).hexdigest()
        return cls({f: round(w * _UNIT) for f, w in values.items()}, intercept, threshold, print_of)

    def dump(self, notes: Iterable[str] = ()) -> str:
        """The file's text; `notes` become comment lines at its head."""
        rows = [(INTERCEPT, self.intercept), *sorted(self.weights.items())]
        lines = [f"# {note}" for note in notes] + ["feature\tweight", f"{THRESHOLD}\t{self.threshold:.3f}"]
        return "\n".join(lines + [f"{name}\t{weight / _UNIT:.3f}" for name, weight in rows]) + "\n"


@cache
def builtin() -> Scorer:
    """The weights that come with Maydan, loaded once.

    Raises:
        KnowledgeError: the file is missing or broken.
    """
    return Scorer.load()
