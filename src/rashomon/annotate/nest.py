"""Find statements inside statements: read each content that may hold a voice as a report of its own.

A content's quotation marks are taken off before it is read (with them on, a reader trained on whole
articles takes everything inside for one voice).  What is found there lies within the statement whose
content it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from rashomon.annotate import encoder, quotes
from rashomon.annotate.carriers import mend
from rashomon.annotate.certainty import certainty
from rashomon.annotate.edges import Range, tidy
from rashomon.annotate.frames import amend
from rashomon.annotate.inner import hints
from rashomon.annotate.layouts import lay
from rashomon.annotate.link import Attribution, attributions
from rashomon.annotate.neighbours import adopt
from rashomon.annotate.sentences import ends
from rashomon.annotate.share import share_subjects

DEPTH = 4
SHORTEST = 25
_PARTING = (";", ".", "!", "?")
_THAT = re.compile(r"that\s+(?=\S)", re.IGNORECASE)


@dataclass(slots=True)
class Node:
    """Hold one attribution (ranges of the reader's text) and the node that carries it."""

    attribution: Attribution
    carrier: Node | None = None

    @property
    def depth(self) -> int:
        return 0 if self.carrier is None else 1 + self.carrier.depth


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lay out one content as a text of its own: `text`, and where each part stands in the whole."""

    text: str
    parts: tuple[tuple[int, int, int], ...]  # (start in text, start in whole, length)

    def back(self, span: Range) -> list[Range]:
        """Map a range of the excerpt to ranges of the whole."""
        out = []
        for at, whole, length in self.parts:
            low, high = max(span[0], at), min(span[1], at + length)
            if low < high:
                out.append((whole + low - at, whole + high - at))
        return out


def excerpt(text: str, content: list[Range]) -> Excerpt:
    """Cut a content out of `text`, its quotation marks blanked."""
    shown: list[str] = []
    parts: list[tuple[int, int, int]] = []
    at = 0
    for start, end in content:
        words = text[start:end].translate(_BLANK)
        if shown:
            shown.append("\n" if words.lstrip()[:1].isupper() else " ")
        parts.append((at, start, end - start))
        shown.append(words)
        at += end - start + 1
    return Excerpt("".join(shown), tuple(parts))


_BLANK = str.maketrans(dict.fromkeys(quotes.MARKS, " "))


def read(network: encoder.Network, texts: list[str]) -> list[list[Node]]:
    """Read several texts at once, each by itself, into nodes with ranges of that text."""
    cut = [encoder.cut(network, text) for text in texts]
    return [_nodes(network, *of) for of in zip(texts, cut, encoder.run(network, cut), strict=True)]


def _nodes(network: encoder.Network, text: str, pieces: encoder.Pieces, windows: list[encoder.Window]) -> list[Node]:
    """Make nodes of what the network answered for one text."""
    found = attributions(network, text, pieces, windows, quotes.find(text))
    share_subjects(text, found)
    adopt(text, found)
    amend(text, found)
    mended = mend(text, found)
    for attribution, _ in mended:
        attribution.score = max(attribution.score, certainty(text, attribution, network.score_weights))
    nodes = {id(attribution): Node(attribution) for attribution, _ in mended}
    for attribution, carrier in mended:
        nodes[id(attribution)].carrier = nodes.get(id(carrier)) if carrier else None
    return list(nodes.values())


def nest(network: encoder.Network, text: str, floor: float) -> tuple[list[Node], int]:
    """Read `text`, then every content that may hold a voice, level by level.

    Also counts what scored under `floor` (0..1) and was left out.
    """
    pieces = encoder.cut(network, text)
    windows = encoder.run(network, [pieces])[0]
    hint = hints(network, text, pieces, windows)
    found = _laid_out(text, _nodes(network, text, pieces, windows))
    nodes = level = _kept(found, floor)
    left_out = len(found) - len(nodes)
    later: list[tuple[Node, list[Range]]] = []
    for _ in range(DEPTH):
        carried = _children(nodes)
        readings = [(node, node.attribution.content) for node in level if _worth_reading(node, carried[id(node)])] + later
        readings = [(node, content) for node, content in readings if hint.promise(content)]
        excerpts = [excerpt(text, content) for _, content in readings]
        level, later = [], []
        for (carrier, _), part, inner in zip(readings, excerpts, read(network, [e.text for e in excerpts]), strict=True):
            kept = _kept(inner, floor)
            left_out += len(inner) - len(kept)
            if rest := _end_with_sentence(part, kept):
                later.append((carrier, rest))
            known = [n.attribution.cue[0] for n in carried[id(carrier)]]
            placed = [node for node in kept if _placed(node, carrier, part, known)]
            _rest_on(placed, carrier)
            for node in placed:
                if node.carrier is carrier:
                    _part(text, carrier, node)
            level += placed
        nodes = nodes + level
    return nodes, left_out


def _laid_out(text: str, found: list[Node]) -> list[Node]:
    """Add what the layout shows; nodes that lose all their content to it go, and what they carried is carried by theirs."""
    made = [Node(attribution) for attribution in lay(text, [node.attribution for node in found])]
    for node in found:
        while node.carrier is not None and not node.carrier.attribution.content:
            node.carrier = node.carrier.carrier
    return [node for node in found if node.attribution.content] + made


def _part(text: str, carrier: Node, node: Node) -> None:
    """Part a statement from one that only follows it: "A said X; B denied it" is no word of A's about B.

    Only in unquoted content, when the second begins behind a semicolon or full stop and runs to the end.
    """
    found = node.attribution
    edges = [edge for span in (*found.source, *found.cue, *found.content) for edge in span]
    for number, (start, end) in enumerate(carrier.attribution.content):
        head = text[start : min(edges)].rstrip()
        if start < min(edges) < end <= max(edges) + 3 and text[start] not in quotes.MARKS and head[-1:] in _PARTING:
            carrier.attribution.content[number] = tidy(text, (start, start + len(head) - 1))
            node.carrier = carrier.carrier


def _without_that(text: str, span: Range) -> Range:
    """Begin a content behind its "that": the annotation of nested statements leaves it out (PolNeAR keeps it)."""
    found = _THAT.match(text, span[0], span[1])
    return (found.end(), span[1]) if found else span


def _placed(node: Node, carrier: Node, part: Excerpt, known: list[Range]) -> bool:
    """Move a node from its excerpt to the whole, inside `carrier`; false when it says nothing new there."""
    node.attribution.content = [_without_that(part.text, span) for span in node.attribution.content]
    node.attribution = _back(part, node.attribution)
    node.carrier = node.carrier or carrier
    return bool(node.attribution.content) and not _meets(node.attribution.cue, known)


def _end_with_sentence(part: Excerpt, found: list[Node]) -> list[Range]:
    """End contents that run on behind their cue into the next sentence; give what they leave, in the whole.

    "They said we did it. Now they say it never happened": with the marks off, the first takes in the second.
    """
    stops = ends(part.text)
    rest: list[Range] = []
    for node in found:
        cue = node.attribution.cue[-1][1]
        stop = stops[bisect_left(stops, cue)] if stops and cue <= stops[-1] else len(part.text)
        for number, (start, end) in enumerate(node.attribution.content):
            if cue <= start < stop < end and len(part.text[stop:end].strip()) > SHORTEST:
                node.attribution.content[number] = tidy(part.text, (start, stop))
                rest += part.back((stop, end))
    return sorted(set(rest))


def _rest_on(placed: list[Node], carrier: Node) -> None:
    """Let each node inside `carrier` rest on one that was placed: what a node left out would carry, its own carrier does."""
    stays = {id(node) for node in placed}
    for node in placed:
        while node.carrier is not None and node.carrier is not carrier and id(node.carrier) not in stays:
            node.carrier = node.carrier.carrier


def _children(nodes: list[Node]) -> dict[int, list[Node]]:
    """Give the nodes that each node carries, by the carrier's identity."""
    out: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.carrier is not None:
            out[id(node.carrier)].append(node)
    return out


def _worth_reading(node: Node, carried: list[Node]) -> bool:
    """Tell whether a content is long enough and not also the content of a voice it cites, which is read instead."""
    content = node.attribution.content
    return sum(b - a for a, b in content) > SHORTEST and not any(n.attribution.content == content for n in carried)


def _kept(nodes: list[Node], floor: float) -> list[Node]:
    """Leave out nodes under `floor`, unless one that stays rests on them."""
    needed = {id(node) for node in nodes if node.attribution.score >= floor}
    for node in nodes:
        at = node.carrier if id(node) in needed else None
        while at is not None and id(at) not in needed:
            needed.add(id(at))
            at = at.carrier
    return [node for node in nodes if id(node) in needed]


def _meets(spans: list[Range], known: list[Range]) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in known)


def _back(part: Excerpt, found: Attribution) -> Attribution:
    """Move an attribution found in an excerpt to its place in the whole."""
    moved = [[r for span in spans for r in part.back(span)] for spans in (found.cue, found.source, found.content)]
    return Attribution(moved[0], moved[1], moved[2], found.score, found.sure)
