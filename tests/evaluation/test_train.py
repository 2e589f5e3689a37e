"""Training of the score: plain logistic regression, calibration, and what it makes of planted signals."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from maydan.evaluation.gold import GoldEvent, GoldText
from maydan.evaluation.logistic import fit, probability
from maydan.evaluation.train import Judged, calibration_error, features_of, judge, notes, platt, table, train
from maydan.model import Claim, Reading, Report, Span, Words
from maydan.reading.score import Scorer


def planted(texts: int, seed: int, given: Claim) -> list[Judged]:
    """Texts of ten acts, far apart; an act with "good" is an event in 9 of 10 cases, one with "bad" in 1 of 10."""
    draw = random.Random(seed)
    found = []
    for k in range(texts):
        claims, features, right, events = [], [], [], []
        for j in range(10):
            start = 200 * j
            good, yes = draw.random() < 0.4, draw.random()
            label = yes < (0.9 if good else 0.1)
            claims.append(replace(given, id=f"{k}:{j}", anchor=Span("text", "س", start, start + 1)))
            features.append(frozenset({"good" if good else "bad", f"noise={draw.randrange(4)}", "always"}))
            right.append(label)
            if label:
                anchor = Words("س", start, start + 1)
                events.append(
                    GoldEvent(
                        given.type, given.mode, "actual", anchor, (), (), None, None, None, (), None, False, None, {}
                    )
                )
        text = GoldText(Report(str(k), "س" * 2000), tuple(events))
        found.append(Judged(text, tuple(claims), tuple(features), tuple(right)))
    return found


def test_fit_reaches_the_known_optimum() -> None:
    """One feature, almost no penalty: the log-odds are those of the counts."""
    rows = [[0]] * 40 + [[]] * 60
    right = [True] * 30 + [False] * 10 + [True] * 20 + [False] * 40
    model = fit(rows, right, 1, 1e-6)
    assert probability(model.odds([0])) == pytest.approx(0.75, abs=1e-4)
    assert probability(model.odds([])) == pytest.approx(1 / 3, abs=1e-4)


def test_fit_is_at_a_minimum() -> None:
    """With a penalty, the gradient at the result is zero in every direction."""
    draw = random.Random(3)
    rows = [sorted(draw.sample(range(8), 3)) for _ in range(200)]
    right = [draw.random() < (0.7 if 2 in row else 0.3) for row in rows]
    model = fit(rows, right, 8, 2.0)
    for k in range(8):
        slope = sum(probability(model.odds(row)) - y for row, y in zip(rows, right, strict=True) if k in row)
        assert slope + 2.0 * model.weights[k] == pytest.approx(0.0, abs=0.05)


def test_fit_of_nothing_and_of_one_label() -> None:
    """No rows give zeros; labels all alike stay finite."""
    assert fit([], [], 3, 1.0).weights == (0.0, 0.0, 0.0)
    assert abs(fit([[0]] * 20, [True] * 20, 1, 1.0).odds([0])) < 50


def test_platt_undoes_a_distortion() -> None:
    """Log-odds that were doubled and shifted come back."""
    draw = random.Random(5)
    true = [draw.gauss(0, 1.5) for _ in range(8000)]
    right = [draw.random() < probability(z) for z in true]
    slope, offset = platt([2 * z + 1 for z in true], right)
    assert slope == pytest.approx(0.5, abs=0.05) and offset == pytest.approx(-0.5, abs=0.1)
    assert platt([1.0, 2.0], [True, True]) == (1.0, 0.0)


def test_calibration_error() -> None:
    """0 for true probabilities, the distance for a constant mistake."""
    assert calibration_error([0.0] * 50 + [1.0] * 50, [False] * 50 + [True] * 50) == 0.0
    assert calibration_error([0.9] * 100, [k < 50 for k in range(100)], bins=1) == pytest.approx(0.4)
    assert calibration_error([], []) == 0.0


def test_training_finds_the_planted_signal(claims: tuple[Claim, ...]) -> None:
    """The good feature outweighs the noise, scores are true on unseen texts, and the threshold keeps the good ones."""
    result = train(planted(120, 1, claims[0]), planted(60, 2, claims[0]))
    assert result.weights["good"] > 1000 > 400 > max(abs(w) for f, w in result.weights.items() if f.startswith("noise"))
    scorer = Scorer(result.weights, result.intercept, result.threshold, "")
    assert scorer.score({"good", "always"}) == pytest.approx(0.9, abs=0.08)
    assert scorer.score({"bad", "always"}) == pytest.approx(0.1, abs=0.08)
    assert 0.05 < result.threshold < 0.9 and result.held_out and result.held_out.ece < 0.08
    assert (result.held_out.tally.f1() or 0) > (result.held_out.all.f1() or 0)


def test_training_is_repeatable(claims: tuple[Claim, ...]) -> None:
    """Same texts, same weights."""
    assert train(planted(20, 4, claims[0])) == train(planted(20, 4, claims[0]))


def test_rare_features_are_left_out(claims: tuple[Claim, ...]) -> None:
    """Seven sightings teach nothing, eight do."""
    texts = planted(20, 6, claims[0])

    def marked(times: int) -> list[Judged]:
        return [replace(t, features=(t.features[0] | {"rare"}, *t.features[1:])) if k < times else t
                for k, t in enumerate(texts)]  # fmt: skip

    assert "rare" not in train(marked(7)).weights and "rare" in train(marked(8)).weights


def test_balance_moves_the_threshold_only(claims: tuple[Claim, ...]) -> None:
    """Texts where every claim is an event pull the threshold down; the weights stay."""
    texts = planted(40, 7, claims[0])
    thorough = []
    for t in planted(20, 8, claims[0]):
        event = texts[0].gold.events[0]
        events = tuple(replace(event, anchor=Words("س", c.anchor.start, c.anchor.end)) for c in t.claims)
        thorough.append(replace(t, gold=replace(t.gold, events=events), right=(True,) * len(t.claims)))
    alone, both = train(texts), train(texts, balance=thorough)
    assert both.weights == alone.weights and both.threshold < alone.threshold and both.balance


def test_labels_and_features_come_from_the_reading(reading: Reading) -> None:
    """Features by sentence, anchor, type, entry and rule; optional matches have no label."""

    def frame(c: Claim) -> dict[str, object]:
        return {
            "entry": c.entry,
            "rule": c.rule,
            "type": c.type,
            "start": c.anchor.start,
            "features": [f"mode={c.mode}"],
        }

    trace = tuple({"sentence": c.sentence, "frames": [frame(c)]} for c in reading)
    traced = replace(reading, trace=trace)
    assert features_of(traced)[reading.claims[0].id] == {"mode=shelling"}
    events = tuple(
        GoldEvent(c.type, c.mode, c.status, Words(c.anchor.text, c.anchor.start, c.anchor.end), (), (), None, None, None, (),
                  None, optional, None, {})
        for c, optional in ((reading.claims[0], False), (reading.claims[1], True), (reading.claims[4], False))
    )  # fmt: skip
    (judged,) = judge([(GoldText(reading.report, events), traced)])
    assert judged.right == (True, None, False, True, False) and all(judged.features)


def test_head_and_table_tell_the_figures(claims: tuple[Claim, ...]) -> None:
    """What is printed and what heads the file name digest, texts and figures, and no path."""
    result = train(planted(20, 9, claims[0]), planted(10, 10, claims[0]))
    head = "\n".join(notes(result, "0123abcd"))
    assert "0123abcd" in head and "20 texts" in head and "Held out, 10 texts" in head and "/" not in head
    assert "held out" in table(result) and "calibration error" in table(result)
