"""Run the stages in order: read, clean, annotate, resolve, count, tell; the order is written here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from rashomon.annotate import FLOOR, annotate
from rashomon.clean import NULL, clean
from rashomon.clean.language import ENGLISH
from rashomon.errors import ReadError, TooLarge, UsageError
from rashomon.inputs import MAX_BYTES, Skipped, expand, read_input
from rashomon.model import Report
from rashomon.text import Original

# About 65,000 words, ten times the longest newspaper reports; annotation takes a minute or two for it.
MAX_STORY = 400_000
MIN_SCORE = FLOOR


@dataclass(frozen=True, slots=True)
class Options:
    """Say how inputs are read.

    `date` (`YYYY-MM-DD`) and `outlet` supply what inputs lack; statements scored below `min_score` (0 to 1)
    are left out unless one that stays rests on them; `max_bytes` caps an input, `max_story` (code points) the story that is annotated.
    """

    date: str | None = None
    outlet: str | None = None
    min_score: float = MIN_SCORE
    max_bytes: int = MAX_BYTES
    max_story: int = MAX_STORY


def check(options: Options) -> None:
    """Raise `UsageError` for an option that can't be meant.

    >>> check(Options(date="2016-07-02"))
    >>> check(Options(date="2 July"))
    Traceback (most recent call last):
    rashomon.errors.UsageError: a date must be a day written YYYY-MM-DD, not '2 July'
    """
    if options.date is not None:
        try:
            real = date.fromisoformat(options.date).isoformat() == options.date
        except ValueError:
            real = False
        if not real:
            raise UsageError(f"a date must be a day written YYYY-MM-DD, not {options.date!r}")
    if options.outlet is not None and (
        not options.outlet.strip() or any("\ud800" <= c <= "\udfff" for c in options.outlet)
    ):
        raise UsageError("an outlet must be a name of valid characters")


def read_report(original: Original, options: Options | None = None) -> Report:
    """Take one input through every stage.

    Statements, voices, figures and incidents are filled for English stories within the cap, and null with a note otherwise.
    Raises `ReadError` for an input that can't be worked through, `UsageError` for a bad option.
    """
    options = options or Options()
    return read_on(read_story(original, options), options)


def read_story(original: Original, options: Options) -> Report:
    """Take one input through the first stage alone: the story and what the report says of itself, in a small part of the whole time.

    Raises what `read_report` raises.
    """
    check(options)
    with _within_bounds(original.path):
        return clean(original, date=options.date, outlet=options.outlet)


def read_on(report: Report, options: Options) -> Report:
    """Take a report that `read_story` gave through the other stages.  Raises what `read_report` raises."""
    if report.language != ENGLISH:
        return report
    if len(report.text) > options.max_story:
        note = f"{NULL}: the story is longer than the cap of {options.max_story:,} characters"
        return replace(report, notes=(*report.notes, note))
    with _within_bounds(report.original.path):
        return _annotated(report, options.min_score)


@contextmanager
def _within_bounds(path: str) -> Iterator[None]:
    try:
        yield
    except RecursionError as error:
        raise TooLarge(path, "nested too deeply") from error
    except MemoryError as error:
        raise TooLarge(path, "too large for this machine's memory") from error


def _annotated(report: Report, least: float) -> Report:
    from rashomon.figures import count, hear
    from rashomon.incidents import tell
    from rashomon.resolve import resolve

    return tell(count(resolve(hear(annotate(report, floor=least), least))))


def read_each(
    entries: Iterable[str | Skipped | ReadError], options: Options | None = None
) -> Iterator[Report | Skipped | ReadError]:
    """Read the paths that `expand` gave, one by one; what could not be read is yielded in its place.

    One bad input never stops the others, not even by a fault of ours, which is named as such.
    """
    options = options or Options()
    for entry in entries:
        if not isinstance(entry, str):
            yield entry
            continue
        try:
            with answering(entry):
                found = read_report(read_input(entry, max_bytes=options.max_bytes), options)
        except ReadError as error:
            yield error
        else:
            yield found


@contextmanager
def answering(path: str) -> Iterator[None]:
    """Make a fault of ours an answer for one input, a `ReadError`, for a run over many must outlive any one of them."""
    try:
        yield
    except (ReadError, UsageError):
        raise
    except Exception as error:
        raise ReadError(path, f"a fault in rashomon, please report it: {type(error).__name__}: {error}") from error


def read_reports(inputs: Iterable[str], options: Options | None = None) -> Iterator[Report | Skipped | ReadError]:
    """Read files, folders and `-` as named by a user; see `read_each`."""
    yield from read_each(expand(inputs), options)
