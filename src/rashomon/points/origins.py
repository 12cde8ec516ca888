"""Lay beside each other whence fire is said to have come: from the east bank and from the west, from one party's ground and another's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rashomon.comparison import Point
from rashomon.points.affair import HELD, Affair
from rashomon.points.polarity import DENIES, NOT, unverified
from rashomon.points.sides import Side, side
from rashomon.points.units import Unit, position, spread

_THROWN = {
    "fire": r"(?:(?:first |fatal |deadly )?(?:shots?|gunfire|fire|rounds?|bullets?|shooting|sniper fire|gunshots?))",
    "shells": r"(?:(?:mortar |artillery |tank )?(?:shells?|shelling|mortars?|bombardment|projectiles?))",
    "it": r"(?:it|they)(?= (?:ha[ds] been|was|were) (?:fired|launched|shot))",
    "rockets": r"(?:(?:\w+ )?(?:rockets?|missiles?|drones?))",
}
_CAME = r"(?:(?:ha[ds]|have)\s+)?(?:(?:come|came|was|were|been|being)\s+)?(?:(?:fired|launched|shot|sent|originat(?:ed|ing)|came|come|coming)\s+)?(?:in |over |directly |clearly |apparently )?from"
_FROM = rf"(?:{_CAME})\s+(?:the\s+|an?\s+)?(?P<whence>[^,;:.“”\"]{{3,60}})"
_FORMS = {kind: re.compile(rf"\b{thing}\s+(?:that \w+ \w+(?: \w+){{0,4}} )?{_FROM}", re.IGNORECASE) for kind, thing in _THROWN.items()}
_WAY = re.compile(r"\b(?P<way>north|south|east|west)(?:ern|erly)?\b(?:[- ]\w+)?\s+(?:bank|side|shore|hills?|slopes?|end|edge|direction|ridge)\b", re.IGNORECASE)
_GROUND = re.compile(
    r"\b(?:bank|side|positions?|territor(?:y|ies)|bases?|lines?|posts?|areas?|districts?|held|controlled|trench(?:es)?|camps?|batter(?:y|ies)|headquarters|barracks|soil|ground|sector)\b|-(?:held|controlled|run)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s+(?:of|on|in|at|near|when|while|and|that|which|who|toward|towards|into|to|during|before|after|over|around)\b.*$", re.IGNORECASE)
_OPPOSITE = {frozenset(("north", "south")), frozenset(("east", "west"))}
AHEAD = 25
_UNSURE = re.compile(r"\b(?:may|might|could|if|whether|possibl\w+|would|unclear|not known)\b|\?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold a unit, what came (`kind`), the words for whence, the way, and whose ground it was; `known` when it speaks of what was told before."""

    unit: Unit
    kind: str
    whence: str
    way: str
    party: Side
    known: bool


def origin_points(affair: Affair) -> Iterator[Point]:
    """Give a blame (without id) for each incident in which different roots name opposite origins of the same sort of fire."""
    found = [origin for unit in affair.units if (origin := _origin(unit, affair))][:HELD]
    seen: set[frozenset[str]] = set()
    for one, other in combinations(found, 2):
        key = frozenset((one.whence.casefold(), other.whence.casefold()))
        if key not in seen and _opposed(one, other, affair) and not any(key & old for old in seen):
            seen.add(key)
            yield _point(one, other, found, affair)


def _origin(unit: Unit, affair: Affair) -> Origin | None:
    if unit.statement is None or unverified(unit) or _UNSURE.search(unit.text) or unit.stance in ("demands", "asks", "warns", "promises"):
        return None
    for kind, form in _FORMS.items():
        for found in form.finditer(unit.text):
            before = unit.text[max(0, found.start() - AHEAD) : found.start()]
            whence = _CUT.sub("", found["whence"]).strip()
            way = _WAY.search(found["whence"])
            party = side(whence, affair.proper)
            if not NOT.search(f"{before} {found[0]}") and not DENIES.search(unit.cue) and (way or (_GROUND.search(whence) and (party.names or party.kind))):
                known = kind == "it" or before.casefold().endswith(("the ", "that "))
                return Origin(unit, kind, whence, way["way"].casefold() if way else "", Side(frozenset(), None) if way else party, known)
    return None


def _opposed(one: Origin, other: Origin, affair: Affair) -> bool:
    """Tell whether two roots name opposite origins of one sort of fire in one incident."""
    if not _one_sort(one, other) or not one.unit.differs(other.unit):
        return False
    here, there = _incidents(one, affair), _incidents(other, affair)
    if here and there and not here & there:
        return False
    if one.way or other.way:
        return frozenset((one.way, other.way)) in _OPPOSITE
    return affair.links.compare(one.party, other.party) == "apart"


def _one_sort(one: Origin, other: Origin) -> bool:
    """Tell whether the same may have come: "fire" and "it" stand for what was told before."""
    return one.kind == other.kind or any(o.known and o.kind in ("fire", "it") for o in (one, other))


def _incidents(origin: Origin, affair: Affair) -> frozenset[str]:
    """Give the incidents of an origin; what was told before is what its report tells of, the incident in focus where it does."""
    told = affair.told_in(origin.unit)
    return told | affair.in_focus(origin.unit) if origin.known else told


def _alike(one: Origin, other: Origin, affair: Affair) -> bool:
    if not _one_sort(one, other) or bool(one.way) != bool(other.way):
        return False
    return one.way == other.way if one.way else affair.links.compare(one.party, other.party) == "same"


def _point(one: Origin, other: Origin, found: list[Origin], affair: Affair) -> Point:
    sides = [spread([o.unit for o in (mine, *(o for o in found if o is not mine and _alike(mine, o, affair)))]) for mine in (one, other)]
    positions = tuple(position(f"[{o.whence}]", units) for o, units in zip((one, other), sides, strict=True))
    roots = {u.root for units in sides for u in units}
    units = [u for side in sides for u in side]
    return Point("", "[where did the fire come from?]", affair.incident(units), "blame", "opposite origins of fire, by different roots", positions, len(roots), score=0.7)
