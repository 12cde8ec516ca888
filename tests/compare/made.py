"""Six short reports of one invented affair and a comparison of them, both made by hand: every offset is true.

Shells hit the mill at Sarn Ferry.  The Coast and the Highland accuse each other, a monitor counts the dead, one report
is a cut copy of another, one follows a day later, one takes back what it said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hand_made import Maker
from rashomon.comparison import Comparison, Copy, Edit, Evidence, Group, Member, Point, Position, Silence
from rashomon.model import Figure, FoundDate, Header, Incident, Place, Published, Report, Voice, When
from rashomon.show.accounts.check import Check
from rashomon.show.accounts.checks import checks
from rashomon.show.accounts.desk import Desk


class Scribe(Maker):
    """Lay out one report with its outlet and day; look up whatever is pinned in it."""

    def __init__(self, outlet: str | None, day: str | None, title: str, *paragraphs: str) -> None:
        super().__init__(title, paragraphs, "")
        self.original = replace(self.original, path=f"{(outlet or 'unknown').lower().replace(' ', '-')}-{day}.txt")
        self.outlet, self.day, self.headline = outlet, day, title
        self.voices: list[Voice] = []
        self.statements: list[Any] = []
        self.figures: list[Figure] = []
        self.incidents: list[Incident] = []

    @property
    def id(self) -> str:
        return self.original.id

    def voice(self, name: str, kind: str = "organization", *mentions: str, **more: Any) -> str:
        ident = f"v{len(self.voices) + 1}"
        self.voices.append(Voice(ident, name, kind, mentions=tuple(self.words(m) for m in mentions or (name,)), **more))  # type: ignore[arg-type]
        return ident

    def says(self, source: str | None, cue: str | None, content: str, **more: Any) -> str:
        ident = f"s{len(self.statements) + 1}"
        self.statements.append(self.statement(len(self.statements) + 1, source, cue, content, **more))
        return ident

    def count(self, phrase: str, low: int | None, high: int | None, bound: str, group: str, harm: str = "killed", **more: Any) -> str:
        ident = f"f{len(self.figures) + 1}"
        if "as_of" in more:
            more["as_of"] = self.words(more["as_of"])
        self.figures.append(Figure(ident, self.words(phrase), low, high, bound, group, harm, **more))  # type: ignore[arg-type]
        return ident

    def happened(self, phrase: str, start: str | None, end: str | None, place: str | None = None, **more: Any) -> str:
        ident = f"i{len(self.incidents) + 1}"
        where = Place(self.words(place), place, None, None, None, "not in the gazetteer") if place else None
        how = "weekday before publication" if start or end else "the report gives no day"
        self.incidents.append(Incident(ident, phrase, self.words(phrase), (), "other", where, When(start, end, None, how), **more))
        return ident

    def done(self, **more: Any) -> Report:
        published = Published(self.day, "header", (FoundDate(self.day, "header"),)) if self.day else None
        layers = {name: tuple(getattr(self, name)) for name in ("voices", "statements", "figures", "incidents")}
        return self.report(header=Header(self.words(self.headline), outlet=self.outlet, published=published), **(layers | more))

    def proof(self, phrase: str, voice: str | None = None, statement: str | None = None, *, root: str | None = None, copy_of: str | None = None) -> Evidence:
        return Evidence(self.id, self.words(phrase), voice, statement, root or voice, copy_of)


MONITOR, ARMY, HIGHLAND, RADIO = "the Lake Monitor", "the Coast army", "the Highland command", "Coast state radio"


def _courier() -> Scribe:
    r = Scribe(
        "The Port Courier", "2031-05-08", "At least 31 killed as shells hit mill at Sarn Ferry, monitor says",
        "At least 31 people, including two medics, were killed on Wednesday when shells hit the mill at Sarn Ferry, Lake Monitor head Ilse Dorn told Interpress.",
        "It was not immediately clear how many of the dead were civilians. Dozens more were hurt, she said.",
        "The Coast army said in a statement that Highland fighters had fired first. “The attack will not go unanswered,” the army said.",
        "A Coast drone that watched the crossing fell after a technical failure, the army added.",
    )  # fmt: skip
    monitor = r.voice("Ilse Dorn", "person", "Ilse Dorn", speaks_for=r.words("Lake Monitor"))
    press = r.voice("Interpress", "outlet")
    army = r.voice("the Coast army", "organization", "The Coast army", "the army")
    r.happened("shells hit the mill at Sarn Ferry", "2031-05-07", "2031-05-07", "Sarn Ferry")
    r.happened("A Coast drone that watched the crossing fell", None, None)
    toll = r.says("Lake Monitor head Ilse Dorn", "told Interpress", "At least 31 people, including two medics, were killed on Wednesday when shells hit the mill at Sarn Ferry", voice=monitor, via=(press,))
    hurt = r.says("she", "said", "Dozens more were hurt", voice=monitor)
    r.says("The Coast army", "said in a statement", "Highland fighters had fired first", voice=army, channel="in a statement", stance="accuses")
    r.says("the army", "said", "The attack will not go unanswered", voice=army, manner="direct", act="threatens")
    r.says("the army", "added", "A Coast drone that watched the crossing fell after a technical failure", voice=army)
    r.count("At least 31 killed", 31, None, "at_least", "killed", incident="i1", repeats="f2", voice=monitor)
    whole = r.count("At least 31 people", 31, None, "at_least", "people", incident="i1", voice=monitor, statement=toll)
    r.count("two medics", 2, 2, "exact", "medics", incident="i1", voice=monitor, statement=toll, part_of=whole)
    r.count("Dozens more", 24, None, "vague", "more", "injured", incident="i1", voice=monitor, statement=hurt)
    return r


def _post() -> Scribe:
    r = Scribe(
        "Valley Post", "2031-05-08", "31 killed at Sarn Ferry",
        "31 people, including two medics, were killed on Wednesday when shells hit the mill at Sarn Ferry.",
        "Coast state radio said the attack “would not go unanswered.” A video posted online by Highland fighters shows smoke above the mill.",
    )  # fmt: skip
    radio = r.voice("Coast state radio")
    online = r.voice("Highland fighters", "group")
    r.happened("shells hit the mill at Sarn Ferry", "2031-05-07", "2031-05-07", "Sarn Ferry")
    r.says("Coast state radio", "said", "the attack “would not go unanswered.”", voice=radio, manner="mixed", act="threatens")
    r.says("Highland fighters", "shows", "smoke above the mill", voice=online, channel="A video posted online")
    r.count("31 people", 31, 31, "exact", "people", incident="i1")
    return r


def _voice() -> Scribe:
    r = Scribe(
        "The Highland Voice", "2031-05-08", "Thirty civilians die under Coast shells",
        "Thirty civilians were killed in Coast shelling of the mill at Sarn Ferry, the Lake Monitor and residents said on Thursday.",
        "Oren Tavik, spokesman of the Highland command, denied that its fighters had fired at all. “We fired no shot,” he wrote on Twitter. “The Coast army is to blame for every one of the dead.”",
        "“It was our gunners who shot the drone down,” Tavik said. The River Guard held up ambulances for three hours, he added.",
        "More than 12,000 people have been killed since the war began.",
    )  # fmt: skip
    monitor = r.voice("the Lake Monitor")
    people = r.voice("residents", "unnamed")
    tavik = r.voice("Oren Tavik", "person", "Oren Tavik", "Tavik", "he", role=r.words("spokesman of the Highland command"), speaks_for=r.words("the Highland command"))
    r.happened("Coast shelling of the mill at Sarn Ferry", "2031-05-07", "2031-05-08", "Sarn Ferry")
    r.happened("shot the drone down", None, "2031-05-08")
    r.happened("the war", None, None)
    toll = r.says("the Lake Monitor and residents", "said", "Thirty civilians were killed in Coast shelling of the mill at Sarn Ferry", voice=monitor, said="on Thursday")
    r.says("Oren Tavik, spokesman of the Highland command", "denied", "its fighters had fired at all", voice=tavik, stance="denies")
    r.says("he", "wrote on Twitter", "We fired no shot", voice=tavik, manner="direct", stance="denies", channel="on Twitter")
    r.says("he", "wrote on Twitter", "The Coast army is to blame for every one of the dead", voice=tavik, manner="direct", stance="accuses", channel="on Twitter")
    r.says("Tavik", "said", "It was our gunners who shot the drone down", voice=tavik, manner="direct", act="claims_responsibility")
    r.says("he", "added", "The River Guard held up ambulances for three hours", voice=tavik, stance="accuses")
    r.count("Thirty civilians were killed", 30, 30, "exact", "civilians", incident="i1", voice=monitor, voices=(monitor, people), statement=toll)
    r.count("More than 12,000 people", 12001, None, "at_least", "people", incident="i3")
    return r


def _gazette() -> Scribe:
    r = Scribe(
        "Coast Gazette", "2031-05-08", "Highland guns blamed for Sarn Ferry",
        "Highland guns struck the mill at Sarn Ferry, the Coast army said on Thursday. Its spokesman told Interpress by telephone that Coast guns had been silent all day.",
        "The army accused the Highland command of using the mill as a store. Between 20 and 25 people were wounded, the district clinic said.",
    )  # fmt: skip
    army = r.voice("the Coast army", "organization", "the Coast army", "Its spokesman", "The army")
    press = r.voice("Interpress", "outlet")
    clinic = r.voice("the district clinic")
    r.happened("Highland guns struck the mill at Sarn Ferry", "2031-05-07", "2031-05-08", "Sarn Ferry")
    r.says("the Coast army", "said", "Highland guns struck the mill at Sarn Ferry", voice=army, stance="accuses", said="on Thursday")
    r.says("Its spokesman", "told Interpress by telephone", "Coast guns had been silent all day", voice=army, via=(press,), stance="denies", channel="by telephone")
    r.says("The army", "accused", "using the mill as a store", voice=army, stance="accuses")
    hurt = r.says("the district clinic", "said", "Between 20 and 25 people were wounded", voice=clinic)
    r.count("Between 20 and 25 people", 20, 25, "range", "people", "injured", incident="i1", voice=clinic, statement=hurt)
    return r


def _later() -> Scribe:
    r = Scribe(
        "The Port Courier", "2031-05-09", "Toll at Sarn Ferry rises to 43",
        "The Lake Monitor put the dead of Wednesday’s shelling at 43 in a new count on Friday, women and children among them.",
        "The Highland command said its men would leave the ferry by Saturday under a truce.",
    )  # fmt: skip
    monitor = r.voice("The Lake Monitor")
    command = r.voice("The Highland command")
    r.happened("Wednesday’s shelling", "2031-05-07", "2031-05-07")
    r.happened("its men would leave the ferry", "2031-05-09", "2031-05-10")
    toll = r.says("The Lake Monitor", "put", "the dead of Wednesday’s shelling at 43 in a new count", voice=monitor)
    r.says("The Highland command", "said", "its men would leave the ferry by Saturday under a truce", voice=command, stance="promises")
    r.count("43", 43, 43, "exact", "the dead", incident="i1", voice=monitor, statement=toll, as_of="in a new count")
    return r


def _taken_back() -> Scribe:
    r = Scribe(
        "The Highland Voice", "2031-05-10", "Correction",
        "An earlier report spoke of thirty civilians. The Lake Monitor says that fighters were among the dead.",
    )  # fmt: skip
    monitor = r.voice("The Lake Monitor")
    r.happened("the dead", None, None)
    r.says("The Lake Monitor", "says", "fighters were among the dead", voice=monitor, act="corrects")
    return r


def comparison() -> Comparison:
    """Compare the six reports as a careful person would."""
    a, b, c, d, e, f = made = (_courier(), _post(), _voice(), _gazette(), _later(), _taken_back())
    reports = (a.done(condition=("paragraphs lost",)), b.done(condition=("paragraphs lost", "quotation marks lost")), *(r.done() for r in made[2:]))
    shelling = Group(
        "i1", "shells hit the mill at Sarn Ferry",
        (Member(a.id, "i1"), Member(b.id, "i1"), Member(c.id, "i1"), Member(d.id, "i1"), Member(e.id, "i1"), Member(f.id, "i1")),
        reports[0].incidents[0].place, reports[0].incidents[0].date,  # type: ignore[index]
        (*(Member(a.id, f"f{n}") for n in (1, 2, 3, 4)), Member(b.id, "f1"), Member(c.id, "f1"), Member(d.id, "f1"), Member(e.id, "f1")),
    )  # fmt: skip
    drone = Group("i2", "shot the drone down", (Member(a.id, "i2"), Member(c.id, "i2")), None, When(None, "2031-05-08", None, "before the report"))
    leaving = Group("i3", "its men would leave the ferry", (Member(e.id, "i2"),), None, When("2031-05-09", "2031-05-10", None, "weekday after publication"))
    war = Group("i4", "the war", (Member(c.id, "i3"),), None, When(None, None, None, "no day"), (Member(c.id, "f2"),), background=True)
    copied = Copy(
        (a.id, b.id), 0.71,
        ((a.words("people, including two medics, were killed on Wednesday when shells hit the mill at Sarn Ferry"), b.words("people, including two medics, were killed on Wednesday when shells hit the mill at Sarn Ferry")),),
        (
            Edit("attribution_dropped", a.words("when shells hit the mill at Sarn Ferry, Lake Monitor head Ilse Dorn told Interpress."), b.words("when shells hit the mill at Sarn Ferry.")),
            Edit("bound_changed", a.words("At least 31 people"), b.words("31 people")),
            Edit("speaker_changed", a.words("“The attack will not go unanswered,” the army said."), b.words("Coast state radio said the attack “would not go unanswered.”")),
        ),
    )  # fmt: skip
    return Comparison(reports, (copied,), (shelling, drone, leaving, war), _points(*made))


def _points(a: Scribe, b: Scribe, c: Scribe, d: Scribe, e: Scribe, f: Scribe) -> tuple[Point, ...]:
    toll = (
        Position("[30]", (c.proof("Thirty civilians were killed", MONITOR, "s1"),)),
        Position("[at least 31]", (a.proof("At least 31 people", "Ilse Dorn", "s1", root=MONITOR), b.proof("31 people", copy_of=a.id))),
        Position("[43]", (e.proof("43", "The Lake Monitor", "s1", root=MONITOR),)),
    )
    return (
        Point("p1", "[how many killed?]", "i1", "update", "the later count is called new", toll, 2, (Silence(d.id, "no_position"), Silence(f.id, "earlier")), 0.9),
        Point("p2", "[what brought the drone down?]", "i2", "conflict", "two causes, each said of the same fall", (
            Position("[a technical failure]", (a.proof("fell after a technical failure", ARMY, "s5"),)),
            Position("[shot down]", (c.proof("It was our gunners who shot the drone down", "Oren Tavik", "s5", root=HIGHLAND),)),
        ), 2, (), 0.81),
        Point("p3", "[did Highland fighters fire?]", "i1", "denial", "one says so, another says not", (
            Position("[yes]", (a.proof("Highland fighters had fired first", ARMY, "s3"), d.proof("Highland guns struck the mill at Sarn Ferry", ARMY, "s1"))),
            Position("[no]", (c.proof("its fighters had fired at all", "Oren Tavik", "s2", root=HIGHLAND), c.proof("We fired no shot", "Oren Tavik", "s3", root=HIGHLAND))),
        ), 2, (), 0.77),
        Point("p4", "[who is to blame for the shelling?]", "i1", "blame", "each names another", (
            Position("[the Highland]", (d.proof("Highland guns struck the mill at Sarn Ferry", ARMY, "s1"),)),
            Position("[the Coast]", (c.proof("The Coast army is to blame for every one of the dead", "Oren Tavik", "s4", root=HIGHLAND),)),
        ), 2, (), 0.7),
        Point("p5", "[whose words: “unanswered”?]", "i1", "wording", "the same words, two speakers", (
            Position("[the army]", (a.proof("The attack will not go unanswered", ARMY, "s4"),)),
            Position("[state radio]", (b.proof("the attack “would not go unanswered.”", RADIO, "s1"),)),
        ), 2, (), 0.95),
        Point("p6", "[were ambulances held up?]", "i1", "one_sided", "the accused is not heard on it", (
            Position("[yes, by the River Guard]", (c.proof("The River Guard held up ambulances for three hours", "Oren Tavik", "s6", root=HIGHLAND),)),
        ), 1, (Silence("The River Guard", "not_heard"),), 0.66),
        Point("p7", "[were they civilians?]", "i1", "correction", "a report takes back what it said", (
            Position("[civilians]", (c.proof("Thirty civilians", MONITOR, "s1"),)),
            Position("[fighters too]", (f.proof("fighters were among the dead", "The Lake Monitor", "s1", root=MONITOR),)),
        ), 1, (Silence(a.id, "declared_unknown", a.words("It was not immediately clear how many of the dead were civilians")),), 0.8),
        Point("p8", "[how many hurt?]", "i1", "differs", "bounds that can all hold", (
            Position("[dozens]", (a.proof("Dozens more", "Ilse Dorn", "s2", root=MONITOR),)),
            Position("[20 to 25]", (d.proof("Between 20 and 25 people", "the district clinic", "s4"),)),
        ), 2, (), 0.6),
        Point("p9", "[what was hit?]", "i1", "agreement", "several roots say the same; whether they rest on one witness is possible, not stated", (
            Position("[the mill]", (a.proof("shells hit the mill at Sarn Ferry", "Ilse Dorn", "s1", root=MONITOR), b.proof("shells hit the mill at Sarn Ferry", copy_of=a.id), d.proof("struck the mill at Sarn Ferry", ARMY, "s1"))),
        ), 3, (), 0.9),
        Point("p10", "[a truce?]", "i3", "repetition", "one root", (
            Position("[men to leave]", (e.proof("its men would leave the ferry by Saturday under a truce", "The Highland command", "s2", root=HIGHLAND),)),
        ), 1, tuple(Silence(r.id, "earlier") for r in (a, b, c, d)), 0.9),
        Point("p11", "[the war’s dead?]", "i4", "differs", "a toll of another thing", (
            Position("[more than 12,000]", (c.proof("More than 12,000 people"),)),
        ), 1),
    )  # fmt: skip


def of_kind(desk: Desk, kind: str) -> list[Check]:
    """Give the checks of one kind."""
    return [c for c in checks(desk) if c.kind == kind]
