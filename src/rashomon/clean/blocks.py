"""Take every block between blank lines as a paragraph: for a short text in which no story is told apart."""

from __future__ import annotations

import re

from rashomon.model import Choice
from rashomon.text import Span, trim

NOTE = "no story is told apart in so short a text: all of it is taken"
_BLANK_LINES = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*")


def choose_blocks(raw: str, start: int) -> Choice:
    """Choose every block of lines from `start` on; nothing is dropped.

    >>> choose_blocks("It rained.\\n\\nIt stopped.", 0).paragraphs
    ((Span(start=0, end=10),), (Span(start=12, end=23),))
    """
    spans: list[Span | None] = []
    at = start
    for blank in _BLANK_LINES.finditer(raw, start):
        spans.append(trim(raw, at, blank.start()))
        at = blank.end()
    spans.append(trim(raw, at, len(raw)))
    return Choice((), tuple((span,) for span in spans if span), (), notes=(NOTE,))
