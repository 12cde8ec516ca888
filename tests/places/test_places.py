"""Place names are found as printed, put on the map when sure, and tied to the event that they belong to."""

import itertools
import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.places import Located, Mention, find_places, locate, place_of
from rashomon.places.gazetteer import gazetteer
from rashomon.places.keys import key_of
from rashomon.places.lexicon import lines
from rashomon.places.resolver import distance


def found(text):
    return [text[m.start : m.end] for m in find_places(text)]


def places(text):
    return {p.name: p for p in locate(text, find_places(text))}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell near Aleppo on Monday.", ["Aleppo"]),
        ("Michael Jackson spoke. Jackson said no.", []),
        ("He told the Washington Post so.", []),
        ("Paris Hilton came late.", []),
        ("The London-based Observatory gave a toll.", []),
        ("Syrian troops and Iraqi police met in March.", []),
        ("Mr Lincoln met General Houston.", []),
        ("They fled the village of Orunmila and the town of Kesk.", ["Orunmila", "Kesk"]),
        ("It happened in Idlib province, in northern Syria.", ["Idlib", "Syria"]),
        ("Deputies of Greene County met in Xenia, Ohio.", ["Greene County", "Xenia", "Ohio"]),
        ("Talks in Geneva and Vienna failed.", ["Geneva", "Vienna"]),
        ("Reading is fun. Nice people live there.", []),
        ("The camp lies outside N'Djamena.", ["N'Djamena"]),
        ("CHARLESTON, W.Va. -- A judge ruled so.", ["CHARLESTON", "W.Va."]),
        ("The U.S. Secretary of State left.", ["U.S."]),
        ("He gave us the book.", []),
    ],
)
def test_names_are_found_as_printed(text, names):
    assert found(text) == names


def test_upper_case_reports_are_read():
    text = "SAN SALVADOR, 3 JAN 90 -- A BOMB EXPLODED IN THE CITY OF SANTA ANA, IN EL SALVADOR."
    assert found(text) == ["SAN SALVADOR", "SANTA ANA", "EL SALVADOR"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police in Alexandria, Louisiana, held a man.", "Alexandria", "United States"),
        ("Police in Alexandria, Egypt, held a man.", "Alexandria", "Egypt"),
        ("The Georgian army left Gori. It returned to Tbilisi. Georgia was calm.", "Georgia", "Georgia"),
        ("Police in Atlanta and Savannah said Georgia would pay.", "Georgia", "United States"),
        ("Shelling hit the Ukrainian city of Kiev.", "Kiev", "Ukraine"),
        ("Troops reached Zvečan in Kosovo.", "Zvečan", "Kosovo"),
        ("Troops reached Zvecan in Kosovo.", "Zvecan", "Kosovo"),
    ],
)
def test_points_follow_the_company_a_name_keeps(text, name, country):
    place = places(text)[name]
    assert place.country == country
    assert place.lat is not None
    assert place.how


def test_a_name_is_never_taken_for_one_that_only_resembles_it():
    camp = places("Refugees reached the camp at Yida in South Sudan.")["Yida"]
    assert (camp.lat, camp.lon, camp.country) == (None, None, None)
    village = places("Gunmen came to the village of Banjska in Kosovo.")["Banjska"]
    assert (village.lat, village.country) == (None, None)
    alone = places("Gunmen came to the village of Banjska.")["Banjska"]
    assert alone.lat is None


def test_the_supplement_holds_only_what_the_gazetteer_lacks():
    for line in lines("regions"):
        name, lat, lon, country, _ = line.split("|")
        near = [s for s in gazetteer().sites(key_of(name)) if s.country == country and lat != "-"]
        assert all(distance((s.lat, s.lon), (float(lat), float(lon))) > 150 for s in near), name


def test_a_claim_to_a_place_gives_it_no_country():
    assert places("Riots broke out in Kashmir.")["Kashmir"].country is None


def test_lands_with_common_names_are_found():
    assert found("Clashes spread across the West Bank.") == ["West Bank"]


def test_the_middle_of_an_area_is_told_from_a_point():
    known = places("Shelling in Nairobi, Kenya. Floods in the Niger Delta.")
    assert [known[n].area for n in ("Nairobi", "Kenya", "Niger Delta")] == [None, "country", "part"]


