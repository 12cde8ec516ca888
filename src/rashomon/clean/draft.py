"""Hold a page while its story is being chosen: its lines, what was taken, what was put out and why."""

from __future__ import annotations

import html
from dataclasses import dataclass, field

from rashomon.clean.walk import Line, Walked
from rashomon.text import SPACE, Span


@dataclass(slots=True)
class Draft:
    """Carry one page through the choice; lines go by their number in `lines`.

    `keys` are the letters of each line, `story` the spans taken of it, `reasons` why a line was put out.
    """

    raw: str
    walked: Walked
    keys: list[str]
    story: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return self.walked.lines

    def take(self, number: int) -> None:
        """Take a whole line into the story."""
        self.story[number] = self.lines[number].spans

    def drop(self, number: int, reason: str) -> None:
        """Put a line out of the story."""
        self.story.pop(number, None)
        self.reasons[number] = reason

    def words(self, number: int, spans: tuple[Span, ...] | None = None) -> str:
        """Give what a line (or `spans` of it) says, entities decoded, white space as one space."""
        spans = self.lines[number].spans if spans is None else spans
        return SPACE.sub(" ", " ".join(html.unescape(self.raw[s.start : s.end]) for s in spans)).strip()

    def linked(self, number: int) -> float:
        """Give the share of a line that stands in links, 0..1."""
        runs = self.lines[number].runs
        return sum(r.end - r.start for r in runs if r.linked) / sum(r.end - r.start for r in runs)
