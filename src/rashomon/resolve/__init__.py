"""Say who is meant and on whose word it rests."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model import Report
from rashomon.resolve.view import View
from rashomon.resolve.voices import find_voices, make_voices

__all__ = ["resolve"]


def resolve(report: Report) -> Report:
    """Give a copy of `report` with voices, and with voice, via, stance, act, hedges, time and channel of each statement.

    A report whose `statements` are `None` (not read) comes back unchanged.
    """
    if report.statements is None:
        return report
    view = View(report)
    cast = find_voices(view)
    ids, voices = make_voices(cast, view)
    out = [replace(s, voice=ids[id(cast.by_statement[s.id])] if s.id in cast.by_statement else None) for s in report.statements]
    return replace(report, statements=tuple(out), voices=voices)
