"""Load the word lists of this package, each when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def lines(name: str) -> list[str]:
    """Read one list as its lines, `#` lines left out."""
    text = files("rashomon.places").joinpath("lists", f"{name}.txt").read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """Read one list as a set of words in lower case.

    >>> "monday" in words("times")
    True
    """
    return frozenset(word.lower() for line in lines(name) for word in line.split())


@cache
def classes(name: str) -> dict[str, frozenset[str]]:
    """Read a list of `class: word word` lines.

    >>> "county" in classes("kinds")["part"]
    True
    """
    rows = (line.partition(":") for line in lines(name))
    return {label: frozenset(word.replace("_", " ").lower() for word in members.split()) for label, _, members in rows}


@cache
def kinds() -> frozenset[str]:
    """Give every word for a kind of place."""
    return frozenset().union(*classes("kinds").values())


@cache
def nationalities() -> dict[str, str]:
    """Map the words for a country's people to the country's code.

    >>> nationalities()["kenyan"]
    'KE'
    """
    return {word: country for country, members in classes("nationalities").items() for word in members}


@cache
def abbreviations() -> dict[str, tuple[str, str]]:
    """Map short and other names, as written, to the gazetteer's name and its country.

    >>> abbreviations()["Ala."]
    ('Alabama', 'US')
    """
    rows = (line.split("|") for line in lines("abbreviations"))
    return {short: (name, country) for short, name, country in rows}
