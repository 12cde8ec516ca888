"""Sample the word shingles of a text by their hashes, so that two samples tell how much of one text stands in the other.

FracMinHash (Irber and others 2022, "Lightweight compositional analysis of metagenomes with FracMinHash and minimum metagenome
covers") keeps each hash below a limit.  Here the limit is halved until few enough are left, so a sample has one size for any
length of text; two samples are compared below the lower of their limits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.copies.candidates import shingle_hashes

# A sample holds no more hashes than this; hashes have so many bits, so that they fit a signed number of 64.
MOST, BITS = 128, 63


@dataclass(frozen=True, slots=True)
class Prints:
    """Hold a sample: all different hashes below `2 ** (BITS - level)`, in order, of `shingles` different ones."""

    hashes: tuple[int, ...]
    level: int
    shingles: int


def sample(keys: Sequence[str]) -> Prints:
    """Sample the shingles of a text given as folded words (`copies.words.key`).

    >>> words = "the bridge at oru was closed on friday after the flood".split()
    >>> whole, part = sample(words), sample(words[2:])
    >>> set(part.hashes) <= set(whole.hashes), whole.level, whole.shingles
    (True, 0, 7)
    """
    hashes = np.unique(shingle_hashes(keys, {}) >> np.uint64(64 - BITS))
    shingles, level = len(hashes), 0
    while len(hashes) > MOST:
        level += 1
        hashes = hashes[: int(np.searchsorted(hashes, np.uint64(1 << (BITS - level))))]
    return Prints(tuple(hashes.tolist()), level, shingles)
