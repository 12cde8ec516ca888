"""Turn the network's scores into attributions: fragments of source, cue and content, linked.

Tags are decoded by Viterbi under the rule that an inside tag follows its own beginning; each source
and content fragment is then linked to a cue by a dot product of its ends with the cue's head plus
biases for the number of cues between and the distance (the network is described in docs/model-card.md).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.edges import Range, tidy
from rashomon.annotate.encoder import Floats, Network, Pieces, Window
from rashomon.annotate.quotes import MARKS, Quotation

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
LINK_WIDTH = 64
SOURCE_FLOOR = -4.0
HELD_PIECES = 8
HELD_SHARE = 0.5
PIECE_FLOOR = 0.7
AWAY_FLOOR = 0.9
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*\s|\n")
_FORBIDDEN = -1e4
_SURE_OUTSIDE = 0.999


@dataclass(slots=True)
class Attribution:
    """Collect one attribution as ranges of the text that was read; `score` in 0..1."""

    cue: list[Range]
    source: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Fragment:
    """Mark pieces `start..end` as one fragment of a role, with the mean probability of its tags."""

    role: int
    start: int
    end: int
    score: float


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
    scores -= scores.max(1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(1, keepdims=True))
    return scores, owner


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
            out.append(Fragment((tags[i] - 1) // 2, int(a) + i, int(a) + end, float(sure)))
    return out


def _rank(fragment: Fragment, cue: int, cues: NDArray[np.int64]) -> int:
    """Count the cues between fragment and cue: 0..3 when the cue comes after, 4..7 before."""
    if cue >= fragment.end:
        return min(3, int(np.searchsorted(cues, cue) - np.searchsorted(cues, fragment.end)))
    return 4 + min(3, int(np.searchsorted(cues, fragment.start) - np.searchsorted(cues, cue, "right")))


def _distance(fragment: Fragment, cue: int) -> int:
    """Bucket the pieces between by powers of two: 0..5 when the cue comes after, 6..11 before."""
    after = cue >= fragment.end
    gap = cue - fragment.end if after else fragment.start - cue
    return (0 if after else 6) + (min(5, int(math.log2(max(gap, 0) + 1))) if gap < 32 else 5)


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


def decode(
    network: Network, text: str, pieces: Pieces, windows: list[Window], quotations: list[Quotation]
) -> list[Attribution]:
    """Give the attributions of one text, ordered by cue; one may have a source and no content yet."""
    if not len(pieces):
        return []
    scores, owner = emissions(len(pieces), windows)
    hold(scores, pieces, quotations)
    found = fragments(scores)
    cues = _joined(text, [f for f in found if f.role == 1], pieces)
    if not cues:
        return []
    heads = np.array([c.start for c in cues], np.int64)
    chars = pieces.offsets
    attributions = [Attribution([(int(chars[c.start, 0]), int(chars[c.end - 1, 1]))], score=c.score) for c in cues]
    sources: list[tuple[float, int, int]] = []
    loose = [f for f in found if f.role == 0]
    certainty = {i: [c.score] for i, c in enumerate(cues)}
    contents: dict[int, list[tuple[float, Range]]] = {i: [] for i in range(len(cues))}
    for number, fragment in [*enumerate(loose), *((-1, f) for f in found if f.role == 2)]:
        window = windows[owner[fragment.start]]
        near = np.flatnonzero((heads >= window.start) & (heads < window.end))
        if not len(near):
            continue
        likely = _link(network, window, fragment, heads, near)
        if fragment.role == 0:
            sources += [(float(score), number, int(i)) for score, i in zip(likely, near, strict=True)]
        else:
            chosen = int(near[int(likely.argmax())])
            contents[chosen].append((fragment.score * float(np.exp(likely.max())), _chars(chars, fragment)))
    for i, found_contents in contents.items():
        kept = _plausible(text, attributions[i].cue[0], found_contents)
        attributions[i].content = [span for _, span in kept]
        certainty[i] += [score for score, _ in kept]
    _give_sources(sources, loose, attributions, certainty, chars)
    for i, attribution in enumerate(attributions):
        attribution.score = float(np.prod(certainty[i]) ** (1 / len(certainty[i])))
        attribution.content.sort()
    for attribution in attributions:
        attribution.content = [tidy(text, r) for r in attribution.content]
    return [a for a in attributions if a.content or a.source]


def _plausible(text: str, cue: Range, contents: list[tuple[float, Range]]) -> list[tuple[float, Range]]:
    """Leave out weak second pieces: unsure ones, and unquoted ones in another sentence than the cue."""
    if len(contents) < 2:
        return contents
    best = max(contents)
    kept = [best]
    for piece in contents:
        if piece is best:
            continue
        score, (a, b) = piece
        away = bool(_SENTENCE.search(text[min(b, cue[1]) : max(a, cue[0])]))
        if score >= (AWAY_FLOOR if away and not _quoted(text, (a, b)) else PIECE_FLOOR):
            kept.append(piece)
    return kept


def _quoted(text: str, span: Range) -> bool:
    return text[span[0]] in MARKS or text[span[1] - 1] in MARKS


def _joined(text: str, cues: list[Fragment], pieces: Pieces) -> list[Fragment]:
    """Make one cue of two that stand side by side ("It" "is believed")."""
    out: list[Fragment] = []
    for cue in cues:
        if out and out[-1].end == cue.start and text[pieces.offsets[cue.start - 1, 1] : pieces.offsets[cue.start, 0]] == " ":
            last = out.pop()
            out.append(Fragment(1, last.start, cue.end, (last.score + cue.score) / 2))
        else:
            out.append(cue)
    return out


def _chars(chars: NDArray[np.int64], fragment: Fragment) -> Range:
    return int(chars[fragment.start, 0]), int(chars[fragment.end - 1, 1])


def _link(
    network: Network, window: Window, fragment: Fragment, heads: NDArray[np.int64], near: NDArray[np.int64]
) -> Floats:
    """Give the log probability of each near cue for one fragment."""
    role = 0 if fragment.role == 0 else 1
    at = 2 * LINK_WIDTH * role
    last = min(fragment.end, window.end) - 1 - window.start
    query = window.queries[fragment.start - window.start, at : at + LINK_WIDTH] + window.queries[last, at + LINK_WIDTH : at + 2 * LINK_WIDTH]
    keys = window.keys[heads[near] - window.start, role * LINK_WIDTH : (role + 1) * LINK_WIDTH]
    bias = [network.rank_bias[role, _rank(fragment, int(heads[i]), heads)] + network.distance_bias[role, _distance(fragment, int(heads[i]))] for i in near]
    scores = keys @ query / 8 + np.array(bias, np.float32)
    scores -= scores.max()
    return np.asarray(scores - np.log(np.exp(scores).sum()), np.float32)


def _give_sources(
    sources: list[tuple[float, int, int]],
    loose: list[Fragment],
    attributions: list[Attribution],
    certainty: dict[int, list[float]],
    chars: NDArray[np.int64],
) -> None:
    """Give each cue at most one source fragment and each fragment one cue, likeliest pair first."""
    used: set[int] = set()
    for score, number, cue in sorted(sources, reverse=True):
        if number in used or attributions[cue].source or score < SOURCE_FLOOR:
            continue
        used.add(number)
        attributions[cue].source.append(_chars(chars, loose[number]))
        certainty[cue].append(loose[number].score * math.exp(score))
