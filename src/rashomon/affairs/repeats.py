"""Find near-copies: reports whose prints meet in a bucket, tied when the prints say that most of the one stands in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rashomon.affairs.packed import Column, Ints, Packed, runs
from rashomon.affairs.prints import BITS

# A report is looked up by so many of its least prints; in a bucket of more than so many it meets only so many of the longest and of those beside it.
ASKED, BUCKET, LONGEST, BESIDE = 8, 8, 4, 2
# Copies share so many prints or more, so much of the smaller and of the larger one.
SHARED, SMALLER, LARGER = 6, 0.5, 0.15
# Prints that more reports hold than this, over more days, are of a formula, not of a story.
COMMON, SPREAD = 24, 45
# Copies of one head after another are looked for so often in reports that are linked by way of others.
HEADS = 200
# Prints that are sorted at once.
PART = 20_000_000


def heads(packed: Packed) -> Ints:
    """Give for each report the one that it is a copy of, the earliest or else longest of them; its own place where it is none.

    Each copy was itself compared with its head, so no chain of copies leads from one story to another.
    """
    prints = Prints(packed)
    out = np.arange(len(packed.ids), dtype=np.int64)
    for members, ties in _linked(_tied(prints, _met(prints))):
        _star(prints, members, ties, out)
    return out


class Prints:
    """Hold the prints of all reports without those of formulas; `limit` is where a report's prints end."""

    def __init__(self, packed: Packed) -> None:
        column = packed.prints
        kept = ~_formulas(column, packed.day)
        ends = np.concatenate(([0], np.cumsum(kept)))
        self.column = Column(ends[column.starts], column.values[kept])
        self.limit = np.left_shift(np.int64(1), BITS - 1 - packed.level) * 2 - 1
        self.shingles = packed.shingles

    def shares(self, one: int, others: Ints) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Compare a report with others: prints shared, and the share that they are of the one's and of each other's."""
        own, taken = self.column.of(one), self.column.taken(others)
        limits = np.minimum(self.limit[one], self.limit[others])
        whose, below = taken.owners(), taken.values <= np.repeat(limits, np.diff(taken.starts))
        at = np.minimum(np.searchsorted(own, taken.values), max(0, len(own) - 1))
        same = below & (own[at] == taken.values) if len(own) else np.zeros(len(below), dtype=bool)
        shared, theirs = (np.bincount(whose[mask], minlength=len(others)) for mask in (same, below))
        ours = np.searchsorted(own, limits, side="right")
        return shared, shared / np.maximum(1, ours), shared / np.maximum(1, theirs)

    def tied(self, one: int, others: Ints) -> npt.NDArray[np.bool_]:
        """Say which of the others are copies of the one."""
        shared, ours, theirs = self.shares(one, others)
        return (shared >= SHARED) & (np.maximum(ours, theirs) >= SMALLER) & (np.minimum(ours, theirs) >= LARGER)


def _formulas(column: Column[np.int64], day: Ints) -> npt.NDArray[np.bool_]:
    """Mark the prints that stand in many reports of many days; those without a day count for nothing here."""
    days = day[column.owners()]
    out = np.zeros(len(days), dtype=bool)
    for inside in _parts(column.values):
        dated = inside[days[inside] > 0]
        order = dated[np.lexsort((days[dated], column.values[dated]))]
        starts, ends = runs(column.values[order])
        many = ends - starts > COMMON
        starts, sizes = starts[many], (ends - starts)[many]
        early, late = (days[order[starts + (sizes * tenths) // 10]] for tenths in (1, 9))
        out[inside] = np.isin(column.values[inside], column.values[order[starts[late - early > SPREAD]]])
    return out


def _parts(values: Ints) -> Iterator[Ints]:
    """Give the places of hashes, those of one range after another, so that few are sorted at once."""
    some = np.sort(values[:: max(1, len(values) // 10_000)])
    cuts = some[np.arange(PART, len(values), PART) * len(some) // max(1, len(values))].tolist()
    for low, high in pairwise([-1, *cuts, (1 << BITS) - 1]):
        yield np.flatnonzero((values > low) & (values <= high))


def _met(prints: Prints) -> npt.NDArray[np.int64]:
    """Give the pairs that share a print by which one of them is looked up."""
    column, whose = prints.column, prints.column.owners()
    asks = np.arange(len(whose)) - column.starts[whose] < ASKED
    codes = [np.zeros(0, dtype=np.int64)]
    for inside in _parts(column.values):
        inside = inside[np.isin(column.values[inside], np.unique(column.values[inside[asks[inside]]]))]
        order = inside[np.lexsort((whose[inside], -prints.shingles[whose[inside]], column.values[inside]))]
        codes.append(_beside(column.values[order], whose[order].astype(np.int64), asks[order]))
    code = np.unique(np.concatenate(codes))
    return np.stack([code >> 32, code & 0xFFFFFFFF], axis=1)


def _beside(values: Ints, owner: Ints, asks: npt.NDArray[np.bool_]) -> Ints:
    """Pair the owners of equal prints, the longest first in each bucket: each with each in a small one, with few in a large one."""
    starts, ends = runs(values)
    sizes = ends - starts
    first, size = np.repeat(starts, sizes), np.repeat(sizes, sizes)
    codes = []
    places = np.arange(len(values))
    for step in range(1, BUCKET):
        here = places[(places + step < first + size) & ((size <= BUCKET) | (step <= BESIDE))]
        codes.append(_codes(owner, asks, here, here + step))
    for step in range(LONGEST):
        here = places[(size > BUCKET) & (places > first + step)]
        codes.append(_codes(owner, asks, here, first[here] + step))
    return np.unique(np.concatenate(codes))


def _codes(owner: Ints, asks: npt.NDArray[np.bool_], here: Ints, there: Ints) -> Ints:
    kept = asks[here] | asks[there]
    one, two = owner[here[kept]], owner[there[kept]]
    return np.unique(np.minimum(one, two) << 32 | np.maximum(one, two))


def _tied(prints: Prints, pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Keep the pairs that are copies."""
    kept = [np.zeros((0, 2), dtype=np.int64)]
    for start, end in zip(*map(np.ndarray.tolist, runs(pairs[:, 0])), strict=True):
        part = pairs[start:end]
        kept.append(part[prints.tied(int(part[0, 0]), part[:, 1])])
    return np.concatenate(kept)


def _linked(ties: npt.NDArray[np.int64]) -> list[tuple[list[int], dict[int, list[int]]]]:
    """Part the reports that have ties by what chains of them link."""
    beside: dict[int, list[int]] = defaultdict(list)
    for one, two in ties.tolist():
        beside[one].append(two)
        beside[two].append(one)
    seen: set[int] = set()
    out = []
    for start in sorted(beside):
        if start in seen:
            continue
        seen.add(start)
        members = [start]
        for item in members:
            new = [other for other in beside[item] if other not in seen]
            seen.update(new)
            members += new
        out.append((sorted(members), {item: beside[item] for item in members}))
    return out


def _star(prints: Prints, members: list[int], ties: dict[int, list[int]], out: Ints) -> None:
    """Give each member its head: the first that is none's copy takes what is its copy, then the first of those left, and so on."""
    left = np.array(members, dtype=np.int64)
    for _ in range(HEADS):
        if len(left) < 2:
            return
        head = int(left[0])
        copies = prints.tied(head, left) | np.isin(left, ties[head])
        out[left[copies]] = head
        left = left[~copies & (left != head)]
    free = set(left.tolist())
    for head in left.tolist():
        if head in free:
            free -= {head, *ties[head]}
            out[[other for other in ties[head] if out[other] == other and other > head]] = head
