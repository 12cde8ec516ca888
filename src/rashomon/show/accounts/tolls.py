"""Lines up the figures of an incident across reports, one line a counter; nothing is added up, no figure is called best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

from rashomon.comparison import Group, joined
from rashomon.model import Figure, Harm
from rashomon.roots.kinds import kind_of
from rashomon.roots.revised import revision
from rashomon.show.accounts.desk import Desk
from rashomon.show.ledger import HARMS, Line
from rashomon.text import Words

# So many kinds of people get a toll of their own.
_KINDS = 40

StepKind = Literal["worded", "later", "beside", "unknown"]


@dataclass(frozen=True, slots=True)
class Telling:
    """Name one printed figure by its report."""

    report: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Value:
    """Hold one value that a counter gives: every place where it is told, and the parts included in it.

    `bare` are the places where a report that has the value from the counter prints its number in its own words as well.
    """

    tellings: tuple[Telling, ...]
    parts: tuple[Value, ...] = ()
    depth: int = 0
    bare: tuple[Telling, ...] = ()

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
    `maybe` names the body that one called by its kind alone ("a monitor") may be, which no report states.
    """

    names: tuple[str, ...]
    values: tuple[Value, ...]
    steps: tuple[Step, ...]
    outlet: str | None = None
    maybe: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """Gather the lines of one harm; `low` and `high` are the lowest and the highest value said, words such as "dozens" left out beside numbers.

    `whom` is the kind of people counted, as printed (`None`: people as such).
    """

    harm: Harm
    lines: tuple[Account, ...]
    low: Figure | None
    high: Figure | None
    whom: str | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """List one figure for each value and each part, for a common scale."""
        return tuple(v.figure for line in self.lines for whole in line.values for v in (whole, *whole.parts))


def tolls(desk: Desk, group: Group) -> tuple[Toll, ...]:
    """Give a toll for each harm that figures of `group` count, and for each kind of people that some of them count alone.

    People as such come first, since a count of medics says nothing about how many died.
    A report that tells a count twice stands on it once.  Values of a counter go by the day of the report that prints them first; on one
    day, or with a day unknown, their order is not known unless the later one has words for it.
    """
    found: dict[Harm, list[tuple[str, Line]]] = {}
    for report, line in _lines(desk, group):
        found.setdefault(line.figure.harm, []).append((report, line))
    return tuple(_toll(desk, harm, whom, told) for harm in HARMS if harm in found for whom, told in _kinds(found[harm]))


def one_each(told: tuple[Toll, ...]) -> tuple[Toll, ...]:
    """Give one toll for each harm: that of people as such where there is one."""
    first: dict[Harm, Toll] = {}
    for toll in told:
        first.setdefault(toll.harm, toll)
    return tuple(first.values())


def _kinds(told: list[tuple[str, Line]]) -> Iterator[tuple[str | None, list[tuple[str, Line]]]]:
    """Part lines by the kind of people they count: people as such first, then kinds of which one holds the words of another."""
    of = [kind_of(line.figure.group) for _, line in told]
    if people := [pair for pair, kind in zip(told, of, strict=True) if not kind]:
        yield None, people
    each = list(dict.fromkeys(kind for kind in of if kind))[:_KINDS]
    names = {kind: str(n) for n, kind in enumerate(each)}
    pairs = [(names[a], names[b]) for a, b in combinations(each, 2) if a <= b or b <= a]
    for held in joined(names.values(), pairs):
        kinds = {each[int(n)] for n in held}
        lines = [pair for pair, kind in zip(told, of, strict=True) if kind in kinds]
        yield min((line.figure.group for _, line in lines), key=lambda g: (len(g), g)), lines


_Number = tuple[int | None, bool]


class _Who(NamedTuple):
    names: tuple[str, ...]
    outlet: str | None
    maybe: str | None


def _lines(desk: Desk, group: Group) -> Iterator[tuple[str, Line]]:
    wanted: dict[str, set[str]] = {}
    for member in group.figures:
        wanted.setdefault(member.report, set()).add(member.item)
    for report in sorted(wanted, key=lambda r: desk.numbers[r]):
        for table in desk.ledger(report):
            for block in table.blocks:
                yield from ((report, line) for line in block.lines if wanted[report] & {f.id for f in (line.figure, *line.again)})


