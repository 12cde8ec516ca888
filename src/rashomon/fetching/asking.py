"""Ask a server for a page: follow its redirects, take the types that are read here, unpack within the cap."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from urllib.parse import SplitResult

from rashomon.errors import ReadError, TooLarge, Unsupported
from rashomon.fetching.addresses import Refused, follow, named, split
from rashomon.fetching.wire import Deadline, Net, Timed, connected

REDIRECTS = 5
TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
_CHUNK = 65_536
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """Hold what a server gave: bytes as sent (unpacked), `text/html` or `text/plain`, the charset it named.

    `url` is where it came from in the end, without what follows `#`.
    """

    url: str
    data: bytes
    media_type: str
    charset: str | None


def fetch(url: str, *, max_bytes: int, net: Net | None = None) -> Fetched:
    """Fetch the page at `url`; `max_bytes` bounds it before and after unpacking.  `net` is for tests.

    Raises `ReadError` for an address that is not public, a server that does not answer or gives no page, `TooLarge` over
    `max_bytes` or past the time, `Unsupported` for what is neither HTML nor plain text.
    """
    net = net or Net()
    deadline = Deadline(net, time.monotonic() + net.total)
    at, shown = url, named(url)
    try:
        for _ in range(REDIRECTS + 1):
            site = split(at)
            found = _ask(site, deadline, max_bytes, shown)
            if isinstance(found, Fetched):
                return found
            at = follow(site, found)
        raise Refused(f"it redirects more than {REDIRECTS} times")
    except Refused as error:
        raise ReadError(shown, str(error)) from None
    except TimeoutError:
        raise TooLarge(shown, "the server took too long") from None
    except ssl.SSLCertVerificationError as error:
        raise ReadError(shown, f"the server's certificate does not hold: {error.verify_message}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ReadError(shown, _explained(error)) from None


def _explained(error: Exception) -> str:
    if isinstance(error, http.client.IncompleteRead):
        return "the page broke off before its end"
    if isinstance(error, socket.gaierror):
        return "no server of this name was found"
    if isinstance(error, ssl.SSLError):
        return "no safe connection to the server could be made"
    if isinstance(error, OSError) and error.strerror:
        return f"the server could not be reached: {error.strerror[:1].lower()}{error.strerror[1:]}"
    return "the server gave no proper answer"


def _ask(site: SplitResult, deadline: Deadline, max_bytes: int, shown: str) -> Fetched | str:
    """Ask for one page; give it, or where it redirects to."""
    with connected(site, deadline) as sock:
        host = site.hostname or ""
        connection = http.client.HTTPConnection(host, site.port or 80)
        connection.auto_open = 0
        connection.sock = Timed(sock, deadline)
        target = site.path + (f"?{site.query}" if site.query else "")
        connection.request("GET", target, headers={"Host": site.netloc, **_headers()})
        answer = connection.getresponse()
        if answer.status in _MOVED and (location := answer.headers.get("location")):
            return str(location)
        if answer.status != HTTPStatus.OK:
            raise Refused(f"the server answered {_status(answer.status)}")
        media_type, charset = _kind(answer, shown)
        return Fetched(site.geturl(), _body(answer, max_bytes, shown), media_type, charset)


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"rashomon/{version('rashomon')}",
        "Accept": ", ".join(TYPES),
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _status(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _kind(answer: http.client.HTTPResponse, shown: str) -> tuple[str, str | None]:
    """Give the media type and charset that the server named."""
    if answer.headers.get("content-type") is None:
        raise Unsupported(shown, "the server does not say what kind of document this is")
    given = answer.headers.get_content_type()
    if given not in TYPES:
        raise Unsupported(shown, f"{given[:60]} is not read from the web, only HTML and plain text")
    return TYPES[given], answer.headers.get_content_charset() or None


def _body(answer: http.client.HTTPResponse, max_bytes: int, shown: str) -> bytes:
    """Read a page, unpacking it as it comes; no more than the cap is ever held."""
    packing = (answer.headers.get("content-encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip"):
        raise Unsupported(shown, "the page comes packed in a way that was not asked for")
    unpack = None if packing == "identity" else _Unpacker()
    out, came = bytearray(), 0
    while chunk := answer.read(_CHUNK):
        came += len(chunk)
        out += unpack(chunk, max_bytes + 1 - len(out)) if unpack else chunk
        if max(came, len(out)) > max_bytes:
            raise TooLarge(shown, f"larger than the cap of {max_bytes:,} bytes")
    if answer.length or (unpack and not unpack.whole):
        raise Refused("the page broke off before its end")
    return bytes(out)


class _Unpacker:
    """Unpack gzip bit by bit, members behind one another included (RFC 1952)."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(31)
        self._begun = False

    @property
    def whole(self) -> bool:
        """Say whether the last member came to its end."""
        return self._member.eof or not self._begun

    def __call__(self, chunk: bytes, most: int) -> bytes:
        out = bytearray()
        while chunk and len(out) < most:
            if self._member.eof:
                self._member = zlib.decompressobj(31)
            self._begun = True
            try:
                out += self._member.decompress(chunk, most - len(out))
            except zlib.error as error:
                raise Refused("the page is packed wrongly") from error
            chunk = self._member.unconsumed_tail or self._member.unused_data
        return bytes(out)
