"""Statements read by the shipped network in small reports of invented places."""

import pytest

import rashomon
from rashomon.annotate import annotate


@pytest.fixture(scope="module")
def read():
    """Give (source, cue, content, carrier's source) of each statement in a text."""

    def reader(text: str) -> list[tuple[str | None, str | None, str, str | None]]:
        report = rashomon.read_text(text)
        by_id = {s.id: s for s in report.statements or ()}

        def source(statement) -> str | None:
            return statement.source.text if statement.source else None

        return [
            (source(s), s.cue.text if s.cue else None, s.content.text, source(by_id[s.within]) if s.within else None)
            for s in report.statements or ()
        ]

    return reader


STORY = (
    "The bridge at Oru was closed on Monday. “Nobody crosses until the river falls,” said Ilda Maros, the harbour master. "
    "Residents said they had heard two explosions before dawn.\n\n"
    "It is believed that the charges had been laid by smugglers. The northern council denied any part in it.\n\n"
)


def test_direct_indirect_sourceless_and_denial(read):
    found = read(STORY)
    assert ("Ilda Maros, the harbour master", "said", "“Nobody crosses until the river falls,”", None) in found
    assert ("Residents", "said", "they had heard two explosions before dawn", None) in found
    assert any(source is None and cue == "It is believed" for source, cue, _, _ in found)
    assert any(source == "The northern council" and cue == "denied" for source, cue, _, _ in found)


def test_a_voice_inside_another(read):
    found = read(
        "Two villages were hit on Friday. According to Colonel Idris Mahan, the ministry denied that its aircraft were in the "
        "area. The sky was clear until the evening and the wind came from the west."
    )
    assert any(source == "the ministry" and cue == "denied" and carrier == "Colonel Idris Mahan" for source, cue, _, carrier in found)


def test_voices_inside_a_long_quotation(read):
    found = read(
        "The union answered on Sunday in the port of Halmor. “We were told that nobody had been armed. But according to the clinic, every "
        "patient had bullet wounds. And nurses complained that the ward had been searched,” Ilya Marren told Interpress. "
        "The guard made no statement."
    )
    whole = next(f for f in found if f[0] == "Ilya Marren")
    assert whole[2].startswith("“We were told")
    assert whole[2].endswith("been searched,”")
    inner = {source for source, _, _, carrier in found if carrier == "Ilya Marren"}
    assert {"the clinic", "nurses", None} <= inner


def test_glued_paragraphs_keep_their_speakers(read):
    found = read(
        "“It was a massacre,” Petra Odun said. “They fired without warning into the market.”The ministry rejected the claim."
        "Witnesses in the market said the soldiers had fired into the air."
    )
    assert any(source == "Petra Odun" for source, *_ in found)
    assert any(source == "Witnesses in the market" for source, *_ in found)


def test_the_floor_leaves_out_the_unsure():
    report = rashomon.read_text(STORY)
    everything = annotate(report, floor=0.0)
    best = max(s.score for s in everything.statements) - 0.001  # (scores are rounded)
    sure = annotate(report, floor=best)
    assert len(everything.statements) > len(sure.statements) > 0
    assert all(s.score >= best for s in sure.statements)


def test_spans_prove_the_words():
    report = rashomon.read_text(STORY)
    for statement in report.statements:
        for words in (statement.source, statement.cue, statement.content):
            if words:
                assert words.text == " ".join(" ".join(report.original.raw[s.start : s.end].split()) for s in words.spans)


def test_nothing_is_said_in_narration(read):
    assert read("The bridge fell at noon. Two lorries were on it. The river rose by a metre before evening came.") == []
