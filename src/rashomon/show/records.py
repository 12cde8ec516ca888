"""Turn a report into plain values and JSON Lines, field by field as the published schema says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from rashomon.model import Dropped, Figure, Header, Incident, Place, Relation, Report, Statement, Voice, When
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
        "paragraphs": [words_record(words) for words in report.paragraphs],
        "dropped": [_dropped(dropped) for dropped in report.dropped],
        "statements": None if report.statements is None else [_statement(s) for s in report.statements],
        "voices": None if report.voices is None else [_voice(v) for v in report.voices],
        "figures": None if report.figures is None else [_figure(f) for f in report.figures],
        "incidents": None if report.incidents is None else [_incident(i) for i in report.incidents],
    }


def dumps(report: Report) -> str:
    """Give `report` as one line of JSON, without the line break.

    The same report gives the same characters; scores are rounded to two decimals.
    """
    return json.dumps(to_dict(report), ensure_ascii=False, allow_nan=False)


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def words_record(words: Words) -> Record:
    """Give spans and the words at them."""
    return {"spans": _spans(words.spans), "text": words.text}


def _maybe(words: Words | None) -> Record | None:
    return words_record(words) if words else None


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
        "content": words_record(statement.content),
        "manner": statement.manner,
        "voice": statement.voice,
        "within": statement.within,
        "via": list(statement.via),
        "stance": statement.stance,
        "act": statement.act,
        "hedges": [words_record(words) for words in statement.hedges],
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
        "mentions": [words_record(words) for words in voice.mentions],
    }


def _figure(figure: Figure) -> Record:
    return {
        "id": figure.id,
        "words": words_record(figure.words),
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "group": figure.group,
        "harm": figure.harm,
        "voice": figure.voice,
        "voices": list(figure.voices),
        "statement": figure.statement,
        "incident": figure.incident,
        "as_of": _maybe(figure.as_of),
        "part_of": figure.part_of,
        "repeats": figure.repeats,
        "score": round(figure.score, 2),
    }


def _incident(incident: Incident) -> Record:
    return {
        "id": incident.id,
        "label": incident.label,
        "words": words_record(incident.words),
        "mentions": [words_record(words) for words in incident.mentions],
        "kind": incident.kind,
        "place": place_record(incident.place) if incident.place else None,
        "date": date_record(incident.date),
        "relations": [_relation(relation) for relation in incident.relations],
        "actors": [words_record(words) for words in incident.actors],
        "targets": [words_record(words) for words in incident.targets],
        "means": [words_record(words) for words in incident.means],
    }


def place_record(place: Place) -> Record:
    """Give a place with what the gazetteer knows of it."""
    return {
        "words": words_record(place.words),
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "how": place.how,
    }


def date_record(date: When) -> Record:
    """Give the days of an incident, how they are known, and what they count from."""
    return {
        "from": date.start,
        "to": date.end,
        "words": _maybe(date.words),
        "how": date.how,
        "relative_to": date.relative_to,
        "relation": date.relation,
    }


def _relation(relation: Relation) -> Record:
    return {
        "kind": relation.kind,
        "incident": relation.incident,
        "words": words_record(relation.words),
        "voice": relation.voice,
    }
