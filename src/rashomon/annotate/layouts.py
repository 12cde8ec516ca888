"""Read what the layout of a page says of who speaks: signed words and posts, talks and interviews, headlines."""

from __future__ import annotations

from rashomon.annotate import headlines, signatures, turns
from rashomon.annotate.layout import claim
from rashomon.annotate.link import Attribution


def lay(text: str, found: list[Attribution]) -> list[Attribution]:
    """Give the attributions that the layout of a whole `text` shows.

    What those of `found` say of the same words is taken from them, in place; one left without content says nothing.
    """
    return claim(found, [*signatures.find(text), *turns.find(text), *headlines.find(text, found)])
