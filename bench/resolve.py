"""Score the resolve stage alone, on annotated statements: python bench/resolve.py CHAINS_DIR [-v].

CHAINS_DIR holds `texts/*.txt` (header block, blank line, text) and `gold/*.json` (statements with spans).  The
gold source, cue, content and carrier are given; voice, stance, act and via are not.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from pathlib import Path

from rashomon.model import Header, Report, Statement
from rashomon.resolve import resolve
from rashomon.text import Original, Span, Text, Words, read_words

PRONOUNS = {"he", "she", "they", "it", "who", "we", "i", "his", "her", "their"}
IGNORED = {"the", "a", "an", "of", "s", "mr", "mrs", "ms"}


def words_of(name: str | None) -> set[str]:
    return set(re.findall(r"\w+", (name or "").lower())) - IGNORED


def same_name(a: str | None, b: str | None) -> bool:
    """Follow the chains scorer: one name's words contain the other's."""
    x, y = words_of(a), words_of(b)
    return (not a and not b) or bool(x and y and (x <= y or y <= x))


def build(raw: str, gold: list[dict], path: str, *, header: bool = True) -> Report:
    original = Original(raw, "utf-8", path, "", "text/plain", path)
    fields, at = read_header(raw) if header else ({}, 0)
    units = [[Span(m.start(), m.end())] for m in re.finditer(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*", raw[at:])]
    units = [[Span(u[0].start + at, u[0].end + at)] for u in units]
    title = fields.get("title")
    text = Text.build(original, ([[title]] if title else []) + units)
    outlet = fields.get("outlet")
    name = raw[outlet.start : outlet.end] if outlet else None
    statements = tuple(statement(raw, g) for g in gold)
    return Report(original, text, bool(title), Header(outlet=name), (), (), "en", statements=statements)


def read_header(raw: str) -> tuple[dict[str, Span], int]:
    fields: dict[str, Span] = {}
    at = 0
    for m in re.finditer(r"(?i)(outlet|date|title|url):[ \t]*(.*)\n", raw):
        if m.start() != at:
            break
        if m.group(2).strip():
            fields[m.group(1).lower()] = Span(m.start(2), m.start(2) + len(m.group(2).rstrip()))
        at = m.end()
    return fields, at


def statement(raw: str, gold: dict) -> Statement:
    def pin(spans: list[list[int]]) -> Words | None:
        return read_words(raw, [Span(a, b) for a, b in spans]) if spans else None

    content = pin(gold["content"])
    assert content is not None
    return Statement(gold["id"], pin(gold["source"]), pin(gold["cue"]), content, gold["manner"], within=gold["within"])


def spans_of(value: list) -> list[list[int]]:
    return [value] if value and isinstance(value[0], int) else value or []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chains", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    n: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    by_report: dict[str, Counter[str]] = defaultdict(Counter)
    began = time.perf_counter()
    for path in sorted((options.chains / "gold").glob("*.json")):
        raw = (options.chains / "texts" / f"{path.stem}.txt").read_text("utf-8")
        gold = json.loads(path.read_text("utf-8"))["statements"]
        score(path.stem, resolve(build(raw, gold, path.name)), gold, n, confused, by_report[path.stem], options.verbose)
    for key, total in (("voices", "voices n"), ("named", "named n"), ("pronouns", "pronouns n"), ("stance", "stance n"), ("via", "via n")):
        print(f"{key:10s} {n[key]} of {n[total]} = {n[key] / max(1, n[total]):.1%}")
    print(f"wrong merges {n['merged']} of {n['clusters']} = {n['merged'] / max(1, n['clusters']):.1%}; split {n['split']} of {n['gold voices']}")
    for name, c in by_report.items():
        print(f"  {name:44s} voices {c['voices']}/{c['voices n']}  stance {c['stance']}/{c['stance n']}")
    for (g, p), k in confused.most_common(14):
        print(f"  stance gold {g} read {p}: {k}")
    print(f"{time.perf_counter() - began:.2f} s")


def score(stem: str, report: Report, gold: list[dict], n: Counter, confused: Counter, own: Counter, verbose: bool) -> None:  # noqa: PLR0913
    names = {v.id: v.name for v in report.voices or ()}
    held: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, set[str]] = defaultdict(set)
    for g, s in zip(gold, report.statements or (), strict=True):
        if g.get("status", "core") != "core":
            continue
        if g["voice"]:
            ok = same_name(g["voice"], names.get(s.voice or ""))
            pronoun = bool(s.source) and s.source.text.lower() in PRONOUNS
            for key in ("voices", "pronouns" if pronoun else "named"):
                n[key] += ok
                n[key + " n"] += 1
            own["voices"] += ok
            own["voices n"] += 1
            if s.voice:
                held[s.voice].add(g["voice"])
                parts[g["voice"]].add(s.voice)
            if verbose and not ok:
                print(f"{stem} {g['id']} voice: gold {g['voice']!r} read {names.get(s.voice or '')!r} source {s.source.text if s.source else None!r}")
        n["stance"] += g["stance"] == s.stance
        n["stance n"] += 1
        own["stance"] += g["stance"] == s.stance
        own["stance n"] += 1
        if g["stance"] != s.stance:
            confused[g["stance"], s.stance] += 1
            if verbose:
                print(f"{stem} {g['id']} stance: gold {g['stance']} read {s.stance} | {s.cue.text if s.cue else None} | {s.content.text[:110]}")
        via = [names[v] for v in s.via]
        if g.get("via") or via:
            ok = len(g.get("via") or []) == len(via) and all(map(same_name, g["via"], via))
            n["via n"] += 1
            n["via"] += ok
            if verbose and not ok:
                print(f"{stem} {g['id']} via: gold {g.get('via')} read {via}")
    for voice, golds in held.items():
        n["clusters"] += 1
        n["merged"] += len(golds) > 1
        if verbose and len(golds) > 1:
            print(f"{stem} merged {names[voice]!r}: {sorted(golds)}")
    n["gold voices"] += len(parts)
    n["split"] += sum(len(v) > 1 for v in parts.values())


if __name__ == "__main__":
    main()
