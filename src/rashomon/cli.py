"""The command line: parse, call the library, show; no logic of its own."""

from __future__ import annotations

import sys
from datetime import date as Date
from typing import IO

import click

from rashomon.errors import ReadError


def _iso_date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    try:
        return value and Date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter("must be a day written YYYY-MM-DD") from error


@click.group()
@click.version_option(package_name="rashomon")
def main() -> None:
    """Read news reports of contested events: who says what, on whose word, pinned to the exact words."""


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--format", "form", type=click.Choice(["terminal", "jsonl", "html"]), default="terminal", help="How to print the records.")
@click.option("--output", type=click.Path(dir_okay=False), help="Write to this file instead of standard output.")
@click.option("--date", callback=_iso_date, metavar="YYYY-MM-DD", help="Day of publication, where the input does not say.")
@click.option("--outlet", metavar="NAME", help="Outlet, where the input does not name it.")
def read(inputs: tuple[str, ...], form: str, output: str | None, date: str | None, outlet: str | None) -> None:
    """Read files, folders and - (standard input) into sourced records."""
    from rashomon.pipeline import Options, read_reports
    from rashomon.inputs import Skipped
    from rashomon.show.records import dumps

    failed = False
    with click.open_file(output or "-", "w", encoding="utf-8") as out:
        for item in read_reports(inputs, Options(date=date, outlet=outlet)):
            if isinstance(item, ReadError):
                failed = True
                click.echo(f"{item}", err=True)
            elif isinstance(item, Skipped):
                click.echo(f"{item.path}: skipped, {item.reason}", err=True)
            else:
                _write(out, dumps(item))
    sys.exit(1 if failed else 0)


def _write(out: IO[str], text: str) -> None:
    out.write(text + "\n")
    out.flush()
