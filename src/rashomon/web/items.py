"""Shows one record by itself: its words in their place, where they stand, by what they were read, who decided on it, and a footnote."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon import review
from rashomon.case import Entry
from rashomon.errors import UsageError
from rashomon.model import Report
from rashomon.review import subjects
from rashomon.show.accounts.short import context
from rashomon.show.chain import Link, chains, figure_chains
from rashomon.show.footnote import footnote, offsets
from rashomon.text import Words
from rashomon.web.layout import held, number, page
from rashomon.web.review import acting, telling

AROUND = 240  # characters of the story at either side
_MENTIONS = 60  # places of a voice or an incident that are listed
_FIELDS = ("manner", "stance", "act", "harm", "low", "high", "bound", "group", "kind", "name")
_POINTERS = {"voice": "voices", "within": "statements", "statement": "statements", "incident": "incidents", "part_of": "figures", "repeats": "figures"}
Record = dict[str, Any]


def item(request: Request) -> Response:
    """Show one statement, figure, incident or voice."""
    ident, layer, name = (request.path_params[part] for part in ("report", "layer", "id"))
    report, record = _found(request, ident, layer)
    items = record[layer] or []
    at = next((n for n, one in enumerate(items) if one["id"] == name), None)
    if at is None:
        raise HTTPException(404)
    with held(request).case() as case:
        entries = case.entries()
    here = items[at]
    told = words_at(report, layer, at)
    called = {voice.id: voice.name for voice in report.voices or ()}
    return page(
        request,
        "item.html",
        report=report,
        layer=layer,
        item=here,
        title=told[0].text if told else here.get("name", name),
        places=[_place(report, words) for words in told[:_MENTIONS]],
        more=max(0, len(told) - _MENTIONS),
        chain=_chain(report, layer, name),
        fields=[(f, here[f]) for f in _FIELDS if here.get(f) is not None],
        pointers=[(f.replace("_", " "), goal, here[f], called.get(here[f], "")) for f, goal in _POINTERS.items() if here.get(f)],
        made_by=record["made_by"],
        before=items[at - 1]["id"] if at else None,
        after=items[at + 1]["id"] if at + 1 < len(items) else None,
        raw=json.dumps(here, ensure_ascii=False, indent=2),
        history=history(entries, record, layer, here),
        **deciding(request),
    )


def at_place(request: Request) -> Response:
    """Lead from the place of a record in its layer to its page."""
    ident, layer, at = (request.path_params[part] for part in ("report", "layer", "place"))
    _, record = _found(request, ident, layer)
    items = record[layer] or []
    if at >= len(items):
        raise HTTPException(404)
    return RedirectResponse(f"/item/{quote(ident)}/{layer}/{quote(items[at]['id'])}", 303)


async def decide(request: Request) -> Response:
    """Write a verdict or a note about one record into the log, and lead back to it."""
    ident, layer, name = (request.path_params[part] for part in ("report", "layer", "id"))
    form = await request.form(max_files=0, max_fields=8, max_part_size=100_000)
    return await decided(request, form, lambda: _subject(request, ident, layer, name), request.url.path)


async def decided(request: Request, form: FormData, subject: Callable[[], Record], back: str) -> Response:
    """Write what a form says about a subject into the log, and lead back."""
    given = acting.fields(form)
    who = given.get("who", "").strip()

    def write() -> None:
        about = subject()
        with held(request).case() as case:
            if "undo" in given:
                review.undo(case, who, _entry(given["undo"]))
            else:
                action, decision = _decided(given)
                review.decide(case, who, action, about, decision, private="private" in given)
        held(request).who = who

    await run_in_threadpool(write)
    return RedirectResponse(f"{back}#history", 303)


def _decided(given: dict[str, str]) -> tuple[str, Record]:
    action = given.get("action", "")
    return action, {"text": given.get("text", "")} if action == "note" else {"is": given.get("is", "")}


def _entry(text: str) -> int:
    found = number(text)
    if found is None:
        raise UsageError("an entry of the log is named by its number")
    return found


def deciding(request: Request) -> Record:
    """Give what the forms of decisions need."""
    return {"who": acting.who(request), "verdicts": ("right", "wrong", "not this event")}


def history(entries: Sequence[Entry], record: Record, layer: str, here: Record) -> list[Record]:
    """List the entries about one record, and those that take one of them back, in order."""
    own: set[int] = set()
    for entry in entries:
        subject = entry.subject
        if not isinstance(subject, dict):
            continue
        if entry.action == "undo" and type(subject.get("entry")) is int and subject["entry"] in own:
            own.add(entry.number)
        if subject.get("report") == record["id"] and subject.get("layer") == layer and "id" in subject:
            found = subjects.find(record, subject)
            if found is not None and found.item["id"] == here["id"]:
                own.add(entry.number)
    return told((entry for entry in entries if entry.number in own), entries)


def told(entries: Iterable[Entry], every: Iterable[Entry]) -> list[Record]:
    """Give entries as words for a table, each with whether it stands among `every` entry of the log and so can be taken back."""
    stands = {entry.number for entry in review.standing(every)}
    return [telling.told(entry) | {"stands": entry.number in stands} for entry in entries]


def words_at(report: Report, layer: str, at: int) -> tuple[Words, ...]:
    """Give the words that a record is known by, those it is named after first."""
    if layer == "statements":
        return ((report.statements or ())[at].content,)
    if layer == "figures":
        return ((report.figures or ())[at].words,)
    if layer == "incidents":
        incident = (report.incidents or ())[at]
        return (incident.words, *incident.mentions)
    return (report.voices or ())[at].mentions


def _found(request: Request, ident: str, layer: str) -> tuple[Report, Record]:
    if layer not in subjects.LAYERS or ident not in held(request).state().reports:
        raise HTTPException(404)
    with held(request).case() as case:
        record = case.record(ident)
    return held(request).report(ident, mended=False), record


def _subject(request: Request, ident: str, layer: str, name: str) -> Record:
    _, record = _found(request, ident, layer)
    here = next((one for one in record[layer] or () if one["id"] == name), None)
    if here is None:
        raise HTTPException(404)
    return review.subject(ident, layer, here)


def _place(report: Report, words: Words) -> Record:
    return {"context": context(report, words, AROUND), "offsets": offsets(words), "footnote": footnote(report, words)}


def _chain(report: Report, layer: str, name: str) -> tuple[Link, ...]:
    if layer == "statements":
        return chains(report).get(name, ())
    return figure_chains(report, chains(report)).get(name, ()) if layer == "figures" else ()
