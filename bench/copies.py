"""Measure copies: pairs found among real reports and copies made of them, edits found of those planted, and growth.

    python bench/copies.py CORPUS.jsonl... [--stories 400] [--seed 7] [--wrong] [--growth 1000 10000] [--reports FOLDER]

Half the pool are real reports of the corpora (up to six of an event), half copies of them: cut down to a quarter or more,
edited throughout for style, or spliced (three to six sentences) into another report.  Up to three edits are planted in a copy,
two copies in five have none, one in four lost its commas, apostrophes and quotation marks.  Hard negatives: reports of
the same event by others, a sentence of a speech that several heard, an outlet's closing lines, an appeal for witnesses.

A pair is gold when its reports hold 30 or more words of sentences in common, not scored from 1 to 29.  Real reports that
share 25 words in a row or 0.15 of their 5-grams by plain counting are copies that nobody made here: not scored, but counted.
`--reports` also lists the copies among the texts of a folder, each with its share and edits.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path

from copies_made import Story, dressed, made, relation, stories
from rashomon.comparison import Copy, Edit
from rashomon.copies import find_copies


@dataclass
class Tally:
    """Count pairs and edits."""

    right: int = 0
    false: int = 0
    missed: int = 0
    unlabelled: int = 0
    missed_how: Counter[str] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    unplanted: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    on_clean: int = 0


def pool(paths: list[Path], count: int, seed: int) -> list[Story]:
    """Take real reports and make as many copies of them."""
    chance = random.Random(seed)
    found = stories(paths, chance, count)
    dressed(found, chance)
    return found + [made(base, found, chance, n) for n, base in enumerate(chance.choice(found) for _ in range(count))]


def grams(words: list[str], size: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[n:] for n in range(size)), strict=False))


def really_copied(one: Story, other: Story) -> bool:
    """Tell by plain counting whether two real reports are copies that nobody made here."""
    a, b = ([w.strip(".,“”\"'’") for s in story.sentences if s.number >= 0 for w in s.text.casefold().split()] for story in (one, other))
    fives = sorted((grams(a, 5), grams(b, 5)), key=len)
    return bool(grams(a, 25) & grams(b, 25)) or len(fives[0] & fives[1]) >= 0.15 * max(1, len(fives[0]))


def score_pairs(told: list[Story], found: dict[frozenset[str], Copy], ids: dict[str, str], tally: Tally, wrong: bool) -> None:
    by_id = {s.id: s for s in told}
    known = cache(lambda one, other: really_copied(by_id[one], by_id[other]))
    owned = {s.id: s.owns() for s in told}
    holders: dict[tuple[str, int], list[str]] = {}
    for name, sentences in owned.items():
        for key in sentences:
            holders.setdefault(key, []).append(name)
    candidates = {frozenset(pair) for names in holders.values() for pair in combinations(names, 2)}
    back = {ids[s.id]: s.id for s in told}
    emitted = {frozenset(back[i] for i in pair): copy for pair, copy in found.items()}
    for pair in candidates | emitted.keys():
        one, other = sorted(pair)
        gold = relation(owned[one], owned[other])
        if gold == "copies":
            tally.right += pair in emitted
            tally.missed += pair not in emitted
            if pair not in emitted:
                tally.missed_how["+".join(sorted((by_id[one].how, by_id[other].how)))] += 1
        elif gold == "none" and pair in emitted:
            roots = [{key[0] for key in owned[name]} for name in (one, other)]
            if any(known(*sorted((a, b))) for a in roots[0] for b in roots[1] if a != b):
                tally.unlabelled += 1
            else:
                tally.false += 1
                if wrong:
                    print("FALSE", one, other, [p[0].text for p in emitted[pair].passages])


def score_edits(copy: Story, places: list[tuple[int, int]], result: Copy, own: str, tally: Tally, wrong: bool) -> None:
    side = result.reports.index(own)

    def at(edit: Edit) -> set[int]:
        spans = (edit.before if side == 0 else edit.after).spans
        return {n for n, (low, high) in enumerate(places) for s in spans if s.start < high and low < s.end}

    left = list(result.edits)
    for planted in copy.planted:
        if planted.source != copy.made_from:
            continue
        tally.planted[planted.kind] += 1
        hit = next((e for e in left if e.kind == planted.kind and planted.number in at(e)), None)
        if hit:
            left.remove(hit)
            tally.found[planted.kind] += 1
        elif wrong:
            print("UNFOUND", planted.kind, "|", copy.sentences[planted.number].text, "|", next((s.text for s in ORIGINALS[planted.source] if s.number == copy.sentences[planted.number].number), ""))
    tally.unplanted.update(e.kind for e in left)
    if not copy.planted:
        tally.clean += 1
        tally.on_clean += len(left)
    for e in left if wrong else ():
        print("UNPLANTED", e.kind, "|", e.before.text, "|", e.after.text, "|", [(p.kind) for p in copy.planted])


ORIGINALS: dict[str, list] = {}


def measure(paths: list[Path], count: int, seed: int, wrong: bool) -> Tally:
    """Run the whole benchmark once."""
    told = pool(paths, count, seed)
    built = {s.id: s.built() for s in told}
    ORIGINALS.update({s.id: list(s.sentences) for s in told if s.made_from is None})
    found = {frozenset(c.reports): c for c in find_copies(report for report, _ in built.values())}
    ids = {name: report.original.id for name, (report, _) in built.items()}
    tally = Tally()
    score_pairs(told, found, ids, tally, wrong)
    for copy in told:
        if copy.made_from is None:
            continue
        result = found.get(frozenset((ids[copy.made_from], ids[copy.id])))
        if result is not None:
            score_edits(copy, built[copy.id][1], result, ids[copy.id], tally, wrong)
        else:
            tally.planted.update(p.kind for p in copy.planted if p.source == copy.made_from)
    return tally


def grow(paths: list[Path], sizes: list[int], seed: int) -> None:
    """Time the whole search at several sizes, one after the other in one process."""
    first = None
    for size in sizes:
        reports = [s.built()[0] for s in pool(paths, size // 2, seed)]
        began = time.process_time()
        found = find_copies(reports)
        spent = time.process_time() - began
        words = sum(len(str(r.text).split()) for r in reports)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        first = first or (spent, words)
        print(f"{len(reports):6} reports  {words:9,} words  {len(found):6} copies  {spent:7.1f} s of processor  peak {peak} MB  "
              f"time ×{spent / first[0]:.1f} for words ×{words / first[1]:.1f}")


def show(folder: Path) -> None:
    """List the copies among the text files of a folder, as read by the library."""
    import rashomon

    paths = sorted(folder.glob("*.txt"))
    reports = [rashomon.read(path) for path in paths]
    names = {r.original.id: p.stem for r, p in zip(reports, paths, strict=True)}
    for copy in find_copies(reports):
        print(f"{names[copy.reports[0]]}  {names[copy.reports[1]]}  share {copy.share}  passages {len(copy.passages)}")
        for edit in copy.edits:
            print(f"    {edit.kind}: “{edit.before.text}” → “{edit.after.text}”")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="*")
    parser.add_argument("--stories", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--growth", type=int, nargs="+")
    parser.add_argument("--reports", type=Path)
    options = parser.parse_args()
    if options.reports:
        show(options.reports)
    if options.growth:
        grow(options.data, options.growth, options.seed)
    elif options.data:
        tally = measure(options.data, options.stories, options.seed, options.wrong)
        precision, recall = tally.right / max(1, tally.right + tally.false), tally.right / max(1, tally.right + tally.missed)
        print(f"pairs: F1 {2 * precision * recall / (precision + recall):.3f}  precision {precision:.3f}  recall {recall:.3f}  "
              f"({tally.right} right, {tally.false} false, {tally.missed} missed, {tally.unlabelled} real copies not scored) missed: {dict(tally.missed_how)}")
        for kind in sorted(tally.planted):
            print(f"  {kind:20} planted {tally.planted[kind]:4}  found {tally.found[kind] / tally.planted[kind]:.3f}  unplanted {tally.unplanted[kind]}")
        planted, hit, extra = (sum(c.values()) for c in (tally.planted, tally.found, tally.unplanted))
        print(f"edits: found {hit / max(1, planted):.3f} of {planted} planted with their kind, precision {hit / max(1, hit + extra):.3f}; "
              f"{tally.on_clean} edits on {tally.clean} copies without any")


if __name__ == "__main__":
    main()
