"""Run boosted decision trees from plain arrays: the weights are trained elsewhere, numpy alone runs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.clean.tokens import Floats, Ints

_ROWS = 4096


@dataclass(frozen=True, slots=True)
class Trees:
    """Hold a forest as flat arrays; `roots` are the first nodes of each tree.

    An inner node sends a row to `left` when `row[feature] <= threshold`, else to `right`; a leaf has
    `left == right ==` itself and adds `value`.
    """

    roots: Ints
    feature: Ints
    threshold: npt.NDArray[np.float64]
    left: Ints
    right: Ints
    value: npt.NDArray[np.float64]
    depth: int

    def predict(self, rows: Floats) -> Floats:
        """Give the probability of each row, 0..1.

        >>> stump = Trees(*(np.array(a) for a in ([0], [0, 0, 0], [0.5, 0, 0], [1, 1, 2], [2, 1, 2], [0.0, -2.0, 2.0])), 1)
        >>> stump.predict(np.array([[0.0], [1.0]], dtype=np.float32)).round(2).tolist()
        [0.11999999731779099, 0.8799999952316284]
        """
        parts = [self._score(rows[i : i + _ROWS]) for i in range(0, len(rows), _ROWS)]
        total = np.concatenate(parts) if parts else np.zeros(0)
        return (1 / (1 + np.exp(-total))).astype(np.float32)

    def _score(self, rows: Floats) -> npt.NDArray[np.float64]:
        node = np.tile(self.roots, (len(rows), 1))
        line = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes = rows[line, self.feature[node]] <= self.threshold[node]
            node = np.where(goes, self.left[node], self.right[node])
        return np.asarray(self.value[node].sum(axis=1))


def unpack(stored: Mapping[str, Any], name: str) -> Trees:
    """Read the forest called `name` out of an opened archive of arrays."""
    fields = {key: np.asarray(stored[f"{name}.{key}"]) for key in ("roots", "feature", "threshold", "left", "right", "value")}
    whole = {key: fields[key].astype(np.int64) for key in ("roots", "feature", "left", "right")}
    return Trees(**whole, threshold=fields["threshold"].astype(np.float64), value=fields["value"].astype(np.float64), depth=int(stored[f"{name}.depth"]))
