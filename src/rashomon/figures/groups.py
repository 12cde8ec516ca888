"""Read whom a number counts: the noun behind it, whether it names people, and harm said before the noun."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rashomon.figures.harms import Cue
from rashomon.figures.lexicon import classes, persons, words
from rashomon.figures.numbers import PLURAL, Quantity, read_value
from rashomon.figures.words import Word

# No group is longer than this many words before its noun.
LONGEST = 7
# A thing named from this word on belongs to what follows the count.
FAR = 3
_ENDINGS = ("ers", "ors", "ists", "ians", "men", "women", "ants", "ees", "eers", "nauts")
_QUOTES = frozenset("\"'“”‘’")


class Group(NamedTuple):
    """Hold whom a quantity counts: `start..end` (positions of words) behind the number.

    `kind` is "person" (a noun that names people), "unknown" (a noun not listed), "thing", "those" (of them, of the dead)
    or "none" (no noun: "killed 12 in the north"); `cue` is harm said inside ("12 wounded soldiers", "12 deaths").
    """

    start: int
    end: int
    kind: str
    cue: Cue | None = None


@cache
def _outside() -> frozenset[str]:
    """Give the words that no noun phrase holds."""
    table = classes("glue")
    names = ("be", "have", "modal", "not", "prep", "sub", "rel", "object", "coord", "say", "day", "month", "det")
    return frozenset[str]().union(*(table[name] for name in names)) - {"s"}


def many(low: str) -> bool:
    """Say whether a word names several people, by the list or by its ending.

    >>> many("villagers"), many("trailers")
    (True, False)
    """
    if low in persons()[1]:
        return True
    low = low.rpartition("-")[2]
    if low in words("things"):
        return False
    return low in persons()[1] or (len(low) > 5 and low.endswith(_ENDINGS))


def one(low: str) -> bool:
    """Say whether a word names one person."""
    return low in persons()[0] or low.rpartition("-")[2] in persons()[0]


def demonym(word: Word) -> bool:
    """Say whether a capitalised word may name one person by origin ("an Arcadian")."""
    return word.text[0].isupper() and len(word.low) > 4 and word.low.endswith(("an", "i", "ese"))


def is_person(word: Word) -> bool:
    """Say whether a word names one person or several."""
    return many(word.low) or one(word.low)


def _low(shown: list[Word], i: int) -> str:
    return shown[i].low if 0 <= i < len(shown) else ""


def _inside(shown: list[Word], i: int) -> bool:
    """Say whether the word at `i` may stand inside a noun phrase."""
    low = _low(shown, i)
    return (low[:1].isalpha() or (low[:1].isdigit() and "-" in low)) and low not in _outside()


def read_group(shown: list[Word], quantity: Quantity, cues: dict[int, Cue]) -> Group:
    """Read the group behind `quantity` among the words of its sentence.

    >>> from rashomon.figures.numbers import quantities
    >>> from rashomon.figures.words import read_words
    >>> text = "four police officers stormed in"
    >>> shown = read_words(text, 0, len(text))
    >>> read_group(shown, quantities(shown)[0], {})
    Group(start=1, end=3, kind='person', cue=None)
    """
    i = quantity.end
    while _low(shown, i) in ("more", "other", "additional", "further", "new"):
        i += 1
    if _low(shown, i) == "others":
        return Group(quantity.end, i + 1, "person")
    if _low(shown, i) == "of":
        return _of(shown, i, cues)
    return _noun(shown, (quantity.end, i), cues)


def _of(shown: list[Word], i: int, cues: dict[int, Cue]) -> Group:
    """Read "of them", "of the dead", "of the villagers", "dozens of people" at `i`."""
    after = i + 1
    if _low(shown, after) in ("them", "those", "whom", "these", "us"):
        if _low(shown, after) != "those" or not (after + 1 < len(shown) and is_person(shown[after + 1])):
            return Group(i, after + 1, "those")
        after += 1
    while _low(shown, after) in classes("glue")["det"]:
        after += 1
    definite = after > i + 1
    inner = read_value(shown, after) if after < len(shown) and _low(shown, i - 1) not in PLURAL else None
    if inner is not None:  # ("forty of the 200 people")
        return _noun(shown, (i, inner.end), cues)
    cue = cues.get(after)
    harmed = cue is not None and ((definite and cue.kinds & {"state", "verb"}) or ("noun" in cue.kinds and not is_person(shown[after])))
    if cue is not None and harmed and not (cue.end < len(shown) and is_person(shown[cue.end])):
        return Group(i, cue.end, "those", cue)
    return _noun(shown, (i, after), cues)


def _noun(shown: list[Word], at: tuple[int, int], cues: dict[int, Cue]) -> Group:
    """Read the noun phrase that opens at `at[1]`; its group starts at `at[0]`."""
    start, first = at
    inner: Cue | None = None
    i = last = first
    if first < len(shown) and read_value(shown, first) is not None:
        return Group(start, start, "none")
    while i < min(len(shown), first + LONGEST):
        cue = cues.get(i)
        place = "" if cue is None else _harm_inside(shown, cue, first)
        if cue is not None and place == "inside":
            inner, i = cue, cue.end
            continue
        if place == "end":
            break
        if shown[i].text in _QUOTES:
            i += 1
            continue
        if cue is not None:
            return Group(start, cue.end, "person", cue)
        if i - first >= FAR and _low(shown, i) in words("things"):
            return Group(start, start, "none")  # (the noun phrase of what follows: "kills 31 North Coast state television")
        if not _inside(shown, i) or _breaks(shown, i):
            break
        i += 1
        last = i
        if many(shown[i - 1].low) and not (i < len(shown) and is_person(shown[i])):
            break
    return _closed(shown, at, last, inner, cues)


def _closed(shown: list[Word], at: tuple[int, int], last: int, inner: Cue | None, cues: dict[int, Cue]) -> Group:
    """Judge the noun phrase read as far as `last`, and take in what is joined to it."""
    kind = _verdict(shown, at[1], last)
    if kind == "none" and inner is None:
        return Group(at[0], at[0], kind)
    end = last if kind != "none" else at[0]
    return _with_members(shown, _with_second(shown, Group(at[0], end, kind, inner), cues), cues)


def _breaks(shown: list[Word], i: int) -> bool:
    """Say whether a word that might stand in a noun phrase is a verb or an adverb behind it."""
    low = shown[i].low
    if is_person(shown[i]):
        return False
    if low in classes("glue")["adverb"] and not low.endswith("ly"):
        return True
    return low.endswith("ed") and not _person_ahead(shown, i + 1)


def _person_ahead(shown: list[Word], i: int) -> bool:
    """Say whether a noun that names people follows within a few words of the same phrase."""
    for j in range(i, min(i + 4, len(shown))):
        if not _inside(shown, j):
            return False
        if is_person(shown[j]):
            return True
    return False


def _verdict(shown: list[Word], first: int, last: int) -> str:
    """Judge the noun that closes `first..last`."""
    if last <= first:
        return "none"
    head = shown[last - 1]
    if is_person(head):
        return "person"
    if any(w.low in words("things") for w in shown[first:last]):
        return "thing"
    if last - first > 2:
        return "none"
    named = (head.low.endswith("s") and not head.low.endswith("ss")) or head.low.endswith(("ish", "ese", "i", "an"))
    return "unknown" if named else "none"


def _harm_inside(shown: list[Word], cue: Cue, first: int) -> str:
    """Say what harm met in a noun phrase is: its "head" ("12 deaths"), "inside" it ("12 wounded men"), or its "end"."""
    if cue.kinds <= {"noun", "act"} and is_person(shown[cue.start]):
        return "head"
    if (cue.kinds & {"state"} or "part" in cue.forms) and _describes(shown, cue.end):
        return "inside"
    if _low(shown, cue.end) in words("things"):
        return "end"  # ("casualty figures")
    if "noun" not in cue.kinds or ("state" in cue.kinds and (cue.start <= first or cue.forms)):
        return "end"
    return "head" if cue.kinds == {"noun"} or "act" in cue.kinds else "end"


def _describes(shown: list[Word], i: int) -> bool:
    """Say whether a noun that names people stands at `i` or one word on."""
    if i < len(shown) and is_person(shown[i]):
        return True
    return i + 1 < len(shown) and _inside(shown, i) and is_person(shown[i + 1])


def _with_second(shown: list[Word], group: Group, cues: dict[int, Cue]) -> Group:
    """Take in a second noun under the same number ("20 women and children")."""
    if group.kind != "person" or _low(shown, group.end) not in ("and", "or") or group.end + 1 in cues:
        return group
    for i in range(group.end + 1, min(group.end + 4, len(shown))):
        if not _inside(shown, i) or read_value(shown, i) is not None:
            break
        if many(shown[i].low):
            return group._replace(end=i + 1)
    return group


def _with_members(shown: list[Word], group: Group, cues: dict[int, Cue]) -> Group:
    """Take in whose members they are ("six members of the coast guard")."""
    if group.end == group.start or _low(shown, group.end) != "of" or _low(shown, group.end - 1) not in words("members"):
        return group
    i = group.end + 1
    while _low(shown, i) in classes("glue")["det"]:
        i += 1
    first = i
    while i < min(group.end + 7, len(shown)) and i not in cues and _inside(shown, i):
        i += 1
    return group._replace(end=i) if i > first else group
