"""Connect to a server once its addresses are checked; nothing on the line outlasts one deadline."""

from __future__ import annotations

import io
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult

from rashomon.fetching.addresses import Refused, public

WAIT = 10.0  # seconds for a name's look-up, for a connection, for each wait on the server
TOTAL = 60.0  # seconds for all of it, redirects included
_TRIED = 4  # addresses of one name

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], socket.socket]


def _look_up(host: str, port: int) -> list[str]:
    """Give the addresses of a name; a look-up that hangs is left behind."""
    found: list[list[str] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found.append([str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)])
        except (OSError, UnicodeError) as error:
            found.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(WAIT)
    if not found:
        raise TimeoutError
    if isinstance(found[0], Exception):
        raise found[0]
    return list(dict.fromkeys(found[0]))


def _dial(address: str, port: int, seconds: float) -> socket.socket:
    """Connect to an address given in digits, so that nothing is looked up again."""
    return socket.create_connection((str(ipaddress.ip_address(address)), port), seconds)


@dataclass(frozen=True, slots=True)
class Net:
    """Say how names are looked up, addresses connected to, certificates checked, and how long all may take (seconds)."""

    resolve: Resolve = _look_up
    connect: Connect = _dial
    context: Callable[[], ssl.SSLContext] = ssl.create_default_context
    total: float = TOTAL
    wait: float = WAIT


@dataclass(frozen=True, slots=True)
class Deadline:
    """Hold until when all must be done, and the longest single wait."""

    net: Net
    end: float

    def left(self) -> float:
        """Give the seconds a next step may take; raise `TimeoutError` when there are none."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, self.net.wait)


class Timed(io.RawIOBase):
    """Stand between `http.client` and a socket: no read or write outlasts the deadline, however slowly bytes drip."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock, self._deadline = sock, deadline

    def readable(self) -> bool:
        """Say that bytes can be read."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 (the standard library's own signature)
        """Read what has come into `buffer`; give the number of bytes."""
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)

    def sendall(self, data: bytes) -> None:
        """Write all of `data`."""
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        """Give what `http.client` reads answers from."""
        return io.BufferedReader(self)

    def close(self) -> None:
        """Leave the socket open: who opened it closes it, once the answer is read."""


def connected(site: SplitResult, deadline: Deadline) -> socket.socket:
    """Look a server up once, refuse it unless all its addresses are public, and connect to one of them."""
    host, port = site.hostname or "", site.port or (443 if site.scheme == "https" else 80)
    deadline.left()
    addresses = deadline.net.resolve(host, port)
    if not addresses:
        raise Refused("no server of this name was found")
    for address in addresses:
        if not public(address):
            raise Refused(f"{host} is not on the public internet ({address})")
    fault: OSError | None = None
    for address in addresses[:_TRIED]:
        try:
            sock = deadline.net.connect(address, port, deadline.left())
        except OSError as error:
            fault = error
            continue
        if site.scheme == "http":
            return sock
        try:
            sock.settimeout(deadline.left())
            return deadline.net.context().wrap_socket(sock, server_hostname=host.rstrip("."))
        except BaseException:
            sock.close()
            raise
    assert fault is not None
    raise fault
