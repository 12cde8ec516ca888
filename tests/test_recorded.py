"""Records are read back whole, and only when every word stands where they say."""

import copy
from pathlib import Path

import pytest

import rashomon
from rashomon import recorded
from rashomon.errors import RashomonError, RecordError
from rashomon.inputs import read_input
from read_once import read_once

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = sorted(path for path in EXAMPLES.rglob("*") if path.suffix in (".txt", ".html"))


@pytest.fixture(scope="module")
def reports():
    return [read_once(path) for path in FILES]


@pytest.fixture
def told(reports):
    report = reports[-1]
    return copy.deepcopy(rashomon.to_json(report)), report.original


def test_reports_come_back_whole(reports):
    for report in reports:
        record = rashomon.to_json(report)
        back = recorded.report(record, read_input(report.original.path))
        assert rashomon.to_json(back) == record
        assert str(back.text) == str(report.text)
        assert back.text.units == report.text.units


def test_comparisons_come_back_whole_and_come_out_alike_from_what_came_back(reports):
    told = rashomon.compare(reports)
    record = rashomon.to_json(told)
    back = [recorded.report(rashomon.to_json(report), report.original) for report in reports]
    assert rashomon.to_json(recorded.comparison(record, back)) == record
    assert rashomon.to_json(rashomon.compare(back)) == record


def test_words_moved_by_one_are_refused(told):
    record, original = told
    record["statements"][0]["content"]["spans"][0][0] += 1
    with pytest.raises(RecordError, match="does not stand at"):
        recorded.report(record, original)


@pytest.mark.parametrize("pair", [[5, 5], [7, 3], [-1, 4], [0, 10**9], [True, 4], ["0", 4], [0.0, 4], [1], None])
def test_offsets_that_are_none_are_refused(told, pair):
    record, original = told
    record["paragraphs"][0]["spans"] = [pair]
    with pytest.raises(RashomonError):
        recorded.report(record, original)


def test_a_record_of_another_input_is_refused(told):
    record, _ = told
    with pytest.raises(RecordError, match="another input"):
        recorded.report(record, read_input(str(FILES[0])))


@pytest.mark.parametrize("field", ["id", "origin", "header", "paragraphs", "statements", "made_by"])
def test_a_record_without_a_field_is_refused(told, field):
    record, original = told
    del record[field]
    with pytest.raises(RecordError, match="form that this version reads"):
        recorded.report(record, original)
