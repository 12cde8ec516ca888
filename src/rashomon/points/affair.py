"""Hold what all rules look at: the units of the reports, their incidents, the weight of words, and who is linked to whom."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from rashomon.comparison import Copy, Group
from rashomon.model import Report
from rashomon.points.sides import Links, link
from rashomon.points.units import LONGEST, Unit, units
from rashomon.roots.counters import Counters, counters
from rashomon.roots.names import roll
from rashomon.roots.topics import Weights, name_stems, stems

# Stems that more units hold propose no pairs: they would propose nearly all.
COMMON = 1000
# Where each of some units is held against each of others, no more than so many of either are.
HELD = 300
T = TypeVar("T")


@dataclass(slots=True)
class Affair:
    """Hold the reports of a comparison as its rules see them.

    `proper` are the stems of names, `actors` those of names and voices; `held` lists the units (by number) that hold a stem.
    """

    reports: tuple[Report, ...]
    groups: tuple[Group, ...]
    copies: tuple[Copy, ...]
    roots: Counters
    units: list[Unit]
    weights: Weights
    proper: frozenset[str]
    actors: frozenset[str]
    links: Links
    held: dict[str, list[int]] = field(default_factory=dict)
    happened: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    focus: str | None = None
    background: frozenset[str] = frozenset()
    _of: dict[str, list[Unit]] = field(default_factory=dict)
    _named: dict[tuple[str, int, int], frozenset[str]] = field(default_factory=dict)
    _read: dict[Callable[[Affair], Any], Any] = field(default_factory=dict)

    def read(self, reading: Callable[[Affair], T]) -> T:
        """Give what a reading of the whole affair finds; several rules ask, it is read once."""
        if reading not in self._read:
            self._read[reading] = reading(self)
        return cast(T, self._read[reading])

    def near(self, words: Iterable[str], least: int) -> Iterator[Unit]:
        """Give the units that share at least `least` of these stems, in reading order."""
        shared: Counter[int] = Counter()
        for word in words:
            held = self.held.get(word, ())
            if len(held) <= COMMON:
                shared.update(held)
        for number in sorted(n for n, count in shared.items() if count >= least):
            yield self.units[number]

    def of_report(self, report: str) -> list[Unit]:
        """Give the units of a report in reading order."""
        if not self._of:
            for unit in self.units:
                self._of.setdefault(unit.report_id, []).append(unit)
        return self._of.get(report, [])

    def incidents(self, unit: Unit) -> frozenset[str]:
        """Give the ids of the groups whose incidents are named in the sentence of a unit."""
        key = (unit.report_id, unit.start, unit.end)
        if key not in self._named:
            told = self.happened.get(unit.report_id, [])
            last = bisect_left(told, (unit.end,))
            first = bisect_left(told, (unit.start - LONGEST,))
            self._named[key] = frozenset(g for a, b, g in told[first:last] if unit.start < b)
        return self._named[key]

    def told_in(self, unit: Unit) -> frozenset[str]:
        """Give the groups named in the sentence of a unit, those of background left out."""
        return self.incidents(unit) - self.background

    def in_focus(self, unit: Unit) -> frozenset[str]:
        """Give the group in focus where the report of a unit names it: what a word that names none is most likely said of."""
        return frozenset(g for _, _, g in self.happened.get(unit.report_id, ()) if g == self.focus)

    def named(self, report: str, start: int, end: int) -> frozenset[str]:
        """Give the ids of the groups whose own phrases meet a range of the reader's text of a report."""
        told = self.happened.get(report, [])
        first, last = bisect_left(told, (start - LONGEST,)), bisect_left(told, (end,))
        return frozenset(g for a, b, g in told[first:last] if start < b)

    def incident(self, units: Sequence[Unit]) -> str | None:
        """Give the group that most of some units name, the one in focus before others; `None` where none is named."""
        votes = Counter(g for unit in units for g in self.incidents(unit))
        return min(votes, key=lambda g: (-votes[g], g in self.background, int(g[1:]))) if votes else None


def affair(reports: Sequence[Report], groups: Sequence[Group], copies: Sequence[Copy]) -> Affair:
    """Read reports into units and index them; reports in an order of their own, so that the given one changes nothing."""
    fixed = tuple(sorted(reports, key=lambda r: (r.day or "", r.original.id)))
    roots = counters(fixed, roll(fixed), copies)
    said = [unit for report in fixed for unit in units(report, roots)]
    people = " ".join(v.name for report in fixed for v in report.voices or () if v.kind == "person")
    proper = name_stems(str(report.text) for report in fixed) | stems(people) | stems(" ".join(_shouted(fixed)))
    actors = proper | stems(" ".join(v.name for report in fixed for v in report.voices or ()))
    held: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(said):
        for word in unit.stems:
            held[word].append(number)
    focus = next((g.id for g in groups if not g.background), None)
    weights = Weights(unit.text for unit in said)
    background = frozenset(g.id for g in groups if g.background)
    return Affair(
        fixed,
        tuple(groups),
        tuple(copies),
        roots,
        said,
        weights,
        proper,
        actors,
        link(fixed),
        held,
        _happened(fixed, groups),
        focus,
        background,
    )


def _shouted(reports: Sequence[Report]) -> Iterator[str]:
    """Give the names of the voices of reports printed in capitals alone, where no letter tells a name."""
    for report in reports:
        text = str(report.text)
        if sum(c.islower() for c in text) * 4 < sum(c.isupper() for c in text):
            yield from (v.name for v in report.voices or () if v.kind != "unnamed")


def _happened(reports: Sequence[Report], groups: Sequence[Group]) -> dict[str, list[tuple[int, int, str]]]:
    """List, for each report, the ranges of the reader's text that name an incident, with its group."""
    group_of = {(m.report, m.item): group.id for group in groups for m in group.members}
    out: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for report in reports:
        for incident in report.incidents or ():
            group = group_of.get((report.original.id, incident.id))
            for words in (incident.words, *incident.mentions):
                for span in words.spans:
                    if group and (found := report.text.find(span)):
                        out[report.original.id].append((*found, group))
    return {report: sorted(told) for report, told in out.items()}
