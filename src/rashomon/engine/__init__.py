"""Map a function over many items, on one machine or many: the same call, whatever engine carries it out.

    for answer in engine.map(work, items):
        ...                                 `Done(number, result)`, or `Lost(number, reason)` for an item whose process died

`work` is a function, or an object with `__call__`, that a process elsewhere can import and unpickle, as are items and results; it
is unpickled once a process, so what it loads stays loaded.  Answers come in no order.  An error that `work` raises ends the map with
that error: what can go wrong with an item is for `work` to answer.  Nothing here knows of news or files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from rashomon.engine.answers import Done, Lost
from rashomon.engine.cluster import Cluster
from rashomon.engine.local import Local
from rashomon.errors import UsageError

__all__ = ["NAMES", "Cluster", "Done", "Engine", "Local", "Lost", "named"]
NAMES = ("local", "daft", "ray")
Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """Carry out a map; see the module."""

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Done[Result] | Lost]:
        """Give an answer for each item as soon as it is there."""
        ...


def named(name: str, workers: int | None = None, address: str | None = None) -> Engine:
    """Give the engine of a name, with so many processes (by default one a core).

    `address` is that of a Ray cluster.  Raises `UsageError` for another name.

    >>> named("local", 2).workers
    2
    """
    if name == "local":
        return Local(workers)
    if name in NAMES:
        return Cluster("ray" if name == "ray" else "native", workers, address)
    raise UsageError(f"no engine {name!r}; there are {', '.join(NAMES)}")
