"""Whom `they`, `we` and general nouns mean: people told of in narration, the body served, the bishop who is a prelate."""

import pytest

from marked import read, speakers


def test_they_are_people_told_of_before():
    story = "The day saw the arrival of police officers from the town of Tarn. [1s They] [1c said] [1t they were there to help]."
    assert speakers(story) == ["police officers from the town of Tarn"]
    statements, voices = read(story)
    assert voices[statements["s1"].voice].kind == "group"


def test_they_of_the_same_sentence():
    story = "The mob in Orva was angry over a film, which [1s they] [1c said] [1t was an insult]."
    assert speakers(story) == ["The mob in Orva"]


def test_two_pronouns_for_one_crowd_are_one_voice():
    story = "Three miners came up. [1s They] [1c said] [1t the shaft was dry]. [2s They] [2c added] [2t that the pumps ran]."
    statements, _ = read(story)
    assert statements["s1"].voice == statements["s2"].voice
    assert speakers(story)[0] == "Three miners"


def test_they_of_a_quotation_is_the_body_that_spoke_before():
    story = "[1s The Lake Council] [1c denied] [1t it]. [2t “[3s They] [3c deny] [3t everything],”] [2s Lena Adal] [2c said]."
    assert speakers(story) == ["Lake Council", "Lena Adal", "Lake Council"]


def test_they_is_never_ones_own_body():
    story = "[1s The Lake Council] [1c denied] [1t it]. [2t “[3s They] [3c deny] [3t everything],”] [2s Lake Council spokeswoman Lena Adal] [2c said]."
    assert speakers(story)[2] == "They"


@pytest.mark.parametrize(("cue", "whose"), [("reported", "Radio Lake"), ("have asked", "Radio Lake"), ("demand", "Lena Adal"), ("believe", "Lena Adal")])
def test_we_did_it_for_the_body_and_say_it_for_ourselves(cue, whose):
    story = f"Radio Lake is shut. [1t “[2s We] [2c {cue}] [2t A],”] [1s Lena Adal, Radio Lake's news director,] [1c said]."
    assert speakers(story) == ["Lena Adal", whose]


def test_she_is_not_a_place_named_in_her_own_sentence():
    story = "[1s Lena Adal] [1c said] [1t A]. The claim that Orva owns the lake, [2s she] [2c added], [2t was wrong]."
    assert speakers(story) == ["Lena Adal"] * 2


@pytest.mark.parametrize(("title", "noun"), [("Monsignor", "prelate"), ("Bishop", "prelate"), ("Colonel", "officer"), ("Senator", "lawmaker"), ("Ambassador", "diplomat")])
def test_a_general_noun_for_the_one_it_can_be_said_of(title, noun):
    story = f"[1s {title} Telmo Vell] [1c said] [1t A]. [2s The {noun}] [2c added] [2t B]."
    assert speakers(story) == ["Telmo Vell"] * 2


def test_a_general_noun_for_two_is_neither():
    story = "[1s Bishop Telmo Vell] [1c said] [1t A]. [2s Archbishop Ivo Brandt] [2c said] [2t B]. [3s The prelate] [3c added] [3t C]."
    assert speakers(story)[2] == "The prelate"


def test_the_minister_is_the_named_one_and_not_their_minister():
    story = "[1s Their minister] [1c said] [1t A]. [2s Justice Minister Ivo Brandt] [2c said] [2t B]. [3s Karl Finn] [3c said] [3t C]. [4s The minister] [4c said] [4t D]."
    assert speakers(story)[3] == "Ivo Brandt"


def test_the_monitors_are_those_of_the_monitoring_group():
    story = "[1s The Lake Monitoring Group] [1c said] [1t A]. [2s Karl Finn] [2c said] [2t B]. [3s The monitors] [3c said] [3t C]. [4s The people] [4c said] [4t D]."
    assert speakers(story) == ["Lake Monitoring Group", "Karl Finn", "Lake Monitoring Group", "The people"]


def test_the_man_in_the_video_is_the_man_first_told_of():
    story = "[1s A man claiming to be a colonel] [1c said] [1t A]. [2s The man in the video] [2c said] [2t B]."
    statements, _ = read(story)
    assert statements["s1"].voice == statements["s2"].voice


def test_a_slip_of_one_letter():
    story = "[1s Colonel Ivo Brandel] [1c said] [1t A]. [2s Brendel] [2c said] [2t so too]."
    assert speakers(story) == ["Ivo Brandel"] * 2
    assert speakers(story + " Brendel is a town. Ships left Brendel.")[1] == "Brendel"
    assert speakers(story + " It rained in Brendel.")[1] == "Brendel"


def test_initials_are_part_of_a_name():
    story = "[1s Colonel Arsen Megri] [1c said] [1t A]. [2s A. Megri] [2c said] [2t B]."
    assert speakers(story) == ["Arsen Megri"] * 2


@pytest.mark.parametrize("name", ["Paul Anders", "Ana Masters", "Ivo Brandt", "Salim Harris"])
def test_a_surname_that_ends_like_a_plural(name):
    story = f"[1s Orva’s deputy water minister, {name},] [1c said] [1t A]. [2s {name.split()[1]}] [2c said] [2t B]."
    assert speakers(story) == [name] * 2
    _, voices = read(story)
    assert [v.kind for v in voices.values()] == ["person"]


def test_an_outlet_by_its_noun_elsewhere():
    story = "Orva's state broadcaster, VRT, is on air. [1s VRT] [1c said] [1t A]. [2s Daybreak] [2c said] [2t B]. The newspaper Daybreak is sold out."
    _, voices = read(story)
    assert [(v.name, v.kind) for v in voices.values()] == [("VRT", "outlet"), ("Daybreak", "outlet")]


def test_a_body_by_its_fighters():
    story = "[1s Ansar Tal] [1c said] [1t A]. Ansar Tal fighters hold the hill."
    _, voices = read(story)
    assert [v.kind for v in voices.values()] == ["organization"]


def test_a_member_state_is_no_person():
    story = "Orva is shut. League member Veldonia left. [1s Veldonia] [1c said] [1t A]."
    _, voices = read(story)
    assert [v.kind for v in voices.values()] == ["organization"]


@pytest.mark.parametrize(("printed", "kind"), [("news reports", "outlet"), ("blood tests", "unnamed"), ("the hill farmers", "group"), ("Nobody", "unnamed")])
def test_kinds_of_plurals(printed, kind):
    _, voices = read(f"[1s {printed}] [1c said] [1t A].")
    assert [v.kind for v in voices.values()] == [kind]
