"""Give what follows from decisions: which of them stand, and the report as people mended it; what machines read stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from rashomon import recorded
from rashomon.case import Entry
from rashomon.errors import SpanError
from rashomon.model import Report
from rashomon.review import subjects
from rashomon.review.shapes import meant
from rashomon.show.records import to_dict, words_record

Record = dict[str, Any]
OUT = ("wrong", "not this event")  # verdicts that leave an item out: always, and of a comparison
# Fields that people set to an item, and the layer it is of.
POINTING = {"voice": "voices", "within": "statements", "incident": "incidents"}


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Give the entries that were not taken back, in order; an undo that was itself taken back takes nothing back.

    Entries that have not the form of their action are left out: nothing can follow from them.
    """
    held = [entry for entry in entries if meant(entry)]
    gone: set[int] = set()
    for entry in reversed(held):
        if entry.action == "undo" and entry.number not in gone and entry.subject:
            gone.add(entry.subject["entry"])
    return tuple(entry for entry in held if entry.number not in gone and entry.action != "undo")


def corrected(report: Report, entries: Iterable[Entry], *, event_only: bool = False) -> Report:
    """Give a report as the standing decisions have it: items called wrong left out, fields as people set them, statements added.

    Of several verdicts on one item the last counts.  With `event_only` what people called "not this event" is left out too, as a
    comparison needs it.  A decision whose item is no longer there changes nothing.  What rested on a statement that is left out rests on
    what carried that one.
    """
    ident = report.original.id
    mine = [entry for entry in standing(entries) if _report(entry) == ident]
    if not mine:
        return report
    record, read = to_dict(report), to_dict(report)
    for entry in mine:
        with suppress(SpanError):  # (Words outside this input: nothing can be set to them.)
            _apply(record, read, entry, report)
    gone = OUT if event_only else OUT[:1]
    for layer, item in _judged(record, read, mine, gone):
        _leave_out(record, layer, item)
    return recorded.report(record, report.original)


def _report(entry: Entry) -> object:
    return entry.subject.get("report") if isinstance(entry.subject, Mapping) else None


def _item(record: Record, read: Record, named: Mapping[str, Any]) -> Record | None:
    """Find the item that a decision is about in the record as mended so far; it is known by its words as they were read."""
    if not subjects.is_item(named):
        return None
    found = subjects.find(record if named["id"].startswith(subjects.ADDED) else read, named)
    return None if found is None else next((i for i in record[named["layer"]] or () if i["id"] == found.item["id"]), None)


def _judged(record: Record, read: Record, entries: Iterable[Entry], gone: Sequence[str]) -> list[tuple[str, Record]]:
    """List the items of which the last verdict is one of `gone`."""
    last: dict[tuple[str, str], tuple[Record, str]] = {}
    for entry in entries:
        if entry.action == "verdict" and entry.decision is not None and "layer" in entry.subject:
            item = _item(record, read, entry.subject)
            if item is not None:
                last[entry.subject["layer"], item["id"]] = item, entry.decision["is"]
    return [(layer, item) for (layer, _), (item, said) in last.items() if said in gone]


def _apply(record: Record, read: Record, entry: Entry, report: Report) -> None:
    if entry.decision is None or "layer" not in entry.subject:
        return
    if entry.action == "add":
        _add(record, read, entry, report)
        return
    item = _item(record, read, entry.subject)
    if item is None:
        return
    if entry.action == "fix":
        _fix(record, read, item, entry, report)
    elif entry.action == "merge":
        _merge(record, item, _now(read, entry, "voices", entry.decision["into"]))
    elif entry.action == "split":
        _split(record, read, item, entry)


def _now(read: Record, entry: Entry, layer: str, ident: str) -> str | None:
    return subjects.now(read, entry.decision.get("named", ()), layer, ident)


def _fix(record: Record, read: Record, item: Record, entry: Entry, report: Report) -> None:
    field, value = entry.decision["field"], entry.decision["value"]
    if field == "numbers":
        low, high = value
        item |= {"low": low, "high": high, "bound": _bound(low, high)}
    elif isinstance(value, list):
        item[field] = _words(report, value)
    elif field in POINTING and value is not None:
        goal = _now(read, entry, POINTING[field], value)
        known = goal is not None and any(i["id"] == goal for i in record[POINTING[field]] or ())
        if known and not (field == "within" and subjects.carries(record, item["id"], str(goal))):
            item[field] = goal
    else:
        item[field] = value


