"""Tell what an input is by its name and its first bytes, and hand it to what reads it."""

from __future__ import annotations

import codecs
import hashlib
import os
from collections.abc import Iterator
from typing import Literal

from rashomon.archives import exports, lines, loose, tables, warc
from rashomon.archives.entries import Caps, Columns, Entry, Part, Refused
from rashomon.archives.sources import GZIP
from rashomon.archives.unfolding import unfolded
from rashomon.errors import ReadError
from rashomon.inputs import NOT_TAKEN, NOTHING, OUTSIDE, expand, explain, opened, shown

Kind = Literal["warc", "table", "lines", "export", "loose"]
_WARC = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4", ".arc", ".arc.gz")
_LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
_TABLES = (".parquet",)
_EXPORTS = (".txt",)
_HEAD = 200_000
_PIECE = 1_048_576


def parts(path: str, size: int, columns: Columns | None = None) -> Iterator[Part | ReadError]:
    """Cut an archive, a file or a folder into parts of `size` records (a folder of loose files: about `size`), in order.

    What can't be opened comes as a `ReadError` in its place.  A part of an archive found in a folder names the archive as its `path`.
    Raises `UsageError` when a library is missing that the input needs.
    """
    columns = columns or Columns()
    try:
        if os.path.isdir(path):  # noqa: PTH112 (the name is kept as typed)
            yield from _folder(path, size, columns)
        else:
            yield from _file(path, size, columns)
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(shown(path), explain(error))


def _file(path: str, size: int, columns: Columns) -> Iterator[Part | ReadError]:
    kind = _kind(path)
    if kind == "warc":
        yield from warc.parts(path, size)
    elif kind == "table":
        yield from tables.parts(path, size, columns)
    elif kind == "lines":
        yield from lines.parts(path, size, columns)
    elif kind == "export":
        yield from exports.parts_of_export(path, size)
    else:
        yield Part(path, 0, 1, files=(path,))


def _folder(path: str, size: int, columns: Columns) -> Iterator[Part | ReadError]:
    """Give the parts of the loose files in a folder, then those of the archives."""
    files: list[str] = []
    archives: list[str] = []
    for found in expand([path]):
        if isinstance(found, ReadError):
            yield found
            continue
        name, reason = (found, NOT_TAKEN) if isinstance(found, str) else (found.path, found.reason)
        if reason == NOT_TAKEN:
            # Files that are not read are named in their part as left out.
            (archives if _holds_many(name) else files).append(name)
        elif reason == OUTSIDE or (reason == NOTHING and not (files or archives)):
            yield ReadError(shown(name), reason)
    yield from loose.cut(path, files, size)
    for name in archives:
        yield from parts(name, size, columns)


def _holds_many(name: str) -> bool:
    """Say whether a file in a folder is an archive; one that can't be opened is told of when its part is read."""
    if name.lower().endswith((*_WARC, *_LINES, *_TABLES)):
        return True
    try:
        return name.lower().endswith(_EXPORTS) and _kind(name) == "export"
    except (ReadError, OSError):
        return False


def entries(part: Part, caps: Caps | None = None, columns: Columns | None = None) -> Iterator[Entry | Refused]:
    """Read the records of one part; a record that can't be read comes as `Refused` in its place, and so does an archive that went away.

    Raises `UsageError` when a library is missing that the archive needs.
    """
    caps, columns = caps or Caps(), columns or Columns()
    try:
        if part.files:
            yield from loose.entries(part, caps)
            return
        kind = _kind(part.path)
        if kind == "warc":
            yield from warc.entries(part, caps)
        elif kind == "table":
            yield from tables.entries(part, caps, columns)
        elif kind == "lines":
            yield from lines.entries(part, caps, columns)
        elif kind == "export":
            yield from exports.entries_of_export(part, caps)
        else:
            raise ReadError(shown(part.path), "no longer what it was when it was cut into parts")
    except (ReadError, OSError) as error:
        reason = error.reason if isinstance(error, ReadError) else explain(error)
        yield Refused(shown(part.path), shown(part.path), reason, broken=True)


def _kind(path: str) -> Kind:
    """Tell what a file is: by its name's ending, else by its first bytes, unpacked where they are packed."""
    name = path.lower()
    for endings, kind in ((_WARC, "warc"), (_LINES, "lines"), (_TABLES, "table")):
        if name.endswith(endings):
            return kind  # type: ignore[return-value]
    with opened(path) as file:
        head = file.read(_HEAD)
        if head.startswith(tables.MAGIC):
            return "table"
        if head.startswith((b"WARC", GZIP)) and warc.is_warc(unfolded(file)):
            return "warc"
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return "export" if exports.is_export(head.decode("utf-16" if wide else "utf-8", "replace")) else "loose"


def digest(path: str) -> str:
    """Give the SHA-256 of a file, read piece by piece.  Raises `ReadError` for what can't be read."""
    hashed = hashlib.sha256()
    try:
        with opened(path) as file:
            while piece := file.read(_PIECE):
                hashed.update(piece)
    except OSError as error:
        raise ReadError(shown(path), explain(error)) from error
    return hashed.hexdigest()
