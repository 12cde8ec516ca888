"""Find the names that a report itself shows to be outlets', and what its acronyms stand for where capitals show no names."""

from __future__ import annotations

import re

from rashomon.resolve.names import POSSESSIVE
from rashomon.resolve.view import View

# Words of bounded length, or an endless one would be read from each of its hyphens again.
_NAME = r"(?!(?:The|An?|As|But|And|When|While|After|In|On|At)\b)[A-ZÀ-Þ][\w&’'-]{0,40}(?: [A-ZÀ-Þ][\w&’'-]{0,40}){0,3}"
_DATELINE = re.compile(rf"(?:[^()\n]{{0,60}}\((?=[^)\n]+\)))?(?P<name>{_NAME})\)?\s?[-–—]{{1,2}}\s")
_NOUN = r"(?:news agency|agency|newspaper|broadcaster|radio|television|tv|newswire|wire service|news channel|news site|news website|magazine|news outlet)"
_CALLED = re.compile(
    rf"\b(?i:{_NOUN}),?\s(?P<a>{_NAME})|\b(?P<b>{_NAME})(?<![’']s)(?:,\s(?:the|an?)\s(?:[\w-]+\s){{0,3}}?|\s(?:[a-z-]+\s)?){_NOUN}\b(?!\s(?:reporter|journalist|correspondent|host|presenter|editor|anchor|owner|executive|commentator|columnist)s?\b)"
    rf"|\b(?P<c>{_NAME})\s(?:has\s|had\s)?report(?:ed|s)\b"
)
# `Veldish newspaper` says where from, not which.
_ORIGIN = re.compile(r"^[A-Z][a-z]+(?:an|ish|ese|ch)$")


def credited(view: View) -> frozenset[str]:
    """Give the names that the report itself shows to be outlets': in its credit or dateline, by a noun, as who reported."""
    reported = {m.group("c") for m in _CALLED.finditer(view.text) if m.group("c")}
    return frozenset(printed_outlets(view) | {name for name in reported - view.places if not _ORIGIN.search(name)})


def printed_outlets(view: View) -> frozenset[str]:
    """Give the names that a credit, a dateline or a noun beside them shows to be outlets'."""
    text, credit = view.text, view.report.header.credit
    found = {m.group("name") for m in re.finditer(rf"(?<![\w-])(?P<name>{_NAME})(?![\w-])", credit.text)} if credit else set()
    for a, b in view.report.text.units[:3]:
        found |= {m.group("name") for m in [_DATELINE.match(text[a : min(b, a + 120)])] if m}
    found |= {m.group("a") or m.group("b") for m in _CALLED.finditer(text) if not m.group("c")}
    return frozenset(name for name in found - view.places if not _ORIGIN.search(name) and not POSSESSIVE.search(name))


_SPELT = re.compile(r"(?<![\w’'-])((?:[^\W\d_][\w’'-]{0,30}\s){2,8})[(\[]([^\W\d_]{2,8})[)\]]")
_SMALL = frozenset({"of", "for", "and", "the", "on", "in"})


def acronyms(view: View) -> list[tuple[str, str]]:
    """List the names that a report in capitals spells out before their acronyms: by the initials, else back to an article.

    The names found stand for bodies: `THE LAKE WORKERS UNION (LWU)`.
    """
    if not view.capitals:
        return []
    out = []
    for m in _SPELT.finditer(view.text):
        parts = m.group(1).split()
        at = next((i for i in range(len(parts)) if _spells(parts[i:], m.group(2))), None)
        if at is None:
            at = max((i + 1 for i, p in enumerate(parts) if p.casefold() == "the"), default=None)
        if at is not None and len(parts) - at > 1:
            out.append((" ".join(parts[at:]), m.group(2)))
    return out


def _spells(parts: list[str], short: str) -> bool:
    return "".join(p[0] for p in parts if p.casefold() not in _SMALL).casefold() == short.casefold() and parts[0].casefold() not in _SMALL
