"""Find the story in plain text: what is headline, what are paragraphs, and what is page furniture, as spans alone.

The text is cut into tokens, tokens into units at likely block edges and sentence ends, and trained trees look
twice at each unit (`training/story` says how they were made).  Time and memory grow with the length of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from rashomon.clean import cuts, labels, units
from rashomon.clean.phrases import Phrases
from rashomon.clean.tokens import Bools, Floats, Tokens, tokenize
from rashomon.clean.trees import Trees, unpack
from rashomon.model import Choice

PIECE = 400_000  # code points looked at together; no news page is longer, and memory stays bounded
SWITCH = 2.0  # what one change between story and furniture costs; chosen with four-fold trials by host
BREAK = 0.5  # the chance above which a block edge in the story opens a paragraph


@dataclass(frozen=True, slots=True)
class Weights:
    """Hold the three forests (block edges, a first look at units, a second that knows the first) and the phrases."""

    edge: Trees
    first: Trees
    second: Trees
    phrases: Phrases


@cache
def weights() -> Weights:
    """Load the weights that ship with the package, once."""
    with (files("rashomon.clean") / "story.npz").open("rb") as stored, np.load(stored) as arrays:
        phrases = Phrases(arrays["phrases.key"].astype(np.int64), arrays["phrases.odds"].astype(np.float32))
        return Weights(*(unpack(arrays, name) for name in ("edge", "first", "second")), phrases)


@dataclass(frozen=True, slots=True)
class Page:
    """Hold one stretch of text with its tokens, its units and what is kept of them."""

    tokens: Tokens
    units: units.Units
    keep: Bools


def choose(raw: str, start: int, *, title: str | None = None) -> Choice:
    """Choose the story in `raw[start:]`.

    `title` is the headline when it is known already: none is looked for then, and leading lines that repeat it
    are dropped.  All spans are code points in `raw`; every word from `start` on lies in exactly one of `title`,
    `paragraphs` and `dropped`.

    >>> raw = "Dam holds after flood\\n\\nThe dam above Orlen held overnight, the mayor said.Water fell by noon."
    >>> choice = choose(raw, 0)
    >>> [raw[s.start : s.end] for (s,) in choice.paragraphs]
    ['The dam above Orlen held overnight, the mayor said.', 'Water fell by noon.']
    """
    pages = [look(tokenize(raw[:end], begin)) for begin, end in _pieces(raw, start)]
    return labels.lay_out(raw, [labels.sort_out(p.tokens, p.units, p.keep, BREAK, title if i == 0 else "") for i, p in enumerate(pages)])


def _pieces(raw: str, start: int) -> list[tuple[int, int]]:
    """Part a long text at white space, where there is some, into stretches of at most `PIECE`."""
    out = []
    while start < len(raw):
        end = min(len(raw), start + PIECE)
        if end < len(raw):
            space = max(raw.rfind(" ", start + PIECE // 2, end), raw.rfind("\n", start + PIECE // 2, end))
            end = space if space > start else end
        out.append((start, end))
        start = end
    return out


def look(t: Tokens) -> Page:
    """Cut one stretch into units and decide which of them are story."""
    trees = weights()
    at = cuts.candidates(t)
    chance = trees.edge.predict(cuts.describe(t, at)) if len(at) else np.zeros(0, dtype=np.float32)
    u = units.cut(t, at, chance)
    if not len(u):
        return Page(t, u, np.zeros(0, dtype=bool))
    rows = units.describe(t, u, trees.phrases)
    first = trees.first.predict(rows)
    second = trees.second.predict(np.column_stack([rows, units.second_look(t, u, first)]))
    return Page(t, u, decide(second, (u.last - u.first).astype(np.float32)))


def decide(chance: Floats, size: Floats, switch: float = SWITCH) -> Bools:
    """Give the likeliest row of story and furniture when each change between them costs `switch` (Viterbi).

    >>> decide(np.array([0.1, 0.9, 0.4, 0.9, 0.1]), np.array([10, 10, 3, 10, 30])).tolist()
    [False, True, True, True, False]
    """
    sure = np.clip(chance.astype(np.float64), 0.02, 0.98)
    gain = np.log(sure / (1 - sure)) * np.sqrt(size / 10)
    out, story, back = 0.0, -switch, []
    for value in gain.tolist():
        stay_out, stay_in = out >= story - switch, story >= out - switch
        out, story = (out if stay_out else story - switch), (story if stay_in else out - switch) + value
        back.append((stay_out, stay_in))
    keep = np.zeros(len(gain), dtype=bool)
    inside = story - switch > out
    for i in range(len(gain) - 1, -1, -1):
        keep[i] = inside
        stay_out, stay_in = back[i]
        inside = stay_in if inside else not stay_out
    return keep
