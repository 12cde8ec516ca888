"""Find somebody called by other words in two copies, by the place in the sentence alone: no list of parties is used.

A noun phrase stands for another in the same sentence, in a place that only somebody can take: before a verb of acting or
saying, behind "by" or what befalls people, before "-held".  Swapping the names of two sides changes nothing but the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.comparison import Edit
from rashomon.copies.align import Pair
from rashomon.copies.lexicon import (
    ACTED,
    AUXILIARY,
    BEFALLING,
    DETERMINERS,
    FUNCTION,
    JOINING,
    PRONOUNS,
    SAYING,
    TIMES,
    WHERE,
)
from rashomon.copies.words import Page
from rashomon.spelled import SMALL
from rashomon.text import Span

LONGEST = 6
_PEOPLE = re.compile(r"(?<=..)(?:m[ae]n|ists?|ians?|eers?|(?:si|tu)dents?|[^mn]ants|ers|[dtc]tors|icials)$")
# What befalls living beings alone.
HARMED = frozenset("killed kills killing wounded wounding injured injuring arrested detained executed kidnapped abducted jailed".split())
_WITHIN_NAMES = frozenset(["of", "for", "and"])
_BEING = frozenset("is are was were be been being".split())
_NO_NAME = AUXILIARY | SAYING | PRONOUNS | (JOINING - {"and"}) | TIMES


def renamed(one: Page, other: Page, pair: Pair) -> Iterator[Edit]:
    """Give an edit for each noun phrase for somebody that stands in place of another."""
    for gap in pair.gaps:
        if not pair.comparable(gap) or (one.quoted[gap.one[0] : gap.one[1]].count(1) and other.quoted[gap.other[0] : gap.other[1]].count(1)):
            continue
        a, b = phrase(one, *gap.one), phrase(other, *gap.other)
        if a is None or b is None or akin(one.keys[slice(*a)], other.keys[slice(*b)]):
            continue
        if (somebody(one, *a, pair.one) and somebody(other, *b, pair.other)) or _known(one, *a) or _known(other, *b) or _people_by_form(one, a, other, b):
            yield Edit("party_renamed", one.words(*a), other.words(*b))


def phrase(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """Take the small words and numbers off both ends; `None` when what is left can't be a noun phrase."""
    while first < last and (page.keys[first] in DETERMINERS or page.keys[first] in SMALL or page.keys[first][0].isdigit() or page.keys[first] == "some"):
        first += 1
    while first < last and page.keys[last - 1] in _WITHIN_NAMES:
        last -= 1
    keys = page.keys[first:last]
    if not keys or len(keys) > LONGEST or keys[0] in _WITHIN_NAMES or any(key in _NO_NAME or (key in FUNCTION and key not in _WITHIN_NAMES) for key in keys):
        return None
    head, printed = keys[-1], page.printed(last - 1)
    if head.endswith("ly") or (printed[0].islower() and (head.endswith(("ing", "ed")) or head in ACTED or head in BEFALLING)):
        return None
    return first, last


def akin(one: list[str], other: list[str]) -> bool:
    """Tell whether two phrases share a word, or words that begin alike."""
    stems = {key[:4] for key in one if key not in FUNCTION}
    return any(key[:4] in stems for key in other if key not in FUNCTION)


def somebody(page: Page, first: int, last: int, sentence: tuple[int, int]) -> bool:
    """Tell whether the words `first` to `last` stand where only somebody stands."""
    keys = page.keys
    before = first - 1
    while before >= sentence[0] and (keys[before] in DETERMINERS or keys[before] in SMALL or keys[before][0].isdigit()):
        before -= 1
    led = keys[before] if before >= sentence[0] else ""
    previous = keys[before - 1] if before - 1 >= sentence[0] else ""
    if led in BEFALLING or led in ("against", "between") or (led == "to" and previous == "according"):
        return True
    if led == "by" and not previous[:1].isdigit():
        return True
    if led in WHERE or led in AUXILIARY:
        return False
    return last < sentence[1] and _acts(page, last, sentence[1])


def _acts(page: Page, n: int, end: int) -> bool:
    """Tell whether a verb of acting, saying or suffering begins at word `n`, or a "-held" hangs on the word before it."""
    following = page.keys[n]
    if page.between(n - 1).strip() in ("-", "‑"):
        return _verb(following) or following == "run"
    rest = [key for key in page.keys[n + 1 : min(end, n + 4)] if not key.endswith("ly") and key != "not"]
    behind, after = (*rest, "", "")[:2]
    if (following in ("has", "have", "had") and behind == "been") or following in _BEING:
        verb = after if behind == "been" else behind
        return verb in BEFALLING or (verb.endswith("ing") and len(verb) > 5)
    return following in AUXILIARY or following in SAYING or _verb(following) or (following.endswith("ing") and len(following) > 5)


def _verb(key: str) -> bool:
    return key in ACTED or key in BEFALLING or (key.endswith("ed") and len(key) > 4)


def _known(page: Page, first: int, last: int) -> bool:
    """Tell whether the report elsewhere lets these words speak or come to harm, or its record has them as a voice or actor."""
    return page.keys[last - 1] in _heads(page) or any(page.starts[first] < high and low < page.ends[last - 1] for low, high in _people(page))


def _people_by_form(one: Page, a: tuple[int, int], other: Page, b: tuple[int, int]) -> bool:
    """Tell whether either noun is formed as one for people (fighters, loyalists), and both end their phrase."""
    if not all(_ends_phrase(page, last) for page, (_, last) in ((one, a), (other, b))):
        return False
    return any(_PEOPLE.search(page.keys[last - 1]) and page.printed(last - 1).islower() for page, (_, last) in ((one, a), (other, b)))


def _ends_phrase(page: Page, last: int) -> bool:
    if last == len(page) or page.between(last - 1).strip():
        return True
    key = page.keys[last]
    return key in FUNCTION or key in SAYING or key in TIMES or _verb(key)


def _heads(page: Page) -> set[str]:
    """Gather the nouns that say something or come to harm in this report: they are somebody wherever they stand."""
    if "heads" not in page.__dict__:
        heads = page.__dict__["heads"] = set()
        for n, key in enumerate(page.keys):
            if key in SAYING and n and page.printed(n).islower():
                heads.add(page.keys[n - 1])
            elif key in HARMED and (harmed := _noun(page, n + 1)):
                heads.add(harmed)
        heads -= _NO_NAME | FUNCTION
    found: set[str] = page.__dict__["heads"]
    return found


def _noun(page: Page, n: int) -> str | None:
    """Give the last word of the noun phrase that begins at word `n`, or `None` when none does."""
    found = None
    for m in range(n, min(n + 5, len(page))):
        key = page.keys[m]
        if key in DETERMINERS or key in SMALL or key[0].isdigit():
            continue
        if key in FUNCTION or key in TIMES or key in SAYING or _verb(key):
            break
        found = key
        if set(page.between(m)) & set(",.;:"):
            break
    return found


def _people(page: Page) -> list[tuple[int, int]]:
    if "people" not in page.__dict__:
        report = page.report
        spans: list[Span] = []
        for voice in report.voices or ():
            spans += [span for words in voice.mentions for span in words.spans]
        for statement in report.statements or ():
            spans += statement.source.spans if statement.source else ()
        for incident in report.incidents or ():
            spans += [span for words in (*incident.actors, *incident.targets) for span in words.spans]
        page.__dict__["people"] = [place for span in spans if (place := report.text.find(span))]
    found: list[tuple[int, int]] = page.__dict__["people"]
    return found
