"""Turn a report into plain values and JSON Lines, field by field as the published schema says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from rashomon.model import Dropped, Header, Report, Statement, Voice
from rashomon.text import Span, Words

SCHEMA = "rashomon/report/1"
Record = dict[str, Any]


def to_dict(report: Report) -> Record:
    """Give `report` as plain lists and dictionaries in the order of the schema."""
    original = report.original
    return {
        "schema": SCHEMA,
        "made_by": {"rashomon": version("rashomon"), "models": dict(sorted(report.models.items()))},
        "notes": list(report.notes),
        "id": original.id,
        "origin": {
            "path": original.path,
            "sha256": original.sha256,
            "encoding": original.encoding,
            "media_type": original.media_type,
        },
        "language": report.language,
        "header": _header(report.header),
        "condition": list(report.condition),
        "paragraphs": [_words(words) for words in report.paragraphs],
        "dropped": [_dropped(dropped) for dropped in report.dropped],
        "statements": None if report.statements is None else [_statement(s) for s in report.statements],
        "voices": None if report.voices is None else [_voice(v) for v in report.voices],
        "figures": None,
        "incidents": None,
    }


def dumps(report: Report) -> str:
    """Give `report` as one line of JSON, without the line break.

    The same report gives the same characters; scores are rounded to two decimals.
    """
    return json.dumps(to_dict(report), ensure_ascii=False, allow_nan=False)


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _words(words: Words) -> Record:
    return {"spans": _spans(words.spans), "text": words.text}


def _maybe(words: Words | None) -> Record | None:
    return _words(words) if words else None


def _header(header: Header) -> Record:
    published = header.published
    return {
        "title": _maybe(header.title),
        "byline": _maybe(header.byline),
        "outlet": header.outlet,
        "credit": _maybe(header.credit),
        "published": published
        and {
            "value": published.value,
            "how": published.how,
            "found": [{"value": d.value, "how": d.how} for d in published.found],
        },
    }


def _dropped(dropped: Dropped) -> Record:
    return {"spans": _spans(dropped.spans), "reason": dropped.reason}


def _statement(statement: Statement) -> Record:
    return {
        "id": statement.id,
        "source": _maybe(statement.source),
        "cue": _maybe(statement.cue),
        "content": _words(statement.content),
        "manner": statement.manner,
        "voice": statement.voice,
        "within": statement.within,
        "via": list(statement.via),
        "stance": statement.stance,
        "act": statement.act,
        "hedges": [_words(words) for words in statement.hedges],
        "said": _maybe(statement.said),
        "channel": _maybe(statement.channel),
        "score": round(statement.score, 2),
    }


def _voice(voice: Voice) -> Record:
    return {
        "id": voice.id,
        "name": voice.name,
        "kind": voice.kind,
        "role": _maybe(voice.role),
        "speaks_for": _maybe(voice.speaks_for),
        "mentions": [_words(words) for words in voice.mentions],
    }
