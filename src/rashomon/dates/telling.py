"""Tell what a time expression belongs to in its sentence: the telling, a time to come, or the thing told."""

from __future__ import annotations

import re

from rashomon.dates.expression import TimeExpression
from rashomon.dates.lexicon import words

_REACH = 70
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[,;:.!?()\[\]\"“”]|--|[–—]")
_STOPS = frozenset((",", ";", ":", ".", "!", "?", "(", ")", "[", "]", '"', "“", "”", "--", "–", "—"))
_BARS = frozenset(("that", "which", "who", "he", "she", "they", "it", "we", "was", "were", "had", "been", "being", "when", "where", "while", "after", "before"))
_LIGHT = frozenset(("on", "in", "at", "late", "early", "here", "also", "only", "the"))
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "this", "that"))
_FUNCTION = frozenset(("in", "on", "at", "by", "of", "and", "or", "to", "when", "that", "which", "with", "for", "after", "before", "as", "from", "was", "were", "is", "are", "has", "had"))
_THAT = re.compile(r"(?P<word>[^\W\d_]+)(?:,)?\s(?:[^\W\d_]+ly\s)?that\b")
_THINGS = re.compile(r"\b(?:when|where|after|before|who)\b", re.IGNORECASE)
# A meeting called for a day, or the clock of another zone in brackets.
_ELSEWHERE = re.compile(r"(?:\bfor\s(?:the\s)?|\bgmt\s(?:on\s)?)$")
# A noun that a time belongs to stands no farther behind it, in code points.
_OWNS = 40
_COUNTED = frozenset(("after", "before", "following", "prior", "to", "of", "from"))
_SUBORDINATE = frozenset(("when", "while", "that", "which", "who"))
_PARTS_OF_TIME = frozenset(("morning", "afternoon", "evening", "night", "dawn", "beginning", "end", "middle", "start", "early", "late", "hours", "events"))
_OWNED = ("'s", "’s", "'S", "’S")


def dates_telling(text: str, time: TimeExpression, start: int, end: int) -> bool:
    """Say whether `time`, in the sentence `start..end`, says when something was told rather than when it took place.

    >>> from rashomon.dates import find_times
    >>> said = "The mayor said on Tuesday that the bridge fell."
    >>> dates_telling(said, find_times(said)[0], 0, len(said))
    True
    """
    if text[time.end : time.end + 2] in _OWNED or (stands_before_noun(text, time) and not _told_after(text[time.end : time.end + _OWNS])):
        return False
    before, after = text[max(start, time.start - _REACH) : time.start], text[time.end : min(end, time.end + 2 * _REACH)]
    return _told_before(before) or _told_after(after) or (len(before.split()) < 2 and _told_with_that(after))


def _told_before(before: str) -> bool:
    """Look back from a time for its verb of telling: 'told reporters in Orun on'."""
    left = 3
    for word in reversed(_WORD.findall(before.lower())):
        if word in words("speech"):
            return True
        if word in _STOPS or word in _BARS or word in words("things") or left == 0 or (word.endswith("ed") and len(word) > 4):
            return False
        if word not in _LIGHT:
            left -= 1
    return False


def _told_after(after: str) -> bool:
    """Look on from a time for its verb of telling: 'today strongly condemned'."""
    for word in _WORD.findall(after.lower())[:2]:
        if word in words("speech"):
            return True
        if not word.endswith("ly"):
            return False
    return False


def _told_with_that(after: str) -> bool:
    """Look on from a time that opens its sentence: 'On Tuesday, the mayor of Orun said that …'."""
    told = _THAT.search(after.lower())
    return told is not None and told["word"] in words("speech") and not _THINGS.search(after[: told.start()])


