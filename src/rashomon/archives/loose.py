"""Read files that hold one report each: single ones, and folders, cut into parts that one more file hardly changes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256

from rashomon.archives.entries import Caps, Entry, Part, Refused
from rashomon.errors import ReadError
from rashomon.inputs import NOT_TAKEN, SUFFIXES, shown, take

# Parts are cut behind a file by its own name, so that they are about as large as asked for; none is larger than so many times that.
_LARGEST = 4


def cut(folder: str, files: Iterable[str], size: int) -> Iterator[Part]:
    """Cut files into parts of about `size`, in their order.

    A part ends behind a file whose name, taken from the folder on, says so: a file more or less changes the part it stands in alone.
    """
    held: list[str] = []
    for name in files:
        held.append(name)
        if _ends(os.path.relpath(name, folder), size) or len(held) == _LARGEST * size:
            yield _part(folder, held)
            held = []
    if held:
        yield _part(folder, held)


def _part(folder: str, files: list[str]) -> Part:
    # Counted from 0 in each part: the number of files before it is no part of what it is.
    return Part(folder, 0, len(files), files=tuple(files))


def _ends(name: str, size: int) -> bool:
    return int.from_bytes(sha256(os.fsencode(name)).digest()[:8]) % size == 0


def entries(part: Part, caps: Caps) -> Iterator[Entry | Refused]:
    """Read the files of one part; in a folder those with the endings that are read in folders."""
    for name in part.files:
        if name != part.path and not name.lower().endswith(SUFFIXES):
            yield Refused(shown(name), shown(name), NOT_TAKEN, broken=False)
            continue
        try:
            taken = take(name, max_bytes=caps.max_bytes)
        except ReadError as error:
            yield Refused(shown(name), shown(name), error.reason, broken=True)
        else:
            yield Entry(shown(name), taken.data, taken.path, taken.media_type, taken.charset, notes=taken.notes)
