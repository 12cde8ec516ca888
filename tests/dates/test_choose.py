"""Choosing: which time expression dates an event, in small reports with their answer."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.dates import date_of, find_times
from rashomon.dates.telling import is_ahead

PUBLISHED = date(2011, 9, 28)
LINE = "ORUN, 12 JAN 90 (PAN-COAST) -- "


def dated(text, event, anchor=None):
    at = text.index(event)
    return date_of(text, at, at + len(event), anchor)


@pytest.mark.parametrize(
    ("story", "event", "day"),
    [
        ("A bomb exploded in Vell on Sunday.", "exploded", "1990-01-07"),
        ("The army said today that a bomb exploded in Vell on Sunday.", "exploded", "1990-01-07"),
        ("The mayor today strongly condemned the bombing on Monday of the bridge.", "bombing", "1990-01-08"),
        ("On 9 January, the mayor of Vell said that gunmen had raided the mill on 3 January.", "raided", "1990-01-03"),
        ("Gunmen raided the mill yesterday and burned the bridge on 3 January.", "burned", "1990-01-03"),
        ("Gunmen raided the mill yesterday and burned the bridge on 3 January.", "raided", "1990-01-11"),
        ("Three died in the blast after Friday's vote.", "blast", "1990-01-12"),
        ("The group claimed Tuesday's attack on the mill.", "attack", "1990-01-09"),
        ("Gunmen raided the mill. The attack took place on 3 January.", "raided", "1990-01-03"),
        ("Gunmen kidnapped the miller Oderin. His wife wept. Oderin was kidnapped on 3 January near the mill.", "kidnapped", "1990-01-03"),
        ("Gunmen came to Vell on 3 January. They raided the mill.", "raided", "1990-01-03"),
        ("On 3 January gunmen came. The following night they raided the mill.", "raided", "1990-01-04"),
        ("Gunmen raided the mill for the sixth time this year today.", "raided", "1990-01-12"),
        ("Gunmen raided the mill.", "raided", "1990-01-12"),
        # An event that a time counts from is not dated by it.
        ("Sirens were heard a day after the raid on 3 January.", "raid", "1990-01-03"),
        ("Shots fell on Monday, two hours after gunmen raided the mill.", "raided", "1990-01-08"),
        # What is to come, a decree, and what a sentence is only about have days of their own.
        ("Gunmen raided the mill before the vote that will be held on 20 January.", "raided", "1990-01-12"),
        ("Gunmen raided the mill under decree 8 of 19 April 1989.", "raided", "1990-01-12"),
        ("Yesterday, a judge took statements regarding the massacre of 3 January.", "massacre", "1990-01-03"),
        ("The mayor condemned the 3 January raid on the mill.", "raid", "1990-01-03"),
        ("The massacre of 3 January shook Vell.", "massacre", "1990-01-03"),
        # A stretch gives way to a day within it, and to no other.
        ("This month gunmen raided the mill at Vell. The attack took place on 3 January.", "raided", "1990-01-03"),
        # Hours from an event of no known day leave the day to the report.
        ("A few hours before the feast, gunmen raided the mill.", "raided", "1990-01-12"),
        # The sentence before, in the same paragraph, comes before a later one that takes the event up.
        ("On 3 January the miller escaped a raid. His guard died in the attack. The other attack took place yesterday.", "died", "1990-01-03"),
        ("The mayor deplored the raid on the mill of Oderin. A note calls the 3 January attack on Oderin a crime.", "raid", "1990-01-03"),
    ],
)
def test_the_event_gets_its_own_day(story, event, day):
    for text in (LINE + story, (LINE + story).upper()):
        resolved = dated(text, event if event in text else event.upper())
        assert (resolved.start, resolved.end) == (day, day), resolved.how


def test_a_clash_and_what_came_a_day_after_are_kept_apart():
    text = "Troops closed the crossing at Orun on Wednesday. They came a day after clashes that hurt nine people."
    assert dated(text, "closed", PUBLISHED).start == "2011-09-28"
    came = dated(text, "came", PUBLISHED)
    assert (came.start, came.relation) == (None, "day after")
    alone = dated(text, "closed")
    assert (alone.start, alone.expression.kind) == (None, "weekday")


def test_a_stretch_stays_where_no_day_lies_in_it():
    text = LINE + "Last month gunmen raided the mill at Vell. The attack took place on 3 January."
    resolved = dated(text, "raided")
    assert (resolved.start, resolved.end) == ("1989-12-01", "1989-12-31")


def test_without_any_day_there_is_none():
    resolved = dated("Gunmen raided the mill.", "raided")
    assert (resolved.start, resolved.how) == (None, "no time is given")


def test_a_late_reprint_keeps_the_day_of_its_dateline_only_when_near():
    text = "ORUN, 26 September 2011 (Pan-Coast) -- Gunmen raided the mill today."
    assert dated(text, "raided", PUBLISHED).start == "2011-09-26"
    assert dated(text, "raided", date(2012, 9, 28)).start == "2012-09-28"


def test_what_will_be_lies_ahead():
    text = "The next three days and tomorrow are dark. They left yesterday."
    assert [is_ahead(text, t, 0, len(text)) for t in find_times(text)] == [True, True, False]
    assert dated("Miners will strike on Friday.", "strike", PUBLISHED).start == "2011-09-30"
    assert dated("Miners went on strike on Friday.", "strike", PUBLISHED).start == "2011-09-23"


def test_a_title_is_dated_by_its_story():
    text = "Mill raided\nGunmen came to the mill on Sunday, police said."
    assert dated(text, "raided", PUBLISHED).start == "2011-09-25"


def test_sentences_that_run_together_are_read_apart():
    text = "“It is a war,” he said on Monday.“Nobody won.”Rebels shelled the bridge on Sunday.Two died."
    assert dated(text, "shelled", PUBLISHED).start == "2011-09-25"


PIECES = st.sampled_from([" ", "\n", ". ", ", ", "the attack took place", "on Monday", "3 May", "two days later", "said", "that", "Orun", "ORUN, 12 JAN 90 (X) -- ", "’s", '"'])


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=25).map("".join), st.data())
def test_any_range_of_any_text_gets_an_answer(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    resolved = date_of(text, start, end, PUBLISHED)
    assert resolved == date_of(text, start, end, PUBLISHED)
    assert resolved.how
