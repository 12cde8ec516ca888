"""Reads a made-up report of a shelling by hand: its incidents, and how many were harmed on whose word."""

from __future__ import annotations

from typing import Any

from hand_made import Maker
from rashomon.model import Figure, FoundDate, Header, Incident, Place, Published, Relation, Report, Voice, When

TITLE = "At least 56 dead in market shelling, monitor says"
PARAGRAPHS = (
    "Shells hit the market of Upper Tarsk on Tuesday, killing at least 56 civilians, including two medics, the Lake Monitor told Interpress.",
    "State television put the toll at 30 to 40 people and said about 100 were injured. A monitor and rebels said dozens of boatmen were missing.",
    "The bombardment came a day after a raid on the Oru depot, in which a guard was killed and up to 12 porters were held. The ministry called it a response to the raid. It said no one was hurt there.",
    "The Lake Monitor repeated late on Wednesday that 56 or more civilians had died.",
    "More than 9,000 villagers have fled their homes since spring.",
)
VOICES = {"v1": "the Lake Monitor", "v2": "State television", "v3": "A monitor", "v4": "rebels", "v5": "The ministry", "v6": "Interpress"}


def market(**layers: Any) -> Report:
    """Read the market report as a careful person would."""
    make = Maker(TITLE, PARAGRAPHS)
    voices = tuple(
        Voice(v, name, "unnamed" if v in ("v3", "v4") else "outlet" if v == "v6" else "organization", mentions=(make.words(name),))
        for v, name in VOICES.items()
    )
    statements = (
        make.statement(1, "the Lake Monitor", "told Interpress", "Shells hit the market of Upper Tarsk on Tuesday, killing at least 56 civilians, including two medics", voice="v1", via=("v6",)),
        make.statement(2, "State television", "put", "the toll at 30 to 40 people", voice="v2"),
        make.statement(3, "State television", "said", "about 100 were injured", voice="v2"),
        make.statement(4, "A monitor and rebels", "said dozens", "dozens of boatmen were missing", voice="v3"),
        make.statement(5, "The ministry", "called it", "a response to the raid", voice="v5"),
        make.statement(6, "It", "It said", "no one was hurt there", voice="v5"),
        make.statement(7, "The Lake Monitor", "repeated", "56 or more civilians had died", voice="v1"),
    )
    header = Header(title=make.words(TITLE), outlet="The Tarsk Ledger", published=Published("2031-05-07", "given", (FoundDate("2031-05-07", "given"),)))
    made = {"header": header, "statements": statements, "voices": voices, "figures": _figures(make), "incidents": _incidents(make)}
    return make.report(**(made | layers))


def _figures(make: Maker) -> tuple[Figure, ...]:
    def figure(number: int, phrase: str, low: int | None, high: int | None, bound: Any, group: str, harm: Any = "killed", **more: Any) -> Figure:
        if "as_of" in more:
            more["as_of"] = make.words(more["as_of"])
        return Figure(f"f{number}", make.words(phrase), low, high, bound, group, harm, **more)

    return (
        figure(1, "At least 56 dead", 56, None, "at_least", "dead", voice="v1", incident="i1", score=0.98765),
        figure(2, "at least 56 civilians", 56, None, "at_least", "civilians", voice="v1", statement="s1", incident="i1", repeats="f1"),
        figure(3, "two medics", 2, 2, "exact", "medics", voice="v1", statement="s1", incident="i1", part_of="f2"),
        figure(4, "30 to 40 people", 30, 40, "range", "people", voice="v2", statement="s2", incident="i1"),
        figure(5, "about 100", 100, 100, "about", "people", "injured", voice="v2", statement="s3", incident="i1"),
        figure(6, "dozens of boatmen", 24, None, "vague", "boatmen", "missing", voice="v3", voices=("v3", "v4"), statement="s4", incident="i1"),
        figure(7, "a guard", 1, 1, "exact", "guard", incident="i2"),
        figure(8, "up to 12 porters", None, 12, "at_most", "porters", "detained", incident="i2"),
        figure(9, "no one", 0, 0, "exact", "no one", "injured", voice="v5", statement="s6", incident="i2"),
        figure(10, "56 or more civilians", 56, None, "at_least", "civilians", voice="v1", statement="s7", incident="i1", repeats="f2", as_of="late on Wednesday"),
        figure(11, "More than 9,000 villagers", 9001, None, "at_least", "villagers", "displaced", as_of="since spring"),
    )


def _incidents(make: Maker) -> tuple[Incident, ...]:
    market = Place(make.words("Upper Tarsk"), "Upper Tarsk", 43.2301, 20.6701, "Tarskia", "the only town of this name")
    depot = Place(make.words("Oru depot"), "Oru depot", None, None, None, "two places of this name")
    return (
        Incident(
            "i1", "shelling", make.words("shelling"), (make.words("Shells hit"), make.words("bombardment")), "assault", market,
            When("2031-05-06", "2031-05-06", make.words("on Tuesday"), "weekday before publication"),
            relations=(Relation("in_response_to", "i2", make.words("a response to the raid"), "v5"), Relation("after", "i2", make.words("came a day after"))),
            targets=(make.words("market of Upper Tarsk"),), means=(make.words("Shells"),),
        ),
        Incident(
            "i2", "raid", make.words("raid on the Oru depot"), (), "assault", depot,
            When(None, None, make.words("a day after"), "the report gives no day for it", "i1", "day before"),
        ),
    )  # fmt: skip
