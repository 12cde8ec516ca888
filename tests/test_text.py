"""Spans, words and the reader's text: the law that offsets and words agree."""

import html
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import SpanError
from rashomon.text import Original, Span, Text, merge, read_words, trim

CHARS = st.text(alphabet="ab Ž\n\t\u00a0&;<>lt#38“\U0001f30a", max_size=60)


def original(raw: str, media_type: str = "text/plain") -> Original:
    return Original(raw, "utf-8", "x", "", media_type, "")


@st.composite
def laid_out(draw, media_type="text/plain"):
    """Draw a raw text and units of it: sorted spans that do not overlap, white space trimmed."""
    raw = draw(CHARS)
    cuts = sorted(draw(st.sets(st.integers(0, len(raw)), max_size=8)))
    spans = [s for a, b in zip(cuts[::2], cuts[1::2], strict=False) if (s := trim(raw, a, b))]
    split = draw(st.integers(0, len(spans)))
    units = [unit for unit in (spans[:split], spans[split:]) if unit]
    return original(raw, media_type), units


@given(laid_out())
def test_words_pinned_are_the_words_shown(drawn):
    source, units = drawn
    text = Text.build(source, units)
    shown = str(text)
    for start in range(0, len(shown), 3):
        for end in range(start + 1, len(shown) + 1, 5):
            if not shown[start:end].strip():
                continue
            words = text.words(start, end)
            assert "".join(words.text.split()) == "".join(shown[start:end].split())
            assert all(s.end <= len(source.raw) for s in words.spans)


@given(laid_out("text/html"))
def test_a_cut_takes_whole_entities(drawn):
    source, units = drawn
    text = Text.build(source, units)
    for start in range(len(str(text))):
        if not str(text)[start].isspace():
            words = text.words(start, start + 1)
            assert str(text)[start] in words.text


@given(laid_out())
def test_every_span_laid_out_is_found_again(drawn):
    source, units = drawn
    text = Text.build(source, units)
    for unit in units:
        for span in unit:
            found = text.find(span)
            assert found is not None
            assert text.pin(*found)[0].start <= span.start
            assert text.pin(*found)[-1].end >= span.end


@given(laid_out())
def test_units_are_the_lines_of_the_text(drawn):
    source, units = drawn
    text = Text.build(source, units)
    assert [str(text)[a:b] for a, b in text.units] == (str(text).split("\n") if units else [])


@given(CHARS, st.data())
def test_the_contract_of_words(raw, data):
    places = st.integers(0, len(raw))
    pairs = data.draw(st.lists(st.tuples(places, places), min_size=1, max_size=3))
    spans = [Span(a, b) for a, b in (sorted(p) for p in pairs) if a < b]
    if not spans:
        return
    for markup in (False, True):
        slices = (raw[s.start : s.end] for s in sorted(spans))
        decoded = (html.unescape(s) if markup else s for s in slices)
        assert read_words(raw, spans, markup=markup).text == " ".join(re.sub(r"\s+", " ", s) for s in decoded)


def test_inline_markup_joins_and_parts_as_a_browser_shows_it():
    raw = "<p>He <b>said</b>, <i>N</i>ATO<br>left &amp; went</p>"
    runs = ["He", "said", ",", "N", "ATO", "left &amp; went"]
    spans, at = [], 0
    for run in runs:
        at = raw.index(run, at)
        spans.append(Span(at, at + len(run)))
        at += len(run)
    text = Text.build(original(raw, "text/html"), [spans])
    assert str(text) == "He said, NATO left & went"
    assert text.words(9, 13).text == "N ATO"
    assert text.words(19, 20).text == "&"


def test_glued_paragraphs_get_a_break_of_no_width():
    raw = "It rained.Then it stopped."
    text = Text.build(original(raw), [[Span(0, 10)], [Span(10, 26)]])
    assert str(text) == "It rained.\nThen it stopped."
    assert text.pin(0, len(text)) == (Span(0, 26),)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 99), (2, 3)])
def test_a_range_that_shows_no_word_is_an_error(start, end):
    text = Text.build(original("ab cd"), [[Span(0, 5)]])
    with pytest.raises(SpanError):
        text.pin(start, end)


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (1, 1), (3, 2)])
def test_a_span_is_never_empty_or_backward(start, end):
    with pytest.raises(SpanError):
        Span(start, end)


def test_words_need_spans_inside_the_text():
    with pytest.raises(SpanError):
        read_words("abc", [Span(1, 9)])
    with pytest.raises(SpanError):
        read_words("abc", [])


def test_words_left_out_are_not_found():
    text = Text.build(original("ab cd"), [[Span(0, 2)]])
    assert text.find(Span(3, 5)) is None


@given(CHARS, st.data())
def test_merging_loses_and_adds_no_word(raw, data):
    places = st.integers(0, len(raw))
    spans = [Span(a, b) for a, b in (sorted(p) for p in data.draw(st.lists(st.tuples(places, places), max_size=5))) if a < b]
    merged = merge(raw, spans)
    covered = {i for s in spans for i in range(s.start, s.end) if not raw[i].isspace()}
    assert covered == {i for s in merged for i in range(s.start, s.end) if not raw[i].isspace()}
    assert all(a.end < b.start for a, b in itertools.pairwise(merged))
