"""Read inputs into a case: bytes first, then the report; what could not be read is told, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rashomon.case import Case
from rashomon.case.keeping import original
from rashomon.errors import ReadError, RecordError
from rashomon.exports import add_jsonl, bounded
from rashomon.inputs import Skipped, Taken, as_text, on_the_web, read_taken, shown, take
from rashomon.pipeline import Options, answering, check, read_report


@dataclass(frozen=True, slots=True)
class Added:
    """Say what became of one input: the report's id and path; `fresh` is false when the case held it already."""

    id: str
    path: str
    fresh: bool


def add(case: Case, entries: Iterable[str | Skipped | ReadError], options: Options | None = None) -> Iterator[Added | Skipped | ReadError]:
    """Read the paths that `inputs.expand` gave into a case, one by one.

    The bytes of an input are kept before it is read, so that a run cut short loses the reading of one report at most; a report
    that the case holds is not read again.  Raises `UsageError` for a bad option, `CaseError` when the case can't be written.
    """
    options = options or Options()
    check(options)
    for entry in entries:
        if not isinstance(entry, str):
            yield entry
            continue
        try:
            with answering(entry):
                taken = take(entry, max_bytes=options.max_bytes)
            yield _put(case, taken, options)
        except ReadError as error:
            yield error


def add_all(case: Case, entries: Iterable[str | Skipped | ReadError], options: Options | None = None) -> Iterator[Added | Skipped | ReadError]:
    """Do what `add` does, and take JSON Lines of a case (a path that ends in `.jsonl`) for the reports they hold."""
    for entry in entries:
        if isinstance(entry, str) and entry.endswith(".jsonl") and not on_the_web(entry):
            yield from _from_lines(case, entry)
        else:
            yield from add(case, [entry], options)


def _from_lines(case: Case, path: str) -> Iterator[Added | ReadError]:
    try:
        with Path(path).open("rb") as file:
            for found in add_jsonl(case, bounded(file)):
                yield Added(*found)
    except OSError as error:
        yield ReadError(shown(path), error.strerror or str(error))
    except RecordError as error:
        yield ReadError(shown(path), str(error))


def put(case: Case, data: bytes, path: str, options: Options | None = None, media_type: str | None = None) -> Added:
    """Read one input, given by its bytes and the name to show, into a case.  Raises `ReadError` when it can't be read."""
    options = options or Options()
    with answering(path):
        taken = as_text(Taken(data, path, media_type), max_bytes=options.max_bytes)
    return _put(case, taken, options)


def _put(case: Case, taken: Taken, options: Options) -> Added:
    data, path = taken.data, taken.path
    with answering(path):
        original = read_taken(taken, max_bytes=options.max_bytes)
    if case.holds(original.id):
        return Added(original.id, path, False)
    case.keep(data, original)
    with answering(path):
        report = read_report(original, options)
    return Added(original.id, path, case.file(report, data))


def reread(case: Case, options: Options | None = None) -> Iterator[Added | ReadError]:
    """Read every input of a case again with this version, from the bytes kept; `fresh` says that a report is now read otherwise.

    Decisions stay, and where the new reading disagrees with one the review says so.  A date or outlet that was given is given again.
    """
    options = options or Options()
    for filed in case.filed():
        kept = case.record(filed.id)
        published = kept["header"]["published"]
        day = published["value"] if published and published["how"] == "given" else None
        try:
            held = original(kept, case.data(filed.id))
            with answering(filed.path):
                report = read_report(held, replace(options, date=day, outlet=kept["header"]["outlet"]))
        except ReadError as error:
            yield error
            continue
        yield Added(filed.id, filed.path, case.reread(report))
