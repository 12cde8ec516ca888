"""A denial without words of its own answers those who name the denier, in whatever report they do."""

import pytest
from telling import Story, compared, of_kind, said

DAY = "2031-05-07"


def told(outlet: str, name: str, cue: str, content: str, **more: str) -> Story:
    story = Story(outlet, DAY, "Night in Tarsk", "The village of Tarsk burned on Monday.", f"Later {name} {cue} {content}. The Orun army and the Hill Front are near Tarsk.")
    story.happened("The village of Tarsk burned")
    story.says(name, cue, content, **more)
    return story


CLAIM = "Orun soldiers burned the village of Tarsk"
ANSWERS = [
    ("the Orun army", "called", "the report baseless", "denies"),
    ("the Orun army", "said", "the allegations against its soldiers were fabricated", "denies"),
    ("the Orun army", "denied", "any involvement", "denies"),
    ("the Orun army", "said", "“we have nothing to do with the burning of the village”", "denies"),
    ("the Orun army", "said", "no soldiers were present in the village", "asserts"),
]
NONE = [
    ("the Hill Front", "called", "the report baseless", "denies"),
    ("the Orun army", "denied", "any involvement in the sinking of a ferry", "denies"),
    ("the Orun army", "said", "no soldiers were present at the harvest fair", "asserts"),
    ("the Orun army", "said", "it had no comment on the report", "asserts"),
    ("the Orun army", "said", "the harvest was not good", "asserts"),
]


@pytest.mark.parametrize(("name", "cue", "content", "stance"), ANSWERS)
def test_what_answers_an_accusation(name: str, cue: str, content: str, stance: str) -> None:
    one = told("Quayside", "the Lake Monitor", "said", CLAIM, stance="accuses")
    (point,) = of_kind(compared(one, told("Valley Post", name, cue, content, stance=stance)), "denial")
    assert said(point) == [[CLAIM], [content]]


@pytest.mark.parametrize(("name", "cue", "content", "stance"), NONE)
def test_what_answers_none(name: str, cue: str, content: str, stance: str) -> None:
    one = told("Quayside", "the Lake Monitor", "said", CLAIM, stance="accuses")
    assert not of_kind(compared(one, told("Valley Post", name, cue, content, stance=stance)), "denial")


def test_no_intelligence_that_it_was_planned_says_nothing_of_the_kind() -> None:
    one = Story("Quayside", DAY, "Dock", "“We have no intelligence that the attack on the dock was planned,” the mayor said.")
    one.says("the mayor", "said", "the attack on the dock was planned")
    two = Story("Valley Post", DAY, "Dock", "Mara Voss said the attack on the dock was spontaneous.")
    two.says("Mara Voss", "said", "the attack on the dock was spontaneous")
    assert not of_kind(compared(one, two), "conflict")


def test_a_denial_that_holds_the_claim_in_its_own_words() -> None:
    one = Story("Quayside", DAY, "Dock", "Mara Voss said reports from villagers that the bridge at Tarsk had been mined at night were unsupported.")
    one.happened("the bridge at Tarsk had been mined")
    outer = one.says("Mara Voss", "said", "reports from villagers that the bridge at Tarsk had been mined at night were unsupported", kind="person")
    one.says("villagers", "reports", "the bridge at Tarsk had been mined at night", within=outer)
    two = told("Valley Post", "the Orun army", "said", "the harvest was good", stance="asserts")
    (point,) = of_kind(compared(one, two), "denial")
    assert said(point)[0] == ["the bridge at Tarsk had been mined at night"]
    assert said(point)[1] == ["reports from villagers that the bridge at Tarsk had been mined at night were unsupported"]


def test_an_accusation_is_answered_before_a_mention() -> None:
    story = Story(
        "Quayside",
        DAY,
        "Night in Tarsk",
        "The Lake Monitor said Orun soldiers burned the village of Tarsk. The United Office said the Orun war had killed 900 people.",
        "The Orun army said the allegations were fabricated.",
    )
    story.happened("burned the village of Tarsk")
    story.says("the Lake Monitor", "said", "Orun soldiers burned the village of Tarsk", stance="accuses")
    story.says("The United Office", "said", "the Orun war had killed 900 people")
    story.says("the Orun army", "said", "the allegations were fabricated", stance="denies")
    (point,) = of_kind(compared(story), "denial")
    assert "Orun soldiers burned the village of Tarsk" in said(point)[0]
    assert "the Orun war had killed 900 people" not in said(point)[0]
