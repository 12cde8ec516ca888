"""Finds figures that a desk must look at: those of one counter without a known order, and those without a source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rashomon.comparison import Group
from rashomon.model import Harm
from rashomon.show.accounts.check import Check, Part
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.tolls import Account, Toll, Value, in_order, step, tolls
from rashomon.show.bounds import sign
from rashomon.show.ledger import HARMS

_TELLING = 3  # people from which on two equal numbers are worth a remark; that two texts tell of one dead says nothing
_RANKS: dict[Harm, int] = {harm: n for n, harm in enumerate(HARMS)}


def figures(desk: Desk) -> Iterator[Check]:
    """Find them in every incident but the background; those of the incident in focus weigh most, then by harm."""
    for group in desk.comparison.incidents:
        if not group.background:
            for toll in tolls(desk, group):
                yield from _orders(desk, group, toll)
                yield from _sourceless(desk, group, toll)


def apart(desk: Desk) -> Iterator[Check]:
    """Find incidents that only other reports tell of, on the days of the one in focus and with people harmed: they may be the same one."""
    focus = desk.focus
    if focus is None or focus.date is None or focus.date.start is None:
        return
    told = {member.report for member in focus.members}
    for group in desk.comparison.incidents:
        reports = tuple(dict.fromkeys(member.report for member in group.members))
        if group.background or group is focus or told & set(reports) or not _same_days(focus, group):
            continue
        counts = [f"{sign(v.figure)} {toll.harm}" for toll in tolls(desk, group) for account in toll.lines for v in account.values]
        if counts:
            parts = (Part(group.label, True), Part(f", {', '.join(dict.fromkeys(counts))}, on the days of "), Part(focus.label, True), Part("; counted apart from it here"))
            yield Check("apart", parts, reports)


def _same_days(one: Group, other: Group) -> bool:
    if one.date is None or other.date is None or one.date.start is None or other.date.start is None:
        return False
    return one.date.start <= (other.date.end or other.date.start) and other.date.start <= (one.date.end or one.date.start)


def _orders(desk: Desk, group: Group, toll: Toll) -> Iterator[Check]:
    for name in dict.fromkeys(name for account in toll.lines for name in account.names):
        # What a counter says with others is its word too.
        values = in_order(desk, [v for account in toll.lines if name in account.names for v in account.values])
        unknown = [n for n, pair in enumerate(pairwise(values)) if step(desk, *pair).kind == "unknown"]
        if unknown:
            loose = [values[n] for n in sorted({m for n in unknown for m in (n, n + 1)})]
            edges = [_edge(v) or 0 for v in loose]
            parts = (Part(name, True), Part(f": {' and '.join(sign(v.figure) for v in loose)} {toll.harm}; which came first is not said"))
            reports = tuple(dict.fromkeys(t.report for v in loose for t in v.tellings))
            yield Check("order", parts, reports, weight=(*_place(desk, group, toll), min(edges) - max(edges)))


def _sourceless(desk: Desk, group: Group, toll: Toll) -> Iterator[Check]:
    for value, report in ((v, t.report) for account in toll.lines if not account.names for v in account.values for t in v.tellings[:1]):
        same = [(a, t.report) for a in toll.lines if a.names for v in a.values if _edge(v) == _edge(value) for t in v.tellings]
        # A headline that repeats what its own report gives to a counter is no count without a source.
        if report not in {other for _, other in same}:
            yield _no_source(desk, group, toll, value, same)


def _no_source(desk: Desk, group: Group, toll: Toll, value: Value, same: list[tuple[Account, str]]) -> Check:
    parts = [Part(f"{sign(value.figure)} {toll.harm} in the outlet’s own voice: "), Part(value.figure.words.text, True)]
    reports = [t.report for t in value.tellings]
    late = False
    if same and (_edge(value) or 0) >= _TELLING:
        account, report = min(same, key=lambda told: (told[0].names, told[1]))
        late = max(desk.day(r) or "9999" for r in reports) < (desk.day(report) or "")
        parts += [Part("; also given by "), Part(" + ".join(account.names), True), *([Part(" in a later report")] if late else [])]
        reports.append(report)
    weight = (*_place(desk, group, toll), value.figure.bound == "vague", not late, -(_edge(value) or 0))
    return Check("no_source", tuple(parts), tuple(dict.fromkeys(reports)), weight=weight)


def _place(desk: Desk, group: Group, toll: Toll) -> tuple[int, int]:
    return group is not desk.focus, _RANKS[toll.harm]


def _edge(value: Value) -> int | None:
    return value.figure.low if value.figure.low is not None else value.figure.high
