"""Sources of counts that a network shown few counts does not hear: what is added, and what is not."""

from dataclasses import replace

import pytest
from stated import tell

from rashomon.figures import hearsay
from rashomon.figures.extract import Count
from rashomon.figures.hearsay import SCORE, hear_counts
from rashomon.figures.scopes import REACH

HEARD = [
    ("The observers put the toll at {30|killed}.", "The observers", "put", "the toll at 30"),
    ("The Tarsk Centre, a charity, has put the number of dead at {30|killed}.", "The Tarsk Centre, a charity", "put", "the number of dead at 30"),
    ("City television has raised the death toll from the blast, saying {30 people|killed} died.", "City television", "raised", None),
    ("Figures from the Ministry of Health show {30 people|killed} have died.", "the Ministry of Health", "show", "30 people have died"),
    ("World leaders answered the claim by activists of the River Union that {30 people|killed} had died.", "activists of the River Union", "claim", "30 people had died"),
    ("He was troubled by reports that {30 people|killed} had been shot.", "reports", None, "30 people had been shot"),
    ("The raid left many dead - by one report {30|killed} - in a single night.", "one report", None, "30"),
    ("At least {30 people|killed} died in the town, according to U.N. estimates.", "U.N. estimates", "according to", "At least 30 people died in the town"),
    ("According to the clinic, {30 people|killed} died.", "the clinic", "According to", "30 people died"),
    ("According to the clinic at least {30 people|killed} died.", "the clinic", "According to", "at least 30 people died"),
    ("Thirty raids killed {30 people|killed}, a monitor and rebels said.", "a monitor and rebels", "said", "Thirty raids killed 30 people"),
    ("The raids killed {30 people|killed} in the town a monitor and rebels said.", "a monitor and rebels", "said", "The raids killed 30 people in the town"),
    ("Shells killed {30 people|killed}, a monitoring group said Sunday in a new toll.", "a monitoring group", "said", "Shells killed 30 people"),
    ("“We buried {30 people|killed},” said the mayor of Oru.", "the mayor of Oru", "said", "“We buried 30 people,”"),
    ("Meanwhile the observers said that {30 people|killed} had died.", "the observers", "said", "30 people had died"),
    ("The group, which watches the border, said {30 people|killed} had died.", "The group", "said", "30 people had died"),
    ("Officials and witnesses said {30 people|killed} had died.", "Officials and witnesses", "said", "30 people had died"),
]


@pytest.mark.parametrize(("story", "source", "cue", "content"), HEARD, ids=[h[0][:40] for h in HEARD])
def test_hears_who_gives_a_count(story, source, cue, content):
    told = tell(story, heard=True)
    (found,) = told.statements
    assert (found.source.text, found.cue.text if found.cue else None) == (source, cue)
    assert content is None or found.content.text == content
    assert found.score == SCORE
    assert told.figures[0].voice is not None
    assert told.figures[0].statement == found.id


SILENT = [
    "{30 people|killed} were killed on Tuesday.",
    "{30 people|killed} were reported killed.",
    "The toll was put at {30|killed}.",
    "With the death toll estimated at {30|killed}, the talks went on.",
    "Raiders killed {two people|killed} near the police headquarters in an attack claimed by a militant group.",
    "The fighting claimed the lives of {30 people|killed}.",
    "The president announced a truce after clashes killed {30 people|killed}.",
    "{Twelve people|killed} died, while medics estimated the wounded at 60.",
    "It was reported in May that {30 people|killed} had died.",
    "The deadliest attack killed {30 people|killed}; the mayor said nothing of it yet.",
]


@pytest.mark.parametrize("story", SILENT, ids=[s[:40] for s in SILENT])
def test_hears_nobody_where_nobody_is_named(story):
    told = tell(story, heard=True)
    assert told.voices == [None]


def test_each_headline_form_names_its_source():
    for title in ("Strike kills {30|killed} in Oru: monitor", "Strike kills {30|killed} in Oru - hospital officials", "Monitor: {30|killed} dead in Oru", "Strike kills {30|killed} in Oru, monitor says"):
        told = tell(f"{title}\nA strike hit Oru.", heard=True, titled=True)
        assert told.voices[0] in ("monitor", "Monitor", "hospital officials"), title


def test_a_place_or_a_label_before_the_colon_is_no_source():
    for title in ("Oru: {30|killed} dead in strike", "Live updates: {30|killed} dead in strike"):
        assert tell(f"{title}\nA strike hit Oru.", heard=True, titled=True).voices == [None]


