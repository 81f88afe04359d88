"""Turn what speaks for an attribution into the probability that it is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from srcgraph.errors import SrcgraphError

Doubles = NDArray[np.float64]

BINS: Final = 10
FOLDS: Final = 6
SHRINK: Final = 10.0
SLACK: Final = 0.011


@dataclass(frozen=True, slots=True)
class Calibration:
    """Hold the weights of the score, the threshold and how far the score can be trusted."""

    weights: tuple[float, ...]
    bias: float
    threshold: float
    error: float
    reliability: tuple[tuple[float, float, int], ...]


def calibrate(
    evidence: Doubles, right: Doubles, article: Sequence[int], annotated: int
) -> Calibration:
    """Fit the score on matched development articles.

    Threshold and calibration error are taken from scores that other articles' fit gave, so
    that neither flatters itself; with a single article there is no other. Raises SrcgraphError
    when nothing was found to fit on.
    """
    if not len(right):
        raise SrcgraphError(
            "The model found nothing in the development articles, so its score cannot be fitted. "
            "Train longer, or give more articles with --dev."
        )
    folds = np.asarray(article) % FOLDS
    held_out = _score(evidence, *fit(evidence, right))
    for fold in set(folds.tolist()) if len(set(folds.tolist())) > 1 else ():
        weights, bias = fit(evidence[folds != fold], right[folds != fold])
        held_out[folds == fold] = _score(evidence[folds == fold], weights, bias)
    weights, bias = fit(evidence, right)
    table = reliability(held_out, right)
    return Calibration(
        weights=tuple(float(weight) for weight in weights),
        bias=bias,
        threshold=best_threshold(held_out, right, annotated),
        error=sum(abs(said - was) * count for said, was, count in table) / max(len(right), 1),
        reliability=table,
    )


def fit(evidence: Doubles, right: Doubles) -> tuple[Doubles, float]:
    """Fit a logistic regression with small weights."""
    mean, spread = evidence.mean(axis=0), evidence.std(axis=0) + 1e-6
    scaled = (evidence - mean) / spread

    def loss(parameters: Doubles) -> tuple[float, Doubles]:
        weights = parameters[:-1]
        logits = scaled @ weights + parameters[-1]
        excess = 1 / (1 + np.exp(-logits)) - right
        value = np.logaddexp(0, logits).sum() - right @ logits + SHRINK * (weights @ weights) / 2
        return float(value), np.append(scaled.T @ excess + SHRINK * weights, excess.sum())

    best = minimize(loss, np.zeros(evidence.shape[1] + 1), jac=True).x
    return best[:-1] / spread, float(best[-1] - (best[:-1] * mean / spread).sum())


def best_threshold(scores: Doubles, right: Doubles, annotated: int) -> float:
    """Find the lowest score from which on keeping attributions gives about the best F1.

    F1 hardly changes over a wide range; the low end of it misses fewest attributions.
    """
    order = np.argsort(-scores, kind="stable")
    kept = np.arange(1, len(scores) + 1)
    f1 = 2 * np.cumsum(right[order]) / (kept + annotated)
    good = np.flatnonzero(f1 >= f1.max() - SLACK)
    return float(scores[order][good[-1]])


def reliability(scores: Doubles, right: Doubles) -> tuple[tuple[float, float, int], ...]:
    """List per tenth of the scale: mean score, share that was right, how many."""
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    return tuple(
        (
            float(scores[bins == one].mean()),
            float(right[bins == one].mean()),
            int((bins == one).sum()),
        )
        for one in range(BINS)
        if (bins == one).any()
    )


def _score(evidence: Doubles, weights: Doubles, bias: float) -> Doubles:
    scores: Doubles = 1 / (1 + np.exp(-(evidence @ weights + bias)))
    return scores
