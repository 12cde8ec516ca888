"""List every run of words that is neither headline nor story, with the reason: where it stands in the page."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from rashomon.clean.draft import Draft
from rashomon.clean.furniture import is_appeal, is_credit, is_pointer
from rashomon.model import Dropped
from rashomon.text import Span, trim

_LINKED = 0.5  # a line with this share of its letters in links is a list of links


def list_dropped(draft: Draft, story: Mapping[int, tuple[Span, ...]], title: tuple[Span, ...]) -> tuple[Dropped, ...]:
    """Give the rest of the page in page order, neighbours with one reason as one entry.

    >>> from rashomon.clean.walk import walk
    >>> raw = "<nav>Home</nav><p>It rained.</p><footer>Orvane Post</footer>"
    >>> draft = Draft(raw, walk(raw), ["Home", "Itrained", "OrvanePost"])
    >>> [d.reason for d in list_dropped(draft, {1: draft.lines[1].spans}, ())]
    ['navigation', 'page footer']
    """
    repeated = {draft.keys[n] for n in story if draft.keys[n]}
    groups: list[tuple[str, list[Span]]] = []
    for number, line in enumerate(draft.lines):
        named = title if title and line.start <= title[0].start < line.end else ()
        spans = _rest(draft.raw, line.spans, story.get(number, named))
        if not spans:
            continue
        reason = "boilerplate" if number in story else draft.reasons.get(number) or _reason(draft, number, repeated)
        if groups and groups[-1][0] == reason:
            groups[-1][1].extend(spans)
        else:
            groups.append((reason, spans))
    return tuple(Dropped(tuple(spans), reason) for reason, spans in groups)


def _reason(draft: Draft, number: int, repeated: set[str]) -> str:
    if place := draft.lines[number].place:
        return place
    if draft.keys[number] in repeated:
        return "repeated"
    words = draft.words(number)
    if is_pointer(words, draft.linked(number)):
        return "related links"
    if is_appeal(words):
        return "promotion"
    if is_credit(words):
        return "credit"
    return "links" if draft.linked(number) >= _LINKED else "boilerplate"


def _rest(raw: str, spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """Give what is left of `spans` outside `taken`, trimmed; both sorted, in one pass."""
    left: list[Span] = []
    holes = deque(taken)
    for span in spans:
        at = span.start
        while holes and holes[0].start < span.end:
            hole = holes[0]
            left += _piece(raw, at, hole.start)
            at = max(at, hole.end)
            if hole.end > span.end:
                break
            holes.popleft()
        left += _piece(raw, at, span.end)
    return left


def _piece(raw: str, start: int, end: int) -> tuple[Span, ...]:
    span = trim(raw, start, end) if start < end else None
    return (span,) if span else ()
