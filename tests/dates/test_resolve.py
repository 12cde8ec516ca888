"""Resolving: the days that words stand for in a report of Wednesday 28 September 2011, and the reason where there are none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.dates import count_from, find_times, resolve_time

PUBLISHED = date(2011, 9, 28)


def days(text, anchor=PUBLISHED, *, future=False):
    (time,) = find_times(text)
    resolved = resolve_time(time, anchor, future=future)
    return resolved.start, resolved.end


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 15 July 2011", "2011-07-15", "2011-07-15"),
        ("on July 15", "2011-07-15", "2011-07-15"),
        ("on 30 December", "2010-12-30", "2010-12-30"),
        ("on 28 September", "2011-09-28", "2011-09-28"),
        ("last 28 September", "2010-09-28", "2010-09-28"),
        ("on the 15th.", "2011-09-15", "2011-09-15"),
        ("on the 30th.", "2011-08-30", "2011-08-30"),
        ("on the 15th of last month", "2011-08-15", "2011-08-15"),
        ("on 29 February", "2008-02-29", "2008-02-29"),
        ("in July", "2011-07-01", "2011-07-31"),
        ("in November", "2010-11-01", "2010-11-30"),
        ("in September", "2011-09-01", "2011-09-28"),
        ("in early July", "2011-07-01", "2011-07-10"),
        ("in 2009", "2009-01-01", "2009-12-31"),
        ("on Wednesday", "2011-09-28", "2011-09-28"),
        ("on Thursday", "2011-09-22", "2011-09-22"),
        ("late Tuesday", "2011-09-27", "2011-09-27"),
        ("last Wednesday", "2011-09-21", "2011-09-21"),
        ("next Wednesday", "2011-10-05", "2011-10-05"),
        ("on Thursday of last week", "2011-09-22", "2011-09-22"),
        ("today", "2011-09-28", "2011-09-28"),
        ("this morning", "2011-09-28", "2011-09-28"),
        ("yesterday", "2011-09-27", "2011-09-27"),
        ("last night", "2011-09-27", "2011-09-27"),
        ("the day before yesterday", "2011-09-26", "2011-09-26"),
        ("overnight", "2011-09-27", "2011-09-28"),
        ("three days ago", "2011-09-25", "2011-09-25"),
        ("three nights ago", "2011-09-25", "2011-09-25"),
        ("two weeks ago", "2011-09-12", "2011-09-18"),
        ("a fortnight ago", "2011-09-12", "2011-09-18"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in the late 1990s", "1990-01-01", "1999-12-31"),
        ("at dawn on Friday", "2011-09-23", "2011-09-23"),
        ("on Monday night", "2011-09-26", "2011-09-26"),
        ("since early Saturday", "2011-09-24", "2011-09-28"),
        ("between 3 and 5 July", "2011-07-03", "2011-07-05"),
        ("on the night of 31 December", "2010-12-31", "2010-12-31"),
        ("nine years ago today", "2002-09-28", "2002-09-28"),
        ("earlier this week", "2011-09-26", "2011-09-28"),
        ("last week", "2011-09-19", "2011-09-25"),
        ("last month", "2011-08-01", "2011-08-31"),
        ("over the weekend", "2011-09-24", "2011-09-25"),
        ("the past 24 hours", "2011-09-27", "2011-09-28"),
        ("between 3 and 5 May", "2011-05-03", "2011-05-05"),
        ("from Monday to Friday", "2011-09-19", "2011-09-23"),
        ("from 30 December to 2 January", "2010-12-30", "2011-01-02"),
        ("since Monday", "2011-09-26", "2011-09-28"),
        ("until Monday", None, "2011-09-26"),
        ("before 3 May", None, "2011-05-02"),
        ("after 3 May", "2011-05-04", None),
    ],
)
def test_words_give_days(text, first, last):
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"), [("on Wednesday", "2011-09-28"), ("on Thursday", "2011-09-29"), ("on 3 May", "2012-05-03"), ("on the 3rd.", "2011-10-03")]
)
def test_what_is_to_come_lies_ahead(text, day):
    assert days(text, future=True) == (day, day)


@pytest.mark.parametrize("text", ["on Wednesday", "yesterday", "on 3 May", "three days ago", "last week", "from Monday to Friday", "this morning"])
def test_without_a_day_of_publication_the_reason_is_given(text):
    (time,) = find_times(text)
    resolved = resolve_time(time, None)
    assert (resolved.start, resolved.end, resolved.expression) == (None, None, time)
    assert resolved.how == "counts from a day of publication that is not known"


def test_a_written_day_needs_no_publication():
    assert days("on 3 May 2010", None) == ("2010-05-03", "2010-05-03")


@pytest.mark.parametrize("text", ["a few days ago", "several weeks ago", "in recent days"])
def test_an_open_count_gives_no_days(text):
    (time,) = find_times(text)
    resolved = resolve_time(time, PUBLISHED)
    assert (resolved.start, resolved.end, resolved.how) == (None, None, "the words leave the count open")


@pytest.mark.parametrize(
    ("text", "relation", "first", "last"),
    [
        ("a day after", "day after", "2016-07-02", "2016-07-03"),
        ("the day before", "day before", "2016-06-30", "2016-07-01"),
        ("the same day", "same day", "2016-07-01", "2016-07-02"),
        ("that night", "same day", "2016-07-01", "2016-07-02"),
        ("two days later", "after", "2016-07-03", "2016-07-04"),
        ("two weeks earlier", "before", "2016-06-13", "2016-06-19"),
        ("the following Monday", "after", "2016-07-04", "2016-07-04"),
        ("hours after", "after", None, None),
        ("several days later", "after", None, None),
    ],
)
def test_what_counts_from_another_event_keeps_the_relation(text, relation, first, last):
    (time,) = find_times(text)
    alone = resolve_time(time, PUBLISHED)
    assert (alone.start, alone.end, alone.relation) == (None, None, relation)
    beside = count_from(time, "2016-07-01", "2016-07-02")
    assert (beside.start, beside.end, beside.relation) == (first, last, relation)


def test_a_count_from_an_undated_event_gives_no_days():
    (time,) = find_times("two days later")
    assert count_from(time, None, None).how == "the day of the event it counts from is not known"


@given(st.dates(min_value=date(1, 1, 15), max_value=date(9999, 12, 1)), st.integers(0, 6))
def test_a_weekday_is_one_of_the_seven_days_up_to_publication(anchor, weekday):
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    day = date.fromisoformat(days(f"on {name}", anchor)[0])
    assert day.weekday() == weekday
    assert timedelta(0) <= anchor - day < timedelta(7)


@given(
    st.dates(),
    st.booleans(),
    st.sampled_from("999 years ago|last decade|on 29 February|in December|next year|the next 99 months|overnight|tomorrow|from May to March|the past 999 decades|on the 31st.|since 31 December 9999|before 1 January 1900".split("|")),
)
def test_no_day_of_publication_makes_it_fail(anchor, future, text):
    for time in find_times(text):
        resolved = resolve_time(time, anchor, future=future)
        assert resolved.how
        if resolved.start and resolved.end:
            assert resolved.start <= resolved.end
