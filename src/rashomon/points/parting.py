"""Part reports into affairs, so that what is told of one is never laid against what is told of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.comparison import Copy, Group
from rashomon.model import Report
from rashomon.points.topics import name_stems, stems

# Reports without an incident in common tell of one affair when so many of the names they print most are the same.
NAMES, SHARED = 12, 4


def part(
    reports: Sequence[Report], groups: Sequence[Group], copies: Sequence[Copy]
) -> list[tuple[tuple[Report, ...], tuple[Group, ...], tuple[Copy, ...]]]:
    """Give the reports of each affair with its groups and copies: those joined by an incident, by copied text, or by names."""
    joined = _Joined(report.original.id for report in reports)
    for group in groups:
        if not group.background:
            joined.join([m.report for m in group.members])
    for copy in copies:
        joined.join(copy.reports)
    _by_names(reports, joined)
    held: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        held[joined.top(report.original.id)].append(report)
    return [_whole(tuple(members), groups, copies) for members in held.values()]


class _Joined:
    """Keep ids in sets that can be joined (union-find)."""

    def __init__(self, ids: object) -> None:
        self._above: dict[str, str] = {ident: ident for ident in ids}  # type: ignore[attr-defined]

    def top(self, ident: str) -> str:
        while self._above[ident] != ident:
            self._above[ident] = self._above[self._above[ident]]
            ident = self._above[ident]
        return ident

    def join(self, ids: Sequence[str]) -> None:
        known = [i for i in ids if i in self._above]
        for one, other in pairwise(known):
            a, b = sorted((self.top(one), self.top(other)))
            self._above[b] = a


def _by_names(reports: Sequence[Report], joined: _Joined) -> None:
    """Join sets of reports that print the same names most."""
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        text = str(report.text)
        told = Counter(s for word in text.split() if word[:1].isupper() for s in stems(word))
        for name in name_stems([text]):
            printed[joined.top(report.original.id)][name] += 5 + min(told[name], 5)
    most = {
        top: [n for n, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:NAMES]]
        for top, names in printed.items()
    }
    holding: dict[str, list[str]] = defaultdict(list)
    for top in sorted(most):
        near = Counter(other for name in most[top] for other in holding[name])
        for other, count in sorted(near.items()):
            # A short report prints few names: half of those are enough.
            if count >= min(SHARED, max(1, min(len(most[top]), len(most[other])) // 2)):
                joined.join([top, other])
        for name in most[top]:
            holding[name].append(top)


def _whole(
    reports: tuple[Report, ...], groups: Sequence[Group], copies: Sequence[Copy]
) -> tuple[tuple[Report, ...], tuple[Group, ...], tuple[Copy, ...]]:
    ids = {report.original.id for report in reports}
    own = []
    for group in groups:
        members = tuple(m for m in group.members if m.report in ids)
        figures = tuple(m for m in group.figures if m.report in ids)
        if members or figures:
            own.append(replace(group, members=members, figures=figures))
    return reports, tuple(own), tuple(c for c in copies if set(c.reports) <= ids)
