"""Choose the time expression that dates an event, from its own clause outwards to the dateline."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rashomon.dates.expression import Resolved, TimeExpression
from rashomon.dates.layout import LONG, Layout, lay_out, long_words
from rashomon.dates.lexicon import words
from rashomon.dates.resolve import count_from, resolve_time
from rashomon.dates.telling import belongs_elsewhere, is_ahead, stands_before_noun

_TOKEN = re.compile(r"[^\W_]+|[,;:\"“”()\[\]]|--|[–—]")
# What parts an event from a time costs so many words of distance.
_CLAUSE, _COMMA = 12, 3
# A time that names no day costs this much more.
_LOOSE = 15
_TAKES_OBJECT = frozenset(("after", "before", "following", "prior", "to", "of"))
_DAYS = frozenset(("day", "month_day", "day_of_month", "weekday", "near"))
_OPENING = 2  # sentences: a title and the first, or the first two
_NO_TIME = "no time is given"
# Sentences looked at: behind an event for 'the attack took place on …', behind it for its own words again, before it.
_BEHIND, _AGAIN, _BACK = 8, 20, 3
# A noun that a day names an event by stands no farther behind it, in code points.
_NAMED = 60
# A dateline's day holds when the report came out no later than this many days after.
_FRESH = 7


def date_of(text: str, start: int, end: int, anchor: date | None = None) -> Resolved:
    """Date the event told by `text[start:end]` in a report published on `anchor`.

    Looked for in this order: the nearest time in its sentence that does not date the telling; the sentences before it
    in its paragraph; a later sentence that takes the event up ('the attack took place on …'); the report's first
    sentence; the dateline, or the day of publication.  A stretch of days ('this month') gives way to a day within it
    that is found next.  `how` names the place and the rule.

    >>> text = "ORLEV, 12 JAN 90 (PAN-COAST) -- The army said today that a bomb killed two people on Sunday."
    >>> date_of(text, text.index("bomb"), text.index("bomb") + 4).start
    '1990-01-07'
    """
    page = lay_out(text)
    reference = reference_day(page, anchor)
    here = page.at(start)
    open_ended: Resolved | None = None
    for place, look in _PLACES.items():
        time = look(page, here, start, end)
        if time is None:
            continue
        found = _resolved(page, time, reference, place)
        if found.start is None and time.kind == "event" and time.unit == "hour":
            continue  # Hours from an event of no known day say no more than that the day is near.
        if open_ended is not None:
            # Only a day within the stretch that its own sentence gives says more of the event.
            if names_day(time) and _within(found, open_ended):
                return found
        elif place != _BESIDE or names_day(time) or not _says_little(found):
            return found
        else:
            open_ended = found
        if place == _LAST_SURE and open_ended is not None:
            return open_ended
    return open_ended or _undated(page, reference)


def _says_little(found: Resolved) -> bool:
    return found.start is None or found.end is None or found.start != found.end


def _within(day: Resolved, stretch: Resolved) -> bool:
    """Say whether a day lies in a stretch, both of whose ends are known."""
    return None not in (day.start, day.end, stretch.start, stretch.end) and str(stretch.start) <= str(day.start) <= str(day.end) <= str(stretch.end)


def reference_day(page: Layout, anchor: date | None) -> date | None:
    """Give the day that 'today' means: the dateline's where publication followed at once, else that of publication."""
    line = page.dateline()
    if line is None:
        return anchor
    day = resolve_time(line, anchor).start
    if day is None:
        return anchor
    found = date.fromisoformat(day)
    return found if anchor is None or 0 <= (anchor - found).days <= _FRESH else anchor


def _resolved(page: Layout, time: TimeExpression, reference: date | None, place: str) -> Resolved:
    found = _plain(page, time, reference)
    if time.kind == "event" and not _has_object(page.text, time) and (told := _antecedent(page, time)):
        days = _plain(page, told, reference)
        found = count_from(time, days.start, days.end)
        place = f"{place}, from the time named before it"
    return replace(found, how=f"{found.how} ({place})")


def _plain(page: Layout, time: TimeExpression, reference: date | None) -> Resolved:
    start, end = page.sentences[page.at(time.start)]
    return resolve_time(time, reference, future=is_ahead(page.text, time, start, end))


def _has_object(text: str, time: TimeExpression) -> bool:
    """Say whether the event that a time counts from is named behind it ('two days after the vote')."""
    last = text[time.start : time.end].lower().split()[-1]
    return last in _TAKES_OBJECT and bool(re.match(r"\s{1,3}[^\W_]", text[time.end : time.end + 5]))


def _antecedent(page: Layout, time: TimeExpression) -> TimeExpression | None:
    """Find the day named last before a time that counts from it ('the following night')."""
    here = page.at(time.start)
    for sentence in range(here, max(-1, here - _BEHIND), -1):
        named = [t for t in _days(page, sentence, *page.sentences[sentence]) if t.end <= time.start]
        if named:
            return named[-1]
    return None


