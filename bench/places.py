"""Measure how places are found and put on the map.

    python bench/places.py points FILE.jsonl      records with `text` and `toponyms` (`start`, `end`, `lat`, `lon`)
    python bench/places.py events FILE.jsonl      records with `text`, `verb` and `locations` ([start, end, words])

`points`: of the gold names that have a point, the share found and the share given a point (a found name that overlaps
the gold one); of those given one, the share within 161 km (100 miles) and the median distance; then the same with the gold ranges
given.  `events`: the share of events whose place is the gold one (overlap, and exact), or none where gold has none.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path

from rashomon.places import Mention, find_places, locate, place_of
from rashomon.places.resolver import distance

NEAR = 161.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("points", "events"))
    parser.add_argument("file", type=Path)
    asked = parser.parse_args()
    records = [json.loads(line) for line in asked.file.read_text("utf8").split("\n") if line.strip()]
    (measure_points if asked.what == "points" else measure_events)(records)


def measure_points(records: list[dict]) -> None:
    find_places("")
    began = time.process_time()
    ours = [locate(r["text"], find_places(r["text"])) for r in records]
    spent = (time.process_time() - began) / len(records)
    report("found by us", records, ours)
    given = [
        locate(r["text"], sorted({Mention(t["start"], t["end"]) for t in r["toponyms"]}, key=lambda m: (m.start, -m.end)))
        for r in records
    ]
    report("ranges given", records, given)
    print(f"{spent * 1000:.1f} ms a record of {statistics.mean(len(r['text']) for r in records):.0f} characters")


def report(label: str, records: list[dict], ours: list) -> None:
    gold = found = exact = 0
    errors = []
    for record, places in zip(records, ours, strict=True):
        for name in record["toponyms"]:
            if name["lat"] is None:
                continue
            gold += 1
            over = [p for p in places if p.mention.start < name["end"] and name["start"] < p.mention.end]
            same = [p for p in over if (p.mention.start, p.mention.end) == (name["start"], name["end"])]
            found += bool(over)
            exact += bool(same)
            if pointed := [p for p in same or over if p.lat is not None]:
                errors.append(distance((pointed[0].lat, pointed[0].lon), (name["lat"], name["lon"])))
    near = sum(e <= NEAR for e in errors)
    print(
        f"{label}: {gold} gold names with a point; found {found / gold:.3f} (exactly {exact / gold:.3f}), given a point "
        f"{len(errors) / gold:.3f}; of those within 161 km {near / len(errors):.3f}, median {statistics.median(errors):.0f} km; "
        f"{sum(p.lat is not None for places in ours for p in places)} points in all"
    )


def measure_events(records: list[dict]) -> None:
    right = exact = wanted = given = quiet = silent = 0
    for record in records:
        text = record["text"]
        gold = [(a, b) for a, b, _ in record["locations"] if b > a]
        start, end = record["verb"][0][:2]
        place = place_of(text, start, end, locate(text, find_places(text)))
        if not gold:
            silent += 1
            quiet += place is None
            continue
        wanted += 1
        given += place is not None
        if place is not None:
            right += any(place.mention.start < b and a < place.mention.end for a, b in gold)
            exact += (place.mention.start, place.mention.end) in gold
    precision, recall = right / max(1, given + silent - quiet), right / wanted
    print(
        f"{len(records)} events, {wanted} with a place: given {given / wanted:.3f}, the gold one {recall:.3f} (exactly {exact / wanted:.3f}); "
        f"{silent} without: left without {quiet / silent:.3f}; F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"
    )


if __name__ == "__main__":
    main()
