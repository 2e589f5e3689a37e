"""Training of the score: which claims a careful reader agrees with, learned from annotated texts.

A claim is right when it matches an annotated event; claims that match only optional events teach nothing. Everything that
is reported is cross-validated by text: no claim is judged by weights that saw its text.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Claim, Reading
from .gold import GoldText
from .logistic import Linear, fit, probability
from .match import Mark, family, match
from .scores import Annotated, Tally, countable, families_of, matches

FOLDS = 6
RAREST = 8
"""A feature seen in fewer claims is left out: what so few cases teach is chance."""
L2 = 10.0
"""Penalty. Of 1, 3, 10 and 20 the one with the best cross-validated F1; they differ by less than a point."""
BINS = 10
"""Bins, of equally many claims, of the calibration error."""
THRESHOLDS = tuple(k / 100 for k in range(5, 81))


@dataclass(frozen=True, slots=True)
class Judged:
    """One annotated text: its countable claims, the features of each, and whether each is right (None: optional)."""

    gold: GoldText
    claims: tuple[Claim, ...]
    features: tuple[frozenset[str], ...]
    right: tuple[bool | None, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """How well scores sort claims and how true they are as probabilities.

    Attributes:
        tally: events and claims when only claims from the threshold up count; `all` when all do.
        ece: expected calibration error, mean distance (0 to 1) of a bin's mean score from its share of right claims.
    """

    texts: int
    claims: int
    threshold: float
    tally: Tally
    all: Tally
    ece: float


@dataclass(frozen=True, slots=True)
class Training:
    """A trained score and what is known of it.

    Attributes:
        weights: feature → log-odds in thousandths, those of 0 left out; intercept: likewise.
        threshold: the score from which claims are shown unless asked otherwise.
        raw_ece: calibration error before calibration. slope, offset: the calibration, already in the weights.
        held_out, balance: None without such texts.
    """

    weights: Mapping[str, int]
    intercept: int
    threshold: float
    raw_ece: float
    slope: float
    offset: float
    cross: Quality
    held_out: Quality | None
    balance: Quality | None


def judge(pairs: Iterable[Annotated]) -> list[Judged]:
    """The claims of annotated texts with their features and labels.

    Args:
        pairs: readings must have been made with `trace=True`.
    """
    pairs = list(pairs)
    known = families_of(gold for gold, _ in pairs)
    return [_judged(gold, reading, known) for gold, reading in pairs]


def train(texts: Sequence[Judged], held_out: Sequence[Judged] = (), balance: Sequence[Judged] = (), *,
          folds: int = FOLDS, l2: float = L2, told: Callable[[str], None] = lambda stage: None) -> Training:  # fmt: skip
    """Weights learned from some texts, calibrated, with their cross-validated quality.

    Args:
        texts: what to learn from. held_out: texts that are only scored at the end.
        balance: texts annotated by another hand, not learned from either: the threshold is the one that costs neither set
            much of its best F1. Annotators differ in how many events they write down, so that a threshold for one alone
            suits no other.
        folds: how many parts the texts are split into, every `folds`-th text in one.
        told: called with the name of each stage as it begins.
    """
    odds = _cross_odds(texts, max(2, min(folds, len(texts))), l2, told)
    slope, offset = platt(*_flat(texts, odds))
    told("all texts")
    weights, intercept = _calibrated(*_fitted(texts, l2), slope, offset)
    unseen = [[round(probability(slope * z + offset), 3) for z in row] for row in odds]
    others, apart = (_scores(part, weights, intercept) for part in (balance, held_out))
    threshold = _best([(texts, unseen), (balance, others)] if balance else [(texts, unseen)])
    return Training(
        weights=weights,
        intercept=intercept,
        threshold=threshold,
        raw_ece=calibration_error(*_flat(texts, [[probability(z) for z in row] for row in odds])),
        slope=slope,
        offset=offset,
        cross=quality(texts, unseen, threshold),
        held_out=quality(held_out, apart, threshold) if held_out else None,
        balance=quality(balance, others, threshold) if balance else None,
    )


def quality(texts: Sequence[Judged], scores: Sequence[Sequence[float]], threshold: float) -> Quality:
    """The figures of some scores (a row a text, in the order of its claims) at a threshold."""
    values, right = _flat(texts, scores)
    return Quality(
        len(texts), len(values), threshold, _tally(texts, scores, threshold), _tally(texts, scores, 0.0),
        calibration_error(values, right),
    )  # fmt: skip


def platt(odds: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Slope and offset that turn log-odds into calibrated log-odds, by Newton's method; (1, 0) without both labels.

    Source:
        Platt 1999, with the smoothed targets of Lin, Lin and Weng 2007, which keep perfect separation finite.
    """
    good = sum(right)
    bad = len(right) - good
    if not good or not bad:
        return 1.0, 0.0
    goal = [(good + 1) / (good + 2) if y else 1 / (bad + 2) for y in right]
    slope, offset = 1.0, 0.0
    for _ in range(50):
        a = b = c = u = v = 0.0
        for z, t in zip(odds, goal, strict=True):
            p = probability(slope * z + offset)
            w = p * (1.0 - p)
            a, b, c = a + w * z * z, b + w * z, c + w
            u, v = u + (p - t) * z, v + (p - t)
        a, c = a + 1e-9, c + 1e-9
        det = a * c - b * b
        down, over = (c * u - b * v) / det, (a * v - b * u) / det
        slope, offset = slope - down, offset - over
        if abs(down) + abs(over) < 1e-9:
            break
    return slope, offset


