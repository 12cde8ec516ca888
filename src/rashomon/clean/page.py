"""Choose the story of an HTML page: an extractor names the paragraphs, the words stay those of the page.

What is not the story is listed as dropped, by the nearest structural element.  Where the extractor
gives up (very deep or very large pages) the plain walk decides, and the notes say so.
"""

from __future__ import annotations

from itertools import pairwise

from rashomon.clean.draft import Draft
from rashomon.clean.extract import MAX_DEPTH, MAX_SIZE, MAX_TAGS, Extracted, extract, without_big_scripts
from rashomon.clean.furniture import drop_furniture
from rashomon.clean.leftover import list_dropped
from rashomon.clean.metadata import Facts, add_extracted, add_stamps, read_facts
from rashomon.clean.names import pin_byline, pin_title
from rashomon.clean.refind import cut, key_of, line_key, refind
from rashomon.clean.walk import walk
from rashomon.model import Choice
from rashomon.text import Span

_WHOLE = 0.5  # a line is taken whole when this share of its letters was chosen
_LINKED = 0.5  # a line with this share of its letters in links is a list of links
_REPEAT = 15  # letters from which an equal line counts as a repeated paragraph
_CELL = 60  # letters in a table cell that is read as part of its row
_ALWAYS_OUT = frozenset(("hidden", "page title", "form", "navigation"))


def choose(raw: str) -> Choice:
    """Choose title, paragraphs, byline, outlet and dates of an HTML page; drop the rest with reasons.

    Spans are code points of `raw`; time is linear but for the extractor, which is capped.  Never fails:
    a page without words gives empty tuples.

    >>> raw = "<title>Rain</title><nav>Home</nav><h1>Rain</h1><p>It <b>rained</b> in Orvane all day.</p>"
    >>> choice = choose(raw)
    >>> [[raw[s.start : s.end] for s in paragraph] for paragraph in choice.paragraphs]
    [['It', 'rained', 'in Orvane all day.']]
    >>> [raw[s.start : s.end] for s in choice.title]
    ['Rain']
    """
    walked = walk(raw)
    draft = Draft(raw, walked, [line_key(raw, line) for line in walked.lines])
    facts = read_facts(raw, walked)
    draft.notes += facts.notes
    _fill(draft, facts)
    title, headline = pin_title(draft, facts)
    _drop_headlines(draft, headline, facts)
    drop_furniture(draft, facts.authors)
    story = {n: draft.story[n] for n in sorted(draft.story) if n not in headline}
    if story:
        first = min([*story, *headline])
        add_stamps(raw, walked, facts, draft.lines[first].start, draft.lines[max(story)].end)
    byline = pin_byline(draft, facts, set(story) | headline)
    return Choice(
        title,
        _paragraphs(draft, story),
        list_dropped(draft, story, title),
        byline,
        outlet=facts.outlet,
        dates=facts.dates,
        language=facts.language,
        notes=tuple(dict.fromkeys(draft.notes)),
    )


def _fill(draft: Draft, facts: Facts) -> None:
    """Take the story into the draft: by the extractor, else by the plain walk."""
    if extracted := _extract(draft):
        add_extracted(draft.raw, facts, extracted)
        _refind(draft, extracted)
        _keep_repeats(draft)
        _close_gaps(draft)
    if not draft.story:
        _plain(draft)


def _extract(draft: Draft) -> Extracted | None:
    """Run the extractor where it can cope; else say in the notes why the plain walk decides."""
    if not any(draft.keys):
        return None
    cause = None
    source = without_big_scripts(draft.raw, draft.walked.wordless)
    if draft.walked.depth > MAX_DEPTH:
        cause = f"elements nested {draft.walked.depth} deep"
    elif len(source) > MAX_SIZE:
        cause = f"{len(source)} characters of markup"
    elif draft.walked.count > MAX_TAGS:
        cause = f"{draft.walked.count} tags"
    elif extracted := extract(source):
        return extracted
    draft.notes.append(f"story taken from the plain walk of the page: {cause or 'the extractor found none'}")
    return None


def _refind(draft: Draft, extracted: Extracted) -> None:
    """Find the extractor's paragraphs in the page; those in the page title alone do not count."""
    keys = [key if line.place != "page title" else "" for key, line in zip(draft.keys, draft.lines, strict=True)]
    wanted = [key for key in map(key_of, extracted.paragraphs) if key]
    found = refind(keys, wanted)
    for number, ranges in found.ranges.items():
        if found.share(number, len(keys[number])) >= _WHOLE:
            draft.take(number)
        else:
            draft.story[number] = cut(draft.raw, draft.lines[number], ranges)
    if found.missing:
        draft.notes.append(
            f"{len(found.missing)} of {len(wanted)} extracted paragraphs not found again in the page, left out"
        )


def _keep_repeats(draft: Draft) -> None:
    """Take lines equal to a chosen one that stand in the same block: the extractor keeps one of them."""
    chosen = {(draft.lines[n].parent, draft.keys[n]) for n in draft.story if len(draft.keys[n]) >= _REPEAT}
    again = [n for n, key in enumerate(draft.keys) if n not in draft.story and (draft.lines[n].parent, key) in chosen]
    for number in again:
        draft.take(number)
    if again:
        draft.notes.append(f"{len(again)} repeated paragraphs kept that the extractor had lost")


def _close_gaps(draft: Draft) -> None:
    """Take unlinked lines between two chosen ones when all three stand in the same block."""
    for before, after in pairwise(sorted(draft.story)):
        parent = draft.lines[before].parent
        if draft.lines[after].parent != parent:
            continue
        for number in range(before + 1, after):
            line = draft.lines[number]
            if line.parent == parent and not line.place and draft.keys[number] and draft.linked(number) < _LINKED:
                draft.take(number)


def _plain(draft: Draft) -> None:
    """Take every line that stands in no part of its own and is not made of links; else all that can be read."""
    visible = [n for n, key in enumerate(draft.keys) if key and draft.lines[n].place not in _ALWAYS_OUT]
    main = [n for n in visible if not draft.lines[n].place and draft.linked(n) < _LINKED]
    for number in main or visible:
        draft.take(number)


def _drop_headlines(draft: Draft, headline: set[int], facts: Facts) -> None:
    """Drop leading lines of the story that repeat the headline."""
    heads = {key_of(title) for title in facts.titles} | {draft.keys[n] for n in headline}
    for number in sorted(draft.story):
        if number in headline:
            continue
        if draft.keys[number] not in heads:
            return
        draft.drop(number, "headline")


def _paragraphs(draft: Draft, story: dict[int, tuple[Span, ...]]) -> tuple[tuple[Span, ...], ...]:
    """Give a paragraph a line, but the short cells of one table row together."""
    out: list[tuple[Span, ...]] = []
    last = None
    for number, spans in story.items():
        line = draft.lines[number]
        row = line.parent if line.element in ("td", "th") and len(draft.keys[number]) <= _CELL else None
        if row is not None and row == last:
            out[-1] += spans
        else:
            out.append(spans)
        last = row
    return tuple(out)
