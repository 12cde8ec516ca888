"""Map over items with processes of this machine, one item in hand each; one that dies loses its item alone."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from typing import Any, TypeVar

from rashomon.engine.answers import Done, Lost

Item = TypeVar("Item")
Result = TypeVar("Result")
# Set in each process when it starts: what it does with every item.
_work: list[Callable[[Any], Any]] = []


class Local:
    """Run `workers` processes, by default one for each core that this process may use.

    >>> sorted(answer.result for answer in Local(workers=2).map(abs, [-3, -1, 2]))
    [1, 2, 3]
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or cores()

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Done[Result] | Lost]:
        """Give an answer for each item as soon as it is there; see `rashomon.engine`."""
        waiting = iter(range(len(items)))
        packed = pickle.dumps(work)
        # A pool of one process each: the death of one breaks no other's pool.
        pools = [_pool(packed) for _ in range(min(self.workers, len(items)))]
        running: dict[Future[Result], tuple[int, int]] = {}
        try:
            for slot in range(len(pools)):
                _give(pools, slot, waiting, items, running)
            while running:
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    slot, number = running.pop(future)
                    try:
                        answer: Done[Result] | Lost = Done(number, future.result())
                    except BrokenProcessPool:
                        pools[slot].shutdown(wait=False)
                        pools[slot] = _pool(packed)
                        answer = Lost(number, "the process that worked on it died")
                    _give(pools, slot, waiting, items, running)
                    yield answer
        finally:
            _end(pools)


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pool(packed: bytes) -> ProcessPoolExecutor:
    # Spawned, not forked: nothing of this process's threads and locks goes along.
    return ProcessPoolExecutor(1, get_context("spawn"), _start, (packed,))


def _start(packed: bytes) -> None:
    """Make a new process ready."""
    end_with_parent()
    _work.append(pickle.loads(packed))


def end_with_parent() -> None:
    """Let this process end when the one that started it is gone, however that came."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _do(item: Any) -> Any:  # noqa: ANN401 (whatever the map is over)
    return _work[-1](item)


def _give(
    pools: list[ProcessPoolExecutor],
    slot: int,
    waiting: Iterator[int],
    items: Sequence[Any],
    running: dict[Future[Any], tuple[int, int]],
) -> None:
    """Give the process of a slot its next item, if there is one."""
    number = next(waiting, None)
    if number is not None:
        running[pools[slot].submit(_do, items[number])] = slot, number


def _end(pools: list[ProcessPoolExecutor]) -> None:
    """End all processes, also one with an item in hand: the caller left early."""
    for pool in pools:
        for process in list((pool._processes or {}).values()):
            process.kill()
        pool.shutdown(wait=True, cancel_futures=True)
