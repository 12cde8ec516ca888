"""Shows on standard error how far long work has come; on anything but a terminal it is silent."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Fewer inputs than this are done before a bar would be read.
WORTH_A_BAR = 4


@contextmanager
def reading(total: int) -> Iterator[Callable[[], None]]:
    """Show a bar that each call of what is given moves by one; fewer than four steps show none."""
    if total < WORTH_A_BAR or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda: bar.advance(task)


@contextmanager
def saying(words: str, size: int) -> Iterator[None]:
    """Show a line of `words` while work on `size` reports goes on; for fewer than four none."""
    if size < WORTH_A_BAR or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(words):
        yield
