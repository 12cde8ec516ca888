"""Gathers what a coder of events fills in for each incident: the reports' words and on whose word they stand, nothing chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.comparison import Group
from rashomon.model import Figure, Incident
from rashomon.show import spreadsheet
from rashomon.show.accounts.desk import Desk, key
from rashomon.show.accounts.heads import counters
from rashomon.show.accounts.tolls import Toll, one_each, tolls
from rashomon.show.bounds import sign
from rashomon.show.happening import known_of

_SINGLE = ("told as", "day", "place", "acting, as named", "acted on, as named", "means, as named")
_LAST = ("counted as", "who counts", "reports")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one thing said: its words (`quoted`: a report's own), the reports that print it, and on whose word (none: the outlets').

    `number` is the count that stands before the words.
    """

    words: str
    quoted: bool
    reports: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """Hold the fields of one incident, by name, in a fixed order; what no report says is left out."""

    group: Group
    fields: dict[str, tuple[Entry, ...]]


def strips(desk: Desk) -> tuple[Strip, ...]:
    """Give one strip for each incident, in the order of the comparison: the one in focus first, background last."""
    known = {(ident, i.id): i for ident, report in desk.reports.items() for i in report.incidents or ()}
    return tuple(Strip(group, dict(_fields(desk, group, tuple(_members(desk, group, known))))) for group in desk.comparison.incidents)


def strip_csv(found: tuple[Strip, ...]) -> str:
    """Give strips as comma-separated values (RFC 4180), a row an incident; words in curly quotes are the reports' own.

    The last column is empty: what to code is a person's to decide.
    """
    harms = dict.fromkeys(name for one in found for name in one.fields if name not in (*_SINGLE, *_LAST))
    names = (*_SINGLE, *harms, *_LAST)
    rows = [[one.group.id, one.group.label, "background" if one.group.background else "", *(_cell(one.fields.get(name, ())) for name in names), ""] for one in found]
    return spreadsheet.write([["incident", "label", "background", *names, "decided"], *rows])


def _cell(entries: tuple[Entry, ...]) -> str:
    out = []
    for entry in entries:
        words = f"“{entry.words}”" if entry.quoted else entry.words
        out.append(" ".join(part for part in (entry.number, words, f"({' + '.join(entry.who)})" if entry.who else "", " ".join(entry.reports)) if part))
    return "; ".join(out)


def _fields(desk: Desk, group: Group, members: tuple[tuple[str, Incident], ...]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    told = tolls(desk, group)
    found = (
        ("told as", _each(desk, ((r, i.label) for r, i in members))),
        ("day", (*_days(group), *_each(desk, ((r, i.date.words.text) for r, i in members if i.date.words)))),
        ("place", (*_places(group), *_each(desk, ((r, i.place.words.text) for r, i in members if i.place)))),
        ("acting, as named", _each(desk, ((r, w.text) for r, i in members for w in i.actors))),
        ("acted on, as named", _each(desk, ((r, w.text) for r, i in members for w in i.targets))),
        ("means, as named", _each(desk, ((r, w.text) for r, i in members for w in i.means))),
        *(field for toll in one_each(told) for field in _edges(desk, toll)),
        ("counted as", _each(desk, ((t.report, t.figure.group) for toll in told for line in toll.lines for value in line.values for t in value.tellings))),
        ("who counts", tuple(Entry(f"[{toll.harm}]", False, (), (name,)) for toll in told for name in counters(toll))),
        ("reports", tuple(Entry(desk.outlet(r), desk.reports[r].header.outlet is not None, desk.refs([r])) for r in dict.fromkeys(r for r, _ in members))),
    )
    yield from ((name, entries) for name, entries in found if entries)


def _members(desk: Desk, group: Group, known: dict[tuple[str, str], Incident]) -> Iterator[tuple[str, Incident]]:
    for member in sorted(group.members, key=lambda m: desk.numbers[m.report]):
        if found := known.get((member.report, member.item)):
            yield member.report, found


def _each(desk: Desk, told: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
    """Gather words once, whatever their case and article, with all the reports that print them."""
    found: dict[str, tuple[str, list[str]]] = {}
    for report, words in told:
        found.setdefault(key(words), (words, []))[1].append(report)
    return tuple(Entry(words, not words.startswith("["), desk.refs(reports)) for words, reports in found.values())


def _days(group: Group) -> tuple[Entry, ...]:
    if group.date is None or (group.date.start is None and group.date.end is None):
        return (Entry(f"[not known: {group.date.how if group.date else 'no time is given'}]", False),)
    return (Entry(f"[{group.date.start or '?'} to {group.date.end or '?'}: {group.date.how}]", False),)


def _places(group: Group) -> tuple[Entry, ...]:
    return (Entry(known_of(group.place), False),) if group.place else ()


def _edges(desk: Desk, toll: Toll) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    if toll.low is None or toll.high is None:
        return
    if toll.low is toll.high:
        yield f"{toll.harm}, as said", _said(desk, toll, toll.low)
        return
    yield f"{toll.harm}, lowest said", _said(desk, toll, toll.low)
    yield f"{toll.harm}, highest said", _said(desk, toll, toll.high)


def _said(desk: Desk, toll: Toll, edge: Figure) -> tuple[Entry, ...]:
    """Give every line that says the same number within the same bound."""
    found = []
    for line in toll.lines:
        for value in line.values:
            if (value.figure.low, value.figure.high, value.figure.bound) == (edge.low, edge.high, edge.bound):
                refs = desk.refs([t.report for t in value.tellings])
                found.append(Entry(" / ".join(value.groups[:3]), True, refs, line.names or (f"[no source] {line.outlet}",), sign(value.figure)))
    return tuple(found)
