"""Counts of what isn't harm: attackers, missiles, people aboard."""

import pytest
from telling import Story, compared, of_kind

DAY = "2031-05-07"


def told(outlet: str, name: str, content: str, phrase: str) -> Story:
    story = Story(outlet, DAY, "Raid", f"{name} said {content}.")
    story.happened(phrase, DAY)
    story.says(name, "said", content)
    return story


def test_two_numbers_of_attackers_by_two_roots_are_a_conflict() -> None:
    points = compared(
        told("Quayside", "The mayor", "three gunmen stormed the dock", "stormed the dock"),
        told("Valley Post", "Mara Voss", "five gunmen stormed the dock", "stormed the dock"),
    )
    assert [p.label for p in of_kind(points, "conflict")] == ["[how many attackers?]"]


@pytest.mark.parametrize(
    "other",
    [
        "at least five gunmen stormed the dock",
        "another five gunmen stormed the dock",
        "five gunmen were killed when police stormed the dock",
        "three attackers stormed the dock",
    ],
)
def test_numbers_that_leave_room_are_none(other: str) -> None:
    phrase = "stormed the dock"
    points = compared(
        told("Quayside", "The mayor", "three gunmen stormed the dock", phrase),
        told("Valley Post", "Mara Voss", other, phrase),
    )
    assert not of_kind(points, "conflict")
