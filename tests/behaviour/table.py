"""Reads the table of behaviour tests and compares a report's statements with what a case expects."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rashomon.model import Report, Statement, Voice, Words

Case = dict[str, Any]
Wanted = dict[str, Any]
CASES: list[Case] = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]
# What may stand at the edge of a source or content without changing it.
EDGES = " \n\t.,;:!\"“”„«»'‘’–—-"
KNOWN = frozenset(["name", "text", "statements", "absent", "alone", "known_failure"])
RELATIONS = ("within", "same_voice", "other_voice")


def bare(words: Words | None) -> str:
    return edgeless(words.text) if words else ""


def edgeless(text: str) -> str:
    """Take off what guides to annotation differ on: marks and stops at the edges, and a leading "that"."""
    return re.sub(r"^that\s+", "", text.strip(EDGES), flags=re.IGNORECASE).strip(EDGES)


def _holds(words: Words | None, wanted: str | list[str]) -> bool:
    text = words.text if words else ""
    return all(part in text for part in ([wanted] if isinstance(wanted, str) else wanted))


def _lacks(statement: Statement, wanted: str | list[str]) -> bool:
    return not any(part in statement.content.text for part in ([wanted] if isinstance(wanted, str) else wanted))


Check = Callable[[Statement, Any, dict[str, Voice]], bool]
CHECKS: dict[str, Check] = {
    "source": lambda s, w, _: bare(s.source) == edgeless(w),
    "source_has": lambda s, w, _: _holds(s.source, w),
    "cue": lambda s, w, _: _holds(s.cue, w),
    "content": lambda s, w, _: bare(s.content) == edgeless(w),
    "has": lambda s, w, _: _holds(s.content, w),
    "lacks": lambda s, w, _: _lacks(s, w),
    "hedge": lambda s, w, _: any(w in h.text for h in s.hedges),
    "said": lambda s, w, _: _holds(s.said, w),
    "channel": lambda s, w, _: _holds(s.channel, w),
    "voice": lambda s, w, voices: s.voice is not None and voices[s.voice].name == w,
    "kind": lambda s, w, voices: s.voice is not None and voices[s.voice].kind == w,
    "via": lambda s, w, voices: [voices[v].name for v in s.via] == w,
    "manner": lambda s, w, _: s.manner == w,
    "stance": lambda s, w, _: s.stance == w,
    "act": lambda s, w, _: (s.act or "") == w,
}


def faults(case: Case, report: Report) -> list[str]:
    """Say what of a case the report does not meet; the list is empty when all is met."""
    statements = report.statements
    assert statements is not None, report.notes
    voices = {v.id: v for v in report.voices or ()}
    wanted = case.get("statements", [])
    options = [[s for s in statements if _meets(s, want, voices)] for want in wanted]
    out = [f"not found: {want}" for want, found in zip(wanted, options, strict=True) if not found]
    if not out and not _assign(wanted, options, []):
        out.append("each is found alone, but not all together with their links and voices")
    out += [f"must be absent: {line}" for line in case.get("absent", []) for s in statements if _meets(s, line, voices)]
    if case.get("alone") and len(statements) != len(wanted):
        out.append(f"{len(statements)} statements instead of {len(wanted)}")
    return out


def _meets(statement: Statement, want: Wanted, voices: dict[str, Voice]) -> bool:
    return all(CHECKS[key](statement, value, voices) for key, value in want.items() if key not in RELATIONS)


def _assign(wanted: list[Wanted], options: list[list[Statement]], chosen: list[Statement]) -> bool:
    """Try to give every expectation a statement of its own so that the relations hold."""
    if len(chosen) == len(wanted):
        return all(_related(want, s, chosen) for want, s in zip(wanted, chosen, strict=True))
    return any(_assign(wanted, options, [*chosen, s]) for s in options[len(chosen)] if s not in chosen)


def _related(want: Wanted, statement: Statement, chosen: list[Statement]) -> bool:
    if "within" in want and statement.within != (chosen[want["within"] - 1].id if want["within"] else None):
        return False
    if "same_voice" in want and (statement.voice is None or statement.voice != chosen[want["same_voice"] - 1].voice):
        return False
    return "other_voice" not in want or statement.voice != chosen[want["other_voice"] - 1].voice


def show(report: Report) -> str:
    """Lay out what was found, for the message of a failing case."""
    names = {v.id: f"{v.name} ({v.kind})" for v in report.voices or ()}
    return "\n".join(
        f"  {s.id} within={s.within} [{bare(s.source)}] [{s.cue.text if s.cue else ''}] [{s.content.text}] voice={names.get(s.voice or '')!r}"
        f" via={[names[v] for v in s.via]} {s.manner} {s.stance} {s.act or ''} hedges={[h.text for h in s.hedges]}"
        f" said={bare(s.said)!r} channel={bare(s.channel)!r} score={s.score}"
        for s in report.statements or ()
    )
