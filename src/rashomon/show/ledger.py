"""Lines up the figures of a report by incident, harm, group and voice; repeats and parts are folded, nothing is added."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Figure, Harm, Incident, Report

HARMS: tuple[Harm, ...] = ("killed", "injured", "casualties", "missing", "detained", "abducted", "displaced")
_DEEPEST = 3  # steps a part is moved in; parts of parts of parts stand level


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one figure with the others that tell the same count, and those it includes.

    `figure` is the first telling whose source is known (a headline rarely names one), else the first of all.  `parts` stand in reading order, each whole before the parts of its own; `depth` (1 to 3) says how deep a part lies.
    """

    figure: Figure
    again: tuple[Figure, ...] = ()
    parts: tuple[Line, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Gather the lines of one harm."""

    harm: Harm
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Gather what is told of one incident (`None`: of none) by harm."""

    incident: Incident | None
    blocks: tuple[Block, ...]


def ledger(report: Report) -> tuple[Table, ...]:
    """Give a table for each incident, in the order of the record, and one for the figures of no incident, if any.

    Every figure stands in exactly one place.  A part stands below what it is part of where both are of one incident
    and one harm, otherwise on a line of its own.
    """
    figures = report.figures or ()
    incidents = {i.id: i for i in report.incidents or ()}
    first = _faces(figures)
    again: dict[str, list[Figure]] = {}
    for figure in figures:
        if first[figure.id] != figure.id:
            again.setdefault(first[figure.id], []).append(figure)
    leads = [f for f in figures if first[f.id] == f.id]
    by_place: dict[tuple[str | None, Harm], list[Figure]] = {}
    for figure in leads:
        by_place.setdefault((figure.incident if figure.incident in incidents else None, figure.harm), []).append(figure)
    built = {place: _lines(told, first, again) for place, told in by_place.items()}
    tables = [Table(i, tuple(Block(h, built[i.id, h]) for h in HARMS if (i.id, h) in built)) for i in incidents.values()]
    rest = tuple(Block(h, built[None, h]) for h in HARMS if (None, h) in built)
    return (*tables, Table(None, rest)) if rest else tuple(tables)


def _faces(figures: tuple[Figure, ...]) -> dict[str, str]:
    """Map each figure to the one that stands for it and its repeats."""
    first = _followed(figures, {f.id: f.repeats for f in figures})
    face: dict[str, Figure] = {}
    for figure in figures:
        known = face.setdefault(first[figure.id], figure)
        if known.statement is None and figure.statement is not None:
            face[first[figure.id]] = figure
    return {name: face[lead].id for name, lead in first.items()}


def _followed(figures: tuple[Figure, ...], up: dict[str, str | None]) -> dict[str, str]:
    """Follow each figure to the one it finally leads to; ways into nothing or round in a ring end where they are."""
    end: dict[str, str] = {}
    for figure in figures:
        path: dict[str, None] = {}
        at = figure.id
        while at not in end and at not in path:
            path[at] = None
            above = up[at]
            if above is None or above not in up:
                break
            at = above
        # A ring ends with the first of it in the record.
        goal = end.get(at, at)
        end.update(dict.fromkeys(path, goal))
    return end


def _lines(told: list[Figure], first: dict[str, str], again: dict[str, list[Figure]]) -> tuple[Line, ...]:
    known = {f.id: f for f in told}
    above = {f.id: first.get(f.part_of) if f.part_of is not None else None for f in told}
    up = {name: whole if whole in known and whole != name else None for name, whole in above.items()}
    top = _followed(tuple(told), up)
    below: dict[str, list[Figure]] = {}
    for figure in told:
        whole = up[figure.id]
        # A figure of a ring that is its own top has no whole.
        if whole is not None and top[figure.id] != figure.id:
            below.setdefault(whole, []).append(figure)
    heads = [f for f in told if top[f.id] == f.id]
    return tuple(Line(f, tuple(again.get(f.id, ())), _parts(f, below, again)) for f in _ordered(heads))


def _parts(whole: Figure, below: dict[str, list[Figure]], again: dict[str, list[Figure]]) -> tuple[Line, ...]:
    out: list[Line] = []
    stack = [(1, f) for f in reversed(below.get(whole.id, ()))]
    while stack:
        depth, figure = stack.pop()
        out.append(Line(figure, tuple(again.get(figure.id, ())), (), min(depth, _DEEPEST)))
        stack.extend((depth + 1, f) for f in reversed(below.get(figure.id, ())))
    return tuple(out)


def _ordered(figures: list[Figure]) -> list[Figure]:
    """Set figures of one group side by side, and within it those of one voice, each in order of first telling."""
    groups: dict[str, int] = {}
    voices: dict[str | None, int] = {}
    for figure in figures:
        groups.setdefault(figure.group.casefold(), len(groups))
        voices.setdefault(figure.voice, len(voices))
    return sorted(figures, key=lambda f: (groups[f.group.casefold()], voices[f.voice]))
