"""Figures in their tables: each stands once, under its incident and harm, with what repeats it and what it includes."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hand_counted import market
from hand_made import Maker
from rashomon.model import Figure, Incident, When
from rashomon.show.bounds import Bar, bar, say, scale, sign
from rashomon.show.chain import chains, figure_chains, plain
from rashomon.show.ledger import Table, ledger
from rashomon.text import Span

MAKE = Maker()
WORDS = MAKE.words("guards")


def figure(number, low=1, high=1, bound="exact", group="guards", harm="killed", **more):
    return Figure(f"f{number}", WORDS, low, high, bound, group, harm, **more)


def outline(tables):
    """Write tables as nested names."""
    return [(t.incident and t.incident.id, [(b.harm, [(n.figure.id, [f.id for f in n.again], [p.figure.id for p in n.parts]) for n in b.lines]) for b in t.blocks]) for t in tables]


def test_figures_stand_by_incident_and_harm_with_repeats_and_parts_folded():
    assert outline(ledger(market())) == [
        ("i1", [("killed", [("f2", ["f1", "f10"], ["f3"]), ("f4", [], [])]), ("injured", [("f5", [], [])]), ("missing", [("f6", [], [])])]),
        ("i2", [("killed", [("f7", [], [])]), ("injured", [("f9", [], [])]), ("detained", [("f8", [], [])])]),
        (None, [("displaced", [("f11", [], [])])]),
    ]


def test_one_group_stands_together_and_in_it_one_voice():
    told = (figure(1, voice="v1"), figure(2, group="nurses", voice="v1"), figure(3, voice="v2"), figure(4, 3, 3, voice="v1"), figure(5, group="Guards", voice="v2"))
    ((_, [(_, lines)]),) = outline(ledger(MAKE.report(figures=told)))
    assert [name for name, _, _ in lines] == ["f1", "f4", "f3", "f5", "f2"]


def test_a_part_of_another_harm_stands_under_its_own():
    ((_, blocks),) = outline(ledger(MAKE.report(figures=(figure(1, harm="casualties"), figure(2, part_of="f1")))))
    assert blocks == [("killed", [("f2", [], [])]), ("casualties", [("f1", [], [])])]


def test_parts_of_parts_follow_what_they_are_part_of():
    told = (figure(1), figure(2, part_of="f1"), figure(3, part_of="f2"), figure(4, part_of="f1"), figure(5, repeats="f2"))
    ((table),) = ledger(MAKE.report(figures=told))
    (line,) = table.blocks[0].lines
    assert [(p.figure.id, p.depth, [f.id for f in p.again]) for p in line.parts] == [("f2", 1, ["f5"]), ("f3", 2, []), ("f4", 1, [])]


def test_an_incident_without_figures_keeps_its_place():
    incident = Incident("i1", "clash", WORDS, (), "other", None, When(None, None, None, "no day is told"))
    assert ledger(MAKE.report(incidents=(incident,))) == (Table(incident, ()),)
    assert ledger(MAKE.report()) == ()


@st.composite
def tangled(draw):
    count = draw(st.integers(1, 9))
    names = st.none() | st.sampled_from([f"f{n}" for n in range(1, count + 2)])
    return tuple(
        figure(n, part_of=draw(names), repeats=draw(names), incident=draw(st.sampled_from([None, "i1", "i9"])), harm=draw(st.sampled_from(["killed", "injured"])))
        for n in range(1, count + 1)
    )


@given(tangled())
def test_every_figure_stands_in_exactly_one_place_however_they_are_linked(told):
    incident = Incident("i1", "clash", WORDS, (), "other", None, When(None, None, None, "no day is told"))
    tables = ledger(MAKE.report(figures=told, incidents=(incident,)))
    lines = [n for t in tables for b in t.blocks for whole in b.lines for n in (whole, *whole.parts)]
    assert Counter(f.id for n in lines for f in (n.figure, *n.again)) == Counter(f.id for f in told)


def test_thousands_of_parts_and_repeats_in_a_chain_take_no_depth():
    told = tuple(figure(n, part_of=f"f{n - 1}", repeats=f"f{n - 2}" if n % 2 else None) for n in range(6_000))
    lines = [n for t in ledger(MAKE.report(figures=told)) for b in t.blocks for whole in b.lines for n in (whole, *whole.parts)]
    assert sum(1 + len(n.again) for n in lines) == 6_000


@pytest.mark.parametrize(
    ("low", "high", "bound", "short", "long"),
    [
        (16, 16, "exact", "16", "16"),
        (0, 0, "exact", "0", "0"),
        (56, None, "at_least", "≥56", "at least 56"),
        (None, 100, "at_most", "≤100", "at most 100"),
        (100, 100, "about", "~100", "about 100"),
        (30, 40, "range", "30–40", "30 to 40"),
        (24, None, "vague", "24+", "24 or more, by a word without a number"),
        (250_000, None, "at_least", "≥250,000", "at least 250,000"),
        (None, None, "vague", "?", "a number not given"),
    ],
)
def test_bounds_are_written_in_signs_and_in_words(low, high, bound, short, long):
    assert sign(figure(1, low, high, bound)) == short
    assert say(figure(1, low, high, bound)) == long


@pytest.mark.parametrize(("most", "end"), [(0, 2), (1, 2), (2, 3), (4, 5), (16, 20), (56, 80), (99, 150), (100, 150), (280_000, 400_000)])
def test_a_scale_ends_at_a_round_number_beyond_the_greatest(most, end):
    assert scale([figure(1, most, None, "at_least"), figure(2, None, 0, "at_most")]) == end


def test_a_bar_runs_between_the_bounds_and_opens_where_there_is_none():
    assert bar(figure(1, 16, 16), 20) == Bar(80.0, 80.0, None, False)
    assert bar(figure(1, 30, 40, "range"), 80) == Bar(37.5, 50.0, None, False)
    assert bar(figure(1, 56, None, "at_least"), 80) == Bar(70.0, 100.0, "right", False)
    assert bar(figure(1, None, 12, "at_most"), 15) == Bar(0.0, 80.0, "left", False)
    assert bar(figure(1, 24, None, "vague"), 30) == Bar(80.0, 100.0, "right", True)
    assert bar(figure(1, None, None, "vague"), 30) is None


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_bars_lie_on_their_scale(one, other):
    told = figure(1, min(one, other), max(one, other), "range")
    drawn = bar(told, scale([told]))
    assert drawn is not None
    assert 0 <= drawn.low <= drawn.high <= 100


def test_the_chain_of_a_figure_ends_with_the_voice_that_states_it():
    report = market()
    names = {name: plain(chain) for name, chain in figure_chains(report, chains(report)).items()}
    assert names["f2"] == "The Tarsk Ledger ← Interpress ← the Lake Monitor"
    assert names["f1"] == "The Tarsk Ledger ← the Lake Monitor"  # the headline stands in no statement
    assert names["f6"] == "The Tarsk Ledger ← ○ A monitor and ○ rebels"
    assert names["f8"] == "The Tarsk Ledger"


def test_a_figure_ends_with_its_voice_though_another_speaks_inside():
    make = Maker()
    word = make.original.words(Span(make.raw.index("witnesses"), make.raw.index("witnesses") + 9))
    report = market()
    told = (Figure("f1", word, 1, 1, "exact", "men", "killed", "v2", statement="s1"), Figure("f2", word, 1, 1, "exact", "men", "killed", statement="s1"))
    names = {name: plain(chain) for name, chain in figure_chains(market(figures=told), chains(report)).items()}
    # Its voice is not in the chain of its statement: it stands for itself.
    assert names == {"f1": "The Tarsk Ledger ← State television", "f2": "The Tarsk Ledger"}


def test_words_with_no_known_source_keep_their_chain():
    report = market()
    nobody = (report.statements[0].__class__("s1", None, None, WORDS, "indirect"),)
    told = (figure(1, statement="s1"),)
    made = market(figures=told, statements=nobody)
    assert plain(figure_chains(made, chains(made))["f1"]) == "The Tarsk Ledger ← [no source given]"
