"""Reports that share text are found whatever their order; what any desk may print makes no copy; hostile input stays cheap."""

import random
import time

import pytest
from bridge_story import BRIDGE, OTHER, report
from hypothesis import given
from hypothesis import strategies as st

from rashomon.copies import find_copies
from rashomon.copies.candidates import BUCKET
from rashomon.copies.runs import share, shared_runs
from rashomon.copies.words import page
from rashomon.text import Original, Span, Text

SPEECH = "“We will rebuild this bridge stone by stone, and no shell will keep us from our neighbours across the water,”"
UNDER = "The Lenn Courier is the oldest daily of the valley, printed in four towns and read by two hundred thousand people every morning."
APPEAL = "Anyone with information about the shelling is asked to call the detectives of the Oru district on the number below."


def pairs(*reports):
    return [copy.reports for copy in find_copies(reports)]


def test_a_report_cut_down_is_contained():
    whole, cut = report(*BRIDGE), report(*BRIDGE[:2])
    [copy] = find_copies([cut, whole])
    assert copy.reports == (whole.original.id, cut.original.id)
    assert copy.share == 1.0


def test_a_new_headline_leaves_the_share_alone():
    [copy] = find_copies([report(*BRIDGE, title="Bridge at Oru shelled, 31 dead"), report(*BRIDGE[:3], title="Thirty-one die as fire reaches the quay again")])
    assert copy.share == 1.0


def test_one_paragraph_taken_into_another_report_is_a_passage():
    whole, spliced = report(*BRIDGE), report(OTHER[0], BRIDGE[2], *OTHER[1:])
    [copy] = find_copies([whole, spliced])
    assert copy.share < 0.4
    [(one, other)] = copy.passages
    assert one.text == other.text == BRIDGE[2].removesuffix(".")


def test_reports_of_one_event_by_two_desks_are_none():
    assert pairs(report(*BRIDGE), report(*OTHER)) == []


def test_a_sentence_of_a_speech_that_two_heard_makes_no_copy():
    one = report(*BRIDGE, f"{SPEECH} the mayor told the crowd.")
    other = report(*OTHER, f"Standing on the quay, mayor Tomas Rehn said: {SPEECH} and left.")
    assert pairs(one, other) == []


def test_a_quotation_is_shown_where_the_reports_are_copies_by_other_words():
    one = report(*BRIDGE, f"{SPEECH} the mayor told the crowd.")
    other = report(*OTHER, BRIDGE[2], f"Standing on the quay, mayor Tomas Rehn said: {SPEECH} and left.")
    [copy] = find_copies([one, other])
    assert any("stone by stone" in words.text for words, _ in copy.passages)


@pytest.mark.parametrize("stock", [APPEAL, "Copyright 2031 The Lenn Courier. All rights reserved; this text may not be published or redistributed."])
def test_stock_lines_make_no_copy(stock):
    assert pairs(report(*BRIDGE, stock), report(*OTHER, stock)) == []


def test_the_closing_lines_of_an_outlet_make_no_copy():
    assert pairs(report(*BRIDGE, UNDER, outlet="The Lenn Courier"), report(*OTHER, UNDER, outlet="The Lenn Courier")) == []


def test_formulaic_leads_make_no_copy():
    lead = "A {} was shot and killed late Saturday night in the {} block of Quay Street, police said."
    one = report(lead.format("24-year-old man", "1200"), *BRIDGE[:3])
    other = report(lead.format("woman of 30", "900"), *OTHER)
    assert pairs(one, other) == []


def numbered(n):
    """Make a report that shares no long run with another of its kind."""
    chance = random.Random(n)
    return " ".join("".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)) for _ in range(60))


def test_words_that_many_reports_of_a_set_hold_make_no_copy_unless_the_rest_is_alike_too():
    line = "Readers in the hills get the morning edition by mule while those on the coast fetch theirs at the pier."
    formula = [report(f"{numbered(n)}. {line} {numbered(n + 1000)}.") for n in range(BUCKET + 6)]
    assert pairs(*formula) == []
    wire = [report(*BRIDGE, numbered(n)) for n in range(BUCKET + 6)]
    assert len(pairs(*wire)) >= BUCKET + 5


def test_the_order_of_reports_changes_nothing():
    told = [report(*BRIDGE), report(*BRIDGE[:3]), report(OTHER[0], BRIDGE[3], BRIDGE[4]), report(*OTHER), report(*OTHER[1:], BRIDGE[0])]
    expected = find_copies(told)
    assert len(expected) >= 4
    for n in range(5):
        assert find_copies(random.Random(n).sample(told, len(told))) == expected


def test_the_earlier_dated_report_comes_first_else_the_longer():
    late, early = report(*BRIDGE, date="2031-05-09"), report(*BRIDGE[:4], date="2031-05-08")
    assert pairs(late, early) == [(early.original.id, late.original.id)]
    long, short = report(*BRIDGE), report(*BRIDGE[:4])
    assert pairs(short, long) == [(long.original.id, short.original.id)]


def test_the_same_input_twice_is_one_report():
    assert pairs(report(*BRIDGE), report(*BRIDGE)) == []


def test_passages_are_pinned_in_markup():
    raw = "<p>" + BRIDGE[0].replace(",", ",<br>").replace("and", "&amp;") + "</p>"
    original = Original(raw, "utf-8", "x.html", "", "text/html", "markup")
    base = report(BRIDGE[0].replace("and", "&"), *OTHER)
    html = type(base)(original, Text.build(original, [[Span(3, len(raw) - 4)]]), False, base.header, (), (), "en")
    [copy] = find_copies([base, html])
    for name, words in zip(copy.reports, copy.passages[0], strict=True):
        owner = html if name == "markup" else base
        assert owner.original.words(*words.spans) == words
        assert words.text.startswith("Shells hit the northern end")


def test_runs_are_maximal_and_share_is_containment():
    one, other = "x a b c d e f y".split(), "a b c d e f z z z z z z".split()
    assert [(r.one, r.other, r.length) for r in shared_runs(one, other)] == [(1, 0, 6)]
    assert share(one, other) == 0.5


@given(st.lists(st.sampled_from("abcdef"), max_size=40), st.lists(st.sampled_from("abcdef"), max_size=40))
def test_every_run_is_equal_words(one, other):
    for run in shared_runs(one, other):
        assert one[run.one : run.one + run.length] == other[run.other : run.other + run.length]


@pytest.mark.parametrize("text", ["", " ", "word", "word " * 200_000, "w" * 1_000_000, f"{BRIDGE[2]} " * 100_000, "“" * 50_000, "' " * 100_000])
def test_hostile_reports_are_worked_through_in_bounded_time(text):
    began = time.process_time()
    made = [report(BRIDGE[2], text[n:] + f" {BRIDGE[n]}") for n in (0, 1)]
    find_copies([*made, report(*BRIDGE), report()])
    assert time.process_time() - began < 30


def test_an_empty_report_has_no_words():
    assert len(page(report())) == 0
    assert find_copies([]) == ()
    assert find_copies([report(), report(*BRIDGE)]) == ()
