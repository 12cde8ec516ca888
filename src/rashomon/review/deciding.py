"""Check a decision before it is written: what it is about must exist, and what it says must be of the form that its action has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rashomon.case import Case, Entry
from rashomon.errors import UsageError
from rashomon.review import subjects
from rashomon.review.following import POINTING, standing
from rashomon.review.shapes import VERDICTS
from rashomon.review.values import FIXES, check, mended, text

Record = dict[str, Any]
RELIABILITY, CREDIBILITY = "ABCDEF", "123456"
ABOUT = ({"report"}, {"report", "layer", "id", "spans"}, {"point"}, {"source"})  # what notes, materials and replies can be about


def decide(case: Case, who: str, action: str, subject: Record, decision: Record, *, private: bool = False) -> Entry:
    """Write a decision into the case's log, the machine's guess beside it.

    `who` is an alias; `action` one of `ACTIONS`; `subject` as `subjects` names it.  Items that the decision names by their ids are pinned
    to their words, as its `named`, for another version may number them otherwise.  Raises `UsageError` for a decision that can't be meant,
    `CaseError` when the case can't be written.
    """
    who = alias(who)
    if action not in ACTIONS:
        raise UsageError(f"{action!r} is no action; known are {', '.join(sorted(ACTIONS))}")
    try:
        guess = ACTIONS[action](case, subject, decision)
        pins = list(_pins(case, action, subject, decision))
    except (KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"a decision {action!r} is not written so ({type(error).__name__}: {error})") from error
    return case.decide(who, action, subject, decision | {"named": pins} if pins else decision, guess, private=private)


def alias(who: str) -> str:
    """Give the alias of who decides, white space around it left out.  Raises `UsageError` for none, or one that can't stand on a line."""
    if not who.strip() or len(who) > 100 or not who.strip().isprintable():
        raise UsageError("who decides must be named, by an alias of up to 100 characters")
    return who.strip()


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
    text(decision["text"], "a note")
    _about(subject)
    return _guess(case, subject)


def _fix(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "field", "value")
    field, value = decision["field"], decision["value"]
    kind = FIXES[subject["layer"]].get(field)
    if kind is None:
        raise UsageError(f"{field!r} of {subject['layer']} can't be set")
    guess = _guess(case, subject)
    record = mended(case, subject["report"])
    check(case, record, kind, value)
    if field == "within" and value is not None and subjects.carries(record, subject["id"], value):
        raise UsageError("a statement can't be carried by itself, nor by one that it carries")
    return guess


def _add(case: Case, subject: Record, decision: Record) -> object:
    _only(subject, "report", "layer")
    if subject["layer"] != "statements":
        raise UsageError("only a statement can be added")
    _only(decision, "content", "source", "cue", "voice", "stance")
    kinds = {"content": "words", "source": "words?", "cue": "words?", "voice": "voice?", "stance": "stance"}
    record = mended(case, subject["report"])
    for field, kind in kinds.items():
        check(case, record, kind, decision[field])
    return None


def _merge(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "into")
    if subject["layer"] != "voices":
        raise UsageError("voices are merged here; incidents and copies are joined by `together`")
    voices = {v["id"] for v in mended(case, subject["report"])["voices"] or ()}
    if decision["into"] not in voices or decision["into"] == subject["id"]:
        raise UsageError(f"{decision['into']!r} is no other voice of this report")
    return _guess(case, subject)


def _split(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "statements", "name")
    if subject["layer"] != "voices":
        raise UsageError("only a voice can be split")
    text(decision["name"], "a name")
    held = {s["id"]: s["voice"] for s in mended(case, subject["report"])["statements"] or ()}
    if not decision["statements"] or any(held.get(s) != subject["id"] for s in decision["statements"]):
        raise UsageError("a voice is split by naming statements that it makes")
    return _guess(case, subject)


