"""Read one article of an export of Nexis or Factiva by its fields, when a text is one; other texts are left to the general way."""

from __future__ import annotations

import re

from rashomon.articlemarks import ACCESSION, END, NUMBER, heads
from rashomon.clean.factiva import choose_coded, choose_shown
from rashomon.clean.nexis import choose_nexis
from rashomon.clean.sheet import lines_of
from rashomon.model import Choice

SEVERAL = "the input holds several articles of an export; `rashomon corpus read` reads them one by one"
# Longer than any article; the export as a whole is read elsewhere.
_LONGEST = 2_000_000
# One of these words stands in every head that is looked for.
_TELLING = re.compile(r"\blength:|\bLOAD-DATE:|\bLoad-Date:|[0-9] (?:words?|mots|palabras|palavras|parole|woorden|w(?:ö|oe)rter)\b", re.IGNORECASE)
_CLASSIC = re.compile(r"(?:BYLINE|SECTION|DATELINE|HEADLINE|BODY|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE):")


def choose_article(raw: str) -> tuple[Choice | None, tuple[str, ...]]:
    """Lay out `raw` as one article of an export; `None` when it is none, with a note when it is several.

    >>> raw = "Ford shut\\nBy Ona Vell\\n9 words\\n2 July 2016\\nThe Orlen Post\\nORLP\\nEnglish\\n(c) 2016 Orlen Post\\n\\nIt is shut.\\n\\nDocument ORLP000020160702ec7200001"
    >>> choice, notes = choose_article(raw)
    >>> [raw[s.start : s.end] for s in (*choice.title, *choice.byline)], choice.outlet, choice.dates[0].value
    (['Ford shut', 'By Ona Vell'], 'The Orlen Post', '2016-07-02')
    >>> choose_article("It is shut.")
    (None, ())
    """
    if len(raw) > _LONGEST or not _TELLING.search(raw):
        return None, ()
    lines = lines_of(raw)
    found = heads([line.text for line in lines])
    if len(found) > 1:
        marked = any(mark.fullmatch(line.text) for line in lines for mark in (NUMBER, END, ACCESSION))
        return None, (SEVERAL,) if marked else ()
    if not found:
        classic = {match.group() for line in lines if (match := _CLASSIC.match(line.text))}
        return (choose_nexis(raw, lines, later=False) if len(classic) > 2 else None), ()
    head = found[0]
    if head.kind in ("nexis", "lexis"):
        return choose_nexis(raw, lines, later=head.kind == "lexis"), ()
    return (choose_coded if head.kind == "coded" else choose_shown)(raw, lines, head), ()
