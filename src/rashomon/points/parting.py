"""Part reports into affairs, so that what is told of one is never laid against what is told of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.comparison import Copy, Group, joined
from rashomon.model import Report
from rashomon.roots.topics import name_stems, stems

# Reports without an incident in common tell of one affair when so many of the names they print most are the same.
NAMES, SHARED = 12, 4


def part(
    reports: Sequence[Report], groups: Sequence[Group], copies: Sequence[Copy]
) -> list[tuple[tuple[Report, ...], tuple[Group, ...], tuple[Copy, ...]]]:
    """Give the reports of each affair with its groups and copies: those joined by an incident, by copied text, or by names."""
    ids = [report.original.id for report in reports]
    told = [[m.report for m in group.members] for group in groups if not group.background]
    told += [list(copy.reports) for copy in copies]
    members = joined(ids, [*told, *_by_names(reports, joined(ids, told))])
    by_id = {report.original.id: report for report in reports}
    return [_whole(tuple(by_id[ident] for ident in held), groups, copies) for held in members]


def _by_names(reports: Sequence[Report], sets: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Pair sets of reports that print the same names most, each by its least id."""
    of = {ident: min(held) for held in sets for ident in held}
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        text = str(report.text)
        told = Counter(s for word in text.split() if word[:1].isupper() for s in stems(word))
        for name in name_stems([text]):
            printed[of[report.original.id]][name] += 5 + min(told[name], 5)
    most = {
        first: [n for n, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:NAMES]]
        for first, names in printed.items()
    }
    holding: dict[str, list[str]] = defaultdict(list)
    for first in sorted(most):
        near = Counter(other for name in most[first] for other in holding[name])
        for other, count in sorted(near.items()):
            # A short report prints few names: half of those are enough.
            if count >= min(SHARED, max(1, min(len(most[first]), len(most[other])) // 2)):
                yield first, other
        for name in most[first]:
            holding[name].append(first)


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
