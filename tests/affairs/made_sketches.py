"""Makes small reports of invented affairs, read without a model, for the tests of affairs."""

from __future__ import annotations

from dataclasses import replace

from rashomon.affairs import Sketch, find, sketch
from rashomon.clean import clean
from rashomon.inputs import read_string
from rashomon.model import Report

LONG = (
    "Shells hit the northern end of the bridge at Oru shortly after dawn on Friday, and the road to Lower Tarsk was closed for the rest of the day. "
    "At least 31 people were killed on the quay, the Lake Monitor said. The harbour master told dockers to keep away from the water until "
    "engineers had looked at the two broken spans. Nobody had warned the crews that the crossing would be a target, said Petra Odun, who sells bread beside "
    "the toll house. The town has a truce with the far bank, where the army says hill fighters shot a captured pilot on Thursday."
)
SECOND = (
    "A grain barge burned at Pelin on Saturday and fourteen of its hands were taken to the clinic with burns, its owner Ilse Brandt said. "
    "Firemen from three parishes poured water over the hold until noon. The river police asked those who had seen a light on the weir to come "
    "forward, and would not say whether the cargo had been insured. Wheat lay along both banks for half a mile, where children filled their caps with it."
)
# Letters for words that stand in no list.
_ENDS = "bdfgklmnprtvz"


def told(title: str, text: str, day: str | None = "2031-03-04") -> Report:
    """Read a report of a title and one paragraph."""
    return clean(read_string(f"Title: {title}\n\n{text}", f"{title}.txt"), date=day, outlet=None)


def again(drawn: Sketch, name: str, day: int | None = None) -> Sketch:
    """Give a sketch under another id, of another day (counted from year 1) where one is given."""
    profile = replace(drawn.profile, report=name)
    return replace(drawn, profile=replace(profile, published=day) if day else profile)


def word(number: int) -> str:
    """Spell a number as a name of its own."""
    out = ""
    for _ in range(4):
        number, rest = divmod(number, len(_ENDS))
        out += _ENDS[rest] + "aeiou"[rest % 5]
    return out.capitalize()


def groups(*given: Report | Sketch, **options: int) -> set[frozenset[str]]:
    """Give the affairs found as sets of ids."""
    drawn = (each if isinstance(each, Sketch) else sketch(each) for each in given)
    return {frozenset(m.report for m in affair.members) for affair in find(drawn, **options)}


def ids(*given: Report | Sketch) -> frozenset[str]:
    """Give the ids of reports."""
    return frozenset(each.report if isinstance(each, Sketch) else each.original.id for each in given)
