"""Find reports that share text, show the shared words side by side, and tell what moved between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.comparison import Copy, once
from rashomon.copies.candidates import likely, widespread
from rashomon.copies.edits import moved
from rashomon.copies.rule import copied, shown
from rashomon.copies.runs import Run, passages, share, shared_runs
from rashomon.copies.words import Page, page
from rashomon.model import Report
from rashomon.text import Words

__all__ = ["find_copies"]


def find_copies(reports: Iterable[Report]) -> tuple[Copy, ...]:
    """Give the pairs of reports that share text, in an order that does not depend on that of `reports`.

    In each pair the earlier dated report comes first, then the longer; which one was written first is not known.  `share` is
    the containment of the smaller story in the larger by 5-word shingles, 0..1.  Reports with one id (the same bytes) count once,
    and so does a passage that a report repeats.

    >>> from rashomon import read_text
    >>> story = "The bridge at Oru was closed on Friday after shells hit its northern end, and two deckhands were hurt as they fled."
    >>> short, long = (read_text(text) for text in (story, f"{story} The ferry runs again from Sunday, the harbour master said."))
    >>> [(copy.share, copy.passages[0][1].text) for copy in find_copies([short, long])]
    [(1.0, 'The bridge at Oru was closed on Friday after shells hit its northern end, and two deckhands were hurt as they fled')]
    """
    pages = sorted(map(page, once(reports)), key=lambda p: p.order)
    near = likely(pages)
    found = []
    for number in sorted({number for pair in near.pairs for number in pair}):
        pages[number].widespread[:] = widespread(pages[number], near.common)
    for one, other in near.pairs:
        if copy := _copy(pages[one], pages[other]):
            found.append(copy)
    return tuple(found)


def _copy(one: Page, other: Page) -> Copy | None:
    chains = passages(shared_runs(one.keys, other.keys))
    if not copied(one, other, chains):
        return None
    first_told: dict[tuple[str, ...], Sequence[Run]] = {}
    for chain in chains:
        if shown(chain):
            first_told.setdefault(tuple(one.keys[chain[0].one : chain[-1].one + chain[-1].length]), chain)
    pinned = tuple(_pinned(one, other, chain) for chain in first_told.values())
    return Copy((one.id, other.id), round(share(one.story, other.story), 2), pinned, moved(one, other))


def _pinned(one: Page, other: Page, chain: Sequence[Run]) -> tuple[Words, Words]:
    first, last = chain[0], chain[-1]
    return one.words(first.one, last.one + last.length), other.words(first.other, last.other + last.length)
