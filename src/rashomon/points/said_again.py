"""Find what is told alike: by one root again, by several, otherwise by the same root later, or taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.comparison import Point, PointKind
from rashomon.points.affair import Affair
from rashomon.points.polarity import negative, unverified
from rashomon.points.units import Unit, position
from rashomon.roots.topics import shown, stem

_EARLIER = re.compile(
    r"\b(?:initially|at first|originally|previously|earlier|no longer|revers\w+|backtrack\w*|changed (?:its|his|her|their) (?:mind|position|story)|U-turn)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"^\W*(?:correction|clarification|retraction)\b|\b(?:retract\w*|was (?:wrong|mistaken|incorrect)|were (?:wrong|mistaken|incorrect)|wrongly (?:said|reported|stated)|has been corrected)\b",
    re.IGNORECASE,
)
# Told alike: so many stems that aren't names in common, and that share of all; kept to what is told most often.
_WORD = re.compile(r"[^\W\d_]+")
SHARED, SHARE, KEPT = 3, 0.6, 20
RARE = 60


def repeated_points(affair: Affair) -> Iterator[Point]:
    """Give agreements and repetitions (without id): statements of several reports told nearly alike."""
    held: dict[str, list[int]] = {}
    spoken = [
        u
        for u in affair.units
        if u.statement is not None and u.stance != "demands" and len(u.stems - affair.proper) >= SHARED
    ]
    clusters: list[list[Unit]] = []
    of: dict[int, int] = {}
    for number, unit in enumerate(spoken):
        near = sorted(
            {
                n
                for word in unit.stems - affair.proper
                for n in held.get(word, ())[-RARE:]
                if len(affair.held.get(word, ())) <= RARE
            }
        )
        match = next((n for n in near if _alike(unit, spoken[n], affair)), None)
        if match is None:
            of[number] = len(clusters)
            clusters.append([unit])
        else:
            of[number] = of[match]
            clusters[of[match]].append(unit)
        for word in unit.stems - affair.proper:
            held.setdefault(word, []).append(number)
    several = [c for c in clusters if len({u.report_id for u in c}) > 1 and not _one_quotation(c)]
    for units in sorted(several, key=lambda c: (-len({u.root for u in c}), -len({u.report_id for u in c})))[:KEPT]:
        yield _told(units, affair)


# Words that tell one side from another where no name does.
_SIDES = frozenset("northern north southern south eastern east western west left right own enemy".split())


def _alike(one: Unit, other: Unit, affair: Affair) -> bool:
    """Tell whether two units tell one thing: nearly the same words, and where two roots tell it, of the same parties in the same order."""
    both = one.stems & other.stems
    if one.root != other.root and (
        (one.stems ^ other.stems) & (affair.proper | _SIDES) or _first(one, both) != _first(other, both)
    ):
        return False
    return (
        len(both - affair.proper) >= SHARED
        and len(both) >= SHARE * len(one.stems | other.stems)
        and negative(one) == negative(other)
    )


def _first(unit: Unit, shared: frozenset[str]) -> str | None:
    return next((s for word in _WORD.findall(unit.text) if (s := stem(word)) in shared), None)


def _one_quotation(units: list[Unit]) -> bool:
    """Tell whether several roots only share quoted words: that is one quotation with two speakers, no agreement."""
    return len({u.root for u in units}) > 1 and all(re.search(r"[“”\"]", u.text) for u in units)


def _told(units: list[Unit], affair: Affair) -> Point:
    roots = {u.root for u in units}
    one = len(roots) == 1
    why = (
        "told alike in several reports, one root"
        if one
        else f"told alike by {len(roots)} roots; that one rests on another is possible, not stated"
    )
    label = f"[{shown(units[0].text, units[0].stems)}]"
    positions = (position("[told]", units),)
    return Point(
        "", label, affair.incident(units), "repetition" if one else "agreement", why, positions, len(roots), score=0.7
    )


def changed_points(affair: Affair) -> Iterator[Point]:
    """Give updates (without id): one root said no and yes to one thing, and words tell that it once said otherwise."""
    seen: set[str] = set()
    for unit in affair.units:
        if (
            unit.voice is None
            or not negative(unit)
            or not _EARLIER.search(f"{unit.cue} {unit.text}")
            or unit.root in seen
        ):
            continue
        since = [
            other
            for other in affair.near(unit.stems, 2)
            if other.root == unit.root
            and other.voice
            and not negative(other)
            and not unverified(other)
            and (other.stems & unit.stems) - affair.proper
        ]
        since = [o for o in since if affair.weights.alike(o.stems, unit.stems) >= 0.3]
        if since:
            seen.add(unit.root)
            positions = (
                position("[said earlier]", [unit]),
                position("[said otherwise]", since),
            )
            why = "one root says otherwise than before; its words tell that it changed"
            yield Point(
                "", f"[{shown(unit.text, unit.stems)}]", affair.incident([unit]), "update", why, positions, 1, score=0.6
            )


def corrected_points(affair: Affair) -> Iterator[Point]:
    """Give corrections and retractions (without id): what is taken back, and what reports had said."""
    for unit in affair.units:
        act = unit.statement.act if unit.statement else None
        if act not in ("corrects", "retracts") and not _TAKEN_BACK.search(unit.context):
            continue
        before = [
            u
            for u in affair.near(unit.stems, 3)
            if u.report is not unit.report and u.day <= unit.day and affair.weights.alike(u.stems, unit.stems) >= 0.5
        ]
        if before:
            kind: PointKind = (
                "retraction"
                if act == "retracts" or re.search(r"\bretract", unit.context, re.IGNORECASE)
                else "correction"
            )
            positions = (
                position("[as first told]", before),
                position("[taken back]", [unit]),
            )
            roots = len({u.root for u in before} | {unit.root})
            yield Point(
                "",
                f"[{shown(unit.text, unit.stems)}]",
                affair.incident([unit]),
                kind,
                "words say that an earlier account was wrong",
                positions,
                roots,
                score=0.6,
            )
