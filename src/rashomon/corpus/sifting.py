"""Leave out what is no report to read, by cheap rules, each with its reason: before the slow stages, never instead of them."""

from __future__ import annotations

import re

from rashomon.clean.language import ENGLISH
from rashomon.model import Report

# Where a paragraph of running text ends.
_SENTENCE = re.compile(r"[.!?…][\"”’'»)\]]*\s*$")
# The share of words that must stand in paragraphs that end as sentences do: a front page and a list of links have next to none.
_RUNNING = 0.4


def left_out(report: Report, least_words: int) -> str | None:
    """Say why a story is not read on, `None` when it is; numbers and names that vary are left out, so that reasons can be counted.

    >>> from rashomon import read_text
    >>> left_out(read_text("Nine people were killed in Oru, the clinic said on Friday."), 40)
    'fewer than 40 words of story'
    """
    words = [len(paragraph.text.split()) for paragraph in report.paragraphs]
    if sum(words) < least_words:
        return f"fewer than {least_words} words of story" if words else "no story found"
    if report.language != ENGLISH:
        return f"language {report.language}" if report.language else "too little text to tell the language"
    running = sum(count for count, paragraph in zip(words, report.paragraphs, strict=True) if _SENTENCE.search(paragraph.text))
    return None if running >= _RUNNING * sum(words) else "no running text"
