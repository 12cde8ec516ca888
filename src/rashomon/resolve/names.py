"""Take names and noun phrases apart: words, keys to compare, number, gender, classes of nouns.

Only shape, word order and classes of words decide (roles, bodies, press), never who a name belongs to.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rashomon.model import VoiceKind
from rashomon.resolve.lexicon import groups, words

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.’'‘\-&][^\W_]+)*[’']?|&")
POSSESSIVE = re.compile(r"[’']s?$")
PREPOSITIONS = frozenset(["of", "for", "to", "in", "from", "at", "on", "with", "by", "inside", "within", "near", "among", "between", "under", "outside", "across", "around", "behind", "during", "through", "per", "via", "against", "over"])
ARTICLES = frozenset(["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "another", "one", "some"])
JOINING = frozenset(["of", "for", "and", "without", "in", "on", "&", "to", "the"])
WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "whom", "those", "these", "his", "her", "its", "their", "our", "my", "your", "him", "them", "us", "me"])


@lru_cache(maxsize=1 << 14)
def _bare(word: str) -> str:
    return POSSESSIVE.sub("", word)


@lru_cache(maxsize=1 << 14)
def _low(word: str) -> str:
    return _bare(word).casefold().rstrip(".")


@lru_cache(maxsize=1 << 14)
def _late_capital(word: str) -> bool:
    """Find the capital of `al-Tarni` behind its article."""
    return re.split(r"[-’']", _bare(word))[-1][:1].isupper()


class Token(NamedTuple):
    """Keep one word of a phrase with its place in it."""

    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        return _bare(self.text)

    @property
    def low(self) -> str:
        return _low(self.text)

    @property
    def cap(self) -> bool:
        return self.text[:1].isupper() or _late_capital(self.text)

    @property
    def owns(self) -> bool:
        return bool(POSSESSIVE.search(self.text)) and self.text != self.bare


@dataclass(frozen=True, slots=True)
class Phrase:
    """Say what one source phrase shows; offsets are into the phrase.

    `head` is the common noun that carries an unnamed phrase; `heads` all role nouns that describe the one meant.
    """

    printed: str
    kind: VoiceKind
    name: str | None = None
    head: str | None = None
    heads: frozenset[str] = frozenset()
    role: tuple[int, int] | None = None
    speaks_for: tuple[int, int] | None = None
    alias: str | None = None
    plural: bool = False
    definite: bool = False
    single: bool = False
    gender: str | None = None
    pronoun: str | None = None


def keys(name: str) -> tuple[str, ...]:
    """Split a name into comparable parts: lower case, hyphens and dots parted or dropped.

    >>> keys("Rami Abdel-Rahman")
    ('rami', 'abdel', 'rahman')
    >>> keys("the U.N.")
    ('un',)
    """
    parts = re.split(r"[\s\-‐–]+", name.replace(".", "").casefold())
    cleaned = (re.sub(r"[’'](s)?$", "", p).strip("\"“”‘’'(),") for p in parts)
    return tuple(p for p in cleaned if p and p not in ("the", "a", "an"))


def tokenize(text: str) -> list[Token]:
    """Split a phrase into words, clitic possessives kept on."""
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def gender_of(found: frozenset[str]) -> str | None:
    """Say the gender that printed titles and nouns show, if they agree.

    >>> gender_of(frozenset({"mrs", "secretary"}))
    'f'
    """
    female, male = bool(found & words("female")), bool(found & words("male"))
    return "f" if female and not male else "m" if male and not female else None


def recase(phrase: str) -> str:
    """Give a phrase in capitals the case that running text would have, as far as word classes tell."""
    known = words("function") | words("roles") | words("bodies") | words("calm") | words("press") | words("documents") | frozenset(groups("sorts")) | PREPOSITIONS
    known = known | frozenset(["men", "women", "people", "troops", "soldiers", "cable", "dispatch", "report", "reports", "group", "groups"])

    def one(m: re.Match[str]) -> str:
        word = m.group()
        low = word.lower()
        if len(low) != len(word):
            return word
        return low if low in known or singular(low) in known else word[0] + low[1:]

    return re.sub(r"[^\W\d_]+", one, phrase)


def singular(word: str) -> str:
    """Take a regular or common plural ending off.

    >>> singular("agencies"), singular("witnesses"), singular("spokesmen")
    ('agency', 'witness', 'spokesman')
    """
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def is_role(token: Token) -> bool:
    last = token.low.rsplit("-", 1)[-1]
    return token.low in words("roles") or last in words("roles")


def is_body(low: str) -> bool:
    return low in words("bodies") or singular(low) in words("bodies")


def segments(phrase: str) -> list[tuple[int, int]]:
    """Part a phrase into its name and its appositions, also where the commas were lost."""
    cuts = [0]
    for m in re.finditer(r"\s*[,;()\[\]—–]\s*|\s+-\s+", phrase):
        cuts += [m.start(), m.end()]
    for m in re.finditer(r"(?<=\s)(?:a|an|the)\s", phrase):
        before = phrase[: m.start()].split()
        last = before[-1] if before else ""
        if last and last.casefold() not in PREPOSITIONS | {"and", "or", "&", "all", "both"} and not last.endswith((",", "(", "[")):
            cuts += [m.start() - 1, m.start()]
    cuts.append(len(phrase))
    ordered = sorted(cuts)
    pairs = itertools.pairwise(ordered)
    return [(a, b) for a, b in pairs if re.search(r"\w", phrase[a:b])]


def is_human(head: str) -> bool:
    """Say whether a common noun is for people: by the lists of roles, or by an ending such as -er, -ist, -man.

    >>> is_human("geologist"), is_human("footage"), is_human("report")
    (True, False, False)
    """
    if head in words("things"):
        return False
    return head in words("roles") | words("calm") or bool(re.search(r"(?:er|or|ist|ian|[^m]ant|man|woman|master)$", head))



def is_verbal(low: str) -> bool:
    """Say whether a word opens a clause that hangs on a noun: a participle.

    >>> is_verbal("based"), is_verbal("army")
    (True, False)
    """
    return low.endswith(("ing", "ed"))


