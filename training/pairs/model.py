"""Fit the pair model on its corpora and judge pairs by it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from contrast import contrasts
from corpora import LABELS, MAY_BE, fnc, matters, rte
from features import NAMES, features, tokens
from logistic import Floats, chances, fit
from numpy.typing import NDArray

SEED, RIDGE = 11, 3.0
# How much a pair of each corpus weighs; `MADE` pairs of each edit are made, `DRAWN` of each stance of FNC-1 drawn, and as many pairs of matters.
SHARES = {"rte3": 1.0, "rte12": 0.5, "contrast": 0.1, "matters": 0.2, "stances": 0.0}
MADE, DRAWN = 300, 700
Pair = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Hold labelled pairs as numbers: features (n, features) and the classes each may be of (n, classes)."""

    x: Floats
    allowed: Floats

    def where(self, kept: NDArray[np.bool_]) -> Rows:
        return Rows(self.x[kept], self.allowed[kept])


@dataclass(frozen=True, slots=True)
class Model:
    """Hold the means and spreads of the features and the weights (classes, 1 + features)."""

    mean: Floats
    spread: Floats
    weights: Floats
    kept: tuple[int, ...]

    def judge(self, x: Floats) -> Floats:
        """Give the chances (n, classes) in the order of `LABELS`."""
        return chances(_scaled(x[:, self.kept], self.mean, self.spread), self.weights)

    def pairs(self, pairs: Sequence[tuple[str, str]], names: Collection[str] = ()) -> Floats:
        """Judge pairs of statements, each both ways: chances (n, classes), the geometric mean of both."""
        if not pairs:
            return np.zeros((0, len(LABELS)))
        cut = [(tokens(a, names), tokens(b, names)) for a, b in pairs]
        ways = [self.judge(np.array([features(a, b) for a, b in rows])) for rows in (cut, [(b, a) for a, b in cut])]
        both = np.sqrt(ways[0] * ways[1])
        return both / both.sum(axis=1, keepdims=True)


def rows(pairs: Sequence[Pair]) -> Rows:
    x = np.array([features(tokens(a), tokens(b)) for a, b, _ in pairs])
    return Rows(x, np.array([[float(m in MAY_BE[label]) for m in LABELS] for *_, label in pairs]))


def read(shared: Path) -> dict[str, list[Pair]]:
    """Read all corpora of `shared`/data, and make the pairs that are made."""
    folder = shared / "data" / "corpora"
    return {
        "rte3": rte(folder / "rte3_3way.dev.jsonl"),
        "rte12": [p for part in ("rte1.dev", "rte1.test", "rte2.dev", "rte2.test") for p in rte(folder / f"{part}.jsonl")],
        "contrast": [p for _, p in contrasts(shared / "data/polnear/data/train/text", MADE, SEED)],
        "matters": list(matters(folder, DRAWN, SEED)),
        "stances": fnc(folder, DRAWN, SEED),
    }


def train(corpora: Mapping[str, Rows], shares: Mapping[str, float], without: Collection[str] = ()) -> Model:
    """Fit on several corpora; features named in `without` are left out."""
    used = [(corpora[name], share) for name, share in shares.items() if share > 0]
    kept = tuple(n for n, name in enumerate(NAMES) if name not in without)
    x = np.vstack([r.x for r, _ in used])[:, kept]
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    allowed = np.vstack([r.allowed for r, _ in used])
    share = np.concatenate([np.full(len(r.x), s) for r, s in used])
    return Model(mean, spread, fit(_scaled(x, mean, spread), allowed, share, RIDGE), kept)


def _scaled(x: Floats, mean: Floats, spread: Floats) -> Floats:
    return np.hstack([np.ones((len(x), 1)), (x - mean) / spread])
