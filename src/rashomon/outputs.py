"""Write to standard output, to files and to standard error: UTF-8, plain line breaks, whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import click

from rashomon.errors import UsageError


@contextmanager
def stream(output: str | None) -> Iterator[IO[str]]:
    """Open where to write: UTF-8 and plain line breaks whatever the machine's habits."""
    import io

    if output is None:
        sys.stdout.flush()
        out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n", write_through=True)
        try:
            yield out
        finally:
            out.detach()
        return
    try:
        with replacing(Path(output)) as file:
            yield file
    except OSError as error:
        raise UsageError(f"can't write to {output}: {error.strerror}") from error


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """Write beside `path` and put the whole in its place at the end, so that work cut short leaves it as it was."""
    import shutil

    # A pipe or a device is written to as it is, and so is a file in a folder that takes no other.
    if path.exists() and not (path.is_file() and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        return
    path = path.resolve()  # a link stays a link
    part = path.with_name(f".{path.name[:50]}.{os.getpid()}.part")
    with part.open("x", encoding="utf-8", newline="\n") as file:
        try:
            yield file
            file.close()
            if path.exists():
                shutil.copymode(path, part)
            part.replace(path)
        except BaseException:
            with suppress(OSError):
                file.close()
            part.unlink(missing_ok=True)
            raise


def say(message: str) -> None:
    """Print one line on standard error; characters that would disturb a terminal come escaped."""
    click.echo(printable(message), err=True)


def printable(text: str) -> str:
    r"""Give a text with the characters that would disturb a terminal, or end its line, escaped.

    >>> printable("Oru\x1b[2J\n")
    'Oru\\x1b[2J\\n'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
