"""Prints a comparison for a person at a terminal: what to check, figures by counter, accounts side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.comparison import Comparison, Group
from rashomon.show.accounts import checks
from rashomon.show.accounts.check import KINDS, Check
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.heads import head, unread
from rashomon.show.accounts.matrix import COLUMNS, SAID, SIGNED, SIGNS, By, Cell, Matrix, Row, matrix, parted, refs
from rashomon.show.accounts.page import CALM, NO_FOCUS, counts
from rashomon.show.accounts.short import quoted, short
from rashomon.show.accounts.tolls import Account, Value, tolls
from rashomon.show.bounds import sign
from rashomon.show.facts import counted, day
from rashomon.show.happening import when
from rashomon.show.outline import letter
from rashomon.show.sheet import NARROWEST, Part, Sheet
from rashomon.show.visible import reveal

if TYPE_CHECKING:
    from rich.text import Text

_WORDS = 90  # characters of words in a check
_CELL = 60  # characters of words in a cell
_ROWS = 8  # rows of one leading kind; the rest is counted
_MATTER, _COLUMN, _BETWEEN = 22, 17, 2  # columns of the terminal for a matter, for a voice, and between
_FEWEST = 3  # columns below which voices are listed instead
_REFS = 6


def render(comparison: Comparison, *, width: int = 100, colour: bool = False, by: By = "voice") -> str:
    """Write the sheet of `comparison` as lines of at most `width` columns (never under 20).

    Words in curly quotes are the reports' own, what is ours stands in brackets.  As many voices have a column as the width
    allows; below 79 columns each row lists them one below the other.  What is folded is counted.
    """
    sheet, desk = Sheet(max(width, NARROWEST), colour), Desk(comparison)
    _head(sheet, desk)
    _checks(sheet, desk)
    _figures(sheet, desk)
    _accounts(sheet, desk, by)
    _copies(sheet, desk)
    return sheet.text()


def _head(sheet: Sheet, desk: Desk) -> None:
    told, focus = head(desk), desk.focus
    sheet.put((short(focus.label, 120) if focus else NO_FOCUS, "bold"), f" · {when(focus.date)}" if focus and focus.date else "", (f" · {CALM}", "dim"))
    sheet.put((" → ".join(counts(desk, told)), "bold"))
    few = len(desk.reports) <= 14
    for value, reports in told.days:
        named = ", ".join(f"{desk.ref(r)} {desk.outlet(r)}" if few else desk.ref(r) for r in reports)
        sheet.put(f"{day(value) if value else '[no date]'}: {named}", indent=2)
    joined = [" ".join(desk.refs(group)) for group in told.texts if len(group) > 1]
    if joined:
        sheet.put((f"one text: {' · '.join(joined)}", "dim"), indent=2)
    if told.damaged:
        damage = ", ".join(f"{name} ({n})" for name, n in told.damage)
        sheet.put((f"[{counted(told.damaged, 'copy is', 'copies are')} damaged: {damage}]", "yellow"), indent=2)
    if left := unread(desk):
        sheet.put((left, "yellow"), indent=2)


def _checks(sheet: Sheet, desk: Desk) -> None:
    found = checks.checks(desk)
    shown, rest = checks.folded(found)
    sheet.gap()
    sheet.put(("CHECK FIRST", "bold"), "" if found else " · nothing found")
    for number, check in enumerate(shown, 1):
        before = f"{number:>2} "
        sheet.put((KINDS[check.kind], "bold"), "  ", *_check(desk, check), indent=1, first=before, rest="   ")
    if rest:
        sheet.put((f"[{checks.more(rest)}]", "dim"), indent=4)


def _check(desk: Desk, check: Check) -> Iterator[Part]:
    for part in check.parts:
        if part.report:
            yield f"{desk.ref(part.report)} "
        else:
            yield quoted(part.text, _WORDS) if part.quoted else part.text
    if not any(p.report for p in check.parts) and check.reports:
        yield f"  {' '.join(desk.refs(check.reports)[:_REFS])}", "dim"


def _figures(sheet: Sheet, desk: Desk) -> None:
    groups = [g for g in desk.comparison.incidents if g.figures]
    focus = [g for g in groups if g is desk.focus]
    if not groups:
        return
    sheet.gap()
    sheet.put(("PEOPLE HARMED, AS SAID", "bold"), (" · one line a counter, in order of time, nothing added up", "dim"))
    for group in focus:
        _group(sheet, desk, group)
    others = [g for g in groups if g is not desk.focus]
    if others:
        named = "; ".join(f"{'background: ' if g.background else ''}“{short(g.label, 50)}”" for g in others[:_REFS])
        sheet.put((f"[{counted(len(others), 'more incident')} with figures, folded: {named}]", "dim"), indent=2)


def _group(sheet: Sheet, desk: Desk, group: Group) -> None:
    for toll in tolls(desk, group):
        span = f" · lowest said {sign(toll.low)}, highest said {sign(toll.high)}" if toll.low and toll.high and toll.low != toll.high else ""
        sheet.put((toll.harm, "bold"), (span, "dim"), indent=2)
        for account in toll.lines:
            sheet.put(*_names(account), indent=4)
            for n, value in enumerate(account.values):
                if n:
                    sheet.put(*_step(account, n - 1), indent=6)
                _value(sheet, desk, value)


def _names(account: Account) -> Iterator[Part]:
    yield " + ".join(account.names) if account.names else f"[no source] {account.outlet}"
    if len(account.names) > 1:
        yield " [jointly]", "dim"


def _step(account: Account, n: int) -> Iterator[Part]:
    step = account.steps[n]
    if step.kind == "worded" and step.words:
        yield f"↓ then, “{short(step.words.text, _WORDS)}”", "dim"
    elif step.kind == "later":
        yield "↓ in a later report", "dim"
    elif step.kind == "beside":
        yield "[of others, told together]", "dim"
    else:
        yield "[order unknown]", "yellow"


def _value(sheet: Sheet, desk: Desk, value: Value) -> None:
    of = "of them " if value.depth else ""
    number = sign(value.figure)
    reports = [t.report for t in value.tellings]
    through = sorted({link.name for t in value.tellings for link in desk.figure_chain(t.report, t.figure) if link.kind == "via"})
    told = " ".join(desk.refs(reports)[:_REFS]) + (f" via {', '.join(short(t, 30) for t in through[:3])}" if through else "")
    sheet.put(f"{of}“{' / '.join(short(g, _CELL) for g in value.groups[:3])}”", (f"  {told}", "dim"), indent=6 + 2 * value.depth, first=f"{number:>6}  ", rest=" " * 8)
    for part in value.parts:
        _value(sheet, desk, part)


def _accounts(sheet: Sheet, desk: Desk, by: By) -> None:
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
            _listed(sheet, desk, laid, row)
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


def _listed(sheet: Sheet, desk: Desk, laid: Matrix, row: Row) -> None:
    point = row.point
    sheet.gap()
    sheet.put((SAID[point.kind].upper(), "bold"), f" {point.label}", (f" · {counted(point.roots, 'root')}", "dim"), indent=2)
    for column, cell in zip(laid.columns, row.cells, strict=True):
        if cell.silent != "no_position":
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


def _copies(sheet: Sheet, desk: Desk) -> None:
    copies = desk.comparison.copies
    if not copies:
        return
    sheet.gap()
    sheet.put(("COPIES", "bold"), (" · share of the shorter one that stands in the other", "dim"))
    ranked = sorted(copies, key=lambda c: (not c.edits, -c.share, desk.numbers[c.reports[0]], desk.numbers[c.reports[1]]))
    for copy in ranked[:10]:
        sheet.put(f"{desk.ref(copy.reports[0])} ↔ {desk.ref(copy.reports[1])}  {100 * copy.share:.0f} %  {counted(len(copy.edits), 'change')}", indent=2)
    if len(ranked) > 10:
        sheet.put((f"[{counted(len(ranked) - 10, 'more pair')}]", "dim"), indent=2)
