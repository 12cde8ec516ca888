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
# No toll of several voices grows to so many times itself from report to report.
STEEP = 5


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
                if point and point.kind in ("update", "correction") and (dispute := _dispute(group, harm, whole)):
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
    """Make the point of voices whose numbers no growth of a toll explains, in a slot that has grown."""
    voiced = [c for c in counts if c.voice and not any(o.replaces(c) for o in counts)]
    given: dict[str, set[int]] = defaultdict(set)
    for count in voiced:
        given[count.root].add(count.number)
    opposed: dict[int, Count] = {}
    reasons: set[str] = set()
    for a, b in combinations(voiced, 2):
        if (why := _unexplained(a, b, given)) is not None:
            reasons.add(why)
            opposed |= {id(a): a, id(b): b}
    if not opposed:
        return None
    answers: dict[int, list[Count]] = defaultdict(list)
    for count in counts:
        if id(count) in opposed:
            answers[count.number].append(count)
    positions = tuple(_position(answers[number]) for number in sorted(answers))
    why = "; ".join(sorted(reasons))
    return Point(
        "", f"[how many {harm}?]", group.id, "conflict", why, positions, len({c.root for c in opposed.values()})
    )


def _unexplained(a: Count, b: Count, given: dict[str, set[int]]) -> str | None:
    """Say why two voices' numbers are no two moments of one toll, which can only grow; `None` where they may be."""
    few, many = (a, b) if a.number <= b.number else (b, a)
    if few.may_share(many) or few.number <= 1 or not few.excludes(many):
        return None
    # What a voice has said as well is no dispute with it.
    if few.number in given[many.root] or many.number in given[few.root]:
        return None
    if few.day == many.day and FAR * few.number <= many.number and _highest(few, given) and _highest(many, given):
        return f"on one day, of two voices, one says at least {FAR:g} times as many as the other"
    if a.report is b.report and not a.new and not b.new:
        return "one report gives two voices' numbers beside each other"
    if many.day and many.day < few.day and not few.new:
        return "one voice gives fewer on a later day than another had given"
    return None


def _highest(count: Count, given: dict[str, set[int]]) -> bool:
    """Tell whether a count is the highest that its voice gives."""
    return count.number == max(given[count.root])


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
    if kind == "conflict":
        answers = _of_all(answers, counts)
    positions = tuple(_position(answers[number]) for number in sorted(answers))
    return Point(
        "", f"[how many {harm}?]", group.id, kind, why, positions, len(roots), score=min(c.figure.score for c in counts)
    )


def _of_all(answers: dict[int, list[Count]], counts: list[Count]) -> dict[int, list[Count]]:
    """Leave out of a conflict the counts of a kind of people that oppose no other count."""
    held = {n: [c for c in told if not c.whom or any(c.excludes(o) for o in counts)] for n, told in answers.items()}
    return {n: told for n, told in held.items() if told}


def _position(counts: list[Count]) -> Position:
    figure = counts[0].figure
    sign = "at least " if figure.high is None else "at most " if figure.low is None else ""
    far = f"–{figure.high:,}" if figure.bound == "range" and figure.high else ""
    label = f"[{sign}{counts[0].number:,}{far}]"
    # A count told again is shown once; where its first telling is put to another incident, the first one here stands for it.
    told = [count for count in counts if count.figure.repeats is None] or counts[:1]
    return Position(label, tuple(map(_evidence, told)))


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
    if any(a.replaces(b) or b.replaces(a) for a, b in apart):
        return "update", "words say that a new count replaces another"
    if any(count.new for pair in apart for count in pair):
        return "update", "the later count is called new"
    # Of two numbers that a voice gives in one report, one counts others.
    one = [(a, b) for a, b in apart if a.same_root(b) and a.report is not b.report]
    # A counter that is known to count on explains small gaps to others; one whose days are unknown explains only its own.
    if one and (len(one) == len(apart) or all(a.day and b.day for a, b in one)):
        return "update", "one counter, several numbers; their order is not stated"
    if all(a.day and b.day and a.day < b.day and b.number <= STEEP * a.number for a, b in apart) and not (
        _one_day(group) and any(a.voice and b.voice for a, b in apart)
    ):
        return "update", "the count rises from day to day"
    if not any(_firm(a, b) or (_one_day(group) and _firm(a, b, days=True)) for a, b in apart):
        return "differs", "numbers that differ; no two voices give theirs on one day, so one may stand for another"
    return "conflict", "numbers that can't all hold, by several voices"


def _firm(one: Count, other: Count, *, days: bool = False) -> bool:
    """Tell whether two counts oppose each other for certain: two named voices, on one day as far as days are known, of more than one victim.

    `days`: counts of other days do too where both name the place they count in.
    """
    same_day = not one.day or not other.day or one.day == other.day or (days and bool(one.place & other.place))
    return (
        bool(one.voice and other.voice) and same_day and min(one.number, other.number) > 1 and not one.may_share(other)
    )


def _one_day(group: Group) -> bool:
    """Tell whether a group is known to lie within one day: then what two voices count can't have grown with the days."""
    return group.date is not None and group.date.start is not None and group.date.start == group.date.end
