"""The command `rashomon serve`: parse, call the library, print."""

from __future__ import annotations

import click


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port to serve on; by default any free one.")
@click.option("--no-browser", is_flag=True, help="Print the address only, open no browser.")
def serve(file: str, port: int, no_browser: bool) -> None:
    """Show a case in the browser, on this computer alone, until interrupted.

    The address printed holds a key made anew at every start; without it nothing is shown.
    """
    from rashomon.web.serving import serve as run

    run(file, port, browser=not no_browser, told=lambda address: click.echo(f"{address}\nCtrl+C ends it. Nothing leaves this computer."))