def _words(report: Report, pairs: list[list[int]]) -> Record:
    return words_record(report.original.words(*recorded.spans(pairs)))


def _bound(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return "vague" if low is high else ("at_most" if low is None else "at_least")
    return "exact" if low == high else "range"


# Which fields of which layer name items of a layer.
_POINTERS = {
    "statements": (("statements", "within"), ("figures", "statement")),
    "figures": (("figures", "part_of"), ("figures", "repeats")),
    "incidents": (("figures", "incident"),),
    "voices": (),
}


def _leave_out(record: Record, layer: str, item: Record) -> None:
    """Take an item out; what pointed at it points at what carried it, or at nothing."""
    gone, above = item["id"], item.get("within")
    record[layer] = [i for i in record[layer] if i["id"] != gone]
    for other, field in _POINTERS[layer]:
        for pointing in record[other] or ():
            if pointing[field] == gone:
                pointing[field] = above
    if layer == "voices":
        _rename(record, gone, None)
    if layer == "incidents":
        for incident in record["incidents"]:
            incident["relations"] = [r for r in incident["relations"] if r["incident"] != gone]
            if incident["date"]["relative_to"] == gone:
                incident["date"] |= {"relative_to": None, "relation": None}


def _rename(record: Record, old: str, new: str | None) -> None:
    """Put one voice in another's place wherever it is named."""

    def put(value: str | None) -> str | None:
        return new if value == old else value

    for statement in record["statements"] or ():
        statement["voice"] = put(statement["voice"])
        statement["via"] = [v for v in dict.fromkeys(map(put, statement["via"])) if v is not None]
    for figure in record["figures"] or ():
        figure["voice"] = put(figure["voice"])
        figure["voices"] = [v for v in dict.fromkeys(map(put, figure["voices"])) if v is not None]
    for incident in record["incidents"] or ():
        for relation in incident["relations"]:
            relation["voice"] = put(relation["voice"])


def _merge(record: Record, voice: Record, into: str | None) -> None:
    target = next((v for v in record["voices"] if v["id"] == into), None)
    if target is None or target is voice:
        return
    target["mentions"] = sorted([*target["mentions"], *voice["mentions"]], key=lambda words: words["spans"])
    record["voices"] = [v for v in record["voices"] if v is not voice]
    _rename(record, voice["id"], into)


def _split(record: Record, read: Record, voice: Record, entry: Entry) -> None:
    """Give some statements of a voice to one of their own."""
    moved = {_now(read, entry, "statements", ident) for ident in entry.decision["statements"]}
    fresh = f"{subjects.ADDED}{entry.number}"
    sources = [s["source"] for s in record["statements"] if s["id"] in moved and s["source"]]
    record["voices"].append(
        {"id": fresh, "name": entry.decision["name"], "kind": voice["kind"], "role": None, "speaks_for": None, "mentions": sources}
    )
    voice["mentions"] = [words for words in voice["mentions"] if words not in sources]
    for statement in record["statements"]:
        if statement["id"] in moved:
            statement["voice"] = fresh
    for figure in record["figures"] or ():
        if figure["statement"] in moved and figure["voice"] == voice["id"]:
            figure["voice"] = fresh


def _add(record: Record, read: Record, entry: Entry, report: Report) -> None:
    """Add a statement that a person found, as certain as a person is."""
    told = entry.decision
    record["statements"] = [
        *(record["statements"] or []),
        {
            "id": f"{subjects.ADDED}{entry.number}",
            "source": told["source"] and _words(report, told["source"]),
            "cue": told["cue"] and _words(report, told["cue"]),
            "content": _words(report, told["content"]),
            "manner": "indirect",
            "voice": told["voice"] and _now(read, entry, "voices", told["voice"]),
            "within": None,
            "via": [],
            "stance": told["stance"],
            "act": None,
            "hedges": [],
            "said": None,
            "channel": None,
            "score": 1.0,
        },
    ]
