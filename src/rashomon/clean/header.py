"""Find the header block that a text file may open with: lines of Outlet, Date, Title and URL, ended by a blank line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.clean.dates import parse_date
from rashomon.model import Dropped
from rashomon.text import Span, trim

REASON = "header block"
_LINE = re.compile(r"[ \t\ufeff]*(outlet|date|title|url)[ \t]*:([^\r\n]*)(\r\n|\r|\n|\Z)", re.IGNORECASE)
_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z|[\w.-]+\.[a-z]{2,}(?:/\S*)?\Z", re.IGNORECASE)
# A lone line is taken as a header only when its value is as short as the field's values are.
_LONGEST = {"outlet": 80, "title": 300}
_SENTENCE = re.compile(r"[.!?][\"'”’)]?\Z")


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """Hold what the block says; `start` is where the story may begin, 0 when there is no block."""

    start: int = 0
    title: Span | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    dropped: tuple[Dropped, ...] = ()


def read_header(raw: str) -> HeaderBlock:
    """Read the header block at the start of `raw`, if there is a real one.

    Keys come in any case and order, each once; values may be empty.  `date` is the value as printed.
    A first sentence such as 'Date: the army would not give one.' is no header: a single line must hold
    a value of its kind, and every block must be followed by a blank line.

    >>> read_header("TITLE: Bridge closed\\noutlet: The Daily Ford\\n\\nIt rained.").outlet
    'The Daily Ford'
    >>> read_header("Date: the army would not give one.\\n\\nIt rained.").start
    0
    """
    values: dict[str, Span | None] = {}
    at = 0
    while found := _LINE.match(raw, at):
        key = found[1].lower()
        if key in values:
            return HeaderBlock()
        values[key] = trim(raw, *found.span(2))
        at = found.end()
        if not found[3]:
            break
    blank = _BLANK.match(raw, at)
    if not values or blank is None or not _real(raw, values):
        return HeaderBlock()
    return _block(raw, values, blank.end())


def _real(raw: str, values: dict[str, Span | None]) -> bool:
    if len(values) > 1:
        return True
    (key, span), *_ = values.items()
    if span is None:
        return True
    value = raw[span.start : span.end]
    if key == "date":
        return parse_date(value) is not None
    if key == "url":
        return _ADDRESS.match(value) is not None
    return len(value) <= _LONGEST[key] and not (key == "outlet" and _SENTENCE.search(value))


def _block(raw: str, values: dict[str, Span | None], end: int) -> HeaderBlock:
    title = values.get("title")
    runs = [(0, title.start), (title.end, end)] if title else [(0, end)]
    spans = tuple(span for low, high in runs if (span := trim(raw, low, high)))
    text = {key: raw[span.start : span.end] for key, span in values.items() if span}
    dropped = (Dropped(spans, REASON),) if spans else ()
    return HeaderBlock(end, title, text.get("outlet"), text.get("date"), text.get("url"), dropped)
