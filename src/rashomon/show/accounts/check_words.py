"""Finds words that a desk must look at: those that moved, those of whom nobody asked, those that leave a matter open."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.comparison import Edit, EditKind, Evidence, Point
from rashomon.show.accounts.check import Check, Part
from rashomon.show.accounts.desk import Desk, key
from rashomon.show.facts import day, disagreement
from rashomon.text import Words

# In the order of their weight: whose words they are, then what they say, then how it is called.
EDITS: dict[EditKind, str] = {
    "speaker_changed": "speaker changed", "attribution_dropped": "attribution dropped", "number_changed": "number changed",
    "bound_changed": "bound changed", "quotation_changed": "quotation changed", "party_renamed": "party renamed",
}  # fmt: skip
_RANKS = {kind: n for n, kind in enumerate(EDITS)}
_NEAR = 8  # groups of edits looked back at: those that touch stand beside each other
_Sides = dict[str, list[Words]]  # words of reports, by report


def moved(desk: Desk) -> Iterator[Check]:
    """Find words that stand changed in a copy or in another mouth; several changes of the same words are one thing to check."""
    told: dict[frozenset[str], list[_Sides]] = {}
    for reports, edits in _changes(desk):
        (one, other), wide = reports, max(edits, key=lambda e: len(e.before.text) + len(e.after.text))
        kinds = ", ".join(EDITS[kind] for kind in EDITS if kind in {e.kind for e in edits})
        told.setdefault(frozenset(reports), []).append({one: [e.before for e in edits], other: [e.after for e in edits]})
        parts = (Part(f"{kinds}: "), *_beside(one, wide.before, other, wide.after))
        yield Check("moved", parts, reports, weight=(min(_RANKS[e.kind] for e in edits),))
    for point in desk.comparison.points:
        if point.kind != "wording" or desk.background(point.incident):
            continue
        shown = [e for position in point.positions for e in position.evidence[:1]]
        if len(shown) > 1 and not _told_already(told.get(frozenset((shown[0].report, shown[1].report)), []), shown[0], shown[1]):
            parts = (Part(f"{point.label} "), *_beside(shown[0].report, shown[0].words, shown[1].report, shown[1].words))
            yield Check("moved", parts, tuple(dict.fromkeys(e.report for e in shown)), point.id, (_RANKS["speaker_changed"],))


def _changes(desk: Desk) -> Iterator[tuple[tuple[str, str], list[Edit]]]:
    """Gather the edits of each pair of reports that touch the same words on both sides."""
    for copy in desk.comparison.copies:
        gathered: list[list[Edit]] = []
        for edit in copy.edits:
            same = next((g for g in gathered[-_NEAR:] if any(_touch(e.before, edit.before) and _touch(e.after, edit.after) for e in g)), None)
            if same is None:
                gathered.append([edit])
            else:
                same.append(edit)
        yield from ((copy.reports, edits) for edits in gathered)


def _touch(one: Words, other: Words) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)


def _told_already(told: list[_Sides], one: Evidence, other: Evidence) -> bool:
    """Tell whether an edit holds both words: it says the same thing more fully."""
    return any(all(any(_touch(words, e.words) for words in sides.get(e.report, ())) for e in (one, other)) for sides in told)


def _beside(one: str, before: Words, other: str, after: Words) -> tuple[Part, ...]:
    return Part(report=one), Part(before.text, True), Part(" · "), Part(report=other), Part(after.text, True)


def not_heard(desk: Desk) -> Iterator[Check]:
    """Find who is accused and not heard, each once; those of the most matters weigh most."""
    found: dict[str, tuple[str, list[Point]]] = {}
    for point in desk.comparison.points:
        if desk.background(point.incident):
            continue
        for silence in point.silence:
            if silence.kind == "not_heard":
                name = desk.spelled(silence.who) if silence.who not in desk.reports else desk.outlet(silence.who)
                found.setdefault(key(name), (name, []))[1].append(point)
    for name, points in found.values():
        reports = tuple(dict.fromkeys(e.report for point in points for position in point.positions for e in position.evidence))
        labels = " · ".join(dict.fromkeys(point.label for point in points))
        yield Check("not_heard", (Part(name, True), Part(f" on {labels}")), reports, points[0].id, (-len(points),))


def left_open(desk: Desk) -> Iterator[Check]:
    """Find what reports say is not known; the same words in several reports are one thing to check."""
    found: dict[tuple[str, str], tuple[tuple[Part, ...], list[str], str]] = {}
    for point in desk.comparison.points:
        for silence in point.silence:
            if silence.kind != "declared_unknown" or desk.background(point.incident):
                continue
            own = silence.who in desk.reports
            words = silence.words.text if silence.words else point.label
            parts = (*(() if own else (Part(silence.who, True), Part(": "))), Part(words, silence.words is not None))
            entry = found.setdefault(("" if own else key(silence.who), words.casefold()), (parts, [], point.id))
            entry[1].extend([silence.who] if own else _holding(desk, silence.words))
    for parts, reports, point_id in found.values():
        yield Check("left_open", parts, tuple(dict.fromkeys(reports)), point_id, (-len(set(reports)),))


def _holding(desk: Desk, words: Words | None) -> list[str]:
    """Name the reports that have these words at this place: a silence of a voice does not say in which report it stands."""
    if words is None:
        return []
    given = (r.original for r in desk.comparison.reports if words.end <= len(r.original.raw))
    return [original.id for original in given if original.words(*words.spans) == words]


def dates(desk: Desk) -> Iterator[Check]:
    """Find reports that give more than one date of their own."""
    for ident, report in desk.reports.items():
        if other := disagreement(report.header.published):
            value = desk.day(ident)
            yield Check("dates", (Part(report=ident), Part(f"{desk.outlet(ident)}, {day(value) if value else '[no date]'}; also {other}")), (ident,))
