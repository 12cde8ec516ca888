"""Cut a text file at the lines that part the articles of an export, block by block: whatever the size, one article is held at a time."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from rashomon.articlemarks import ACCESSION, CLOSING, END, LONGEST, NUMBER
from rashomon.encoding import decode

BLOCK = 1 << 20
# A line without an end is cut here, which bounds what is held of it.
_LONGEST_LINE = 4 * BLOCK
_SAMPLE = 2 * BLOCK
# Byte order marks, spaces that don't break and the like may stand before a mark, in any encoding that keeps ASCII.
_BEFORE = rb"[\s\xef\xbb\xbf\xc2\xa0]*"
_MARK = re.compile(_BEFORE + rb"(?:[0-9]{1,7}\s+of\s|documento?\s|dokument\s|end\sof\sdocument|an\s|\*\*|time\sof\srequest)", re.IGNORECASE)
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


@dataclass(frozen=True, slots=True)
class Way:
    """Say how a file's bytes are read: `wide` is the codec of UTF-16, `charset` the encoding its beginning shows if that is not UTF-8."""

    wide: str | None = None
    charset: str | None = None


@dataclass(slots=True)
class Segment:
    """Hold what stands between two marks.

    `number` is what the mark before it says ('12 of 250'), `ended` whether a mark of an end closes it; `pieces` are
    empty when it is `too_large`.
    """

    offset: int
    number: tuple[int, int] | None = None
    ended: bool = False
    too_large: bool = False
    size: int = 0
    pieces: list[bytes] = field(default_factory=list)

    def add(self, line: bytes, most: int) -> None:
        self.size += len(line)
        if self.size > most:
            self.too_large = True
            self.pieces.clear()
        else:
            self.pieces.append(line)

    def text(self, way: Way) -> str:
        """Decode it by its own bytes first, for files are put together of others.  Raises `ValueError` for bytes that are no text."""
        data = b"".join(self.pieces)
        return decode(data, charset="utf-8" if way.wide else way.charset)[0].strip(" \t\r\n\x0b\x0c\ufeff\xa0")

    @property
    def blank(self) -> bool:
        return not self.too_large and not any(piece.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf\xc2\xa0") for piece in self.pieces)


def way_of(file: BinaryIO) -> Way:
    """Tell by the beginning of a file how to read it.  Raises `ValueError` for what is no text or not read here."""
    data = file.read(_SAMPLE)
    if data.startswith(_UTF32):
        raise ValueError("an export in UTF-32 is not read; save it as UTF-8")
    for mark, codec in _WIDE.items():
        if data.startswith(mark):
            return Way(wide=codec)
    # A character of several bytes may be cut at the end.
    _, encoding = decode(data[: data.rfind(b"\n") + 1] or data)
    if encoding.startswith("utf-16"):
        return Way(wide=encoding)
    return Way(charset=None if encoding.startswith("utf-8") else encoding)


def segments(file: BinaryIO, offset: int, way: Way, most: int) -> Iterator[Segment]:
    """Yield what stands between marks from `offset` on, blank stretches left out; more than `most` bytes of one are not held."""
    held = Segment(offset)
    for at, line in _lines(file, offset, way):
        found = _mark(line) if len(line) <= 2 * LONGEST and _MARK.match(line) else None
        if isinstance(found, tuple) or found == "closing":
            if not held.blank or held.number:
                yield held
            held = Segment(at, number=found if isinstance(found, tuple) else None)
        if not isinstance(found, tuple):
            held.add(line, most)
        if found == "end":
            held.ended = True
            yield held
            held = Segment(at + _width(line, way))
    if not held.blank or held.number:
        yield held


def _mark(line: bytes) -> tuple[int, int] | str | None:
    """Say which mark a line is: the numbers of a beginning, `end`, `closing`, or none."""
    words = line.decode("utf-8", "replace").strip(" \t\r\n\x0b\x0c\ufeff\xa0")
    if number := NUMBER.fullmatch(words):
        return int(number[1]), int(number[2])
    if END.fullmatch(words) or ACCESSION.fullmatch(words):
        return "end"
    return "closing" if CLOSING.fullmatch(words) else None


def _lines(file: BinaryIO, offset: int, way: Way) -> Iterator[tuple[int, bytes]]:
    """Yield lines with their ends, in UTF-8 where the file is UTF-16, and where each begins in the file."""
    file.seek(offset)
    held: list[bytes] = []
    size = 0
    for block in _blocks(file, way):
        held.append(block)
        size += len(block)
        if b"\n" not in block and b"\r" not in block and size < _LONGEST_LINE:
            continue
        lines = b"".join(held).splitlines(keepends=True)
        # The last line may go on in the next block, or its line end may.
        rest = lines.pop() if size < _LONGEST_LINE or len(lines) > 1 else b""
        for line in lines:
            yield offset, line
            offset += _width(line, way)
        held, size = [rest], len(rest)
    for line in b"".join(held).splitlines(keepends=True):
        yield offset, line
        offset += _width(line, way)


def _blocks(file: BinaryIO, way: Way) -> Iterator[bytes]:
    if way.wide is None:
        while block := file.read(BLOCK):
            yield block
        return
    decoder = codecs.getincrementaldecoder(way.wide)("replace")
    while block := file.read(BLOCK):
        yield decoder.decode(block).encode()
    yield decoder.decode(b"", True).encode()


def _width(line: bytes, way: Way) -> int:
    return len(line) if way.wide is None else len(line.decode().encode(way.wide))
