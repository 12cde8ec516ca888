"""Resolve a time expression to days."""

from __future__ import annotations

from datetime import date

from rashomon.dates.expression import Resolved, TimeExpression


def resolve_time(expression: TimeExpression, anchor: date | None, *, future: bool = False) -> Resolved:
    """Give the days that `expression` stands for in a report published on `anchor`; `future` when it speaks of what is to come."""
    return Resolved(None, None, "not resolved yet", expression.relation, expression)


def count_from(expression: TimeExpression, start: str | None, end: str | None) -> Resolved:
    """Give the days of an expression that counts from another event (`relation` set), which took place from `start` to `end` (ISO)."""
    return Resolved(None, None, "not resolved yet", expression.relation, expression)
