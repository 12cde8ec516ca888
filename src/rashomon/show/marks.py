"""Cuts overlapping marks on a text into segments that do not overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Role = Literal["source", "cue", "content", "hedge", "said", "channel"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark one range of the reader's text with the part it plays in the statement `number`."""

    start: int
    end: int
    role: Role
    number: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Hold one stretch of text and the marks on all of it, the widest first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def cut(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Yield the segments of `start..end`, in order and without gaps.

    Marks are clipped to the range.  Time grows with the number of marks times how many lie on one place.

    >>> [(s.start, s.end, [m.number for m in s.marks]) for s in cut(0, 9, [Mark(2, 9, "content", 1), Mark(4, 6, "content", 2)])]
    [(0, 2, []), (2, 4, [1]), (4, 6, [1, 2]), (6, 9, [1])]
    """
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        low, high = max(start, mark.start), min(end, mark.end)
        if low < high:
            opening.setdefault(low, []).append(mark)
            closing.setdefault(high, []).append(mark)
    on: dict[Mark, None] = {}
    at = start
    for edge in sorted({*opening, *closing, end}):
        if edge > at:
            yield Segment(at, edge, tuple(sorted(on, key=_width)))
            at = edge
        for mark in closing.get(edge, ()):
            on.pop(mark, None)
        on.update(dict.fromkeys(opening.get(edge, ())))


def _width(mark: Mark) -> tuple[int, int, int, str]:
    return (mark.start - mark.end, mark.start, mark.number, mark.role)
