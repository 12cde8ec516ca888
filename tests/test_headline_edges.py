"""A headline stays apart from the story below it, and a hostile number from the rest of the program."""

import pytest

import rashomon


@pytest.mark.parametrize("title", ["Hospital hit", "Fourteen killed", "Pier shelled, says army"])
def test_no_source_runs_from_the_headline_into_the_story(title):
    report = rashomon.read_text(f"Title: {title}\n\nColonel Idris Mahan said nine people were killed in Tarsk on Friday.")
    assert "Colonel Idris Mahan" in {s.source.text for s in report.statements if s.source}
    assert "Idris Mahan" in {v.name for v in report.voices}


@pytest.mark.parametrize("title", ["Dam breach floods Tarsk", "Ferry sinks off Oru", "Fourteen dead as dam bursts"])
def test_no_content_begins_in_the_headline_and_goes_on_in_the_story(title):
    story = "At least 14 people were killed when the Tarsk dam burst on Thursday"
    report = rashomon.read_text(f"Title: {title}\n\n{story}, the district hospital said.\n\nThe rebel commander Osk Ruun denied that his men had mined the dam.")
    assert story in {s.content.text for s in report.statements}


def test_a_number_of_six_thousand_digits_is_compared():
    texts = (f"The army said {number} people were killed in Tarsk on Friday." for number in ("9" * 6000, "nine"))
    assert len(rashomon.compare(rashomon.read_text(text) for text in texts).reports) == 2
