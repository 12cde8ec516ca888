"""Every stated number of people harmed is found, with its bound, its group and its harm; nothing else is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.figures.extract import LONGEST, find_counts
from rashomon.figures.numbers import quantities
from rashomon.figures.words import read_words, sentences

KILLED, INJURED = "killed", "injured"


def told(text):
    """Give what is counted in one paragraph: low, high, harm."""
    return [(c.low, c.high, c.harm) for c in find_counts(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("words", "low", "high", "bound"),
    [
        ("12", 12, 12, "exact"),
        ("1,200", 1200, 1200, "exact"),
        ("Twenty-one", 21, 21, "exact"),
        ("Two hundred and five", 205, 205, "exact"),
        ("1.5 million", 1_500_000, 1_500_000, "exact"),
        ("A dozen", 12, 12, "exact"),
        ("Two dozen", 24, 24, "exact"),
        ("Half a dozen", 6, 6, "exact"),
        ("At least 56", 56, None, "at_least"),
        ("No fewer than nine", 9, None, "at_least"),
        ("More than 100", 101, None, "at_least"),
        ("Over two dozen", 25, None, "at_least"),
        ("More than a quarter of a million", 250_001, None, "at_least"),
        ("Up to 100", None, 100, "at_most"),
        ("As many as 1300", None, 1300, "at_most"),
        ("Fewer than 20", None, 19, "at_most"),
        ("About 100", 100, 100, "about"),
        ("Nearly 500", 500, 500, "about"),
        ("Some 40", 40, 40, "about"),
        ("50 to 60", 50, 60, "range"),
        ("Between 50 and 60", 50, 60, "range"),
        ("Dozens of", 24, None, "vague"),
        ("Several dozen", 36, None, "vague"),
        ("Scores of", 40, None, "vague"),
        ("Hundreds of", 200, None, "vague"),
        ("Several hundred", 300, None, "vague"),
        ("Tens of thousands of", 20_000, None, "vague"),
        ("Thousands of", 2000, None, "vague"),
        ("Several", 3, None, "vague"),
    ],
)
def test_bounds(words, low, high, bound):
    text = f"{words} villagers were killed in Orsk."
    (count,) = find_counts(text, [(0, len(text))])
    assert (count.low, count.high, count.bound, count.group, count.harm) == (low, high, bound, "villagers", KILLED)
    assert text[count.start : count.end] == f"{words} villagers"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flood killed 12 people.", [(12, 12, KILLED)]),
        ("Flood kills 12", [(12, 12, KILLED)]),
        ("12 dead, 30 wounded, 4 missing", [(12, 12, KILLED), (30, 30, INJURED), (4, 4, "missing")]),
        ("A fire broke out, killing 12.", [(12, 12, KILLED)]),
        ("The toll rose to 31 on Monday.", [(31, 31, KILLED)]),
        ("Officials put the death toll at 45, with 100 injured.", [(45, 45, KILLED), (100, 100, INJURED)]),
        ("They mourned the deaths of 14 civilians.", [(14, 14, KILLED)]),
        ("It claimed the lives of nine miners.", [(9, 9, KILLED)]),
        ("The war claimed 500 lives.", [(500, 500, KILLED)]),
        ("The blast left 12 dead.", [(12, 12, KILLED)]),
        ("Gunmen shot dead four drivers.", [(4, 4, KILLED)]),
        ("Five guards were gunned down.", [(5, 5, KILLED)]),
        ("They recalled the massacre of 30 villagers.", [(30, 30, KILLED)]),
        ("Eleven nurses lost their lives.", [(11, 11, KILLED)]),
        ("Twelve bodies were found.", [(12, 12, KILLED)]),
        ("Six people sustained serious injuries.", [(6, 6, INJURED)]),
        ("Three boys were taken to hospital.", [(3, 3, INJURED)]),
        ("There were 90 casualties.", [(90, 90, "casualties")]),
        ("Two pilots are missing.", [(2, 2, "missing")]),
        ("Police arrested 40 students.", [(40, 40, "detained")]),
        ("They took 12 passengers hostage.", [(12, 12, "abducted")]),
        ("The war has displaced millions.", [(2_000_000, None, "displaced")]),
        ("Some 3,000 people fled their homes.", [(3000, 3000, "displaced")]),
        ("TWELVE SOLDIERS WERE KILLED AND 3 REBELS CAPTURED.", [(12, 12, KILLED), (3, 3, "detained")]),
    ],
)
def test_ways_of_saying_a_harm(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clash left 16 Orskan farmers and four TOFOR members injured.", [(16, 16, INJURED), (4, 4, INJURED)]),
        ("16 Lenn Tarns and four TOFOR members were injured.", [(16, 16, INJURED), (4, 4, INJURED)]),
        ("The number of dead rose from 12 to 31.", [(31, 31, KILLED)]),
        ("Dozens were killed and injured.", [(24, None, KILLED), (24, None, INJURED)]),
        ("Dozens of people were killed or wounded.", [(24, None, KILLED), (24, None, INJURED)]),
        ("15 were killed and 20 wounded.", [(15, 15, KILLED), (20, 20, INJURED)]),
        ("It killed 12 and injured 140 others.", [(12, 12, KILLED), (140, 140, INJURED)]),
        ("At least 44 killed dozens injured in Orsk", [(44, None, KILLED), (24, None, INJURED)]),
        ("It killed 22 children and six teachers.", [(22, 22, KILLED), (6, 6, KILLED)]),
        ("Strike kills 10 children 5 women", [(10, 10, KILLED), (5, 5, KILLED)]),
        ("Two people were shot and killed.", [(2, 2, KILLED)]),
        ("Twelve people died, including two nurses.", [(12, 12, KILLED), (2, 2, KILLED)]),
        ("Nine people were hurt, three of them badly.", [(9, 9, INJURED), (3, 3, INJURED)]),
        ("Two nurses were among 31 people killed.", [(2, 2, KILLED), (31, 31, KILLED)]),
        ("Of the dead, nine were women.", [(9, 9, KILLED)]),
        ("The dead included three nurses.", [(3, 3, KILLED)]),
    ],
)
def test_counts_named_together(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The pilot was killed.",
        "A woman died.",
        "Rebels killed a captured pilot.",
        "The death of a nurse shook the town.",
        "Nurse killed in Orsk fire",
        "An Orskan was killed.",
    ],
)
def test_one_described_victim_is_one(text):
    assert told(text) == [(1, 1, KILLED)]


def test_harm_denied_of_one_doer_is_no_count():
    assert told("Nobody was killed by northern fire, the command said.") == []
    assert told("Nobody was killed, the command said.") == [(0, 0, KILLED)]


def test_a_toll_that_was_raised_is_no_range():
    assert told("The monitor on Monday raised its toll of Sunday's clash at the Oru weir from 13 to 16 dead.") == [(16, 16, KILLED)]
    assert told("From 13 to 16 people were killed.") == [(13, 16, KILLED)]


@pytest.mark.parametrize("text", ["Six people, not five, were hurt.", "Six people were hurt, not five.", "Six, not five, people were hurt."])
def test_a_number_set_right_is_the_one_that_counts(text):
    assert told(text) == [(6, 6, INJURED)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("A docker died in hospital on Wednesday after the clash.", [(1, 1, KILLED)]),
        ("A docker died of natural causes, the port said.", []),
        ("A docker died after a long illness, his union said.", []),
        ("Two dockers died of a heart attack during the march.", []),
    ],
)
def test_a_natural_death_harms_nobody(text, counted):
    assert told(text) == counted


def test_a_described_victim_is_counted_once_in_a_report():
    assert told("The pilot was killed. His friends say the pilot was killed at dawn.") == [(1, 1, KILLED)]


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("There were no casualties.", "casualties"),
        ("Nobody died.", KILLED),
        ("No one was hurt.", INJURED),
        ("No villagers were killed.", KILLED),
    ],
)
def test_nobody_is_zero_when_claimed(text, harm):
    assert told(text) == [(0, 0, harm)]


@pytest.mark.parametrize(
    "text",
    [
        "There were no reports of casualties.",
        "Guards hope no one was hurt.",
        "There was no word on casualties.",
        "None of the four priests was hurt.",
        "No one else was hurt.",
    ],
)
def test_zero_is_not_claimed_by_words_that_do_not_say_so(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The ministry sent 300 troops and fired 12 rockets.",
        "The attack cost $20 million.",
        "He was killed 12 km from Orsk on 3 May 2014.",
        "Ida Holm, 34, was wounded.",
        "About 5,000 people were evacuated.",
        "The town has 20,000 people.",
        "The blast could kill thousands.",
        "They threatened to kill 20 drivers.",
        "Police shot him three times.",
        "Twelve strikes hit the town.",
        "Three helicopters are missing.",
        "The mother of three drove home.",
        "The guards did not kill 12 people.",
        "27-07-2016 Two houses burned.",
        "Sixty tanks were destroyed and 14 boats were hit.",
        "Orvane sent 12,000 soldiers to the border.",
        "The talks lasted 12 hours and cost 3 million crowns.",
        "Some 40 strikes were reported on Monday.",
        "The camp holds 80,000 people.",
        "Buses took 2,000 residents out of the town.",
        "He walked 30 kilometres with his 5 children.",
        "On 3 May 2014 the 17-year-old turned himself in.",
        "The 45-storey tower fell at 7:35 on day 12.",
    ],
)
def test_numbers_that_count_no_harmed_people(text):
    assert told(text) == []


def test_agents_are_no_victims():
    assert told("Two gunmen killed 30 farmers.") == [(30, 30, KILLED)]


def test_ranges_point_at_number_and_group():
    text = "Sunday\nThe quake killed at least 56 people in Tarn."
    (count,) = find_counts(text, [(0, 6), (7, len(text))])
    assert text[count.start : count.end] == "at least 56 people"
    assert text[slice(*count.number)] == "56"


def test_swapping_names_changes_nothing_but_the_names():
    text = "{} forces killed 12 {} civilians and wounded dozens, {} officials said. Two {} soldiers died."
    one = text.format("Arcadian", "Borduran", "Arcadian", "Borduran")
    other = text.format("Borduran", "Arcadian", "Borduran", "Arcadian")
    assert told(one) == told(other) != []


PIECES = st.sampled_from(
    ["killed", "12", "wounded", "and,", "of", "them", "dozens", "no", "one", "the", "a", "pilot", "people", ".", "-", "died", "1,200", "million", "among", "including", "left", "dead", "was", "were", "to", "(", ")", "\n", "“", "’s", "%"]
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_counts_lie_in_the_text_and_are_short(text):
    counts = find_counts(text, [(0, len(text))] if text else [])
    assert counts == find_counts(text, [(0, len(text))] if text else [])
    for count in counts:
        assert 0 <= count.start <= count.number[0] < count.number[1] <= count.end <= len(text)
        assert count.end - count.start <= LONGEST
        assert count.low is not None or count.high is not None
        assert 0 < count.score <= 1


@given(st.text(max_size=200))
def test_words_and_sentences_cover_the_text(text):
    words = read_words(text, 0, len(text))
    assert all(text[w.start : w.end] == w.text for w in words)
    assert [i for a, b in sentences(words) for i in range(a, b)] == list(range(len(words)))
    assert all(0 <= q.start <= q.first < q.last <= q.end <= len(words) for q in quantities(words))


@pytest.mark.parametrize("piece", ["killed 12 and ", "one hundred and ", "no one ", "killed and ", "12,", "a man ", "- ", "99999999999999999 "])
def test_hostile_text_takes_time_in_proportion(piece):
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    find_counts(text, [(0, len(text))])
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "text",
    [
        "Shells killed 1e400 people.",
        "Rockets hit flight MH17 people died.",
        "Related: 12 killed in Oru blast",
        "RELATED STORIES: 3 killed at quay",
        "Read more: Five killed in Oru",
        "A detained docker is led away by guards.",
        "Images of the captured pilot were shown.",
        "Dina Varn, 23, was killed when the shells fell.",
        "The shells killed Orlo Dane, 23, and Mira Dane, 19.",
        "He was killed five days after the truce.",
    ],
)
def test_numbers_and_words_that_count_nobody_harmed_here(text):
    assert find_counts(text, [(0, len(text))]) == []


@pytest.mark.parametrize(
    "text",
    [
        "The dead were from both banks and included two medical workers, the group said.",
        "The dead, who came from both banks, included two medical workers.",
        "Those killed were mostly farmers but included two medical workers.",
    ],
)
def test_those_included_are_found_behind_what_else_is_told_of_the_dead(text):
    assert [(c.low, c.group, c.harm) for c in find_counts(text, [(0, len(text))])] == [(2, "medical workers", "killed")]


def test_what_something_else_included_is_no_part_of_the_dead():
    text = "The dead, it was said, were buried near the hall that included two kitchens and in a street that included two barbers."
    assert find_counts(text, [(0, len(text))]) == []
