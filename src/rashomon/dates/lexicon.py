"""Load the word lists of dates, each when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def _lines(name: str) -> list[str]:
    text = files("rashomon.dates").joinpath("lists", f"{name}.txt").read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """Read one list as a set: words parted by white space, `#` lines left out.

    >>> "said" in words("speech")
    True
    """
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def numbers(name: str) -> dict[str, int]:
    """Read a list of `number: word word` lines as a map from word to number; `_` stands for a space.

    >>> numbers("months")["sept"], numbers("numbers")["a few"]
    (9, 0)
    """
    out: dict[str, int] = {}
    for line in _lines(name):
        number, _, members = line.partition(":")
        out.update((word.replace("_", " "), int(number)) for word in members.split())
    return out
