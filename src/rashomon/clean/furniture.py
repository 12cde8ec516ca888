"""Tell lines that stand in or beside a story without being it: pointers to other stories, credits, appeals.

Every rule reads the form of a line (its label, its links, its place in the page), never its subject.
The words are those that news sites in several languages print before such lines; each rule was kept
because it raised body F1 on pages with annotated stories or left it as it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from rashomon.clean.draft import Draft
from rashomon.clean.refind import key_of

_POINTER = re.compile(
    r"\W*(?:related(?: (?:post|story|stories|article|articles|coverage|content|links?|news))?|read (?:more|also|next)|see also|also (?:read|see|on|in)|"
    r"more (?:on|from|about|news|stories|coverage)|more|also|watch(?: (?:now|also|more|live))?|recommended|you may also (?:like|enjoy)|don['’]t miss|"
    r"see more(?: \w+)?|tags?|topics|filed under|leggi anche|lesen sie auch|mehr zum thema|lea también|lee también|a lire aussi|"
    r"à lire aussi|lire aussi|leia (?:também|mais)|lees ook|читайте также|читать также)\b",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"like this story\b|(?:please )?(?:sign up|subscribe)\b.{0,120}\b(?:newsletters?|inbox|alerts?|updates|channel)|"
    r"(?:follow|like|find|join) us\b|(?:share|print|email) (?:this|on|via)\b|"
    r"if you (?:enjoyed|liked) this (?:article|story|post)\b|"
    r"get .{0,60}\b(?:delivered to|in|to|straight to) your inbox\b|(?:leave|post) a comment\b|join the (?:conversation|discussion)\b|"
    r"all rights reserved|this material may not be published|(?:copyright|©|\(c\)) ",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\W*(?:(?:additional |with )?(?:reporting|writing|editing|research|photographs?|translation) by\b|(?:sources?|credits?|photos?|images?)\s*:|reach the (?:reporters?|author|writer)s?\b|"
    r"follow (?:\S+ ){0,5}(?:on twitter\b|on facebook\b|on instagram\b|@))|"
    r".{3,160}\bcontributed (?:to|reporting to|reporting for) this (?:report|story|article|post|dispatch)\W*$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_CLOCK = re.compile(r"\b\d{1,2}\s*[:.h]\s*\d\d\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORT = 60  # a label with at most this many characters may stand alone
_LONG = 400  # furniture is never longer
_OPENING = 4  # lines at the start of a story that can be a stamp or a byline
_CLOSING = 4  # lines at its end that can be a credit
_MINOR = 0.3  # a part of the page that holds less of the story than this is not its place
_STORY_CAN_STAND_IN = frozenset(("", "aside", "page header", "hidden"))


def drop_furniture(draft: Draft, authors: Collection[str]) -> None:
    """Take the page's furniture out of the story of `draft`, each line with its reason."""
    minor = _minor_places(draft)
    numbers = sorted(draft.story)
    announced = False
    for order, number in enumerate(numbers):
        words, linked = draft.words(number, draft.story[number]), draft.linked(number)
        label = is_label(words)
        announced = label or (announced and linked >= 0.8)
        if announced or is_pointer(words, linked):
            draft.drop(number, "related links")
        elif is_appeal(words):
            draft.drop(number, "promotion")
        elif order >= len(numbers) - _CLOSING and is_credit(words):
            draft.drop(number, "credit")
        elif order < _OPENING and is_stamp(words):
            draft.drop(number, "date line")
        elif order < _OPENING and is_byline(words, authors):
            draft.drop(number, "byline")
        elif draft.lines[number].place in minor:
            draft.drop(number, draft.lines[number].place)


def _minor_places(draft: Draft) -> set[str]:
    """Name the parts beside the story that hold little of it."""
    letters: Counter[str] = Counter()
    for number in draft.story:
        letters[draft.lines[number].place] += len(draft.keys[number])
    return {place for place, n in letters.items() if place not in _STORY_CAN_STAND_IN and n < _MINOR * letters.total()}


def is_label(words: str) -> bool:
    """Say whether a line does nothing but announce pointers to other stories.

    >>> is_label("You may also like:"), is_label("More than forty people came.")
    (True, False)
    """
    found = _POINTER.match(words)
    return found is not None and len(words) <= _SHORT and not _LETTER.search(words[found.end() :])


def is_pointer(words: str, linked: float) -> bool:
    """Say whether a line points to another story; `linked` is the share of it in links, 0..1.

    >>> is_pointer("Related: A bridge closes in Orvane", 0.8), is_pointer("Related: the two are not.", 0.0)
    (True, False)
    """
    found = _POINTER.match(words)
    return found is not None and (is_label(words) or (len(words) <= _LONG and linked >= 0.5))


def is_appeal(words: str) -> bool:
    """Say whether a line asks the reader to share, follow or subscribe, or states rights.

    >>> is_appeal("Like this story? Share it with a friend!"), is_appeal("They asked him to subscribe.")
    (True, False)
    """
    return len(words) <= _LONG and _APPEAL.match(words) is not None


def is_credit(words: str) -> bool:
    """Say whether a closing line names who else worked on the report.

    >>> is_credit("Additional reporting by Ona Vell"), is_credit("He spoke of reporting by others.")
    (True, False)
    """
    return len(words) <= _LONG and _CREDIT.match(words) is not None


def is_stamp(words: str) -> bool:
    """Say whether a short leading line gives day and hour and no sentence.

    >>> is_stamp("5:45 AM PST 11/19/2019 by Ona Vell"), is_stamp("In 2011 it rained.")
    (True, False)
    """
    return len(words) <= 80 and bool(_YEAR.search(words) and _CLOCK.search(words))


def is_byline(words: str, authors: Collection[str]) -> bool:
    """Say whether a short line only names the authors, with `by` or a place and day beside them at most.

    >>> is_byline("By Ona Vell in Orvane", ["Ona Vell"]), is_byline("Ona Vell is the mayor of Orvane.", ["Ona Vell"])
    (True, False)
    """
    key = key_of(words)
    named = [author for author in map(key_of, authors) if author and author in key]
    return len(words) <= _SHORT and bool(named) and (words[:3].lower() == "by " or key in named)
