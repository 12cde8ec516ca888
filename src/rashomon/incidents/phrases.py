"""Find the event phrases of a report: nouns and verbs that tell what happened, each with the words to pin."""

from __future__ import annotations

from dataclasses import replace

from rashomon.incidents.labour import is_labour
from rashomon.incidents.lexicon import GAP, Entry, entries
from rashomon.incidents.nouns import noun_phrase_of, reads_as_noun
from rashomon.incidents.page import Page
from rashomon.incidents.phrase import Phrase
from rashomon.incidents.verbs import verb_phrase_of


def find_phrases(page: Page) -> list[Phrase]:
    """Give the event phrases in reading order; heads never overlap."""
    out: list[Phrase] = []
    i = 0
    while i < len(page.tokens):
        found = _begins(page, i)
        if found is not None:
            out.append(found)
        i = found.last if found is not None else i + 1
    return out


def _begins(page: Page, i: int) -> Phrase | None:
    """Give the phrase whose head begins at word `i`; a word that reads as a noun here is no verb, whatever the noun tells."""
    for entry in entries().get(page.word(i), ()):
        last = _match(page, i, entry)
        if last is None:
            continue
        if entry.form in ("noun", "nouns"):
            if reads_as_noun(page, i, last, entry):
                return noun_phrase_of(page, i, last, _sense(page, i, last, entry))
        elif (found := verb_phrase_of(page, i, last, entry)) is not None:
            return found
    return None


def _sense(page: Page, i: int, last: int, entry: Entry) -> Entry:
    """Tell a strike of workers from one of weapons."""
    if entry.lemma == "strike" and is_labour(page, i, last):
        return replace(entry, family="walkout", kind="protest", lemma="labour strike")
    return entry


def _match(page: Page, i: int, entry: Entry) -> int | None:
    """Give the word behind an entry that begins at word `i`, or `None` when its further words don't follow."""
    here = i + 1
    open_gap = False
    for word in entry.tail:
        if word == "*":
            open_gap = True
            continue
        reach = GAP if open_gap else 0
        for ahead in range(reach + 1):
            if page.word(here + ahead) == word:
                here += ahead + 1
                break
            if any(c in page.gap(here + ahead - 1) for c in ".,;:\n"):
                return None
        else:
            return None
        open_gap = False
    return here
