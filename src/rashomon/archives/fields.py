"""Make an entry of the fields of one row or line: which fields are read, and what is taken of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime

from rashomon.archives.entries import LONGEST_NAME, TOO_LARGE, Columns, Entry, Refused
from rashomon.errors import ReadError

TEXT, HTML = "text", "html"
NO_TEXT = "no text in this record"
NOT_TEXT = "what should be its text is none"
SURROGATE = "a lone surrogate is no character"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]|\Z)", re.ASCII)
_UNFIT_IN_NAMES = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST_OUTLET = 200
_SHOWN = 40


def chosen(columns: Columns, there: Collection[str], path: str) -> Columns:
    """Fill in which columns are read: those named, else `text`, else `html`.

    Raises `ReadError` that lists the columns there when one is missing.

    >>> chosen(Columns(), ["id", "html"], "x.parquet").html
    'html'
    >>> chosen(Columns(text="body"), ["id", "html"], "x.parquet")
    Traceback (most recent call last):
    rashomon.errors.ReadError: x.parquet: has no column 'body'; its columns are: 'id', 'html'
    """
    text, html = columns.text, columns.html
    if text is None and html is None:
        text = TEXT if TEXT in there or HTML not in there else None
        html = HTML if text is None else None
    found = Columns(text, html, columns.date, columns.outlet, columns.name)
    for name in named(found):
        if name not in there:
            listed = ", ".join(repr(one) for one in list(there)[:_SHOWN]) or "none"
            raise ReadError(path, f"has no column {name!r}; its columns are: {listed}")
    return found


def named(columns: Columns) -> list[str]:
    """List the columns that are read."""
    every = (columns.html, columns.text, columns.date, columns.outlet, columns.name)
    return list(dict.fromkeys(name for name in every if name is not None))


def entry(row: Mapping[str, object], columns: Columns, address: str, most: int) -> Entry | Refused:
    """Make an entry of the fields of a row, or say why there is none; HTML goes before text where a row has both."""
    name = _field(row, columns.name, LONGEST_NAME) or address
    for column, media_type in ((columns.html, "text/html"), (columns.text, "text/plain")):
        value = None if column is None else row.get(column)
        if value is None or value in ("", b""):
            continue
        if not isinstance(value, str | bytes):
            return Refused(address, name, NOT_TEXT, broken=True)
        try:
            data = value.encode() if isinstance(value, str) else value
        except UnicodeEncodeError:
            return Refused(address, name, SURROGATE, broken=True)
        if len(data) > most:
            return Refused(address, name, TOO_LARGE, broken=True)
        charset = "utf-8" if isinstance(value, str) else None
        day = None if columns.date is None else day_of(row.get(columns.date))
        return Entry(address, data, name, media_type, charset, day, _field(row, columns.outlet, _LONGEST_OUTLET))
    return Refused(address, name, NO_TEXT, broken=False)


def _field(row: Mapping[str, object], column: str | None, most: int) -> str | None:
    value = None if column is None else row.get(column)
    if not isinstance(value, str):
        return None
    value = " ".join(value.split())
    return value if value and len(value) <= most and not _UNFIT_IN_NAMES.search(value) else None


def day_of(value: object) -> str | None:
    """Give the day that a field names, if it is a real one written as ISO 8601 has it, or a date; all else is not guessed at.

    >>> [day_of(value) for value in ("2034-03-12", "2034-03-12T23:10:00Z", "2034-02-30", "12 March 2034", 20340312)]
    ['2034-03-12', '2034-03-12', None, None, None]
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str) or not _DAY.match(value.strip()):
        return None
    try:
        return datetime.fromisoformat(value.strip()).date().isoformat()
    except ValueError:
        return None
