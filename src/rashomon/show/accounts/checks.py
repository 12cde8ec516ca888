"""Lists what a desk must look at first: figures without order or source, words that moved, who is not heard, material to obtain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rashomon.comparison import Copy, Edit, Group
from rashomon.show.accounts.desk import Desk, key
from rashomon.show.accounts.tolls import Account, Value, in_order, step, tolls
from rashomon.show.bounds import sign
from rashomon.show.facts import counted, disagreement
from rashomon.text import Words

CheckKind = Literal["order", "no_source", "moved", "not_heard", "material", "left_open", "dates"]
KINDS = {
    "order": "order unknown", "no_source": "no source", "moved": "words that moved", "not_heard": "not heard",
    "material": "named, not in hand", "left_open": "left open", "dates": "dates differ",
}  # fmt: skip
EDITS = {
    "attribution_dropped": "attribution dropped", "party_renamed": "party renamed", "bound_changed": "bound changed",
    "quotation_changed": "quotation changed", "speaker_changed": "speaker changed", "number_changed": "number changed",
}  # fmt: skip
# What is said over the telephone leaves nothing to obtain.
_NOTHING_LEFT = re.compile(r"\b(?:tele)?phone|\bcall(?:ed)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one piece of a check: `text`, and whether it is a report's own words; or `report`, a report to name by its number."""

    text: str = ""
    quoted: bool = False
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """Hold one thing to look at: what kind, in which words, in which reports, and the point (an id) that it belongs to."""

    kind: CheckKind
    parts: tuple[Part, ...]
    reports: tuple[str, ...]
    point: str | None = None


def checks(desk: Desk) -> tuple[Check, ...]:
    """List what to look at, in the order of `KINDS`; incidents in the background ask for nothing."""
    told = sorted((g for g in desk.comparison.incidents if not g.background), key=lambda g: g is not desk.focus)
    figures = [check for group in told for check in _figures(desk, group)]
    return (
        *(c for c in figures if c.kind == "order"),
        *(c for c in figures if c.kind == "no_source"),
        *_moved(desk),
        *_not_heard(desk),
        *_material(desk),
        *_left_open(desk),
        *_dates(desk),
    )


def _figures(desk: Desk, group: Group) -> Iterator[Check]:
    for toll in tolls(desk, group):
        for name in dict.fromkeys(name for account in toll.lines for name in account.names):
            # What a counter says with others is its word too.
            values = in_order(desk, [v for account in toll.lines if name in account.names for v in account.values])
            unknown = [n for n, pair in enumerate(pairwise(values)) if step(desk, *pair).kind == "unknown"]
            if unknown:
                yield _order(name, [values[n] for n in sorted({m for n in unknown for m in (n, n + 1)})], toll.harm)
        own = [(v, t.report) for account in toll.lines if not account.names for v in account.values for t in v.tellings[:1]]
        own.sort(key=lambda told: told[0].figure.bound == "vague")
        for value, report in own:
            same = [(a, t.report) for a in toll.lines if a.names for v in a.values if _edge(v) == _edge(value) for t in v.tellings]
            # A headline that repeats what its own report gives to a counter is no count without a source.
            if report not in {other for _, other in same}:
                yield _no_source(desk, value, toll.harm, same)


def _edge(value: Value) -> int | None:
    return value.figure.low if value.figure.low is not None else value.figure.high


def _order(name: str, values: list[Value], harm: str) -> Check:
    parts = (Part(name, True), Part(f": {' and '.join(sign(v.figure) for v in values)} {harm}; which came first is not said"))
    return Check("order", parts, tuple(dict.fromkeys(t.report for v in values for t in v.tellings)))


def _no_source(desk: Desk, value: Value, harm: str, same: list[tuple[Account, str]]) -> Check:
    parts = [Part(f"{sign(value.figure)} {harm} in the outlet’s own voice: "), Part(value.figure.words.text, True)]
    reports = [t.report for t in value.tellings]
    if same:
        account, report = same[0]
        later = max(desk.day(r) or "9999" for r in reports) < (desk.day(report) or "")
        parts += [Part("; the number that "), Part(" + ".join(account.names), True), Part(" gives in a later report" if later else " gives")]
        reports.append(report)
    return Check("no_source", tuple(parts), tuple(dict.fromkeys(reports)))


def _moved(desk: Desk) -> Iterator[Check]:
    for copy in desk.comparison.copies:
        for edit in copy.edits:
            yield Check("moved", _edit(copy, edit), copy.reports)
    for point in desk.comparison.points:
        if point.kind != "wording" or desk.background(point.incident):
            continue
        shown = [e for position in point.positions for e in position.evidence[:1]]
        if len(shown) < 2 or _told_already(desk, shown[0].words, shown[1].words):
            continue
        one, other = shown[0], shown[1]
        parts = (Part(f"{point.label} "), *_beside(one.report, one.words, other.report, other.words))
        yield Check("moved", parts, tuple(dict.fromkeys(e.report for e in shown)), point.id)


