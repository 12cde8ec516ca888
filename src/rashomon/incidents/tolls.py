"""Tie each figure to the phrase that tells what befell the people it counts, making one of its own words where there is none."""

from __future__ import annotations

from rashomon.incidents.lexicon import Entry
from rashomon.incidents.page import Page
from rashomon.incidents.phrase import Phrase
from rashomon.model import Figure

_FAMILY = {
    "killed": ("die", "assault"),
    "injured": ("hurt", "assault"),
    "casualties": ("hurt", "assault"),
    "missing": ("die", "other"),
    "detained": ("detain", "coerce"),
    "abducted": ("kidnap", "assault"),
    "displaced": ("displace", "other"),
}
_TELLS = {"killed": {"kill", "die", "slay", "hurt"}, "injured": {"hurt", "kill"}, "displaced": {"displace"}, "detained": {"detain"}, "abducted": {"kidnap"}}
_HARMLESS = frozenset({"truce", "withdraw", "deploy", "sanction", "aid", "generic", "capture", "offensive"})


def with_figures(page: Page, phrases: list[Phrase], figures: tuple[Figure, ...]) -> tuple[list[Phrase], dict[str, Phrase]]:
    """Give the phrases together with those made from figures, in reading order, and the phrase of each figure by its id."""
    by_sentence: dict[int, list[Phrase]] = {}
    for phrase in phrases:
        by_sentence.setdefault(phrase.sentence, []).append(phrase)
    made: list[Phrase] = []
    of: dict[str, Phrase] = {}
    for figure in figures:
        span = page.report.text.find(figure.words.spans[0])
        if span is None:
            continue
        first = min(page.at(span[0]), len(page.tokens) - 1)
        last = max(first + 1, page.at(span[1] - 1) + 1)
        told = _told_by(page, by_sentence.get(page.sentence(first), []), figure, first, last)
        if told is None:
            told = _own(page, figure, first, last, span)
            made.append(told)
            by_sentence.setdefault(told.sentence, []).append(told)
        of[figure.id] = told
    return sorted([*phrases, *made], key=lambda p: (p.first, p.last)), of


def _own(page: Page, figure: Figure, first: int, last: int, span: tuple[int, int]) -> Phrase:
    family, kind = _FAMILY[figure.harm]
    entry = Entry(family, kind, figure.harm, "past")
    return Phrase(first, last, span[0], span[1], entry, page.sentence(first), page.clause(first), passive=True, harm=True, title=page.in_title(first))


def _told_by(page: Page, near: list[Phrase], figure: Figure, first: int, last: int) -> Phrase | None:
    """Choose among the phrases of the figure's sentence: the verb of its harm nearest to it, then an event in its clause."""
    wanted = _TELLS.get(figure.harm, set())
    verbs = [p for p in near if p.entry.family in wanted and not p.noun and _distance(p, first, last) <= 12]
    clause = [p for p in near if p.clause == page.clause(first) and p.entry.family not in _HARMLESS]
    own = [p for p in verbs if p.clause == page.clause(first)]
    for found in (own, clause, verbs):
        if found:
            return min(found, key=lambda p: (_distance(p, first, last), p.first))
    return None


def _distance(phrase: Phrase, first: int, last: int) -> int:
    return max(phrase.first - last, first - phrase.last, 0)
