"""Read the figures of a report: how many people were harmed, of whom, and on whose word."""

from __future__ import annotations

from dataclasses import replace

from rashomon.figures.extract import find_counts
from rashomon.figures.hearsay import hear_counts
from rashomon.figures.voices import attribute
from rashomon.model import Report

__all__ = ["count", "hear"]


def hear(report: Report, floor: float = 0.0) -> Report:
    """Add statements for counts whose source is printed but was not heard; to be called before voices are resolved.

    They have a fixed score (0.9) and stay out under a higher `floor` (0..1).  A report whose statements were not read is
    returned as it is.
    """
    return hear_counts(report, find_counts(str(report.text), report.text.units), floor)


def count(report: Report) -> Report:
    """Fill `figures` with every stated number of people harmed.

    A report whose statements were not read is returned as it is, since nobody could be named for its figures.
    """
    if report.statements is None:
        return report
    counts = find_counts(str(report.text), report.text.units)
    return replace(report, figures=attribute(report, counts))
