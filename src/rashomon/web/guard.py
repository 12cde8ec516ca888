"""Stands before every page: who may ask, from where, how much, and what a browser may do with the answer.

The rules follow OWASP's sheets on DNS rebinding, CSRF (fetch metadata, Origin) and Content Security Policy; see THREATS.md.
"""

from __future__ import annotations

import hmac
import logging
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost")
SAFE = ("GET", "HEAD")
MOST = 64_000_000  # bytes of a request: several long inputs at once
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# For what shows a source as it came: no script, no request, no form, an origin of its own.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HEADERS = {
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-frame-options": "DENY",
}
_log = logging.getLogger("rashomon.web")
_log.addHandler(logging.NullHandler())


class TooMuch(Exception):
    """Report a request with a longer body than is taken."""


class Guard:
    """Let through what comes from this computer's browser with the token of this start; answer everything else with a refusal."""

    def __init__(self, app: ASGIApp, token: str, most: int = MOST) -> None:
        self.app = app
        self.token = token
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            # There are no web sockets here; only the start and the end of the server pass.
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        begun = False

        async def answer(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _secure(MutableHeaders(scope=message))
            await send(message)

        refused = self._refusal(scope)
        if refused is not None:
            await refused(scope, receive, answer)
            return
        try:
            await self.app(scope, _capped(receive, self.most), answer)
        except TooMuch:
            if not begun:
                await _answer(scope, 413, f"more than {self.most:,} bytes at once")(scope, receive, answer)
        except Exception as error:
            # A traceback may quote a report, so only the kind of fault and its place are written down.
            _log.error("fault: %s at %s", type(error).__name__, _place(error))
            if not begun:
                await _answer(scope, 500, f"a fault in rashomon ({type(error).__name__}), please report it")(scope, receive, answer)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not _own_host(scope, headers):
            return _answer(scope, 421, "this address is not one that rashomon answers to")
        if _too_long(headers, self.most):
            return _answer(scope, 413, f"more than {self.most:,} bytes at once")
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in query if name == "token"), None)
        if given is not None and scope["method"] in SAFE:
            return self._let_in(scope, headers, given, [(n, v) for n, v in query if n != "token"])
        bearer = self._same(headers.get("authorization", "").removeprefix("Bearer "))
        if not bearer and not self._same(_cookie(headers, cookie_name(headers))):
            return _answer(scope, 403, "open the address that rashomon printed when it was started; it holds the key to this case")
        if scope["method"] not in SAFE and not bearer and not _same_origin(headers):
            return _answer(scope, 403, "this request did not come from a page of rashomon")
        return None

    def _let_in(self, scope: Scope, headers: Headers, given: str, rest: list[tuple[str, str]]) -> Response:
        """Turn the token of an address into a cookie, and lead to the same address without it."""
        if not self._same(given):
            return _answer(scope, 403, "this key is of another start; open the address that rashomon printed last")
        # Of several slashes only one is kept: "//host" would lead to another host.
        path = "/" + scope.get("raw_path", scope["path"].encode()).decode("latin-1").lstrip("/\\").split("?")[0]
        answer = RedirectResponse(path + (f"?{urlencode(rest)}" if rest else ""), 303)
        answer.set_cookie(cookie_name(headers), self.token, httponly=True, samesite="strict", path="/")
        return answer

    def _same(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())


def cookie_name(headers: Headers) -> str:
    """Name the cookie of this server: ports share cookies, so the name holds the port."""
    return f"rashomon_{_port(headers.get('host', '')) or 80}"


def _own_host(scope: Scope, headers: Headers) -> bool:
    """Say whether the request names this server as it is reached: a name that was rebound to this computer does not."""
    if len(headers.getlist("host")) != 1:
        return False
    host = headers["host"]
    name = host.rpartition(":")[0] if ":" in host else host
    server = scope.get("server") or ("", None)
    return name in HOSTS and (_port(host) or 80) == (server[1] or 80)


def _port(host: str) -> int | None:
    digits = host.rpartition(":")[2] if ":" in host else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else None


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _same_origin(headers: Headers) -> bool:
    """Say whether a request that changes something came from a page of this server."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    own = f"http://{headers['host']}"
    if site is None:
        return origin == own
    # A page that may send no referrer sends the origin "null" with its forms; the browser's word on the site is then the proof.
    return site == "same-origin" and origin in (None, "null", own)


def _too_long(headers: Headers, most: int) -> bool:
    said = headers.get("content-length", "0")
    return not said.isascii() or not said.isdigit() or int(said[:18]) > most


def _capped(receive: Receive, most: int) -> Receive:
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooMuch
        return message

    return counted


def _secure(headers: MutableHeaders) -> None:
    headers.setdefault("content-security-policy", POLICY)
    for name, value in HEADERS.items():
        headers[name] = value


def _answer(scope: Scope, status: int, words: str) -> Response:
    """Say in plain words why a request is not answered; programs are told in the form of the API."""
    if scope["path"].startswith("/api/"):
        return JSONResponse({"error": {"status": status, "message": words}}, status)
    return PlainTextResponse(words + "\n", status)


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else "?"
