"""Give what follows from decisions: which of them stand, and the report as people mended it; what machines read stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rashomon import recorded
from rashomon.case import Entry
from rashomon.model import Report
from rashomon.review import subjects
from rashomon.show.records import to_dict
from rashomon.text import Words

Record = dict[str, Any]


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Give the entries that were not taken back, in order; an undo that was itself taken back takes nothing back."""
    held = list(entries)
    gone: set[int] = set()
    for entry in reversed(held):
        if entry.action == "undo" and entry.number not in gone:
            gone.add(entry.subject["entry"])
    return tuple(entry for entry in held if entry.number not in gone and entry.action != "undo")


def corrected(report: Report, entries: Sequence[Entry]) -> Report:
    """Give a report as the standing decisions have it: items called wrong left out, fields as people set them, statements added.

    A decision whose item is no longer there changes nothing.  What rested on a statement that is left out rests on what carried that one.
    """
    ident = report.original.id
    mine = [entry for entry in standing(entries) if _report(entry) == ident]
    if not mine:
        return report
    record = to_dict(report)
    for entry in mine:
        _apply(record, entry, report)
    return recorded.report(record, report.original)


def _report(entry: Entry) -> object:
    return entry.subject.get("report") if isinstance(entry.subject, Mapping) else None


def _apply(record: Record, entry: Entry, report: Report) -> None:
    if entry.decision is None or "layer" not in entry.subject:
        return
    if entry.action == "add":
        _add(record, entry, report)
        return
    found = subjects.find(record, entry.subject)
    if found is None:
        return
    item, layer = found.item, entry.subject["layer"]
    if entry.action == "verdict" and entry.decision["is"] == "wrong":
        _leave_out(record, layer, item)
    elif entry.action == "fix":
        value = entry.decision["value"]
        field = entry.decision["field"]
        item[field] = _words(report, value) if isinstance(value, list) else value
        if layer == "figures" and field in ("low", "high"):
            item["bound"] = _bound(item["low"], item["high"])
    elif entry.action == "merge":
        _merge(record, item, entry.decision["into"])
    elif entry.action == "split":
        _split(record, item, entry)


def _words(report: Report, pairs: list[list[int]]) -> Record:
    words: Words = report.original.words(*recorded.spans(pairs))
    return {"spans": [[s.start, s.end] for s in words.spans], "text": words.text}


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


def _merge(record: Record, voice: Record, into: str) -> None:
    target = next((v for v in record["voices"] if v["id"] == into), None)
    if target is None or target is voice:
        return
    target["mentions"] = sorted([*target["mentions"], *voice["mentions"]], key=lambda words: words["spans"])
    record["voices"] = [v for v in record["voices"] if v is not voice]
    _rename(record, voice["id"], into)


def _split(record: Record, voice: Record, entry: Entry) -> None:
    """Give some statements of a voice to one of their own."""
    moved = set(entry.decision["statements"])
    fresh = f"h{entry.number}"
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


def _add(record: Record, entry: Entry, report: Report) -> None:
    """Add a statement that a person found, as certain as a person is."""
    told = entry.decision
    record["statements"] = [
        *(record["statements"] or []),
        {
            "id": f"h{entry.number}",
            "source": told["source"] and _words(report, told["source"]),
            "cue": told["cue"] and _words(report, told["cue"]),
            "content": _words(report, told["content"]),
            "manner": "indirect",
            "voice": told["voice"],
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
