"""Lay the sentences of two copies beside each other, and find where their words part."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from rashomon.copies.words import Page

# Word triples by which sentences find each other; places followed for each; sentences tried for each.
TRIPLE, PLACES, TRIED = 3, 6, 3
# Equal words two sentences need, and the share of either that makes them one sentence told twice.
FEWEST, ALIKE, WITHIN = 5, 0.6, 0.7
# Equal words on each side of a gap that make it comparable where the sentences as a whole are not alike.
BESIDE = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold the words by which two sentences differ at one place: ranges of either page, one of them may be empty.

    `left` and `right` count the equal words that stand directly before and behind.
    """

    one: tuple[int, int]
    other: tuple[int, int]
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold two sentences (ranges of words) that are one told twice, their equal stretches and the gaps between."""

    one: tuple[int, int]
    other: tuple[int, int]
    equal: tuple[tuple[int, int, int], ...]
    gaps: tuple[Gap, ...]

    @property
    def matched(self) -> int:
        return sum(length for _, _, length in self.equal)

    @property
    def alike(self) -> bool:
        """Tell whether the sentences as a whole are one, or the shorter stands within the longer."""
        lengths = self.one[1] - self.one[0], self.other[1] - self.other[0]
        return 2 * self.matched >= ALIKE * sum(lengths) or self.matched >= max(FEWEST, WITHIN * min(lengths))

    def comparable(self, gap: Gap) -> bool:
        return self.alike or (gap.left >= BESIDE and gap.right >= BESIDE)


def pairs(one: Page, other: Page) -> list[Pair]:
    """Pair each sentence of `other` with the sentence of `one` that shares most words in order."""
    places: dict[tuple[str, ...], list[int]] = {}
    for n, triple in enumerate(zip(*(one.keys[k:] for k in range(TRIPLE)), strict=False)):
        at = places.setdefault(triple, [])
        if len(at) < PLACES and one.sentence_of[n] not in at:
            at.append(one.sentence_of[n])
    found, seen = [], set()
    for first, last in other.sentences:
        told = tuple(other.keys[first:last])
        if told in seen:
            continue
        seen.add(told)
        tried = Counter(s for n in range(first, last - TRIPLE + 1) for s in places.get(tuple(other.keys[n : n + TRIPLE]), ()))
        best = sorted(tried, key=lambda s: (-tried[s], s))[:TRIED]
        aligned = [align(one, other, one.sentences[s], (first, last)) for s in best]
        pair = max(aligned, key=lambda p: (p.matched, -p.one[0]), default=None)
        if pair and pair.matched >= FEWEST:
            found.append(pair)
    return found


def align(one: Page, other: Page, sentence: tuple[int, int], told: tuple[int, int]) -> Pair:
    """Align two sentences word by word."""
    a, b = one.keys[slice(*sentence)], other.keys[slice(*told)]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    equal = [(sentence[0] + i, told[0] + j, n) for i, j, n in matcher.get_matching_blocks() if n]
    gaps = []
    stops = [(sentence[0], told[0], 0), *equal, (sentence[1], told[1], 0)]
    for (i, j, n), (k, m, after) in itertools.pairwise(stops):
        if i + n < k or j + n < m:
            gaps.append(Gap((i + n, k), (j + n, m), n, after))
    return Pair(sentence, told, tuple(equal), tuple(gaps))
