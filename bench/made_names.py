"""Makes names of places, people, parties and outlets out of syllables: each theatre of conflict sounds like itself, and none is on a map."""

from __future__ import annotations

import random
from dataclasses import dataclass

ONSETS = "b d f g h j k l m n p r s t v z sh ch th".split()
CLUSTERS = "br dr gr kr pr sk st tr vr kv zh tl fl gl sv".split()
VOWELS = "a e i o u".split()
DIPHTHONGS = "ai ia ei au oa y ue".split()
CODAS = "n r l s m sk rn lt nd th v x rd".split()
ENDS = "a o e i en ar im os esk und eth el ik un ai ost in ang uru ey an ir".split()
BIRDS = "Plover Kestrel Lark Heron Curlew Magpie Swift Osprey Linnet Bittern Wren Jackdaw".split()
WIRES = "Corvane Telmar Quorum Sextant Landmark Parallax Overline Isobar Perigee Solstrand".split()
CHARITIES = (
    "Open Roads Watch", "the Civil Harm Register", "the Shelter Line", "the Lantern Committee", "Clinics Without Walls", "the Quiet Fields Project",
    "the Border Families Fund", "the Ceasefire Ledger", "Bread and Water Relief", "the Witness Desk",
)  # fmt: skip
STATIONS = "K9 Channel Orion|Radio Meridia|TV Halcyon|Radio Seven Hills|Channel Ember|The World at Six|Vantage TV|Radio Longwave|North Band Radio|Candela TV".split("|")
PAPERS = "Messenger Courier Gazette Bell Observer Sentinel Post Tribune Advertiser Ledger".split()
WIRE_ENDS = ("Press", "Wire", "", "News Agency", "Dispatches")
RANKS = ("Colonel", "Major", "Captain", "Brigadier", "Lieutenant Colonel")
BODIES = ("Front", "Council", "Brigades", "League", "Movement", "Assembly", "Union", "Column")
REGIONS = ("valley", "plateau", "district", "delta", "hills", "corridor", "lowlands", "peninsula")


@dataclass(frozen=True, slots=True)
class Outlet:
    """Name an outlet, how it writes (its style), and the party it serves, if any."""

    name: str
    style: str
    party: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Name somebody: first name and surname."""

    first: str
    last: str

    @property
    def full(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True, slots=True)
class Party:
    """Name one side as reports call it: itself, its men, its command, the office that speaks for it, and what stands before a noun."""

    name: str
    called: str  # before a noun: "Vesharan" guns, "Orlim Front" guns
    men: str
    army: str
    office: str
    capital: str
    speaker: Person
    rank: str
    chief: Person
    post: str


@dataclass(frozen=True, slots=True)
class Theatre:
    """Hold one conflict: its parties, places, the people who speak there, and the outlets that write of it."""

    number: int
    region: str
    river: str
    towns: tuple[str, ...]
    parties: tuple[Party, ...]
    people: tuple[Person, ...]
    outlets: tuple[Outlet, ...]
    monitor: str
    since: int
    dead: int
    sources: tuple[tuple[tuple[str, str, tuple[str, str, str | None]], ...], ...]  # for each party those who speak for it: as printed first, as printed later, the voice
    called: tuple[tuple[dict[str, str], ...], ...]  # slots for each party as the accused (`a_...`) and as the accuser (`b_...`)


class Tongue:
    """Make words of a few syllables that go together, each given once."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.onsets = chance.sample(ONSETS, 11) + chance.sample(CLUSTERS, 2)
        self.vowels = chance.sample(VOWELS, 4) * 3 + chance.sample(DIPHTHONGS, 1)
        self.codas = [""] * 5 + chance.sample(CODAS, 5)
        self.ends = chance.sample(ENDS, 9)
        self.given: set[str] = set()

    def word(self, least: int = 7, most: int = 9) -> str:
        """Give a new capitalised word."""
        pick = self.chance.choice
        while True:
            parts = [pick(self.onsets) + pick(self.vowels) + pick(self.codas) for _ in range(pick((1, 1, 2)))]
            last = pick(self.onsets) + pick(self.vowels) + pick(CODAS) if self.chance.random() < 0.4 else pick(self.onsets) + pick(self.ends)
            word = ("".join(parts) + last).capitalize()
            if least <= len(word) <= most and word not in self.given and not any(c * 2 in word.lower() for c in "aeiouyvhjk"):
                self.given.add(word)
                return word

    def person(self) -> Person:
        """Give a name with a short first part."""
        return Person(self.word(4, 6), self.word(5, 8))


