"""Name what a cleaned text is made of: headline, paragraphs, byline, and the reason for each run left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from rashomon.clean.tokens import Bools, Tokens
from rashomon.clean.units import Units
from rashomon.model import Choice, Dropped
from rashomon.text import Span

_BYLINE = re.compile(r"(?:by|written by|reporting by|from)\s+[^\W\d_]", re.IGNORECASE)
_CREDIT = re.compile(r"\(?(?:reuters|ap|afp|associated press|agence france-presse|dpa|tass|interfax|ria novosti|xinhua|anadolu|pa media|bloomberg|upi|efe|ansa|kyodo|ap photo)\)?\W*", re.IGNORECASE)
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
    blocks = _blocks(u, keep, level)
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


def _blocks(u: Units, keep: Bools, level: float) -> list[tuple[int, int]]:
    """Group units: a new block at each likely edge and at each change between kept and dropped."""
    if not len(u):
        return []
    new = u.edge > level
    new[0] = True
    new[1:] |= keep[1:] != keep[:-1]
    head = np.flatnonzero(new)
    return list(zip(head.tolist(), np.append(head[1:], len(u)).tolist(), strict=True))


def _span(t: Tokens, u: Units, low: int, high: int) -> Span:
    return Span(int(t.start[u.first[low]]), int(t.end[u.last[high - 1] - 1]))


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _title(t: Tokens, u: Units, keep: Bools, blocks: Sequence[tuple[int, int]]) -> tuple[Span, int] | None:
    """Guess which block is the headline: short, unended, before the story, told again by it."""
    content = t.of("content")
    story = np.repeat(keep, u.last - u.first)
    told = np.bincount(t.word, weights=story, minlength=int(t.word.max(initial=0)) + 1)
    begin = next((i for i, (low, _) in enumerate(blocks) if keep[low]), None)
    if begin is None:
        return None
    best, top = None, 0.0
    for i in range(max(0, begin - 40), begin + 1):
        low, high = blocks[i]
        words = np.arange(u.first[low], u.last[high - 1])
        if not 3 <= len(words) <= 40 or (t.of("terminal")[words[-1]] and t.of("dot")[words[-1]]):
            continue
        if i == begin and (begin + 1 >= len(blocks) or not _opens(t, words)):
            continue
        mine = content[words]
        echo = (told[t.word[words]] - story[words] > 0) & mine
        score = echo.sum() / (mine.sum() + 1.0) * min(mine.sum(), 6) / 6 - 0.01 * (begin - i)
        if score > max(top, 0.25) or (i == begin and begin == 0):
            best, top = (_span(t, u, low, high), i), float(score)
    return best


def _opens(t: Tokens, words: np.ndarray) -> bool:
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
    parts.dropped.append((span, reason or topic or ("other text" if len(words) >= 12 else "label" if parts.paragraphs else "navigation")))
    return topic


def _reason(t: Tokens, words: range) -> str:
    """Name the kind of words that a block has more of than stories have; nothing when none stands out."""
    n = max(len(words), 1)
    counts = {name: float(t.of(name)[words.start : words.stop].sum()) / n for _, name, _ in _REASONS}
    likely = max(_REASONS, key=lambda row: counts[row[1]] / row[2])
    return likely[0] if counts[likely[1]] >= likely[2] else ""


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
        paragraphs=tuple((span,) for p in stretches for span in p.paragraphs),
        dropped=tuple(Dropped(tuple(spans), reason) for spans, reason in dropped),
        byline=(byline,) if byline else (),
        credit=(credit,) if credit else (),
    )

