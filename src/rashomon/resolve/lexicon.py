"""Load the word lists of this stage, each when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def _lines(name: str) -> list[str]:
    text = files("rashomon.resolve").joinpath("lists", f"{name}.txt").read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """Read one list as a set: words parted by white space, `#` lines left out.

    >>> "minister" in words("roles")
    True
    """
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def phrases(name: str) -> frozenset[str]:
    """Read one list as a set of lines, for entries that hold spaces.

    >>> "associated press" in phrases("outlets")
    True
    """
    return frozenset(_lines(name))


@cache
def classes(name: str) -> dict[str, str]:
    """Read a list of `class: word word` lines as a map from word to class; the first class named wins.

    >>> classes("stance")["deny"]
    'denies'
    """
    out: dict[str, str] = {}
    for line in _lines(name):
        label, _, members = line.partition(":")
        for word in members.split():
            out.setdefault(word.replace("_", " "), label)
    return out


@cache
def groups(name: str) -> dict[str, frozenset[str]]:
    """Read a list of `head: word word` lines as a map from the head to its words.

    >>> "bishop" in groups("sorts")["prelate"]
    True
    """
    parted = (line.partition(":") for line in _lines(name))
    return {head: frozenset(members.split()) for head, _, members in parted}
