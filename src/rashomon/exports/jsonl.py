"""Write a whole case as JSON Lines, and make a case from such lines: what goes out comes in and goes out again byte for byte."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from rashomon.case import Case, Entry, log, rows, whole
from rashomon.errors import CaseError, RashomonError, RecordError
from rashomon.exports import lines, proving
from rashomon.exports.lines import SCHEMA, Line, Record, bounded
from rashomon.model import Report

__all__ = ["SCHEMA", "add_jsonl", "bounded", "jsonl", "left_out", "read_jsonl"]
MASKED = "masked "  # facts of this name and a digest hold what a masked input declares


def jsonl(case: Case, *, private: bool = False) -> Iterator[str]:
    """Give a case as lines of JSON, each with its line break: see `lines` for what stands on them.

    Private entries of the log keep their words only when `private` is true; else the digest of the words stands in their place, and
    the chain of the log can still be checked.  `read_jsonl` makes a case of the lines, whose own lines are the same.
    """
    return lines.sealed(_lines(case, private=private))


def _lines(case: Case, *, private: bool) -> Iterator[str]:
    # What points at reports is read first, so that no report is missing when another process adds some meanwhile.
    comparison, entries = whole.comparison(case), case.entries()
    facts = whole.facts(case)
    yield lines.of_case({name: value for name, value in facts.items() if not _kept_elsewhere(name)})
    seen: set[str] = set()
    for row in whole.reports(case):
        if row.sha256 not in seen:
            seen.add(row.sha256)
            yield _input(case, row.sha256, facts)
        yield lines.of_report(row.added, case.record(row.id))
    for sha256 in whole.digests(case):
        if sha256 not in seen:
            yield _input(case, sha256, facts)
    if comparison is not None:
        yield lines.of_comparison(comparison)
    for entry in entries:
        yield lines.of_entry(entry if private else left_out(entry))


def left_out(entry: Entry) -> Entry:
    """Leave the words of a private entry out and put their digest in their place."""
    if not entry.private or entry.hidden:
        return entry
    return replace(entry, decision=None, hidden=log.digest(rows.dumps(entry.decision)))


def _kept_elsewhere(name: str) -> bool:
    """Say whether a fact goes out on another line than that of the case."""
    return name == whole.COMPARED or name.startswith(MASKED)


def _input(case: Case, sha256: str, facts: dict[str, str]) -> str:
    masked = facts.get(MASKED + sha256)
    try:
        declared = json.loads(masked) if masked else None
    except (ValueError, RecursionError) as error:
        raise CaseError(f"{case.path} holds what no case holds: masks of input {sha256} that are no JSON") from error
    return lines.of_input(sha256, whole.data(case, sha256) or b"", declared)


def read_jsonl(given: Iterable[str], path: str | Path, clock: Callable[[], str] | None = None) -> Case:
    """Make a case of lines that `jsonl` wrote; give a file's lines as `bounded` reads them.

    All words are proven against their inputs, all hashes and the log's chain checked, and the lines that the new case would write
    compared with those given.  Raises `RecordError`, naming the line, for the first thing that isn't so; nothing is repaired, and no
    file is left.  Raises `CaseError` when there is a file already or none can be written.
    """
    target = Path(path)
    part = target.with_name(target.name + ".part")
    if target.exists():
        raise CaseError(f"{target} is there already")
    if part.exists():
        raise CaseError(f"{part} is there already: another run is making {target.name}, or was stopped; remove it if none is")
    case = Case.make(part)
    try:
        with case:
            _fill(case, given)
        _place(part, target)
    except BaseException:
        case.close()
        for ending in ("", "-wal", "-shm"):
            part.with_name(part.name + ending).unlink(missing_ok=True)
        raise
    return Case.open(target, clock) if clock else Case.open(target)


def _place(part: Path, target: Path) -> None:
    """Give the finished file its name, never in place of another."""
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise CaseError(f"{target} is there already") from error
    except OSError:
        part.rename(target)  # a file system without links
    else:
        part.unlink()


def add_jsonl(case: Case, given: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Put the reports of a case's JSON Lines into another case, each proven against its bytes; give id, path, and whether it is new there.

    The log and the comparison stay where they came from.  Raises `RecordError`, naming the line, for lines that don't hold, and for masked
    inputs, whose words are not those that were read.
    """
    filling = Filling(None)
    for line in lines.parsed(given):
        with at(line):
            filling.take(line)
            if line.kind == "input" and line.value["masked"] is not None:
                raise RecordError("a masked input can't go into another case")
            if line.kind == "report":
                record = line.value["record"]
                yield record["id"], record["origin"]["path"], case.put(record, filling.held(record["origin"]["sha256"]))


