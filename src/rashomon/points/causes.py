"""Lay causes of one thing beside each other: brought down by a hostile act, by a fault, by nature, by one's own hand.

A cause counts for what it befell (a plane, a fire, a blast), and only within one incident.  Who says only that it was not a fault
has a place of his own.  A sentence with causes of two kinds weighs them and takes no side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rashomon.comparison import Point
from rashomon.points.affair import HELD, Affair
from rashomon.points.polarity import negative, unverified
from rashomon.points.units import Unit, position, spread
from rashomon.roots.topics import stems

# What causes are given for; words of one family are one.
_BEFALLEN = stems(
    "plane helicopter chopper drone balloon satellite ship boat barge trawler vessel ferry tanker submarine train bus truck convoy building bridge tower dam pipeline plant "
    "factory warehouse depot refinery silo mill power blackout outage fire blaze blast explosion crash derailment collapse collision spill leak outbreak"
)
_KINDS = {
    "hostile act": re.compile(
        r"\b(?:shot down|sho(?:t|oting) (?:it|them|him|the \w+(?: \w+)?|an? \w+(?: \w+)?) down|shooting down|down(?:ed|ing)\b|brought down by|hit by (?:an? |the )?(?:\w+[- ]){0,3}(?:missile|rocket|shell|mortar|fire|bomb|drone)\w*|"
        r"(?:missile|rocket|shell|mortar)s?\b(?: \w+){0,2} (?:hit|struck|targeted|downed)|bomb(?:ed|ing)?\b|sabotag\w+|arson\w*|deliberate\w*|torpedo\w*|explosive device|planted|set (?:on fire|alight|fire)|"
        r"attack(?:ed)?\b|shelled|shelling|terror\w*)",
        re.IGNORECASE,
    ),
    "fault or accident": re.compile(
        r"\b(?:technical\w*|mechanical\w*|malfunction\w*|engine (?:failure|trouble|fire)|(?:pilot|human|operator) error|defect\w*|fault|faults|faulty|short[- ]circuit\w*|gas leak\w*|"
        r"overheat\w*|(?:struck|hit|clipped) (?:an? |the )?(?:power|high-voltage|electric\w*) (?:line|cable|pole)s?|metal fatigue|poor maintenance|negligen\w+|industrial accident|electrical)\b",
        re.IGNORECASE,
    ),
    "nature": re.compile(
        r"\b(?:because of|due to|caused by|owing to|result of|blamed on|brought down by)\s+(?:\w+\s+){0,2}(?:bad weather|lightning|storms?|fog|earthquake|flood(?:s|ing)?|heat ?wave|drought|bird strike|natural causes)\b",
        re.IGNORECASE,
    ),
}
_ACCIDENT = re.compile(r"\b(?:accidental\w*|mistaken\w*|unintention\w*)\b", re.IGNORECASE)


def cause_points(affair: Affair) -> Iterator[Point]:
    """Give a conflict (without id) for each thing that different roots say was brought about by causes of different kinds."""
    claims: dict[str, dict[str, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    against: dict[str, dict[str, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    for unit in affair.units:
        kinds = [kind for kind, words in _KINDS.items() if words.search(unit.text)]
        things = unit.stems & _BEFALLEN
        if (
            unit.statement is None
            or len(kinds) != 1
            or not things
            or unverified(unit)
            or unit.stance in ("demands", "warns")
        ):
            continue
        for thing in sorted(things):
            (against if negative(unit) else claims)[thing][kinds[0]].append(unit)
    yield from _points(claims, against, affair)


def _points(
    claims: dict[str, dict[str, list[Unit]]], against: dict[str, dict[str, list[Unit]]], affair: Affair
) -> Iterator[Point]:
    seen: list[frozenset[int]] = []
    for thing in sorted(claims, key=lambda t: (-sum(map(len, claims[t].values())), t)):
        for one, other in combinations(sorted(claims[thing]), 2):
            sides = {f"[{kind}]": claims[thing][kind] for kind in (one, other)}
            held = frozenset(id(u) for side in sides.values() for u in side)
            if any(2 * len(held & old) >= len(held) for old in seen) or not _apart(
                claims[thing][one], claims[thing][other], affair
            ):
                continue
            seen.append(held)
            sides |= {f"[no {kind}]": against[thing][kind] for kind in (one, other) if against[thing][kind]}
            yield _point(sides, affair)


def _apart(one: list[Unit], other: list[Unit], affair: Affair) -> bool:
    """Tell whether two roots disagree on one incident: where both name incidents, one of them must be the same."""
    for a in one[:HELD]:
        for b in other[:HELD]:
            here, there = affair.incidents(a), affair.incidents(b)
            if a.differs(b) and (here & there - affair.background or not here or not there):
                return True
    return False


def _point(sides: dict[str, list[Unit]], affair: Affair) -> Point:
    shown = {label: spread(units) for label, units in sides.items()}
    positions = tuple(position(label, units) for label, units in shown.items())
    roots = {u.root for units in sides.values() for u in units}
    why = "causes of different kinds, by different roots"
    return Point(
        "",
        "[what caused it?]",
        affair.incident([u for units in shown.values() for u in units]),
        "conflict",
        why,
        positions,
        len(roots),
        score=0.8,
    )
