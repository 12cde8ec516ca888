"""Draws the frame of every page: title, navigation, what a page is made of; and the page that tells of an error."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from rashomon.show import facts
from rashomon.show.view import esc, own
from rashomon.web.held import Held

# Screens in the order of the navigation: the name of the route, and what it is called.  A route that the app lacks is left out.
SCREENS = (("sheet", "Sheet"), ("reports", "Reports"), ("copies", "Copies"), ("queue", "Review"), ("export", "Export"), ("start", "Add reports"))
_AGAIN = 1.5  # seconds between looks at a comparison that is being made


@cache
def _pages() -> Environment:
    pages = Environment(
        loader=PackageLoader("rashomon.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    pages.filters |= {"own": lambda text: Markup(own(text)), "plainly": lambda text: Markup(esc(text)), "day": facts.day, "bare": _bare}
    pages.globals |= {"counted": facts.counted}
    return pages


def _bare(path: str) -> Markup:
    """Set the name of an input without its folders."""
    return Markup(own(path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or path))


def held(request: Request) -> Held:
    """Give what the server knows of its case."""
    found: Held = request.app.state.held
    return found


def number(given: str) -> int | None:
    """Read a whole number of up to nine digits; `None` for anything else.

    >>> number("12"), number("-1"), number("1234567890")
    (12, None, None)
    """
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def page(request: Request, template: str, *, status: int = 200, refresh: float | None = None, **values: Any) -> HTMLResponse:  # noqa: ANN401 (what a template needs)
    """Draw a page.  With `refresh` the browser asks again after so many seconds, without a script."""
    names = {route.name for route in request.app.routes}
    here = request.scope["route"].name if "route" in request.scope else None
    screens = [(name, called, request.app.url_path_for(name)) for name, called in SCREENS if name in names]
    with held(request).case() as case:
        title = case.fact("title") or "case"
    frame = {"screens": screens, "here": here, "case_title": title, "query": ""}
    headers = {"refresh": f"{refresh:g}"} if refresh is not None else None
    return HTMLResponse(_pages().get_template(template).render(frame | values), status, headers)


def waiting(request: Request) -> HTMLResponse:
    """Say that the comparison is not there: there is nothing to compare, or it takes a while."""
    count = len(held(request).state().reports)
    progress = held(request).worker.progress()
    return page(request, "waiting.html", count=count, progress=progress, refresh=_AGAIN if count or progress.busy else None)


def problem(request: Request, status: int, words: str) -> HTMLResponse:
    """Tell of an error in plain words, which may repeat what was asked."""
    return page(request, "problem.html", status=status, words=words)
