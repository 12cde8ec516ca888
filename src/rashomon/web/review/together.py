"""Lets people say which incidents of several reports are one, and which texts are no copies of each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon import review
from rashomon.comparison import Comparison, Group, Member
from rashomon.errors import UsageError
from rashomon.model import Report
from rashomon.show import facts
from rashomon.show.accounts.desk import label_of
from rashomon.show.accounts.short import context
from rashomon.web.layout import held, waiting
from rashomon.web.review import acting, telling

LISTED = 300  # groups, copies and reports on the page
_CHOICES = 1_000  # incidents that can be chosen from
_AROUND = 70  # characters of the story at either side of an incident's words
Record = dict[str, Any]


def together(request: Request) -> Response:
    """Show what is taken as one, and what people said about it."""
    found = held(request).compared() if held(request).state().reports else None
    if found is None:
        return waiting(request)
    comparison = found.comparison
    reports = {r.original.id: r for r in comparison.reports}
    with held(request).case() as case:
        said = [_said(telling.told(e), reports) for e in review.standing(case.entries()) if e.action == "together"]
    return acting.shown(
        request,
        "review_together.html",
        groups=[_group(g, reports) for g in comparison.incidents if len(g.members) > 1][:LISTED],
        choices=list(_choices(comparison)),
        copies=[{"reports": [reports[i] for i in c.reports], "share": c.share, "value": " ".join(c.reports)} for c in comparison.copies][:LISTED],
        said=said,
    )


def _group(group: Group, reports: dict[str, Report]) -> Record:
    members = [_member(reports, m) | {"pair": _value(next(o for o in group.members if o != m)) + " " + _value(m)} for m in group.members]
    return {"id": group.id, "label": group.label, "members": members}


def _member(reports: dict[str, Report], member: Member) -> Record:
    report = reports[member.report]
    incident = next(i for i in report.incidents or () if i.id == member.item)
    return {"report": report, "id": member.item, "label": incident.label, "pieces": context(report, incident.words, _AROUND)}


def _value(member: Member) -> str:
    return f"{member.report} {member.item}"


def _choices(comparison: Comparison) -> Iterator[tuple[Report, list[tuple[str, str]]]]:
    """List reports with their incidents, as values of a form."""
    left = _CHOICES
    for report in comparison.reports[:LISTED]:
        found = [(f"{report.original.id} {i.id}", i.label) for i in (report.incidents or ())[:left]]
        left -= len(found)
        if found:
            yield report, found


def _said(told: Record, reports: dict[str, Report]) -> Record:
    """Say which incidents or texts an entry is about."""
    subject, names = told["entry"].subject, []
    for report, item in subject.get("incidents", ()):
        here = reports.get(report)
        names.append(next((i.label for i in (here.incidents or () if here else ()) if i.id == item), str(item)))
    for report in subject.get("copies", ()):
        here = reports.get(report)
        names.append(label_of(here) if here else facts.NO_TITLE)
    return told | {"names": names}


async def decide(request: Request) -> Response:
    """Write that two incidents or texts are one, or are not."""
    given = acting.fields(await acting.form(request))
    one = {"one": True, "other": False}.get(given.get("do", ""))
    if one is None:
        raise UsageError("they are one, or they are not")
    subject = _subject(given)
    reports = set(held(request).state().reports)
    if not reports.issuperset([*subject.get("copies", ()), *(report for report, _ in subject.get("incidents", ()))]):
        raise UsageError("there is no such report in this case")
    await acting.write(request, lambda case, alias: review.decide(case, alias, "together", subject, {"one": one}))
    return RedirectResponse("/together", 303)


def _subject(given: dict[str, str]) -> Record:
    """Read what a form names: two texts, or two incidents."""
    if "copies" in given:
        return {"copies": given["copies"].split()}
    parts = f"{given.get('pair', '')} {given.get('first', '')} {given.get('second', '')}".split()
    if len(parts) != 4:
        raise UsageError("two incidents are chosen")
    return {"incidents": [parts[:2], parts[2:]]}