def calibration_error(values: Sequence[float], right: Sequence[bool], bins: int = BINS) -> float:
    """Expected calibration error over bins of equally many cases; 0 without cases."""
    order = sorted(zip(values, right, strict=True))
    error, begin = 0.0, 0
    for k in range(bins):
        end = len(order) * (k + 1) // bins
        part = order[begin:end]
        error += abs(sum(v for v, _ in part) - sum(y for _, y in part))
        begin = end
    return error / len(order) if order else 0.0


def features_of(reading: Reading) -> dict[str, frozenset[str]]:
    """Features of each claim by its id, from the trace."""
    waiting: defaultdict[tuple[object, ...], deque[frozenset[str]]] = defaultdict(deque)
    for entry in reading.trace:
        for frame in entry.get("frames", ()):
            key = (entry["sentence"], frame["start"], frame["type"], frame["entry"], frame["rule"])
            waiting[key].append(frozenset(frame["features"]))
    found = {}
    for claim in reading.claims:
        key = (claim.sentence, claim.anchor.start, claim.type, claim.entry, claim.rule)
        queue = waiting.get(key)
        found[claim.id] = (queue.popleft() if len(queue) > 1 else queue[0]) if queue else frozenset()
    return found


def notes(training: Training, digest: str) -> list[str]:
    """The head of score.tsv: what the weights are and how good, no dates and no paths."""
    t, q = training, training.cross
    lines = [
        "Weights of the score of a claim, in log-odds; made by `maydan train-score`, not by hand.",
        f"Learned from {q.texts:,} texts, {q.claims:,} claims, {q.all.gold:,} events; digest of the gold files {digest}.",
        f"Platt calibration, already in the weights: slope {t.slope:.3f}, offset {t.offset:.3f}.",
    ]
    named = (("Cross-validated by text", q), ("Held out", t.held_out), ("By another hand", t.balance))
    return lines + [f"{name}, {q.texts:,} texts: {_words(q)}." for name, q in named if q]


def _words(q: Quality) -> str:
    return (
        f"at {q.threshold:.2f} precision {q.tally.precision() or 0:.3f}, recall {q.tally.recall() or 0:.3f}, "
        f"F1 {q.tally.f1() or 0:.3f} (all claims {q.all.f1() or 0:.3f}), calibration error {q.ece:.3f}"
    )


def table(training: Training) -> str:
    """What `train-score` prints."""
    lines = [f"{len(training.weights):,} features; calibration error before calibration {training.raw_ece:.3f}"]
    named = (
        ("cross-validated", training.cross),
        ("held out", training.held_out),
        ("by another hand", training.balance),
    )
    for name, q in [(name, q) for name, q in named if q]:
        lines.append(
            f"{name}: {q.texts:,} texts, {q.all.gold:,} events, {q.claims:,} claims, calibration error {q.ece:.3f}"
        )
        for label, tally in (("all claims", q.all), (f"score >= {q.threshold:.2f}", q.tally)):
            strict, near = tally.f1(False) or 0, tally.f1() or 0
            lines.append(
                f"  {label:<16} claims {tally.claims or 0:>6,}  precision {tally.precision() or 0:6.1%}  "
                f"recall {tally.recall() or 0:6.1%}  F1 {near:6.1%} (strict {strict:6.1%})"
            )
    return "\n".join(lines) + "\n"


