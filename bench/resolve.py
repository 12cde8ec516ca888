"""Score the resolve stage alone, on annotated statements: python bench/resolve.py CHAINS_DIR [-v].

CHAINS_DIR holds `texts/*.txt` (header block, blank line, text) and `gold/*.json` (statements with spans).  The
gold source, cue, content and carrier are given; voice, stance and via are not.  `unmixed`: voices read that hold
statements of one gold voice alone (the rest are wrong merges); `unsplit`: gold voices read as one.  No weights are
learned, so no report is held out; judge on reports that no rule was written against.
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


class Tally:
    """Count what is right over all reports; `verbose` prints what is not."""

    def __init__(self, verbose: bool) -> None:
        self.n: Counter[str] = Counter()
        self.confused: Counter[tuple[str, str]] = Counter()
        self.by_report: dict[str, Counter[str]] = defaultdict(Counter)
        self.verbose = verbose

    def count(self, key: str, ok: bool, stem: str, detail: str) -> None:
        for counter in (self.n, self.by_report[stem]):
            counter[key] += ok
            counter[key + " n"] += 1
        if self.verbose and not ok and detail:
            print(f"{stem} {key}: {detail}")

    def report(self, stem: str, report: Report, gold: list[dict]) -> None:
        names = {v.id: v.name for v in report.voices or ()}
        held: dict[str, set[str]] = defaultdict(set)
        parts: dict[str, set[str]] = defaultdict(set)
        for g, s in zip(gold, report.statements or (), strict=True):
            if g.get("status", "core") != "core":
                continue
            self.statement(stem, g, s, names, {v.id: v.kind for v in report.voices or ()})
            if g["voice"] and s.voice:
                held[s.voice].add(g["voice"])
                parts[g["voice"]].add(s.voice)
        for voice, golds in held.items():
            self.count("unmixed", len(golds) == 1, stem, f"{names[voice]!r} holds {sorted(golds)}")
        for ids in parts.values():
            self.n["unsplit"] += len(ids) == 1
            self.n["unsplit n"] += 1

    def statement(self, stem: str, g: dict, s: Statement, names: dict[str, str], kinds: dict[str, str]) -> None:
        source = s.source.text if s.source else ""
        name = names.get(s.voice or "")
        if g["voice"]:
            detail = f"{g['id']} gold {g['voice']!r} read {name!r} source {source!r}"
            right = any(same_name(r.get("voice"), name) for r in (g, g | (g.get("also") or {})))
            self.count("voices", right, stem, detail)
            self.count("pronouns" if source.lower() in PRONOUNS else "named", right, stem, "")
            if right and g.get("voice_kind"):
                self.count("kinds", g["voice_kind"] == kinds[s.voice or ""], stem, f"{g['id']} {name!r} gold {g['voice_kind']} read {kinds[s.voice or '']}")
        self.count("stance", g["stance"] == s.stance, stem, f"{g['id']} gold {g['stance']} read {s.stance} | {s.cue.text if s.cue else None} | {s.content.text[:110]}")
        self.confused[g["stance"], s.stance] += 1
        via = [names[v] for v in s.via]
        expected = g.get("via") or []
        if expected or via:
            self.count("via", len(expected) == len(via) and all(map(same_name, expected, via)), stem, f"{g['id']} gold {expected} read {via}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chains", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    tally = Tally(options.verbose)
    began = time.perf_counter()
    for path in sorted((options.chains / "gold").glob("*.json")):
        raw = (options.chains / "texts" / f"{path.stem}.txt").read_text("utf-8")
        gold = json.loads(path.read_text("utf-8"))["statements"]
        tally.report(path.stem, resolve(build(raw, gold, path.name)), gold)
    n = tally.n
    for key in ("voices", "named", "pronouns", "kinds", "stance", "via", "unmixed", "unsplit"):
        print(f"{key:10s} {n[key]} of {n[key + ' n']} = {n[key] / max(1, n[key + ' n']):.1%}")
    for name, c in tally.by_report.items():
        print(f"  {name:44s} voices {c['voices']}/{c['voices n']}  stance {c['stance']}/{c['stance n']}")
    for (g, p), k in tally.confused.most_common(24):
        if g != p:
            print(f"  stance gold {g} read {p}: {k}")
    print(f"{time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
