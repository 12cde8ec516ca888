"""Builds annotated reports (text and gold) from marked sources, and says every fault that it finds in them.

    python training/chains/mark.py training/chains/marked tests/chains

A marked source is the report itself with its spans in braces, then a line of four hyphens, then a line a statement:

    {1t {2t The bridge was blown up by soldiers}, {2s a miller} {2c told} them}, {1s Radio Vell} {1c reported}.
    ----
    1 asserts outlet Radio Vell
    2 accuses unnamed a miller

`{1s …}` is the source of statement 1, `c` a cue, `t` content; one brace may serve several (`{1s,2s …}`), braces
nest, and a part written twice has two pieces.  After the stance, the kind of voice and the voice (`-` for none)
come, parted by ` ; `, what cannot be worked out: `via=One, Two`, `within=3`, `within=-`, `manner=direct`, `optional`.

Worked out: `within` is the innermost other content around the cue (around the content where no cue is printed);
manner goes by the marks printed.  docs/annotation.md is the guide to what is marked and how.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STANCES = {"asserts", "denies", "accuses", "demands", "promises", "believes", "asks", "warns", "praises", "other"}
KINDS = {"person", "organization", "group", "outlet", "unnamed"}
MANNERS = {"direct", "indirect", "mixed"}
STATUSES = {"core", "optional"}
PARTS = {"s": "source", "c": "cue", "t": "content"}
FIELDS = ["id", "manner", "stance", "voice", "voice_kind", "within", "via", "cue", "source", "content", "status"]

Pieces = list[list[int]]
Statement = dict[str, Any]

_OPEN = re.compile(r"\{((?:\d+[sct])(?:,\d+[sct])*) |\{|\}")
_LINE = re.compile(r"(\d+) (\w+) (\w+) (.+)")


class MarkError(ValueError):
    """Report a marked source that does not say what it must."""


@dataclass
class _Line:
    """One statement as its line gives it; `within` is `None` until worked out, `-` for none."""

    number: int
    stance: str
    kind: str
    voice: str | None
    options: dict[str, str] = field(default_factory=dict)


def unmark(marked: str) -> tuple[str, dict[tuple[int, str], Pieces]]:
    """Take the braces out; give the text and the pieces of each part of each statement."""
    out: list[str] = []
    opened: list[tuple[str, int]] = []
    pieces: dict[tuple[int, str], Pieces] = {}
    at = length = 0
    for m in _OPEN.finditer(marked):
        out.append(marked[at : m.start()])
        length += m.start() - at
        at = m.end()
        near = marked[max(0, m.start() - 30) : m.end() + 30]
        if m.group() == "{":
            raise MarkError(f"a brace without a label near {near!r}")
        if m.group(1):
            opened.append((m.group(1), length))
        elif not opened:
            raise MarkError(f"a brace closed that was not opened near {near!r}")
        else:
            labels, start = opened.pop()
            for label in labels.split(","):
                pieces.setdefault((int(label[:-1]), PARTS[label[-1]]), []).append([start, length])
    if opened:
        raise MarkError(f"a brace opened and never closed: {opened[-1][0]}")
    out.append(marked[at:])
    return "".join(out), {key: sorted(found) for key, found in pieces.items()}


def _read_line(line: str) -> _Line:
    head, *rest = line.split(" ; ")
    m = _LINE.fullmatch(head.strip())
    if not m:
        raise MarkError(f"not 'number stance kind voice': {line!r}")
    voice = None if m[4].strip() == "-" else m[4].strip()
    options = {}
    for part in rest:
        key, _, value = part.strip().partition("=")
        if key not in {"via", "within", "manner", "optional"}:
            raise MarkError(f"unknown option {key!r} in {line!r}")
        options[key] = value
    return _Line(int(m[1]), m[2], m[3], voice, options)


def manner(text: str, content: Pieces) -> str:
    """Say by the marks printed whether every word, none or some are quoted."""
    words = [text[a:b] for a, b in content]
    if all(_quoted(w) for w in words):
        return "direct"
    return "mixed" if any(re.search(r"[\"“”]|(?<!\w)['‘](?=\w)", w) for w in words) else "indirect"


def _quoted(words: str) -> bool:
    pair = {'"': '"', "“": "”\"", "'": "'", "‘": "’"}.get(words[0], "")
    if not pair or words[-1] not in pair:
        return False
    if words[0] == '"':
        return not re.search(r'\S[ \t]*"', words[1:-1])  # a mark that opens the next paragraph is none that closes
    return words[0] != "“" or "”" not in words[1:-1]


def inside(inner: Pieces, outer: Pieces) -> bool:
    """Say whether every piece of `inner` lies in a piece of `outer`."""
    return bool(inner) and all(any(p <= a and b <= q for p, q in outer) for a, b in inner)


def _size(pieces: Pieces) -> int:
    return sum(b - a for a, b in pieces)


def _carrier(statement: Statement, statements: list[Statement]) -> str | None:
    key = statement["cue"] or statement["content"]
    around = [s for s in statements if s is not statement and inside(key, s["content"])]
    if not statement["cue"]:
        around = [s for s in around if _size(s["content"]) > _size(statement["content"])]
    if not around:
        return None
    smallest = min(_size(s["content"]) for s in around)
    best = [s for s in around if _size(s["content"]) == smallest]
    if len(best) > 1:
        raise MarkError(f"{statement['id']} lies in {[s['id'] for s in best]} alike: say within=")
    return str(best[0]["id"])


def build(marked: str, report: str) -> tuple[str, dict[str, Any]]:
    """Give the text and the gold of one marked source; `report` is the file name of the text.

    Raises `MarkError` for marks that do not fit, a statement without a line or without content.
    """
    body, bar, table = marked.partition("\n----\n")
    if not bar:
        raise MarkError("no line of four hyphens between text and statements")
    text, pieces = unmark(body.rstrip("\n") + "\n")
    lines = [_read_line(line) for line in table.splitlines() if line.strip()]
    numbers = [line.number for line in lines]
    if numbers != list(range(1, len(lines) + 1)):
        raise MarkError(f"statements are not numbered 1, 2, 3, …: {numbers}")
    if lost := {n for n, _ in pieces} ^ set(numbers):
        raise MarkError(f"marked without a line, or a line without marks: {sorted(lost)}")
    statements = [_statement(text, line, pieces) for line in lines]
    for line, statement in zip(lines, statements, strict=True):
        given = line.options.get("within")
        statement["within"] = _carrier(statement, statements) if given is None else None if given == "-" else f"s{given}"
    gold = {"report": report, "statements": statements}
    if found := faults(text, gold):
        raise MarkError("; ".join(found))
    return text, gold


def _statement(text: str, line: _Line, pieces: dict[tuple[int, str], Pieces]) -> Statement:
    content = pieces.get((line.number, "content"))
    if not content:
        raise MarkError(f"statement {line.number} has no content")
    via = line.options.get("via", "")
    values = {
        "id": f"s{line.number}", "manner": line.options.get("manner") or manner(text, content), "stance": line.stance,
        "voice": line.voice, "voice_kind": line.kind, "within": None, "via": [v.strip() for v in via.split(",") if v.strip()],
        "cue": pieces.get((line.number, "cue"), []), "source": pieces.get((line.number, "source"), []), "content": content,
        "status": "optional" if "optional" in line.options else "core",
    }  # fmt: skip
    return {name: values[name] for name in FIELDS}


def faults(text: str, gold: dict[str, Any]) -> list[str]:
    """List what is wrong with one annotated report, a sentence each; empty when nothing is.

    Rules: every field is there, with a legal value; ids are unique; pieces lie in the text, sorted, apart,
    trimmed; `within` names a statement and makes no ring; a nested cue lies in its carrier's content, or,
    where one is cited, its content does; a voice is missing only where the source is.
    """
    statements = gold["statements"]
    index = {s["id"]: s for s in statements}
    found = [] if len(index) == len(statements) else ["an id is used twice"]
    for statement in statements:
        if list(statement) != FIELDS:
            found.append(f"{statement.get('id')}: fields are {list(statement)}")
            continue
        told = [*_wrong_values(statement), *_wrong_pieces(text, statement), *_wrong_carrier(statement, index)]
        found += [f"{statement['id']}: {fault}" for fault in told]
    return found


def _wrong_values(statement: Statement) -> list[str]:
    legal = {"stance": STANCES, "voice_kind": KINDS, "manner": MANNERS, "status": STATUSES}
    found = [f"{key} is {statement[key]!r}" for key, values in legal.items() if statement[key] not in values]
    if statement["voice"] is None and (statement["source"] or statement["voice_kind"] != "unnamed"):
        found.append("no voice, though a source is printed or a kind is given")
    if statement["voice"] == "":
        found.append("an empty voice")
    return found


def _wrong_pieces(text: str, statement: Statement) -> list[str]:
    found = [] if statement["content"] else ["no content"]
    for part in PARTS.values():
        last = 0
        for start, end in statement[part]:
            words = text[start:end]
            if not last <= start < end <= len(text):
                found.append(f"{part} {start}..{end} lies outside the text, is empty or out of order")
            elif words != words.strip():
                found.append(f"{part} {words!r} has white space at an edge")
            last = end
    return found


def _wrong_carrier(statement: Statement, index: dict[str, Statement]) -> list[str]:
    at, seen = statement["within"], {statement["id"]}
    if at is None:
        return []
    if at not in index:
        return [f"within {at}, which is not there"]
    carrier = index[at]["content"]
    if not inside(statement["cue"], carrier) and not inside(statement["content"], carrier):
        return [f"neither cue nor content lies in what {at} says"]
    while at is not None:
        if at in seen:
            return [f"within itself by way of {at}"]
        seen.add(at)
        at = index[at]["within"] if at in index else None
    return []


def dump(gold: dict[str, Any]) -> str:
    """Write gold as JSON, a statement a line, so that a change shows as one."""
    rows = ",\n".join(json.dumps(s, ensure_ascii=False) for s in gold["statements"])
    return f'{{"report": {json.dumps(gold["report"])}, "statements": [\n{rows}\n]}}\n'


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", type=Path, help="folder of marked sources (*.md)")
    parser.add_argument("out", type=Path, help="folder that gets texts/ and gold/")
    options = parser.parse_args()
    bad = 0
    for path in sorted(options.marked.glob("*.md")):
        try:
            text, gold = build(path.read_text("utf-8"), f"{path.stem}.txt")
        except MarkError as error:
            print(f"{path}: {error}", file=sys.stderr)
            bad += 1
            continue
        for folder, name, words in (("texts", f"{path.stem}.txt", text), ("gold", f"{path.stem}.json", dump(gold))):
            target = options.out / folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(words, "utf-8")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
