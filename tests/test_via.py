"""Through which outlet words came."""

from dataclasses import replace

import pytest

from marked import channels, read, report
from rashomon.model import Header
from rashomon.resolve import resolve
from rashomon.text import Span


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("[1s Lena Adal] [1c told] AFP [1t that the bridge fell].", ["AFP"]),
        ("[1t “The bridge fell,”] [1s Lena Adal] [1c told] Interfax news agency on Friday.", ["Interfax"]),
        ("[1s Lena Adal] [1c told] The Associated Press via Skype [1t that the bridge fell].", ["Associated Press"]),
        ("[1s Lena Adal] [1c told] Veldish broadcaster TVX [1t that the bridge fell].", ["TVX"]),
        ("[1s Officials] [1c told] Reuters, the Tarn Post, and other outlets [1t that it fell].", ["Reuters", "Tarn Post"]),
        ("[1s Lena Adal] [1c said] in an interview with Lake News [1t that the bridge fell].", ["Lake News"]),
        ("[1t “It fell,”] [1s Lena Adal] [1c said] in a statement carried by SANA.", ["SANA"]),
        ("In remarks broadcast by Radio Tarn, [1s the general] [1c vowed] [1t to fight on].", ["Radio Tarn"]),
        ("[1s Lena Adal] was [1c quoted] by Interfax [1c as saying] [1t that the bridge fell].", ["Interfax"]),
        ("[1s Medics] [1c told] SANAs reporter [1t that 4 people died].", ["SANA"]),
        ("[1s Lena Adal] [1c told] reporters [1t that the bridge fell].", []),
        ("[1s Lena Adal] [1c told] Karl Finn [1t that the bridge fell].", []),
        ("[1s Lena Adal] [1c told] parliament [1t that the bridge fell].", []),
        ("[1s AFP] [1c said] [1t the bridge fell].", []),
    ],
)
def test_via(story, expected):
    assert channels(story) == [expected]


TOLD = "[1s Lena Adal] [1c told] Kestrel [1t that the bridge fell]."


@pytest.mark.parametrize("shown", ["PORT HALM, Orva (Kestrel) - It rained.", "Kestrel — It rained.", "The newspaper Kestrel opened.", "Kestrel, a regional news agency, opened.", "Kestrel reported shots.", "As Kestrel has reported, it rained."])
def test_an_outlet_of_any_name_that_the_report_credits(shown):
    assert channels(f"{shown} {TOLD}") == [["Kestrel"]]
    assert channels(f"{shown} {TOLD}", outlet="Kestrel") == [[]]


@pytest.mark.parametrize("shown", ["It rained.", "PORT HALM, Orva (Orrery) - It rained.", "Kestrel spoke with reporters.", "President Ivo Kestrel reported a flood.", "Ivo Kestrel left town. Kestrel reported a flood.", "Kestrel reported shots. It rained in Kestrel."])
def test_no_outlet_without_credit(shown):
    assert channels(f"{shown} {TOLD}") == [[]]


def test_an_outlet_named_in_the_credit():
    given = report(f"(c) 2019 Kestrel. {TOLD}")
    words = given.original.words(Span(9, 16))
    for credit, expected in ((words, ["Kestrel"]), (None, [])):
        done = resolve(replace(given, header=Header(credit=credit)))
        names = {v.id: v.name for v in done.voices or ()}
        assert [names[v] for s in done.statements or () for v in s.via] == expected


def test_an_origin_is_no_outlet():
    assert channels("The Veldish newspaper shut. [1s Lena Adal] [1c told] Veldish [1t that the bridge fell].") == [[]]


def test_a_news_bureau_that_the_cue_ends_at():
    told = "[1t “It fell,”] [1s it] [1c said in a statement carried by] the state-run {}."
    assert channels(told.format("Orvan News Bureau")) == [["Orvan News Bureau"]]
    assert channels(told.format("Orvan Harbour Bureau")) == [[]]


@pytest.mark.parametrize(("printed", "expected"), [("Petra", []), ("PETRA", ["PETRA"]), ("the Petra news agency", ["Petra"]), ("Dawn", []), ("Bild newspaper", ["Bild"]), ("Orva’s Bild", ["Bild"]), ("Orva’s Kestrel", [])])
def test_a_listed_name_that_is_a_word_too(printed, expected):
    assert channels(f"[1s Lena Adal] [1c told] {printed} [1t that the bridge fell].") == [expected]


def test_the_reporting_outlet_adds_none():
    story = "[1s Lena Adal] [1c told] Al-Tarniya news channel [1t that the bridge fell]."
    assert channels(story, outlet="tarniya") == [[]]
    assert len(channels(story, outlet="Reuters")[0]) == 1


def test_an_outlet_voice_has_a_record():
    statements, voices = read("[1s Lena Adal] [1c told] AFP [1t that the bridge fell].")
    (via,) = statements["s1"].via
    assert (voices[via].name, voices[via].kind, voices[via].mentions) == ("AFP", "outlet", ())


def test_one_outlet_whether_it_speaks_or_is_told():
    story = "[1s AFP] [1c reported] [1t shots]. [2s Lena Adal] [2c told] AFP [2t that it was quiet]. [3s Guards] [3c told] the agency [3t otherwise]."
    statements, _ = read(story)
    assert statements["s2"].via == statements["s3"].via == (statements["s1"].voice,)


def test_the_same_unnamed_source_still_comes_through_its_outlet():
    story = "[1s SANA] [1c quoted] [1t [2s a source in Tarn] [2c as saying] [2t that the bridge fell]]. [3s The source] [3c said] [3t that two died]."
    assert channels(story) == [[], [], ["SANA"]]


def test_no_outlet_twice_when_it_carries_the_words():
    story = "[1s AFP] [1c said] [1t [2s Lena Adal] [2c told] AFP [2t that the bridge fell]]."
    assert channels(story) == [[], []]
