"""Choose the place where an event happened from the places that a text names.

Each place named in the event's sentence is weighed by how it is introduced ("in X", "the town of X", "from X"), how far
from the event it stands and what stands between.  The weights are fitted (training/places/fit_events.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rashomon.places.kinds import Located
from rashomon.places.lexicon import classes, kinds, lines

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n")
# A chain from the inside out: "X, Y", "X in Y", "X, in the Y", "X, a town in the Y".
_CHAIN = re.compile(
    r"(?: [a-z]+)?,? (?:(?:in|of|near) )?(?:(?:the|a|an) )?(?:[a-z-]+ ){0,3}(?:(?:in|of|near) )?(?:the )?(?:[a-z-]+ )?|, |[’']s (?:[a-z-]+ ){0,3}"
)
_CLAUSE = frozenset(["who", "which", "that", "when", "while", "after", "before", "as", "but", "where", "because", "although", "though", "whose", "since", "until", "following", "amid", "and"])
_SAID = frozenset(["said", "says", "say", "told", "tells", "reported", "reports", "announced", "stated", "added", "according", "claimed", "statement"])
_FORMS = frozenset(["in", "at", "near", "inside", "outside", "around", "on", "off", "across", "throughout", "over", "within", "along", "between", "nearby", "to", "into", "toward", "towards", "onto", "from", "of", "by", "for", "with", "through", "against", "via", "about"])
# How many words before a name are looked at, and in how long a stretch of text.
_LOOK = 6
_STRETCH = 80
# A sentence is looked at this far on either side of the event.
_REACH = 600


def place_of(text: str, start: int, end: int, located: Sequence[Located]) -> Located | None:
    """Give the place where the event phrased at `start..end` happened, or `None` when its sentence doesn't say.

    Of places within one another ("X, a town in Y") it is the innermost.  `located` are the places of the text in
    reading order, as `locate` gives them; the same sentence in another text gives the same answer.

    >>> from rashomon.places import find_places, locate
    >>> text = "Three people were killed in the town of Idlib in northern Syria, a doctor in Paris said."
    >>> place_of(text, 18, 24, locate(text, find_places(text))).name
    'Idlib'
    """
    low, high = _sentence(text, start, end)
    near = [p for p in located if low <= p.mention.start and p.mention.end <= high and not (start < p.mention.end and p.mention.start < end)]
    inside = [p for p in located if start <= p.mention.start and p.mention.end <= end]
    if inside:
        near = inside
    if not near:
        return None
    scores = [weigh(text, (start, end), near, i) for i in range(len(near))]
    best = max(range(len(near)), key=lambda i: (scores[i], -i))
    return near[best] if scores[best] > weights()["threshold"] else None


def weigh(text: str, event: tuple[int, int], near: Sequence[Located], i: int) -> float:
    """Add up the weights of what holds of one place of the event's sentence."""
    table = weights()
    return sum(table.get(name, 0.0) for name in features(text, event, near, i))


@cache
def weights() -> dict[str, float]:
    """Read the fitted weights, in natural logarithms of odds."""
    return {name: float(value) for name, value in (line.split() for line in lines("event_weights"))}


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    low = max(0, start - _REACH)
    for found in _END.finditer(text, low, start):
        low = found.end()
    after = _END.search(text, end, end + _REACH)
    return low, after.start() if after else min(len(text), end + _REACH)


def features(text: str, event: tuple[int, int], near: Sequence[Located], i: int) -> list[str]:
    """Name what holds of the `i`-th place: how it is introduced, and how it stands to the event."""
    place = near[i].mention
    before = [w.lower() for w in _WORD.findall(text[max(0, place.start - _STRETCH) : place.start])][-_LOOK:]
    form = _form(before, near[i - 1].mention.end > place.start - 5 if i else False)
    after = place.start >= event[1]
    between = text[event[1] : place.start] if after else text[place.end : event[0]]
    words = [w.lower() for w in _WORD.findall(between)]
    side = "after" if after else "before"
    size = next(label for label, most in (("touching", 2), ("close", 6), ("middling", 12), ("far", 999)) if len(words) <= most)
    out = ["bias", f"form-{form}", f"{side}-{size}", f"{side}-{form}"]
    if any(w in _CLAUSE for w in words):
        out.append(f"{side}-clause")
    if "," in between or ";" in between:
        out.append(f"{side}-comma")
    if any(w in _SAID for w in words):
        out.append(f"{side}-said")
    if any(w in _SAID for w in before[-4:]):
        out.append("told")
    out += _order(text, event, near, i, form)
    if text[place.end : place.end + 2] in ("'s", "’s"):
        out.append("owned")
    nextword = _WORD.match(text, place.end + 1) if text[place.end : place.end + 1] == " " else None
    if nextword and nextword.group().lower() in kinds():
        out.append("kind-behind")
    return out


def _form(before: Sequence[str], listed: bool) -> str:
    """Name how a place is introduced: the nearest word before it that tells, small words and directions left out."""
    context = classes("before")
    seen_of = False
    for word in reversed(before):
        if word in _FORMS:
            if word == "of" and not seen_of:
                seen_of = True
                continue
            return f"{word}-of" if seen_of else word
        if seen_of and word in kinds():
            continue
        if word in ("the", "a", "an") or word in context["sure"] or word in kinds() or word[:1].isdigit():
            continue
        if word in ("and", "or"):
            return "and"
        if seen_of:
            return "of"
        break
    return "listed" if listed else "of" if seen_of else "none"


def _order(text: str, event: tuple[int, int], near: Sequence[Located], i: int, form: str) -> list[str]:
    """Say how a place stands to the others: within one, around one, with another between."""
    out = []
    place = near[i].mention
    if i + 1 < len(near) and _CHAIN.fullmatch(text[place.end : near[i + 1].mention.start][:_STRETCH]):
        out.append("inner")
    if i and _CHAIN.fullmatch(text[near[i - 1].mention.end : place.start][:_STRETCH]):
        out.append("outer")
    if place.start >= event[1]:
        if i and near[i - 1].mention.start >= event[1]:
            out.append("not-first-after")
    elif i + 1 < len(near) and near[i + 1].mention.end <= event[0]:
        out.append("not-last-before")
    if place.end <= event[0] and near[-1].mention.start >= event[1]:
        out.append("another-after")
    return out
