"""Shows the whole log: who decided what about which item, when, beside what the machine had; and whether the chain holds."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from rashomon import review
from rashomon.case import log as chain
from rashomon.web.layout import held
from rashomon.web.review import acting, story, telling

LISTED = 100  # entries on one page


def log(request: Request) -> Response:
    """Show the entries, newest first, so many on a page; `?before=` names the number that those shown lie below."""
    given = request.query_params.get("before", "")
    with held(request).case() as case:
        entries = case.entries()
        titles = {filed.id: filed.title or filed.path for filed in case.filed()}
    stands = {entry.number for entry in review.standing(entries)}
    below = [e for e in entries if not (given.isascii() and given.isdigit()) or e.number < int(given[:9])]
    shown = below[: -LISTED - 1 : -1]
    read = story.reader(held(request))
    rows = [_row(telling.told(e, read)) | {"stands": e.number in stands, "title": titles.get(_report(e.subject))} for e in shown]
    older = shown[-1].number if len(below) > LISTED else None
    return acting.shown(request, "review_log.html", rows=rows, count=len(entries), standing=len(stands), older=older, broken=chain.broken(entries))


def _row(told: dict[str, Any]) -> dict[str, Any]:
    return told | {"href": acting.address(*told["to"])}


def _report(subject: object) -> str:
    found = subject.get("report") if isinstance(subject, dict) else None
    return found if isinstance(found, str) else ""
