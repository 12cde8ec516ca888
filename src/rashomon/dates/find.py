"""Find the time expressions of a text."""

from __future__ import annotations

from rashomon.dates.expression import TimeExpression


def find_times(text: str) -> list[TimeExpression]:
    """List the time expressions of `text` in order; none overlap."""
    return []
