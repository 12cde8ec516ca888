"""Take every block between blank lines as a paragraph: stands in until the choosers are here."""

from __future__ import annotations

import re

from rashomon.model import Choice
from rashomon.text import trim

_BLOCK = re.compile(r"\S(?:.*?\S)?(?=\s*?(?:\n[ \t]*\n|\r\n[ \t]*\r\n|\Z))", re.DOTALL)


def choose_blocks(raw: str, start: int) -> Choice:
    """Choose every block of lines from `start` on."""
    spans = (trim(raw, *found.span()) for found in _BLOCK.finditer(raw, start))
    return Choice((), tuple((span,) for span in spans if span), ())
