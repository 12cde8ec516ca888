"""Join reports to affairs by the pair model of groups, held together by the mean of all pairs and by days."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from math import log

import numpy as np

from rashomon.affairs.meeting import Pairs, meet
from rashomon.affairs.pairing import score, weights
from rashomon.affairs.weighing import Weighed
from rashomon.comparison import joined
from rashomon.groups.cluster import Score, cluster

# What speaks against a pair (log-odds): that a day is unknown; that they lie further apart than the window, by once its length.
UNDATED, APART = 2.0, 3.0
# That more than a few reports lie within the window, by each e-fold: among many, the names of one region look rare.
FEW, DENSE = 100, 0.2
# Pairs that are listed at once.
PART = 100_000
# So many reports are clustered at once; where that leaves more than this share of them as clusters, their clusters stay.
LARGE, FEWER = 600, 0.9
Scored = tuple[int, int, float]


def join(weighed: Weighed, window: int) -> list[list[int]]:
    """Group the reports of `weighed` by number; each lies in one group.

    Reports that no chain of pairs above the threshold links are looked at apart, so that memory stays bounded.
    """

    def odds(one: int, two: int) -> float:
        first, second = int(weighed.day[one]), int(weighed.day[two])
        found = score(weighed, one, two) - DENSE * log(max(1.0, max(weighed.near[one], weighed.near[two]) / FEW))
        if not first or not second:
            return found - UNDATED
        return found - APART * max(0, abs(first - second) - window) / max(1, window)

    threshold = weights()["threshold"]
    pairs = meet(weighed, window)
    scored = np.array([odds(one, two) for start in range(0, len(pairs), PART) for one, two in pairs[start : start + PART].tolist()])
    held = scored > threshold
    groups = []
    for items, inside in _parts(len(weighed.items), pairs[held], scored[held]):
        groups += _grouped(items, inside, odds, threshold)
    return groups


def _grouped(items: list[int], inside: list[Scored], odds: Score, threshold: float) -> list[list[int]]:
    """Cluster reports, given in order of day, by the pairs between them that are above the threshold."""
    if len(items) == 1:
        return [items]
    if len(items) > LARGE:
        return _in_runs(items, inside, odds, threshold)
    at = {item: n for n, item in enumerate(items)}
    known = {(at[one], at[two]): value for one, two, value in inside}
    asked = cache(lambda one, two: known[one, two] if (one, two) in known else odds(items[one], items[two]))
    return [[items[n] for n in group] for group in cluster(len(items), known, asked, threshold)]


def _in_runs(items: list[int], inside: list[Scored], odds: Score, threshold: float) -> list[list[int]]:
    """Cluster a run of `LARGE` reports after another, then one report for each cluster, for the time grows with the square of the number."""
    run = {item: n // LARGE for n, item in enumerate(items)}
    within: dict[int, list[Scored]] = defaultdict(list)
    for pair in inside:
        if run[pair[0]] == run[pair[1]]:
            within[run[pair[0]]].append(pair)
    groups = [group for n in range(0, len(items), LARGE) for group in _grouped(items[n : n + LARGE], within[n // LARGE], odds, threshold)]
    if len(groups) > FEWER * len(items):
        return groups
    middle = {item: group[len(group) // 2] for group in groups for item in group}
    met = sorted({(min(middle[a], middle[b]), max(middle[a], middle[b])) for a, b, _ in inside if middle[a] != middle[b]})
    between = [(a, b, value) for a, b in met if (value := odds(a, b)) > threshold]
    whole = {middle[group[0]]: group for group in groups}
    return [sorted(item for one in joined for item in whole[one]) for joined in _grouped(sorted(whole), between, odds, threshold)]


def _parts(size: int, pairs: Pairs, scored: np.ndarray) -> list[tuple[list[int], list[Scored]]]:
    """Part the numbers below `size` by what pairs link them, with the pairs of each part."""
    parts: list[tuple[list[int], list[Scored]]] = [(items, []) for items in joined(range(size), pairs.tolist())]
    part_of = {item: part for part in parts for item in part[0]}
    for (one, two), value in zip(pairs.tolist(), scored.tolist(), strict=True):
        part_of[one][1].append((one, two, value))
    return parts
