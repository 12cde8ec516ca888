"""Score incidents against MUC-3/4 records, slot by slot: python bench/muc.py FILE... [--keep FOLDER].

Each FILE holds one JSON object a line, with `text` and gold `incidents`.  `--keep` writes the record of each report
there and reads it back the next time, since reading is slow.

MUC's rules, as far as a program can apply them (the scorer of 1992 asked its user where strings differed):
- a report's incidents are matched with the gold's by content, one to one, best first; a pair needs some agreement on
  who did it or whom it befell, or on both day and place.
- a fill that agrees earns 1, one that agrees in part 1/2: another day of the same stretch, the country alone, a name that
  shares a word, a victim without the right effect.
- recall is what was earned over the gold's fills, precision over ours.  Optional fills and incidents ('?', 'OPTIONAL') earn
  when given and cost nothing when not; of alternatives ('/') one will do.
- `all` counts the fills of incidents matched with none, on both sides; `matched` leaves out ours that are matched with none.

PLOVER's kinds are mapped plainly: 'assault' is an ATTACK, or BOMBING, KIDNAPPING, ARSON or ROBBERY where the incident's
words say so; other kinds are no MUC incidents.  Stages, instruments, physical targets and kinds of perpetrator are not scored.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

SLOTS = ("type", "date", "location", "perpetrator", "victim")
WORDS = {
    "BOMBING": r"bomb|explo|dynamit|blast|detonat|blew|blow|grenade|mine",
    "KIDNAPPING": r"kidnap|abduct|hostage|disappear|hijack",
    "ARSON": r"arson|torch|burn|on fire|fire to|ablaze|alight",
    "ROBBERY": r"rob|loot|theft|ransack|plunder|burglar|heist",
}
DEADLY = re.compile(r"kill|murder|assassinat|execut|massacre|slay|slain|die|death|dead|behead|lynch", re.IGNORECASE)
HURT = re.compile(r"wound|injur|hurt|maim", re.IGNORECASE)
HARMS = {"killed": "DEATH", "injured": "INJURY"}
SMALL = frozenset("the of a an and in on at by from to for with two three four five six seven eight nine ten several some other people persons".split())
Days = tuple[date | None, date | None]


@dataclass
class Template:
    """Hold one incident, ours or the gold's: for each slot its fills, for each fill its alternatives."""

    fills: dict[str, list[list]] = field(default_factory=lambda: {slot: [] for slot in SLOTS})
    free: dict[str, list[bool]] = field(default_factory=lambda: {slot: [] for slot in SLOTS})
    optional: bool = False

    def add(self, slot: str, alternatives: list, *, optional: bool = False) -> None:
        if alternatives:
            self.fills[slot].append(alternatives)
            self.free[slot].append(optional)


def said(fill: str) -> list[str]:
    """Give the alternatives of a fill of strings, quotation marks off."""
    return [found.strip() for found in re.findall(r'"((?:\\"|[^"])+)"', fill) if found.strip(" -\\")]


def gold_days(fill: str) -> list[Days]:
    """Read the alternatives of a date slot: a day, '- day' (by that day), 'day - day'."""
    out: list[Days] = []
    for part in fill.split("/"):
        days = re.findall(r"\d{1,2} [A-Za-z]{3}[A-Za-z]* \d\d", part)
        try:
            read = [datetime.strptime(" ".join((d.split()[0], d.split()[1][:3], d.split()[2])), "%d %b %y").date() for d in days]
        except ValueError:
            continue
        if read:
            out.append((None if re.match(r"[\s(?]*-", part) else read[0], read[-1]))
    return out


def gold_template(incident: dict) -> Template:
    made = Template(optional="OPTIONAL" in incident.get("template", ""))
    for slot, key in (("type", "type"), ("location", "location")):
        for fill in incident[key]:
            made.add(slot, [a.strip(" ?()") for a in fill.split("/")], optional="?" in fill)
    for fill in incident["date"]:
        made.add("date", gold_days(fill), optional="?" in fill)
    for fill in (*incident["perp_individual"], *incident["perp_org"]):
        made.add("perpetrator", said(fill), optional="?" in fill)
    names = {a: i for i, fill in enumerate(incident["hum_name"]) for a in said(fill)}
    people = [(said(fill), "?" in fill) for fill in incident["hum_name"]]
    for fill in incident["hum_desc"]:
        described, _, named = fill.partition('": "')
        at = next((names[a] for a in said(f'"{named}') if a in names), None) if named else None
        if at is None:
            people.append((said(fill), "?" in fill))
        else:
            people[at] = (people[at][0] + said(f'{described}"'), people[at][1])
    for alternatives, optional in people:
        effects = {e for fill in incident["hum_effect"] if set(said(fill)) & set(alternatives) for e in re.split(r"\s*/\s*", fill.partition(":")[0].strip(" ?()"))}
        made.add("victim", [(a, effects) for a in alternatives], optional=optional)
    return made


