"""The command line: parse, call the library, print; no logic of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from rashomon.commands.case import case, verify
from rashomon.commands.corpus import corpus
from rashomon.commands.serve import serve
from rashomon.errors import RashomonError, ReadError, UsageError
from rashomon.outputs import replacing, say, stream
from rashomon.pipeline import MIN_SCORE

if TYPE_CHECKING:
    from rashomon.inputs import Skipped
    from rashomon.model import Report
    from rashomon.pipeline import Options

SCHEMAS = ("comparison", "report")
# Forms in which all reports are printed together, as a comparison.
_SHEETS = ("terminal", "json", "html", "csv")
_NARROWEST, _WIDEST, _UNKNOWN_WIDTH = 20, 120, 100
_INTERRUPTED = 130  # 128 and the number of the signal, as shells give it


@dataclass(frozen=True, slots=True)
class _View:
    """Say how records are printed."""

    form: str
    output: str | None
    dropped: bool
    colour: bool
    width: int
    together: bool = False
    by: Literal["voice", "outlet"] = "voice"

    @property
    def late(self) -> bool:
        """Say whether nothing is printed before the last report is read."""
        return self.together or self.form == "html"


class _Share(click.FloatRange):
    """Take a number in a range; what is no number lies in none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 (click's own signature)
        number = super().convert(value, param, ctx)
        if number != number:
            self.fail(f"{value!r} is no number", param, ctx)
        return number


class _Group(click.Group):
    """Turn the library's errors into messages and exit codes."""

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401 (click's own signature)
        try:
            return super().invoke(context)
        except RashomonError as error:
            say(f"rashomon: {error}")
            context.exit(error.exit_code)
        except KeyboardInterrupt:
            say("rashomon: interrupted")
            context.exit(_INTERRUPTED)


_least = click.option(
    "--min-score",
    type=_Share(0, 1),
    default=MIN_SCORE,
    show_default=True,
    metavar="X",
    help="Leave out statements scored below X (0 to 1).",
)
_plain = click.option("--no-colour", "--no-color", is_flag=True, help="Print without colour, as NO_COLOR=1 does.")
_wide = click.option(
    "--width", type=click.IntRange(min=_NARROWEST), metavar="COLUMNS", help="Columns to print in at the terminal."
)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="rashomon", prog_name="rashomon")
def main() -> None:
    """Read news reports of contested events: who says what, on whose word, pinned to the exact words."""


main.add_command(case)
main.add_command(corpus)
main.add_command(verify)
main.add_command(serve)


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "jsonl", "html"]),
    default="terminal",
    show_default=True,
    help="How to print the records.",
)
@click.option("--output", metavar="PATH", help="Write to this file; for a page a report, to this folder.")
@click.option("--date", metavar="YYYY-MM-DD", help="Day of publication, as you know it.")
@click.option("--outlet", metavar="NAME", help="Outlet, where the input does not name it.")
@click.option("--show", type=click.Choice(["dropped"]), multiple=True, help="Print this as well at the terminal.")
@_least
@_plain
@_wide
def read(inputs: tuple[str, ...], **chosen: Any) -> None:  # noqa: ANN401 (the options above)
    """Read files, folders, - (standard input) and web addresses into sourced records, one for each report.

    In folders .txt, .html, .htm, .pdf and .docx are read, sorted, at any depth.  Only an address given (http:// or https://) is fetched.  An input that can't be read is named
    on standard error, the rest is still read, and the exit status is 1.
    """
    from rashomon.pipeline import Options

    to_screen = chosen["output"] is None and sys.stdout.isatty()
    view = _View(
        form=chosen["form"],
        output=chosen["output"],
        dropped="dropped" in chosen["show"],
        colour=_coloured(to_screen, chosen["no_colour"]),
        width=chosen["width"] or _columns(to_screen),
    )
    options = Options(date=chosen["date"], outlet=chosen["outlet"], min_score=chosen["min_score"])
    sys.exit(_run(inputs, options, view))


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--csv", "_", is_flag=True, help="Print comma-separated values (RFC 4180), the only form so far.")
@click.option("--output", metavar="PATH", help="Write to this file.")
@click.option("--date", metavar="YYYY-MM-DD", help="Day of publication, as you know it.")
@click.option("--outlet", metavar="NAME", help="Outlet, where the input does not name it.")
def figures(inputs: tuple[str, ...], output: str | None, date: str | None, outlet: str | None, _: bool) -> None:
    """Print every stated number of people harmed, one row a figure, with its voice, chain, words and offsets.

    The chain runs from the outlet to the innermost voice, as at the terminal; offsets are code points into the input,
    end excluded.  A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    from rashomon.pipeline import Options

    view = _View(form="csv", output=output, dropped=False, colour=False, width=_UNKNOWN_WIDTH)
    sys.exit(_run(inputs, Options(date=date, outlet=outlet), view))


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--format",
    "form",
    type=click.Choice(_SHEETS),
    default="terminal",
    show_default=True,
    help="How to print the comparison; csv is the accounts matrix alone.",
)
@click.option("--output", metavar="PATH", help="Write to this file.")
@click.option("--by", type=click.Choice(["voice", "outlet"]), default="voice", show_default=True, help="Columns of the matrix.")
@click.option("--date", metavar="YYYY-MM-DD", help="Day of publication of inputs that give none, as you know it.")
@_least
@_plain
@_wide
def compare(inputs: tuple[str, ...], **chosen: Any) -> None:  # noqa: ANN401 (the options above)
    """Lay the reports of one affair beside each other: copies, counts by counter, points at issue, who is silent.

    Inputs are those of `read`.  Nothing is summed up and nobody is judged; the order of inputs changes only the order shown.
    """
    from rashomon.pipeline import Options

    to_screen = chosen["output"] is None and sys.stdout.isatty()
    view = _View(
        form=chosen["form"],
        output=chosen["output"],
        dropped=False,
        colour=_coloured(to_screen, chosen["no_colour"]),
        width=chosen["width"] or _columns(to_screen),
        together=True,
        by=chosen["by"],
    )
    sys.exit(_run(inputs, Options(date=chosen["date"], min_score=chosen["min_score"]), view))


@main.command()
@click.argument("name", type=click.Choice(SCHEMAS))
def schema(name: str) -> None:
    """Print the JSON Schema of what `read --format jsonl` and `compare --format json` print."""
    from rashomon.show import schemas

    with stream(None) as out:
        out.write(schemas.text(name))


def _coloured(to_screen: bool, unwanted: bool) -> bool:
    return to_screen and not unwanted and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _columns(to_screen: bool) -> int:
    import shutil

    columns = (
        shutil.get_terminal_size((_UNKNOWN_WIDTH, 24)).columns
        if to_screen or "COLUMNS" in os.environ
        else _UNKNOWN_WIDTH
    )
    return max(_NARROWEST, min(_WIDEST, columns))


def _run(inputs: tuple[str, ...], options: Options, view: _View) -> int:
    """Read every input, print each as it is done, and give the exit status."""
    from rashomon.inputs import NOTHING, Skipped, expand
    from rashomon.pipeline import check, read_each
    from rashomon.show.waiting import reading

    check(options)
    entries: Iterable[str | Skipped | ReadError] = expand(inputs)
    # Where each report is printed as it is done, nobody waits for news.
    bar = (view.late or view.output is not None or not sys.stdout.isatty()) and sys.stderr.isatty()
    if bar or view.output is not None:  # listed before the output stands beside what is read
        entries = list(entries)
    count = sum(isinstance(entry, str) for entry in entries) if isinstance(entries, list) else 0
    write = _writer(inputs, view)
    failed = 0
    with write as put, reading(count if bar else 0) as advance:
        for item in read_each(entries, options):
            if isinstance(item, ReadError):
                failed = 1
                say(str(item))
            elif isinstance(item, Skipped):
                say(
                    f"{item.path}: {item.reason}" if item.reason == NOTHING else f"{item.path}: skipped, {item.reason}"
                )
                continue
            else:
                put(item)
            advance()
    return failed


@contextmanager
def _writer(inputs: tuple[str, ...], view: _View) -> Iterator[Callable[[Report], None]]:
    """Give the function that prints one report where it belongs."""
    if view.form == "html" and view.output is not None and (Path(view.output).is_dir() or view.output.endswith("/")):
        yield lambda report: _page_file(Path(view.output or "."), report)
        return
    if view.output is not None and any(name != "-" and _same(name, view.output) for name in inputs):
        raise UsageError(f"--output {view.output} is one of the inputs")
    if view.late:
        with _at_the_end(view) as put:
            yield put
        return
    form = _formatter(view)
    with stream(view.output) as out:
        out.write(_heading(view))

        def put(report: Report) -> None:
            out.write(form(report))
            out.flush()

        yield put


@contextmanager
def _at_the_end(view: _View) -> Iterator[Callable[[Report], None]]:
    """Gather reports and write them as one; that none was read is an error, for then nothing is written."""
    reports: list[Report] = []
    yield reports.append
    if not reports:
        raise RashomonError("no report was read, so nothing is written")
    text = _together(reports, view)
    with stream(view.output) as out:
        out.write(text)


def _together(reports: list[Report], view: _View) -> str:
    """Print several reports as one page with an index, or as a comparison."""
    if not view.together:
        from rashomon.show.page import render_many

        return render_many(reports)
    from rashomon.comparing import compare as lay_side_by_side
    from rashomon.show.waiting import saying

    with saying(f"comparing {len(reports):,} reports", len(reports)):
        comparison = lay_side_by_side(reports)
    if view.form == "json":
        from rashomon.show.comparison_json import dumps

        return dumps(comparison) + "\n"
    if view.form == "html":
        from rashomon.show.accounts.page import render as page

        return page(comparison, by=view.by)
    if view.form == "csv":
        from rashomon.show.accounts.matrix_csv import matrix_csv

        return matrix_csv(comparison, by=view.by)
    from rashomon.show.accounts.terminal import render as sheet

    return sheet(comparison, width=view.width, colour=view.colour, by=view.by).rstrip("\n") + "\n"


def _same(name: str, other: str) -> bool:
    try:
        return Path(name).samefile(other)
    except OSError:
        return False


def _page_file(folder: Path, report: Report) -> None:
    from rashomon.show.page import render

    try:
        folder.mkdir(parents=True, exist_ok=True)
        page = render(report)
        with replacing(folder / f"{report.original.id}.html") as out:
            out.write(page)
    except OSError as error:
        raise UsageError(f"can't write to {folder}: {error.strerror}") from error


def _heading(view: _View) -> str:
    """Give what stands above all reports."""
    if view.form != "csv":
        return ""
    from rashomon.show.figures_table import heading

    return heading()


def _formatter(view: _View) -> Callable[[Report], str]:
    if view.form == "jsonl":
        from rashomon.show.records import dumps

        return lambda report: dumps(report) + "\n"
    if view.form == "csv":
        from rashomon.show.figures_table import rows

        return rows
    from rashomon.show import terminal

    return lambda report: (
        terminal.render(report, width=view.width, colour=view.colour, show_dropped=view.dropped).rstrip("\n") + "\n"
    )
