"""Read what the layout of a page says of who speaks: signed words and posts, talks and interviews, headlines."""

from __future__ import annotations

from rashomon.annotate import alone, headlines, signatures, turns
from rashomon.annotate.layout import claim
from rashomon.annotate.link import Attribution


def lay(text: str, found: list[Attribution]) -> list[Attribution]:
    """Give the attributions that the layout of a whole `text` shows.

    What those of `found` say of the same words is taken from them, in place; one left without content says nothing.
    """
    laid = claim(found, [*signatures.find(text), *turns.find(text), *headlines.find(text, found)])
    return laid + [block.attribution() for block in alone.find(text, [a for a in (*found, *laid) if a.content])]
