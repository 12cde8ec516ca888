"""Write a case as one HTML file: the sheet of its comparison, the decisions in its log, and the hashes of its inputs."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.case import Case, Entry, log
from rashomon.comparison import Comparison
from rashomon.exports.jsonl import left_out
from rashomon.exports.plainly import words_of
from rashomon.model import Report
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
    return _section("decisions", "Decisions", state, map(_decision, entries))


def _decision(entry: Entry) -> str:
    subject, decision, guess = map(own, words_of(entry))
    private = " (private)" if entry.private else ""
    return (
        f'<b>{own(entry.action)}</b>{private} <span class="ours">about</span> {subject}<span class="ours">: decided</span> {decision}'
        f'<span class="ours">; the machine had</span> {guess} <small>{own(entry.who)}, {own(entry.at)}</small>'
    )


def _inputs(comparison: Comparison) -> str:
    desk = Desk(comparison)
    return _section("inputs", "Inputs", "as they came; offsets count code points of the decoded bytes", (_input(desk, r) for r in comparison.reports))


def _input(desk: Desk, report: Report) -> str:
    origin = report.original
    # The name alone: where a file lies on someone's machine is nothing to pass on with the page.
    name = origin.name
    told = (desk.outlet(origin.id), report.day or "[no date]", name, origin.encoding)
    return f"<b>{desk.ref(origin.id)}</b> {' · '.join(map(own, told))}<br><small>SHA-256 <code>{own(origin.sha256)}</code></small>"


def _section(name: str, title: str, about: str, items: Iterable[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<section aria-labelledby="{name}"><h2 class="label" id="{name}">{title}</h2><p class="ours">[{esc(about)}]</p><ol>{listed}</ol></section>\n'
