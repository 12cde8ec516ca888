"""Small archives for the tests of corpora: reports by hand, as JSON lines."""

import json
from pathlib import Path

from rashomon.corpus import Run, Settings
from rashomon.corpus.folder import Folder
from rashomon.corpus.work import Work
from rashomon.engine import Done, Lost

TOWNS = ("Oru", "Harvel", "Tessin Ford", "Malk", "Brenna", "Quarry Hill", "Sund", "Ostrel")
STORY = (
    "At least {dead} people were killed when shells hit the market in {town} on Monday, the clinic said. "
    "A spokesman for the Northern Command, Rami Dar, said that the fire had come from the south. "
    "The Southern Council denied that its men had fired on the town. “Nobody of ours was there,” it said."
)


def stories(count: int) -> list[str]:
    """Write so many reports, no two alike."""
    return [STORY.format(dead=3 + n, town=TOWNS[n % len(TOWNS)]) for n in range(count)]


def lines(path: Path, texts: list[str], **more: str) -> Path:
    """Write texts as JSON lines."""
    path.write_text("".join(json.dumps({"text": text} | more) + "\n" for text in texts))
    return path


class Here:
    """An engine that works in this process.

    `deadly` are entries (first record of the unit, number) that would end a process when they are read, `closed` when they are opened.
    """

    def __init__(self, deadly=(), closed=()):
        self.deadly, self.closed, self.given = set(deadly), set(closed), []

    def map(self, work, items):
        for number, item in enumerate(items):
            if isinstance(work, Work):
                self.given.append(item)
                dead = [at for first, at in self.deadly if first == item.part.first and at not in item.skip]
                dead += [at for first, at in self.closed if first == item.part.first and at != item.stop]
                if dead:
                    hand = Folder(Path(work.folder)).hand(item.name)
                    hand.parent.mkdir(exist_ok=True)
                    hand.write_text(json.dumps({"at": dead[0], "read": 0, "dropped": 0, "broken": 0}))
                    yield Lost(number, "died")
                    continue
            yield Done(number, work(item))


def run(out: Path, *inputs: Path, engine=None, **settings) -> Run:
    """Read a corpus in this process."""
    made = Run(out, list(map(str, inputs)), Settings(**{"size": 2, "least_words": 20} | settings), engine or Here())
    made.read()
    return made


def tree(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
