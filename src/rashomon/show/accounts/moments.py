"""Sets incidents, reports and statements on one axis of days; what lies somewhere in an interval has soft ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import When
from rashomon.show.accounts.desk import Desk, evidence_of, key
from rashomon.show.facts import day

_REACH = 31  # days around the reports that the axis takes in; what lies farther off is named beside it
_TICKS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """Place something on the axis from `start` to `end` (0 to 1); a soft end says that it may lie anywhere from there on."""

    start: float
    end: float
    soft_start: bool
    soft_end: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """Hold one line: a name, whether it is a report's own words, its bar, the reports it comes from, and what to say in words.

    `said` are words of reports for when it was said; they are shown, not placed.
    """

    name: str
    quoted: bool
    bars: tuple[Bar, ...]
    reports: tuple[str, ...]
    words: str
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Hold an axis of days with ticks (place and text), lanes for incidents, reports and voices, and what has no place on it."""

    ticks: tuple[tuple[float, str], ...]
    incidents: tuple[Lane, ...]
    published: tuple[Lane, ...]
    voices: tuple[Lane, ...]
    off: tuple[str, ...]


def timeline(desk: Desk, voices: int) -> Timeline | None:
    """Lay out the days, with the first `voices` roots that speak; `None` when no report has a day.

    A statement stands where the report that prints it stands, with a soft start: it was made by then.
    """
    days = sorted({d for r in desk.reports if (d := _date(desk.day(r)))})
    if not days:
        return None
    told = [(g, g.date) for g in desk.comparison.incidents if not g.background]
    near = [d for _, when in told if when for d in (_date(when.start), _date(when.end)) if d and _near(d, days)]
    axis = _Axis(min([*days, *near]), max([*days, *near]))
    incidents, off = [], []
    for group, when in told:
        bar = axis.bar(when, days) if when else None
        reports = desk.refs([m.report for m in group.members])
        if bar is None:
            off.append(f"{group.label} [{_said(when)}]")
        else:
            incidents.append(Lane(group.label, not group.label.startswith("["), (bar,), reports, _said(when)))
    return Timeline(axis.ticks(), tuple(incidents), _published(desk, axis), _voices(desk, axis, voices), tuple(off))


def _published(desk: Desk, axis: _Axis) -> tuple[Lane, ...]:
    by_day: dict[str, list[str]] = {}
    for report in desk.reports:
        if value := desk.day(report):
            by_day.setdefault(value, []).append(report)
    out = []
    for value in sorted(by_day):
        found = _date(value)
        if found:
            out.append(Lane(day(value), False, (axis.whole(found),), desk.refs(by_day[value]), day(value)))
    return tuple(out)


def _voices(desk: Desk, axis: _Axis, most: int) -> tuple[Lane, ...]:
    told: dict[str, tuple[str, list[str], dict[str, str]]] = {}
    moments = {(i, s.id): s.said.text for i, r in desk.reports.items() for s in r.statements or () if s.said}
    for evidence in evidence_of(desk.comparison):
        if evidence.root is not None and desk.day(evidence.report):
            name = desk.spelled(evidence.root)
            _, reports, words = told.setdefault(key(name), (name, [], {}))
            reports.append(evidence.report)
            if moment := moments.get((evidence.report, evidence.statement or "")):
                words.setdefault(key(moment), moment)
    ranked = sorted(told.values(), key=lambda entry: -len(set(entry[1])))[:most]
    return tuple(_voice(desk, axis, name, reports, tuple(words.values())) for name, reports, words in ranked)


def _voice(desk: Desk, axis: _Axis, name: str, reports: list[str], said: tuple[str, ...]) -> Lane:
    days = sorted({desk.day(r) or "" for r in reports})
    bars = tuple(axis.by(found) for value in days if (found := _date(value)))
    words = "by " + ", ".join(day(value) for value in days)
    return Lane(name, not name.startswith("["), bars, desk.refs(reports), words, said)


def _said(when: When | None) -> str:
    if when is None or (when.start is None and when.end is None):
        return "day not known"
    if when.start == when.end:
        return day(when.start or "")
    if when.start is None:
        return f"by {day(when.end or '')}"
    return f"from {day(when.start)}" if when.end is None else f"between {day(when.start)} and {day(when.end)}"


def _date(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _near(value: date, days: list[date]) -> bool:
    return days[0] - value <= timedelta(_REACH) and value - days[-1] <= timedelta(_REACH)


class _Axis:
    """Place days between the first and the last."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.length = (last - first).days + 1

    def place(self, value: date) -> float:
        return round((value - self.first).days / self.length, 4)

    def whole(self, value: date) -> Bar:
        return Bar(self.place(value), self.place(value + timedelta(1)), False, False)

    def by(self, value: date) -> Bar:
        return Bar(self.place(value), self.place(value + timedelta(1)), True, False)

    def bar(self, when: When, days: list[date]) -> Bar | None:
        start, end = _date(when.start), _date(when.end)
        known = [d for d in (start, end) if d]
        if not known or not all(_near(d, days) for d in known):
            return None
        left = self.place(start) if start else 0.0
        right = self.place(end + timedelta(1)) if end else 1.0
        loose = start != end
        return Bar(left, right, loose, loose)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        step = -(-self.length // _TICKS)
        found = (self.first + timedelta(n) for n in range(0, self.length, step))
        return tuple((self.place(d), day(d.isoformat()).rsplit(" ", 1)[0]) for d in found)
