"""Find the counts that a voice tells again, so that one counter's figure is one line however often it is printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rashomon.figures.lexicon import words
from rashomon.model import Figure, Voice

# A count of fewer than this many people is told again only of the same group in the same words: two and two can be four.
FEW = 10
_DATED = re.compile(r"\d|day\b|noon|night|morning|evening|dawn|january|february|march|april|may|june|july|august|september|october|november|december", re.IGNORECASE)
# No more than this many earlier figures with the same numbers are compared.
CROWD = 40


def find_repeats(figures: Sequence[Figure], voices: Mapping[str, Voice], sentences: Sequence[int]) -> list[int | None]:
    """Give for each figure the index of the first that it tells again: same voice, harm and numbers, groups that agree.

    `sentences` numbers the sentence of each: within one, a vague or small number is told of others.  A person who speaks for a
    body is one counter with it.  A figure of another moment tells nothing again.

    >>> from rashomon.text import Span, Words
    >>> both = [Figure(f"f{i}", Words((Span(i, i + 1),), "x"), 31, 31, "exact", "people", "killed", voice="v1") for i in (1, 2)]
    >>> find_repeats(both, {}, [0, 1])
    [None, 0]
    """
    counters = _counters(voices)
    seen: dict[tuple[object, ...], list[int]] = defaultdict(list)
    out: list[int | None] = []
    for i, figure in enumerate(figures):
        stated = figure.low if figure.low is not None else figure.high
        key = (counters.get(figure.voice or "", figure.voice), figure.voices, figure.harm, stated, figure.low is None)
        first = next((j for j in seen[key][:CROWD] if _again(figures[j], figure, together=sentences[j] == sentences[i])), None)
        out.append(first)
        if first is None:
            seen[key].append(i)
    return out


def _counters(voices: Mapping[str, Voice]) -> dict[str, str]:
    """Give the id under which each voice counts: a body's for the person who speaks for it, where just one body fits."""
    bodies = {v.id: _keys(v.name) for v in voices.values() if v.kind in ("organization", "group")}
    out = {}
    for voice in voices.values():
        spoken = _keys(voice.speaks_for.text) if voice.speaks_for and voice.kind == "person" else frozenset()
        fits = [name for name, keys in bodies.items() if spoken and (spoken == keys or (spoken < keys and len(bodies) < CROWD))]
        out[voice.id] = fits[0] if len(fits) == 1 else voice.id
    return out


def _again(first: Figure, later: Figure, *, together: bool) -> bool:
    """Say whether two figures with one voice, harm and number are the same count; `together`: they share a sentence."""
    if (first.bound == "vague") != (later.bound == "vague") or not _same_end(first, later):
        return False
    if first.as_of and later.as_of and first.as_of.text != later.as_of.text and _DATED.search(first.as_of.text) and _DATED.search(later.as_of.text):
        return False
    if first.words.spans == later.words.spans:
        return False
    a, b = _telling(first.group), _telling(later.group)
    size = later.low if later.low is not None else later.high or 0
    if together and (size < FEW or later.bound == "vague"):
        return False
    if size < FEW:
        return a == b and bool(a or _keys(first.group) == _keys(later.group))
    return a <= b or b <= a


def _same_end(first: Figure, later: Figure) -> bool:
    """Say whether the upper limits agree: the same, or one of the two names none ("at least 56", "56")."""
    return first.high == later.high or first.high is None or later.high is None


@lru_cache(maxsize=1 << 12)
def _telling(group: str) -> frozenset[str]:
    """Give the words of a group that tell it from others."""
    return _keys(group) - frozenset().union(*map(_keys, words("anyone")))


@lru_cache(maxsize=1 << 12)
def _keys(text: str) -> frozenset[str]:
    found = re.findall(r"[^\W_]+", re.sub(r"[’']s?\b", "", text.casefold()))
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in found) - {"the", "a", "an", "of"}
