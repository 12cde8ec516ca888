"""Affairs are found among sketches in any order; sketches keep their size and come back from rows."""

import json

from rashomon.affairs import find, from_row, sketch, to_row
from rashomon.clean import clean
from rashomon.inputs import read_string
from rashomon.model import Report


def told(title: str, text: str, day: str | None = "2031-03-04") -> Report:
    return clean(read_string(f"Title: {title}\n\n{text}", f"{title}.txt"), date=day, outlet=None)


FERRY = (
    told("Ferry sinks off Lodmar, 12 drowned", "Twelve people drowned when the ferry Heron sank off Lodmar on Monday, the coast guard said. Captain Ilse Brandt survived the night on a raft."),
    told("Coast guard seeks ferry's missing", "Divers searched on Tuesday for passengers of the Heron, the ferry that sank off Lodmar with 12 drowned. Its captain, Ilse Brandt, was questioned.", "2031-03-05"),
    told("Heron captain blames cargo", "Ilse Brandt, captain of the ferry Heron, told a court in Lodmar that loose cargo made the vessel capsize off the port.", "2031-03-07"),
)
BOMB = (
    told("Bomb at Pelin station kills four", "A bomb at the railway station of Pelin killed four people on Monday, police said. The device lay in a locker."),
    told("Four dead in Pelin blast", "Four people died in a blast at Pelin railway station. Police said a bomb had been left in a locker there."),
)
OTHER = told("Bomb hits bus in Orlev", "A bomb under a bus in Orlev killed six soldiers on Monday, the army said, and blamed separatists from the hills.")


def groups(*reports: Report, **options: int) -> set[frozenset[str]]:
    return {frozenset(m.report for m in affair.members) for affair in find(map(sketch, reports), **options)}


def ids(*reports: Report) -> frozenset[str]:
    return frozenset(r.original.id for r in reports)


def test_affairs_are_told_apart_in_any_order():
    given = [*FERRY, *BOMB, OTHER]
    assert groups(*given) == {ids(*FERRY), ids(*BOMB)}
    assert find(map(sketch, given)) == find(map(sketch, [*given[::-1], BOMB[0]]))


def test_rows_lose_nothing():
    for report in (*FERRY, OTHER):
        drawn = sketch(report)
        assert from_row(json.loads(json.dumps(to_row(drawn)))) == drawn
