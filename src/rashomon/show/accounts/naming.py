"""Lists by which words each outlet names a voice; only voices that speak can be followed so, not those merely spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.show.accounts.desk import Desk, evidence_of, key

_PRONOUN = re.compile(r"(?:he|she|they|it|him|her|them|we|i|who|which|one|his|their|its)", re.IGNORECASE)
MOST = 6  # names shown of one voice in one report


@dataclass(frozen=True, slots=True)
class Naming:
    """Hold the names of one root: for each report that prints some, those names in their order."""

    root: str
    printed: tuple[tuple[str, tuple[str, ...]], ...]


def naming(desk: Desk) -> tuple[Naming, ...]:
    """Give the names that at least two reports print for one root and that are not the same in all of them.

    Pronouns are no names.  A voice is tied to its root by the evidence of points alone.
    """
    found: dict[str, dict[str, dict[str, str]]] = {}
    tied = {(e.report, key(e.voice)) for e in evidence_of(desk.comparison) if e.voice is not None}
    for ident, report in desk.reports.items():
        for voice in report.voices or ():
            if (ident, key(voice.name)) not in tied:
                continue
            names = found.setdefault(desk.root(ident, voice), {}).setdefault(ident, {})
            for name in (voice.name, *(m.text for m in voice.mentions)):
                if not _PRONOUN.fullmatch(name):
                    names.setdefault(key(name), name)
    out = []
    for root, by_report in found.items():
        kinds = {frozenset(names) for names in by_report.values()}
        if len(by_report) > 1 and len(kinds) > 1:
            out.append(Naming(root, tuple((ident, tuple(names.values())[:MOST]) for ident, names in by_report.items())))
    return tuple(out)
