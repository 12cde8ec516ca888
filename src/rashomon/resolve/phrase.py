"""Read one source phrase into who is named, in which role, for whom: by shape, order and classes of words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from rashomon.model import VoiceKind
from rashomon.resolve.lexicon import words
from rashomon.resolve.names import (
    ARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    Token,
    is_body,
    is_human,
    is_role,
    recase,
    segments,
    singular,
    tokenize,
)
from rashomon.resolve.nouns import MANY, first_phrase, is_definite, named, noun_phrase, without_article

_HANDLE = re.compile(r"[(\[]\s*@\w+\s*[)\]]")
_ALIAS = re.compile(r"[(\[]\s*((?:[^\W\d_]\.?){2,10})s?\s*[)\]]")


def _coordinated(phrase: str) -> bool:
    """Say whether the phrase joins two parties, not two words of one name or role."""
    m = re.search(r"\s(?:and|AND)\s", phrase)
    if not m or re.search(r",\s*(?:the|an?|[a-z])", phrase[: m.start()]):
        return False
    left, right = tokenize(phrase[: m.start()]), tokenize(phrase[m.end() :])
    if not left or not right:
        return False
    if right[0].low in words("press") and right[-1].cap:
        return False
    if right[0].low in words("roles") and not right[0].cap and any(t.cap for t in left):
        return False  # `Mira Tol, mayor and chairwoman of …`
    if right[0].low in ARTICLES or not right[0].cap:
        parts = {t.low for t in left}
        singular_role = any(is_role(t) and singular(t.low) == t.low for t in left[:6])
        return not (singular_role and parts & PREPOSITIONS and not left[-1].cap) or right[0].low in ARTICLES
    if right[-1].cap and is_body(right[-1].low) and not any(is_body(t.low) for t in left):
        return False
    named = any(is_body(t.low) for t in left) and any(t.low in PREPOSITIONS for t in left)
    return not named and not (any(is_role(t) for t in left) and any(t.low in PREPOSITIONS for t in left))


@lru_cache(maxsize=1 << 12)
def parse(phrase: str, *, capitals: bool = False) -> Phrase:
    """Read one source phrase; `capitals` says that the report is printed in capitals throughout.

    >>> p = parse("Veldonia's envoy to the Lake League Mirko Tasse")
    >>> p.name, p.kind, p.printed[slice(*p.role)]
    ('Mirko Tasse', 'person', "Veldonia's envoy to the Lake League")
    >>> parse("the Orvan ministry of health").kind
    'organization'
    """
    shown = recase(phrase) if capitals else phrase
    if capitals and re.match(r"\s*(?:\d|at |all |many |some |several |our |my |its |one )", shown, re.IGNORECASE):
        shown = shown.lower() if len(shown.lower()) == len(shown) else shown
    low = re.sub(r"\W+", " ", shown).strip().casefold()
    if low in PRONOUNS and not (phrase.strip() == "US" and not capitals):
        return Phrase(phrase, "unnamed", pronoun=low)
    alias = _ALIAS.search(phrase)
    blank = lambda m: " " * len(m.group())  # noqa: E731
    shown = _ALIAS.sub(blank, _HANDLE.sub(blank, shown))
    shown = re.sub(r"\b(?:him|her|it|them)sel(?:f|ves)\b", blank, shown)
    shown = re.sub(r"[’']s?\s*$|^\s*whose\b", blank, shown)  # ("…, whose envoy, A B, urged")
    if not low.startswith(("who", "those")):
        shown = re.sub(r"\b(?:who|which|whose)\b.*$", blank, shown, flags=re.DOTALL)
    shown = re.sub(r",?\s(?:like|including|such as|among them)\s.*$", blank, shown, flags=re.DOTALL)
    if _coordinated(shown):
        return replace(_plain(phrase, shown, "group"), plural=True)
    pieces = segments(shown)
    read = [_segment(shown, a, b) for a, b in pieces] or [_plain(phrase, shown, "unnamed")]
    found = _join(read, pieces, shown)
    name = found.name.upper() if capitals and found.name else found.name
    return replace(found, printed=phrase, name=name, alias=alias.group(1).replace(".", "") if alias else None)


def _join(read: list[Phrase], pieces: list[tuple[int, int]], shown: str) -> Phrase:
    """Put a name and its appositions together: one named part, the others say who that is."""
    named = next((i for i, p in enumerate(read) if p.name and p.kind == "person"), None)
    if named is None:
        named = next((i for i, p in enumerate(read) if p.name), None)
    if named is None:
        return read[0]
    if named > 0 and read[0].plural and not read[0].heads:
        return read[0]
    main = read[named]
    for i, other in enumerate(read):
        if i == named or (other.name and other.kind == "person"):
            continue
        heads = main.heads | other.heads | ({other.head} if other.head and describes(other) else frozenset())
        main = replace(main, heads=heads, speaks_for=main.speaks_for or other.speaks_for, gender=main.gender or other.gender)
        if main.kind == "person" and not main.heads and other.head in words("bodies"):
            main = replace(main, kind="organization")
        if main.role is None and other.head and describes(other):
            main = replace(main, role=without_article(shown, *pieces[i]))
    if main.kind == "organization" and main.single and any(h in words("roles") for h in main.heads):
        main = replace(main, kind="person")
    return main


def describes(other: Phrase) -> bool:
    """Say whether an apposition tells who somebody is; copies without commas put other things there."""
    head = other.head or ""
    return bool(other.heads) or head in words("bodies") or is_human(head)


def _plain(phrase: str, shown: str, kind: VoiceKind) -> Phrase:
    tokens = tokenize(shown)
    head = _head(tokens)
    return Phrase(phrase, kind, head=head[0] if head else None, plural=bool(head and head[1]), definite=is_definite(tokens))


def _head(tokens: list[Token]) -> tuple[str, bool] | None:
    np = first_phrase(tokens)
    if not np:
        return None
    low = np[-1].low
    base = singular(low)
    return base, base != low or low in MANY or low == "those"


def _segment(shown: str, a: int, b: int) -> Phrase:
    part = [t._replace(start=t.start + a, end=t.end + a) for t in tokenize(shown[a:b])]
    owner: tuple[int, int] | None = None
    for i, t in enumerate(part[:-1]):
        if t.owns and t.cap:
            owner, rest = (part[0].start if part[0].low != "the" else part[1].start, t.start + len(t.bare)), part[i + 1 :]
            found = noun_phrase(shown, rest, part[0].start)
            if found.kind == "organization" and not found.name:
                return replace(found, name=None if found.head in words("calm") else named(part[1:] if part[0].low == "the" else part, shown), speaks_for=None)
            if found.name and found.kind == "organization" and not found.head:
                return replace(found, name=named(part[1:] if part[0].low == "the" else part, shown))
            related = (found.heads | {found.head or ""}) & words("relations")
            return replace(found, speaks_for=None if related else found.speaks_for or owner)
        if t.low in PREPOSITIONS:
            break
    return noun_phrase(shown, part, part[0].start if part else a)
