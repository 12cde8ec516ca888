"""Puts the statements of a report in reading order, each below the one that carries it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from rashomon.model import Report, Statement, Voice
from rashomon.text import Words

NOWHERE = -1  # a statement whose words the reader's text leaves out


@dataclass(frozen=True, slots=True)
class Row:
    """Place one statement: its number (from 1), how deep it lies, and its paragraph.

    `paragraph` counts from 1; 0 is the headline, `NOWHERE` a place outside the text.
    """

    statement: Statement
    number: int
    depth: int
    paragraph: int


def carriers(report: Report) -> dict[str, Statement]:
    """Map each statement's id to the statement that carries it; links that lead nowhere or round in a ring are left out."""
    known = {s.id: s for s in report.statements or ()}
    up = {s.id: known[s.within] for s in known.values() if s.within is not None and s.within in known}
    done: set[str] = set()
    for start in known:
        path: dict[str, None] = {}
        at = start
        while at in up and at not in done:
            if at in path:
                del up[at]
                break
            path[at] = None
            at = up[at].id
        done.update(path)
    return up


def outline(report: Report) -> tuple[Row, ...]:
    """List the statements in reading order, each followed by those inside it."""
    up = carriers(report)
    below: dict[str | None, list[tuple[int, int, Statement]]] = {}
    for number, statement in enumerate(report.statements or (), 1):
        carrier = up.get(statement.id)
        place = find(report, statement.content)
        at = place[0] if place else len(report.text)
        below.setdefault(carrier.id if carrier else None, []).append((at, number, statement))
    for group in below.values():
        group.sort(key=lambda item: item[:2])
    rows: list[Row] = []
    stack = [(0, item) for item in reversed(below.get(None, []))]
    while stack:
        depth, (_, number, statement) = stack.pop()
        rows.append(Row(statement, number, depth, paragraph(report, statement.content)))
        stack.extend((depth + 1, item) for item in reversed(below.pop(statement.id, [])))
    return tuple(rows)


def find(report: Report, words: Words) -> tuple[int, int] | None:
    """Give the range of the reader's text that shows the first of `words`, or `None`."""
    return next((place for span in words.spans if (place := report.text.find(span))), None)


def paragraph(report: Report, words: Words) -> int:
    """Give the number of the paragraph where `words` begin, 0 for the headline, `NOWHERE` outside the text."""
    place = find(report, words)
    if place is None:
        return NOWHERE
    unit = bisect_right(report.text.units, (place[0], len(report.text) + 1)) - 1
    return unit if report.titled else unit + 1


def letter(index: int) -> str:
    """Name the voice at `index` (from 0): A … Z, AA, AB, …

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Cast:
    """Know the voices of a report: each one's place, and how often it states or carries."""

    voices: dict[str, Voice]
    index: dict[str, int]
    states: Counter[str]
    carries: Counter[str]

    @classmethod
    def of(cls, report: Report) -> Cast:
        """Count the voices of `report`."""
        voices = report.voices or ()
        statements = report.statements or ()
        return cls(
            {v.id: v for v in voices},
            {v.id: n for n, v in enumerate(voices)},
            Counter(s.voice for s in statements if s.voice is not None),
            Counter(v for s in statements for v in s.via),
        )

    def letter(self, voice: str | None) -> str:
        """Give the letter of `voice`, `○` for none."""
        return letter(self.index[voice]) if voice in self.index else "○"
