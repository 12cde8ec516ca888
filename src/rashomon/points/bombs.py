"""Compare what is told of one explosion: what carried the bomb, and whether it was one or several."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rashomon.comparison import Point
from rashomon.points.affair import Affair
from rashomon.points.polarity import negative
from rashomon.points.units import Unit, position

_CARRIERS = {
    word: name
    for name, words in {
        "car": "car taxi",
        "truck": "truck lorry",
        "van": "van minivan",
        "bus": "bus minibus",
        "motorcycle": "motorcycle motorbike scooter",
        "bicycle": "bicycle bike",
        "boat": "boat",
        "tanker": "tanker",
        "suicide vest": "vest belt",
        "bag": "backpack suitcase rucksack bag",
        "parcel": "parcel package",
    }.items()
    for word in words.split()
}
_ANY = "|".join(_CARRIERS)
_CARRIED = re.compile(
    rf"\b(?P<a>{_ANY})[- ]?bomb\w*|\b(?:explosives?|bomb)[- ](?:laden|packed|filled|rigged|loaded)\s+(?P<b>{_ANY})\b|"
    rf"\b(?P<c>{_ANY})\s+(?:\w+\s+)?(?:loaded|packed|laden|rigged|filled)\s+with\s+(?:\w+\s+){{0,4}}explosives?|\b(?P<d>{_ANY})\s+(?:that\s+)?(?:blew up|exploded|detonated)",
    re.IGNORECASE,
)
_BLAST = r"(?:(?:suicide|car|truck|bomb|deadly|powerful|massive|near-simultaneous|\w+ing)[- ])*(?:bomb(?:s|ing|ings|er|ers)?|blasts?|explosions?|detonations?)\b"
_SEVERAL = re.compile(
    rf"\b(?:double|twin|dual|triple|two|three|pair of|both)\s+{_BLAST}|\bfollowed by an?\s+(?:[\w-]+\s+)?(?:{_ANY}|bomb|blast|explosion)\b|\bsecond\s+{_BLAST}",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"\b(?:an?|one|single|the)\s+(?:\w+\s+){{0,2}}?(?:suicide\s+)?(?:{_ANY})[- ]?bomb(?:ing|er)?\b|\b(?:single|one|lone)\s+{_BLAST}|\ba\s+(?:\w+\s+)?suicide bomber\b|\bthe\s+(?:{_ANY})\s+blew up",
    re.IGNORECASE,
)


def bomb_points(affair: Affair) -> Iterator[Point]:
    """Give a conflict (without id) for each incident on whose bomb different roots give answers that exclude each other."""
    carriers: dict[str, dict[str, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    counts: dict[str, dict[str, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    for unit in affair.units:
        incident = _incident(unit, affair)
        if incident is None or negative(unit):
            continue
        for found in _CARRIED.finditer(unit.text):
            carriers[incident][_CARRIERS[next(g for g in found.groups() if g).casefold()]].append(unit)
        if _SEVERAL.search(unit.text):
            counts[incident]["several"].append(unit)
        elif _ONE.search(unit.text):
            counts[incident]["one"].append(unit)
    for incident in sorted(carriers.keys() | counts.keys(), key=lambda g: int(g[1:])):
        yield from _conflict(carriers[incident], "[what carried the bomb?]", "one bomb has one carrier", incident)
        yield from _conflict(counts[incident], "[one bomb or several?]", "one and several exclude each other", incident)


def _incident(unit: Unit, affair: Affair) -> str | None:
    named = affair.told_in(unit)
    return min(named, key=lambda g: int(g[1:])) if named else None


def _conflict(answers: dict[str, list[Unit]], label: str, why: str, incident: str) -> Iterator[Point]:
    """Give the point of the answers that different roots give; what one report tells of several bombs excludes nothing."""
    together = {
        pair
        for pair in combinations(sorted(answers), 2)
        if {(u.report_id, u.root) for u in answers[pair[0]]} & {(u.report_id, u.root) for u in answers[pair[1]]}
    }
    apart = [
        p
        for p in combinations(sorted(answers), 2)
        if p not in together and {u.root for u in answers[p[0]]} != {u.root for u in answers[p[1]]}
    ]
    if not apart:
        return
    pair = max(apart, key=lambda p: (len({u.root for a in p for u in answers[a]}), p))
    positions = tuple(
        position(f"[{answer}]", answers[answer]) for answer in pair
    )
    roots = {u.root for answer in pair for u in answers[answer]}
    yield Point("", label, incident, "conflict", why, positions, len(roots), score=0.7)
