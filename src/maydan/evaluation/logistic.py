"""Logistic regression over sets of named features, in plain Python: small, exact and the same on every machine.

Newton's method with conjugate gradients for the step (a truncated Newton method, as in Lin, Weng and Keerthi, "Trust region
Newton method for large-scale logistic regression", 2008): each round costs a few passes over the features that are set.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Rows = Sequence[Sequence[int]]
"""(n_rows, features set in the row): numbers of columns, none twice."""

_ROUNDS = 30
_STEPS = 40
_CLOSE = 1e-4
"""The gradient's norm, as a share of that at the start, at which the fit is good enough: far below a thousandth of a weight."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Log-odds: `intercept` plus `weights[column]` of every feature set."""

    weights: tuple[float, ...]
    intercept: float

    def odds(self, row: Sequence[int]) -> float:
        """Log-odds of one row."""
        return self.intercept + sum([self.weights[k] for k in row])


def probability(odds: float) -> float:
    """The logistic function, safe for any log-odds."""
    if odds >= 0:
        return 1.0 / (1.0 + math.exp(-odds))
    small = math.exp(odds)
    return small / (1.0 + small)


def fit(rows: Rows, right: Sequence[bool], width: int, l2: float) -> Linear:
    """Weights that make the labels likeliest, less a penalty.

    Args:
        rows: (n,) features set; right: (n,) labels; width: number of columns.
        l2: half the penalty on the squared norm of the weights (the intercept is free); more of it, smaller weights.
    Returns:
        Weights (width,) and intercept; zeros without rows.
    """
    if not rows:
        return Linear((0.0,) * width, 0.0)
    problem = _Problem([(*row, width) for row in rows], [1.0 if y else 0.0 for y in right], [l2] * width + [1e-6])
    point = [0.0] * (width + 1)
    value, chances = problem.value(point)
    start = None
    for _ in range(_ROUNDS):
        slope = problem.gradient(point, chances)
        norm = math.sqrt(_dot(slope, slope))
        start = norm if start is None else start
        if norm <= _CLOSE * start:
            break
        step = problem.newton_step(slope, chances)
        point, value, chances = problem.descend(point, value, step, _dot(slope, step))
    return Linear(tuple(point[:width]), point[width])


@dataclass(frozen=True, slots=True)
class _Problem:
    """Penalized loss of rows (with a column that is always set for the intercept), labels, and a penalty per column."""

    rows: list[tuple[int, ...]]
    labels: list[float]
    penalty: list[float]

    def value(self, point: list[float]) -> tuple[float, list[float]]:
        """Loss at a point and the probability of each row."""
        odds = [sum([point[k] for k in row]) for row in self.rows]
        loss = sum(math.log1p(math.exp(-abs(z))) + max(z, 0.0) - y * z for z, y in zip(odds, self.labels, strict=True))
        ridge = sum(p * w * w for p, w in zip(self.penalty, point, strict=True)) / 2
        return loss + ridge, [probability(z) for z in odds]

    def gradient(self, point: list[float], chances: list[float]) -> list[float]:
        found = [p * w for p, w in zip(self.penalty, point, strict=True)]
        for row, p, y in zip(self.rows, chances, self.labels, strict=True):
            for k in row:
                found[k] += p - y
        return found

    def curved(self, along: list[float], bend: list[float]) -> list[float]:
        """The Hessian times a direction; `bend` is p(1-p) of each row."""
        found = [p * v for p, v in zip(self.penalty, along, strict=True)]
        for row, b in zip(self.rows, bend, strict=True):
            amount = b * sum([along[k] for k in row])
            for k in row:
                found[k] += amount
        return found

    def newton_step(self, slope: list[float], chances: list[float]) -> list[float]:
        """About the step to the minimum of the parabola that touches here, by conjugate gradients."""
        bend = [p * (1.0 - p) for p in chances]
        step = [0.0] * len(slope)
        rest = [-s for s in slope]
        along = list(rest)
        size = _dot(rest, rest)
        enough = 0.01 * size
        for _ in range(_STEPS):
            turned = self.curved(along, bend)
            far = size / _dot(along, turned)
            step = [s + far * a for s, a in zip(step, along, strict=True)]
            rest = [r - far * t for r, t in zip(rest, turned, strict=True)]
            next_size = _dot(rest, rest)
            if next_size <= enough:
                break
            along = [r + next_size / size * a for r, a in zip(rest, along, strict=True)]
            size = next_size
        return step

    def descend(
        self, point: list[float], value: float, step: list[float], slope: float
    ) -> tuple[list[float], float, list[float]]:
        """The point after the step, shortened until the loss falls as it should (Armijo)."""
        share = 1.0
        while True:
            moved = [x + share * s for x, s in zip(point, step, strict=True)]
            reached, chances = self.value(moved)
            if reached <= value + 1e-4 * share * slope or share < 1e-6:
                return moved, reached, chances
            share /= 2


def _dot(a: list[float], b: list[float]) -> float:
    return sum([x * y for x, y in zip(a, b, strict=True)])