def _toll(desk: Desk, harm: Harm, whom: str | None, told: list[tuple[str, Line]]) -> Toll:
    by_who: dict[_Who, list[tuple[str, Line]]] = {}
    bare: list[tuple[str, Line, _Number]] = []
    for report, line in told:
        names = desk.counters(report, line.figure)
        if not names and (given := _given(desk, report, line, told)) is not None:
            bare.append((report, line, given))
            continue
        # What two outlets print in their own words are two counts.
        who = _Who(names, None if names else desk.outlet(report), desk.maybe(report, line.figure))
        by_who.setdefault(who, []).append((report, line))
    lines = [_line(desk, who, told, bare) for who, told in by_who.items()]
    lines.sort(key=lambda line: (not line.names, _day(desk, line.values[0])))
    faces = [value.figure for line in lines for value in line.values if value.figure.low is not None or value.figure.high is not None]
    plain = [f for f in faces if f.bound != "vague"] or faces
    return Toll(harm, tuple(lines), min(plain, key=_floor, default=None), max(plain, key=_ceiling, default=None), whom)


def _given(desk: Desk, report: str, own: Line, told: list[tuple[str, Line]]) -> _Number | None:
    """Give the number that a report has from one counter where it prints that number in its own words as well.

    "Scores" are told again by the only plain number of a report that is no lower.
    """
    beside = [line for r, line in told if r == report and line is not own]
    givers = {desk.counters(report, line.figure) for line in beside if _number(line.figure) == _number(own.figure)} - {()}
    if len(givers) == 1:
        return _number(own.figure)
    plain = {_number(line.figure) for line in beside if line.figure.bound != "vague" and line.figure.low is not None}
    if own.figure.bound == "vague" and len(plain) == 1:
        (number,) = plain
        return number if (number[0] or 0) >= (own.figure.low or 0) else None
    return None


def _number(figure: Figure) -> _Number:
    return figure.low if figure.low is not None else figure.high, figure.bound == "vague"


def _floor(figure: Figure) -> int:
    return figure.low if figure.low is not None else figure.high or 0


def _ceiling(figure: Figure) -> int:
    return figure.high if figure.high is not None else figure.low or 0


def _line(desk: Desk, who: _Who, told: list[tuple[str, Line]], bare: list[tuple[str, Line, _Number]]) -> Account:
    values = in_order(desk, [_value(lines, bare) for lines in _alike(told)])
    return Account(who.names, values, tuple(step(desk, one, other) for one, other in pairwise(values)), who.outlet, who.maybe)


def in_order(desk: Desk, values: list[Value]) -> tuple[Value, ...]:
    """Sort values by the day of the report that prints them first, days unknown last; on one day what is replaced first, then the lower."""
    return tuple(sorted(values, key=lambda v: (_day(desk, v), _replaces(desk, v) is not None, _floor(v.figure))))


def _replaces(desk: Desk, value: Value) -> Words | None:
    """Give the words that declare a value to take the place of an earlier one."""
    told = (revision(desk.reports[t.report], t.figure) for t in value.tellings if t.report in desk.reports)
    return next((found.words for found in told if found), None)


def _alike(told: list[tuple[str, Line]]) -> list[list[tuple[str, Line]]]:
    same: dict[tuple[object, ...], list[tuple[str, Line]]] = {}
    for report, line in told:
        figure = line.figure
        same.setdefault((figure.low, figure.high, figure.bound), []).append((report, line))
    return list(same.values())


def _value(told: list[tuple[str, Line]], bare: list[tuple[str, Line, _Number]]) -> Value:
    parts: dict[tuple[object, ...], list[tuple[str, Line]]] = {}
    reports, number = {report for report, _ in told}, _number(told[0][1].figure)
    beside = [(report, line) for report, line, given in bare if report in reports and given == number]
    for report, line in [*told, *beside]:
        for part in line.parts:
            f = part.figure
            parts.setdefault((f.low, f.high, f.bound, f.group.casefold(), part.depth), []).append((report, part))
    tellings = tuple(Telling(report, f) for report, line in told for f in (line.figure, *line.again))
    below = tuple(Value(tuple(Telling(r, f) for r, p in same for f in (p.figure, *p.again)), (), same[0][1].depth) for same in parts.values())
    return Value(tellings, below, bare=tuple(Telling(report, f) for report, line in beside for f in (line.figure, *line.again)))


def _day(desk: Desk, value: Value) -> str:
    return min((desk.day(t.report) or "9999" for t in value.tellings), default="9999")


def step(desk: Desk, one: Value, other: Value) -> Step:
    """Say how it is known that `other` came after `one`."""
    words = next((t.figure.as_of for t in other.tellings if t.figure.as_of), None) or _replaces(desk, other)
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
