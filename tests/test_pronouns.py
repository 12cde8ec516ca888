"""Whom a pronoun means: the topic before it, its carrier, or a neighbour in the quotation."""

import pytest

from marked import read, speakers


def test_he_is_the_last_speaker_not_the_last_name():
    story = "[1s Karl Finn] [1c said] [1t Ivo Brandt had left the town]. [2s He] [2c added] [2t that nobody followed]."
    assert speakers(story) == ["Karl Finn"] * 2


def test_she_is_not_a_man_by_title():
    story = "[1s Mrs. Dora Finn] [1c said] [1t A]. [2s Mr. Ivo Brandt] [2c said] [2t B]. [3s She] [3c added] [3t C]. [4s He] [4c said] [4t D]."
    assert speakers(story) == ["Dora Finn", "Ivo Brandt", "Dora Finn", "Ivo Brandt"]


def test_he_in_reported_speech_is_its_speaker():
    story = "[1s Karl Finn] [1c said] [1t [2s he] [2c hopes] [2t the talks will resume]]."
    assert speakers(story) == ["Karl Finn"] * 2


def test_he_in_a_quotation_is_somebody_else():
    story = "[1t “Brandt was there and [2s he] [2c told] us [2t to leave],”] [1s Dora Finn] [1c said]. Ivo Brandt has since fled."
    assert speakers(story) == ["Dora Finn", "Ivo Brandt"]


def test_i_and_we_are_the_quoted_speaker_even_when_named_after():
    story = "[1t “[2s I] [2c condemn] [2t the raid], and [3s we] [3c demand] [3t an inquiry],”] [1s Lena Adal] [1c said]."
    assert speakers(story) == ["Lena Adal"] * 3


def test_it_is_a_body_and_he_is_not():
    story = "[1s The Harbour Board] [1c said] [1t A]. [2s Karl Finn] [2c said] [2t B]. [3s It] [3c added] [3t C]."
    assert speakers(story) == ["Harbour Board", "Karl Finn", "Harbour Board"]


def test_it_in_reported_speech_is_the_body_that_speaks():
    story = "[1s Orva] [1c said] [1t [2s it] [2c would] [2t open the border]]."
    assert speakers(story) == ["Orva", "Orva"]


def test_who_is_the_one_before_it():
    story = "The raid was seen by Lena Adal, [1s who] [1c said] [1t the guards fired]."
    assert speakers(story) == ["Lena Adal"]


def test_they_are_many():
    story = "[1s Karl Finn] [1c said] [1t A]. [2s Residents] [2c said] [2t B]. [3s They] [3c added] [3t C]."
    assert speakers(story)[2] == "Residents"


def test_we_of_the_outlet():
    assert speakers("As [1s we] [1c reported], [1t the quay is shut].", outlet="The Tarn Post") == ["The Tarn Post"]
    assert speakers("As [1s we] [1c reported], [1t the quay is shut].") == [None]


def test_a_pronoun_that_nothing_explains_stays_by_itself():
    statements, voices = read("[1s They] [1c said] [1t the road was mined].")
    assert voices[statements["s1"].voice].name == "They"
    assert voices[statements["s1"].voice].kind == "unnamed"


def test_a_surname_alone_becomes_a_person_by_he():
    story = "[1s Ackermann] [1c said] [1t the road was open]. [2s He] [2c added] [2t that it was safe]."
    statements, voices = read(story)
    assert statements["s1"].voice == statements["s2"].voice
    assert voices[statements["s1"].voice].kind == "person"


def test_a_woman_named_in_narration():
    story = "Salma Nor, 34, left her shop at noon. [1t “It was quiet,”] [1s she] [1c said]."
    assert speakers(story) == ["Salma Nor"]


def test_a_recording_is_not_he():
    story = "[1s Karl Finn] [1c said] [1t A]. [2s The footage] [2c showed] [2t B]. [3s He] [3c added] [3t C]."
    assert speakers(story)[2] == "Karl Finn"


def test_she_is_not_the_owner_of_a_word():
    story = "[1s Lena Adal] [1c said] [1t A]. President Roth’s view of it, [2s she] [2c added], [2t was wrong]."
    assert speakers(story) == ["Lena Adal"] * 2


def test_he_is_not_a_place():
    story = "Karl Finn was hurt near Camp Andrew. [1s He] [1c said] [1t A]. Fighting went on in Orva. [2s Orva] [2c said] [2t B]. [3s He] [3c said] [3t C]."
    assert speakers(story) == ["Karl Finn", "Orva", "Karl Finn"]


@pytest.mark.parametrize("told", ["Ivo Brandt, 58, died in hospital.", "Ivo Brandt was shot dead on the quay.", "Guards killed docker Ivo Brandt.", "Mourners carried the body of Ivo Brandt."])
def test_the_dead_say_nothing(told):
    assert speakers(f"{told} [1s He] [1c said] [1t the quay was open].") == ["He"]


@pytest.mark.parametrize("told", ["Ivo Brandt, 58, was hurt.", "Ivo Brandt killed a guard.", "Ivo Brandt was nearly killed.", "Ivo Brandt saw the shooting."])
def test_the_hurt_and_the_doers_speak(told):
    assert speakers(f"{told} [1s He] [1c said] [1t the quay was open].") == ["Ivo Brandt"]


def test_the_dead_spoke_before_they_died():
    assert speakers("Ivo Brandt was killed on Monday. [1t “I am tired,”] [1s he] [1c had said] a week before.") == ["Ivo Brandt"]
    assert speakers("Ivo Brandt died on Monday. [1s Brandt] [1c said] [1t A]. [2s He] [2c added] [2t B].") == ["Ivo Brandt"] * 2


def test_she_is_the_unnamed_doctor_before_her():
    story = "[1s Dora Finn] [1c said] [1t A].\n[2s A doctor in Tarn] [2c said] [2t Ivo Brandt had a wound]. [3s She] [3c said] [3t C]."
    assert speakers(story)[2] == "A doctor in Tarn"


def test_an_unnamed_speaker_that_was_not_read_hides_who_went_before():
    story = "[1s Dora Finn] [1c said] [1t A].\nA doctor in Tarn, silent because [2s staff] [2c had been told] [2t not to talk], did talk. [3s She] [3c said] [3t C]."
    assert speakers(story)[2] == "She"
    assert speakers(story.replace("A doctor in Tarn", "A ferry in Tarn"))[2] == "Dora Finn"
