"""Load the word lists of this stage, and tell by them whether words name somebody who speaks."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_HEAD_END = re.compile(r"\s(?:of|for|in|at|from|on|with|to|who|near)\s", re.IGNORECASE)


@cache
def words(name: str) -> frozenset[str]:
    """Read one list as a set: words parted by white space, `#` lines left out.

    >>> "minister" in words("speakers")
    True
    """
    text = files("rashomon.annotate").joinpath("lists", f"{name}.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def singular(word: str) -> str:
    """Take the ending of a plural off when what is left is a speaker.

    >>> [singular(word) for word in ("Ministers", "agencies", "witnesses", "says")]
    ['minister', 'agency', 'witness', 'says']
    """
    word = word.casefold()
    for ending, instead in (("", ""), ("ies", "y"), ("es", ""), ("s", ""), ("men", "man"), ("women", "woman")):
        if word.endswith(ending) and (stem := word.removesuffix(ending) + instead) in words("speakers"):
            return stem
    return word


def speaks(phrase: str) -> bool:
    """Tell whether the head of a noun phrase is a noun for who speaks.

    >>> [speaks(phrase) for phrase in ("army chief of staff", "the Defence Ministry", "what we know", "a witness in Oru")]
    [True, True, False, True]
    """
    head = _HEAD_END.split(phrase.strip(), maxsplit=1)[0].split()
    return bool(head) and singular(head[-1].strip(".,'’")) in words("speakers")
