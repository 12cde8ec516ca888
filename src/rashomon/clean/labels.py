"""Name what a cleaned text is made of: headline, paragraphs, byline, and the reason for each run left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from rashomon.clean.cuts import sentence_end
from rashomon.clean.tokens import GLUE, Bools, Floats, Ints, Tokens
from rashomon.clean.units import Units
from rashomon.model import Choice, Dropped
from rashomon.text import Span, trim

_BYLINE = re.compile(r"(?:by|written by|reporting by|from)\s+[^\W\d_]", re.IGNORECASE)
_CREDIT = re.compile(r"\(?(?:reuters|ap|afp|associated press|agence france-presse|dpa|tass|interfax|ria novosti|xinhua|anadolu|pa media|bloomberg|upi|efe|ansa|kyodo|ap photo)\)?\W*", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_GLUED = 0.3  # the chance of an edge that opens a paragraph where a sentence's end is glued to a capital
_ABOVE, _BELIEVED = 40, 0.25  # blocks above the story in which a headline is sought, and the score from which it is one
_PROSE = 0.1  # the share of function words above which a dropped block is more than labels
_MOST = 60  # tokens in the longest byline
_TOPICS = ("comments", "related links")
# reason, the word class that shows it, and the share of a block's words from which it is believed
_REASONS = (
    ("comments", "comment", 0.12),
    ("related links", "related", 0.12),
    ("sharing buttons", "share", 0.2),
    ("advertising", "advert", 0.15),
    ("legal notice", "legal", 0.12),
    ("browser notice", "browser", 0.12),
    ("caption", "caption", 0.12),
    ("author note", "bio", 0.12),
    ("date line", "date", 0.2),
    ("date line", "time", 0.25),
    ("navigation", "menu", 0.1),
)


@dataclass
class Parts:
    """Gather the parts of one stretch of text, as spans."""

    title: Span | None = None
    paragraphs: list[Span] = field(default_factory=list)
    dropped: list[tuple[Span, str]] = field(default_factory=list)
    byline: Span | None = None
    credit: Span | None = None


def sort_out(t: Tokens, u: Units, keep: Bools, level: float, title: str | None) -> Parts:
    """Lay the kept units out as paragraphs, find the headline, and give each dropped block its reason."""
    parts = Parts()
    keep = keep.copy()
    blocks = _blocks(t, u, keep, level)
    named = None if title is not None else _title(t, u, keep, blocks)
    shown = _key(title or (t.raw[named[0].start : named[0].end] if named else ""))
    begun, topic = False, ""
    for low, high in blocks:
        span = _span(t, u, low, high)
        repeated = bool(shown) and not begun and _key(t.raw[span.start : span.end]) == shown
        if named and span.start == named[0].start:
            parts.title = span
        elif repeated:
            parts.dropped.append((span, "headline repeated"))
        elif keep[low]:
            parts.paragraphs.append(span)
            begun = True
        else:
            topic = _drop(parts, t, span, range(int(u.first[low]), int(u.last[high - 1])), topic if begun else "")
    return parts


def _blocks(t: Tokens, u: Units, keep: Bools, level: float) -> list[tuple[int, int]]:
    """Group units: a new block at each likely edge and at each change between kept and dropped."""
    if not len(u):
        return []
    glued = (t.gap[u.first] == GLUE) & sentence_end(t)[u.first]
    new = (u.edge > level) | (glued & (u.edge > _GLUED))
    new[0] = True
    new[1:] |= keep[1:] != keep[:-1]
    head = np.flatnonzero(new)
    return list(zip(head.tolist(), np.append(head[1:], len(u)).tolist(), strict=True))


def _span(t: Tokens, u: Units, low: int, high: int) -> Span:
    return Span(int(t.start[u.first[low]]), int(t.end[u.last[high - 1] - 1]))


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _title(t: Tokens, u: Units, keep: Bools, blocks: Sequence[tuple[int, int]]) -> tuple[Span, int] | None:
    """Guess which block is the headline: short, unended, before the story, told again by it or printed twice."""
    begin = next((i for i, (low, _) in enumerate(blocks) if keep[low]), None)
    if begin is None:
        return None
    story = np.repeat(keep, u.last - u.first)
    told = np.bincount(t.word, weights=story, minlength=int(t.word.max(initial=0)) + 1)
    keys = Counter(_key(t.raw[s.start : s.end]) for s in (_span(t, u, *b) for b in blocks[max(0, begin - _ABOVE) :]))
    first = _span(t, u, *blocks[0])
    page_title = _key(t.raw[first.start : min(first.end, first.start + 300)])
    best, top = None, _BELIEVED
    for i in range(max(0, begin - _ABOVE), begin + 1):
        words = np.arange(u.first[blocks[i][0]], u.last[blocks[i][1] - 1])
        if not _fits(t, words) or (i == begin and not _opens(t, words)):
            continue
        span = _span(t, u, *blocks[i])
        key = _key(t.raw[span.start : span.end])
        twice = len(words) >= 5 and ((i > 0 and key in page_title) or keys[key] > 1)
        echo = _echo(t, words, told - story[words[0]])
        score = echo + 0.4 * (twice and echo >= _BELIEVED) - 0.005 * (begin - i)
        if score > top or (i == begin == 0):
            best, top = (span, i), float(score)
    return best


def _fits(t: Tokens, words: Ints) -> bool:
    """Say whether a block has the length and the end of a headline, and is no caption or byline."""
    n = len(words)
    stopped = bool(t.of("dot")[words[-1]]) or bool(t.of("bracket")[words[-1]])
    return 3 <= n <= 40 and not stopped and not t.of("byline")[words[0]] and t.of("caption")[words].mean() < 0.12


def _echo(t: Tokens, words: Ints, told: Floats) -> float:
    """Give the share of a block's content words that the story says too; less for few words."""
    mine = t.of("content")[words]
    return float(((told[t.word[words]] > 0) & mine).sum() / (mine.sum() + 1.0) * min(int(mine.sum()), 6) / 6)


