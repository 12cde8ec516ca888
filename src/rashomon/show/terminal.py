"""Prints the record of a report for a person at a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.model import Report, Voice
from rashomon.show import facts
from rashomon.show.chain import ARROW, Link, chains, label
from rashomon.show.outline import Cast, Row, outline
from rashomon.show.visible import reveal
from rashomon.text import Words

if TYPE_CHECKING:
    from rich.text import Text

NARROWEST = 20  # columns; below this nothing readable is left
_LONGEST = 2_000  # characters shown of one statement or dropped piece; the JSON record has all
_LEAST = 8  # columns left for words, whatever stands before them
_STEP = 4  # columns a nested statement is moved in by
_HUES = ("blue", "red", "green", "magenta", "yellow", "cyan")

Part = str | tuple[str, str]  # words, or words with a style


def render(report: Report, *, width: int = 100, colour: bool = False, show_dropped: bool = False) -> str:
    """Write the record of `report` as lines of at most `width` columns (never under 20).

    Words after `│` or in curly quotes are the report's own, what is ours stands in brackets.  `colour` adds
    terminal colours, `show_dropped` lists every piece left out.  Control characters come out as marks.
    """
    sheet = _Sheet(max(width, NARROWEST), colour)
    _head(sheet, report)
    if report.statements:
        cast = Cast.of(report)
        _voices(sheet, report, cast)
        _statements(sheet, report, cast)
    _dropped(sheet, report, show_dropped)
    return sheet.text()


class _Sheet:
    """Take lines, wrap them to the width, keep them until asked."""

    def __init__(self, width: int, colour: bool) -> None:
        from rich.console import Console

        self.width = width
        self.colour = colour
        self.out = io.StringIO()
        self.console = Console(
            file=self.out, width=width, force_terminal=colour, no_color=not colour, color_system="standard" if colour else None,
            highlight=False, markup=False, emoji=False, legacy_windows=False,
        )  # fmt: skip

    def put(self, *parts: Part, indent: int = 0, first: str = "", rest: str = "") -> None:
        """Write one wrapped line; `first` stands before its first row, `rest` before the others."""
        from rich.cells import cell_len
        from rich.text import Text

        words = Text.assemble(*((reveal(p), "") if isinstance(p, str) else (reveal(p[0]), p[1]) for p in parts), overflow="fold")
        before = max(cell_len(first), cell_len(rest))
        indent = max(0, min(indent, self.width // 3, self.width - before - _LEAST))
        room = max(_LEAST, self.width - indent - before)
        for n, row in enumerate(words.wrap(self.console, room, overflow="fold")):
            row.rstrip()
            self.row(Text.assemble(" " * indent, (rest if n else first, "dim"), row))

    def row(self, row: Text) -> None:
        if self.colour:
            self.console.print(row, no_wrap=True, overflow="ignore", crop=False)
        else:
            self.out.write(row.plain + "\n")

    def gap(self) -> None:
        self.out.write("\n")

    def text(self) -> str:
        return "\n".join(line.rstrip(" ") for line in self.out.getvalue().splitlines()) + "\n"


def _head(sheet: _Sheet, report: Report) -> None:
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


def _voices(sheet: _Sheet, report: Report, cast: Cast) -> None:
    if not report.voices:
        return
    sheet.gap()
    sheet.put(("VOICES", "bold"), (" · statements of each · ○ nobody is named", "dim"))
    wide = len(str(max(cast.states.values(), default=0)))
    for voice in report.voices:
        count = str(cast.states[voice.id] or "–").rjust(wide)
        sheet.put(*_voice(voice, cast), indent=2, first=f"{count}  ", rest=" " * (wide + 2))


def _voice(voice: Voice, cast: Cast) -> Iterator[Part]:
    yield ("○ " if voice.kind == "unnamed" else "") + voice.name, _hue(cast, voice.id)
    about = [f"“{voice.role.text}”"] if voice.role else []
    about += _quoted("for", voice.speaks_for)
    if carries := cast.carries[voice.id]:
        about.append(f"carries {carries}")
    if about:
        yield f" · {' · '.join(about)}"


def _statements(sheet: _Sheet, report: Report, cast: Cast) -> None:
    sheet.gap()
    sheet.put(("STATEMENTS", "bold"), (" · on whose word, the words, how they are said", "dim"))
    chain = chains(report)
    for row in outline(report):
        sheet.gap()
        _statement(sheet, row, chain[row.statement.id], cast)


def _statement(sheet: _Sheet, row: Row, chain: tuple[Link, ...], cast: Cast) -> None:
    statement = row.statement
    name = f"{reveal(statement.id)[:_LEAST]}  "
    indent, under = 2 + _STEP * row.depth, " " * len(name)
    sheet.put(*_chain(chain, cast), indent=indent, first=name, rest=under)
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


def _chain(chain: tuple[Link, ...], cast: Cast) -> Iterator[Part]:
    for n, link in enumerate(chain):
        if n:
            yield f" {ARROW} ", "dim"
        yield label(link), _hue(cast, link.voice)


def _hue(cast: Cast, voice: str | None) -> str:
    return f"bold {_HUES[cast.index[voice] % len(_HUES)]}" if voice in cast.index else ""


def _dropped(sheet: _Sheet, report: Report, show: bool) -> None:
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


def _words(sheet: _Sheet, words: Words, indent: int, under: str) -> None:
    shown, rest = facts.clip(words.text, _LONGEST)
    bar = f"{under}│ "
    sheet.put(shown, indent=indent, first=bar, rest=bar)
    if rest:
        sheet.put((rest, "dim"), indent=indent, first=under)
