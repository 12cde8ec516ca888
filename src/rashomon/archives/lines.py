"""Open JSON Lines: cut them into parts by lines, and read the fields of each line of one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.archives.entries import Caps, Columns, Entry, Part, Refused
from rashomon.archives.fields import chosen, entry
from rashomon.archives.unfolding import Place, Unfolded, unfolded
from rashomon.errors import ReadError
from rashomon.inputs import MAX_BYTES, opened, shown

# Lines whose fields are looked at to know which there are, and the bytes of them.
_LOOKED_AT = 100
_LOOKED_AT_BYTES = 4_000_000
_STEP = 65_536
BROKEN = "no line of JSON that can be read"
NOT_RECORD = "a line of JSON that is no record with named fields"
TOO_LONG = "a line longer than the cap"


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold a line: where it begins and its bytes, none where it is longer than the cap."""

    place: Place
    data: bytes | None


def parts(path: str, size: int, columns: Columns) -> Iterator[Part | ReadError]:
    """Cut lines into parts of `size`, blank ones counted.

    Raises `ReadError` for a file that can't be read, holds no record, or lacks a column.
    """
    number, offset = -1, 0
    with opened(path) as file:
        _fields(unfolded(file), columns, path)
        stream = unfolded(file)
        for number, line in enumerate(_lines(stream, keep=False)):
            if number % size == 0:
                if number:
                    yield Part(path, number - size, size, offset)
                offset = 0 if line.place.inner else line.place.offset
    first = number - number % size
    yield Part(path, first, number + 1 - first, offset)
    if stream.damage:
        yield ReadError(shown(path), f"{stream.damage}, from line {number + 2:,} on")


def entries(part: Part, caps: Caps, columns: Columns) -> Iterator[Entry | Refused]:
    """Read the lines of one part.  Raises as `parts` does for the file itself."""
    with opened(part.path) as file:
        columns = _fields(unfolded(file), columns, part.path)
        for number, line in enumerate(_lines(unfolded(file, part.offset)), 0 if not part.offset else part.first):
            if number >= part.first + part.count:
                return
            if number >= part.first and (line.data is None or line.data.strip()):
                yield _entry(line, f"{shown(part.path)}#{number + 1}", columns, caps)


def _entry(line: _Line, address: str, columns: Columns, caps: Caps) -> Entry | Refused:
    if line.data is None:
        return Refused(address, address, TOO_LONG, broken=True)
    row = _row(line.data)
    return Refused(address, address, row, broken=True) if isinstance(row, str) else entry(row, columns, address, caps.max_bytes)


def _row(data: bytes) -> dict[str, object] | str:
    """Read a line, or say what is wrong with it."""
    try:
        row = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError, MemoryError):
        return BROKEN
    return row if isinstance(row, dict) else NOT_RECORD


def _lines(stream: Unfolded, *, keep: bool = True) -> Iterator[_Line]:
    """Give the lines from where the stream stands, each held whole unless longer than the cap."""
    while stream.have(1):
        place, length, held = stream.place(), 0, 0
        while True:
            held = stream.have(length + _STEP)
            end = stream.buffer.find(b"\n", stream.at + length, stream.at + held)
            if end >= 0 or held < length + _STEP or held > MAX_BYTES:
                break
            length = held
        end = end - stream.at if end >= 0 else held
        if end > MAX_BYTES:
            yield _Line(place, None)
            _pass_line(stream)
            continue
        if held == end and stream.damage:
            return  # a line that is cut is told of as damage
        data = bytes(memoryview(stream.buffer)[stream.at : stream.at + end]) if keep else b""
        stream.at += min(end + 1, held)
        yield _Line(place, data)


def _pass_line(stream: Unfolded) -> None:
    while held := stream.have(_STEP):
        end = stream.buffer.find(b"\n", stream.at, stream.at + held)
        if end >= 0:
            stream.at = end + 1
            return
        stream.at += held


def _fields(stream: Unfolded, columns: Columns, path: str) -> Columns:
    """Choose the columns by the fields of the first lines."""
    there: dict[str, None] = {}
    for number, line in enumerate(_lines(stream)):
        row = _row(line.data) if line.data else BROKEN
        there.update(dict.fromkeys(row) if isinstance(row, dict) else {})
        if number == _LOOKED_AT or stream.here > _LOOKED_AT_BYTES:
            break
    if not there:
        raise ReadError(shown(path), "holds no line of JSON that can be read")
    return chosen(columns, there, shown(path))
