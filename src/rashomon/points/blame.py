"""Lay accusations beside each other: who is named as responsible by whom, for the same act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rashomon.comparison import Evidence, Point, Silence
from rashomon.points.accused import START, Accusation, accusations
from rashomon.points.affair import Affair
from rashomon.points.doers import doer_points
from rashomon.points.hearing import ANYBODY, Hearing, Matter
from rashomon.points.units import position, spread
from rashomon.roots.topics import stems

# No more than so many of a kind are compared with each other.
NEAR = 40
LIKE, SHARED = 0.4, 2
HARMS = stems(
    "killed wounded attack shot crash exploded chemical missile kidnapped abducted tortured burned looted massacre raped fire burning destroyed poisoned "
    "hostage beaten seized bombs genocide atrocity violence bloodshed"
)


@dataclass(slots=True)
class Camp:
    """Gather the accusations that name one party."""

    held: list[Accusation] = field(default_factory=list)

    @property
    def roots(self) -> set[str]:
        return {a.unit.root for a in self.held}

    @property
    def name(self) -> str:
        return min((a.accused for a in self.held), key=lambda n: (-sum(a.accused == n for a in self.held), len(n), n))


def blame_points(affair: Affair) -> Iterator[Point]:
    """Give a point (without id) for each act for which different roots name different parties, and for each that one party is accused of unheard."""
    hearing = affair.read(Hearing)
    accused = list(_accused(affair, hearing))
    done = list(doer_points(affair, [p for p in accused if p.kind == "blame"], hearing))
    told = {(e.report, e.voice, s.start) for point in done for e in _evidence(point) for s in e.words.spans}
    # Who is named as having done it is told once.
    yield from (p for p in accused if p.kind == "blame" or not any(_holds(e, told) for e in _evidence(p)))
    yield from done


def _evidence(point: Point) -> Iterator[Evidence]:
    return (e for p in point.positions for e in p.evidence)


def _holds(evidence: Evidence, told: set[tuple[str, str | None, int]]) -> bool:
    """Tell whether words hold the beginning of others of the same voice."""
    return any(r == evidence.report and v == evidence.voice and s.start <= at < s.end for r, v, at in told for s in evidence.words.spans)


def _accused(affair: Affair, hearing: Hearing) -> Iterator[Point]:
    """Give the points of what the words blame somebody for."""
    for held in _acts(affair.read(accusations), affair):
        camps = _camps(held, affair)
        pair = _opposed(camps, affair)
        if pair:
            yield _mutual(pair, affair)
        else:
            yield from (point for camp in camps if (point := _one_sided(camp, affair, hearing)))


def _acts(found: Sequence[Accusation], affair: Affair) -> list[list[Accusation]]:
    """Put accusations of one act together: the affair as a whole, one incident, or deeds told in like words."""
    matters: list[list[Accusation]] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for accusation in found:
        keys = ["general"] * accusation.general + sorted(accusation.incidents) + sorted(accusation.act - affair.proper)
        near = sorted({number for key in keys for number in holding[key][-NEAR:]})
        match = next((n for n in near if any(_one_act(accusation, other, affair) for other in matters[n][:NEAR])), None)
        if match is None:
            match = len(matters)
            matters.append([])
        matters[match].append(accusation)
        for key in keys:
            if match not in holding[key][-1:]:
                holding[key].append(match)
    return matters


def _one_act(one: Accusation, other: Accusation, affair: Affair) -> bool:
    if START in one.act and START in other.act:
        return bool(one.incidents & other.incidents or not one.incidents or not other.incidents)
    if one.general and other.general:
        return True
    shared = (one.act & other.act) - affair.proper
    if (one.incidents & other.incidents) - affair.background and (shared or one.outright or other.outright):
        return True
    return len(shared) >= SHARED and affair.weights.alike(one.act, other.act) >= LIKE


def _camps(held: Sequence[Accusation], affair: Affair) -> list[Camp]:
    """Part accusations by whom they name; the party named by most roots first."""
    camps: list[Camp] = []
    for accusation in sorted(held, key=lambda a: (not a.who.names, not a.outright)):
        best = None
        for camp in camps:
            verdicts = [affair.links.compare(accusation.who, a.who) for a in camp.held[:NEAR]]
            if "same" in verdicts and "apart" not in verdicts:
                best = camp
                break
        if best is None:
            best = Camp()
            camps.append(best)
        best.held.append(accusation)
    return sorted(camps, key=lambda c: (-len(c.roots), -len(c.held)))


def _opposed(camps: Sequence[Camp], affair: Affair) -> tuple[Camp, Camp] | None:
    """Find the two parties that different roots name, one of each camp outright, and that surely are two."""
    for one, other in combinations(camps[:NEAR], 2):
        if len(one.roots | other.roots) < 2 or one.roots == other.roots:
            continue
        if not any(a.outright for a in one.held) or not any(a.outright for a in other.held):
            continue
        verdicts = {affair.links.compare(a.who, b.who) for a in one.held[:NEAR] for b in other.held[:NEAR]}
        if "same" not in verdicts and ("apart" in verdicts or _countered(one, other)):
            return one, other
    return None


def _countered(one: Camp, other: Camp) -> bool:
    """Tell whether the accused of one camp accuse the other: nobody accuses himself."""
    accusers = [frozenset(n for a in camp.held for n in a.by.names) for camp in (one, other)]
    accused = [frozenset(n for a in camp.held for n in a.who.names) for camp in (one, other)]
    return bool(accusers[0] & accused[1] or accusers[1] & accused[0])


def _mutual(pair: tuple[Camp, Camp], affair: Affair) -> Point:
    sides = [spread([a.unit for a in sorted(c.held, key=lambda a: not a.outright)]) for c in pair]
    positions = tuple(
        position(f"[{c.name}]", u_side) for c, u_side in zip(pair, sides, strict=True)
    )
    roots = pair[0].roots | pair[1].roots
    why = "one names one party as responsible, another names another"
    return Point(
        "", "[who is responsible?]", affair.incident([*sides[0], *sides[1]]), "blame", why, positions, len(roots)
    )


def _one_sided(camp: Camp, affair: Affair, hearing: Hearing) -> Point | None:
    """Make the point of an accused who has no word on the matter, or `None` when he is heard."""
    deeds = [a for a in camp.held if not a.unit.statement or a.unit.statement.act != "claims_responsibility"]
    if (
        not any(a.act & HARMS for a in deeds)
        or not any(a.who.names for a in deeds)
        or not any(a.outright or a.unit.stance == "accuses" for a in deeds)
    ):
        return None
    names = frozenset(n for a in deeds for n in a.who.names)
    words = frozenset(w for a in deeds for w in a.act) - affair.proper
    who = next((a.who for a in deeds if a.who.names), deeds[0].who)
    words = frozenset(w for w in words if w[:4] not in names)
    rest = words - HARMS
    matter = Matter(words & HARMS, rest, rest - ANYBODY, frozenset(g for a in deeds for g in a.incidents))
    if hearing.heard(names, who, matter):
        return None
    units = spread([a.unit for a in deeds])
    positions = (position(f"[{camp.name}]", units),)
    silence = (Silence(camp.name, "not_heard", hearing.unreached(names, {a.unit.report_id for a in deeds})),)
    return Point(
        "",
        "[who did it?]",
        affair.incident(units),
        "one_sided",
        "accused, and no word of theirs on it in these reports",
        positions,
        len(camp.roots),
        silence,
    )
