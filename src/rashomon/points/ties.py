"""Find where one ties two things together as cause and effect and another says that there is no tie between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.comparison import Point
from rashomon.points.affair import Affair
from rashomon.points.polarity import negative, unverified
from rashomon.points.units import Unit, position
from rashomon.roots.topics import shown, stems

_NO_TIE = re.compile(
    r"\b(?:no|not any|nor any)\s+(?:\w+\s+)?(?:connection|link|relation(?:ship)?|tie|correlation)s?\s+between\s+(?P<one>[^.;]{3,120}?)\s+and\s+(?P<other>[^.;]{3,200})|"
    r"^(?P<a>[^.;]{3,120}?)\s+(?:is|are|was|were|has|had|have)\s+(?:nothing to do with|not (?:linked|related|connected|tied) to|unrelated to)\s+(?P<b>[^.;]{3,200})",
    re.IGNORECASE,
)
_TIED = re.compile(
    r"\b(?:spurred|sparked|triggered|prompted|provoked|fuel+ed|ignited|caused|set off|unleashed)\s+by\b|\b(?:because of|due to|over|in response to|in retaliation for|in reprisal for|linked to|tied to|connected to|"
    r"(?:spurred|sparked|triggered|prompted|provoked|fuel+ed|ignited|caused|led to|outraged|angered|enraged))\b",
    re.IGNORECASE,
)


def tie_points(affair: Affair) -> Iterator[Point]:
    """Give a denial (without id) for each tie that some assert and another says isn't there."""
    for unit in affair.units:
        found = _NO_TIE.search(unit.text) if unit.statement is not None else None
        if found is None:
            continue
        one = stems(found["one"] or found["a"] or "") - affair.proper
        other = stems(found["other"] or found["b"] or "") - affair.proper
        tied = [
            u
            for u in affair.near(one | other, 2)
            if _ties(u, one, other) and u.root != unit.root and not unit.rests_on(u)
        ]
        if tied:
            positions = (
                position("[tied]", tied),
                position("[no tie]", [unit]),
            )
            roots = len({u.root for u in tied} | {unit.root})
            label = f"[is there a tie: {shown(unit.text, one | other)}?]"
            yield Point(
                "",
                label,
                affair.incident([unit, *tied]),
                "denial",
                "one names as cause what another says has no tie with it",
                positions,
                roots,
                score=0.7,
            )


def _ties(unit: Unit, one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether a unit names one thing before a word of cause and the other behind it, or the other way about."""
    if negative(unit) or unverified(unit) or unit.stance == "demands":
        return False
    for found in _TIED.finditer(unit.text):
        before, behind = stems(unit.text[: found.start()]), stems(unit.text[found.end() :])
        if (before & one and behind & other) or (before & other and behind & one):
            return True
    return False
