"""Find the records of a WARC file one behind the other, and the next one behind what can't be read.

A record says how long it is, and what stands behind it shows whether that is true.  Where it is not, the file is searched
from behind the record's head on, so that a wrong length hides no other record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.archives import codecs
from rashomon.archives.unfolding import Place, Unfolded

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap

OPENING = b"WARC/"
MAX_HEAD = 65_536
_STEP = 65_536
_FIRST_LOOK = 4_096
_LINE_ENDS = 2  # the shortest blank line with the line end before it
_OPENING = re.compile(rb"WARC/\d\.\d{1,2}\r?\n")
_NEXT = re.compile(rb"\n\r?\n(?=WARC/\d\.\d{1,2}\r?\n)")
_NEXT_LONGEST = 16
HEAD_END = re.compile(rb"\r?\n\r?\n")
# What may stand behind a record: two line ends; writers forget one, and the last record may have none.
_BEHIND = re.compile(rb"(?:\r?\n){2}|(?:\r?\n)?(?:WARC/|\Z)")
_LONGEST_BEHIND = 9
_LENGTH = re.compile(r"\d{1,18}\Z", re.ASCII)
# Kinds of records that may hold a report; the others tell of requests and of the crawl.
CANDIDATES = frozenset(["response", "resource", "conversion", "revisit"])
ENDS_EARLY = "it ends before its own length"
NOT_ITS_LENGTH = "its length is not the one it tells"


@dataclass(frozen=True, slots=True)
class Record:
    """Hold a record: its head and its block, or only the block's beginning where it is too large to be held (`whole` is false)."""

    place: Place
    head: HeaderMap
    block: bytes
    whole: bool = True

    @property
    def kind(self) -> str:
        return (self.head.get("WARC-Type") or "").strip().lower()


@dataclass(frozen=True, slots=True)
class Gap:
    """Say that from a place to the next record nothing could be read, and why."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class _Framed:
    """Hold the head of a record and the lengths of head and block."""

    head: HeaderMap
    begin: int
    length: int


def walk(stream: Unfolded, room: int) -> Iterator[Record | Gap]:
    """Give the records from where the stream stands, and a `Gap` for each stretch that is none; `room` bounds the blocks held."""
    while True:
        _pass_line_ends(stream)
        place = stream.place()
        if not stream.have(1):
            if stream.damage is None:
                return
            yield Gap(place, stream.damage)
            if not stream.recover():
                return
            continue
        framed = _framed(stream)
        found = framed if isinstance(framed, str) else _taken(stream, place, framed, room)
        if isinstance(found, Record):
            yield found
            continue
        yield Gap(place, found)
        if not _find_next(stream):
            return


def _pass_line_ends(stream: Unfolded) -> None:
    while stream.have(1) and stream.buffer[stream.at] in b"\r\n":
        stream.at += 1


def _framed(stream: Unfolded) -> _Framed | str:
    """Read the head of a record, or say why it is none, and pass over its first byte."""
    reason = "its head is too long"
    for look in (_FIRST_LOOK, MAX_HEAD):
        held = min(stream.have(look), look)
        data = bytes(stream.buffer[stream.at : stream.at + held])
        if not _OPENING.match(data):
            reason = (stream.damage if held < look else None) or "bytes that belong to no record"
            break
        if end := HEAD_END.search(data):
            found = _read_head(data[: end.end()])
            if isinstance(found, _Framed):
                return found
            reason = found
            break
        if held < look:
            reason = stream.damage or "it ends within its head"
            break
    stream.at += 1
    return reason


def _read_head(data: bytes) -> _Framed | str:
    try:
        head = codecs.head(data)
    except OSError:
        return "its head can't be read"
    lengths = {length.strip() for length in head.get_multiple("Content-Length")}
    if len(lengths) != 1 or not _LENGTH.match(length := lengths.pop()):
        return "it tells no length that can be true"
    return _Framed(head, len(data), int(length))


def _taken(stream: Unfolded, place: Place, framed: _Framed, room: int) -> Record | str:
    """Take the block of a record and pass over it; say what is wrong with its length instead, and pass over the head alone.

    The line ends of the head are left: the next record may stand behind them at once.
    """
    if framed.length > room:
        return _passed(stream, place, framed)
    end = framed.begin + framed.length
    held = stream.have(end + _LONGEST_BEHIND)
    behind = stream.at + end
    wrong = None
    if held < end:
        wrong = stream.damage or ENDS_EARLY
    elif stream.opening_in(framed.begin, end) is not None:
        # No record holds the beginning of another member's.
        wrong = ENDS_EARLY
    elif not _BEHIND.match(bytes(stream.buffer[behind : behind + _LONGEST_BEHIND])):
        wrong = NOT_ITS_LENGTH
    if wrong:
        stream.at += framed.begin - _LINE_ENDS
        return wrong
    block = bytes(memoryview(stream.buffer)[stream.at + framed.begin : behind])
    stream.at += end
    return Record(place, framed.head, block)


def _passed(stream: Unfolded, place: Place, framed: _Framed) -> Record | str:
    """Pass over a block that is too large to be held, as `_taken` does with one that is not."""
    head_at, begin = stream.here, framed.begin
    if stream.runs_over(begin + framed.length):
        stream.at += begin - _LINE_ENDS
        return ENDS_EARLY
    held = min(begin + min(framed.length, MAX_HEAD), stream.have(begin + MAX_HEAD))
    block = bytes(stream.buffer[stream.at + begin : stream.at + held])
    stream.at += begin
    wrong = _pass_block(stream, framed.length)
    if wrong is None:
        return Record(place, framed.head, block, whole=False)
    if stream.damage is None:
        stream.go_back(place, head_at)
        stream.pass_over(begin - _LINE_ENDS)
    return wrong


def _pass_block(stream: Unfolded, length: int) -> str | None:
    """Pass over `length` bytes and look what stands behind them; say what is wrong, if something is."""
    left = length
    while left:
        if stream.kind == "plain":
            stream.pass_over(left)
            break
        step = min(left, stream.have(min(left, _STEP) + len(OPENING)), _STEP)
        if not step or stream.opening_in(0, step) is not None:
            return stream.damage or ENDS_EARLY
        stream.at += step
        left -= step
    held = stream.have(_LONGEST_BEHIND)
    behind = bytes(stream.buffer[stream.at : stream.at + min(held, _LONGEST_BEHIND)])
    return None if _BEHIND.match(behind) else NOT_ITS_LENGTH


def _find_next(stream: Unfolded) -> bool:
    """Go to the next record: behind a blank line, or where a member begins; past damage, where that can be passed."""
    while True:
        held = min(stream.have(_STEP), _STEP)
        found = _NEXT.search(stream.buffer, stream.at, stream.at + held)
        opening = stream.opening_in(1, held)
        if found or opening is not None:
            stream.at = min(found.end() if found else len(stream.buffer), len(stream.buffer) if opening is None else stream.at + opening)
            return True
        if held < _STEP:
            stream.at += held
            return stream.damage is not None and stream.recover()
        stream.at += held - _NEXT_LONGEST