def _judged(gold: GoldText, reading: Reading, known: frozenset[str]) -> Judged:
    claims = countable(gold, reading, known)
    features = features_of(reading)
    matched = {p.claim: gold.events[p.gold].optional for p in matches(gold, claims)}
    right = tuple(None if matched.get(j) else j in matched for j in range(len(claims)))
    return Judged(gold, claims, tuple(features[c.id] for c in claims), right)


def _cross_odds(texts: Sequence[Judged], folds: int, l2: float, told: Callable[[str], None]) -> list[list[float]]:
    """Log-odds of every claim of every text, from weights that have not seen the text."""
    odds: list[list[float]] = [[] for _ in texts]
    for fold in range(folds):
        told(f"part {fold + 1} of {folds}")
        names, model = _fitted([t for i, t in enumerate(texts) if i % folds != fold], l2)
        for i in range(fold, len(texts), folds):
            odds[i] = [model.odds(_row(f, names)) for f in texts[i].features]
    return odds


def _fitted(texts: Sequence[Judged], l2: float) -> tuple[dict[str, int], Linear]:
    """Columns of features that are frequent enough, and weights for them."""
    labelled = [(f, y) for t in texts for f, y in zip(t.features, t.right, strict=True) if y is not None]
    seen = Counter(name for features, _ in labelled for name in features)
    names = {name: k for k, name in enumerate(sorted(n for n, c in seen.items() if c >= RAREST))}
    model = fit([_row(f, names) for f, _ in labelled], [y for _, y in labelled], len(names), l2)
    return names, model


def _row(features: frozenset[str], names: dict[str, int]) -> list[int]:
    return sorted(names[f] for f in features if f in names)


def _calibrated(names: dict[str, int], model: Linear, slope: float, offset: float) -> tuple[dict[str, int], int]:
    """Weights and intercept with the calibration folded in, in thousandths; weights that round to 0 are left out."""
    weights = {name: w for name, k in names.items() if (w := round(slope * model.weights[k] * 1000))}
    return weights, round((slope * model.intercept + offset) * 1000)


def _best(sets: Sequence[tuple[Sequence[Judged], Sequence[Sequence[float]]]]) -> float:
    """The threshold at which no set is far below its own best F1 (near); of equal ones the lowest."""
    f1s = [[_tally(texts, scores, x).f1() or 0.0 for x in THRESHOLDS] for texts, scores in sets]
    losses = [max(max(row) - row[k] for row in f1s) for k in range(len(THRESHOLDS))]
    return THRESHOLDS[losses.index(min(losses))]


def _tally(texts: Sequence[Judged], scores: Sequence[Sequence[float]], threshold: float) -> Tally:
    """Matches anew with the claims from the threshold up: an event may find another claim when its first is gone."""
    gold = claims = strict = near = 0
    for text, row in zip(texts, scores, strict=True):
        kept = [c for c, s in zip(text.claims, row, strict=True) if s >= threshold]
        events = text.gold.events
        pairs = match([Mark(family(e.type, e.mode), e.anchor.start, e.anchor.end) for e in events],
                      [Mark(family(c.type, c.mode), c.anchor.start, c.anchor.end) for c in kept])  # fmt: skip
        asked = [p for p in pairs if not events[p.gold].optional]
        gold += sum(not e.optional for e in events)
        claims += len(kept) - (len(pairs) - len(asked))
        near += len(asked)
        strict += sum(not p.near for p in asked)
    return Tally(gold, claims, strict, near)


def _scores(texts: Sequence[Judged], weights: Mapping[str, int], intercept: int) -> list[list[float]]:
    """Scores of all claims as the reader will give them."""
    return [
        [
            round(probability((intercept + sum(weights.get(f, 0) for f in features)) / 1000), 3)
            for features in text.features
        ]
        for text in texts
    ]


def _flat(texts: Sequence[Judged], values: Sequence[Sequence[float]]) -> tuple[list[float], list[bool]]:
    """Values and labels of all claims that have a label."""
    both = list(_labelled(texts, values))
    return [v for v, _ in both], [y for _, y in both]


def _labelled(texts: Sequence[Judged], values: Sequence[Sequence[float]]) -> Iterator[tuple[float, bool]]:
    for text, row in zip(texts, values, strict=True):
        for value, right in zip(row, text.right, strict=True):
            if right is not None:
                yield value, right
