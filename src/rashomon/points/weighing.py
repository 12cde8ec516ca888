"""Run the rules, one kind of matter each, and order what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rashomon.comparison import Copy, Group, Point
from rashomon.model import Report
from rashomon.points.affair import Affair, affair
from rashomon.points.blame import blame_points
from rashomon.points.bombs import bomb_points
from rashomon.points.causes import cause_points
from rashomon.points.claims import claim_points
from rashomon.points.denials import denial_points
from rashomon.points.tolls import toll_points

Layer = Callable[[Affair], Iterator[Point]]
LAYERS: dict[str, Layer] = {
    "tolls": toll_points,
    "causes": cause_points,
    "bombs": bomb_points,
    "denials": denial_points,
    "blame": blame_points,
    "claims": claim_points,
}
_ORDER = ("conflict", "denial", "blame", "wording", "one_sided")


def weigh(reports: Sequence[Report], groups: Sequence[Group], copies: Sequence[Copy]) -> tuple[Point, ...]:
    """Give the points of several reports, in the order of their weight."""
    return weigh_with(affair(reports, groups, copies), LAYERS)


def weigh_with(seen: Affair, layers: dict[str, Layer]) -> tuple[Point, ...]:
    """Give the points that some layers find."""
    found = [point for layer in layers.values() for point in layer(seen)]
    return tuple(replace(point, id=f"p{number}") for number, point in enumerate(found, 1))
