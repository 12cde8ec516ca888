"""Knows the reports of a comparison by short names (R1, R2, …), and on whom their words finally rest."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from rashomon.comparison import Comparison, Evidence, Group, Point, Silence
from rashomon.model import Figure, Report, Voice
from rashomon.roots.counters import counters
from rashomon.roots.names import roll, root_of
from rashomon.show.chain import NO_OUTLET, Link, chains, figure_chains
from rashomon.show.facts import NO_TITLE, day
from rashomon.show.ledger import Table, ledger

OUTLETS = ""  # stands for the outlets' own voice wherever roots are named
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def key(name: str) -> str:
    """Give a name without case and leading article, so that one voice printed in two ways is one.

    >>> key("The Lake Monitor") == key("the Lake  monitor")
    True
    """
    return _ARTICLE.sub("", " ".join(name.split())).casefold()


@dataclass(frozen=True, slots=True)
class Links:
    """Say what a sheet among other pages leads to; one that stands alone leads to its own places only.

    `report` gives the address of the page of the report with an id, `beside` the markup that stands before the words of a point.
    """

    report: Callable[[str], str] | None = None
    beside: Callable[[Point], str] | None = None


ALONE = Links()


class Desk:
    """Hold a comparison ready for showing: reports by number, roots by name, chains worked out once."""

    def __init__(self, comparison: Comparison, links: Links = ALONE) -> None:
        self.comparison = comparison
        self.links = links
        self.reports = {r.original.id: r for r in comparison.reports}
        self.numbers = {r.original.id: n for n, r in enumerate(comparison.reports, 1)}
        self.groups = {g.id: g for g in comparison.incidents}
        self.focus = _focus(comparison)
        self._roots: dict[tuple[str, str], str] = {}
        self._spelled: dict[str, str] = {}
        for found in evidence_of(comparison):
            if found.root is not None:
                self._spelled.setdefault(key(found.root), found.root)
                if found.voice is not None:
                    self._roots.setdefault((found.report, key(found.voice)), found.root)
        # Figures stand in no point where nobody else counts, so their roots are worked out again.
        self._counters = counters(comparison.reports, roll(comparison.reports), comparison.copies)
        self._chains: dict[str, dict[str, tuple[Link, ...]]] = {}
        self._figures: dict[str, dict[str, tuple[Link, ...]]] = {}
        self._ledgers: dict[str, tuple[Table, ...]] = {}

    def ref(self, report: str) -> str:
        """Name a report by its number."""
        return f"R{self.numbers[report]}"

    def lead(self, report: str) -> str:
        """Give the address that the name of a report leads to: its page, else its story on the same page."""
        return self.links.report(report) if self.links.report else f"#r{self.numbers[report]}"

    def refs(self, reports: tuple[str, ...] | list[str]) -> tuple[str, ...]:
        """Name several reports, each once, in the order of their numbers."""
        return tuple(f"R{n}" for n in sorted({self.numbers[r] for r in reports}))

    def outlet(self, report: str) -> str:
        """Name the outlet of a report, or say in brackets that it is not given."""
        return self.reports[report].header.outlet or NO_OUTLET

    def day(self, report: str) -> str | None:
        """Give the day of publication (ISO), or `None`."""
        return self.reports[report].day

    def says(self, report: str) -> str:
        """Name a report with outlet and day, as a person would."""
        value = self.day(report)
        return f"{self.ref(report)} {self.outlet(report)}, {day(value) if value else '[no date]'}"

    def spelled(self, name: str) -> str:
        """Give the spelling under which a name is known as a root, or `name` itself."""
        return self._spelled.get(key(name), name)

    def root(self, report: str, voice: Voice) -> str:
        """Name whom the word of `voice` rests on: as a point has it, else the body it speaks for, else itself."""
        known = self._roots.get((report, key(voice.name)))
        return known or self.spelled(root_of(voice))

    def counters(self, report: str, figure: Figure) -> tuple[str, ...]:
        """Name those who state `figure`, several where they do so jointly, none where no source is printed."""
        voices = {v.id: v for v in self.reports[report].voices or ()}
        stated = figure.voices or ((figure.voice,) if figure.voice else ())
        return tuple(dict.fromkeys(name for v in stated if v in voices for name in self._counters.roots(self.reports[report], voices[v])))

    def maybe(self, report: str, figure: Figure) -> str | None:
        """Name the body that the counter of `figure`, called by its kind alone, may be: possible, and stated nowhere."""
        voices = {v.id: v for v in self.reports[report].voices or ()}
        return self._counters.maybe(self.reports[report], voices[figure.voice]) if figure.voice in voices else None

    def chain(self, evidence: Evidence) -> tuple[Link, ...]:
        """Give the chain of the statement that evidence stands in, the outlet alone where it stands in none."""
        report = evidence.report
        if report not in self._chains:
            self._chains[report] = chains(self.reports[report])
        own = (Link(self.outlet(report), "outlet", hollow=self.reports[report].header.outlet is None),)
        if evidence.statement in self._chains[report]:
            return self._chains[report][evidence.statement]
        return own if evidence.voice is None else (*own, Link(evidence.voice, "voice"))

    def figure_chain(self, report: str, figure: Figure) -> tuple[Link, ...]:
        """Give the chain of a figure."""
        if report not in self._figures:
            self._chains.setdefault(report, chains(self.reports[report]))
            self._figures[report] = figure_chains(self.reports[report], self._chains[report])
        return self._figures[report][figure.id]

    def ledger(self, report: str) -> tuple[Table, ...]:
        """Give the figures of a report lined up by incident and harm."""
        if report not in self._ledgers:
            self._ledgers[report] = ledger(self.reports[report])
        return self._ledgers[report]

    def silent(self, silence: Silence) -> str:
        """Name whom a silence is of: a voice, or the outlet of a report."""
        return f"{self.ref(silence.who)} {self.outlet(silence.who)}" if silence.who in self.reports else self.spelled(silence.who)

    def background(self, incident: str | None) -> bool:
        """Say whether an incident of the comparison lies around the affair."""
        group = self.groups.get(incident) if incident is not None else None
        return group is not None and group.background


def evidence_of(comparison: Comparison) -> tuple[Evidence, ...]:
    """List the evidence of all points, in order."""
    return tuple(e for point in comparison.points for position in point.positions for e in position.evidence)


def _focus(comparison: Comparison) -> Group | None:
    """Give the incident in focus: the first one, unless it lies in the background."""
    return next((g for g in comparison.incidents if not g.background), None)


def label_of(report: Report) -> str:
    """Give the headline of a report, or say in brackets that it has none."""
    return report.header.title.text if report.header.title else NO_TITLE
