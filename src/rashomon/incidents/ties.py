"""Read how the event phrases of one sentence hang together: one the effect of another, or one after the other."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from rashomon.incidents.page import Page
from rashomon.incidents.phrase import Phrase
from rashomon.model import RelationKind

_ANSWER = re.compile(
    r"\b(?:in (?:response|retaliation|reprisal|revenge|reaction|answer) (?:to|for|against)|(?:response|retaliation|reprisal|revenge|retribution) (?:to|for|against)"
    r"|retaliat\w+ (?:for|against)|reveng\w* for|to avenge|avenging|in the wake of|prompted by|triggered by|sparked by|provoked by)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:part of|one of|amid|in the course of|the (?:latest|deadliest|worst|first|bloodiest) (?:in|of))\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following|since)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|ahead of|prior to)\b", re.IGNORECASE)
_ANSWERING = ("in the wake of", "prompted by", "triggered by", "sparked by")
# A measure before "after": "a day after", "two weeks before".
_MEASURE = re.compile(r"(?:\b(?:just|only|about|some|less than|more than)\s+)?\b(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|several|few|\d{1,3})\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\s+$|\b(?:minutes|hours|days|weeks|months|years|shortly|immediately|soon)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tie:
    """Say that phrase `later` came after, answers, or is part of phrase `earlier`, by the words at `start..end`."""

    kind: RelationKind
    later: int
    earlier: int
    start: int
    end: int


def hosts(page: Page, phrases: list[Phrase], background: list[bool]) -> dict[int, int]:
    """Map each phrase that only tells the effect or the motion of another (`the blast killed`, `the shelling hit`) to that other.

    What is told of years (`background`) leans on a war named in its sentence; `in clashes` beside it leans on it.
    """
    out: dict[int, int] = {}
    for start, end in _sentences(phrases):
        for i in range(start, end):
            near = range(start, end)
            host = _of_years(phrases, i, near, background)
            if host is None and not background[i]:
                host = _host(page, phrases, i, near)
            if host is not None and out.get(host) != i:
                out[i] = out.get(host, host)
    return out


def _sentences(phrases: list[Phrase]) -> list[tuple[int, int]]:
    out, start = [], 0
    for i in range(1, len(phrases) + 1):
        if i == len(phrases) or phrases[i].sentence != phrases[start].sentence:
            out.append((start, i))
            start = i
    return out


def _of_years(phrases: list[Phrase], i: int, near: range, background: list[bool]) -> int | None:
    """Give the war that a toll of years leans on, or the toll that an event named beside it (`killed in clashes since`) leans on."""
    phrase = phrases[i]
    if phrase.harm and background[i]:
        wars = [k for k in near if phrases[k].entry.family == "war"]
        return wars[-1] if wars else None
    if phrase.noun and not background[i]:
        return next((k for k in near if k != i and phrases[k].harm and background[k] and phrases[k].clause == phrase.clause and k < i), None)
    return None


_MOVES = frozenset({"strike", "hit", "target", "rip through", "ravage", "erupt in flames"})


def _host(page: Page, phrases: list[Phrase], i: int, near: range) -> int | None:
    phrase = phrases[i]
    if phrase.noun:
        return None
    leans = phrase.harm or phrase.entry.lemma in _MOVES
    if phrase.harm and page.word(page.at(phrase.start) - 1) in ("which", "that") and (told := [k for k in near if k < i and not phrases[k].harm]):
        return told[-1]
    same = [k for k in near if k != i and phrases[k].clause == phrase.clause and not phrases[k].harm and phrases[k].entry.family != "war"]
    before = [k for k in same if k < i and phrases[k].noun]
    during = next((k for k in same if k > i and phrases[k].noun and page.word(page.at(phrases[k].start) - 1) == "during"), None)
    if leans and phrase.passive and during is not None:
        return during
    if leans and before and not _new_subject(page, phrases[before[-1]], phrase):
        return before[-1]
    if phrase.harm and same:
        return min(same, key=lambda k: abs(k - i))
    if not phrase.harm or not phrase.passive:
        return None
    behind = [k for k in near if k > i and not phrases[k].harm and phrases[k].entry.family not in ("war", "truce", "deploy") and phrases[k].clause == phrase.clause + 1]
    return behind[0] if behind and not _measured(page, phrases[behind[0]]) else None


def _new_subject(page: Page, noun: Phrase, verb: Phrase) -> bool:
    """Say whether a comma, or a name before the verb, parts a verb from the noun as its subject."""
    between = page.text[noun.end : verb.start]
    return ";" in between or len(between) > 120


def _measured(page: Page, phrase: Phrase) -> bool:
    first, _ = page.clause_words(phrase.clause)
    opens = page.tokens[first].start
    return bool(_MEASURE.search(page.text[max(0, opens - 30) : opens] + page.text[opens : phrase.start].split("after")[0]))


def ties(page: Page, phrases: list[Phrase], hosted: dict[int, int]) -> list[Tie]:
    """List the words that set one phrase after, against or inside another of its sentence."""
    out = []
    for start, end in _sentences(phrases):
        own = list(range(start, end))
        for left, right in itertools.pairwise(own):
            tie = _between(page, phrases, left, right)
            if tie is not None and hosted.get(tie.later, tie.later) != hosted.get(tie.earlier, tie.earlier):
                out.append(tie)
        if own and (opening := _opening(page, phrases, own)) is not None:
            out.append(opening)
    return sorted(out, key=lambda t: not _MEASURE.search(page.text[t.start : t.end].rsplit(" ", 1)[0] + " "))


def _between(page: Page, phrases: list[Phrase], left: int, right: int) -> Tie | None:
    a, b = phrases[left].end, phrases[right].start
    words = page.text[a:b]
    if b - a > 160 or ". " in words:
        return None
    # What is pinned of the right phrase can hold the word itself (`reprisal for the killing`).
    tail = page.text[phrases[left].start : b]
    shift = phrases[left].start
    answer = list(_ANSWER.finditer(tail))
    if answer and len(tail) - answer[-1].end() < 60:
        found = answer[-1]
        kind: RelationKind = "after" if found.group().lower() in _ANSWERING else "in_response_to"
        return Tie(kind, left, right, shift + found.start(), shift + found.end())
    after = list(_AFTER.finditer(words))
    if after and _governs(words[after[-1].end() :], phrases[right]):
        measured = _MEASURE.search(words[: after[-1].start()])
        return Tie("after", left, right, a + (measured.start() if measured else after[-1].start()), a + after[-1].end())
    before = list(_BEFORE.finditer(words))
    if before and _governs(words[before[-1].end() :], phrases[right]):
        measured = _MEASURE.search(words[: before[-1].start()])
        return Tie("after", right, left, a + (measured.start() if measured else before[-1].start()), a + before[-1].end())
    part = list(_PART.finditer(words))
    if part and len(words) - part[-1].end() < 40:
        return Tie("part_of", left, right, a + part[-1].start(), a + part[-1].end())
    return None


def _governs(between: str, phrase: Phrase) -> bool:
    """Say whether "after" and the like, `between` words before a phrase, speak of that phrase and of nothing nearer."""
    return len(between.split()) <= 3 if phrase.noun else len(between) < 80


def _opening(page: Page, phrases: list[Phrase], own: list[int]) -> Tie | None:
    """Read `After the raid, police arrested …`: the sentence's first phrase comes first."""
    if len(own) < 2:
        return None
    first, _ = page.sentence_words(phrases[own[0]].sentence)
    head = page.text[page.tokens[first].start : phrases[own[0]].start]
    found = _AFTER.search(head)
    gap = page.text[phrases[own[0]].end : phrases[own[1]].start]
    if found is None or found.start() > 25 or "," not in gap or not _governs(head[found.end() :], phrases[own[0]]):
        return None
    measured = _MEASURE.search(head[: found.start()])
    at = page.tokens[first].start
    return Tie("after", own[1], own[0], at + (measured.start() if measured else found.start()), at + found.end())
