"""Opposite origins of fire are blame laid both ways; what only sounds so is none."""

import pytest
from telling import Story, compared, of_kind, said

DAY = "2031-05-07"


def told(outlet: str, content: str, name: str, **more: str) -> Story:
    story = Story(outlet, DAY, "Shells on Sarn", "Shells hit Sarn on Friday.", f"Officers of {name} said {content}.")
    story.happened("Shells hit Sarn")
    story.says(name, "said", content, **more)
    return story


OPPOSED = [
    ("the shells came from the east bank", "the fire came from the west bank of the river"),
    ("the shells were fired from Orun positions", "the shells were fired from Vell positions"),
    ("the shells came from rebel-held ground", "it was fired from a government base"),
    ("the shots came from the northern side", "the shots had come from the southern side"),
]
ALIKE = [
    ("the shells came from the east bank", "the fire came from the eastern bank of the river"),
    ("the shells came from the east bank", "the shells may have come from the west bank"),
    ("the shells came from the east bank", "no shells came from the west bank"),
    ("the shells came from the east bank", "dockers came from the west bank"),
    ("rockets were fired from Orun positions", "shells were fired from Vell positions"),
    ("the shells came from the east bank", "the shells came from Orun positions"),
]


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_opposite_origins_are_blame(one: str, other: str) -> None:
    points = compared(told("Quayside", one, "the Orun army"), told("Valley Post", other, "the Vell army"))
    (point,) = of_kind(points, "blame")
    assert sorted(said(point)) == sorted([[one], [other]])


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_origins_that_both_hold_are_none(one: str, other: str) -> None:
    assert not of_kind(compared(told("Quayside", one, "the Orun army"), told("Valley Post", other, "the Vell army")), "blame")


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_one_root_blames_nobody_twice(one: str, other: str) -> None:
    assert not of_kind(compared(told("Quayside", one, "the Lake Monitor"), told("Valley Post", other, "the Lake Monitor")), "blame")


def test_the_other_side_is_whoever_names_the_speaker() -> None:
    first = told("Quayside", "Vell soldiers fired first", "the Orun army", stance="accuses")
    other = told("Valley Post", "the other side fired first", "the Vell army", stance="accuses")
    (point,) = of_kind(compared(first, other), "blame")
    assert sorted(said(point)) == [["Vell soldiers fired first"], ["the other side fired first"]]
    monitor = told("The Record", "Vell soldiers fired first", "the Lake Monitor", stance="accuses")
    assert not of_kind(compared(monitor, told("Valley Post", "the other side fired first", "the Orun army", stance="accuses")), "blame")
