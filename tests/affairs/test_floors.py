"""Affairs planted among made news are found, and others are not made up: the floors of the issue, on a set that a test can hold."""

import sys
from itertools import combinations
from pathlib import Path

import pytest

from rashomon.affairs import find, sketch

# Benches are scripts: each finds its modules beside it.
sys.path.append(str(Path(__file__).parents[2] / "bench"))

import made_records

RECALL, PRECISION = 0.9, 0.8


@pytest.fixture(scope="module")
def made():
    """Make 250 stories of one theatre, as dense as they come, with the event that each tells."""
    drawn = list(made_records.told(250, 29))
    return [report for _, report in drawn], {report.original.id: story.event for story, report in drawn}


def pairs(groups):
    """Give all pairs within groups."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def test_floors_hold_on_made_news(made):
    reports, event = made
    told = {}
    for ident, name in event.items():
        told.setdefault(name, []).append(ident)
    wanted = pairs(told.values())
    found = pairs([member.report for member in affair.members] for affair in find(map(sketch, reports)))
    assert len(wanted) > 200
    assert len(found & wanted) / len(wanted) >= RECALL
    assert len(found & wanted) / len(found) >= PRECISION
