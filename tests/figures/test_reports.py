"""Whole reports through every stage: what a coder of harm would write down, on whose word, and nothing else."""

from __future__ import annotations

from functools import cache

import rashomon

MARKET = """Outlet: The Tarsk Ledger
Date: 2031-05-08
Title: Shelling kills 31 in Upper Tarsk: monitor

At least 31 civilians, including two medics, were killed when shells hit a market in Upper Tarsk on Tuesday, the Lake Monitor said.

The Orvane health ministry put the toll at 26, with 40 to 50 people injured.

A doctor and rebels said that dozens of people were killed and injured.

The Veldish army denied killing 31 civilians and said that no one had been hurt.

By Thursday 43 people had died, the Lake Monitor said in a new toll. Nine of them were children, it said.
"""

BORDER = """Outlet: The Quayside Record
Date: 2031-06-03

The clash at the Lenn crossing left 16 Orvane farmers and four Veldish guards injured on Monday. The pilot of a rescue helicopter was killed.

Veld said that up to 12 of its guards were missing. Orvane said that more than 100 of its people had been detained, and that about 3,000 villagers had fled their homes.

Twelve rockets were fired from 40 km away and 300 troops were sent to the town of 20,000 people. Some 5,000 people were evacuated on 2 June.

Mira Tol, 34, a mother of three, said that repairs would cost $3 million.
"""


@cache
def read(story: str) -> list[tuple[object, ...]]:
    """Give the figures of a report: low, high, bound, group, harm, voice, whole and first telling (places in the list)."""
    report = rashomon.read_text(story)
    names = {v.id: v.name for v in report.voices or ()}
    place = {f.id: i for i, f in enumerate(report.figures or ())}

    def voice(figure):
        return " + ".join(names[v] for v in figure.voices or ((figure.voice,) if figure.voice else ())) or None

    return [
        (f.low, f.high, f.bound, f.group, f.harm, voice(f), place.get(f.part_of or ""), place.get(f.repeats or ""))
        for f in report.figures or ()
    ]


def counted(story: str) -> list[tuple[object, ...]]:
    return [row[:5] for row in read(story)]


def test_every_count_of_people_harmed_with_its_bound():
    assert counted(MARKET) == [
        (31, 31, "exact", "people", "killed"),  # (the headline)
        (31, None, "at_least", "civilians", "killed"),
        (2, 2, "exact", "medics", "killed"),
        (26, 26, "exact", "people", "killed"),
        (40, 50, "range", "people", "injured"),
        (24, None, "vague", "people", "killed"),
        (24, None, "vague", "people", "injured"),
        (31, 31, "exact", "civilians", "killed"),
        (0, 0, "exact", "people", "injured"),
        (43, 43, "exact", "people", "killed"),
        (9, 9, "exact", "people", "killed"),
    ]


def test_nothing_but_people_harmed():
    assert counted(BORDER) == [
        (16, 16, "exact", "Orvane farmers", "injured"),
        (4, 4, "exact", "Veldish guards", "injured"),
        (1, 1, "exact", "pilot", "killed"),
        (None, 12, "at_most", "guards", "missing"),
        (101, None, "at_least", "people", "detained"),
        (3000, 3000, "about", "villagers", "displaced"),
    ]


def test_each_count_on_the_word_of_who_states_it():
    assert [row[5] for row in read(BORDER)] == [None, None, None, "Veld", "Orvane", "Orvane"]
    monitor, ministry, joint = "Lake Monitor", "Orvane health ministry", "A doctor and rebels"
    assert [row[5] for row in read(MARKET)] == ["monitor", monitor, monitor, ministry, ministry, joint, joint, None, "Veldish army", monitor, monitor]


def test_parts_stand_under_their_whole_and_a_new_toll_tells_no_old_one_again():
    assert [row[6] for row in read(MARKET)] == [None, None, 1, *[None] * 7, 9]
    assert read(MARKET)[9][7] is None


def test_the_moment_of_a_toll_is_kept():
    assert [f.as_of.text for f in rashomon.read_text(MARKET).figures or () if f.as_of] == ["By Thursday"]


def test_other_names_change_the_names_alone():
    swapped = BORDER.replace("Orvane", "\0").replace("Veldish", "Orvane").replace("\0", "Veldish")
    assert [row[:3] for row in counted(swapped)] == [row[:3] for row in counted(BORDER)]
    assert [row[3:] for row in counted(swapped)[2:]] == [row[3:] for row in counted(BORDER)[2:]]
