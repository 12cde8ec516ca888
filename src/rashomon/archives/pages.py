"""Take the page out of a WARC record: undo what the server did to send it, check its digest, leave out what is no report."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import zlib
from typing import TYPE_CHECKING

from rashomon.archives import codecs
from rashomon.archives.entries import LONGEST_NAME, TOO_LARGE, Caps, Entry, Refused
from rashomon.archives.framing import HEAD_END, MAX_HEAD, Record
from rashomon.archives.sources import gunzip
from rashomon.text import ABOUT_INPUT

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap

_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
# Named in full when left out; of the rest only the kind is, so that reasons stay few whatever servers write.
_OTHERS = frozenset(
    "application/json application/pdf application/javascript application/xml application/rss+xml application/atom+xml application/octet-stream "
    "application/zip application/msword text/css text/xml text/javascript text/dns text/calendar image/png image/jpeg image/gif image/webp "
    "image/svg+xml image/x-icon video/mp4 audio/mpeg font/woff font/woff2".split()
)
_TOPS = frozenset(["application", "audio", "font", "image", "message", "model", "multipart", "text", "video"])
_TYPE = re.compile(r"\s*([\w.+-]{1,40}/[\w.+-]{1,60})", re.ASCII)
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.ASCII | re.IGNORECASE)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+([1-5]\d\d)(?!\d)")
_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,15})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_DIGEST = re.compile(r"\s*(sha-?1|sha-?256|sha-?512|md5)\s*:\s*([0-9A-Za-z+/=]{16,200})\s*\Z", re.ASCII | re.IGNORECASE)
_UNFIT_IN_NAMES = re.compile("[\x00-\x20\x7f-\x9f]")
# More than servers do; each layer is unpacked within the cap.
_MOST_PACKINGS = 3
PARTIAL = ABOUT_INPUT + "the archive holds only the beginning of this page (WARC-Truncated)"
REVISIT = "a revisit record: the page is kept elsewhere, under its first visit"
SEGMENT = "a segment of a record kept in several"
WRONG_DIGEST = "its digest is wrong"
_FEW = 512


class _Unfit(Exception):
    """Say why a record gives no report; `broken` as in `Refused`."""

    def __init__(self, reason: str, *, broken: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.broken = reason, broken


def entry(record: Record, address: str, caps: Caps) -> Entry | Refused:
    """Give the page of a record, or why there is none."""
    name = _name(record.head) or address
    try:
        return _entry(record, address, name, caps.max_bytes)
    except _Unfit as unfit:
        return Refused(address, name, unfit.reason, unfit.broken)


def _name(head: HeaderMap) -> str | None:
    found = (head.get("WARC-Target-URI") or "").strip()
    if found.startswith("<") and found.endswith(">"):
        found = found[1:-1]
    return found if found and len(found) <= LONGEST_NAME and not _UNFIT_IN_NAMES.search(found) else None


def _entry(record: Record, address: str, name: str, most: int) -> Entry:
    if record.kind == "revisit":
        raise _Unfit(REVISIT)
    if record.head.get("WARC-Segment-Number"):
        raise _Unfit(SEGMENT)
    kind = record.head.get("Content-Type") or ""
    begin, head = 0, None
    if kind.strip().lower().startswith("application/http"):
        begin, head = _answer(record.block)
        kind = head.get("Content-Type") or record.head.get("WARC-Identified-Payload-Type") or ""
    media_type = _media_type(kind) if kind or head is None else None
    if not record.whole or len(record.block) > most + begin:
        raise _Unfit(TOO_LARGE, broken=True)
    told = record.head.get("WARC-Block-Digest")
    if told and _differs(told, record.block):
        raise _Unfit(WRONG_DIGEST, broken=True)
    page = record.block if head is None else _body(record, begin, head, most)
    if not page.strip():
        raise _Unfit("the page is empty")
    return Entry(address, page, name, media_type, _charset(kind), notes=(PARTIAL,) if _partial(record) else ())


def _partial(record: Record) -> bool:
    return bool(record.head.get("WARC-Truncated"))


def _media_type(kind: str) -> str:
    told = _TYPE.match(kind)
    if not told:
        raise _Unfit("not HTML or text: no media type")
    name = told[1].lower()
    if name not in _TYPES:
        top = name.partition("/")[0]
        raise _Unfit(f"not HTML or text: {name if name in _OTHERS else top if top in _TOPS else 'no media type'}")
    return _TYPES[name]


def _charset(kind: str) -> str | None:
    told = _CHARSET.search(kind)
    return told[1] if told else None


def _answer(block: bytes) -> tuple[int, HeaderMap]:
    """Read the head of an HTTP answer; give where its body begins."""
    told = _STATUS.match(block)
    end = HEAD_END.search(block, 0, MAX_HEAD)
    if not told or not end:
        raise _Unfit("no HTTP answer that can be read", broken=True)
    status = int(told[1])
    if not 200 <= status < 300 or status == 206:
        raise _Unfit(f"HTTP status {status}")
    try:
        return end.end(), codecs.head(block[: end.end()])
    except OSError:
        raise _Unfit("no HTTP answer that can be read", broken=True) from None


def _body(record: Record, begin: int, head: HeaderMap, most: int) -> bytes:
    """Give the page as the server meant it."""
    sent, partial = record.block[begin:], _partial(record)
    whole = _joined(sent, partial=partial) if "chunked" in (head.get("Transfer-Encoding") or "").lower() else sent
    body = _unpacked(whole, head, most, partial=partial)
    told = record.head.get("WARC-Payload-Digest")
    # Writers differ in what they take for the payload (as sent, with its chunks joined, unpacked), and all they took is in the block.
    if told and not record.head.get("WARC-Block-Digest") and all(_differs(told, data) for data in (whole, sent, body)):
        raise _Unfit(WRONG_DIGEST, broken=True)
    return body


def _differs(told: str, data: bytes) -> bool:
    """Say whether a digest that can be checked is not that of `data`."""
    found = _DIGEST.match(told)
    if not found:
        return False
    held = hashlib.new(found[1].lower().replace("-", ""), data, usedforsecurity=False).digest()
    value = found[2]
    if len(value) == 2 * len(held):
        return value.lower() != held.hex()
    try:
        return base64.b32decode(value.upper() + "=" * (-len(value) % 8)) != held
    except binascii.Error:
        return True


def _joined(sent: bytes, *, partial: bool) -> bytes:
    """Join the chunks of a body.  One that does not begin with a chunk was joined by the crawler, and is given as it is."""
    out: list[bytes] = []
    at = 0
    while size := _CHUNK.match(sent, at):
        length, begin = int(size[1], 16), size.end()
        if length == 0:
            return b"".join(out)
        out.append(sent[begin : begin + length])
        at = begin + length
        if at > len(sent):
            break
        at += 2 if sent.startswith(b"\r\n", at) else int(sent.startswith(b"\n", at))
    if not out:
        return sent
    if partial:
        return b"".join(out)
    raise _Unfit("its chunks are damaged or end too early", broken=True)


def _unpacked(body: bytes, head: HeaderMap, most: int, *, partial: bool) -> bytes:
    named = [one.strip().lower() for one in (head.get("Content-Encoding") or "").split(",")]
    kinds = [_PACKINGS[one] for one in named if one in _PACKINGS]
    if len(kinds) > _MOST_PACKINGS:
        raise _Unfit("packed too many times", broken=True)
    for kind in reversed(kinds):
        body = _unpack(kind, body, most, partial=partial)
        if len(body) > most:
            raise _Unfit(TOO_LARGE, broken=True)
    return body


_PACKINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br", "zstd": "zstd"}


def _unpack(kind: str, body: bytes, most: int, *, partial: bool) -> bytes:
    """Unpack a body once.  One that is text already was unpacked by the crawler, and is given as it is."""
    try:
        if kind in ("br", "zstd"):
            return codecs.unpack(kind, body, most)
        out, whole = gunzip(body, most) if kind == "gzip" else _inflated(body, 15 if _is_zlib(body) else -15, most)
        whole = whole or partial
    except (zlib.error, OSError):
        out, whole = b"", False
    if not whole:
        if not out and _is_text(body):
            return body
        raise _Unfit("it can't be unpacked to its end", broken=True)
    return out


def _inflated(body: bytes, window: int, most: int) -> tuple[bytes, bool]:
    """Unpack to `most` bytes and one more; say whether that is all, or too much."""
    unpacker = zlib.decompressobj(window)
    out = unpacker.decompress(body, most + 1)
    return out, unpacker.eof or len(out) > most


def _is_zlib(body: bytes) -> bool:
    """Say whether deflate has the two bytes before it that the standard asks for and some servers leave out."""
    return len(body) > 1 and body[0] & 15 == 8 and (body[0] << 8 | body[1]) % 31 == 0


def _is_text(body: bytes) -> bool:
    """Say whether bytes look like text: next to no control characters at the beginning."""
    head = body[:_FEW]
    return sum(byte < 9 or 13 < byte < 32 for byte in head) <= len(head) // _FEW
