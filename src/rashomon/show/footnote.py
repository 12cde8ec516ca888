"""Writes a footnote for words of a report: what they are, who printed them, when, and where they stand in which file."""

from __future__ import annotations

from rashomon.model import Report
from rashomon.show import facts
from rashomon.show.chain import NO_OUTLET
from rashomon.text import Words


def footnote(report: Report, words: Words) -> str:
    """Write a footnote that lets anybody with the same file find `words` again.

    >>> from rashomon import read_text
    >>> told = read_text("The mill at Oru burned, the miller said.")
    >>> footnote(told, told.statements[0].content)[:72]
    '“The mill at Oru burned” [outlet not given], “[no headline]”, [no date],'
    """
    original, header = report.original, report.header
    name = original.name
    title = header.title.text if header.title else facts.NO_TITLE
    day = facts.day(report.day) if report.day else "[no date]"
    return f"“{words.text}” {header.outlet or NO_OUTLET}, “{title}”, {day}, characters {offsets(words)} of {name}, SHA-256 {original.sha256}"


def offsets(words: Words) -> str:
    """Write where words stand in the input: code points, the end not included."""
    return ", ".join(f"{s.start}–{s.end}" for s in words.spans)
