"""Decide what befell each count of a sentence: weigh its links, share harm among counts named together."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.figures.befall import more_harm, subject_link
from rashomon.figures.groups import is_person
from rashomon.figures.harms import Cue
from rashomon.figures.inflict import acts, object_link, verbs_before
from rashomon.figures.lexicon import classes
from rashomon.figures.links import is_adverb
from rashomon.figures.scene import Counted, Scene
from rashomon.figures.tolls import toll_link
from rashomon.model import Harm

# How sure each way of linking is; judged on the development events.
SURE = {"object": 0.95, "near": 0.95, "of": 0.9, "lives": 0.9, "toll": 0.9, "noun": 0.9, "inner": 0.85, "subject": 0.85, "among": 0.8, "share": 0.8, "listed": 0.75, "part": 0.75, "lost": 0.6}
LISTED = 14
SINGLE, NONE = 0.6, 0.7


class Finding(NamedTuple):
    """Hold a count that states a harm; `unnamed` when its noun is the harm itself ("12 deaths")."""

    counted: Counted
    harm: Harm
    how: str
    score: float
    unnamed: bool = False


def judge(scene: Scene, before: list[Finding]) -> list[Finding]:
    """Give the counts of a sentence that state people harmed; `before` are those of the last sentence that had some."""
    links: list[tuple[str, list[Cue]]] = []
    taken: set[int] = set()
    for k in range(len(scene.counted)):
        how, cues = _link(scene, k, frozenset(taken))
        if how in ("near", "subject"):
            taken.update(c.start for c in cues)
        links.append((how, cues))
    out: list[Finding] = []
    harms: dict[int, list[Harm]] = {}
    hows: dict[int, str] = {}
    void = {c.start for k, counted in enumerate(scene.counted) if _none_of(scene, counted) for c in links[k][1]}
    for k in reversed(range(len(scene.counted))):
        if links[k][0] == "share":
            after = next((n for n in range(k + 1, len(links)) if links[n][1]), None)
            links[k] = ("share", links[after][1] if after is not None else [])
    shared = _shared(scene, before)
    for k, counted in enumerate(scene.counted):
        how, cues = links[k]
        found = _settled(scene, cues)
        if void and any(c.start in void for c in cues):
            continue
        if not found:
            how, found = _inherit(scene, k, hows, harms, before)
        if not found and shared and not counted.single and counted.quantity.high != 0:
            how, found = "part", shared
        found = list(dict.fromkeys(found))
        if not found or not _sound(scene, counted, how, found) or (counted.single and how == "inner"):
            continue  # ("the captured pilot" says who somebody is, not how many were captured)
        harms[k], hows[k] = found, how
        unnamed = counted.group.cue is not None and how == "noun" and not is_person(scene.words[counted.group.end - 1])
        score = round(SURE[how] * (SINGLE if counted.single else 1.0), 2)
        out += [Finding(counted, harm, how, score, unnamed) for harm in found]
    return out


def _link(scene: Scene, k: int, taken: frozenset[int]) -> tuple[str, list[Cue]]:
    """Find the words of harm that a count is tied to, by the surest tie."""
    counted = scene.counted[k]
    inner = counted.group.cue
    noun = inner is not None and bool(inner.kinds & {"noun"}) and inner.end == counted.group.end
    if noun and inner is not None and not is_person(scene.words[inner.end - 1]):
        return "noun", [inner, *more_harm(scene, inner)[1:]]
    acting = object_link(scene, k, taken)
    befallen = subject_link(scene, k)
    if acting is not None and not (acting.cue.weak and befallen is not None and befallen.how == "near"):
        return acting.how, verbs_before(scene, acting.cue) if acting.how == "object" else [acting.cue]
    if befallen is not None and befallen.how == "share":
        return "share", []
    if befallen is not None:
        return befallen.how, more_harm(scene, befallen.cue)
    if inner is not None:
        return ("noun" if noun else "inner"), [inner]
    toll = None if counted.single else toll_link(scene, k)
    return ("toll", [toll.cue]) if toll is not None else ("", [])


def _inherit(scene: Scene, k: int, hows: dict[int, str], harms: dict[int, list[Harm]], before: list[Finding]) -> tuple[str, list[Harm]]:
    """Share the harm of a count named before ("killing 3 men and 2 women", "including 4 children", "two of them")."""
    counted = scene.counted[k]
    lead = scene.low(counted.start - 1)
    part = lead in classes("link_words")["part"] or (lead in ("them", "whom") and scene.low(counted.start - 2) in ("among", "amongst", "of"))
    if (named := _inverted(scene, counted.start - 1)) is not None:
        return "among", [named]
    if part or counted.group.kind == "those":
        if harms:
            return "part", harms[max(harms)]
        if part and (found := _listed(scene, counted))[1]:
            return "part", found[1]
        return ("part", [before[-1].harm]) if before and counted.group.kind == "those" and counted.group.cue is None else ("", [])
    if before and harms == {} and _predicate(scene, counted) and (counted.quantity.low or 0) <= (before[-1].counted.quantity.low or 0):
        return "part", [before[-1].harm]
    if k - 1 in harms and _again(scene, k):
        return "listed", harms[k - 1]
    listed = k - 1 in harms and hows[k - 1] in ("object", "of", "lives", "listed") and scene.counted[k - 1].end == counted.start
    if listed and scene.counted[k - 1].group.kind == "person" == counted.group.kind:
        return "listed", harms[k - 1]  # (a list that lost its commas: "kills 10 children 5 women")
    if lead not in ("and", ",", "or", "plus", "well", "as", "&") and not (lead == "with" and scene.low(counted.start - 2) in ("along", "together")):
        return "", []
    if k - 1 in harms and hows[k - 1] in ("object", "of", "lives", "listed", "noun", "part") and _joined(scene, scene.counted[k - 1].end, counted.start):
        return "part" if hows[k - 1] == "part" else "listed", harms[k - 1]
    return _listed(scene, counted) if counted.group.kind == "person" and (lead != "," or not counted.single) else ("", [])


def _inverted(scene: Scene, i: int) -> Harm | None:
    """Read "the dead included 3 nurses", "among the wounded were 2 boys", "the victims were two sisters" before position `i`."""
    if scene.low(i) not in ("were", "was", "are", "is", "included", "include", "includes"):
        return None
    if scene.low(i).startswith("include") and (opening := _opening(scene, i)) is not None:
        return opening
    for j in range(i, max(0, i - 5), -1):
        cue = scene.ends.get(j)
        if cue is not None and (cue.kinds & {"state", "noun"} or "part" in cue.forms):
            lead = {scene.low(cue.start - 1), scene.low(cue.start - 2)}
            if lead & {"the", "those", "other"} and (j == i or "among" in lead | {scene.low(cue.start - 3)}):
                return cue.harm
    return None


def _opening(scene: Scene, i: int) -> Harm | None:
    """Read "The dead were from both banks and included ..." up to position `i`: those a sentence opens with, and no other harm between."""
    if scene.low(i - 1) not in ("and", "but", ",", "also", "they"):
        return None
    for j in range(1, min(4, i)):
        cue = scene.ends.get(j)
        if cue is not None and (cue.kinds & {"state", "noun"} or "part" in cue.forms) and scene.low(cue.start - 1) in ("the", "those"):
            between = any(start in scene.cues or start in scene.starts for start in range(j, i))
            return cue.harm if not between and i - j <= LISTED else None
    return None


def _none_of(scene: Scene, counted: Counted) -> bool:
    """Say whether nobody of those counted is meant ("none of the 4 nurses was hurt")."""
    return "none" in (scene.low(counted.start - 2), scene.low(counted.start - 3)) and "of" in (scene.low(counted.start - 1), scene.low(counted.start - 2))


def _settled(scene: Scene, cues: list[Cue]) -> list[Harm]:
    """Give the harms of `cues`; victims are taken for killed or injured where the sentence has words for it."""
    out: list[Harm] = []
    for cue in cues:
        if scene.low(cue.end - 1) in ("victim", "victims"):
            told = [c.harm for c in scene.cues.values() if c.harm in ("killed", "injured")]
            out.append("killed" if "killed" in told else told[0] if told else cue.harm)
        else:
            out.append(cue.harm)
    return out


def _shared(scene: Scene, before: list[Finding]) -> list[Harm]:
    """Find the harm of those a sentence opens with and parts ("Of the dead, 12 were ...", "Of the 30 people aboard, ...")."""
    if scene.low(0) not in ("of", "among") or scene.low(1) not in ("the", "those", "these", "them"):
        return []
    for i in range(2, min(9, len(scene.words))):
        if i in scene.starts:
            counted = scene.counted[scene.starts[i]]
            same = [f.harm for f in before if not f.counted.single and f.counted.quantity[4:6] == counted.quantity[4:6]]
            return same[:1]
        if scene.low(i) == ",":
            return []
        cue = scene.cues.get(i)
        if cue is not None and (cue.kinds & {"state", "noun"} or "part" in cue.forms):
            return [cue.harm]
    return []


def _predicate(scene: Scene, counted: Counted) -> bool:
    """Say whether a bare number is told what its people were ("nine were children")."""
    i = counted.end
    if counted.group.kind != "none" or counted.single or scene.low(i) not in ("were", "are"):
        return False
    return any(is_person(scene.words[j]) for j in range(i + 1, min(i + 4, len(scene.words)))) and not any(j in scene.cues for j in range(i, i + 4))


def _again(scene: Scene, k: int) -> bool:
    """Say whether a bare number puts the one before it another way ("hundreds - by one report as many as 1300 - died")."""
    counted = scene.counted[k]
    if k == 0 or counted.group.kind != "none" or counted.single:
        return False
    start, end = scene.counted[k - 1].end, counted.start
    aside = any(scene.low(i) in ("-", "--", "–", "—", "(", "or", "perhaps", "possibly") for i in range(start, end))
    closed = scene.low(counted.end) in ("-", "--", "–", "—", ")", ",", ".", "")
    return aside and closed and end - start <= 6 and not any(i in scene.cues or scene.low(i) in classes("glue")["be"] for i in range(start, end))


def _joined(scene: Scene, start: int, end: int) -> bool:
    """Say whether only grammar of a list or a short place stands at `start..end`."""
    if end - start > 8:
        return False
    glue = classes("glue")
    for i in range(start, end):
        low = scene.low(i)
        if i in scene.cues or low in glue["be"] or low in glue["have"] or (low in glue["sub"] and low != "as") or low in glue["say"] or low in ".;:":
            return False
    return True


def _listed(scene: Scene, counted: Counted) -> tuple[str, list[Harm]]:
    """Find the verb that others named before this count are the object of ("killing the mayor and two guards")."""
    glue = classes("glue")
    for i in range(counted.start - 2, max(-1, counted.start - LISTED), -1):
        low = scene.low(i)
        cue = scene.ends.get(i + 1)
        if cue is not None:
            if acts(scene, cue) and (cue.forms == {"ing"} or not is_adverb(scene.low(cue.end))):
                return "listed", [cue.harm]
            if "act" in cue.kinds and scene.low(i + 1) == "of":
                return "listed", [cue.harm]
            return "", []
        if low in glue["be"] or low in glue["have"] or low in glue["sub"] or low in glue["say"] or low in glue["rel"] or low in ".;:" or (i in scene.starts and not scene.counted[scene.starts[i]].single):
            return "", []
    return "", []


def _sound(scene: Scene, counted: Counted, how: str, harms: list[Harm]) -> bool:
    """Say whether a count with these harms is a figure: no hope, no condition, no bare number far from its verb."""
    start = counted.start
    if counted.quantity.high == 0:
        if not set(harms) <= {"killed", "injured", "casualties", "missing"}:
            return False
        return not any(scene.low(i) in classes("link_words")["hope"] for i in range(max(0, start - 6), start))
    return not (counted.quantity.low == 1 and counted.quantity.high == 1 and counted.group.kind == "those")
