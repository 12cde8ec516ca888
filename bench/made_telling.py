"""Lets outlets tell events: the words are drawn once a report, sentence by sentence, from the frames of its style."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from made_events import BEGIN, CLOCKS, CLOSE, DAY, HARMS, SENTENCES, SOURCE, Event, marked, numeral, pick, spelled
from made_frames import FOLLOW_TITLES, FOLLOWS, PLANS, STYLES, TAKEN_LEADS, WORDINGS
from made_kinds import KINDS, Kind
from made_names import Outlet

_PART = re.compile("on {d} (morning|afternoon|evening|night)|overnight into {d}")
_OPENS = re.compile("[\ue000-\ue0fe“]*")
_BEGINS = re.compile(f"{BEGIN}([\ue000-\ue0fc“]*)([a-z]|[0-9]+)?")

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
FIRST = {
    "h": ("doctor {h} of {clinic}", "{clinic}", "head nurse {h}", "surgeon {h} of {clinic}", "doctors at {clinic}"),
    "m": ("mayor {m}", "district governor {m}", "council head {m}", "the town council"),
    "g": ("{monitor}",),
    "r": ("the {town_plain} fire brigade", "the district police", "the civil defence office", "rescue workers", "the {town_plain} rescue service"),
    "w": ("{trade_w} {w}", "{w}, who lives nearby,", "{trade_w} {w}"),
    "x": ("residents", "witnesses", "two witnesses", "people in {town_plain}", "neighbours", "survivors"),
    "u": ("a security official who asked not to be named", "an official who was not allowed to speak in public", "a police officer on condition of anonymity", "a person close to the inquiry", "an unnamed officer"),
    "o": ("the regional bloc", "the bloc’s envoy {o}", "the neighbouring states", "church leaders", "envoy {o}"),
}
SPEAKERS = frozenset(FIRST) | {"a", "b"}
UNNAMED = frozenset("xu")
BOUNDS = ("",) * 5 + ("at least ",) * 4 + ("more than ", "up to ", "about ", "nearly ")
DONE = {"killed": ("{0} {were} killed", "{0} died", "{0} lost their lives"), "injured": ("{0} {were} injured", "{0} {were} hurt", "{0} {were} wounded"), "abducted": ("{0} {were} taken", "{0} {were} abducted"), "detained": ("{0} {were} detained", "{0} {were} arrested"), "missing": ("{0} {were} missing", "{0} {were} still missing")}
WITH = {"killed": ("killing {0}", "leaving {0} dead"), "injured": ("injuring {0}", "wounding {0}", "leaving {0} hurt")}
DID = {"killed": "killed", "injured": "injured", "abducted": "ended with the capture of"}
SHORT = {"killed": ("{0} dead", "{0} killed"), "injured": ("{0} hurt", "{0} injured"), "abducted": ("{0} {1} abducted", "{0} {1} seized")}
MORE = ("detail", "detail", "calls", "quote", "detail", "background", "detail", "cause")  # once a plan is told and more is wanted
HARMED = {"killed": "dead", "injured": "injured", "abducted": "hostages"}


def _pools() -> dict[tuple[str, str], dict[str, tuple[str, ...]]]:
    """Give the wordings for each style and kind in one table."""
    shared = {name: tuple(map(marked, frames)) for name, frames in WORDINGS.items()}
    made = {}
    for style, own in STYLES.items():
        for kind in KINDS:
            words = {n: getattr(kind, n) for n in ("happened", "event", "event_a", "blame", "deed", "denials", "turned", "admitted", "titles")}
            words["denial"] = words.pop("denials")
            table = shared | {n: tuple(map(marked, f)) for n, f in own.items()} | {n: tuple(map(marked, f)) for n, f in words.items()}
            if kind.harm == "abducted":
                table["lead"] = tuple(map(marked, TAKEN_LEADS))
            made[style, kind.label] = table
    return made


POOLS = _pools()
FOLLOWING = {name: tuple(map(marked, frames)) for name, frames in FOLLOWS.items()}
@dataclass(slots=True)
class Draft:
    """Hold a report with its marks, paragraph by paragraph, each with the event it tells."""

    event: Event
    outlet: Outlet
    date: date
    title: str
    paragraphs: list[tuple[str, Event]]
    voices: dict[str, tuple[str, str, str | None]] = field(default_factory=dict)
    follows: str | None = None
    copied: Draft | None = None
    edits: tuple[str, ...] = ()
    affair: str | None = None


class Telling(dict):
    """Fill the slots of one report: facts first, then wordings of its style, drawn anew each time."""

    def __init__(self, event: Event, outlet: Outlet, day: date, chance: random.Random) -> None:
        super().__init__(event.facts)
        self.event, self.outlet, self.day, self.chance = event, outlet, day, chance
        style = "accused" if outlet.style == "state" and outlet.party == event.a else outlet.style
        self.style = style
        self.pools = POOLS[style, event.kind.label]
        self.named: dict[str, str] = {}
        self.turn = self.begun = int(chance.random() * 3)  # which of the quotes comes first
        self["outlet"] = outlet.name
        self["self_src"] = f"{SOURCE}{outlet.name}{CLOSE}"
        self["spokes_src"] = f"{SOURCE}a spokesman for {self['a_name']}{CLOSE}"
        self.voices = {outlet.name: (outlet.name, "outlet", None), f"a spokesman for {self['a_name']}": (self["a_name"], "organization", None)}
        self._days()
        self._toll()

    def __missing__(self, key: str) -> str:
        if key[1:] == "_src" and key[0] in SPEAKERS:
            return self._source(key[0])
        if key in ("day", "event_day"):
            return pick(self.chance, self.days if key == "day" else self.past)
        if key in ("quote", "quote_b"):
            self.turn += 1
            return self.event.quotes[self.turn % 3]
        if key == "heading":
            return self["quote"].split(", ")[0].split(". ")[0]
        if key in LATE:
            return LATE[key](self)
        text = pick(self.chance, self.pools[key])
        return text.format_map(self) if "{" in text else text

    def _source(self, key: str) -> str:
        """Name who says it: in full the first time, by surname or kind after that."""
        named = self.named.get(key)
        if named is None:
            words, later, voice = self._introduced(key)
            self.named[key] = f"{SOURCE}{later}{CLOSE}"
            self.voices[later] = voice
            if words.endswith(","):
                self.voices[words[:-1]] = voice
                return f"{SOURCE}{words[:-1]}{CLOSE},"
            self.voices[words] = voice
            return f"{SOURCE}{words}{CLOSE}"
        return named

    def _introduced(self, key: str) -> tuple[str, str, tuple[str, str, str | None]]:
        """Choose who speaks: as printed first, as printed later, and the voice."""
        if key in "ab":
            return pick(self.chance, self.event.theatre.sources[self.event.a if key == "a" else self.event.b])
        form = pick(self.chance, FIRST[key])
        words = form.format_map(self) if "{" in form else form
        if f"{{{key}}}" in form:
            person = self[key]
            return words, person.rsplit(" ", 1)[1], (person, "person", self["clinic"] if "{clinic}" in form else None)
        if key in UNNAMED or words.startswith(("doctors", "rescue workers")):
            return words, "the official" if "official" in words else "the officer" if "officer" in words else words, (words, "unnamed", None)
        return words, words, (words, "organization", None)

    def _days(self) -> None:
        """Write the day of the event as it is called on the day of the report."""
        day, lag = self.event.day, (self.day - self.event.day).days
        weekday, exact = WEEKDAYS[day.weekday()], f"{day.day} {MONTHS[day.month - 1]}"
        forms = CLOCKS[self.event.part][1]
        if lag > 6:
            late = (f"on {exact}", f"on {exact}", f"on {weekday}, {exact},")
            self.days = self.past = tuple(f"{DAY}{w}{CLOSE}" for w in late)
            self["long_ago"] = f"{DAY}on {exact}{CLOSE}"
        else:
            called = exact if self.style in ("charity", "state") and self.chance.random() < 0.5 else weekday
            if called is exact:
                forms = tuple(_PART.sub(lambda m: f"in the {m[1] or 'night'} of {{d}}", f) for f in forms)
            self.days = tuple(f"{DAY}{f.format(d=called)}{CLOSE}" for f in forms)
            self.past = tuple(f"{DAY}{w}{CLOSE}" for w in ((f"on {called}",) if lag != 1 else ("a day earlier", "the day before", f"on {called}")))
            if lag == 0:
                self.past = (f"{DAY}earlier in the day{CLOSE}",) if self.event.part in ("night", "dawn", "morning") else self.days
            self["long_ago"] = self.past[0]
        self["pub_day"] = f"on {WEEKDAYS[self.day.weekday()]}"
        self["month"] = MONTHS[day.month - 1]
        self["vague_hour"] = f"in the {self.event.part}" if self.event.part not in ("night", "dawn") else f"at {self.event.part}"

    def _toll(self) -> None:
        """Choose who counts in this report, and write the numbers in its words."""
        event, chance = self.event, self.chance
        kind = event.kind
        who = "b" if self.style == "state" else pick(chance, "hhmgrbu")
        rival = pick(chance, [k for k in "hmgrba" if k != who])
        self["c_src"], self["d_src"] = f"{{{who}_src}}", f"{{{rival}_src}}"
        lag = (self.day - event.day).days
        main, other = event.counts[who]
        grown = min(lag, 3) * (1 + main // 6) if kind.harm in ("killed", "injured") else 0
        bound = pick(chance, BOUNDS[: 9 if main < 10 else 11 if main % 5 else 13]) if main > 3 else ""
        self.main, self.first = main + grown, main
        self.figures(kind, self.main, other, bound)
        self["first_n"] = numeral(main)
        self.rival = event.counts[rival][0]
        self["rival_n"] = numeral(self.rival)

    def figures(self, kind: Kind, main: int, other: int, bound: str) -> None:
        """Fill the slots that tell how many were harmed."""
        group, harm, chance = self.event.group, kind.harm, self.chance
        self["toll"] = self["toll_g"] = self.figure(main, harm, bound, group)
        self["toll_n"], self["harmed"] = numeral(main), HARMED[harm]
        self["toll_clause"] = self["toll_and"] = self.clause(main, harm, bound, group)
        self.bound = bound
        self["tolling"] = pick(chance, WITH.get(harm, ("taking {0}",))).format(self["toll"])
        self["did"] = DID[harm]
        short = numeral(main)
        many = f"{HARMS[harm]}{bound if chance.random() < 0.5 else ''}{short}{CLOSE}"
        self["dead_h"] = self["taken_h"] = pick(chance, SHORT[harm]).format(many, group)
        self["dead_n"], self["taken_n"] = f"{HARMS[harm]}{short}{CLOSE}", f"{HARMS[harm]}{short} {group}{CLOSE}"
        if other:
            word = pick(chance, ("others", "others", "more", "people"))
            self["second_clause"] = self.clause(other, kind.other, "", word)
            second = self.figure(other, kind.other, "", "others" if word == "more" else word)
            verb = {"injured": "injured", "detained": "arrested", "missing": "missing"}[kind.other]
            self["toll_and"] = f"{self.figure(main, harm, bound, group)} {'was' if main == 1 else 'were'} {harm} and {second} {verb}"
            if harm in WITH and chance.random() < 0.4:
                self["tolling"] += f" and {second} {verb}" if self["tolling"].startswith("leaving") else ""

    def figure(self, number: int, harm: str, bound: str, group: str) -> str:
        """Write a count with the group it counts, marked."""
        if number == 1:
            group = {"people": "person", "children": "child", "men": "man", "nurses": "nurse"}.get(group, group.rstrip("s"))
        return f"{HARMS[harm]}{bound if number > 3 else ''}{numeral(number)} {group}{CLOSE}"

    def clause(self, number: int, harm: str, bound: str, group: str, were: str = "") -> str:
        """Write a count and what befell those counted as a clause."""
        one = number == 1
        form = pick(self.chance, DONE[harm][:2] if were or one else DONE[harm])
        if were and "{were}" not in form:
            form = form.replace("died", "had died")
        return form.format(self.figure(number, harm, bound, group), were=were or ("was" if one else "were"))

    def write(self, name: str) -> str:
        """Write one sentence, or two, of a step of the plan; empty where the event has nothing for it."""
        if name == "hurt" and "second_clause" not in self:
            return ""
        if name == "detail":
            if not self.details:
                return ""
            self["fact"] = pick(self.chance, self.details.pop(int(self.chance.random() * len(self.details)))).format_map(self)
        if name == "quote" and self.turn > self.begun + 1:
            return ""
        text = pick(self.chance, self.pools[name]).format_map(self)
        while "{" in text:
            text = text.format_map(self)
        return SENTENCES.get(name, SENTENCES[""]) + tidied(text)

    def tell(self, words: int) -> Draft:
        """Write the report by one of the plans of its style, up to about so many words."""
        event, chance = self.event, self.chance
        self.details = event.details.copy()
        plan, pools, lag = pick(chance, PLANS[self.style]).split(), self.pools, (self.day - event.day).days
        lead = self.write("raised") if lag > 0 and self.main > self.first and chance.random() < 0.5 else self.write("lead")
        if "dateline" in pools:
            lead = pick(chance, pools["dateline"]).format_map(self) + lead
        counted = any(mark in lead for mark in HARMS.values())
        paragraphs, written, seen = [(lead, event)], lead.count(" ") + 1, {lead}
        for step in (*plan[1:], *MORE):
            if written >= words:
                break
            if step == "tally" and counted:
                continue
            text = self.write(step)
            if text and text not in seen:
                seen.add(text)
                size = text.count(" ") + 1
                joins = len(paragraphs) > 1 and step in ("quote", "denies", "hurt", "detail") and chance.random() < 0.45
                if joins:
                    paragraphs[-1] = (f"{paragraphs[-1][0]} {text}", event)
                else:
                    paragraphs.append((text, event))
                written += size
        return Draft(event, self.outlet, self.day, self.headline(), paragraphs, self.voices)

    def headline(self) -> str:
        """Write a headline."""
        text = pick(self.chance, TITLES.get(self.style, ()) + self.pools["titles"]).format_map(self)
        return tidied(text)

    def follow(self, how: str) -> Draft:
        """Write of what came of the event weeks later."""
        first, *rest = FOLLOWING[how]
        lines = [first, *self.chance.sample(rest, 5)]
        self["noun"] = self.event.kind.label
        paragraphs = []
        for line in lines:
            text = line.format_map(self)
            while "{" in text:
                text = text.format_map(self)
            paragraphs.append((SENTENCES[""] + tidied(text), self.event))
        title = tidied(pick(self.chance, FOLLOW_TITLES[how]).format_map(self))
        return Draft(self.event, self.outlet, self.day, title, paragraphs, self.voices, self.event.id)


# Slots that few reports need.
LATE: dict[str, Callable[[Telling], str]] = {
    "rival": lambda t: t.figure(t.rival, t.event.kind.harm, "", t.event.group),
    "rival_clause": lambda t: t.clause(t.rival, t.event.kind.harm, "", t.event.group),
    "toll_had": lambda t: t.clause(t.main, t.event.kind.harm, t.bound, t.event.group, "had been"),
}
TITLES = {
    style: tuple(map(marked, frames))
    for style, frames in {
        "tabloid": ("Horror in {town}: {dead_h}", "“{heading}”", "{town}’s darkest hour", "{dead_h} — and nobody says sorry", "Agony of {town}"),
        "state": ("{b_called} leadership condemns attack on {town}", "{a_called} crime in {town}: {dead_h}", "Families of {town} to get help at once", "New provocation in {town}"),
        "accused": ("{a_called} command rejects claims over {town}", "Reports from {town} baseless, {a_called} side says", "What really happened in {town}"),
        "charity": ("Civilians harmed in {town}, {region}", "Alert: {dead_h} in {town}", "{town}: parties must spare civilians", "Bulletin on {town}: {dead_h}"),
        "local": ("{town} sweeps up after a black day", "“{heading}”", "Our town in mourning: {dead_h}", "{town} tells what it saw"),
        "broadcaster": ("{town}: what we know so far", "Live: {dead_h} in {town}", "{town} attack: claims and denials"),
    }.items()
}


def _raised(found: re.Match[str]) -> str:
    return f"{SENTENCES['']}{found[1]}{_begun(found[2] or '')}"


def _begun(word: str) -> str:
    return spelled(int(word)).capitalize() if word.isdigit() and int(word) < 100 else word.upper()


def tidied(text: str) -> str:
    """Begin sentences with capitals, small numbers there in words."""
    at = _OPENS.match(text).end()
    if text[at].isdigit():
        end = at + 1
        while text[end].isdigit():
            end += 1
        if text[end] != ",":
            text = text[:at] + _begun(text[at:end]) + text[end:]
    elif text[at].islower():
        text = text[:at] + text[at].upper() + text[at + 1 :]
    if BEGIN in text:
        text = _BEGINS.sub(_raised, text)
    return text.replace(",.", ".") if ",." in text else text
