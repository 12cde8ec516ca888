"""Read a corpus: plan its inputs, give the units that are not done to an engine, put together what could not be read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rashomon.corpus import tables
from rashomon.corpus.folder import SCHEMA, Folder
from rashomon.corpus.settings import Settings, made_by
from rashomon.corpus.units import Plan, Planned, Unit, inputs_of
from rashomon.corpus.work import Work
from rashomon.engine import Done, Engine, Lost
from rashomon.errors import CorpusError

# A record in hand when a process dies is read once more; when that dies too, it is the record.
TRIES = 2


@dataclass(frozen=True, slots=True)
class Status:
    """Count a corpus: units done and planned; records seen and at most to see; reports, statements, left out by reason, broken.

    `passing` counts records left out in units that are in hand.
    """

    units: int
    planned: int
    records: int
    expected: int
    read: int
    statements: int
    broken: int
    dropped: dict[str, int]
    passing: int = 0

    @property
    def left_out(self) -> int:
        """How many records a rule left out; for those of units in hand it isn't known yet by which."""
        return sum(self.dropped.values()) + self.passing


class Run:
    """Read inputs into a folder; may be stopped anywhere, and begun again with the same inputs.

    Raises `CorpusError` when the folder holds a corpus that was read in another way, or is in use, or can't be written.
    """

    def __init__(self, folder: Path, inputs: Sequence[str], settings: Settings, engine: Engine) -> None:
        self.folder, self.inputs, self.settings, self.engine = Folder(folder), inputs, settings, engine
        self.units: dict[str, Unit] = {}
        self.done: dict[str, dict[str, Any]] = {}

    def read(self, watch: Callable[[], object] = lambda: None) -> Status:
        """Plan and read all inputs; `watch` is called whenever a unit is done, and may ask for `status`."""
        with self.folder.held():
            self._begin()
            self._plan()
            watch()
            self._go(watch)
            self._finish()
        return self.status()

    def _begin(self) -> None:
        """Say with what the corpus is read, or check that it was read so far with the same."""
        asked = {"schema": SCHEMA} | self.settings.record()
        there = self.folder.get("corpus.json")
        if there is None:
            if any(entry.name != "lock" for entry in self.folder.path.iterdir()):
                raise CorpusError(f"{self.folder.path} holds other files; give a new folder for the corpus")
            self.folder.put_text("corpus.json", json.dumps(asked, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
        elif differing := sorted(name for name in asked | there if there.get(name) != asked.get(name)):
            told = ", ".join(f"{name} {there.get(name)!r}, now {asked.get(name)!r}" for name in differing)
            raise CorpusError(f"{self.folder.path} was read in another way ({told}); give a new folder")
        self.folder.sweep()

    def _plan(self) -> None:
        """Cut the inputs into units, and forget units of theirs that are no longer so: an archive that has changed is read anew."""
        names = inputs_of(self.inputs)
        planned: dict[int, Planned] = {}
        plan = Plan(str(self.folder.path), self.settings)
        for answer in self.engine.map(plan, names):
            planned[answer.number] = plan.give_up(names[answer.number], "the process that opened it died") if isinstance(answer, Lost) else answer.result
        # The same input named twice is read once.
        self.units = {unit.name: unit for number in sorted(planned) for unit in planned[number].units}
        ours = {plan.path for plan in planned.values()}
        for name, row in self.folder.done().items():
            if name in self.units:
                self.done[name] = row
            elif row["input"] in ours:
                self.folder.forget(name)

    def _go(self, watch: Callable[[], object]) -> None:
        work = Work(str(self.folder.path), self.settings, made_by())
        waiting = [unit for name, unit in self.units.items() if name not in self.done]
        deaths: Counter[tuple[str, int]] = Counter()
        while waiting:
            lost: list[Unit] = []
            for answer in self.engine.map(work, waiting):
                if isinstance(answer, Done):
                    self.done[answer.result["unit"]] = answer.result
                    watch()
                else:
                    lost.append(self._again(waiting[answer.number], deaths))
            waiting = lost

    def _again(self, unit: Unit, deaths: Counter[tuple[str, int]]) -> Unit:
        """Give a unit whose process died once more; without the record that it died at when that was so before.

        When the record can't even be opened, the unit ends before it.  Raises `CorpusError` when a process dies before it comes to a record.
        """
        in_hand = self.folder.in_hand(unit.name)
        number = in_hand["at"] if in_hand else -1
        deaths[unit.name, number] += 1
        if deaths[unit.name, number] < TRIES:
            return unit
        if number < 0 or number == unit.stop:
            raise CorpusError(f"the process that reads {unit.part.path} died {TRIES} times before it came to a record; is there memory enough?")
        return replace(unit, stop=number) if number in unit.skip else replace(unit, skip=(*unit.skip, number))

    def _finish(self) -> None:
        """Put all that could not be read into one table, and take away what is no longer needed."""
        self.folder.sweep()
        rows = [{"address": path, "path": path, "reason": reason} for path, reason in self.folder.refused()]
        for unit in self.folder.done():
            path = self.folder.table("broken", unit)
            rows += tables.read(path) if path.exists() else []
        rows.sort(key=lambda row: (row["address"], row["reason"]))
        self.folder.put_file("errors.parquet", lambda path: tables.write(path, "broken", rows))
        self.folder.sweep()

    def status(self) -> Status:
        """Count what is done of this run's units, and how far those in hand have come."""
        counts = counted(list(self.done.values()))
        held = [found for name in self.folder.hands() if name not in self.done and (found := self.folder.in_hand(name))]
        return replace(
            counts,
            planned=len(self.units),
            expected=sum(unit.part.count for unit in self.units.values()),
            records=counts.records + sum(found["at"] for found in held),
            read=counts.read + sum(found["read"] for found in held),
            broken=counts.broken + sum(found["broken"] for found in held),
            passing=sum(found["dropped"] for found in held),
        )


def counted(rows: Iterable[dict[str, Any]]) -> Status:
    """Add up manifest rows."""
    dropped: Counter[str] = Counter()
    total: Counter[str] = Counter()
    units = 0
    for row in rows:
        units += 1
        dropped.update(row["dropped"])
        total.update({name: row[name] for name in ("records", "read", "statements", "broken")})
    return Status(units, units, total["records"], total["records"], total["read"], total["statements"], total["broken"], dict(sorted(dropped.items())))


def status(folder: Path) -> Status:
    """Count what a corpus holds.  Raises `CorpusError` when there is none."""
    held = Folder(folder)
    if held.get("corpus.json") is None:
        raise CorpusError(f"{folder} holds no corpus")
    counts = counted(held.done().values())
    return replace(counts, broken=counts.broken + len(held.refused()))
