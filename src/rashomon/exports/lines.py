"""Write and read the lines of a case's JSON Lines: what stands on each, in which order, how long it may be.

The first line is of the case, then come inputs and reports (each input before the first report read from it), then the comparison
if there is one, then the log, and last the number of lines before it with their SHA-256, which tells a file that was cut off or damaged on
its way (not one that was forged).  A line is JSON without spaces; `<` and the line separators of Unicode are escaped, so that no reader
takes a text for markup or for two lines.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, BinaryIO

from rashomon.case import Entry
from rashomon.case.compared import KINDS
from rashomon.errors import RecordError

Record = dict[str, Any]
SCHEMA = "rashomon/case/1"
# An input has at most 20 MB, which is 27 MB in base64; a record or comparison of the largest seen is far below the other cap.
MAX_LINE = 256_000_000
_PER_KIND = {"input": 30_000_000, "entry": 4_000_000, "case": 4_000_000, "end": 1000}
_FIELDS = {
    "case": ("kind", "schema", "facts"),
    "input": ("kind", "sha256", "masked", "data"),
    "report": ("kind", "added", "record"),
    "comparison": ("kind", "of", *KINDS),
    "entry": ("kind", *(field.name for field in fields(Entry))),
    "end": ("kind", "lines", "sha256"),
}
_AFTER = {"case": (None,), "input": ("case", "input", "report"), "report": ("input", "report"),
          "comparison": ("case", "input", "report"), "entry": ("case", "input", "report", "comparison", "entry"),
          "end": ("case", "input", "report", "comparison", "entry")}  # fmt: skip
_ESCAPED = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"})
_BARE = {
    "rashomon/report/1": "a report as `rashomon read --format jsonl` writes it",
    "rashomon/comparison/1": "a comparison as `rashomon compare --format json` writes it",
}


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line read: its number from 1, what it is of, and its fields."""

    number: int
    kind: str
    value: Record
    text: str


def written(value: Record) -> str:
    r"""Write one line, with its line break.

    >>> written({"said": "a <b>"})
    '{"said":"a \\u003cb>"}\n'
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(_ESCAPED) + "\n"


def of_case(facts: dict[str, str]) -> str:
    """Write the line of the case."""
    return written({"kind": "case", "schema": SCHEMA, "facts": facts})


def of_input(sha256: str, data: bytes, masked: Record | None) -> str:
    """Write the line of an input; `masked` declares what a mask covers."""
    return written({"kind": "input", "sha256": sha256, "masked": masked, "data": base64.b64encode(data).decode("ascii")})


def of_report(added: str, record: Record) -> str:
    """Write the line of a report."""
    return written({"kind": "report", "added": added, "record": record})


def of_comparison(record: Record) -> str:
    """Write the line of a comparison: the ids of the reports compared (`of`), copies, incidents and points."""
    return written({"kind": "comparison"} | {name: record[name] for name in ("of", *KINDS)})


def of_entry(entry: Entry) -> str:
    """Write the line of an entry of the log."""
    return written({"kind": "entry"} | {field.name: getattr(entry, field.name) for field in fields(entry)})


def sealed(given: Iterable[str]) -> Iterator[str]:
    """Give lines, and behind them the line that ends them."""
    digest, number = hashlib.sha256(), 0
    for text in given:
        digest.update(text.encode("utf-8"))
        number += 1
        yield text
    yield _end(number, digest.hexdigest())


def _end(number: int, digest: str) -> str:
    return written({"kind": "end", "lines": number, "sha256": digest})


def entry(value: Record) -> Entry:
    """Read an entry of the log from its line.  Raises `ValueError` for a field of another type."""
    texts = ("at", "who", "action", "hash")
    digests = ("hash", "hidden", "hidden_subject", "hidden_guess")
    right = type(value["number"]) is int and type(value["private"]) is bool and all(type(value[name]) is str for name in texts)
    if not right or any(value[name] is not None and not is_digest(value[name]) for name in digests):
        raise ValueError("an entry of the log has a field of another type")
    return Entry(**{name: value[name] for name in _FIELDS["entry"] if name != "kind"})


def data(value: Record) -> bytes:
    """Read the bytes of an input from its line.  Raises `ValueError` for what is no base64."""
    try:
        return base64.b64decode(value["data"], validate=True)
    except (binascii.Error, TypeError, ValueError) as error:
        raise ValueError("the bytes of an input are no base64") from error


def is_digest(value: object) -> bool:
    """Say whether a value is a SHA-256 in hexadecimal."""
    return isinstance(value, str) and len(value) == 64 and all(c in "0123456789abcdef" for c in value)


def bounded(file: BinaryIO, most: int = MAX_LINE) -> Iterator[str]:
    """Give the lines of a file, never holding more than `most` bytes of one.  Raises `RecordError` for a longer line and for bytes that are no UTF-8."""
    number = 0
    while held := file.readline(most + 1):
        number += 1
        if len(held) > most:
            raise RecordError(f"line {number} is longer than {most:,} bytes")
        try:
            yield held.decode("utf-8")
        except UnicodeDecodeError as error:
            raise RecordError(f"line {number} is no UTF-8") from error


def parsed(lines: Iterable[str]) -> Iterator[Line]:
    """Read lines, each of the form and in the place that a case's lines have.  Raises `RecordError`, naming the line."""
    before, number, digest = None, 0, hashlib.sha256()
    for number, text in enumerate(lines, 1):
        line = Line(number, *_parsed(number, text), text)
        if before not in _AFTER[line.kind]:
            raise RecordError(f"line {number} ({line.kind}) doesn't belong {f'behind one of kind {before}' if before else 'first'}")
        if line.kind == "end" and text != _end(number - 1, digest.hexdigest()):
            raise RecordError(f"line {number} (end) is of other lines than those before it: something in them was changed")
        digest.update(text.encode("utf-8"))
        before = line.kind
        yield line
    if before != "end":
        raise RecordError(f"line {number} is not the last of a case: the rest is missing" if number else "there is no line: this is no case")


def _parsed(number: int, text: str) -> tuple[str, Record]:
    if len(text) > MAX_LINE:
        raise RecordError(f"line {number} is longer than {MAX_LINE:,} characters")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"line {number} is no JSON ({str(error)[:100]})") from error
    kind = value.get("kind") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in _FIELDS:
        raise RecordError(_unknown(number, value))
    if len(text) > _PER_KIND.get(kind, MAX_LINE):
        raise RecordError(f"line {number} ({kind}) is longer than {_PER_KIND[kind]:,} characters")
    if tuple(value) != _FIELDS[kind]:
        raise RecordError(f"line {number} ({kind}) must have the fields {', '.join(_FIELDS[kind])}, in this order")
    if not text.endswith("\n"):
        raise RecordError(f"line {number} ({kind}) is cut short: its line break is missing")
    if not _same(value, text):
        raise RecordError(f"line {number} ({kind}) is not written as rashomon writes it; something changed it")
    if kind == "case" and value["schema"] != SCHEMA:
        raise RecordError(f"line {number} is of a case of the form {value['schema']!r}; known here is {SCHEMA}")
    return kind, value


def _same(value: Record, text: str) -> bool:
    try:
        return written(value) == text
    except (ValueError, RecursionError):
        return False


def _unknown(number: int, value: object) -> str:
    schema = value.get("schema") if isinstance(value, dict) else None
    known = _BARE.get(schema) if isinstance(schema, str) else None
    if known:
        return (
            f"line {number} is {known}: it doesn't hold the bytes of its input, so its words can't be proven; "
            "add the inputs themselves to a case (rashomon case add FILE INPUT...)"
        )
    return f"line {number} is no line of a case"
