"""Guess the language of a story."""

from __future__ import annotations

import re
from collections.abc import Iterable

ENGLISH = "en"
# A page of news; more does not change the answer and costs time.
_SAMPLE = 2_000
_FEWEST_LETTERS = 20
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    (
        *("the", "of", "and", "to", "that", "was", "for", "with", "said", "by", "from", "has", "have", "his", "their", "were"),
        *("which", "this", "who", "they", "not", "been", "will", "would", "it", "as", "had", "are"),
    )
)
# A passage of another language: characters in a paragraph that can be judged, in all that make a passage, and the
# share of function words below which a paragraph is looked at (other languages lie at 0.06 or below, see above).
_PARAGRAPH, _PASSAGE, _FOREIGN_SHARE = 100, 300, 0.06
# What the model answers for figures, code and the like.
_NO_LANGUAGE = frozenset({"zxx", "und"})
# Of 5,300 English news texts 97 in 100 lie above, eleven pages in six other languages at 0.06 or below.
_ENGLISH_SHARE = 0.15


def guess_language(text: str) -> str | None:
    """Give the ISO 639-1 code of the first 2,000 characters; `None` for too few letters to tell.

    Plainly English text is known by its function words, which saves loading a model of 90 languages;
    py3langid decides the rest.

    >>> guess_language("The mayor said that the bridge was closed.")
    'en'
    >>> guess_language("...") is None
    True
    """
    sample = " ".join(text[:_SAMPLE].split())
    words = _WORD.findall(sample.lower())
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    if _function_share(words) >= _ENGLISH_SHARE:
        return ENGLISH
    import py3langid

    code, _ = py3langid.classify(sample.lower() if sample.isupper() else sample)
    return None if code in _NO_LANGUAGE else str(code)


def other_language(paragraphs: Iterable[str]) -> str | None:
    """Give the ISO 639-1 code of a passage that is not English in an English story; `None` when none is long enough.

    >>> other_language(["The mayor said that the bridge was closed.", "Le pont est resté fermé toute la nuit. " * 9])
    'fr'
    """
    foreign = (p[:_SAMPLE] for p in paragraphs if len(p) >= _PARAGRAPH and _foreign(p))
    passage = " ".join(foreign)
    code = guess_language(passage) if len(passage) >= _PASSAGE else None
    return None if code == ENGLISH else code


def _foreign(paragraph: str) -> bool:
    words = _WORD.findall(paragraph[:_SAMPLE])
    names = sum(word[0].isupper() for word in words)  # a list of names is in no language
    return 2 * names < len(words) and _function_share([word.lower() for word in words]) < _FOREIGN_SHARE


def _function_share(words: list[str]) -> float:
    return sum(word in _FUNCTION_WORDS for word in words) / max(1, len(words))