def wires_and_papers() -> tuple[Outlet, ...]:
    """List the outlets that write of every theatre: wires, tabloids, broadcasters, charities."""
    wires = [Outlet(f"{name} {WIRE_ENDS[n % len(WIRE_ENDS)]}".strip(), "wire") for n, name in enumerate(WIRES)]
    tabloids = [Outlet(f"{('The Daily', 'The Morning', 'The Evening')[n % 3]} {bird}", "tabloid") for n, bird in enumerate(BIRDS)]
    stations = [Outlet(name, "broadcaster") for name in STATIONS]
    return (*wires, *tabloids, *stations, *(Outlet(name.removeprefix("the ").title() if name.startswith("the ") else name, "charity") for name in CHARITIES))


GLOBAL = wires_and_papers()


def _party(tongue: Tongue, chance: random.Random) -> Party:
    """Make a state or a movement, either with the same chance."""
    post = chance.choice(("Defence Minister", "Interior Minister", "Security Secretary"))
    speaker, chief, rank = tongue.person(), tongue.person(), chance.choice(RANKS)
    if chance.random() < 0.5:
        name = tongue.word(6, 8)
        called = (name[:-1] if name[-1] in "aeiou" else name) + ("n" if name.endswith("ia") else "an")
        men = chance.choice(("soldiers", "troops", "forces", "border guards"))
        office = chance.choice(("Defence Ministry", "Interior Ministry", "General Staff"))
        return Party(name, called, f"{called} {men}", f"the {called} army", f"the {called} {office}", tongue.word(), speaker, rank, chief, f"{called} {post}")
    called = f"{tongue.word()} {chance.choice(BODIES)}"
    men = chance.choice(("fighters", "units", "gunmen", "militiamen"))
    office = chance.choice(("press office", "military command", "political bureau"))
    return Party(f"the {called}", called, f"{called} {men}", f"the {called} command", f"the {called}{'’' if called.endswith('s') else '’s'} {office}", tongue.word(), speaker, rank, chief, f"{called} {post.replace('Minister', 'chief')}")


def _sources(party: Party) -> tuple[tuple[str, str, tuple[str, str, str | None]], ...]:
    """List those who speak for a party."""
    man = (party.speaker.full, "person", party.army)
    return (
        (f"{party.army.removeprefix('the ')} spokesman {party.rank} {party.speaker.full}", party.speaker.last, man),
        (party.office, party.office, (party.office, "organization", None)),
        (party.army, party.army, (party.army, "organization", None)),
        (f"{party.rank} {party.speaker.full} of {party.army}", party.speaker.last, man),
        (f"{party.post} {party.chief.full}", party.chief.last, (party.chief.full, "person", party.office)),
    )


def _slots(side: str, party: Party) -> dict[str, str]:
    """Give the names of a party for the frames that call it by its side."""
    names = {"name": party.name, "called": party.called, "men": party.men, "capital": party.capital, "army": party.army}
    return {f"{side}_{name}": words for name, words in names.items()}


def theatre(seed: int, number: int) -> Theatre:
    """Make a theatre: the same seed and number give the same one."""
    chance = random.Random(f"theatre {seed} {number}")
    tongue = Tongue(chance)
    parties = tuple(_party(tongue, chance) for _ in range(chance.choice((2, 2, 3))))
    towns = tuple(tongue.word(7, 10) for _ in range(chance.randint(18, 40)))
    first, last = [tongue.word(4, 6) for _ in range(23)], [tongue.word(5, 8) for _ in range(41)]
    people = tuple(Person(first[n % 23], last[n % 41]) for n in range(250))
    outlets = [Outlet(f"{p.called} {chance.choice(('News Bureau', 'State Agency', 'Information Service', 'Today'))}", "state", n) for n, p in enumerate(parties)]
    for n, town in enumerate(chance.sample(towns, 5)):
        outlets.append(Outlet(f"The {town} {PAPERS[(number + n) % len(PAPERS)]}", "local", n % len(parties) if n < len(parties) else None))
    outlets.append(Outlet(f"Radio {tongue.word()}", "broadcaster"))
    return Theatre(
        number=number,
        region=f"{tongue.word()} {chance.choice(REGIONS)}",
        river=tongue.word(6, 8),
        towns=towns,
        parties=parties,
        people=people,
        outlets=(*outlets, *chance.sample(GLOBAL, 22)),
        monitor=f"the {tongue.word()} {chance.choice(('Monitor', 'Observatory', 'Documentation Centre', 'Incident Register'))}",
        since=chance.randint(1994, 2014),
        dead=chance.randint(9, 190) * 100,
        sources=tuple(map(_sources, parties)),
        called=tuple(tuple(_slots(side, party) for party in parties) for side in "ab"),
    )
