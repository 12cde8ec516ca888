"""Run the rules, one kind of matter each, and order what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.comparison import Copy, Group, Point, once
from rashomon.model import Report
from rashomon.points.affair import Affair, affair
from rashomon.points.asked import asked_points
from rashomon.points.axes import axis_points
from rashomon.points.blame import blame_points
from rashomon.points.bombs import bomb_points
from rashomon.points.causes import cause_points
from rashomon.points.claims import claim_points
from rashomon.points.copied import with_copies
from rashomon.points.denials import denial_points
from rashomon.points.endings import ending_points
from rashomon.points.means import means_points, weapon_points
from rashomon.points.numbers import number_points
from rashomon.points.origins import origin_points
from rashomon.points.parting import part
from rashomon.points.parts import part_points
from rashomon.points.portraits import portrait_points
from rashomon.points.quarrels import quarrel_points
from rashomon.points.reasons import reason_points
from rashomon.points.said_again import changed_points, corrected_points, repeated_points
from rashomon.points.silence import with_silence
from rashomon.points.sources import with_shared_sources
from rashomon.points.ties import tie_points
from rashomon.points.tolls import toll_points
from rashomon.points.wording import wording_points

Layer = Callable[[Affair], Iterator[Point]]
# In the order in which one that tells the same matter goes before another.
LAYERS: Mapping[str, Layer] = {
    "tolls": toll_points,
    "parts": part_points,
    "causes": cause_points,
    "bombs": bomb_points,
    "numbers": number_points,
    "denials": denial_points,
    "ties": tie_points,
    "blame": blame_points,
    "origins": origin_points,
    "quarrels": quarrel_points,
    "endings": ending_points,
    "reasons": reason_points,
    "means": means_points,
    "portraits": portrait_points,
    "axes": axis_points,
    "claims": claim_points,
    "wording": wording_points,
    "corrections": corrected_points,
    "changes": changed_points,
    "asked": asked_points,
    "weapons": weapon_points,
    "repetitions": repeated_points,
}
_ORDER = {
    kind: n
    for n, kind in enumerate(
        (
            "conflict",
            "denial",
            "blame",
            "wording",
            "one_sided",
            "update",
            "correction",
            "retraction",
            "differs",
            "agreement",
            "repetition",
        )
    )
}


def weigh(reports: Sequence[Report], groups: Sequence[Group], copies: Sequence[Copy]) -> tuple[Point, ...]:
    """Give the points of several reports: conflict, denial, blame, wording, one_sided, then the rest.

    Within a kind the incident in focus comes first and background last, then what most roots and most evidence bear on.
    The order of the reports changes nothing but which of two equal pieces of evidence is shown first.

    >>> weigh([], [], [])
    ()
    """
    return weigh_with(reports, groups, copies, LAYERS)


def weigh_with(
    reports: Sequence[Report], groups: Sequence[Group], copies: Sequence[Copy], layers: Mapping[str, Layer]
) -> tuple[Point, ...]:
    """Give the points that some layers find, in order and numbered; each affair is weighed by itself."""
    ranked = []
    for told in part(once(reports), groups, copies):
        seen = affair(*told)
        for layer in layers.values():
            for found in layer(seen):
                point = with_shared_sources(with_silence(with_copies(found, seen), seen))
                ranked.append((_rank(point, seen), point))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(replace(point, id=f"p{number}") for number, (_, point) in enumerate(ranked, 1))


def _rank(point: Point, seen: Affair) -> tuple[object, ...]:
    told = sum(len(position.evidence) for position in point.positions)
    first = point.positions[0].evidence[0]
    place = (first.report, first.words.start)
    return (
        point.incident in seen.background,
        _ORDER[point.kind],
        point.incident != seen.focus,
        -point.roots,
        -told,
        place,
        point.label,
    )
