"""Join reports to affairs by the pair model of groups, held together by the mean of all pairs and by days."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import numpy as np

from rashomon.affairs.meeting import Pairs, meet
from rashomon.affairs.pairing import score, weights
from rashomon.affairs.weighing import Weighed
from rashomon.groups.cluster import cluster

# What speaks against a pair (log-odds): that a day is unknown; that they lie further apart than the window, by once its length.
UNDATED, APART = 2.0, 3.0
# Pairs that are listed at once.
PART = 100_000


def join(weighed: Weighed, window: int) -> list[list[int]]:
    """Group the reports of `weighed` by number; each lies in one group.

    Reports that no chain of pairs above the threshold links are looked at apart, so that memory stays bounded.
    """

    def odds(one: int, two: int) -> float:
        first, second = int(weighed.day[one]), int(weighed.day[two])
        found = score(weighed, one, two)
        if not first or not second:
            return found - UNDATED
        return found - APART * max(0, abs(first - second) - window) / max(1, window)

    threshold = weights()["threshold"]
    pairs = meet(weighed, window)
    scored = np.array([odds(one, two) for start in range(0, len(pairs), PART) for one, two in pairs[start : start + PART].tolist()])
    held = scored > threshold
    groups = []
    for items, inside in _parts(len(weighed.items), pairs[held], scored[held]):
        if len(items) == 1:
            groups.append(items)
            continue
        at = {item: n for n, item in enumerate(items)}
        known = {(at[one], at[two]): value for one, two, value in inside}
        asked = cache(lambda one, two, items=items, known=known: known[one, two] if (one, two) in known else odds(items[one], items[two]))
        groups += [[items[n] for n in group] for group in cluster(len(items), known, asked, threshold)]
    return groups


def _parts(size: int, pairs: Pairs, scored: np.ndarray) -> list[tuple[list[int], list[tuple[int, int, float]]]]:
    """Part the numbers below `size` by what pairs link them, with the pairs of each part."""
    above = list(range(size))

    def top(item: int) -> int:
        while above[item] != item:
            above[item] = above[above[item]]
            item = above[item]
        return item

    for one, two in pairs.tolist():
        one, two = top(one), top(two)
        above[max(one, two)] = min(one, two)
    parts: dict[int, tuple[list[int], list[tuple[int, int, float]]]] = defaultdict(lambda: ([], []))
    for item in range(size):
        parts[top(item)][0].append(item)
    for (one, two), value in zip(pairs.tolist(), scored.tolist(), strict=True):
        parts[top(one)][1].append((one, two, value))
    return list(parts.values())
