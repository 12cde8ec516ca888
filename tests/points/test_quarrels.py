"""Two parties that reproach each other by name are laid beside each other; a reproach that nobody returns is none, nor one of oneself."""

import pytest
from telling import Story, compared, of_kind, said

DAY = "2031-05-07"


def told(outlet: str, *lines: tuple[str, str, str, str]) -> Story:
    story = Story(outlet, DAY, "Row over the ferry", *(f"{name} {cue} {content}." for name, cue, content, _ in lines), "Norland and Orania share the river. Mara Voss and Ilan Dorr met.")
    for name, cue, content, stance in lines:
        story.says(name, cue, content, stance=stance, kind="person" if " " in name else "organization")
    return story


def faults(*stories: Story) -> list[list[list[str]]]:
    return [said(point) for point in of_kind(compared(*stories), "blame") if point.label == "[who is at fault?]"]


ONE = ("Mara Voss", "accused", "Ilan Dorr of playing politics with the ferry", "accuses")


@pytest.mark.parametrize(
    "other",
    [
        ("Ilan Dorr", "criticised", "Mara Voss for a late answer", "accuses"),
        ("Ilan Dorr", "condemned", "Mara Voss over the delay", "accuses"),
    ],
)
def test_reproaches_that_are_returned(other: tuple[str, str, str, str]) -> None:
    assert faults(told("Quayside", ONE), told("Valley Post", other)) == [[[ONE[2]], [other[2]]]]


@pytest.mark.parametrize(
    "other",
    [
        ("Ilan Dorr", "criticised", "the harbour board for a late answer", "accuses"),
        ("Ilan Dorr", "said", "Mara Voss had been late", "asserts"),
        ("Mara Voss", "criticised", "Ilan Dorr for a late answer", "accuses"),
        ("Ilan Dorr", "thanked", "Mara Voss for the answer", "praises"),
    ],
)
def test_reproaches_that_are_not(other: tuple[str, str, str, str]) -> None:
    assert faults(told("Quayside", ONE), told("Valley Post", other)) == []


def test_which_side_is_named_first_changes_nothing_else() -> None:
    other = ("Ilan Dorr", "criticised", "Mara Voss for a late answer", "accuses")
    (here,), (there,) = faults(told("Quayside", ONE), told("Valley Post", other)), faults(told("Valley Post", other), told("Quayside", ONE))
    assert sorted(here) == sorted(there)
