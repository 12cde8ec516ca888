"""Link sources and contents to cues, and so make attributions of fragments.

Each fragment is scored against each cue near it by a dot product of the fragment's ends with the cue's head,
plus learned biases for the number of cues between and the distance, less a fixed cost when the two stand
in different sentences (unless the fragment is quoted: a speaker may follow in the next sentence).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.decode import Fragment, emissions, fragments, hold
from rashomon.annotate.edges import Range, tidy_content, tidy_cue, tidy_source
from rashomon.annotate.encoder import Floats, Network, Pieces, Window
from rashomon.annotate.quotes import MARKS, Quotation
from rashomon.annotate.sentences import ends

LINK_WIDTH = 64
# A content that is nothing but these says nothing.
_EMPTY = re.compile(r"(?:\W|\b(?:an?|the|to|that|of|by|and|in|on|for|with|as|at|from)\b)+", re.IGNORECASE)
# A source less likely than this for every cue belongs to none (log probability).
SOURCE_FLOOR = -4.0
# Second pieces of a content under these are left out: in general, and unquoted in another sentence than the cue.
PIECE_FLOOR = 0.7
AWAY_FLOOR = 0.9
# What standing in another sentence costs a link, in nats; chosen on PolNeAR dev (bench/attribution).
SOURCE_AWAY = 4.0
CONTENT_AWAY = 4.0
# What standing right beside the cue, with nothing between, is worth.
TOUCHING = 3.0
# Among several sources for one cue: the weight of the bare score and of the log certainty of the fragment.
BARE_WEIGHT = 0.3
SURE_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Sure:
    """Hold how sure the network is of each part, as probabilities (`None`: it gave none).

    `source` and `content` are of the fragment and its link together, the weakest piece of a content; `edge` is the
    probability that the content begins and ends just there.
    """

    cue: float
    source: float | None = None
    content: float | None = None
    edge: float | None = None


@dataclass(slots=True)
class Attribution:
    """Collect one attribution as ranges of the text that was read; `score` in 0..1."""

    cue: list[Range]
    source: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)
    score: float = 0.0
    sure: Sure | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold what linking needs of one text: its words, pieces, windows and sentences."""

    network: Network
    text: str
    pieces: Pieces
    windows: list[Window]
    sentence_ends: list[int]

    def chars(self, fragment: Fragment) -> Range:
        """Give the range of the text that a fragment covers."""
        return int(self.pieces.offsets[fragment.start, 0]), int(self.pieces.offsets[fragment.end - 1, 1])

    def sentence(self, piece: int) -> int:
        """Number the sentence in which a piece begins."""
        return bisect_right(self.sentence_ends, int(self.pieces.offsets[piece, 0]))

    def quoted(self, span: Range) -> bool:
        """Tell whether a range has a quotation mark at an edge."""
        return self.text[span[0]] in MARKS or self.text[span[1] - 1] in MARKS


def attributions(
    network: Network, text: str, pieces: Pieces, windows: list[Window], quotations: list[Quotation]
) -> list[Attribution]:
    """Give the attributions of one text, ordered by cue; one may have a source and no content yet."""
    if not len(pieces):
        return []
    scores, owner = emissions(len(pieces), windows)
    hold(scores, pieces, quotations)
    found = fragments(scores)
    passage = Passage(network, text, pieces, windows, ends(text))
    cues = _joined(passage, [f for f in found if f.role == 1])
    if not cues:
        return []
    links = _links(passage, cues, [f for f in found if f.role != 1], owner)
    out = [Attribution([passage.chars(cue)], sure=Sure(cue.score)) for cue in cues]
    _give_contents(passage, links, out)
    _give_sources(passage, links, out)
    for attribution in out:
        attribution.source = [tidy_source(text, span, attribution.cue[0]) for span in attribution.source]
        attribution.cue = [tidy_cue(text, attribution.cue[0], attribution.content)]
        attribution.content = [tidy_content(text, span, attribution.cue[0]) for span in sorted(attribution.content)]
    return [a for a in out if a.content or a.source]


@dataclass(frozen=True, slots=True)
class Link:
    """Hold one fragment with each cue near it, by the cue's number: its log probability, and its bare score."""

    fragment: Fragment
    cues: tuple[int, ...]
    likely: tuple[float, ...]
    bare: tuple[float, ...]

    def best(self) -> tuple[int, float]:
        """Give the likeliest cue and its probability."""
        at = max(range(len(self.cues)), key=lambda i: (self.likely[i], -i))
        return self.cues[at], math.exp(self.likely[at])


