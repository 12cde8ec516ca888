"""Prove records against their inputs: every word at its offsets, every id leading somewhere, nothing that this version would not write."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon import recorded
from rashomon.case import rows
from rashomon.case.compared import KINDS
from rashomon.case.keeping import original
from rashomon.comparison import Comparison
from rashomon.errors import RecordError
from rashomon.exports.lines import is_digest
from rashomon.model import Report
from rashomon.show import comparison_json, records

Record = dict[str, Any]
MASK = "█"


def digest(data: bytes) -> str:
    """Give the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def report(record: Record, data: bytes) -> Report:
    """Read a report from its record and the bytes of its input.  Raises `RecordError` or another `RashomonError` for the first thing that isn't so."""
    try:
        _typed(record)
        found = recorded.report(record, original(record, data))
        again = records.to_dict(found)
        again["made_by"]["rashomon"] = record["made_by"]["rashomon"]
        if rows.dumps(again) != rows.dumps(record):
            raise RecordError(f"the record of {found.original.path} holds what no record holds")
        lost = next(_lost(record), None)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"a record is not of the form that this version reads ({type(error).__name__}: {error})") from error
    if lost:
        raise RecordError(f"the record of {found.original.path}: {lost}")
    return found


def comparison(record: Record, reports: Mapping[str, Report]) -> Comparison:
    """Read a comparison from its record, the ids of its reports in `of`.  Raises `RecordError` as `report` does."""
    try:
        unknown = [ident for ident in record["of"] if ident not in reports]
        if unknown:
            raise RecordError(f"the comparison is of a report {unknown[0]} that isn't there")
        found = recorded.comparison(record, [reports[ident] for ident in record["of"]])
        again = comparison_json.to_dict(Comparison((), found.copies, found.incidents, found.points))
        if any(rows.dumps(again[kind]) != rows.dumps(record[kind]) for kind in KINDS):
            raise RecordError("the comparison holds what no comparison holds")
        lost = next(_lost_of_comparison(found), None)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"the comparison is not of the form that this version reads ({type(error).__name__}: {error})") from error
    if lost:
        raise RecordError(f"the comparison: {lost}")
    return found


def masked(declared: Record, raw: str | None = None) -> str | None:
    """Say what is wrong with the masks that an input declares; `None` when each covers its place in `raw` (if given), in order."""
    try:
        if tuple(declared) != ("original_sha256", "original_id", "pieces"):
            return "masks are not declared as they are written"
        at = 0
        for start, end, why, held in declared["pieces"]:
            right = type(start) is int and type(end) is int and type(why) is str and is_digest(held)
            if not right or not at <= start < end or (raw is not None and end > len(raw)):
                return f"a mask is declared at {start}..{end}, which is no place for one"
            if raw is not None and not all(c == MASK or c.isspace() for c in raw[start:end]):
                return f"a mask is declared at {start}..{end}, but words stand there"
            at = end
    except (TypeError, ValueError):
        return "masks are not declared as they are written"
    return None


def _typed(record: Record) -> None:
    """Refuse plain fields that are no plain values; the rest shows itself when it is read."""
    plain = (str, int, float, type(None))
    for name, layer in rows.LAYERS.items():
        for item in record[name] or ():
            inner = [item[field][key] for field, _, keys in layer.nested if item[field] for key in keys]
            values = [item[field] for field in layer.plain] + inner + [v for field in layer.lists for v in item[field]]
            if any(type(value) not in plain for value in values):
                raise TypeError(f"a field of {item['id']} is no plain value")
            if type(item["id"]) is not str or type(item.get("score", 1.0)) is not float:
                raise TypeError("an id must be a text and a score a fraction")
    texts = [record["origin"]["path"], record["made_by"]["rashomon"], *record["notes"], *record["condition"]]
    if any(type(value) is not str for value in texts) or type(record["header"]["outlet"]) not in (str, type(None)):
        raise TypeError("a path, version, note or outlet is no text")


def _lost(record: Record) -> Iterator[str]:
    """Name ids that stand twice or lead nowhere."""
    known: dict[str, set[str]] = {}
    for name in rows.LAYERS:
        idents = [item["id"] for item in record[name] or ()]
        known[name] = set(idents)
        if len(known[name]) < len(idents):
            yield f"an id stands twice among its {name}"
    for name, item, layer, ident in _links(record):
        if ident is not None and ident not in known[layer]:
            yield f"{name} of {item} is {ident}, which is none of its {layer}"


def _links(record: Record) -> Iterator[tuple[str, str, str, str | None]]:
    """Give each link by its field, the item it is of, and the layer and id it leads to."""
    for s in record["statements"] or ():
        yield "voice", s["id"], "voices", s["voice"]
        yield "within", s["id"], "statements", s["within"]
        yield from (("via", s["id"], "voices", ident) for ident in s["via"])
    for f in record["figures"] or ():
        single = {"voice": "voices", "statement": "statements", "incident": "incidents", "part_of": "figures", "repeats": "figures"}
        yield from ((field, f["id"], layer, f[field]) for field, layer in single.items())
        yield from (("voices", f["id"], "voices", ident) for ident in f["voices"])
    for i in record["incidents"] or ():
        yield "relative_to", i["id"], "incidents", i["date"]["relative_to"]
        for relation in i["relations"]:
            yield "relations", i["id"], "incidents", relation["incident"]
            yield "relations", i["id"], "voices", relation["voice"]


def _lost_of_comparison(found: Comparison) -> Iterator[str]:
    reports = {r.original.id: r for r in found.reports}
    held = {
        what: {r: {item.id for item in getattr(report, what) or ()} for r, report in reports.items()}
        for what in ("statements", "figures", "incidents")
    }
    groups = [g.id for g in found.incidents]
    for idents, what in ((groups, "incidents"), ([p.id for p in found.points], "points")):
        if len(set(idents)) < len(idents):
            yield f"an id stands twice among its {what}"
    for group in found.incidents:
        for members, what in ((group.members, "incidents"), (group.figures, "figures")):
            yield from (f"{group.id} holds {m.item} of {m.report}, which isn't there" for m in members if m.item not in held[what].get(m.report, ()))
    for point in found.points:
        if point.incident is not None and point.incident not in groups:
            yield f"{point.id} is of an incident {point.incident} that isn't there"
        for e in (e for position in point.positions for e in position.evidence):
            if e.statement is not None and e.statement not in held["statements"][e.report]:
                yield f"{point.id} rests on {e.statement} of {e.report}, which isn't there"
            if e.copy_of is not None and e.copy_of not in reports:
                yield f"{point.id} has a copy of a report {e.copy_of} that isn't there"
