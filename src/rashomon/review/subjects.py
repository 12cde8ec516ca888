"""Name what a decision is about so that it is found again: by its id, and by its words when another version numbered it otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
LAYERS = ("statements", "figures", "incidents", "voices")
# The words that an item is known by.
_KEY = {"statements": "content", "figures": "words", "incidents": "words"}
# Two items are one when they share so much of the longer one's words.
SAME = 0.5
# Ids of what people added begin so, and end in the number of the entry that did.
ADDED = "h"


@dataclass(frozen=True, slots=True)
class Found:
    """Hold the item that a subject names, as it stands in the record now; `moved` when its id or words are not those named."""

    item: Record
    moved: bool


def subject(report: str, layer: str, item: Record) -> Record:
    """Name an item of a report: where it stands, its id, and the spans of its words."""
    return {"report": report, "layer": layer, "id": item["id"], "spans": spans(layer, item)}


def spans(layer: str, item: Mapping[str, Any]) -> list[list[int]]:
    """Give the spans that an item is known by: its content or words, a voice's mentions."""
    if layer == "voices":
        return sorted(span for words in item["mentions"] for span in words["spans"])
    return list(item[_KEY[layer]]["spans"])


def is_item(named: Mapping[str, Any]) -> bool:
    """Say whether a subject has the form of an item's: `report`, `layer`, `id` and `spans`."""
    if not isinstance(named.get("report"), str) or not isinstance(named.get("layer"), str) or named["layer"] not in LAYERS or not isinstance(named.get("id"), str):
        return False
    return is_spans(named.get("spans"))


def is_spans(value: object) -> bool:
    """Say whether a value has the form of spans, `[[start, end], …]`."""
    return isinstance(value, list) and all(isinstance(p, list) and len(p) == 2 and all(type(n) is int for n in p) for p in value)


def is_point(named: Mapping[str, Any]) -> bool:
    """Say whether a subject has the form of a point's: `kind`, `label`, and places on each side."""
    point = named.get("point")
    sides = point.get("sides") if isinstance(point, dict) else None
    if not isinstance(sides, list) or not all(isinstance(side, list) for side in sides):
        return False
    places = [place for side in sides for place in side]
    return all(isinstance(p, list) and len(p) == 3 and all(isinstance(part, str | int) for part in p) for p in places)


def find(record: Mapping[str, Any], named: Mapping[str, Any]) -> Found | None:
    """Find the item that a subject names in the record of its report; `None` when no item has its words any more.

    The item of that id with those very words is it; or, of voices, the one of that id with some of them; else the one that
    shares most of the words, and at least `SAME` of the longer one's.  What people added has the one id for ever.  What is no subject of
    an item finds none.
    """
    if not is_item(named):
        return None
    layer = named["layer"]
    items: Sequence[Record] = record[layer] or ()
    if named["id"].startswith(ADDED):
        return next((Found(i, False) for i in items if i["id"] == named["id"]), None)
    called = next((i for i in items if i["id"] == named["id"] and alike(spans(layer, i), named["spans"]) > 0), None)
    if called is not None and (layer == "voices" or spans(layer, called) == named["spans"]):
        return Found(called, spans(layer, called) != named["spans"])
    best = max(items, key=lambda i: alike(spans(layer, i), named["spans"]), default=None)
    if best is None or alike(spans(layer, best), named["spans"]) < SAME:
        return None
    return Found(best, True)


def now(record: Mapping[str, Any], pins: Iterable[Mapping[str, Any]], layer: str, ident: str) -> str | None:
    """Give the id that an item named in a decision has in this reading, by the words it was pinned to; `None` when they are gone."""
    pin = next((p for p in pins if (p["report"], p["layer"], p["id"]) == (record["id"], layer, ident)), None)
    if pin is None:
        return ident
    found = find(record, pin)
    return None if found is None else str(found.item["id"])


def carries(record: Mapping[str, Any], outer: str, inner: str) -> bool:
    """Say whether statement `outer` is `inner` or carries it, directly or by way of others."""
    above = {s["id"]: s["within"] for s in record["statements"] or ()}
    at: str | None = inner
    for _ in range(len(above) + 1):
        if at == outer:
            return True
        at = above.get(at) if at is not None else None
    return False


def alike(one: Iterable[Sequence[int]], other: Iterable[Sequence[int]]) -> float:
    """Give the share of the longer one's code points that two lists of spans have in common (0..1).

    >>> alike([[0, 10]], [[5, 15]])
    0.5
    """
    here, there = list(one), list(other)
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in here for c, d in there)
    longer = max(sum(b - a for a, b in here), sum(d - c for c, d in there))
    return shared / longer if longer else 0.0


def point_subject(point: Mapping[str, Any]) -> Record:
    """Name a point by its kind, its label and the words on each side: ids of points change whenever a report is added."""
    sides = [sorted([e["report"], e["words"]["spans"][0][0], e["words"]["spans"][-1][1]] for e in p["evidence"]) for p in point["positions"]]
    return {"point": {"kind": point["kind"], "label": point["label"], "sides": sides}}


def one_point(point: Mapping[str, Any], named: Mapping[str, Any]) -> bool:
    """Tell whether a point of a comparison is the one named: of one label, and each side named holds words of a side of its own."""
    if not is_point(named):
        return False
    here = point_subject(point)["point"]
    there = named["point"]
    if here["label"] != there.get("label") or here["kind"] != there.get("kind"):
        return False
    sides = [{tuple(e) for e in side} for side in here["sides"]]
    return all(any({tuple(e) for e in side} & held for held in sides) for side in there["sides"])
