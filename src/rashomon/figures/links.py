"""Link a count to what befell those it counts: as subject, as object, by a noun, by a toll."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.figures.harms import Cue
from rashomon.figures.lexicon import classes
from rashomon.figures.scene import Counted, Scene

# Words that a subject and its verb may be apart, with a noun and without one.
FAR, NEAR = 22, 8
# Words between a noun of harm or a toll and its number.
TOLL = 16


class Link(NamedTuple):
    """Hold the harm that befell a count, where its word stands, and how it was found."""

    cue: Cue
    how: str


def _glue(name: str) -> frozenset[str]:
    return classes("glue")[name]


def is_adverb(low: str) -> bool:
    return low in _glue("adverb") or low.endswith("ly") or low in _glue("day")


def _skip_adverbs(scene: Scene, i: int) -> int:
    while i < len(scene.words) and is_adverb(scene.low(i)) and i not in scene.cues:
        i += 1
    return i


def takes_object(scene: Scene, cue: Cue) -> bool:
    """Say whether an object follows a verb: a count, an article, a pronoun."""
    i = _skip_adverbs(scene, cue.end)
    if i in scene.starts:
        other = scene.counted[scene.starts[i]]
        return not _own_verb(scene, other)
    low = scene.low(i)
    if i < len(scene.words) and cue.kinds == {"verb"} and _names(scene, i):
        return True
    return low in _glue("object") or low in ("many", "control") or (low in ("a", "an", "the", "his", "their", "its", "this", "these", "those", "another") and scene.low(i + 1) not in _glue("day") | classes("link_words")["period"])


def _names(scene: Scene, i: int) -> bool:
    """Say whether a name stands at `i`: a capital in a sentence that is not set in capitals."""
    shown = scene.words[i].text
    if not shown[0].isupper() or scene.low(i) in _glue("day") or scene.low(i) in _glue("month"):
        return False
    letters = [w for w in scene.words if w.text[0].isalpha()]
    return 2 * sum(w.text[0].isupper() for w in letters) < len(letters)


def _own_verb(scene: Scene, counted: Counted) -> bool:
    """Say whether a bare participle of its own follows a count ("12 killed 30 wounded"), with no object behind it."""
    cue = scene.cues.get(counted.end)
    if cue is None or not (cue.kinds & {"state"} or "part" in cue.forms):
        return False
    return cue.end not in scene.starts


class _Walk:
    """Keep what was passed between a subject and the word looked at."""

    def __init__(self, scene: Scene, counted: Counted) -> None:
        self.scene, self.counted = scene, counted
        self.near, self.be, self.have, self.done, self.rel, self.commas = True, False, False, False, False, 0
        self.verb = False
        self.left = scene.low(counted.start - 1) in classes("link_words")["leave"]


def subject_link(scene: Scene, k: int) -> Link | None:
    """Find the harm whose subject the count is ("12 people were killed", "12 killed", "12 who died")."""
    counted = scene.counted[k]
    walk = _Walk(scene, counted)
    i = counted.end
    reach = NEAR if counted.group.kind == "none" or counted.single else FAR
    while i < len(scene.words) and i - counted.end < reach:
        cue = scene.cues.get(i)
        if cue is not None:
            verdict = _judge(walk, cue)
            if verdict == "link":
                return Link(cue, "near" if walk.near else "subject")
            if verdict == "stop":
                return None
            i = cue.end
            walk.near = False
            continue
        after = _step(walk, i)
        if isinstance(after, Link):
            return after
        if after is None:
            return None
        i = after
    return None


def _judge(walk: _Walk, cue: Cue) -> str:
    scene = walk.scene
    before = scene.low(cue.start - 1)
    if walk.done and before not in ("and", "or", "then", "later", ","):
        return "skip"
    if "fate" in cue.kinds:
        if cue.forms == {"ing"} and not (walk.be or walk.near):
            return "skip"
        return "link"
    if "verb" in cue.kinds and "part" in cue.forms:
        if walk.be:
            return "link"
        if walk.have or before in _glue("rel") or takes_object(scene, cue):
            return "stop"
        return "link" if walk.near or (not walk.verb and walk.commas == 0) else "skip"
    if "state" in cue.kinds:
        return "link" if walk.be or walk.near or walk.left else "skip"
    if "verb" in cue.kinds and not cue.kinds & {"noun", "act"}:
        return "stop"
    return "skip"


def _step(walk: _Walk, i: int) -> int | Link | None:
    """Pass the word at `i` on the way from subject to verb: where to go on, a link found, or `None` to give up."""
    scene, low = walk.scene, walk.scene.low(i)
    if i in scene.starts and not scene.counted[scene.starts[i]].single:
        return _pass_count(walk, i)
    if low in _glue("be"):
        walk.be, walk.done = True, False
    elif low in _glue("have"):
        walk.have = True
    elif low in _glue("got"):
        walk.be = True
    elif low in _glue("modal"):
        return i + 1 if low in ("may", "might") and "have" in (scene.low(i + 1), scene.low(i + 2)) else None
    elif low in _glue("not"):
        return None
    elif is_adverb(low):
        pass
    elif low == "among":
        return _among(walk, i)
    elif low in ("--", "—", "–", "(", "["):
        return _aside(scene, i)
    elif low in ".;:!?…":
        return None
    elif low == ",":
        walk.commas += 1
        walk.near = False
    elif low in _glue("appear") and (walk.be or i + 1 in scene.cues or scene.low(i + 1) == "dead"):
        walk.be = True
    else:
        return _step_word(walk, i)
    return i + 1


def _step_word(walk: _Walk, i: int) -> int | None:
    scene, low = walk.scene, walk.scene.low(i)
    if low == "to":
        if scene.low(i + 1) == "be" and scene.low(i - 1) in _glue("have"):
            return None
        if scene.low(i + 1) in ("have", "be", "had") and scene.low(i - 1) in _glue("appear") | _glue("say"):
            return i + 1
        if walk.be or walk.verb:
            return i + 1 if not scene.cues.get(i + 1) else None
    elif low == "as" and scene.low(i + 1) == "well":
        return i + 3
    elif low in _glue("rel"):
        walk.rel, walk.be, walk.have, walk.near = True, False, False, False
        return i + 1
    elif low in _glue("sub") and low != "that":
        return None
    elif scene.low(i + 1) in _glue("say") and low in ("it", "he", "she", "they"):
        return i + 2
    elif low in _glue("say") and not walk.be:
        return None
    elif low in _glue("coord"):
        return i + 1
    if walk.be:
        walk.done, walk.be = True, True
    walk.verb = walk.verb or low.endswith("ed")
    walk.near = False
    return i + 1


def _pass_count(walk: _Walk, i: int) -> int | None:
    """Pass another count when it is named beside this one or inside it ("3 men and 2 women", "12 people including 2 medics")."""
    scene = walk.scene
    other = scene.counted[scene.starts[i]]
    before = scene.low(i - 1)
    if other.group.kind == "those":
        return None
    if i == walk.counted.end and walk.counted.group.kind == "person" == other.group.kind:
        return other.end  # (a list that lost its commas: "15 villagers 3 soldiers killed")
    if before == "with" and scene.low(i - 2) in ("along", "together"):
        return other.end
    if walk.counted.group.kind == "none" and before not in ("including", "them"):
        return None
    if walk.be or walk.verb:
        return None if not walk.done else other.end
    if before in _glue("coord") | {",", "including", "well", "them", "whom", "from", "in", "between", "of"}:
        walk.near = False
        return other.end
    return None


def _among(walk: _Walk, i: int) -> int | Link | None:
    """Read "were among the dead", "among 31 killed"."""
    scene = walk.scene
    j = i + 1
    while scene.low(j) in _glue("det"):
        j += 1
    for n in range(j, j + 4):
        cue = scene.cues.get(n)
        if cue is not None and (cue.kinds & {"state", "noun"} or "part" in cue.forms):
            return Link(cue, "among")
        if n >= len(scene.words) or not scene.words[n].text[0].isupper():
            break
    if j in scene.starts and not scene.counted[scene.starts[j]].single:
        return Link(Cue(j, j, "killed", frozenset(), frozenset()), "share")
    walk.near = False
    return i + 1


def _aside(scene: Scene, i: int) -> int | None:
    """Pass over an aside in dashes or brackets."""
    close = {"(": ")", "[": "]"}.get(scene.low(i), scene.low(i))
    for j in range(i + 1, min(i + 16, len(scene.words))):
        if scene.low(j) == close:
            return j + 1
    return None


def more_harm(scene: Scene, cue: Cue) -> list[Cue]:
    """Give the harms said in one breath with `cue` of the same people ("killed and injured", "dead or missing")."""
    out, last = [cue], cue
    while True:
        i = _skip_adverbs(scene, last.end)
        if scene.low(i) in ("and", "or", "/", ",", "&"):
            i = _skip_adverbs(scene, i + 1)
        after = scene.cues.get(i)
        if after is None or not (after.kinds & {"state", "noun"} or "part" in after.forms or "fate" in after.kinds) or (takes_object(scene, after) and not {"state"} <= cue.kinds & after.kinds):
            break
        if "ing" in after.forms and "ing" not in cue.forms:
            break
        out.append(after)
        last = after
    strong = [c for c in out if not c.weak]
    return strong or out[:1]


def object_link(scene: Scene, k: int, taken: frozenset[int]) -> Link | None:
    """Find the harm whose object the count is ("killed 12", "deaths of 12", "claimed 12 lives"); `taken` cues have a subject."""
    counted = scene.counted[k]
    i = _back_over(scene, counted.start - 1)
    cue = scene.ends.get(i + 1)
    if cue is not None and cue.start not in taken and _acts(scene, cue):
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
    while i >= 0 and (scene.low(i) in ("the", "another", "all", "a", "an", "their", "his", "its", "also", '"', "“", "'", "‘", "these", "those", "some") or is_adverb(scene.low(i))) and i + 1 not in scene.ends:
        i -= 1
    return i


def _claims(scene: Scene, i: int) -> bool:
    return scene.low(i) in classes("link_words")["claim"]


def _counts_lives(scene: Scene, act: Cue) -> bool:
    """Say whether a noun before "of" tells a harm; lives must be claimed or lost."""
    if scene.low(act.end - 1) not in ("lives", "life", "remains", "body", "bodies"):
        return not act.forms & {"ing"} or True
    if scene.low(act.end - 1) in ("lives", "life"):
        return any(_claims(scene, j) for j in range(max(0, act.start - 4), act.start))
    return True


def _acts(scene: Scene, cue: Cue) -> bool:
    """Say whether a verb of harm is active and told as done: not passive, not possible, not refused."""
    if "verb" not in cue.kinds or not cue.forms & {"base", "third", "past", "ing"}:
        return False
    i = cue.start - 1
    if cue.kinds & {"act", "noun"} and scene.low(i) in _glue("det"):
        return False
    while i >= 0 and (is_adverb(scene.low(i)) and scene.low(i) not in _glue("day")):
        i -= 1
    low = scene.low(i)
    if low in _glue("be") and "ing" not in cue.forms:
        return False
    if low in ("and", "or") and (other := scene.ends.get(i)) is not None:
        return _acts(scene, other) or not other.kinds & {"verb"}
    if low in _glue("modal") or low in _glue("not"):
        return False
    if low == "have" and scene.low(i - 1) in _glue("modal") and scene.low(i - 1) not in ("may", "might", "must"):
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
    for j in range(i, max(-1, i - TOLL), -1):
        low = scene.low(j)
        if low in (".", ";") or (j in scene.starts and j != counted.start and scene.low(j - 1) not in ("from", "to", "since", "by", "of", "between") and not scene.counted[scene.starts[j]].single):
            return None
        if low in ("toll", "tolls"):
            kind = {"casualty": "casualties", "injury": "injured", "injured": "injured"}.get(scene.low(j - 1), "killed")
            return Link(Cue(j, j + 1, kind, frozenset({"noun"}), frozenset()), "toll")  # type: ignore[arg-type]
        if (cue := scene.cues.get(j)) is not None and _tells_number(scene, cue, i):
            return Link(cue, "toll")
    return None


def _tells_number(scene: Scene, cue: Cue, i: int) -> bool:
    """Say whether a word of harm stands for a number that is told at `i` ("deaths at", "number of wounded is")."""
    numbered = any(scene.low(j) in ("number", "numbers", "count", "figure", "total", "estimates", "estimate") for j in range(max(0, cue.start - 5), cue.start))
    if (cue.kinds & {"noun"} and scene.low(cue.end - 1) in ("deaths", "fatalities", "casualties", "injuries", "arrests", "victims")) or numbered:
        return scene.low(i) != "of" or (numbered and i > cue.start)
    return False
