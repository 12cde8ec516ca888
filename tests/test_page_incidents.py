"""Incidents and figures on the page: each in its place, marked in the story, words one step away, safe and legible."""

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hand_counted import market
from hand_made import Maker, quay
from rashomon.model import Figure, Header, Incident, Place, Relation, Report, Voice, When
from rashomon.show import page
from rashomon.show.drawing import draw
from rashomon.text import Span
from test_page_view import HOSTILE, Page

TAGS = re.compile(r"<[^>]*>")


def part(html: str, start: str, end: str) -> str:
    at = html.index(start)
    return html[at : html.index(end, at)]


def row(html: str, name: str) -> str:
    return part(html, f'<tr role="row" class="figure" id="{name}"', "</tr>")


def plain(html: str) -> str:
    return " ".join(TAGS.sub(" ", html).split())


def test_a_row_says_how_many_of_whom_and_on_whose_word():
    html = row(page.render(market()), "f2")
    assert re.search(r'<th role="rowheader" scope="row" class="many"><a href="#f2w" title="“at least 56 civilians” ¶1">', html)
    assert '<span aria-hidden="true">≥56</span><span class="unseen">at least 56</span>' in html
    assert '<td role="cell" class="whom words"><bdi>civilians</bdi></td>' in html
    assert plain(part(html, '<ol class="chain"', "</ol>")) == "Interpress the Lake Monitor"


