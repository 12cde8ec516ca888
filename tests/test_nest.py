"""Statements inside statements: what lies within and what only follows, with nodes made by hand."""

import pytest

from rashomon.annotate.carriers import _break_circle
from rashomon.annotate.link import Attribution
from rashomon.annotate.nest import Node, _children, _end_with_sentence, _kept, _part, _rest_on, _without_that, excerpt


def node(text, source, cue, content, carrier=None, score=0.9):
    def at(words):
        start = text.index(words)
        return [(start, start + len(words))]

    return Node(Attribution(at(cue), at(source), at(content), score), carrier)


@pytest.mark.parametrize(
    ("text", "whole", "kept", "parted"),
    [
        ("The clinic said he fell; his family insist he was hit", "he fell; his family insist he was hit", "he fell", True),
        ("The army said it had left. Rebels insist he was hit", "it had left. Rebels insist he was hit", "it had left", True),
        ("The clinic said his family insist he was hit", "his family insist he was hit", "his family insist he was hit", False),
        ("The clinic said “he fell. His family insist he was hit", "“he fell. His family insist he was hit", "“he fell. His family insist he was hit", False),
    ],
)
def test_what_only_follows_is_no_word_of_the_first(text, whole, kept, parted):
    subject = next(s for s in ("his family", "His family", "Rebels") if s in whole)
    outer = node(text, text[:10], "said", whole)
    inner = node(text, subject, "insist", "he was hit", outer)
    _part(text, outer, inner)
    assert [text[a:b] for a, b in outer.attribution.content] == [kept]
    assert (inner.carrier is None) == parted


def test_a_nested_content_begins_behind_its_that():
    text = "that the bridge stood"
    assert text[slice(*_without_that(text, (0, len(text))))] == "the bridge stood"
    assert _without_that("thatched roofs burned", (0, 21)) == (0, 21)


def test_a_carrier_under_the_floor_stays_when_something_rests_on_it():
    text = "A said B said C"
    low = node(text, "A", "said", "B said C", score=0.1)
    high = node(text, "B", "said", "C", low, score=0.9)
    alone = node(text, "A", "said", "C", score=0.1)
    assert _kept([low, high, alone], 0.5) == [low, high]
    assert _children([low, high])[id(low)] == [high]


def test_a_statement_inside_a_quotation_ends_with_its_sentence():
    text = "He said: “They say we burned the ferry. Now they say that nobody did.”"
    whole = (text.index("“"), len(text))
    part = excerpt(text, [whole])
    inner = node(part.text, "They", "say", "we burned the ferry. Now they say that nobody did.")
    rest = _end_with_sentence(part, [inner])
    assert [part.text[a:b] for a, b in inner.attribution.content] == ["we burned the ferry."]
    assert [text[a:b].strip() for a, b in rest] == ["Now they say that nobody did."]
    first = node(part.text, "They", "say", "we burned the ferry")
    assert _end_with_sentence(part, [first]) == []


def test_what_a_node_left_out_would_carry_its_carrier_carries():
    text = "A said B said C"
    outer = node(text, "A", "said", "B said C")
    out = node(text, "B", "said", "C", outer)
    inner = node(text, "B", "said", "C", out)
    _rest_on([inner], outer)
    assert inner.carrier is outer


def test_nothing_rests_on_itself():
    a, b, c = (node("A said B said C", "A", "said", "C").attribution for _ in range(3))
    carried = {id(a): b, id(b): a, id(c): a}
    for each in (a, b, c):
        _break_circle(each, carried)
    assert carried == {id(b): a, id(c): a}
