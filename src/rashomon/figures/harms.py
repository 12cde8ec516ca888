"""Find the words of harm in a sentence: what befell, and in what form it is said."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.figures.lexicon import classes, harms
from rashomon.figures.words import Word
from rashomon.model import Harm

# How far behind a verb its telling object may stand ("taken by ambulance to a nearby hospital").
REACH = 8


class Cue(NamedTuple):
    """Hold one word of harm at `start..end` (positions of words); see `lexicon.Sense` for kinds, forms and `weak`."""

    start: int
    end: int
    harm: Harm
    kinds: frozenset[str]
    forms: frozenset[str]
    weak: bool = False


_VERB, _FATE, _STATE = frozenset({"verb"}), frozenset({"fate"}), frozenset({"state"})
_PAST, _PART, _ING = frozenset({"past", "part"}), frozenset({"part"}), frozenset({"ing"})
_NONE: frozenset[str] = frozenset()


def find_cues(words: list[Word]) -> list[Cue]:
    """Find the words of harm in one sentence, from left to right, none overlapping.

    >>> from rashomon.figures.words import read_words
    >>> text = "Two were shot dead and six taken to a clinic"
    >>> [(c.harm, sorted(c.kinds)) for c in find_cues(read_words(text, 0, len(text)))]
    [('killed', ['verb']), ('injured', ['verb'])]
    """
    out: list[Cue] = []
    i = 0
    while i < len(words):
        cue = _listed(words, i) or _built(words, i)
        if cue is None:
            i += 1
            continue
        out.append(cue)
        i = cue.end
    return out


def _listed(words: list[Word], i: int) -> Cue | None:
    if _to_death(words, i + 1) and words[i].low not in classes("harm_parts")["sentenced"] and words[i].low[-1:] in "dntke":
        return Cue(i, i + 3, "killed", _VERB, _PAST)
    for phrase, sense in harms().get(words[i].low, ()):
        if i + len(phrase) <= len(words) and all(words[i + n].low == p for n, p in enumerate(phrase)):
            if sense.weak and i + len(phrase) < len(words) and words[i + len(phrase)].low in classes("harm_parts")["undone"]:
                return None  # ("shot down", "shot at", "shot up": no person need be hit)
            return Cue(i, i + len(phrase), sense.harm, sense.kinds, sense.forms, sense.weak)
    return None


def _to_death(words: list[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i].low == "to" and words[i + 1].low == "death"


def _built(words: list[Word], i: int) -> Cue | None:
    """Find harm that a verb says together with its object or place, part of it further on."""
    low, parts = words[i].low, classes("harm_parts")
    if low == "to" and _to_death(words, i) and not _near(words, max(0, i - REACH), i, parts["sentenced"]):
        return Cue(i, i + 2, "killed", _STATE, _NONE)
    if low in parts["carried"] and _near(words, i + 1, i + REACH, parts["hospital"]):
        return Cue(i, i + 1, "injured", _VERB, _PART, True)
    if low in parts["suffered"] and _near(words, i + 1, i + REACH, parts["wounds"]):
        return Cue(i, i + 1, "injured", _FATE, _ING if low.endswith("ing") else _PAST, True)
    if low in parts["fled"] and _left_home(words, i):
        return Cue(i, i + 1, "displaced", _FATE, _ING if low.endswith("ing") else _PAST)
    if low in parts["driven"] and _near(words, i + 1, i + REACH + 4, parts["home"]):
        return Cue(i, i + 1, "displaced", _VERB, _ING if low.endswith("ing") else _PAST)
    if low == "in" and i + 1 < len(words) and words[i + 1].low in parts["grave"] and _near(words, i + 2, i + 5, parts["condition"]):
        return Cue(i, i + 2, "injured", _STATE, _NONE, True)
    if low in ("in", "under") and i + 1 < len(words) and words[i + 1].low in ("custody", "arrest"):
        return Cue(i, i + 2, "detained", _STATE, _NONE, True)
    return None


def _left_home(words: list[Word], i: int) -> bool:
    parts = classes("harm_parts")
    if _near(words, i + 1, i + 4, parts["scene"]):
        return False
    return _near(words, i + 1, i + REACH, parts["war"]) or (i > 0 and words[i - 1].low in ("have", "has", "had", "to"))


def _near(words: list[Word], start: int, end: int, wanted: frozenset[str]) -> bool:
    """Say whether one of `wanted` stands in `start..end`, with no stop, comma or other clause before it."""
    for i in range(start, min(end, len(words))):
        if words[i].low in wanted:
            return True
        if words[i].text in ".;:," or words[i].low in ("who", "after", "when", "while", "but"):
            return False
    return False
