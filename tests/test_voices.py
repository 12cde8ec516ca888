"""Who is meant: names, roles and short descriptions, in little reports from both banks of an invented lake."""

import pytest

from marked import read, speakers


def test_one_person_under_three_names():
    story = (
        "[1s Veldonia's envoy to LTO Mirko Tasse] [1c said] [1t the bridge was shelled].\n"
        "[2t “We saw it,”] [2s Tasse] [2c said].\n"
        "[3s He] [3c added] [3t that two men were hurt]."
    )
    assert speakers(story) == ["Mirko Tasse"] * 3
    _, voices = read(story)
    (voice,) = voices.values()
    assert voice.kind == "person"
    assert voice.role is not None
    assert voice.role.text == "Veldonia's envoy to LTO"
    assert voice.speaks_for is not None
    assert voice.speaks_for.text == "Veldonia"
    assert [m.text for m in voice.mentions] == ["Veldonia's envoy to LTO Mirko Tasse", "Tasse", "He"]


def test_a_name_introduced_in_narration_and_its_role():
    story = "Dora Finn, the harbour master, was on the quay when it began.\n[1t “I ran,”] [1s Finn] [1c said]. [2s The harbour master] [2c denied] [2t giving any order]."
    assert speakers(story) == ["Dora Finn", "Dora Finn"]


def test_a_surname_before_its_full_name():
    assert speakers("[1s Finn] [1c said] [1t the quay was shut]. [2s Dora Finn] [2c added] [2t it was safe].") == ["Dora Finn"] * 2


def test_two_people_of_one_surname_stay_apart():
    story = (
        "[1s Dora Finn] [1c said] [1t the quay was shut]. [2s Karl Finn] [2c said] [2t it was open].\n"
        "[3s Mr. Finn] [3c added] [3t that ships had left]. [4s Finn] [4c repeated] [4t it]."
    )
    statements, voices = read(story)
    assert voices[statements["s1"].voice] is not voices[statements["s2"].voice]
    assert statements["s4"].voice not in (statements["s1"].voice, statements["s2"].voice)


def test_a_title_tells_namesakes_apart():
    story = "[1s Mrs. Dora Finn] [1c said] [1t A]. [2s Mr. Karl Finn] [2c said] [2t B]. [3s Mrs. Finn] [3c added] [3t C]."
    assert speakers(story)[2] == "Dora Finn"


def test_titles_and_middle_names():
    story = "[1s President Edda M. Roth] [1c said] [1t A]. [2s Edda Roth] [2c said] [2t B]. [3s The president] [3c said] [3t C]. [4s Mrs. Roth] [4c said] [4t D]."
    assert speakers(story) == ["Edda M. Roth"] * 4


def test_another_president_is_not_the_president():
    story = "[1s President Edda Roth] [1c said] [1t A]. [2s the former president] [2c said] [2t B]."
    assert speakers(story) == ["Edda Roth", "the former president"]


def test_bodies_by_acronym_and_short_form():
    story = (
        "[1s The Lake Council for Human Rights (LCHR)] [1c said] [1t A]. [2s LCHR] [2c said] [2t B]. "
        "[3s the Council] [3c said] [3t C]. [4s The Orvan-based Lake Council for Human Rights] [4c said] [4t D]."
    )
    assert len(set(speakers(story))) == 1


def test_two_ministries_stay_apart():
    story = "[1s the Defence Ministry] [1c said] [1t A]. [2s the Interior Ministry] [2c said] [2t B]. [3s the Ministry] [3c said] [3t C]."
    assert len(set(speakers(story))) == 3


def test_unnamed_voices_are_called_by_their_words_and_do_not_merge():
    statements, voices = read("[1s A witness] [1c said] [1t shots came first]. [2s A witness] [2c said] [2t the guards waited].")
    assert statements["s1"].voice != statements["s2"].voice
    assert {v.name for v in voices.values()} == {"A witness"}
    assert {v.kind for v in voices.values()} == {"unnamed"}


def test_a_definite_description_points_back():
    story = "[1s a source in Tarn] [1c said] [1t A]. [2s The source] [2c added] [2t B]."
    assert speakers(story) == ["a source in Tarn"] * 2


def test_a_definite_description_with_two_that_fit_stands_alone():
    story = (
        "[1s An official in Tarn] [1c said] [1t A]. [2s An official in Orva] [2c said] [2t B].\n"
        "[3s the official] [3c said] [3t C]."
    )
    statements, _ = read(story)
    assert len({s.voice for s in statements.values()}) == 3


def test_his_spokesman_is_nobody_known():
    assert speakers("[1s Edda Roth] [1c said] [1t A]. [2s Her spokesman] [2c said] [2t B].") == ["Edda Roth", "Her spokesman"]


def test_a_group_with_a_name_like_a_person():
    story = "[1s The rebel group Ansar Tal] [1c said] [1t A]. [2s Ansar Tal] [2c said] [2t B]."
    statements, voices = read(story)
    assert statements["s1"].voice == statements["s2"].voice
    assert voices[statements["s1"].voice].kind == "organization"


def test_a_report_in_capitals():
    story = "[1s FATHER TOMAS VELL] [1c SAID] [1t THE ARMY CAME]. [2s VELL] [2c ADDED] [2t THAT IT LEFT]. [3s HE] [3c SAID] [3t NO MORE]. [4s WITNESSES] [4c SAID] [4t OTHERWISE]."
    assert speakers(story) == ["TOMAS VELL"] * 3 + ["WITNESSES"]


