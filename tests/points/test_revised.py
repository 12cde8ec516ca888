"""A count that its words put in the place of an earlier one is an update of that voice, up or down; a real dispute beside it stays one."""

from __future__ import annotations

import pytest
from telling import Story, compared, kinds

from rashomon.roots.revised import revision

DAY, NEXT = "2031-05-07", "2031-05-08"
OFFICE, CLINIC = "the harbour office", "the quay clinic"


def told(outlet: str, line: str, phrase: str, number: int, by: str = OFFICE, day: str = DAY) -> Story:
    made = Story(outlet, day, "Ferry sinks at Sarn", line)
    made.happened("sank" if "sank" in line else line.split(",")[0], DAY)
    made.counts(phrase, number, number, by=by, group="people")
    return made


def first(number: int = 14, by: str = OFFICE) -> Story:
    return told("The Quay Record", f"A ferry sank and {number} people died, {by} said.", f"{number} people", number, by)


@pytest.mark.parametrize(
    ("line", "old"),
    [
        ("The ferry sank and nine people died, not fourteen as first said, the harbour office said.", 14),
        ("The ferry sank and nine people died, not the 14 it had earlier reported, the harbour office said.", 14),
        ("The harbour office lowered its toll from 14 to nine people after the ferry sank.", 14),
        ("The harbour office said nine people died when the ferry sank, down from 14.", 14),
        ("The harbour office, revising its death toll, said nine people died when the ferry sank.", None),
        ("The toll of the ferry that sank has fallen from 14 to nine people, the harbour office said.", 14),
    ],
)
def test_a_stated_lower_count_is_an_update(line: str, old: int | None) -> None:
    made = told("Valley Post", line, "nine people", 9)
    report = made.done()
    (figure,) = report.figures or ()
    found = revision(report, figure)
    assert found is not None
    assert found.old == old
    assert found.words.text in line
    (point,) = compared(first(), made)
    assert point.kind == "update"
    assert "replaces" in point.why


def test_the_count_that_is_replaced_replaces_none() -> None:
    made = told(
        "Valley Post",
        "The ferry sank and nine died, not 14 people as first said, the harbour office said.",
        "14 people",
        14,
    )
    report = made.done()
    assert revision(report, (report.figures or ())[0]) is None


def test_a_number_that_fell_elsewhere_in_the_report_revises_nothing() -> None:
    made = Story(
        "Valley Post",
        DAY,
        "Ferry sinks",
        "The ferry sank and nine people died, the harbour office said. Fares fell from 30 to 20 crowns.",
    )
    made.counts("nine people", 9, 9, by=OFFICE, incident=None)
    report = made.done()
    assert revision(report, (report.figures or ())[0]) is None


def test_two_voices_beside_each_other_in_one_report_are_no_growth() -> None:
    made = Story(
        "Valley Post",
        NEXT,
        "Ferry sinks",
        "The ferry sank and 16 people died, the harbour office said.",
        "The quay clinic counted 19 people dead.",
    )
    made.happened("ferry sank", DAY)
    made.counts("16 people", 16, 16, by=OFFICE)
    made.counts("19 people", 19, 19, by=CLINIC)
    assert kinds(compared(first(), made)) == ["conflict", "update"]


def test_fewer_by_another_voice_on_a_later_day_is_no_growth() -> None:
    later = told(
        "Valley Post", "The ferry sank and 15 people died, the quay clinic said.", "15 people", 15, CLINIC, NEXT
    )
    again = told(
        "Sarn Herald", "The ferry sank and 18 people died, the harbour office said.", "18 people", 18, OFFICE, DAY
    )
    assert kinds(compared(first(), again, later)) == ["conflict", "update"]


def test_small_steps_of_one_day_stay_an_update() -> None:
    other = told("Valley Post", "The ferry sank and 16 people died, the quay clinic said.", "16 people", 16, CLINIC)
    again = told("Sarn Herald", "The ferry sank and 18 people died, the harbour office said.", "18 people", 18)
    assert kinds(compared(first(), again, other)) == ["update"]


def test_more_than_a_number_and_that_number_are_one_answer() -> None:
    made = Story(
        "Valley Post", DAY, "Ferry sinks", "The ferry sank and more than 14 people died, the quay clinic said."
    )
    made.happened("ferry sank", DAY)
    made.counts("more than 14 people", 15, None, by=CLINIC)
    assert kinds(compared(first(), made)) == ["differs"]


def test_a_body_and_its_shorter_name_are_no_two_voices() -> None:
    other = told(
        "Valley Post", "The ferry sank and 19 people died, the State Police said.", "19 people", 19, "State Police"
    )
    assert "conflict" not in kinds(compared(first(14, "Norland State Police"), other))


def test_a_place_named_before_the_count_keeps_two_towns_apart() -> None:
    made = Story(
        "Valley Post",
        DAY,
        "Shells on two towns",
        "Shells hurt 45 people in Sarn, the harbour office said.",
        "In Tarsk, the quay clinic said nine people had been hurt.",
    )
    made.happened("Shells hurt", DAY)
    made.counts("45 people", 45, 45, "injured", by=OFFICE)
    made.counts("nine people", 9, 9, "injured", by=CLINIC, group="people")
    other = Story(
        "The Quay Record",
        DAY,
        "Shells on Sarn",
        "Shells hurt 31 people in Sarn, the quay hospital said.",
        "The people of Tarsk and Sarn hid.",
    )
    other.happened("Shells hurt", DAY)
    other.counts("31 people", 31, 31, "injured", by="the quay hospital")
    (point,) = [p for p in compared(made, other) if p.kind == "conflict"]
    assert [q.label for q in point.positions] == ["[31]", "[45]"]
