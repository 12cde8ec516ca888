"""Gives a case out: the forms there are, and each as a file to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from rashomon.case import Case
from rashomon.exports import FORMS
from rashomon.web.guard import SANDBOX
from rashomon.web.layout import held, page

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


def export(request: Request) -> Response:
    """List the forms."""
    with held(request).case() as case:
        private = sum(entry.private for entry in case.entries())
    return page(request, "export.html", forms=FORMS, private=private)


def download(request: Request) -> Response:
    """Give the case in one form as a file; the words of private notes only with `?private=on`."""
    form = FORMS.get(request.query_params.get("form", ""))
    if form is None:
        raise HTTPException(404)
    with held(request).case() as case:
        name = _UNSAFE.sub("-", case.fact("title") or "").strip("-")[:60] or "case"
    headers = {"content-disposition": f'attachment; filename="{name}{form.ending}"', "content-security-policy": SANDBOX}
    private = request.query_params.get("private") == "on"

    def pieces() -> Iterator[bytes]:
        # A file of its own, for what is asked meanwhile must not wait for a slow reader.
        with Case.open(held(request).path) as case:
            for piece in form.write(case, private):
                yield piece.encode("utf-8", "replace")

    return StreamingResponse(pieces(), headers=headers, media_type=form.media_type)
