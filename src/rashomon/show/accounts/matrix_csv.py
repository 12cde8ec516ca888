"""Writes the accounts matrix as comma-separated values (RFC 4180), one row a point, one column a voice."""

from __future__ import annotations

from rashomon.comparison import Comparison, Position
from rashomon.show import spreadsheet
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.matrix import SIGNED, By, Cell, Matrix, matrix

COLUMNS = ("point", "kind", "incident", "matter", "positions", "roots", "reports", "why", "reading certainty")


def matrix_csv(comparison: Comparison, by: By = "voice") -> str:
    """Give the matrix with columns by voice at the root or by outlet, in the order of the sheet, background last.

    A cell holds each position (our label, bracketed) with its words, report and offsets (`start-end` into the input, in code points,
    end excluded), or in brackets what kind of silence it is.  Rows end with CR LF; a cell that a spreadsheet would take for a formula
    is written with an apostrophe before it.
    """
    desk = Desk(comparison)
    laid = matrix(desk, by)
    return spreadsheet.write([[*COLUMNS, *(c.name for c in laid.columns)], *_rows(desk, laid)])


def _rows(desk: Desk, laid: Matrix) -> list[list[object]]:
    out: list[list[object]] = []
    for row in (*laid.rows, *laid.background):
        point = row.point
        group = desk.groups.get(point.incident or "")
        reports = desk.refs([e.report for p in point.positions for e in p.evidence])
        out.append(
            [
                point.id, point.kind, group.label if group else None, point.label, " · ".join(p.label for p in point.positions),
                point.roots, " ".join(reports), point.why, f"{point.score:.2f}", *(_cell(desk, row.point.positions, c) for c in row.cells),
            ]
        )  # fmt: skip
    return out


def _cell(desk: Desk, positions: tuple[Position, ...], cell: Cell) -> str:
    if cell.silent:
        words = f": “{cell.silence.words.text}”" if cell.silence and cell.silence.words else ""
        return f"[{SIGNED[cell.silent]}{words}]"
    found = []
    for said in cell.said:
        for evidence in said.evidence:
            spans = " ".join(f"{s.start}-{s.end}" for s in evidence.words.spans)
            found.append(f"{positions[said.place].label} “{evidence.words.text}” {desk.ref(evidence.report)} {spans}")
    return "; ".join(found)

