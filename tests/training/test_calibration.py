"""calibration: scores between nought and one, that rise with what speaks for an attribution."""

from __future__ import annotations

import numpy as np
import pytest

from srcgraph.errors import SrcgraphError
from srcgraph.training.calibration import (
    FOLDS,
    Calibration,
    best_threshold,
    calibrate,
    fit,
    reliability,
)

Numbers = list[float]
ROWS = 240


def sample() -> tuple[np.ndarray, np.ndarray, list[int]]:
    """Evidence of which the first column tells the truth, the second nothing."""
    chance = np.random.default_rng(5)
    evidence = chance.random((ROWS, 2))
    right = (chance.random(ROWS) < evidence[:, 0]).astype(float)
    return evidence, right, [row % (2 * FOLDS) for row in range(ROWS)]


@pytest.fixture(scope="module")
def fitted() -> Calibration:
    evidence, right, article = sample()
    return calibrate(evidence, right, article, ROWS)


def test_what_tells_the_truth_weighs_more(fitted: Calibration) -> None:
    telling, idle = fitted.weights
    assert telling > 1 > abs(idle)


def test_scores_rise_with_what_tells_the_truth(fitted: Calibration) -> None:
    logits = np.linspace(0, 1, 9)[:, None] * [fitted.weights[0], 0.0] + fitted.bias
    assert (np.diff(logits.sum(axis=1)) > 0).all()


def test_the_threshold_is_a_score(fitted: Calibration) -> None:
    assert 0 < fitted.threshold < 1


def test_a_good_fit_has_a_small_error(fitted: Calibration) -> None:
    assert 0 <= fitted.error < 0.15


def test_every_attribution_is_in_the_table(fitted: Calibration) -> None:
    assert sum(count for *_, count in fitted.reliability) == ROWS


def test_the_table_lies_between_nought_and_one(fitted: Calibration) -> None:
    assert all(0 <= said <= 1 and 0 <= was <= 1 for said, was, _ in fitted.reliability)


def test_the_same_sample_gives_the_same_fit(fitted: Calibration) -> None:
    evidence, right, article = sample()
    assert calibrate(evidence, right, article, ROWS) == fitted


def test_a_column_that_never_changes_does_no_harm() -> None:
    evidence, right, _ = sample()
    evidence[:, 1] = 1.0
    weights, bias = fit(evidence, right)
    assert np.isfinite([*weights, bias]).all()


@pytest.mark.parametrize("truth", [0.0, 1.0])
def test_a_sample_that_is_all_alike_can_be_fitted(truth: float) -> None:
    evidence, right, _ = sample()
    weights, bias = fit(evidence, np.full_like(right, truth))
    assert np.isfinite([*weights, bias]).all()
    assert (evidence @ weights + bias > 0).all() == bool(truth)


@pytest.mark.parametrize(
    ("scores", "right", "annotated", "expected"),
    [
        ([0.9, 0.8, 0.2, 0.1], [1, 1, 0, 0], 2, 0.8),
        ([0.1, 0.9, 0.2, 0.8], [0, 1, 0, 1], 2, 0.8),
        ([0.9, 0.8, 0.7, 0.1], [1, 0, 1, 0], 2, 0.7),
        ([0.9, 0.8, 0.2], [1, 1, 1], 3, 0.2),
    ],
)
def test_the_threshold_balances_wrong_and_missed(
    scores: Numbers, right: Numbers, annotated: int, expected: float
) -> None:
    assert best_threshold(np.array(scores), np.array(right), annotated) == expected


def test_of_thresholds_about_as_good_the_lowest_is_chosen() -> None:
    scores = np.linspace(0.9, 0.1, 1001)
    right = np.ones(1001)
    right[-1] = 0
    assert best_threshold(scores, right, 1000) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("scores", "right", "expected"),
    [
        ([], [], ()),
        ([1.0], [1], ((1.0, 1.0, 1),)),
        ([0.0, 0.05], [0, 1], ((0.025, 0.5, 2),)),
        ([0.95, 0.15], [1, 0], ((0.15, 0.0, 1), (0.95, 1.0, 1))),
    ],
)
def test_reliability(
    scores: Numbers, right: Numbers, expected: tuple[tuple[float, float, int], ...]
) -> None:
    assert reliability(np.array(scores), np.array(right, dtype=float)) == expected


def test_a_sample_of_one_article_is_calibrated() -> None:
    evidence, right, _ = sample()
    fitted = calibrate(evidence, right, [0] * ROWS, ROWS)
    assert np.isfinite(fitted.threshold)
    assert sum(count for *_, count in fitted.reliability) == ROWS


def test_a_model_that_found_nothing_says_how_to_mend_it() -> None:
    with pytest.raises(SrcgraphError, match="--dev"):
        calibrate(np.array([]), np.array([]), [], 3)
