"""Read bytes, files, folders, standard input and addresses on the web into an `Original`, decoded once and never altered."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from rashomon.documents import kind_of, text_of
from rashomon.encoding import decode
from rashomon.errors import ReadError, TooLarge, Unsupported
from rashomon.text import ABOUT_INPUT, Original

STDIN = "-"
SUFFIXES = (".txt", ".html", ".htm", ".pdf", ".docx")
NOTHING = "no .txt, .html, .htm, .pdf or .docx files"
NOT_TAKEN = "not a .txt, .html, .htm, .pdf or .docx file"
AGAIN = "this folder was already read"
OUTSIDE = "a link that leads outside the folder named"
# Over a hundred times the longest report met in training data; a whole book is about 1 MB.
MAX_BYTES = 20_000_000
_MARKUP_SUFFIXES = (".html", ".htm", ".xhtml")
_MARKUP_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")
_SNIFFED = 1024
_FORMATS = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "DOCX, EPUB or another zip archive",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "old Word (DOC)",
    b"{\\rtf": "RTF",
    b"\x1f\x8b": "gzip",
    b"\x89PNG": "PNG image",
    b"\xff\xd8\xff": "JPEG image",
    b"GIF8": "GIF image",
}
_NAMED_FORMATS = {
    ".pdf": "PDF",
    ".docx": "DOCX",
    ".doc": "old Word (DOC)",
    ".odt": "ODT",
    ".rtf": "RTF",
    ".epub": "EPUB",
}
_ADDRESS = re.compile("https?://", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_KINDS = (
    (stat.S_ISDIR, "is a folder, not a file"),
    (stat.S_ISFIFO, "is a named pipe (FIFO), not a file; use - and standard input instead"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Name a path in a folder that is left unread, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """Hold the bytes of one input, the name to show, and what is known of them: media type, charset, and `notes` on how they were got."""

    data: bytes
    path: str
    media_type: str | None = None
    charset: str | None = None
    notes: tuple[str, ...] = ()


def on_the_web(name: str) -> bool:
    """Say whether an input is an address to fetch rather than a file.

    >>> [on_the_web(name) for name in ("https://ford.example/mill", "https.txt", "-")]
    [True, False, False]
    """
    return _ADDRESS.match(name) is not None


def expand(inputs: Iterable[str]) -> Iterator[str | Skipped | ReadError]:
    """Yield the paths to read, in order: files, `-` and addresses as named, folders file by file, sorted.

    In folders files that end in one of `SUFFIXES` are taken and other files yielded as `Skipped`, as is a link that
    leads outside the folder named; a folder that was already walked is not entered again, so links that
    loop end.  A folder that can't be listed is yielded as a `ReadError`, so that the rest is still read.
    A folder named that holds nothing to read comes as `Skipped` behind what is in it.

    >>> list(expand(["-", "a.txt"]))
    ['-', 'a.txt']
    """
    seen: set[tuple[int, int]] = set()
    for name in inputs:
        if name != STDIN and not on_the_web(name) and os.path.isdir(name):  # noqa: PTH112 (the name is kept as typed)
            bare = True
            for entry in _walk(name, seen):
                bare = bare and isinstance(entry, Skipped) and entry.path != name
                yield entry
            if bare:
                yield Skipped(name, NOTHING)
        else:
            yield name


def _walk(top: str, seen: set[tuple[int, int]]) -> Iterator[str | Skipped | ReadError]:
    # A stack, not recursion: a folder tree may be deeper than Python's stack.
    waiting: list[str] = [top]
    root = os.path.realpath(top)
    while waiting:
        name = waiting.pop()
        if name != top and _leads_out(name, root):
            yield Skipped(name, OUTSIDE)
            continue
        try:
            if not os.path.isdir(name):  # noqa: PTH112
                yield name if name.lower().endswith(SUFFIXES) else Skipped(name, NOT_TAKEN)
                continue
            state = Path(name).stat()
            if (state.st_dev, state.st_ino) in seen:
                yield Skipped(name, AGAIN)
                continue
            seen.add((state.st_dev, state.st_ino))
            entries = sorted(os.listdir(name), reverse=True)  # noqa: PTH208
        except OSError as error:
            yield ReadError(shown(name), explain(error))
            continue
        waiting.extend(os.path.join(name, entry) for entry in entries)  # noqa: PTH118


def _leads_out(name: str, root: str) -> bool:
    """Say whether `name` is a link to what lies outside the folder `root`, which holds no link itself."""
    return Path(name).is_symlink() and not Path(os.path.realpath(name)).is_relative_to(root)


def shown(path: str) -> str:
    """Give `path` as valid Unicode: bytes of a file name that are not UTF-8 come as `\\xNN`."""
    return _SURROGATE.sub(lambda found: _escape(ord(found.group())), path)


def _escape(code: int) -> str:
    # Python keeps a byte that is not UTF-8 as a surrogate from U+DC80 on.
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


def read_input(path: str, *, max_bytes: int = MAX_BYTES) -> Original:
    """Read one file, standard input for `-`, or the page at an http or https address.

    Raises `ReadError` for what is missing, unreadable, empty or no regular file (named pipes are not
    waited for), `TooLarge` over `max_bytes`, `Unsupported` for EPUB, images and other formats not read yet.
    """
    return read_taken(take(path, max_bytes=max_bytes), max_bytes=max_bytes)


def read_taken(taken: Taken, *, max_bytes: int = MAX_BYTES) -> Original:
    """Decode the bytes of an input; see `read_bytes`."""
    found = read_bytes(taken.data, taken.path, media_type=taken.media_type, charset=taken.charset, max_bytes=max_bytes)
    return replace(found, notes=taken.notes) if taken.notes else found


def take(path: str, *, max_bytes: int = MAX_BYTES) -> Taken:
    """Give the bytes of one file, of standard input for `-`, or of an address: one more than `max_bytes` at the most.

    Of a PDF or DOCX its text is given, in UTF-8.  Raises what `read_input` raises for the input itself.
    """
    if on_the_web(path):
        from rashomon.fetching import fetch

        page = fetch(path, max_bytes=max_bytes)
        return Taken(page.data, page.url, page.media_type, page.charset)
    try:
        data = _read_stdin(max_bytes) if path == STDIN else _read_file(path, max_bytes)
    except (OSError, ValueError) as error:
        raise ReadError(shown(path), explain(error)) from error
    return as_text(Taken(data, shown(path)), max_bytes=max_bytes)


def as_text(taken: Taken, *, max_bytes: int = MAX_BYTES) -> Taken:
    """Put the text of a PDF or DOCX in the place of its bytes, with a note that says how it was got; give all else as it is.

    Raises `ReadError` for a document that can't be read, `TooLarge` for one over a cap, `Unsupported` for one without text.
    """
    if len(taken.data) > max_bytes:
        return taken
    kind = kind_of(taken.data, taken.path)
    if kind is None:
        suffix = taken.path[-5:].lower().rpartition(".")[2]
        if suffix in ("pdf", "docx") and taken.media_type is None and taken.data.strip() and not taken.data.startswith(tuple(_FORMATS)):
            raise ReadError(taken.path, f"is no {suffix.upper()}, whatever its name says")
        return taken
    found = text_of(kind, taken.data, taken.path, max_bytes)
    return Taken(found.text.encode(), taken.path, "text/plain", "utf-8", (ABOUT_INPUT + found.note,))


def explain(error: Exception) -> str:
    """Give the reason of an error of the system in its own words."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return reason[:1].lower() + reason[1:]


