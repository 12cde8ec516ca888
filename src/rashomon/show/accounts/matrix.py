"""Lays points in rows and those who speak in columns: who says what, who says nothing, who is not heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.comparison import Evidence, Point, PointKind, Silence
from rashomon.show.accounts.desk import OUTLETS, Desk, key

By = Literal["voice", "outlet"]
COLUMNS: dict[By, str] = {"voice": "voice at the root", "outlet": "outlet"}
LEADING: tuple[PointKind, ...] = ("conflict", "denial", "blame", "wording", "one_sided")
FOLDED: tuple[PointKind, ...] = ("differs", "update", "correction", "retraction", "repetition", "agreement")
SAID = {
    "conflict": "conflict", "denial": "denial", "blame": "blame", "wording": "wording", "one_sided": "one-sided",
    "differs": "differs, can all hold", "update": "update", "correction": "correction", "retraction": "retraction",
    "repetition": "same source repeated", "agreement": "several roots say the same",
}  # fmt: skip
SIGNS = {"no_position": "∅", "not_heard": "⊘", "earlier": "◌", "declared_unknown": "?", "unread": "–"}
SIGNED = {
    "no_position": "no position printed", "not_heard": "accused and not heard", "earlier": "published before it happened",
    "declared_unknown": "says that it is not known", "unread": "not read",
}  # fmt: skip
_REST = "\0rest"
_ORDER = {kind: n for n, kind in enumerate((*LEADING, *FOLDED))}


@dataclass(frozen=True, slots=True)
class Column:
    """Name one column; `kind` "own" is the outlets' own voice, "rest" gathers those who have no column of their own."""

    key: str
    name: str
    kind: Literal["voice", "outlet", "own", "rest"]


@dataclass(frozen=True, slots=True)
class Said:
    """Hold the evidence of one speaker for the position at `place` (from 0) of a point."""

    place: int
    who: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold what one column says on one point, or the kind of its silence (a key of `SIGNS`); `silences` as the point has them."""

    said: tuple[Said, ...] = ()
    silent: str | None = None
    silences: tuple[Silence, ...] = ()

    @property
    def silence(self) -> Silence | None:
        """Give the first silence."""
        return self.silences[0] if self.silences else None

    @property
    def unheard(self) -> tuple[Silence, ...]:
        """Give those who are accused and not heard."""
        return tuple(s for s in self.silences if s.kind == "not_heard")


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one point with a cell for each column."""

    point: Point
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Hold columns and rows; `background` are rows of incidents that lie around the affair."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    background: tuple[Row, ...]


def leads(point: Point) -> bool:
    """Say whether a point stands in sight: conflict, denial, blame, one-sided, and words that have two roots.

    Words that moved between copies of one root are told with the copies.
    """
    return point.kind in LEADING and (point.kind != "wording" or point.roots > 1)


def parted(laid: Matrix, each: int) -> tuple[tuple[Row, ...], tuple[tuple[str, tuple[Row, ...]], ...]]:
    """Part rows into those in sight, at most `each` of a kind, and those folded, with the name of each fold; background last."""
    shown: list[Row] = []
    folds: dict[str, list[Row]] = {}
    seen: dict[str, int] = {}
    for row in laid.rows:
        kind = row.point.kind
        seen[kind] = seen.get(kind, 0) + leads(row.point)
        if leads(row.point) and seen[kind] <= each:
            shown.append(row)
        else:
            name = f"{SAID[kind]}, more" if leads(row.point) else "wording, between copies" if kind == "wording" else SAID[kind]
            folds.setdefault(name, []).append(row)
    if laid.background:
        folds["background"] = list(laid.background)
    return tuple(shown), tuple((name, tuple(rows)) for name, rows in folds.items())


def matrix(desk: Desk, by: By, most: int | None = None) -> Matrix:
    """Lay out all points: conflict, denial, blame, wording, one-sided, then the rest; the incident in focus first in each kind.

    Columns are voices at the root, with one for the outlets' own words, or outlets.  Those who stand in most leading rows come first;
    with `most`, the others share a last column, where each is named.
    """
    points = sorted(desk.comparison.points, key=lambda p: (_ORDER[p.kind], desk.focus is None or p.incident != desk.focus.id))
    columns, place = _columns(desk, by, points, most)
    unread = _unread(desk, place) if by == "outlet" else set()
    rows = tuple(Row(p, _cells(desk, by, p, columns, place, unread)) for p in points)
    return Matrix(
        columns,
        tuple(r for r in rows if not desk.background(r.point.incident)),
        tuple(r for r in rows if desk.background(r.point.incident)),
    )


