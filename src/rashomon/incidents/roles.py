"""Find who does, who suffers and by what means, in the words beside an event phrase."""

from __future__ import annotations

from functools import cache

from rashomon.incidents.lexicon import classes, lines
from rashomon.incidents.page import Page, Range
from rashomon.incidents.phrases import Phrase

# A noun phrase is followed this far, in words.
REACH = 10


@cache
def weapons() -> frozenset[str]:
    """Read the nouns for what is used to harm.

    >>> "rockets" in weapons()
    True
    """
    return frozenset(word for line in lines("weapons") for word in line.split())


def noun_phrase(page: Page, i: int, end: int) -> Range | None:
    """Give the words of the noun phrase that begins at word `i` and before `end`, `of` joining two."""
    small = classes("small")
    stop, k = small["stop"], i
    joined = False
    while k < min(end, i + REACH):
        word = page.word(k)
        if k > i and not page.gap(k - 1).isspace():
            break
        if word in stop or word in small["time"] or (word in small["determiner"] and k > i and not joined) or _speaks(page, k):
            break
        joined = word == "of"
        k += 1
    while i < k and page.word(i) in small["lead"]:
        i += 1
    while k > i and (page.word(k - 1) in small["determiner"] or page.word(k - 1) in ("of", "more", "late", "early", "last", "least")):
        k -= 1
    return (i, k) if k > i and any(page.word(j) not in small["determiner"] for j in range(i, k)) else None


def _speaks(page: Page, k: int) -> bool:
    word, small = page.word(k), classes("small")
    runs = len(word) > 4 and word.endswith(("ed", "ing")) and page.printed(k)[0].islower() and word not in small["participle"]
    return word in small["finite"] or runs


def noun_phrase_before(page: Page, i: int, floor: int) -> Range | None:
    """Give the words of the noun phrase that ends before word `i`, not before `floor`."""
    small = classes("small")
    k = i
    while k > max(floor, i - REACH):
        word = page.word(k - 1)
        if (k < i and not page.gap(k - 1).isspace()) or (k == i and set(page.gap(k - 1)) & set(".;:\n,")):
            break
        if word in small["stop"] or word in small["adverb"] or _speaks(page, k - 1):
            break
        k -= 1
        if word in small["determiner"] or (word in small["number"] and page.word(k - 1) not in small["quantity"]):
            break
        if word[:1].isdigit() and page.word(k - 1) not in small["quantity"]:
            break
    while k < i and page.word(k) in small["lead"]:
        k += 1
    return (k, i) if k < i and any(page.word(j) not in small["determiner"] and page.word(j) not in small["time"] for j in range(k, i)) else None


def subject(page: Page, phrase: Phrase) -> Range | None:
    """Give the words before a verb phrase that name its subject."""
    first = page.at(phrase.start)
    floor, _ = page.clause_words(phrase.clause)
    if page.word(first - 1) in ("who", "that", "which"):
        first -= 1
    return noun_phrase_before(page, first, floor)


def patient(page: Page, phrase: Phrase) -> Range | None:
    """Give who or what suffers what the phrase tells."""
    _, end = page.sentence_words(phrase.sentence)
    if phrase.noun:
        after = page.word(phrase.last)
        wanted = ("on", "against", "of", "targeting", "at") if phrase.entry.family not in ("clash", "protest", "crash", "war", "shoot", "disaster", "truce") else ("against", "targeting")
        return noun_phrase(page, phrase.last + 1, end) if after in wanted else None
    if phrase.passive or phrase.entry.family == "die":
        return subject(page, phrase)
    if phrase.entry.family in ("protest", "deploy", "withdraw", "truce", "crash", "clash"):
        return None
    start = phrase.last
    if page.word(start) in ("on", "at", "against", "into"):
        start += 1
    elif any(page.word(k) == "on" for k in range(phrase.first, phrase.last)):
        start = phrase.last
    return noun_phrase(page, start, end) if page.gap(start - 1).isspace() else None


def agent(page: Page, phrase: Phrase) -> Range | None:
    """Give who does what the phrase tells."""
    _, end = page.clause_words(phrase.clause)
    by = _by(page, phrase, end)
    if by is not None:
        return by
    if phrase.noun:
        return _owner(page, phrase)
    return None if phrase.passive or phrase.entry.family in ("die", "crash") else subject(page, phrase)


def _by(page: Page, phrase: Phrase, end: int) -> Range | None:
    start = page.at(phrase.end - 1) + 1
    for k in range(phrase.last, min(end, start + REACH)):
        if page.word(k) == "by":
            if page.word(k + 1).endswith("ing"):
                return None
            return noun_phrase(page, k + 1, end)
        if k >= start and (page.word(k) in classes("small")["stop"] and page.word(k) not in ("in", "on", "at", "near", "and")):
            return None
    return None


def _owner(page: Page, phrase: Phrase) -> Range | None:
    """Take the name or body before an event noun (`Norlish army shelling`, `the rebels' attack`)."""
    small = classes("small")
    first = page.at(phrase.start)
    owned = [k for k in range(first, phrase.first) if page.word(k).endswith("'s") or page.gap(k).startswith(("'", "’"))]
    if owned:
        start = first if page.word(first) not in small["determiner"] or page.word(first) == "the" else first + 1
        return start, owned[-1] + 1
    if page.capitals or page.in_title(phrase.first):
        return None
    named = [k for k in range(first, phrase.first) if _capital(page, k) and page.word(k) not in small["time"]]
    if not named:
        return None
    end = named[0]
    while end < phrase.first and (_capital(page, end) or page.word(end) in small["body"]) and page.word(end) not in weapons() | small["manner"]:
        end += 1
    return (named[0], end) if end > named[0] and not page.word(named[0])[:1].isdigit() else None


def _capital(page: Page, k: int) -> bool:
    """Say whether a word is capitalised as a name is (the first of a sentence only when a name or body follows)."""
    if not page.printed(k)[0].isupper() or page.word(k) in classes("small")["determiner"]:
        return False
    opens = k == page.sentence_words(page.sentence(k))[0]
    return not opens or page.word(k + 1) in classes("small")["body"] or page.printed(min(k + 1, len(page.tokens) - 1))[0].isupper()


def means(page: Page, phrase: Phrase) -> list[Range]:
    """Give the weapons named in the clause of a phrase, in reading order."""
    start, end = page.clause_words(phrase.clause)
    out = []
    k = start
    while k < end:
        if page.word(k) in weapons():
            first = k
            while first > start and page.gap(first - 1) in (" ", "-") and _is_kind(page, first - 1):
                first -= 1
            last = k + 1
            while last < end and page.word(last) in weapons() and page.gap(last - 1) in (" ", "-"):
                last += 1
            out.append((first, last))
            k = last
        k += 1
    return out


def _is_kind(page: Page, k: int) -> bool:
    word = page.word(k)
    return word in weapons() or word in classes("small")["make"] or (word.endswith("-made"))
