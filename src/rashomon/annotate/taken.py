"""Tell whether words are in any of many ranges, in time that grows with the logarithm of their number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from rashomon.annotate.edges import Range


class Taken:
    """Hold ranges of a text, joined where they touch.

    >>> taken = Taken([(8, 9), (2, 5), (4, 6)])
    >>> [taken.meets(span) for span in ((0, 2), (0, 3), (6, 8), (7, 20))]
    [False, True, False, True]
    """

    def __init__(self, spans: Iterable[Range]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meets(self, span: Range) -> bool:
        """Tell whether `span` shares a code point with a range held."""
        at = bisect_right(self._ends, span[0])
        return at < len(self._ends) and self._starts[at] < span[1]
