"""Lines up the figures of an incident across reports, one line a counter; nothing is added up, no figure is called best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from rashomon.comparison import Group
from rashomon.model import Figure, Harm
from rashomon.show.accounts.desk import Desk
from rashomon.show.ledger import HARMS, Line
from rashomon.text import Words

StepKind = Literal["worded", "later", "beside", "unknown"]


@dataclass(frozen=True, slots=True)
class Telling:
    """Name one printed figure by its report."""

    report: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Value:
    """Hold one value that a counter gives: every place where it is told, and the parts included in it."""

    tellings: tuple[Telling, ...]
    parts: tuple[Value, ...] = ()
    depth: int = 0

    @property
    def figure(self) -> Figure:
        """Give the first telling."""
        return self.tellings[0].figure

    @property
    def groups(self) -> tuple[str, ...]:
        """Give the groups counted, as printed, each once; those of a report's further tellings are left out."""
        told = [t.figure.group for t in self.tellings if t.figure.repeats is None] or [self.figure.group]
        return tuple({group.casefold(): group for group in reversed(told)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Step:
    """Say how the order of two values is known: by `words` of the later one, by the days of the reports, or not at all.

    "beside" says that there is none: one report has both from the counter, of different people.
    """

    kind: StepKind
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Hold the values of one counter in order of time, a step between each two.

    Several names count jointly; none means that no source is printed: then `outlet` names the outlet whose own words they are.
    """

    names: tuple[str, ...]
    values: tuple[Value, ...]
    steps: tuple[Step, ...]
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """Gather the lines of one harm; `low` and `high` are the lowest and the highest value said, words such as "dozens" left out beside numbers."""

    harm: Harm
    lines: tuple[Account, ...]
    low: Figure | None
    high: Figure | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """List one figure for each value and each part, for a common scale."""
        return tuple(v.figure for line in self.lines for whole in line.values for v in (whole, *whole.parts))


def tolls(desk: Desk, group: Group) -> tuple[Toll, ...]:
    """Give a toll for each harm that figures of `group` count.

    A report that tells a count twice stands on it once.  Values of a counter go by the day of the report that prints them first; on one
    day, or with a day unknown, their order is not known unless the later one has words for it.
    """
    found: dict[Harm, dict[_Who, list[tuple[str, Line]]]] = {}
    for report, line in _lines(desk, group):
        names = desk.counters(report, line.figure)
        # What two outlets print in their own words are two counts.
        who = _Who(names, None if names else desk.outlet(report))
        found.setdefault(line.figure.harm, {}).setdefault(who, []).append((report, line))
    return tuple(_toll(desk, harm, found[harm]) for harm in HARMS if harm in found)


class _Who(NamedTuple):
    names: tuple[str, ...]
    outlet: str | None


def _lines(desk: Desk, group: Group) -> Iterator[tuple[str, Line]]:
    wanted: dict[str, set[str]] = {}
    for member in group.figures:
        wanted.setdefault(member.report, set()).add(member.item)
    for report in sorted(wanted, key=lambda r: desk.numbers[r]):
        for table in desk.ledger(report):
            for block in table.blocks:
                yield from ((report, line) for line in block.lines if wanted[report] & {f.id for f in (line.figure, *line.again)})


def _toll(desk: Desk, harm: Harm, by_who: dict[_Who, list[tuple[str, Line]]]) -> Toll:
    lines = [_line(desk, who, told) for who, told in by_who.items()]
    lines.sort(key=lambda line: (not line.names, _day(desk, line.values[0])))
    faces = [value.figure for line in lines for value in line.values if value.figure.low is not None or value.figure.high is not None]
    plain = [f for f in faces if f.bound != "vague"] or faces
    return Toll(harm, tuple(lines), min(plain, key=_floor, default=None), max(plain, key=_ceiling, default=None))


def _floor(figure: Figure) -> int:
    return figure.low if figure.low is not None else figure.high or 0


def _ceiling(figure: Figure) -> int:
    return figure.high if figure.high is not None else figure.low or 0


def _line(desk: Desk, who: _Who, told: list[tuple[str, Line]]) -> Account:
    values = in_order(desk, [_value(lines) for lines in _alike(told)])
    return Account(who.names, values, tuple(step(desk, one, other) for one, other in pairwise(values)), who.outlet)


def in_order(desk: Desk, values: list[Value]) -> tuple[Value, ...]:
    """Sort values by the day of the report that prints them first, days unknown last; on one day the lower first."""
    return tuple(sorted(values, key=lambda v: (_day(desk, v), _floor(v.figure))))


def _alike(told: list[tuple[str, Line]]) -> list[list[tuple[str, Line]]]:
    same: dict[tuple[object, ...], list[tuple[str, Line]]] = {}
    for report, line in told:
        figure = line.figure
        same.setdefault((figure.low, figure.high, figure.bound), []).append((report, line))
    return list(same.values())


def _value(told: list[tuple[str, Line]]) -> Value:
    parts: dict[tuple[object, ...], list[tuple[str, Line]]] = {}
    for report, line in told:
        for part in line.parts:
            f = part.figure
            parts.setdefault((f.low, f.high, f.bound, f.group.casefold(), part.depth), []).append((report, part))
    tellings = tuple(Telling(report, f) for report, line in told for f in (line.figure, *line.again))
    below = tuple(Value(tuple(Telling(r, f) for r, p in same for f in (p.figure, *p.again)), (), same[0][1].depth) for same in parts.values())
    return Value(tellings, below)


def _day(desk: Desk, value: Value) -> str:
    return min((desk.day(t.report) or "9999" for t in value.tellings), default="9999")


def step(desk: Desk, one: Value, other: Value) -> Step:
    """Say how it is known that `other` came after `one`."""
    words = next((t.figure.as_of for t in other.tellings if t.figure.as_of), None)
    if words is not None:
        return Step("worded", words)
    if _beside(one, other):
        return Step("beside")
    first, second = _day(desk, one), _day(desk, other)
    return Step("later" if first < second < "9999" else "unknown")


def _beside(one: Value, other: Value) -> bool:
    """Tell whether a report has both values at once: in one statement, or of groups called by different names."""
    return any(
        a.report == b.report and ((a.figure.statement is not None and a.figure.statement == b.figure.statement) or a.figure.group.casefold() != b.figure.group.casefold())
        for a in one.tellings
        for b in other.tellings
    )
