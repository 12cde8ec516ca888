"""Say how much words and pairs of words are page furniture's or a story's: a table of checksums and log odds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rashomon.clean.tokens import Floats, Ints, Tokens

_SIZE = np.int64(2**32)
_STEP = np.int64(1000003)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Hold sorted checksums of words and pairs, and the log odds of furniture over story of each."""

    key: Ints
    odds: Floats

    def weigh(self, keys: Ints) -> Floats:
        """Look up the log odds of each key; 0 where the table has none."""
        if not len(self.key):
            return np.zeros(len(keys), dtype=np.float32)
        at = np.minimum(np.searchsorted(self.key, keys), len(self.key) - 1)
        return np.where(self.key[at] == keys, self.odds[at], 0).astype(np.float32)


def singles(t: Tokens) -> Ints:
    """Give the key of each word."""
    return t.digest


def pairs(t: Tokens) -> Ints:
    """Give the key of each word with the word after it (the last has itself alone)."""
    return np.asarray((t.digest * _STEP + np.append(t.digest[1:], 0)) % _SIZE + _SIZE)


def columns(t: Tokens, first: Ints, table: Phrases) -> list[Floats]:
    """Describe the units that begin at `first`: mean, highest and lowest odds of their words and pairs."""
    last = np.append(first[1:], len(t)) - 1
    size = (last - first + 1).astype(np.float32)
    out: list[Floats] = []
    for keys, whole in ((singles(t), True), (pairs(t), False)):
        odds = table.weigh(keys)
        if not whole:
            odds[last] = 0
        total = np.add.reduceat(odds.astype(np.float64), first)
        out += [(total / size).astype(np.float32), np.maximum.reduceat(odds, first), np.minimum.reduceat(odds, first), np.clip(total, -30, 30).astype(np.float32)]
    return out
