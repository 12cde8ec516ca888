"""Whatever is changed in a case file behind its back, verifying names it."""

import sqlite3
from contextlib import closing

import pytest

from rashomon.errors import CaseError
from rashomon.exports import verify

CHANGES = [
    ("UPDATE inputs SET data = CAST('other' AS BLOB) WHERE rowid = 1", "changed"),
    ("UPDATE words SET text = 'He lied.' WHERE layer = 'statements' AND field = 'content' AND item = 0 AND report = 1", "does not stand at"),
    ("UPDATE words SET spans = '[[0,5]]' WHERE layer = 'statements' AND field = 'content' AND item = 0 AND report = 1", "does not stand at"),
    ("UPDATE words SET spans = 'x' WHERE layer = 'statements' AND field = 'content' AND item = 0 AND report = 1", "holds what no case holds"),
    ("DELETE FROM voices WHERE report = 1 AND place = 0", "none of its voices"),
    ("UPDATE statements SET stance = 'praises' WHERE report = 1 AND place = 0 AND stance <> 'praises'", "not what was read"),
    ("UPDATE figures SET low = 7, high = 7 WHERE place = 0", "not what was read"),
    ("UPDATE reports SET title = 'Peace' WHERE number = 1", "list of reports"),
    ("UPDATE reports SET outlet = 'Peace' WHERE number = 1", "list of reports"),
    ("UPDATE reports SET head = '{}' WHERE number = 1", "holds what no case holds"),
    ("UPDATE reports SET id = '0' WHERE number = 1", "not those that were read"),
    ("UPDATE passages SET text = 'Peace' WHERE number = 1", "passages for search"),
    ("DELETE FROM passages WHERE number = 3", "passages for search"),
    ("INSERT INTO passage_words (rowid, text) VALUES (1, 'peace')", "index of words"),
    ("UPDATE compared SET label = 'Peace' WHERE kind = 'points' AND place = 0", "rows kept of the comparison"),
    ("UPDATE compared SET body = replace(body, '\"report\":\"', '\"report\":\"x') WHERE kind = 'points' AND place = 0", "comparison"),
    ("DELETE FROM entries WHERE number = 2", "entry 2 of the log is missing"),
    ("UPDATE entries SET decision = '\"right\"' WHERE number = 3", "entry 3 of the log was changed"),
    ("UPDATE entries SET hash = 'x' WHERE number = 1", "entry 1 of the log was changed"),
]


@pytest.fixture
def file(filled):
    filled.close()
    assert verify(filled.path) is None
    return filled.path


@pytest.mark.parametrize(("change", "problem"), CHANGES)
def test_a_change_is_named(file, change, problem):
    with closing(sqlite3.connect(file)) as connection, connection:
        assert connection.execute(change).rowcount >= 1
    found = verify(file)
    assert found is not None
    assert problem in found
    assert "\n" not in found


def test_a_trigger_is_named(file):
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON facts BEGIN DELETE FROM facts; END")
    assert "trigger" in (verify(file) or "")


def test_what_is_neither_is_an_error(tmp_path):
    for content in (b"", b"hello", b"SQLite format 3\0" + b"\0" * 600):
        (tmp_path / "x").write_bytes(content)
        with pytest.raises(CaseError, match="is not a case file"):
            verify(tmp_path / "x")
    with pytest.raises(CaseError, match="No such file"):
        verify(tmp_path / "none")


def test_checking_changes_nothing(file):
    before = file.read_bytes()
    assert verify(file) is None
    assert file.read_bytes() == before
