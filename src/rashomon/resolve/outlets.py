"""Know an outlet when one is named, and find through which outlet words came."""

from __future__ import annotations

import re

from rashomon.resolve.lexicon import phrases, words

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_SHAPE = re.compile(r"\s(?:radio|television|tv|newspaper|broadcaster)$|(?:news|press|telegraph|telegraphic|information|cable) (?:agency|bureau|service|network)$|^(?:radio|channel)\s")
_BRACKETS = re.compile(r"\([^)]*\)")


def plain(name: str) -> str:
    """Fold a name for comparison: no article, case, dots.

    >>> plain("The Associated Press")
    'associated press'
    """
    return " ".join(_ARTICLE.sub("", name.strip()).replace(".", "").casefold().split())


def is_outlet(name: str) -> bool:
    """Say whether a name is an outlet's, by a list of agencies or by its shape.

    >>> is_outlet("The Associated Press"), is_outlet("Orvan Radio"), is_outlet("Mirko Tasse"), is_outlet("Petra")
    (True, True, False, False)
    """
    folded = plain(name)
    if folded in words("doubtful"):
        return name.isupper()
    return folded in phrases("outlets") or name.casefold() in phrases("outlets") or bool(_SHAPE.search(folded)) or _masthead(name, folded)


def _masthead(name: str, folded: str) -> bool:
    """`Tarn Post` and `the Post`, but not `Post` alone."""
    parts = folded.split()
    return bool(parts) and parts[-1] in words("mastheads") and (len(parts) > 1 or plain(name) != name.strip().replace(".", "").casefold())


def same_outlet(a: str, b: str) -> bool:
    """Say whether two names mean one outlet: equal but for `Al-`, `News`, `agency` and punctuation.

    >>> same_outlet("Al-Arabiya news channel", "arabiya")
    True
    """
    return bool(outlet_key(a)) and outlet_key(a) == outlet_key(b)


def outlet_key(name: str) -> str:
    """Fold an outlet's name to what tells it apart.

    >>> outlet_key("the Orvan News Agency")
    'orvan'
    """
    drop = words("press") | {"al", "the", "online", "web", "service", "com"}
    parts = [p for p in re.split(r"[\W_]+", _BRACKETS.sub("", name).casefold()) if p]
    kept = [p for p in parts if p not in drop] or parts
    return "".join(kept)
