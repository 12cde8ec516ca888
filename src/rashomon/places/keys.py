"""Write a name in the one form under which the gazetteer holds it."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n", "ə": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k"}
)
_APART = re.compile(r"[\W_]+")
_SILENT = re.compile(r"['’‘ʼʻʿʾ`´ʹʺ.ˈ]+")
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def key_of(name: str) -> str:
    """Fold case, marks, apostrophes and hyphens; spell out `St`, `Ft` and `Mt`.

    >>> key_of("Zvečan"), key_of("St. Mary’s"), key_of("Deir ez-Zor")
    ('zvecan', 'saint marys', 'deir ez zor')
    """
    if name.isascii():
        plain = name.lower()
    else:
        apart = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    words = _APART.sub(" ", _SILENT.sub("", plain)).split()
    return " ".join(_SHORT.get(word, word) for word in words)
