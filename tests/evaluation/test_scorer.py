"""The score of a claim: weights from a file, sums that do not depend on order, and the filter that reading applies."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import maydan
from maydan import cli
from maydan.errors import KnowledgeError
from maydan.model import Claim, Link, Reading
from maydan.reading.score import FILE, Scorer, builtin
from maydan.run import above

HERE = Path(__file__).parent
GOLD = HERE.parent / "golden" / "gold.jsonl"
needs_tables = pytest.mark.skipif(
    not (Path(maydan.__file__).parent / "built" / "lexicon.bin").exists(), reason="the compiled tables are not built"
)
SMALL = "# head\nfeature\tweight\n(threshold)\t0.250\n(intercept)\t-1.000\nframe=strike\t0.500\nvoice\t-0.125\n"


def test_score_is_the_logistic_of_the_sum() -> None:
    """Unknown features count nothing."""
    scorer = Scorer.parse(SMALL)
    assert scorer.threshold == 0.25
    assert scorer.score([]) == round(1 / (1 + math.exp(1.0)), 3)
    assert scorer.score({"frame=strike", "voice", "unheard"}) == round(1 / (1 + math.exp(0.625)), 3)


def test_explanation_adds_up() -> None:
    """The weights told are those that made the score, the intercept first, then the heaviest."""
    told = Scorer.parse(SMALL).explain({"voice", "frame=strike", "unheard"})
    assert told == [("(intercept)", -1.0), ("frame=strike", 0.5), ("voice", -0.125)]


@given(st.permutations(["frame=strike", "voice", "a", "b", "c"]))
def test_order_does_not_matter(features: list[str]) -> None:
    """The same features have the same score to the last digit."""
    scorer = replace(Scorer.parse(SMALL), weights={"a": 333, "b": -77, "c": 1, "voice": 10_001, "frame=strike": -9_999})
    assert scorer.score(features) == scorer.score(sorted(features))


def test_scores_stay_in_range() -> None:
    """However large the sum."""
    huge = Scorer({"a": 10**9, "b": -(10**9)}, 0, 0.5, "")
    assert (huge.score(["a"]), huge.score(["b"])) == (1.0, 0.0)


def test_file_round_trip() -> None:
    """What is dumped is read back; comments, line ends and the digest of comments play no part."""
    scorer = Scorer.parse(SMALL)
    again = Scorer.parse(scorer.dump(["other words"]))
    assert again == Scorer.parse(scorer.dump().replace("\n", "\r\n")) and again.weights == scorer.weights
    assert Scorer.parse(SMALL.replace("0.500", "0.501")).digest != scorer.digest


@pytest.mark.parametrize(
    "broken",
    [
        SMALL + "frame=strike\t0.1\n",
        SMALL + "lonely\n",
        SMALL + "word\tmuch\n",
        SMALL + "word\tnan\n",
        SMALL.replace("(intercept)", "intercept"),
        SMALL.replace("0.250", "2.5"),
        "",
    ],
)
def test_a_broken_file_is_named(broken: str) -> None:
    """With its line."""
    with pytest.raises(KnowledgeError, match=r"w\.tsv, line"):
        Scorer.parse(broken, "w.tsv")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """And how to make it."""
    with pytest.raises(KnowledgeError, match="train-score"):
        Scorer.load(tmp_path / "w.tsv")


def test_builtin_weights() -> None:
    """They are trained, and hold names of features only: no Arabic word of any text."""
    scorer = builtin()
    assert builtin() is scorer and len(scorer.weights) > 50 and 0 < scorer.threshold < 1
    assert "digest" in FILE.read_text("utf-8")
    # 'under=' names a preposition: single letters and the commonest words of the language.
    assert all(name.isascii() or name.startswith("under=") for name in scorer.weights)


def test_above_leaves_out_what_scores_less(reading: Reading) -> None:
    """Claims below go, with the links to them; claims without a score stay; 0 keeps all."""
    low, high = reading.claims[0], reading.claims[1]
    claims = (
        replace(low, score=0.1),
        replace(high, score=0.5, links=(Link(low.id, "rival"), Link(reading.claims[2].id, "same"))),
        replace(reading.claims[2], score=None),
    )
    scored = replace(reading, claims=claims)
    kept = above(scored, 0.5)
    assert [c.id for c in kept] == [high.id, reading.claims[2].id]
    assert kept.claims[0].links == (Link(reading.claims[2].id, "same"),)
    assert above(scored, 0.0) is scored and above(scored).claims == above(scored, builtin().threshold).claims


@needs_tables
def test_min_score_of_the_command_line(tmp_path: Path) -> None:
    """0 shows all that the reader found; 1 next to nothing; what is shown by default lies between."""
    (tmp_path / "t.txt").write_text((GOLD.parent / "wire-aleppo-october.txt").read_text("utf-8"), "utf-8")

    def lines(*options: str) -> int:
        result = CliRunner().invoke(cli.main, ["read", str(tmp_path), "--date", "2016-10-20", *options])
        assert result.exit_code == 0
        return len(result.stdout.splitlines())

    assert lines("--min-score", "1") < lines() <= lines("--min-score", "0")
    assert CliRunner().invoke(cli.main, ["read", str(tmp_path), "--min-score", "2"]).exit_code == 2


@needs_tables
def test_features_of_every_claim_are_in_the_trace() -> None:
    """So training sees what scoring saw: the weights told explain the score that the claim carries."""
    from maydan.evaluation.train import features_of

    text = (GOLD.parent / "wire-palmyra-return.txt").read_text("utf-8")
    reading = maydan.read(text, "2016-12-12", trace=True, min_score=0.0)
    features = features_of(reading)
    assert reading.claims
    for claim in reading:
        assert claim.score == builtin().score(features[claim.id])


@needs_tables
def test_tracing_changes_no_claim() -> None:
    """A reading made for an explanation says what any reading says."""
    text = (GOLD.parent / "wire-palmyra-return.txt").read_text("utf-8")
    traced: tuple[Claim, ...] = maydan.read(text, "2016-12-12", trace=True).claims
    assert traced == maydan.read(text, "2016-12-12").claims


@needs_tables
def test_evaluate_and_train_on_the_command_line(tmp_path: Path) -> None:
    """Table, JSON, one text, folds; weights that can be loaded; wrong ids and folds are usage errors."""

    def ran(*args: str, code: int = 0) -> str:
        result = CliRunner().invoke(cli.main, list(args))
        assert result.exit_code == code, result.output
        return result.stdout

    gold = str(GOLD)
    assert "strict" in ran("evaluate", gold, "--fold", "0/5")
    assert '"constructions"' in ran("evaluate", gold, "--json", "--threshold", "0", "--hold-out", "0/2")
    assert "ASSAULT" in ran("evaluate", gold, "--show", "wire-ramadi-compound")
    ran("evaluate", gold, "--show", "nobody", code=2)
    ran("evaluate", gold, "--fold", "5/5", code=2)
    out = tmp_path / "score.tsv"
    assert "cross-validated" in ran("train-score", gold, "--hold-out", "0/5", "--out", str(out))
    assert Scorer.load(out).weights and "Held out" in out.read_text("utf-8")
