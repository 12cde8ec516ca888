"""A case lives through anything in any order: filling, deciding, closing, copying, killing, migrating, giving out and taking in.

Beside the file runs a plain list of what must be in it.
"""

import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rashomon import exports
from rashomon.case import Case, database, log
from rashomon.clean import clean
from rashomon.errors import CaseError, ReadError
from rashomon.inputs import read_bytes
from rashomon.pipeline import read_report
from rashomon.show.records import to_dict

STORIES = [f"{who} said on Monday that {count} people were hurt at the mill of Oru. It had rained.".encode() for who in ("The miller", "A clerk", "The council") for count in (3, 7)]
WRITER = textwrap.dedent(
    """
    import sys
    from rashomon.case import Case
    from rashomon.clean import clean
    from rashomon.inputs import read_bytes

    with Case.open(sys.argv[1]) as case:
        print("open", flush=True)
        for number in range(10_000):
            data = f"{sys.argv[2]} {number}: it rained for three days in the valley.".encode()
            case.file(clean(read_bytes(data, f"{sys.argv[2]}-{number}.txt")), data)
            case.decide("ed", "note", {"number": number}, {"text": sys.argv[2]})
            print(number, flush=True)
    """
)
_read = {}


def report_of(number):
    """Read one of the stories, once."""
    if number not in _read:
        _read[number] = read_report(read_bytes(STORIES[number], f"{number}.txt"))
    return _read[number]


class Lives(RuleBasedStateMachine):
    """Do to a case what people and accidents do."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="rashomon-lives-"))
        self.path = self.folder / "a.case"
        self.case = Case.make(self.path, "Lives")
        self.records, self.decisions, self.kills = {}, [], 0

    def teardown(self):
        self.case.close()
        shutil.rmtree(self.folder)

    @rule(number=st.integers(0, len(STORIES) - 1))
    def file(self, number):
        report = report_of(number)
        assert self.case.file(report, STORIES[number]) is (report.original.id not in self.records)
        self.records[report.original.id] = to_dict(report)

    @rule(text=st.text(max_size=200), number=st.integers(0, 9))
    def file_text(self, text, number):
        data = f"Story {number}. {text}".encode("utf-8", "replace")
        try:
            report = clean(read_bytes(data, "x.txt"))
        except ReadError:
            return  # (mostly control characters)
        self.case.file(report, data)
        self.records[report.original.id] = to_dict(report)

    @rule(who=st.text(min_size=1, max_size=10), private=st.booleans(), decision=st.dictionaries(st.text(max_size=5), st.none() | st.text(max_size=20) | st.integers(-9, 9), max_size=3))
    def decide(self, who, private, decision):
        try:
            self.case.decide(who, "note", {"item": "s1"}, decision, private=private)
        except UnicodeEncodeError:
            assert any("\ud800" <= c <= "\udfff" for c in who + "".join(map(str, decision.items())))
            return
        self.decisions.append((who, decision, private))

    @rule(query=st.sampled_from(["mill", "rained thr", '"', "NEAR(", "*", "a OR b", "Oru -mill"]) | st.text(max_size=30))
    def search(self, query):
        for hit in self.case.search(query):
            assert hit.report in self.records

    @rule()
    def compare(self):
        ids = {report.original.id for report in self.case.comparison().reports}
        assert ids == set(self.records)

    @rule()
    def close_and_open(self):
        self.case.close()
        self.case = Case.open(self.path)

    @rule()
    def power_fails(self):
        """Go on from the files as a power cut would leave them: the journal beside the file, nothing closed."""
        other = self.folder / "after"
        other.mkdir()
        for ending in ("", "-wal"):
            if (name := self.path.with_name(self.path.name + ending)).exists():
                shutil.copy(name, other)
        self.case.close()
        for name in self.folder.glob("a.case*"):
            name.unlink()
        for name in other.iterdir():
            name.rename(self.folder / name.name)
        other.rmdir()
        self.case = Case.open(self.path)

    @precondition(lambda self: self.kills < 2)
    @rule(wait=st.floats(0, 0.05))
    def killed(self, wait):
        """Have another process write beside this one, kill it at some moment, and look at what it left."""
        self.kills += 1
        name = f"w{self.kills}"
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(self.path), name], stdout=subprocess.PIPE)
        said = [writer.stdout.readline()]
        time.sleep(wait)
        os.kill(writer.pid, signal.SIGKILL)
        said += [line for line in writer.stdout.readlines() if line.endswith(b"\n")]
        writer.wait()
        writer.stdout.close()
        told = len(said) - 1
        new = [filed.id for filed in self.case.filed() if filed.path.startswith(f"{name}-")]
        noted = [entry for entry in self.case.entries() if entry.decision == {"text": name}]
        assert told <= len(noted) <= len(new) <= told + 1
        self.records |= {ident: to_dict(self.case.report(ident)) for ident in new}
        self.decisions += [(e.who, e.decision, e.private) for e in noted]

    @rule(fails=st.booleans())
    def migrated(self, fails):
        """Open the file with a newer version, whose migration may fail; go on from the copy it kept, with this version."""
        self.case.close()
        known = database.migrations
        bad = "CREATE TABLE later (x TEXT) STRICT;\n" * (2 if fails else 1)
        database.migrations = lambda: [*known(), ("999_later.sql", bad)]
        try:
            if fails:
                with pytest.raises(CaseError):
                    Case.open(self.path)
            else:
                with Case.open(self.path) as newer:
                    assert {filed.id for filed in newer.filed()} == set(self.records)
        finally:
            database.migrations = known
        copies = list(self.folder.glob("a.case.before*"))
        assert len(copies) == 1
        if not fails:
            with pytest.raises(CaseError, match="newer version"):
                Case.open(self.path)
            for name in self.folder.glob("a.case*"):
                if name != copies[0]:
                    name.unlink()
            copies[0].rename(self.path)
        else:
            copies[0].unlink()
        self.case = Case.open(self.path)

    @rule()
    def given_out_and_taken_in(self):
        """Write the case as JSON Lines, read them into a new case, and write that one: the same bytes."""
        lines = "".join(exports.FORMS["jsonl"].write(self.case, True))
        other = self.folder / "b.case"
        with exports.read_jsonl(exports.bounded(io.BytesIO(lines.encode())), other) as taken:
            assert "".join(exports.FORMS["jsonl"].write(taken, True)) == lines
        other.unlink()

    @invariant()
    def holds_what_was_put_in_and_nothing_else(self):
        assert {filed.id for filed in self.case.filed()} == set(self.records)
        entries = self.case.entries()
        assert [(e.who, e.decision, e.private) for e in entries] == self.decisions
        assert log.broken(entries) is None

    @rule()
    def every_record_and_word_holds(self):
        for ident, record in self.records.items():
            assert to_dict(self.case.report(ident)) == record
        assert exports.verify(str(self.path)) is None
        with sqlite3.connect(self.path) as other:
            assert other.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        other.close()


Lives.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestLives = pytest.mark.timeout(900)(Lives.TestCase)