def _together(case: Case, subject: Record, decision: Record) -> object:
    """Say of incidents of several reports, or of two reports' texts, that they are one or are not."""
    _only(decision, "one")
    if type(decision["one"]) is not bool:
        raise UsageError("they are one, or they are not")
    _only(subject, "incidents" if "incidents" in subject else "copies")
    incidents, copies = subject.get("incidents", []), subject.get("copies", [])
    for report, item in incidents:
        if not any(i["id"] == item for i in case.record(report)["incidents"] or ()):
            raise UsageError(f"no incident {item!r} in the report {report}")
    for report in copies:
        case.record(report)
    both = incidents or copies
    if len(both) != 2 or both[0] == both[1]:
        raise UsageError("two incidents, or the texts of two reports, are said to be one or not")
    return None


def _no_contradiction(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "is")
    if decision["is"] != "no contradiction":
        raise UsageError("a point is marked as no contradiction, or the mark undone")
    _only(subject, "point")
    return _guess(case, subject)


def _grade(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "reliability", "credibility")
    _only(subject, "source")
    text(subject["source"], "a source")
    if decision["reliability"] not in (*RELIABILITY, None) or decision["credibility"] not in (*CREDIBILITY, None):
        raise UsageError("reliability is graded A to F, credibility 1 to 6")
    return None


def _material(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "what", "sha256")
    text(decision["what"], "what was obtained")
    _about(subject)
    digest = decision["sha256"]
    if type(digest) is not str or len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise UsageError("material is known by its SHA-256, 64 hexadecimal digits")
    return _guess(case, subject)


def _reply(case: Case, subject: Record, decision: Record) -> object:
    _only(decision, "from", "when", "answer")
    _about(subject)
    text(decision["from"], "of whom a reply was sought")
    text(decision["when"], "when")
    if decision["answer"] is not None:
        text(decision["answer"], "an answer")
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

    What a person had added has no certainty and no versions.  Raises `UsageError` when a subject names an item that is not there.
    """
    if "point" in subject:
        found = next((p for p in case.points() if subjects.one_point(p, subject)), None)
        if found is None:
            raise UsageError("no such point in this case")
        return {"kind": found["kind"], "why": found["why"], "score": found["score"]}
    if "layer" not in subject:
        if "report" in subject:
            case.record(subject["report"])
        return None
    added = subject["id"].startswith(subjects.ADDED)
    record = mended(case, subject["report"]) if added else case.record(subject["report"])
    here = subjects.find(record, subject)
    if here is None or here.moved:
        raise UsageError(f"no {subject['layer']} {subject['id']!r} with these words in the report {subject['report']}")
    return {"item": here.item, "score": None if added else here.item.get("score"), "made_by": None if added else record["made_by"]}


def _pins(case: Case, action: str, subject: Record, decision: Record) -> Iterator[Record]:
    """Pin each item that a decision names by its id, and that the machine read, to its words."""
    for report, layer, ident in _named(action, subject, decision):
        item = next((i for i in case.record(report)[layer] or () if i["id"] == ident), None)
        if item is not None:
            yield subjects.subject(report, layer, item)


def _named(action: str, subject: Record, decision: Record) -> Iterator[tuple[str, str, str]]:
    """List report, layer and id of what a decision names beside its subject."""
    report = subject.get("report", "")
    if action == "fix" and decision["field"] in POINTING:
        yield report, POINTING[decision["field"]], decision["value"]
    elif action == "merge":
        yield report, "voices", decision["into"]
    elif action == "split":
        yield from ((report, "statements", ident) for ident in decision["statements"])
    elif action == "add":
        yield report, "voices", decision["voice"]
    elif action == "together":
        yield from ((report, "incidents", ident) for report, ident in subject.get("incidents", ()))


def _about(subject: Record) -> None:
    """Check that a subject names a report, an item, a point or a source."""
    if set(subject) not in ABOUT:
        raise UsageError(f"a decision is about a report, an item of one, a point or a source, not {', '.join(map(str, subject)) or 'nothing'}")
    if "source" in subject:
        text(subject["source"], "a source")


def _only(record: Record, *fields: str) -> None:
    if set(record) != set(fields):
        raise UsageError(f"expected {', '.join(fields) or 'nothing'}, not {', '.join(map(str, record)) or 'nothing'}")
