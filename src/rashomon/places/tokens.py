"""Cut a text into words and say how each stands to the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.places.lexicon import words

_WORD = re.compile(r"W\. ?Va\.|(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’ʼ‘`][^\W\d_]+)*|\d+")
_ABBREVIATED = frozenset(("st", "ste", "ft", "mt", "pt"))
_POSSESSIVE = ("'s", "’s", "'S", "’S")


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one word: `gap` is what stands between it and the word before, `opens` whether it heads a sentence.

    `plain` marks a line where capitals tell nothing: all upper case, or a headline with every word capitalised.
    """

    text: str
    start: int
    end: int
    gap: str
    capital: bool
    opens: bool
    plain: bool
    owned: bool

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def near(self) -> bool:
        """Tell whether only a space or a hyphen parts it from the word before."""
        return self.gap in (" ", "-", "‐", "–", ". ", ".") and bool(self.gap)


# Names are looked for and then placed in the same text.
@lru_cache(maxsize=1)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut `text` into words.

    >>> [token.text for token in tokens_of("St. Mary's, in the U.S., fell.")]
    ['St', 'Mary', 'in', 'the', 'U.S.', 'fell']
    """
    out: list[Token] = []
    at = 0
    for line in text.split("\n"):
        found = list(_WORD.finditer(text, at, at + len(line)))
        plain = _is_plain([m.group() for m in found], line)
        last, before = at, ""
        for i, match in enumerate(found):
            word, end = match.group(), match.end()
            owned = len(word) > 2 and word.endswith(_POSSESSIVE)
            if owned:
                word, end = word[:-2], end - 2
            gap = text[last : match.start()]
            out.append(
                Token(word, match.start(), end, _joint(gap, before), word[0].isupper(), i == 0 or _stops(gap, before), plain, owned)
            )
            last, before = end, word
        at += len(line) + 1
    return tuple(out)


def _joint(gap: str, before: str) -> str:
    """Simplify what parts two words; a full stop that only shortens the first one is none."""
    if gap[:1] == "." and (before.lower() in _ABBREVIATED) and not gap[1:].strip():
        return " "
    return " " if gap and not gap.strip() else gap


def _stops(gap: str, before: str) -> bool:
    return any(c in gap for c in '.!?:;“"') and not (gap.startswith(".") and before.lower() in _ABBREVIATED | words("titles"))


def _is_plain(found: Sequence[str], line: str) -> bool:
    """Tell a line whose capitals tell nothing: all upper case, or a headline with every longer word capitalised."""
    longer = [word for word in found if len(word) > 3 and word[0].isalpha()]
    upper = sum(word.isupper() for word in longer)
    if len(longer) >= 3 and upper >= 0.8 * len(longer):
        return True
    return len(longer) >= 5 and not line.rstrip().endswith((".", "!", "?", "”", '"')) and sum(w[0].isupper() for w in longer) >= 0.9 * len(longer)
