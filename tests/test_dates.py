"""Dates: what is read as one, and which of them say when a report was published."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.dates import date_in_url, dates_in, parse_date
from rashomon.clean.stamps import find_stamps
from rashomon.text import Span


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2011-09-28", "2011-09-28"),
        ("2011/9/8", "2011-09-08"),
        ("2011-09-28T14:05:00Z", "2011-09-28"),
        ("2011-09-28T14:05:00.123+02:00", "2011-09-28"),
        ("2011-09-28 14:05", "2011-09-28"),
        ("20110928", "2011-09-28"),
        ("28 September 2011", "2011-09-28"),
        ("28th of September, 2011", "2011-09-28"),
        ("September 28, 2011", "2011-09-28"),
        ("Sept. 28, 2011", "2011-09-28"),
        ("SEP 28 2011", "2011-09-28"),
        ("Wednesday, 28 Sep 2011", "2011-09-28"),
        ("Wed 28 Sep 2011 12.42 CET", "2011-09-28"),
        ("28 September 2011, 2:20pm EDT", "2011-09-28"),
        ("September 28, 2011 at 06:21 pm", "2011-09-28"),
        ("28/09/2011", "2011-09-28"),
        ("09/28/2011", "2011-09-28"),
        ("28.09.2011", "2011-09-28"),
        ("03/03/2011", "2011-03-03"),
        ("29 February 2012", "2012-02-29"),
    ],
)
def test_reads_a_value_that_is_a_date(text, value):
    assert parse_date(text) == value
    assert parse_date(f"  {text} ") == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "02/03/2011",
        "2011",
        "September 2011",
        "28 September",
        "29 February 2011",
        "31/31/2011",
        "32 May 2011",
        "yesterday",
        "on the night of 28 September 2011 or later",
        "28 September 2011 and 29 September 2011",
        "1/2011-09-28",
        "2011-09-281",
        "16 NOV 89",
    ],
)
def test_reads_nothing_else(text):
    assert parse_date(text) is None


def test_finds_dates_in_order_without_overlap():
    text = "Between 3 May 2010 and Sept. 4, 2011, or 2012-01-05, not 02/03/2011 nor 1.2.2013.4"
    assert [(text[start:end], value) for start, end, value in dates_in(text)] == [
        ("3 May 2010", "2010-05-03"),
        ("Sept. 4, 2011", "2011-09-04"),
        ("2012-01-05", "2012-01-05"),
    ]


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("http://ford.example/world/2011/09/28/bridge.html", "2011-09-28"),
        ("http://ford.example/2011/9/8/", "2011-09-08"),
        ("http://ford.example/news/2014/feb/19/bridge", "2014-02-19"),
        ("http://ford.example/2020-01-09", "2020-01-09"),
        ("http://ford.example/2011/09/bridge", None),
        ("http://ford.example/2011/13/28/bridge", None),
        ("http://ford.example/a-2011-09-28-b", None),
        ("", None),
    ],
)
def test_date_in_an_address(url, value):
    assert date_in_url(url) == value


STORY = "The bridge at Oru was closed, the mayor said."


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Published 3 May 2010", ["2010-05-03"]),
        ("Posted: May 3, 2010 4:00 AM EDT | Last Updated: May 4, 2010", ["2010-05-03", "2010-05-04"]),
        ("Last updated on 3 May 2010", ["2010-05-03"]),
        ("Updated 5 May 2010\nPublished 3 May 2010", ["2010-05-03", "2010-05-05"]),
        ("By Ana Lind\n3 May 2010\nShare", ["2010-05-03"]),
        ("Monday, 3 May 2010", ["2010-05-03"]),
        ("11:00 AM PDT • May 3, 2010", ["2010-05-03"]),
        ("Ford News / May 3, 2010, 17:07 IST", ["2010-05-03"]),
        ("Ana Lind Staff writer May 3, 2010 2:20pm", ["2010-05-03"]),
        ("Bridge closed Ford News Saturday 3 May 2010", ["2010-05-03"]),
        ("ORU (VALLEY), 16 NOV 89 (FORD NEWS) --", ["1989-11-16"]),
        ("ORU, May 3, 2010 (Ford News) —", ["2010-05-03"]),
        ("A photo taken on May 3, 2010. (Ana Lind)", []),
        ("Ferries at the pier on Monday, May 3, 2010, after the storm.", []),
        ("It has been closed since 3 May 2010 for repairs.", []),
        ("The law of 3 May 2010", []),
        ("Ferry halted By Ana Lind May 3, 2010 Share Comment", ["2010-05-03"]),
        ("Ana LindThe Oru GazetteTue, 4 May 2010 9:27PMComments", ["2010-05-04"]),
        ("By Ana Lind 12:20pm May 3, 2010 Share", ["2010-05-03"]),
        ("Flooded fields near Oru, Sunday, May 2, 2010 Photo: Ana Lind", []),
        ("A sign put up on Sunday, May 2, 2010 Photo: Ana Lind", []),
        ("Bridge closed", []),
    ],
)
def test_stamps_before_the_story(head, found):
    raw = f"{head}\n{STORY}"
    assert list(find_stamps(raw, 0, len(head) + 1, [])) == found


def test_stamp_in_a_story_all_on_one_line():
    raw = f"3 May 2010 The mayor has closed the bridge. {STORY}"
    assert find_stamps(raw, 0, 0, []) == ("2010-05-03",)


def test_dates_told_in_the_story_are_not_stamps():
    raw = f"{STORY} On 3 May 2010 it was opened. By Monday, 4 May 2010, it had cracks. It was closed from 5 May 2010 at 14:00."
    assert find_stamps(raw, 0, 0, []) == ()


def test_after_the_story_only_a_word_makes_a_stamp():
    tail = "Updated 5 May 2010\nOther news\n7 May 2010\nFerry halted"
    raw = f"{STORY}{' It rained.' * 60}\n{tail}"
    dropped = [Span(len(raw) - len(tail), len(raw))]
    assert find_stamps(raw, 0, 0, dropped) == ("2010-05-05",)
    assert find_stamps(raw, 0, 0, []) == ()


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%b. %d, %Y"]))
def test_every_day_is_read_back(day, form):
    assert parse_date(day.strftime(form)) == day.isoformat()


@given(st.text(alphabet="0123456789/-. ,:Mayjunedc\n", max_size=80))
def test_only_real_days_come_out(text):
    for start, end, value in dates_in(text):
        assert 0 <= start < end <= len(text)
        assert date.fromisoformat(value)
