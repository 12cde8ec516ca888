"""Give decisions as training data: what was read, what people made of it, and by which version it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.case import Case, Entry
from rashomon.case.rows import dumps
from rashomon.review import subjects
from rashomon.review.following import corrected, standing
from rashomon.show.records import to_dict

Record = dict[str, Any]
SCHEMA = "rashomon/training/1"
ACTIONS = ("verdict", "fix", "add", "merge", "split", "together", "no_contradiction")


def training(case: Case) -> Iterator[str]:
    """Give the standing decisions that say something of a reading, one line of JSON each, with its line break; the first line names the form.

    A line holds `report` (its id), `sha256` of its input, `layer`, `item` as it was read, `decision` (`action` and what was decided),
    `corrected` (the item as people mended it, `null` when they left it out) and `made_by`, the versions it was read by.  A decision about
    several reports has `about` in place of the first three.  Notes, grades and whatever is private are never written, nor who decided.
    """
    records: dict[str, tuple[Record, Record]] = {}
    entries = case.entries()
    yield _line({"schema": SCHEMA})
    for entry in standing(entries):
        if entry.private or entry.action not in ACTIONS or entry.decision is None or not isinstance(entry.subject, dict):
            continue
        report = entry.subject.get("report")
        if report is None:
            yield _line({"about": entry.subject} | _decided(entry))
        elif report not in records and case.holds(report):
            read = case.report(report)
            records[report] = to_dict(read), to_dict(corrected(read, entries))
        if report in records:
            yield _line(_about_item(entry, *records[report]))


def _about_item(entry: Entry, read: Record, mended: Record) -> Record:
    layer = entry.subject["layer"]
    if entry.action == "add":
        ident = f"{subjects.ADDED}{entry.number}"
    else:
        found = subjects.find(mended if entry.subject["id"].startswith(subjects.ADDED) else read, entry.subject)
        ident = found.item["id"] if found else ""
    here = next((item for item in mended[layer] or () if item["id"] == ident), None)
    about = {"report": read["id"], "sha256": read["origin"]["sha256"], "layer": layer}
    return about | _decided(entry) | {"corrected": here}


def _decided(entry: Entry) -> Record:
    guess = entry.guess if isinstance(entry.guess, dict) else {}
    item = guess.get("item") if "item" in guess else entry.guess
    decision = {name: value for name, value in entry.decision.items() if name != "named"}
    return {"item": item, "decision": {"action": entry.action} | decision, "corrected": None, "made_by": guess.get("made_by")}


def _line(record: Record) -> str:
    return dumps(record) + "\n"