def _undated(page: Layout, reference: date | None) -> Resolved:
    if reference is None:
        return Resolved(None, None, _NO_TIME)
    line = page.dateline()
    day = reference.isoformat()
    return Resolved(day, day, f"{'dateline' if line else 'publication'} day, as {_NO_TIME}", expression=line)


def _event_times(page: Layout, sentence: int, start: int, end: int) -> list[TimeExpression]:
    """List the times of a sentence that can date an event told at `start..end`."""
    return [t for t in page.times_of(sentence) if not belongs_elsewhere(page.text, t, start, end)]


def _days(page: Layout, sentence: int, start: int, end: int) -> list[TimeExpression]:
    """List those times of another sentence that name a day."""
    return [t for t in _event_times(page, sentence, start, end) if names_day(t)]


def names_day(time: TimeExpression) -> bool:
    """Say whether an expression names one day or night of its own, whatever else the report tells."""
    return time.opens is None and (time.kind in _DAYS or (time.kind == "ago" and time.count is not None and time.unit in ("hour", "day")))


def _beside(page: Layout, sentence: int, start: int, end: int) -> TimeExpression | None:
    times = _event_times(page, sentence, start, end)
    return min(times, key=lambda t: _apart(page.text, t, start, end) + (0 if names_day(t) else _LOOSE), default=None)


def _apart(text: str, time: TimeExpression, start: int, end: int) -> int:
    """Count the words between a time and an event, and what the borders of clauses between them cost."""
    between = text[end : time.start] if time.start >= end else text[time.end : start]
    cost = 0
    for word in _TOKEN.findall(between.lower()):
        cost += _CLAUSE if word in words("clauses") or word in (";", ":", '"', "“", "”", "--", "–", "—") else _COMMA if word == "," else 1
    return cost


def _taken_up(page: Layout, sentence: int, start: int, end: int) -> TimeExpression | None:
    """Find a later sentence that says of the event when it took place."""
    for later in range(sentence + 1, min(len(page.sentences), sentence + 1 + _AGAIN)):
        low, high = page.sentences[later]
        told = (later - sentence <= _BEHIND and _says_it_happened(page.text[low:high])) or _told_again(page, sentence, later, page.text[start:end])
        times = [t for t in _days(page, later, start, end) if not is_ahead(page.text, t, low, high)] if told else _naming(page, sentence, later)
        if times:
            return times[0]
    return None


def _naming(page: Layout, sentence: int, later: int) -> list[TimeExpression]:
    """List the days by which a later sentence names the event ('the 31 October attack'), if it is about the same matter."""
    if not any(word not in words("things") | words("speech") for word in page.words[sentence] & page.words[later]):
        return []
    text = page.text
    return [t for t in page.times_of(later) if names_day(t) and stands_before_noun(text, t) and words("things") & set(re.findall(r"[^\W_]+", text[t.end : t.end + _NAMED].lower())[:3])]


def _says_it_happened(sentence: str) -> bool:
    said = re.findall(r"[^\W_]+", sentence.lower())
    for i, word in enumerate(said):
        if word in words("things") and i and {"the", "this", "these"} & set(said[max(0, i - 3) : i]) and set(said[i + 1 : i + 9]) & words("happen"):
            return True
    return False


def _told_again(page: Layout, sentence: int, later: int, phrase: str) -> bool:
    """Say whether a later sentence has a word of the event again, and a rarer word of its sentence: the same matter told twice."""
    first, second = page.words[sentence], page.words[later]
    heads = {word[:LONG] for word in long_words(phrase)}
    if not any(word[:LONG] in heads for word in second):
        return False
    return any(word[:LONG] not in heads and word not in words("things") and word not in words("speech") for word in first & second)


def _before(page: Layout, sentence: int, start: int, end: int) -> TimeExpression | None:
    """Find the nearest time before the event in its paragraph."""
    for back in range(sentence, max(0, sentence - _BACK), -1):
        if page.opens_paragraph(back):
            return None
        if found := _days(page, back - 1, start, end):
            return found[-1]
    return None


def _lead(page: Layout, sentence: int, start: int, end: int) -> TimeExpression | None:
    """Find the first day named in the opening: the title, or the first sentences of the story."""
    opening = (t for i in range(min(_OPENING, len(page.sentences))) if i != sentence for t in _days(page, i, start, end))
    return next(opening, None)


# Where a time is looked for, nearest first.
_BESIDE, _LAST_SURE = "in its sentence", "where it is taken up"
_PLACES = {_BESIDE: _beside, "in its paragraph": _before, _LAST_SURE: _taken_up, "in the opening": _lead}
