"""Write a case as Markdown, every quoted word with a footnote that says where it stands.

Words of reports can't become markup: characters that hide or reorder are shown as marks, and all that CommonMark or GitHub's
Markdown reads as markup, a link, HTML or an address is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.case import Case, Entry
from rashomon.comparison import Comparison, Evidence, Group, Point
from rashomon.exports.jsonl import left_out
from rashomon.exports.plainly import plainly, words_of
from rashomon.exports.tables import offsets
from rashomon.model import Report
from rashomon.show.accounts.desk import Desk, label_of
from rashomon.show.chain import NO_OUTLET, chains, plain
from rashomon.show.visible import reveal
from rashomon.text import Words

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&@!^$]")
# What GitHub links without brackets: an address with a scheme, or one that opens with www.
_LINKED = re.compile(r"(?i)\b(www)\.|([a-z0-9+.-]+):(?=\S)")


def escaped(text: str) -> str:
    r"""Write words so that Markdown shows them as they are.

    >>> escaped("[a](javascript:b) <img> www.x.example")
    '\\[a\\](javascript\\:b) \\<img\\> www\\.x.example'
    """
    return _LINKED.sub(lambda m: f"{m[1]}\\." if m[1] else f"{m[2]}\\:", _MARKUP.sub(lambda m: f"\\{m[0]}", reveal(text)))


class _Notes:
    """Number footnotes in the order in which they are called; the same words at the same place have one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._numbers: dict[tuple[str, tuple[object, ...]], int] = {}
        self._texts: list[str] = []

    def call(self, report: str, words: Words) -> str:
        """Quote words and call their footnote."""
        place = (report, words.spans)
        if place not in self._numbers:
            self._numbers[place] = len(self._numbers) + 1
            self._texts.append(footnote(self._desk.reports[report], words))
        return f"“{escaped(words.text)}”[^{self._numbers[place]}]"

    def lines(self) -> Iterator[str]:
        """Give the footnotes."""
        yield from (f"[^{n}]: {text}\n" for n, text in enumerate(self._texts, 1))


def footnote(report: Report, words: Words) -> str:
    """Say where words stand: outlet, date, path, the words, offsets (code points, end excluded) and the input's SHA-256, shortened."""
    origin = report.original
    parts = (report.header.outlet or NO_OUTLET, report.day or "[no date]", origin.path)
    named = ", ".join(escaped(part) for part in parts)
    return f"{named}: “{escaped(words.text)}” (offsets {offsets(words)}; SHA-256 {origin.sha256[:12]})"


def markdown(case: Case, *, private: bool = False) -> Iterator[str]:
    """Give the record of a case as Markdown, in pieces: reports, points at issue, incidents with their figures, statements, decisions, footnotes.

    Private entries of the log show their words only when `private` is true.
    """
    comparison = case.comparison()
    desk = Desk(comparison)
    notes = _Notes(desk)
    yield f"# {escaped(case.fact('title') or 'Case')}\n\n"
    yield "In quotation marks: the reports’ words. In \\[brackets\\]: ours. Nothing here says who is right.\n\n## Reports\n\n"
    yield from (_report(desk, report) for report in comparison.reports)
    yield from _points(desk, notes, comparison)
    yield from _incidents(desk, notes, comparison)
    yield from _statements(desk, notes, comparison)
    yield from _log(case.entries(), private=private)
    yield "\n## Footnotes\n\n"
    yield from notes.lines()


def _report(desk: Desk, report: Report) -> str:
    origin = report.original
    return f"- {desk.ref(origin.id)}: {escaped(desk.outlet(origin.id))}, {report.day or '[no date]'}, “{escaped(label_of(report))}”, {escaped(origin.path)}, SHA-256 {origin.sha256}\n"


def _points(desk: Desk, notes: _Notes, comparison: Comparison) -> Iterator[str]:
    yield "\n## Points at issue\n"
    if not comparison.points:
        yield "\nNone found.\n"
    for point in comparison.points:
        yield f"\n### {escaped(point.id)} {escaped(point.label)} · {escaped(point.kind)}\n\n"
        yield f"{_roots(point)}; why: {escaped(point.why)}\n\n"
        for position in point.positions:
            yield f"- {escaped(position.label)}\n"
            yield from (f"  - {_evidence(desk, notes, e)}\n" for e in position.evidence)
        for silence in point.silence:
            words = f": {_declared(desk, notes, silence.words)}" if silence.words else ""
            yield f"- {escaped(desk.silent(silence))}: \\[{escaped(silence.kind.replace('_', ' '))}\\]{words}\n"


def _declared(desk: Desk, notes: _Notes, words: Words) -> str:
    """Quote words that declare a silence; which report they stand in is not recorded, so it is the first that has them there."""
    for report in desk.comparison.reports:
        if words.end <= len(report.original.raw) and report.original.words(*words.spans).text == words.text:
            return notes.call(report.original.id, words)
    return f"“{escaped(words.text)}”"


def _roots(point: Point) -> str:
    reports = len({e.report for position in point.positions for e in position.evidence})
    return f"{reports} {'report' if reports == 1 else 'reports'}, {point.roots} {'root' if point.roots == 1 else 'roots'}"


def _evidence(desk: Desk, notes: _Notes, evidence: Evidence) -> str:
    copy = f" (text of {desk.ref(evidence.copy_of)})" if evidence.copy_of in desk.reports else ""
    return f"{desk.ref(evidence.report)} {escaped(plain(desk.chain(evidence)))}: {notes.call(evidence.report, evidence.words)}{copy}"


def _incidents(desk: Desk, notes: _Notes, comparison: Comparison) -> Iterator[str]:
    yield "\n## Incidents and people harmed, as said\n"
    for group in comparison.incidents:
        yield f"\n### {escaped(group.id)} {escaped(group.label)}{' · background' if group.background else ''}\n\n"
        yield from _told(desk, notes, group)


def _told(desk: Desk, notes: _Notes, group: Group) -> Iterator[str]:
    for member in group.members:
        found = [i for i in desk.reports[member.report].incidents or () if i.id == member.item]
        yield from (f"- told: {desk.ref(member.report)} {notes.call(member.report, i.words)}\n" for i in found)
    for member in group.figures:
        for f in (f for f in desk.reports[member.report].figures or () if f.id == member.item):
            yield f"- {f.harm}: {desk.ref(member.report)} {escaped(plain(desk.figure_chain(member.report, f)))}: {notes.call(member.report, f.words)}\n"


def _statements(desk: Desk, notes: _Notes, comparison: Comparison) -> Iterator[str]:
    yield "\n## Statements\n"
    for report in comparison.reports:
        ident, known = report.original.id, chains(report)
        yield f"\n### {desk.ref(ident)} {escaped(label_of(report))}\n\n"
        if report.statements is None:
            yield f"Not read: {escaped('; '.join(report.notes) or 'no reason kept')}\n"
        for s in report.statements or ():
            what = f"{s.stance}, {s.act}" if s.act else s.stance
            yield f"- {escaped(plain(known[s.id]))} · {escaped(what)}: {notes.call(ident, s.content)}\n"


def _log(entries: tuple[Entry, ...], *, private: bool) -> Iterator[str]:
    if not entries:
        return
    yield "\n## Decisions\n\n"
    for entry in entries if private else map(left_out, entries):
        subject, decision, guess = words_of(entry)
        yield f"{entry.number}. {escaped(plainly(entry.at))} {escaped(entry.who)}: {escaped(entry.action)} · {escaped(subject)} · {escaped(decision)} · the machine had {escaped(guess)}\n"
