"""Prints the record of a report for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.model import Report, Voice
from rashomon.show import facts
from rashomon.show.chain import Link, chains
from rashomon.show.outline import Cast, Row, outline
from rashomon.show.sheet import LEAST, NARROWEST, Part, Sheet, chain_parts, hue
from rashomon.show.terminal_incidents import incidents
from rashomon.show.visible import reveal
from rashomon.text import Words

_LONGEST = 2_000  # characters shown of one statement or dropped piece; the JSON record has all
_STEP = 4  # columns a nested statement is moved in by


def render(report: Report, *, width: int = 100, colour: bool = False, show_dropped: bool = False) -> str:
    """Write the record of `report` as lines of at most `width` columns (never under 20).

    Words after `│` or in curly quotes are the report's own, what is ours stands in brackets.  `colour` adds
    terminal colours, `show_dropped` lists every piece left out.  Control characters come out as marks.
    """
    sheet = Sheet(max(width, NARROWEST), colour)
    _head(sheet, report)
    cast, known = Cast.of(report), chains(report)
    if report.statements:
        _voices(sheet, report, cast)
        _statements(sheet, report, cast, known)
    incidents(sheet, report, cast, known)
    _dropped(sheet, report, show_dropped)
    return sheet.text()


def _head(sheet: Sheet, report: Report) -> None:
    header = report.header
    sheet.put((header.title.text if header.title else facts.NO_TITLE, "bold"))
    sheet.put(f"{header.outlet or '[outlet not given]'} · {facts.published(header.published)}")
    if other := facts.disagreement(header.published):
        sheet.put((f"[dates differ: {other}]", "yellow"))
    if byline := _quoted("byline", header.byline) + _quoted("credit", header.credit):
        sheet.put(" · ".join(byline))
    if report.condition:
        sheet.put((f"[damage to this copy: {'; '.join(report.condition)}]", "yellow"))
    for note in report.notes:
        sheet.put((f"[note: {note}]", "yellow"))
    sheet.put((facts.summary(report), "dim"))


def _quoted(name: str, *words: Words | None) -> list[str]:
    found = [f"“{w.text}”" for w in words if w]
    return [f"{name} {' '.join(found)}"] if found else []


def _voices(sheet: Sheet, report: Report, cast: Cast) -> None:
    if not report.voices:
        return
    sheet.gap()
    sheet.put(("VOICES", "bold"), (" · statements of each · ○ nobody is named", "dim"))
    wide = len(str(max(cast.states.values(), default=0)))
    for voice in report.voices:
        count = str(cast.states[voice.id] or "–").rjust(wide)
        sheet.put(*_voice(voice, cast), indent=2, first=f"{count}  ", rest=" " * (wide + 2))


def _voice(voice: Voice, cast: Cast) -> Iterator[Part]:
    yield ("○ " if voice.kind == "unnamed" else "") + voice.name, hue(cast, voice.id)
    about = [f"“{voice.role.text}”"] if voice.role else []
    about += _quoted("for", voice.speaks_for)
    if carries := cast.carries[voice.id]:
        about.append(f"carries {carries}")
    if about:
        yield f" · {' · '.join(about)}"


def _statements(sheet: Sheet, report: Report, cast: Cast, known: dict[str, tuple[Link, ...]]) -> None:
    sheet.gap()
    sheet.put(("STATEMENTS", "bold"), (" · on whose word, the words, how they are said", "dim"))
    for row in outline(report):
        sheet.gap()
        _statement(sheet, row, known[row.statement.id], cast)


def _statement(sheet: Sheet, row: Row, chain: tuple[Link, ...], cast: Cast) -> None:
    statement = row.statement
    name = f"{reveal(statement.id)[:LEAST]}  "
    indent, under = 2 + _STEP * row.depth, " " * len(name)
    sheet.put(*chain_parts(chain, cast), indent=indent, first=name, rest=under)
    _words(sheet, statement.content, indent, under)
    sheet.put(*_details(row), indent=indent, first=under, rest=under)


def _details(row: Row) -> Iterator[Part]:
    statement = row.statement
    yield facts.place(row.paragraph), "dim"
    for tag in facts.tags(statement):
        yield " · ", "dim"
        yield tag, "dim" if tag in (statement.manner, "asserts") else "bold"
    parts = [f"inside {statement.within}"] if row.depth else []
    parts += _quoted("source", statement.source) + _quoted("cue", statement.cue) + _quoted("hedge", *statement.hedges)
    parts += _quoted("when", statement.said) + _quoted("channel", statement.channel)
    yield "".join(f" · {part}" for part in (*parts, f"{statement.score:.2f}")), "dim"


def _dropped(sheet: Sheet, report: Report, show: bool) -> None:
    if not report.dropped:
        return
    sheet.gap()
    sheet.put(("DROPPED", "bold"), f" · {facts.counted(len(report.dropped), 'piece')}, not part of the story")
    if not show:
        sheet.put(" · ".join(f"{reason} {n:,}" for reason, n in facts.dropped(report)), indent=2)
        sheet.put(("[--show dropped lists them]", "dim"), indent=2)
        return
    for piece in report.dropped:
        sheet.put(f"[{piece.reason}]", indent=2)
        _words(sheet, report.original.words(*piece.spans), 2, "  ")


def _words(sheet: Sheet, words: Words, indent: int, under: str) -> None:
    shown, rest = facts.clip(words.text, _LONGEST)
    bar = f"{under}│ "
    sheet.put(shown, indent=indent, first=bar, rest=bar)
    if rest:
        sheet.put((rest, "dim"), indent=indent, first=under)
