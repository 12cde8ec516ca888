"""Adds a statement that the machine missed: its words are chosen in the story, or given by their positions."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon import review
from rashomon.errors import UsageError
from rashomon.model import Report
from rashomon.review.values import STANCES
from rashomon.show.marks import Mark
from rashomon.web.layout import held
from rashomon.web.review import acting, fixing, story

WORDS = ("content", "source", "cue")
Record = dict[str, Any]


def missed(request: Request) -> Response:
    """Show the story, every statement read so far marked in it."""
    return _page(request, {})


def _page(request: Request, given: dict[str, str]) -> Response:
    report = _report(request)
    inputs = []
    for name in WORDS:
        words, fault = story.said(report, given.get(name, ""))
        inputs.append({"name": name, "kind": "words", "was": (), "none": name != "content", "value": given.get(name, ""), "words": words, "fault": fault, "story": ""})
    voices = [(voice.id, f"{voice.id} {voice.name}"[:100]) for voice in report.voices or ()][: fixing.LISTED]
    inputs.append({"name": "voice", "kind": "voice", "was": (), "none": True, "value": given.get("voice", ""), "options": voices})
    inputs.append({"name": "stance", "kind": "stance", "was": (), "none": False, "value": given.get("stance", "asserts"), "options": [(s, s) for s in STANCES]})
    goal = acting.back(request.query_params.get("back", given.get("back", "")), acting.address("report", report.original.id))
    return acting.shown(request, "review_missed.html", report=report, units=story.draw(report, _marks(report)), inputs=inputs, goal=goal, told="shown below; nothing is written yet" if given else "")


def _marks(report: Report) -> list[Mark]:
    return [Mark(*place, "content", 0) for s in report.statements or () for span in s.content.spans if (place := report.text.find(span))]


async def decide(request: Request) -> Response:
    """Write the statement, or show the words at the positions given, and write nothing."""
    given = acting.fields(await acting.form(request))
    if given.get("do") == "show":
        return await run_in_threadpool(_page, request, given)
    if given.get("do") != "save":
        raise UsageError("nothing that can be done was asked for")
    report = await run_in_threadpool(_report, request)
    decision: Record = {name: story.chosen(report, given.get(name, "")) for name in WORDS}
    decision |= {"voice": given.get("voice") or None, "stance": given.get("stance", "")}
    subject = {"report": report.original.id, "layer": "statements"}
    await acting.write(request, lambda case, alias: review.decide(case, alias, "add", subject, decision))
    return RedirectResponse(acting.back(given.get("back", ""), acting.address("report", report.original.id)), 303)


def _report(request: Request) -> Report:
    ident = request.path_params["report"]
    if ident not in held(request).state().reports:
        raise HTTPException(404)
    return held(request).report(ident)
