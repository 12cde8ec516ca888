"""Find statements inside statements: read each content as a report of its own.

A content's quotation marks are taken off before it is read (with them on, a reader trained on whole
articles takes everything inside for one voice).  What is found there lies within the statement whose
content it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.annotate import decode, encoder, quotes
from rashomon.annotate.decode import Attribution
from rashomon.annotate.edges import Range
from rashomon.annotate.share import share_subjects

DEPTH = 4
SHORTEST = 25
FLOOR = 0.65


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
        parts.append((at, start, end - start))
        shown.append(words)
        at += end - start + 1
    return Excerpt(" ".join(shown), tuple(parts))


_BLANK = str.maketrans(dict.fromkeys(quotes.MARKS, " "))


def read(network: encoder.Network, texts: list[str]) -> list[list[Attribution]]:
    """Read several texts at once, each by itself."""
    cut = [encoder.cut(network, text) for text in texts]
    windows = encoder.run(network, cut)
    out = []
    for text, pieces, answer in zip(texts, cut, windows, strict=True):
        found = decode.decode(network, text, pieces, answer, quotes.find(text))
        share_subjects(text, found)
        out.append(found)
    return out


def nest(network: encoder.Network, text: str) -> list[Node]:
    """Read `text`, then every content, level by level; carriers come before what they carry."""
    level = [Node(a) for a in read(network, [text])[0] if a.score >= FLOOR]
    nodes = list(level)
    for _ in range(DEPTH):
        carriers = [node for node in level if sum(b - a for a, b in node.attribution.content) > SHORTEST]
        excerpts = [excerpt(text, node.attribution.content) for node in carriers]
        level = []
        for carrier, part, found in zip(carriers, excerpts, read(network, [e.text for e in excerpts]), strict=True):
            level += [Node(a, carrier) for a in (_back(part, a) for a in found) if a.score >= FLOOR and a.content]
        nodes += level
    return nodes


def _back(part: Excerpt, found: Attribution) -> Attribution:
    """Move an attribution found in an excerpt to its place in the whole."""
    moved = [[r for span in spans for r in part.back(span)] for spans in (found.cue, found.source, found.content)]
    return Attribution(moved[0], moved[1], moved[2], found.score)
