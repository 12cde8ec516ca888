"""The moment that a count speaks of is told from the day of the event."""

import pytest
from stated import tell

CASES = [
    ("Shells killed {30 people|killed}, a monitoring group said Sunday in a new toll.", "in a new toll"),
    ("Shells killed {30 people|killed}, the ministry said in its latest death toll.", "in its latest death toll"),
    ("By Sunday {30 people|killed} had died.", "By Sunday"),
    ("By noon on Sunday, {30 people|killed} had been found.", "By noon on Sunday"),
    ("{30 people|killed} have died so far.", "so far"),
    ("So far {30 people|killed} have died, the mayor said.", "So far"),
    ("As of 6 May, {30 people|killed} had died.", "As of 6 May"),
    ("{30 people|killed} had died by the end of 2030.", "by the end of 2030"),
    ("The ministry on Monday put the toll at {30|killed}.", "on Monday"),
    ("The death toll rose to {30|killed} on Monday.", "on Monday"),
    ("The death toll now stands at {30|killed}.", "now"),
    ("The ministry earlier put the number of dead at {30|killed}.", "earlier"),
    ("Shells killed {30 people|killed} on Monday.", None),
    ("Shells hit the town on Monday, killing {30 people|killed}, the ministry said.", None),
    ("The ministry put the toll of Monday's raid at {30|killed}.", None),
    ("The deadliest raid to date killed {30 people|killed}.", None),
    ("{30 people|killed} were killed by soldiers.", None),
    ("{30 people|killed} died; the road was shut by Sunday.", None),
]


@pytest.mark.parametrize(("story", "moment"), CASES, ids=[c[0][:50] for c in CASES])
def test_finds_the_moment(story, moment):
    assert tell(story).moments == [moment]


def test_a_moment_dates_every_count_of_its_clause_and_none_beyond():
    told = tell("So far {30 people|killed} have died and {40|injured} were hurt, but {12|missing} are missing.")
    assert told.moments == ["So far", "So far", None]


def test_rising_tolls_keep_their_moments():
    told = tell("The toll stood at {30|killed} on Sunday. The toll rose to {43|killed} on Monday.")
    assert told.moments == ["on Sunday", "on Monday"]
    assert told.repeats == [None, None]
