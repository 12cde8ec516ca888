"""Forms in which one sentence carries two voices, built by hand so that no network is needed."""

import pytest

from rashomon.annotate.carriers import mend
from rashomon.annotate.link import Attribution
from rashomon.annotate.neighbours import adopt
from rashomon.annotate.share import share_subjects


def found(text: str, cue: str, source: str = "", content: str = "", score: float = 0.9) -> Attribution:
    def at(words: str) -> list[tuple[int, int]]:
        start = text.index(words)
        return [(start, start + len(words))] if words else []

    return Attribution(at(cue), at(source) if source else [], at(content) if content else [], score)


def read(text: str, *attributions: Attribution) -> list[tuple[str, str, str, str | None]]:
    """Give (source, cue, content, cue of the carrier) of what is left after mending."""
    share_subjects(text, list(attributions))

    def words(spans):
        return " | ".join(text[a:b] for a, b in spans)

    return [
        (words(a.source), words(a.cue), words(a.content), words(c.cue) if c else None)
        for a, c in mend(text, list(attributions))
    ]


def test_a_cited_voice_stands_inside_the_one_that_cites_it():
    text = "Citing two police sources, the paper Dagblad reported that the mayor had fled."
    assert read(
        text,
        found(text, "Citing", "the paper Dagblad", "two police sources"),
        found(text, "reported", "", "that the mayor had fled"),
    ) == [
        ("two police sources", "Citing", "that the mayor had fled", "reported"),
        ("the paper Dagblad", "reported", "that the mayor had fled", None),
    ]


def test_a_cited_voice_in_the_middle_of_the_sentence():
    text = "The agency OBNA said, citing an unnamed official, that the bridge had been mined."
    assert read(
        text,
        found(text, "said", "The agency OBNA"),
        found(text, "citing", "", "an unnamed official, that the bridge had been mined"),
    ) == [
        ("The agency OBNA", "said", "that the bridge had been mined", None),
        ("an unnamed official", "citing", "that the bridge had been mined", "said"),
    ]


def test_citing_a_reason_names_no_voice():
    text = "The council said the port would close, citing rough seas."
    first = found(text, "said", "The council", "the port would close")
    second = found(text, "citing", "", "rough seas")
    assert read(text, first, second) == [
        ("The council", "said", "the port would close", None),
        ("The council", "citing", "rough seas", None),
    ]


def test_a_reporter_at_the_end_carries_the_whole_sentence():
    text = "It rained. Dr Ana Oban, head of the clinic, said two boys had died, state television reported."
    assert read(
        text,
        found(text, "said", "Dr Ana Oban, head of the clinic,", "two boys had died"),
        found(text, "reported", "state television"),
    ) == [
        ("Dr Ana Oban, head of the clinic,", "said", "two boys had died", "reported"),
        ("state television", "reported", "Dr Ana Oban, head of the clinic, said two boys had died", None),
    ]


def test_a_cue_without_content_or_inner_voice_is_left_out():
    text = "The harbour was quiet and the mayor reported."
    assert read(text, found(text, "reported", "the mayor")) == []


@pytest.mark.parametrize(
    ("text", "cue", "source", "kept"),
    [
        ("We have been told that the road was safe.", "have been told", "We", ""),
        ("Villagers were warned that the dam would burst.", "were warned", "Villagers", ""),
        ("They were warned by soldiers that the dam would burst.", "were warned", "soldiers", "soldiers"),
        ("We told them that the road was safe.", "told", "We", "We"),
    ],
)
def test_who_was_told_is_not_who_tells(text, cue, source, kept):
    content = text[text.index("that ") : -1]
    assert read(text, found(text, cue, source, content)) == [(kept, cue, content, None)]


def test_a_voice_quoted_by_another_speaks_for_itself():
    text = "The governor was quoted by the agency as saying that the dam had been repaired."
    assert read(text, found(text, "was quoted by", "the agency", "as saying that the dam had been repaired")) == [
        ("The governor", "was quoted | as saying", "that the dam had been repaired", None)
    ]


@pytest.mark.parametrize(
    ("text", "second", "content", "source"),
    [
        ("The minister denied the strike, saying the planes were grounded.", "saying", "the planes were grounded", "The minister"),
        ("The minister denied the strike and vowed to respond.", "vowed", "to respond", "The minister"),
        ("The minister denied the strike. Vowing to respond, rebels left.", "Vowing", "to respond", ""),
        ("The minister denied the strike, which is believed to have failed.", "is believed", "to have failed", ""),
    ],
)
def test_a_shared_subject_is_lent_within_the_sentence(text, second, content, source):
    first = found(text, "denied", "The minister", "the strike")
    needy = found(text, second, "", content)
    share_subjects(text, [first, needy])
    assert [text[a:b] for a, b in needy.source] == ([source] if source else [])


def test_nobody_says_nothing():
    text = "Nobody told us to leave the village."
    assert read(text, found(text, "told", "Nobody", "to leave the village")) == []


def test_a_reporter_behind_its_verb_carries_the_sentence():
    text = "It rained. The boys had died, Dr Oban said, reports Radio Tarsk."
    assert read(text, found(text, "said", "Dr Oban", "The boys had died"), found(text, "reports", "Radio Tarsk")) == [
        ("Dr Oban", "said", "The boys had died", "reports"),
        ("Radio Tarsk", "reports", "The boys had died, Dr Oban said", None),
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("The road is mined, said Petra Odun.", "said", "The road is mined", "Petra Odun"),
        ("The road is mined, Radio Tarsk reported.", "reported", "The road is mined", "Radio Tarsk"),
        ("The road is mined, he said.", "said", "The road is mined", "he"),
        ("The road is said to be mined.", "is said", "to be mined", ""),
        ("The road is mined, it was reported.", "was reported", "The road is mined", ""),
    ],
)
def test_a_name_beside_the_cue_is_its_source(text, cue, content, source):
    attribution = found(text, cue, "", content)
    adopt(text, [attribution])
    assert [text[a:b] for a, b in attribution.source] == ([source] if source else [])


def test_words_in_use_are_not_adopted():
    text = "Radio Tarsk reported that the road is mined, Petra Odun said."
    first = found(text, "said", "Petra Odun", "Radio Tarsk reported that the road is mined")
    second = found(text, "reported", "", "that the road is mined")
    adopt(text, [first, second])
    assert second.source == []
