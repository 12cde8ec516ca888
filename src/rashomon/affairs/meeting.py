"""List the pairs of reports worth comparing: those of near days that share their heaviest terms, a bounded number for each."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rashomon.affairs.packed import Floats, Ints, runs
from rashomon.affairs.weighing import Weighed
from rashomon.groups.sorting import KEYS

# A term common to many gives each report pairs with so many before and after it; a report keeps so many pairs.
REACH, MOST = 12, 16
# Reports whose pairs are counted at once.
PART = 20_000
Pairs = npt.NDArray[np.int64]


def meet(weighed: Weighed, window: int) -> Pairs:
    """Give pairs of numbers, the smaller first, in order; reports more than `window` days apart are no pair, the undated may meet any.

    Takes time in proportion to the number of reports, whatever they share.
    """
    keys, owners, weights = _keys(weighed)
    day = np.where(weighed.day > 0, weighed.day, 0)
    found = [np.zeros(0, dtype=np.int64)]
    for first in range(0, len(weighed.items), PART):
        inside = np.flatnonzero((owners >= first) & (owners < first + PART))
        found.append(_closest(*_beside(inside, keys, owners, weights, day, window)))
    code = np.unique(np.concatenate(found))
    return np.stack([code >> 32, code & 0xFFFFFFFF], axis=1)


def _keys(weighed: Weighed) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], Floats]:
    """Give the heaviest terms of each report as (key, report, weight), in order of key and report."""
    keys: list[Ints] = []
    owners: list[npt.NDArray[np.int32]] = []
    weights: list[Floats] = []
    for kind, (facet, most) in enumerate(KEYS.items()):
        column, values = weighed.terms[facet], weighed.raised[facet]
        whose = column.owners()
        order = np.lexsort((column.values, -values, whose))
        rank = np.arange(len(order)) - column.starts[whose]
        kept = order[(rank < most) & (values[order] > 0)]
        keys.append(column.values[kept].astype(np.int64) * len(KEYS) + kind)
        owners.append(whose[kept])
        weights.append(values[kept])
    key, owner, weight = np.concatenate(keys), np.concatenate(owners), np.concatenate(weights)
    order = np.lexsort((owner, key))
    return key[order], owner[order], weight[order]


def _beside(inside: Ints, keys: Ints, owners: npt.NDArray[np.int32], weights: Floats, day: Ints, window: int) -> tuple[Ints, Ints, Floats]:
    """Give (one, other, weight) for the places `inside` and those that follow or come before them under the same key."""
    ones, others, shared = [], [], []
    for step in (*range(1, REACH + 1), *range(-REACH, 0)):
        there = inside + step
        here = inside[(there >= 0) & (there < len(keys))]
        here = here[keys[here] == keys[here + step]]
        one, other = owners[here], owners[here + step]
        near = (np.abs(day[one] - day[other]) <= window) | (day[one] == 0) | (day[other] == 0)
        ones.append(one[near])
        others.append(other[near])
        shared.append((weights[here] * weights[here + step])[near])
    return np.concatenate(ones), np.concatenate(others), np.concatenate(shared)


def _closest(one: Ints, other: Ints, shared: Floats) -> Ints:
    """Keep for each first the `MOST` others with which it shares most; a pair is one number, the smaller half first."""
    code = one.astype(np.int64) << 32 | other
    order = np.argsort(code, kind="stable")
    code, shared = code[order], shared[order]
    starts, _ = runs(code)
    if not len(starts):
        return code
    total, code = np.add.reduceat(shared, starts), code[starts]
    one = code >> 32
    order = np.lexsort((code, -total, one))
    firsts, ends = runs(one[order])
    rank = np.arange(len(order)) - np.repeat(firsts, ends - firsts)
    kept = code[order[rank < MOST]]
    one, other = kept >> 32, kept & 0xFFFFFFFF
    return np.minimum(one, other) << 32 | np.maximum(one, other)
