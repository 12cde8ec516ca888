"""A case keeps what was read, whole; a file that is no case, or more than one, is not opened; nothing half-done stays."""

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rashomon
from rashomon.case import Case, database, log
from rashomon.clean import clean
from rashomon.errors import CaseError
from rashomon.inputs import read_bytes
from read_once import BORDER, read_once

FILES = sorted(BORDER.glob("*.txt"))[:3]
CLOCK = iter(f"2031-05-07T10:{n // 60:02}:{n % 60:02}+00:00" for n in range(3600))


@pytest.fixture(scope="module")
def reports():
    return [(read_once(path), path.read_bytes()) for path in FILES]


@pytest.fixture
def case(tmp_path, reports):
    with Case.make(tmp_path / "border.rashomon", clock=lambda: next(CLOCK)) as made:
        for report, data in reports:
            assert made.file(report, data)
        yield made


def test_records_and_bytes_come_back_as_they_were_put(case, reports):
    assert [filed.id for filed in case.filed()] == [report.original.id for report, _ in reports]
    for report, data in reports:
        record = rashomon.to_json(report)
        assert json.dumps(case.record(report.original.id)) == json.dumps(record)
        assert rashomon.to_json(case.report(report.original.id)) == record
        assert case.data(report.original.id) == data


def test_a_report_added_twice_changes_nothing(case, reports):
    before = [tuple(row) for row in case._all("SELECT * FROM reports")]
    assert not case.file(*reports[0])
    assert [tuple(row) for row in case._all("SELECT * FROM reports")] == before


def test_the_comparison_is_kept_until_a_report_is_added(case, reports, monkeypatch):
    first = rashomon.to_json(case.comparison())
    assert first == rashomon.to_json(rashomon.compare([report for report, _ in reports]))
    monkeypatch.setattr(case, "compare", lambda *_: pytest.fail("compared again"))
    assert rashomon.to_json(case.comparison()) == first
    monkeypatch.undo()
    data = b"A ferry sank off Oru on Friday, the harbour master said. Two people drowned."
    assert case.file(rashomon.read_text(data.decode(), path="ferry.txt"), data)
    assert len(case.comparison().reports) == 4


def test_a_newer_reading_takes_the_place_of_the_older_one(case, reports):
    report = reports[0][0]
    assert not case.reread(report)
    newer = replace(report, statements=report.statements[1:], models={"attribution": "newer"})
    kept = case.comparison()
    assert case.reread(newer)
    assert rashomon.to_json(case.report(report.original.id)) == rashomon.to_json(newer)
    assert [filed.id for filed in case.filed()] == [r.original.id for r, _ in reports]
    gone = report.statements[0].content.text
    assert not any(hit.layer == "statements" and gone in hit.text and hit.report == report.original.id and hit.item >= len(newer.statements) for hit in case.search(f'"{gone}"', 1000))
    assert rashomon.to_json(case.comparison()) != rashomon.to_json(kept)


def test_only_its_owner_may_read_it(case):
    for path in case.path.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_words_changed_behind_its_back_are_not_given_out(case, reports):
    with sqlite3.connect(case.path) as other:
        other.execute("UPDATE words SET text = 'something else' WHERE field = 'content'")
    other.close()
    with pytest.raises(CaseError, match="not what was read"):
        case.report(reports[0][0].original.id)


def test_bytes_changed_behind_its_back_are_not_read(case, reports):
    with sqlite3.connect(case.path) as other:
        other.execute("UPDATE inputs SET data = CAST(replace(CAST(data AS TEXT), 'a', 'b') AS BLOB)")
    other.close()
    with pytest.raises(CaseError, match="not those that were read"):
        case.report(reports[0][0].original.id)


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ("UPDATE entries SET decision = '{'", lambda case, ident: case.entries()),
        ("UPDATE facts SET value = 'x' WHERE name = 'compared'", lambda case, ident: case.comparison()),
        ("UPDATE compared SET body = '['", lambda case, ident: case.points()),
        ("UPDATE words SET spans = 'x'", lambda case, ident: case.record(ident)),
    ],
)
def test_what_is_no_json_in_a_strangers_file_is_named(case, reports, change, asked):
    case.comparison()
    case.decide("ed", "note", {"source": "x"}, {"text": "y"})
    with sqlite3.connect(case.path) as other:
        other.execute(change)
    other.close()
    with pytest.raises(CaseError, match="holds what no case holds"):
        asked(case, reports[0][0].original.id)


