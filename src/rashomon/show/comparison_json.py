"""Turn a comparison into plain values and one JSON object, field by field as the published schema says."""

from __future__ import annotations

import json

from rashomon.comparison import Comparison, Copy, Edit, Evidence, Group, Member, Point, Position, Silence
from rashomon.show import records
from rashomon.show.records import Record

SCHEMA = "rashomon/comparison/1"


def to_dict(comparison: Comparison) -> Record:
    """Give `comparison` as plain lists and dictionaries in the order of the schema; scores and shares have two decimals."""
    return {
        "schema": SCHEMA,
        "reports": [records.to_dict(report) for report in comparison.reports],
        "copies": [_copy(copy) for copy in comparison.copies],
        "incidents": [_group(group) for group in comparison.incidents],
        "points": [point_record(point) for point in comparison.points],
    }


def dumps(comparison: Comparison) -> str:
    """Give `comparison` as one line of JSON, without the line break; the same comparison gives the same characters."""
    return json.dumps(to_dict(comparison), ensure_ascii=False, allow_nan=False)


def _copy(copy: Copy) -> Record:
    return {
        "reports": list(copy.reports),
        "share": round(copy.share, 2),
        "passages": [[records.words_record(one), records.words_record(other)] for one, other in copy.passages],
        "edits": [_edit(edit) for edit in copy.edits],
    }


def _edit(edit: Edit) -> Record:
    return {"kind": edit.kind, "from": records.words_record(edit.before), "to": records.words_record(edit.after)}


def _group(group: Group) -> Record:
    return {
        "id": group.id,
        "label": group.label,
        "members": [_member(member, "incident") for member in group.members],
        "place": records.place_record(group.place) if group.place else None,
        "date": records.date_record(group.date) if group.date else None,
        "figures": [_member(member, "figure") for member in group.figures],
        "background": group.background,
    }


def _member(member: Member, what: str) -> Record:
    return {"report": member.report, what: member.item}


def point_record(point: Point) -> Record:
    """Give one point as the schema says."""
    return {
        "id": point.id,
        "label": point.label,
        "incident": point.incident,
        "kind": point.kind,
        "why": point.why,
        "positions": [_position(position) for position in point.positions],
        "roots": point.roots,
        "silence": [_silence(silence) for silence in point.silence],
        "score": round(point.score, 2),
    }


def _position(position: Position) -> Record:
    return {"label": position.label, "evidence": [_evidence(evidence) for evidence in position.evidence]}


def _evidence(evidence: Evidence) -> Record:
    return {
        "report": evidence.report,
        "words": records.words_record(evidence.words),
        "voice": evidence.voice,
        "statement": evidence.statement,
        "root": evidence.root,
        "copy_of": evidence.copy_of,
    }


def _silence(silence: Silence) -> Record:
    return {"who": silence.who, "kind": silence.kind, "words": records.words_record(silence.words) if silence.words else None}
