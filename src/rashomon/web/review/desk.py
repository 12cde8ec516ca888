"""Keeps what a desk knows beside the reading: grades of sources, set by people alone, material obtained, replies sought."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon import review
from rashomon.case import Case, Entry, whole
from rashomon.errors import UsageError
from rashomon.review import subjects
from rashomon.review.deciding import CREDIBILITY, RELIABILITY
from rashomon.show.accounts.matrix import SAID
from rashomon.web.layout import held
from rashomon.web.review import acting, telling

LISTED = 200  # sources on the page
ACTIONS = ("grade", "material", "reply", "note")
_CHUNK = 1 << 20
# The scale of NATO's and the UK's intelligence doctrine ("Admiralty code").
RELIABLE = ("completely reliable", "usually reliable", "fairly reliable", "not usually reliable", "unreliable", "cannot be judged")
CREDIBLE = ("confirmed by other sources", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged")
Record = dict[str, Any]


def desk(request: Request) -> Response:
    """List sources and points with what is kept of them; with `?source=` or `?point=` show one, with forms to add."""
    wanted = request.query_params.get("q", "")[:200]
    with held(request).case() as case:
        entries = [e for e in review.standing(case.entries()) if e.action in ACTIONS and isinstance(e.subject, dict)]
        sources = _sources(case, entries)
        points = _points(case, entries)
    name, token = request.query_params.get("source"), request.query_params.get("point")
    one = None
    if name is not None:
        one = next((s for s in sources if s["name"] == name), None) or (_source(name, entries) if name.strip() else None)
    elif token is not None:
        one = next((p for p in points if p["token"] == token), None)
    if one is None and (name is not None or token is not None):
        raise HTTPException(404)
    shown = [s for s in sources if wanted.casefold() in s["name"].casefold()]
    scales = {"reliability": tuple(zip(RELIABILITY, RELIABLE, strict=True)), "credibility": tuple(zip(CREDIBILITY, CREDIBLE, strict=True))}
    return acting.shown(request, "review_desk.html", one=one, sources=shown[:LISTED], more=max(0, len(shown) - LISTED), points=points, wanted=wanted, **scales)


def _sources(case: Case, entries: Iterable[Entry]) -> list[Record]:
    """List outlets and named voices, those that most reports print first, and whatever people kept something of."""
    held_by: dict[str, tuple[str, set[str]]] = {}
    for row in whole.reports(case):
        if row.outlet:
            held_by.setdefault(row.outlet, ("outlet", set()))[1].add(row.id)
    for report, name, kind in whole.voices(case):
        if kind != "unnamed":
            held_by.setdefault(name, (kind, set()))[1].add(report)
    for entry in entries:
        if isinstance(name := entry.subject.get("source"), str):
            held_by.setdefault(name, ("", set()))
    own: dict[str, list[Entry]] = {}
    for entry in entries:
        if isinstance(name := entry.subject.get("source"), str):
            own.setdefault(name, []).append(entry)
    found = [_source(name, own.get(name, ())) | {"kind": kind, "reports": len(reports)} for name, (kind, reports) in held_by.items()]
    return sorted(found, key=lambda s: (not s["kept"], -s["reports"], s["name"].casefold(), s["name"]))


def _source(name: str, entries: Iterable[Entry]) -> Record:
    own = [e for e in entries if e.subject.get("source") == name]
    grade = next((e.decision for e in reversed(own) if e.action == "grade" and isinstance(e.decision, dict)), None)
    return {"name": name, "kind": "", "reports": 0, "grade": grade, "about": f"source:{name}", "to": f"/desk?source={quote(name, safe='')}"} | _kept(own)


def _points(case: Case, entries: Iterable[Entry]) -> list[Record]:
    """List the points of the comparison as it was made last."""
    kept = whole.comparison(case)
    about = [e for e in entries if "point" in e.subject and e.action in ("material", "reply")]
    out = []
    for point in kept["points"] if kept else ():
        token = acting.token(review.point_subject(point))
        own = [e for e in about if subjects.one_point(point, e.subject)]
        out.append({"name": f"{SAID[point['kind']]} {point['label']}", "token": token, "about": f"point:{token}", "point": point, "to": f"/desk?point={token}"} | _kept(own))
    return sorted(out, key=lambda p: not p["kept"])


def _kept(own: list[Entry]) -> Record:
    """Give what is kept, as words, and how much of it."""
    return {"kept": [telling.told(e) for e in own], "material": sum(e.action == "material" for e in own), "replies": sum(e.action == "reply" for e in own)}


async def decide(request: Request) -> Response:
    """Write a grade, material obtained or a reply sought."""
    async with request.form(max_files=1, max_fields=12, max_part_size=100_000) as form:
        given = acting.fields(form)
        action, decision = given.get("do", ""), await _decision(given.get("do", ""), given, form)
    kind, _, name = given.get("about", "").partition(":")

    def work(case: Case, alias: str) -> None:
        review.decide(case, alias, action, _subject(case, kind, name), decision, private="private" in given)

    await acting.write(request, work)
    return RedirectResponse(f"/desk?{kind}={quote(name, safe='')}", 303)


def _subject(case: Case, kind: str, name: str) -> Record:
    if kind == "source":
        return {"source": name}
    point = next((p for p in case.points() if acting.token(review.point_subject(p)) == name), None) if kind == "point" else None
    if point is None:
        raise UsageError("there is no such source or point")
    return review.point_subject(point)


async def _decision(do: str, given: dict[str, str], form: FormData) -> Record:
    if do == "grade":
        return {name: given.get(name) or None for name in ("reliability", "credibility")}
    if do == "material":
        file = form.get("file")
        digest = await _digest(file) if isinstance(file, UploadFile) and file.filename else given.get("sha256", "").strip().lower()
        return {"what": given.get("what", "").strip(), "sha256": digest}
    if do == "reply":
        return {"from": given.get("from", "").strip(), "when": given.get("when", "").strip(), "answer": given.get("answer", "").strip() or None}
    raise UsageError("a grade, material or a reply is kept here")


async def _digest(file: UploadFile) -> str:
    """Give the SHA-256 of a file sent; the file itself is not kept."""
    found = hashlib.sha256()
    while piece := await file.read(_CHUNK):
        found.update(piece)
    return found.hexdigest()
