"""Draws what a case holds: the sheet, the reports, one report, copies, search; pages of `show`, set in the frame of the app."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rashomon import review
from rashomon.case import Entry, Hit, whole
from rashomon.comparison import Point
from rashomon.review import subjects
from rashomon.show.accounts import page_copies
from rashomon.show.accounts.desk import label_of
from rashomon.show.comparison_json import point_record
from rashomon.show.page import draw
from rashomon.web.guard import SANDBOX
from rashomon.web.held import Compared, changes
from rashomon.web.layout import held, page, waiting

# Styles and scripts that a page may ask for, by their address, and where they lie: all of them files of the package.
ASSETS = {
    "page.css": "rashomon.show:page.css",
    "page.js": "rashomon.show:page.js",
    "sheet.css": "rashomon.show:accounts/sheet.css",
    "sheet.js": "rashomon.show:accounts/sheet.js",
    "focus.js": "rashomon.show:accounts/focus.js",
    "app.css": "rashomon.web:static/app.css",
    "app.js": "rashomon.web:static/app.js",
    "review.css": "rashomon.web:static/review.css",
    "review.js": "rashomon.web:static/review.js",
}
_TYPES = {"css": "text/css", "js": "text/javascript"}
LISTED = 200  # reports on one page of the list
_QUERY = 1_000  # characters of a search
_AROUND = 160  # characters around the first word found
Record = dict[str, Any]


def mended(request: Request) -> bool:
    """Say whether the view asked for is the one with people's decisions; `?view=machine` asks for what machines read."""
    return request.query_params.get("view") != "machine"


def sheet(request: Request) -> Response:
    """Show the comparison of all reports, or that it is being made."""
    found = held(request).compared(mended=mended(request)) if held(request).state().reports else None
    if found is None:
        return waiting(request)
    with held(request).case() as case:
        standing = review.standing(case.entries())
    told: Record = {"changed": any(map(changes, standing)), "mended": mended(request), "marked": _marked(found, standing)}
    return page(request, "sheet.html", body=Markup(found.sheet.body), title=found.sheet.title, **told)


def _marked(found: Compared, standing: Iterable[Entry]) -> list[Point]:
    """List the points that people marked as no contradiction."""
    marks = [e.subject for e in standing if e.action == "no_contradiction"]
    records = ((p, point_record(p)) for p in found.comparison.points) if marks else ()
    return [p for p, record in records if any(subjects.one_point(record, mark) for mark in marks)]


def sheet_rules(request: Request) -> Response:
    """Give the style rules of the sheet as it stands: the widths of its columns."""
    found = held(request).compared(mended=mended(request))
    return Response(found.sheet.rules if found else "", media_type="text/css")


def reports(request: Request) -> Response:
    """List the reports, so many on a page; `?from=` names the first by its place."""
    given = request.query_params.get("from", "1")
    first = max(1, int(given[:9])) if given.isascii() and given.isdigit() else 1
    with held(request).case() as case:
        filed = case.filed()
    shown = filed[first - 1 : first - 1 + LISTED]
    before = max(1, first - LISTED) if first > 1 else None
    after = first + LISTED if first - 1 + LISTED < len(filed) else None
    return page(request, "reports.html", filed=shown, count=len(filed), before=before, after=after)


def report(request: Request) -> Response:
    """Show one report: its story untouched, its statements beside their lines."""
    ident = request.path_params["report"]
    state, view = held(request).state(), mended(request)
    if ident not in state.reports:
        raise HTTPException(404)
    read = held(request).report(ident, mended=view)
    reading, changed = state.reading(ident)
    body = held(request).page(("report", ident, reading, changed if view else 0), lambda: draw(read, f"/item/{quote(ident)}/"))
    at = state.reports.index(ident)
    near = {"before": state.reports[at - 1] if at else None, "after": state.reports[at + 1] if at + 1 < len(state.reports) else None}
    title = label_of(read)
    differs = view and read != held(request).report(ident, mended=False)
    return page(request, "report.html", body=Markup(body), report=read, title=title, near=near, mended=view, differs=differs)


def copies(request: Request) -> Response:
    """Show reports that share text, changed words marked."""
    found = held(request).compared(mended=mended(request)) if held(request).state().reports else None
    if found is None:
        return waiting(request)
    body = held(request).page(("copies", found.state, mended(request)), lambda: _copies(found))
    return page(request, "copies.html", body=Markup(body))


def _copies(found: Compared) -> str:
    # All of it is what this page is for, so nothing is folded away.
    return page_copies.section(found.desk, unfolded=True) + page_copies.names(found.desk)


def search(request: Request) -> Response:
    """Find words in stories, statements, voices and figures."""
    query = request.query_params.get("q", "")[:_QUERY]
    with held(request).case() as case:
        hits = case.search(query) if query else ()
        filed = {row.number: row for row in whole.reports(case)} if hits else {}
    shown = [{"hit": hit, "filed": filed[hit.number], "pieces": pieces(hit), "to": goal(hit)} for hit in hits]
    return page(request, "search.html", query=query, hits=shown)


def goal(hit: Hit) -> str:
    """Give the address of what was found: the item's page, or the words in their story (text fragments: https://wicg.github.io/scroll-to-text-fragment/)."""
    ident = quote(hit.report)
    if hit.layer in ("statements", "voices", "figures"):
        return f"/item/{ident}/{hit.layer}/at/{hit.item}"
    if not hit.marks:
        return f"/report/{ident}"
    start, end = hit.marks[0][0], hit.marks[-1][1]
    words = " ".join(hit.text[start : min(end, start + 80)].split())
    return f"/report/{ident}#:~:text={quote(words, safe='').replace('-', '%2D')}"


def pieces(hit: Hit) -> list[tuple[str, bool]]:
    """Cut what was found into pieces of text, each with whether it was asked for; what lies far from the first one is left out."""
    first = max(0, hit.marks[0][0] - _AROUND) if hit.marks else 0
    last = min(len(hit.text), first + 3 * _AROUND)
    out, at = [("… " if first else "", False)], first
    for start, end in hit.marks:
        if end <= last:
            out += [(hit.text[at:start], False), (hit.text[start:end], True)]
            at = end
    out.append((hit.text[at:last] + (" …" if last < len(hit.text) else ""), False))
    return [(text, marked) for text, marked in out if text]


def source(request: Request) -> Response:
    """Give the input of a report as it was decoded: as text, or, for a page from the web, drawn in a sandbox with `?as=page`."""
    ident = request.path_params["report"]
    if ident not in held(request).state().reports:
        raise HTTPException(404)
    original = held(request).report(ident, mended=False).original
    drawn = request.query_params.get("as") == "page" and original.media_type == "text/html"
    media_type = "text/html" if drawn else "text/plain"
    return Response(original.raw.encode("utf-8", "replace"), headers={"content-security-policy": SANDBOX}, media_type=media_type)


def asset(request: Request) -> Response:
    """Give a style or a script."""
    name = request.path_params["name"]
    if name not in ASSETS:
        raise HTTPException(404)
    package, _, path = ASSETS[name].partition(":")
    return Response(files(package).joinpath(path).read_bytes(), media_type=_TYPES[name.rsplit(".", 1)[1]])
