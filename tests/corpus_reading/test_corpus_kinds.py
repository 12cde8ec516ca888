"""Notes and facts that an archive gives of its records come to the reports."""

import docx
import pytest
from making import lines, run, stories

from rashomon.corpus.folder import Folder
from rashomon.corpus.kept import reports, sketches

pytest.importorskip("pyarrow")


def held(out):
    """Give the records of a corpus."""
    folder = Folder(out)
    return [one.record for one in reports(folder, {sketch.profile.report: unit for unit, sketch in sketches(folder)}).values()]


def test_a_document_in_a_folder_is_read_with_a_note_on_how(tmp_path):
    written = docx.Document()
    written.add_paragraph(stories(1)[0])
    (tmp_path / "in").mkdir()
    written.save(tmp_path / "in" / "statement.docx")
    run(tmp_path / "out", tmp_path / "in")
    (record,) = held(tmp_path / "out")
    assert any(note.startswith("input: ") and "python-docx" in note for note in record["notes"])
    assert [p["text"] for p in record["paragraphs"]] == [stories(1)[0]]


def test_day_and_outlet_of_a_column_go_before_those_for_all(tmp_path):
    from rashomon.archives import Columns

    source = lines(tmp_path / "in.jsonl", stories(1), day="2031-05-06", paper="The Ford Gazette")
    columns = Columns(date="day", outlet="paper")
    run(tmp_path / "out", source, date="2030-01-01", outlet="Another", columns=columns)
    (record,) = held(tmp_path / "out")
    assert record["header"]["published"]["value"] == "2031-05-06"
    assert record["header"]["outlet"] == "The Ford Gazette"
