"""Read number expressions, in digits or words, with the words that bound them."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.figures.lexicon import phrases
from rashomon.figures.words import Word
from rashomon.model import Bound
from rashomon.spelled import LARGE, SMALL

_SCALE = LARGE | {"dozen": 12, "score": 20}
# A plural of a scale says two of it at least ("dozens" is 24 or more).
PLURAL = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000, "tens": 20}
_FEW = frozenset({"several", "few"})
# Between two numbers "from" and "to" show a range, save behind one of these: what rose from 12 to 31 is 31.
_MOVED = frozenset(
    "rise rises rose risen rising climb climbs climbed climbing jump jumps jumped jumping grow grows grew grown growing increase increases increased"
    " increasing raise raises raised raising revise revises revised revising update updates updated go goes went gone fall falls fell fallen falling"
    " drop drops dropped dropping lower lowers lowered lowering cut soar soars soared change changes changed".split()
)
# Numbers above this count no people on earth.
MOST = 10_000_000_000
# No number is longer than this many words, no bounding phrase than that many.
LONGEST, BEFORE = 14, 4
# A verb of moving and its "from" stand at most this many words apart.
FAR = 14


class Value(NamedTuple):
    """Hold a number read from `start..end` (positions of words); a vague one has no `high`."""

    start: int
    end: int
    low: int
    high: int | None


class Quantity(NamedTuple):
    """Hold a number with its bounding words: all at `start..end`, the number alone at `first..last`."""

    start: int
    end: int
    first: int
    last: int
    low: int | None
    high: int | None
    bound: Bound


def _low(words: list[Word], i: int) -> str:
    return words[i].low if 0 <= i < len(words) else ""


def digits(word: Word) -> float | None:
    """Read a word in figures as a number, or `None`."""
    if not word.text[0].isdecimal() or not word.text.isascii() or len(word.text) > 16:
        return None
    if any(len(part) != 3 for part in word.text.partition(".")[0].split(",")[1:]):
        return None  # ("100,0000": which number is meant cannot be told)
    try:
        return float(word.text.replace(",", ""))
    except ValueError:
        return None


def _spelled(words: list[Word], i: int) -> tuple[float, int] | None:
    """Read "twenty-one", "two hundred and five", "1.5 million" at `i`: the number and where it ends."""
    total, current, end, seen = 0.0, 0.0, i, False
    while end < len(words) and end - i < LONGEST:
        low = words[end].low
        small = _compound(low)
        if small is not None and not (seen and current % 100):
            current += small
        elif not seen and not _glued(words, end) and (number := digits(words[end])) is not None:
            current = number
        elif low in _SCALE and seen:
            current, total = _scaled(current, total, _SCALE[low])
        elif (low == "and" and seen and words[end - 1].low in LARGE and _compound(_low(words, end + 1)) is not None) or (low == "-" and seen and words[end - 1].low in SMALL and _low(words, end + 1) in SMALL):
            end += 1
            continue
        else:
            break
        seen = True
        end += 1
    return (total + current, end) if seen else None


def _glued(words: list[Word], i: int) -> bool:
    """Say whether the word at `i` continues a code or an exponent ("1e400", "MH17"): then its figures are no number of their own."""
    return i > 0 and words[i - 1].end == words[i].start and words[i - 1].text[-1].isalnum()


def _scaled(current: float, total: float, scale: int) -> tuple[float, float]:
    if scale >= 1000:
        return 0.0, (total + current) * scale if total < scale else total + current * scale
    return current * scale, total


def _compound(low: str) -> int | None:
    if low in SMALL:
        return SMALL[low]
    tens, dash, ones = low.partition("-")
    if dash and tens in SMALL and ones in SMALL and SMALL[tens] >= 20 and 0 < SMALL[ones] < 10:
        return SMALL[tens] + SMALL[ones]
    return None


def read_value(words: list[Word], i: int) -> Value | None:
    """Read one number at position `i`, without its bounds; `None` when there is none.

    >>> from rashomon.figures.words import read_words
    >>> read_value(read_words("two dozen", 0, 9), 0)
    Value(start=0, end=2, low=24, high=24)
    >>> read_value(read_words("tens of thousands", 0, 17), 0)
    Value(start=0, end=3, low=20000, high=None)
    """
    low = words[i].low
    if low in PLURAL:
        return _vague(words, i)
    if low in _FEW:
        return _several(words, i)
    if low in ("a", "an", "half", "many", "one"):
        special = _article(words, i)
        if special is not None or low != "one":
            return special
    if low in ("couple", "pair") and _low(words, i + 1) == "of":
        return Value(i, i + 1, 2, 2)
    read = _spelled(words, i)
    if read is None or read[0] != int(read[0]) or read[0] > MOST:
        return None
    return Value(i, read[1], int(read[0]), int(read[0]))


def _vague(words: list[Word], i: int) -> Value | None:
    """Read "dozens", "tens of thousands", "hundreds of thousands"."""
    scale, end = PLURAL[words[i].low], i + 1
    if _low(words, i + 1) == "of" and _low(words, i + 2) in PLURAL:
        scale, end = scale * PLURAL[_low(words, i + 2)] // 2, i + 3
    elif words[i].low == "tens" and _low(words, i + 1) != "of":
        return None
    return Value(i, end, scale, None)


def _several(words: list[Word], i: int) -> Value | None:
    """Read "several", "several dozen", "a few hundred": three of it at least."""
    if words[i].low == "few" and _low(words, i - 1) != "a" and _low(words, i + 1) not in _SCALE:
        return None
    scale = _SCALE.get(_low(words, i + 1))
    return Value(i, i + (2 if scale else 1), 3 * (scale or 1), None)


def _article(words: list[Word], i: int) -> Value | None:
    """Read "a dozen", "half a million", "a quarter of a million", "a couple of", "many hundreds"."""
    low, after = words[i].low, _low(words, i + 1)
    if low == "half" and after in ("a", "an") and _low(words, i + 2) in _SCALE:
        return Value(i, i + 3, _SCALE[_low(words, i + 2)] // 2, _SCALE[_low(words, i + 2)] // 2)
    if low == "many" and after in PLURAL:
        return Value(i, i + 2, PLURAL[after], None)
    if low not in ("a", "an", "one"):
        return None
    if after in _SCALE and not (after == "score" and _low(words, i + 2) != "of"):
        read = _spelled_from(words, i + 1)
        return Value(i, read[1], int(read[0]), int(read[0]))
    if after == "half" and _low(words, i + 2) in _SCALE:
        return Value(i, i + 3, _SCALE[_low(words, i + 2)] // 2, _SCALE[_low(words, i + 2)] // 2)
    if after == "quarter" and _low(words, i + 2) == "of" and _low(words, i + 3) == "a" and _low(words, i + 4) in LARGE:
        return Value(i, i + 5, LARGE[_low(words, i + 4)] // 4, LARGE[_low(words, i + 4)] // 4)
    if low != "one" and after in ("couple", "pair", "duo"):
        return Value(i, i + 2, 2, 2)
    if low != "one" and after == "trio":
        return Value(i, i + 2, 3, 3)
    if low != "one" and after in ("few", "handful"):
        scale = _SCALE.get(_low(words, i + 2))
        return Value(i, i + (3 if scale else 2), 3 * (scale or 1), None)
    return None


def _spelled_from(words: list[Word], i: int) -> tuple[float, int]:
    """Read the scale at `i` as one of it, with what follows ("a hundred and twenty", "a hundred thousand")."""
    one, end = float(_SCALE[words[i].low]), i + 1
    if _low(words, end) in LARGE:
        return one * LARGE[_low(words, end)], end + 1
    if _low(words, end) == "and" and (rest := _spelled(words, end + 1)) is not None and rest[0] < one:
        return one + rest[0], rest[1]
    return one, end


def _bound_before(words: list[Word], i: int) -> tuple[int, str]:
    """Find the bounding phrase that ends at `i`: where it starts, and its kind ("" when there is none)."""
    for length in range(BEFORE, 0, -1):
        start = i - length
        if start < 0:
            continue
        for phrase, kind in phrases("bounds").get(words[start].low, ()):
            if len(phrase) == length and not kind.endswith("_after") and all(words[start + n].low == p for n, p in enumerate(phrase)):
                return start, kind
    return i, ""


def _bound_after(words: list[Word], i: int) -> tuple[int, str]:
    """Find the bounding phrase that starts at `i`: where it ends, and its kind."""
    if i < len(words) and words[i].text == "+" and words[i - 1].end == words[i].start:
        return i + 1, "least"
    for phrase, kind in phrases("bounds").get(_low(words, i), ()):
        end = i + len(phrase)
        if kind.endswith("_after") and all(_low(words, i + n) == p for n, p in enumerate(phrase)):
            if end < len(words) and read_value(words, end) is not None:
                return i, ""  # (the phrase bounds the next number)
            return i + len(phrase), kind.removesuffix("_after")
    return i, ""


def limits(value: Value, kind: str) -> tuple[int | None, int | None, Bound]:
    """Turn a number and the kind of its bounding words into least, most and bound.

    >>> limits(Value(0, 1, 100, 100), "above")
    (101, None, 'at_least')
    """
    low, high = value.low, value.high
    if high is None:
        return low, None, "at_least" if kind in ("least", "above") else "vague"
    if kind == "least":
        return low, None, "at_least"
    if kind == "above":
        return low + 1, None, "at_least"
    if kind == "most":
        return None, high, "at_most"
    if kind == "below":
        return None, max(0, high - 1), "at_most"
    return low, high, "about" if kind == "about" else "exact"


def quantities(words: list[Word]) -> list[Quantity]:
    """Find every number in `words`, with its bounds, from left to right.

    >>> from rashomon.figures.words import read_words
    >>> text = "between 12 and 15 men, no fewer than two dozen cars"
    >>> [(q.low, q.high, q.bound) for q in quantities(read_words(text, 0, len(text)))]
    [(12, 15, 'range'), (24, None, 'at_least')]
    """
    out: list[Quantity] = []
    i = 0
    while i < len(words):
        value = read_value(words, i)
        if value is None:
            i += 1
            continue
        if value.high is None and _low(words, i - 1) == "low":  # ("the low hundreds")
            value = value._replace(start=i - 2 if _low(words, i - 2) == "the" else i - 1)
        found = _range(words, value) or _bounded(words, value)
        out.append(found)
        i = max(found.end, value.end)
    return out


def _bounded(words: list[Word], value: Value) -> Quantity:
    start, kind = _bound_before(words, value.start)
    if kind == "about" and start > 0:  # ("at least some 50", "perhaps as many as 50")
        outer, other = _bound_before(words, start)
        start, kind = (outer, other) if other else (start, kind)
    end, after = _bound_after(words, value.end)
    low, high, bound = limits(value, after or kind)
    return Quantity(start, end, value.start, value.end, low, high, bound)


def _range(words: list[Word], value: Value) -> Quantity | None:
    """Read "between X and Y", "from X to Y", "X to Y", "X-Y", "X or Y" where X is the number given."""
    before, joint = _low(words, value.start - 1), _low(words, value.end)
    if before == "from" and _moves(words, value.start - 1):
        return None
    opened = before in ("between", "from")
    if joint not in ("and", "to", "-", "–", "or") or (joint == "and" and before != "between") or (value.high is None and not opened):
        return None
    other = _far_end(words, value.end + 1)
    if other is None or other.high is None or other.high <= value.low or (joint == "or" and other.high > 2 * value.low + 2):
        return None
    if joint in ("-", "–") and (before in ("-", "–", "/") or _low(words, other.end) in ("-", "–", "/")):
        return None  # (a date: "27-07-2016")
    start, _ = _bound_before(words, value.start - 1 if opened else value.start)
    return Quantity(start, other.end, value.start, other.end, value.low, other.high, "range")


def _moves(words: list[Word], i: int) -> bool:
    """Say whether what goes "from" one number to another at `i` moves ("raised its toll of Friday's raid from 12 to 31")."""
    for n in range(i - 1, max(-1, i - FAR), -1):
        if _low(words, n) in _MOVED:
            return True
        if _low(words, n) in (",", ";", ":", "."):
            return False
    return False


def _far_end(words: list[Word], i: int) -> Value | None:
    """Read the upper number of a range, past a bounding phrase of its own ("from 500 to well over 1,000")."""
    for phrase, _ in phrases("bounds").get(_low(words, i), ()):
        if all(_low(words, i + n) == p for n, p in enumerate(phrase)):
            i += len(phrase)
            break
    return read_value(words, i) if i < len(words) else None
