"""What a desk would mark wrong at a glance: noise for a party, a centre of a country for a place, a strike for an air strike."""

import pytest
from stories import labels, owners, story, told

from rashomon.incidents import tell
from rashomon.incidents.page import Page
from rashomon.incidents.phrases import find_phrases


def texts(words):
    return [w.text for w in words]


def one(*paragraphs, **more):
    (found,) = told(*paragraphs, **more)
    return found


def test_the_phrase_that_tells_names_what_exploded():
    found = one("A bomb exploded at a market in Orun. The blast shook the town.")
    assert (found.words.text, texts(found.mentions)) == ("A bomb exploded", ["The blast"])


def test_both_sides_of_a_clash_are_named_and_both_who_were_hurt():
    for first, second in (("guards", "strikers"), ("strikers", "guards")):
        found = one(f"Twelve {first} and three {second} were injured when {first} and {second} clashed in Orun on Monday.")
        assert texts(found.actors) == [first, second]
        assert texts(found.targets) == [f"Twelve {first}", f"three {second}"]


def test_who_is_between_is_both():
    assert texts(one("Clashes between Norlish rebels and the army left 12 miners injured in Orun on Monday.").actors) == ["Norlish rebels", "the army"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tuesday's shooting on the quay in Orun shook the town.",
        "This week's attack on the mill in Orun was the first.",
        "The bombing in Orun on Monday came by mistake.",
        "A bottle hit a truck in Orun on Monday.",
        "The downing of a plane near Orun on Monday was seen from afar.",
    ],
)
def test_times_accidents_and_things_are_no_party(sentence):
    assert [texts(i.actors) for i in told(sentence)] == [[]]


def test_what_is_hit_by_nothing_but_words_is_no_target():
    assert one("Guards fired into the air in Orun on Monday.").targets == ()
    assert texts(one("Shells hit the town of Tesk 60 kilometres from Orun on Monday.").targets) == ["the town of Tesk"]


def test_troops_that_are_sent_are_no_target():
    found = one("The army deployed tanks in Orun on Monday. The deployment of troops angered the town.")
    assert found.targets == ()


def test_by_belongs_to_the_nearest_verb():
    found = told("A helicopter crashed near territory held by the Tesk Front on Monday, two guards said.")
    assert [texts(i.actors) for i in found] == [[]]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The strike at the mill in Orun began on 2 May over wages. The strike goes on, the union said.", ["protest"]),
        ("Miners in Orun went on strike on Monday.", ["protest"]),
        ("A strike on a mill in Orun on Monday left a crater. Warplanes were seen.", ["assault"]),
        ("The strike killed nine in Orun on Monday.", ["assault"]),
    ],
)
def test_a_strike_of_workers_is_no_strike_of_weapons(text, kinds):
    assert [i.kind for i in told(text)] == kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "Police denied that officers had shot anyone in Orun on Monday.",
        "No guard opened fire in Orun on Monday.",
        "The council may declare a curfew in Orun on Monday.",
        "The talks collapsed in Orun on Monday.",
        "Thousands hit the streets of Orun on Monday.",
        "A truce in Orun collapsed on Monday.",
        "The army will send striking crews home on Monday.",
    ],
)
def test_what_is_denied_or_only_sounds_like_harm_is_no_incident(sentence):
    assert labels(sentence) == []


def test_a_plane_that_may_have_been_shot_down_makes_no_second_incident():
    found = told("A plane crashed near Orun on Monday. The plane might have been shot down in June, a pilot said.")
    assert [i.label for i in found] == ["plane crashed"]


def test_what_only_the_headline_says_is_left_out():
    assert [i.label for i in told("A bomb exploded in Orun on Monday.", title="Union hijacks vote")] == ["bomb exploded"]


def test_who_dies_later_dies_of_the_same_incident_on_its_own_day():
    found = told(
        "A docker died in hospital on Wednesday after guards fired on dockers in Orun. Tuesday's shooting was the first.",
        figures=[("A docker", 1, "killed")],
    )
    assert [i.date.start for i in found] == ["2014-05-13"]


def test_what_went_before_does_not_take_the_day_of_what_came_after():
    found = {i.label: i for i in told("Police arrested the mayor of Orun on Monday after rebels attacked the mill in Tol.")}
    assert found["arrested"].date.start == "2014-05-12"
    assert found["attacked"].date.start is None


def test_a_toll_that_goes_on_is_no_toll_of_the_day():
    found = owners(
        "A gas attack killed forty people in Orun on Monday.",
        "The turmoil continues to claim thousands of lives.",
        figures=[("forty people", 40, "killed"), ("thousands of lives", 2000, "killed")],
    )
    assert found[0] != found[1]


def test_a_whole_country_gets_no_point_but_its_name():
    place = one("Rebels attacked a convoy in Kenya on Monday.").place
    assert (place.name, place.country, place.lat, place.lon) == ("Kenya", "Kenya", None, None)
    assert place.how == "a whole country, too wide for a point"


def test_a_city_gets_its_point():
    place = one("Rebels attacked a convoy in Nairobi, Kenya, on Monday.").place
    assert (place.name, place.country) == ("Nairobi", "Kenya")
    assert place.lat == pytest.approx(-1.28, abs=0.1)


def test_a_country_that_only_describes_is_no_place():
    assert one("Missiles struck US bases in Kenya on Monday.").place.name == "Kenya"


def test_the_place_is_looked_for_around_the_main_incident():
    assert one("Shells hit a school on Monday. It stands in Nairobi.").place.name == "Nairobi"
    assert one("Shells hit a school on Monday.", title="Fear at Tesk").place.name == "Tesk"
    assert one("Shells hit a school on Monday. A doctor in Nairobi and a nurse in Mombasa wept.").place is None


def test_incidents_far_apart_are_kept_apart_though_told_alike():
    found = told("Clashes in Nairobi killed two on Monday. The minister spoke of the clashes in Cairo on Monday.")
    assert [i.place.name for i in found] == ["Nairobi", "Cairo"]


def test_headlines_end_in_nouns():
    page = Page(story("Nothing more is known.", title="Union Uses Vote To Stage Border Riots"))
    assert [p.entry.form for p in find_phrases(page)] == ["nouns"]


def test_a_report_in_upper_case_is_bounded_too():
    assert tell(story("A BOMB EXPLODED IN ORUN ON MONDAY. " * 200)).incidents
