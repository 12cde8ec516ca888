"""Mark where voices of one position may rest on the same source: possible, and not stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rashomon.comparison import Point
from rashomon.roots.names import words_of

# Places that many voices speak from; two of them that name no other place may be one.
_HOUSES = (
    frozenset(
        "hospital hospitals clinic clinics health medical medics medic doctors doctor physicians physician surgeon nurses morgue infirmary".split()
    ),
    frozenset(["police"]),
)


def with_shared_sources(point: Point) -> Point:
    """Add to `why` which voices of one position may be one source."""
    pairs = sorted(
        {pair for position in point.positions for pair in _maybe([(e.voice, e.root) for e in position.evidence])}
    )
    if not pairs:
        return point
    told = "; ".join(f"{a} and {b} may rest on one source: possible, not stated" for a, b in pairs[:3])
    return replace(point, why=f"{point.why}; {told}")


def _maybe(voices: list[tuple[str | None, str | None]]) -> Iterator[tuple[str, str]]:
    named = [(voice, words_of(f"{voice} {root or ''}")) for voice, root in dict.fromkeys(voices) if voice]
    for n, (one, a) in enumerate(named):
        for other, b in named[n + 1 :]:
            if one != other and not a <= b and not b <= a and any(a & house and b & house for house in _HOUSES):
                yield (one, other) if one < other else (other, one)
