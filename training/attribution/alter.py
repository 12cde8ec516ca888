"""Alter an article's text the way copies differ, moving its attributions along: the network must not mind.

Each alteration maps characters one to one or deletes some; annotations move by a table of positions.
"""

from __future__ import annotations

import random
import re

from corpus import ROLES, Article

# How often an article is renamed, and how many of its names then: chosen, not tuned.
RENAMING, RENAMED = 0.35, 0.8
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September "
    "October November December President Minister Foreign Defense Prime".split()
)
_LOWER = re.compile(r"\b[a-z]{4,}\b")
_CURLY_DOUBLE = re.compile(r"[“”]")
_BREAKS = re.compile(r"(?<=[.!?”\"])\s*\n+\s*")


def names_in(texts: list[str]) -> list[str]:
    """List the words that stand capitalised inside sentences and never in lower case: mostly names."""
    lower = {word for text in texts for word in _LOWER.findall(text)}
    named = {word for text in texts for word in _NAME.findall(text)}
    return sorted(word for word in named - _DAYS if word.lower() not in lower)


def rename(article: Article, names: list[str], rng: random.Random) -> Article:
    """Give most of the article's names other names, each the same one throughout: who it is must not matter."""
    known = set(names)
    given = {word: rng.choice(names) for word in sorted(set(_NAME.findall(article.text)) & known) if rng.random() < RENAMED}
    shown = list(article.text)
    for found in _WORD.finditer(article.text):
        if found.group() in given:
            shown[found.start()] = given[found.group()]
            shown[found.start() + 1 : found.end()] = [""] * (found.end() - found.start() - 1)
    return _mapped(article, shown)


def alter(article: Article, rng: random.Random, names: list[str] | None = None) -> Article:
    """Give the article as a copy might have it, half of the time as it stands; a third of the time renamed."""
    if names and rng.random() < RENAMING:
        article = rename(article, names, rng)
    draw = rng.random()
    if draw < 0.5:
        return article
    if draw < 0.62:
        return _mapped(article, [_straight(c) for c in article.text])
    if draw < 0.72:
        return _mapped(article, _curled(article.text))
    if draw < 0.80:
        return _mapped(article, ["" if c in "\"“”,'’‘" else c for c in article.text])
    if draw < 0.88:
        return _mapped(article, _glued(article.text, "" if rng.random() < 0.5 else " "))
    if draw < 0.92:
        return _mapped(article, [c.upper() if len(c.upper()) == 1 else c for c in article.text])
    return _mapped(article, ["" if c in "\"“”" else c for c in article.text])


def _straight(c: str) -> str:
    return '"' if c in "“”" else "'" if c in "‘’" else c


def _curled(text: str) -> list[str]:
    out, opened = [], False
    for c in text:
        if c == '"':
            out.append("”" if opened else "“")
            opened = not opened
        else:
            opened = opened and c != "\n"
            out.append("’" if c == "'" else c)
    return out


def _glued(text: str, joint: str) -> list[str]:
    """Take paragraph breaks out, as crawlers do."""
    out = list(text)
    for found in _BREAKS.finditer(text):
        out[found.start()] = joint
        out[found.start() + 1 : found.end()] = [""] * (found.end() - found.start() - 1)
    return out


def _mapped(article: Article, shown: list[str]) -> Article:
    """Rebuild the text from one string a character and move every range."""
    at, places = 0, []
    for piece in shown:
        places.append(at)
        at += len(piece)
    places.append(at)
    attributions = []
    for attribution in article.attributions:
        moved = {role: [(places[a], places[b]) for a, b in attribution[role] if places[a] < places[b]] for role in ROLES}
        if moved["cue"]:
            attributions.append(moved)
    return Article(article.name, "".join(shown), tuple(attributions))
