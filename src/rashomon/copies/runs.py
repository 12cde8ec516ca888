"""Find the runs of words that two reports share, and how much of the shorter one they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.copies.candidates import SHINGLE

# The shortest run looked for; how often it may stand in a report and still be followed; the gap that keeps a passage whole.
SEED, PLACES, GAP = 4, 4, 8


@dataclass(frozen=True, slots=True)
class Run:
    """Hold `length` equal words from word `one` of the first report and word `other` of the second."""

    one: int
    other: int
    length: int


def shingles(keys: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Give the set of 5-word shingles of a report."""
    return frozenset(zip(*(keys[n:] for n in range(SHINGLE)), strict=False))


def share(one: Sequence[str], other: Sequence[str]) -> float:
    """Give the share (0..1) of the smaller report's 5-word shingles that stand in the other: containment.

    >>> share("a b c d e f".split(), "x a b c d e f y z w v".split())
    1.0
    """
    small, large = sorted((shingles(one), shingles(other)), key=len)
    return len(small & large) / len(small) if small else 0.0


def shared_runs(one: Sequence[str], other: Sequence[str]) -> list[Run]:
    """Find runs of `SEED` or more equal words, from left to right in `one`, the longest at each place.

    >>> shared_runs("he said a b c d e today".split(), "now a b c d e".split())
    [Run(one=2, other=1, length=5)]
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for n, seed in enumerate(zip(*(other[n:] for n in range(SEED)), strict=False)):
        at = places.setdefault(seed, [])
        if len(at) < PLACES:
            at.append(n)
    found: list[Run] = []
    n, after = 0, 0
    while n + SEED <= len(one):
        best: tuple[int, int, int] | None = None
        for place in places.get(tuple(one[n : n + SEED]), ()):
            length = _reach(one, other, n, place)
            rank = (length, -abs(place - after), place)
            best = rank if best is None else max(best, rank)
        if best is None:
            n += 1
            continue
        found.append(Run(n, best[2], best[0]))
        n, after = n + best[0], best[2] + best[0]
    return found


def _reach(one: Sequence[str], other: Sequence[str], n: int, m: int) -> int:
    length, most = SEED, min(len(one) - n, len(other) - m)
    while length < most and one[n + length] == other[m + length]:
        length += 1
    return length


def passages(found: Sequence[Run]) -> list[list[Run]]:
    """Join runs that follow each other in both reports with at most `GAP` words between."""
    chains: list[list[Run]] = []
    for run in found:
        last = chains[-1][-1] if chains else None
        if last and run.one - last.one - last.length <= GAP and 0 <= run.other - last.other - last.length <= GAP:
            chains[-1].append(run)
        else:
            chains.append([run])
    return chains
