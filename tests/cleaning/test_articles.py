"""One article of an export: what its fields say, its story pinned, and every other line listed with a plain reason."""


import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import exported
from exported import CLASSIC, CODED, LATER, OLD, SHOWN
from laws import assert_lawful
from rashomon.clean import clean
from rashomon.clean.articles import SEVERAL, choose_article
from rashomon.inputs import read_bytes
from rashomon.model import Report
from rashomon.show import records

_FIELD = re.compile(r"^([A-Z]{2,3})  ?(?=\S)", re.MULTILINE)


def read(text: str) -> Report:
    return clean(read_bytes(text.encode(), "article.txt"))


def lawful(report: Report) -> None:
    assert_lawful(records.to_dict(report), report.original.raw.encode())


@pytest.mark.parametrize("name", exported.ALL)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_an_article_is_read_by_its_fields(name, newline):
    made = exported.ALL[name]
    report = read(made.text.replace("\n", newline))
    header = report.header
    assert header.title is not None
    assert header.title.text == made.title
    assert (header.byline.text if header.byline else None) == made.byline
    assert header.outlet == made.outlet
    assert header.published is not None
    assert (header.published.value, header.published.how) == (made.day, "header")
    assert tuple(p.text for p in report.paragraphs) == made.paragraphs
    assert report.language == "en"
    assert report.notes == ()
    lawful(report)


@pytest.mark.parametrize("name", exported.ALL)
def test_other_lines_are_dropped_with_plain_reasons(name):
    report = read(exported.ALL[name].text)
    reasons = {" ".join(report.original.raw[s.start : s.end] for s in d.spans): d.reason for d in report.dropped}
    assert "other text" not in reasons.values()
    assert all(reason == reason.lower() and len(reason.split()) <= 4 for reason in reasons.values())


VARIANTS = {
    "with its number": (CLASSIC, "                      12 of 250 DOCUMENTS\n\n\n" + CLASSIC.text),
    "without its length": (CLASSIC, CLASSIC.text.replace("LENGTH: 71 words\n\n", "")),
    "with a headline below the headline": (CLASSIC, CLASSIC.text.replace("BYLINE:", "A quarrel over water turns deadly\n\nBYLINE:")),
    "downloaded in German": (CLASSIC, CLASSIC.text.replace("July 2, 2016 Saturday", "2. Juli 2016 Samstag").replace("words", "Wörter")),
    "downloaded in Spanish": (CLASSIC, CLASSIC.text.replace("July 2, 2016 Saturday", "2 de julio de 2016 sábado").replace("words", "palabras")),
    "indented, no blank lines": (OLD, OLD.text.replace("\n\n   ", "\n   ")),
    "body on the line of its name": (OLD, OLD.text.replace("BODY:\n   ", "BODY: ")),
    "a cover": (LATER, "User Name: O. Vell\nJob Number: 4\nDocuments (1)\n\n" + LATER.text),
    "headline once": (LATER, LATER.text.split("\n\n", 1)[1]),
    "blank lines between fields": (LATER, re.sub(r"\n(?=Section|Length|Byline|Body|Mount|July 4, 2016 M)", r"\n\n", LATER.text)),
    "no line 'Body'": (LATER, LATER.text.replace("\nBody\n", "\n")),
    "a page's number first": (LATER, "Page 1 of 2\n" + LATER.text),
    "nothing behind but the day of loading": (LATER, LATER.text.replace(LATER.text[LATER.text.index("Graphic") : LATER.text.index("Load-Date")], "")),
    "a long field, wrapped": (LATER, LATER.text.replace("Pg. 9", "Pg. 9; a very long\nname of a section")),
    "a link to an image": (LATER, LATER.text.replace("Body\n", "Body\n\nLink to Image\n")),
    "a byline of names alone": (SHOWN, SHOWN.text.replace("World\n", "").replace("By Ona Vell", "Ona Vell")),
    "blank lines between all": (SHOWN, SHOWN.text.replace("\n", "\n\n", 9)),
    "no blank lines": (SHOWN, SHOWN.text.replace("\n\n", "\n")),
    "page and edition": (SHOWN, SHOWN.text.replace("VALIN\n", "VALIN\nA12\n1 - All Round Valley\n")),
    "rights in other words": (SHOWN, SHOWN.text.replace("(c) 2016 Valley Lines", "Crown copyright is held by Valley Lines")),
    "wrapped": (SHOWN, "\n".join(exported.wrapped(line) for line in SHOWN.text.split("\n"))),
    "pages of a printout": (SHOWN, SHOWN.text.replace("\n\n“They", "\n\nPage 3 of 40 © 2016 Factiva, Inc. All rights reserved.\n\n“They")),
    "codes behind tabs": (CODED, _FIELD.sub(r"\1\t", CODED.text)),
    "codes on their own lines": (CODED, _FIELD.sub(r"\1\n", CODED.text)),
    "codes and one space": (CODED, _FIELD.sub(r"\1 ", CODED.text)),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_an_article_is_read_in_every_form(name):
    made, text = VARIANTS[name]
    report = read(text)
    assert report.header.title is not None
    assert report.header.title.text == made.title
    assert (report.header.outlet, report.day, report.notes) == (made.outlet, made.day, ())
    assert report.header.byline is not None
    assert report.header.byline.text.removeprefix("By ") == (made.byline or "").removeprefix("By ")
    assert tuple(p.text for p in report.paragraphs) == made.paragraphs
    assert not [d for d in report.dropped if d.reason == "other text"]
    lawful(report)


def test_lines_in_capitals_that_begin_like_codes_stay_in_the_story():
    for text in (CODED.text, _FIELD.sub(r"\1 ", CODED.text)):
        report = read(text.replace("Commander Desa", "IN THE VALLEY IT RAINED.\n\nRE-ELECTION IS FAR OFF.\n\nCommander Desa"))
        assert [p.text for p in report.paragraphs][1:3] == ["IN THE VALLEY IT RAINED.", "RE-ELECTION IS FAR OFF."]


@pytest.mark.parametrize("words", ["Note: The names of two guards were changed.", "LANGUAGE: " + "that of both sides is bitter, " * 5, "Copyright law of 2016 was read out by the union’s lawyer in court."])
@pytest.mark.parametrize("made", [CLASSIC, LATER, SHOWN], ids=lambda made: made.outlet)
def test_prose_that_begins_like_a_field_stays_in_the_story(made, words):
    last = made.text.index(exported.wrapped(made.paragraphs[2]) if made is CLASSIC else made.paragraphs[2])
    report = read(f"{made.text[:last]}{words.strip()}\n\n{made.text[last:]}")
    assert [p.text for p in report.paragraphs] == [*made.paragraphs[:2], words.strip(), made.paragraphs[2]]


@pytest.mark.parametrize(("made", "mark"), [(LATER, "\n\nEnd of Document"), (SHOWN, "\n\nDocument VALIN00020160702ec7200001"), (CODED, "\nAN  Document TARMOR0020160703ec7300004")])
def test_an_article_without_its_end_is_read_with_a_note(made, mark):
    report = read(made.text.removesuffix(mark))
    assert tuple(p.text for p in report.paragraphs) == made.paragraphs
    assert len(report.notes) == 1
    assert report.notes[0].endswith("the copy may be cut off")


def test_a_day_that_is_not_read_is_told():
    report = read(SHOWN.text.replace("2 July 2016", "31 June 2016"))
    assert report.notes == ("the header's date is not read: '31 June 2016'",)
    assert report.day is None


def test_several_articles_are_not_taken_for_one():
    for text in (exported.numbered(CLASSIC.text, OLD.text), f"{SHOWN.text}\n\n{CODED.text}", f"{LATER.text}\n{LATER.text}"):
        assert choose_article(text) == (None, (SEVERAL,))
        report = read(text)
        assert SEVERAL in report.notes
        lawful(report)


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(exported.ORLEN),
        "The court saw 2 of 3 documents.\n\nDocument 2 of 3 names a guard.\n\nEnd of Document",
        "The council’s answer has 501 words.\n\n501 words\n\nThat is less than a page.",
        "Orlen diary\n\n501 words\n2 July 2016\n\nIt rained in the valley, and the union and the council met.",
        "Length: 12 words\n\nBody\n\nThe body of a guard was found at the sluice.",
        "BODY: what the doctor saw\nSECTION: of the road closed\n\nThe road to the sluice is closed.",
        "HD was the council’s first answer.\nWC was the union’s.\n",
    ],
)
def test_other_texts_are_left_to_the_general_way(text):
    assert choose_article(text) == (None, ())


