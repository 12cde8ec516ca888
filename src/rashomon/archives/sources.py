"""Give the bytes of a file piece by piece, unpacked where it is packed, each with where reading can start to get it."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO, Protocol

from rashomon.archives import codecs

GZIP = b"\x1f\x8b\x08"
PIECE = 65_536
# What is read of a gzip file at once: the rest behind the end of a member is copied, and members may be small.
_GZIP_PIECE = 16_384
_SCANNED = 1_048_576
_TRIED = 4_096
CUT = "the compressed data ends too early"
DAMAGED = "the compressed data is damaged"


class Damage(Exception):
    """Say that a file can't be unpacked further, and why."""


class Source(Protocol):
    """Give a file piece by piece: where its bytes can be read from, and the bytes; none at the end."""

    def read(self) -> tuple[int, bytes]: ...


class Plain:
    """Read a file that is not packed."""

    def __init__(self, file: BinaryIO, offset: int) -> None:
        self.file = file
        self.offset = file.seek(offset)

    def read(self) -> tuple[int, bytes]:
        data = self.file.read(PIECE)
        self.offset += len(data)
        return self.offset - len(data), data


class Gzip:
    """Unpack member by member (RFC 1952); a member that ends too early is damage, unlike for most readers."""

    def __init__(self, file: BinaryIO, offset: int) -> None:
        self.file = file
        self.next = self.start = file.seek(offset)
        self.pending = b""
        self.member = zlib.decompressobj(31)
        self.begun = False

    def read(self) -> tuple[int, bytes]:
        while True:
            if not self.pending:
                self.pending = self.file.read(_GZIP_PIECE)
            ended = not self.pending
            if ended and not self.begun:
                return self.next, b""
            if not self.begun:
                self.start, self.begun, self.member = self.next, True, zlib.decompressobj(31)
            data = self._unpack()
            if self.member.eof:
                self.begun = False
            elif ended and not data:
                raise Damage(CUT)
            if data:
                return self.start, data

    def _unpack(self) -> bytes:
        try:
            data = self.member.decompress(self.pending, PIECE)
        except zlib.error as error:
            raise Damage(DAMAGED) from error
        rest = self.member.unused_data if self.member.eof else self.member.unconsumed_tail
        self.next += len(self.pending) - len(rest)
        self.pending = rest
        return data


def gunzip(data: bytes, most: int) -> tuple[bytes, bool]:
    """Unpack gzip to about `most` bytes, over `most` where there are more; say whether that is all, or too much.

    What stands behind the last member and is none is left out, as all readers do.
    """
    source, out = Gzip(io.BytesIO(data), 0), bytearray()
    try:
        while len(out) <= most and (piece := source.read()[1]):
            out += piece
    except Damage:
        return bytes(out), source.start > 0 and not data.startswith(GZIP, source.start)
    return bytes(out), True


class Other:
    """Unpack what fastwarc unpacks, always from the start: where its frames begin is not told to the byte."""

    def __init__(self, kind: str, file: BinaryIO) -> None:
        self.kind, self.file = kind, file
        self.given = 0
        self.last = False
        self._open()

    def _open(self) -> None:
        self.file.seek(0)
        self.reader = codecs.opened(self.kind, self.file)

    def read(self) -> tuple[int, bytes]:
        if self.last:
            raise Damage(DAMAGED)
        try:
            data = self.reader.read(PIECE)
        except OSError:
            data, self.last = self._before_damage(), True
        self.given += len(data)
        return (0, data) if data or not self.last else self.read()

    def _before_damage(self) -> bytes:
        """Give byte by byte what lies before damage: the reader gives nothing of a piece that it can't unpack to its end."""
        out = bytearray()
        try:
            self._open()
            left = self.given
            while left and (piece := self.reader.read(min(left, PIECE))):
                left -= len(piece)
            while len(out) < PIECE and (byte := self.reader.read(1)):
                out += byte
        except OSError:
            pass
        return bytes(out)


def next_member(file: BinaryIO, offset: int, opening: bytes) -> int | None:
    """Give where the next gzip member from `offset` on begins whose content begins with `opening`, if there is one."""
    file.seek(offset)
    window = b""
    while True:
        more = file.read(_SCANNED)
        window += more
        # What stands too near the end of the window is tried with what follows it.
        limit = max(0, len(window) - _TRIED) if more else len(window)
        at = window.find(GZIP)
        while 0 <= at < limit:
            if _begins(window[at : at + _TRIED], opening):
                return offset + at
            at = window.find(GZIP, at + 1)
        if not more:
            return None
        window, offset = window[limit:], offset + limit


def _begins(packed: bytes, opening: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(packed, len(opening)) == opening
    except zlib.error:
        return False
