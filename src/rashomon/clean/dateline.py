"""Find the agency that a story's dateline names, as in 'ORLEV, March 3 (Pan-Coast) - …', by its form alone."""

from __future__ import annotations

import re

from rashomon.clean.dates import DAY_OF_MONTH

_WITHIN = 160  # code points; no dateline is longer, and it bounds the work
_DASH = r"\s*(?:--|-(?=\s)|[–—])\s*"
_FORM = re.compile(
    rf"""(?P<place>[^\n\d()]{{2,60}}?)
    (?P<date>[,\s]\s*{DAY_OF_MONTH}(?:,?\s+(?:19|20)\d\d)?)?
    (?:\s?\([^()\n]{{2,40}}\)(?=\s?\())?
    (?:[,.]?\s?\((?P<round>[^()\n]{{2,40}})\){_DASH}
    |[,.]?\s?/(?P<slashed>[^/\n]{{2,40}})/(?:\.\s|{_DASH})
    |,\s(?P<bare>[^\n\d(),]{{2,40}}?)\s(?:--?|[–—])\s)""",
    re.VERBOSE | re.IGNORECASE,
)
_SMALL = frozenset(("of", "the", "and", "de", "du", "da", "la"))
_MOST = 5  # words in the name of a place or an agency


def find_agency(story: str) -> tuple[int, int] | None:
    """Give where the dateline at the start of `story` names an agency, as start and end in code points.

    A place in capitals or a day must show that it is a dateline; a name that the story uses as a place
    ('in Orun') is none.  `None` when there is no such dateline.

    >>> story = "ORLEV, March 3 (Pan-Coast) - Rebels left the town."
    >>> start, end = find_agency(story)
    >>> story[start:end]
    'Pan-Coast'
    >>> find_agency("Jon Lev (Labour) - the mayor - left.") is None
    True
    """
    found = _FORM.match(story[:_WITHIN])
    if not found or not _name(found["place"]):
        return None
    kind = next(kind for kind in ("round", "slashed", "bare") if found[kind])
    name = found[kind]
    if (
        not _name(name)
        or _short_for(name, found["place"])
        or re.search(rf"\b(?:in|into|across|inside|throughout)\s+{re.escape(name)}\b", story)
    ):
        return None
    dated = found["date"] is not None
    capitals = found["place"].split(",")[0].isupper() or name.isupper()
    # Without brackets a name may be anybody's ('On Monday, March 3, Ona Vell — …'): there it takes both signs.
    sure = dated and capitals if kind == "bare" else dated or capitals
    return found.span(kind) if sure else None


def _short_for(name: str, full: str) -> bool:
    """Say whether `name` is the first letters of `full`, as in 'Northern Front (NF)'."""
    return len(name) > 1 and "".join(word[0] for word in full.split() if word[0].isupper()).endswith(name)


def _name(text: str) -> bool:
    """Say whether each word of `text`, small ones aside, begins with a capital."""
    words = [word.strip(".,'’-") for word in re.split(r"[\s/]+", text.strip(" ,"))]
    return len(words) <= _MOST and words[0][:1].isupper() and all(w[:1].isupper() or w in _SMALL for w in words if w)
