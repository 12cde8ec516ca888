"""Statements inside statements: what lies within and what only follows, with nodes made by hand."""

import pytest

from rashomon.annotate.link import Attribution
from rashomon.annotate.nest import Node, _children, _kept, _part, _without_that


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
