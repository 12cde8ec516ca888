"""Find who does, who suffers and by what means, in the words beside an event phrase."""

from __future__ import annotations

from functools import cache

from rashomon.incidents.lexicon import classes, entries, lines
from rashomon.incidents.page import Page, Range
from rashomon.incidents.phrase import Phrase

# A noun phrase is followed this far, in words.
REACH = 10
# So many noun phrases that "and" joins are taken for one part of an incident.
JOINED = 3


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
        if (word in stop and page.printed(k) != "US") or _is_time(page, k) or (word in small["determiner"] and k > i and not joined) or _speaks(page, k):
            break
        if word[:1].isdigit() and k > i and page.word(k - 1) not in small["quantity"] | small["determiner"] | {"of"}:
            break
        joined = word == "of"
        k += 1
    if k == i + REACH:  # (cut short: what follows the last "of" may be half a name)
        k = next((j for j in range(k - 1, i, -1) if page.word(j) == "of"), k)
    while i < k and (page.word(i) in small["lead"] or _is_time(page, i)):
        i += 1
    while k > i and (page.word(k - 1) in small["determiner"] or page.word(k - 1) in ("of", "more", "late", "early", "last", "least", "yet") or page.word(k - 1) in small["adverb"]):
        k -= 1
    return (i, k) if k > i and _names(page, i, k) else None


def _is_time(page: Page, k: int) -> bool:
    """Say whether a word names a day or a stretch of time (`Tuesday's`, `yesterday`, `this week's`)."""
    word = page.word(k).removesuffix("'s")
    return word in classes("small")["time"] or (word != page.word(k) and word in ("day", "week", "month", "year", "weekend"))


def _names(page: Page, first: int, last: int) -> bool:
    """Say whether words name somebody or something: not only small words, times, counts, nor a noun that says nothing."""
    small = classes("small")
    dull = small["determiner"] | small["pronoun"] | small["stop"] | small["quantity"] | small["count"] | small["number"] | small["adverb"]
    left = [k for k in range(first, last) if (page.word(k) not in dull or page.printed(k) == "US") and not page.word(k)[:1].isdigit() and not _is_time(page, k)]
    head = next((k for k in range(first + 1, last) if page.word(k) == "of"), last) - 1
    if page.word(head) in small["empty"]:
        return False
    happening = any(e.form in ("noun", "nouns") and not e.tail for e in entries().get(page.word(last - 1), ()))
    return bool(left) and (not happening or page.word(last - 1) in weapons())


def _speaks(page: Page, k: int) -> bool:
    word, small = page.word(k), classes("small")
    runs = len(word) > 4 and word.endswith(("ed", "ing")) and page.printed(k)[0].islower() and word not in small["participle"]
    tells = word in entries() and all(e.form in ("past", "s") for e in entries()[word]) and word not in small["participle"]
    return word in small["finite"] or runs or (tells and not word.endswith("ed"))


def noun_phrase_before(page: Page, i: int, floor: int) -> Range | None:
    """Give the words of the noun phrase that ends before word `i`, not before `floor`."""
    small = classes("small")
    if page.word(i - 1) in ("of", "for", "from") and i - 1 > floor:  # (`accused the guards of firing`)
        i -= 1
    k = i
    while k > max(floor, i - REACH):
        word = page.word(k - 1)
        if (k < i and not page.gap(k - 1).isspace()) or (k == i and set(page.gap(k - 1)) & set(".;:\n,")):
            break
        if page.printed(k - 1) != "US" and (word in small["stop"] or (word in small["adverb"] and word not in ("both", "all")) or _speaks(page, k - 1)):
            break
        k -= 1
        if (word in small["determiner"] and page.word(k - 1) not in ("both", "all")) or (word in small["number"] and page.word(k - 1) not in small["quantity"]):
            break
        if word[:1].isdigit() and page.word(k - 1) not in small["quantity"]:
            break
    if page.word(k - 1) == "to" and k < i - 1 and page.printed(k)[0].islower() and page.word(k) not in small["determiner"] | small["lead"]:  # (`to treat residents`)
        k += 1
    while k < i and (page.word(k) in small["lead"] or _is_time(page, k)):
        k += 1
    return (k, i) if k < i and _names(page, k, i) else None


def _onward(page: Page, words: Range | None, end: int, *, pair: bool = False) -> list[Range]:
    """Take up what `and` joins to a noun phrase (`sixteen miners and four guards`), unless it begins a clause of its own.

    A `pair` is sure to have a second part (`between miners and guards`).
    """
    out = [] if words is None else [words]
    while out and len(out) < JOINED and page.word(out[-1][1]) == "and" and not set(page.gap(out[-1][1] - 1)) & set(".;:\n"):
        following = noun_phrase(page, out[-1][1] + 1, end)
        if following is None or following[0] - out[-1][1] > 3 or (not pair and _goes_on(page, following[1])):
            break
        out.append(following)
    return out


def _goes_on(page: Page, k: int) -> bool:
    """Say whether word `k` is a verb, so that the noun phrase before it is a subject."""
    small = classes("small")
    word = page.word(k)
    known = any(e.form in ("past", "s", "base") and not e.tail for e in entries().get(word, ()))
    return page.gap(k - 1).isspace() and (known or _speaks(page, k) or word in small["be"] | small["have"] | small["modal"])


def _backward(page: Page, words: Range | None, floor: int) -> list[Range]:
    """Take up what `and` joins before a subject (`guards and strikers clashed`), where the clause begins with it."""
    if words is None or page.word(words[0] - 1) != "and" or words[0] - 1 <= floor:
        return [] if words is None else [words]
    small = classes("small")
    before = noun_phrase_before(page, words[0] - 1, floor)
    if before is None:
        return [words]
    opens = before[0] == floor or page.word(before[0] - 1) in small["clause"] | {"that", "and", "said", "how", "left", "leaving", "leaves", "with", "saw"} or not page.gap(before[0] - 1).isspace()
    return [before, words] if opens else [words]


