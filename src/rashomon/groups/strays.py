"""Give strays to the affair that they fit best: a report of another side of a large affair shares few of its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.groups.cluster import Score

# Groups of so few are strays, of so many draw them in.
FEW, MANY = 2, 7
# A stray may score so much below the threshold, where the next best group scores so much less.
GRACE, MARGIN = 2.0, 0.5


def take_in(groups: Sequence[Sequence[int]], pairs: Iterable[tuple[int, int]], score: Score, threshold: float) -> list[list[int]]:
    """Move strays to the large group that they have a pair with and score best with on average, where that is clear.

    Takes time in proportion to the pairs and to the size of the groups that strays have pairs with.

    >>> take_in([[0, 1, 2, 3, 4, 5, 6], [7], [8]], [(0, 7)], lambda a, b: -0.5, 0.0)
    [[0, 1, 2, 3, 4, 5, 6, 7], [8]]
    """
    out = [list(group) for group in groups]
    for stray, large in _moves(groups, pairs, score, threshold).items():
        out[large] += groups[stray]
        out[stray] = []
    return sorted(sorted(group) for group in out if group)


def _moves(groups: Sequence[Sequence[int]], pairs: Iterable[tuple[int, int]], score: Score, threshold: float) -> dict[int, int]:
    """Give the number of the large group for each stray that has a clear one."""
    of = {item: number for number, group in enumerate(groups) for item in group}
    beside: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        for stray, large in ((of[pair[0]], of[pair[1]]), (of[pair[1]], of[pair[0]])):
            if len(groups[stray]) <= FEW and len(groups[large]) >= MANY:
                beside[stray].add(large)
    moves = {}
    for stray, larges in beside.items():
        ranked = sorted(((_mean(groups[stray], groups[large], score), -large) for large in larges), reverse=True)
        best, second = ranked[0][0], ranked[1][0] if len(ranked) > 1 else float("-inf")
        if best > threshold - GRACE and best - second >= MARGIN:
            moves[stray] = -ranked[0][1]
    return moves


def _mean(one: Sequence[int], two: Sequence[int], score: Score) -> float:
    odds = [score(min(a, b), max(a, b)) for a in one for b in two[:: max(1, len(two) // 20)]]
    return sum(odds) / len(odds)
