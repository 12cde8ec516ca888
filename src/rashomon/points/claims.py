"""Tell when a claim of responsibility came after reports that nobody had claimed it, and when two claim one deed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rashomon.comparison import Point
from rashomon.points.affair import HELD, Affair
from rashomon.points.polarity import negative, unverified
from rashomon.points.sides import side
from rashomon.points.units import Unit, position

_NOBODY = re.compile(
    r"\b(?:no one|nobody|no (?:group|faction|party|organi[sz]ation|one)|none|not)\b[^.;]{0,40}\bclaim\w*\b[^.;]{0,20}\b(?:responsibility|attack|it)\b|\bno(?: immediate)? claim of responsibility\b",
    re.IGNORECASE,
)
_CLAIMED = re.compile(r"\bclaim(?:s|ed|ing)?\s+(?:\w+\s+)?responsibility\b|\b(?:was|been) claimed by\b", re.IGNORECASE)
# Said of oneself.
_DID = re.compile(
    r"\b(?:it|they|we|its (?:men|fighters|forces|members|cells?)|our (?:men|fighters|forces|members))\s+(?:ha[ds]\s+|have\s+)?(?:carried out|staged|launched|conducted|executed|perpetrated|planted|detonated|was behind|were behind)\b"
    r"[^.;]{0,30}\b(?:attacks?|bomb\w*|blasts?|explosions?|strikes?|shooting|assassination|killings?|raids?|ambush|assault|kidnapping|operation)\b",
    re.IGNORECASE,
)
_RESPONSIBLE = re.compile(r"\bresponsib\w+\b|\bcredit for\b", re.IGNORECASE)


def claim_points(affair: Affair) -> Iterator[Point]:
    """Give an update (without id) where some reports say that nobody claims a deed and others who does, a conflict where two claim one."""
    yield from _late(affair)
    yield from _rival(affair)


def _rival(affair: Affair) -> Iterator[Point]:
    """Give a conflict for each incident that two parties, surely two, each claim alone."""
    claimed: dict[str, list[Unit]] = defaultdict(list)
    for unit in affair.units:
        if unit.voice is None or unit.statement is None or negative(unit) or unverified(unit):
            continue
        owns = unit.statement.act == "claims_responsibility" or (unit.cue.casefold().startswith(("claim", "took", "take")) and _RESPONSIBLE.search(unit.text))
        if owns or _DID.search(unit.text):
            for group in sorted(affair.told_in(unit) or affair.in_focus(unit)):
                claimed[group].append(unit)
    speaking: dict[str, set[str]] = defaultdict(set)
    for unit in affair.units if claimed else ():
        speaking[unit.root].add(unit.report_id)
    for group, units in sorted(claimed.items()):
        sides = [(unit, side(f"{unit.voice} {unit.root}", affair.proper)) for unit in units[:HELD]]
        for (one, a), (other, b) in combinations(sides, 2):
            # Two names of one band are told apart by a report alone in which both speak.
            if one.root != other.root and a.names and b.names and speaking[one.root] & speaking[other.root] and affair.links.compare(a, b) == "apart":
                alike = [[u for u, c in sides if u is mine or affair.links.compare(c, called) == "same"] for mine, called in ((one, a), (other, b))]
                positions = tuple(position(f"[{u[0].root}]", u) for u in alike)
                roots = len({u.root for held in alike for u in held})
                yield Point("", "[claimed by whom?]", group, "conflict", "each claims the deed for itself", positions, roots, score=0.7)
                break


def _late(affair: Affair) -> Iterator[Point]:
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
