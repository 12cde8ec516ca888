"""Find the stamps in a report's own words that say when it was published or updated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.dates import WEEKDAY, dates_in
from rashomon.text import Span

# A stamp stands just before the story or at its head: how far on either side of its first word to look.
_BEFORE = 20_000
_AFTER = 400
_TIME = r"(?:[0-9]{1,2}(?:[:.][0-9]{2}){1,2}\s*(?:[ap]\.?m\.?)?|[0-9]{1,2}\s*[ap]\.?m\.?)(?:\s+[A-Z]{2,5})?"
_WORD = r"(?:first\s+published|last\s+(?:updated|modified)|published|posted|updated|modified|update)"
# Possessive, so that several in a row cannot share out a long run in many ways.
_GAP = r"[\s:|•·,()–—-]*+"
# What may stand between a keyword and its date.
_ANNOUNCED = re.compile(
    rf"(?<![a-z]){_WORD}{_GAP}(?:on\b|at\b)?{_GAP}(?:by\s[^\n,|]{{1,60}}[\n,|]\s*)?(?:{_TIME})?{_GAP}(?:on\b)?{_GAP}(?:{WEEKDAY})?{_GAP}\Z",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"(?:updated?|modified)[^a-z]*(?:on|at)?[^a-z]*\Z", re.IGNORECASE)
# A date that opens a line or follows a separator, perhaps with weekday and time before it.
_OPENS = re.compile(rf"(?:\A|[\n\r|•·/]){_GAP}(?:{_TIME})?{_GAP}(?:{WEEKDAY})?{_GAP}\Z", re.IGNORECASE)
# Hour and weekday just before a date.
_LEAD = re.compile(rf"(?P<hour>{_TIME})?{_GAP}(?:(?<![\w-]){WEEKDAY})?{_GAP}\Z|(?<=[a-z]){WEEKDAY},\s\Z", re.IGNORECASE)
_CLOSES = re.compile(rf"[ \t]*(?:\Z|[\n\r|•·]|\(?updated\b|[,–—-]?[ \t]*(?:at\s+)?{_TIME})", re.IGNORECASE)
# Prose puts one of these before a date; a label has a name or a heading there.
_IN_PROSE = re.compile(
    r"\b(?:on|of|by|since|until|till|from|to|in|at|after|before|and|or|for|through|last|this|the|dated)\s*\Z",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?<![\w’'-])[A-Z][\w’'.-]*\Z")
_HOUR_AFTER = re.compile(rf"[ \t]*(?:[|•·]|[,–—-]?[ \t]*(?:at\s+)?{_TIME})", re.IGNORECASE)
_CAPITAL = re.compile(r"\s+(?:[A-Z]|[-–—]\s?[A-Z])")
# 'ORU (VALLEY), 16 Nov 1989 (AGENCY) --': the place, the day, the agency or a dash.
_PLACE = re.compile(r"(?:\A|\n)[ \t]*[A-Z][^\n.]{1,80},\s+\Z")
_AGENCY = re.compile(r"\s*(?:\([^()\n]{2,60}\)|--|[–—:])")
_LOOKBACK = 120


def find_stamps(raw: str, start: int, story: int, dropped: Sequence[Span]) -> tuple[str, ...]:
    """Give the days of publication stamps as `YYYY-MM-DD`: publication before update, nearest the story first.

    `start` is where the report begins after any header block, `story` where its first paragraph does.
    Looked at are the words around `story`, and, for stamps with a word such as 'Updated', everything dropped.

    >>> find_stamps("Bridge closed\\nSaturday 2 Jul 2016\\nThe army said so.", 0, 34, [])
    ('2016-07-02',)
    """
    low = max(start, story - _BEFORE)
    found = [
        (updated, abs(at - story), value) for at, value, updated in _stamps(raw, low, story + _AFTER, announced=False)
    ]
    for span in dropped:
        if span.end - span.start < 2 * _BEFORE:
            found += [
                (updated, abs(at - story), value)
                for at, value, updated in _stamps(raw, span.start, span.end, announced=True)
            ]
    return tuple(dict.fromkeys(value for _, _, value in sorted(found)))


def _stamps(raw: str, low: int, high: int, *, announced: bool) -> list[tuple[int, str, bool]]:
    window = raw[low:high]
    out = []
    for start, end, value in dates_in(window):
        before = window[max(0, start - _LOOKBACK) : start]
        after = window[end : end + _LOOKBACK]
        if _ANNOUNCED.search(before) or (not announced and _stands_alone(before, after)):
            out.append((low + start, value, _UPDATED.search(before) is not None))
    return out


def _stands_alone(before: str, after: str) -> bool:
    """Say whether a date stands as a label would, not inside a sentence."""
    if _OPENS.search(before):
        alone = before.strip() == "" or before.rstrip(" \t").endswith(("\n", "\r"))
        if _CLOSES.match(after) or (alone and _CAPITAL.match(after)):
            return True
    if _CLOSES.match(after) or _CAPITAL.match(after):
        lead = _LEAD.search(before)
        rest = before[: lead.start()] if lead else before
        if not _IN_PROSE.search(rest):
            hour = _HOUR_AFTER.match(after) or (lead and lead["hour"])
            return bool(hour or (_HEADING.search(rest) and not before[len(rest) :].startswith(",")))
    return _PLACE.search(before) is not None and _AGENCY.match(after) is not None
