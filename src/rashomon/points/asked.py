"""Show what one asks for and another refuses or ignores."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.comparison import Point
from rashomon.points.affair import Affair
from rashomon.points.units import Unit, position
from rashomon.roots.topics import shown, stems

_REFUSED = re.compile(
    r"\b(?:refus\w+|rejected (?:the |a |any )?(?:call|demand|request|appeal)s?|turned down|ruled out|ignored|declin\w+|block(?:ed|s|ing)|veto\w*|(?:do|does|did|would|will)(?:\s+not|n[’']t) (?:want|allow|agree|let|permit|accept)|won[’']t (?:allow|let|agree))\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:ask(?:ed|s|ing)?|call(?:ed|s|ing)? (?:for|on)|demand\w*|urg(?:ed|es|ing)|request\w*|appeal\w*)\b",
    re.IGNORECASE,
)
_EMPTY = stems(
    "demand demanded ask asked call called refuse refused want creates create take happened region situation latest immediately"
)


def asked_points(affair: Affair) -> Iterator[Point]:
    """Give what is asked for by some and refused by others (without id): both can hold, so it `differs`."""
    seen: list[frozenset[str]] = []
    for unit in affair.units:
        if unit.statement is None or not _REFUSED.search(f"{unit.cue} {unit.text}"):
            continue
        words = unit.stems - _EMPTY - affair.proper
        asked = [u for u in affair.near(words, 1) if _asks(u) and u.root != unit.root and _about(u, words, affair)]
        if asked and not any(words & old for old in seen):
            seen.append(frozenset().union(*(u.stems & words for u in asked)))
            positions = (
                position("[asked for]", asked),
                position("[refused or ignored]", [unit]),
            )
            roots = len({u.root for u in asked} | {unit.root})
            yield Point(
                "",
                f"[asked for and refused: {shown(unit.text, seen[-1])}]",
                affair.incident([*asked, unit]),
                "differs",
                "one asks for what another refuses",
                positions,
                roots,
                score=0.6,
            )


def _asks(unit: Unit) -> bool:
    return unit.statement is not None and unit.stance in ("demands", "asks") and bool(_ASKED.search(unit.cue))


def _about(unit: Unit, words: frozenset[str], affair: Affair) -> bool:
    """Tell whether what is asked for is what is refused: at least a third of the weight of what is asked for."""
    asked = unit.stems - _EMPTY - affair.proper
    return bool(asked) and affair.weights.total(asked & words) >= affair.weights.total(asked) / 3
