"""Say whether a statement is printed as direct speech, indirect speech or both."""

from __future__ import annotations

import re
from bisect import bisect_right

from rashomon.annotate.edges import Range
from rashomon.annotate.quotes import Quotation
from rashomon.model import Manner

_WORD = re.compile(r"\w+")
# A quotation this short inside longer words is a quoted term, not direct speech (PolNeAR's readers count so).
DIRECT_WORDS = 3


class QuotedWords:
    """Tell which words of a text stand between quotation marks; built once a text."""

    def __init__(self, quotations: list[Quotation]) -> None:
        self._quotations = quotations
        self._starts = [q.start for q in quotations]

    def around(self, position: int) -> Quotation | None:
        """Give the quotation that holds `position`, or `None`."""
        at = bisect_right(self._starts, position) - 1
        found = self._quotations[at] if at >= 0 else None
        return found if found and position < found.end else None


def manner(text: str, content: list[Range], quoted: QuotedWords) -> Manner:
    """Give the manner of a content: `direct` when all its words stand in marks of its own.

    Marks that enclose more than the content belong to whoever carries it and do not count.
    """
    own = other = 0
    for start, end in content:
        for word in _WORD.finditer(text, start, end):
            marks = quoted.around(word.start())
            if marks and any(a <= marks.start < b or a < marks.end <= b for a, b in content):
                own += 1
            else:
                other += 1
    if not own:
        return "indirect"
    return "mixed" if other or own < DIRECT_WORDS else "direct"