def _speaker(desk: Desk, by: By, evidence: Evidence) -> tuple[str, str]:
    """Give the key and the name of whom evidence stands for."""
    if by == "outlet":
        return _outlet(desk, evidence.report)
    if evidence.root is None:
        return OUTLETS, desk.outlet(evidence.report)
    name = desk.spelled(evidence.root)
    return key(name), name


def _outlet(desk: Desk, report: str) -> tuple[str, str]:
    outlet = desk.reports[report].header.outlet
    # Two reports that name no outlet are never taken for one.
    return (key(outlet), outlet) if outlet else (report, f"[{desk.ref(report)}, outlet not given]")


def _silent(desk: Desk, by: By, silence: Silence) -> tuple[str, str] | None:
    """Give the key and the name of whom a silence is of; a report's own has no column among voices."""
    if silence.who in desk.reports:
        return _outlet(desk, silence.who) if by == "outlet" else None
    if by == "outlet":
        return None
    name = desk.spelled(silence.who)
    return key(name), name


def _columns(desk: Desk, by: By, points: list[Point], most: int | None) -> tuple[tuple[Column, ...], dict[str, int]]:
    weight: dict[str, int] = {}
    names: dict[str, str] = {}
    if by == "outlet":
        for report in desk.reports:
            who, name = _outlet(desk, report)
            names.setdefault(who, name)
    for point in points:
        worth = 1000 if leads(point) and not desk.background(point.incident) else 1
        seen: set[str] = set()
        for who, name, speaks in _present(desk, by, point):
            names.setdefault(who, name)
            # Who is accused needs a column too, but words come before their absence.
            if who not in seen:
                weight[who] = weight.get(who, 0) + (2 * worth if speaks else worth)
            seen.add(who)
    own = names.pop(OUTLETS, None) is not None
    kind: Literal["voice", "outlet"] = by
    # Sorting is stable: of equals the one named first comes first.
    ranked = sorted(names, key=lambda who: -weight.get(who, 0))
    shown = ranked if most is None or len(ranked) <= most else ranked[:most]
    columns = [Column(who, names[who], kind) for who in shown]
    if own:
        columns.append(Column(OUTLETS, "outlets’ own words", "own"))
    if rest := len(ranked) - len(shown):
        columns.append(Column(_REST, f"{rest:,} other {'voices' if by == 'voice' else 'outlets'}", "rest"))
    place = {column.key: n for n, column in enumerate(columns)}
    place.update(dict.fromkeys(ranked[len(shown) :], len(columns) - 1))
    return tuple(columns), place


def _present(desk: Desk, by: By, point: Point) -> Iterator[tuple[str, str, bool]]:
    """Yield the key and the name of each who speaks or is silent in a way of note, and whether there are words."""
    for position in point.positions:
        for evidence in position.evidence:
            yield *_speaker(desk, by, evidence), True
    for silence in point.silence:
        if silence.kind in ("not_heard", "declared_unknown") and (found := _silent(desk, by, silence)):
            yield *found, False


def _cells(desk: Desk, by: By, point: Point, columns: tuple[Column, ...], place: dict[str, int], unread: set[str]) -> tuple[Cell, ...]:
    said: dict[int, dict[tuple[int, str], list[Evidence]]] = {}
    for at, position in enumerate(point.positions):
        for evidence in position.evidence:
            who, name = _speaker(desk, by, evidence)
            said.setdefault(place[who], {}).setdefault((at, name), []).append(evidence)
    silent: dict[int, list[Silence]] = {}
    for silence in point.silence:
        found = _silent(desk, by, silence)
        if found and found[0] in place:
            silent.setdefault(place[found[0]], []).append(silence)
    out = []
    for n, column in enumerate(columns):
        if n in said:
            spoken = tuple(Said(at, name, tuple(found)) for (at, name), found in said[n].items())
            out.append(Cell(spoken, None, tuple(silent.get(n, ()))))
        elif n in silent:
            out.append(Cell((), silent[n][0].kind, tuple(silent[n])))
        else:
            out.append(Cell((), "unread" if column.key in unread else "no_position"))
    return tuple(out)


def _unread(desk: Desk, place: dict[str, int]) -> set[str]:
    """Name the outlets none of whose reports was read for statements: of these nobody can say that they are silent."""
    read = {_outlet(desk, i)[0] for i, r in desk.reports.items() if r.statements is not None}
    return set(place) - read - {_REST}


def refs(desk: Desk, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    """Name the reports that evidence stands in."""
    return desk.refs([e.report for e in evidence])
