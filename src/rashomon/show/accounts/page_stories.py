"""Draws every report's story once, folded, with the words that points rest on marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from rashomon.show import facts
from rashomon.show.accounts.desk import Desk, label_of
from rashomon.show.accounts.proofs import Proofs
from rashomon.show.marks import Mark, cut
from rashomon.show.view import esc, own
from rashomon.text import Words


def section(desk: Desk, proofs: Proofs) -> str:
    """Draw the stories in the order of their numbers."""
    folded = "".join(_story(desk, proofs, ident) for ident in desk.reports)
    return f'<section class="stories" aria-labelledby="stories"><h2 class="label" id="stories">Reports</h2>{folded}</section>'


def _story(desk: Desk, proofs: Proofs, ident: str) -> str:
    report = desk.reports[ident]
    number = desk.numbers[ident]
    units = _units(desk, proofs, ident)
    title = own(label_of(report)) if report.header.title else f'<span class="ours">{label_of(report)}</span>'
    about = [f'<li class="alert">[damage to this copy: {esc("; ".join(report.condition))}]</li>'] if report.condition else []
    about += [f"<li>[note: {esc(note)}]</li>" for note in report.notes]
    name = report.original.name
    about.append(f"<li>{esc(facts.summary(report))} · {esc(name)} · SHA-256 {esc(report.original.sha256)}</li>")
    drawn = "".join(f'<p class="story" dir="auto">{unit}</p>' for unit in units)
    return (
        f'<details id="r{number}"><summary><b>{desk.ref(ident)}</b> <span class="ours">{esc(desk.says(ident).split(" ", 1)[1])}</span> <span class="words">{title}</span></summary>'
        f'<ul class="facts">{"".join(about)}</ul>{drawn}</details>'
    )


def _units(desk: Desk, proofs: Proofs, ident: str) -> Iterator[str]:
    report, number = desk.reports[ident], desk.numbers[ident]
    text, units = str(report.text), report.text.units
    marks: list[list[Mark]] = [[] for _ in units]
    starts = [start for start, _ in units]
    for mark in (mark for n, words in enumerate(proofs.of[ident], 1) for mark in _marks(desk, ident, n, words)):
        at = max(0, bisect_right(starts, mark.start) - 1)
        while at < len(units) and units[at][0] < mark.end:
            marks[at].append(mark)
            at += 1
    placed: set[int] = set()
    for (start, end), inside in zip(units, marks, strict=True):
        drawn = []
        for segment in cut(start, end, inside):
            words = esc(text[segment.start : segment.end])
            for mark in segment.marks:
                if mark.number not in placed:
                    placed.add(mark.number)
                    drawn.append(f'<a class="at" id="r{number}e{mark.number}"></a>')
            drawn.append(f"<mark>{words}</mark>" if segment.marks else words)
        yield "".join(drawn)


def _marks(desk: Desk, ident: str, number: int, words: Words) -> Iterator[Mark]:
    for span in words.spans:
        if found := desk.reports[ident].text.find(span):
            yield Mark(*found, "content", number)
