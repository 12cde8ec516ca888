"""Write a case as one HTML file: the sheet of its comparison, the decisions in its log, and the hashes of its inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.case import Case, Entry, log
from rashomon.comparison import Comparison
from rashomon.exports.jsonl import left_out
from rashomon.exports.plainly import words_of
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.matrix import By
from rashomon.show.accounts.page import render
from rashomon.show.view import esc, own

_END = "</main>"


def dossier(case: Case, by: By = "voice", *, private: bool = False) -> str:
    """Write the sheet (see `show.accounts.page`) with the log and the inputs' hashes behind it, as a page that asks for nothing.

    All of it can be read without script.  Private entries of the log show their words only when `private` is true.
    """
    comparison, entries = case.comparison(), case.entries()
    shown = entries if private else tuple(map(left_out, entries))
    # Words of reports are escaped in the sheet, so its last end of `main` is the sheet's own.
    before, _, behind = render(comparison, by).rpartition(_END)
    return f"{before}{_log(shown, log.broken(entries))}{_inputs(comparison)}{_END}{behind}"


def _log(entries: tuple[Entry, ...], broken: str | None) -> str:
    if not entries:
        return ""
    state = broken or f"the chain of {len(entries):,} holds; last hash {entries[-1].hash}"
    columns = ("no.", "when", "who", "what", "about", "decided", "the machine had")
    rows = (
        (str(e.number), own(e.at), own(e.who), own(e.action + (" (private)" if e.private else "")), *map(own, words_of(e))) for e in entries
    )
    return _section("decisions", "Decisions", f"[{esc(state)}]", columns, rows)


def _inputs(comparison: Comparison) -> str:
    desk = Desk(comparison)
    rows = (
        (desk.ref(r.original.id), own(desk.outlet(r.original.id)), own(r.day or "[no date]"), own(r.original.path), own(r.original.encoding), f"<code>{own(r.original.sha256)}</code>")
        for r in comparison.reports
    )
    columns = ("report", "outlet", "date", "input", "encoding", "SHA-256 of its bytes")
    return _section("inputs", "Inputs", "[as they came; offsets count code points of the decoded bytes]", columns, rows)


def _section(name: str, title: str, about: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    return (
        f'<section class="{name}" aria-labelledby="{name}"><h2 class="label" id="{name}">{title}</h2><p class="ours">{about}</p>'
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{name}"><table><thead><tr>{"".join(f"<th scope=col>{esc(c)}</th>" for c in columns)}</tr></thead>'
        f"<tbody>{''.join(_row(r) for r in rows)}</tbody></table></div></section>\n"
    )


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(_cells(cells))}</tr>"


def _cells(cells: Iterable[str]) -> Iterator[str]:
    yield from (f"<td>{cell}</td>" for cell in cells)
