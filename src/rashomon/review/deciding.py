"""Check a decision before it is written: what it is about must exist, and what it says must be of the form that its action has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rashomon.case import Case, Entry
from rashomon.errors import SpanError, UsageError
from rashomon.inputs import read_bytes
from rashomon.recorded import spans as read_spans
from rashomon.review import subjects
from rashomon.review.following import standing
from rashomon.text import read_words

Record = dict[str, Any]
VERDICTS = ("right", "wrong", "not this event")
RELIABILITY, CREDIBILITY = "ABCDEF", "123456"
STANCES = ("asserts", "denies", "accuses", "demands", "promises", "believes", "asks", "warns", "praises", "other")
LONGEST = 10_000  # code points of a note
MOST = 10_000_000_000  # more people than there are
# Which fields of which layer a person can set, and how: words by spans, a voice or statement by id, or a plain value.
FIXES: Mapping[str, Mapping[str, str]] = {
    "statements": {"source": "words?", "cue": "words?", "content": "words", "voice": "voice?", "within": "statement?", "stance": "stance"},
    "figures": {"words": "words", "voice": "voice?", "low": "number?", "high": "number?", "incident": "incident?"},
    "incidents": {"words": "words"},
    "voices": {"name": "text"},
}


def decide(case: Case, who: str, action: str, subject: Record, decision: Record, *, private: bool = False) -> Entry:
    """Write a decision into the case's log, the machine's guess beside it.

    `who` is an alias; `action` one of `ACTIONS`; `subject` as `subjects` names it.  Raises `UsageError` for a decision that can't be meant,
    `CaseError` when the case can't be written.
    """
    if not who.strip() or len(who) > 100 or not who.isprintable():
        raise UsageError("who decides must be named, by an alias of up to 100 characters")
    if action not in ACTIONS:
        raise UsageError(f"{action!r} is no action; known are {', '.join(sorted(ACTIONS))}")
    try:
        guess = ACTIONS[action](case, subject, decision)
    except (KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"a decision {action!r} is not written so ({type(error).__name__}: {error})") from error
    return case.decide(who.strip(), action, subject, decision, guess, private=private)


def undo(case: Case, who: str, number: int) -> Entry:
    """Take back entry `number` by a new entry.  Raises `UsageError` when there is none, or it was taken back already."""
    return decide(case, who, "undo", {"entry": number}, {})


def _verdict(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "is")
    if decision["is"] not in VERDICTS:
        raise UsageError(f"a verdict is one of {', '.join(VERDICTS)}")
    return _guess(case, subject)


def _note(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "text")
    _text(decision["text"], "a note")
    return _guess(case, subject)


def _fix(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "field", "value")
    kind = FIXES[subject["layer"]].get(decision["field"])
    if kind is None:
        raise UsageError(f"{decision['field']!r} of {subject['layer']} can't be set")
    _value(case, subject["report"], kind, decision["value"])
    return _guess(case, subject)


def _add(case: Case, subject: Record, decision: Record) -> object:
    _only(subject, "report", "layer")
    if subject["layer"] != "statements":
        raise UsageError("only a statement can be added")
    _only(decision, "content", "source", "cue", "voice", "stance")
    kinds = {"content": "words", "source": "words?", "cue": "words?", "voice": "voice?", "stance": "stance"}
    for field, kind in kinds.items():
        _value(case, subject["report"], kind, decision[field])
    return None


def _merge(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "into")
    if subject["layer"] != "voices":
        raise UsageError("voices are merged here; incidents and copies are joined by `together`")
    voices = {v["id"] for v in case.record(subject["report"])["voices"] or ()}
    if decision["into"] not in voices or decision["into"] == subject["id"]:
        raise UsageError(f"{decision['into']!r} is no other voice of this report")
    return _guess(case, subject)


def _split(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "statements", "name")
    _text(decision["name"], "a name")
    held = {s["id"]: s["voice"] for s in case.record(subject["report"])["statements"] or ()}
    if not decision["statements"] or any(held.get(s) != subject["id"] for s in decision["statements"]):
        raise UsageError("a voice is split by naming statements that it makes")
    return _guess(case, subject)


def _together(case: Case, subject: Record, decision: Record) -> object:
    """Say of incidents of several reports, or of two reports' texts, that they are one or are not."""
    _only(decision, "one")
    if type(decision["one"]) is not bool:
        raise UsageError("they are one, or they are not")
    incidents, copies = subject.get("incidents", []), subject.get("copies", [])
    for report, item in incidents:
        if not any(i["id"] == item for i in case.record(report)["incidents"] or ()):
            raise UsageError(f"no incident {item!r} in the report {report}")
    for report in copies:
        case.record(report)
    if len(incidents or copies) != 2:
        raise UsageError("two incidents, or the texts of two reports, are said to be one or not")
    return None


