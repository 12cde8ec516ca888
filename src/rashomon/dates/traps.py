"""Know the dates that are part of a name or a habit, and so date nothing."""

from __future__ import annotations

import re

from rashomon.dates.expression import TimeExpression
from rashomon.dates.lexicon import words

_NEXT = re.compile(r"(?:['’]s)?[\s-]{1,2}(?P<word>[^\W\d_]+)", re.IGNORECASE)
_LAST = re.compile(r"(?P<word>[^\W\d_]+)[\s-]{1,2}(?:de[\s]|of[\s])?$")
_QUOTES = frozenset('"“”\'‘’')
_HABIT = frozenset(("every", "each", "any", "alternate"))
_DAYS = frozenset(("weekday", "month_day"))


def is_trap(text: str, time: TimeExpression) -> bool:
    """Say whether the words around make `time` a name ('September 11 Brigade') or a habit ('every Friday').

    >>> from rashomon.dates import find_times
    >>> find_times("The September 11 Brigade prays every Friday, and Friday prayers are long.")
    []
    """
    if time.kind not in _DAYS:
        return False
    if text[time.start - 1 : time.start] in _QUOTES and text[time.end : time.end + 1] in _QUOTES:
        return True
    before = _LAST.search(text, max(0, time.start - 20), time.start)
    if before and before["word"].lower() in _HABIT | words("naming") and not (before["word"].islower() and before["word"] in words("naming")):
        return True
    after = _NEXT.match(text, time.end, time.end + 24)
    if not after:
        return False
    word = after["word"]
    if word.lower() in words("always_named"):
        return True
    # In a text all in capitals a weekday before 'GROUP' or 'COLUMN' is more often a plain day.
    shouted = text[time.start : time.end].isupper()
    return (word.lower() in words("named") or word.lower().removesuffix("s") in words("named")) and word[0].isupper() and not (shouted and time.kind == "weekday")
