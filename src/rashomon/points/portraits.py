"""Lay opposite descriptions of one party beside each other: force held back or excessive, a crowd peaceful or violent.

The words are of a kind that any side uses of any other; whose they are, and of whom, is read from the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.comparison import Point
from rashomon.points.affair import HELD, Affair
from rashomon.points.polarity import unverified
from rashomon.points.sides import Side, side
from rashomon.points.units import Unit, position, spread

_PEOPLE = r"(?:protest\w*|demonstrat\w*|crowds?|march(?:er|es|ers)?|rall(?:y|ies)|gathering|movement)"
_PEACEFUL = re.compile(
    rf"\b(?:peaceful(?:ly)?|unarmed|non-?violent(?:ly)?|defen[cs]eless)\b[\s,”\"]+(?:\w+\s+){{0,2}}?{_PEOPLE}\b|"
    rf"\b{_PEOPLE}\b(?:\s+\w+){{0,2}}\s+(?:was|were|are|is|been|remain\w*)\s+(?:\w+ly\s+)?(?:peaceful|unarmed|non-?violent)\b",
    re.IGNORECASE,
)
_VIOLENT = re.compile(
    r"\b(?:violent|armed|hostile|angry armed)\s+(?:\w+\s+)?(?:protest\w*|demonstrat\w*|crowds?|mobs?|riots?|rioters?|groups?|extremists?|radicals?)\b|\briot(?:s|ers|ing)\b|"
    r"\b(?:terrorists|terrorism|extremists|hooligans|thugs|acts? of terror|coup(?: attempt)?|attempted coup|insurrection)\b",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"\b(?:protest\w*|demonstrat\w*|crowds?|riot\w*|unrest|rall(?:y|ies)|march(?:ers)?)\b", re.IGNORECASE
)
_HELD_BACK = re.compile(
    r"\b(?:acted|acting|act|responded|respond\w*|operat\w+)\b[^.;]{0,20}\bwith (?:\w+ )?restraint|\b(?:showed|shown|shows|exercised|used) (?:\w+ )?restraint\b|\bproportionate\b|"
    r"\b(?:is|was|were|are|been)\s+(?:\w+ly\s+)?(?:restrained|justified|necessary|lawful|prudent)\b|\bself-?defen[cs]e\b|\b(?:right|duty|obligation) to defend\b|\b(?:use of (?:live )?(?:force|fire))\b[^.;]{0,30}\bjustified\b",
    re.IGNORECASE,
)
_EXCESSIVE = re.compile(
    r"\bexcessive\b|\bdisproportion\w*|\black of proportion\w*|\bindiscriminate\w*|\bunacceptable\b|\bunjustif\w+|\bunlawful (?:force|killing)\w*|\bheavy-handed\w*|\boverreact\w*|\bbrutal (?:force|crackdown|response)\b",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"\b(?:force|fire|firing|response|responded|actions?|acted|crackdown|violence|strikes?|attacks?|operation|restraint|proportion\w*|shoot\w*|kill\w*|defen[cs]e|defend)\b",
    re.IGNORECASE,
)
_DEFENDED = re.compile(r"\b(?:defend\w*|justif\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Portrait:
    """Hold a unit that describes a party, and the party."""

    unit: Unit
    of: Side


def portrait_points(affair: Affair) -> Iterator[Point]:
    """Give a conflict (without id) for each of the two questions on which different roots give opposite descriptions."""
    mild, harsh, calm, wild = [], [], [], []
    for unit in affair.units:
        if unverified(unit) or unit.stance in ("asks", "promises"):
            continue
        if _FORCE.search(unit.context):
            if unit.stance != "demands" and (
                _HELD_BACK.search(unit.text) or (_DEFENDED.search(unit.cue) and _FORCE.search(unit.text))
            ):
                mild.append(Portrait(unit, side(unit.context, affair.proper)))
            elif _EXCESSIVE.search(unit.text):
                harsh.append(Portrait(unit, side(unit.context, affair.proper)))
        if _PEACEFUL.search(unit.text):
            calm.append(unit)
        elif _VIOLENT.search(unit.text) and _CROWD.search(unit.context):
            wild.append(unit)
    pairs = [
        (a, b) for a in mild[:HELD] for b in harsh[:HELD] if a.unit.root != b.unit.root and a.of.names & b.of.names
    ]
    if pairs:
        yield from _point(
            "[was force held back or excessive?]",
            "[held back or justified]",
            [a.unit for a, _ in pairs],
            "[excessive]",
            [b.unit for _, b in pairs],
            affair,
        )
    yield from _point("[peaceful or violent?]", "[peaceful]", calm, "[violent]", wild, affair)


def _point(label: str, first: str, one: list[Unit], second: str, other: list[Unit], affair: Affair) -> Iterator[Point]:
    """Give the point where each description has a root of its own, one of them a voice."""
    sides = [list(dict.fromkeys(units)) for units in (one, other)]
    roots = [{u.root for u in units} for units in sides]
    if (
        not sides[0]
        or not sides[1]
        or not roots[0] - roots[1]
        or not roots[1] - roots[0]
        or not any(u.voice for units in sides for u in units)
    ):
        return
    shown = [spread(sorted(units, key=lambda u: u.voice is None)) for units in sides]
    positions = tuple(
        position(name, units) for name, units in zip((first, second), shown, strict=True)
    )
    yield Point(
        "",
        label,
        affair.incident([*shown[0], *shown[1]]),
        "conflict",
        "opposite descriptions, by different roots",
        positions,
        len(roots[0] | roots[1]),
        score=0.6,
    )
