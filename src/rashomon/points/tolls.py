"""Lay counts of one harm in one incident beside each other: repeated, agreed, updated, different or in conflict.

Lower bounds alone never conflict.  A later, higher count of one counter is an update; counts that can't all hold, of
several counters, are a conflict, unless the reports came days apart and the toll rose with them, which is an update too.
Parts of a count ("including two medics") and counts of a few in a report that counts many are no answers to "how many".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rashomon.comparison import Evidence, Group, Member, Point, PointKind, Position
from rashomon.points.affair import HELD, Affair
from rashomon.points.counts import Count, by_place, count_of

# A count this many times smaller than another of the same report, incident and harm counts some of those.
_SOME = 3
_ELSE = 20
# Voices that differ by this much on one day differ by more than the hour they spoke: chosen on the development sets.
FAR = 1.5


def toll_points(affair: Affair) -> Iterator[Point]:
    """Give a point (without id) for each incident and harm with a count that two reports or two voices give."""
    by_id = {report.original.id: report for report in affair.reports}
    figures = {Member(report.original.id, f.id): f for report in affair.reports for f in report.figures or ()}
    for group in affair.groups:
        slots: dict[str, list[Count]] = defaultdict(list)
        for member in group.figures:
            if count := count_of(by_id[member.report], figures.get(member), affair):
                slots[count.figure.harm].append(count)
        for harm, counts in sorted(slots.items()):
            for held in by_place(counts[:HELD]):
                whole = _plain(
                    [count for count in held if not _counts_some(count, held) and not _counts_more(count, held)]
                )
                if point := _point(group, harm, whole):
                    yield point
                if point and point.kind == "update" and (dispute := _dispute(group, harm, whole)):
                    yield dispute


def _counts_some(count: Count, others: list[Count]) -> bool:
    """Tell whether a count is of some of those that another of its report counts: far fewer, or fewer of a kind.

    Where two named voices of different roots count the same people, neither counts some of the other's.
    """
    for o in others:
        if o.report is not count.report or o.number <= count.number:
            continue
        if count.narrower(o):
            return True
        against = count.voice and o.voice and not set(count.roots) & set(o.roots)
        if not against and o.number >= _SOME * max(count.number, 1):
            return True
    return False


def _counts_more(count: Count, others: list[Count]) -> bool:
    """Tell whether a count that no voice gives is so far above all other reports' that it counts something else."""
    rest = [o.number for o in others if o.report is not count.report]
    return count.voice is None and bool(rest) and count.number >= _ELSE * max([1, *rest])


def _plain(counts: list[Count]) -> list[Count]:
    """Leave out vague counts ("dozens") beside counts that give a number: they can hold with nearly all of those."""
    plain = [count for count in counts if count.figure.bound != "vague"]
    return plain or counts


def _dispute(group: Group, harm: str, counts: list[Count]) -> Point | None:
    """Make the point of voices whose highest numbers lie too far apart, on one day, for a toll that only moves."""
    highest: dict[str, Count] = {}
    for count in counts:
        if count.voice and (count.root not in highest or count.number > highest[count.root].number):
            highest[count.root] = count
    far = {
        id(count): count
        for a, b in combinations(highest.values(), 2)
        if a.root != b.root
        and a.day == b.day
        and a.excludes(b)
        and min(a.number, b.number) > 1
        and FAR * min(a.number, b.number) <= max(a.number, b.number)
        for count in (a, b)
    }
    if not far:
        return None
    answers: dict[int, list[Count]] = defaultdict(list)
    for count in far.values():
        answers[count.number].append(count)
    positions = tuple(_position(answers[number]) for number in sorted(answers))
    why = f"on one day, of two voices, one says at least {FAR:g} times as many as the other"
    return Point("", f"[how many {harm}?]", group.id, "conflict", why, positions, len({c.root for c in far.values()}))


def _point(group: Group, harm: str, counts: list[Count]) -> Point | None:
    """Make the point of one slot, or `None` when a single voice of a single report gives the one number."""
    answers: dict[int, list[Count]] = defaultdict(list)
    for count in counts:
        answers[count.number].append(count)
    # A headline's count is that of the voice which gives it in the same report.
    roots = {
        root
        for count in counts
        for root in count.roots
        if count.voice or not any(o.voice and o.report is count.report and o.number == count.number for o in counts)
    }
    if (
        len(counts) < 2
        or set(answers) <= {0, 1}
        or (len(answers) == 1 and len({c.report.original.id for c in counts}) == 1)
    ):
        return None
    kind, why = _kind(answers, roots, group)
    positions = tuple(_position(answers[number]) for number in sorted(answers))
    return Point(
        "", f"[how many {harm}?]", group.id, kind, why, positions, len(roots), score=min(c.figure.score for c in counts)
    )


def _position(counts: list[Count]) -> Position:
    figure = counts[0].figure
    sign = "at least " if figure.high is None else "at most " if figure.low is None else ""
    far = f"–{figure.high:,}" if figure.bound == "range" and figure.high else ""
    label = f"[{sign}{counts[0].number:,}{far}]"
    return Position(
        label, tuple(_evidence(count) for count in counts if count.figure.repeats is None or len(counts) == 1)
    )


def _evidence(count: Count) -> Evidence:
    figure = count.figure
    return Evidence(
        count.report.original.id, figure.words, count.voice, figure.statement, count.root if count.voice else None
    )


def _kind(answers: dict[int, list[Count]], roots: set[str], group: Group) -> tuple[PointKind, str]:
    """Say what the answers are to each other, and by which rule."""
    if len(answers) == 1:
        if len(roots) == 1:
            return "repetition", "one number, one root"
        return "agreement", f"one number, {len(roots)} roots; whether they rest on the same count is not stated"
    pairs = [(a, b) for one, other in combinations(sorted(answers), 2) for a in answers[one] for b in answers[other]]
    apart = [(a, b) for a, b in pairs if a.excludes(b)]
    if not apart:
        return "differs", "bounds that can all hold"
    if any(count.corrects for pair in apart for count in pair):
        return "correction", "a count is said to have been wrong"
    if any(count.new for pair in apart for count in pair):
        return "update", "the later count is called new"
    one = [(a, b) for a, b in apart if set(a.roots) & set(b.roots)]
    # A counter that is known to count on explains small gaps to others; one whose days are unknown explains only its own.
    if one and (len(one) == len(apart) or all(a.day and b.day for a, b in one)):
        return "update", "one counter, several numbers; their order is not stated"
    if all(a.day and b.day and a.day < b.day for a, b in apart) and not (
        _one_day(group) and any(a.voice and b.voice for a, b in apart)
    ):
        return "update", "the count rises from day to day"
    if not any(_firm(a, b) for a, b in apart):
        return "differs", "numbers that differ; no two voices give theirs on one day, so one may stand for another"
    return "conflict", "numbers that can't all hold, by several voices"


def _firm(one: Count, other: Count) -> bool:
    """Tell whether two counts oppose each other for certain: two named voices, on one day as far as days are known, of more than one victim."""
    same_day = not one.day or not other.day or one.day == other.day
    return bool(one.voice and other.voice) and same_day and min(one.number, other.number) > 1


def _one_day(group: Group) -> bool:
    """Tell whether a group is known to lie within one day: then what two voices count can't have grown with the days."""
    return group.date is not None and group.date.start is not None and group.date.start == group.date.end
