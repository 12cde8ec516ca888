"""What weapons fell on one thing is told of one incident, also where a sentence names no incident of its own."""

from __future__ import annotations

import pytest
from telling import Story, compared, of_kind, said

DAY = "2031-05-07"


def told(thing: str) -> Story:
    made = Story(
        "The Quay Record",
        DAY,
        "Market hit",
        f"There were two air strikes on the market in Sarn, Ilo Varn said. Mortar shells fell on {thing} for hours, the Lake Monitor said.",
    )
    made.happened("air strikes on the market", DAY)
    made.says("Ilo Varn", "said", "There were two air strikes on the market in Sarn", kind="person")
    made.says("the Lake Monitor", "said", f"Mortar shells fell on {thing} for hours")
    return made


def test_weapons_upon_one_thing_differ() -> None:
    (point,) = [p for p in of_kind(compared(told("Sarn market")), "differs") if p.label == "[by what weapons?]"]
    assert [words[0][:12] for words in said(point)] == ["There were t", "Mortar shell"]


@pytest.mark.parametrize("thing", ["the mill", "Sarn", "the town"])
def test_weapons_upon_other_things_are_of_no_one_incident(thing: str) -> None:
    assert not [p for p in compared(told(thing)) if p.label == "[by what weapons?]"]
