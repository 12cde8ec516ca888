"""Read a corpus back: sketches one by one, and whole reports, every word proven against the bytes kept."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon import recorded
from rashomon.affairs import Sketch, from_row
from rashomon.case import log, rows
from rashomon.case.keeping import original
from rashomon.corpus import tables
from rashomon.corpus.folder import Folder
from rashomon.errors import CorpusError
from rashomon.model import Report

_UNIT = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold one report of a corpus: its record, the bytes of its input, and its address there."""

    record: dict[str, Any]
    data: bytes
    address: str

    def report(self) -> Report:
        """Give the report, every word proven.  Raises `RecordError` or `CaseError` when the words or bytes are not those that were read."""
        return recorded.report(self.record, original(self.record, self.data))


def units(folder: Folder) -> list[str]:
    """Name the units of a corpus.  Raises `CorpusError` when the folder holds none."""
    if folder.get("corpus.json") is None:
        raise CorpusError(f"{folder.path} holds no corpus; `rashomon corpus read INPUT... --out {folder.path}` makes one")
    return list(folder.done())


def sketches(folder: Folder) -> Iterator[tuple[str, Sketch]]:
    """Give the sketch of each report with the unit that holds it; a report that stands in several comes once."""
    seen: set[str] = set()
    for unit in units(folder):
        path = folder.table("sketches", unit)
        for row in tables.read(path) if path.exists() else ():
            if row["report"] not in seen:
                seen.add(row["report"])
                yield unit, from_row(json.loads(row["body"]))


def reports(folder: Folder, where: Mapping[str, str]) -> dict[str, Kept]:
    """Give the reports of the ids that are keys of `where`, in that order; its values name the unit of each.

    Raises `CorpusError` when one isn't there.
    """
    wanted: dict[str, list[str]] = defaultdict(list)
    for ident, unit in where.items():
        wanted[unit].append(ident)
    found: dict[str, Kept] = {}
    for unit, idents in wanted.items():
        found |= _of_unit(folder, unit, idents)
    if missing := [ident for ident in where if ident not in found]:
        raise CorpusError(f"{folder.path} does not hold the report {missing[0]}")
    return {ident: found[ident] for ident in where}


def _of_unit(folder: Folder, unit: str, idents: Sequence[str]) -> dict[str, Kept]:
    if not _UNIT.fullmatch(unit):
        raise CorpusError(f"{folder.path} names a unit {unit!r}, which is none")

    def of(table: str, column: str, values: Sequence[str]) -> Iterator[dict[str, Any]]:
        path = folder.table(table, unit)
        return tables.read(path, where=(column, list(values))) if path.exists() else iter(())

    heads = {row["report"]: row for row in of("reports", "report", idents)}
    data = {row["sha256"]: row["data"] for row in of("inputs", "sha256", [row["sha256"] for row in heads.values()])}
    laid = {ident: rows.Laid(head["head"], {name: [] for name in rows.LAYERS}, []) for ident, head in heads.items()}
    for name in rows.LAYERS:
        for row in of(name, "report", idents):
            laid[row["report"]].tables[name].append(row)
    for row in of("words", "report", idents):
        laid[row["report"]].words.append(row)
    return {ident: _whole(folder, head, laid[ident], data[head["sha256"]]) for ident, head in heads.items()}


def _whole(folder: Folder, head: Mapping[str, Any], laid: rows.Laid, data: bytes) -> Kept:
    """Put a report together; raise `CorpusError` when its rows are not those that were written."""
    try:
        record = rows.whole(head["report"], laid)
        if log.digest(rows.dumps(record)) == head["digest"]:
            return Kept(record, data, head["address"])
    except (KeyError, TypeError, ValueError):
        pass
    raise CorpusError(f"{folder.path} does not hold the report {head['report']} as it was read: its rows were changed")
