"""Read dates in English and in figures, and find the stamps that say when a report was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
DAY_OF_MONTH = re.sub(r"\?P<\w+>", "?:", rf"(?:{_DAY}\s+{_MONTH}|{_MONTH}\.?\s+{_DAY})\b")
_NOT_IN_NUMBER = r"(?<![\w/.-])"
_END = r"(?![\w/-]|\.[0-9])"

_WRITTEN = (
    rf"{_DAY}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}\.?,?[\s-]+{_YEAR}",
    rf"{_MONTH}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
    rf"{_YEAR},?[\s-]+{_MONTH}\.?[\s-]+{_DAY}",
)
# Two figures are a year only in the wire form '16 NOV 89 (AGENCY)'.
_WIRE = rf"{_DAY}\s+{_MONTH}\s+(?P<short>[0-9]{{2}})(?=\s+\([^()\n]{{2,60}}\))"
_ISO = r"(?P<year>(?:19|20)[0-9]{2})(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12][0-9]|3[01])(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?"
_SLASHED = r"(?P<first>[0-3]?[0-9])(?P<sep>[-/.])(?P<second>[0-3]?[0-9])(?P=sep)(?P<year>(?:19|20)[0-9]{2})"
_COMPACT = r"(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])"
_FORMS = tuple(re.compile(rf"{_NOT_IN_NUMBER}{form}{_END}", re.IGNORECASE) for form in (*_WRITTEN, _WIRE, _ISO, _SLASHED))
# What may follow a date in a value that is one: an hour and a zone.
_TIME_ONLY = re.compile(r"[\s,|)@.-]*(?:at\s+)?(?:[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:[.,][0-9]+)?)?\s*(?:[ap]\.?m\.?)?\s*\(?(?:[A-Z]{1,5}|[+-][0-9:]{2,6})?(?:[+-][0-9]{1,2})?\)?[\s.]*", re.IGNORECASE)
# No date with weekday, hour and zone comes near; it bounds the work on a hostile line.
_LONGEST = 200
_IN_URL = re.compile(r"/(?P<year>(?:19|20)[0-9]{2})(?P<sep>[/-])(?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?P=sep)(?P<day>0?[1-9]|[12][0-9]|3[01])(?=[/?#-]|\Z)", re.IGNORECASE)


def parse_date(text: str) -> str | None:
    """Read a value that is one date, perhaps with a weekday and a time; give it as `YYYY-MM-DD`.

    Days before or after months in figures (02/03/2011) are read only where one order is possible.
    `None` for anything else, and for days that do not exist.

    >>> parse_date("Wednesday 28 September 2011, 14:05 GMT")
    '2011-09-28'
    >>> parse_date("02/03/2011") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    for start, end, value in dates_in(text):
        before = text[:start].strip(" \t,:|(")
        if re.fullmatch(rf"(?:{WEEKDAY}\.?)?", before, re.IGNORECASE) and _TIME_ONLY.fullmatch(text, end):
            return value
        return None
    compact = re.fullmatch(_COMPACT, text.strip())
    return _iso(compact["year"], compact["month"], compact["day"]) if compact else None


def dates_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield every full, unambiguous date of `text` as start, end and `YYYY-MM-DD`, in order.

    >>> [value for _, _, value in dates_in("from 3 May 2010 to Sept. 4, 2011")]
    ['2010-05-03', '2011-09-04']
    """
    hits: list[tuple[int, int, str]] = []
    for form in _FORMS:
        for found in form.finditer(text):
            if value := _value(found):
                hits.append((found.start(), found.end(), value))
    last = 0
    for hit in sorted(hits, key=lambda h: (h[0], -h[1])):
        if hit[0] >= last:
            yield hit
            last = hit[1]


def date_in_url(url: str) -> str | None:
    """Read the date in the path of an address.

    >>> date_in_url("http://news.example/world/2011/09/28/bridge.html")
    '2011-09-28'
    """
    found = _IN_URL.search(url)
    return _value(found) if found else None


def _value(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    if "first" in parts:
        return _ordered(parts["year"], int(parts["first"]), int(parts["second"]))
    return _iso(parts.get("year") or _century(parts["short"]), parts["month"], parts["day"])


def _century(short: str) -> str:
    """Read two figures as POSIX does: 69 to 99 are 1969 to 1999."""
    return f"19{short}" if short >= "69" else f"20{short}"


def _ordered(year: str, first: int, second: int) -> str | None:
    """Read day and month in figures where only one order can be meant, or both mean the same."""
    values = {v for v in (_iso(year, str(second), str(first)), _iso(year, str(first), str(second))) if v}
    return values.pop() if len(values) == 1 else None


def _iso(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else next((i for i, name in enumerate(_MONTHS, 1) if name.startswith(month[:3].lower())), 0)
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