def _opens(t: Tokens, words: Ints) -> bool:
    """Say whether a kept first block looks like a headline: one line of its own, no sentence end."""
    after = int(words[-1]) + 1
    ended = t.of("terminal")[words[-1]] | t.of("colon")[words[-1]] | t.of("closing")[words[-1]]
    return after < len(t) and t.gap[after] >= 2 and not ended and len(words) <= 24 and not (t.gap[words[1:]] >= 2).any()


def _drop(parts: Parts, t: Tokens, span: Span, words: range, topic: str) -> str:
    """List one block as dropped; give the topic that a heading such as 'Related stories' sets for what follows."""
    text = t.raw[span.start : span.start + 200]
    if len(words) <= _MOST and parts.byline is None and _BYLINE.match(text):
        parts.byline = span
        reason = "byline"
    elif len(words) <= 8 and _CREDIT.fullmatch(t.raw[span.start : span.end]):
        parts.credit = parts.credit or span
        reason = "credit"
    else:
        reason = _reason(t, words)
    if reason in _TOPICS and len(words) <= 8:
        topic = reason
    prose = len(words) >= 12 and t.of("function")[words.start : words.stop].mean() > _PROSE
    parts.dropped.append((span, reason or topic or ("other text" if prose else "label" if parts.paragraphs else "navigation")))
    return topic


def _reason(t: Tokens, words: range) -> str:
    """Name the kind of words that a block has more of than stories have; nothing when none stands out."""
    n = max(len(words), 1)
    counts = {name: float(t.of(name)[words.start : words.stop].sum()) / n for _, name, _ in _REASONS}
    likely = max(_REASONS, key=lambda row: counts[row[1]] / row[2])
    return likely[0] if counts[likely[1]] >= likely[2] else ""


def by_line(raw: str, start: int) -> Parts:
    """Take every line from `start` on as a paragraph."""
    spans = (trim(raw, line.start(), line.end()) for line in _LINE.finditer(raw, start))
    return Parts(paragraphs=[span for span in spans if span])


def lay_out(raw: str, stretches: Sequence[Parts]) -> Choice:
    """Join the parts of all stretches into one choice; dropped runs that follow each other for one reason are one."""
    dropped: list[tuple[list[Span], str]] = []
    for span, reason in (d for p in stretches for d in p.dropped):
        last = dropped[-1] if dropped else None
        if last and last[1] == reason and (raw[last[0][-1].end : span.start] == "" or raw[last[0][-1].end : span.start].isspace()):
            last[0][-1] = Span(last[0][-1].start, span.end)
        else:
            dropped.append(([span], reason))
    title = next((p.title for p in stretches if p.title), None)
    byline = next((p.byline for p in stretches if p.byline), None)
    credit = next((p.credit for p in stretches if p.credit), None)
    return Choice(
        title=(title,) if title else (),
        paragraphs=tuple((span,) for span in _joined(raw, stretches)),
        dropped=tuple(Dropped(tuple(spans), reason) for spans, reason in dropped),
        byline=(byline,) if byline else (),
        credit=(credit,) if credit else (),
    )


def _joined(raw: str, stretches: Sequence[Parts]) -> list[Span]:
    """Give the paragraphs of all stretches, one that was cut within its line made whole again."""
    out: list[Span] = []
    for spans in (p.paragraphs for p in stretches if p.paragraphs):
        gap = raw[out[-1].end : spans[0].start] if out else "\n"
        cut = not gap.strip() and not set(gap) & {"\n", "\r"}
        out += [Span(out.pop().start, spans[0].end), *spans[1:]] if cut else spans
    return out
