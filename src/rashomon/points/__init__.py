"""Find the matters on which reports and voices agree, differ, contradict or are silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.comparison import Copy, Group, Point
from rashomon.model import Report
from rashomon.points.blame import blame_points
from rashomon.points.denials import denial_points
from rashomon.points.names import roll
from rashomon.points.tolls import toll_points
from rashomon.points.topics import Weights, name_stems, stems
from rashomon.points.units import units

__all__ = ["weigh"]


def weigh(reports: Sequence[Report], groups: Sequence[Group], copies: Sequence[Copy]) -> tuple[Point, ...]:
    """Give the points of several reports, in the order of their weight."""
    names = roll(tuple(reports))
    said = [unit for report in reports for unit in units(report, names)]
    weights = Weights(unit.text for unit in said)
    proper = name_stems(str(report.text) for report in reports)
    actors = proper | stems(" ".join(v.name for report in reports for v in report.voices or ()))
    found = [*toll_points(reports, groups, names), *denial_points(said, weights, proper), *blame_points(said, weights, actors)]
    return tuple(replace(point, id=f"p{number}") for number, point in enumerate(found, 1))
