"""Draws stories so that words can be chosen in them, and reads back what was chosen: every run of words carries its position."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from rashomon import recorded
from rashomon.errors import RashomonError, SpanError, UsageError
from rashomon.model import Report
from rashomon.show.footnote import offsets
from rashomon.show.marks import Mark, Role, cut
from rashomon.show.view import esc
from rashomon.show.visible import reveal
from rashomon.text import Span, Words, trim
from rashomon.web.held import Held

MOST = 50  # spans of one choice
_CHOICE = re.compile(r"\s*(story\b)?((?:[\s,;]*+[0-9]{1,9}+\s*+[–-]\s*+[0-9]{1,9}+)+)[\s,;]*")
_PAIR = re.compile(r"([0-9]{1,9})\s*[–-]\s*([0-9]{1,9})")
_CLASSES: Mapping[Role, str] = {"source": "src", "cue": "cue", "content": "chosen", "figure": "chosen", "incident": "chosen"}
Record = dict[str, Any]


def marks(report: Report, layer: str, item: Mapping[str, Any]) -> list[Mark]:
    """Give the marks of one item of a record on the reader's text."""
    roles: tuple[tuple[str, Role], ...] = (("content", "content"), ("source", "source"), ("cue", "cue"), ("words", "content"))
    found = [(role, item[field]) for field, role in roles if item.get(field)]
    if layer == "voices":
        found += [("source", words) for words in item["mentions"]]
    return [Mark(*place, role, 0) for role, words in found for start, end in words["spans"] if (place := report.text.find(Span(start, end)))]


def around(report: Report, found: Iterable[Mark], lines: int = 1) -> tuple[int, int]:
    """Give the range of units that hold what is marked, with some lines of the story on either side; the first ones when nothing is."""
    units, held = report.text.units, list(found)
    at = [n for n, (start, end) in enumerate(units) if any(m.start < end and start < m.end for m in held)]
    first, last = (at[0], at[-1]) if at else (0, 0)
    return max(0, first - lines), min(len(units), last + 1 + lines)


def draw(report: Report, found: Iterable[Mark], units: tuple[int, int] | None = None) -> list[Markup]:
    """Draw units of the reader's text, one string a unit, marks and positions in them.

    Every element with `data-at` holds a run of words, as plain text, from that position of the reader's text (in code points); one
    with `data-whole` stands for a single character that would not show.
    """
    first, last = units or (0, len(report.text.units))
    shown, text = report.text.units[first:last], str(report.text)
    held: list[list[Mark]] = [[] for _ in shown]
    for mark in found:
        at = max(0, bisect_right(shown, (mark.start, mark.start)) - 1)
        while at < len(shown) and shown[at][0] < mark.end:
            held[at].append(mark)
            at += 1
    return [Markup("".join(_unit(text, start, end, own))) for (start, end), own in zip(shown, held, strict=True)]


def _unit(text: str, start: int, end: int, found: list[Mark]) -> Iterator[str]:
    for segment in cut(start, end, found):
        names = " ".join(dict.fromkeys(_CLASSES[m.role] for m in segment.marks if m.role in _CLASSES))
        opening, closing = (f'<mark class="{names}">', "</mark>") if names else ("", "")
        yield opening + "".join(_runs(text, segment.start, segment.end)) + closing


def _runs(text: str, start: int, end: int) -> Iterator[str]:
    at = start
    plain = reveal(text[start:end]) == text[start:end]
    for here in range(start, start if plain else end):
        if reveal(text[here]) != text[here]:
            if at < here:
                yield _run(text, at, here)
            yield f'<span data-at="{here}" data-whole>{esc(text[here])}</span>'
            at = here + 1
    if at < end:
        yield _run(text, at, end)


def _run(text: str, start: int, end: int) -> str:
    return f'<span data-at="{start}">{esc(text[start:end])}</span>'


def chosen(report: Report, given: str) -> list[list[int]] | None:
    """Read positions as a form gives them; `None` for none.  Raises `UsageError` for what can't be read, `SpanError` for what no word stands at.

    "12–30, 40–50" are positions of the input, "story 12–30" such of the reader's text; both count code points, the end not included.
    """
    if not given.strip():
        return None
    written = _CHOICE.fullmatch(given)
    pairs = [(int(a), int(b)) for a, b in _PAIR.findall(given)] if written else []
    if not written or len(pairs) > MOST:
        raise UsageError(f"positions are written as 12–30, up to {MOST} of them parted by commas; {given[:60]!r} is not")
    if not written[1]:
        return _trimmed(report.original.raw, pairs)
    found = sorted({span for a, b in pairs for span in report.text.pin(a, b)})
    return [[s.start, s.end] for s in report.text.read(found).spans]


def _trimmed(raw: str, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Leave white space at the edges of positions of the input out.  Raises `SpanError` for what lies outside, or holds no word."""
    spans = [Span(*pair) for pair in sorted(pairs)]
    if spans[-1].end > len(raw):
        raise SpanError(f"{spans[-1].start}–{spans[-1].end} lies outside an input of {len(raw)} code points")
    found = [trim(raw, span.start, span.end) for span in spans]
    if not all(found):
        raise SpanError("no word stands there")
    return [[span.start, span.end] for span in found if span]


def words(report: Report, spans: Iterable[Iterable[int]] | None) -> Words | None:
    """Read the words at positions of the input.  Raises `SpanError`."""
    return None if spans is None else report.original.words(*(Span(*pair) for pair in spans))


def reader(held: Held) -> Callable[[str, list[Any]], str | None]:
    """Give what reads the words at positions of a report of the case; `None` for what can't be read."""

    def read(ident: str, spans: list[Any]) -> str | None:
        try:
            found = held.report(ident, mended=False).original.words(*recorded.spans(spans))
        except (RashomonError, TypeError, ValueError):
            return None
        return found.text

    return read


def written(report: Report, value: Mapping[str, Any] | None) -> str:
    """Write the positions of a record's words as a form gives them."""
    return offsets(report.original.words(*(Span(*pair) for pair in value["spans"]))) if value else ""


def said(report: Report, given: str) -> tuple[str, str]:
    """Give the words that stand at positions written in a form, or why there are none."""
    try:
        found = words(report, chosen(report, given))
    except (UsageError, SpanError) as error:
        return "", str(error)
    return (found.text, "") if found else ("", "")


def shown_at(report: Report, given: str) -> str:
    """Write positions of the input as positions of the reader's text; empty for what it does not show."""
    try:
        spans = [Span(*pair) for pair in chosen(report, given) or []]
    except (UsageError, SpanError):
        return ""
    found = [report.text.find(span) for span in spans]
    return ", ".join(f"{place[0]}–{place[1]}" for place in found if place) if all(found) else ""
