"""Load the words that name what happens, with every form of each, and the small word classes of the rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Form = Literal["noun", "nouns", "base", "s", "past", "part", "ing"]
# A star in an entry stands for up to this many words.
GAP = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """Name what one form of words says: `family` and `kind` of event, the `lemma`, and the form it stands in."""

    family: str
    kind: str
    lemma: str
    form: Form
    tail: tuple[str, ...] = ()


def lines(name: str) -> list[str]:
    """Read one list of this package, `#` lines left out."""
    text = files("rashomon.incidents").joinpath("lists", f"{name}.txt").read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def classes(name: str) -> dict[str, frozenset[str]]:
    """Read a list of `class: word word` lines; `_` in a word stands for a space.

    >>> "may" in classes("small")["modal"]
    True
    """
    out: dict[str, set[str]] = {}
    for line in lines(name):
        label, _, members = line.partition(":")
        out.setdefault(label, set()).update(word.replace("_", " ") for word in members.split())
    return {label: frozenset(members) for label, members in out.items()}


def plural(noun: str) -> str:
    """Give the plural of a noun by rule.

    >>> [plural(n) for n in ("clash", "robbery", "raid", "crisis")]
    ['clashes', 'robberies', 'raids', 'crises']
    """
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def forms(verb: str) -> dict[Form, str]:
    """Give the forms of a verb as listed: `~` doubles the last letter, `a/b/c` names past and participle.

    >>> forms("stab~")["past"], forms("storm")["ing"], forms("shoot/shot/shot")["part"], forms("die")["ing"]
    ('stabbed', 'storming', 'shot', 'dying')
    """
    base, *listed = verb.split("/")
    double = base.endswith("~")
    base = base.rstrip("~")
    stem = base + base[-1] if double else base
    silent = base.endswith("e") and not base.endswith("ee")
    past = base + "d" if silent or base.endswith("ee") else base[:-1] + "ied" if _to_i(base) else stem + "ed"
    ing = base[:-2] + "ying" if base.endswith("ie") else base[:-1] + "ing" if silent else stem + "ing"
    return {
        "base": base,
        "s": plural(base),
        "past": listed[0] if listed else past,
        "part": listed[1] if listed else past,
        "ing": ing,
    }


def _to_i(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in "aeiou"


def _verb_entries(family: str, kind: str, listed: str) -> list[tuple[str, Entry]]:
    """Make the entries of one verb phrase, each with the first word that it is found by."""
    lemma, *other = (part.split() for part in listed.split("/"))
    first = "/".join([lemma[0], *(part[0] for part in other)])
    name = " ".join(lemma).replace("~", "")
    tail = tuple(lemma[1:])
    out = []
    for form, word in forms(first).items():
        out.append((word, Entry(family, kind, name, form, tail)))
    return out


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Map the first word of every form to what it can begin, longest first.

    >>> {e.lemma for e in entries()["clashes"]} == {"clash"}
    True
    """
    out: dict[str, list[Entry]] = {}
    for name in ("nouns", "verbs"):
        for line in lines(name):
            label, _, listed = line.partition(":")
            family, kind = label.split()
            for item in (part.strip() for part in listed.split(",")):
                made = _verb_entries(family, kind, item) if name == "verbs" else _noun_entries(family, kind, item)
                for word, entry in made:
                    out.setdefault(word, []).append(entry)
    return {word: tuple(sorted(dict.fromkeys(found), key=_order)) for word, found in out.items()}


def _order(entry: Entry) -> tuple[int, int]:
    """Try long entries first, and of two that read alike the past before the participle."""
    return -len([word for word in entry.tail if word != "*"]), ("noun", "nouns", "past", "part", "s", "base", "ing").index(entry.form)


def _noun_entries(family: str, kind: str, noun: str) -> list[tuple[str, Entry]]:
    first, *rest = noun.split()
    out = [(first, Entry(family, kind, noun, "noun", tuple(rest)))]
    many = plural(noun).split()
    out.append((many[0], Entry(family, kind, noun, "nouns", tuple(many[1:]))))
    return out