def belongs_elsewhere(text: str, time: TimeExpression, start: int, end: int) -> bool:
    """Say whether `time` stands before the noun it dates ('Friday's vote', 'the 3 May elections'), and that is not the event at `start..end`.

    >>> from rashomon.dates import find_times
    >>> said = "Three died in the blast after Friday's vote."
    >>> belongs_elsewhere(said, find_times(said)[0], 18, 23)
    True
    """
    before = text[max(0, time.start - 24) : time.start].lower()
    owned = text[time.end : time.end + 2] in _OWNED
    if _ELSEWHERE.search(before) and not owned:
        return True
    if time.kind == "event" and _counts_from(text, time, start):
        return True
    if (owned or stands_before_noun(text, time)) and not 0 <= start - time.end < _OWNS:
        return True
    return _of_another_noun(text, time, end) or _of_another_matter(text, time, start) or _of_another_clause_to_come(text, time, end)


def _counts_from(text: str, time: TimeExpression, start: int) -> bool:
    """Say whether the event at `start` is the one that `time` counts from: the shots in 'a day after the shots'."""
    if not time.end <= start <= time.end + _REACH or text[time.start : time.end].lower().split()[-1] not in _COUNTED:
        return False
    between = _WORD.findall(text[time.end : start].lower())
    return not any(word in _STOPS or word in _SUBORDINATE for word in between)


def _of_another_noun(text: str, time: TimeExpression, end: int) -> bool:
    """Say whether `time` dates the noun before it ('the decree of 19 April'), and that is no event."""
    if time.kind not in ("day", "month_day", "month", "year") or time.part:
        return False
    before = _WORD.findall(text[max(0, time.start - _OWNS) : time.start].lower())
    if len(before) < 2 or before[-1] != "of" or text[end : time.start].strip().lower() == "of":
        return False
    return before[-2] not in words("things") and before[-2] not in _PARTS_OF_TIME


def _of_another_matter(text: str, time: TimeExpression, start: int) -> bool:
    """Say whether the event at `start` is only what the sentence is about ('spoke yesterday on the trial for the raid')."""
    if not time.end <= start <= time.end + 4 * _REACH:
        return False
    between = _WORD.findall(text[time.end : start].lower())
    tail = between[-5:]
    while tail and tail[-1] not in words("about"):
        tail.pop()
    return bool(tail) and tail[-1] in words("about") and not any(word in _STOPS for word in tail)


def _of_another_clause_to_come(text: str, time: TimeExpression, end: int) -> bool:
    """Say whether `time` stands behind the event in words of what is to come: 'fell before the vote that will be held on Friday'."""
    if time.start < end:
        return False
    between = _WORD.findall(text[max(end, time.start - _REACH) : time.start].lower())
    return bool(set(between[-10:]) & words("future"))


def stands_before_noun(text: str, time: TimeExpression) -> bool:
    """Say whether a time stands between an article and its noun, as in 'the 3 May elections'."""
    if time.kind not in ("day", "month_day", "weekday", "month", "year") or text[time.end : time.end + 1] != " ":
        return False
    led = _WORD.findall(text[max(0, time.start - 8) : time.start].lower())
    after = _WORD.match(text, time.end + 1)
    return bool(led) and led[-1] in _ARTICLES and after is not None and after.group().lower() not in _FUNCTION


def is_ahead(text: str, time: TimeExpression, start: int, end: int) -> bool:
    """Say whether the words of the sentence `start..end` place `time` ahead of the report: 'will march on Friday', 'tomorrow'.

    >>> from rashomon.dates import find_times
    >>> said = "They will march on Friday."
    >>> is_ahead(said, find_times(said)[0], 0, len(said))
    True
    """
    if time.way == "next" or (time.kind in ("near", "ago", "past") and (time.count or 0) > 0):
        return True
    before = _WORD.findall(text[max(start, time.start - _REACH) : time.start].lower())
    for word in reversed(before[-10:]):
        if word in _STOPS - {","} or word in ("that", "after", "was", "were", "said") or (word.endswith("ed") and word not in words("future")):
            break
        if word in words("future"):
            return True
    return bool(set(_WORD.findall(text[time.end : min(end, time.end + 24)].lower())[:1]) & {"will", "shall"})
