"""Decoding the network's scores: legal tags, fragments, links, weak pieces."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from rashomon.annotate.decode import fragments, viterbi
from rashomon.annotate.edges import tidy
from rashomon.annotate.encoder import OVERLAP, WINDOW, ranges
from rashomon.annotate.link import Attribution, Passage, plausible
from rashomon.annotate.nest import Excerpt, excerpt
from rashomon.annotate.sentences import ends

SCORES = arrays.arrays(np.float32, st.tuples(st.integers(1, 30), st.just(7)), elements=st.floats(-20, 0, width=32))


@given(SCORES)
def test_an_inside_tag_follows_its_own_beginning(scores):
    tags = viterbi(scores)
    for before, tag in zip([0, *tags], tags, strict=False):
        if tag in (2, 4, 6):
            assert before in (tag, tag - 1)


@given(SCORES)
def test_fragments_are_ordered_and_apart(scores):
    found = fragments(scores - np.log(np.exp(scores).sum(1, keepdims=True)))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(0.0 <= f.score <= 1.0 and f.start < f.end for f in found)


@given(st.lists(st.booleans(), max_size=1200))
def test_windows_cover_every_piece_within_the_limit(starts):
    flags = np.array(starts, np.bool_)
    laid = ranges(flags)
    covered = {i for a, b in laid for i in range(a, b)}
    assert covered == set(range(len(starts)))
    assert all(b - a <= WINDOW for a, b in laid)
    assert all(later[0] < earlier[1] or later[0] == earlier[1] for earlier, later in itertools.pairwise(laid))
    assert OVERLAP < WINDOW


def test_a_weak_piece_in_another_sentence_is_left_out():
    text = "The mayor denied the strike. The port was empty. It rained."
    passage = Passage(None, text, None, [], ends(text))
    cue, near, far = (10, 16), (0.95, (17, 27)), (0.8, (29, 47))
    assert plausible(passage, cue, [near, far]) == [near]
    assert plausible(passage, cue, [far]) == [far]


@given(st.text(alphabet="ab ,.():;\n", min_size=1), st.data())
def test_tidy_edges_stay_ordered_and_inside(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low, high = tidy(text, (start, end))
    assert 0 <= low < high <= len(text)


def test_an_excerpt_knows_its_place():
    text = "“We waited,” he said. “Nobody came.”"
    part = excerpt(text, [(0, 12), (22, 36)])
    assert "“" not in part.text
    assert "”" not in part.text
    at = part.text.index("Nobody")
    assert [text[a:b] for a, b in part.back((at, at + 6))] == ["Nobody"]
    crossing = part.back((part.text.index("waited"), at + 6))
    assert [text[a:b] for a, b in crossing] == ["waited,”", "“Nobody"]
    assert part.back((10**6, 10**6 + 1)) == []
    assert isinstance(part, Excerpt)


def test_attributions_start_empty():
    assert Attribution([(0, 1)]).content == []
