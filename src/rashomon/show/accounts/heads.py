"""Counts reports, texts and counters for the head of a sheet, by rules that are stated."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rashomon.comparison import Comparison, Group, joined
from rashomon.model import Harm
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.tolls import Toll, tolls

ONE_TEXT = 0.4  # share of the shorter report from which on two reports count as one text


@dataclass(frozen=True, slots=True)
class Head:
    """Hold what the first line of a sheet says.

    `harm` is the one counted (the first of the incident in focus), `counters` who counts it; `unsourced` are reports that print a count
    of it and name no counter of it anywhere.  `days` lists the reports of each day of publication, those without a day last (`None`).
    """

    texts: tuple[tuple[str, ...], ...]
    harm: Harm | None
    counters: tuple[str, ...]
    unsourced: tuple[str, ...]
    days: tuple[tuple[str | None, tuple[str, ...]], ...]
    damage: tuple[tuple[str, int], ...]
    damaged: int


def head(desk: Desk) -> Head:
    """Count what the first line of a sheet says."""
    comparison = desk.comparison
    told = tolls(desk, desk.focus) if desk.focus else ()
    first = told[0] if told else None
    days: dict[str | None, list[str]] = {}
    for report in desk.reports:
        days.setdefault(desk.day(report), []).append(report)
    damage = Counter(c for r in comparison.reports for c in dict.fromkeys(r.condition))
    return Head(
        texts(comparison),
        first.harm if first else None,
        counters(first) if first else (),
        _unsourced(first) if first else (),
        tuple((d, tuple(days[d])) for d in sorted(days, key=lambda d: (d is None, d or ""))),
        tuple(damage.most_common()),
        sum(1 for r in comparison.reports if r.condition),
    )


def _unsourced(toll: Toll) -> tuple[str, ...]:
    told = {names: [t.report for line in toll.lines if bool(line.names) is names for v in line.values for t in v.tellings] for names in (True, False)}
    return tuple(r for r in dict.fromkeys(told[False]) if r not in told[True])


def texts(comparison: Comparison) -> tuple[tuple[str, ...], ...]:
    """Gather reports that are one text: those joined, also by way of others, by copies with a share of at least 0.4.

    Reports that share less may still come from one text, so the number of texts is the most that there can be told apart.
    """
    pairs = (copy.reports for copy in comparison.copies if copy.share >= ONE_TEXT)
    return tuple(map(tuple, joined((r.original.id for r in comparison.reports), pairs)))


def counters(toll: Toll) -> tuple[str, ...]:
    """Name those who count, each once; voices that state a figure jointly are one counter, and none where one of them counts alone as well."""
    alone = tuple(dict.fromkeys(line.names[0] for line in toll.lines if len(line.names) == 1))
    joint = tuple(" + ".join(line.names) for line in toll.lines if len(line.names) > 1 and not set(line.names) & set(alone))
    return (*alone, *joint)


def counting(desk: Desk, group: Group) -> tuple[Harm, tuple[str, ...]] | None:
    """Name the first harm counted of an incident and who counts it, `None` where nobody is counted."""
    told = tolls(desk, group)
    return (told[0].harm, counters(told[0])) if told else None


def unread(desk: Desk) -> str | None:
    """Name the reports of which nothing was read but the words, with their language; `None` when all were read."""
    left = [f"{desk.ref(i)} ({r.language or 'language unknown'})" for i, r in desk.reports.items() if r.statements is None]
    return f"[not read, so nothing they say stands below: {', '.join(left)}]" if left else None