def test_a_file_in_the_way_is_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    with pytest.raises(CaseError, match="there already"):
        Case.make(path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + bytes(600)], ids=["empty", "text", "another"])
def test_what_is_no_case_is_not_opened(tmp_path, content):
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(CaseError, match="not a case file"):
        Case.open(path)
    assert path.read_bytes() == content


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(CaseError, match="no such file"):
        Case.open(tmp_path / "none")
    with pytest.raises(CaseError, match="not a file"):
        Case.open(tmp_path)


@pytest.mark.parametrize(
    "added",
    [
        "CREATE TRIGGER t AFTER INSERT ON reports BEGIN DELETE FROM entries; END",
        "CREATE VIEW v AS SELECT * FROM reports",
        "CREATE TABLE extra (x)",
        "CREATE INDEX more ON reports (path)",
        "DROP INDEX passages_of",
    ],
)
def test_a_file_with_more_or_less_than_a_case_holds_is_not_opened(case, added):
    case.close()
    with sqlite3.connect(case.path) as other:
        other.execute(added)
    other.close()
    with pytest.raises(CaseError, match="not as rashomon makes cases"):
        Case.open(case.path)


def test_a_newer_file_is_refused_and_left_as_it_was(case):
    case.close()
    with sqlite3.connect(case.path) as other:
        other.execute("PRAGMA user_version = 999")
    other.close()
    before = case.path.read_bytes()
    with pytest.raises(CaseError, match="newer version"):
        Case.open(case.path)
    assert case.path.read_bytes() == before


def test_a_broken_page_is_found(case):
    case._all("PRAGMA wal_checkpoint(TRUNCATE)")
    case.close()
    data = bytearray(case.path.read_bytes())
    for at in range(4096 * 3, len(data) - 4096, 4096):
        data[at : at + 64] = b"\xff" * 64
    case.path.write_bytes(data)
    with pytest.raises(CaseError, match="damaged"):
        Case.open(case.path)


def test_an_older_file_is_migrated_behind_a_copy(case, reports, monkeypatch):
    case.close()
    later = [*database.migrations(), ("999_later.sql", "CREATE TABLE later (x TEXT) STRICT;\n")]
    monkeypatch.setattr(database, "migrations", lambda: later)
    with Case.open(case.path) as opened:
        assert len(opened.filed()) == len(reports)
        assert opened._all("SELECT count(*) AS n FROM later")[0]["n"] == 0
    (copy,) = case.path.parent.glob("*before*")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    monkeypatch.undo()
    with Case.open(copy) as old:
        assert len(old.filed()) == len(reports)


def test_a_migration_that_fails_leaves_the_file_as_it_was(case, monkeypatch):
    case.close()
    broken = [*database.migrations(), ("999_later.sql", "CREATE TABLE later (x TEXT) STRICT;\nCREATE TABLE later (x TEXT) STRICT;\n")]
    monkeypatch.setattr(database, "migrations", lambda: broken)
    with pytest.raises(CaseError):
        Case.open(case.path)
    monkeypatch.undo()
    with Case.open(case.path) as again:
        assert again.filed()


