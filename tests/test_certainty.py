"""The score of a statement: between 0 and 1, higher where the network is surer, lower where nobody is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.certainty import FEATURES, certainty, features
from rashomon.annotate.encoder import LONGER, ROOM, _batches, load
from rashomon.annotate.link import Attribution, Sure

TEXT = 'The mayor said "the bridge is shut" and left.'
SOURCE, CUE, CONTENT = (0, 9), (10, 14), (15, 35)
probability = st.floats(0, 1)


def made(sure: Sure | None, *, source: bool = True) -> Attribution:
    return Attribution([CUE], [SOURCE] if source else [], [CONTENT], sure=sure)


@given(probability, probability, probability, st.none() | probability)
def test_every_score_is_a_probability(cue, content, edge, source):
    found = made(Sure(cue, source, content, edge), source=source is not None)
    assert len(features(TEXT, found)) == len(FEATURES)
    assert 0 <= certainty(TEXT, found, load().score_weights) <= 1


def test_surer_parts_score_higher():
    weights = load().score_weights
    scores = [certainty(TEXT, made(Sure(p, p, p, p)), weights) for p in (0.4, 0.6, 0.8, 0.99)]
    assert scores == sorted(scores)
    assert scores[0] < scores[-1]


def test_a_statement_without_a_source_is_less_sure():
    weights = load().score_weights
    named, unnamed = Sure(0.9, 0.9, 0.9, 0.9), Sure(0.9, None, 0.9, 0.9)
    assert certainty(TEXT, made(unnamed, source=False), weights) < certainty(TEXT, made(named), weights)


def test_what_the_network_never_saw_scores_nothing():
    assert certainty(TEXT, made(None), load().score_weights) == 0


@pytest.mark.parametrize(("name", "source", "number"), [("no source", False, 1.0), ("no source", True, 0.0), ("quoted", True, 1.0)])
def test_features_say_what_kind_it_is(name, source, number):
    found = made(Sure(0.9, 0.9 if source else None, 0.9, 0.9), source=source)
    assert features(TEXT, found)[FEATURES.index(name)] == number


@given(st.lists(st.integers(1, 382), max_size=60))
def test_batches_hold_every_window_once_and_stay_small(lengths):
    jobs = [(0, 1000 * i, 1000 * i + length) for i, length in enumerate(lengths)]
    batches = list(_batches(jobs))
    assert sorted(job for batch in batches for job in batch) == jobs
    for batch in batches:
        widths = [b - a + 2 for _, a, b in batch]
        assert len(batch) == 1 or len(batch) * max(widths) <= ROOM
        assert max(widths) <= LONGER * min(widths)
