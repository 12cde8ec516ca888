"""One article of an export: what its fields say, its story pinned, and every other line listed with a plain reason."""


import pytest

import exported
from laws import assert_lawful
from rashomon.clean import clean
from rashomon.inputs import read_bytes
from rashomon.model import Report
from rashomon.show import records


def read(text: str) -> Report:
    return clean(read_bytes(text.encode(), "article.txt"))


def lawful(report: Report) -> None:
    assert_lawful(records.to_dict(report), report.original.raw.encode())


@pytest.mark.parametrize("name", exported.ALL)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_an_article_is_read_by_its_fields(name, newline):
    made = exported.ALL[name]
    report = read(made.text.replace("\n", newline))
    header = report.header
    assert header.title is not None
    assert header.title.text == made.title
    assert (header.byline.text if header.byline else None) == made.byline
    assert header.outlet == made.outlet
    assert header.published is not None
    assert (header.published.value, header.published.how) == (made.day, "header")
    assert tuple(p.text for p in report.paragraphs) == made.paragraphs
    assert report.language == "en"
    assert report.notes == ()
    lawful(report)


@pytest.mark.parametrize("name", exported.ALL)
def test_other_lines_are_dropped_with_plain_reasons(name):
    report = read(exported.ALL[name].text)
    reasons = {" ".join(report.original.raw[s.start : s.end] for s in d.spans): d.reason for d in report.dropped}
    assert "other text" not in reasons.values()
    assert all(reason == reason.lower() and len(reason.split()) <= 4 for reason in reasons.values())
