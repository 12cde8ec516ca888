"""Guess the language of a story."""

from __future__ import annotations

import re

ENGLISH = "en"
# A page of news; more does not change the answer and costs time.
_SAMPLE = 2_000
_FEWEST_LETTERS = 20


def guess_language(text: str) -> str | None:
    """Give the ISO 639-1 code that py3langid finds for the first 2,000 characters; `None` for too few letters.

    >>> guess_language("...") is None
    True
    """
    sample = re.sub(r"\s+", " ", text[:_SAMPLE])
    if sum(1 for c in sample if c.isalpha()) < _FEWEST_LETTERS:
        return None
    import py3langid

    code, _ = py3langid.classify(sample.lower() if sample.isupper() else sample)
    return str(code)
