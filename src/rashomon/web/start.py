"""Takes in reports: files, pasted text, the example; and says how far their reading is."""

from __future__ import annotations

import hashlib
from importlib.resources import files

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.errors import UsageError
from rashomon.pipeline import Options, check
from rashomon.show.visible import reveal
from rashomon.web.layout import held, page

MOST_FILES = 500
MOST_PASTED = 8_000_000  # bytes of a pasted text as it comes, a form's own marks included
_FIELDS = 10
_NAME = 200  # characters kept of a file's name
_OFTEN = 1.0  # seconds between looks at the reading


def start(request: Request) -> Response:
    """Show how reports are added; the example only as long as the case is empty."""
    return page(request, "start.html", empty=not held(request).state().reports, progress=held(request).worker.progress())


async def add(request: Request) -> Response:
    """Take files and pasted text, hand them to the reading, and lead to its progress."""
    async with request.form(max_files=MOST_FILES, max_fields=_FIELDS, max_part_size=MOST_PASTED) as form:
        options = _options(form)
        inputs = [(await f.read(), named(f.filename or "")) for f in form.getlist("files") if isinstance(f, UploadFile) and f.filename]
        text = form.get("text")
    if isinstance(text, str) and text.strip():
        # Browsers send line ends as CR LF; the text is kept as it was pasted.
        data = text.replace("\r\n", "\n").encode("utf-8", "replace")
        inputs.append((data, f"pasted-{hashlib.sha256(data).hexdigest()[:8]}.txt"))
    if not inputs:
        raise UsageError("no file was chosen and no text pasted")
    for data, name in inputs:
        held(request).worker.read(data, name, options)
    return _to_reading(request)


def example(request: Request) -> Response:
    """Read the six invented reports that come with the package."""
    for entry in sorted(files("rashomon.web").joinpath("border").iterdir(), key=lambda e: e.name):
        held(request).worker.read(entry.read_bytes(), entry.name, Options())
    return _to_reading(request)


def reading(request: Request) -> Response:
    """Say how many of the inputs are read, and what became of each; while there is more to do the page asks again."""
    progress = held(request).worker.progress()
    if progress.given and not progress.busy:
        # Whoever looks on has the sheet all the sooner.
        held(request).prepare()
    return page(request, "reading.html", progress=progress, refresh=_OFTEN if progress.busy else None)


def named(name: str) -> str:
    """Give the bare name of a file that a browser sent: no folders, nothing hidden, not endless.

    >>> named("../../etc/pass\\u202etxt.wd")
    'pass⟨RLO⟩txt.wd'
    """
    bare = reveal(name.replace("\\", "/").rsplit("/", 1)[-1]).strip() or "input"
    return bare if len(bare) <= _NAME else f"…{bare[-_NAME:]}"


def _options(form: FormData) -> Options:
    given = {name: str(form.get(name) or "").strip() or None for name in ("date", "outlet")}
    options = Options(date=given["date"], outlet=given["outlet"])
    check(options)
    return options


def _to_reading(request: Request) -> Response:
    return RedirectResponse(request.app.url_path_for("reading"), 303)
