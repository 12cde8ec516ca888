"""Time expressions: which words are found, what is joined to them, and which dates are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.dates import find_times


def found(text):
    return [text[t.start : t.end] for t in find_times(text)]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("It fell on 15 July 2011.", "15 July 2011", "day"),
        ("It fell on July 15, 2011, they said.", "July 15, 2011", "day"),
        ("It fell on 15/07/2011.", "15/07/2011", "day"),
        ("It fell on Sept. 11, 2001.", "Sept. 11, 2001", "day"),
        ("It fell on Wednesday, 28 September 2011.", "Wednesday, 28 September 2011", "day"),
        ("It fell on July 15.", "July 15", "month_day"),
        ("IT FELL ON 15 JULY.", "15 JULY", "month_day"),
        ("It fell last 16 November.", "last 16 November", "month_day"),
        ("It fell on the 15th.", "the 15th", "day_of_month"),
        ("It fell in July.", "July", "month"),
        ("It fell in early July.", "early July", "month"),
        ("It fell in July 15 people died.", "July", "month"),
        ("It fell in 2011.", "2011", "year"),
        ("The 1989 offensive failed.", "1989", "year"),
        ("It fell on Wednesday.", "Wednesday", "weekday"),
        ("It fell late on Tuesday.", "late on Tuesday", "weekday"),
        ("It fell on Tuesday night.", "Tuesday night", "weekday"),
        ("It fell in the early hours of Tuesday.", "the early hours of Tuesday", "weekday"),
        ("It fell on Thursday of last week.", "Thursday of last week", "weekday"),
        ("It fell yesterday evening.", "yesterday evening", "near"),
        ("It fell this morning.", "this morning", "near"),
        ("It fell overnight.", "overnight", "near"),
        ("It fell three days ago.", "three days ago", "ago"),
        ("It fell a few days ago.", "a few days ago", "ago"),
        ("It fell earlier this week.", "earlier this week", "period"),
        ("It fell last month.", "last month", "period"),
        ("It fell over the weekend.", "over the weekend", "period"),
        ("It fell in the past 24 hours.", "the past 24 hours", "past"),
        ("It fell two days later.", "two days later", "event"),
        ("It fell a day after the vote.", "a day after", "event"),
        ("It fell the same day.", "the same day", "event"),
        ("It fell that night.", "that night", "event"),
        ("It fell the following Monday.", "the following Monday", "event"),
        ("It stood between 3 and 5 May.", "3 and 5 May", "range"),
        ("It stood from 3 to 5 May 2010.", "3 to 5 May 2010", "range"),
        ("It stood from Monday to Friday.", "Monday to Friday", "range"),
        ("It stood from 2010 to 2012.", "2010 to 2012", "range"),
        ("It fell on the night of 15-16 November.", "the night of 15-16 November", "range"),
    ],
)
def test_finds_one_expression(text, words, kind):
    (time,) = find_times(text)
    assert text[time.start : time.end] == words
    assert time.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "A 24-hour truce held for two days.",
        "The 9/11 attacks changed Orun.",
        "Crowds left Friday prayers.",
        "The September 11 Brigade left.",
        "The 19 APRIL MOVEMENT left.",
        'A group that calls itself "9 May" left.',
        "They march every Friday.",
        "Bloody Sunday is remembered.",
        "People may die, and he may march on the town.",
        "PEOPLE MAY DIE.",
        "Theresa May spoke with April Oder.",
        "Ona Vell, 32, is a 15-year-old's aunt.",
        "It fell on 02/03/2011 or 31/31/2011 or 31 June.",
        "He said that night raids go on.",
        "The road is 2011 metres long.",
    ],
)
def test_finds_none(text):
    assert found(text) == []


def test_edges_of_open_stretches_are_kept():
    said = {t.opens for t in find_times("since Monday; until 3 May; before Friday; after Tuesday")}
    assert said == {"since", "until", "before", "after"}


def test_what_comes_after_a_vote_of_a_day_is_not_after_the_day():
    assert [t.opens for t in find_times("after Tuesday's vote and after the 3 May vote")] == [None, None]


def test_a_dateline_is_told_from_other_days():
    text = "ORUN (LEVIA), 12 JAN 90 (PAN-COAST) -- [TEXT] THE MAYOR CAME ON 3 JANUARY -- AND LEFT."
    assert [(text[t.start : t.end], t.dateline) for t in find_times(text)] == [("12 JAN 90", True), ("3 JANUARY", False)]
    assert not any(t.dateline for t in find_times("Rebels came on 3 May -- and left."))


def test_upper_case_says_the_same():
    text = "Rebels came late on Tuesday, two days after the truce of 3 May, and left in early July."
    lower, upper = find_times(text), find_times(text.upper())
    assert [(t.start, t.end, t.kind) for t in lower] == [(t.start, t.end, t.kind) for t in upper]


WORDS = st.sampled_from(
    "May March the 3 15 2011 last next Monday of and to from between day days two a after before ago week this morning late "
    "31 January 02/03/2011 - -- ( ) , . ' the same 99 night since\n".split(" ")
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_expressions_are_in_order_and_apart(text):
    last = 0
    for time in find_times(text):
        assert last <= time.start < time.end <= len(text)
        assert "\n" not in text[time.start : time.end]
        last = time.end


@pytest.mark.parametrize("stretch", ["May ", "1 1 ", "a day ", "1, 1 and 1 ", "from 3 to 4 to ", "last Wednesday of ", "early " , " "])
def test_a_hostile_text_costs_no_more_than_its_length(stretch):
    # Ten times the length may take ten times the time; a pattern that backtracks would run into the test's time limit.
    assert len(find_times(stretch * 8000)) <= 16000
