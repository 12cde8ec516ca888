"""Name the damage that can be seen in a copy of a report."""

from __future__ import annotations

from collections.abc import Sequence


def see_damage(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Name the damage seen in the story."""
    return ()