def _no_contradiction(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "is")
    if decision["is"] != "no contradiction":
        raise UsageError("a point is marked as no contradiction, or the mark undone")
    record = next((p for p in case.points() if subjects.one_point(p, subject)), None)
    if record is None:
        raise UsageError("no such point in this case")
    return {"kind": record["kind"], "why": record["why"], "score": record["score"]}


def _grade(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "reliability", "credibility")
    _text(subject["source"], "a source")
    if decision["reliability"] not in (*RELIABILITY, None) or decision["credibility"] not in (*CREDIBILITY, None):
        raise UsageError("reliability is graded A to F, credibility 1 to 6")
    return None


def _material(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "what", "sha256")
    _text(decision["what"], "what was obtained")
    digest = decision["sha256"]
    if type(digest) is not str or len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise UsageError("material is known by its SHA-256, 64 hexadecimal digits")
    return _guess(case, subject)


def _reply(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "from", "when", "answer")
    _text(decision["from"], "of whom a reply was sought")
    _text(decision["when"], "when")
    if decision["answer"] is not None:
        _text(decision["answer"], "an answer")
    return _guess(case, subject)


def _undo(case: Case, subject: Record, decision: Record) -> object:
    _only(subject, "entry")
    _only(decision)
    if not any(entry.number == subject["entry"] for entry in standing(case.entries())):
        raise UsageError(f"there is no entry {subject['entry']} to take back, or it was taken back already")
    return None


ACTIONS: Mapping[str, Callable[[Case, Record, Record], object]] = {
    "verdict": _verdict,
    "note": _note,
    "fix": _fix,
    "add": _add,
    "merge": _merge,
    "split": _split,
    "together": _together,
    "no_contradiction": _no_contradiction,
    "grade": _grade,
    "material": _material,
    "reply": _reply,
    "undo": _undo,
}


def _guess(case: Case, subject: Record) -> object:
    """Give what the machine had read there: the item, its certainty and the versions; `None` for a subject that is no item.

    Raises `UsageError` when a subject names an item that is not there.
    """
    if "point" in subject:
        return next(({"kind": p["kind"], "why": p["why"], "score": p["score"]} for p in case.points() if subjects.one_point(p, subject)), None)
    if "layer" not in subject:
        if "report" in subject:
            case.record(subject["report"])
        return None
    record = case.record(subject["report"])
    found = subjects.find(record, subject)
    if found is None or found.moved:
        raise UsageError(f"no {subject['layer']} {subject['id']!r} with these words in the report {subject['report']}")
    return {"item": found.item, "score": found.item.get("score"), "made_by": record["made_by"]}


def _value(case: Case, report: str, kind: str, value: object) -> None:
    """Check a value that a person sets; a kind that ends in "?" may be `None`."""
    if value is None and kind.endswith("?"):
        return
    kind = kind.removesuffix("?")
    record = case.record(report)
    if kind == "words":
        _spans(case, record, value)
    elif kind == "number":
        if type(value) is not int or not 0 <= value <= MOST:
            raise UsageError("a number of people is a whole number, 0 and up")
    elif kind == "stance":
        if value not in STANCES:
            raise UsageError(f"a stance is one of {', '.join(STANCES)}")
    elif kind == "text":
        _text(value, "a name")
    elif not any(item["id"] == value for item in record[f"{kind}s"] or ()):
        raise UsageError(f"no {kind} {value!r} in this report")


def _spans(case: Case, record: Record, value: object) -> None:
    """Check that words are given by spans inside the input of a report."""
    original = read_bytes(case.data(record["id"]), record["origin"]["path"], media_type=record["origin"]["media_type"])
    try:
        found = read_words(original.raw, read_spans(value), markup=original.markup)  # type: ignore[arg-type]
    except (SpanError, TypeError) as error:
        raise UsageError(f"words are given by spans [[start, end], …] inside the input: {error}") from error
    if not found.text.strip():
        raise UsageError("no word stands there")


def _text(value: object, what: str) -> None:
    if type(value) is not str or not value.strip() or len(value) > LONGEST:
        raise UsageError(f"{what} must be a text of up to {LONGEST:,} characters")


def _only(record: Record, *fields: str) -> None:
    if set(record) != set(fields):
        raise UsageError(f"expected {', '.join(fields) or 'nothing'}, not {', '.join(map(str, record)) or 'nothing'}")
