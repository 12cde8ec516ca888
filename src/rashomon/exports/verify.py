"""Check a case file, or its JSON Lines, from end to end: every hash, every word at its offsets, every id, the index of words, the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rashomon.case import Case, compared, log, search, whole
from rashomon.case.whole import Row
from rashomon.errors import CaseError, NoCase, RashomonError, RecordError
from rashomon.exports import lines, proving
from rashomon.exports.jsonl import MASKED, Filling, at
from rashomon.model import Report

_FIRST_BYTE_OF_LINES = b"{"


def verify(path: str | Path) -> str | None:
    """Check a case file or a case's JSON Lines; name the first thing that fails in one sentence, `None` when all holds.

    Raises `CaseError` for a file that is neither or can't be read; a damaged one is a finding, not an error.
    """
    file = Path(path)
    try:
        with file.open("rb") as opened:
            first = opened.read(1)
    except OSError as error:
        raise CaseError(f"{file}: {error.strerror}") from error
    try:
        return _lines(file) if first == _FIRST_BYTE_OF_LINES else _case(file)
    except NoCase:
        raise
    except RashomonError as error:
        return str(error)


def _lines(file: Path) -> str | None:
    filling = Filling(None)
    with file.open("rb") as opened:
        for line in lines.parsed(lines.bounded(opened)):
            with at(line):
                filling.take(line)
    return None


def _case(file: Path) -> str | None:
    with Case.open(file) as case:
        return next(failures(case), None)


def failures(case: Case) -> Iterator[str]:
    """Name what fails in an open case, in the order: inputs, reports, index, comparison, log."""
    try:
        yield from _inputs(case)
        reports: dict[str, Report] = {}
        for row in whole.reports(case):
            reports[row.id], problems = _report(case, row)
            yield from problems
        if whole.unfindable(case):
            yield "the index of words for search differs from the passages"
        if (held := whole.comparison(case)) is not None:
            proving.comparison(held, reports)
            yield from _compared(case, held)
        if problem := log.broken(case.entries()):
            yield problem
    except RashomonError as error:
        yield str(error)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as error:
        yield f"{case.path} holds what no case holds ({type(error).__name__}: {str(error)[:200]})"


def _inputs(case: Case) -> Iterator[str]:
    for sha256 in whole.digests(case):
        if proving.digest(whole.data(case, sha256) or b"") != sha256:
            yield f"the bytes kept as input {sha256} were changed: that is not their SHA-256"


def _report(case: Case, row: Row) -> tuple[Report, list[str]]:
    record = case.record(row.id, checked=False)  # (a word that fails is named before the whole is)
    try:
        report = proving.report(record, case.data(row.id))
        case.record(row.id)
    except RashomonError as error:
        raise RecordError(f"report {row.number} ({row.path}): {error}") from error
    return report, list(_of_report(case, row, record, report))


def _of_report(case: Case, row: Row, record: lines.Record, report: Report) -> Iterator[str]:
    origin, header = record["origin"], record["header"]
    told = (origin["sha256"], origin["path"], header["title"] and header["title"]["text"], header["outlet"], report.day, record["language"])
    if told != (row.sha256, row.path, row.title, row.outlet, row.published, row.language):
        yield f"report {row.number} ({row.path}): the list of reports says something else than its record"
    if whole.passages(case, row.number) != list(search.passages(record)):
        yield f"report {row.number} ({row.path}): the passages for search are not those of its record"
    if (masks := whole.masks(case, MASKED + row.sha256)) is not None and (problem := proving.masked(masks, report.original.raw)):
        yield f"report {row.number} ({row.path}): {problem}"


def _compared(case: Case, held: lines.Record) -> Iterator[str]:
    if list(compared.laid(held)) != whole.compared_rows(case):
        yield "the rows kept of the comparison are not those of its record"
