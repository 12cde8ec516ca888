"""Open WARC archives: cut them into parts, and read the pages of one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from rashomon.archives import codecs, pages
from rashomon.archives.entries import Caps, Entry, Part, Refused
from rashomon.archives.framing import CANDIDATES, MAX_HEAD, OPENING, Gap, Record, walk
from rashomon.archives.unfolding import Unfolded, unfolded
from rashomon.errors import ReadError, Unsupported
from rashomon.inputs import MAX_BYTES, opened, shown

# The same in each pass over an archive, whatever the caps: which records there are must not depend on them.
_ROOM = MAX_BYTES + MAX_HEAD
_ARC = b"filedesc:"


def parts(path: str, size: int) -> Iterator[Part]:
    """Cut an archive into parts of `size` records, in one pass that looks at heads only.

    Raises `ReadError` for a file that can't be read or holds no record, `UsageError` where fastwarc is missing.
    """
    codecs.require()
    number, offset, reason = -1, 0, ""
    with opened(path) as file:
        stream = _begun(file, path)
        warc = is_warc(stream)
        for number, found in enumerate(_items(stream)):
            if number % size == 0:
                if number:
                    yield Part(path, number - size, size, offset)
                # In the middle of a member nothing can be read: such a part begins with the file and passes over what is before it.
                offset = 0 if found.place.inner else found.place.offset
            reason = f": {found.reason}" if isinstance(found, Gap) else ""
    if number < 0 or (number == 0 and reason and not warc):
        raise ReadError(shown(path), f"holds no WARC record that may be a report{reason}")
    first = number - number % size
    yield Part(path, first, number + 1 - first, offset)


def entries(part: Part, caps: Caps) -> Iterator[Entry | Refused]:
    """Read the records of one part.  Raises as `parts` does for the file itself."""
    codecs.require()
    with opened(part.path) as file:
        skipped = 0 if part.offset else part.first
        for found in islice(_items(unfolded(file, part.offset, OPENING)), skipped, skipped + part.count):
            address = f"{shown(part.path)}#{found.place}"
            if isinstance(found, Gap):
                yield Refused(address, address, found.reason, broken=True)
            else:
                yield pages.entry(found, address, caps)


def _begun(file: BinaryIO, path: str) -> Unfolded:
    stream = unfolded(file, opening=OPENING)
    if stream.have(len(_ARC)) and stream.buffer.startswith(_ARC):
        raise Unsupported(shown(path), "an ARC file, the older form of WARC, is not read; convert it, for example with warcio's recompress")
    return stream


def _items(stream: Unfolded) -> Iterator[Record | Gap]:
    """Give what counts in an archive: records that may be reports, and what can't be read."""
    return (found for found in walk(stream, _ROOM) if isinstance(found, Gap) or found.kind in CANDIDATES)


def is_warc(stream: Unfolded) -> bool:
    """Say whether a file begins as WARC (or ARC, which is told from it later) does."""
    return stream.have(len(_ARC)) > 0 and stream.buffer.startswith((OPENING, _ARC))
