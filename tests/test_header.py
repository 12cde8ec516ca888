"""The header block of a text file: what it gives, and what is no header block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rashomon
from laws import assert_lawful
from rashomon.clean import clean
from rashomon.clean.header import read_header
from rashomon.inputs import read_bytes, read_string

STORY = "The bridge at Oru was closed on Monday, the mayor said.\n"


def test_gives_every_field_in_any_case_and_order():
    raw = "url: http://ford.example/a\nTITLE:  Bridge closed \nOutlet:\tThe Daily Ford\ndate: 3 May 2010\n\n" + STORY
    block = read_header(raw)
    assert block.title is not None
    assert raw[block.title.start : block.title.end] == "Bridge closed"
    assert (block.outlet, block.date, block.url) == ("The Daily Ford", "3 May 2010", "http://ford.example/a")
    assert raw[block.start :] == STORY


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_takes_any_newline_and_empty_values(newline):
    raw = newline.join(["Outlet:", "Date:", "Title: Rain", "URL: ", "", STORY])
    block = read_header(raw)
    assert (block.outlet, block.date, block.url) == (None, None, None)
    assert raw[block.start :] == STORY


@pytest.mark.parametrize(
    "raw",
    [
        "Date: the army would not give one.\n\n" + STORY,
        "Title: Rain\n" + STORY,
        "Title: Rain\nTitle: Snow\n\n" + STORY,
        "Outlet: the valve through which the flood left the dam, engineers said.\n\n" + STORY,
        "URL: what it means and why it matters\n\n" + STORY,
        "The title: Rain\n\n" + STORY,
        "\n\nTitle: Rain\n\n" + STORY,
        STORY,
        "",
    ],
)
def test_text_that_is_no_header_block_is_left_alone(raw):
    assert read_header(raw).start == 0
    assert read_header(raw).dropped == ()


@pytest.mark.parametrize("line", ["Date: 2010-05-03", "Title: Rain in Oru", "Outlet: The Daily Ford", "URL: ford.example/2010/05/03/a", "Date:"])
def test_one_line_of_its_kind_is_a_header_block(line):
    assert read_header(f"{line}\n\n{STORY}").start == len(line) + 2


def test_title_is_part_of_the_report_and_the_other_words_are_dropped(ferry):
    report = clean(read_string(ferry))
    title = report.header.title
    assert title is not None
    assert title.text == "Ferry halted at Oru after shots, harbour master says"
    assert report.titled
    assert str(report.text).splitlines()[0] == title.text
    assert all(title.text not in p.text for p in report.paragraphs)
    block = [d for d in report.dropped if d.reason == "header block"]
    assert len(block) == 1
    dropped = " ".join(ferry[s.start : s.end] for s in block[0].spans)
    assert "The Daily Ford" in dropped
    assert "12 March 2019" in dropped
    assert "Ferry halted" not in dropped
    assert report.header.outlet == "The Daily Ford"


def test_outlet_of_the_input_comes_before_the_one_given():
    assert clean(read_string("Outlet: The Daily Ford\n\n" + STORY), outlet="Other").header.outlet == "The Daily Ford"
    assert clean(read_string(STORY), outlet="Other").header.outlet == "Other"
    assert clean(read_string(STORY)).header.outlet is None


def test_a_page_has_no_header_block():
    report = clean(read_string("Title: Rain\nOutlet: The Daily Ford\n\n<p>" + STORY, "x.html", media_type="text/html"))
    assert not any(d.reason == "header block" for d in report.dropped)


def test_every_date_is_kept_and_disagreement_shown():
    raw = "Date: 3 May 2010\nURL: http://ford.example/2010/05/04/rain\n\nUpdated 5 May 2010\n\n" + STORY * 4
    published = clean(read_string(raw), date="2010-05-06").header.published
    assert published is not None
    assert (published.value, published.how) == ("2010-05-06", "given")
    assert [(d.value, d.how) for d in published.found] == [("2010-05-06", "given"), ("2010-05-03", "header"), ("2010-05-04", "url"), ("2010-05-05", "text")]


def test_unknown_date_is_none_and_a_strange_one_is_told():
    assert clean(read_string(STORY)).header.published is None
    report = clean(read_string("Outlet: The Daily Ford\nDate: 02/03/2011\n\n" + STORY))
    assert report.header.published is None
    assert "the header's date is not read: '02/03/2011'" in report.notes


@given(st.lists(st.sampled_from(["Title: Rain", "Date: 3 May 2010", "Outlet:", "URL: x", "", " ", "Rain fell.", "title : Snow", "Date: no"]), max_size=9), st.sampled_from(["\n", "\r\n", "\r"]))
def test_no_word_is_lost_whatever_the_lines(lines, newline):
    data = newline.join([*lines, "It rained in Oru."]).encode()
    report = clean(read_bytes(data, "x.txt"))
    assert_lawful(rashomon.to_json(report), data)
