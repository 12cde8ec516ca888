"""The records a comparison gives: what several reports share, dispute and leave out, each pinned to words of a report.

Reports are named by their id, incidents of one report by that report's id and their own.  Ids of groups and points
(`i1`, `p1`, …) are unique within one comparison.  Labels are ours and stand in square brackets; everything else that
reads as words is a report's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeVar

from rashomon.model import Place, Report, When
from rashomon.text import Words

Ident = TypeVar("Ident", str, int)
EditKind = Literal[
    "attribution_dropped", "party_renamed", "bound_changed", "quotation_changed", "speaker_changed", "number_changed"
]
PointKind = Literal[
    "conflict",
    "denial",
    "blame",
    "update",
    "correction",
    "retraction",
    "wording",
    "one_sided",
    "differs",
    "repetition",
    "agreement",
]
SilenceKind = Literal["not_heard", "no_position", "earlier", "declared_unknown"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Show one change between two texts that are otherwise the same: `before` in the first report, `after` in the second.

    The order is that of `Copy.reports`; which of the two was written first is not known.
    """

    kind: EditKind
    before: Words
    after: Words


@dataclass(frozen=True, slots=True)
class Copy:
    """Show that two reports share text: `share` (0..1) of the shorter one's word 5-grams stand in the other.

    `passages` are the shared runs, the first of each pair in the first report; `edits` what moved inside and between them.
    """

    reports: tuple[str, str]
    share: float
    passages: tuple[tuple[Words, Words], ...]
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """Name one incident or figure (`item`) of one report by ids."""

    report: str
    item: str


@dataclass(frozen=True, slots=True)
class Group:
    """Hold the incidents of several reports that are one, with the figures put to them.

    `members` name incidents, `figures` figures; `place` and `date` are those of the member that says most, never a mixture.
    `background` is true for what lies around the affair (a whole war's toll): it comes last and never leads.
    """

    id: str
    label: str
    members: tuple[Member, ...]
    place: Place | None
    date: When | None
    figures: tuple[Member, ...] = ()
    background: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Pin one position to at most 400 characters of a report.

    `voice` is the name of the innermost voice that says it (`None`: the outlet's own), `root` the name of whom it finally
    rests on (`None`: the outlet itself), `copy_of` the report whose text these words repeat.
    """

    report: str
    words: Words
    voice: str | None = None
    statement: str | None = None
    root: str | None = None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Give one answer to a point: a label of ours in brackets, and the words that hold it."""

    label: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """Say who takes no position on a point, and of which of four kinds the silence is; `words` when the report declares it."""

    who: str
    kind: SilenceKind
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """Lay positions on one matter beside each other: what kind of difference it is, and which rule says so.

    `roots` counts those on whom the positions finally rest, outlets in their own voice among them; `score` is in 0..1.
    """

    id: str
    label: str
    incident: str | None
    kind: PointKind
    why: str
    positions: tuple[Position, ...]
    roots: int
    silence: tuple[Silence, ...] = ()
    score: float = 1.0


def once(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Leave out reports given again: those of the same bytes have one id."""
    return tuple({report.original.id: report for report in reports}.values())


def joined(ids: Iterable[Ident], sets: Iterable[Sequence[Ident]]) -> list[list[Ident]]:
    """Gather ids that belong together, directly or by way of others; all keep the order given.  Ids of `sets` that are not listed count for nothing.

    >>> joined(["r1", "r2", "r3", "r4"], [("r3", "r1"), ("r4", "r3")])
    [['r1', 'r3', 'r4'], ['r2']]
    """
    above = {ident: ident for ident in ids}

    def top(ident: Ident) -> Ident:
        while above[ident] != ident:
            above[ident] = above[above[ident]]
            ident = above[ident]
        return ident

    for together in sets:
        for one, other in pairwise([ident for ident in together if ident in above]):
            above[top(other)] = top(one)
    held: dict[Ident, list[Ident]] = {}
    for ident in above:
        held.setdefault(top(ident), []).append(ident)
    return list(held.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold several reports and what comparing them gives."""

    reports: tuple[Report, ...]
    copies: tuple[Copy, ...]
    incidents: tuple[Group, ...]
    points: tuple[Point, ...]
