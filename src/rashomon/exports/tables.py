"""Write a case as tables (RFC 4180): figures, the matrix of accounts, statements.  No cell is taken for a formula."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.case import Case
from rashomon.model import Report, Voice
from rashomon.show import figures_table
from rashomon.show.accounts.matrix import By
from rashomon.show.accounts.matrix_csv import matrix_csv
from rashomon.show.chain import chains, plain
from rashomon.show.spreadsheet import write
from rashomon.text import Words

STATEMENTS = (
    "report", "statement", "outlet", "date", "path", "voice", "voice_kind", "source", "cue", "content", "manner", "stance", "act", "hedges",
    "said", "channel", "chain", "via", "within", "score", "start", "end", "offsets", "sha256",
)  # fmt: skip


def figures(case: Case) -> Iterator[str]:
    """Give the figures of all reports, one row a figure; see `show.figures_table` for the columns."""
    yield figures_table.heading()
    for report in case.reports():
        yield figures_table.rows(report)


def matrix(case: Case, by: By = "voice") -> str:
    """Give the matrix of accounts, one row a point, one column a voice or an outlet; see `show.accounts.matrix_csv`."""
    return matrix_csv(case.comparison(), by)


def statements(case: Case) -> Iterator[str]:
    """Give the statements of all reports, one row each, in reading order; unknown is an empty cell.

    `start` and `end` are those of the content as a whole, `offsets` its spans as `start-end`, in code points into the input, end
    excluded; `chain` runs from the outlet to the innermost voice.
    """
    yield write([STATEMENTS])
    for report in case.reports():
        yield write(_rows(report))


def _rows(report: Report) -> Iterator[tuple[object, ...]]:
    known = chains(report)
    voices = {v.id: v for v in report.voices or ()}
    origin = report.original
    for s in report.statements or ():
        voice = voices.get(s.voice or "")
        yield (
            origin.id, s.id, report.header.outlet, report.day, origin.path, voice and voice.name, voice and voice.kind, _text(s.source), _text(s.cue),
            s.content.text, s.manner, s.stance, s.act, "; ".join(w.text for w in s.hedges), _text(s.said), _text(s.channel), plain(known[s.id]),
            _names(s.via, voices), s.within, f"{s.score:.2f}", s.content.start, s.content.end, offsets(s.content), origin.sha256,
        )  # fmt: skip


def offsets(words: Words) -> str:
    """Give spans as `start-end`, parted by spaces."""
    return " ".join(f"{s.start}-{s.end}" for s in words.spans)


def _text(words: Words | None) -> str | None:
    return words.text if words else None


def _names(idents: tuple[str, ...], voices: dict[str, Voice]) -> str:
    return "; ".join(voices[ident].name for ident in idents if ident in voices)
