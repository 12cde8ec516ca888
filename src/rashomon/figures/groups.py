"""Read whom a number counts: the noun behind it, whether it names people, and harm said before the noun."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.figures.harms import Cue
from rashomon.figures.lexicon import classes, persons, words
from rashomon.figures.numbers import PLURAL, Quantity, read_value
from rashomon.figures.words import Word

# No group is longer than this many words before its noun.
LONGEST = 7
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


def _glue() -> frozenset[str]:
    table = classes("glue")
    return frozenset().union(*(table[name] for name in ("be", "have", "modal", "not", "prep", "sub", "rel", "object", "coord", "say", "day", "month"))) - {"s"}


def many(low: str, shown: str) -> bool:
    """Say whether a word names several people, by the list or by its ending.

    >>> many("villagers", "villagers"), many("trailers", "trailers")
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
    return many(word.low, word.text) or one(word.low)


def read_group(words_: list[Word], quantity: Quantity, cues: dict[int, Cue]) -> Group:
    """Read the group behind `quantity`.

    >>> from rashomon.figures.numbers import quantities
    >>> from rashomon.figures.words import read_words
    >>> text = "four police officers stormed in"
    >>> shown = read_words(text, 0, len(text))
    >>> read_group(shown, quantities(shown)[0], {})
    Group(start=1, end=3, kind='person', cue=None)
    """
    i = quantity.end
    glue = _glue()
    if i < len(words_) and words_[i].low == "of":
        return _of(words_, i, cues)
    while i < len(words_) and words_[i].low in ("more", "other", "additional", "further", "new"):
        i += 1
    if i < len(words_) and words_[i].low == "others":
        return Group(quantity.end, i + 1, "person")
    if i > quantity.end and i < len(words_) and words_[i].low == "of":
        return _of(words_, i, cues)
    return _noun(words_, (quantity.end, i), cues, glue)


def _of(words_: list[Word], i: int, cues: dict[int, Cue]) -> Group:
    """Read "of them", "of the dead", "of the villagers", "dozens of people" at `i`."""
    after = i + 1
    if after < len(words_) and words_[after].low in ("them", "those", "whom", "these", "us"):
        if words_[after].low != "those" or not (after + 1 < len(words_) and is_person(words_[after + 1])):
            return Group(i, after + 1, "those")
        after += 1
    table = classes("glue")["det"]
    definite = after < len(words_) and words_[after].low in table
    while after < len(words_) and words_[after].low in table:
        after += 1
    inner = read_value(words_, after) if after < len(words_) and words_[i - 1].low not in PLURAL else None
    if inner is not None:  # ("forty of the 200 people")
        return _noun(words_, (i, inner.end), cues, _glue())
    if after < len(words_) and (cue := cues.get(after)) is not None and ((definite and cue.kinds & {"state", "verb"}) or ("noun" in cue.kinds and not is_person(words_[after]))):
        end = cue.end
        if not (end < len(words_) and is_person(words_[end])):
            return Group(i, end, "those", cue)
    found = _noun(words_, (i, after), cues, _glue())
    return found


def _noun(words_: list[Word], at: tuple[int, int], cues: dict[int, Cue], glue: frozenset[str]) -> Group:
    """Read the noun phrase that opens at `at[1]`; its group starts at `at[0]`."""
    first, i = at
    inner: Cue | None = None
    last = first
    kind = "none"
    while i < len(words_) and i - at[1] < LONGEST:
        word = words_[i]
        cue = cues.get(i)
        if cue is not None and not (cue.kinds <= {"noun", "act"} and is_person(word)):
            step = _harm_inside(words_, cue, at[1])
            if step == "head":
                return Group(first, cue.end, "person", cue)
            if step == "stop":
                break
            inner = cue
            i = cue.end
            continue
        if i == at[1] and read_value(words_, i) is not None:
            break
        if word.text in _QUOTES and i + 1 < len(words_):
            i += 1
            continue
        if not word.low[0].isalnum() or word.low in glue or word.low in classes("glue")["det"] or (word.low[0].isdigit() and "-" not in word.low):
            break
        if cue is not None:
            return Group(first, cue.end, "person", cue)
        if word.low in words("things") and i - at[1] >= 3:
            return Group(first, at[0], "none")  # (the noun phrase of what follows: "kills 31 North Coast state television")
        kind = _kind(words_, i, kind)
        i += 1
        if kind == "end":
            break
        last = i
        if kind == "person" and not (i < len(words_) and (is_person(words_[i]))):
            break
    verdict = _verdict(words_, at[1], last)
    if verdict == "none" and inner is None:
        last = first if at[0] == at[1] else at[0]
    return _joined(words_, Group(first, last, verdict, inner), cues)


