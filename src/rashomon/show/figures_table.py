"""Writes the figures of a report as comma-separated values (RFC 4180), one row a figure.

Rows end with CR LF, unknown is an empty cell.  Spreadsheets take a cell that opens with `=`, `+`, `-`, `@`, a tab or a
line break for a formula (OWASP, CSV injection), so such a cell is written with an apostrophe before it; a lone `-`,
which names standard input, stays as it is.
"""

from __future__ import annotations

from rashomon.model import Report
from rashomon.show.chain import chains, figure_chains, plain
from rashomon.show.spreadsheet import write
from rashomon.text import Words

COLUMNS = (
    "report", "outlet", "date", "figure", "harm", "low", "high", "bound", "group", "voice", "chain", "words", "offsets",
    "as_of", "part_of", "repeats", "incident",
)  # fmt: skip


def heading() -> str:
    r"""Give the row of column names.

    >>> heading()[:20]
    'report,outlet,date,f'
    """
    return write([COLUMNS])


def rows(report: Report) -> str:
    """Give one row a figure, in reading order; nothing where figures were not read.

    `voice` holds all names of a joint count, parted by `; `, and is empty for the outlet's own; `chain` runs from
    the outlet to the innermost voice; `offsets` are `start-end` into the input, in code points, end excluded, parted by spaces.
    """
    links = figure_chains(report, chains(report))
    names = {v.id: v.name for v in report.voices or ()}
    labels = {i.id: i.label for i in report.incidents or ()}
    header = report.header
    origin = (report.original.path, header.outlet, report.day)
    out = []
    for figure in report.figures or ():
        voice = "; ".join(names[v] for v in figure.voices or (figure.voice,) if v in names)
        cells = (figure.harm, figure.low, figure.high, figure.bound, figure.group, voice, plain(links[figure.id]), figure.words.text)
        out.append((*origin, figure.id, *cells, _offsets(figure.words), figure.as_of and figure.as_of.text,
                    figure.part_of, figure.repeats, labels.get(figure.incident or "", figure.incident)))  # fmt: skip
    return write(out)


def _offsets(words: Words) -> str:
    return " ".join(f"{s.start}-{s.end}" for s in words.spans)
