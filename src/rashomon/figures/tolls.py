"""Tie a count to a toll that it states: "the death toll rose to 31", "put the number of wounded at 12"."""

from __future__ import annotations

from rashomon.figures.harms import Cue
from rashomon.figures.lexicon import classes
from rashomon.figures.links import Link
from rashomon.figures.scene import Scene
from rashomon.model import Harm

_KINDS: dict[str, Harm] = {"casualty": "casualties", "injury": "injured", "injured": "injured"}
# Words between a toll and its number.
REACH = 24


def toll_link(scene: Scene, k: int) -> Link | None:
    """Find a toll that the number states ("the death toll rose to 31", "put the number of dead at 12")."""
    counted = scene.counted[k]
    table = classes("link_words")
    i = counted.start - 1
    if i >= 0 and scene.low(i) in ("the", "a", "an", "from"):
        i -= 1
    above = scene.low(counted.quantity.start) in table["to"]
    if not (scene.low(i) in table["to"] or above or scene.low(i) in ("toll", "estimated")) or scene.low(i) == "by":
        return None
    if any(scene.low(j) in ("could", "would", "may", "might", "will") for j in (i - 1, i - 2)):
        return None
    for j in range(i, max(-1, i - REACH), -1):
        if scene.low(j) in (".", ";") or _parts(scene, j):
            return None
        if scene.low(j) in ("toll", "tolls"):
            return Link(Cue(j, j + 1, _KINDS.get(scene.low(j - 1), "killed"), frozenset({"noun"}), frozenset()), "toll")
        if (cue := scene.cues.get(j)) is not None and _tells_number(scene, cue, i):
            return Link(cue, "toll")
    return None


def _parts(scene: Scene, j: int) -> bool:
    """Say whether another count at `j` stands between a toll and its number, other than the toll's last height or a date."""
    if j not in scene.starts or scene.counted[scene.starts[j]].single:
        return False
    return scene.low(j - 1) not in ("from", "to", "since", "by", "of", "between")


def _tells_number(scene: Scene, cue: Cue, i: int) -> bool:
    """Say whether a word of harm stands for a number that is told at `i` ("deaths at", "number of wounded is")."""
    numbered = any(scene.low(j) in ("number", "numbers", "count", "figure", "total", "estimates", "estimate") for j in range(max(0, cue.start - 5), cue.start))
    if (cue.kinds & {"noun"} and scene.low(cue.end - 1) in ("deaths", "fatalities", "casualties", "injuries", "arrests", "victims")) or numbered:
        return scene.low(i) != "of" or (numbered and i > cue.start)
    return False
