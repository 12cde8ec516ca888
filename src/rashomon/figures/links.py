"""Hold what ties a count to a harm, and the small questions about verbs that every way of tying asks."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.figures.harms import Cue
from rashomon.figures.lexicon import classes
from rashomon.figures.scene import Counted, Scene


class Link(NamedTuple):
    """Hold the harm that befell a count, where its word stands, and how it was found."""

    cue: Cue
    how: str


def glue(name: str) -> frozenset[str]:
    """Give one class of the words of grammar."""
    return classes("glue")[name]


def is_adverb(low: str) -> bool:
    """Say whether a word tells how or when and may stand between any two others.

    >>> is_adverb("reportedly"), is_adverb("tuesday"), is_adverb("killed")
    (True, True, False)
    """
    return low in glue("adverb") or low.endswith("ly") or low in glue("day")


def skip_adverbs(scene: Scene, i: int) -> int:
    """Give the first position from `i` on that holds no adverb."""
    while i < len(scene.words) and is_adverb(scene.low(i)) and i not in scene.cues:
        i += 1
    return i


def takes_object(scene: Scene, cue: Cue) -> bool:
    """Say whether an object follows a verb: a count, an article, a pronoun."""
    i = skip_adverbs(scene, cue.end)
    if i in scene.starts:
        other = scene.counted[scene.starts[i]]
        return not _own_verb(scene, other)
    low, table = scene.low(i), classes("link_words")
    if cue.kinds == {"verb"} and _named(scene, i):
        return True
    if low in table["opens_object"]:
        return scene.low(i + 1) not in glue("day") | table["period"]
    return low in glue("object")


def _named(scene: Scene, i: int) -> bool:
    """Say whether a name stands at `i`: a capital in a sentence that is not set in capitals."""
    return i < len(scene.words) and not scene.capitals and scene.words[i].text[0].isupper() and scene.low(i) not in glue("day") | glue("month")


def _own_verb(scene: Scene, counted: Counted) -> bool:
    """Say whether a bare participle of its own follows a count ("12 killed 30 wounded"), with no object behind it."""
    cue = scene.cues.get(counted.end)
    if cue is None or not (cue.kinds & {"state"} or "part" in cue.forms):
        return False
    return cue.end not in scene.starts
