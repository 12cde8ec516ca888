"""Parse heads and undo compression with fastwarc.  The only file that imports it.

Of fastwarc these parts are used, not its iterator over records: that one ends at the first record that it can't unpack, steps over
what belongs to no record, and gives a record cut short as if it were whole.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib.util import find_spec
from typing import IO, TYPE_CHECKING

from rashomon.errors import UsageError

if TYPE_CHECKING:
    from fastwarc.stream_io import WarcReader
    from fastwarc.warc import HeaderMap

_INSTALL = "fastwarc is not installed; WARC archives need: pip install 'rashomon[corpus]'"
_PIECE = 65_536


def require() -> None:
    """Raise `UsageError`, with what to install, where fastwarc is missing."""
    if find_spec("fastwarc") is None:
        raise UsageError(_INSTALL)


def head(data: bytes) -> HeaderMap:
    """Parse the head of a record or of an HTTP answer, first line and blank line included."""
    from fastwarc.warc import HeaderMap

    found = HeaderMap()
    found.parse(io.BytesIO(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")))
    return found


def opened(kind: str, file: IO[bytes]) -> WarcReader:
    """Give a reader that unpacks `file` from where it stands: "zstd", "lz4" or "br".

    It raises `OSError` for what is damaged.
    """
    from fastwarc import stream_io

    readers: dict[str, Callable[[IO[bytes]], WarcReader]] = {
        "zstd": stream_io.ZstdReader,
        "lz4": stream_io.Lz4Reader,
        "br": stream_io.BrotliReader,
    }
    return readers[kind](file)


def unpack(kind: str, data: bytes, most: int) -> bytes:
    """Unpack `data`, to `most` bytes and one more at the most.  Raises `OSError` for what is damaged."""
    reader, out, left = opened(kind, io.BytesIO(data)), [], most + 1
    while left and (piece := reader.read(min(_PIECE, left))):
        out.append(piece)
        left -= len(piece)
    return b"".join(out)