def test_a_credit_that_lost_its_mark_is_known_by_the_lead():
    lead = "[1t {30 people|killed} died in a strike], [1s a monitoring group] [1c said]."
    told = tell(f"{{30|killed}} killed in strike on Oru Monitor\n{lead}", heard=True, titled=True)
    assert told.voices == ["Monitor", "a monitoring group"]


def test_a_last_word_that_nobody_speaks_under_is_no_credit():
    lead = "[1t {30 people|killed} died in a strike], [1s residents] [1c said]."
    told = tell(f"{{30|killed}} killed in strike on Oru Monitor\n{lead}", heard=True, titled=True)
    assert told.voices[0] is None


def test_a_post_is_given_to_who_signed_it():
    told = tell("The raid killed {30 people|killed} in Oru. — Lakewatch (@lakewatch) May 4, 2031", heard=True)
    assert told.voices == ["Lakewatch"]


def test_a_statement_without_a_source_is_completed():
    told = tell("Another group [1c claimed] [1t {30 people|killed} had died].", heard=True)
    assert [(s.id, s.source.text) for s in told.statements] == [("s1", "Another group")]


def test_a_statement_that_stops_short_of_the_count_is_widened():
    told = tell("[1s The observers] [1c put] [1t the toll] from the raid at {30|killed}.", heard=True)
    assert [(s.id, s.content.text) for s in told.statements] == [("s1", "the toll from the raid at 30")]
    assert told.voices == ["The observers"]


def test_an_added_statement_stands_inside_the_one_that_holds_it():
    told = tell("[1t The River Council put the death toll at {30|killed}], [1c according to] [1s Interpress].", heard=True)
    assert [(s.id, s.source.text, s.within) for s in told.statements] == [("s1", "Interpress", None), ("s2", "The River Council", "s1")]
    assert told.voices == ["River Council"]


def test_who_condemns_a_raid_may_count_its_dead():
    told = tell("[1s The council] [1c condemned] [1t the raid, in which it said {nine people|killed} had died].", heard=True)
    assert [(s.source.text, s.within) for s in told.statements] == [("The council", None), ("it", "s1")]
    assert told.voices == ["The council"]


def test_who_mourns_the_dead_does_not_count_them():
    told = tell("[1s The council] [1c mourned] [1t the {nine people|killed} killed in the raid].", heard=True)
    assert len(told.statements) == 1
    assert told.voices == [None]


def test_an_added_statement_takes_in_those_inside_what_it_states():
    told = tell("{30 people|killed} died after [1s the mayor] [1c had ordered] [1t a retreat], the clinic said.", heard=True)
    assert {s.id: s.within for s in told.statements} == {"s1": "s2", "s2": None}


def test_several_counts_of_one_source_make_one_statement():
    told = tell("The clinic said {30 people|killed} had died and {40|injured} were hurt.", heard=True)
    assert len(told.statements) == 1
    assert told.voices == ["The clinic", "The clinic"]


def test_who_is_heard_already_stays_alone():
    story = "[1s The clinic] [1c said] [1t {30 people|killed} had died]."
    assert tell(story, heard=True).statements == tell(story).statements


def test_a_higher_floor_keeps_them_out():
    story = "The observers put the toll at {30|killed}."
    told = tell(story)
    assert hear_counts(told.report, []) is told.report
    count = Count(30, 32, (30, 32), 30, 30, "exact", "", "killed", 1.0)
    assert len(hear_counts(told.report, [count]).statements) == 1
    assert hear_counts(told.report, [count], SCORE + 0.01) is told.report


def test_a_report_that_was_not_read_stays_so():
    report = replace(tell("It rained.").report, statements=None)
    assert hear_counts(report, []) is report


@pytest.mark.parametrize("piece", ["{12 people|killed} were killed and {13|injured} hurt, police said. ", "{12 people|killed} were killed, police said, "])
def test_each_count_is_asked_for_once_within_its_reach(piece, monkeypatch):
    asked = []

    def ask(scope, **kwargs):
        asked.append(scope.end - scope.start)
        return find(scope, **kwargs)

    find = hearsay.find_source
    monkeypatch.setattr(hearsay, "find_source", ask)
    told = tell(piece * 100, heard=True)
    assert len(asked) == len(told.figures) >= 100
    assert max(asked) <= 2 * REACH
    assert len(told.statements) <= len(told.figures)
    assert max(s.content.end - s.content.start for s in told.statements) <= 4 * REACH


def test_what_stands_behind_the_sentence_is_never_looked_at():
    first = "{30 people|killed} were killed."
    assert tell(f"{first} Nobody, said the mayor.", heard=True).voices == [None]
