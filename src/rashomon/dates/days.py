"""Count days: weekdays, weeks, months and years around a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)
Days = tuple[date, date]


def shifted(day: date, days: int) -> date:
    """Give the day `days` later; `OverflowError` outside the years 1 to 9999."""
    return day + timedelta(days=days)


def weekday_by(weekday: int, day: date) -> date:
    """Give the latest `weekday` (Monday is 0) up to and including `day`.

    >>> weekday_by(2, date(2011, 9, 28)).isoformat()
    '2011-09-28'
    """
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_from(weekday: int, day: date) -> date:
    """Give the first `weekday` from `day` on, `day` included."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def week(day: date, weeks: int = 0) -> Days:
    """Give Monday and Sunday of the week `weeks` from that of `day`."""
    monday = day - timedelta(days=day.weekday() - 7 * weeks)
    return monday, monday + 6 * DAY


def weekend(day: date, weeks: int = 0) -> Days:
    """Give Saturday and Sunday of the week `weeks` from that of `day`."""
    monday, sunday = week(day, weeks)
    return monday + 5 * DAY, sunday


def month(year: int, number: int) -> Days:
    """Give the first and last day of a month; `number` may run past December or before January."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def years(year: int, last: int | None = None) -> Days:
    """Give the first and last day of a year, or of the years `year` to `last`."""
    return date(year, 1, 1), date(year if last is None else last, 12, 31)


def dated(year: int, number: int, day: int) -> date | None:
    """Give a day, or `None` when there is no such day."""
    try:
        return date(year, number, day)
    except ValueError:
        return None


def units(day: date, unit: str, count: int) -> Days:
    """Give the whole week, month, year or decade that lies `count` of them from that of `day`.

    >>> [d.isoformat() for d in units(date(2016, 7, 2), "month", -1)]
    ['2016-06-01', '2016-06-30']
    """
    if unit == "week":
        return week(day, count)
    if unit == "weekend":
        return weekend(day, count)
    if unit == "month":
        return month(day.year, day.month + count)
    if unit == "decade":
        first = day.year - day.year % 10 + 10 * count
        return years(first, first + 9)
    return years(day.year + count)


def part_of(days: Days, part: str | None) -> Days:
    """Narrow a month or a year to its early, middle or late third; other parts leave it whole.

    >>> [d.day for d in part_of(month(2011, 7), "early")]
    [1, 10]
    """
    first, last = days
    third = ((last - first).days + 1) // 3
    if part in ("early", "beginning", "start"):
        return first, first + (third - 1) * DAY
    if part in ("late", "end"):
        return last - (third - 1) * DAY, last
    if part in ("mid", "middle"):
        return first + third * DAY, last - third * DAY
    return days
