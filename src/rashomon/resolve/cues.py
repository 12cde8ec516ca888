"""Read the words of a cue: fold them to the forms that the lists hold, and find the class of stance they are in."""

from __future__ import annotations

import re
from functools import cache

from rashomon.resolve.lexicon import classes

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# Copies lose apostrophes: `dont` is as good as `don't`, but no word may match that merely ends in "nt".
NEGATION = re.compile(
    r"\b(?:not|never|nor|no|without|cannot|neither|nobody|yet to|fail(?:s|ed|ing)?|unable)\b|n[’']t\b|\b(?:do|does|did|is|are|was|were|wo|would|could|ca|have|has|had|should)nt\b",
    re.IGNORECASE,
)
_SAYING = frozenset(
    ["say", "tell", "add", "note", "state", "report", "announce", "declare", "write", "claim", "explain", "comment", "reply", "respond", "quote", "cite", "tweet", "post", "continue", "insist", "stress", "confirm", "argue", "speak", "according", "statement", "call", "describe", "maintain", "reiterate", "conclude", "show", "recall", "assure", "swear", "admit", "acknowledge", "assert"]
)
_STEMS = {
    "said": "say", "told": "tell", "wrote": "write", "spoke": "speak", "spoken": "speak", "swore": "swear", "sworn": "swear", "thought": "think", "felt": "feel", "sought": "seek",
    "found": "find", "knew": "know", "known": "know", "understood": "understand", "undertook": "undertake", "foresaw": "foresee", "begged": "beg", "meant": "mean", "wept": "weep",
    "denies": "deny", "denied": "deny", "saying": "say", "withdrew": "withdraw", "withdrawn": "withdraw", "retracted": "retract",
}
# Verbs that bring out what their noun names: `expressed concern`, `voiced doubts`.
_VOICING = frozenset(["express", "voice", "share", "give", "convey", "signal", "reiterate", "repeat", "issue"])
_ARTICLES = frozenset(["a", "an", "the"])
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been)\s(?:\w+ly\s)?(?:understood|rumou?red|feared|thought|known|tipped)\b", re.IGNORECASE)
_TO = re.compile(r"\W*to\s", re.IGNORECASE)
_WANTED = re.compile(r"[^.;]*?\b(?:to|out|back|off|away)\b", re.IGNORECASE)


@cache
def lemma(word: str) -> str:
    """Fold an inflected verb or noun to the form the lists hold, by endings.

    >>> [lemma(w) for w in ("denied", "accuses", "warned", "planned", "urged")]
    ['deny', 'accuse', 'warn', 'plan', 'urge']
    """
    low = word.casefold()
    if low in _STEMS or low in _known():
        return _STEMS.get(low, low)
    return next((form for form in _forms(low) if form in _known()), low)


@cache
def _known() -> frozenset[str]:
    """The forms that are looked up, the first words of pairs (`laugh off`) too."""
    listed = classes("stance")
    return frozenset(listed) | {pair.split()[0] for pair in listed} | _SAYING | _VOICING


def _forms(low: str) -> list[str]:
    out = [low[:-3] + "y"] if low.endswith("ies") else []
    for ending in ("ing", "ed", "es", "s", "d"):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            stem = low[: -len(ending)]
            out += [stem, stem + "e"]
            if stem.endswith("i"):
                out.append(stem[:-1] + "y")
            if len(stem) > 2 and stem[-1] == stem[-2]:
                out.append(stem[:-1])
    return out


def words_of(text: str) -> list[str]:
    """List the words of a text, folded.

    >>> words_of("has repeatedly denied")
    ['has', 'repeatedly', 'deny']
    """
    return [lemma(w) for w in _WORD.findall(text)]


def find_class(cue: str, content: str) -> str | None:
    """Find the class of a cue: two words together first, then the first word that is in a class.

    >>> find_class("called on", "both banks to talk"), find_class("expressed", "deep concern over the reports"), find_class("said", "so")
    ('demands', 'other', None)
    """
    if _PASSIVE.search(cue):
        return "believes"
    found, after = ([w for w in words_of(part) if w not in _ARTICLES] for part in (cue, content[:60]))
    known = classes("stance")
    joined = [*found, *after[:1]]
    pairs = [f"{a} {b}" for i, a in enumerate(found) for b in joined[i + 1 : i + 4]]
    if "want" in found:
        return "demands" if not _TO.match(content) and _WANTED.match(content[:120]) else "other"
    if "seek" in found and _TO.match(content):
        return "other"
    if "know" in found:
        return "other" if NEGATION.search(cue) or NEGATION.search(content[:10]) else "believes"
    voiced = after[:4] if found and found[-1] in _VOICING else []
    return next((known[word] for word in [*pairs, *found, *voiced] if word in known), None)
