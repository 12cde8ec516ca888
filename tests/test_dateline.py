"""The agency in a dateline: pointed at by form, and left in the story."""

import pytest

import rashomon
from laws import assert_lawful
from rashomon.clean import clean
from rashomon.clean.dateline import find_agency
from rashomon.inputs import read_bytes, read_string

REST = "Rebels in the valley said on Monday that they had left the town, and the mayor denied it."


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ORLEV, March 3 (Pan-Coast) - ", "Pan-Coast"),
        ("ORLEV (Pan-Coast) — ", "Pan-Coast"),
        ("Orlev (PCN) -- ", "PCN"),
        ("Orlev, Oru Province, 3 March 2019 (Pan-Coast/Vela) – ", "Pan-Coast/Vela"),
        ("ORLEV, March 3, Pan-Coast News — ", "Pan-Coast News"),
        ("ORLEV, March 3. /VELA/. ", "VELA"),
        ("Orlev (Orun) (PCN) - ", "PCN"),
    ],
)
def test_a_dateline_names_its_agency(line, name):
    start, end = find_agency(line + REST) or (0, 0)
    assert (line + REST)[start:end] == name


@pytest.mark.parametrize(
    "story",
    [
        "ORLEV, March 3 - " + REST,
        "ORLEV — " + REST,
        "Jon Lev (Labour) - the mayor of Oru - left.",
        "ORLEV (Orun) - " + REST + " Nothing like it was seen in Orun before.",
        "ORLEV (population 3,000) - " + REST,
        "The Northern Front (NF) said on Monday that it had left.",
        "The Northern Front (NF) – the rebels’ army – left.",
        "NORTHERN FRONT (NF)-led rebels left.",
        "ORLEV Guard (PCN)-led rebels left.",
        "On Monday, March 3, Ona Vell — then the mayor — left.",
        "On March 3, Ona Vell — then the mayor — left.",
        REST,
        "",
    ],
)
def test_other_openings_name_none(story):
    assert find_agency(story) is None


def test_the_words_stay_in_the_story():
    line = "ORLEV, March 3 (Pan-Coast) - "
    data = f"Rebels leave Orlev\n\n{line}{REST}\n\n{REST}\n".encode()
    report = clean(read_bytes(data, "x.txt"))
    assert report.header.credit is not None
    assert report.header.credit.text == "Pan-Coast"
    assert report.paragraphs[0].text.startswith(line)
    assert_lawful(rashomon.to_json(report), data)


def test_a_page_too_and_across_its_tags():
    raw = f"<html><body><article><h1>Rebels leave Orlev</h1><p><b>ORLEV</b> (<i>Pan-Coast</i>) - {REST}</p><p>{REST}</p></article></body></html>"
    credit = clean(read_string(raw, "x.html", media_type="text/html")).header.credit
    assert credit is not None
    assert (credit.text, [raw[s.start : s.end] for s in credit.spans]) == ("Pan-Coast", ["Pan-Coast"])


def test_a_long_opening_is_no_work():
    assert find_agency("A" * 1_000_000) is None
