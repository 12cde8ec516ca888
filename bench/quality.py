"""Score the readings on the gold sets and hold them against the floors.

    python bench/quality.py SHARED [attribution chains flattened html seed figures points …] [--raise]

SHARED is the folder that holds `data/`, `bench/` (the scorers) and `seed/`.  Prints one line a score with its
floor; the exit status is 1 when a score lies under its floor or a set is missing.  `--raise` writes scores that
rose into `floors.json` (never lowers one).  Everything read goes through the command line, as a user's would.
"""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import figures_fakes
import figures_gva

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
WORK = HERE.parent / ".bench"
COMMAND = Path(sys.executable).with_name("rashomon")
# A score may wobble by this much between processors before it counts as a drop.
SLACK = 0.002

Scores = dict[str, float]


def read(source: Path, out: Path, *options: str) -> Path:
    """Read every report in `source` into the JSON Lines file `out`."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("wb") as stream:
        subprocess.run([COMMAND, "read", source, "--format", "jsonl", *options], stdout=stream, check=False)
    return out


def scorer(shared: Path, folder: str, name: str):
    """Import one of the scorers that lie beside the data."""
    place = str(shared / "bench" / folder) if folder else str(shared / "bench")
    if place not in sys.path:
        sys.path.insert(0, place)
    return importlib.import_module(name)


def attribution(shared: Path) -> Scores:
    """Score who says what on PolNeAR dev: exact F1 by role, soft triples, speakers of direct quotations."""
    polnear, rules = scorer(shared, "", "attribution.polnear"), scorer(shared, "", "attribution.scorer")
    out = read(shared / "data/polnear/data/dev/text", WORK / "attribution.jsonl")
    predictions = {}
    for line in out.read_text("utf-8").splitlines():
        report = json.loads(line)
        predictions[Path(report["origin"]["path"]).stem] = [
            rules.Attribution.from_json({role: (s[role] or {"spans": []})["spans"] for role in ("source", "cue", "content")})
            for s in report["statements"] or [] if s["within"] is None
        ]
    result = rules.score(polnear.load(shared / "data/polnear", "dev"), predictions)
    scores = {key: result[key]["f1"] for key in ("source exact", "cue exact", "content exact", "triple soft")}
    return scores | {"direct speaker": result["direct"]["speaker_of_all"]}


def chains(shared: Path) -> Scores:
    """Score statements inside statements, voices, stance and the rest on the annotated reports."""
    return nested(shared, shared / "data/chains/texts", shared / "data/chains/gold", "chains")


def chains_more(shared: Path) -> Scores:
    """Score the same on the fifteen reports annotated here by offsets (`bench/chains`)."""
    out = WORK / "chains_more"
    run(HERE / "chains" / "collect.py", shared, out)
    return nested(shared, out / "texts", out / "gold", "chains_more")


def chains_own(shared: Path) -> Scores:
    """Score the same on the fifteen reports written here (`tests/chains`)."""
    own = HERE.parent / "tests" / "chains"
    return nested(shared, own / "texts", own / "gold", "chains_own")


def nested(shared: Path, texts: Path, gold: Path, name: str) -> Scores:
    """Read the reports in `texts` and score them against `gold`."""
    out = read(texts, WORK / f"{name}.jsonl")
    printed = run(shared / "bench/chains/score_chains.py", "--gold", gold, out)
    scores = {m[1]: float(m[2]) / 100 for m in re.finditer(r"^(\w+) +P .* F1 +([\d.]+)%", printed, re.MULTILINE)}
    return scores | {m[1]: float(m[2]) / 100 for m in re.finditer(r"^(\w+) +\d+ of \d+ = ([\d.]+)%", printed, re.MULTILINE)}


def flattened(shared: Path) -> Scores:
    """Score story and paragraph breaks of flattened pages, English, by style."""
    out = WORK / "flattened"
    out.mkdir(parents=True, exist_ok=True)
    data = shared / "data/flattened/dev"
    run(shared / "bench/flattened/run_rashomon.py", data, out, COMMAND)
    printed = run(shared / "bench/flattened/score_flattened.py", data, out / "pred.jsonl", "--lang", "en")
    rows = re.finditer(r"^pred +(\w+) .*?body \S+/\S+/(\S+) .*?breaks \S+/\S+/(\S+) ", printed, re.MULTILINE)
    return {f"{m[1]} {what}": float(m[i]) for m in rows if m[1] != "ALL" for i, what in ((2, "body"), (3, "breaks"))}


def html(shared: Path) -> Scores:
    """Score the story of news pages as HTML."""
    data = shared / "data/html"
    printed = run(shared / "bench/html/score.py", data / "dev", data / "gold.json", COMMAND)
    found = re.search(r"F1 ([\d.]+), equal pages ([\d.]+), unread (\d+), paragraphs off their spans (\d+)", printed)
    if not found:
        return {}
    return {"body": float(found[1]), "equal pages": float(found[2]), "none off its spans": float(found[4] == "0")}


def seed(shared: Path) -> Scores:
    """Count what is right in the seed report."""
    texts = sorted((shared / "seed").glob("*.txt"))
    out = read(texts[0], WORK / "seed.jsonl")
    printed = run(shared / "bench/seed/score.py", out, "statements,voices,chains,paragraphs")
    hits = re.search(r"^(\{.*?\}) of", printed, re.MULTILINE)
    counted = json.loads(hits[1].replace("'", '"')) if hits else {}
    return {key: float(value) for key, value in counted.items() if key != "figures"} | {"holds": float("\nholds" in printed)}


def figures(shared: Path) -> Scores:
    """Score figures and their voices on the six events, by the scorer beside the data; killed on FA-KES and GVA, exact."""
    judge = scorer(shared, "contested", "score")
    out = read(shared / "data/contested/sets", WORK / "figures.jsonl")
    sets: dict[str, list[dict]] = defaultdict(list)
    for line in out.read_text("utf-8").splitlines():
        report = json.loads(line)
        sets[Path(report["origin"]["path"]).parent.name].append(report)
    gold = sorted((shared / "data/contested/gold").glob("*.json"))
    rows = [
        judge.score_figures(json.loads(g.read_text("utf-8"))["figures"], judge.flatten({"reports": sets[g.stem]})[0]) for g in gold
    ]
    scores = {name: sum(row[key] for row in rows) / max(1, len(rows)) for name, key in (("figure", "f1"), ("voice", "voice"))}
    corpora = shared / "data/corpora"
    return scores | {
        "killed, FA-KES": figures_fakes.exact(corpora / "fa_kes.dev.jsonl")[1],
        "killed, GVA": figures_gva.exact(corpora / "gva_longtail.dev.jsonl")[1],
    }


def points(shared: Path) -> Scores:
    """Score points of disagreement on the six events, each compared as a user would, by the scorer beside the data."""
    judge = scorer(shared, "contested", "score")
    gold = sorted((shared / "data/contested/gold").glob("*.json"))
    rows = []
    for path in gold:
        folder = shared / "data/contested/sets" / path.stem
        done = subprocess.run([COMMAND, "compare", folder, "--format", "json"], capture_output=True, check=False)
        found = judge.flatten(json.loads(done.stdout))[1]
        rows.append(judge.score_points(json.loads(path.read_text("utf-8")), found))
    return {key: sum(row[key] for row in rows) / max(1, len(rows)) for key in ("recall", "precision")}


def run(script: Path, *arguments: object) -> str:
    """Run a scorer and give what it printed."""
    done = subprocess.run([sys.executable, script, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode and not done.stdout:
        print(done.stderr, file=sys.stderr)
    return done.stdout


SETS = {
    "attribution": attribution,
    "chains": chains,
    "chains_more": chains_more,
    "chains_own": chains_own,
    "flattened": flattened,
    "html": html,
    "seed": seed,
    "figures": figures,
    "points": points,
}
# Sets whose scorers lie in a folder of another name.
FOLDERS = {"figures": "contested", "points": "contested"}


def main(arguments: list[str]) -> int:
    """Run the sets asked for (all without a name) and report."""
    raising = "--raise" in arguments
    shared, *names = [a for a in arguments if a != "--raise"]
    root, floors, low = Path(shared).resolve(), json.loads(FLOORS.read_text("utf-8")), 0
    for name in names or SETS:
        scorers = root / "bench" / FOLDERS.get(name, name.split("_")[0])
        if not scorers.is_dir():
            print(f"{name}: NOT RUN, no {scorers}")
            low += 1
            continue
        scores, held = SETS[name](root), floors.setdefault(name, {})
        for key, floor in held.items():
            score = scores.get(key, 0.0)
            under = score < floor - SLACK
            low += under
            print(f"{name:12s} {key:18s} {score:8.3f}  floor {floor:8.3f}  {'UNDER' if under else ''}")
        for key in scores.keys() - held.keys():
            print(f"{name:12s} {key:18s} {scores[key]:8.3f}  no floor")
        if raising:
            held |= {key: round(score, 3) for key, score in sorted(scores.items()) if score > held.get(key, -1.0)}
    if raising:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    return int(low > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