def _edit(copy: Copy, edit: Edit) -> tuple[Part, ...]:
    return Part(f"{EDITS[edit.kind]}: "), *_beside(copy.reports[0], edit.before, copy.reports[1], edit.after)


def _beside(one: str, before: Words, other: str, after: Words) -> tuple[Part, ...]:
    return Part(report=one), Part(before.text, True), Part(" · "), Part(report=other), Part(after.text, True)


def _told_already(desk: Desk, one: Words, other: Words) -> bool:
    """Tell whether an edit holds both words: it says the same thing more fully."""
    for copy in desk.comparison.copies:
        for edit in copy.edits:
            if (one.text in edit.before.text and other.text in edit.after.text) or (other.text in edit.before.text and one.text in edit.after.text):
                return True
    return False


def _not_heard(desk: Desk) -> Iterator[Check]:
    found: dict[str, tuple[str, list[str], list[str], str]] = {}
    for point in desk.comparison.points:
        if desk.background(point.incident):
            continue
        reports = [e.report for position in point.positions for e in position.evidence]
        for silence in point.silence:
            if silence.kind == "not_heard":
                name = desk.spelled(silence.who) if silence.who not in desk.reports else desk.outlet(silence.who)
                entry = found.setdefault(key(name), (name, [], [], point.id))
                entry[1].append(point.label)
                entry[2].extend(reports)
    for name, labels, reports, point_id in found.values():
        yield Check("not_heard", (Part(name, True), Part(" on " + " · ".join(dict.fromkeys(labels)))), tuple(dict.fromkeys(reports)), point_id)


def _material(desk: Desk) -> Iterator[Check]:
    """Name statements, videos, pages and posts that reports draw on, each once for a speaker."""
    found: dict[tuple[str, str], tuple[str, str, list[str]]] = {}
    for report in desk.comparison.reports:
        voices = {v.id: v for v in report.voices or ()}
        ident = report.original.id
        for statement in report.statements or ():
            if statement.channel is None or _NOTHING_LEFT.search(statement.channel.text):
                continue
            voice = voices.get(statement.voice or "")
            who = desk.root(ident, voice) if voice else statement.source.text if statement.source else "[no source given]"
            entry = found.setdefault((key(who), key(statement.channel.text)), (who, statement.channel.text, []))
            entry[2].append(ident)
    for who, channel, reports in found.values():
        yield Check("material", (Part(channel, True), Part(" · "), Part(who, not who.startswith("["))), tuple(dict.fromkeys(reports)))


def _left_open(desk: Desk) -> Iterator[Check]:
    seen: set[tuple[str, str]] = set()
    for point in desk.comparison.points:
        for silence in point.silence:
            if silence.kind != "declared_unknown" or desk.background(point.incident):
                continue
            reports = (silence.who,) if silence.who in desk.reports else ()
            words = silence.words.text if silence.words else point.label
            if (silence.who, words) not in seen:
                seen.add((silence.who, words))
                who = () if reports else (Part(silence.who, True), Part(": "))
                yield Check("left_open", (*who, Part(words, silence.words is not None)), reports, point.id)


def _dates(desk: Desk) -> Iterator[Check]:
    for ident, report in desk.reports.items():
        if other := disagreement(report.header.published):
            yield Check("dates", (Part(f"{desk.says(ident)}; also {other}"),), (ident,))


def summed(found: tuple[Check, ...]) -> str:
    """Count checks by kind, as one line.

    >>> summed(())
    'nothing found'
    """
    numbers = {kind: sum(c.kind == kind for c in found) for kind in KINDS}
    return " · ".join(f"{KINDS[kind]} {n:,}" for kind, n in numbers.items() if n) or "nothing found"


def folded(found: tuple[Check, ...], each: int) -> tuple[tuple[Check, ...], tuple[Check, ...]]:
    """Part checks into those to show, at most `each` of a kind, and the rest."""
    seen: dict[str, int] = {}
    shown: list[Check] = []
    rest: list[Check] = []
    for check in found:
        seen[check.kind] = seen.get(check.kind, 0) + 1
        (shown if seen[check.kind] <= each else rest).append(check)
    return tuple(shown), tuple(rest)


def more(rest: tuple[Check, ...]) -> str:
    """Say how many checks are folded away."""
    return f"{counted(len(rest), 'more', 'more')}: {summed(rest)}" if rest else ""
