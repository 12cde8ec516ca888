"""Match runs of words against the gazetteer, and tell which words of a text are people's names."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.places.gazetteer import COUNTRY, PROVINCE, REGION
from rashomon.places.keys import key_of
from rashomon.places.lexicon import abbreviations, kinds, nationalities, words
from rashomon.places.supplement import knows, sites_of
from rashomon.places.tokens import Token

LONGEST = 6
# A name made of small words alone (`West Bank`) must be that of a land or province of so many people.
PEOPLED = 300_000
# Small words inside a name: "Deir al-Zor", "Rio de Janeiro", "Bosnia and Herzegovina".
PARTICLES = frozenset(
    ("al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "es", "en", "er", "ed", "ul", "ud", "bin", "ibn", "de", "del", "della", "des", "di", "do", "da", "das", "dos", "du", "la", "le", "les", "los", "las", "of", "the", "and", "upon", "on", "sur", "am", "im", "an", "der", "den", "bei", "van", "y", "e", "i", "in", "ob")
)
ARTICLES = frozenset(("al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "es", "en", "er", "ed"))


def match(text: str, tokens: Sequence[Token], i: int) -> tuple[int, str] | None:
    """Give the end (in tokens) and the key of the longest known name that begins at token `i`."""
    end = _reach(tokens, i)
    for j in range(end, i, -1):
        if not tokens[j - 1].capital:
            continue
        if (short := _short(text, tokens, i, j)) is not None:
            return j, key_of(short)
        key = key_of(text[tokens[i].start : tokens[j - 1].end])
        if key and _allowed(tokens, i, j, key) and knows(key):
            return j, key
    return None


def _reach(tokens: Sequence[Token], i: int) -> int:
    """Say how far a name from token `i` could go: capitals and particles, next to each other."""
    j = i + 1
    while j < len(tokens) and j - i < LONGEST and tokens[j].near and not tokens[j - 1].owned:
        if tokens[j].gap not in (" ", "-", "‐", "–") or not (tokens[j].capital or tokens[j].low in PARTICLES):
            break
        j += 1
    return j


def _short(text: str, tokens: Sequence[Token], i: int, j: int) -> str | None:
    """Spell out a short or other name of a country or state."""
    first, last = tokens[i], tokens[j - 1]
    written = text[first.start : last.end]
    table = abbreviations()
    dotted = text[last.end : last.end + 1] == "." and written + "." in table
    if not dotted and written not in table:
        return None
    after_comma = first.gap.strip() == ","
    letters = written.replace(".", "")
    if dotted and not after_comma and not (written.count(".") and letters.isupper()):
        return None
    if not dotted and len(written) == 2 and written not in ("US", "UK") and (not after_comma or first.plain):
        return None
    if written in ("US", "UK") and first.plain and not after_comma and written == "US":
        return None
    return table[written + "." if dotted else written][0]


def _allowed(tokens: Sequence[Token], i: int, j: int, key: str) -> bool:
    if j - i == 1 and (len(key) < 3 or key in words("times") or key in nationalities()):
        return False
    if j - i > 1 and all(t.low in words("stop") or t.low in kinds() or t.low in words("times") for t in tokens[i:j]):
        return tokens[i].capital and any(s.main and s.kind in (COUNTRY, PROVINCE, REGION) and s.people >= PEOPLED for s in sites_of(key))
    return tokens[i].capital or (tokens[i].low in ARTICLES and j - i > 1)


def people_in(text: str, tokens: Sequence[Token]) -> frozenset[str]:
    """Give the words (in lower case) that are part of people's names, by titles, ages and two-word names."""
    out: set[str] = set()
    i = 0
    while i < len(tokens):
        j = i + 1
        if not tokens[i].capital or tokens[i].plain:
            i = j
            continue
        while j < len(tokens) and tokens[j].capital and not tokens[j - 1].owned and _runs_on(tokens[j - 1], tokens[j]):
            j += 1
        out.update(_person(text, tokens, i, j))
        i = j
    return frozenset(out)


def _runs_on(one: Token, two: Token) -> bool:
    """Tell whether two capitalised words can be one person's name: `J. Smith`, but not over a full stop."""
    return two.gap in (" ", "-") or (two.gap == ". " and (len(one.text) == 1 or one.low in words("titles")))


def _person(text: str, tokens: Sequence[Token], i: int, j: int) -> list[str]:
    """Read one run of capitals as a person's name, or give nothing."""
    run = [token.low for token in tokens[i:j]]
    while run and (run[0] in words("stop") or run[0] in nationalities() or run[0] in words("times")) and run[0] not in words("titles"):
        run = run[1:]
    titled = [k for k, word in enumerate(run) if word in words("titles")]
    if titled:
        rest = run[titled[-1] + 1 :]
        return [] if rest and rest[0] in words("stop") else rest
    aged = j < len(tokens) and tokens[j].text.isdigit() and len(tokens[j].text) == 2 and tokens[j].gap == ", " and text[tokens[j].end : tokens[j].end + 1] == ","
    if aged:
        return run
    other = words("bodies") | words("facilities") | kinds() | words("times") | words("stop")
    if len(run) not in (2, 3) or any(word in other or word in nationalities() for word in run):
        return []
    before = tokens[i - 1].low if i and tokens[i].gap == " " else ""
    if before in ("in", "near", "at") or knows(key_of(" ".join(run))):
        return []
    return [run[0], run[-1]] if not knows(key_of(run[0])) or not knows(key_of(run[-1])) else [run[-1]]
