"""Say who is silent on a point, and how: no position, earlier, or declared unknown (who is not heard is said where he is accused)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rashomon.comparison import Point, Silence
from rashomon.dates import find_times, resolve_time
from rashomon.points.affair import Affair
from rashomon.points.polarity import unverified
from rashomon.roots.topics import stems

_ASKED = frozenset(["conflict", "denial", "blame", "update"])
# The share of the weight of what is declared unknown that the point must hold.
ABOUT, MOST = 0.5, 5
_UNKNOWN = stems(
    "verify verified independently confirm confirmed immediately clear known unclear comment whether could"
)


# Who did it is asked by label, whatever the kind of the point.
_WHO = "[who "
_WHO_UNKNOWN = re.compile(
    r"\b(?:not (?:immediately |yet |at once )?(?:clear|known|established|determined)|unclear|unknown|no ?(?:body|one) (?:knows|knew|could say)|(?:do|does|did)(?: not|n[’']t) (?:immediately )?(?:know|say)|"
    r"could(?: not|n[’']t) (?:immediately )?(?:say|tell|establish|determine|be (?:determined|established)))\b[^.;]{0,40}\bwho(?:se)?\b|"
    r"\bno(?: one|body| group| party| organi[sz]ation)\b[^.;]{0,40}\bclaim\w* (?:\w+ )?responsibility\b|\bno (?:immediate )?claims? of responsibility\b",
    re.IGNORECASE,
)

_CAUSE = "[what caused it?]"
_HOW_UNKNOWN = re.compile(
    r"\b(?:did(?: not|n[’']t)|without|has not) (?:say(?:ing)?|said|explain(?:ing|ed)?|specif(?:y|ying|ied)) (?:how|what)\b|\bcause (?:(?:was|is|remain(?:s|ed)) )?(?:still |not (?:immediately |yet )?)?(?:unclear|unknown|known|clear|established)\b|"
    r"\bnot (?:immediately |yet )?(?:clear|known) (?:what (?:caused|brought|had)|how|why)\b",
    re.IGNORECASE,
)
# Who fired first is not who did it.
_FIRST = re.compile(r"\b(?:first|start\w*|began)\b", re.IGNORECASE)


def with_silence(point: Point, affair: Affair) -> Point:
    """Add the silences of reports and voices to a point on which positions are taken."""
    unknown: list[Silence] = []
    if point.kind in _ASKED:
        unknown += _unknown(point, affair)
    if point.label == _CAUSE:
        unknown += _how_unknown(point, affair)
    if point.label.startswith(_WHO):
        unknown += (s for s in _who_unknown(point, affair) if s not in unknown)
    silent = _reports(point, affair)
    if point.kind not in _ASKED:
        silent = (s for s in silent if s.kind == "earlier" and point.kind != "wording")
    return replace(point, silence=(*point.silence, *unknown[:MOST], *silent))


def _who_unknown(point: Point, affair: Affair) -> Iterator[Silence]:
    """Name who says that nobody knows who did what the point tells of."""
    words = frozenset(w for p in point.positions for e in p.evidence for w in stems(e.words.text)) - affair.proper - _UNKNOWN
    told = {(e.report, e.words) for p in point.positions for e in p.evidence}
    for unit in affair.units:
        if point.kind != "blame" and _FIRST.search(unit.text):
            continue
        if _WHO_UNKNOWN.search(unit.text) and unit.stems & words and (unit.report_id, unit.words) not in told:
            here = affair.told_in(unit)
            if not here or point.incident in here:
                yield Silence(unit.voice or unit.report_id, "declared_unknown", unit.words)


def _how_unknown(point: Point, affair: Affair) -> Iterator[Silence]:
    """Name who says in the sentence of a cause, or of its incident, that he does not know it, or does not say how."""
    told = {(e.report, e.words) for p in point.positions for e in p.evidence}
    seen: set[tuple[str, int]] = set()
    for unit in affair.units:
        here = affair.told_in(unit)
        found = _HOW_UNKNOWN.search(unit.context)
        if not found or (unit.report_id, unit.start) in seen or not ((unit.report_id, unit.words) in told or here == {point.incident}):
            continue
        seen.add((unit.report_id, unit.start))
        words = unit.report.text.words(unit.start + found.start(), unit.start + found.end())
        yield Silence(unit.voice or unit.report_id, "declared_unknown", words)


def _since(point: Point, affair: Affair) -> str | None:
    """Give the first day on which what a point tells of can have happened: that of its incident, else the first day its evidence names."""
    days = {report.original.id: report.day for report in affair.reports}
    # What a report tells of has happened by the day it was published.
    known = min((d for p in point.positions for e in p.evidence if (d := days.get(e.report))), default=None)
    group = next((g for g in affair.groups if g.id == point.incident), None)
    if group is not None and group.date is not None and group.date.start:
        return min(group.date.start, known) if known else group.date.start
    named = []
    for evidence in (e for p in point.positions for e in p.evidence):
        day = days.get(evidence.report)
        for time in find_times(evidence.words.text) if day else ():
            resolved = resolve_time(time, date.fromisoformat(day or ""))
            if resolved.start and resolved.start == resolved.end:
                named.append(resolved.start)
    return min([*named, *([known] if known else [])]) if named else None


def _reports(point: Point, affair: Affair) -> Iterator[Silence]:
    """Name the reports that tell of the incident and take no position, and those published before it."""
    group = next((g for g in affair.groups if g.id == point.incident), None)
    heard = {e.report for position in point.positions for e in position.evidence}
    telling = {m.report for m in group.members} if group else set()
    start = _since(point, affair)
    for report in affair.reports:
        name = report.original.id
        if name in heard:
            continue
        if start and report.day and report.day < start:
            yield Silence(name, "earlier")
        elif name in telling:
            yield Silence(name, "no_position")


def _unknown(point: Point, affair: Affair) -> Iterator[Silence]:
    """Name who says that the matter is not known or could not be checked."""
    words = (
        frozenset(w for position in point.positions for e in position.evidence for w in stems(e.words.text))
        - affair.proper
    )
    asked_how_many = point.label.startswith("[how many")
    found = 0
    for unit in affair.near(words, 1):
        if found == MOST or not unverified(unit):
            continue
        about = unit.stems - _UNKNOWN
        held = words & about
        counting = (
            asked_how_many
            and re.search(r"\bhow many\b", unit.text, re.IGNORECASE)
            and affair.incidents(unit) <= {point.incident}
        )
        if counting or (
            len(held) > 1
            and affair.weights.alike(about, held) >= ABOUT
            and affair.weights.total(held) >= ABOUT * affair.weights.total(about)
        ):
            found += 1
            yield Silence(unit.voice or unit.report_id, "declared_unknown", unit.words)
