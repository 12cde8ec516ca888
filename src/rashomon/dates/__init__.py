"""Find the time expressions of a text, resolve them to days, and choose the one that dates an event."""

from rashomon.dates.choose import date_of
from rashomon.dates.expression import Resolved, TimeExpression
from rashomon.dates.find import find_times
from rashomon.dates.resolve import count_from, resolve_time

__all__ = ["Resolved", "TimeExpression", "count_from", "date_of", "find_times", "resolve_time"]
