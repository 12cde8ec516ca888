"""Find the affairs in a corpus: near-copies first, then what one copy of each tells, in a sliding window of days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import numpy as np

from rashomon.affairs.joining import join
from rashomon.affairs.packed import Packed, pack
from rashomon.affairs.repeats import heads
from rashomon.affairs.sketch import Sketch
from rashomon.affairs.weighing import Weighed
from rashomon.errors import UsageError

# Reports published further apart than this are not compared.
DAYS = 14


@dataclass(frozen=True, slots=True)
class Member:
    """Name one report of an affair; `copy_of` is the earliest, else the longest report that it is a near-copy of."""

    report: str
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Affair:
    """Hold the reports of one affair, the earliest first; `first` and `last` are days (ISO), `None` where no member is dated.

    `id` is a digest of the ids of its members; `label` is that of the report most of whose words the others print, else of the earliest.
    """

    id: str
    label: str
    first: str | None
    last: str | None
    members: tuple[Member, ...]


def find(sketches: Iterable[Sketch], window: int = DAYS) -> tuple[Affair, ...]:
    """Find the affairs that two or more reports tell, the largest first; the same in any order of the sketches.

    A report given again counts once.  Sketches are read one by one into arrays, so that a generator of a million fits in memory.
    Reports published more than `window` days apart are not compared, but copies are found at any distance; a report without any day
    joins others only as a copy or on strong evidence.

    >>> find([])
    ()
    """
    if window < 0:
        raise UsageError(f"a window is a number of days, 0 or more, not {window}")
    packed = pack(sketches)
    if not packed.ids:
        return ()
    of = heads(packed)
    own = np.flatnonzero(of == np.arange(len(of)))
    copies: dict[int, list[int]] = defaultdict(list)
    for place in np.flatnonzero(of != np.arange(len(of))).tolist():
        copies[int(of[place])].append(place)
    items = own.tolist()
    found = []
    for group in join(Weighed(packed, own, window), window):
        told = [items[n] for n in group]
        if len(told) > 1 or told[0] in copies:
            found.append(_affair(packed, told, copies))
    return tuple(sorted(found, key=lambda affair: (-len(affair.members), affair.first or "", affair.id)))


def _affair(packed: Packed, told: list[int], copies: dict[int, list[int]]) -> Affair:
    head_of = {copy: head for head in told for copy in copies.get(head, ())}
    places = sorted([*told, *head_of])
    members = tuple(Member(packed.ids[at], packed.ids[head_of[at]] if at in head_of else None) for at in places)
    days = [int(packed.day[at]) for at in places if packed.day[at]]
    named = min(told, key=lambda head: (-len(copies.get(head, ())), head))
    return Affair(
        id=blake2b("\n".join(sorted(member.report for member in members)).encode("utf-8", "replace"), digest_size=8).hexdigest(),
        label=packed.labels[named],
        first=date.fromordinal(min(days)).isoformat() if days else None,
        last=date.fromordinal(max(days)).isoformat() if days else None,
        members=members,
    )
