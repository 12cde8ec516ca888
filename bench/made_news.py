"""Makes written news of invented contested events, with its answers: python bench/made_news.py [COUNT] [--seed N] [--jsonl].

Events of ten kinds happen in invented theatres; outlets of several styles tell them in words of their own, some copy others, some come back weeks later.
The same seed gives the same stories.  They come in blocks of 5,000, each from 20 theatres and shuffled, so that any number can be made in little memory.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cache

from made_copies import copied
from made_events import MARK, Event, happen, pick
from made_names import theatre
from made_telling import Draft, Telling

BLOCK, THEATRE = 5000, 250
LAGS = (0, 0, 0, 0, 0, 0, 1, 1, 1, 2)
FOLLOWED = 0.03


@dataclass(frozen=True, slots=True)
class Story:
    """Hold a report and its answers.

    `event` is what it tells, `affair` the same id where several outlets told it in words of their own (else `None`), `copy_of` the report that it
    is a copy of and `edits` what was changed.  `follows` is the event weeks before that a report comes back to; `resembles` another event of the same
    parties, kind and days that is not this one.  `accused` and `accuser` are the sides by their number in the theatre.
    """

    id: str
    title: str
    text: str
    outlet: str
    date: str
    affair: str | None
    copy_of: str | None
    edits: tuple[str, ...]
    event: str
    kind: str
    style: str
    town: str
    accused: int
    accuser: int
    follows: str | None
    resembles: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Say what to make: shares of all stories that are copies and that belong to affairs, days covered from `start`, words a story,
    outlets an affair (at most 20)."""

    copies: float = 0.15
    in_affairs: float = 0.5
    days: int = 60
    start: date = date(2019, 3, 4)
    least: int = 80
    most: int = 180
    sizes: tuple[int, int] = (2, 12)


USUAL = Wanted()


def stories(count: int, seed: int = 1, wanted: Wanted = USUAL) -> Iterator[Story]:
    """Make stories; blocks of 5,000 are the same whatever `count` is."""
    for name, draft, source in drafts(count, seed, wanted):
        yield story(name, draft, source)


def drafts(count: int, seed: int = 1, wanted: Wanted = USUAL) -> Iterator[tuple[str, Draft, str | None]]:
    """Make stories still marked, each with its id and that of the one it copies."""
    for block, first in enumerate(range(0, count, BLOCK)):
        size = min(BLOCK, count - first)
        made: list[Draft] = []
        for n, begun in enumerate(range(0, size, THEATRE)):
            made += _theatre(seed, block * (BLOCK // THEATRE) + n, min(THEATRE, size - begun), wanted)
        order = list(range(size))
        random.Random(f"order {seed} {block}").shuffle(order)
        names = {id(made[n]): f"n{first + place + 1}" for place, n in enumerate(order)}
        for n in order:
            draft = made[n]
            yield names[id(draft)], draft, names[id(draft.copied)] if draft.copied else None


def records(count: int, seed: int = 1, wanted: Wanted = USUAL):
    """Make the reports of stories; the path of each is the story's id with `.txt`.  For both together see `made_records.told`."""
    from made_records import told  # only records need the library

    return (report for _, report in told(count, seed, wanted))


def story(name: str, draft: Draft, source: str | None) -> Story:
    """Print a draft: take the marks out."""
    event = draft.event
    text = MARK.sub("", "\n\n".join(p for p, _ in draft.paragraphs))
    title = MARK.sub("", draft.title)
    told = f"{event.id}+{(draft.copied or draft).date.isoformat()}" if draft.follows else event.id
    if straight(draft.outlet.name):
        text, title = straightened(text), straightened(title)
    return Story(
        name, title, text, draft.outlet.name, draft.date.isoformat(), draft.affair, source, draft.edits, told, event.kind.label,
        draft.outlet.style, event.town, event.a, event.b, draft.follows, event.resembles,
    )  # fmt: skip


def straightened(text: str) -> str:
    """Print curly quotation marks as straight ones."""
    return text.replace("“", '"').replace("”", '"').replace("’", "'")


@cache
def straight(outlet: str) -> bool:
    """Say whether an outlet prints straight quotation marks."""
    return sum(map(ord, outlet)) % 5 < 2


def _theatre(seed: int, number: int, count: int, wanted: Wanted) -> list[Draft]:
    """Make so many reports of one theatre."""
    chance = random.Random(f"news {seed} {number}")
    place = theatre(seed, number)
    copies = round(count * wanted.copies)
    follows = round((count - copies) * FOLLOWED)
    sizes = _sizes(chance, min(round(count * wanted.in_affairs), count - copies - follows), wanted.sizes)
    sizes += [1] * (count - copies - follows - sum(sizes))
    chance.shuffle(sizes)
    events: list[Event] = []
    made: list[Draft] = []
    for n, size in enumerate(sizes):
        like = pick(chance, events[-8:]) if events and chance.random() < 0.35 else None
        after = pick(chance, (0, 1, 1, 2)) if like else int(chance.random() * wanted.days)
        day = (like.day if like else wanted.start) + timedelta(after)
        event = happen(chance, place, f"e{number}.{n}", day, like, n)
        events.append(event)
        made += _told(chance, event, size, wanted)
    for _ in range(follows if events else 0):
        event, how = pick(chance, events), pick(chance, ("trial", "mourning", "anniversary", "inquiry"))
        later = 40 if how == "anniversary" else 14 + int(chance.random() * 46)
        made.append(Telling(event, pick(chance, place.outlets), event.day + timedelta(later), chance).follow(how))
    originals = made.copy()
    wires = [d for d in originals if d.outlet.style == "wire"] or originals
    made += [copied(chance, pick(chance, wires if chance.random() < 0.7 else originals), originals) for _ in range(count - len(made))]
    return made


def _sizes(chance: random.Random, stories: int, limits: tuple[int, int]) -> list[int]:
    """Cut a number of stories into affairs, small ones often; what is left over makes the last ones larger."""
    sizes: list[int] = []
    span = range(limits[0], limits[1] + 1)
    weights = [1 / size**1.7 for size in span]
    while stories >= limits[0]:
        size = min(chance.choices(span, weights)[0], stories)
        sizes.append(size)
        stories -= size
    for n in range(min(stories, len(sizes))):
        sizes[n] += sizes[n] < limits[1]
    return sizes


def _told(chance: random.Random, event: Event, size: int, wanted: Wanted) -> list[Draft]:
    """Let as many outlets tell an event, on its day or soon after."""
    made = []
    for outlet in chance.sample(event.theatre.outlets, size):
        lag = pick(chance, LAGS)
        if lag == 0 and event.part in ("evening", "night") and outlet.style in ("local", "tabloid"):
            lag = 1
        draft = Telling(event, outlet, event.day + timedelta(lag), chance).tell(wanted.least + int(chance.random() * (wanted.most - wanted.least)))
        draft.affair = event.id if size > 1 else None
        made.append(draft)
    return made


def main() -> None:
    """Print stories to read, or as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jsonl", action="store_true")
    options = parser.parse_args()
    for made in stories(options.count, options.seed):
        if options.jsonl:
            print(json.dumps(asdict(made), ensure_ascii=False))
        else:
            print(f"== {made.id} {made.outlet} ({made.style}) {made.date} {made.affair or '-'} {made.copy_of or ''} {made.edits}\n{made.title}\n\n{made.text}\n")


if __name__ == "__main__":
    main()
