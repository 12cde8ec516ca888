"""Tell a strike of workers from a strike of weapons, by the words beside it or else by the rest of the report."""

from __future__ import annotations

from rashomon.incidents.lexicon import classes
from rashomon.incidents.page import Page


def is_labour(page: Page, first: int, last: int) -> bool:
    """Say whether the strike at words `first..last` (excluded) is one of people who stop work.

    >>> from rashomon.model import Header, Report
    >>> from rashomon.text import Original, Span, Text
    >>> raw = "The strike began in May. The union said miners wanted higher wages."
    >>> original = Original(raw, "utf-8", "x.txt", "", "text/plain", "")
    >>> page = Page(Report(original, Text.build(original, [[Span(0, len(raw))]]), False, Header(), (), ()))
    >>> is_labour(page, 1, 2)
    True
    """
    small = classes("small")
    if page.word(first - 1) == "on" and page.word(last) not in ("on", "against"):
        return True
    around = {page.word(k) for k in range(first - 4, last + 4)}
    if around & small["labour"] or page.word(last) == "over":
        return not around & small["arms"]
    if around & small["arms"] or page.word(last) in ("on", "against", "killed", "hit", "wounded"):
        return False
    return page.share("labour") > page.share("arms")
