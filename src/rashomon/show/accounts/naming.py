"""Lists by which words each outlet names those who speak and those who are said to have acted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.show.accounts.desk import Desk, evidence_of, key

_PRONOUN = re.compile(r"(?:he|she|they|it|him|her|them|we|i|who|which|one|his|their|its)", re.IGNORECASE)
MOST = 6  # names shown of one voice in one report


@dataclass(frozen=True, slots=True)
class Naming:
    """Hold the names of one root, or of those who acted in one incident (`acted`): for each report that prints some, in their order."""

    root: str
    printed: tuple[tuple[str, tuple[str, ...]], ...]
    acted: bool = False


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
                bare = name.rstrip(" ,;:")
                if not _PRONOUN.fullmatch(bare):
                    names.setdefault(key(bare), bare)
    return tuple(Naming(root, _printed(by_report)) for root, by_report in found.items() if _differ(by_report))


def acting(desk: Desk) -> tuple[Naming, ...]:
    """Give for each incident how reports name who acted in it, where they do not all name the same.

    That two names mean one party is not said: a party that is spoken of and does not speak can be followed by what it is said to have done alone.
    """
    out = []
    actors = {(ident, i.id): i.actors for ident, report in desk.reports.items() for i in report.incidents or ()}
    for group in desk.comparison.incidents:
        found: dict[str, dict[str, str]] = {}
        for member in sorted(group.members, key=lambda m: desk.numbers[m.report]):
            for words in actors.get((member.report, member.item), ()):
                found.setdefault(member.report, {}).setdefault(key(words.text), words.text)
        if not group.background and _differ(found):
            out.append(Naming(group.label, _printed(found), acted=True))
    return tuple(out)


def _differ(by_report: dict[str, dict[str, str]]) -> bool:
    return len(by_report) > 1 and len({frozenset(names) for names in by_report.values()}) > 1


def _printed(by_report: dict[str, dict[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((ident, tuple(names.values())[:MOST]) for ident, names in by_report.items())
