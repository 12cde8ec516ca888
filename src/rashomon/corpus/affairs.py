"""Find the affairs of a corpus, compare the reports of each, and rank them: how much is disputed, on how many voices it rests."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rashomon.affairs import DAYS, Affair, find
from rashomon.comparing import compare
from rashomon.comparison import Comparison
from rashomon.corpus import kept
from rashomon.corpus.folder import Folder
from rashomon.corpus.settings import digest, made_by
from rashomon.corpus.tables import dumps
from rashomon.engine import Done, Engine
from rashomon.errors import CorpusError, RashomonError
from rashomon.roots.names import outlet_of, roll
from rashomon.show.accounts.heads import texts

# Kinds of points in which accounts are against each other.
DISPUTES = ("conflict", "denial", "blame")
# An affair of more reports is listed, and not compared: so many take a good minute.
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Ranked:
    """Say what an affair holds.

    `first` and `last` are the first and last day of publication (ISO); `texts` counts reports with copies taken together, as the sheet does, `roots` the
    voices on whose word the positions of its points finally rest (outlets in their own voice among them), `disputed` its points of
    conflict, denial and blame.  What was not compared has `None` there, and the reason in `why`.
    """

    id: str
    label: str
    first: str | None
    last: str | None
    reports: int
    outlets: int | None
    texts: int | None
    roots: int | None
    disputed: int | None
    points: dict[str, int] | None
    why: str | None
    members: tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Weigh:
    """Compare the reports of affairs, as an engine's work; what came of one is kept in the folder by its id."""

    folder: str
    version: str

    def __call__(self, item: tuple[Affair, dict[str, str]]) -> dict[str, Any]:
        """Compare one affair; the dictionary names the unit of each of its reports.  Gives counts."""
        affair, where = item
        folder = Folder(Path(self.folder))
        place = f"weighed/{digest([affair.id, sorted(where), self.version])}.json"
        found = folder.get(place)
        if found is None:
            found = _weighed(folder, where)
            folder.put_text(place, dumps(found) + "\n")
        return dict(found)


def _weighed(folder: Folder, where: Mapping[str, str]) -> dict[str, Any]:
    if len(where) > MOST:
        return {"why": f"more than {MOST} reports: not compared"}
    try:
        held = [found.report() for found in kept.reports(folder, where).values()]
        return counts(compare(held))
    except RashomonError as error:
        return {"why": f"not compared: {error}"}


def counts(comparison: Comparison) -> dict[str, Any]:
    """Count what a comparison holds: outlets, texts, roots, points by kind."""
    reports = comparison.reports
    named = roll(reports)
    outlets = {report.original.id: outlet_of(report) for report in reports}
    evidence = [e for point in comparison.points for position in point.positions for e in position.evidence]
    roots = {("voice", named.call(e.root)) if e.root else ("outlet", outlets[e.report]) for e in evidence}
    kinds: Counter[str] = Counter(point.kind for point in comparison.points)
    return {
        "outlets": len({report.header.outlet for report in reports if report.header.outlet}),
        "texts": len(texts(comparison)),
        "roots": len(roots),
        "disputed": sum(kinds[kind] for kind in DISPUTES),
        "points": dict(sorted(kinds.items())),
    }


def rank(folder: Path, engine: Engine, window: int = DAYS, watch: Callable[[int, int], object] = lambda done, of: None) -> tuple[Ranked, ...]:
    """Find and rank the affairs of a corpus, and keep them in its `affairs.json`.

    Most disputed points first, then most roots, then most reports.  `window` is in days.  `watch` is told how many affairs are compared, and of
    how many.  Raises `CorpusError` when the folder holds no corpus or is in use.
    """
    held = Folder(folder)
    kept.units(held)
    with held.held():
        unit_of: dict[str, str] = {}
        found = find(_noted(kept.sketches(held), unit_of), window)
        items = [(affair, {member.report: unit_of[member.report] for member in affair.members}) for affair in found]
        ranked: list[Ranked] = []
        for answer in engine.map(Weigh(str(folder), made_by()), items):
            affair, where = items[answer.number]
            weighed = answer.result if isinstance(answer, Done) else {"why": f"not compared: {answer.reason}"}
            ranked.append(_ranked(affair, where, weighed))
            watch(len(ranked), len(items))
        ranked.sort(key=_order)
        held.put_text("affairs.json", json.dumps({"window": window, "affairs": [asdict(r) for r in ranked]}, ensure_ascii=False, indent=1) + "\n")
        held.sweep()
    return tuple(ranked)


def _noted(found: Iterable[tuple[str, Any]], unit_of: dict[str, str]) -> Iterable[Any]:
    for unit, sketch in found:
        unit_of[sketch.profile.report] = unit
        yield sketch


def _ranked(affair: Affair, where: Mapping[str, str], weighed: Mapping[str, Any]) -> Ranked:
    return Ranked(
        id=affair.id,
        label=affair.label,
        first=affair.first,
        last=affair.last,
        reports=len(affair.members),
        **{name: weighed.get(name) for name in ("outlets", "texts", "roots", "disputed", "points", "why")},
        members=tuple((member.report, where[member.report], member.copy_of) for member in affair.members),
    )


def _order(ranked: Ranked) -> tuple[Any, ...]:
    return -(ranked.disputed or 0), -(ranked.roots or 0), -ranked.reports, ranked.first or "", ranked.id


def listed(folder: Path) -> tuple[Ranked, ...]:
    """Give the affairs that `rank` kept.  Raises `CorpusError` when it has not been run."""
    found = Folder(folder).get("affairs.json")
    if found is None:
        raise CorpusError(f"{folder} has no list of affairs yet; `rashomon corpus affairs {folder}` makes it")
    return tuple(Ranked(**entry | {"members": tuple(tuple(member) for member in entry["members"])}) for entry in found["affairs"])


def chosen(folder: Path, ident: str) -> Ranked:
    """Give the affair whose id begins so.  Raises `CorpusError` when there is none, or more than one."""
    found = [ranked for ranked in listed(folder) if ident and ranked.id.startswith(ident)]
    if len(found) != 1:
        raise CorpusError(f"{folder} holds {'no affair' if not found else f'{len(found)} affairs'} of an id that begins {ident!r}")
    return found[0]


def reports(folder: Path, affair: Ranked) -> tuple[kept.Kept, ...]:
    """Give the reports of an affair, in the order of their days.  Raises `CorpusError` when the corpus no longer holds one."""
    where = {report: unit for report, unit, _ in affair.members}
    found = kept.reports(Folder(folder), where).values()
    return tuple(sorted(found, key=lambda one: ((one.record["header"]["published"] or {}).get("value", "9999"), one.record["id"])))
