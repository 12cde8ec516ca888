"""Who speaks in a statement, a letter, a report: whoever issued it."""

import pytest

from marked import speakers


@pytest.mark.parametrize(
    "printed",
    ["A statement by the Lake Council", "a letter from the Lake Council", "The Lake Council's statement", "A communique issued by the Lake Council on Monday", "A Lake Council statement"],
)
def test_a_paper_speaks_for_whoever_it_names(printed):
    assert speakers(f"[1s {printed}] [1c said] [1t the quay was shut].") == ["Lake Council"]


def test_its_report_is_whose_it_is():
    story = "[1s The Lake Council] [1c met] [1t all night]. [2s Its report] [2c found] [2t that the quay was shut]."
    assert speakers(story) == ["Lake Council"] * 2


def test_the_statement_is_the_one_told_of_before():
    story = "[1s The Lake Council] [1c said] in a statement [1t the quay was shut]. [2s Karl Finn] [2c agreed]  [2t A]. [3s The statement] [3c added] [3t B]. [4s The communique] [4c ended] [4t C]."
    assert speakers(story) == ["Lake Council", "Karl Finn", "Lake Council", "Lake Council"]


def test_the_letter_of_the_subject_that_sent_it():
    story = "The Lake Council sent a letter to the mayor. [1s The letter] [1c said] [1t the road was mined]."
    assert speakers(story) == ["Lake Council"]


def test_a_statement_that_is_its_own_source_stays_one_voice():
    story = "[1s A statement seen by reporters] [1c said] [1t A]. [2s Karl Finn] [2c said] [2t B]. [3s The statement] [3c added] [3t C]."
    names = speakers(story)
    assert names[2] == names[0] != names[1]


@pytest.mark.parametrize("printed", ["The author of the report", "A report writer", "The Tarn Letter"])
def test_what_only_looks_like_a_paper(printed):
    story = f"[1s The Lake Council] [1c said] in a letter and a report [1t A]. [2s {printed}] [2c said] [2t B]."
    assert speakers(story)[1] != "Lake Council"


def test_the_report_is_nobodys_but_a_bodys():
    story = "[1s Karl Finn] [1c spoke] of a report [1t A]. [2s The report] [2c said] [2t B]."
    assert speakers(story) == ["Karl Finn", "The report"]


def test_a_report_in_capitals_with_its_acronym_spelt_out():
    story = "THE LAKE WORKERS UNION (LWU) MET. [1s AN LWU COMMUNIQUE] [1c SAID] [1t A]. [2s THE COMMUNIQUE] [2c ADDED] [2t B]. [3s THE LWU] [3c SAID] [3t C]."
    assert speakers(story) == ["LAKE WORKERS UNION"] * 3
