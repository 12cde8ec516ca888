"""Read a file as it was before it was compressed, within bounds, and know from where in the file each byte comes."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import BinaryIO

from rashomon.archives.sources import GZIP, PIECE, Damage, Gzip, Other, Plain, Source, next_member

_KINDS = {GZIP: "gzip", b"\x28\xb5\x2f\xfd": "zstd", b"\x04\x22\x4d\x18": "lz4"}


@dataclass(frozen=True, slots=True)
class Place:
    """Say where in a file a byte lies: `offset` is where reading can start, `inner` the bytes to pass over from there."""

    offset: int
    inner: int

    def __str__(self) -> str:
        return f"{self.offset}+{self.inner}" if self.inner else str(self.offset)


def kind_of(head: bytes) -> str:
    """Name the compression that the first bytes of a file show: "gzip", "zstd", "lz4" or "plain"."""
    return next((kind for magic, kind in _KINDS.items() if head.startswith(magic)), "plain")


def unfolded(file: BinaryIO, offset: int = 0, opening: bytes = b"") -> Unfolded:
    """Read a file that says itself how it is compressed, from `offset` on."""
    file.seek(0)
    return Unfolded(file, kind_of(file.read(len(GZIP) + 1)), offset, opening)


class Unfolded:
    """Hold the unpacked bytes from `here` on, as many as were asked for; `damage` says why there are no more, if not the end.

    `buffer[at:]` is what is held.  Reading starts at `offset` of the file, which must be where reading can start.  Members whose content
    begins with `opening` are remembered.
    """

    def __init__(self, file: BinaryIO, kind: str, offset: int = 0, opening: bytes = b"") -> None:
        self.file, self.kind, self.opening = file, kind, opening
        self.buffer = bytearray()
        self.at = 0
        self.damage: str | None = None
        self._base = 0  # the position of buffer[0]; positions count unpacked bytes from where reading started
        self._starts: deque[tuple[int, int]] = deque()  # positions where a member begins, and where that is in the file
        self._unseen: deque[int] = deque()  # positions of members whose opening was not looked at yet
        self._openings: deque[int] = deque()
        self._source = self._opened(offset)
        self._ended = False
        self._end: int | None = None

    def _opened(self, offset: int) -> Source:
        if self.kind == "plain":
            return Plain(self.file, offset)
        return Gzip(self.file, offset) if self.kind == "gzip" else Other(self.kind, self.file)

    @property
    def here(self) -> int:
        """The position of the next byte."""
        return self._base + self.at

    def have(self, wanted: int) -> int:
        """Hold `wanted` bytes, if there are as many; give how many are held."""
        while len(self.buffer) - self.at < wanted and not self._ended:
            self._fill()
        return len(self.buffer) - self.at

    def _fill(self) -> None:
        if self.at > PIECE and self.at * 2 > len(self.buffer):
            del self.buffer[: self.at]
            self._base, self.at = self.here, 0
        end = self._base + len(self.buffer)
        try:
            offset, data = self._source.read()
        except Damage as damage:
            self.damage, data = str(damage), b""
        if not data:
            self._ended, self._end = True, end if self.damage is None else None
            return
        if not self._starts or (self.kind == "gzip" and self._starts[-1][1] != offset):
            self._starts.append((end, offset))
            self._unseen.append(end)
        self.buffer += data

    def place(self) -> Place:
        """Give where the next byte lies; at the end, or where the file is damaged, where the last member begins or ends."""
        if self.have(1) == 0:
            return self._last()
        while len(self._starts) > 1 and self._starts[1][0] <= self.here:
            self._starts.popleft()
        position, offset = self._starts[0]
        inner = self.here - position
        return Place(offset + inner, 0) if self.kind == "plain" else Place(offset, inner)

    def _last(self) -> Place:
        source = self._source
        if isinstance(source, Gzip):
            begun = self._starts and self._starts[-1][1] == source.start
            return Place(source.start, self.here - self._starts[-1][0] if begun else 0)
        return Place(source.offset if isinstance(source, Plain) else 0, self.here if isinstance(source, Other) else 0)

    def opening_in(self, begin: int, end: int) -> int | None:
        """Give where the first member with the opening begins from `begin` to `end`, counted from the next byte."""
        here, held = self.here, self._base + len(self.buffer)
        while self._unseen and self._unseen[0] + len(self.opening) <= held:
            position = self._unseen.popleft()
            if position >= self._base and self.buffer.startswith(self.opening, position - self._base):
                self._openings.append(position)
        while self._openings and self._openings[0] < here:
            self._openings.popleft()
        return next((position - here for position in self._openings if begin <= position - here < end), None)

    def pass_over(self, count: int) -> int:
        """Pass over bytes, which need not be held; give how many there were."""
        left = count
        while left:
            held = self.have(1)
            if not held:
                break
            step = min(held, left)
            self.at += step
            left -= step
            if left and isinstance(self._source, Plain):
                left -= self._jump(self._source, left)
        return count - left

    def _jump(self, source: Plain, count: int) -> int:
        """Pass over bytes of a plain file without reading them; nothing is held when this is called."""
        size = source.file.seek(0, 2)
        step = max(0, min(count, size - source.offset))
        source.offset = source.file.seek(source.offset + step)
        self._base, self.at = self.here + step, 0
        self.buffer.clear()
        return step

    def runs_over(self, count: int) -> bool:
        """Say whether less than `count` bytes are left, as far as that is known without reading on."""
        if isinstance(self._source, Plain):
            return len(self.buffer) - self.at + self._source.file.seek(0, 2) - self._source.file.seek(self._source.offset) < count
        return self._end is not None and self.here + count > self._end

    def go_back(self, place: Place, position: int) -> None:
        """Read on from a place passed, which had this position."""
        self._source, self._ended, self.damage = self._opened(place.offset), False, None
        for held in (self.buffer, self._starts, self._unseen, self._openings):
            held.clear()
        self._base, self.at = position - place.inner, 0
        self.pass_over(place.inner)

    def recover(self) -> bool:
        """Go on behind the damage, at the next member with the opening, if there is one."""
        source = self._source
        if not isinstance(source, Gzip) or (offset := next_member(self.file, source.start + 1, self.opening)) is None:
            return False
        position = self._base + len(self.buffer)
        self.go_back(Place(offset, 0), position)
        return True
