"""Tell entries of the log that can be meant from such that can't: a case from a stranger may hold anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from rashomon.case import Entry
from rashomon.model import Stance
from rashomon.review.subjects import LAYERS, is_item, is_point, is_spans

Record = dict[str, Any]
VERDICTS = ("right", "wrong", "not this event")
STANCES = get_args(Stance)
# How a person sets a field: words by spans, a voice, statement or incident by its id, fewest and most people as a pair, or a plain value.
FIXES: Mapping[str, Mapping[str, str]] = {
    "statements": {"source": "words?", "cue": "words?", "content": "words", "voice": "voice?", "within": "statement?", "stance": "stance"},
    "figures": {"words": "words", "voice": "voice?", "numbers": "numbers", "incident": "incident?"},
    "incidents": {"words": "words"},
    "voices": {"name": "text"},
}


def meant(entry: Entry) -> bool:
    """Say whether an entry has the form of its action, so that what follows from it can be worked out."""
    subject, decision = entry.subject, entry.decision
    if entry.hidden or entry.hidden_subject:
        # Left out of this copy: nothing follows from it here, but an undo may take it back.
        known = isinstance(subject, dict) and (entry.action != "undo" or _undo(subject, {}))
        return (subject is None or known) and (decision is None or subject is None)
    if not isinstance(subject, dict) or not isinstance(decision, dict):
        return False
    pins = decision.get("named", [])
    if not isinstance(pins, list) or not all(isinstance(pin, dict) and is_item(pin) for pin in pins):
        return False
    shape = _SHAPES.get(entry.action)
    return shape is None or shape(subject, decision)


def _verdict(subject: Record, decision: Record) -> bool:
    return (is_item(subject) or is_point(subject)) and decision.get("is") in VERDICTS


def _fix(subject: Record, decision: Record) -> bool:
    if not is_item(subject) or not isinstance(decision.get("field"), str) or "value" not in decision:
        return False
    kind = FIXES[subject["layer"]].get(decision["field"])
    return kind is not None and _value(kind, decision["value"])


def _value(kind: str, value: object) -> bool:
    if value is None:
        return kind.endswith("?")
    if kind.startswith("words"):
        return is_spans(value) and bool(value)
    if kind == "numbers":
        return isinstance(value, list) and len(value) == 2 and all(n is None or type(n) is int for n in value)
    return isinstance(value, str) and (kind != "stance" or value in STANCES)


def _add(subject: Record, decision: Record) -> bool:
    kinds = {"content": "words", "source": "words?", "cue": "words?", "voice": "text?", "stance": "stance"}
    named = isinstance(subject.get("report"), str) and subject.get("layer") == "statements"
    return named and all(name in decision and _value(kind, decision[name]) for name, kind in kinds.items())


def _merge(subject: Record, decision: Record) -> bool:
    return is_item(subject) and subject["layer"] == "voices" and isinstance(decision.get("into"), str)


def _split(subject: Record, decision: Record) -> bool:
    moved = decision.get("statements")
    named = is_item(subject) and subject["layer"] == "voices" and isinstance(decision.get("name"), str)
    return named and isinstance(moved, list) and all(isinstance(ident, str) for ident in moved)


def _together(subject: Record, decision: Record) -> bool:
    pairs, copies = subject.get("incidents", []), subject.get("copies", [])
    if not isinstance(pairs, list) or not isinstance(copies, list) or type(decision.get("one")) is not bool:
        return False
    whole = all(isinstance(p, list) and len(p) == 2 and all(isinstance(part, str) for part in p) for p in pairs)
    return whole and all(isinstance(ident, str) for ident in copies) and sorted([len(pairs), len(copies)]) == [0, 2]


def _point(subject: Record, decision: Record) -> bool:
    return is_point(subject)


def _undo(subject: Record, decision: Record) -> bool:
    return type(subject.get("entry")) is int


def _known(subject: Record, decision: Record) -> bool:
    """Check what notes, grades, materials and replies are about."""
    if "layer" in subject:
        return subject["layer"] in LAYERS and is_item(subject)
    return is_point(subject) or isinstance(subject.get("source", subject.get("report")), str)


_SHAPES: Mapping[str, Callable[[Record, Record], bool]] = {
    "verdict": _verdict,
    "fix": _fix,
    "add": _add,
    "merge": _merge,
    "split": _split,
    "together": _together,
    "no_contradiction": _point,
    "undo": _undo,
    "note": _known,
    "grade": _known,
    "material": _known,
    "reply": _known,
}