def _kind(words_: list[Word], i: int, before: str) -> str:
    word = words_[i]
    if is_person(word):
        after = words_[i + 1] if i + 1 < len(words_) else None
        if one(word.low) and after is not None and after.low in words("things"):
            return "unknown"  # ("police vehicles", "terrorist attacks")
        return "person" if many(word.low, word.text) else "unknown"
    if word.low in classes("glue")["adverb"] and not word.low.endswith("ly"):
        return "end"
    if word.low.endswith("ed") and not _person_ahead(words_, i + 1):
        return "end"
    return "unknown"


def _person_ahead(words_: list[Word], i: int) -> bool:
    """Say whether a noun that names people follows within a few words of the same phrase."""
    for word in words_[i : i + 4]:
        if not word.low[0].isalpha() or word.low in _glue() or word.low in classes("glue")["det"]:
            return False
        if is_person(word):
            return True
    return False


def _verdict(words_: list[Word], first: int, last: int) -> str:
    """Judge the noun that closes `first..last`."""
    if last <= first:
        return "none"
    head = words_[last - 1]
    if is_person(head):
        return "person"
    if head.low in words("things"):
        return "thing"
    if any(w.low in words("things") for w in words_[first:last]):
        return "thing"
    if last - first > 2:
        return "none"
    if (head.low.endswith("s") and not head.low.endswith("ss")) or head.low.endswith(("ish", "ese", "i", "an")):
        return "unknown"
    return "none"


def _harm_inside(words_: list[Word], cue: Cue, first: int) -> str:
    """Say what harm met inside a noun phrase is: its head ("12 deaths"), a describing word ("12 wounded men"), or its end."""
    after = words_[cue.end] if cue.end < len(words_) else None
    describes = after is not None and (is_person(after) or (cue.end + 1 < len(words_) and is_person(words_[cue.end + 1]) and after.low[0].isalpha() and after.low not in _glue() and after.low not in classes("glue")["det"]))
    if describes and (cue.kinds & {"state"} or cue.forms & {"part"}):
        return "inside"
    if after is not None and after.low in words("things"):
        return "stop"  # ("casualty figures")
    if "noun" in cue.kinds and ("state" not in cue.kinds or (cue.start > first and not cue.forms)):
        return "head" if cue.kinds == {"noun"} or "act" in cue.kinds else "stop"
    return "stop"


def _joined(words_: list[Word], group: Group, cues: dict[int, Cue]) -> Group:
    """Take in a second noun of the same count ("women and children", "members of the guard")."""
    end = group.end
    if group.kind == "person" and end + 1 < len(words_) and words_[end].low in ("and", "or") and end + 1 not in cues:
        after = end + 1
        while after < len(words_) and after < end + 4 and words_[after].low not in _glue() and words_[after].low[0].isalpha() and read_value(words_, after) is None:
            if many(words_[after].low, words_[after].text):
                return Group(group.start, after + 1, group.kind, group.cue)
            after += 1
    if group.end > group.start and words_[end - 1].low in ("members", "residents", "supporters", "citizens", "employees", "inhabitants", "personnel", "relatives", "students") and end < len(words_) and words_[end].low == "of":
        after = end + 1
        while after < len(words_) and after < end + 7 and after not in cues and words_[after].low[0].isalnum() and words_[after].low not in _glue():
            after += 1
        if after > end + 1:
            return Group(group.start, after, group.kind, group.cue)
    return group
