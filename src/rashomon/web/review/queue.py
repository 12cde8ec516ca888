"""Offers one item at a time, least certain first: its words in their story, what the machine made of them, and what a person says."""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon import review
from rashomon.case import Case, Entry, whole
from rashomon.errors import UsageError
from rashomon.model import Figure
from rashomon.review import Due
from rashomon.show.accounts.matrix import SAID
from rashomon.show.accounts.short import context
from rashomon.show.bounds import say
from rashomon.show.chain import chains, figure_chains
from rashomon.web.layout import held, waiting
from rashomon.web.review import acting, story, telling

Record = dict[str, Any]
VERDICTS = {"right": "right", "wrong": "wrong", "elsewhere": "not this event"}
AGAINST = ("conflict", "denial", "blame")  # points that a person may call no contradiction
_RECORDS = 300
_EVIDENCE = 3  # places shown of each side of a point
_AROUND = 200  # characters of the story at either side of them


@dataclass
class Known:
    """Keep the queue of the case as it stands, and records that were read, so that a decision is followed by the next item at once."""

    key: object = None
    due: tuple[Due, ...] = ()
    tokens: tuple[str, ...] = ()
    records: OrderedDict[tuple[str, str], Record] = field(default_factory=OrderedDict)

    def queue(self, case: Case) -> tuple[Due, ...]:
        """Give what is due now."""
        readings, entries = whole.readings(case), case.entries()
        key = (tuple(readings.items()), len(entries), case.fact(whole.COMPARED))
        if key != self.key:
            self.due = review.due(case, record=lambda ident: self.record(case, ident, readings[ident]))
            self.tokens = tuple(acting.token(d.subject) for d in self.due)
            self.key = (*key[:2], case.fact(whole.COMPARED))
        return self.due

    def record(self, case: Case, ident: str, digest: str) -> Record:
        """Give the record of a report."""
        found = self.records.get((ident, digest)) or case.record(ident)
        self.records[ident, digest] = found
        self.records.move_to_end((ident, digest))
        while len(self.records) > _RECORDS:
            self.records.popitem(last=False)
        return found


def known(request: Request) -> Known:
    """Give what is kept of the queue between requests."""
    state = request.app.state
    if not hasattr(state, "review"):
        state.review = Known()
    found: Known = state.review
    return found


def queue(request: Request) -> Response:
    """Show the item named by `at`, or the first one."""
    if not _compared(request):
        return waiting(request)
    with held(request).case() as case:
        due, tokens, entries = known(request).queue(case), known(request).tokens, case.entries()
    asked = request.query_params.get("at", "")
    at = tokens.index(asked) if asked in tokens else 0
    past = asked == "end" or not due
    last = acting.last(entries)
    values = {"due": due, "at": at, "past": past, "last": last and _told(request, last)} | {"moved": sum(d.moved for d in due)}
    if not past:
        values |= {"token": tokens[at], "before": tokens[at - 1] if at else "", "after": tokens[at + 1] if at + 1 < len(due) else "end"}
        values |= _drawn(request, due[at])
    return acting.shown(request, "review_queue.html", **values)


def _compared(request: Request) -> bool:
    """Say whether the comparison is there, and have it made when it is not."""
    with held(request).case() as case:
        of, reports = case.fact(whole.COMPARED), [row.id for row in whole.reports(case)]
    if not reports:
        return False
    return (of is not None and json.loads(of) == reports) or held(request).compared(mended=False) is not None


def _told(request: Request, entry: Entry) -> Record:
    return telling.told(entry, story.reader(held(request))) | {"token": acting.token(entry.subject) if isinstance(entry.subject, dict) else ""}


def _drawn(request: Request, due: Due) -> Record:
    """Give what the page shows of one item."""
    moved = _told(request, due.entry) if due.entry else None
    shared = {"item": due.item, "score": due.score, "moved_from": moved}
    if "point" in due.subject:
        return shared | {"layer": "points", "said": SAID[due.item["kind"]], "against": due.item["kind"] in AGAINST, "sides": _sides(request, due.item)}
    ident, layer = due.subject["report"], due.subject["layer"]
    report = held(request).report(ident, mended=False)
    marks = story.marks(report, layer, due.item)
    units = story.around(report, marks)
    lines = chains(report)
    chain = lines if layer == "statements" else figure_chains(report, lines)
    figure = next((f for f in report.figures or () if f.id == due.item["id"]), None) if layer == "figures" else None
    with held(request).case() as case:
        made_by = known(request).record(case, ident, whole.readings(case)[ident])["made_by"]
    return shared | {
        "layer": layer,
        "report": report,
        "units": story.draw(report, marks, units),
        "titled": report.titled and units[0] == 0,
        "cut": (units[0] > 0, units[1] < len(report.text.units)),
        "chain": chain.get(due.item["id"], ()),
        "figure": _figure(figure),
        "made_by": made_by,
        "fix": acting.address("fix", ident, layer, due.item["id"]),
    }


def _figure(figure: Figure | None) -> str | None:
    return f"{say(figure)} {figure.harm}" if figure else None


def _sides(request: Request, point: Record) -> list[Record]:
    """Give the sides of a point with the words that hold them."""
    return [
        {"label": side["label"], "places": [_place(request, e) for e in side["evidence"][:_EVIDENCE]], "more": max(0, len(side["evidence"]) - _EVIDENCE)}
        for side in point["positions"]
    ]


def _place(request: Request, evidence: Record) -> Record:
    report = held(request).report(evidence["report"], mended=False)
    words = story.words(report, evidence["words"]["spans"])
    return {"report": report, "voice": evidence["voice"], "pieces": context(report, words, _AROUND) if words else ()}


async def decide(request: Request) -> Response:
    """Write what a person says of an item, and lead to the next one."""
    given = acting.fields(await acting.form(request))
    do, goal = given.get("do", ""), given.get("after", "")

    def work(case: Case, alias: str) -> None:
        offered = zip(known(request).queue(case), known(request).tokens, strict=True)
        here = next((d for d, token in offered if token == given.get("item")), None)
        if here is None:
            raise UsageError("this was decided meanwhile, or is no longer read so; open the review again")
        action, decision = _decision(do, here, given)
        review.decide(case, alias, action, here.subject, decision, private=do == "note" and "private" in given)

    await acting.write(request, work)
    stay = given.get("item", "") if do == "note" else goal
    return RedirectResponse(acting.back(f"/queue?at={stay}", "/queue"), 303)


def _decision(do: str, here: Due, given: dict[str, str]) -> tuple[str, Record]:
    if do == "note":
        return "note", {"text": given.get("text", "")}
    if do not in VERDICTS:
        raise UsageError(f"a verdict is one of {', '.join(VERDICTS.values())}")
    if do == "wrong" and "point" in here.subject and here.item["kind"] in AGAINST:
        return "no_contradiction", {"is": "no contradiction"}
    return "verdict", {"is": VERDICTS[do]}
