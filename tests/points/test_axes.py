"""Questions that many events raise are answered in opposite ways; what only sounds like an answer is none."""

import pytest
from telling import Story, compared, of_kind

DAY = "2031-05-07"

OPPOSED = {
    "[on purpose or not?]": ("the boat was shelled deliberately", "the boat was shelled by mistake"),
    "[planned or not?]": ("the attack on the dock was planned", "the attack on the dock began spontaneously"),
    "[was there a warning?]": (
        "police fired several warning shots before the shooting",
        "police opened fire without warning",
    ),
    "[armed or not?]": ("the docker had a knife when he was shot", "the docker was unarmed when he was shot"),
    "[killed by others or not?]": (
        "the prisoner killed himself in his cell",
        "the prisoner was beaten to death in his cell",
    ),
    "[civilians or fighters?]": (
        "most of those killed in the raid were civilians",
        "only militants were killed in the raid",
    ),
}
ALIKE = [
    ("the boat was shelled deliberately", "the boat was not shelled by mistake"),
    ("the docker was unarmed when he was shot", "the docker was not armed when he was shot"),
    ("a suicide bomber struck the market", "the mayor was killed by a bomb at the market"),
    ("civilians were killed in the raid", "militants were killed in the raid"),
    (
        "the attack on the dock was planned",
        "many facts challenge the claim that the attack on the dock began spontaneously",
    ),
    ("the boat was shelled by mistake", "the bread price was raised deliberately after the attack"),
]


def told(outlet: str, name: str, content: str) -> Story:
    story = Story(outlet, DAY, "News from Orun", f"{name} said {content}.")
    story.says(name, "said", content)
    return story


@pytest.mark.parametrize("label", OPPOSED)
def test_opposite_answers_of_two_roots_are_a_conflict(label: str) -> None:
    one, other = OPPOSED[label]
    points = compared(told("Quayside", "The mayor", one), told("Valley Post", "Mara Voss", other))
    assert label in [p.label for p in of_kind(points, "conflict")]


@pytest.mark.parametrize("label", OPPOSED)
def test_one_voice_against_itself_is_none(label: str) -> None:
    one, other = OPPOSED[label]
    points = compared(told("Quayside", "The mayor", one), told("Valley Post", "The mayor", other))
    assert label not in [p.label for p in points]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_answers_that_can_both_hold_are_none(one: str, other: str) -> None:
    points = compared(told("Quayside", "The mayor", one), told("Valley Post", "Mara Voss", other))
    assert not of_kind(points, "conflict")
