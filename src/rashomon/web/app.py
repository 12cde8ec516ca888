"""Makes the app: which address is answered by what."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from rashomon.errors import CaseError, RashomonError, RecordError
from rashomon.web import api, giving, items, points, review, screens, start
from rashomon.web.guard import Guard
from rashomon.web.held import Held
from rashomon.web.layout import problem

_SAID = {400: "this can't be read as a request", 404: "there is no such page in this case", 405: "this page can't be asked for in this way"}


def make(path: str | Path, token: str | None = None, more: Sequence[BaseRoute] = ()) -> Starlette:
    """Make the app for the case at `path`.  Raises `CaseError` when it can't be opened.

    Every request must carry `token` (made anew when it is not given): `app.state.token`.  `more` are further pages; one named
    "queue" stands in the navigation as the review.
    """
    held, token = Held(Path(path)), token or secrets.token_urlsafe(32)

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(held.close)

    app = Starlette(
        routes=[*_routes(), *more],
        middleware=[Middleware(Guard, token=token)],
        exception_handlers={RashomonError: _told, HTTPException: _missed},
        lifespan=running,
    )
    app.state.held, app.state.token = held, token
    return app


def _routes() -> list[BaseRoute]:
    return [
        Route("/", start.start, name="start"),
        Route("/add", start.add, name="add", methods=["POST"]),
        Route("/example", start.example, name="example", methods=["POST"]),
        Route("/reading", start.reading, name="reading"),
        Route("/sheet", screens.sheet, name="sheet"),
        Route("/sheet/widths.css", screens.sheet_rules, name="widths"),
        Route("/reports", screens.reports, name="reports"),
        Route("/report/{report}", screens.report, name="report"),
        Route("/source/{report}", screens.source, name="source"),
        Route("/copies", screens.copies, name="copies"),
        Route("/search", screens.search, name="search"),
        Route("/item/{report}/{layer}/at/{place:int}", items.at_place, name="at"),
        Route("/item/{report}/{layer}/{id}", items.item, name="item", methods=["GET"]),
        Route("/item/{report}/{layer}/{id}", items.decide, name="decide", methods=["POST"]),
        Route("/point/{point}", points.point, name="point", methods=["GET"]),
        Route("/point/{point}", points.decide, name="decide_point", methods=["POST"]),
        Route("/export", giving.export, name="export"),
        Route("/export/file", giving.download, name="download", methods=["POST"]),
        Route("/static/{name}", screens.asset, name="static"),
        *review.routes(),
        *api.routes(),
    ]


def _told(request: Request, error: Exception) -> Response:
    """Say what could not be done; a fault of the file is the server's, all else the asker's."""
    status = 500 if isinstance(error, CaseError | RecordError) else 422
    return _answer(request, status, str(error))


def _missed(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(request, error.status_code, _SAID.get(error.status_code, error.detail))


def _answer(request: Request, status: int, words: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": {"status": status, "message": words}}, status)
    return problem(request, status, words)
