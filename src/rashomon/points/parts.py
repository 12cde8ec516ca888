"""Lay beside each other what several voices say of one kind of people among the harmed: medics, journalists, children.

Counts of a kind can nearly always hold beside each other: who counts two medics, and who a nurse and a driver, may mean the
same two or others.  So the kind of a point is `differs`, or `agreement` and `repetition` where the numbers are the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rashomon.comparison import Evidence, Group, Member, Point, PointKind, Position
from rashomon.model import Figure, Report
from rashomon.points.affair import Affair
from rashomon.roots.names import outlet_of
from rashomon.roots.revised import around

# What people do or are, whichever side they are of.
_KINDS = {
    "medical staff": r"medics?|medical|nurses?|doctors?|physicians?|surgeons?|paramedics?|ambulance|health[- ]?(?:workers?|staff)|hospital staff|first[- ]aiders?",
    "journalists": r"journalists?|reporters?|cameram[ae]n|camera operators?|photographers?|correspondents?|media workers?",
    "children": r"child|children|boys?|girls?|bab(?:y|ies)|infants?|toddlers?|schoolchildren|pupils?",
    "rescue workers": r"rescuers?|rescue workers?|fire ?fighters?|firem[ae]n",
    "aid workers": r"aid workers?|relief workers?|humanitarian workers?",
    "teachers": r"teachers?|professors?|lecturers?",
    "peacekeepers": r"peacekeepers?|observers?",
}
_EACH = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _KINDS.items()}
# Those who are named after others: what they do stands there ("the head of the clinic and several colleagues").
_WITH = re.compile(r"\b(?:colleagues?|co-?workers?|staff)\b", re.IGNORECASE)
_WERE = re.compile(r"^\s+(?:[\w-]+\s+){0,5}?(?:were|are|was)\s+(?P<what>(?:[\w-]+\s+){0,2}[\w-]+)")
HARMS = ("killed", "injured")


def part_points(affair: Affair) -> Iterator[Point]:
    """Give a point (without id) for each kind of people of whom two roots, or two reports, say how many were harmed in one incident."""
    by_id = {report.original.id: report for report in affair.reports}
    figures = {Member(report.original.id, f.id): f for report in affair.reports for f in report.figures or ()}
    for group in affair.groups:
        told: dict[tuple[str, str], list[tuple[Report, Figure]]] = defaultdict(list)
        for member in group.figures:
            figure, report = figures.get(member), by_id.get(member.report)
            if figure is None or report is None or figure.harm not in HARMS or figure.repeats is not None:
                continue
            if (kind := _kind(report, figure)) is not None:
                told[figure.harm, kind].append((report, figure))
        for (harm, kind), held in sorted(told.items()):
            if point := _point(affair, group, harm, kind, held):
                yield point


def _kind(report: Report, figure: Figure) -> str | None:
    """Name the kind of people a figure counts, by its own words, or by what it says they were; `None` for none or several."""
    before, after = around(report, figure)
    said = figure.group
    if were := _WERE.match(after):
        said = f"{said} {were['what']}"
    if _WITH.search(figure.group):
        said = f"{said} {before[-80:]}"
    kinds = [name for name, words in _EACH.items() if words.search(said)]
    return kinds[0] if len(kinds) == 1 else None


def _point(affair: Affair, group: Group, harm: str, kind: str, held: list[tuple[Report, Figure]]) -> Point | None:
    """Make the point of one kind: a position for each set of numbers that a voice gives in one report."""
    by_voice: dict[tuple[str, str], list[tuple[Report, Figure, str | None, str]]] = defaultdict(list)
    for report, figure in held:
        voice = next((v for v in report.voices or () if v.id == figure.voice), None)
        root = affair.roots.root(report, voice) if voice else outlet_of(report)
        by_voice[report.original.id, root].append((report, figure, voice.name if voice else None, root))
    answers: dict[tuple[str, ...], list[tuple[Report, Figure, str | None, str]]] = defaultdict(list)
    for told in by_voice.values():
        answers[tuple(sorted(_many(figure) for _, figure, _, _ in told))].extend(told)
    voiced = {root for told in by_voice.values() for _, _, voice, root in told if voice}
    if len(voiced) < 2 or len({report for report, _ in by_voice}) < 2 or set(answers) == {("1",)}:
        return None
    positions = tuple(
        Position(
            f"[{' and '.join(numbers)}]",
            tuple(Evidence(r.original.id, f.words, v, f.statement, root if v else None) for r, f, v, root in told),
        )
        for numbers, told in sorted(answers.items())
    )
    same: PointKind = "agreement" if len(positions) == 1 else "differs"
    why = (
        "counts of one kind of people, which can all hold" if same == "differs" else f"one number, {len(voiced)} roots"
    )
    return Point("", f"[how many {kind} {harm}?]", group.id, same, why, positions, len(voiced), score=0.6)


def _many(figure: Figure) -> str:
    if figure.bound == "vague":
        return "several"
    sign = "at least " if figure.high is None else "at most " if figure.low is None else ""
    return f"{sign}{figure.low if figure.low is not None else figure.high:,}"
