"""The two records of dates: a time expression as the words say it, and the days it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "day",  # 15 July 2011
    "month_day",  # 15 July
    "day_of_month",  # the 15th
    "month",  # July, July 2011
    "year",  # in 2011
    "weekday",  # Wednesday, last Wednesday
    "near",  # today, yesterday, last night: `count` days from publication
    "ago",  # three days ago, in two days: `count` units from publication
    "period",  # last week, this month: `count` whole units from the present one
    "past",  # the past 24 hours: `count` units that end (or, negative count, begin) at publication
    "event",  # two days later, the same day: counts from another event by `count` units
    "range",  # from 3 to 5 May: from `first` to `until`
]
Unit = Literal["hour", "day", "weekend", "week", "month", "year", "decade"]
Way = Literal["last", "this", "next"]
Opens = Literal["since", "until", "before", "after"]
Counts = Literal["day before", "day after", "same day", "after", "before"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Hold one time expression of a text: its range in code points and what it says.

    `kind` tells which of the other fields are set.  `count` is signed (before publication, or before the other
    event, is negative) and `None` where the words leave it open ('several days ago').  `part` is the part of the
    day, week, month or year as printed in lower case ('late', 'morning'); `opens` says that the expression is
    one edge of an open stretch ('since Monday').  `dateline` marks the day that opens a wire report.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    count: int | None = None
    unit: Unit | None = None
    way: Way | None = None
    part: str | None = None
    opens: Opens | None = None
    relation: Counts | None = None
    first: TimeExpression | None = None
    until: TimeExpression | None = None
    dateline: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """Give the days that a time expression stands for, or say why they are unknown.

    `start` and `end` are ISO days, both included; `None` where that side is unknown or open.  `how` is the rule
    that gave them or the reason for `None`.  `relation` is kept when the words count from another event, and
    `expression` holds the words that were resolved (`None`: no words, as when the dateline's day is taken).
    """

    start: str | None
    end: str | None
    how: str
    relation: Counts | None = None
    expression: TimeExpression | None = None
