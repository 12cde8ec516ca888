"""Writes comma-separated values (RFC 4180) that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

# Spreadsheets take a cell that opens with one of these for a formula (OWASP, CSV injection), some also behind spaces or in full width.
_FORMULA = re.compile(r"[ \u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def write(lines: Iterable[Iterable[object]]) -> str:
    r"""Write `lines`, each ended by CR LF; `None` is an empty cell, a cell that opens like a formula gets an apostrophe.

    >>> write([("30 dead", None, "=1+1")])
    "30 dead,,'=1+1\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in lines:
        writer.writerow([guarded("" if cell is None else str(cell)) for cell in line])
    return out.getvalue()


def guarded(cell: str) -> str:
    r"""Keep a spreadsheet from taking a cell for a formula; a lone `-`, which names standard input, stays as it is.

    >>> guarded("=1+1"), guarded("30 dead"), guarded("-")
    ("'=1+1", '30 dead', '-')
    """
    return f"'{cell}" if _FORMULA.match(cell) and cell != "-" else cell
