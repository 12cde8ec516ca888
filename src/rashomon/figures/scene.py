"""Lay out one sentence for reading its figures: words, words of harm, and who is counted where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rashomon.figures.groups import Group, demonym, many, one, read_group
from rashomon.figures.harms import Cue, find_cues
from rashomon.figures.lexicon import classes, words
from rashomon.figures.numbers import Quantity, digits, quantities
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
    """Hold one sentence: its words, cues by start and by end, its counts by order and by start."""

    words: list[Word]
    cues: dict[int, Cue]
    ends: dict[int, Cue]
    counted: list[Counted]
    starts: dict[int, int]

    def low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""


def read_scene(shown: list[Word], heading: bool) -> Scene:
    """Lay out one sentence; `heading` lets a person go without an article ("Nurse dies in fall")."""
    cues = {cue.start: cue for cue in find_cues(shown)}
    counted = []
    for quantity in quantities(shown):
        if _no_count(shown, quantity):
            continue
        group = read_group(shown, quantity, cues)
        if quantity.low == 1 and not _one_counts(shown, cues, quantity, group):
            continue
        if group.kind == "thing" and _low(shown, quantity.end) in classes("number_signs")["body"] and any(c.end == quantity.start and "verb" in c.kinds for c in cues.values()):
            group = Group(quantity.end, quantity.end, "none")  # (a headline: "Blast kills 12 State media")
        if group.kind != "thing":
            counted.append(Counted(quantity, group))
    if cues:
        counted += _nones(shown, cues)
        counted += _singles(shown, cues, counted, heading)
        counted.sort(key=lambda c: c.start)
    starts = {c.start: k for k, c in enumerate(counted)}
    return Scene(shown, cues, {c.end: c for c in cues.values()}, counted, starts)


def _one_counts(shown: list[Word], cues: dict[int, Cue], quantity: Quantity, group: Group) -> bool:
    """Say whether "one" counts somebody: not "one of the 59 killed", "the one held", "by one account"."""
    if group.kind == "those" or _low(shown, quantity.end) == "of" or _low(shown, quantity.start - 1) in ("the", "this", "that"):
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


def _low(shown: list[Word], i: int) -> str:
    return shown[i].low if 0 <= i < len(shown) else ""


def _no_count(shown: list[Word], quantity: Quantity) -> bool:
    """Say whether a number is money, a date, a year, an age, a time, a share, a name's part: nothing that is counted."""
    before, after = _low(shown, quantity.start - 1), _low(shown, quantity.end)
    table = classes("number_signs")
    if before in table["before"] or after in table["after"]:
        return True
    number = shown[quantity.first]
    if digits(number) is None:
        return after in ("day", "year", "week", "month") or (before in ("no",) and quantity.low == 1)
    month = classes("glue")["month"]
    alone = quantity.start == quantity.first
    if (alone and before in month) or (alone and after in month and quantity.last - quantity.first == 1):
        return True
    if quantity.first and shown[quantity.first - 1].end == number.start and (shown[quantity.first - 1].text in ":/-–.'’#" or (len(before) <= 2 and before[:1].isalpha())):
        return quantity.bound != "range"
    if quantity.last < len(shown) and shown[quantity.last].start == shown[quantity.last - 1].end and shown[quantity.last].text in ":/'’":
        return True
    if before == "of" and one(_low(shown, quantity.start - 2)) and quantity.bound == "exact" and _closes(shown, {}, quantity.end):
        return True  # ("a mother of three")
    return _is_year(shown, quantity) or _is_age(shown, quantity)


def _is_year(shown: list[Word], quantity: Quantity) -> bool:
    number = shown[quantity.first].text
    if not (len(number) == 4 and number[:2] in ("19", "20") and number.isdecimal() and quantity.bound == "exact"):
        return False
    after = shown[quantity.end] if quantity.end < len(shown) else None
    return after is None or not (many(after.low, after.text) or after.low == "of")


def _is_age(shown: list[Word], quantity: Quantity) -> bool:
    """Say whether a number between commas, behind a name or before a singular verb, tells an age ("Oda, 34, was hurt")."""
    before, after = _low(shown, quantity.start - 1), _low(shown, quantity.end)
    if quantity.bound != "exact" or (quantity.high or 0) > 120:
        return False
    if before == "," and after in (",", ".", "of", "from", "and", "who", ";", "has", "had", ")") and quantity.first > 1:
        named = shown[quantity.first - 2]
        return named.text[0].isupper() or one(named.low) or named.text == "."
    if before == "(" and after == ")":
        return True
    return after in ("was", "is", "has") and (quantity.low or 0) > 1


def _singles(shown: list[Word], cues: dict[int, Cue], counted: list[Counted], heading: bool) -> Iterator[Counted]:
    """Find single described persons: article or possessive, a few words, a noun that names one person."""
    busy = {i for c in counted for i in range(c.start, c.end)}
    openers = classes("number_signs")["opener"]
    for i, word in enumerate(shown):
        bare = heading and i == 0 and word.low not in openers
        if i in busy or not (word.low in openers or bare):
            continue
        first = i if bare else i + 1
        head, cue = _described(shown, cues, first)
        if head is not None and not any(n in busy for n in range(i, head)):
            yield Counted(Quantity(i, first, i, i + 1, 1, 1, "exact"), Group(first, head, "person", cue), True)


def _described(shown: list[Word], cues: dict[int, Cue], i: int) -> tuple[int | None, Cue | None]:
    """Find where a described person that opens at `i` ends, and harm said of them before the noun ("a dead soldier")."""
    inner, start = None, i
    while i < len(shown) and i - start < DESCRIBED:
        low, cue = shown[i].low, cues.get(i)
        if (one(low) or demonym(shown[i])) and _closes(shown, cues, i + 1):
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
