"""Leads to the sheet and the reports as people mended them; both have a switch to what machines read."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.web.review import acting


def sheet(request: Request) -> Response:
    """Lead to the sheet as reviewed."""
    return RedirectResponse("/sheet", 303)


def report(request: Request) -> Response:
    """Lead to a report as reviewed."""
    return RedirectResponse(acting.address("report", request.path_params["report"]), 303)
