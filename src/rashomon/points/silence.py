"""Say who is silent on a point, and how: no position, earlier, or declared unknown (who is not heard is said where he is accused)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.comparison import Point, Silence
from rashomon.points.affair import Affair
from rashomon.points.polarity import unverified
from rashomon.points.topics import stems

_ASKED = frozenset(["conflict", "denial", "blame", "update"])
# The share of the weight of what is declared unknown that the point must hold.
ABOUT, MOST = 0.5, 5
_UNKNOWN = stems(
    "verify verified independently confirm confirmed immediately clear known unclear comment whether could"
)


def with_silence(point: Point, affair: Affair) -> Point:
    """Add the silences of reports and voices to a point on which positions are taken."""
    if point.kind not in _ASKED:
        return point
    return replace(point, silence=(*point.silence, *_unknown(point, affair), *_reports(point, affair)))


def _reports(point: Point, affair: Affair) -> Iterator[Silence]:
    """Name the reports that tell of the incident and take no position, and those published before it."""
    group = next((g for g in affair.groups if g.id == point.incident), None)
    if group is None:
        return
    heard = {e.report for position in point.positions for e in position.evidence}
    telling = {m.report for m in group.members}
    start = group.date.start if group.date else None
    for report in affair.reports:
        name = report.original.id
        if name in heard:
            continue
        if start and report.day and report.day < start:
            yield Silence(name, "earlier")
        elif name in telling:
            yield Silence(name, "no_position")


def _unknown(point: Point, affair: Affair) -> Iterator[Silence]:
    """Name who says that the matter is not known or could not be checked."""
    words = (
        frozenset(w for position in point.positions for e in position.evidence for w in stems(e.words.text))
        - affair.proper
    )
    asked_how_many = point.label.startswith("[how many")
    found = 0
    for unit in affair.near(words, 1):
        if found == MOST or not unverified(unit):
            continue
        about = unit.stems - _UNKNOWN
        held = words & about
        counting = (
            asked_how_many
            and re.search(r"\bhow many\b", unit.text, re.IGNORECASE)
            and affair.incidents(unit) <= {point.incident}
        )
        if counting or (
            len(held) > 1
            and affair.weights.alike(about, held) >= ABOUT
            and affair.weights.total(held) >= ABOUT * affair.weights.total(about)
        ):
            found += 1
            yield Silence(unit.voice or unit.report_id, "declared_unknown", unit.words)
