"""Straight single marks and datelines, and what looks like them."""

import pytest

from rashomon.annotate.edges import tidy
from rashomon.annotate.quotes import find


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("'It is late,' said Penn. 'Go home.'", ["'It is late,'", "'Go home.'"]),
        ("'The miners' pay was late,' said Penn.", ["'The miners' pay was late,'"]),
        ("'We don't know,' said Penn.", ["'We don't know,'"]),
        ("The miners' pay was late, said Penn, and the men's boots were wet.", []),
        ('The miners\' "late" pay, and \'so on,\' she said.', ['"late"']),
        ("Since '84, he said, it's wet. The '90s' end.", []),
    ],
)
def test_straight_single_marks(text, quoted):
    assert [text[q.start : q.end] for q in find(text)] == quoted


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("MARSK, Tarn (OBNA) - Police held nine people", "Police held nine people"),
        ("Marsk (OBNA) — Police held nine people", "Police held nine people"),
        ("MARSK, May 3 (OBNA) - Police held nine people", "Police held nine people"),
        ("MARSK — Police held nine people", "Police held nine people"),
        ("Police - nine of them - held the bridge", "Police - nine of them - held the bridge"),
        ("The League (the LDF) - a small body - met", "The League (the LDF) - a small body - met"),
        ("It rained in MARSK (OBNA) - so they said", "It rained in MARSK (OBNA) - so they said"),
        ("UN — it met", "UN — it met"),
    ],
)
def test_datelines(text, left):
    start, end = tidy(text, (0, len(text)))
    assert text[start:end] == left


def test_a_dateline_stands_at_the_start_of_its_line_alone():
    text = "It rained.\nMARSK (OBNA) - Police held nine people"
    assert text[slice(*tidy(text, (11, len(text))))] == "Police held nine people"
    assert text[slice(*tidy(text, (3, len(text))))] == text[3:]
