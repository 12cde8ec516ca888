"""Tell when a claim of responsibility came after reports that nobody had claimed it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.comparison import Point
from rashomon.points.affair import Affair
from rashomon.points.units import Unit, position

_NOBODY = re.compile(
    r"\b(?:no one|nobody|no (?:group|faction|party|organi[sz]ation|one)|none|not)\b[^.;]{0,40}\bclaim\w*\b[^.;]{0,20}\b(?:responsibility|attack|it)\b|\bno(?: immediate)? claim of responsibility\b",
    re.IGNORECASE,
)
_CLAIMED = re.compile(r"\bclaim(?:s|ed|ing)?\s+(?:\w+\s+)?responsibility\b|\b(?:was|been) claimed by\b", re.IGNORECASE)


def claim_points(affair: Affair) -> Iterator[Point]:
    """Give an update (without id) where some reports say that nobody claims the deed and others who does."""
    nobody: list[Unit] = []
    claimed: list[Unit] = []
    for unit in affair.units:
        if _NOBODY.search(unit.context):
            nobody.append(unit)
        elif (
            unit.statement is not None and (unit.statement.act == "claims_responsibility" or _CLAIMED.search(unit.cue))
        ) or _CLAIMED.search(unit.text):
            claimed.append(unit)
    here = {g for u in nobody for g in affair.incidents(u)}
    claimed = [u for u in claimed if not here or not affair.incidents(u) or affair.incidents(u) & here]
    if nobody and claimed and {u.report_id for u in nobody} != {u.report_id for u in claimed}:
        positions = (
            position("[nobody claims it]", nobody),
            position("[claimed]", claimed),
        )
        why = "a claim is made after it was reported that there was none"
        roots = {u.root for u in (*nobody, *claimed)}
        yield Point(
            "", "[has anybody claimed it?]", affair.incident([*nobody, *claimed]), "update", why, positions, len(roots)
        )
