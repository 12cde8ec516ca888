"""Open Parquet files: cut them into parts by rows, and read the named columns of one.  The only file here that imports pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, BinaryIO

from rashomon.archives.entries import Caps, Columns, Entry, Part, Refused
from rashomon.archives.fields import chosen, entry, named
from rashomon.errors import ReadError, UsageError
from rashomon.inputs import opened, shown

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

MAGIC = b"PAR1"
DAMAGED = "the table is damaged here"
FOLDED = "packed so tightly that no text can be in it"
_INSTALL = "pyarrow is not installed; Parquet files need: pip install 'rashomon[corpus]'"
# Rows decoded at once: each may be as large as the cap, and a large one may stand in the file once for many rows.
_BATCH = 8
# Without it the library reads the whole of a column in a row group.
_READ_AT_ONCE = 1_048_576
# Text is packed to a twentieth at best; what unpacks to more than this and to this many bytes is made to fill memory.
_TIGHTEST, _FROM = 400, 100_000_000
_UNITS = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}


def parts(path: str, size: int, columns: Columns) -> Iterator[Part]:
    """Cut a table into parts of `size` rows, which its own index tells.

    Raises `ReadError` for a file that can't be read, holds no row, or lacks a column, `UsageError` where pyarrow is missing.
    """
    with opened(path) as file:
        table = _Table(file, path, columns)
        if not table.rows:
            raise ReadError(shown(path), "holds no row")
        for first in range(0, table.rows, size):
            yield Part(path, first, min(size, table.rows - first))


def entries(part: Part, caps: Caps, columns: Columns) -> Iterator[Entry | Refused]:
    """Read the rows of one part.  Raises as `parts` does for the file itself."""
    with opened(part.path) as file:
        table = _Table(file, part.path, columns)
        for number, row in table.read(part.first, part.count, caps.max_bytes):
            address = f"{shown(part.path)}#{number}"
            if isinstance(row, str):
                yield Refused(address, address, row, broken=True)
            else:
                yield entry(row, table.columns, address, caps.max_bytes)


class _Table:
    """Read rows of a Parquet file, a few at a time; what can't be decoded costs the rows of its row group from there on."""

    def __init__(self, file: BinaryIO, path: str, columns: Columns) -> None:
        if find_spec("pyarrow") is None:
            raise UsageError(_INSTALL)
        import pyarrow as pa
        import pyarrow.parquet as pq

        self.faults = (pa.ArrowException, OSError, ValueError)
        try:
            there = pq.ParquetFile(file, buffer_size=_READ_AT_ONCE, pre_buffer=False)
            names = list(there.schema_arrow.names)
        except self.faults as error:
            raise ReadError(shown(path), f"no Parquet file that can be read: {_brief(error)}") from error
        self.columns = chosen(columns, names, shown(path))
        for name in (self.columns.html, self.columns.text):
            if name is not None:
                _check(there.schema_arrow.field(name).type, name, path)
        self.table: pq.ParquetFile = there
        self.rows: int = there.metadata.num_rows

    def read(self, first: int, count: int, most: int) -> Iterator[tuple[int, dict[str, object] | str]]:
        """Give rows with their numbers; for one that can't be read, the reason."""
        begin = 0
        for group in range(self.table.num_row_groups):
            end = begin + self.table.metadata.row_group(group).num_rows
            low, high = max(first, begin), min(first + count, end)
            if low < high:
                yield from self._group(group, begin, range(low, high), most)
            begin = end

    def _group(self, group: int, begin: int, wanted: range, most: int) -> Iterator[tuple[int, dict[str, object] | str]]:
        number = begin
        fault = FOLDED if self._is_bomb(group, most) else DAMAGED
        try:
            for batch in () if fault == FOLDED else self.table.iter_batches(_BATCH, [group], named(self.columns), use_threads=False):
                rows = range(number, number + batch.num_rows)
                for at in range(max(rows.start, wanted.start), min(rows.stop, wanted.stop)):
                    yield at, {name: _value(batch.column(name)[at - rows.start], most) for name in named(self.columns)}
                number = rows.stop
                if number >= wanted.stop:
                    return
        except self.faults:
            pass
        yield from ((at, fault) for at in range(max(number, wanted.start), wanted.stop))

    def _is_bomb(self, group: int, most: int) -> bool:
        """Say whether a row group's columns, by what it tells of them, unpack to what no text fills."""
        told = self.table.metadata.row_group(group)
        read = set(named(self.columns))
        for number in range(told.num_columns):
            column = told.column(number)
            size, packed = column.total_uncompressed_size, max(1, column.total_compressed_size)
            if column.path_in_schema in read and size > _FROM and (size > _TIGHTEST * packed or size > 2 * most * max(1, column.num_values)):
                return True
        return False


def _check(kind: pa.DataType, name: str, path: str) -> None:
    """Raise `ReadError` for a column that can hold no text."""
    import pyarrow as pa

    inner = kind.value_type if pa.types.is_dictionary(kind) else kind
    if not (pa.types.is_string(inner) or pa.types.is_large_string(inner) or pa.types.is_binary(inner) or pa.types.is_large_binary(inner)):
        raise ReadError(shown(path), f"column {name!r} holds no text but {kind}")


def _value(scalar: Any, most: int) -> object:  # noqa: ANN401 (scalars of pyarrow have no types)
    """Give the value of a scalar: text, bytes (a little over `most` of them at the most), a day, or `None` for all else."""
    import pyarrow as pa

    if pa.types.is_dictionary(scalar.type):
        scalar = scalar.value
    kind = None if scalar is None or not scalar.is_valid else scalar.type
    if kind is None or pa.types.is_null(kind):
        return None
    if pa.types.is_date(kind):
        return _day(scalar.cast(pa.date32()).value)
    if pa.types.is_timestamp(kind):
        return _day(scalar.value // (_UNITS[kind.unit] * 86_400))
    if not hasattr(scalar, "as_buffer"):
        return None
    data = scalar.as_buffer()[: most + 1].to_pybytes()
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return bytes(data)
    try:
        return str(data, "utf-8")
    except UnicodeDecodeError:
        return bytes(data)


def _day(number: int) -> date | None:
    """Give the day that lies so many days after the first of 1970, in UTC where a time has a zone."""
    try:
        return date(1970, 1, 1) + timedelta(days=number)
    except OverflowError:
        return None


def _brief(error: Exception) -> str:
    text = str(error).splitlines()
    return text[0][:200] if text else type(error).__name__
