"""Read from the words around a count that it takes the place of an earlier one: "raised from 30", "not fourteen as first said"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Figure, Report
from rashomon.spelled import SMALL, TENS, UNITS
from rashomon.text import Words

_ONES = [word for word, number in UNITS.items() if number]
_SPELT = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(_ONES)}))?|{'|'.join(sorted(_ONES, key=len, reverse=True))})"
_N = rf"(?:(?:at least|more than|about|around|some|the|its|an?|initial|earlier|previous|first)\s+)*(?P<old>\d{{1,3}}(?:,\d{{3}})+(?!\w)|\d{{1,9}}(?![\w,.]*\d)|{_SPELT}\b)"
_FIRST = r"(?:first|earlier|initially|originally|previously|once|at first|before)"
_TOLL = r"(?:death\s+)?(?:toll|count|figure|number|tally|estimate)"
_TOLD = r"(?:said|reported|given|announced|believed|thought|stated|feared|counted|put|told)"
_MOVES = r"(?:rais(?:ed|es|ing)|revis(?:ed|es|ing)|lower(?:ed|s|ing)|cuts?|cutting|reduc(?:ed|es|ing)|updat(?:ed|es|ing)|adjust(?:ed|s|ing)|correct(?:ed|s|ing)|increas(?:ed|es|ing))"
# Each gives, where the words do, the number that is replaced.
_REPLACES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bnot\s+{_N}(?:\s+[\w-]+){{0,3}}?\s*,?\s+as\s+(?:(?:it|he|she|they|we|was|were|had|been)\s+)*{_FIRST}\s+(?:\w+\s+){{0,2}}?{_TOLD}\b",
        rf"\b(?:not|rather than|instead of)\s+(?:the\s+)?{_N}\s+(?:[\w-]+\s+){{0,3}}?(?:it|he|she|they|we|was|were)?\s*(?:had\s+|been\s+)*{_FIRST}\s+(?:been\s+)?{_TOLD}\b",
        rf"\b(?:up|down)\s+from\s+(?:[\w-]+\s+){{0,3}}?(?:of\s+)?{_N}",
        rf"\b{_MOVES}\s+(?:its|their|his|her|the|an?|that)\s+(?:[\w’'-]+\s+){{0,3}}?{_TOLL}\b(?:\s+(?:(?!from|to)[\w’'-]+\s+){{0,8}}?(?:down\s+|up\s+)?from\s+{_N})?",
        rf"\b{_TOLL}\s+(?:of\s+\w+\s+)?(?:was|were|is|has been|had been|been)\s+(?:later\s+)?{_MOVES}(?:\s+(?:down\s+|up\s+)?(?:from\s+{_N})?)?",
        rf"\b(?:risen|rose|rises|climbed|jumped|fallen|fell|dropped|grown|grew)\s+(?:sharply\s+)?(?:from\s+{_N}\s+)?to\b",
        rf"\b(?:new|revised|updated|latest|corrected)\s+(?:\w+\s+)?{_TOLL}\b",
    )
)
AROUND = 240
# A revision is told within so many code points of its count.
NEAR = 160


@dataclass(frozen=True, slots=True)
class Revision:
    """Hold the words by which a count takes the place of another, and that one's number where they give it."""

    words: Words
    old: int | None


@lru_cache(maxsize=1 << 12)
def number(text: str) -> int:
    """Give a whole number written in digits or (up to 99) in words.

    >>> number("1,300"), number("Twenty-one")
    (1300, 21)
    """
    digits = text.replace(",", "")
    if digits.isdecimal():
        return int(digits)
    return sum(SMALL.get(part, 0) for part in re.split(r"[- ]", text.casefold()))


def revision(report: Report, figure: Figure) -> Revision | None:
    """Find the words in the sentence of a figure that say it replaces an earlier count; `None` where none do, or it is the one replaced.

    What a sentence says of two counts is said of the nearest one after, or else before, the words.
    """
    text, found = str(report.text), report.text.find(figure.words.spans[0])
    if found is None:
        return None
    start, end = _sentence(text, *found)
    for pattern in _REPLACES:
        for match in pattern.finditer(text, start, end):
            old = number(match["old"]) if "old" in pattern.groupindex and match["old"] else None
            place = match.span("old") if old is not None else None
            # The number replaced is no count that replaces one.
            if place and place[0] < found[1] and found[0] < place[1]:
                return None
            if min(abs(match.start() - found[1]), abs(found[0] - match.end())) <= NEAR and old not in (
                figure.low,
                figure.high,
            ):
                return Revision(report.text.words(match.start(), match.end()), old)
    return None


def around(report: Report, figure: Figure) -> tuple[str, str]:
    """Give the words of the sentence of a figure that stand before it, and those behind it."""
    text, found = str(report.text), report.text.find(figure.words.spans[0])
    if found is None:
        return "", ""
    start, end = _sentence(text, *found)
    return text[start : found[0]], text[found[1] : end]


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    stops = [m.end() for m in _STOP.finditer(text, first, start)]
    line = text.find("\n", end)
    last = min(end + AROUND, len(text) if line < 0 else line)
    stop = _STOP.search(text, end, last)
    return (stops[-1] if stops else first), (stop.start() + 1 if stop else last)


_STOP = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-Z\"“])")
