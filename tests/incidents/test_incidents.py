"""What is told is one incident an event, with its kind, day, place, roles, relations and figures."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import labels, owners, story, told

from rashomon.incidents import tell


def test_a_report_that_was_not_read_comes_back_unchanged():
    report = replace(story("A bomb exploded in Orun."), statements=None)
    assert tell(report) is report


def test_an_empty_report_tells_nothing():
    assert tell(story("…")).incidents == ()


def test_a_report_without_events_tells_nothing():
    assert labels("The mayor of Orun opened a school on Monday. Children sang.") == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Rebels attacked a police post in Orun on Monday.", "assault"),
        ("A car bomb exploded near a market in Orun on Monday.", "assault"),
        ("Army jets carried out air strikes on Orun on Monday.", "assault"),
        ("Thousands of students marched through Orun on Monday.", "protest"),
        ("Police arrested the editor of a newspaper in Orun on Monday.", "coerce"),
        ("The army deployed tanks in Orun on Monday.", "mobilize"),
        ("Gunmen kidnapped a judge in Orun on Monday.", "assault"),
        ("Both sides declared a truce in Orun on Monday.", "agree"),
        ("A passenger plane crashed near Orun on Monday.", "other"),
        ("An earthquake struck Orun on Monday.", "other"),
    ],
)
def test_kinds_follow_plover(sentence, kind):
    assert [i.kind for i in told(sentence)] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels will attack a police post in Orun on Monday.",
        "The rebels did not attack a police post in Orun on Monday.",
        "The minister warned of attacks on Orun on Monday.",
        "Guards prevented a suicide attack on the palace in Orun on Monday.",
        "Police in Orun said on Monday they had foiled a planned bombing of a market.",
        "No clashes were seen in Orun on Monday.",
        "If the army attacked Orun, thousands would flee on Monday.",
        "The attack helicopters flew over Orun on Monday.",
        "The bombing suspects were seen in Orun on Monday.",
        "They met in Orun on March 15.",
    ],
)
def test_what_did_not_happen_is_no_incident(sentence):
    assert labels(sentence) == []


def test_one_strike_told_in_many_words_is_one():
    found = told(
        "An air strike on a market in Orun killed 12 people on Monday.",
        "The raid hit the market at noon. The strike left a deep crater, a trader said. At least 12 people were killed, he said.",
        "The bombardment was the first in a year. The attack shook the whole town.",
        title="Air strike kills 12 in Orun",
        figures=[("12", 12, "killed"), ("12 people", 12, "killed"), ("At least 12 people", 12, "killed")],
    )
    assert len(found) == 1
    assert found[0].date.start == found[0].date.end == "2014-05-12"


def test_two_strikes_on_two_days_are_two():
    found = told("An air strike on 10 May destroyed a school in Orun. An air strike on 12 May hit the same school.")
    assert sorted(i.date.start for i in found) == ["2014-05-10", "2014-05-12"]


def test_days_of_the_week_keep_apart_even_when_the_report_has_no_date():
    found = told("A bomb exploded at the mill in Orun on Monday. A bomb exploded at the mill in Orun on Thursday.", day=None)
    assert len(found) == 2
    assert {i.date.start for i in found} == {None}


def test_another_attack_is_another():
    assert len(told("Rebels attacked a bridge near Orun on Monday. A second attack hit a mill near Tol on Monday.")) == 2


def test_each_figure_goes_to_its_own_incident():
    found = owners(
        "A truck bomb killed 48 people in Orun on Wednesday. The blast injured 140 people.",
        "A suicide attack killed six guards in Tol in March.",
        "More than 9,000 people have been killed since the civil war began in 2009.",
        figures=[("48 people", 48, "killed"), ("140 people", 140, "injured"), ("six guards", 6, "killed"), ("More than 9,000 people", 9001, "killed")],
    )
    assert found[0] == found[1]
    assert len({*found}) == 3


def test_the_toll_of_a_whole_war_is_background_and_comes_last():
    found = told(
        "Shelling killed three people in Orun on Monday.",
        "The conflict, which began in 2009, has killed more than 9,000 people.",
        figures=[("three people", 3, "killed"), ("more than 9,000 people", 9001, "killed")],
    )
    assert [i.label for i in found] == ["shelling", "conflict"]
    assert found[1].date.end is None


def test_a_toll_in_its_own_words_is_put_to_the_event_of_the_report():
    found = owners(
        "Fierce clashes shook Orun on Monday.", "The hospital counted 31 dead.", figures=[("31 dead", 31, "killed")]
    )
    assert found == ["clashes"]


def test_a_figure_with_no_event_beside_it_makes_its_incident():
    assert owners("At least 300,000 refugees live in the camps.", figures=[("300,000 refugees", 300000, "displaced")]) == ["300,000 refugees"]


def test_a_day_after_counts_from_one_incident_to_the_other():
    text = "The army deployed tanks in Orun on Tuesday. Troops reinforced the post a day after clashes shook the quay."
    dated = {i.label: i for i in told(text)}
    clashes, sent = dated["clashes"], next(i for i in dated.values() if i.kind == "mobilize")
    assert (clashes.date.start, sent.date.start) == ("2014-05-12", "2014-05-13")
    assert (clashes.date.relative_to, clashes.date.relation) == (sent.id, "day before")
    assert [(r.kind, r.incident, r.words.text) for r in sent.relations] == [("after", clashes.id, "a day after")]


def test_without_a_date_the_relation_is_kept():
    text = "The army deployed tanks in Orun on Tuesday. Troops reinforced the post a day after clashes shook the quay."
    dated = {i.label: i for i in told(text, day=None)}
    assert dated["clashes"].date.start is None
    assert dated["clashes"].date.words.text == "a day after"
    assert dated["clashes"].date.relation == "day before"
    assert {i.date.start for i in dated.values()} == {None}


def test_in_response_is_a_claim_and_has_the_voice_that_makes_it():
    said = "the raid was in retaliation for the ambush of a convoy"
    found = told(f"An air raid hit Orun on Monday. The army said {said}.", statements=[(said, "v1")])
    raid = next(i for i in found if i.label in ("air raid", "raid"))
    relation = raid.relations[0]
    assert (relation.kind, relation.words.text, relation.voice) == ("in_response_to", "in retaliation for", "v1")
    assert relation.incident in {i.id for i in found} - {raid.id}


def test_clashes_there_take_the_place_of_what_they_are_tied_to():
    found = {i.kind: i for i in told("The army deployed tanks in Damascus on Tuesday following clashes there.")}
    assert found["assault"].place is not None
    assert found["assault"].place.name == found["mobilize"].place.name == "Damascus"


def test_actors_targets_and_means_are_the_words_of_the_report():
    (found,) = told("Masked gunmen attacked the police station in Orun with rockets on Monday.")
    assert [w.text for w in found.actors] == ["Masked gunmen"]
    assert [w.text for w in found.targets] == ["the police station"]
    assert [w.text for w in found.means] == ["rockets"]


def test_a_passive_turns_the_roles_round():
    (found,) = told("The governor was assassinated by masked gunmen in Orun on Monday.")
    assert [w.text for w in found.actors] == ["masked gunmen"]
    assert [w.text for w in found.targets] == ["The governor"]


def test_a_victim_of_his_own_is_kept_from_the_day_s_strike():
    found = told(
        "Army shelling of Orun killed 31 people on Saturday after rebels executed a captured pilot.",
        "The bombardment went on all day. The pilot was executed at a rebel base, the army said.",
        figures=[("31 people", 31, "killed")],
    )
    assert len(found) == 2
    execution = next(i for i in found if "execut" in i.label)
    assert any("pilot" in w.text for w in execution.targets)


def test_upper_case_is_read_alike():
    text = "A bomb exploded at a market in Orun on Monday. Rebels attacked a bridge near Tol on 3 May."
    assert [(i.label, i.kind, i.date.start) for i in told(text.upper())] == [(i.label, i.kind, i.date.start) for i in told(text)]


@pytest.mark.parametrize(
    "words",
    [
        "the clashes in the town and ",
        "A bomb exploded in Orun. ",
        "Rebels attacked Tol on Monday after a raid in Orun on 3 May. Police arrested Petra Odun in March. ",
        "killed ",
    ],
)
def test_time_grows_with_the_text_only(words):
    tell(story("A bomb exploded in Orun."))
    spent = []
    for times in (20_000, 80_000):
        report = story(words * (times // len(words)))
        began = time.process_time()
        tell(report)
        spent.append(time.process_time() - began)
    assert spent[1] < 8 * spent[0] + 0.5


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["clashes", "killed", "a bomb", "on Monday", "in Orun", "after", "12 people", ".", ",", "\n", "were", "shot", "”", "—", "in response to", "air strikes", "since 2009", "war"]), max_size=40))
def test_whatever_the_words_every_incident_is_pinned_and_every_link_leads_somewhere(words):
    report = story(" ".join(words) or "x")
    found = tell(report).incidents or ()
    ids = [i.id for i in found]
    assert ids == [f"i{n}" for n in range(1, len(ids) + 1)]
    for incident in found:
        for pinned in (incident.words, *incident.mentions, *incident.actors, *incident.targets, *incident.means):
            assert pinned.text == " ".join(" ".join(report.original.raw[s.start : s.end].split()) for s in pinned.spans)
        assert {r.incident for r in incident.relations} <= set(ids) - {incident.id}
        assert incident.date.relative_to is None or incident.date.relative_to in ids
    assert tell(report) == tell(report)
