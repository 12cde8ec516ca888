"""Find where a sentence begins and ends, without losing heart at "Mr." or "U.N."."""

from __future__ import annotations

import re

# A full stop after one of these, or after a single capital, does not end a sentence.
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|St|No|vs|approx|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$")
_END = re.compile(r"[.!?…][\"”’'»)\]]*(?=\s|$)|\n")
# No sentence is looked for farther than this, so that a text without full stops costs no more than one with.
REACH = 2000


def _ends(text: str, end: re.Match[str]) -> bool:
    """Tell a sentence's end from the full stop of an abbreviation."""
    return not _ABBREVIATED.search(text[max(0, end.start() - 6) : end.start() + 1])


def ends(text: str) -> list[int]:
    """List where the sentences of `text` end, in order, closing marks included; the last end may be missing.

    >>> ends("It rained. Mr. Oder left. He")
    [10, 25]
    """
    return [
        end.start() + 1 if end.group() == "\n" else end.end()
        for end in _END.finditer(text)
        if _ends(text, end)
    ]


def start_of(text: str, position: int) -> int:
    """Give where the sentence around `position` begins (looks back 2,000 code points at the most).

    >>> start_of("It rained. Mr. Oder left.", 20)
    11
    """
    floor = max(0, position - REACH)
    begin = floor
    for end in _END.finditer(text, floor, position):
        if _ends(text, end):
            begin = end.end()
    while begin < position and text[begin].isspace():
        begin += 1
    return begin


def end_of(text: str, position: int) -> int:
    """Give where the sentence around `position` ends, its full stop and closing marks included.

    >>> end_of("It rained. Mr. Oder left.", 12)
    25
    """
    ceiling = min(len(text), position + REACH)
    for end in _END.finditer(text, position, ceiling):
        if _ends(text, end):
            return end.start() if end.group() == "\n" else end.end()
    return ceiling


def same(text: str, first: int, second: int) -> bool:
    """Tell whether two positions lie in one sentence."""
    low, high = sorted((first, second))
    return high - low < REACH and end_of(text, low) > high
