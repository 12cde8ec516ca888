"""Writes comma-separated values (RFC 4180) that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# Spreadsheets take a cell that opens with one of these for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


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
    return f"'{cell}" if cell.startswith(_FORMULA) and cell != "-" else cell
