"""Incidents of several reports that are one are grouped, neighbours are not, and background comes last."""

import itertools
from dataclasses import replace

import pytest
from made_groups import Told, report

from rashomon.groups import gather

TARSK, ORUN = ("Upper Tarsk", 10.0, 10.0), ("Orun", 10.9, 10.0)
TUESDAY, WEDNESDAY, LATER = ("2031-05-06", "2031-05-06"), ("2031-05-07", "2031-05-07"), ("2031-05-14", "2031-05-14")

SHELLS = report(
    "Shells kill 31 in Upper Tarsk market",
    "At least 31 people were killed on Tuesday when shells hit a market in Upper Tarsk, the Lake Monitor said. The war has killed 80,000 people.",
    Told("shelling", "shells hit a market", TUESDAY, TARSK, dead=(("31 people", 31),), targets=("a market",)),
    Told("war", "The war", ("2027-01-01", ""), None, dead=(("80,000 people", 80000),), open_end=True),
    outlet="The Quayside Record",
)
MARKET = report(
    "Market bombarded, 43 dead",
    "Forty-three people died in the bombardment of the market of Upper Tarsk on Tuesday, rescuers said: 43 dead in all. A pilot was shot near Orun a day before.",
    Told("bombardment", "bombardment of the market", TUESDAY, TARSK, dead=(("43 dead", 43),), targets=("the market",)),
    Told("shot", "A pilot was shot", ("2031-05-05", "2031-05-05"), ORUN, targets=("A pilot",)),
    outlet="Norland State Wire",
)
MONITOR = report(
    "Monitor counts dead of market shelling",
    "The Lake Monitor said 31 people died in the shelling of the market. Another strike hit a bakery in Upper Tarsk on Tuesday and killed two bakers.",
    Told("shelling", "shelling of the market", TUESDAY, None, dead=(("31 people", 31),), targets=("the market",)),
    Told("strike", "strike hit a bakery", TUESDAY, TARSK, dead=(("two bakers", 2),), targets=("a bakery", "two bakers")),
)
BAKERY = report(
    "Two bakers killed in Upper Tarsk",
    "Two bakers were killed when a strike hit a bakery in Upper Tarsk on Tuesday, the same day as the market was shelled.",
    Told("strike", "strike hit a bakery", TUESDAY, TARSK, dead=(("Two bakers", 2),), targets=("a bakery", "Two bakers")),
    Told("shelled", "the market was shelled", TUESDAY, None, targets=("the market",)),
)
FUNERALS = report(
    "Protests in Upper Tarsk after market shelling",
    "Thousands protested in Upper Tarsk on Wednesday, a day after shells hit its market and killed 43 people.",
    Told("protested", "Thousands protested", WEDNESDAY, TARSK, kind="protest"),
    Told("shells", "shells hit its market", TUESDAY, TARSK, dead=(("43 people", 43),), targets=("its market",)),
    day="2031-05-08",
)
ALL = (SHELLS, MARKET, MONITOR, BAKERY, FUNERALS)


def words_of(group, reports):
    """Give the words of a group's members, each in its report."""
    of = {(r.original.id, i.id): i.words.text for r in reports for i in r.incidents}
    return {of[m.report, m.item] for m in group.members}


def holding(groups, reports, words):
    return next(g for g in groups if words in words_of(g, reports))


def test_the_same_event_of_two_outlets_is_one_group_with_both_figures():
    first = gather([SHELLS, MARKET])[0]
    assert words_of(first, ALL) == {"shells hit a market", "bombardment of the market"}
    assert {(m.report, m.item) for m in first.figures} == {(SHELLS.original.id, "f1"), (MARKET.original.id, "f1")}
    assert (first.date.start, first.place.name) == ("2031-05-06", "Upper Tarsk")


def test_another_strike_on_the_same_day_in_the_same_town_stays_apart():
    groups = gather(ALL)
    market, bakery = holding(groups, ALL, "shells hit a market"), holding(groups, ALL, "strike hit a bakery")
    assert words_of(market, ALL) == {"shells hit a market", "bombardment of the market", "shelling of the market", "shells hit its market", "the market was shelled"}
    assert words_of(bakery, ALL) == {"strike hit a bakery"}
    assert len(bakery.members) == 2


def test_what_most_reports_lead_with_comes_first_and_a_war_last():
    groups = gather(ALL)
    assert "shells hit a market" in words_of(groups[0], ALL)
    assert words_of(groups[-1], ALL) == {"The war"}
    assert [g.background for g in groups] == [False] * (len(groups) - 1) + [True]


def test_a_follow_up_is_its_own_incident_and_tells_the_first_again():
    groups = gather([SHELLS, FUNERALS])
    assert words_of(holding(groups, ALL, "Thousands protested"), ALL) == {"Thousands protested"}
    assert words_of(holding(groups, ALL, "shells hit its market"), ALL) == {"shells hit a market", "shells hit its market"}


def test_the_same_town_a_week_later_is_another_incident():
    later = report(
        "Shells kill 12 in Upper Tarsk market",
        "Twelve people were killed on Wednesday when shells hit a market in Upper Tarsk.",
        Told("shelling", "shells hit a market", LATER, TARSK, dead=(("Twelve people", 12),), targets=("a market",)),
        day="2031-05-14",
    )
    assert all(len(g.members) == 1 for g in gather([SHELLS, later]))


