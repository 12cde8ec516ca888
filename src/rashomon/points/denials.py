"""Find what one voice asserts and another denies.

A denial is a statement whose cue denies ("denied", "rejected reports that"), or whose words say that something is not so.
What it denies is in its words; where those only point back ("denied responsibility", "the claims are baseless") it is what the
claims before it in the same report say, those that name the denier first.  Refusals ("refused to hand over") deny nothing, nor
does a desk that could not verify.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.comparison import Evidence, Point, Position
from rashomon.points.topics import Weights, akin, stems
from rashomon.points.units import Unit

_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying|ial|ials)|refut\w*|rebut\w*|disput\w*|contradict\w*)\b", re.IGNORECASE)
_WAVES_OFF = re.compile(r"\b(?:dismiss\w*|reject\w*|rubbish\w*|discount\w*|shrug\w* off)\b", re.IGNORECASE)
# What is waved off must be a claim: rejecting an accord denies nothing.
_CLAIM = re.compile(
    r"\b(?:claims?|reports?|charges?|allegations?|accusations?|assertions?|suggestions?|notion|theor(?:y|ies)|assessments?|veracity|rumou?rs?)\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:not true|untrue|false|baseless|unfounded|groundless|fabricat\w+|impossible|illogical|nonsense|no truth|off the table|rul(?:e|es|ed) out|"
    r"no (?:connection|link|evidence|proof|sign|trace|parts?)\b)",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?:\b(?:not|never|nobody|no)\b|n[’']t\b)", re.IGNORECASE)
_POINTING = frozenset(
    stems(
        "deny denied denial reject rejected dismiss dismissed claim claims charge charges allegation allegations accusation accusations responsibility "
        "blame involvement involved role playing baseless unfounded false untrue impossible illogical rumour rumours notion assessment assessments "
        "veracity adamantly strongly scientifically theory evidence use scenario"
    )
)
# How alike a denial and what it denies must be, and how many stems they must share; a plain "not" must fit more closely.
# Chosen on the development sets.
ALIKE, SHARED = 0.5, 2
PLAIN_ALIKE, PLAIN_SHARED = 0.65, 3
# The share of what two denials deny that makes their matter one.
SAME = 1 / 3
MOST, BACK = 6, 8


@dataclass(frozen=True, slots=True)
class Denial:
    """Hold a denying unit, the stems of what it denies, and whether only a "not" denies it."""

    unit: Unit
    denied: frozenset[str]
    plain: bool


@dataclass(slots=True)
class Matter:
    """Gather the denials of one thing with what they deny, best first by `rank`."""

    denials: list[Denial]
    asserted: dict[int, Unit]
    rank: dict[int, float] = field(default_factory=dict)


def denial_points(units: Sequence[Unit], weights: Weights, names: frozenset[str]) -> Iterator[Point]:
    """Give one point (without id) for each matter that is asserted by one root and denied by another.

    `names` are stems of names, which alone make no matter.
    """
    claims = [(u, stems(u.text)) for u in units if u.statement is not None and not _negative(u) and not unverified(u)]
    matters: list[Matter] = []
    for denial in (d for n in range(len(units)) if (d := _denial(n, units))):
        found = dict(_against(denial, claims, weights, names))
        if not found:
            continue
        new = Matter([denial], {id(u): u for u in found}, {id(u): s for u, s in found.items()})
        same = [m for m in matters if _one_matter(m, new, weights)]
        for matter in same:
            new = _joined(matter, new)
            matters.remove(matter)
        matters.append(new)
    for matter in matters:
        yield _point(matter)


def unverified(unit: Unit) -> bool:
    """Tell whether a unit only says that something could not be checked."""
    return unit.statement is not None and (
        unit.statement.act == "cannot_verify" or bool(re.search(r"\b(?:verif|independently confirm)", unit.text, re.IGNORECASE))
    )


def _cue(unit: Unit) -> str:
    return unit.statement.cue.text if unit.statement is not None and unit.statement.cue is not None else ""


def denies(unit: Unit) -> bool:
    """Tell whether a unit says outright that something is not so."""
    if unit.statement is None or unverified(unit):
        return False
    cue = _cue(unit)
    return bool(_DENIES.search(cue) or (_WAVES_OFF.search(cue) and _CLAIM.search(f"{cue} {unit.text}")) or _FALSE.search(unit.text))


def _negative(unit: Unit) -> bool:
    return denies(unit) or bool(_NOT.search(_cue(unit)) or _NOT.search(unit.text))


def _denial(number: int, units: Sequence[Unit]) -> Denial | None:
    unit = units[number]
    if unit.statement is None or unverified(unit) or not _negative(unit):
        return None
    outright = denies(unit)
    said = stems(unit.text) - _POINTING
    if len(said) >= SHARED or not outright:
        return Denial(unit, said, not outright)
    pointed = _pointed(number, units)
    return Denial(unit, said | (stems(pointed.text) - _POINTING), False) if pointed else None


def _pointed(number: int, units: Sequence[Unit]) -> Unit | None:
    """Find the claim that a denial without words of its own points back to."""
    unit = units[number]
    who = stems(f"{unit.voice or ''} {unit.root}")
    before = [
        u
        for u in reversed(units[max(0, number - BACK) : number])
        if u.report is unit.report and u.statement and u.root != unit.root and u.stance in ("accuses", "believes", "asserts") and not _negative(u)
    ]
    return max(before, key=lambda u: (akin(who, stems(u.text)), u.stance == "accuses"), default=None)


def _against(
    denial: Denial, claims: list[tuple[Unit, frozenset[str]]], weights: Weights, names: frozenset[str]
) -> Iterator[tuple[Unit, float]]:
    least, shared = (PLAIN_ALIKE, PLAIN_SHARED) if denial.plain else (ALIKE, SHARED)
    for unit, said in claims:
        if unit.root == denial.unit.root or len((denial.denied & said) - names) < shared or unit.rests_on(denial.unit) or denial.unit.rests_on(unit):
            continue
        alike = weights.alike(denial.denied, said)
        if alike >= least:
            yield unit, alike


def _one_matter(one: Matter, other: Matter, weights: Weights) -> bool:
    both = len(one.asserted.keys() & other.asserted.keys())
    if both >= SAME * min(len(one.asserted), len(other.asserted)) or (both and {d.unit.root for d in one.denials} & {d.unit.root for d in other.denials}):
        return True
    return any(weights.alike(a.denied, b.denied) >= ALIKE and len(a.denied & b.denied) >= SHARED for a in one.denials for b in other.denials)


def _joined(one: Matter, other: Matter) -> Matter:
    rank = {k: max(one.rank.get(k, 0.0), other.rank.get(k, 0.0)) for k in one.rank | other.rank}
    return Matter(one.denials + other.denials, one.asserted | other.asserted, rank)


def _point(matter: Matter) -> Point:
    """Make the point: those who assert it first, at most `MOST` pieces of evidence a position."""
    says = sorted(matter.asserted.values(), key=lambda u: -matter.rank[id(u)])
    roots = {u.root for u in says} | {d.unit.root for d in matter.denials}
    positions = (
        Position("[asserted]", tuple(evidence(u) for u in spread(says, MOST))),
        Position("[denied]", tuple(evidence(d.unit) for d in matter.denials[:MOST])),
    )
    label = " ".join(sorted(matter.denials[0].denied)[:5])
    return Point("", f"[is it so? {label}]", None, "denial", "one asserts what another denies", positions, len(roots), score=max(matter.rank.values()))


def spread(units: Sequence[Unit], most: int) -> list[Unit]:
    """Take the first units, one of each report and root before a second of any."""
    seen: set[tuple[str, str]] = set()
    first, rest = [], []
    for unit in units:
        (rest if (unit.report_id, unit.root) in seen else first).append(unit)
        seen.add((unit.report_id, unit.root))
    return (first + rest)[:most]


def evidence(unit: Unit) -> Evidence:
    """Pin a unit as evidence."""
    statement = unit.statement.id if unit.statement else None
    return Evidence(unit.report_id, unit.words, unit.voice, statement, unit.root if unit.voice else None)