def test_no_source_no_voice():
    statements, voices = read("[1c It is believed] [1t that the bridge fell].")
    assert statements["s1"].voice is None
    assert voices == {}


NORTH_AND_SOUTH = (
    "[1s {a} army spokesman {x}] [1c said] [1t {b} forces opened fire].\n"
    "[2s {b} Defence Minister {y}] [2c denied] [2t it]. [3s {ylast}] [3c told] Radio Lake [3t that {a} was to blame]. [4s He] [4c added] [4t that talks were over]."
)


@pytest.mark.parametrize(("a", "x", "b", "y"), [("Orvan", "Ivo Brandt", "Veldish", "Salim Nor"), ("Veldish", "Salim Nor", "Orvan", "Ivo Brandt")])
def test_swapping_the_parties_changes_nothing(a, x, b, y):
    story = NORTH_AND_SOUTH.format(a=a, x=x, b=b, y=y, ylast=y.split()[1])
    statements, voices = read(story)
    assert speakers(story) == [x, y, y, y]
    assert [s.stance for s in statements.values()] == ["accuses", "denies", "accuses", "asserts"]
    assert [len(s.via) for s in statements.values()] == [0, 0, 1, 0]
    assert sorted(v.kind for v in voices.values()) == ["outlet", "person", "person"]


def test_the_same_source_is_the_same_even_among_several():
    story = "[1s A source in Tarn] [1c said] [1t A]. [2s A source in Orva] [2c said] [2t B]. [3s The same source] [3c added] [3t C]."
    statements, _ = read(story)
    assert statements["s3"].voice == statements["s2"].voice != statements["s1"].voice


def test_a_quotation_that_goes_on_keeps_its_speaker():
    story = "[1t “We saw it,”] [1s Lena Adal] [1c said].\n[2t “Then it fell.”]\nThe road is shut. It rained. Snow fell. [3t “Help!”]"
    assert speakers(story) == ["Lena Adal", "Lena Adal", None]


def test_a_copy_that_lost_its_apostrophes():
    story = "Orva is at war. Lena Adal is Orvas defence minister and Adals brother is a colonel. [1s Adal] [1c said] [1t A]. [2s She] [2c added] [2t B]."
    assert speakers(story) == ["Lena Adal"] * 2


def test_copies_without_commas():
    story = "[1s Lena Adal the council chief] [1c said] [1t A]. [2s Another group the Lake Rescue Committee] [2c said] [2t B]. [3s The Committee] [3c added] [3t C]."
    assert speakers(story) == ["Lena Adal", "Lake Rescue Committee", "Lake Rescue Committee"]


def test_two_newspapers_stay_apart():
    story = "[1s the newspaper Dnevna Rijeka] [1c said] [1t A]. [2s The Telegraph] [2c reported] [2t B]. [3s The Wall Journal] [3c said] [3t C]."
    _, voices = read(story)
    assert len(voices) == 3
    assert {v.kind for v in voices.values()} == {"outlet"}


def test_a_leader_is_not_named_after_the_group():
    story = "[1s The leader of the militant group Ansar Tal] [1c said] [1t A]. [2s Ansar Tal] [2c said] [2t B]."
    assert speakers(story) == ["The leader of the militant group Ansar Tal", "Ansar Tal"]


def test_outside_a_campaign_is_not_the_campaign():
    story = "[1s The Roth campaign] [1c said] [1t A]. [2s Deputies outside the Roth campaign] [2c said] [2t B]."
    statements, _ = read(story)
    assert statements["s1"].voice != statements["s2"].voice


def test_one_republican_is_no_name():
    _, voices = read("[1s One Northerner] [1c said] [1t A].")
    assert [v.kind for v in voices.values()] == ["unnamed"]


def test_headline_capitals_name_nobody():
    story = "Deputies Slam Edda Roth Over Harbour\n[1s Edda Roth] [1c said] [1t A]. [2s Roth] [2c said] [2t B]."
    assert speakers(story) == ["Edda Roth"] * 2


def test_an_opponent_speaks_for_himself():
    _, voices = read("[1s Ivo Brandt, Roth's opponent,] [1c said] [1t A].")
    (voice,) = voices.values()
    assert voice.speaks_for is None
    assert voice.role is not None


def test_the_channel_is_not_the_newspaper():
    story = "[1s The Tarn Post] [1c said] [1t A]. [2s Radio Orva] [2c said] [2t B]. [3s The newspaper] [3c added] [3t C]. [4s The magazine] [4c said] [4t D]. [5s The station] [5c said] [5t E]."
    statements, _ = read(story)
    ids = [s.voice for s in statements.values()]
    assert ids[2] == ids[0]
    assert ids[4] == ids[1]


def test_a_word_inside_an_events_name_is_nobodys_name():
    story = "The Spring Forum Orva Calling opens. Guests of Spring Forum Orva Calling came. [1s Orva] [1c said] [1t A]."
    assert speakers(story) == ["Orva"]


def test_a_plural_name_keeps_its_s():
    story = "The State Board met. [1s the United States] [1c said] [1t A]. Orva is calm. [2s Orvas army] [2c said] [2t B]."
    assert speakers(story)[0] == "United States"


def test_a_name_with_its_own_sign_is_one_and_a_bare_plural_is_not():
    story = "[1s {0}] [1c said] [1t A]. [2s Karl Finn] [2c said] [2t B]. [3s {0}] [3c said] [3t C]."
    for printed, voices in (("Shipowners & Exporters", 2), ("Shipowners & exporters", 3)):
        assert len(read(story.format(printed))[1]) == voices
