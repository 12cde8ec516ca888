"""Gathers what every part of the page needs to know of one report, once."""

from __future__ import annotations

import html
from dataclasses import dataclass

from rashomon.model import Report
from rashomon.show.chain import Link, chains, figure_chains
from rashomon.show.ledger import Table, ledger
from rashomon.show.outline import NOWHERE, Cast, Row, outline, paragraph
from rashomon.show.visible import reveal
from rashomon.text import Words

HUES = 8  # as many as page.css knows; one more, the ninth, is for words that no voice was found for
PATTERNS = 4


@dataclass(frozen=True, slots=True)
class View:
    """Hold a report ready for drawing; `prefix` keeps the anchors of several reports in one page apart.

    `items` is how the addresses of pages about single statements begin; empty where there are no such pages.
    """

    report: Report
    prefix: str
    cast: Cast
    rows: tuple[Row, ...]
    chains: dict[str, tuple[Link, ...]]
    numbers: dict[str, int]
    tables: tuple[Table, ...]
    figure_chains: dict[str, tuple[Link, ...]]
    figures: dict[str, int]
    incidents: dict[str, int]
    items: str = ""

    @classmethod
    def of(cls, report: Report, prefix: str = "", items: str = "") -> View:
        """Prepare `report`."""
        rows, known = outline(report), chains(report)
        return cls(
            report,
            prefix,
            Cast.of(report),
            rows,
            known,
            {r.statement.id: r.number for r in rows},
            ledger(report),
            figure_chains(report, known),
            {f.id: n for n, f in enumerate(report.figures or (), 1)},
            {i.id: n for n, i in enumerate(report.incidents or (), 1)},
            items,
        )

    def card(self, number: int) -> str:
        """Name the anchor of the card of statement `number`."""
        return f"{self.prefix}s{number}"

    def place(self, number: int) -> str:
        """Name the anchor of the words of statement `number`."""
        return f"{self.prefix}w{number}"

    def figure(self, number: int) -> str:
        """Name the anchor of the line of figure `number`."""
        return f"{self.prefix}f{number}"

    def incident(self, number: int) -> str:
        """Name the anchor of the table of incident `number`."""
        return f"{self.prefix}i{number}"

    def told(self, anchor: str, mention: int = 0) -> str:
        """Name the anchor of the words of a figure or an incident, or of a further mention (from 1)."""
        return f"{anchor}w{mention or ''}"

    def shows(self, words: Words) -> bool:
        """Say whether the story shows `words`, so that a link can lead there."""
        return paragraph(self.report, words) != NOWHERE

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
