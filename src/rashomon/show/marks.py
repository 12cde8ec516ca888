"""Cuts overlapping marks on a text into segments that do not overlap."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

DEEPEST = 16  # marks kept on one place; reports nest three or four deep, an input made to hurt nests thousands

Role = Literal["source", "cue", "content", "hedge", "said", "channel", "figure", "incident"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark one range of the reader's text with the part it plays in the statement, or as the figure or the incident, `number`."""

    start: int
    end: int
    role: Role
    number: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Hold one stretch of text and the marks on all of it, the widest first, at most the 16 narrowest."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def cut(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Yield the segments of `start..end`, in order and without gaps.

    Marks are clipped to the range.  Time grows as the number of marks, near enough, however they overlap.

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
    on: list[Mark] = []
    at = start
    for edge in sorted({*opening, *closing, end}):
        if edge > at:
            yield Segment(at, edge, tuple(on[-DEEPEST:]))
            at = edge
        for mark in closing.get(edge, ()):
            del on[bisect_left(on, _width(mark), key=_width)]
        for mark in opening.get(edge, ()):
            insort(on, mark, key=_width)


def _width(mark: Mark) -> tuple[int, int, int, str]:
    return (mark.start - mark.end, mark.start, mark.number, mark.role)
