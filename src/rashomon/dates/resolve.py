"""Resolve a time expression to days, by rules anchored at the day of publication; every answer names its rule."""

from __future__ import annotations

from datetime import date

from rashomon.dates import days as calendar
from rashomon.dates.days import DAY, Days
from rashomon.dates.expression import Resolved, TimeExpression

_NO_ANCHOR = "counts from a day of publication that is not known"
_VAGUE = "the words leave the count open"
_NO_DAY = "there is no such day"
_OTHER = "counts from another event"
# What a rule gives: the days (or none), and its name or the reason.
_Ruled = tuple[Days | None, str]


def resolve_time(expression: TimeExpression, anchor: date | None, *, future: bool = False) -> Resolved:
    """Give the days that `expression` stands for in a report published on `anchor`.

    `future` says that the words speak of what is to come; else a weekday or a day without a year is the latest up to
    and including the day of publication.  An expression that counts from another event has no days here (`count_from`).

    >>> from rashomon.dates import find_times
    >>> said = find_times("Police opened fire late on Tuesday.")[0]
    >>> resolve_time(said, date(2011, 9, 28)).start, resolve_time(said, None).how
    ('2011-09-27', 'counts from a day of publication that is not known')
    """
    try:
        found, how = _days_of(expression, anchor, future)
    except (OverflowError, ValueError):
        found, how = None, "outside the years 1 to 9999"
    if found is None:
        return Resolved(None, None, how, expression.relation, expression)
    return _bounded(expression, found, how, anchor)


def _bounded(expression: TimeExpression, found: Days, how: str, anchor: date | None) -> Resolved:
    """Open the side of an interval that 'since', 'until', 'before' or 'after' opens."""
    first, last = found
    opens = expression.opens
    start: date | None = first
    end: date | None = last
    if opens == "since":
        end = max(anchor, last) if anchor else None
    elif opens == "after":
        start, end = (None, None) if last == date.max else (last + DAY, None)
    elif opens == "until":
        start = None
    elif opens == "before":
        start, end = None, None if first == date.min else first - DAY
    if opens:
        how = f"{opens} the day given: {how}"
    return Resolved(start.isoformat() if start else None, end.isoformat() if end else None, how, expression.relation, expression)


def _days_of(expression: TimeExpression, anchor: date | None, future: bool) -> _Ruled:
    kind = expression.kind
    if kind == "event":
        return None, _OTHER
    if kind == "range":
        return _range(expression, anchor, future)
    if kind in ("day", "year") or (kind == "month" and expression.year):
        return _absolute(expression)
    if anchor is None:
        return None, _NO_ANCHOR
    if kind in ("month_day", "day_of_month", "month"):
        return _in_calendar(expression, anchor, future)
    if kind == "weekday":
        return _weekday(expression, anchor, future)
    return _counted(expression, anchor, future)


def _absolute(expression: TimeExpression) -> _Ruled:
    year, number, day = expression.year, expression.month, expression.day
    assert year is not None
    if expression.unit == "decade":
        return calendar.years(year, year + 9), "decade as written"
    if number is None:
        return calendar.part_of(calendar.years(year), expression.part), "year as written"
    if day is None:
        return calendar.part_of(calendar.month(year, number), expression.part), "month as written"
    found = calendar.dated(year, number, day)
    return ((found, found), "day as written") if found else (None, _NO_DAY)


def _in_calendar(expression: TimeExpression, anchor: date, future: bool) -> _Ruled:
    """Place a day or a month that lacks its year or month: the latest by publication, or the first from it on."""
    ahead = expression.way == "next" or (future and expression.way is None)
    side = "first from publication on" if ahead else "latest before publication" if expression.way == "last" else "latest by publication"
    if expression.kind == "month":
        return _month(expression, anchor, ahead, side)
    if expression.kind == "day_of_month" and expression.way:
        return _of_month(expression, anchor)
    steps = range(-1, 9) if expression.kind == "month_day" else range(-1, 14)
    for step in steps:
        found = _candidate(expression, anchor, step if ahead else -step)
        if found is None:
            continue
        if found >= anchor if ahead else found < anchor or (found == anchor and expression.way != "last"):
            return (found, found), f"day of the {'year' if expression.kind == 'month_day' else 'month'}, {side}"
    return None, _NO_DAY


def _of_month(expression: TimeExpression, anchor: date) -> _Ruled:
    """Place 'the 15th of last month'."""
    found = _candidate(expression, anchor, {"last": -1, "next": 1}.get(expression.way or "", 0))
    return ((found, found), f"day of {expression.way} month") if found else (None, _NO_DAY)


def _candidate(expression: TimeExpression, anchor: date, step: int) -> date | None:
    assert expression.day is not None
    if expression.month is not None:
        return calendar.dated(anchor.year + step, expression.month, expression.day)
    first, _ = calendar.month(anchor.year, anchor.month + step)
    return calendar.dated(first.year, first.month, expression.day)


def _month(expression: TimeExpression, anchor: date, ahead: bool, side: str) -> _Ruled:
    assert expression.month is not None
    year = anchor.year
    if ahead and expression.month < anchor.month:
        year += 1
    if not ahead and (expression.month > anchor.month or (expression.month == anchor.month and expression.way == "last")):
        year -= 1
    first, last = calendar.part_of(calendar.month(year, expression.month), expression.part)
    if not ahead and first <= anchor < last:
        last = anchor
    return (first, last), f"month, {side}"


