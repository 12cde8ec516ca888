"""Lets things happen: invented events with the facts that all reports of them share, and the marks that words carry until they are printed."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date

from made_kinds import (
    ANIMALS,
    BLASTED,
    DOING,
    HURT,
    KIN,
    KINDS,
    OF_BLASTS,
    RELATIVES,
    SAID_FIRST,
    SAID_THEN,
    SEEN,
    SHOPS,
    THINGS,
    VEHICLES,
    Kind,
)
from made_names import Person, Theatre

# Marks around words of a text until it is printed: one private character opens, one closes all.
CONTENT, SOURCE, CUE, EVENT, PLACE, DAY = (chr(0xE000 + n) for n in range(6))
HARMS = {"killed": "\ue010", "injured": "\ue011", "abducted": "\ue012", "detained": "\ue013", "missing": "\ue014"}
CLOSE = "\ue0ff"
MARK = re.compile("[\ue000-\ue0ff]")
_TO_MARKS = str.maketrans({"[": CONTENT, "]": CLOSE, "«": CUE, "»": CLOSE, "<": EVENT, ">": CLOSE, "'": "’"})
BEGIN = "\ue0fd"  # in frames: a sentence begins here
# Before each sentence, by the step of the plan that it is; any other is "".
SENTENCES = {"": "\ue0f0", "blames": "\ue0f1", "denies": "\ue0f2"}
_INNER = re.compile("(?<=[.?!] )(?=[\ue000-\ue0fe“]*{)")

ONES = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CLOCKS = {
    "night": (("{a} after midnight", "shortly after midnight", "just past midnight"), ("on {d} night", "late on {d}", "during the night of {d}", "overnight into {d}")),
    "dawn": (("shortly before dawn", "about 5 a.m.", "at first light"), ("at dawn on {d}", "early on {d}", "before sunrise on {d}", "in the early hours of {d}")),
    "morning": (("about 9 a.m.", "shortly after ten", "at half past eight"), ("on {d} morning", "on {d}", "in the morning of {d}", "on {d}")),
    "afternoon": (("about 3 p.m.", "shortly after two", "at a quarter to four"), ("on {d} afternoon", "on {d}", "on {d}", "in the afternoon of {d}")),
    "evening": (("about 7 p.m.", "at nightfall", "as shops were closing"), ("on {d} evening", "late on {d}", "on {d}", "as evening fell on {d}")),
}
DIRECTIONS = "north south east west north-east south-west".split()
TRADES = "shopkeeper baker tailor farmer schoolteacher electrician bus-driver pensioner pharmacist welder fisherman seamstress librarian plumber".split()


def spelled(number: int) -> str:
    """Write a number below a hundred in words."""
    if number < 20:
        return ONES[number]
    return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")


def numeral(number: int) -> str:
    """Write a number as news does inside a sentence: in words up to ten."""
    return ONES[number] if 0 < number <= 10 else f"{number:,}"


def marked(frame: str) -> str:
    """Turn the marks of a frame into private characters, and mark where sentences begin inside it."""
    return _INNER.sub(BEGIN, frame.translate(_TO_MARKS))



def _choices(kind: Kind) -> list[list[tuple[str, ...]]]:
    """Draw sets of details that an event of a kind may have: three of the kind, four of those seen anywhere."""
    chance = random.Random(kind.label)
    anywhere = SEEN + (HURT if kind.other else ()) + (BLASTED if kind.label in OF_BLASTS else ())
    drawn = [chance.sample(kind.details, 3) + chance.sample(anywhere, 4) for _ in range(150)]
    return [[tuple(map(marked, wordings)) for wordings in details] for details in drawn]


DETAILS = {kind.label: _choices(kind) for kind in KINDS}
# By how much those who count differ: the hurt most, and the others.
_DRIFT = random.Random("drift")
DRIFTS = [[(who, (_DRIFT.choice((0, 0, 0, 1, -1, 2)), _DRIFT.choice((0, 0, 1, 3, -2)))) for who in "hmgrbu"] for _ in range(300)]


@dataclass(slots=True)
class Event:
    """Hold what happened: kind, place, day, who is accused (`a`) by whom (`b`), and the facts that reports share.

    `counts` are those harmed (most, others) by the one who counts, `facts` what fills slots the same way in each report.
    """

    id: str
    kind: Kind
    theatre: Theatre
    day: date
    a: int
    b: int
    town: str
    part: str
    facts: dict[str, str]
    counts: dict[str, tuple[int, int]]
    details: list[tuple[str, ...]]
    quotes: list[str]
    resembles: str | None = None
    group: str = "people"


def pick(chance: random.Random, pool):
    """Choose one of a pool; quicker than `choice`."""
    return pool[int(chance.random() * len(pool))]


def happen(chance: random.Random, theatre: Theatre, name: str, day: date, like: Event | None = None, turn: int = 0) -> Event:
    """Let something happen; `like` an earlier event of the same parties and kind, in its town or the next one, by either side."""
    kind = like.kind if like else pick(chance, KINDS)
    sides = len(theatre.parties)
    a = turn % sides
    b = (a + 1 + turn // sides % (sides - 1)) % sides
    if like:
        a, b = (like.a, like.b) if chance.random() < 0.5 else (like.b, like.a)
    town = pick(chance, theatre.towns)
    if like:
        town = like.town if like.day != day and chance.random() < 0.5 else like.facts["near"]
    near = pick(chance, [t for t in theatre.towns[:12] if t != town])
    main = 1 + (kind.harm == "abducted") + int(kind.most * chance.random() ** 2.2)
    other = int(main * (0.5 + 2.5 * chance.random())) + 2 if kind.other else 0
    least = 2 if kind.harm == "abducted" else 1
    counts = {who: (max(least, main + more), max(2, other + others) if other else 0) for who, (more, others) in pick(chance, DRIFTS)}
    counts["a"] = (max(least, main - int(main * 0.4)), other)
    site = pick(chance, kind.sites)
    # Each town has its own mayor and surgeon; the others are met once or twice.
    at, place = int(chance.random() * 120), theatre.towns.index(town)
    people = [theatre.people[n] for n in (place + 40, place, 90 + at, 80, 210 + at // 3)]
    facts = _facts(chance, theatre, (a, b), people)
    bare = site.split(" ", 1)[1]
    facts |= {"town": f"{PLACE}{town}{CLOSE}", "town_plain": town, "TOWN": f"{PLACE}{town.upper()}{CLOSE}", "near": near, "site": site, "the_site": f"the {bare}", "site_h": bare, "site_s": bare.split(" of ")[0], "site_t": bare.capitalize()}
    facts["clinic"] = pick(chance, (f"the {town} clinic", f"the {near} hospital", f"the {theatre.people[81].last} hospital"))
    facts["clock"] = pick(chance, CLOCKS[part := pick(chance, tuple(CLOCKS))][0][1:])
    return Event(name, kind, theatre, day, a, b, town, part, facts, counts, pick(chance, DETAILS[kind.label]), _quotes(chance, kind, facts), like.id if like else None, pick(chance, kind.groups))


def _facts(chance: random.Random, theatre: Theatre, sides: tuple[int, int], people: list[Person]) -> dict[str, str]:
    """Name the parties, people and numbers of an event."""
    made = {"region": theatre.region, "river": theatre.river, "monitor": theatre.monitor, "since": str(theatre.since), "dead": f"{theatre.dead:,}"}
    made |= theatre.called[0][sides[0]]
    made |= theatre.called[1][sides[1]]
    made["CAPITAL"] = made["b_capital"].upper()
    for key, person in zip("hmwop", people, strict=True):
        made[key] = person.full
    made |= {"p1": people[4].full, "age": str(19 + int(chance.random() * 60)), "trade_w": pick(chance, TRADES), "dirn": pick(chance, DIRECTIONS), "thousands": str(2 + int(chance.random() * 40))}
    made |= {"n1": str(many := 11 + int(chance.random() * 80)), "hundreds": f"{many * 100:,}", "n2": numeral(2 + int(chance.random() * 8)), "n3": numeral(3 + int(chance.random() * 8)), "km": numeral(3 + int(chance.random() * 20))}
    made |= {"thing": pick(chance, THINGS), "animal": pick(chance, ANIMALS), "kin": pick(chance, KIN), "shop": pick(chance, SHOPS), "vehicle": pick(chance, VEHICLES)}
    return made


def _quotes(chance: random.Random, kind: Kind, facts: dict[str, str]) -> list[str]:
    """Make up what witnesses say: sentences that no other event has."""
    words = facts | {"doing": pick(chance, DOING), "relative": RELATIVES[(at := int(chance.random() * len(RELATIVES)))], "other": RELATIVES[at - 5]}
    made = []
    at = int(chance.random() * len(SAID_FIRST))
    for first in (SAID_FIRST[at], SAID_FIRST[at - 1 - int(chance.random() * 8)]):
        text = f"{first}, {pick(chance, SAID_THEN)}" if chance.random() < 0.8 else f"{pick(chance, kind.quotes)}. {first}"
        while "{" in text:
            text = text.format_map(words)
        made.append(marked(text))
    return [*made, marked(pick(chance, kind.quotes).format_map(words))]
