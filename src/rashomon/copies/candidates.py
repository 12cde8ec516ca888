"""Find pairs of reports that may share text, without comparing each with each: winnowed word shingles in bounded buckets.

Winnowing (Schleimer, Wilkerson and Aiken 2003, "Winnowing: Local Algorithms for Document Fingerprinting") keeps the least
hash of every window of shingles, so any run of `SHINGLE + WINDOW - 1` words that two reports share leaves one fingerprint
in both.  MinHash estimates Jaccard similarity, which is near 0 where one paragraph of a long report was taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

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


def candidates(pages: Sequence[Page]) -> list[tuple[int, int]]:
    """Give the pairs (places in `pages`, the smaller first, sorted) that share `SHARED` fingerprints or more.

    `pages` must be in their final order: the first of a large bucket stands for the rest of it.  Time and memory grow with
    the number of words, at most `BUCKET` pairs a fingerprint of a report.
    """
    hashes, owners = _all_fingerprints(pages)
    counts: Counter[tuple[int, int]] = Counter()
    for members in _buckets(hashes, owners):
        if len(members) <= BUCKET:
            counts.update((one, other) for n, one in enumerate(members) for other in members[n + 1 :])
        else:
            counts.update((members[0], other) for other in members[1:])
    return sorted(pair for pair, shared in counts.items() if shared >= SHARED)


def _all_fingerprints(pages: Sequence[Page]) -> tuple[_Hashes, npt.NDArray[np.int64]]:
    known: dict[str, int] = {}
    prints = [fingerprints(page.keys, known) for page in pages]
    owners = np.repeat(np.arange(len(pages), dtype=np.int64), [len(p) for p in prints])
    hashes = np.concatenate(prints) if prints else np.zeros(0, dtype=np.uint64)
    order = np.lexsort((owners, hashes))
    return hashes[order], owners[order]


def _buckets(hashes: _Hashes, owners: npt.NDArray[np.int64]) -> list[list[int]]:
    if not len(hashes):
        return []
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    ends = np.append(starts[1:], len(hashes))
    several = ends - starts > 1
    return [owners[s:e].tolist() for s, e in zip(starts[several], ends[several], strict=True)]


def fingerprints(keys: Sequence[str], known: dict[str, int]) -> _Hashes:
    """Winnow the shingles of one report to a sorted set of hashes; `known` keeps the hashes of words between calls.

    >>> words = "the bridge at oru was closed on friday after the flood".split()
    >>> whole, part = (set(fingerprints(w, {}).tolist()) for w in (words, words[2:]))
    >>> len(whole & part) > 0
    True
    """
    if len(keys) < SHINGLE:
        return np.zeros(0, dtype=np.uint64)
    ids = np.fromiter((_hash(key, known) for key in keys), dtype=np.uint64, count=len(keys))
    count = len(ids) - SHINGLE + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for n in range(SHINGLE):
        mixed = (mixed ^ ids[n : n + count]) * _PRIME
        mixed ^= mixed >> np.uint64(29)
    width = min(WINDOW, count)
    least = mixed[: count - width + 1].copy()
    for n in range(1, width):
        np.minimum(least, mixed[n : n + count - width + 1], out=least)
    return np.unique(least)


def _hash(key: str, known: dict[str, int]) -> int:
    if key not in known:
        known[key] = int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big")
    return known[key]
