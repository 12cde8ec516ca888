"""Damage to a copy: each sign fires on a damaged report and is silent on the whole one."""

import re

import pytest

from rashomon.clean import clean
from rashomon.clean.condition import see_damage
from rashomon.inputs import read_bytes, read_string
from rashomon.text import Span

WHOLE = """\
The valley's two councils, which have shared the bridge at Oru since the flood, traded accusations on Monday, after shots, \
fired from the north bank, hurt two deckhands of a ferry.

"We heard three shots, and then I saw Pavle fall," captain Ilda Maros said. "It wasn't an accident, and we didn't fire back."

Oru's harbour master, Jon Tarn, said the ferry's crew had carried no weapons, and that the harbour, closed at noon, \
would stay closed until Wednesday.

The northern council's speaker, Edda Lorn, rejected Tarn's account, and said that nobody on the bank, which is watched \
day and night, had fired. She told reporters that Oru's police, not the council, should explain the shots.

Lorn said the council's guards, twelve men and two boats, were in the upper valley on Monday, where a landslide had cut the road.

The Ford relief group, which treats the wounded, said both men were out of danger, and that one, a cook, had gone home.
"""


def paragraphs_of(raw):
    original = read_string(raw, "x.txt")
    return original, [original.words(Span(*found.span())) for found in re.finditer(r"\S(?:.*\S)?", raw)]


def damage(raw, **options):
    return see_damage(*paragraphs_of(raw), **options)


def test_a_whole_copy_shows_nothing():
    assert damage(WHOLE) == ()


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        ("quotation marks lost", lambda text: text.replace('"', "")),
        ("apostrophes lost", lambda text: text.replace("'", "")),
        ("commas lost", lambda text: text.replace(",", "")),
        ("upper case only", str.upper),
        ("paragraphs lost", lambda text: " ".join(text.split())),
        ("wrong encoding", lambda text: text.replace("'", "’").encode().decode("cp1252")),
        ("wrong encoding", lambda text: text.replace("'", "’").encode("cp1252").decode("latin-1")),
        ("characters replaced", lambda text: text.replace("'", "\ufffd")),
        ("characters replaced", lambda text: text.replace("'", "?")),
        ("control characters", lambda text: text.replace("'", "\x19")),
    ],
)
def test_each_harm_is_named(name, harm):
    assert name in damage(harm(WHOLE))


@pytest.mark.parametrize("name", ["quotation marks lost", "apostrophes lost", "commas lost", "paragraphs lost"])
def test_one_harm_is_not_taken_for_another(name):
    harm = {
        "quotation marks lost": lambda text: text.replace('"', ""),
        "apostrophes lost": lambda text: text.replace("'", ""),
        "commas lost": lambda text: text.replace(",", ""),
        "paragraphs lost": lambda text: " ".join(text.split()),
    }[name]
    assert damage(harm(WHOLE)) == (name,)


def test_marks_of_any_kind_count():
    curly = re.sub(r'"([^"]*)"', "“\\1”", WHOLE).replace("'", "’")
    assert damage(curly) == ()
    assert damage(re.sub(r'"([^"]*)"', "«\\1»", WHOLE)) == ()
    assert damage(re.sub(r'"([^"]*)"', "'\\1'", WHOLE)) == ()


def test_much_speech_without_marks_where_commas_went_too():
    speech = "The harbour master of Oru said on Monday that the ferry would stay at the pier until the police had finished " * 3
    text = f"{speech}. The speaker told reporters so. A deckhand added that it rained. " + "The road was cut by the flood on the same day. " * 12
    assert damage(text) == ("quotation marks lost", "apostrophes lost", "commas lost", "paragraphs lost")


def test_short_texts_are_not_judged_by_what_they_lack():
    assert damage("We saw men on the bank and I ran captain Maros said. It wasnt us.") == ()


def test_indirect_speech_alone_needs_no_marks():
    text = "\n".join(["The harbour master, Jon Tarn, said the pier was closed, and Lorn's council said it wasn't, police said."] * 12)
    assert damage(text) == ()


def test_plurals_of_peoples_are_no_lost_apostrophes():
    text = "\n".join(["A Lennian and two Lennians, one Ruthi and ten Ruthis, met a Reporter and the Reporters, all of them, in Oru."] * 8)
    assert damage(text) == ()


def test_glued_paragraphs_are_lost_paragraphs():
    lines = [line for line in WHOLE.split("\n") if line]
    raw = "".join(lines)
    original = read_string(raw, "x.txt")
    starts = [raw.index(line) for line in lines]
    paragraphs = [original.words(Span(start, start + len(line))) for start, line in zip(starts, lines, strict=True)]
    assert see_damage(original, paragraphs) == ("paragraphs lost",)


def test_lines_broken_at_a_width_are_no_loss():
    wrapped = re.sub(r"(.{50,60}) ", r"\1\n", WHOLE)
    original = read_string(wrapped, "x.txt")
    spans = [Span(*found.span()) for found in re.finditer(r"\S(?:.|\n(?!\n))*", wrapped)]
    assert see_damage(original, [original.words(span) for span in spans]) == ()


def test_signs_of_english_are_left_out_for_other_languages():
    text = WHOLE.replace('"', "").replace("'", "").replace(",", "")
    assert damage(text, english=False) == ()


def test_no_story_shows_nothing():
    assert see_damage(read_string("x"), []) == ()


def test_condition_reaches_the_report():
    report = clean(read_bytes(WHOLE.upper().encode(), "x.txt"))
    assert report.condition == ("upper case only",)
    assert report.language == "en"
