"""Gives a case out: the forms there are, and each as a file to keep, masked where that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from rashomon.case import Case
from rashomon.errors import UsageError
from rashomon.exports import FORMS, Form, Masks, masked
from rashomon.web.guard import SANDBOX
from rashomon.web.layout import held, number, page

KINDS = ("unnamed", "person")  # of voices that the page offers to mask
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_FIELDS = 20
_LONGEST = 100_000  # bytes of one field: a list of names


def export(request: Request) -> Response:
    """List the forms."""
    with held(request).case() as case:
        private = sum(entry.private for entry in case.entries())
    return page(request, "export.html", forms=FORMS, private=private, kinds=KINDS)


async def download(request: Request) -> Response:
    """Give the case in one form as a file; the words of private notes only when ticked.

    What is to be masked comes in the body of the request: an address, with the names in it, would stay in the browser's history.
    """
    async with request.form(max_files=0, max_fields=_FIELDS, max_part_size=_LONGEST) as given:
        form, masks, private = FORMS.get(str(given.get("form"))), _masks(given), given.get("private") == "on"
    if form is None:
        raise HTTPException(404)
    with held(request).case() as case:
        name = _UNSAFE.sub("-", case.fact("title") or "").strip("-")[:60] or "case"
    pieces = _pieces(held(request).path, form, masks, private)
    # The first piece is waited for, so that what can't be given is told on a page.
    first = await run_in_threadpool(next, pieces, b"")
    headers = {"content-disposition": f'attachment; filename="{name}{"-masked" if masks else ""}{form.ending}"', "content-security-policy": SANDBOX}
    return StreamingResponse(_after(first, pieces), headers=headers, media_type=form.media_type)


def _pieces(path: Path, form: Form, masks: Masks | None, private: bool) -> Iterator[bytes]:
    # A file of its own, for what is asked meanwhile must not wait for a slow reader.
    with Case.open(path) as case, masked(case, masks, private=private) if masks else nullcontext(case) as shown:
        for piece in form.write(shown, private):
            yield piece.encode("utf-8", "replace")


def _after(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _masks(given: FormData) -> Masks | None:
    """Read what is to be masked; `None` when nothing is."""
    names = tuple(dict.fromkeys(line.strip() for line in str(given.get("names") or "").splitlines() if line.strip()))
    kinds = tuple(kind for kind in KINDS if kind in given.getlist("kinds"))
    asked = str(given.get("most") or "").strip()
    most = number(asked)
    if asked and most is None:
        raise UsageError("the number of words shown must be a whole number")
    if not (names or kinds or asked):
        return None
    return Masks(names, kinds, given.get("said") == "on", most, given.get("untraceable") != "on")
