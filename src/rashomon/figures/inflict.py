"""Tie a count to a harm as its object: "killed 12", "the deaths of 12", "claimed 12 lives"."""

from __future__ import annotations

from rashomon.figures.harms import Cue
from rashomon.figures.lexicon import classes
from rashomon.figures.links import Link, glue, is_adverb
from rashomon.figures.scene import Scene


def object_link(scene: Scene, k: int, taken: frozenset[int]) -> Link | None:
    """Find the harm whose object the count is ("killed 12", "deaths of 12", "claimed 12 lives"); `taken` cues have a subject."""
    counted = scene.counted[k]
    i = _back_over(scene, counted.start - 1)
    cue = scene.ends.get(i + 1)
    if cue is not None and cue.start not in taken and acts(scene, cue):
        return Link(cue, "object")
    if scene.low(i) == "of" and (act := scene.ends.get(i)) is not None and act.kinds & {"act"}:
        return Link(act, "of") if _counts_lives(scene, act) else None
    head = scene.low(counted.end - 1)
    if head in ("lives", "souls") and _claims(scene, i):
        return Link(Cue(i, i + 1, "killed", frozenset({"verb"}), frozenset()), "lives")
    if scene.low(i) in ("lost", "losing", "loses") and counted.group.kind == "person" and not counted.single:
        return Link(Cue(i, i + 1, "killed", frozenset({"verb"}), frozenset()), "lost")
    return None


def _back_over(scene: Scene, i: int) -> int:
    """Pass back over articles, quotation marks and adverbs before a count."""
    table = classes("link_words")["leads"]
    while i >= 0 and (scene.low(i) in table or is_adverb(scene.low(i))) and i + 1 not in scene.ends:
        i -= 1
    return i


def _claims(scene: Scene, i: int) -> bool:
    return scene.low(i) in classes("link_words")["claim"]


def _counts_lives(scene: Scene, act: Cue) -> bool:
    """Say whether a noun before "of" tells a harm; lives must be claimed or lost."""
    if scene.low(act.end - 1) not in ("lives", "life"):
        return True
    return any(_claims(scene, j) for j in range(max(0, act.start - 4), act.start))


def acts(scene: Scene, cue: Cue) -> bool:
    """Say whether a verb of harm is active and told as done: not passive, not possible, not refused."""
    i = cue.start - 1
    if "verb" not in cue.kinds or not cue.forms & {"base", "third", "past", "ing"}:
        return False
    if cue.kinds & {"act", "noun"} and scene.low(i) in glue("det"):
        return False
    while i >= 0 and (is_adverb(scene.low(i)) and scene.low(i) not in glue("day")):
        i -= 1
    return _told_as_done(scene, cue, i)


def _told_as_done(scene: Scene, cue: Cue, i: int) -> bool:
    """Judge an active verb by the word at `i`, before it and its adverbs."""
    low = scene.low(i)
    if low in glue("be") and "ing" not in cue.forms:
        return False
    if low in ("and", "or") and (other := scene.ends.get(i)) is not None:
        return acts(scene, other) or not other.kinds & {"verb"}
    if low in glue("modal") or low in glue("not"):
        return False
    if low == "have" and scene.low(i - 1) in glue("modal") and scene.low(i - 1) not in ("may", "might", "must"):
        return False
    return low != "to" or scene.low(i - 1) in classes("link_words")["achieve"]


def verbs_before(scene: Scene, cue: Cue) -> list[Cue]:
    """Give `cue` with the verbs joined before it that share its object ("killed or wounded 12")."""
    out = [cue]
    i = cue.start - 1
    while scene.low(i) in ("and", "or") and (other := scene.ends.get(i)) is not None and other.kinds & {"verb"}:
        out.append(other)
        i = other.start - 1
    strong = [c for c in out if not c.weak]
    return strong or out[:1]
