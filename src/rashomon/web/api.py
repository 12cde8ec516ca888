"""Answers the same questions in JSON, for programs on this computer; `openapi.json` says how each is asked and answered."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rashomon.case import Entry, Filed, Hit
from rashomon.errors import UsageError
from rashomon.exports.jsonl import left_out
from rashomon.pipeline import Options, check
from rashomon.show import comparison_json
from rashomon.show.schemas import NAMES, schema
from rashomon.web.layout import held
from rashomon.web.reading import LINES
from rashomon.web.start import named

LONGEST = 120.0  # seconds that an answer waits for reading or comparing
_MOST = 1_000  # passages of a search
_FIELDS = {"text", "name", "outlet", "date"}
Record = dict[str, Any]


def routes() -> list[Route]:
    """List the addresses of the API."""
    return [
        Route("/api/openapi.json", description, name="api"),
        Route("/api/case", case_facts),
        Route("/api/reports", reports, methods=["GET"]),
        Route("/api/reports", add, methods=["POST"]),
        Route("/api/reports/{report}", report),
        Route("/api/comparison", comparison),
        Route("/api/search", search),
        Route("/api/entries", entries),
    ]


def openapi() -> Record:
    """Give the description of the API (OpenAPI 3.1), the published schemas of a report and a comparison among its components."""
    found: Record = json.loads(files("rashomon.web").joinpath("openapi.json").read_text(encoding="utf-8"))
    for name in NAMES:
        found["components"]["schemas"] |= _components(name)
    return found


def _components(name: str) -> Record:
    """Lay the parts of a published schema out as components: many readers of OpenAPI know no schema inside another."""
    whole = schema(name)
    parts = {part: held for part, held in whole.pop("$defs").items() if part not in NAMES}
    named = {name.title(): whole} | {f"{name.title()}.{part}": held for part, held in parts.items()}
    del whole["$schema"], whole["$id"]
    return {title: _led(held, name) for title, held in named.items()}


def _led(held: Any, name: str) -> Any:  # noqa: ANN401 (values of JSON)
    """Make references inside the schema `name`, and from it to another, lead to components."""
    if isinstance(held, list):
        return [_led(one, name) for one in held]
    if not isinstance(held, dict):
        return held
    out = {field: _led(inner, name) for field, inner in held.items()}
    if isinstance(reference := held.get("$ref"), str):
        base, _, part = reference.partition("#")
        title = next((other.title() for other in NAMES if base == f"urn:rashomon:schema:{other}:1"), name.title())
        out["$ref"] = "#/components/schemas/" + title + (part.replace("/$defs/", ".") if part else "")
    return out


def description(request: Request) -> Response:
    """Give the description of the API."""
    return JSONResponse(openapi())


def case_facts(request: Request) -> Response:
    """Say what the case is, and how far the reading is."""
    progress = held(request).worker.progress()
    with held(request).case() as case:
        facts = {name: case.fact(name) for name in ("title", "made")}
    return JSONResponse({**facts, "reports": len(held(request).state().reports), "reading": {"given": progress.given, "done": progress.done}})


def reports(request: Request) -> Response:
    """List the reports."""
    with held(request).case() as case:
        return JSONResponse({"reports": [_filed(entry) for entry in case.filed()]})


def report(request: Request) -> Response:
    """Give the record of one report as it was read."""
    ident = request.path_params["report"]
    with held(request).case() as case:
        if not case.holds(ident):
            raise HTTPException(404)
        return JSONResponse(case.record(ident))


async def add(request: Request) -> Response:
    """Read a text into the case, and answer when it is read."""
    try:
        asked = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise UsageError("the body must be one JSON object") from error
    data, name, options = _asked(asked)
    job = held(request).worker.read(data, name, options)
    if not await run_in_threadpool(job.ended.wait, LONGEST):
        return JSONResponse({"id": None, "name": name, "fresh": True}, 202)
    if job.fault is not None:
        raise UsageError(job.fault)
    done = job.result[0]
    return JSONResponse({"id": done.id, "name": done.name, "fresh": done.fresh}, 201 if done.fresh else 200)


def _asked(asked: object) -> tuple[bytes, str, Options]:
    if not isinstance(asked, dict) or set(asked) - _FIELDS or not all(isinstance(value, str) for value in asked.values()):
        raise UsageError(f"the body must be one JSON object of texts: {', '.join(sorted(_FIELDS))}")
    if asked.get("name", "").lower().endswith(LINES):
        raise UsageError("this takes one report; JSON Lines of a case are added on the page, or by `rashomon case add`")
    if not asked.get("text", "").strip():
        raise UsageError("there is no text in it")
    options = Options(date=asked.get("date"), outlet=asked.get("outlet"))
    check(options)
    try:
        return asked["text"].encode(), named(asked.get("name") or "sent.txt"), options
    except UnicodeEncodeError as error:
        raise UsageError(f"a lone surrogate at position {error.start} is no character") from error


def comparison(request: Request) -> Response:
    """Give the comparison of all reports, as people mended it or, with `?view=machine`, as machines read it."""
    found = held(request).compared(mended=_one_of(request, "view", "mended", "machine") == "mended", patience=LONGEST)
    if found is None:
        words = "the reports are still being compared; ask again in a while"
        return JSONResponse({"error": {"status": 503, "message": words}}, 503, {"retry-after": "5"})
    return JSONResponse(comparison_json.to_dict(found.comparison))


def search(request: Request) -> Response:
    """Find passages; `q` is any text, `most` caps their number."""
    most = request.query_params.get("most", "50")
    if not (most.isascii() and most.isdigit() and 1 <= int(most[:9]) <= _MOST):
        raise UsageError(f"most must be a whole number from 1 to {_MOST:,}")
    with held(request).case() as case:
        hits = case.search(request.query_params.get("q", "")[:_MOST], int(most))
    return JSONResponse({"hits": [_hit(hit) for hit in hits]})


def entries(request: Request) -> Response:
    """Give the log; the words of private entries only with `?private=true`."""
    private = _one_of(request, "private", "false", "true") == "true"
    with held(request).case() as case:
        found = case.entries()
    return JSONResponse({"entries": [_entry(entry if private else left_out(entry)) for entry in found]})


def _one_of(request: Request, name: str, usual: str, other: str) -> str:
    """Give a choice of the address; a word that is neither is refused, for whoever sent it meant something."""
    found = request.query_params.get(name, usual)
    if found not in (usual, other):
        raise UsageError(f"{name} must be {usual} or {other}")
    return found


def _filed(entry: Filed) -> Record:
    return asdict(entry)


def _hit(hit: Hit) -> Record:
    return {"report": hit.report, "number": hit.number, "layer": hit.layer, "place": hit.item, "text": hit.text, "marks": [list(m) for m in hit.marks]}


def _entry(entry: Entry) -> Record:
    return asdict(entry)
