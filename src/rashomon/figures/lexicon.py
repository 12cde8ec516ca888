"""Load the word lists of this stage, each when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from rashomon.model import Harm

FORMS = ("base", "third", "past", "part", "ing")
Phrase = tuple[str, ...]


class Sense(NamedTuple):
    """Say what a word of harm can be: `verb`, `fate`, `state`, `noun`, `act`, and which forms of a verb; `weak` gives way."""

    harm: Harm
    kinds: frozenset[str]
    forms: frozenset[str]
    weak: bool


def _lines(name: str) -> list[str]:
    text = files("rashomon.figures").joinpath("lists", f"{name}.txt").read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _phrase(entry: str) -> Phrase:
    return tuple(entry.split("_"))


@cache
def words(name: str) -> frozenset[str]:
    """Read one list as a set of words.

    >>> "house" in words("things")
    True
    """
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def classes(name: str) -> dict[str, frozenset[str]]:
    """Read a list of `class: words` lines as a map from class to its words.

    >>> "was" in classes("glue")["be"]
    True
    """
    out: dict[str, frozenset[str]] = {}
    for line in _lines(name):
        label, _, members = line.partition(":")
        out[label] = out.get(label, frozenset()) | frozenset(members.split())
    return out


@cache
def phrases(name: str) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    """Read a list of `class: phrases` lines as a map from first word to its phrases, longest first, with their class."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for line in _lines(name):
        label, _, members = line.partition(":")
        for entry in members.split():
            found.setdefault(_phrase(entry)[0], []).append((_phrase(entry), label))
    return {first: tuple(sorted(rest, key=lambda r: -len(r[0]))) for first, rest in found.items()}


def _add(table: dict[Phrase, Sense], entry: str, sense: Sense) -> None:
    phrase = _phrase(entry)
    old = table.get(phrase)
    if old is None:
        table[phrase] = sense
    elif old.harm == sense.harm:
        table[phrase] = Sense(old.harm, old.kinds | sense.kinds, old.forms | sense.forms, old.weak and sense.weak)


@cache
def harms() -> dict[str, tuple[tuple[Phrase, Sense], ...]]:
    """Read the words of harm as a map from first word to its phrases, longest first, with their sense.

    >>> [sense.harm for phrase, sense in harms()["wounding"]]
    ['injured']
    """
    table: dict[Phrase, Sense] = {}
    for line in _lines("harms"):
        label, _, members = line.partition(":")
        harm, kind = label.split()
        entries = members.split()
        for i, entry in enumerate(entries):
            if entry == "-":
                continue
            forms = frozenset({FORMS[i]}) if kind in ("verb", "weak", "fate") else frozenset[str]()
            kinds = frozenset({"verb" if kind == "weak" else kind})
            _add(table, entry, Sense(cast(Harm, harm), kinds, forms, kind == "weak"))
    found: dict[str, list[tuple[Phrase, Sense]]] = {}
    for phrase, sense in table.items():
        found.setdefault(phrase[0], []).append((phrase, sense))
    return {first: tuple(sorted(rest, key=lambda r: -len(r[0]))) for first, rest in found.items()}


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    if noun.endswith(("wife", "thief")):
        return noun[:-2] + "ves"
    return noun + "s"


@cache
def persons() -> tuple[frozenset[str], frozenset[str]]:
    """Give the nouns that name one person, and those that name several.

    >>> "policeman" in persons()[0], "policemen" in persons()[1]
    (True, True)
    """
    one: set[str] = set()
    many: set[str] = set()
    for line in _lines("persons"):
        label, _, rest = line.partition(":")
        if label == "plural":
            many.update(rest.split())
        else:
            one.update(line.split())
            many.update(_plural(noun) for noun in line.split())
    return frozenset(one), frozenset(many)
