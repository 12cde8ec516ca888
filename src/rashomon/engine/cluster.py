"""Map over items with Daft: its native runner on this machine, its Ray runner on a cluster.  The only file that imports Daft."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, TypeVar

from rashomon.engine.answers import Done, Lost
from rashomon.engine.local import cores
from rashomon.errors import UsageError

Item = TypeVar("Item")
Result = TypeVar("Result")
_INSTALL = "Daft and Ray are not installed; the engines daft and ray need: pip install 'rashomon[cluster]'"
# Both report home when they are used, unless told not to; and both draw over the bar of the caller.
_QUIET = {"DO_NOT_TRACK": "true", "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0", "DAFT_PROGRESS_BAR": "0"}


class Cluster:
    """Run `workers` processes of Daft (by default one a core, of all machines), each with one copy of the work.

    `runner` is "native" or "ray"; `address` that of a Ray cluster (`None`: the one that RAY_ADDRESS names or this process belongs to,
    else a new one on this machine).  A process uses one runner all its life.  A worker that dies ends the map with an error.
    """

    def __init__(self, runner: Literal["native", "ray"] = "native", workers: int | None = None, address: str | None = None) -> None:
        self.runner, self.workers, self.address = runner, workers, address

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Done[Result] | Lost]:
        """Give an answer for each item as soon as it is there; see `rashomon.engine`.

        Raises `UsageError` when Daft or Ray is not installed, or this process has begun with the other runner.
        """
        if not items:
            return
        daft = self._started()
        packed = [pickle.dumps(numbered) for numbered in enumerate(items)]
        frame = daft.from_pydict({"item": packed})
        run = _worker(daft, min(self.workers or self._room(), len(items)))(pickle.dumps(work))
        # One item a batch: its answer is there when it is done, and no process waits for the batch of another.
        answers = frame.into_batches(1).select(run(frame["item"]).alias("answer"))
        for row in answers.iter_rows(results_buffer_size=1):
            number, result, error = pickle.loads(row["answer"])
            if error is not None:
                raise error
            yield Done(number, result)

    def _started(self) -> Any:  # noqa: ANN401 (the module daft)
        os.environ.update(_QUIET)
        try:
            import daft

            if self.runner == "ray":
                import ray  # noqa: F401 (Daft says less clearly what is missing)
        except ImportError as error:
            raise UsageError(_INSTALL) from error
        try:
            if self.runner == "ray":
                daft.set_runner_ray(self.address, noop_if_initialized=True)
            else:
                daft.set_runner_native()
        except RuntimeError as error:
            raise UsageError(f"this process can't use the engine {self.runner} any more: {error}") from error
        if daft.get_or_infer_runner_type() != self.runner:
            raise UsageError(f"this process already uses the engine {daft.get_or_infer_runner_type()}")
        return daft

    def _room(self) -> int:
        """Count the processes that find room at once: cores of this machine, or of the whole cluster."""
        if self.runner == "native":
            return cores()
        import ray

        resources: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
        return max(1, int(resources.get("CPU", 1)))


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
