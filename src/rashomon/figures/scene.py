"""Lay out one sentence for reading its figures: words, words of harm, and who is counted where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rashomon.figures.groups import Group, demonym, is_person, one, read_group
from rashomon.figures.harms import Cue, find_cues
from rashomon.figures.lexicon import classes, words
from rashomon.figures.numbers import Quantity, quantities
from rashomon.figures.uncounted import counts_nobody
from rashomon.figures.words import Word

# A described person takes at most this many words before the noun ("the captured government pilot").
DESCRIBED = 6


class Counted(NamedTuple):
    """Hold a number and whom it counts; `single` marks one described person ("a nurse")."""

    quantity: Quantity
    group: Group
    single: bool = False

    @property
    def start(self) -> int:
        return self.quantity.start

    @property
    def end(self) -> int:
        return max(self.group.end, self.quantity.end)


class Scene(NamedTuple):
    """Hold one sentence: its words, cues by start and by end, its counts by order and by start.

    `capitals`: most of its words open with a capital, so that capitals tell nothing.
    """

    words: list[Word]
    cues: dict[int, Cue]
    ends: dict[int, Cue]
    counted: list[Counted]
    starts: dict[int, int]
    capitals: bool

    def low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""


def read_scene(shown: list[Word], heading: bool) -> Scene:
    """Lay out one sentence; `heading` lets a person go without an article ("Nurse dies in fall").

    >>> from rashomon.figures.words import read_words
    >>> scene = read_scene(read_words("Two of 40 cars hit a nurse", 0, 26), False)
    >>> [(c.quantity.low, c.single) for c in scene.counted]
    []
    """
    cues = {cue.start: cue for cue in find_cues(shown) if not _natural(shown, cue.end)}
    ends = {cue.end: cue for cue in cues.values()}
    counted = list(_numbered(shown, cues, ends))
    if cues:
        counted += _nones(shown, cues)
        counted += _singles(shown, ends, counted, heading)
        counted.sort(key=lambda c: c.start)
    letters = [w for w in shown if w.text[0].isalpha()]
    capitals = 2 * sum(w.text[0].isupper() for w in letters) >= len(letters)
    return Scene(shown, cues, ends, counted, {c.start: k for k, c in enumerate(counted)}, capitals)


# Deaths that are told of people harmed by nobody.
_NATURAL = (("natural", "causes"), ("old", "age"), ("cancer",), ("heart", "attack"), ("heart", "failure"), ("long", "illness"), ("short", "illness"), ("brief", "illness"))


def _natural(shown: list[Word], i: int) -> bool:
    """Say whether the death whose word ends at `i` is said to be natural ("died of natural causes", "after a long illness")."""
    if _low(shown, i) not in ("of", "from", "after"):
        return False
    at = i + 2 if _low(shown, i + 1) in ("a", "an", "his", "her", "their") else i + 1
    return any(tuple(_low(shown, at + n) for n in range(len(form))) == form for form in _NATURAL)


def _numbered(shown: list[Word], cues: dict[int, Cue], ends: dict[int, Cue]) -> Iterator[Counted]:
    """Find counts by their numbers, leaving out what counts no people."""
    for quantity in quantities(shown):
        if counts_nobody(shown, quantity):
            continue
        group = read_group(shown, quantity, cues)
        if quantity.low == 1 and not _one_counts(shown, cues, quantity, group):
            continue
        verb = ends.get(quantity.start)
        if group.kind == "thing" and verb is not None and "verb" in verb.kinds and _low(shown, quantity.end) in classes("number_signs")["body"]:
            group = Group(quantity.end, quantity.end, "none")  # (a headline: "Blast kills 12 State media")
        if group.kind != "thing":
            yield Counted(quantity, group)


def _one_counts(shown: list[Word], cues: dict[int, Cue], quantity: Quantity, group: Group) -> bool:
    """Say whether "one" counts somebody: not "one of the 59 killed", "the one held", "by one account"."""
    if group.kind == "those" or _low(shown, quantity.end) == "of" or _low(shown, quantity.start - 1) in ("the", "this", "that"):
        return False
    if _low(shown, quantity.end) in words("things"):
        return False
    return group.kind in ("person", "unknown") or one(_low(shown, group.end - 1)) or _closes(shown, cues, quantity.end)


def _nones(shown: list[Word], cues: dict[int, Cue]) -> Iterator[Counted]:
    """Find counts of nobody: "no civilians", "no casualties", "nobody", "without any deaths"."""
    table = classes("number_signs")
    for i, word in enumerate(shown):
        if word.low not in table["none"] or _low(shown, i + 1) in table["further"]:
            continue
        end = i + 1
        if (word.low == "no" and _low(shown, end) == "one") or (word.low == "without" and _low(shown, end) in ("any", "a")):
            end += 1
        if _by_somebody(shown, cues, end):
            continue
        quantity = Quantity(i, end, i, end, 0, 0, "exact")
        if _low(shown, end) in table["further"]:
            continue
        group = read_group(shown, quantity, cues)
        told = group.cue is not None and "noun" in group.cue.kinds and group.cue.end == group.end
        if told and any(w.low not in table["whose"] for w in shown[end : group.cue.start if group.cue else end]):
            continue  # ("no visible injuries")
        pronoun = word.low in ("nobody", "none", "no-one") or (end == i + 2 and word.low == "no")
        if (told and word.low != "none") or (word.low != "without" and group.cue is None and (pronoun or group.kind == "person")):
            yield Counted(quantity, group)


def _by_somebody(shown: list[Word], cues: dict[int, Cue], i: int) -> bool:
    """Say whether only one doer's harm is denied ("nobody was killed by northern fire"): that counts nobody at all."""
    near = next((cues[n] for n in range(i, min(i + DESCRIBED, len(shown))) if n in cues), None)
    return near is not None and _low(shown, near.end) == "by"


