"""Does the slow work, one job after another in one thread: reading inputs into the case, comparing what it holds."""

from __future__ import annotations

import io
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon.case import Case
from rashomon.errors import RashomonError
from rashomon.exports import add_jsonl, bounded
from rashomon.filing import Added, put
from rashomon.pipeline import Options

KEPT = 200  # outcomes remembered
LINES = ".jsonl"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say what became of one input: its name, the report's id, or why there is none; `fresh` is false when the case held it already."""

    name: str
    id: str | None = None
    fresh: bool = False
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Say how far the reading is: inputs given since nothing was left to do, how many of them are done, what is being done."""

    given: int
    done: int
    doing: str | None
    outcomes: tuple[Outcome, ...]

    @property
    def busy(self) -> bool:
        """Say whether inputs are still to be read."""
        return self.done < self.given


@dataclass(eq=False, slots=True)
class Job:
    """Hold one piece of work; `counts` says that it is an input to be read, `ended` is set when `result` or `fault` is there."""

    work: Callable[[Case], Any]
    name: str
    counts: bool
    begun: bool = False
    ended: threading.Event = field(default_factory=threading.Event)
    result: Any = None
    fault: str | None = None


class Worker:
    """Work in a thread with an open case of its own, which starts with the first job."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: deque[Job] = deque()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopping = False
        self._given = self._done = 0
        self._doing: str | None = None
        self._outcomes: deque[Outcome] = deque(maxlen=KEPT)

    def read(self, data: bytes, name: str, options: Options) -> Job:
        """Have an input read into the case; the job's result is a tuple of `Outcome`."""
        return self._add(Job(lambda case: _read(case, data, name, options), name, counts=True))

    def do(self, name: str, work: Callable[[Case], Any]) -> Job:
        """Have something done with the case once all that was given before is done."""
        return self._add(Job(work, name, counts=False))

    def progress(self) -> Progress:
        """Say how far the reading is."""
        with self._wake:
            return Progress(self._given, self._done, self._doing, tuple(self._outcomes))

    def stop(self, wait: float = 5.0) -> None:
        """End the thread after the job in hand; what waits is left undone."""
        with self._wake:
            self._stopping = True
            self._wake.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join(wait)

    def _add(self, job: Job) -> Job:
        with self._wake:
            if job.counts:
                if self._done == self._given:
                    self._given = self._done = 0
                    self._outcomes.clear()
                self._given += 1
            self._jobs.append(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="rashomon-reading", daemon=True)
                self._thread.start()
            self._wake.notify_all()
        return job

    def _run(self) -> None:
        case: Case | None = None
        try:
            while (job := self._next()) is not None:
                with self._hand(job):
                    case = case or Case.open(self._path)
                    job.result = job.work(case)
        finally:
            if case is not None:
                case.close()

    def _next(self) -> Job | None:
        with self._wake:
            self._wake.wait_for(lambda: self._jobs or self._stopping)
            if self._stopping:
                return None
            job = self._jobs.popleft()
            job.begun = True
            self._doing = job.name
            return job

    @contextmanager
    def _hand(self, job: Job) -> Iterator[None]:
        """Keep what became of a job; no fault of one ends the thread."""
        try:
            yield
        except RashomonError as error:
            job.fault = str(error)
        except Exception as error:  # (the next job must still be done)
            job.fault = f"a fault in rashomon ({type(error).__name__}), please report it"
        with self._wake:
            self._doing = None
            if job.counts:
                self._done += 1
                self._outcomes.extend(job.result if job.fault is None else [Outcome(job.name, fault=job.fault)])
        job.ended.set()


def _read(case: Case, data: bytes, name: str, options: Options) -> tuple[Outcome, ...]:
    """Read one input: a report, or JSON Lines of a case with the reports they hold."""
    if name.lower().endswith(LINES):
        return tuple(Outcome(path, ident, fresh) for ident, path, fresh in add_jsonl(case, bounded(io.BytesIO(data))))
    added: Added = put(case, data, name, options)
    return (Outcome(added.path, added.id, added.fresh),)
