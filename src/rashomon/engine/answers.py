"""What an engine answers for each item: its result, or that the process which had it in hand died."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """Give the result for item `number` (its place in the sequence given, from 0)."""

    number: int
    result: Result


@dataclass(frozen=True, slots=True)
class Lost:
    """Say that the process died which had item `number` in hand."""

    number: int
    reason: str
