"""Mends one item: its words, chosen in the story or by their positions, whose they are, what carries it, its stance, its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon import review
from rashomon.case import Case
from rashomon.errors import UsageError
from rashomon.model import Report
from rashomon.review import subjects
from rashomon.review.values import FIXES, MOST, STANCES, check
from rashomon.show.records import to_dict
from rashomon.web.layout import held
from rashomon.web.review import acting, story, telling

LISTED = 1_000  # statements, voices or incidents that can be chosen from
_CALLED = {"voice": "voices", "statement": "statements", "incident": "incidents"}
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Here:
    """Hold one item of a report as people mended it: its record as read and as it is now, `None` where it is not."""

    report: Report
    layer: str
    as_read: Record | None
    now: Record | None

    @property
    def item(self) -> Record:
        """The item as it is now, else as it was read."""
        return self.now or self.as_read or {}


def fix(request: Request) -> Response:
    """Show what can be set of an item, with the story beside it."""
    here = _found(request)
    return _page(request, here, _given(here.report, here.layer, here.now))


def _page(request: Request, here: Here, given: dict[str, str], told: str = "") -> Response:
    report, layer, item, ident = here.report, here.layer, here.item, here.report.original.id
    record = to_dict(report)
    with held(request).case() as case:
        own = [e for e in review.standing(case.entries()) if _about(e.subject, ident, layer, item)]
    return acting.shown(
        request,
        "review_fix.html",
        report=report,
        layer=layer,
        item=item,
        gone=here.now is None,
        as_read=here.as_read,
        was=_was(here),
        units=story.draw(report, story.marks(report, layer, item)),
        inputs=[_input(report, record, layer, name, kind, given) for name, kind in FIXES[layer].items()],
        voices=[(v["id"], v["name"]) for v in record["voices"] or () if v["id"] != item["id"]][:LISTED] if layer == "voices" else [],
        spoken=[s for s in record["statements"] or () if s["voice"] == item["id"]][:LISTED] if layer == "voices" else [],
        history=[telling.told(e, story.reader(held(request))) for e in own],
        goal=acting.back(request.query_params.get("back", given.get("back", "")), _home(here)),
        told=told,
    )


def _was(here: Here) -> list[tuple[str, str]]:
    """List what the machine had read where people set it otherwise."""
    if here.as_read is None or here.now is None:
        return []
    was, now = (_given(here.report, here.layer, item) for item in (here.as_read, here.now))
    words = {name: item["text"] for name, item in here.as_read.items() if isinstance(item, dict) and "text" in item}
    return [(name, words.get(name, was[name])) for name in was if was[name] != now[name]]


def _home(here: Here) -> str:
    """Give the address where an item is shown."""
    ident = here.report.original.id
    return acting.address("item", ident, here.layer, here.item["id"]) if here.as_read else acting.address("report", ident)


def _about(subject: object, ident: str, layer: str, item: Record) -> bool:
    return isinstance(subject, dict) and (subject.get("report"), subject.get("layer"), subject.get("id")) == (ident, layer, item["id"])


def _given(report: Report, layer: str, item: Record | None) -> dict[str, str]:
    """Give the values of an item as a form holds them."""
    given: dict[str, str] = {}
    for name, kind in FIXES[layer].items():
        value = (item or {}).get(name)
        if kind.startswith("words"):
            given[name] = story.written(report, value)
        elif kind == "numbers":
            given |= {part: "" if (item or {}).get(part) is None else str((item or {})[part]) for part in ("low", "high")}
        else:
            given[name] = value or ""
    return given


def _input(report: Report, record: Record, layer: str, name: str, kind: str, given: dict[str, str]) -> Record:
    """Give what the form shows of one field."""
    out: Record = {"name": name, "kind": kind.removesuffix("?"), "none": kind.endswith("?"), "value": given.get(name, "")}
    parts = ("low", "high") if kind == "numbers" else (name,)
    out["was"] = [(f"was-{part}", given.get(f"was-{part}", given.get(part, ""))) for part in parts]
    if out["kind"] == "words":
        out["words"], out["fault"] = story.said(report, out["value"])
        out["story"] = story.shown_at(report, out["value"])
    elif out["kind"] == "numbers":
        out |= {part: given.get(part, "") for part in ("low", "high")}
    elif out["kind"] == "stance":
        out["options"] = [(stance, stance) for stance in STANCES]
    elif out["kind"] in _CALLED:
        out["options"] = _options(record[_CALLED[out["kind"]]] or (), out["value"])
    return out


def _options(items: Sequence[Record], value: str) -> list[tuple[str, str]]:
    """List what can be chosen, the value as it is always among it: a form that is sent as it came changes nothing."""
    found = [(i["id"], _named(i)) for i in items[:LISTED]]
    if value and value not in dict(found):
        found.append((value, next((_named(i) for i in items if i["id"] == value), value)))
    return found


def _named(item: Record) -> str:
    words = item.get("name") or item.get("label") or (item.get("content") or {}).get("text", "")
    return f"{item['id']} {words}"[:100]


def parsed(report: Report, kind: str, name: str, given: dict[str, str]) -> object:
    """Read one field of a form as the value that a decision holds."""
    value = given.get(name, "")
    if kind.startswith("words"):
        return story.chosen(report, value)
    if kind == "numbers":
        return [_number(given.get(part, "")) for part in ("low", "high")]
    return value if value or not kind.endswith("?") else None


def _number(text: str) -> int | None:
    bare = text.strip().replace(",", "")
    if not bare:
        return None
    if not (bare.isascii() and bare.isdigit() and len(bare) <= len(str(MOST))):
        raise UsageError("a number of people is a whole number, 0 and up, or left empty where the words set no limit")
    return int(bare)


async def decide(request: Request) -> Response:
    """Write what was changed, one decision a field; or show the words at the positions given, and write nothing."""
    form = await acting.form(request)
    given, ticked = acting.fields(form), [str(value) for value in form.getlist("statement")]
    here, do = await run_in_threadpool(_found, request), given.get("do", "")
    if do == "show":
        return await run_in_threadpool(_page, request, here, given, "shown below; nothing is written yet")
    if here.now is None:
        raise UsageError("this was called wrong; take that back before it is mended")
    layer, subject = here.layer, review.subject(here.report.original.id, here.layer, here.as_read or here.now)
    decisions = _decisions(here.report, layer, here.now, given, ticked)

    def work(case: Case, alias: str) -> None:
        record = to_dict(here.report)
        for action, decision in decisions:
            if action == "fix":
                check(case, record, FIXES[layer][decision["field"]], decision["value"])
        for action, decision in decisions:
            review.decide(case, alias, action, subject, decision)

    await acting.write(request, work)
    return RedirectResponse(acting.back(given.get("back", ""), request.url.path), 303)


def _decisions(report: Report, layer: str, now: Record, given: dict[str, str], ticked: list[str]) -> list[tuple[str, Record]]:
    """Give the decisions that a form asks for."""
    do = given.get("do", "")
    if do == "merge":
        return [("merge", {"into": given.get("into", "")})]
    if do == "split":
        return [("split", {"statements": ticked, "name": given.get("fresh", "")})]
    if do != "save":
        raise UsageError("nothing that can be done was asked for")
    # What the form was drawn with is what was changed or not: others may have decided since.
    before = {name: given.get(f"was-{name}", value) for name, value in _given(report, layer, now).items()}
    out: list[tuple[str, Record]] = []
    for name, kind in sorted(FIXES[layer].items(), key=lambda pair: pair[0] != "within"):
        value = parsed(report, kind, name, given)
        if value != parsed(report, kind, name, before):
            out.append(("fix", {"field": name, "value": value}))
    if not out:
        raise UsageError("nothing was changed")
    return out


def _found(request: Request) -> Here:
    """Find the item that an address names."""
    ident, layer, name = (request.path_params[part] for part in ("report", "layer", "id"))
    if layer not in subjects.LAYERS or ident not in held(request).state().reports:
        raise HTTPException(404)
    read, mended = (held(request).report(ident, mended=view) for view in (False, True))
    as_read, now = (next((i for i in to_dict(r)[layer] or () if i["id"] == name), None) for r in (read, mended))
    if as_read is None and now is None:
        raise HTTPException(404)
    return Here(mended, layer, as_read, now)
