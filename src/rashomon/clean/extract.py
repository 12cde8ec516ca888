"""Ask trafilatura which paragraphs of a page are the story, quietly, within bounds, the same way each time."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

# Over these the extractor takes minutes or gives up; the plain walk takes seconds.
MAX_SIZE = 3_000_000  # code points
MAX_TAGS = 30_000
MAX_DEPTH = 250  # libxml2 ends the tree at 256 open elements
_BIG_SCRIPT = 100_000
# A fixed last day, so that the same page reads the same on every day.
_DATES = {"original_date": True, "extensive_search": True, "max_date": "2199-12-31"}


@dataclass(frozen=True, slots=True)
class Extracted:
    """Hold the extractor's answer: paragraphs as it words them, and what it takes for title, author, outlet, date."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    date: str | None = None


def extract(raw: str) -> Extracted | None:
    """Run trafilatura on `raw`; `None` when it finds no story or fails.

    Settings: precision over recall, no reader comments (they gave the best body F1 on annotated pages of
    the article-extraction benchmark, on both halves); no deduplication, whose memory outlives one page.
    """
    with _quiet("trafilatura", "htmldate", "lxml"):
        for facts in (True, False):
            try:
                return _ask(raw, facts=facts)
            except Exception:  # on odd trees it fails in many ways; the plain walk then stands in
                continue
    return None


def _ask(raw: str, *, facts: bool) -> Extracted | None:
    import trafilatura

    found = trafilatura.bare_extraction(
        raw, favor_precision=True, include_comments=False, with_metadata=facts, date_extraction_params=dict(_DATES)
    )
    if found is None or isinstance(found, dict):
        return None
    lines = tuple(line for line in (found.text or "").split("\n") if line.strip())
    return Extracted(lines, found.title, found.author, found.sitename, found.date)


def without_big_scripts(raw: str, wordless: Sequence[tuple[int, int]]) -> str:
    """Leave out scripts and comments so long that reading them would cost more than the story."""
    out, at = [], 0
    for start, end in wordless:
        if end - start > _BIG_SCRIPT:
            out.append(raw[at:start])
            at = end
    return "".join([*out, raw[at:]])


@contextmanager
def _quiet(*names: str) -> Iterator[None]:
    """Keep other libraries' log lines off standard error while they run, then set them back."""
    loggers = [logging.getLogger(name) for name in names]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
