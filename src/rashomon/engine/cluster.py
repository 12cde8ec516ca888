"""Map over items with Daft: its native runner on this machine, its Ray runner on a cluster.  The only file that imports Daft.

Daft runs in a process of its own beside this one: it takes one runner for a process's life, starts threads that may abort a process
which ends while they run (seen with 0.7.26), and reads its settings from the environment.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import connection, get_context
from typing import Any, Literal, TypeVar

from rashomon.engine.answers import Done, Lost
from rashomon.engine.local import cores, end_with_parent
from rashomon.errors import RashomonError, UsageError

Item = TypeVar("Item")
Result = TypeVar("Result")
_INSTALL = "the engines daft and ray need Daft and Ray: pip install 'rashomon[cluster]'"
# Both report home when they are used, unless told not to; and both draw over the bar of the caller.
_QUIET = {"DO_NOT_TRACK": "true", "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0", "DAFT_PROGRESS_BAR": "0"}


class Cluster:
    """Run `workers` processes of Daft (by default one a core, of all machines), each with one copy of the work.

    `runner` is "native" or "ray"; `address` that of a Ray cluster (`None`: the one that RAY_ADDRESS names or this process belongs to,
    else a new one on this machine).
    """

    def __init__(self, runner: Literal["native", "ray"] = "native", workers: int | None = None, address: str | None = None) -> None:
        self.runner, self.workers, self.address = runner, workers, address

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Done[Result] | Lost]:
        """Give an answer for each item as soon as it is there; see `rashomon.engine`.

        Raises `UsageError` when Daft or Ray is not installed, `RashomonError` when Daft gives up, as it does when a worker dies.
        """
        if not find_spec("daft") or (self.runner == "ray" and not find_spec("ray")):
            raise UsageError(_INSTALL)
        if not items:
            return
        packed = [pickle.dumps(numbered) for numbered in enumerate(items)]
        here, there = get_context("spawn").Pipe(duplex=False)
        process = get_context("spawn").Process(target=_drive, args=(there, self, pickle.dumps(work), packed))
        process.start()
        there.close()
        try:
            for number, result, error in _heard(here):
                if error is not None:
                    raise error
                yield Done(number, result)
        finally:
            here.close()
            process.kill()
            process.join()

    def _room(self) -> int:
        """Count the processes that find room at once: cores of this machine, or of the whole cluster."""
        if self.runner == "native":
            return cores()
        return max(1, int(_module("ray").cluster_resources().get("CPU", 1)))

    def answers(self, work: bytes, items: Sequence[bytes]) -> Iterator[bytes]:
        """Let Daft carry the map out in this process; items and answers are pickled."""
        daft = _module("daft")
        if self.runner == "ray":
            daft.set_runner_ray(self.address)
        else:
            daft.set_runner_native()
        frame = daft.from_pydict({"item": list(items)})
        run = _worker(daft, min(self.workers or self._room(), len(items)))(work)
        # One item a batch: its answer is there when it is done, and no process waits for the batch of another.
        for row in frame.into_batches(1).select(run(frame["item"]).alias("answer")).iter_rows(results_buffer_size=1):
            yield row["answer"]
        if self.runner == "ray":
            _module("ray").shutdown()  # a cluster begun here ends with the map


def _module(name: str) -> Any:  # noqa: ANN401 (a module, whose types are there or not as it is installed)
    return import_module(name)


def _drive(out: connection.Connection, cluster: Cluster, work: bytes, items: Sequence[bytes]) -> None:
    """Carry a map out and send its answers, and at their end nothing."""
    end_with_parent()
    os.environ.update(_QUIET)
    try:
        for answer in cluster.answers(work, items):
            out.send_bytes(answer)
    except Exception as error:
        lines = str(error).strip().splitlines() or [""]
        out.send_bytes(pickle.dumps((-1, None, RashomonError(f"Daft gave up: {type(error).__name__}: {lines[-1]}"))))
    out.send_bytes(b"")
    # Before Daft's threads meet the end of this process, the one that listens kills it.
    threading.Event().wait()


def _heard(answers: connection.Connection) -> Iterator[tuple[int, Any, Exception | None]]:
    try:
        while packed := answers.recv_bytes():
            yield pickle.loads(packed)
    except EOFError as error:
        raise RashomonError("Daft gave up: its process died") from error


def _worker(daft: Any, workers: int) -> Any:  # noqa: ANN401 (Daft's own types are as loose)
    """Make the class of which Daft runs one instance a process."""

    @daft.cls(cpus=1, use_process=True, max_concurrency=workers, max_retries=0, on_error="raise")
    class Worker:
        def __init__(self, packed: bytes) -> None:
            self.work = pickle.loads(packed)

        @daft.method(return_dtype=daft.DataType.binary())  # type: ignore[untyped-decorator]
        def do(self, item: bytes) -> bytes:
            number, given = pickle.loads(item)
            try:
                return pickle.dumps((number, self.work(given), None))
            except Exception as error:
                return pickle.dumps((number, None, error))

    return lambda packed: Worker(packed).do