def test_what_a_town_owns_lies_in_it():
    text = "Police cleared Kiev's Maidan. Ukraine was calm."
    maidan = next(p for p in locate(text, [Mention(15, 19), Mention(22, 28), Mention(30, 37)]) if p.name == "Maidan")
    assert (maidan.lat, maidan.how) == (None, "no place of that name known in Kiev")


def test_the_arabic_article_may_be_left_out():
    assert places("Shells fell in Qamishli, in Syria.")["Qamishli"].country == "Syria"


def test_days_are_no_places():
    assert found("Wednesdays blast shook the town. It came near Syrias border.") == []


def test_what_is_not_known_says_why():
    assert places("It fell near Orunmilagrad.")["Orunmilagrad"].how == "no place of that name known"
    assert places("He was seen in Springfield.")["Springfield"].how == "several places of that name"
    assert places("War spread across the Middle East.")["Middle East"].how == "too wide an area for a point"


def test_a_place_told_once_is_the_same_later():
    text = "Two died in Paris, Texas. The mayor of Paris wept."
    assert {p.country for p in locate(text, find_places(text)) if p.name == "Paris"} == {"United States"}


@pytest.mark.parametrize(
    ("text", "event", "name"),
    [
        ("Three people were killed in the town of Idlib in northern Syria.", "killed", "Idlib"),
        ("In Aleppo, three people were killed.", "killed", "Aleppo"),
        ("Three people were killed near Homs, an official in Paris said.", "killed", "Homs"),
        ("Three people were killed on Monday, they said. Talks began in Vienna.", "killed", None),
        ("Troops from Chad were attacked in Kidal.", "attacked", "Kidal"),
    ],
)
def test_an_event_happened_where_its_clause_says(text, event, name):
    start = text.index(event)
    place = place_of(text, start, start + len(event), locate(text, find_places(text)))
    assert (place.name if place else None) == name


def test_exchanged_names_are_treated_alike():
    text = "{0} forces shelled {1}, where Mr {2} lives, and {0} aircraft struck near {1}."
    one = text.format("Russian", "Kharkiv", "Ivanenko")
    two = text.format("Ukrainian", "Belgorod", "Petrov")
    assert found(one) == ["Kharkiv", "Kharkiv"]
    assert found(two) == ["Belgorod", "Belgorod"]


WORDS = st.sampled_from(
    ["in", "near", "Aleppo", "Paris", "Texas", "Kiev", "the", "town", "of", "province", "Mr", "Jackson", "said", ",", ".", "—", "-", "'s’s", "Al-Bab", "U.S.", "\n", "Ill.", "“", "”", "Post", "12", "SYRIA", "ß", "é"]
)


@given(st.lists(WORDS | st.text(max_size=6), max_size=40).map(" ".join))
def test_any_text_gives_ranges_in_order_and_points_on_the_globe(text):
    mentions = find_places(text)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(one.end <= two.start for one, two in itertools.pairwise(mentions))
    located = locate(text, mentions)
    assert [p.mention for p in located] == mentions
    for place in located:
        assert place.name == text[place.mention.start : place.mention.end]
        assert place.how
        assert (place.lat is None) == (place.lon is None)
        assert place.lat is None or (abs(place.lat) <= 90 and abs(place.lon) <= 180 and not math.isnan(place.lat))
    if text:
        chosen = place_of(text, 0, 1, located)
        assert chosen is None or chosen in located


def test_mentions_given_by_others_are_taken_as_they_are():
    text = "Aleppo and nothing else"
    located = locate(text, [Mention(0, 6), Mention(11, 18)])
    assert [p.name for p in located] == ["Aleppo", "nothing"]
    assert located[1] == Located(Mention(11, 18), "nothing", None, None, None, "no place of that name known")
    assert locate("", []) == []


def test_time_grows_with_the_text_only():
    find_places("In Rome.")
    spent = []
    for times in (200, 800):
        text = "Al-Al-Al Near San San San of the Aleppo, Paris, Springfield and Mr A B C D. " * times
        began = time.process_time()
        located = locate(text, find_places(text))
        place_of(text, len(text) // 2, len(text) // 2 + 3, located)
        spent.append(time.process_time() - began)
    assert spent[1] < 10 * spent[0] + 0.5
