"""Score which figures of a report are put to one incident: python bench/incidents.py CONTESTED_FOLDER.

The folder holds `sets/<event>/*.txt` and `gold/<event>.json`, figures with the event each belongs to (`background:` for
others than the set's).  The gold figures are given to the reader, so that this scores incidents alone.  Printed: over all
pairs of figures of one report, how many of one event share an incident, how many of two events are kept apart (and the
balanced mean of both), the same over the set's event against background alone, and incidents a report.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from rashomon.incidents import tell
from rashomon.inputs import read_input
from rashomon.model import Figure, Report
from rashomon.pipeline import read_report
from rashomon.text import Span


def with_figures(report: Report, marked: list[dict]) -> tuple[Report, dict[str, str]]:
    """Put the gold figures into a report; give the event of each by its id."""
    figures, events = [], {}
    for number, entry in enumerate(marked, start=1):
        span = Span(*entry["span"])
        if report.text.find(span) is None:
            continue
        figure = Figure(f"f{number}", report.original.words(span), entry["low"], entry["high"], entry["bound"], entry["group"], entry["harm"])
        figures.append(figure)
        events[figure.id] = entry["event"]
    return replace(report, figures=tuple(figures), incidents=None), events


def pairs(report: Report, events: dict[str, str]) -> Counter[tuple[bool, bool, bool]]:
    """Count pairs of figures by: one event in gold, one incident here, background against the set's event."""
    out: Counter[tuple[bool, bool, bool]] = Counter()
    for a, b in combinations(report.figures or (), 2):
        first, second = events[a.id], events[b.id]
        across = first.startswith("background:") != second.startswith("background:")
        out[first == second, a.incident is not None and a.incident == b.incident, across] += 1
    return out


def balanced(one: dict[bool, int], two: dict[bool, int]) -> float:
    """Give the mean of the two shares, so that neither one incident for all nor one for each figure scores well."""
    return (one[True] / max(1, sum(one.values())) + two[False] / max(1, sum(two.values()))) / 2


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "-"


def main(folder: Path) -> None:
    total: Counter[tuple[bool, bool, bool]] = Counter()
    incidents, reports = 0, 0
    for gold in sorted((folder / "gold").glob("*.json")):
        marked = json.loads(gold.read_text("utf-8"))["figures"]
        for path in sorted((folder / "sets" / gold.stem).glob("*.txt")):
            own = [f for f in marked if f["report"] == path.name]
            report, events = with_figures(read_report(read_input(str(path))), own)
            done = tell(report)
            incidents += len(done.incidents or ())
            reports += 1
            found = pairs(done, events)
            total += found
            wrong = sum(n for (one, same, _), n in found.items() if one != same)
            print(f"{gold.stem} {path.name}: {len(done.incidents or ())} incidents, {wrong} of {sum(found.values())} pairs wrong")
    one = {same: sum(n for (o, s, _), n in total.items() if o and s == same) for same in (True, False)}
    two = {same: sum(n for (o, s, _), n in total.items() if not o and s == same) for same in (True, False)}
    across = {same: sum(n for (o, s, a), n in total.items() if a and s == same) for same in (True, False)}
    print(f"one event, one incident: {share(one[True], sum(one.values()))}")
    print(f"two events, two incidents: {share(two[False], sum(two.values()))}")
    print(f"balanced mean: {balanced(one, two):.3f}")
    print(f"background kept from the event: {share(across[False], sum(across.values()))}")
    print(f"incidents a report: {incidents / max(reports, 1):.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
