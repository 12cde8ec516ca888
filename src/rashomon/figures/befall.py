"""Tie a count to a harm as its subject: "12 people were killed", "12 dead", "three who drowned"."""

from __future__ import annotations

from rashomon.figures.harms import Cue
from rashomon.figures.lexicon import classes
from rashomon.figures.links import Link, glue, is_adverb, skip_adverbs, takes_object
from rashomon.figures.scene import Counted, Scene

# Words that a subject and its verb may be apart, with a noun and without one.
FAR, NEAR = 22, 8
# Words that an aside between them may hold.
ASIDE = 16
_CLOSE = {"(": ")", "[": "]"}


class _Walk:
    """Keep what was passed on the way from a subject to its verb.

    `near`: nothing but grammar; `be`, `have`: an auxiliary; `done`: a whole predicate; `verb`: what may be a verb;
    `left`: the count follows "left" ("left 12 villagers dead").
    """

    def __init__(self, scene: Scene, counted: Counted) -> None:
        self.scene, self.counted = scene, counted
        self.near, self.be, self.have, self.done, self.verb, self.commas = True, False, False, False, False, 0
        self.left = scene.low(counted.start - 1) in classes("link_words")["leave"]


def subject_link(scene: Scene, k: int) -> Link | None:
    """Find the harm whose subject count `k` is, as far as the clause goes."""
    counted = scene.counted[k]
    walk = _Walk(scene, counted)
    i: int | None = counted.end
    reach = NEAR if counted.group.kind == "none" or counted.single else FAR
    while i is not None and i < len(scene.words) and i - counted.end < reach:
        cue = scene.cues.get(i)
        if cue is None:
            if scene.low(i) == "among" and (link := _among(scene, i + 1)) is not None:
                return link
            i = _step(walk, i)
            continue
        verdict = _judge(walk, cue)
        if verdict != "skip":
            return Link(cue, "near" if walk.near else "subject") if verdict == "link" else None
        i, walk.near = cue.end, False
    return None


def _judge(walk: _Walk, cue: Cue) -> str:
    """Say what a word of harm met on the way is: the harm of the subject ("link"), its deed ("stop") or neither ("skip")."""
    if walk.done and walk.scene.low(cue.start - 1) not in ("and", "or", "then", "later", ","):
        return "skip"
    if "fate" in cue.kinds:
        return "skip" if cue.forms == {"ing"} and not (walk.be or walk.near) else "link"
    if "verb" in cue.kinds and "part" in cue.forms:
        return _judge_participle(walk, cue)
    if "state" in cue.kinds:
        return "link" if walk.be or walk.near or walk.left else "skip"
    return "stop" if "verb" in cue.kinds and not cue.kinds & {"noun", "act"} else "skip"


def _judge_participle(walk: _Walk, cue: Cue) -> str:
    if walk.be:
        return "link"
    if walk.have or walk.scene.low(cue.start - 1) in glue("rel") or takes_object(walk.scene, cue):
        return "stop"
    return "link" if walk.near or (not walk.verb and walk.commas == 0) else "skip"


def _step(walk: _Walk, i: int) -> int | None:
    """Pass the word at `i`: where to go on, or `None` where the clause ends or tells of what did not happen."""
    scene, low = walk.scene, walk.scene.low(i)
    if i in scene.starts and not scene.counted[scene.starts[i]].single:
        return _pass_count(walk, i)
    if low in glue("be") or low in glue("got") or (low in glue("appear") and (walk.be or i + 1 in scene.cues)):
        walk.be, walk.done = True, walk.done and low not in glue("be")
    elif low in glue("have"):
        walk.have = True
    elif low in glue("modal"):
        return i + 1 if low in ("may", "might") and "have" in (scene.low(i + 1), scene.low(i + 2)) else None
    elif low in glue("not"):
        return _past_another(scene, i)
    elif not is_adverb(low):
        return _step_sign(walk, i) if not low[0].isalnum() else _step_word(walk, i)
    return i + 1


def _past_another(scene: Scene, i: int) -> int | None:
    """Pass a number that is set right ("six people, not five, were hurt"); `None` where "not" denies what follows."""
    if scene.low(i - 1) != ",":
        return None
    return next((n + 1 for n in range(i + 2, min(i + NEAR, len(scene.words))) if scene.low(n) == ","), None)


