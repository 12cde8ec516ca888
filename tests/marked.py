"""Reads tiny reports with inline marks: [1s source] [1c cue] [1t content], nested where speech is nested."""

from __future__ import annotations

import re

from rashomon.model import Header, Report, Statement, Voice
from rashomon.resolve import resolve
from rashomon.text import Original, Span, Text, merge

_MARK = re.compile(r"\[(\d+)([sct]) |\]")


def report(marked: str, *, outlet: str | None = None) -> Report:
    """Turn marks into statements; content in quotation marks is direct, the innermost content around a cue carries it."""
    raw, spans = _unmark(marked)
    original = Original(raw, "utf-8", "story.txt", "", "text/plain", "story")
    units = [[Span(m.start(), m.end())] for m in re.finditer(r"[^\n]+", raw)]
    statements = tuple(_statement(original, number, spans) for number in sorted({n for n, _ in spans}))
    return Report(original, Text.build(original, units), False, Header(outlet=outlet), (), (), "en", statements=statements)


def _unmark(marked: str) -> tuple[str, dict[tuple[int, str], list[Span]]]:
    out: list[str] = []
    opened: list[tuple[int, str, int]] = []
    spans: dict[tuple[int, str], list[Span]] = {}
    at, length = 0, 0
    for m in _MARK.finditer(marked):
        out.append(marked[at : m.start()])
        length += m.start() - at
        at = m.end()
        if m.group() == "]":
            number, part, start = opened.pop()
            spans.setdefault((number, part), []).append(Span(start, length))
        else:
            opened.append((int(m.group(1)), m.group(2), length))
    out.append(marked[at:])
    return "".join(out), {key: sorted(found) for key, found in spans.items()}


def _statement(original: Original, number: int, spans: dict[tuple[int, str], list[Span]]) -> Statement:
    def words(part: str):
        found = spans.get((number, part))
        return original.words(*merge(original.raw, found)) if found else None

    content = words("t")
    assert content is not None, f"statement {number} has no content"
    place = (spans.get((number, "c")) or spans[number, "t"])[0]
    around = [(s.end - s.start, n) for (n, part), found in spans.items() if part == "t" and n != number for s in found if s.start <= place.start and place.end <= s.end]
    first = content.text[:1]
    manner = "direct" if first in "“\"" else "mixed" if re.search(r"[“\"]", content.text) else "indirect"
    return Statement(f"s{number}", words("s"), words("c"), content, manner, within=f"s{min(around)[1]}" if around else None)


def read(marked: str, *, outlet: str | None = None) -> tuple[dict[str, Statement], dict[str, Voice]]:
    """Resolve a marked story; statements by number (`s1`), voices by id."""
    done = resolve(report(marked, outlet=outlet))
    assert done.statements is not None
    assert done.voices is not None
    return {s.id: s for s in done.statements}, {v.id: v for v in done.voices}


def speakers(marked: str, *, outlet: str | None = None) -> list[str | None]:
    """Give the name of each statement's voice, in order of number."""
    statements, voices = read(marked, outlet=outlet)
    return [voices[s.voice].name if s.voice else None for s in statements.values()]


def channels(marked: str, *, outlet: str | None = None) -> list[list[str]]:
    """Give the names of the outlets each statement came through."""
    statements, voices = read(marked, outlet=outlet)
    return [[voices[v].name for v in s.via] for s in statements.values()]