def _low(shown: list[Word], i: int) -> str:
    return shown[i].low if 0 <= i < len(shown) else ""


def _singles(shown: list[Word], ends: dict[int, Cue], counted: list[Counted], heading: bool) -> Iterator[Counted]:
    """Find single described persons: article or possessive, a few words, a noun that names one person."""
    cues = {cue.start: cue for cue in ends.values()}
    busy = {i for c in counted for i in range(c.start, c.end)}
    openers = classes("number_signs")["opener"]
    for i, word in enumerate(shown):
        bare = heading and i == 0 and word.low not in openers
        if i in busy or not (word.low in openers or bare):
            continue
        first = i if bare else i + 1
        head, cue = _described(shown, cues, first, _led(shown, ends, i))
        if head is not None and not any(n in busy for n in range(i, head)):
            yield Counted(Quantity(i, first, i, i + 1, 1, 1, "exact"), Group(first, head, "person", cue), True)


def _led(shown: list[Word], ends: dict[int, Cue], i: int) -> bool:
    """Say whether a word of harm leads to the person at `i` ("the death of a nurse", "wounded a guard")."""
    return i in ends or (_low(shown, i - 1) == "of" and i - 1 in ends)


def _described(shown: list[Word], cues: dict[int, Cue], i: int, led: bool) -> tuple[int | None, Cue | None]:
    """Find where a described person that opens at `i` ends, and harm said of them before the noun ("a dead soldier")."""
    inner, start = None, i
    while i < len(shown) and i - start < DESCRIBED:
        low, cue = shown[i].low, cues.get(i)
        if (one(low) or demonym(shown[i])) and (_closes(shown, cues, i + 1) or (led and one(low) and _no_noun(shown, i + 1))):
            return i + 1, inner
        if cue is not None and not one(low):
            if inner is not None or (not cue.kinds & {"state"} and "part" not in cue.forms):
                break
            inner, i = cue, cue.end
            continue
        if not low[0].isalnum() or _never_inside(low) or (low in words("things") and not one(_low(shown, i + 1))):
            break
        i += 1
    return None, None


def _no_noun(shown: list[Word], i: int) -> bool:
    """Say whether the word at `i` is no noun that the one before might describe, as far as the lists know."""
    return shown[i].text[0].islower() and not is_person(shown[i]) and shown[i].low not in words("things")


def _never_inside(low: str) -> bool:
    glue = classes("glue")
    return any(low in glue[name] for name in ("prep", "be", "have", "coord", "say", "sub", "rel", "modal", "not", "object")) or low in classes("number_signs")["opener"]


def _closes(shown: list[Word], cues: dict[int, Cue], i: int) -> bool:
    """Say whether the noun before position `i` ends there, rather than describe another ("a rebel" but not "a rebel town")."""
    low = _low(shown, i)
    if i >= len(shown) or i in cues or not low[0].isalnum():
        return True
    glue = classes("glue")
    return low.endswith(("ed", "ing")) or any(low in glue[name] for name in ("prep", "be", "have", "coord", "say", "sub", "rel", "modal", "not", "adverb", "day", "got"))