def our_template(record: dict, incident: dict) -> Template | None:
    """Read an incident of a record; `None` for one that MUC does not know."""
    if incident["kind"] != "assault":
        return None
    phrases = " ".join((incident["label"], incident["words"]["text"], *(m["text"] for m in incident["mentions"]), *(m["text"] for m in incident["means"]))).lower()
    made = Template()
    kind = next((name for name, words in WORDS.items() if re.search(rf"\b(?:{words})", phrases)), "ATTACK")
    made.add("type", [kind])
    start, end = incident["date"]["from"], incident["date"]["to"]
    if start or end:
        made.add("date", [(start and date.fromisoformat(start), end and date.fromisoformat(end))])
    if incident["place"]:
        made.add("location", [(incident["place"]["words"]["text"], incident["place"]["country"] or "")])
    for actor in incident["actors"]:
        made.add("perpetrator", [actor["text"]])
    effect = {"DEATH"} if DEADLY.search(phrases) else {"INJURY"} if HURT.search(phrases) else set()
    for target in incident["targets"]:
        made.add("victim", [(target["text"], effect)])
    for figure in record["figures"] or ():
        fresh = figure["incident"] == incident["id"] and figure["repeats"] is None and figure["high"] != 0
        if fresh and figure["harm"] in HARMS and not any(share(figure["group"], t) for ((t, _),) in made.fills["victim"]):
            made.add("victim", [(figure["group"], {HARMS[figure["harm"]]})])
    return made


def content(text: str) -> list[str]:
    return [w.removesuffix("s") for w in re.findall(r"[^\W_]+", text.lower()) if w not in SMALL]


def share(one: str, other: str) -> float:
    """Compare two names: 1 where the content words of one are all in the other's or the last words agree, 1/2 for a shared word."""
    a, b = content(one), content(other)
    if not a or not b:
        return 0.0
    if set(a) <= set(b) or set(b) <= set(a) or a[-1] == b[-1]:
        return 1.0
    return 0.5 if set(a) & set(b) else 0.0


def agree(slot: str, gold: object, ours: object) -> float:
    if slot == "type":
        return float(gold == ours)
    if slot == "date":
        (a, b), (c, d) = gold, ours  # type: ignore[misc]
        low, high = date.min, date.max
        return 1.0 if (a, b) == (c, d) else 0.5 if (a or low) <= (d or high) and (c or low) <= (b or high) else 0.0
    if slot == "location":
        (place, country), parts = ours, [re.sub(r"\(.*?\)", "", p).strip() for p in str(gold).split(":")]  # type: ignore[misc]
        if len(parts) == 1:
            return 1.0 if share(place, parts[0]) == 1 or share(country, parts[0]) == 1 else 0.0
        return 1.0 if share(place, parts[-1]) == 1 else 0.5 if any(share(place, p) == 1 or share(country, p) == 1 for p in parts[:-1]) else 0.0
    if slot == "victim":
        (name, effects), (ours_name, effect) = gold, ours  # type: ignore[misc]
        found = share(name, ours_name)
        return found if found < 1 or effects & effect or not (effects & {"DEATH", "INJURY"} or effect) else 0.5
    return share(str(gold), str(ours))


def compare(gold: Template, ours: Template, slot: str) -> list[tuple[float, int]]:
    """Pair the fills of a slot one to one, best first: what each pair earns, and which gold fill it is."""
    worth = sorted(
        ((max(agree(slot, g, o) for g in gs for o in os), i, k) for i, gs in enumerate(gold.fills[slot]) for k, os in enumerate(ours.fills[slot])),
        key=lambda w: (-w[0], w[1:]),
    )
    used: tuple[set[int], set[int]] = (set(), set())
    out = []
    for earned, i, k in worth:
        if earned and i not in used[0] and k not in used[1]:
            out.append((earned, i))
            used[0].add(i)
            used[1].add(k)
    return out


def likeness(gold: Template, ours: Template, *, dates: bool) -> float:
    """Weigh how much a pair has in common, `dates` or not; 0 for too little to be one incident."""
    got = {slot: sum(e for e, _ in compare(gold, ours, slot)) if dates or slot != "date" else 0 for slot in SLOTS}
    if not got["perpetrator"] + got["victim"] and not (got["date"] and got["location"]):
        return 0.0
    return got["type"] + got["date"] + got["location"] + got["perpetrator"] + 2 * got["victim"]


