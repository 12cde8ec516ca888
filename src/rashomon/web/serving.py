"""Runs the app on this computer's own address, and nowhere else."""

from __future__ import annotations

import os
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from rashomon.errors import UsageError
from rashomon.web.app import make

ADDRESS = "127.0.0.1"
_END = 3  # seconds that open answers are given when the server ends


def serve(path: str | Path, port: int = 0, *, browser: bool = False, told: Callable[[str], None] = print) -> None:
    """Serve the case at `path` until interrupted; `told` is given the address, which holds the key of this start.

    Port 0 takes any free one.  With `browser` the address is opened.  Raises `CaseError` when the case can't be opened, `UsageError`
    when the port is taken.
    """
    app = make(path)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        try:
            if os.name == "posix":
                # Elsewhere this would let another program listen on the same port.
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((ADDRESS, port))
            # Before the address is told, so that who is quick waits instead of being refused.
            listening.listen()
        except OSError as error:
            app.state.held.close()
            raise UsageError(f"can't serve on port {port}: {error.strerror}") from error
        screen = "sheet" if app.state.held.state().reports else ""
        if screen:
            app.state.held.prepare()
        address = f"http://{ADDRESS}:{listening.getsockname()[1]}/{screen}?token={app.state.token}"
        told(address)
        if browser:
            webbrowser.open(address)
        # No access log, and nothing below an error: addresses hold the key and what was searched for.
        config = uvicorn.Config(app, access_log=False, log_level="error", server_header=False, ws="none", timeout_graceful_shutdown=_END)
        uvicorn.Server(config).run(sockets=[listening])
