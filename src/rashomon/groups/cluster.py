"""Join what scores as one: merge the closest clusters first, by the mean of the scores between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from math import log

# Of clusters whose closeness is not known yet, so many members of each are compared.
SAMPLE = 3
# How much a cluster pulls what is smaller: what is told often is the likelier to be told again.
PULL = 0.2
# A key common to many gives each item pairs with so many that follow in order; an item keeps so many pairs, those with the most keys.
REACH, MOST = 12, 24
Score = Callable[[int, int], float]


def candidates(keys: Sequence[Iterable[str]], order: Sequence[int]) -> list[tuple[int, int]]:
    """List the pairs of items that share keys: all of them for a rare key, the next few in `order` for a common one.

    Takes time in proportion to the number of keys; gives no more than `MOST` pairs an item.

    >>> candidates([["a"], ["a", "b"], ["b"], ["c"]], [0, 1, 2, 3])
    [(0, 1), (1, 2)]
    """
    held: dict[str, list[int]] = defaultdict(list)
    for item, own in enumerate(keys):
        for key in dict.fromkeys(own):
            held[key].append(item)
    shared: Counter[tuple[int, int]] = Counter()
    for items in held.values():
        ranked = sorted(items, key=lambda item: (order[item], item))
        for i, one in enumerate(ranked):
            shared.update((min(one, two), max(one, two)) for two in ranked[i + 1 : i + 1 + REACH])
    return _closest(shared, order)


def _closest(shared: Counter[tuple[int, int]], order: Sequence[int]) -> list[tuple[int, int]]:
    """Keep the pairs that are among the closest of one of their items."""
    taken: Counter[int] = Counter()
    kept = []
    for pair in sorted(shared, key=lambda pair: (-shared[pair], abs(order[pair[0]] - order[pair[1]]), pair)):
        if min(taken[pair[0]], taken[pair[1]]) < MOST // 2:
            taken.update(pair)
            kept.append(pair)
    return sorted(kept)


def cluster(size: int, pairs: Iterable[tuple[int, int]], score: Score, threshold: float, owners: Sequence[str] = ()) -> list[list[int]]:
    """Merge the items 0..size-1 until no two clusters with a pair between them are closer than `threshold`.

    Items with one owner (given for each, or for none) never come together.  Clusters come with their members in order, sorted by their first.

    >>> near = {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -4.0}
    >>> cluster(3, near, lambda a, b: near[a, b], 0.0)
    [[0, 1], [2]]
    """
    return _Merger(size, pairs, score, threshold, owners).run()


class _Merger:
    """Hold the clusters by number and the links between those that are close; what is merged away is gone from both."""

    def __init__(self, size: int, pairs: Iterable[tuple[int, int]], score: Score, threshold: float, owners: Sequence[str]) -> None:
        self.members: dict[int, list[int]] = {item: [item] for item in range(size)}
        self.owners: dict[int, frozenset[str]] = {item: frozenset(owners[item : item + 1]) for item in range(size)}
        self.links: dict[int, dict[int, float]] = defaultdict(dict)
        self.score, self.threshold, self.next = score, threshold, size
        self.heap: list[tuple[float, int, int]] = []
        for one, two in pairs:
            self._join(one, two, score(one, two))
        heapify(self.heap)

    def run(self) -> list[list[int]]:
        while self.heap:
            _, one, two = heappop(self.heap)
            if one in self.members and two in self.members:
                self._merge(one, two)
        return sorted(sorted(items) for items in self.members.values())

    def _join(self, one: int, two: int, mean: float) -> None:
        """Note a link, for merging when it is close enough and nobody owns both ends."""
        sizes = len(self.members[one]), len(self.members[two])
        closeness = mean + PULL * log(max(sizes) / min(sizes))
        if closeness > self.threshold and not self.owners[one] & self.owners[two]:
            self.links[one][two] = self.links[two][one] = mean
            heappush(self.heap, (-closeness, one, two))

    def _merge(self, one: int, two: int) -> None:
        new, self.next = self.next, self.next + 1
        first, second = self.links.pop(one), self.links.pop(two)
        sizes = len(self.members[one]), len(self.members[two])
        found = {}
        for other in sorted((first.keys() | second.keys()) - {one, two}):
            a = first[other] if other in first else self._between(one, other)
            b = second[other] if other in second else self._between(two, other)
            found[other] = (sizes[0] * a + sizes[1] * b) / sum(sizes)
            self.links[other].pop(one, None)
            self.links[other].pop(two, None)
        self.members[new] = sorted(self.members.pop(one) + self.members.pop(two))
        self.owners[new] = self.owners.pop(one) | self.owners.pop(two)
        for other, mean in found.items():
            self._join(other, new, mean)

    def _between(self, one: int, two: int) -> float:
        pairs = [(min(a, b), max(a, b)) for a in _spread(self.members[one]) for b in _spread(self.members[two])]
        return sum(self.score(a, b) for a, b in pairs) / len(pairs)


def _spread(items: list[int]) -> list[int]:
    """Take `SAMPLE` items spread evenly over all."""
    if len(items) <= SAMPLE:
        return items
    return [items[i * len(items) // SAMPLE] for i in range(SAMPLE)]
