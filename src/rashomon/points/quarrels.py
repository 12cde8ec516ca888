"""Lay accusations that two parties make against each other beside each other, whatever they reproach each other with.

Who did a deed is `blame`, and what it opposes is not opposed here again; here it is enough that each accuses, condemns or criticises the
other by name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.comparison import Point
from rashomon.points.accused import accusations, accused_in
from rashomon.points.affair import HELD, Affair
from rashomon.points.blame import HARMS
from rashomon.points.polarity import negative, unverified
from rashomon.points.sides import Side, side
from rashomon.points.units import Unit, position

_ACCUSES = re.compile(r"\b(?:accus|blam|condemn|denounc|criticis|criticiz|fault|slam|lambast|castigat|rebuk|attack|deplor|decr)\w*", re.IGNORECASE)
# Whom a cue of that kind is about stands first in what it says.
_FIRST = re.compile(r"^\W*(?P<who>.{2,60}?)\s*(?:\s(?:of|for|over|after|in|with|when|while|because|who|which|whose|as|to|at)\b|[,;:.“\"(]|$)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False)
class Reproach:
    """Hold a unit that reproaches a party by name: who does, and whom."""

    unit: Unit
    by: Side
    whom: Side
    called: str


def quarrel_points(affair: Affair) -> Iterator[Point]:
    """Give a blame (without id) for each two parties that reproach each other by name."""
    told = {id(accusation.unit) for accusation in affair.read(accusations) if accusation.act & HARMS or accusation.general}
    held = [reproach for reproach in _reproaches(affair) if id(reproach.unit) not in told][:HELD]
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, reproach in enumerate(held):
        for name in reproach.whom.names:
            by_name[name].append(number)
    seen: set[int] = set()
    for number, one in enumerate(held):
        if number in seen:
            continue
        back = [n for name in sorted(one.by.names) for n in by_name[name] if n != number and _answers(one, held[n], affair)]
        if not back:
            continue
        same = [n for n, other in enumerate(held) if _alike(one, other, affair)]
        replies = sorted({n for m in same for n, other in enumerate(held) if _answers(held[m], other, affair)})
        seen.update(same, replies)
        sides = [[held[n].unit for n in numbers] for numbers in (same, replies)]
        roots = {unit.root for units in sides for unit in units}
        positions = (position(f"[{one.called}]", sides[0]), position(f"[{held[replies[0]].called}]", sides[1]))
        yield Point("", "[who is at fault?]", affair.incident([*sides[0], *sides[1]]), "blame", "each reproaches the other by name", positions, len(roots), score=0.6)


def _reproaches(affair: Affair) -> Iterator[Reproach]:
    for unit in affair.units:
        if unit.statement is None or unit.voice is None or unverified(unit) or (unit.stance != "accuses" and not _ACCUSES.search(unit.cue)):
            continue
        if negative(unit) and unit.stance != "accuses":
            continue
        by = side(f"{unit.voice} {unit.root}", affair.proper)
        first = _FIRST.match(unit.text) if _ACCUSES.search(unit.cue) else None
        for words in dict.fromkeys((*([first["who"]] if first else []), *accused_in(unit))):
            whom = side(words, affair.proper)
            if by.names and whom.names and affair.links.compare(by, whom) == "apart":
                yield Reproach(unit, by, whom, words.strip())
                break


def _answers(one: Reproach, other: Reproach, affair: Affair) -> bool:
    """Tell whether the one reproached reproaches in turn who reproaches him."""
    return (
        one.unit.root != other.unit.root
        and affair.links.compare(one.whom, other.by) == "same"
        and affair.links.compare(other.whom, one.by) == "same"
    )


def _alike(one: Reproach, other: Reproach, affair: Affair) -> bool:
    return affair.links.compare(one.whom, other.whom) == "same" and affair.links.compare(one.by, other.by) == "same"
