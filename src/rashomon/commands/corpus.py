"""The commands `rashomon corpus …`: parse, call the library, print."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.outputs import printable, say, stream
from rashomon.show.waiting import following

if TYPE_CHECKING:
    from rashomon.corpus import Ranked, Settings, Status
    from rashomon.engine import Engine

LONGEST_LABEL = 70


def _engine(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose an engine."""
    for option in (
        click.option("--address", metavar="ADDRESS", help="Ray cluster to use, as ray://HOST:10001 or HOST:6379; by default the one RAY_ADDRESS names, else this machine."),
        click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes to use; by default one a core."),
        click.option("--engine", type=click.Choice(["local", "daft", "ray"]), default="local", show_default=True, help="What carries the work out; daft and ray need rashomon[cluster]."),
    ):
        command = option(command)
    return command


@click.group()
def corpus() -> None:
    """Read archives of many reports into tables, and find in them the affairs worth a case."""


@corpus.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", required=True, metavar="DIR", help="Folder for the tables; a run that was stopped goes on there.")
@click.option("--text-column", metavar="NAME", help="Column that holds plain text, in tables and JSON lines; by default `text`.")
@click.option("--html-column", metavar="NAME", help="Column that holds HTML; by default `html`.")
@click.option("--date-column", metavar="NAME", help="Column that holds the day of publication.")
@click.option("--outlet-column", metavar="NAME", help="Column that holds the outlet.")
@click.option("--name-column", metavar="NAME", help="Column that holds an address or name to show.")
@click.option("--date", metavar="YYYY-MM-DD", help="Day of publication of all records, as you know it.")
@click.option("--outlet", metavar="NAME", help="Outlet, where a record does not name it.")
@click.option("--least-words", type=click.IntRange(min=0), default=40, show_default=True, metavar="N", help="Leave out stories of fewer words.")
@click.option("--unit", "size", type=click.IntRange(1, 100_000), default=200, show_default=True, metavar="N", help="Records in a unit of work: what is read again after a stop.")
@_engine
def read(inputs: tuple[str, ...], out: str, **chosen: Any) -> None:  # noqa: ANN401 (the options above)
    """Read archives into tables: WARC, Parquet, JSON lines, Nexis and Factiva exports, PDF, DOCX, text and HTML, and folders of these.

    Each record is read as `rashomon read` reads it.  Pages in other languages than English, pages without a story and the like are left
    out and counted by reason; what can't be read is listed in DIR/errors.parquet.  A run that was stopped, however, goes on where it
    was when the same command is given again, and gives the same bytes.  Exit status 1 when a whole input could not be read.
    """
    from rashomon.corpus import Run

    run = Run(Path(out), inputs, _settings(chosen), _chosen_engine(chosen))
    with following(lambda: _progress(run.status())):
        status = run.read()
    click.echo(_told(status))
    refused = run.folder.refused()
    for path, reason in refused:
        say(f"{path}: {reason}")
    sys.exit(1 if refused else 0)


def _progress(status: Status) -> tuple[int, int, str]:
    """Say how far a run has come; of the last unit of an archive only the most is known."""
    return status.records, status.expected, f"; {status.read:,} read, {status.left_out:,} left out, {status.broken:,} broken"


@corpus.command()
@click.argument("folder", metavar="DIR")
def status(folder: str) -> None:
    """Count what a corpus holds: records, reports read, what was left out by reason, what is broken."""
    from rashomon.corpus import status as counted

    click.echo(_told(counted(Path(folder))))


@corpus.command()
@click.argument("folder", metavar="DIR")
@click.option("--window", type=click.IntRange(0, 365), metavar="DAYS", help="Days that may lie between two reports of one affair; by default 3.")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Print so many.")
@click.option("--format", "form", type=click.Choice(["terminal", "jsonl"]), default="terminal", show_default=True, help="How to print them; jsonl prints all.")
@_engine
def affairs(folder: str, window: int | None, top: int, form: str, **chosen: Any) -> None:  # noqa: ANN401 (the options above)
    """Find the affairs of a corpus that several reports tell: most disputed first, then those that rest on most voices.

    All of them are kept in DIR/affairs.json.  `rashomon case new FILE --corpus DIR --affair ID` makes a case of one.
    """
    from rashomon.affairs import DAYS
    from rashomon.corpus import rank
    from rashomon.corpus.tables import dumps

    come = 0, 0, "; affairs compared"

    def watch(done: int, of: int) -> None:
        nonlocal come
        come = done, of, come[2]

    with following(lambda: come):
        found = rank(Path(folder), _chosen_engine(chosen), DAYS if window is None else window, watch)
    with stream(None) as out:
        for ranked in found if form == "jsonl" else found[:top]:
            out.write((dumps(asdict(ranked)) if form == "jsonl" else _line(ranked)) + "\n")
    if form == "terminal":
        count = f"{len(found):,} affairs; a case of one" if len(found) != 1 else "1 affair; a case of it"
        click.echo(f"{count}: rashomon case new FILE --corpus {printable(folder)} --affair ID")


def _line(ranked: Ranked) -> str:
    """Tell an affair in one line."""
    days = ranked.first or "no date"
    days += f" to {ranked.last[5:]}" if ranked.last and ranked.last != ranked.first else ""
    told = f"{ranked.disputed:>3} disputed  {ranked.roots:>3} roots" if ranked.why is None else ranked.why
    size = f"{ranked.reports} reports" + (f", {ranked.texts} texts" if ranked.texts and ranked.texts != ranked.reports else "")
    label = printable(" ".join(ranked.label.split()))
    return f"{ranked.id}  {told}  {days:<19}  {size:<22}  {label[:LONGEST_LABEL]}"


def _settings(chosen: dict[str, Any]) -> Settings:
    from rashomon.archives import Columns
    from rashomon.corpus import Settings
    from rashomon.pipeline import check

    columns = Columns(**{name: chosen.pop(f"{name}_column") for name in ("text", "html", "date", "outlet", "name")})
    settings = Settings(columns=columns, **{name: chosen.pop(name) for name in ("date", "outlet", "least_words", "size")})
    check(settings.options())
    return settings


def _chosen_engine(chosen: dict[str, Any]) -> Engine:
    from rashomon.engine import named

    return named(chosen["engine"], chosen["workers"], chosen["address"])


def _told(status: Status) -> str:
    """Say in lines what a corpus holds."""
    lines = [f"{status.records:,} records: {status.read:,} reports read, {status.left_out:,} left out, {status.broken:,} broken; {status.statements:,} statements"]
    lines += [f"  {count:>9,}  {reason}" for reason, count in sorted(status.dropped.items(), key=lambda pair: (-pair[1], pair[0]))]
    return "\n".join(map(printable, lines))
