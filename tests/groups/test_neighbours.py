"""An affair told over three days, with two neighbours of the same day and district: each incident is grouped apart, background last."""

import itertools
from dataclasses import replace

import pytest
from made_groups import Told, report

from rashomon.groups import gather, sort

VARN, PEL = ("Varn", 20.0, 20.0), ("Old Pel", 20.02, 20.01)
MON, TUE, WED = (("2031-09-01", "2031-09-01"), ("2031-09-02", "2031-09-02"), ("2031-09-03", "2031-09-03"))
WAR = Told("war", "the war", ("2029-02-01", ""), None, open_end=True)
SCHOOL, PUMP, CONVOY = "school", "pump", "convoy"

MONDAY = (
    report(
        "Air strike on school in Varn kills 14",
        "Fourteen pupils died when an air strike hit the Linden school in Varn on Monday, the district clinic said. "
        "Hours later a shell struck the pumping station in Varn and wounded two engineers. Since the war began Varn has changed hands twice.",
        Told("air strike", "an air strike hit the Linden school", MON, VARN, dead=(("Fourteen pupils", 14),), targets=("Fourteen pupils", "the Linden school")),
        Told("shell", "a shell struck the pumping station", MON, VARN, hurt=(("two engineers", 2),), targets=("the pumping station", "two engineers")),
        WAR,
        day="2031-09-01",
    ),
    report(
        "Pumping station of Varn shelled",
        "Two engineers were wounded when a shell hit the pumping station in Varn on Monday, the water board said. "
        "The Linden school had been bombed from the air that morning.",
        Told("shell", "a shell hit the pumping station", MON, VARN, hurt=(("Two engineers", 2),), targets=("the pumping station", "Two engineers")),
        Told("bombing", "bombed from the air", MON, None, targets=("The Linden school",)),
        day="2031-09-01",
    ),
)
TUESDAY = (
    report(
        "Toll of Varn school strike rises to 19",
        "Rescuers found five more bodies under the Linden school in Varn on Tuesday, a day after an air strike hit it; 19 pupils are dead. "
        "On Monday gunmen also ambushed a grain convoy at Old Pel in the same district and shot three drivers.",
        Told("air strike", "an air strike hit it", MON, VARN, dead=(("19 pupils", 19),), targets=("the Linden school", "19 pupils")),
        Told("ambush", "gunmen also ambushed a grain convoy", MON, PEL, dead=(("three drivers", 3),), targets=("a grain convoy", "three drivers")),
        day="2031-09-02",
    ),
    report(
        "Three drivers shot near Old Pel",
        "Gunmen ambushed a grain convoy at Old Pel on Monday and shot three drivers dead, the hauliers' guild said. The attack had nothing to do with "
        "the strike on the Linden school in Varn that day, it said.",
        Told("ambush", "Gunmen ambushed a grain convoy", MON, PEL, dead=(("three drivers", 3),), targets=("a grain convoy", "three drivers")),
        Told("strike", "the strike on the Linden school", MON, VARN, targets=("the Linden school",)),
        day="2031-09-02",
    ),
)
WEDNESDAY = (
    report(
        "Thousands bury pupils of Varn",
        "Thousands marched in Varn on Wednesday behind the coffins of pupils killed on Monday when an air strike hit the Linden school. "
        "The clinic now counts 21 pupils dead. The war has gone on for two years.",
        Told("march", "Thousands marched", WED, VARN, kind="protest"),
        Told("air strike", "an air strike hit the Linden school", MON, VARN, dead=(("21 pupils", 21),), targets=("the Linden school", "pupils killed")),
        replace(WAR, words="The war"),
        day="2031-09-03",
    ),
    report(
        "Air force denies hitting Varn school",
        "The air force denied on Wednesday that it carried out Monday's air strike on the Linden school in Varn, in which 21 pupils died.",
        Told("air strike", "air strike on the Linden school", MON, VARN, dead=(("21 pupils", 21),), targets=("the Linden school", "21 pupils")),
        day="2031-09-03",
    ),
)
ALL = (*MONDAY, *TUESDAY, *WEDNESDAY)
GOLD = [
    {"an air strike hit the Linden school", "bombed from the air", "an air strike hit it", "the strike on the Linden school", "air strike on the Linden school"},
    {"a shell struck the pumping station", "a shell hit the pumping station"},
    {"gunmen also ambushed a grain convoy", "Gunmen ambushed a grain convoy"},
    {"Thousands marched"},
    {"the war", "The war"},
]


def told_together(reports):
    """Give the words of each group, in the order of the groups."""
    of = {(r.original.id, i.id): i.words.text for r in reports for i in r.incidents}
    return [{of[m.report, m.item] for m in group.members} for group in gather(reports)]


def test_the_affair_of_three_days_is_one_and_its_neighbours_stay_apart():
    assert sorted(map(sorted, told_together(ALL))) == sorted(map(sorted, GOLD))


def test_the_affair_leads_and_the_war_comes_last():
    groups = gather(ALL)
    assert len(groups[0].members) == 6
    assert {m.report for m in groups[0].members} == {r.original.id for r in ALL}
    assert (groups[0].date.start, groups[0].place.name) == ("2031-09-01", "Varn")
    assert told_together(ALL)[-1] == {"the war", "The war"}
    assert [g.background for g in groups] == [False] * 4 + [True]


def test_the_tolls_of_three_days_stay_with_the_strike():
    of = {(r.original.id, f.id): f.low for r in ALL for f in r.figures}
    assert sorted(of[m.report, m.item] for m in gather(ALL)[0].figures) == [14, 19, 21, 21]


def test_the_reports_are_one_affair():
    assert len(sort(ALL)) == 1


@pytest.mark.parametrize("left_out", list(itertools.combinations(range(6), 2)))
def test_no_neighbour_joins_where_some_reports_are_missing(left_out):
    reports = [r for n, r in enumerate(ALL) if n not in left_out]
    for words in told_together(reports):
        assert sum(bool(words & gold) for gold in GOLD) == 1, words