def test_every_figure_and_incident_has_one_place_and_the_way_to_its_words_and_back():
    read = Page(page.render(market()))
    ids = [attrs["id"] for _, attrs in read.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {f"f{n}" for n in range(1, 12)} | {f"f{n}w" for n in range(1, 12)} | {"i1", "i2", "i1w", "i1w1", "i1w2", "i2w"} <= set(ids)
    hrefs = [attrs["href"][1:] for tag, attrs in read.elements if tag == "a"]
    assert {f"f{n}" for n in range(1, 12)} | {f"f{n}w" for n in range(1, 12)} | {"i1", "i1w", "i1w1", "i1w2", "i2w"} <= set(hrefs)
    assert set(hrefs) <= set(ids)


def test_repeats_and_parts_are_folded_with_their_words():
    html = row(page.render(market()), "f2")
    folded = part(html, "<details>", "</details>")
    summary = part(folded, "<summary>", "</summary>")
    assert plain(summary) == "at least 56 civilians ¶1 · told 3 times · of them 2 medics"
    told = re.findall(r'<li id="(f\d+)" data-s="\1">', folded)
    assert told == ["f1", "f10"]
    assert "<mark><bdi>56 or more civilians</bdi></mark>" in folded
    assert 'id="f3"' in part(folded, "of them, never added", "</ul>")


def test_figures_and_incidents_are_marked_in_the_story():
    html = page.render(market())
    assert re.search(r'<a class="ref ev"[^>]* id="f6w" href="#f6" [^>]*aria-label="to figure 6: 24 or more, by a word without a number missing"></a>', html)
    assert re.search(r'<bdi class="[^"]*\bcue\b[^"]*\bfig a"[^>]*>dozens</bdi>', html)
    assert re.search(r'<bdi class="[^"]*\bfig z"[^>]*> of boatmen</bdi>', html)
    assert re.search(r'<bdi class="m inc a z" data-s="i1">bombardment</bdi>', html)


def test_the_story_holds_the_words_of_the_report_and_nothing_else():
    report = market()
    assert "\n".join(Page(page.render(report)).story) == str(report.text)


def test_an_incident_says_when_where_who_and_how_it_stands_to_others():
    html = page.render(market())
    first, second = (part(html, f'<section class="incident" id="{name}"', "</dl>") for name in ("i1", "i2"))
    assert plain(part(first, "<h2", "</h2>")) == "i1 shelling assault"
    facts = [plain(f) for f in re.findall(r"<div>(<dt>.*?</dd>)</div>", first)]
    assert facts == [
        "when 6 May 2031 on Tuesday [weekday before publication]",
        "where Upper Tarsk [43.23° N, 20.67° E, Tarskia: the only town of this name]",
        "who [not said] → market of Upper Tarsk",
        "means Shells",
        "linked in response to i2 raid · The ministry : a response to the raid",
        "linked after i2 raid · The Tarsk Ledger : came a day after",
    ]
    assert "when [day not known] a day after · day before i1 shelling [the report gives no day for it]" in plain(second)
    assert "where Oru depot [no point: two places of this name]" in plain(second)


def test_an_incident_without_a_place_or_figures_stands_apart():
    report = market()
    bare = replace(report.incidents[1], place=None)
    html = page.render(replace(report, incidents=(report.incidents[0], bare), figures=report.figures[:4]))
    others = part(html, '<div class="others">', "</div></section>")
    assert 'id="i2"' in others
    assert "[the report gives no place]" in others
    assert "<table" not in others


def test_the_outlets_own_figure_says_so_and_those_of_no_incident_come_last():
    html = page.render(market())
    assert plain(part(row(html, "f8"), '<td role="cell" class="by">', "</td>")) == "The Tarsk Ledger own voice"
    assert html.index('id="f11"') > html.index("[people harmed in no incident told here]") > html.index('id="i2"')


def test_joint_voices_stand_side_by_side():
    html = row(page.render(market()), "f6")
    assert re.findall(r'<span class="badge [^"]*">(\w)</span>', html) == ["C", "D"]
    assert re.search(r'<li class="link joint hollow">.*rebels', html)


def test_an_unsure_figure_says_so():
    report = market()
    html = page.render(replace(report, figures=(replace(report.figures[6], score=0.314),)))
    assert "[unsure: 0.31]" in row(html, "f1")
    assert "[unsure" not in page.render(report)


def test_nothing_is_drawn_where_nothing_was_read():
    for report in (quay(), market(figures=(), incidents=())):
        assert 'class="incidents"' not in page.render(report)


@pytest.mark.parametrize(
    ("low", "high", "bound", "shapes"),
    [
        (16, 16, "exact", ["line base", "circle firm"]),
        (16, None, "at_least", ["line base", "line firm", "path", "circle firm"]),
        (None, 16, "at_most", ["line base", "line firm", "path", "circle firm"]),
        (16, 16, "about", ["line base", "circle loose"]),
        (12, 16, "range", ["line base", "line firm", "line firm", "line firm"]),
        (24, None, "vague", ["line base", "line loose", "path", "circle loose"]),
        (None, None, "vague", ["line base", "line loose"]),
    ],
)
def test_bounds_are_told_apart_by_shape(low, high, bound, shapes):
    drawn = draw(Figure("f1", Maker().words("guards"), low, high, bound, "guards", "killed"), 30)
    assert [f"{tag} {name}".strip() for tag, name in re.findall(r'<(line|circle|path)(?: class="(\w+)")?', drawn)] == shapes


def test_a_bar_has_its_words_and_lies_on_its_scale():
    drawn = draw(market().figures[3], 80)
    assert 'role="img" aria-label="30 to 40, on a scale from 0 to 80"' in drawn
    assert '<line class="firm" x1="37.5%" x2="50%" y1="50%" y2="50%"/>' in drawn


def test_shapes_and_marks_take_no_colour_from_a_voice():
    style = re.search(r"<style>(.*?)</style>", page.render(market()), re.DOTALL)
    assert style
    rules = re.findall(r"([^{}]*(?:\.bar|\.m\.fig|\.m\.inc)[^{}]*)\{([^}]*)\}", style[1])
    assert len(rules) >= 8
    assert not [rule for rule in rules if re.search(r"var\(--(?:c|t|x|y)\d?\)", rule[1])]


def test_several_reports_share_a_page_and_no_anchor():
    read = Page(page.render_many([market(), market()]))
    ids = [attrs["id"] for _, attrs in read.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {"r1-f2", "r2-f2", "r1-i1", "r2-i1w1"} <= set(ids)
    assert {attrs["href"][1:] for tag, attrs in read.elements if tag == "a"} <= set(ids)


def test_the_same_report_gives_the_same_page():
    assert page.render(market()) == page.render(market())


def hostile(text: str) -> Report:
    make = Maker(title=f"On {text}", paragraphs=(f"He said {text} so.",), before=f"menu {text}")
    words = make.words(f"{text} so")
    place = Place(words, text, None, None, text, text)
    figure = Figure(text, words, None, None, "vague", text, "killed", text, (text,), None, text, words, part_of=text, repeats=text)
    incident = Incident(text, text, words, (words,), "other", place, When(None, text, words, text, text, text), (Relation("after", text, words, text),), (words,), (words,), (words,))
    return make.report(header=Header(outlet=text), voices=(Voice(text, text, "unnamed"),), statements=(), figures=(figure,), incidents=(incident,))


def test_markup_in_the_text_stays_text():
    html = page.render(hostile(HOSTILE))
    read = Page(html)
    assert [tag for tag, _ in read.elements].count("script") == 1
    assert not [tag for tag, _ in read.elements if tag == "img"]
    assert "\u202e" not in html
    assert "\x1b" not in html
    assert 'class="figures"' in html


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40).filter(lambda t: t.strip() == t))
def test_any_text_gives_a_whole_page(text):
    html = page.render(hostile(text))
    html.encode()
    assert Page(html).of_class("figure")


