"""Lists what a desk must look at first: figures without order or source, words that moved, who is not heard, material to obtain."""

from __future__ import annotations

from rashomon.show.accounts import check_figures, check_material, check_words
from rashomon.show.accounts.check import KINDS, Check, importance
from rashomon.show.accounts.desk import Desk
from rashomon.show.facts import counted

MOST = 10  # checks in sight; the rest is folded


def checks(desk: Desk) -> tuple[Check, ...]:
    """List what to look at by importance; incidents in the background ask for nothing, the order of the reports counts for nothing."""
    found = (
        *check_figures.figures(desk), *check_figures.apart(desk), *check_words.moved(desk), *check_words.not_heard(desk),
        *check_material.material(desk), *check_words.left_open(desk), *check_words.dates(desk),
    )  # fmt: skip
    return tuple(sorted(found, key=importance))


def summed(found: tuple[Check, ...]) -> str:
    """Count checks by kind, as one line.

    >>> summed(())
    'nothing of what is looked for here'
    """
    numbers = {kind: sum(c.kind == kind for c in found) for kind in KINDS}
    return " · ".join(f"{KINDS[kind]} {n:,}" for kind, n in numbers.items() if n) or "nothing of what is looked for here"


def folded(found: tuple[Check, ...], most: int = MOST) -> tuple[tuple[Check, ...], tuple[Check, ...]]:
    """Part checks into those to show, at most `most`, and the rest; every kind shows its first before any shows its second."""
    seen: dict[str, int] = {}
    turns = []
    for place, check in enumerate(found):
        seen[check.kind] = seen.get(check.kind, 0) + 1
        turns.append((seen[check.kind], place))
    shown = {place for _, place in sorted(turns)[:most]}
    return tuple(c for n, c in enumerate(found) if n in shown), tuple(c for n, c in enumerate(found) if n not in shown)


def more(rest: tuple[Check, ...]) -> str:
    """Say how many checks are folded away."""
    return f"{counted(len(rest), 'more', 'more')}: {summed(rest)}" if rest else ""