def _links(passage: Passage, cues: list[Fragment], loose: list[Fragment], owner: NDArray[np.int64]) -> list[Link]:
    """Score every source and content fragment against the cues in its window."""
    heads = np.array([c.start for c in cues], np.int64)
    homes = np.array([passage.sentence(c.start) for c in cues], np.int64)
    out = []
    for fragment in loose:
        window = passage.windows[owner[fragment.start]]
        near = np.flatnonzero((heads >= window.start) & (heads < window.end))
        if not len(near):
            continue
        scores = _scores(passage.network, window, fragment, heads, near)
        if fragment.role == 0 or not passage.quoted(passage.chars(fragment)):
            low, high = passage.sentence(fragment.start), passage.sentence(fragment.end - 1)
            scores -= np.where((homes[near] < low) | (homes[near] > high), SOURCE_AWAY if fragment.role == 0 else CONTENT_AWAY, 0.0).astype(np.float32)
        scores += np.where(_touching(passage, fragment, [cues[i] for i in near]), TOUCHING, 0.0).astype(np.float32)
        likely = scores - scores.max()
        likely -= np.log(np.exp(likely).sum())
        out.append(Link(fragment, tuple(int(i) for i in near), tuple(map(float, likely)), tuple(map(float, scores))))
    return out


def _touching(passage: Passage, fragment: Fragment, cues: list[Fragment]) -> list[bool]:
    """Tell for each cue whether only white space parts it from the fragment."""
    start, end = passage.chars(fragment)
    spans = [passage.chars(cue) for cue in cues]
    return [not passage.text[min(end, b) : max(start, a)].strip() for a, b in spans]


def _scores(
    network: Network, window: Window, fragment: Fragment, heads: NDArray[np.int64], near: NDArray[np.int64]
) -> Floats:
    """Give the network's score of each near cue for one fragment."""
    role = 0 if fragment.role == 0 else 1
    at = 2 * LINK_WIDTH * role
    last = min(fragment.end, window.end) - 1 - window.start
    query = window.queries[fragment.start - window.start, at : at + LINK_WIDTH] + window.queries[last, at + LINK_WIDTH : at + 2 * LINK_WIDTH]
    keys = window.keys[heads[near] - window.start, role * LINK_WIDTH : (role + 1) * LINK_WIDTH]
    rank = [network.rank_bias[role, _rank(fragment, int(heads[i]), heads)] for i in near]
    distance = [network.distance_bias[role, _distance(fragment, int(heads[i]))] for i in near]
    return np.asarray(keys @ query / 8 + np.array(rank, np.float32) + np.array(distance, np.float32), np.float32)


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


def _joined(passage: Passage, cues: list[Fragment]) -> list[Fragment]:
    """Make one cue of two that stand side by side ("It" "is believed")."""
    out: list[Fragment] = []
    for cue in cues:
        if out and out[-1].end == cue.start and passage.text[passage.chars(out[-1])[1] : passage.chars(cue)[0]] == " ":
            last = out.pop()
            out.append(Fragment(1, last.start, cue.end, (last.score + cue.score) / 2))
        else:
            out.append(cue)
    return out


def _give_contents(passage: Passage, links: list[Link], out: list[Attribution]) -> None:
    """Give each content to its likeliest cue, weak second pieces left out."""
    contents: list[list[tuple[float, Range]]] = [[] for _ in out]
    edges: dict[Range, float] = {}
    for link in links:
        if link.fragment.role == 2:
            cue, sure = link.best()
            span = passage.chars(link.fragment)
            contents[cue].append((link.fragment.score * sure, span))
            edges[span] = link.fragment.edge
    for attribution, pieces in zip(out, contents, strict=True):
        spoken = [piece for piece in pieces if not _EMPTY.fullmatch(passage.text, *piece[1])]
        kept = plausible(passage, attribution.cue[0], spoken)
        attribution.content = [span for _, span in kept]
        if kept and attribution.sure:
            least, edge = min(score for score, _ in kept), min(edges[span] for _, span in kept)
            attribution.sure = replace(attribution.sure, content=least, edge=edge)


def plausible(passage: Passage, cue: Range, pieces: list[tuple[float, Range]]) -> list[tuple[float, Range]]:
    """Leave out weak second pieces: unsure ones, and unquoted ones in another sentence than the cue."""
    if len(pieces) < 2:
        return pieces
    best = max(pieces)
    kept = [best]
    for piece in pieces:
        if piece is best:
            continue
        score, (a, b) = piece
        away = bisect_right(passage.sentence_ends, min(b, cue[1]) - 1) < bisect_right(passage.sentence_ends, max(a, cue[0]))
        if score >= (AWAY_FLOOR if away and not passage.quoted((a, b)) else PIECE_FLOOR):
            kept.append(piece)
    return kept


def _give_sources(passage: Passage, links: list[Link], out: list[Attribution]) -> None:
    """Give each cue at most one source and each source one cue, likeliest pair first."""
    pairs = [
        (score + BARE_WEIGHT * bare + SURE_WEIGHT * math.log(link.fragment.score), number, cue, score)
        for number, link in enumerate(links)
        if link.fragment.role == 0
        for score, bare, cue in zip(link.likely, link.bare, link.cues, strict=True)
        if score >= SOURCE_FLOOR
    ]
    used: set[int] = set()
    for _, number, cue, score in sorted(pairs, reverse=True):
        if number in used or out[cue].source:
            continue
        used.add(number)
        out[cue].source.append(passage.chars(links[number].fragment))
        if sure := out[cue].sure:
            out[cue].sure = replace(sure, source=links[number].fragment.score * math.exp(score))