def test_a_line_strayed_above_the_edition_stands_in_one_place_alone():
    lines = CLASSIC.text.split("\n")
    day = next(n for n, line in enumerate(lines) if "2016 Saturday" in line)
    raw = "\n".join([*lines[: day + 1], "it was attacked.", *lines[day + 1 :]])
    choice, _ = choose_article(raw)
    spans = sorted([*choice.title, *(s for d in choice.dropped for s in d.spans)])
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_articles_with_lines_lost_moved_or_doubled_keep_the_laws(data):
    made = data.draw(st.sampled_from(list(exported.ALL.values())))
    lines = made.text.split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        at, to = data.draw(st.integers(0, len(lines) - 1)), data.draw(st.integers(0, len(lines) - 1))
        change = data.draw(st.sampled_from(["lose", "move", "double", "indent", "join"]))
        line = lines[at]
        if change in ("lose", "move") and len(lines) > 1:
            del lines[at]
        if change in ("move", "double"):
            lines.insert(to, line)
        elif change == "indent":
            lines[at] = f"\xa0 \t{line} \x0c"
        elif change == "join":
            lines[at] = f"{line} {lines[to]}"
    raw = data.draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lines)
    choice, _ = choose_article(raw)
    if choice is not None:
        spans = sorted([*choice.title, *(s for p in choice.paragraphs for s in p), *(s for d in choice.dropped for s in d.spans)])
        assert all(a.end <= b.start for a, b in pairwise(spans))
        covered = "".join(raw[s.start : s.end] for s in spans)
        assert "".join(covered.split()) == "".join(raw.split())
        assert choice.paragraphs


@pytest.mark.parametrize(
    "lines",
    [
        ["GRAPHIC: a cart"] * 4_000,
        ["LENGTH: 12 words", "HD", "Copyright 2016"] * 2_000,
        ["12 words"] * 5_000,
        ["HD"] * 4_000,
        ["Page 1 of 2", "july"] * 2_000,
        ["." * 390] * 400,
        ["Copyright " + "A " * 180] * 400,
    ],
    ids=lambda lines: lines[0][:10],
)
def test_hostile_lines_take_little_time(lines):
    for made in (CLASSIC, LATER, SHOWN, CODED):
        at = made.text.index(made.paragraphs[1][:20])
        began = time.perf_counter()
        choose_article(made.text[:at] + "\n".join(lines) + "\n\n" + made.text[at:])
        assert time.perf_counter() - began < 1
