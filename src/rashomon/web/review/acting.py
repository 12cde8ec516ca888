"""Does what all pages of the review share: who decides, how a form is read, how a decision is written and taken back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon import review
from rashomon.case import Case, Entry
from rashomon.case.rows import dumps
from rashomon.errors import UsageError
from rashomon.web.layout import held, number, page

COOKIE = "who"
DEFAULT = "me"
_YEAR = 365 * 24 * 3600
_FIELDS = 1_100  # of a form: a voice may make many statements, each with a tick
_PART = 100_000  # bytes of one field
# Addresses of the app alone lead back: no host, no scheme, nothing that a browser reads as one.
_BACK = re.compile(r"/(?!/)[A-Za-z0-9/?=&._~%+,:-]*(?:#[A-Za-z0-9-]*)?")
Record = dict[str, Any]


def who(request: Request) -> str:
    """Give the alias of who decides: that of the cookie, else the one last used, else "me"."""
    return _known(request) or held(request).who or DEFAULT


def _known(request: Request) -> str | None:
    given = request.cookies.get(COOKIE)
    try:
        return review.alias(unquote(given)) if given else None
    except UsageError:
        return None


def shown(request: Request, template: str, **values: Any) -> Response:  # noqa: ANN401 (what a template needs)
    """Draw a page of the review."""
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    frame = {"here": "queue", "screen": request.scope["route"].name, "who": who(request), "asked": _known(request) is None, "back": back(asked, "/queue")}
    return page(request, template, **frame | values)


def back(given: str, otherwise: str) -> str:
    """Give the address to go back to, when it is one of this app."""
    return given if len(given) <= 2_000 and _BACK.fullmatch(given) else otherwise


def address(*parts: str) -> str:
    """Write an address of this app of its parts.

    >>> address("fix", "ab/12", "statements")
    '/fix/ab%2F12/statements'
    """
    return "".join(f"/{quote(part, safe='')}" for part in parts)


async def form(request: Request, files: int = 0) -> FormData:
    """Read a form, within bounds."""
    return await request.form(max_files=files, max_fields=_FIELDS, max_part_size=_PART)


def fields(given: FormData) -> dict[str, str]:
    """Give the texts of a form by their names, line ends as they were typed."""
    return {name: value.replace("\r\n", "\n") for name, value in given.items() if isinstance(value, str)}


async def write(request: Request, work: Callable[[Case, str], object]) -> Any:  # noqa: ANN401 (what the work gives)
    """Do work on the case in the name of who decides, off the loop that serves."""
    alias = who(request)

    def done() -> object:
        with held(request).case() as case:
            result = work(case, alias)
        held(request).who = alias
        return result

    return await run_in_threadpool(done)


async def undo(request: Request) -> Response:
    """Take an entry of the log back by a new one."""
    given = fields(await form(request))
    entry = number(given.get("entry", ""))
    if entry is None:
        raise UsageError("an entry is taken back by its number")
    await write(request, lambda case, alias: review.undo(case, alias, entry))
    return RedirectResponse(back(given.get("back", ""), "/log"), 303)


def who_page(request: Request) -> Response:
    """Ask who decides."""
    return shown(request, "review_who.html", back=back(request.query_params.get("back", ""), "/queue"))


async def set_who(request: Request) -> Response:
    """Remember who decides, in this browser."""
    given = fields(await form(request))
    alias = review.alias(given.get("who", ""))
    answer = RedirectResponse(back(given.get("back", ""), "/queue"), 303)
    answer.set_cookie(COOKIE, quote(alias, safe=""), max_age=_YEAR, samesite="strict", path="/")
    held(request).who = alias
    return answer


def token(subject: Mapping[str, Any]) -> str:
    """Name a subject in addresses and forms: the beginning of the digest of what names it."""
    return hashlib.sha256(dumps(subject).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def last(entries: tuple[Entry, ...]) -> Entry | None:
    """Give the decision last made that still stands."""
    return next(reversed(review.standing(entries)), None)
