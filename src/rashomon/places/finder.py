"""Find the names of places in a text, as printed."""

from __future__ import annotations

from rashomon.places.kinds import Mention


def find_places(text: str) -> list[Mention]:
    """Give the place names of `text` in reading order; none overlap."""
    return []
