"""Servers on this computer that pretend to stand on the internet: names lead to public addresses, connections to here."""

import socket
import socketserver
import threading
from contextlib import contextmanager

from rashomon.fetching import Net

PUBLIC = "192.0.43.8"
STORY = (
    b"<html><head><title>Mill burned at Oru</title></head><body><h1>Mill burned at Oru</h1>"
    b"<p>Four people were hurt when the mill burned, the miller of Oru said on Monday.</p>"
    b"<p>The council denied that anyone had set the fire, and asked for an inquiry into it.</p></body></html>"
)


def answer(body=STORY, status="200 OK", media_type="text/html; charset=utf-8", **headers):
    """Give the bytes of an answer; a header named `content_length` is told as it is given, an argument of `None` leaves one out."""
    told = {"content-type": media_type, "content-length": str(len(body))} | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items() if value is not None)]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def moved(to, status="302 Found"):
    """Give the bytes of a redirect."""
    return answer(b"", status, location=to)


@contextmanager
def serving(reply, context=None):
    """Serve `reply`, a function from a request's target to bytes (or an iterable of them); give the port and the requests met."""
    met = []

    class Handler(socketserver.StreamRequestHandler):
        timeout = 5

        def handle(self):
            try:
                head = b""
                while b"\r\n\r\n" not in head and head[:1] != b"\x16" and (got := self.request.recv(65_536)):
                    head += got
                # (22 begins a handshake of TLS, which a server without it cuts short.)
                met.append(head.decode("latin-1"))
                told = reply(head.split(b" ")[1].decode())
                for part in [told] if isinstance(told, bytes) else told:
                    self.request.sendall(part)
            except OSError:
                return

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = daemon_threads = True
        block_on_close = False

        def get_request(self):
            sock, address = super().get_request()
            return (context.wrap_socket(sock, server_side=True) if context else sock), address

        def handle_error(self, *_):
            """Say nothing: a client that goes is part of the test."""

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield server.server_address[1], met
        finally:
            server.shutdown()


class Pretence:
    """Look names up in a table (every other is `PUBLIC`), and connect wherever it is asked to this computer's `port`."""

    def __init__(self, port, names=None, **settings):
        self.port, self.names = port, names or {}
        self.asked, self.dialled = [], []
        self.net = Net(resolve=self.resolve, connect=self.connect, **settings)

    def resolve(self, host, port):
        self.asked.append((host, port))
        found = self.names.get(host, [PUBLIC])
        return found.pop(0) if found and isinstance(found[0], list) else found

    def connect(self, address, port, seconds):
        self.dialled.append((address, port))
        return socket.create_connection(("127.0.0.1", self.port), seconds)
