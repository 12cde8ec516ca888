"""Compare a case's reports as people mended them: corrected reports, incidents and copies joined or parted as they said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from rashomon.case import Case, Entry
from rashomon.comparing import compare
from rashomon.comparison import Comparison, Copy, Group, Member
from rashomon.model import Report
from rashomon.review import subjects
from rashomon.review.following import OUT, corrected, standing

CHANGES = frozenset(["verdict", "fix", "add", "merge", "split", "together"])


def reviewed(case: Case) -> Comparison:
    """Give the comparison that follows from the standing decisions; the machine's own is `case.comparison()`, and both are kept.

    Where no decision changes anything it is that one.
    """
    entries = [entry for entry in standing(case.entries()) if entry.action in CHANGES and entry.decision is not None and entry.subject]
    if not any(entry.action != "verdict" or entry.decision["is"] in OUT for entry in entries):
        return case.comparison()
    together = [entry for entry in entries if entry.action == "together"]
    pairs = list(_pairs(case, together))
    return compare(
        (corrected(report, entries, event_only=True) for report in case.reports()),
        mend=lambda reports, copies, groups: (_parted(copies, together), _regrouped(reports, groups, pairs)),
    )


def _pairs(case: Case, entries: Iterable[Entry]) -> Iterator[tuple[Member, Member, bool]]:
    """Give the pairs of incidents said to be one or not, by the ids that they have in the readings kept."""
    record = cache(case.record)
    for entry in entries:
        pins, found = entry.decision.get("named", ()), []
        for report, item in entry.subject.get("incidents", ()):
            ident = subjects.now(record(report), pins, "incidents", item) if case.holds(report) else None
            found += [Member(report, ident)] if ident is not None else []
        if len(found) == 2:
            yield found[0], found[1], entry.decision["one"]


def _parted(copies: Sequence[Copy], entries: Iterable[Entry]) -> tuple[Copy, ...]:
    """Leave out the copies that people called none; what was said last counts."""
    one = {frozenset(e.subject["copies"]): e.decision["one"] for e in entries if "copies" in e.subject}
    return tuple(copy for copy in copies if one.get(frozenset(copy.reports), True))


def _regrouped(reports: Sequence[Report], groups: Sequence[Group], pairs: Iterable[tuple[Member, Member, bool]]) -> tuple[Group, ...]:
    """Join the groups of incidents called one; give an incident called another than one of its group a group of its own."""
    held = list(groups)
    for one, other, same in pairs:
        here = next((g for g in held if one in g.members), None)
        there = next((g for g in held if other in g.members), None)
        if here is None or there is None or same == (here is there):
            continue
        if same:
            held = [_joined(here, there) if g is here else g for g in held if g is not there]
        else:
            fresh = max(int(g.id[1:]) for g in held) + 1
            left, own = _taken_out(here, other, reports, f"i{fresh}")
            held = [left if g is here else g for g in held] + [own]
    return tuple(held)


def _joined(one: Group, other: Group) -> Group:
    background = one.background and other.background
    return replace(one, members=one.members + other.members, figures=one.figures + other.figures, background=background)


def _taken_out(group: Group, member: Member, reports: Sequence[Report], ident: str) -> tuple[Group, Group]:
    """Give the group without one of its incidents, and that incident as a group with the figures put to it."""
    report = next(r for r in reports if r.original.id == member.report)
    incident = next(i for i in report.incidents or () if i.id == member.item)
    its = {Member(member.report, f.id) for f in report.figures or () if f.incident == member.item}
    figures = [tuple(f for f in group.figures if (f in its) == mine) for mine in (False, True)]
    left = replace(group, members=tuple(m for m in group.members if m != member), figures=figures[0])
    own = Group(ident, incident.label, (member,), incident.place, incident.date, figures[1], group.background)
    return left, own
