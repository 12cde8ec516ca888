"""Find quotations by their marks, paragraph by paragraph, without losing heart at an odd mark.

Marks pair up within a paragraph whatever their shape (a copy may open with a straight mark and close
with a curly one).  A paragraph that opens a quotation, does not close it and is followed by one that opens
again continues it.  A mark without a partner marks nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = "“«„‟"
CLOSING = "”»"
STRAIGHT = '"＂'
MARKS = OPENING + CLOSING + STRAIGHT
_SINGLE_OPEN, _SINGLE_CLOSE, _SINGLE_STRAIGHT = "‘", "’", "'"
_DOUBLE_MARK, _SINGLE_MARK = re.compile(f"[{MARKS}]"), re.compile(f"[{_SINGLE_OPEN}{_SINGLE_CLOSE}{_SINGLE_STRAIGHT}]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Mark `start..end` of a text as quoted, marks included (the closing one may be missing at a paragraph's end)."""

    start: int
    end: int


def find(text: str) -> list[Quotation]:
    """Find the quotations of `text`, one paragraph a line, in order, never nested.

    Double marks count; where a text has none, single marks do (British style), straight ones that close behind
    a comma or stop: others may be apostrophes.

    >>> [text for q in find('"No," she said, “never.”') for text in ['"No," she said, “never.”'[q.start : q.end]]]
    ['"No,"', '“never.”']
    """
    single = not any(mark in text for mark in MARKS)
    found: list[Quotation] = []
    at = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        pairs, dangling = _pairs(line, single)
        following = lines[number + 1].lstrip()[:1] if number + 1 < len(lines) else ""
        found += [Quotation(at + a, at + b) for a, b in pairs]
        if dangling is not None and following and following in (OPENING + STRAIGHT if not single else _SINGLE_OPEN + _SINGLE_STRAIGHT):
            found.append(Quotation(at + dangling, at + len(line.rstrip())))
        at += len(line) + 1
    return sorted(found, key=lambda q: q.start)


def _pairs(line: str, single: bool) -> tuple[list[tuple[int, int]], int | None]:
    """Pair the marks of one paragraph; also give the position of a last mark left open."""
    pairs: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in (_SINGLE_MARK if single else _DOUBLE_MARK).finditer(line):
        i = mark.start()
        role = _single_role(line, i) if single else _role(line, i, opened is not None)
        if role == "open":
            opened = i
        elif role == "close" and opened is not None:
            if i > opened + 1:
                pairs.append((opened, i + 1))
            opened = None
    return pairs, opened


def _role(line: str, i: int, inside: bool) -> str | None:
    mark = line[i]
    if mark in OPENING:
        return "open" if not inside or mark != "“" or _stands_before_word(line, i) else "close"
    if mark in CLOSING:
        return "close"
    if mark not in STRAIGHT:
        return None
    if i and line[i - 1].isdigit() and not inside:
        return None  # inches
    before, after = line[i - 1 : i], line[i + 1 : i + 2]
    if not before or before.isspace() or before in "([{—–-":
        return "open" if after and not after.isspace() else ("close" if inside else None)
    if not after or after.isspace() or after in ",.;:!?)]}":
        return "close"
    return "close" if inside else "open"


def _stands_before_word(line: str, i: int) -> bool:
    return not (i and not line[i - 1].isspace() and (i + 1 == len(line) or line[i + 1].isspace()))


def _single_role(line: str, i: int) -> str | None:
    mark = line[i]
    if mark == _SINGLE_STRAIGHT:
        return _straight_role(line, i)
    if mark == _SINGLE_OPEN and (i == 0 or not line[i - 1].isalnum()):
        return "open"
    if mark == _SINGLE_CLOSE and i and (i + 1 == len(line) or not line[i + 1].isalnum()):
        return "close"
    return None


def _straight_role(line: str, i: int) -> str | None:
    before, after = line[i - 1 : i], line[i + 1 : i + 2]
    if (not before or before.isspace() or before in "([—–-") and after.isalpha():
        return "open"
    if before and before in ",.?!…" and not after.isalnum():
        return "close"
    return None