@st.composite
def scattered(draw):
    """Figures and incidents anywhere, in pieces, across paragraphs, linked to one another at random."""
    make = Maker()
    end = len(make.raw)

    def words():
        cuts = sorted(draw(st.sets(st.integers(0, end), min_size=2, max_size=4)))
        return make.original.words(*(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)))

    count = draw(st.integers(1, 8))
    names = st.none() | st.sampled_from([f"f{n}" for n in range(1, count + 2)])
    figures = tuple(
        Figure(f"f{n}", words(), draw(st.sampled_from([None, 0, 7])), draw(st.sampled_from([None, 7, 90])), "range", "men", "killed",
               voice=draw(st.sampled_from([None, "v1", "v9"])), voices=("v1", "v2"), statement=draw(st.sampled_from([None, "s1", "s9"])),
               incident=draw(st.sampled_from([None, "i1", "i9"])), part_of=draw(names), repeats=draw(names))
        for n in range(1, count + 1)
    )  # fmt: skip
    incidents = tuple(Incident(f"i{n}", "clash", words(), (words(),), "other", None, When(None, None, words(), "none", "i2", "after")) for n in (1, 2))
    return quay(figures=figures, incidents=incidents)


@settings(deadline=None, max_examples=50)
@given(scattered())
def test_however_figures_lie_words_and_rows_are_whole(report):
    read = Page(page.render(report))
    assert "\n".join(read.story) == str(report.text)
    ids = [attrs["id"] for _, attrs in read.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {f.id for f in report.figures} | {"i1", "i2"} <= set(ids)
    assert {attrs["href"][1:] for tag, attrs in read.elements if tag == "a"} <= set(ids)


def crowded(count: int) -> Report:
    make = Maker(title=None, paragraphs=("one killed " * count,), before="")
    figures = tuple(
        Figure(f"f{n}", make.original.words(Span(11 * n, 11 * n + 3)), 1, 1, "exact", "people", "killed", incident="i1", repeats="f0" if n % 3 == 1 else None)
        for n in range(count)
    )
    incident = Incident("i1", "killed", make.original.words(Span(0, 10)), (), "assault", None, When(None, None, None, "no day is told"))
    return make.report(statements=(), voices=(), figures=figures, incidents=(incident,))


def test_time_and_size_grow_with_the_figures():
    start = time.perf_counter()
    assert len(page.render(crowded(4_000))) / len(page.render(crowded(500))) < 10
    assert time.perf_counter() - start < 20
