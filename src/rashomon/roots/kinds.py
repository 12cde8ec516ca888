"""Tell which kind of people a count is of: soldiers, children, or people as such."""

from __future__ import annotations

from rashomon.roots.topics import stems

_ANYBODY = frozenset(
    stems(
        "people persons person dead killed victims casualties others bodies lives injured wounded hurt deaths civilians humans souls more least"
    )
)


def kind_of(group: str) -> frozenset[str]:
    """Give the stems of a group that make it a kind of people, none for people as such.

    >>> sorted(kind_of("Norland soldiers")), sorted(kind_of("people"))
    (['norland', 'soldier'], [])
    """
    return frozenset(s for s in stems(group) if not s[0].isdigit()) - _ANYBODY
