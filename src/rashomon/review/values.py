"""Check values that people set: which fields of which layer they can set, and what each may be."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from rashomon.case import Case
from rashomon.case.keeping import original
from rashomon.errors import SpanError, UsageError
from rashomon.recorded import spans as read_spans
from rashomon.review.following import corrected
from rashomon.review.shapes import FIXES, STANCES
from rashomon.show.records import to_dict
from rashomon.text import read_words

__all__ = ["FIXES", "LONGEST", "MOST", "STANCES", "check", "mended", "text"]
Record = dict[str, Any]
LONGEST = 10_000  # code points of a note
MOST = 10_000_000_000  # more people than there are


def mended(case: Case, report: str) -> Record:
    """Give the record of a report as people mended it so far.  Raises `CaseError` for an unknown id."""
    return to_dict(corrected(case.report(report), case.entries()))


def check(case: Case, record: Record, kind: str, value: object) -> None:
    """Check a value that a person sets in a report of this record; a kind that ends in "?" may be `None`.  Raises `UsageError`."""
    if value is None and kind.endswith("?"):
        return
    kind = kind.removesuffix("?")
    if kind == "words":
        _spans(case, record, value)
    elif kind == "numbers":
        _numbers(value)
    elif kind == "stance":
        if value not in STANCES:
            raise UsageError(f"a stance is one of {', '.join(STANCES)}")
    elif kind == "text":
        text(value, "a name")
    elif not any(item["id"] == value for item in record[f"{kind}s"] or ()):
        raise UsageError(f"no {kind} {value!r} in this report")


def text(value: object, what: str) -> None:
    """Check a text that a person wrote; it can't be empty."""
    if type(value) is not str or not value.strip() or len(value) > LONGEST:
        raise UsageError(f"{what} must be a text of up to {LONGEST:,} characters")


def _numbers(value: object) -> None:
    """Check a pair of the fewest and the most people; `None` where the words set no limit."""
    if not isinstance(value, list) or len(value) != 2:
        raise UsageError("numbers of people are a pair: the fewest and the most")
    if any(n is not None and (type(n) is not int or not 0 <= n <= MOST) for n in value):
        raise UsageError("a number of people is a whole number, 0 and up")
    low, high = value
    if low is not None and high is not None and low > high:
        raise UsageError(f"the fewest ({low:,}) can't be more than the most ({high:,})")


def _spans(case: Case, record: Record, value: object) -> None:
    """Check that words are given by spans inside the input of a report, none over another."""
    input_ = original(record, case.data(record["id"]))
    try:
        found = read_words(input_.raw, read_spans(value), markup=input_.markup)  # type: ignore[arg-type]
    except (SpanError, TypeError) as error:
        raise UsageError(f"words are given by spans [[start, end], …] inside the input: {error}") from error
    if any(one.end > other.start for one, other in pairwise(found.spans)):
        raise UsageError("the spans of words can't overlap")
    if not found.text.strip():
        raise UsageError("no word stands there")
