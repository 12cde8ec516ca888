"""Says in plain words what an entry of the log is about, what was decided, and what the machine had."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rashomon.case import Entry
from rashomon.exports.plainly import plainly, words_of

Record = dict[str, Any]
Read = Callable[[str, list[Any]], str | None]
_ONE = {"statements": "statement", "figures": "figure", "incidents": "incident", "voices": "voice"}


def told(entry: Entry, read: Read | None = None) -> Record:
    """Give an entry with its parts as words, and where what it is about is shown.

    `read` gives the words at positions of a report's input, where they can be read.
    """
    subject, decision, guess = words_of(entry)
    whole = isinstance(entry.subject, dict) and (isinstance(entry.decision, dict) or entry.hidden is not None)
    return {
        "entry": entry,
        "about": _about(entry.subject) if isinstance(entry.subject, dict) else subject,
        "decision": _decision(entry, read) if whole and entry.hidden is None else decision,
        "guess": _guess(entry.guess) if isinstance(entry.guess, dict) else "" if entry.guess is None and not entry.hidden_guess else guess,
        "to": _to(entry.subject),
    }


def _about(subject: Record) -> str:
    if "entry" in subject:
        return f"entry {subject['entry']}"
    if "point" in subject and isinstance(subject["point"], dict):
        return f"point {plainly(subject['point'].get('label'))}"
    if "layer" in subject:
        return " ".join(part for part in (_ONE.get(str(subject["layer"]), ""), plainly(subject["id"]) if "id" in subject else "") if part)
    if "source" in subject:
        return f"source {plainly(subject['source'])}"
    if "incidents" in subject:
        return "two incidents"
    return "two texts" if "copies" in subject else "a report"


def _to(subject: object) -> tuple[str, ...]:
    """Give the parts of the address where a subject is shown, none for one that has no page."""
    if not isinstance(subject, dict) or not isinstance(subject.get("report"), str):
        return ()
    if isinstance(subject.get("id"), str) and subject.get("layer") in _ONE and not subject["id"].startswith("h"):
        return ("item", subject["report"], subject["layer"], subject["id"])
    return ("report", subject["report"])


def _decision(entry: Entry, read: Read | None) -> str:
    said = {name: value for name, value in entry.decision.items() if name != "named"}
    if entry.action == "undo":
        return f"takes back entry {plainly(entry.subject.get('entry'))}"
    if entry.action == "fix":
        return _field(entry, plainly(said.get("field")), said.get("value"), read)
    if entry.action == "add":
        return "; ".join(_field(entry, plainly(name), value, read) for name, value in said.items() if value is not None)
    if entry.action == "merge":
        return f"is the same as {plainly(said.get('into'))}"
    if entry.action == "together":
        return "one" if said.get("one") is True else "not one"
    if entry.action == "grade":
        return f"reliability {plainly(said.get('reliability'))}, credibility {plainly(said.get('credibility'))}"
    if entry.action == "reply":
        return f"sought from {plainly(said.get('from'))}, {plainly(said.get('when'))}; answer: {plainly(said.get('answer')) if said.get('answer') else 'none'}"
    alone = next(iter(said.values())) if len(said) == 1 else None
    return alone if isinstance(alone, str) else plainly(said)


def _field(entry: Entry, name: str, value: object, read: Read | None) -> str:
    """Write what a field was set to, the words as well where they can be read."""
    report = entry.subject.get("report")
    words = read(report, value) if read and name != "numbers" and isinstance(value, list) and isinstance(report, str) else None
    return f"{name}: {f'“{words}”, ' if words else ''}{_value(value, name)}"


def _value(value: object, field: object) -> str:
    """Write what a field was set to."""
    if isinstance(value, list) and field == "numbers" and len(value) == 2:
        return _numbers(*value)
    if isinstance(value, list) and all(isinstance(pair, list) and len(pair) == 2 for pair in value):
        return "characters " + ", ".join(f"{plainly(start)}–{plainly(end)}" for start, end in value)
    return plainly(value)


def _numbers(low: object, high: object) -> str:
    """Write the fewest and the most people.

    >>> _numbers(3, 3), _numbers(3, None), _numbers(None, 5), _numbers(3, 5), _numbers(None, None)
    ('3', 'at least 3', 'at most 5', '3–5', 'without a limit')
    """
    if low is None and high is None:
        return "without a limit"
    if low is None or high is None:
        return f"at most {plainly(high)}" if low is None else f"at least {plainly(low)}"
    return plainly(low) if low == high else f"{plainly(low)}–{plainly(high)}"


def _guess(guess: Record) -> str:
    """Write what the machine had: the words of the item and how certain it was."""
    read = guess.get("item")
    if not isinstance(read, dict):
        return plainly({name: value for name, value in guess.items() if name != "made_by"})
    words = next((read[part].get("text") for part in ("content", "words") if isinstance(read.get(part), dict)), read.get("name"))
    more = [plainly(read[part]) for part in ("stance",) if part in read]
    if "low" in read:
        more.append(_value([read["low"], read.get("high")], "numbers"))
    score = f"certainty {plainly(guess['score'])}" if guess.get("score") is not None else "added by a person" if guess.get("made_by") is None else ""
    return f"“{plainly(words)}”" + "".join(f", {part}" for part in (*more, score) if part)
