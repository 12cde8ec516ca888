"""What several voices say of one kind of people among the harmed stands side by side, and never as a conflict."""

from __future__ import annotations

import pytest
from telling import Story, compared, kinds, of_kind, said

DAY = "2031-05-07"


def told(outlet: str, line: str, phrase: str, low: int, high: int | None, by: str, **more: str) -> Story:
    made = Story(outlet, DAY, "Shells fall on Sarn", line)
    made.happened("shells fell", DAY)
    made.counts(phrase, low, high, by=by, bound="vague" if high is None else "exact", **more)
    return made


def monitor() -> Story:
    return told(
        "The Quay Record",
        "When shells fell, two medics died, the Lake Monitor said.",
        "two medics",
        2,
        2,
        "the Lake Monitor",
        group="medics",
    )


def test_two_medics_and_a_nurse_with_a_driver_can_be_the_same() -> None:
    other = told(
        "Valley Post",
        "When shells fell, a nurse and an ambulance driver died, Ilo Varn said.",
        "a nurse",
        1,
        1,
        "Ilo Varn",
        group="nurse",
    )
    other.counts("an ambulance driver", 1, 1, by="Ilo Varn", group="ambulance driver")
    (point,) = [p for p in compared(monitor(), other) if "medical" in p.label]
    assert (point.kind, point.label, point.roots) == ("differs", "[how many medical staff killed?]", 2)
    assert [q.label for q in point.positions] == ["[1 and 1]", "[2]"]
    assert said(point) == [["a nurse", "an ambulance driver"], ["two medics"]]


def test_colleagues_are_what_the_words_before_say() -> None:
    line = "When shells fell, the head of the clinic's medical team and several colleagues died, residents said."
    other = told("Valley Post", line, "several colleagues", 3, None, "residents", group="colleagues")
    (point,) = of_kind(compared(monitor(), other), "differs")
    assert [q.label for q in point.positions] == ["[2]", "[several]"]


@pytest.mark.parametrize(
    ("phrase", "low", "by"),
    [("two dockers", 2, "Ilo Varn"), ("three medics", 3, "the Lake Monitor")],
    ids=["another kind", "one root"],
)
def test_what_is_no_answer_to_one_question_is_none(phrase: str, low: int, by: str) -> None:
    other = told(
        "Valley Post", f"When shells fell, {phrase} died, {by} said.", phrase, low, low, by, group=phrase.split()[1]
    )
    assert not [p for p in compared(monitor(), other) if "medical" in p.label]


def test_the_same_number_by_two_roots_is_an_agreement() -> None:
    other = told(
        "Valley Post",
        "When shells fell, two doctors died, Ilo Varn said.",
        "two doctors",
        2,
        2,
        "Ilo Varn",
        group="doctors",
    )
    assert "conflict" not in kinds(compared(monitor(), other))
    assert [p.kind for p in compared(monitor(), other) if "medical" in p.label] == ["agreement"]
