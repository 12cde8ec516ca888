"""Lays out lines for a terminal: wrapped to its width, hidden characters shown, coloured when asked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.show.chain import Link, joint, label
from rashomon.show.outline import Cast
from rashomon.show.visible import reveal

if TYPE_CHECKING:
    from rich.text import Text

NARROWEST = 20  # columns; below this nothing readable is left
LEAST = 8  # columns left for words, whatever stands before them
_HUES = ("blue", "red", "green", "magenta", "yellow", "cyan")

Part = str | tuple[str, str]  # words, or words with a style


class Sheet:
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
        indent = max(0, min(indent, self.width // 3, self.width - before - LEAST))
        room = max(LEAST, self.width - indent - before)
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


def chain_parts(chain: tuple[Link, ...], cast: Cast) -> Iterator[Part]:
    """Write a chain, each voice in its colour."""
    for n, link in enumerate(chain):
        if n:
            yield joint(n, link), "dim"
        yield label(link), hue(cast, link.voice)


def hue(cast: Cast, voice: str | None) -> str:
    """Give the colour of a voice, by its place in the record alone."""
    return f"bold {_HUES[cast.index[voice] % len(_HUES)]}" if voice in cast.index else ""
