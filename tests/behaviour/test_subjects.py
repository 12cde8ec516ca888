"""Subjects that are set right, and those that must stay, built by hand so that no network is needed."""

import pytest

from rashomon.annotate.carriers import mend
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


def test_a_source_that_is_an_article_alone_is_widened_or_given_up():
    assert right("On Friday the old mayor answered us.", "answered", "the", "us") == ("the old mayor", "us")
    assert right("On Friday the mayor, who was ill, answered us.", "answered", "the", "us") == ("", "us")


def test_whom_a_source_cites_is_another():
    assert right("ORNA, citing a clerk, said it rained.", "said", "ORNA, citing a clerk,", "it rained") == ("ORNA", "it rained")
    assert right("The exciting Ada Morn said it rained.", "said", "The exciting Ada Morn", "it rained") == ("The exciting Ada Morn", "it rained")


def test_a_group_calling_itself_something_goes_on_to_speak():
    text = "A group calling itself the Lenn Front claimed the blast."
    assert right(text, "calling itself", "A group", "the Lenn Front claimed the blast") == ("A group calling itself the Lenn Front", "the blast")
    text = "He denied calling himself a saint."
    assert right(text, "calling himself", "He", "a saint") == ("He", "a saint")


def mended(text: str, cue: str, source: str, content: str) -> list[tuple[str, ...]]:
    def at(words: str) -> list[tuple[int, int]]:
        return [(text.index(words), text.index(words) + len(words))]

    def words(spans: list[tuple[int, int]]) -> str:
        return " | ".join(text[a:b] for a, b in spans)

    return [(words(a.source), words(a.cue), words(a.content)) for a, _ in mend(text, [Attribution(at(cue), at(source), at(content), 0.5)])]


def test_whoever_is_quoted_speaks_whichever_half_is_the_cue():
    text = "The envoy was quoted by Radio Lake as saying the talks had failed."
    expected = [("The envoy", "was quoted | as saying", "the talks had failed")]
    assert mended(text, "saying", "The envoy", "the talks had failed") == expected
    assert mended(text, "was quoted", "Radio Lake", "as saying the talks had failed") == expected
    text = "The envoy was quoted, and the clerk went on, saying it rained."
    assert mended(text, "saying", "the clerk", "it rained") == [("the clerk", "saying", "it rained")]


def test_no_group_claims():
    assert mended("No group claimed responsibility for it.", "claimed", "No group", "responsibility for it") == []
    assert mended("Noble Group claimed responsibility.", "claimed", "Noble Group", "responsibility") != []


def test_a_doer_behind_its_verb_reports_nothing_without_a_comma():
    text = "The calls to meet were rejected by the council."
    calls = Attribution([(4, 9)], [], [(10, 17)], 0.9)
    rejected = Attribution([(18, 34)], [(35, 46)], [], 0.9)
    assert [(text[slice(*a.cue[0])], carrier) for a, carrier in mend(text, [calls, rejected])] == [("calls", None)]