def test_the_same_day_in_another_town_is_another_incident():
    away = report(
        "Shells hit market in Orun",
        "Shells hit a market in Orun on Tuesday and killed nine people, doctors said.",
        Told("shelling", "Shells hit a market", TUESDAY, ORUN, dead=(("nine people", 9),), targets=("a market",)),
    )
    assert all(len(g.members) == 1 for g in gather([SHELLS, away]))


@pytest.mark.parametrize(("how", "groups"), [("day as written (in the opening)", 1), ("day as written", 2)])
def test_a_day_taken_from_afar_yields_to_the_same_large_toll(how, groups):
    crash = report("Airliner down near Orun, 176 dead", "All 176 people on board died when an airliner crashed near Orun on Tuesday.", Told("crash", "an airliner crashed", TUESDAY, ORUN, dead=(("176 people", 176),), targets=("an airliner",), kind="other"))
    again = report("Who shot at the airliner?", "The ministry denied that the crash, in which 176 people died near Orun, was its doing.", Told("crash", "the crash", ("2031-01-09", "2031-01-09"), None, dead=(("176 people", 176),), kind="other", how=how))
    assert len(gather([crash, again])) == groups


def test_two_wrecks_of_one_day_stay_apart_by_what_was_wrecked():
    plane = report("Plane down after strike on Tarsk", "Shells hit a market in Upper Tarsk on Tuesday. A plane crashed the same day, rebels said.", Told("shelling", "Shells hit a market", TUESDAY, TARSK), Told("crash", "A plane crashed", TUESDAY, None, targets=("A plane",), kind="other"))
    helicopter = report("Market of Tarsk hit", "Shells hit a market in Upper Tarsk on Tuesday. Elsewhere three officers died when their helicopter came down in a crash.", Told("shelling", "Shells hit a market", TUESDAY, TARSK), Told("crash", "their helicopter came down in a crash", TUESDAY, None, targets=("three officers", "their helicopter"), kind="other"))
    groups = gather([plane, helicopter])
    assert sorted(len(g.members) for g in groups) == [1, 1, 2]
    assert len(groups[0].members) == 2


def test_two_incidents_of_one_report_are_never_joined():
    twice = replace(SHELLS, incidents=(SHELLS.incidents[0], replace(SHELLS.incidents[0], id="i2")))
    for group in gather([twice, MARKET, MONITOR]):
        assert len({m.report for m in group.members}) == len(group.members)


def test_what_was_over_long_before_is_background_unless_reports_lead_with_it():
    old = Told("massacre", "massacre of 2019", ("2019-03-01", "2019-03-31"), None)
    new = Told("raid", "A raid", TUESDAY, TARSK)
    text = "A raid hit Upper Tarsk on Tuesday. Many still speak of the massacre of 2019."
    groups = gather([report("Raid on Tarsk", text, new, old), report("Another on the raid", text, new, old)])
    assert [(g.label, g.background) for g in groups] == [("raid", False), ("massacre", True)]
    alone = gather([report("Trial begins", "The massacre of 2019 goes to court.", old)])
    assert [(g.label, g.background) for g in alone] == [("massacre", False)]


def test_place_and_date_are_of_one_member():
    groups = gather(ALL)
    for group in groups:
        of = [i for r in ALL for i in r.incidents if (r.original.id, i.id) in {(m.report, m.item) for m in group.members}]
        assert (group.place, group.date) in [(i.place, i.date) for i in of]


def test_every_incident_is_in_one_group_and_every_figure_of_it():
    groups = gather(ALL)
    members = [(m.report, m.item) for g in groups for m in g.members]
    assert sorted(members) == sorted((r.original.id, i.id) for r in ALL for i in r.incidents)
    figures = [(m.report, m.item) for g in groups for m in g.figures]
    assert sorted(figures) == sorted((r.original.id, f.id) for r in ALL for f in r.figures)


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::17])
def test_the_order_of_reports_changes_only_the_order_shown(order):
    given = [ALL[i] for i in order]
    plain, mixed = gather(ALL), gather(given)
    assert [(g.id, g.label, set(g.members), g.place, g.date, g.background) for g in plain] == [
        (g.id, g.label, set(g.members), g.place, g.date, g.background) for g in mixed
    ]
    shown = [r.original.id for r in given]
    for group in mixed:
        at = [shown.index(m.report) for m in group.members]
        assert at == sorted(at)


def test_outlets_change_nothing():
    bare = [replace(r, header=replace(r.header, outlet=None)) for r in ALL]
    assert gather(bare) == gather(ALL)


def test_a_report_given_twice_counts_once():
    assert gather([SHELLS, MARKET, SHELLS]) == gather([SHELLS, MARKET])


def test_nothing_gives_nothing():
    assert gather([]) == ()
    assert gather([replace(SHELLS, incidents=None, figures=None)]) == ()
    assert gather([replace(SHELLS, incidents=(), figures=())]) == ()


def test_copies_of_one_text_share_their_incidents_with_the_others_of_the_affair():
    text = "Shells hit a market in Upper Tarsk on Tuesday and killed 43 people, rescuers said."
    told = Told("shelling", "Shells hit a market", TUESDAY, TARSK, dead=(("43 people", 43),), targets=("a market",))
    copies = [report("Shells hit market", text.replace("killed", "killed" + " " * n), told) for n in range(1, 29)]
    groups = gather([*copies, SHELLS, BAKERY])
    every = [*copies, *ALL]
    assert len(holding(groups, every, "shells hit a market").members) == 30
    assert words_of(holding(groups, every, "strike hit a bakery"), every) == {"strike hit a bakery"}
