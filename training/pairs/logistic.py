"""Fit a logistic regression of several classes by Newton's method; a label may be known only in part."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEPS = 12


def chances(x: Floats, weights: Floats) -> Floats:
    """Give the chance of each class, (n, classes), of rows (n, features) with weights (classes, features)."""
    scores = x @ weights.T
    scores -= scores.max(axis=1, keepdims=True)
    raised = np.exp(scores)
    return raised / raised.sum(axis=1, keepdims=True)


def fit(x: Floats, allowed: Floats, share: Floats, ridge: float) -> Floats:
    """Fit weights (classes, features); `allowed` is (n, classes) of 0 and 1: a row with several ones is of one of these.

    Such a row counts for its classes as the weights so far have it (expectation and maximisation, a step of each in turn).
    The first feature is taken for the constant, which no ridge holds.
    """
    k = allowed.shape[1]
    d = x.shape[1]
    weights = np.zeros((k, d))
    hold = np.full(d, ridge)
    hold[0] = 1e-6
    for _ in range(STEPS):
        p = chances(x, weights)
        aim = p * allowed
        aim /= aim.sum(axis=1, keepdims=True)
        slope = ((p - aim) * share[:, None]).T @ x + weights * hold
        curve = np.zeros((k * d, k * d))
        for a in range(k):
            for b in range(k):
                w = share * p[:, a] * ((a == b) - p[:, b])
                curve[a * d : (a + 1) * d, b * d : (b + 1) * d] = (x * w[:, None]).T @ x
        curve += np.diag(np.tile(hold, k) + 1e-9)
        weights -= np.linalg.solve(curve, slope.ravel()).reshape(k, d)
    return weights
