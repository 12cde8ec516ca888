"""Measure which reports are sorted together: python bench/groups.py gva|ecb|pairs FILE.jsonl [--texts FA_KES.jsonl].

    gva    records with `reports` (title, date, text) of one incident each
    ecb    records with `text` and `subtopic`, the event it was chosen for
    pairs  records with `a`, `b` and `same_event`; `--texts` names the file of the articles they point to

Printed for gva and ecb: B-cubed precision, recall and F1 of the groups against the records (Bagga and Baldwin 1998), over all
reports at once.  For pairs: the area under the curve of the score, the share of pairs of one event joined and of the
others kept apart by the fitted threshold, and the latter at the score that joins 0.85 of the former.  No statements are read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from rashomon.clean import clean
from rashomon.figures import count
from rashomon.groups import sort
from rashomon.groups.pairs import Sheet, score, sheets, weights
from rashomon.groups.profile import profile
from rashomon.model import FoundDate, Header, Published, Report
from rashomon.text import Original, Span, Text


def original(name: str, raw: str) -> Original:
    digest = hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest()
    return Original(raw, "utf-8", name, digest, "text/plain", name)


def laid_out(name: str, units: Iterable[str], day: str | None) -> Report:
    """Lay out a title and paragraphs as a report of which no statements were read."""
    kept = [unit for unit in (" ".join(u.split()) for u in units) if unit]
    spans, at = [], 0
    for unit in kept:
        spans.append([Span(at, at + len(unit))])
        at += len(unit) + 1
    made = original(name, "\n".join(kept))
    published = Published(day, "given", (FoundDate(day, "given"),)) if day else None
    return Report(made, Text.build(made, spans), True, Header(published=published), (), (), "en", statements=(), voices=())


def read_gva(records: list[dict]) -> dict[str, tuple[Report, str]]:
    out = {}
    for record in records:
        for number, text in enumerate(record["reports"]):
            name = f"{record['id']}/{number}"
            out[name] = laid_out(name, [text["title"], *text["text"].split("\n")], text["date"][:10]), record["id"]
    return out


def read_ecb(records: list[dict]) -> dict[str, tuple[Report, str]]:
    """Read a document a record; a line that is an address is no line of the report."""
    out = {}
    for record in records:
        lines = [line for line in record["text"].split("\n") if not line.startswith("http :")]
        out[record["id"]] = laid_out(record["id"], lines, None), record["subtopic"]
    return out


def read_articles(records: list[dict]) -> dict[str, tuple[Report, str]]:
    out = {}
    for record in records:
        report = clean(original(record["id"], f"{record['title']}\n\n{record['text']}"))
        out[record["id"]] = replace(report, statements=(), voices=()), record["id"]
    return out


READ: dict[str, Callable[[list[dict]], dict[str, tuple[Report, str]]]] = {"gva": read_gva, "ecb": read_ecb, "articles": read_articles}


def load(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def b_cubed(groups: Iterable[Iterable[str]], gold: dict[str, str]) -> tuple[float, float, float]:
    """Give precision, recall and F1, each report weighing the same."""
    sizes = Counter(gold.values())
    precision = recall = 0.0
    for group in groups:
        members = list(group)
        counts = Counter(gold[m] for m in members)
        precision += sum(n * n for n in counts.values()) / len(members)
        recall += sum(n * n / sizes[label] for label, n in counts.items())
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def measure_groups(read: dict[str, tuple[Report, str]]) -> None:
    gold = {name: label for name, (_, label) in read.items()}
    reports = [count(report) for report, _ in read.values()]
    began = time.process_time()
    groups = sort(reports)
    spent = time.process_time() - began
    precision, recall, f1 = b_cubed(groups, gold)
    print(f"{len(gold)} reports of {len(set(gold.values()))} events in {len(groups)} groups, {spent:.0f} s")
    print(f"B-cubed precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


def area(right: list[float], wrong: list[float]) -> float:
    """Give the share of (right, wrong) that stand in order, ties as halves."""
    ordered = sum((r > w) + 0.5 * (r == w) for r in right for w in wrong)
    return ordered / (len(right) * len(wrong))


def report_pairs(scored: list[tuple[float, bool]], threshold: float) -> str:
    right = sorted((s for s, same in scored if same), reverse=True)
    wrong = [s for s, same in scored if not same]
    mark = right[-(-85 * len(right) // 100) - 1]
    return (
        f"{len(right)} pairs of one event, {len(wrong)} others: AUC {area(right, wrong):.3f}; "
        f"by the threshold joined {sum(s > threshold for s in right) / len(right):.3f}, apart {sum(s <= threshold for s in wrong) / len(wrong):.3f}; "
        f"where 0.85 are joined, apart {sum(s < mark for s in wrong) / len(wrong):.3f}"
    )


def measure_pairs(pairs: list[dict], articles: list[dict]) -> None:
    wanted = {name for pair in pairs for name in (pair["a"], pair["b"])}
    read = read_articles([a for a in articles if a["id"] in wanted])
    laid: dict[str, Sheet] = {s.profile.report: s for s in sheets([profile(count(r)) for r, _ in read.values()])}
    scored = [(score(laid[p["a"]], laid[p["b"]]), p["same_event"]) for p in pairs if p["a"] in laid and p["b"] in laid]
    print(report_pairs(scored, weights()["threshold"]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("gva", "ecb", "pairs"))
    parser.add_argument("data", type=Path)
    parser.add_argument("--texts", type=Path, help="the articles of the pairs; by default fa_kes.dev.jsonl beside them")
    asked = parser.parse_args()
    records = load(asked.data)
    if asked.what == "pairs":
        measure_pairs(records, load(asked.texts or asked.data.with_name(asked.data.name.replace("_pairs", ""))))
    else:
        measure_groups(READ[asked.what](records))


if __name__ == "__main__":
    main()
