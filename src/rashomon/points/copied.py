"""Mark evidence that one report took from another: copies are one text, and rest on whom the text rests on."""

from __future__ import annotations

from dataclasses import replace

from rashomon.comparison import Copy, Evidence, Point, Position
from rashomon.points.affair import Affair
from rashomon.text import Words


def with_copies(point: Point, affair: Affair) -> Point:
    """Set `copy_of` on the later of two pieces of evidence of one position that stand in a passage two reports share."""
    if not affair.copies or point.kind == "wording":
        return point
    order = {report.original.id: number for number, report in enumerate(affair.reports)}
    positions, fewer = [], 0
    for position in point.positions:
        held = list(position.evidence)
        for n, later in enumerate(held):
            source = next(
                (
                    e
                    for e in held
                    if order[e.report] < order[later.report] and e.copy_of is None and _shared(e, later, affair.copies)
                ),
                None,
            )
            if source is not None:
                root = later.root or source.root
                fewer += later.root is None and root is not None
                held[n] = replace(later, copy_of=source.report, root=root)
        positions.append(Position(position.label, tuple(held)))
    return replace(point, positions=tuple(positions), roots=max(1, point.roots - fewer))


def _shared(one: Evidence, other: Evidence, copies: tuple[Copy, ...]) -> bool:
    for copy in copies:
        if {one.report, other.report} == set(copy.reports):
            first, second = (one, other) if copy.reports[0] == one.report else (other, one)
            if any(_meets(first.words, a) and _meets(second.words, b) for a, b in copy.passages):
                return True
    return False


def _meets(words: Words, passage: Words) -> bool:
    return any(a.start < b.end and b.start < a.end for a in words.spans for b in passage.spans)