def test_a_full_disk_is_told_and_the_rest_stays(case):
    pages = case._all("PRAGMA page_count")[0][0]
    case._all(f"PRAGMA max_page_count = {pages + 1}")
    data = ("A ferry sank off Oru on Friday, the harbour master said. " * 4000).encode()
    report = rashomon.read_text("A ferry sank off Oru on Friday, the harbour master said.", path="ferry.txt")
    with pytest.raises(CaseError, match="disk is full"):
        case.file(report, data)
    case._all("PRAGMA max_page_count = 1073741823")
    assert len(case.filed()) == 3
    assert case._all("PRAGMA quick_check")[0][0] == "ok"


WRITER = textwrap.dedent(
    """
    import sys
    from rashomon.case import Case
    from rashomon.clean import clean
    from rashomon.inputs import read_bytes

    path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with Case.open(path) as case:
        for number in range(count):
            data = f"{name} {number}: it rained for three days in the valley.".encode()
            case.file(clean(read_bytes(data, f"{name}-{number}.txt")), data)
            print(number, flush=True)
    """
)


def test_two_processes_write_at_once(tmp_path):
    path = tmp_path / "both.rashomon"
    Case.make(path).close()
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name, "15"], stdout=subprocess.PIPE) for name in ("one", "two")]
    assert [writer.wait() for writer in writers] == [0, 0]
    for writer in writers:
        writer.stdout.close()
    with Case.open(path) as case:
        names = {filed.path for filed in case.filed()}
    assert names == {f"{name}-{n}.txt" for name in ("one", "two") for n in range(15)}


def test_killed_while_writing_it_loses_at_most_the_report_in_hand(tmp_path):
    path = tmp_path / "killed.rashomon"
    Case.make(path).close()
    told = -1
    for wait in (0.0, 0.004, 0.011):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path), f"w{wait}", "5000"], stdout=subprocess.PIPE)
        said = [writer.stdout.readline() for _ in range(8)]
        time.sleep(wait)
        os.kill(writer.pid, signal.SIGKILL)
        said += writer.stdout.readlines()
        writer.wait()
        writer.stdout.close()
        told = int(said[-1]) if said[-1].strip() else int(said[-2])
        with Case.open(path) as case:
            kept = [filed for filed in case.filed() if filed.path.startswith(f"w{wait}-")]
            assert told + 1 <= len(kept) <= told + 2
            assert case._all("PRAGMA integrity_check")[0][0] == "ok"
            for filed in kept:
                assert case.report(filed.id).original.path == filed.path
            assert len(case.search("rained valley", 10_000)) == len(case.filed())
    assert told >= 7


def test_search_marks_the_words(case):
    hits = case.search("Defence Minis")
    assert hits
    for hit in hits:
        assert {hit.text[a:b].casefold() for a, b in hit.marks} <= {"defence", "ministry", "minister"}
        assert hit.marks


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    data = b"A ferry sank off Oru on Friday, the harbour master said."
    with Case.make(tmp_path_factory.mktemp("search") / "one.rashomon") as made:
        made.file(clean(read_bytes(data, "ferry.txt")), data)
        yield made


@given(query=st.text())
def test_any_query_is_safe(searched, query):
    assert isinstance(searched.search(query), tuple)
    assert searched.search("ferry")


def test_the_log_holds_decisions_and_shows_what_was_changed(case):
    for number in range(3):
        case.decide("ed", "verdict", {"report": "r", "item": f"s{number}"}, {"is": "right"}, {"score": 0.5})
    assert log.broken(case.entries()) is None
    with sqlite3.connect(case.path) as other:
        other.execute("UPDATE entries SET who = 'al' WHERE number = 2")
    other.close()
    assert "entry 2" in log.broken(case.entries())


@pytest.mark.parametrize("change", ["DELETE FROM entries WHERE number = 2", "UPDATE entries SET number = 9 WHERE number = 3", "UPDATE entries SET decision = '{}' WHERE number = 1"])
def test_the_log_shows_what_was_taken_out(case, change):
    for number in range(3):
        case.decide("ed", "verdict", {"item": f"s{number}"}, {"is": "right"})
    with sqlite3.connect(case.path) as other:
        other.execute(change)
    other.close()
    assert log.broken(case.entries()) is not None
