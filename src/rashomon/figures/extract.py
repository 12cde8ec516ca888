"""Find every stated number of people harmed in a report: the count, its group, its bound and the harm.

All ranges are in the text given (`str(report.text)` in the pipeline), in code points, end excluded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Bound, Harm


@dataclass(frozen=True, slots=True)
class Count:
    """Hold one stated number of people harmed, before a voice is given to it.

    `start..end` are the count and the group it counts (at most 100 characters), `number` the count alone;
    `low` and `high` as in `Figure`, `group` the counted in the report's words, `score` in 0..1.
    """

    start: int
    end: int
    number: tuple[int, int]
    low: int | None
    high: int | None
    bound: Bound
    group: str
    harm: Harm
    score: float


def find_counts(text: str, units: Sequence[tuple[int, int]]) -> list[Count]:
    """Find the counts in `units` (ranges of `text`, each a title or a paragraph), in reading order."""
    return []
