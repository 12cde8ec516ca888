"""Read the figures of a report: how many people were harmed, of whom, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.figures.extract import Count, find_counts
from rashomon.model import Figure, Report

__all__ = ["count"]


def count(report: Report) -> Report:
    """Fill `figures` with every stated number of people harmed.

    A report whose statements were not read is returned as it is, since nobody could be named for its figures.
    """
    if report.statements is None:
        return report
    counts = find_counts(str(report.text), report.text.units)
    return replace(report, figures=attribute(report, counts))


def attribute(report: Report, counts: Sequence[Count]) -> tuple[Figure, ...]:
    """Make figures of `counts`, in the outlet's own voice."""
    return tuple(
        Figure(f"f{i}", report.text.words(c.start, c.end), c.low, c.high, c.bound, c.group, c.harm, score=c.score)
        for i, c in enumerate(counts, 1)
    )
