"""Gives the published JSON Schemas, each whole in one document."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

NAMES = ("comparison", "report")


def schema(name: str) -> dict[str, Any]:
    """Give the schema `name` ("report" or "comparison") as plain values; a comparison's holds the report's inside it.

    The report's schema is embedded under its own `$id`, as JSON Schema 2020-12 bundles compound documents.
    Raises `KeyError` for another name.

    >>> schema("comparison")["$defs"]["report"]["$id"]
    'urn:rashomon:schema:report:1'
    """
    if name not in NAMES:
        raise KeyError(name)
    found: dict[str, Any] = json.loads(_file(name))
    if name == "comparison":
        found["$defs"]["report"] = schema("report")
    return found


def text(name: str) -> str:
    """Give the schema `name` as indented JSON, ending with a line break; the report's as its file has it.

    Raises `KeyError` for a name that is none of `NAMES`.
    """
    return _file("report") if name == "report" else json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def _file(name: str) -> str:
    return files("rashomon.show").joinpath("schema", f"{name}-1.json").read_text(encoding="utf-8")
