"""Read annotated articles (PolNeAR's brat files, or texts with gold by offsets) into one form.

An article is a text and its attributions, each a list of code-point ranges for source, cue and content.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

Range = tuple[int, int]
ROLES = ("source", "cue", "content")


@dataclass(frozen=True)
class Article:
    """Hold one annotated text; several annotators of one text are several articles with one name."""

    name: str
    text: str
    attributions: tuple[dict[str, list[Range]], ...] = field(default=())


def read_polnear(folder: Path, split: str) -> dict[str, list[Article]]:
    """Read `train` or `dev`: article name → one reading an annotator, sorted."""
    if split not in ("train", "dev"):
        raise ValueError("the test split judges and is not read")
    out: dict[str, list[Article]] = defaultdict(list)
    for path in sorted((folder / "data" / split / "attributions").glob("*.ann")):
        name = path.stem[:-5]  # the last five characters name the annotator
        text = (folder / "data" / split / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        out[name].append(Article(name, text, tuple(_brat(path.read_bytes().decode("utf-8")))))
    return dict(out)


def _brat(ann: str) -> list[dict[str, list[Range]]]:
    spans: dict[str, list[Range]] = {}
    found = []
    for line in ann.split("\n"):
        parts = line.rstrip("\r").split("\t")
        if len(parts) < 2:
            continue
        if parts[0][:1] == "T":
            places = parts[1].split(" ", 1)[1]
            spans[parts[0]] = [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
        elif parts[0][:1] == "E":
            attribution: dict[str, list[Range]] = {role: [] for role in ROLES}
            for token in parts[1].split():
                role, _, target = token.partition(":")
                role = role.rstrip("0123456789").lower()
                if role in attribution:
                    attribution[role] += spans.get(target, [])
            if attribution["cue"]:
                found.append({role: sorted(places) for role, places in attribution.items()})
    return found


def read_nested(folder: Path, only: set[str] | None = None) -> list[Article]:
    """Read reports with nested attribution as articles without nesting: the report, then each content by itself.

    What the report's own statements are is one article; what lies within a statement is an article whose text
    is that statement's content, quotation marks blanked, as the reader sees it when it reads again.
    """
    from rashomon.annotate.nest import excerpt

    out = []
    for path in sorted((folder / "gold").glob("*.json")):
        if only is not None and path.stem not in only:
            continue
        text = (folder / "texts" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        statements = [s for s in json.loads(path.read_text("utf-8"))["statements"] if s["cue"]]
        body = text.index("\n\n") + 2
        top = [s for s in statements if not s["within"] and min(a for a, _ in s["cue"]) >= body]
        out.append(Article(path.stem, text[body:], tuple(_moved(s, [(0, body, len(text) - body)]) for s in top)))
        for carrier in statements:
            inner = [s for s in statements if s["within"] == carrier["id"]]
            part = excerpt(text, [(a, b) for a, b in carrier["content"]])
            moved = tuple(m for m in (_moved(s, part.parts) for s in inner) if m["cue"] and m["content"])
            if len(part.text) > 25 and (moved or not inner):
                out.append(Article(f"{path.stem}/{carrier['id']}", part.text, moved))
    return out


def read_labelled(path: Path) -> list[Article]:
    """Read what `label.py` wrote."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = [(row["text"], tuple({r: [tuple(p) for p in a[r]] for r in ROLES} for a in row["attributions"])) for row in rows]
    return [Article(f"{path.stem}/{n}", text, attributions) for n, (text, attributions) in enumerate(found)]


def _moved(statement: dict, parts) -> dict[str, list[Range]]:
    """Move a statement's ranges from the whole text to an excerpt of it."""
    out: dict[str, list[Range]] = {}
    for role in ROLES:
        out[role] = [
            (at + max(a, whole) - whole, at + min(b, whole + length) - whole)
            for a, b in statement[role]
            for at, whole, length in parts
            if max(a, whole) < min(b, whole + length)
        ]
    return out
