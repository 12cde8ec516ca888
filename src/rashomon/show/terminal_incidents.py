"""Prints the incidents of a report, each with a small table of the people harmed: harm, group, on whose word."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.model import Figure, Incident, Report
from rashomon.show import facts, happening
from rashomon.show.bounds import sign
from rashomon.show.chain import Link, figure_chains, inwards
from rashomon.show.ledger import Line, Table, ledger
from rashomon.show.outline import Cast, paragraph
from rashomon.show.sheet import LEAST, Part, Sheet, chain_parts
from rashomon.show.visible import reveal
from rashomon.text import Words

_WIDEST_GROUP = 26  # columns kept for the group; a longer one pushes its line
_ALIGNED = 64  # columns of a terminal from which on the groups stand in a column of their own
_LONGEST = 300  # characters shown of a label, a group or quoted words; the JSON record has all
_INDENT = 6
_UNSURE = 0.5  # below this score a line says so


def incidents(sheet: Sheet, report: Report, cast: Cast, known: dict[str, tuple[Link, ...]]) -> None:
    """Print every incident with its figures, then the figures of no incident; nothing when neither was found."""
    tables = ledger(report)
    if not tables:
        return
    chains = figure_chains(report, known)
    labels = {name: _short(label) for name, label in happening.labels(report.incidents or ()).items()}
    sheet.gap()
    sheet.put(("INCIDENTS", "bold"), (" · what is reported to have happened · people harmed, as told, on whose word", "dim"))
    for table in tables:
        sheet.gap()
        if table.incident is None:
            sheet.put(("[people harmed in no incident told]", "bold"), indent=2)
        else:
            _incident(sheet, report, table.incident, labels, cast)
        _table(_Pen(sheet, report, cast, chains), table)


def _incident(sheet: Sheet, report: Report, incident: Incident, labels: dict[str, str], cast: Cast) -> None:
    name = f"{reveal(incident.id)[:LEAST]}  "
    told = [facts.place(paragraph(report, w)) for w in (incident.words, *incident.mentions)]
    sheet.put((f"“{_short(incident.label)}”", "bold"), f" · {incident.kind.replace('_', ' ')}", (f" · {', '.join(dict.fromkeys(told))}", "dim"), indent=2, first=name, rest=" " * len(name))
    for title, *parts in _facts(report, incident, labels, cast):
        sheet.put(*parts, indent=_INDENT, first=f"{title}  ".rjust(7), rest=" " * 7)


def _facts(report: Report, incident: Incident, labels: dict[str, str], cast: Cast) -> Iterator[tuple[str, *tuple[Part, ...]]]:
    date, place = incident.date, incident.place
    counted = happening.counted_from(date, labels)
    yield "when", happening.when(date), _quotes(date.words), f" · {counted}" if counted else "", (f" [{date.how}]", "dim")
    if place is None:
        yield "where", happening.NO_PLACE
    else:
        yield "where", f"“{_short(place.words.text)}” ", (happening.known_of(place), "dim")
    if incident.actors or incident.targets:
        yield "who", f"{_quotes(*incident.actors).strip() or '[not said]'} → {_quotes(*incident.targets).strip() or '[not said]'}"
    if incident.means:
        yield "means", _quotes(*incident.means).strip()
    for relation in incident.relations:
        other = labels.get(relation.incident)
        goal = f"“{other}”" if other else "[an incident not kept]"
        yield "", f"{happening.related(relation)} {goal}", (f" · {_whose(report, relation.voice, cast)}: “{_short(relation.words.text)}”", "dim")


def _whose(report: Report, voice: str | None, cast: Cast) -> str:
    known = cast.voices.get(voice) if voice is not None else None
    return known.name if known else report.header.outlet or "[the outlet]"


def _quotes(*words: Words | None) -> str:
    return "".join(f" “{_short(w.text)}”" for w in words if w)


def _short(text: str) -> str:
    return "".join(facts.clip(text, _LONGEST))


class _Pen:
    """Hold what every line of a table needs."""

    def __init__(self, sheet: Sheet, report: Report, cast: Cast, chains: dict[str, tuple[Link, ...]]) -> None:
        self.sheet = sheet
        self.report = report
        self.cast = cast
        self.chains = chains
        self.figures = {f.id: f for f in report.figures or ()}


def _table(pen: _Pen, table: Table) -> None:
    from rich.cells import cell_len

    lines = [line for block in table.blocks for whole in block.lines for line in (whole, *whole.parts)]
    wide = max((cell_len(sign(line.figure)) for line in lines), default=0)
    groups = max((n for line in lines if (n := cell_len(reveal(line.figure.group))) <= _WIDEST_GROUP), default=0)
    for block in table.blocks:
        pen.sheet.put((block.harm, "bold"), indent=_INDENT)
        for whole in block.lines:
            for line in (whole, *whole.parts):
                _line(pen, line, wide, groups)


def _line(pen: _Pen, line: Line, wide: int, groups: int) -> None:
    from rich.cells import cell_len

    figure = line.figure
    count = sign(figure)
    # A part stands to the right of the count that it is in.
    first = " " * (2 * line.depth + wide - cell_len(count)) + count + "  "
    group = ("of them " if line.depth else "") + _short(figure.group)
    room = groups - cell_len(reveal(group)) - 2 * line.depth
    aligned = pen.sheet.width >= _ALIGNED
    between = " " * max(2, room + 2) if aligned else " · "
    pen.sheet.put(group, between, *chain_parts(inwards(pen.chains[figure.id]), pen.cast), *_details(pen, line), indent=_INDENT + 2, first=first, rest=" " * len(first))


def _details(pen: _Pen, line: Line) -> Iterator[Part]:
    figure = line.figure
    yield f" · “{_short(figure.words.text)}”"
    yield f" {facts.place(paragraph(pen.report, figure.words))}", "dim"
    if figure.as_of:
        yield f" · as of “{_short(figure.as_of.text)}”", "dim"
    if line.again:
        yield f" · {happening.times(len(line.again))}, again {_places(pen.report, line.again)}", "dim"
    if not line.depth and figure.part_of in pen.figures:
        whole = pen.figures[figure.part_of]
        yield f" · part of “{_short(whole.words.text)}”", "dim"
    if figure.score < _UNSURE:
        yield f" · [unsure: {figure.score:.2f}]", "yellow"


def _places(report: Report, again: tuple[Figure, ...]) -> str:
    return ", ".join(dict.fromkeys(facts.place(paragraph(report, f.words)) for f in again))
