"""Prints the accounts at a terminal: as a grid of voices where the width allows, else as a list of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.matrix import COLUMNS, SAID, SIGNED, SIGNS, By, Cell, Matrix, Row, matrix, parted, refs
from rashomon.show.accounts.short import quoted, short
from rashomon.show.facts import counted
from rashomon.show.outline import letter
from rashomon.show.sheet import Sheet
from rashomon.show.visible import reveal

if TYPE_CHECKING:
    from rich.text import Text

_WORDS = 90  # characters of an answer
_CELL = 60  # characters of words in a cell
_ROWS = 8  # rows of one leading kind; the rest is counted
_MATTER, _COLUMN, _BETWEEN = 22, 17, 2  # columns of the terminal for a matter, for a voice, and between
_FEWEST = 5  # columns below which answers are listed instead
_SAYINGS, _NAME = 6, 40  # who is listed below an answer, characters of a name
_REFS = 6


def accounts(sheet: Sheet, desk: Desk, by: By) -> None:
    """Write the accounts with columns by voice or by outlet, as lists where too few columns fit."""
    room = (sheet.width - _MATTER) // (_COLUMN + _BETWEEN)
    wide = room >= _FEWEST
    laid = _fitting(desk, by, room) if wide else matrix(desk, by)
    sheet.gap()
    sheet.put(("ACCOUNTS", "bold"), (f" · by {COLUMNS[by]} · " + " · ".join(f"{SIGNS[k]} {SIGNED[k]}" for k in ("no_position", "not_heard", "earlier")), "dim"))
    leading, folded = parted(laid, _ROWS)
    if not leading:
        sheet.put("[no conflict, denial, blame, moved wording or one-sided accusation found]", indent=2)
    elif wide:
        _Grid(sheet, desk, laid).draw(leading)
    else:
        for row in leading:
            _listed(sheet, desk, by, laid, row)
    if folded:
        sheet.gap()
        sheet.put(" · ".join(f"▸ {name} ({len(rows):,})" for name, rows in folded), ("  [in the page and in the JSON record]", "dim"))


def _fitting(desk: Desk, by: By, room: int) -> Matrix:
    """Lay out as many voices or outlets as `room` columns hold beside the outlets' own words and the others."""
    laid = matrix(desk, by, room)
    for most in (room - 1, room - 2):
        if len(laid.columns) > room:
            laid = matrix(desk, by, most)
    return laid


def _listed(sheet: Sheet, desk: Desk, by: By, laid: Matrix, row: Row) -> None:
    """Write a row as a list: each answer, below it who gives it in which words, then who is silent in a way of note."""
    point = row.point
    sheet.gap()
    sheet.put((SAID[point.kind].upper(), "bold"), f" {point.label}", (f" · {counted(point.roots, 'root')}", "dim"), indent=2)
    for n, position in enumerate(point.positions):
        sheet.put(f"{letter(n).lower()} {short(position.label, _WORDS)}", indent=4)
        said = [s for cell in row.cells for s in cell.said if s.place == n]
        for one in said[:_SAYINGS]:
            own = " [own words]" if by == "voice" and one.evidence[0].root is None else ""
            sheet.put(f"{short(one.who, _NAME)}{own}: {quoted(one.evidence[0].words.text, _CELL)}", (f"  {' '.join(refs(desk, one.evidence)[:_REFS])}", "dim"), indent=6)
        if said[_SAYINGS:]:
            sheet.put((f"[{len(said) - _SAYINGS:,} more]", "dim"), indent=6)
    for column, cell in zip(laid.columns, row.cells, strict=True):
        if cell.silent not in (None, "no_position"):
            sheet.put(column.name, ": ", _cell(desk, cell, named=column.kind == "rest"), indent=4)


def _cell(desk: Desk, cell: Cell, *, named: bool) -> str:
    if cell.silent:
        words = f" {quoted(cell.silence.words.text, _CELL)}" if cell.silence and cell.silence.words else ""
        # What an accusation or an earlier date means must not hang on a sign alone.
        meaning = {"not_heard": " not heard", "earlier": " earlier"}.get(cell.silent, "")
        who = f" {short(desk.silent(cell.silence), 24)}" if named and cell.silence else ""
        return f"{SIGNS[cell.silent]}{who}{meaning}{words}"
    parts = []
    for said in cell.said[:3]:
        name = f"{short(said.who, 24)}: " if named else ""
        parts.append(f"{letter(said.place).lower()} {name}{quoted(said.evidence[0].words.text, _CELL)} {' '.join(refs(desk, said.evidence)[:3])}")
    parts += [f"{SIGNS['not_heard']} {short(desk.silent(s), 24)} not heard" for s in cell.unheard[:3]]
    return " · ".join(parts) + (f" [{len(cell.said) - 3} more]" if len(cell.said) > 3 else "")


class _Grid:
    """Draw rows with a column for each voice."""

    def __init__(self, sheet: Sheet, desk: Desk, laid: Matrix) -> None:
        self.sheet = sheet
        self.desk = desk
        self.columns = laid.columns
        share = (sheet.width - _MATTER) // max(1, len(laid.columns)) - _BETWEEN
        self.widths = (_MATTER, *(max(_COLUMN, min(share, 30)) for _ in laid.columns))

    def draw(self, rows: tuple[Row, ...]) -> None:
        self.line(["", *(column.name for column in self.columns)], "bold")
        for row in rows:
            point = row.point
            answers = " ".join(f"{letter(n).lower()} {short(p.label, 40)}" for n, p in enumerate(point.positions))
            matter = f"{SAID[point.kind].upper()} {counted(point.roots, 'root')} {point.label} {answers}"
            self.sheet.put(("─" * self.sheet.width, "dim"))
            self.line([matter, *(_cell(self.desk, c, named=k.kind == "rest") for c, k in zip(row.cells, self.columns, strict=True))])

    def line(self, cells: list[str], style: str = "") -> None:
        from rich.text import Text

        wrapped = [self.wrap(cell, width, style) for cell, width in zip(cells, self.widths, strict=True)]
        for n in range(max(map(len, wrapped))):
            row = Text()
            for lines, width in zip(wrapped, self.widths, strict=True):
                piece = lines[n].copy() if n < len(lines) else Text("")
                piece.pad_right(width + _BETWEEN - piece.cell_len)
                row.append_text(piece)
            row.rstrip()
            self.sheet.row(row)

    def wrap(self, text: str, width: int, style: str) -> list[Text]:
        from rich.text import Text

        lines = list(Text(reveal(text), style=style).wrap(self.sheet.console, width, overflow="fold"))
        for one in lines:
            one.rstrip()
        return lines or [Text("")]
