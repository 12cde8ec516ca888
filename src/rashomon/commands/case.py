"""The commands `rashomon case …` and `rashomon verify`: parse, call the library, print."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.errors import CaseError, ReadError, UsageError
from rashomon.outputs import printable, say, stream

if TYPE_CHECKING:
    from rashomon.case import Case, Filed, Hit
    from rashomon.pipeline import Options

_file = click.argument("file", metavar="FILE")
_OPEN, _CLOSE = "[", "]"
LONGEST = 200


@click.group()
def case() -> None:
    """Keep reports in one file: their bytes, what was read in them, their comparison, and what people decided."""


@case.command()
@_file
@click.option("--title", metavar="TEXT", help="What the case is about; by default the file's name.")
@click.option("--affair", metavar="ID", help="Put the reports of this affair in, as `corpus affairs` lists it; the beginning of its id will do.")
@click.option("--corpus", metavar="DIR", help="Folder of the corpus that holds the affair.")
def new(file: str, title: str | None, affair: str | None, corpus: str | None) -> None:
    """Make a case, which only you may read: empty, or with the reports of an affair of a corpus."""
    from rashomon.case import Case

    if affair is None and corpus is None:
        Case.make(file, title).close()
        return
    if affair is None or corpus is None:
        raise UsageError("--affair and --corpus go together: which affair, of which corpus")
    from rashomon.corpus import chosen, reports

    ranked = chosen(Path(corpus), affair)
    held = reports(Path(corpus), ranked)
    with Case.make(file, title or ranked.label) as made:
        for one in held:
            one.report()  # every word is proven before it goes in
            made.put(one.record, one.data)
        made.comparison()
    click.echo(f"{len(held)} reports of affair {ranked.id}")


@case.command()
@_file
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--date", metavar="YYYY-MM-DD", help="Day of publication, as you know it.")
@click.option("--outlet", metavar="NAME", help="Outlet, where the input does not name it.")
def add(file: str, inputs: tuple[str, ...], date: str | None, outlet: str | None) -> None:
    """Read files, folders, - (standard input) and web addresses into a case, and bring its comparison up to date.

    Inputs are those of `read`, and JSON Lines that `case export` gave.  A report that the case holds already changes nothing.  An
    input that can't be read is named on standard error, the rest is still added, and the exit status is 1.
    """
    from rashomon.case import Case
    from rashomon.pipeline import Options

    with Case.open(file) as opened:
        sys.exit(_add(opened, inputs, Options(date=date, outlet=outlet)))


def _add(opened: Case, inputs: tuple[str, ...], options: Options) -> int:
    from rashomon.filing import Added, add_all
    from rashomon.inputs import expand
    from rashomon.show.waiting import reading, saying

    entries = list(expand(inputs))
    failed = fresh = known = 0
    with reading(sum(isinstance(entry, str) for entry in entries)) as advance:
        for item in add_all(opened, entries, options):
            if isinstance(item, ReadError):
                failed = 1
                say(str(item))
            elif isinstance(item, Added):
                fresh += item.fresh
                known += not item.fresh
            else:
                say(f"{item.path}: skipped, {item.reason}")
                continue
            advance()
    count = len(opened.filed())
    with saying(f"comparing {count} reports", count):
        opened.comparison()
    click.echo(f"{fresh} added, {known} already there; the case holds {count} {'report' if count == 1 else 'reports'}")
    return failed


@case.command()
@_file
def reread(file: str) -> None:
    """Read a case's inputs again with this version, from the bytes it keeps.

    Decisions stay; the review shows where the new reading disagrees with one.
    """
    from rashomon.case import Case
    from rashomon.filing import Added
    from rashomon.filing import reread as again
    from rashomon.show.waiting import reading

    with Case.open(file) as opened:
        changed = failed = 0
        with reading(len(opened.filed())) as advance:
            for item in again(opened):
                if isinstance(item, Added):
                    changed += item.fresh
                else:
                    failed = 1
                    say(str(item))
                advance()
        opened.comparison()
    click.echo(f"{changed} {'report is' if changed == 1 else 'reports are'} read otherwise now")
    sys.exit(failed)


@case.command("list")
@_file
def list_(file: str) -> None:
    """List the reports of a case: number, day, outlet, how much was read in each, title."""
    from rashomon.case import Case

    with Case.open(file) as opened, stream(None) as out:
        for filed in opened.filed():
            out.write(_line(filed) + "\n")


def _line(filed: Filed) -> str:
    counts = f"{filed.statements} statements, {filed.figures} figures"
    return "  ".join(
        (f"{filed.number:>4}", filed.published or "no date   ", _plain(filed.outlet or "no outlet"), counts, _plain(filed.title or filed.path))
    )


@case.command()
@_file
@click.argument("query")
@click.option("--most", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Show so many passages at most.")
def search(file: str, query: str, most: int) -> None:
    """Find paragraphs, statements, voices and figures that hold all words of QUERY, best first.

    The last word counts as a beginning; words in double quotes stay together.  Exit status 1 when nothing is found.
    """
    from rashomon.case import Case

    with Case.open(file) as opened:
        hits = opened.search(query, most)
        filed = {entry.number: entry for entry in opened.filed()}
    with stream(None) as out:
        for hit in hits:
            entry = filed[hit.number]
            out.write(f"{hit.number:>4}  {entry.published or 'no date'}  {_plain(entry.outlet or entry.path)}  {hit.layer}: {_marked(hit)}\n")
    sys.exit(0 if hits else 1)


def _marked(hit: Hit) -> str:
    """Put brackets around the words found, and show what stands around the first of them."""
    first = max(0, hit.marks[0][0] - LONGEST // 2) if hit.marks else 0
    last = min(len(hit.text), first + LONGEST)
    out, at = ["…" if first else ""], first
    for start, end in hit.marks:
        if end <= last:
            out += [hit.text[at:start], _OPEN, hit.text[start:end], _CLOSE]
            at = end
    return _plain("".join([*out, hit.text[at:last], "…" if last < len(hit.text) else ""]))


def _plain(text: str) -> str:
    """Give a text on one line, characters that would disturb a terminal escaped."""
    return printable("".join(" " if c.isspace() else c for c in text))


@case.command()
@_file
@click.option("--format", "form", metavar="FORM", default="jsonl", show_default=True, help="What to write; --format help lists the forms.")
@click.option("--private", is_flag=True, help="Write the words of private notes too.")
@click.option("--mask", "names", multiple=True, metavar="NAME", help="Mask this name wherever it stands; may be given again.")
@click.option("--mask-kind", "kinds", multiple=True, metavar="KIND", help="Mask voices of this kind (unnamed, person, ...).")
@click.option("--mask-said", "said", is_flag=True, help="Mask what the masked voices say too.")
@click.option("--max-words", "most", type=click.IntRange(min=0), metavar="N", help="Show N words of each story at most; mask the rest.")
@click.option("--untraceable", is_flag=True, help="Leave out the digests by which somebody could try guesses for what is masked.")
@click.option("--output", metavar="PATH", help="Write to this file instead of standard output.")
def export(file: str, form: str, output: str | None, **chosen: Any) -> None:  # noqa: ANN401 (the options above)
    """Write a case out: for others, for spreadsheets, for keeping.  `jsonl` alone holds all of it.

    Masked words become blocks of the same length, so that every offset still holds; what is masked is declared in the copy.
    """
    from contextlib import nullcontext

    from rashomon import exports
    from rashomon.case import Case

    if form not in exports.FORMS:
        listed = "\n".join(f"  {name:12} {entry.about}" for name, entry in exports.FORMS.items())
        if form == "help":
            click.echo(listed)
            return
        raise click.BadParameter(f"{form!r} is none of the forms:\n{listed}", param_hint="--format")
    masks = None
    if any((chosen["names"], chosen["kinds"], chosen["said"], chosen["most"] is not None, chosen["untraceable"])):
        masks = exports.Masks(chosen["names"], chosen["kinds"], chosen["said"], chosen["most"], not chosen["untraceable"])
    with Case.open(file) as opened, (
        exports.masked(opened, masks, private=chosen["private"]) if masks else nullcontext(opened)
    ) as shown, stream(output) as out:
        for chunk in exports.FORMS[form].write(shown, chosen["private"]):
            out.write(chunk)


@click.command()
@_file
def verify(file: str) -> None:
    """Check a case, or JSON Lines of one: every hash, every word at its offsets, the log's chain.

    The first thing that fails is named, and the exit status is 1.
    """
    from rashomon.exports import verify as check

    found = check(file)
    if found is not None:
        raise CaseError(found)
    click.echo(f"{file}: every hash, every word at its offsets and the log hold")
