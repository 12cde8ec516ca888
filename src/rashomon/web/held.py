"""Holds what a running server knows of its case: the open file, the comparison once it is made, pages once they are drawn."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from rashomon.case import Case, Entry, whole
from rashomon.comparison import Comparison
from rashomon.errors import CaseError
from rashomon.model import Report
from rashomon.review import corrected, reviewed
from rashomon.review.comparing import CHANGES
from rashomon.show.accounts.desk import Desk, Links
from rashomon.show.accounts.page import Sheet, draw
from rashomon.show.view import esc
from rashomon.web.reading import Job, Worker

PATIENCE = 2.0  # seconds that a page waits for a comparison before it says that one is being made
_PAGES = 24
_REPORTS = 64
_CHANGES = CHANGES | {"undo"}
# In the app every report has a page of its own, and so has every point.
_LINKS = Links(
    report=lambda ident: f"/report/{quote(ident)}",
    beside=lambda point: f'<p class="refs"><a href="/point/{esc(quote(point.id))}">decide, note</a></p>',
)
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class State:
    """Name what pages are drawn from: each report's id with the digest of its record, and the last entry of the log that changes what they say."""

    readings: tuple[tuple[str, str], ...]
    changed: int

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports, in order."""
        return tuple(ident for ident, _ in self.readings)

    def reading(self, ident: str) -> tuple[str, int]:
        """Name the reading of one report, and the changes to it: what is drawn of it stays the same as long as this does."""
        return dict(self.readings).get(ident, ""), self.changed


@dataclass(frozen=True, slots=True)
class Compared:
    """Hold the comparison of one state with its sheet."""

    state: State
    comparison: Comparison
    desk: Desk
    sheet: Sheet


class Held:
    """Hold one case for all requests.  Only one thread at a time uses the file here; reading goes on elsewhere, see `Worker`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.worker = Worker(path)
        self.who = ""  # the alias last used for a decision
        self._case = Case.open(path)
        self._file = threading.RLock()
        self._known = threading.Lock()
        self._compared: dict[bool, Compared] = {}
        self._comparing: dict[bool, tuple[State, Job]] = {}
        self._pages: OrderedDict[object, str] = OrderedDict()
        self._reports: OrderedDict[tuple[str, str, int], Report] = OrderedDict()

    @contextmanager
    def case(self) -> Iterator[Case]:
        """Lend the open case to one thread."""
        with self._file:
            yield self._case

    def close(self) -> None:
        """End the work in hand and close the file."""
        self.worker.stop()
        with self._file:
            self._case.close()

    def state(self) -> State:
        """Say what the case holds now."""
        with self.case() as case:
            return _state(case)

    def report(self, ident: str, *, mended: bool = True) -> Report:
        """Give a report as people mended it, or as it was read.  Raises `CaseError` for an unknown id."""
        with self.case() as case:
            entries = case.entries() if mended else ()
            reading, changed = whole.readings(case).get(ident, ""), _changed(entries)
            found = self._read(ident, reading, changed)
            if found is None:
                read = self._read(ident, reading, 0) or case.report(ident)
                found = corrected(read, entries) if changed else read
        with self._known:
            _keep(self._reports, (ident, reading, changed), found, _REPORTS)
        return found

    def _read(self, ident: str, reading: str, changed: int) -> Report | None:
        """Give a report that was read back already, here or for a comparison that no decision changes."""
        with self._known:
            for mended, found in self._compared.items():
                if not changed and (not mended or not found.state.changed) and (ident, reading) in found.state.readings:
                    return found.desk.reports[ident]
            return self._reports.get((ident, reading, changed))

    def prepare(self, *, mended: bool = True) -> Compared | Job:
        """Give the comparison when it is there, else have it made once the reading is done."""
        state = self.state()
        with self._known:
            held = self._compared.get(mended)
            if held is not None and held.state == state:
                return held
            waiting = self._comparing.get(mended)
            # One that has not begun will compare what is there when it does; so at most one waits, however often somebody asks.
            if waiting is None or (waiting[0] != state and waiting[1].begun):
                job = self.worker.do(f"comparing {len(state.reports):,} reports", lambda case: self._compare(case, mended))
                self._comparing[mended] = waiting = (state, job)
            return waiting[1]

    def compared(self, *, mended: bool = True, patience: float = PATIENCE) -> Compared | None:
        """Give the comparison of all reports; `None` while it is still being made.  Raises `CaseError` when that failed."""
        job = self.prepare(mended=mended)
        if isinstance(job, Compared):
            return job
        if not job.ended.wait(patience):
            return None
        if job.fault is not None:
            with self._known:
                self._comparing.pop(mended, None)
            raise CaseError(job.fault)
        result: Compared = job.result
        return result

    def _compare(self, case: Case, mended: bool) -> Compared:
        # The state is taken first: what is added meanwhile makes the next question ask anew.
        state = _state(case)
        comparison = reviewed(case) if mended else case.comparison()
        desk = Desk(comparison, _LINKS)
        found = Compared(state, comparison, desk, draw(desk))
        with self._known:
            self._compared[mended] = found
            self._comparing.pop(mended, None)
        return found

    def page(self, key: object, make: Callable[[], str]) -> str:
        """Give what was drawn under `key`, or draw it; `key` must hold all that the drawing depends on."""
        with self._known:
            if (held := self._pages.get(key)) is not None:
                self._pages.move_to_end(key)
                return held
        drawn = make()
        with self._known:
            _keep(self._pages, key, drawn, _PAGES)
        return drawn


def _state(case: Case) -> State:
    return State(tuple(whole.readings(case).items()), _changed(case.entries()))


def _changed(entries: Iterable[Entry]) -> int:
    """Give the number of the last entry that changes what reports say, 0 when none does."""
    return max((entry.number for entry in entries if changes(entry)), default=0)


def changes(entry: Entry) -> bool:
    """Say whether an entry changes what a report says: a verdict does so only by leaving something out."""
    if entry.action == "verdict":
        return isinstance(entry.decision, dict) and entry.decision.get("is") == "wrong"
    return entry.action in _CHANGES


def _keep(held: OrderedDict[K, V], key: K, value: V, most: int) -> None:
    held[key] = value
    held.move_to_end(key)
    while len(held) > most:
        held.popitem(last=False)