def _read_stdin(max_bytes: int) -> bytes:
    return sys.stdin.buffer.read(max_bytes + 1)


def _read_file(path: str, max_bytes: int) -> bytes:
    with opened(path) as file:
        if os.fstat(file.fileno()).st_size > max_bytes:
            raise _too_large(path, max_bytes)
        return file.read(max_bytes + 1)


def opened(path: str) -> BinaryIO:
    """Open a regular file to be read.  Raises `ReadError` for all else."""
    try:
        _check_kind(path, Path(path).stat().st_mode)
        # Opened without waiting and looked at again: the path may have become a pipe in between.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        file = open(handle, "rb")  # noqa: PTH123, SIM115 (a descriptor, not a path; the caller closes it)
    except (OSError, ValueError) as error:
        raise ReadError(shown(path), explain(error)) from error
    try:
        _check_kind(path, os.fstat(handle).st_mode)
    except ReadError:
        file.close()
        raise
    return file


def _check_kind(path: str, mode: int) -> None:
    for test, reason in _KINDS:
        if test(mode):
            raise ReadError(shown(path), reason)


def _too_large(path: str, max_bytes: int) -> TooLarge:
    return TooLarge(shown(path), f"larger than the cap of {max_bytes:,} bytes")


def read_bytes(
    data: bytes,
    path: str = STDIN,
    *,
    media_type: str | None = None,
    charset: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Original:
    """Decode `data` once and keep it with its digests; `path` is the name to show.

    The media type comes from the name's ending or, without a telling one, from the first bytes; `charset` is what a server
    named, or the encoding of a reading to be had again.
    Raises what `read_input` raises for the bytes themselves.

    >>> read_bytes("Caf\\u00e9 closed.".encode("cp1252"), "x.txt").encoding
    'cp1252'
    """
    if len(data) > max_bytes:
        raise _too_large(path, max_bytes)
    # A name says nothing about bytes whose kind is known.
    _check_format(data, path if media_type is None else STDIN)
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise ReadError(path, "empty" if not data else "holds nothing but white space")
    media_type = media_type or _media_type(data, path)
    try:
        raw, encoding = decode(data, markup=media_type == "text/html", charset=charset)
    except ValueError as error:
        raise ReadError(path, str(error)) from error
    if not raw.strip("\ufeff \t\r\n"):
        raise ReadError(path, "holds nothing but white space")
    digest = hashlib.sha256(encoding.encode() + b"\0" + data).hexdigest()[:16]
    return Original(raw, encoding, path, hashlib.sha256(data).hexdigest(), media_type, digest)


def _check_format(data: bytes, path: str) -> None:
    name = next((name for magic, name in _FORMATS.items() if data.startswith(magic)), None)
    name = name or next((name for suffix, name in _NAMED_FORMATS.items() if path.lower().endswith(suffix)), None)
    if name:
        raise Unsupported(path, f"{name} is not read yet; save it as plain text or HTML")


def _media_type(data: bytes, path: str) -> str:
    lower = path.lower()
    if lower.endswith(_MARKUP_SUFFIXES):
        return "text/html"
    if lower.endswith(".txt"):
        return "text/plain"
    # NUL bytes are left out so that UTF-16 is seen too.
    head = data[:_SNIFFED].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip().lower()
    return "text/html" if head.startswith(_MARKUP_STARTS) or b"<html" in head else "text/plain"


def read_string(text: str, path: str = STDIN, *, media_type: str | None = None) -> Original:
    """Take a string as input, as if it had come as UTF-8.

    Raises `ReadError` when it holds a lone surrogate, which no UTF-8 can carry.

    >>> read_string("It rained.").raw
    'It rained.'
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadError(path, f"a lone surrogate at position {error.start} is no character") from error
    # The text is known, so nothing is guessed: a leading U+FEFF stays a character of it.
    if len(data) > MAX_BYTES:
        raise _too_large(path, MAX_BYTES)
    if not text.strip():
        raise ReadError(path, "empty" if not text else "holds nothing but white space")
    digest = hashlib.sha256(b"utf-8\0" + data).hexdigest()[:16]
    return Original(
        text, "utf-8", path, hashlib.sha256(data).hexdigest(), media_type or _media_type(data, path), digest
    )
