"""Draws the accounts matrix: points in rows, those who speak in columns, the words of each row side by side below it."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from rashomon.comparison import Point, Silence
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.matrix import (
    COLUMNS,
    SAID,
    SIGNED,
    SIGNS,
    By,
    Cell,
    Column,
    Matrix,
    Row,
    Said,
    leads,
    matrix,
    parted,
    refs,
)
from rashomon.show.accounts.matrix_csv import matrix_csv
from rashomon.show.accounts.proofs import Proofs
from rashomon.show.accounts.short import short
from rashomon.show.facts import counted
from rashomon.show.outline import letter
from rashomon.show.view import HUES, esc, own

MOST = 6  # columns of their own; with the outlets' and the others' there are eight
_EACH = 8  # rows of one leading kind in sight; more are folded
DENIED = "[denied]"  # the answer of those who deny, as points label it
_CELL = 62  # characters of the words in a cell
_SAYINGS = 3  # positions shown in a cell
_PROOFS = 10  # pieces of evidence drawn for one position
_MODES: tuple[By, ...] = ("voice", "outlet")
_NAME = 42  # characters of a name at the head of a column


def section(desk: Desk, proofs: Proofs, by: By = "voice") -> str:
    """Draw the matrix with columns by voice and by outlet; which are in sight a pair of buttons says, without a script."""
    voices, outlets = matrix(desk, "voice", MOST), matrix(desk, "outlet", MOST)
    if not desk.comparison.points:
        return '<section class="accounts" id="accounts"><h2 class="label">Accounts</h2><p class="ours">[no matter on which positions were found]</p></section>'
    pen = _Pen(desk, proofs, voices, outlets)
    (leading, folds), (other, other_folds) = parted(voices, _EACH), parted(outlets, _EACH)
    hidden = " hidden" if leading else ""
    first = pen.table(leading, other, "accounts") if leading else ""
    first += f'<p class="ours none"{hidden}>[no conflict, denial, blame, moved wording or one-sided accusation found]</p>'
    rest = "".join(f'<details class="fold"><summary>{name} <b>{len(rows):,}</b></summary>{pen.table(rows, others, name)}</details>' for (name, rows), (_, others) in zip(folds, other_folds, strict=True))
    return (
        '<section class="accounts" id="accounts" aria-labelledby="accounts-label"><h2 class="label" id="accounts-label">Accounts</h2>'
        f'{"".join(_button(one, by) for one in _MODES)}{_save(desk, by)}{_key()}<div class="tables">{first}<div class="folds">{rest}</div></div></section>'
    )


def _button(one: By, by: By) -> str:
    return f'<input type="radio" name="columns" id="by-{one}" aria-describedby="accounts-label"{" checked" if one == by else ""}><label for="by-{one}">by {COLUMNS[one]}</label>'


def rules(desk: Desk) -> str:
    """Give the style rules for the widths of the columns: wide where leading rows have words, narrow where they have none."""
    return "".join(_widths(matrix(desk, by, MOST), f"#by-{by}") for by in _MODES)


def _widths(laid: Matrix, button: str) -> str:
    leading = [row for row in laid.rows if leads(row.point)]
    worded = [any(row.cells[n].said for row in leading) for n in range(len(laid.columns))]
    widths = " ".join(_width(column, words) for column, words in zip(laid.columns, worded, strict=True))
    least = 15 + sum(6.5 if words else 4.4 for words in worded)
    mode = button.removeprefix("#by-")[0]
    wide = f"{button}:checked~.tables .matrix{{min-width:var(--least-{mode},{least:g}rem)}}{button}:checked~.tables tr{{grid-template-columns:var(--columns-{mode},var(--first) {widths})}}"
    # Folded rows may have words in any column.
    few = f"{button}:checked~.tables .folds"
    even = f"{few} .matrix{{min-width:var(--least-{mode},{13 + 6 * len(worded):g}rem)}}{few} tr{{grid-template-columns:var(--columns-{mode},var(--first) repeat({len(worded)},minmax(0,1fr)))}}"
    return f"@media print,(min-width:56.01rem){{{wide}{even}}}"


def _width(column: Column, words: bool) -> str:
    # Several share the last one, so that its cells hold the most.
    return f"minmax({'8.5rem,2.4fr' if column.kind == 'rest' else '6.5rem,1.7fr'})" if words else "minmax(4.4rem,.7fr)"


def _save(desk: Desk, by: By) -> str:
    # A byte order mark, for spreadsheets take the file for another encoding without it.
    data = base64.b64encode(("\ufeff" + matrix_csv(desk.comparison, by)).encode("utf-8", "replace")).decode()
    return f'<a class="save" download="accounts.csv" href="data:text/csv;charset=utf-8;base64,{data}">save as a spreadsheet</a>'


def _key() -> str:
    signs = "".join(f"<span><b>{SIGNS[kind]}</b> {SIGNED[kind]}</span>" for kind in SIGNS)
    return f'<p class="key">{signs}<span><b class="pos">a</b> <b class="pos">b</b> which answer</span></p>'


class _Pen:
    """Draw rows, each with the cells of both kinds of columns."""

    def __init__(self, desk: Desk, proofs: Proofs, voices: Matrix, outlets: Matrix) -> None:
        self.desk = desk
        self.proofs = proofs
        self.columns = (("v", voices.columns), ("o", outlets.columns))

    def table(self, rows: tuple[Row, ...], others: tuple[Row, ...], name: str) -> str:
        heads = "".join(f'<th role="columnheader" scope="col" class="{mode}">{_column(c)}</th>' for mode, columns in self.columns for c in columns)
        head = f'<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="corner"><span class="unseen">matter</span></th>{heads}</tr></thead>'
        body = "".join(self.row(one, other) for one, other in zip(rows, others, strict=True))
        return f'<div class="scroll" role="region" aria-label="{esc(name)}, to be scrolled sideways" tabindex="0"><table role="table" class="matrix" aria-label="{esc(name)}">{head}<tbody role="rowgroup">{body}</tbody></table></div>'

    def row(self, one: Row, other: Row) -> str:
        cells = "".join(self.cell(cell, column, mode, one.point) for mode, row in (("v", one), ("o", other)) for cell, column in zip(row.cells, dict(self.columns)[mode], strict=True))
        return f'<tr role="row" class="point" id="{esc(one.point.id)}" data-i="{esc(one.point.incident or "")}"><th role="rowheader" scope="row">{self.matter(one.point)}</th>{cells}{self.opened(one.point)}</tr>'

    def matter(self, point: Point) -> str:
        reports = {e.report for p in point.positions for e in p.evidence}
        group = self.desk.groups.get(point.incident or "")
        elsewhere = f'<small class="words">{own(short(group.label, 48))}</small>' if group and group is not self.desk.focus else ""
        answers = "".join(f'<li class="h{n % HUES}"><b class="pos">{letter(n).lower()}</b> {esc(short(p.label, 64))}</li>' for n, p in enumerate(point.positions))
        return (
            f'<a class="tag" href="#{esc(point.id)}w" title="its words side by side, and why">{SAID[point.kind]}</a> <small>{counted(len(reports), "report")} → {counted(point.roots, "root")}</small>'
            f' <span class="matter">{esc(short(point.label, 120))}</span>{elsewhere} <ol class="answers">{answers}</ol>'
        )

    def cell(self, cell: Cell, column: Column, mode: str, point: Point) -> str:
        who = f'<span class="who" aria-hidden="true">{_column(column)}</span>'
        if cell.silent:
            words = f" <q>{own(short(cell.silence.words.text, _CELL))}</q>" if cell.silence and cell.silence.words else ""
            name = self.names(cell.silences) if column.kind == "rest" else ""
            sign = f'<span class="sign" aria-hidden="true">{SIGNS[cell.silent]}</span><span class="unseen">{SIGNED[cell.silent]}</span>'
            return f'<td role="cell" class="cell {mode} silent {cell.silent}">{who}{sign}{name}{words}</td>'
        shown = "".join(self.said(said, point, named=column.kind == "rest") for said in cell.said[:_SAYINGS])
        unheard = f'<div class="unheard not_heard"><span aria-hidden="true">{SIGNS["not_heard"]}</span><span class="unseen">{SIGNED["not_heard"]}</span>{self.names(cell.unheard)}</div>' if cell.unheard else ""
        more = f'<span class="ours">[{len(cell.said) - _SAYINGS:,} more]</span>' if len(cell.said) > _SAYINGS else ""
        return f'<td role="cell" class="cell {mode}" data-e="{self.proofs.anchor(cell.said[0].evidence[0])}">{who}{shown}{more}{unheard}</td>'

    def names(self, silences: tuple[Silence, ...]) -> str:
        """Name whom silences are of, for a column that several share."""
        return " " + ", ".join(own(short(self.desk.silent(s), _NAME)) for s in silences[:_SAYINGS]) if silences else ""

    def said(self, said: Said, point: Point, *, named: bool) -> str:
        shown = refs(self.desk, said.evidence)
        more = "…" if len(shown) > 4 else ""
        name = f'<span class="ours">{own(short(said.who, _NAME))}</span> ' if named else ""
        label = point.positions[said.place].label
        # The words of a denial are what is denied: without its answer a cell would say the contrary.
        answer = f'<span class="ours">{esc(label)}</span> ' if label == DENIED else ""
        return (
            f'<div class="said h{said.place % HUES}"><b class="pos">{letter(said.place).lower()}</b> {name}{answer}<q>{own(short(said.evidence[0].words.text, _CELL))}</q> '
            f'<small class="refs">{" ".join(shown[:4])}{more}</small></div>'
        )

    def opened(self, point: Point) -> str:
        """Fold below the row its words in their stories, side by side, and why the row stands here."""
        sides = "".join(self.side(point, n) for n in range(len(point.positions)))
        silences = "; ".join(self.silences(point))
        silent = f'<p class="silences">{silences}</p>' if silences else ""
        beside = self.desk.links.beside(point) if self.desk.links.beside else ""
        why = f'<p class="why"><b>why</b> {esc(point.why)} · reading certainty {point.score:.2f}</p>'
        return f'<td role="cell" class="opened"><details><summary>words side by side, why</summary><div class="open" id="{esc(point.id)}w">{beside}{why}<div class="sides">{sides}</div>{silent}</div></details></td>'

    def side(self, point: Point, n: int) -> str:
        position = point.positions[n]
        drawn = "".join(self.proofs.draw(e) for e in position.evidence[:_PROOFS])
        rest = position.evidence[_PROOFS:]
        more = f'<li class="ours">[{counted(len(rest), "more place")}: {" ".join(refs(self.desk, rest))}]</li>' if rest else ""
        head = f'<p class="answer"><b class="pos">{letter(n).lower()}</b> {esc(short(position.label, 160))}</p>'
        return f'<section class="side h{n % HUES}">{head}<ol>{drawn}{more}</ol></section>'

    def silences(self, point: Point) -> Iterator[str]:
        by_kind: dict[str, list[Silence]] = {}
        for silence in point.silence:
            by_kind.setdefault(silence.kind, []).append(silence)
        for kind, found in by_kind.items():
            yield f"<b>{SIGNS[kind]}</b> {SIGNED[kind]}: {', '.join(self.who(s) for s in found)}"

    def who(self, silence: Silence) -> str:
        words = f" <q>{own(short(silence.words.text, 160))}</q>" if silence.words else ""
        if silence.who in self.desk.reports:
            return f'<a href="{esc(self.desk.lead(silence.who))}">{self.desk.ref(silence.who)}</a> {own(self.desk.outlet(silence.who))}{words}'
        return own(short(silence.who, 80)) + words


def _column(column: Column) -> str:
    name = short(column.name, _NAME)
    ours = column.kind in ("own", "rest") or name.startswith("[")
    return f'<span class="ours">{esc(name)}</span>' if ours else f'<span class="words">{own(name)}</span>'
