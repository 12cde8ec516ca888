"""Find when and through what something was said, in the words beside the cue."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from rashomon.resolve.lexicon import phrases
from rashomon.resolve.view import Line, Range, View

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan\.|feb\.|aug\.|sept\.|oct\.|nov\.|dec\.)"
_PART = r"(?:morning|afternoon|evening|night)"
_TIME = re.compile(
    rf"\b(?:(?:early|late|earlier|later)\s+(?:on\s+)?(?:{_DAY}|today|yesterday)(?:\s{_PART})?"
    rf"|(?:on\s+)?(?:last\s+|this\s+)?{_DAY}(?:\s(?:{_PART}|last week))?(?:,?\s{_MONTH}\s\d{{1,2}})?"
    rf"|(?:on|in|by)\s+{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s\d{{4}})?|on\s+\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:\s\d{{4}})?|(?-i:[A-Z])[a-z]{{2,8}}\.?\s\d{{1,2}},\s\d{{4}}"
    rf"|(?:earlier|later)(?:\s+(?:this|that|in the|last)\s+(?:{_PART}|day|week|month|year))?|(?:last|this)\s+(?:{_PART}|week|weekend|month|year)"
    rf"|yesterday(?:\s{_PART})?|today|tonight|(?:a|an|one|two|three|several|few|\d+)\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\s+(?:ago|earlier|later)"
    rf"|in\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


class Windows:
    """Give the words beside a cue that are no content: where addressee, time and channel stand."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._ends = sorted(b for line in view.lines for _, b in line.content)
        self._starts = sorted({r[0] for line in view.lines for r in (line.source, line.cue) if r})

    def beside(self, line: Line) -> Range | None:
        """Give the range around a cue: its sentence, cut at the content and at neighbouring statements."""
        if line.cue is None:
            return None
        parts = [r for r in (line.source, line.cue) if r]
        low, high = min(a for a, _ in parts), max(b for _, b in parts)
        if high - low > 400:
            low, high = line.cue
        start = self.view.bounds(self.view.sentence(low))[0]
        stop = self.view.bounds(self.view.sentence(max(low, high - 1)))[1]
        i = bisect_right(self._ends, low)
        start = max(start, self._ends[i - 1] if i else 0)
        own = [a for a, _ in line.content if a >= line.cue[1]]
        j = bisect_left(self._starts, high)
        after = self._starts[j] if j < len(self._starts) else stop
        left, right = min(start, low), max(high, min([stop, after, *own]))
        carrier = self.view.parent(line)
        around = [r for r in carrier.content if r[0] <= line.cue[0] < r[1]] if carrier else []
        return (max(left, around[0][0]), min(right, around[0][1])) if around else (left, right)


def find_time(view: View, line: Line, window: Range) -> Range | None:
    """Find when it was said: the time expression nearest the cue, none inside the source."""
    cue = line.cue or window
    found = [m.span() for m in _TIME.finditer(view.text, *window)]
    outside = [r for r in found if not (line.source and r[0] < line.source[1] and line.source[0] < r[1])]
    near = [r for r in outside if (r[0] >= cue[1] and r[0] - cue[1] < 90) or r[1] <= cue[0]]
    return min(near, key=lambda r: (r[0] - cue[1] if r[0] >= cue[1] else 20 + cue[0] - r[1], r), default=None)


@cache
def _channels() -> re.Pattern[str]:
    forms = sorted(phrases("channels"), key=lambda f: (-len(f), f))
    joined = "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in forms)
    return re.compile(rf"\b(?:(?:in|on|via|by|over|during|at|through|to|from|told|issued|released)\s+)(?:(?:a|an|the|his|her|its|their)\s+)?(?:(?!that\b)[\w’'-]+\s+){{0,3}}?(?P<it>{joined})\b", re.IGNORECASE)


_IN_CUE = re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b|\bstatements?\b|\btelephoned\b|\be-?mailed\b|\bblogged\b|\btext(?:ed)\b|\btelevised\b", re.IGNORECASE)
_SOURCE = re.compile(r"^(?:(?:the|a|an|in|its|his|her|their)\s+)?(?:[\w’'.-]+\s+){0,3}?(?P<it>statement|communiqué|communique|press release|letter|tweet|post|video|recording|cable|report)\b", re.IGNORECASE)


def find_channel(view: View, line: Line, window: Range) -> Range | None:
    """Find through what it was said: in the cue, beside it, or as the source itself (`a statement by …`)."""
    if line.cue and (m := _IN_CUE.search(view.text, *line.cue)):
        return m.span()
    cue = line.cue or window
    found = [m.span("it") for m in _channels().finditer(view.text, *window)]
    outside = [r for r in found if not (line.source and r[0] < line.source[1] and line.source[0] < r[1])]
    if outside:
        return min(outside, key=lambda r: (abs(r[0] - cue[1]) if r[0] >= cue[1] else abs(cue[0] - r[1]), r))
    if line.source and (m := _SOURCE.match(view.text[line.source[0] : line.source[1]])):
        return line.source[0] + m.start("it"), line.source[0] + m.end("it")
    return None