def _fill(case: Case, given: Iterable[str]) -> None:
    filling, digests = Filling(case), []
    for line in lines.parsed(given):
        with at(line):
            digests.append(hashlib.sha256(line.text.encode("utf-8")).digest())
            filling.take(line)
    filling.end()
    for number, (before, text) in enumerate(zip_longest(digests, jsonl(case, private=True), fillvalue=""), 1):
        if hashlib.sha256(text.encode("utf-8")).digest() != before:
            raise RecordError(f"line {number} holds what a case can't keep as it is")


@contextmanager
def at(line: Line) -> Iterator[None]:
    """Name the line in every error that reading it gives."""
    where = f"line {line.number} ({line.kind})"
    try:
        yield
    except RashomonError as error:
        raise RecordError(f"{where}: {error}") from error
    except (sqlite3.Error, OverflowError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise RecordError(f"{where} is not of the form that this version reads ({type(error).__name__}: {str(error)[:200]})") from error


class Filling:
    """Check the lines of a case one after the other, and put what they hold into `case` if one is given."""

    def __init__(self, case: Case | None) -> None:
        self.case = case
        self.reports: dict[str, Report] = {}
        self._inputs: dict[str, tuple[bytes, Record | None]] = {}
        self._entries: list[Entry] = []
        self._last = log.FIRST

    def take(self, line: Line) -> None:
        """Check one line and keep what it holds."""
        getattr(self, f"_{line.kind}")(line.value)

    def held(self, sha256: str) -> bytes:
        """Give the bytes of an input that was taken."""
        return self._inputs[sha256][0]

    def end(self) -> None:
        """Keep what is kept as a whole."""
        if self.case is not None:
            whole.keep_entries(self.case, self._entries)

    def _case(self, value: Record) -> None:
        facts = value["facts"]
        if any(type(fact) is not str for fact in facts.values()) or not {"title", "made"} <= set(facts) or any(map(_kept_elsewhere, facts)):
            raise RecordError("the facts of a case are texts, `title` and `made` among them")
        if self.case is not None:
            whole.keep_facts(self.case, facts)

    def _input(self, value: Record) -> None:
        sha256, held, masked = value["sha256"], lines.data(value), value["masked"]
        if proving.digest(held) != sha256:
            raise RecordError(f"the bytes of the input don't have the SHA-256 {sha256}")
        if sha256 in self._inputs:
            raise RecordError(f"the input {sha256} stands twice")
        if masked is not None and (problem := proving.masked(masked)):
            raise RecordError(problem)
        self._inputs[sha256] = held, masked
        if self.case is not None:
            whole.keep_input(self.case, sha256, held)
            if masked is not None:
                whole.keep_facts(self.case, {MASKED + sha256: rows.dumps(masked)})

    def _report(self, value: Record) -> None:
        record, sha256 = value["record"], value["record"]["origin"]["sha256"]
        if type(value["added"]) is not str or sha256 not in self._inputs:
            raise RecordError(f"no line before it holds the input of this report ({sha256})")
        held, masked = self._inputs[sha256]
        report = proving.report(record, held)
        if masked is not None and (problem := proving.masked(masked, report.original.raw)):
            raise RecordError(problem)
        if report.original.id in self.reports:
            raise RecordError(f"the report {report.original.id} stands twice")
        self.reports[report.original.id] = report
        if self.case is not None:
            self.case.put(record, held, added=value["added"])

    def _end(self, value: Record) -> None:
        """Do nothing: what the last line says is checked when it is read."""

    def _comparison(self, value: Record) -> None:
        proving.comparison(value, self.reports)
        if self.case is not None:
            whole.keep_comparison(self.case, value)

    def _entry(self, value: Record) -> None:
        entry = lines.entry(value)
        if entry.number != len(self._entries) + 1:
            raise RecordError(f"entry {len(self._entries) + 1} of the log is missing (entry {entry.number} stands in its place)")
        if log.chained(self._last, entry) != entry.hash:
            raise RecordError(f"entry {entry.number} of the log was changed, or the one before it")
        self._last = entry.hash
        self._entries.append(entry)
