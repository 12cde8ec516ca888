"""Quotations found by their marks."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate import quotes


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotes.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It rained," she said.', ['"It rained,"']),
        ("“It rained,” she said.", ["“It rained,”"]),
        ('"Opened straight, closed curly,” he said.', ['"Opened straight, closed curly,”']),
        ('“Opened curly, closed straight," he said.', ['“Opened curly, closed straight,"']),
        ("«Il pleut», said the mayor of Oru.", ["«Il pleut»"]),
        ("He called it “a farce” and “a shame”.", ["“a farce”", "“a shame”"]),
        ("They left the region.”NATO came back.", []),
        ('They left the region."Nobody came," he said.', ['"Nobody came,"']),
        ("The board was 6\" long and 4\" wide.", []),
        ("‘The port is ours,’ said Mr Odell’s aide.", ["‘The port is ours,’"]),
        ("An odd mark” stands here and no other.", []),
        ("No marks at all, isn't it?", []),
    ],
)
def test_marks_pair_up(text, expected):
    assert quoted(text) == expected


def test_a_quotation_may_run_over_paragraphs_that_open_again():
    text = "“We waited all night.\n“Nobody came,” he said.\nThe road was closed."
    assert quoted(text) == ["“We waited all night.", "“Nobody came,”"]


def test_an_unclosed_quotation_ends_nowhere_when_the_next_paragraph_does_not_open():
    assert quoted("“We waited all night.\nThe road was closed.") == []


def test_apostrophes_do_not_open_a_quotation_where_there_are_double_marks():
    assert quoted("It’s the miners’ own: “Never again,” they said.") == ["“Never again,”"]


@given(st.text(alphabet="ab .,\n\"“”‘’«»"))
def test_quotations_never_overlap_and_stay_inside(text):
    found = quotes.find(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all("\n" not in text[q.start : q.end] for q in found)
