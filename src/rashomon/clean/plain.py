"""Find the story in plain text: what is headline, what are paragraphs, and what is page furniture, as spans alone.

The text is cut into tokens, tokens into units at likely block edges and sentence ends, and trained trees look
twice at each unit (`training/story` says how they were made).  Time and memory grow with the length of the text.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import IO

import numpy as np

from rashomon.clean import comments, cuts, labels, mercy, units
from rashomon.clean.phrases import Phrases
from rashomon.clean.tokens import Bools, Floats, Tokens, tokenize
from rashomon.clean.trees import Trees, unpack
from rashomon.model import Choice

PIECE = 400_000  # code points looked at together; no news page is longer, and memory stays bounded
SEARCHED = 2 * PIECE  # code points searched for page furniture; what follows is kept, a line a paragraph
_LONG_NOTE = f"only the first {SEARCHED:,} characters were searched for page furniture; the rest is kept as it is"
_LINE_END = re.compile(r"[.!?][\"'”’)\]]{0,3}(?=[ \t]{0,8}[\r\n])")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,3}(?=\s)")
SWITCH = 2.0  # what one change between story and furniture costs, in log odds; this and the next four by trials by host
ENOUGH = 120.0  # tokens in kept sentences from which a story is taken as found
LONG = 12  # tokens from which a unit counts as a sentence
BELOW = 6.0  # log odds taken from all that stands below the heading of readers' comments
LEAN, LEANS = 0.7, 3  # log odds added a step, and steps, when less was found
BREAK = 0.5  # the chance above which a block edge in the story opens a paragraph


@dataclass(frozen=True, slots=True)
class Weights:
    """Hold the forests (block edges; a first look at units; begin and end of the story; a second look) and the phrases."""

    edge: Trees
    first: Trees
    begin: Trees
    end: Trees
    second: Trees
    phrases: Phrases


def load(stored: IO[bytes]) -> Weights:
    """Read weights from an archive of arrays as `training/story/train.py` writes it."""
    with np.load(stored) as arrays:
        edge, first, begin, end, second = (unpack(arrays, name) for name in ("edge", "first", "begin", "end", "second"))
        phrases = Phrases(arrays["phrases.key"].astype(np.int64), arrays["phrases.odds"].astype(np.float32))
    return Weights(edge, first, begin, end, second, phrases)


@cache
def weights() -> Weights:
    """Load the weights that ship with the package, once."""
    with (files("rashomon.clean") / "story.npz").open("rb") as stored:
        return load(stored)


@dataclass(frozen=True, slots=True)
class Page:
    """Hold one stretch of text with its tokens, its units and what is kept of them."""

    tokens: Tokens
    units: units.Units
    keep: Bools


def choose(raw: str, start: int, *, title: str | None = None, trees: Weights | None = None) -> Choice:
    """Choose the story in `raw[start:]`.

    `title` is the headline when it is known already: none is looked for then, and leading lines that repeat it
    are dropped.  `trees` replaces the weights that ship.  All spans are code points in `raw`; every word from
    `start` on lies in exactly one of `title`, `paragraphs` and `dropped`.

    >>> raw = "Dam holds after flood\\n\\nThe dam above Orlen held overnight, the mayor said.Water fell by noon."
    >>> choice = choose(raw, 0)
    >>> [raw[s.start : s.end] for (s,) in choice.paragraphs]
    ['The dam above Orlen held overnight, the mayor said.', 'Water fell by noon.']
    """
    searched = _cut(raw, start + SEARCHED)
    pages = [look(tokenize(raw[:end], begin), trees or weights()) for begin, end in _pieces(raw[:searched], start)]
    parts = [labels.sort_out(p.tokens, p.units, p.keep, BREAK, title if i == 0 else "") for i, p in enumerate(pages)]
    if searched == len(raw):
        return labels.lay_out(raw, parts)
    return replace(labels.lay_out(raw, [*parts, labels.by_line(raw, searched)]), notes=(_LONG_NOTE,))


def _pieces(raw: str, start: int) -> list[tuple[int, int]]:
    """Part a long text into stretches of at most `PIECE`."""
    out = []
    while start < len(raw):
        end = _cut(raw, start + PIECE)
        out.append((start, end))
        start = end
    return out


def _cut(raw: str, end: int) -> int:
    """Give where to cut at or before `end`: behind a sentence that ends its line, any sentence, a word, else there."""
    if end >= len(raw):
        return len(raw)
    low = end - PIECE // 2
    for form in (_LINE_END, _SENTENCE_END):
        found = deque(form.finditer(raw, low, end), maxlen=1)
        if found:
            return found[0].end()
    space = max(raw.rfind(mark, low, end + 1) for mark in " \t\r\n")
    return space if space > low else end


def look(t: Tokens, trees: Weights) -> Page:
    """Cut one stretch into units and decide which of them are story."""
    at = cuts.candidates(t)
    chance = trees.edge.predict(cuts.describe(t, at)) if len(at) else np.zeros(0, dtype=np.float32)
    u = units.cut(t, at, chance)
    if not len(u):
        return Page(t, u, np.zeros(0, dtype=bool))
    rows = units.describe(t, u, trees.phrases)
    seen = (trees.first.predict(rows), trees.begin.predict(rows), trees.end.predict(rows))
    second = trees.second.predict(np.column_stack([rows, units.second_look(t, u, *seen)]))
    odds = (_log_odds(seen[0]) + _log_odds(second)) / 2
    size = (u.last - u.first).astype(np.float32)
    below = comments.begin(t, u, decide(odds, size))
    if below is not None:
        odds[below:] -= BELOW
    return Page(t, u, mercy.spare(t, u, settle(odds, size)))


def _log_odds(chance: Floats) -> Floats:
    sure = np.clip(chance.astype(np.float64), 0.01, 0.99)
    return np.log(sure / (1 - sure)).astype(np.float32)


def settle(odds: Floats, size: Floats) -> Bools:
    """Decide, and when that leaves hardly a sentence, lean by steps towards keeping: most pages hold a story.

    >>> settle(np.array([-3.0, 0.0, -3.0]), np.array([4, 40, 4])).tolist()
    [False, True, False]
    """
    long = size >= LONG
    wanted = min(ENOUGH, float((size * long).sum()) / 2)
    keep = decide(odds, size)
    for lean in range(1, LEANS + 1):
        if float((size * long * keep).sum()) >= wanted:
            break
        keep = decide(odds + LEAN * lean, size)
    return keep


def decide(odds: Floats, size: Floats, switch: float = SWITCH) -> Bools:
    """Give the likeliest row of story and furniture when each change between them costs `switch` (Viterbi).

    >>> decide(np.array([-2.0, 4.0, -0.4, 4.0, -2.0]), np.array([10, 10, 3, 10, 30])).tolist()
    [False, True, True, True, False]
    """
    gain = np.clip(odds.astype(np.float64), -4, 4) * np.sqrt(size / 10)
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
