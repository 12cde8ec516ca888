"""Write rows to Parquet files and read them back, one table a record type; the only file of this package that imports pyarrow.

The tables of records hold the rows that a case holds (`case.rows`), each with the id of its `report`: `statements`, `voices`,
`figures`, `incidents` and `words`.  `reports` has a row a report read, `inputs` the bytes, `sketches` what affairs are found by,
`dropped` what a rule left out, and `broken` what could not be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rashomon.case.rows import LAYERS
from rashomon.errors import CorpusError, UsageError

Row = Mapping[str, Any]
# Rows are written out when so many bytes of them wait: memory stays flat however large the inputs are.
WAITING = 32_000_000
_NUMBERS = {"score": "double", "where_lat": "double", "where_lon": "double", "low": "int64", "high": "int64", "place": "int64", "item": "int64", "nth": "int64"}
_INSTALL = "corpora need pyarrow: pip install 'rashomon[corpus]'"


def _layer(name: str) -> dict[str, str]:
    layer = LAYERS[name]
    columns = ["report", "place", *layer.plain, *layer.lists]
    columns += [f"{prefix}_{inner}" for _, prefix, names in layer.nested for inner in names]
    columns += ["relations"] if name == "incidents" else []
    return {column: _NUMBERS.get(column, "string") for column in columns}


SCHEMAS: Mapping[str, Mapping[str, str]] = {
    "reports": dict.fromkeys(
        ("report", "address", "sha256", "path", "title", "outlet", "published", "language", "head", "digest"), "string"
    ),
    **{name: _layer(name) for name in LAYERS},
    "words": {"report": "string", "layer": "string", "item": "int64", "field": "string", "nth": "int64", "spans": "string", "text": "string"},
    "inputs": {"sha256": "string", "data": "binary"},
    "sketches": {"report": "string", "body": "string"},
    "dropped": {"address": "string", "path": "string", "reason": "string"},
    "broken": {"address": "string", "path": "string", "reason": "string"},
}


class Writer:
    """Write the rows of one unit into files of a folder, one a table that has any; the same rows give the same bytes.

    A `with` block that ends without an error writes what waits and ends the files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._rows: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
        self._files: dict[str, Any] = {}
        self._waiting = 0

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Take rows of a table; columns that are missing are null."""
        for row in rows:
            self._rows[table].append(row)
            self._waiting += sum(len(value) for value in row.values() if isinstance(value, str | bytes)) + 64
        if self._waiting > WAITING:
            self._flush()

    def _flush(self) -> None:
        pa, pq = _pyarrow()
        for name, rows in self._rows.items():
            if not rows:
                continue
            table = pa.Table.from_pylist(rows, schema=schema(name))
            if name not in self._files:
                self._files[name] = pq.ParquetWriter(self.folder / f"{name}.parquet", table.schema, compression="zstd")
            self._files[name].write_table(table)
            rows.clear()
        self._waiting = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                self._flush()
        finally:
            for file in self._files.values():
                file.close()


def write(path: Path, name: str, rows: Iterable[Row]) -> None:
    """Write rows of a table to one file, also when there are none."""
    pa, pq = _pyarrow()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema(name)), path, compression="zstd")


def read(path: Path, columns: list[str] | None = None, where: tuple[str, list[str]] | None = None) -> Iterator[dict[str, Any]]:
    """Give the rows of a file, in batches of a bounded size; `where` keeps those whose column has one of the values.

    Raises `CorpusError` for a file that is no such table.
    """
    pa, pq = _pyarrow()
    import pyarrow.compute as pc

    try:
        with pq.ParquetFile(path, memory_map=True) as file:
            # Cells may be large (bytes of inputs), so few rows at a time.
            for batch in file.iter_batches(batch_size=256, columns=columns):
                kept = batch.filter(pc.is_in(batch[where[0]], pa.array(where[1]))) if where else batch
                yield from kept.to_pylist()
    except (OSError, KeyError, pa.ArrowException) as error:
        raise CorpusError(f"{path} can't be read as a table of a corpus: {str(error).splitlines()[0]}") from error


def schema(name: str) -> Any:  # noqa: ANN401 (a pyarrow.Schema, which ships no types)
    """Give the schema of a table."""
    pa, _ = _pyarrow()
    return pa.schema([(column, pa.type_for_alias(kind)) for column, kind in SCHEMAS[name].items()])


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError(_INSTALL) from error
    return pa, pq


def dumps(value: object) -> str:
    """Give a plain value as JSON in one way alone; in ASCII, so that names of files which are no text go through it."""
    return json.dumps(value, allow_nan=False, sort_keys=True, separators=(",", ":"))
