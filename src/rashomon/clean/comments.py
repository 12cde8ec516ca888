"""Find where the readers' comments below a story begin: a heading that says so, and stamped posts after it."""

from __future__ import annotations

import re

import numpy as np

from rashomon.clean.tokens import Bools, Ints, Tokens
from rashomon.clean.units import BLOCK, Units, spread

_HEADING = re.compile(
    r"(?:\d+\s+)?(?:comments?|responses?|replies|discussion)\b(?!\s+on\s)|(?:leave|post|write|add)\s+(?:a|your)\s+(?:reply|comment)"
    r"|join\s+the\s+(?:conversation|discussion)|(?:view|show|read|see)\s+(?:all\s+)?(?:\d+\s+)?comments",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"\b\d{1,6}\s(?:comments|responses|replies)\b|\b(?:leave|post|add|write)\s(?:a|your)\s(?:reply|comment)\b"
    r"|\bjoin\sthe\s(?:conversation|discussion)\b|\bresponses?\sto\s[“\"']",
    re.IGNORECASE,
)
STORY = 80  # tokens of story kept before a heading is believed: share bars above a story count comments too
POSTS, REACH = 3, 40  # dated units that must follow, and within how many; by trials by host
_SHORT, _STAMP, _LINE = 12, 60, 50  # tokens in a heading and in a dated unit; code points to the end of a heading's line


def begin(t: Tokens, u: Units, keep: Bools) -> int | None:
    """Give the first unit of the comments below the story in `keep`; `None` when no heading is borne out."""
    size = u.last - u.first
    dated = spread(t.of("date") | t.of("time"), u.first) > 0
    told = np.cumsum(size * keep)
    for i in _headings(t, u, keep):
        posts = dated[i + 1 : i + 1 + REACH] & (size[i + 1 : i + 1 + REACH] < _STAMP)
        if told[i] >= STORY and posts.sum() >= POSTS:
            return i
    return None


def _headings(t: Tokens, u: Units, keep: Bools) -> list[int]:
    """List the units that are, or that hold, the heading of a row of comments."""
    starts: Ints = t.start[u.first]
    ends: Ints = t.end[u.last - 1]
    talk = (spread(t.of("comment"), u.first) > 0) & (u.last - u.first <= _SHORT) & (u.edge > BLOCK)
    found = {i for i in np.flatnonzero(talk).tolist() if _HEADING.match(t.raw, int(starts[i]), int(ends[i]))}
    for match in _ANYWHERE.finditer(t.raw, int(starts[0])) if len(u) else ():
        i = int(np.searchsorted(starts, match.start(), side="right")) - 1
        if not keep[i] or _own_line(t.raw, match.start(), match.end()):
            found.add(i)
    return sorted(found)


def _own_line(raw: str, start: int, end: int) -> bool:
    """Say whether the words at `start..end` open a short line of their own."""
    after = raw.find("\n", end, end + _LINE)
    return after >= 0 and raw[max(0, start - 1) : start] == "\n"