def subject(page: Page, phrase: Phrase) -> Range | None:
    """Give the words before a verb phrase that name its subject."""
    first = page.at(phrase.start)
    floor, _ = page.clause_words(phrase.clause)
    if page.word(first - 1) in ("who", "that", "which"):
        first -= 1
    return noun_phrase_before(page, first, floor)


def subjects(page: Page, phrase: Phrase) -> list[Range]:
    """Give the noun phrases that "and" joins before a verb phrase, in reading order."""
    floor, _ = page.clause_words(phrase.clause)
    if page.word(floor) in classes("small")["clause"] and floor < phrase.first:
        floor += 1
    return _backward(page, subject(page, phrase), floor)


def patient(page: Page, phrase: Phrase) -> Range | None:
    """Give the first of those who suffer what the phrase tells."""
    return next(iter(patients(page, phrase)), None)


def patients(page: Page, phrase: Phrase) -> list[Range]:
    """Give who or what suffers what the phrase tells."""
    _, end = page.sentence_words(phrase.sentence)
    if phrase.entry.family in MOVES:
        return []
    if phrase.noun:
        after = page.word(phrase.last)
        wanted = ("on", "against", "of", "targeting", "at") if phrase.entry.family not in _BOTH_DO else ("against", "targeting")
        return _onward(page, noun_phrase(page, phrase.last + 1, end), end) if after in wanted else []
    if phrase.passive or phrase.entry.family == "die":
        return subjects(page, phrase)
    if phrase.entry.family in _NO_OBJECT or phrase.entry.lemma.endswith("* lives"):
        return []
    start, stop = phrase.last, end
    if phrase.entry.lemma.startswith("leave *"):
        start, stop = phrase.first + 1, phrase.last - 1
    elif page.word(start) in ("on", "at", "against", "into"):
        start += 1
    return _onward(page, noun_phrase(page, start, stop), stop) if page.gap(start - 1).isspace() else []


def agents(page: Page, phrase: Phrase) -> list[Range]:
    """Give who does what the phrase tells; of a clash both sides."""
    _, end = page.clause_words(phrase.clause)
    if phrase.noun and page.word(phrase.last) == "between":
        return _onward(page, noun_phrase(page, phrase.last + 1, end), end, pair=True)
    by = _by(page, phrase, end)
    if by is not None:
        return _onward(page, by, end)
    if phrase.noun and phrase.entry.family in MOVES and page.word(phrase.last) == "of":
        return _onward(page, noun_phrase(page, phrase.last + 1, end), end)
    if phrase.noun:
        return [owner] if phrase.entry.family not in ("crash", "disaster") and (owner := _owner(page, phrase)) else []
    if (phrase.passive and phrase.entry.family not in MOVES) or phrase.entry.family in ("die", "crash", "disaster"):
        return []
    return subjects(page, phrase)


def _by(page: Page, phrase: Phrase, end: int) -> Range | None:
    start = page.at(phrase.end - 1) + 1
    for k in range(phrase.last, min(end, start + REACH)):
        if page.word(k) == "by":
            if page.word(k + 1).endswith("ing"):
                return None
            return noun_phrase(page, k + 1, end)
        if k >= start and (_speaks(page, k) or page.word(k) in ("held", "run", "led", "built", "made", "seen")):
            return None
        if k >= start and (page.word(k) in classes("small")["stop"] and page.word(k) not in ("in", "on", "at", "near", "and")):
            return None
    return None


def _owner(page: Page, phrase: Phrase) -> Range | None:
    """Take the name or body before an event noun (`Norlish army shelling`, `the rebels' attack`)."""
    small = classes("small")
    first = page.at(phrase.start)
    owned = [k for k in range(first, phrase.first) if (page.word(k).endswith("'s") or page.gap(k).startswith(("'", "’"))) and not _is_time(page, k)]
    if owned:
        start = first if page.word(first) not in small["determiner"] or page.word(first) == "the" else first + 1
        return (start, owned[-1] + 1) if _names(page, start, owned[-1] + 1) else None
    if page.capitals or page.in_title(phrase.first):
        return None
    named = [k for k in range(first, phrase.first) if _capital(page, k) and not _is_time(page, k)]
    if not named:
        return None
    end = named[0]
    while end < phrase.first and (_capital(page, end) or page.word(end) in small["body"]) and page.word(end) not in weapons() | small["manner"]:
        end += 1
    if any(page.word(k) not in weapons() | small["manner"] | small["make"] for k in range(end, phrase.first)):
        return None
    if end == phrase.first and phrase.last - end > 1 and page.word(end) in small["body"]:  # (`Norlish army fire`)
        end += 1
    return (named[0], end) if end > named[0] and not page.word(named[0])[:1].isdigit() else None


def _capital(page: Page, k: int) -> bool:
    """Say whether a word is capitalised as a name is (the first of a sentence only when a name or body follows)."""
    if not page.printed(k)[0].isupper() or page.word(k) in classes("small")["determiner"]:
        return False
    opens = k == page.sentence_words(page.sentence(k))[0]
    return not opens or page.word(k + 1) in classes("small")["body"] or page.printed(min(k + 1, len(page.tokens) - 1))[0].isupper()


_BOTH_DO = frozenset({"clash", "protest", "walkout", "crash", "war", "shoot", "disaster", "truce"})
# Who is sent or goes is no target.
MOVES = frozenset({"deploy", "withdraw"})
_NO_OBJECT = frozenset({"protest", "walkout", "truce", "crash", "clash", "disaster", "aid"})


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
