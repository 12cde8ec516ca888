"""Measure the dates of incidents on reports whose gold gives a single day (MUC-3/4 records, one JSON object a line).

    python bench/dates.py muc34.tst1.jsonl muc34.tst2.jsonl

Two measures, each beside the dateline alone.  No choice looks at a gold date.
  main   one date a report: that of the first sentence that tells of violence; counted against each incident dated to
         one day.  `single` counts only reports with one incident.
  each   one date an incident: that of the phrase, of the gold incident's type, whose sentence and the one after it
         hold most of the gold's words for its targets, means and place (the earliest of the best), as MUC's scorer
         aligned answers with its key by content.
Event phrases come from a short list of words of violence here.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from rashomon.dates import Resolved, date_of, find_times, resolve_time
from rashomon.dates.layout import lay_out

KINDS = {
    "BOMBING": r"bomb\w*|explo\w+|dynamit\w+|blast\w*|detonat\w+|blew|blown|mine|grenade\w*|attack\w*",
    "ATTACK": r"attack\w*|kill\w*|murder\w*|assassinat\w+|shot|shoot\w*|ambush\w*|clash\w*|massacre\w*|slain|gunned|machine-gun\w*|fired|raid\w*|wound\w*|died|dead|death\w*|fighting|combat\w*|assault\w*|bodies|body|strafed|tortur\w+|executed|harass\w*",
    "KIDNAPPING": r"kidnap\w*|abduct\w*|hostage\w*|captur\w+|seiz\w+|disappear\w*",
    "ARSON": r"burn\w*|arson\w*|set fire|on fire|fire",
    "ROBBERY": r"rob\w*|stole\w*|looted|theft|took",
    "HIJACKING": r"hijack\w*|seized",
    "FORCED WORK STOPPAGE": r"stoppage\w*|strike\w*",
}
ANY = re.compile(rf"\b(?:{'|'.join(KINDS[k] for k in ('BOMBING', 'ATTACK', 'KIDNAPPING', 'ARSON'))})\b", re.IGNORECASE)


def records(paths: list[Path]) -> Iterator[dict]:
    for path in paths:
        for line in path.open(encoding="utf-8"):
            yield json.loads(line)


def laid(text: str) -> str:
    """Put one paragraph on a line; every character keeps its place."""
    return re.sub(r"(?<!\n)\n(?!\s*\n)(?=[^\n])", " ", text)


def gold_day(incident: dict) -> date | None:
    """Read a date slot that gives one day; ranges, bounds and alternatives give none."""
    said = incident["date"]
    found = re.fullmatch(r"(\d{1,2}) ([A-Za-z]{3})[A-Za-z]* (\d\d)", said[0].strip()) if len(said) == 1 else None
    try:
        return datetime.strptime(" ".join(found.groups()), "%d %b %y").date() if found else None
    except ValueError:
        return None


def main_phrase(text: str) -> tuple[int, int] | None:
    found = ANY.search(text)
    return found.span() if found else None


def gold_words(incident: dict) -> set[str]:
    slots = ("instrument", "perp_individual", "phys_tgt", "hum_name", "hum_desc", "location")
    said = " ".join(" ".join(incident[slot]) for slot in slots).lower()
    return {word for word in re.findall(r"[^\W\d_]{4,}", said) if word not in ("city", "town", "department", "village", "unknown")}


def aligned_phrase(text: str, incident: dict) -> tuple[int, int] | None:
    kind = next((k for said in incident["type"] for k in KINDS if k in said), "ATTACK")
    wanted, page, best, at = gold_words(incident), lay_out(text), -1.0, None
    for found in re.finditer(rf"\b(?:{KINDS[kind]})\b", text, re.IGNORECASE):
        here = page.at(found.start())
        low, high = page.sentences[here]
        score = len(wanted & set(re.findall(r"[^\W\d_]{4,}", text[low:high].lower()))) + 0.5 * len(
            wanted & set(re.findall(r"[^\W\d_]{4,}", text[high : page.sentences[min(here + 1, len(page.sentences) - 1)][1]].lower()))
        )
        if score > best:
            best, at = score, found.span()
    return at or main_phrase(text)


def dated(text: str, phrase: tuple[int, int] | None) -> Resolved:
    return date_of(text, *phrase) if phrase else date_of(text, 0, 1)


def day_of(resolved: Resolved) -> str | None:
    return resolved.start if resolved.start == resolved.end else None


def dateline_day(text: str) -> str | None:
    line = next((t for t in find_times(text) if t.dateline), None)
    return resolve_time(line, None).start if line else None


def first_day(text: str) -> str | None:
    """Resolve the first time of the report, as simple rules would."""
    line = dateline_day(text)
    times = (resolve_time(t, date.fromisoformat(line) if line else None) for t in find_times(text) if not t.dateline)
    return next((day for t in times if (day := day_of(t))), line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    options = parser.parse_args()
    counts: dict[str, list[int]] = {}
    for record in records(options.data):
        text = laid(record["text"])
        told = [(incident, day) for incident in record["incidents"] if (day := gold_day(incident))]
        if not told:
            continue
        top = dated(text, main_phrase(text))
        line, first = dateline_day(text), first_day(text)
        for incident, day in told:
            phrase = aligned_phrase(text, incident)
            own = dated(text, phrase)
            answers = {"dateline": line, "first": first, "main": day_of(top), "each": day_of(own)}
            for name, answer in answers.items():
                for part in ("all", "single") if len(record["incidents"]) == 1 else ("all",):
                    tally = counts.setdefault(f"{name:9} {part}", [0, 0])
                    tally[0] += answer == day.isoformat()
                    tally[1] += 1
            if options.errors and answers["each"] != day.isoformat():
                where, page = phrase or (0, 1), lay_out(text)
                here = page.at(where[0])
                print(f"\n{record['id']} gold {day} dateline {line} main {answers['main']} each {own.start}..{own.end} {own.how}")
                print("   ", " ".join(text[page.sentences[max(0, here - 2)][0] : where[0]].split()), ">>", text[where[0] : where[1]], "<<", " ".join(text[where[1] : page.sentences[min(len(page.sentences) - 1, here + 1)][1]].split()))
    for name, (right, of) in sorted(counts.items()):
        print(f"{name:18} {right}/{of} = {right / of:.3f}")


if __name__ == "__main__":
    main()
