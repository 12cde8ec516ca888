"""Read one unit: each of its records like any report, their rows aside, then into place.  What an engine runs."""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO, Any

from rashomon import archives
from rashomon.affairs import sketch, to_row
from rashomon.archives import Caps, Entry, Refused
from rashomon.case import log, rows
from rashomon.corpus.folder import Folder, told
from rashomon.corpus.settings import Settings, made_by
from rashomon.corpus.sifting import left_out
from rashomon.corpus.tables import Writer, dumps
from rashomon.corpus.units import Unit
from rashomon.errors import CorpusError, ReadError, TooLarge
from rashomon.inputs import Taken, read_taken, shown
from rashomon.model import Report
from rashomon.pipeline import answering, read_on, read_story
from rashomon.show import records

# Seconds that one record may take; the longest story allowed takes about forty.
LONGEST = 600.0
# Bytes in which a unit in hand says how far it has come.
_SAID = 120
AGAIN = "the same bytes stand earlier in this unit"


@dataclass(slots=True)
class Count:
    """Count what became of the records of a unit: read, left out by reason, broken; and the statements found."""

    records: int = 0
    read: int = 0
    statements: int = 0
    broken: int = 0
    dropped: Counter[str] = field(default_factory=Counter)

    def record(self) -> dict[str, Any]:
        """Give the counts as plain values."""
        return {
            "records": self.records,
            "read": self.read,
            "statements": self.statements,
            "broken": self.broken,
            "dropped": dict(sorted(self.dropped.items())),
        }


@dataclass(frozen=True, slots=True)
class Work:
    """Read units into the corpus at `folder`; `version` is that of the process which gives them out, and must be this one's."""

    folder: str
    settings: Settings
    version: str

    def __call__(self, unit: Unit) -> dict[str, Any]:
        """Read one unit and give its manifest row; one that is done already is not read again.

        Raises `CorpusError` when the outputs can't be written, or another version runs here.
        """
        # A process a core: more threads would only be in each other's way.
        os.environ.setdefault("RASHOMON_THREADS", "1")
        if self.version != made_by():
            raise CorpusError(f"this process runs {made_by()}, the corpus is read with {self.version}; install one version everywhere")
        folder = Folder(Path(self.folder))
        if folder.is_done(unit.name):
            return dict(folder.get(f"manifest/{unit.name}.json"))
        with folder.unit(unit.name) as aside:
            with told(aside), Writer(aside) as writer:
                counted = _Reading(self.settings, folder, unit, writer).run()
            row = {"unit": unit.name, "input": unit.input, "path": shown(unit.part.path), "first": unit.part.first} | counted.record()
            row = folder.put(unit.name, aside, row)
        folder.hand(unit.name).unlink(missing_ok=True)
        return row


class _Reading:
    """Read the records of one unit one after the other."""

    def __init__(self, settings: Settings, folder: Folder, unit: Unit, writer: Writer) -> None:
        self.settings, self.unit, self.writer = settings, unit, writer
        self.count = Count()
        self._hand = folder.hand(unit.name)
        self._seen: set[str] = set()

    def run(self) -> Count:
        """Read all of them."""
        found = archives.entries(self.unit.part, Caps(max_bytes=self.settings.max_bytes), self.settings.columns)
        with self._hand.open("wb", buffering=0) as hand:
            for number in count(0):
                # What comes next is said first: should it end this process, the one that gave out the unit knows what it was.
                self._say(hand, number)
                if number == self.unit.stop:
                    address = f"{shown(self.unit.part.path)}#record {self.unit.part.first + number}"
                    self._refuse(Refused(address, address, "the process that opened it died; nothing behind it in its unit was read", broken=True))
                    break
                entry = next(found, None)
                if entry is None:
                    break
                self.count.records += 1
                if isinstance(entry, Refused):
                    self._refuse(entry)
                elif number in self.unit.skip:
                    self._refuse(Refused(entry.address, entry.path, "the process that read it died, twice", broken=True))
                else:
                    self._take(entry)
        return self.count

    def _take(self, entry: Entry) -> None:
        """Read one record, whatever is in it."""
        try:
            with answering(entry.address), _in_time(entry.address):
                report = self._read(entry)
        except ReadError as error:
            self._refuse(Refused(entry.address, entry.path, error.reason, broken=True))
        else:
            if isinstance(report, str):
                self._refuse(Refused(entry.address, entry.path, report, broken=False))
            else:
                self._file(entry, report)

    def _read(self, entry: Entry) -> Report | str:
        """Read a record, or say by which rule it is left out."""
        taken = Taken(entry.data, entry.path, entry.media_type, entry.charset, entry.notes)
        original = read_taken(taken, max_bytes=self.settings.max_bytes)
        if original.id in self._seen:
            return AGAIN
        self._seen.add(original.id)
        options = self.settings.options(entry.date, entry.outlet)
        story = read_story(original, options)
        return left_out(story, self.settings.least_words) or read_on(story, options)

    def _refuse(self, found: Refused) -> None:
        self.count.broken += found.broken
        if not found.broken:
            self.count.dropped[found.reason] += 1
        row = {"address": shown(found.address), "path": shown(found.path), "reason": found.reason}
        self.writer.add("broken" if found.broken else "dropped", [row])

    def _file(self, entry: Entry, report: Report) -> None:
        """Lay a report out as rows."""
        record = records.to_dict(report)
        laid, ident = rows.lay(record), {"report": record["id"]}
        header = record["header"]
        known = {
            "address": shown(entry.address),
            "sha256": report.original.sha256,
            "path": report.original.path,
            "title": header["title"] and header["title"]["text"],
            "outlet": header["outlet"],
            "published": report.day,
            "language": report.language,
            "head": laid.head,
            "digest": log.digest(rows.dumps(record)),
        }
        self.writer.add("reports", [ident | known])
        for name, layer in laid.tables.items():
            self.writer.add(name, (ident | row for row in layer))
        self.writer.add("words", (ident | row for row in laid.words))
        self.writer.add("inputs", [{"sha256": report.original.sha256, "data": entry.data}])
        self.writer.add("sketches", [ident | {"body": rows.dumps(to_row(sketch(report)))}])
        self.count.read += 1
        self.count.statements += len(report.statements or ())

    def _say(self, hand: IO[bytes], number: int) -> None:
        """Say how far the unit has come; in place and of one length, so that no half of it is ever read."""
        come = {"at": number, "read": self.count.read, "dropped": self.count.dropped.total(), "broken": self.count.broken}
        hand.seek(0)
        hand.write(dumps(come).ljust(_SAID).encode())


@contextmanager
def _in_time(address: str) -> Iterator[None]:
    """Raise `TooLarge` when the block takes longer than `LONGEST` seconds, where the system has such a clock."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: object) -> None:
        raise TooLarge(address, f"reading took longer than {LONGEST:g} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
