"""Make reports of events from plain paragraphs, with statements and figures looked up in them."""

from __future__ import annotations

from rashomon.incidents import tell
from rashomon.model import Figure, FoundDate, Harm, Header, Incident, Published, Report, Statement
from rashomon.text import Original, Span, Text


def story(*paragraphs: str, title: str | None = None, day: str | None = "2014-05-14", statements=(), figures=()) -> Report:
    """Read paragraphs with an optional title; `statements` are (content, voice), `figures` (words, number, harm)."""
    raw = "\n\n".join((*([title] if title else []), *paragraphs))
    original = Original(raw, "utf-8", "story.txt", "", "text/plain", "story")
    spans = [span(raw, p) for p in (*([title] if title else []), *paragraphs)]
    published = Published(day, "given", (FoundDate(day, "given"),)) if day else None
    said = tuple(Statement(f"s{n}", None, None, original.words(span(raw, content)), "indirect", voice=voice) for n, (content, voice) in enumerate(statements, 1))
    counts, at = [], 0
    for n, (words, number, harm) in enumerate(figures, 1):
        at = raw.index(words, at)
        counts.append(figure(original, n, Span(at, at + len(words)), number, harm))
    return Report(original, Text.build(original, [[s] for s in spans]), title is not None, Header(published=published), (), (), "en", statements=said, voices=(), figures=tuple(counts))


def span(raw: str, words: str) -> Span:
    at = raw.index(words)
    return Span(at, at + len(words))


def figure(original: Original, number: int, where: Span, count: int, harm: Harm) -> Figure:
    return Figure(f"f{number}", original.words(where), count, count, "exact", "people", harm)


def told(*paragraphs: str, **more) -> list[Incident]:
    """Give the incidents of a story."""
    return list(tell(story(*paragraphs, **more)).incidents or ())


def labels(*paragraphs: str, **more) -> list[str]:
    return [i.label for i in told(*paragraphs, **more)]


def owners(*paragraphs: str, **more) -> list[str | None]:
    """Give the label of each figure's incident, in order."""
    done = tell(story(*paragraphs, **more))
    names = {i.id: i.label for i in done.incidents or ()}
    return [names.get(f.incident or "") for f in done.figures or ()]
