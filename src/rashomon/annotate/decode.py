"""Turn the network's tag scores into fragments of source, cue and content.

Tags are decoded by Viterbi under the rule that an inside tag follows its own beginning.  `link` then makes
attributions of the fragments (the network is described in docs/model-card.md).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.encoder import Floats, Pieces, Window
from rashomon.annotate.quotes import Quotation

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
HELD_PIECES = 8
HELD_SHARE = 0.5
# What a cue's tags gain, in nats: the network misses more cues than it invents, and `certainty` sorts out the weak ones.
CUE_GAIN = 0.15
_FORBIDDEN = -1e4
_SURE_OUTSIDE = 0.999


@dataclass(frozen=True, slots=True)
class Fragment:
    """Mark pieces `start..end` as one fragment of a role.

    `score` is the mean probability of its tags, `edge` the probability that it begins and ends just there.
    """

    role: int
    start: int
    end: int
    score: float
    edge: float = 1.0


def _transitions() -> NDArray[np.float32]:
    allowed = np.zeros((7, 7), np.float32)
    for inside in (2, 4, 6):
        for before in range(7):
            if before not in (inside, inside - 1):
                allowed[before, inside] = _FORBIDDEN
    return allowed


_ALLOWED = _transitions()


def emissions(n: int, windows: list[Window]) -> tuple[Floats, NDArray[np.int64]]:
    """Give log probabilities (n, 7) and the window each piece was read in."""
    owner = np.zeros(n, np.int64)
    margin = np.full(n, -1, np.int64)
    scores = np.zeros((n, 7), np.float32)
    for w, window in enumerate(windows):
        at = np.arange(window.start, window.end)
        left = at - window.start if window.start else np.full(len(at), n)
        right = window.end - 1 - at if window.end < n else np.full(len(at), n)
        room = np.minimum(left, right)
        better = room > margin[window.start : window.end]
        owner[at[better]] = w
        margin[at[better]] = room[better]
        scores[at[better]] = window.tags[better]
    scores[:, 3:5] += CUE_GAIN
    return log_probabilities(scores), owner


def log_probabilities(scores: Floats) -> Floats:
    """Turn the tag scores of pieces (n, 7) into log probabilities."""
    out: Floats = scores - scores.max(1, keepdims=True)
    out -= np.log(np.exp(out).sum(1, keepdims=True))
    return out


def viterbi(scores: Floats) -> list[int]:
    """Give the best legal tag sequence for one run of pieces."""
    n = len(scores)
    back = np.zeros((n, 7), np.int64)
    best = scores[0] + np.array([0, 0, _FORBIDDEN, 0, _FORBIDDEN, 0, _FORBIDDEN], np.float32)
    for i in range(1, n):
        paths = best[:, None] + _ALLOWED
        back[i] = paths.argmax(0)
        best = paths.max(0) + scores[i]
    tags = [int(best.argmax())]
    for i in range(n - 1, 0, -1):
        tags.append(int(back[i, tags[-1]]))
    return tags[::-1]


def fragments(scores: Floats) -> list[Fragment]:
    """Decode fragments; pieces that are surely outside part the text into independent runs."""
    doubtful = scores[:, 0] < math.log(_SURE_OUTSIDE)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], doubtful.astype(np.int8), [0]))))
    out: list[Fragment] = []
    for a, b in edges.reshape(-1, 2):
        tags = viterbi(scores[a:b])
        begun = [i for i, t in enumerate(tags) if t in (1, 3, 5)]
        for i in begun:
            end = i + 1
            while end < len(tags) and tags[end] == tags[i] + 1:
                end += 1
            sure = np.exp([scores[a + k, tags[k]] for k in range(i, end)]).mean()
            edge = _edge(scores, int(a) + i, int(a) + end, tags[i])
            out.append(Fragment((tags[i] - 1) // 2, int(a) + i, int(a) + end, min(1.0, float(sure)), edge))
    return out


def _edge(scores: Floats, start: int, end: int, begin: int) -> float:
    """Give the probability of a beginning at `start` and of no going on at `end`."""
    goes_on = float(np.exp(scores[end, begin + 1])) if end < len(scores) else 0.0
    return min(1.0, float(np.exp(scores[start, begin])) * max(0.0, 1 - goes_on))


def hold(scores: Floats, pieces: Pieces, quotations: list[Quotation]) -> None:
    """Hold each quotation together: whatever voices it carries, its pieces are one content.

    Only quotations of `HELD_WORDS` pieces or more that the network takes for content by and large;
    a quoted title or a scare quote keeps the network's tags.  Changes `scores` in place.
    """
    starts, ends = pieces.offsets[:, 0], pieces.offsets[:, 1]
    for quotation in quotations:
        a = int(np.searchsorted(ends, quotation.start, "right"))
        b = int(np.searchsorted(starts, quotation.end, "left"))
        if b - a < HELD_PIECES or np.exp(scores[a:b, 5:7]).sum(1).mean() < HELD_SHARE:
            continue
        scores[a:b, :5] = _FORBIDDEN
        scores[a + 1 : b, 5] = _FORBIDDEN
