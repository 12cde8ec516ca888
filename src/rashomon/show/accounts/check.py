"""Holds one thing that a desk must look at, and how things to look at are ordered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CheckKind = Literal["order", "apart", "no_source", "moved", "not_heard", "material", "left_open", "dates"]
# In the order of their weight: first what would go wrong in print.
KINDS: dict[CheckKind, str] = {
    "order": "order unknown", "apart": "maybe the same", "no_source": "no source", "moved": "words that moved", "not_heard": "not heard",
    "material": "named, not in hand", "left_open": "left open", "dates": "dates differ",
}  # fmt: skip
_RANKS = {kind: n for n, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one piece of a check: `text`, and whether it is a report's own words; or `report`, a report to name by its number."""

    text: str = ""
    quoted: bool = False
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """Hold one thing to look at: what kind, in which words, in which reports, and the point (an id) that it belongs to.

    `weight` orders checks of one kind, the smaller first.
    """

    kind: CheckKind
    parts: tuple[Part, ...]
    reports: tuple[str, ...]
    point: str | None = None
    weight: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """Give all words without the numbers of reports, which follow the order of the inputs."""
        return "".join(part.text for part in self.parts)


def importance(check: Check) -> tuple[object, ...]:
    """Order checks by kind, by weight, then by their words and the bytes of their reports; the order of the inputs counts for nothing."""
    return _RANKS[check.kind], check.weight, check.words.casefold(), check.words, tuple(sorted(check.reports))