def _step_sign(walk: _Walk, i: int) -> int | None:
    """Pass a sign; dashes and brackets are passed with what they hold."""
    scene, low = walk.scene, walk.scene.low(i)
    if low in ("--", "—", "–", "(", "["):
        close = _CLOSE.get(low, low)
        return next((j + 1 for j in range(i + 1, min(i + ASIDE, len(scene.words))) if scene.low(j) == close), None)
    if low in ".;:!?…":
        return None
    walk.commas += low == ","
    walk.near = walk.near and low in glue("coord")
    return i + 1


def _step_word(walk: _Walk, i: int) -> int | None:
    scene, low = walk.scene, walk.scene.low(i)
    if low in glue("coord"):
        return i + 1
    if low in glue("rel"):
        walk.be, walk.have, walk.near = False, False, False
        return i + 1
    if low == "as" and scene.low(i + 1) == "well":
        return i + 3
    if scene.low(i + 1) in glue("say") and low in ("it", "he", "she", "they"):
        return i + 2  # ("about 70 officers it said had been taken hostage")
    if low == "to" and (walk.be or walk.have or walk.verb):
        told = scene.low(i - 1) in glue("appear") | glue("say") and scene.low(i + 1) in ("have", "be")
        return i + 1 if told or (scene.low(i + 1) != "be" and i + 1 not in scene.cues) else None
    if (low in glue("sub") and low != "that") or (low in glue("say") and not walk.be):
        return None
    walk.done, walk.near = walk.done or walk.be, False
    walk.verb = walk.verb or low.endswith("ed")
    return i + 1


def _pass_count(walk: _Walk, i: int) -> int | None:
    """Pass another count when it is named beside this one or inside it ("3 men and 2 women", "12 people including 2 medics")."""
    scene, counted = walk.scene, walk.counted
    other = scene.counted[scene.starts[i]]
    before = scene.low(i - 1)
    if other.group.kind == "those":
        return None
    if before == "with" and scene.low(i - 2) in ("along", "together"):
        return other.end
    if i == counted.end and counted.group.kind == "person" == other.group.kind:
        return other.end  # (a list that lost its commas: "15 villagers 3 soldiers killed")
    if counted.group.kind == "none" and before not in ("including", "them"):
        return None
    if walk.be or walk.verb:
        return other.end if walk.done else None
    if before not in classes("link_words")["beside"]:
        return None
    walk.near = False
    return other.end


def _among(scene: Scene, i: int) -> Link | None:
    """Read "among the dead", "among 31 killed" behind "among"; the harm of a count is settled with that count ("share")."""
    while scene.low(i) in glue("det"):
        i += 1
    if i in scene.starts and not scene.counted[scene.starts[i]].single:
        return Link(Cue(i, i, "killed", frozenset(), frozenset()), "share")
    for j in range(i, min(i + 4, len(scene.words))):
        cue = scene.cues.get(j)
        if cue is not None and (cue.kinds & {"state", "noun"} or "part" in cue.forms):
            return Link(cue, "among")
        if not scene.words[j].text[0].isupper():
            break
    return None


def more_harm(scene: Scene, cue: Cue) -> list[Cue]:
    """Give the harms said in one breath with `cue` of the same people ("killed and injured", "dead or missing")."""
    out = [cue]
    while (after := _next_harm(scene, out[-1], cue)) is not None:
        out.append(after)
    strong = [c for c in out if not c.weak]
    return strong or out[:1]


def _next_harm(scene: Scene, last: Cue, first: Cue) -> Cue | None:
    i = skip_adverbs(scene, last.end)
    if scene.low(i) in ("and", "or", "/", ",", "&"):
        i = skip_adverbs(scene, i + 1)
    after = scene.cues.get(i)
    if after is None or not (after.kinds & {"state", "noun", "fate"} or "part" in after.forms):
        return None
    if "ing" in after.forms and "ing" not in first.forms:
        return None
    return after if not takes_object(scene, after) or {"state"} <= first.kinds & after.kinds else None
