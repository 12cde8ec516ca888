"""Lay the record of a report out as flat rows, one table a record type, and put it together again; nothing is lost on the way.

Words (spans and the text at them) are rows of one table of their own, so that every table's columns are plain values.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
Row = dict[str, Any]
HEAD = ("notes", "made_by", "origin", "language", "header", "condition", "paragraphs", "dropped")


@dataclass(frozen=True, slots=True)
class Layer:
    """Say how records of one type are laid out.

    `plain` fields are columns, `lists` columns of JSON, `words` one row of words or none, `many` a row of words each.  `nested`
    fields are records whose plain fields become columns behind a prefix and whose words become rows.
    """

    plain: tuple[str, ...]
    lists: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    nested: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


LAYERS: Mapping[str, Layer] = {
    "statements": Layer(
        plain=("id", "manner", "voice", "within", "stance", "act", "score"),
        lists=("via",),
        words=("source", "cue", "content", "said", "channel"),
        many=("hedges",),
    ),
    "voices": Layer(plain=("id", "name", "kind"), words=("role", "speaks_for"), many=("mentions",)),
    "figures": Layer(
        plain=("id", "low", "high", "bound", "group", "harm", "voice", "statement", "incident", "part_of", "repeats", "score"),
        lists=("voices",),
        words=("words", "as_of"),
    ),
    "incidents": Layer(
        plain=("id", "label", "kind"),
        words=("words",),
        many=("mentions", "actors", "targets", "means"),
        nested=(
            ("place", "where", ("name", "lat", "lon", "country", "how")),
            ("date", "when", ("from", "to", "how", "relative_to", "relation")),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Laid:
    """Hold one report's rows: `head` as JSON, the rows of each table in order, and those of words."""

    head: str
    tables: dict[str, list[Row]]
    words: list[Row]


def dumps(value: object) -> str:
    """Give a value as JSON in one way alone: as given, no spaces."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def lay(record: Record) -> Laid:
    """Lay a report's record out as rows."""
    head = {name: record[name] for name in HEAD} | {"run": [name for name in LAYERS if record[name] is not None]}
    tables: dict[str, list[Row]] = {}
    words: list[Row] = []
    for name, layer in LAYERS.items():
        tables[name] = []
        for place, item in enumerate(record[name] or ()):
            tables[name].append({"place": place} | _columns(layer, item))
            words += ({"layer": name, "item": place} | row for row in _words(layer, item))
    return Laid(dumps(head), tables, words)


def whole(ident: str, laid: Laid) -> Record:
    """Put a report's record together again, fields in the order of the schema."""
    head = json.loads(laid.head)
    record: Record = {"schema": "rashomon/report/1", "made_by": head["made_by"], "notes": head["notes"], "id": ident}
    record |= {name: head[name] for name in HEAD if name not in record}
    said: dict[tuple[str, int], dict[str, list[Record]]] = {}
    for row in laid.words:
        held = said.setdefault((row["layer"], row["item"]), {})
        held.setdefault(row["field"], []).append({"spans": json.loads(row["spans"]), "text": row["text"]})
    for name, layer in LAYERS.items():
        rows = laid.tables[name]
        record[name] = (
            [_item(name, layer, row, said.get((name, row["place"]), {})) for row in rows]
            if name in head["run"]
            else None
        )
    return record


def _columns(layer: Layer, item: Record) -> Row:
    row: Row = {name: item[name] for name in layer.plain}
    row |= {name: dumps(item[name]) for name in layer.lists}
    for field, prefix, names in layer.nested:
        inner = item[field] or {}
        row |= {f"{prefix}_{name}": inner.get(name) for name in names}
    if "relations" in item:
        row["relations"] = dumps([{k: v for k, v in r.items() if k != "words"} for r in item["relations"]])
    return row


def _words(layer: Layer, item: Record) -> Iterator[Row]:
    for field in layer.words:
        if item[field] is not None:
            yield _row(field, 0, item[field])
    for field, _, _ in layer.nested:
        if item[field] is not None and item[field]["words"] is not None:
            yield _row(field, 0, item[field]["words"])
    for field in layer.many:
        for nth, words in enumerate(item[field]):
            yield _row(field, nth, words)
    for nth, relation in enumerate(item.get("relations", ())):
        yield _row("relations", nth, relation["words"])


def _row(field: str, nth: int, words: Record) -> Row:
    return {"field": field, "nth": nth, "spans": dumps(words["spans"]), "text": words["text"]}


def _item(name: str, layer: Layer, row: Row, said: Mapping[str, list[Record]]) -> Record:
    item: Record = {field: row[field] for field in layer.plain}
    item |= {field: json.loads(row[field]) for field in layer.lists}
    item |= {field: _first(said.get(field)) for field in layer.words}
    item |= {field: said.get(field, []) for field in layer.many}
    for field, prefix, names in layer.nested:
        inner = {inner_name: row[f"{prefix}_{inner_name}"] for inner_name in names}
        known = inner["how"] is not None
        item[field] = inner | {"words": _first(said.get(field))} if known else None
    if "relations" in row:
        kept = json.loads(row["relations"])
        item["relations"] = [r | {"words": w} for r, w in zip(kept, said.get("relations", []), strict=True)]
    return {field: _ordered(field, item[field]) for field in ORDER[name]}


def _first(words: Iterable[Record] | None) -> Record | None:
    return next(iter(words), None) if words else None


# The order of fields in the published schema, where the tables part them.
ORDER: Mapping[str, tuple[str, ...]] = {
    "statements": tuple(
        "id source cue content manner voice within via stance act hedges said channel score".split()
    ),
    "voices": tuple("id name kind role speaks_for mentions".split()),
    "figures": tuple(
        "id words low high bound group harm voice voices statement incident as_of part_of repeats score".split()
    ),
    "incidents": tuple("id label words mentions kind place date relations actors targets means".split()),
}
_INNER = {
    "place": tuple("words name lat lon country how".split()),
    "date": tuple("from to words how relative_to relation".split()),
}


def _ordered(field: str, value: Any) -> Any:  # noqa: ANN401 (a value of JSON)
    if field == "relations":
        return [{name: r[name] for name in ("kind", "incident", "words", "voice")} for r in value]
    if field in _INNER and value is not None:
        return {name: value[name] for name in _INNER[field]}
    return value
