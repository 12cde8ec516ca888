"""Find what one voice asserts and another denies.

A denial is a statement whose cue denies ("denied", "rejected reports that", "did not believe"), or whose words say that something is not so.
What it denies is in its words; where those only point back ("denied responsibility", "the claims are baseless") it is what the
claims before it in the same report say, those that name the denier first.  Refusals ("refused to hand over") deny nothing, nor
does a desk that could not verify.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.comparison import Point
from rashomon.points.affair import Affair
from rashomon.points.answers import Accusers, answered
from rashomon.points.polarity import (
    DENIES,
    FALSE,
    FIRST,
    HARD_TO_TELL,
    NOT,
    POINTING,
    PRONOUN,
    SINCE,
    SUPPOSED,
    TWICE,
    denies,
    negative,
    unverified,
)
from rashomon.points.sides import side
from rashomon.points.subjects import lays_it_to, of_own
from rashomon.points.units import Unit, position
from rashomon.roots.topics import akin, shown, stems

# How alike a denial and what it denies must be, and how many stems they must share; a plain "not" must fit more closely, and so must
# what a report says in its own voice.  Chosen on the development sets.
ALIKE, SHARED = 0.5, 2
PLAIN_ALIKE, PLAIN_SHARED = 0.65, 3
# The share of what two denials deny that makes their matter one.
SAME, JOIN = 1 / 3, 0.4
BACK, NEAR = 8, 30
# How alike a denial and a claim that stands in its own words are taken to be.
WITHIN = 0.5
# Who denies a part in a thing does not deny the thing: only what names him is denied.
_PART = re.compile(r"\b(?:role|involve\w*|responsib\w+|part in|having|complicit\w*|links? to|behind)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Denial:
    """Hold a denying unit, the stems of what it denies, whether only a "not" denies it, whether it points back,
    and whether what it denies holds a "not" of its own ("denied that he had not called").
    """

    unit: Unit
    denied: frozenset[str]
    plain: bool
    pointed: bool = False
    turned: bool = False


@dataclass(slots=True)
class Matter:
    """Gather the denials of one thing with what they deny, best first by `rank`."""

    denials: list[Denial]
    asserted: dict[int, Unit]
    rank: dict[int, float] = field(default_factory=dict)


def denial_points(affair: Affair) -> Iterator[Point]:
    """Give one point (without id) for each matter that is asserted by one root and denied by another."""
    matters: list[Matter] = []
    accusers = Accusers(affair)
    for number, unit in enumerate(affair.units):
        denial = _denial(number, affair) if unit.statement is not None else None
        found = dict(_against(denial, affair)) if denial else {}
        if not found and unit.statement is not None and negative(unit):
            found = dict(answered(unit, accusers))
            if found:
                best = max(found, key=lambda u: found[u])
                denial = Denial(unit, unit.stems | (stems(best.text) - POINTING), not denies(unit), True)
            elif denial is not None and not denial.plain:
                found = dict.fromkeys(_within(unit, affair), WITHIN)
        if denial is None or not found:
            continue
        new = Matter([denial], {id(u): u for u in found}, {id(u): s for u, s in found.items()})
        for matter in [m for m in matters if _one_matter(m, new, affair)]:
            new = _joined(matter, new)
            matters.remove(matter)
        matters.append(new)
    for matter in matters:
        _widen(matter, affair)
        yield _point(matter, affair)


def _within(unit: Unit, affair: Affair) -> Iterator[Unit]:
    """Give the claims of others that a denial holds in its own words ("reports from villagers that the bridge was mined were untrue")."""
    for other in affair.of_report(unit.report_id):
        if (
            other.rests_on(unit)
            and other.voice is not None
            and other.root != unit.root
            and len(other.stems - affair.proper) > SHARED
            and not negative(other)
            and not unverified(other)
        ):
            yield other


def _widen(matter: Matter, affair: Affair) -> None:
    """Add the claims that hold every stem which all denials and the best claims have in common, where there are at least two."""
    if any(d.turned for d in matter.denials):
        return
    best = [u for key, u in matter.asserted.items() if matter.rank[key] == max(matter.rank.values())]
    core = frozenset.intersection(*(u.stems for u in best), *(d.denied for d in matter.denials)) - affair.proper
    if len(core) < SHARED:
        return
    roots = {d.unit.root for d in matter.denials}
    for unit in affair.near(core, len(core)):
        if (
            unit.statement
            and id(unit) not in matter.asserted
            and unit.root not in roots
            and unit.stance != "demands"
            and not negative(unit)
            and not unverified(unit)
            and all(_meant(unit, d.unit, affair) for d in matter.denials)
        ):
            matter.asserted[id(unit)] = unit
            matter.rank[id(unit)] = 0.0


def _denial(number: int, affair: Affair) -> Denial | None:
    unit = affair.units[number]
    if (
        unverified(unit)
        or not negative(unit)
        or HARD_TO_TELL.search(unit.text)
        or PRONOUN.fullmatch(unit.text)
        or TWICE.search(f"{unit.cue} {unit.text}")
        or (unit.stance == "demands" and not DENIES.search(unit.cue))
    ):
        return None
    outright = denies(unit)
    if not outright and SUPPOSED.search(unit.text):
        return None
    turned = outright and NOT.search(FALSE.sub("", unit.text)) is not None and not NOT.search(unit.cue)
    said = unit.stems - POINTING
    if len(said) >= SHARED or not outright:
        return Denial(unit, said, not outright, turned=turned)
    pointed = _pointed(number, said, affair)
    return Denial(unit, said | (pointed.stems - POINTING), False, True) if pointed else None


def _pointed(number: int, said: frozenset[str], affair: Affair) -> Unit | None:
    """Find the claim that a denial without words of its own points back to: one that accuses, or names who denies."""
    units = affair.units
    unit = units[number]
    who = stems(f"{unit.voice or ''} {unit.root}") & affair.actors & (affair.proper | stems("government army police"))
    before = [
        u
        for u in reversed(units[max(0, number - BACK) : number])
        if u.report is unit.report
        and u.statement
        and u.root != unit.root
        and u.stance in ("accuses", "believes", "asserts")
        and not negative(u)
    ]
    before = [u for u in before if said <= u.stems and (u.stance == "accuses" or akin(who, u.stems))]
    if not before and not said:
        # Nothing in its own report: what others accuse the denier of by name.
        before = [
            u
            for u in affair.near(who & affair.proper, 1)
            if u.stance == "accuses" and u.root != unit.root and not negative(u)
        ]
        return max(before, key=lambda u: len(u.stems), default=None)
    return max(before, key=lambda u: (u.stance == "accuses", akin(who, u.stems)), default=None)


def _against(denial: Denial, affair: Affair) -> Iterator[tuple[Unit, float]]:
    """Give the claims that a denial denies, with how alike they are."""
    part = stems(f"{denial.unit.voice or ''} {denial.unit.root}") if _PART.search(denial.unit.text) else frozenset()
    for unit in affair.near(denial.denied - affair.proper, SHARED):
        close = denial.plain or unit.statement is None
        least, shared = (PLAIN_ALIKE, PLAIN_SHARED) if close else (ALIKE, SHARED)
        if unit.root == denial.unit.root or len((denial.denied & unit.stems) - affair.proper) < shared:
            continue
        if (
            unit.stance == "demands"
            or negative(unit) != denial.turned
            or (denial.turned and denies(unit))
            or unverified(unit)
            or unit.rests_on(denial.unit)
            or denial.unit.rests_on(unit)
        ):
            continue
        if (unit.statement is None and (denial.plain or part)) or (part and not akin(part, unit.stems)):
            continue
        if FIRST.search(unit.text) and SINCE.search(denial.unit.text):
            continue
        if denial.plain and not _governs(denial.unit.text, denial.denied & unit.stems):
            continue
        alike = affair.weights.alike(denial.denied, unit.stems)
        if alike >= least and _meant(unit, denial.unit, affair):
            yield unit, alike


def _meant(claim: Unit, denial: Unit, affair: Affair) -> bool:
    """Tell whether a claim is what a denial answers: who denies a deed of his own answers those who lay it to him."""
    return not of_own(denial) or lays_it_to(claim, side(f"{denial.voice or ''} {denial.root}", affair.proper), affair)


def _governs(text: str, words: frozenset[str]) -> bool:
    """Tell whether a "not" stands close before one of these stems."""
    return any(words & stems(text[found.end() : found.end() + NEAR]) for found in NOT.finditer(text))


def _one_matter(one: Matter, other: Matter, affair: Affair) -> bool:
    both = len(one.asserted.keys() & other.asserted.keys())
    if not both and not any(a.denied & b.denied for a in one.denials[:NEAR] for b in other.denials[:NEAR]):
        return False
    # What only points joins none but the denials of the same voice, unless claim by claim.
    weak = max(one.rank.values()) < ALIKE or max(other.rank.values()) < ALIKE
    if both and not weak and any(d.pointed for d in (*one.denials, *other.denials)):
        return True
    if both >= SAME * min(len(one.asserted), len(other.asserted)) or (
        both and {d.unit.root for d in one.denials} & {d.unit.root for d in other.denials}
    ):
        return True
    return any(
        affair.weights.alike(a.denied, b.denied) >= JOIN and len(a.denied & b.denied) >= SHARED
        for a in one.denials[:NEAR]
        for b in other.denials[:NEAR]
    )


def _joined(one: Matter, other: Matter) -> Matter:
    rank = {k: max(one.rank.get(k, 0.0), other.rank.get(k, 0.0)) for k in one.rank | other.rank}
    return Matter(one.denials + other.denials, one.asserted | other.asserted, rank)


def _point(matter: Matter, affair: Affair) -> Point:
    """Make the point: those who assert it first, at most so many pieces of evidence a position as `spread` takes."""
    says = sorted(matter.asserted.values(), key=lambda u: -matter.rank[id(u)])
    deny = sorted(matter.denials, key=lambda d: (d.plain, d.pointed))
    roots = {u.root for u in says} | {d.unit.root for d in matter.denials}
    positions = (
        position("[asserted]", says),
        position("[denied]", [d.unit for d in deny]),
    )
    label = shown(says[0].text, frozenset(w for d in matter.denials for w in d.denied))
    why = "one asserts what another denies" + (" (by a plain 'not')" if deny[0].plain else "")
    score = max(matter.rank.values())
    return Point(
        "",
        f"[is it so: {label}?]",
        affair.incident([*says, *(d.unit for d in deny)]),
        "denial",
        why,
        positions,
        len(roots),
        score=round(score, 2),
    )
