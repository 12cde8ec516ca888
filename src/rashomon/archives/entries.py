"""Name what an archive gives: parts to work on, records to read, and records that give no report."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.inputs import MAX_BYTES

TOO_LARGE = "larger than the cap"
# Longer names of records are not shown: their address stands in their place.
LONGEST_NAME = 2_048


@dataclass(frozen=True, slots=True)
class Part:
    """Name a run of records of one archive: what one unit of work reads.

    `first` counts from 0 among the records that may be reports; at most `count` of them are read, from `offset` on
    (bytes of the file; 0 for tables and loose files).  A folder's part names its `files`.
    """

    path: str
    first: int
    count: int
    offset: int = 0
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one record of an archive, ready to be decoded and read.

    `address` is unique and tells where to find the record again; `data` is as kept, and its bytes alone decide the
    report's id; `path` is the name to show and to guess from.  `date` (`YYYY-MM-DD`) is what the archive's own field says.
    `notes` say how the data was got, where that is not plain.
    """

    address: str
    data: bytes
    path: str
    media_type: str | None = None
    charset: str | None = None
    date: str | None = None
    outlet: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Say why a record gives no report: `broken` ones are errors, the others were left out by a rule.

    `reason` is short and holds nothing that varies from record to record, so that reasons can be counted.
    """

    address: str
    path: str
    reason: str
    broken: bool


@dataclass(frozen=True, slots=True)
class Caps:
    """Bound what one record may cost: `max_bytes` of its payload, unpacked.  No more than `inputs.MAX_BYTES` are ever held of one."""

    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Columns:
    """Name the columns of a table (or the fields of JSON lines) to read; `None` leaves the choice to the reader."""

    text: str | None = None
    html: str | None = None
    date: str | None = None
    outlet: str | None = None
    name: str | None = None