def _weekday(expression: TimeExpression, anchor: date, future: bool) -> _Ruled:
    weekday, way = expression.weekday, expression.way
    assert weekday is not None
    if expression.unit == "week":
        monday, _ = calendar.week(anchor, {"last": -1, "next": 1}.get(way or "", 0))
        found, how = calendar.shifted(monday, weekday), f"weekday of {way} week"
    elif way == "next":
        found, how = calendar.weekday_from(weekday, anchor + DAY), "weekday after publication"
    elif way == "last":
        found, how = calendar.weekday_by(weekday, anchor - DAY), "weekday before publication"
    elif future:
        found, how = calendar.weekday_from(weekday, anchor), "weekday from publication on"
    else:
        found, how = calendar.weekday_by(weekday, anchor), "weekday up to publication"
    return (found, found), how


def _counted(expression: TimeExpression, anchor: date, future: bool) -> _Ruled:
    kind, count, unit = expression.kind, expression.count, expression.unit or "day"
    if kind == "near":
        day = calendar.shifted(anchor, count or 0)
        overnight = expression.part == "overnight" and not future
        return (day - DAY if overnight else day, day), "overnight to publication" if overnight else "counted from publication"
    if kind == "period":
        return _period(expression, anchor, future)
    if count is None and unit == "hour" and expression.way != "next":
        return (anchor - DAY, anchor), "hours that end at publication"
    if count is None:
        return None, _VAGUE
    if kind == "past":
        edge = _moved(anchor, unit, count)
        return (min(edge, anchor), max(edge, anchor)), "stretch that ends at publication" if count < 0 else "stretch that begins at publication"
    if unit == "hour":
        # Hours may reach back over midnight; how far cannot be told without the hour of publication.
        full = -(-abs(count) // 24)
        edge = calendar.shifted(anchor, full if count > 0 else -full)
        return ((min(edge, anchor), max(edge, anchor)) if abs(count) > 1 else (anchor, anchor)), "hours from publication"
    if unit == "day":
        day = calendar.shifted(anchor, count)
        return (day, day), "days from publication"
    if expression.part == "today":
        day = _moved(anchor, unit, count)
        return (day, day), f"{unit}s from publication, to the day"
    return calendar.units(anchor, unit, count), f"{unit}s from publication, the whole {unit}"


def _moved(anchor: date, unit: str, count: int) -> date:
    """Move a day by a count of units; a month or year later is the same date, or the month's last."""
    if unit == "hour":
        full = -(-abs(count) // 24)
        return calendar.shifted(anchor, full if count > 0 else -full)
    if unit in ("day", "week"):
        return calendar.shifted(anchor, count * (7 if unit == "week" else 1))
    if unit == "weekend":
        return calendar.weekend(anchor, count)[0]
    months = count * {"month": 1, "year": 12}.get(unit, 120)
    first, last = calendar.month(anchor.year, anchor.month + months)
    return first.replace(day=min(anchor.day, last.day))


def _period(expression: TimeExpression, anchor: date, future: bool) -> _Ruled:
    unit, way = expression.unit or "week", expression.way
    if unit == "weekend" and way != "next" and not future:
        # The latest weekend that has begun; on a Saturday or Sunday 'last weekend' is the one before.
        first, last = calendar.weekend(anchor, 0 if anchor.weekday() >= 5 and way != "last" else -1)
    else:
        step = {"last": -1, "next": 1}.get(way or "", 0)
        first, last = calendar.units(anchor, unit, step)
    first, last = calendar.part_of((first, last), expression.part) if unit in ("month", "year", "decade") and expression.part else (first, last)
    if first <= anchor < last and not future and expression.part != "later":
        last = anchor
    if expression.part == "later" and way == "this":
        first = max(first, anchor)
    return (first, last), f"{way or 'latest'} {unit}"


def _range(expression: TimeExpression, anchor: date | None, future: bool) -> _Ruled:
    assert expression.first is not None
    assert expression.until is not None
    last, how = _days_of(expression.until, anchor, future)
    if last is None:
        return None, how
    # The first end counts from the last: 'from Monday to Friday', '30 December to 2 January'.
    first, how = _days_of(expression.first, last[1], False)
    if first is None or first[0] > last[1]:
        return None, how if first is None else "the end lies before the beginning"
    return (first[0], last[1]), f"from the one to the other: {how}"


def count_from(expression: TimeExpression, start: str | None, end: str | None) -> Resolved:
    """Give the days of an expression that counts from another event, which took place from `start` to `end` (ISO, included).

    >>> from rashomon.dates import find_times
    >>> count_from(find_times("Troops came two days later.")[0], "2016-07-01", "2016-07-01").start
    '2016-07-03'
    """
    if start is None or end is None:
        return Resolved(None, None, "the day of the event it counts from is not known", expression.relation, expression)
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    try:
        found, how = _beside(expression, first, last)
    except (OverflowError, ValueError):
        found, how = None, "outside the years 1 to 9999"
    if found is None:
        return Resolved(None, None, how, expression.relation, expression)
    return Resolved(found[0].isoformat(), found[1].isoformat(), how, expression.relation, expression)


def _beside(expression: TimeExpression, first: date, last: date) -> _Ruled:
    count, unit = expression.count, expression.unit or "day"
    if expression.weekday is not None:
        before = expression.relation == "before"
        found = calendar.weekday_by(expression.weekday, first - DAY) if before else calendar.weekday_from(expression.weekday, last + DAY)
        return (found, found), "weekday beside the event"
    if count is None:
        return None, _VAGUE
    if unit == "day":
        return (calendar.shifted(first, count), calendar.shifted(last, count)), "days from the event"
    if unit == "hour":
        reach = -(-abs(count) // 24)
        return (first if count >= 0 else calendar.shifted(first, -reach), calendar.shifted(last, reach) if count > 0 else last), "hours from the event"
    return (calendar.units(first, unit, count)[0], calendar.units(last, unit, count)[1]), f"{unit}s from the event, the whole {unit}"
