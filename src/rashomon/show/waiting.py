"""Shows on standard error how far long work has come; but for work of hours, it is silent on anything but a terminal."""

from __future__ import annotations

import sys
import threading
import time
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


# Seconds between looks at long work, at a terminal and in a log.
_AT_TERMINAL, _IN_LOG = 0.5, 60.0
_MINUTE, _HOUR = 60, 3600


@contextmanager
def following(look: Callable[[], tuple[int, int, str]]) -> Iterator[None]:
    """Show how far work of hours has come: a bar at a terminal, elsewhere a line a minute, for a log.

    `look` gives what is done, of how many (0 while that isn't known), and words on it; it is called from a thread of its own.
    """
    over = threading.Event()
    thread = threading.Thread(target=_follow, args=(look, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _follow(look: Callable[[], tuple[int, int, str]], over: threading.Event) -> None:
    begun: tuple[float, int] | None = None

    def seen() -> tuple[int, int, str]:
        nonlocal begun
        done, total, words = look()
        if not total:
            return 0, 0, "planning"
        begun = begun or (time.monotonic(), done)
        return done, total, pace(done, total, done - begun[1], time.monotonic() - begun[0]) + words

    if not sys.stderr.isatty():
        while not over.wait(_IN_LOG):
            sys.stderr.write(seen()[2] + "\n")
            sys.stderr.flush()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    with Progress(BarColumn(20), TextColumn("{task.description}"), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("planning", total=None)
        while not over.wait(_AT_TERMINAL):
            done, total, line = seen()
            bar.update(task, completed=done, total=total or None, description=line)


def pace(done: int, total: int, since: int, seconds: float) -> str:
    """Say how far work has come, how fast it goes and how long it will take: `since` were done in the last `seconds`.

    >>> pace(500, 2000, 300, 100.0), pace(500, 2000, 0, 0.0)
    ('500 of 2,000 (25%), 3.0 a second, 8 minutes left', '500 of 2,000 (25%)')
    """
    told = f"{done:,} of {total:,} ({done / total:.0%})"
    if not since or seconds <= 0:
        return told
    rate = since / seconds
    left = (total - done) / rate
    how_long = f"{left:.0f} seconds" if left < 2 * _MINUTE else f"{left / _MINUTE:.0f} minutes" if left < 2 * _HOUR else f"{left / _HOUR:.1f} hours"
    return f"{told}, {rate:.1f} a second, {how_long} left"
