"""Tell from the first reading which contents may hold another voice, and so are worth reading by themselves.

A logistic regression over what the network said of each piece of a text (tags, linking query and key) gives the odds that it is of a
cue that a reading of the content alone would find.  Fitted by `training/attribution/inner.py` on what such readings found; the
weights lie beside the network, since another network needs others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from rashomon.annotate.decode import log_probabilities
from rashomon.annotate.edges import Range
from rashomon.annotate.encoder import Floats, Ints, Network, Pieces, Window

# Log odds under which no piece of a content is taken for a cue: on reports held out, nothing was lost above it.
LEAST = -3.0
# Words of saying that no odds are asked for.
_SAYING = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|according to|claim(?:s|ed|ing)?|announce[ds]?|stated?|den(?:y|ies|ied)|report(?:s|ed|edly)"
    r"|warn(?:s|ed)|insist(?:s|ed)?|accus(?:e|es|ed|ing)|alleg(?:es|ed|edly)|believe[sd]?|thinks?|thought)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hints:
    """Hold the log odds of each piece of `text`; `offsets` is (n, 2) code points."""

    text: str
    offsets: Ints
    odds: Floats

    def promise(self, content: list[Range]) -> bool:
        """Tell whether a content may hold a cue."""
        return any(self._likeliest(span) >= LEAST or _SAYING.search(self.text, *span) for span in content)

    def _likeliest(self, span: Range) -> float:
        first = int(np.searchsorted(self.offsets[:, 1], span[0], "right"))
        behind = int(np.searchsorted(self.offsets[:, 0], span[1], "left"))
        return float(self.odds[first:behind].max(initial=-np.inf))


def features(window: Window) -> Floats:
    """Give what the network said of the pieces of a window, one row a piece: keys, queries, log probabilities of tags."""
    return np.concatenate([window.keys, window.queries, log_probabilities(window.tags)], 1)


def hints(network: Network, text: str, pieces: Pieces, windows: list[Window]) -> Hints:
    """Give the log odds of every piece of `text`; where windows overlap, the higher ones."""
    odds = np.full(len(pieces), -np.inf, np.float32)
    weights = np.array(network.inner_weights, np.float32)
    for window in windows:
        part = slice(window.start, window.end)
        odds[part] = np.maximum(odds[part], np.einsum("ij,j->i", features(window), weights[1:]) + weights[0])
    return Hints(text, pieces.offsets, odds)
