"""Gathers what every part of the page needs to know of one report, once."""

from __future__ import annotations

import html
from dataclasses import dataclass

from rashomon.model import Report
from rashomon.show.chain import Link, chains
from rashomon.show.outline import Cast, Row, outline
from rashomon.show.visible import reveal

HUES = 8  # as many as page.css knows; one more, the ninth, is for words that no voice was found for
PATTERNS = 4


@dataclass(frozen=True, slots=True)
class View:
    """Hold a report ready for drawing; `prefix` keeps the anchors of several reports in one page apart."""

    report: Report
    prefix: str
    cast: Cast
    rows: tuple[Row, ...]
    chains: dict[str, tuple[Link, ...]]
    numbers: dict[str, int]

    @classmethod
    def of(cls, report: Report, prefix: str = "") -> View:
        """Prepare `report`."""
        rows = outline(report)
        return cls(report, prefix, Cast.of(report), rows, chains(report), {r.statement.id: r.number for r in rows})

    def card(self, number: int) -> str:
        """Name the anchor of the card of statement `number`."""
        return f"{self.prefix}s{number}"

    def place(self, number: int) -> str:
        """Name the anchor of the words of statement `number`."""
        return f"{self.prefix}w{number}"

    def look(self, voice: str | None) -> tuple[int, int]:
        """Give the hue and the pattern of a voice; 32 voices differ, and each has its letter besides."""
        at = self.cast.index.get(voice) if voice is not None else None
        return (HUES, 2) if at is None else (at % HUES, (at + at // HUES) % PATTERNS)

    def hollow(self, voice: str | None) -> bool:
        """Say whether nobody is named."""
        known = self.cast.voices.get(voice) if voice is not None else None
        return known is None or known.kind == "unnamed"


def esc(text: str) -> str:
    """Make `text` safe inside an element or a quoted attribute, hidden characters shown.

    >>> esc('<b title="x">\\u202e')
    '&lt;b title=&quot;x&quot;&gt;⟨RLO⟩'
    """
    return html.escape(reveal(text))


def own(text: str) -> str:
    """Set the words of a report, isolated from the direction of their surroundings."""
    return f"<bdi>{esc(text)}</bdi>"
