"""Find pairs of reports that may share text, without comparing each with each: winnowed word shingles in bounded buckets.

Winnowing (Schleimer, Wilkerson and Aiken 2003, "Winnowing: Local Algorithms for Document Fingerprinting") keeps the least
hash of every window of shingles, so any run of `SHINGLE + WINDOW - 1` words that two reports share leaves one fingerprint
in both.  MinHash estimates Jaccard similarity, which is near 0 where one paragraph of a long report was taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

import numpy as np
import numpy.typing as npt

from rashomon.copies.words import Page

SHINGLE, WINDOW = 5, 4
# Fingerprints that two reports must share: a run of 12 words leaves two.
SHARED = 2
# A fingerprint found in more reports than this pairs each of them with the first alone.
BUCKET = 24
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Likely:
    """Hold pairs of places in `pages` (the smaller first, sorted), and the fingerprints that more than `BUCKET` reports hold."""

    pairs: tuple[tuple[int, int], ...]
    common: _Hashes


def likely(pages: Sequence[Page]) -> Likely:
    """Find the pairs that share `SHARED` fingerprints or more.

    `pages` must be in their final order: the first of a large bucket stands for the rest of it.  Time and memory grow with
    the number of words, at most `BUCKET` pairs a fingerprint of a report.
    """
    hashes, owners = _all_fingerprints(pages)
    counts: Counter[tuple[int, int]] = Counter()
    common = []
    for fingerprint, members in _buckets(hashes, owners):
        if len(members) <= BUCKET:
            counts.update(combinations(members, 2))
        else:
            counts.update((members[0], other) for other in members[1:])
            common.append(fingerprint)
    pairs = tuple(sorted(pair for pair, shared in counts.items() if shared >= SHARED))
    return Likely(pairs, np.array(common, dtype=np.uint64))


def widespread(page: Page, common: _Hashes) -> bytearray:
    """Mark with 1 each word of a page that stands in a shingle which more than `BUCKET` reports hold."""
    marks = bytearray(len(page))
    if len(common):
        for n in np.flatnonzero(np.isin(shingle_hashes(page.keys, {}), common)).tolist():
            marks[n : n + SHINGLE] = b"\1" * SHINGLE
    return marks


def _all_fingerprints(pages: Sequence[Page]) -> tuple[_Hashes, npt.NDArray[np.int64]]:
    known: dict[str, int] = {}
    prints = [fingerprints(page.keys, known) for page in pages]
    owners = np.repeat(np.arange(len(pages), dtype=np.int64), [len(p) for p in prints])
    hashes = np.concatenate(prints) if prints else np.zeros(0, dtype=np.uint64)
    order = np.lexsort((owners, hashes))
    return hashes[order], owners[order]


def _buckets(hashes: _Hashes, owners: npt.NDArray[np.int64]) -> Iterator[tuple[int, list[int]]]:
    if not len(hashes):
        return
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    ends = np.append(starts[1:], len(hashes))
    several = ends - starts > 1
    for s, e in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        yield int(hashes[s]), owners[s:e].tolist()


def fingerprints(keys: Sequence[str], known: dict[str, int]) -> _Hashes:
    """Winnow the shingles of one report to a sorted set of hashes; `known` keeps the hashes of words between calls.

    >>> words = "the bridge at oru was closed on friday after the flood".split()
    >>> whole, part = (set(fingerprints(w, {}).tolist()) for w in (words, words[2:]))
    >>> len(whole & part) > 0
    True
    """
    mixed = shingle_hashes(keys, known)
    count = len(mixed)
    if not count:
        return mixed
    width = min(WINDOW, count)
    least = mixed[: count - width + 1].copy()
    for n in range(1, width):
        np.minimum(least, mixed[n : n + count - width + 1], out=least)
    return np.unique(least)


def shingle_hashes(keys: Sequence[str], known: dict[str, int]) -> _Hashes:
    """Hash the shingle that begins at each word."""
    if len(keys) < SHINGLE:
        return np.zeros(0, dtype=np.uint64)
    ids = np.fromiter((_hash(key, known) for key in keys), dtype=np.uint64, count=len(keys))
    count = len(ids) - SHINGLE + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for n in range(SHINGLE):
        mixed = (mixed ^ ids[n : n + count]) * _PRIME
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _hash(key: str, known: dict[str, int]) -> int:
    if key not in known:
        known[key] = int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big")
    return known[key]
