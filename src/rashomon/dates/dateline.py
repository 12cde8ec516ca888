"""Know the day that opens a wire report: 'ORLEV, 12 JAN 90 (PAN-COAST) -- …'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.dates.expression import TimeExpression

# A dateline stands at the start of one of the first lines, after nothing longer than a place.
_WITHIN = 600
_LINES = 4
_PLACE = re.compile(r"[^\n\d\"“”]{2,70}?[,:(]?\s{0,2}")
_AFTER = re.compile(r"[.,:)]?(?:\s{0,2}[(/][^()/\n]{1,60}[)/]){0,2}\s{0,2}(?:--|-(?=\s)|[–—])")
_SMALL = frozenset(("of", "the", "and", "de", "del", "du", "da", "la", "near", "in", "no"))
_MOST = 7  # words of a place with its country


def mark_dateline(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Mark the first day that stands where a dateline has it; the rest are given back as they are.

    >>> from rashomon.dates import find_times
    >>> [t.dateline for t in find_times("ORLEV, 12 JAN 90 (PAN-COAST) -- Shells fell yesterday.")]
    [True, False]
    """
    out = list(times)
    for i, time in enumerate(out):
        if time.start > _WITHIN or text.count("\n", 0, time.start) >= _LINES:
            break
        if time.kind in ("day", "month_day") and _opens_report(text, time):
            out[i] = replace(time, dateline=True)
            break
    return out


def _opens_report(text: str, time: TimeExpression) -> bool:
    line = text.rfind("\n", 0, time.start) + 1
    place = text[line : time.start]
    if not _PLACE.fullmatch(place) or not _AFTER.match(text, time.end):
        return False
    names = re.findall(r"[^\W\d_][\w'’.-]*", place)
    return 0 < len(names) <= _MOST and all(name[0].isupper() or name in _SMALL for name in names)
