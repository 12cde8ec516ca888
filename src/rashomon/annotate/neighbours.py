"""Give a cue of saying without a source the name or pronoun that stands right beside it."""

from __future__ import annotations

import re

from rashomon.annotate.edges import Range
from rashomon.annotate.link import Attribution

_SAYING = re.compile(
    r"(?:(?:has|have|had)\s+)?(?:said|says|say|added|adds|wrote|writes|reported|reports|told|tweeted|claimed|claims|argued|insisted|"
    r"insists|stated|states|warned|warns|announced|explained|explains|noted|notes|replied|asked|according to|admitted|admits|denied|denies|"
    r"confessed|conceded|acknowledged|confirmed|confirms|believed|believes|alleged|alleges|declared|declares|revealed|recalled|asked for)",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w'’.-]*\w(?:\s+(?:(?:of|the|for|and|al|bin|de|von|van)\s+)*[A-Z][\w'’.-]*\w)*"
_BEFORE = re.compile(rf"(?:^|(?<=[\s\"“”’]))((?:[Tt]he\s+)?{_NAME}|[Hh]e|[Ss]he|[Tt]hey)\s+$")
_AFTER = re.compile(rf"\s+((?:the\s+)?{_NAME}|he|she|they)(?=[,.;:\"”’]?(?:\s|$))")
_ARTICLE = re.compile(r"the|an?", re.IGNORECASE)
_REACH = 80


def adopt(text: str, attributions: list[Attribution]) -> None:
    """Fill sources in place: the words straight after the cue at a clause's end, else those straight before it.

    Only for active cues of saying, and only with words that no other attribution uses.
    """
    taken = [span for a in attributions for span in (*a.source, *a.cue, *a.content)]
    for attribution in attributions:
        if attribution.source or not attribution.content:
            continue
        start, end = attribution.cue[0][0], attribution.cue[-1][1]
        if not _SAYING.fullmatch(text[start:end]):
            continue
        spans = [m.span(1) for m in (_AFTER.match(text, end), _BEFORE.search(text, max(0, start - _REACH), start)) if m]
        free = [s for s in spans if not _meets(s, taken) and not _ARTICLE.fullmatch(text, *s)]
        if free:
            attribution.source = [free[0]]


def _meets(span: Range, others: list[Range]) -> bool:
    return any(span[0] < b and a < span[1] for a, b in others)
