"""Figures side by side: people as such apart from kinds of them, own words under the counter's, what replaces what, who may be whom."""

from __future__ import annotations

import re

import pytest
from made import Scribe

from rashomon.comparison import Comparison, Group, Member
from rashomon.show.accounts import heads, page, terminal
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.tolls import Account, Toll, one_each, tolls
from rashomon.show.bounds import sign

DAY = "2031-05-08"


def laid(*scribes: Scribe) -> Comparison:
    members = tuple(Member(s.id, "i1") for s in scribes)
    figures = tuple(Member(s.id, f.id) for s in scribes for f in s.figures)
    return Comparison(
        tuple(s.done() for s in scribes), (), (Group("i1", "Shells fell", members, None, None, figures),), ()
    )


def seen(comparison: Comparison) -> tuple[Toll, ...]:
    desk = Desk(comparison)
    assert desk.focus
    return tolls(desk, desk.focus)


def values(line: Account) -> list[str]:
    return [sign(v.figure) for v in line.values]


def report(outlet: str, line: str, *, title: str = "Shells fell", day: str = DAY) -> Scribe:
    made = Scribe(outlet, day, title, line)
    made.happened(title, None, None)
    return made


def test_a_kind_of_people_has_a_line_and_bounds_of_its_own():
    r = report("Post", "The clinic counted 30 people and the mayor counted three nurses and two nurses from Oru dead.")
    r.count("30 people", 30, 30, "exact", "people", incident="i1", voice=r.voice("The clinic"))
    mayor = r.voice("the mayor")
    r.count("three nurses", 3, 3, "exact", "nurses", incident="i1", voice=mayor)
    r.count("two nurses from Oru", 2, 2, "exact", "nurses from Oru", incident="i1", voice=mayor)
    made = laid(r)
    people, nurses = seen(made)
    assert (people.whom, sign(people.low), sign(people.high)) == (None, "30", "30")
    assert (nurses.whom, sign(nurses.low), sign(nurses.high)) == ("nurses", "2", "3")
    assert heads.head(Desk(made)).counters == ("The clinic",)
    assert one_each((people, nurses)) == (people,)
    assert "killed · “nurses”" in terminal.render(made, width=100)
    assert re.search(r'<b>killed <span class="words">(?:<[^>]+>)?nurses<', page.render(made))


def test_a_number_in_a_reports_own_words_stands_under_the_counter_it_names():
    r = report("Post", "At least 31 people died, the clinic said.", title="31 dead as shells fell")
    r.count("31 dead", 31, 31, "exact", "dead", incident="i1")
    r.count("At least 31 people", 31, None, "at_least", "people", incident="i1", voice=r.voice("the clinic"))
    made = laid(r)
    (toll,) = seen(made)
    (line,) = toll.lines
    assert (line.names, values(line)) == (("the clinic",), ["≥31"])
    assert [t.figure.words.text for t in line.values[0].bare] == ["31 dead"]
    assert "also in its own words" in page.render(made)


def test_scores_in_a_headline_are_the_number_of_the_story():
    r = report("Post", "Shells killed at least 43 people.", title="Scores die as shells fell")
    r.count("Scores", 40, None, "vague", "people", incident="i1")
    r.count("at least 43 people", 43, None, "at_least", "people", incident="i1")
    (toll,) = seen(laid(r))
    assert [values(line) for line in toll.lines] == [["≥43"]]


@pytest.mark.parametrize(("first", "later"), [("fourteen", "nine"), ("nine", "fourteen")])
def test_what_words_replace_comes_first_on_one_day(first: str, later: str):
    numbers = {"nine": 9, "fourteen": 14}
    one = report("Post", f"The clinic counted {first} people dead.")
    one.count(
        f"{first} people",
        numbers[first],
        numbers[first],
        "exact",
        "people",
        incident="i1",
        voice=one.voice("The clinic"),
    )
    two = report("Courier", f"The clinic counted {later} people dead, not {first} as first said.")
    two.count(
        f"{later} people",
        numbers[later],
        numbers[later],
        "exact",
        "people",
        incident="i1",
        voice=two.voice("The clinic"),
    )
    (toll,) = seen(laid(two, one))
    (line,) = toll.lines
    assert values(line) == [str(numbers[first]), str(numbers[later])]
    assert [(s.kind, s.words and s.words.text) for s in line.steps] == [("worded", f"not {first} as first said")]


def test_a_headlines_monitor_is_the_one_named_below_and_a_strangers_stays_possible():
    named = report("Post", "A monitor counted 30 people dead. Shells fell all night, the Lake Monitor said.")
    named.count("30 people", 30, 30, "exact", "people", incident="i1", voice=named.voice("A monitor"))
    named.voice("the Lake Monitor")
    bare = report("Courier", "A monitoring group counted 32 people dead.")
    bare.count("32 people", 32, 32, "exact", "people", incident="i1", voice=bare.voice("A monitoring group"))
    made = laid(named, bare)
    (toll,) = seen(made)
    assert [(line.names, line.maybe, values(line)) for line in toll.lines] == [
        (("the Lake Monitor",), None, ["30"]),
        (("A monitoring group",), "the Lake Monitor", ["32"]),
    ]
    assert "may be the Lake Monitor: possible, not stated" in " ".join(terminal.render(made, width=120).split())
    assert "possible, not stated" in page.render(made)
