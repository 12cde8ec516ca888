"""Subjects that are set right, and those that must stay, built by hand so that no network is needed."""

import pytest

from rashomon.annotate.link import Attribution
from rashomon.annotate.subjects import set_right


def right(text: str, cue: str, source: str, content: str) -> tuple[str, str]:
    def at(words: str) -> list[tuple[int, int]]:
        start = text.index(words)
        return [(start, start + len(words))] if words else []

    attribution = Attribution(at(cue), at(source), at(content), 0.9)
    set_right(text, [attribution])
    return " | ".join(text[a:b] for a, b in attribution.source), " | ".join(text[a:b] for a, b in attribution.content)


@pytest.mark.parametrize(
    ("text", "cue", "source", "content", "expected"),
    [
        ("It is believed that they fled.", "is believed", "It", "they fled", ("", "they fled")),
        ("It was widely reported that they fled.", "was widely reported", "It", "they fled", ("", "they fled")),
        ("It believes that they fled.", "believes", "It", "they fled", ("It", "they fled")),
        ("It was adamant that they fled.", "was adamant", "It", "they fled", ("It", "they fled")),
        ("He is said to have fled.", "is said", "He", "to have fled", ("", "He | to have fled")),
        ("He is expected to go home.", "is expected to", "He", "go home", ("", "He | go home")),
        ("He is determined to go home.", "is determined", "He", "to go home", ("He", "to go home")),
        ("It is said by the army that they fled.", "is said by", "the army", "they fled", ("the army", "they fled")),
    ],
)
def test_the_subject_of_a_passive_is_spoken_of(text, cue, source, content, expected):
    assert right(text, cue, source, content) == expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("Two men died, the pit union said.", "said", "Two men died", "the pit union"),
        ("He said that the army had announced a truce.", "had announced", "a truce", "the army"),
        ("The letter from the mine said two men died.", "said", "two men died", ""),
        ("The plan announced by the mayor was late.", "announced", "was late", ""),
        ("The vote, if confirmed, would stand.", "confirmed", "would stand", ""),
        ("The general accused of theft fled.", "accused", "of theft", ""),
    ],
)
def test_a_lost_subject_stands_before_its_verb(text, cue, content, source):
    assert right(text, cue, "", content) == (source, content)


def test_a_source_that_is_an_article_alone_is_widened():
    assert right("On Friday the old mayor answered us.", "answered", "the", "us") == ("the old mayor", "us")
    assert right("On Friday the mayor, who was ill, answered us.", "answered", "the", "us") == ("the", "us")


def test_whom_a_source_cites_is_another():
    assert right("ORNA, citing a clerk, said it rained.", "said", "ORNA, citing a clerk,", "it rained") == ("ORNA", "it rained")
    assert right("The exciting Ada Morn said it rained.", "said", "The exciting Ada Morn", "it rained") == ("The exciting Ada Morn", "it rained")