def matched(gold: list[Template], ours: list[Template], *, dates: bool = True) -> dict[int, int]:
    worth = sorted(((likeness(g, o, dates=dates), i, k) for i, g in enumerate(gold) for k, o in enumerate(ours)), key=lambda w: (-w[0], w[1:]))
    out: dict[int, int] = {}
    for weight, i, k in worth:
        if weight and i not in out and k not in out.values():
            out[i] = k
    return out


class Tally:
    """Count per slot: earned, the gold's fills, ours in matched incidents, ours in others; and the days right, given, and in all."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.days = {"incidents matched without their dates": [0, 0, 0], "reports of one incident, by our first": [0, 0, 0]}

    def add(self, gold: list[Template], ours: list[Template]) -> None:
        pairs = matched(gold, ours)
        self.counts["incidents", "matched"] += len(pairs)
        self.counts["incidents", "gold"] += sum(not g.optional or i in pairs for i, g in enumerate(gold))
        self.counts["incidents", "ours"] += len(ours)
        for i, g in enumerate(gold):
            if i in pairs:
                self._pair(g, ours[pairs[i]])
            elif not g.optional:
                for slot in SLOTS:
                    self.counts[slot, "gold"] += g.free[slot].count(False)
        for k, o in enumerate(ours):
            if k not in pairs.values():
                for slot in SLOTS:
                    self.counts[slot, "spurious"] += len(o.fills[slot])
        for i, k in matched(gold, ours, dates=False).items():
            self._day("incidents matched without their dates", gold[i].fills["date"], ours[k].fills["date"])
        if len(gold) == 1:
            self._day("reports of one incident, by our first", gold[0].fills["date"], ours[0].fills["date"] if ours else [])

    def _pair(self, gold: Template, ours: Template) -> None:
        for slot in SLOTS:
            pairs = compare(gold, ours, slot)
            got = {i for _, i in pairs}
            self.counts[slot, "earned"] += sum(int(2 * e) for e, _ in pairs)
            self.counts[slot, "gold"] += sum(not free or i in got for i, free in enumerate(gold.free[slot]))
            self.counts[slot, "ours"] += len(ours.fills[slot])

    def _day(self, name: str, gold: list[list], told: list[list]) -> None:
        days = self.days[name]
        if len(gold) == 1 and len(gold[0]) == 1 and gold[0][0][0] == gold[0][0][1]:
            days[0] += bool(told) and told[0] == gold[0]
            days[1] += bool(told) and told[0][0][0] == told[0][0][1]
            days[2] += 1

    def lines(self) -> Iterator[str]:
        for slot in (*SLOTS, "overall"):
            of = SLOTS if slot == "overall" else (slot,)
            earned, gold, ours, spurious = (sum(self.counts[s, c] for s in of) for c in ("earned", "gold", "ours", "spurious"))
            yield f"{slot:12} all {_rates(earned / 2, gold, ours + spurious)}   matched {_rates(earned / 2, gold, ours)}"
        yield f"incidents: {self.counts['incidents', 'matched']} matched, {self.counts['incidents', 'gold']} in the gold, {self.counts['incidents', 'ours']} of ours"
        for name, (right, told, of) in self.days.items():
            yield f"{name}, whose gold gives one day: {right} right, {told} given one day, of {of}"


def _rates(earned: float, gold: int, ours: int) -> str:
    recall, precision = earned / max(gold, 1), earned / max(ours, 1)
    return f"R {100 * recall:4.1f} P {100 * precision:4.1f} F {200 * recall * precision / max(recall + precision, 1e-9):4.1f}"


def read_record(entry: dict, keep: Path | None) -> dict:
    from rashomon import read_text, to_json

    path = keep / f"{entry['id']}.json" if keep else None
    if path and path.exists():
        return json.loads(path.read_text("utf-8"))
    record = to_json(read_text(entry["text"]))
    if path:
        path.write_text(json.dumps(record), "utf-8")
    return record


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--keep", type=Path, help="a folder for the records")
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    for path in options.data:
        for line in path.open(encoding="utf-8"):
            entry = json.loads(line)
            record = read_record(entry, options.keep)
            ours = [t for i in record["incidents"] or () if (t := our_template(record, i))]
            tally.add([gold_template(g) for g in entry["incidents"]], ours)
    print(*tally.lines(), sep="\n")


if __name__ == "__main__":
    main()
