"""Offer what people should look at, least certain first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.case import Case, Entry
from rashomon.review import subjects
from rashomon.review.following import standing

Record = dict[str, Any]
_SCORED = ("statements", "figures")


@dataclass(frozen=True, slots=True)
class Due:
    """Name one item that nobody has decided on: its subject, the machine's certainty (0..1), and the item as read.

    `entry` is the decision last made on it, where the machine reads it otherwise now; `None` where nobody decided.
    """

    subject: Record
    score: float
    item: Record
    entry: Entry | None = None

    @property
    def moved(self) -> bool:
        """Whether a decision was made on it, but the machine reads it otherwise now."""
        return self.entry is not None


def due(case: Case, most: int | None = None, record: Callable[[str], Record] | None = None) -> tuple[Due, ...]:
    """List points, statements and figures without a verdict, least certain first; `most` cuts the list.

    `record` gives the record of a report by its id, where the caller has them at hand.

    A decision made on words that are now read otherwise comes before all: the decision stands, but somebody should look.
    """
    entries = standing(case.entries())
    found = sorted(_all(case, entries, record or case.record), key=lambda d: (not d.moved, d.score, repr(d.subject)))
    return tuple(found[:most])


def _all(case: Case, entries: Sequence[Entry], read: Callable[[str], Record]) -> Iterator[Due]:
    decided = [e for e in entries if e.action in ("verdict", "fix", "no_contradiction") and isinstance(e.subject, dict)]
    marked = [e.subject for e in decided if "point" in e.subject]
    for point in case.points():
        if not any(subjects.one_point(point, named) for named in marked):
            yield Due(subjects.point_subject(point), point["score"], point)
    by_report: dict[str, list[Entry]] = {}
    for entry in decided:
        if "report" in entry.subject:
            by_report.setdefault(entry.subject["report"], []).append(entry)
    for filed in case.filed():
        record = read(filed.id)
        seen, moved = _decided(record, by_report.get(filed.id, ()))
        yield from moved
        for layer in _SCORED:
            for item in record[layer] or ():
                if (layer, item["id"]) not in seen:
                    yield Due(subjects.subject(filed.id, layer, item), item["score"], item)


def _decided(record: Record, entries: Sequence[Entry]) -> tuple[set[tuple[str, str]], list[Due]]:
    """Give the items decided on, and those among them that the machine reads otherwise than when it was last decided."""
    last: dict[tuple[str, str], tuple[Entry, Record]] = {}
    for entry in entries:
        found = subjects.find(record, entry.subject) if "layer" in entry.subject else None
        if found is not None:
            last[entry.subject["layer"], found.item["id"]] = entry, found.item
    moved = [
        Due(subjects.subject(record["id"], layer, item), item.get("score", 1.0), item, entry)
        for (layer, _), (entry, item) in last.items()
        if (guessed := _guessed(entry)) is not None and _core(layer, guessed) != _core(layer, item)
    ]
    return set(last), moved


def _guessed(entry: Entry) -> Record | None:
    return entry.guess.get("item") if isinstance(entry.guess, dict) else None


def _core(layer: str, item: Record) -> tuple[object, ...]:
    """Give what of an item a decision is about: its words, whose they are, its numbers; ids and scores left out."""
    words = [item[name] and item[name]["spans"] for name in ("source", "cue", "content", "words") if name in item]
    return (words, item.get("low"), item.get("high"), item.get("stance"), item.get("name"))
