"""How a named person died is one matter; a way that no other excludes, another victim, or a killer's name is none."""

import pytest
from telling import Story, compared, of_kind, said

DAY = "2031-05-07"


def told(outlet: str, name: str, content: str) -> Story:
    story = Story(outlet, DAY, "Harbour fire", f"{name} said {content}.", "The pilot Mara Voss and the clerk Ilan Dorr were at the dock.")
    story.says(name, "said", content)
    return story


def deaths(one: str, other: str) -> list[list[list[str]]]:
    points = compared(told("Quayside", "the clinic", one), told("Valley Post", "the Harbour Guard", other))
    return [said(point) for point in of_kind(points, "conflict") if point.label == "[how did they die?]"]


SMOKE = "Mara Voss died of smoke inhalation"


@pytest.mark.parametrize("other", ["Mara Voss was killed when gunmen fired rockets at the dock", "Mara Voss was killed by gunfire", "Mara Voss died in a car crash"])
def test_ways_that_exclude_each_other(other: str) -> None:
    assert sorted(deaths(SMOKE, other)[0]) == sorted([[SMOKE], [other]])


@pytest.mark.parametrize(
    "other",
    [
        "Ilan Dorr was killed by gunfire",
        "Mara Voss died of fumes from the hold",
        "Mara Voss was not killed by gunfire",
        "it was not clear whether Mara Voss was killed by gunfire",
        "Mara Voss has killed nobody by gunfire",
        "Mara Voss heard gunfire",
    ],
)
def test_what_is_no_other_way(other: str) -> None:
    assert deaths(SMOKE, other) == []


def test_a_pronoun_means_the_person_named_before() -> None:
    one = told("Quayside", "the clinic", SMOKE)
    two = Story("Valley Post", DAY, "Harbour fire", "Mara Voss was on the dock. The guard said she was killed by gunfire.")
    two.says("The guard", "said", "she was killed by gunfire")
    (point,) = of_kind(compared(one, two), "conflict")
    assert sorted(said(point)) == sorted([[SMOKE], ["she was killed by gunfire"]])
