"""Wraps a body as one self-contained HTML document that asks for nothing and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from rashomon.show.view import esc


def document(title: str, body: str, styles: tuple[str, ...] = ("page.css",), scripts: tuple[str, ...] = ("page.js",), rules: str = "") -> str:
    """Write a whole document around `body`, which is markup already; `styles` and `scripts` are files of this package, `rules`
    are style rules of this document alone.

    The Content Security Policy forbids every request and names style and script by their digests.
    """
    style, script = "".join(map(_asset, styles)) + rules, "".join(map(_asset, scripts))
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{esc(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n<script>{script}</script>\n</body>\n</html>\n"
    )


@cache
def _asset(name: str) -> str:
    return files("rashomon.show").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
