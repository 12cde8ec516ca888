"""Know the lines that Nexis and Factiva print between articles and at their heads: for cutting exports, and for reading one article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["nexis", "lexis", "factiva", "coded"]

LONGEST = 400  # code points; no line that is looked for is longer
_WORDS = r"(?:words?|w(?:ö|oe)rter|mots|palabras|palavras|parole|woorden)"
_COUNT = rf"[0-9]{{1,3}}(?:[0-9]{{0,4}}|(?:[.,\s’'][0-9]{{3}}){{1,2}})\s{{1,3}}{_WORDS}"
# A name for the source, the day, and letters and figures that tell articles of a day apart: 'LBA0000020160702ec7200001'.
_ACCESSION = r"[A-Z][A-Z0-9]{1,15}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][A-Z0-9]{6,14}"
NUMBER = re.compile(r"([0-9]{1,7})\s{1,3}of\s{1,3}([0-9]{1,7})\s{1,3}DOCUMENTS?")
END = re.compile(r"End of Document")
ACCESSION = re.compile(rf"(?:AN\s{{1,9}})?(?:Documento?|Dokument)\s{{1,3}}{_ACCESSION}|AN\s{{1,9}}{_ACCESSION}", re.IGNORECASE)
PAGE = re.compile(
    r"page\s[0-9]{1,5}(?:\sof\s[0-9]{1,5})?(?:\s{1,9}(?:©|\(c\)|copyright)\s.{0,40}\bfactiva\b.{0,60})?"
    r"|(?:©|\(c\)|copyright)\s.{0,40}\bfactiva\b.{0,60}",
    re.IGNORECASE,
)
# Behind such a line of a classic export no article goes on.
CLOSING = re.compile(r"\*{2,}\s?print completed\s?\*{2,}|time of request:.{0,20}[0-9].*", re.IGNORECASE)
_COVER = re.compile(
    r"(?:user name|date and time|job number|client/matter|client id/project name|search terms|search type|narrowed by|time of request"
    r"|number of lines|research information|print request|download request|send to):.*"
    r"|documents?\s\([0-9,.]{1,9}\)|\*{2,}\s?print completed\s?\*{2,}|content type\s{1,9}narrowed by|.{0,20}\babout lexisnexis\b.*"
    r"|search summary|table of contents|(?:dow jones )?factiva(?: dow jones)?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:(?i:copyright)|©|\([cC]\))(?:,?\s(?:[A-Z©(&][\w.,'’&)-]*|of|de|the|and)){0,10},?\s?(?:19|20)[0-9]{2}\b.{0,200}|.{0,100}\b(?i:all rights reserved)\W*"
)
_LISTED = re.compile(r"[0-9]{1,5}\.\s\S")
_LEADERS = re.compile(r"\.{4,}\s?[0-9]{1,5}\Z")
_LENGTH = re.compile(rf"length:\s{{0,3}}{_COUNT}", re.IGNORECASE)
_COUNTED = re.compile(_COUNT, re.IGNORECASE)
_DAY = re.compile(
    r"(?:\w{3,12},?\s)?(?:[0-3]?[0-9](?:st|nd|rd|th|\.)?\s(?:de\s)?\w{3,10}\.?,?\s(?:de\s)?|\w{3,10}\.?\s[0-3]?[0-9],\s)(?:19|20)[0-9]{2}\b(?:.{0,60}[^.!?])?"
)
_AFTER = 3  # lines behind the count of words within which Factiva prints the day
_FIELDS = 40  # lines behind a headline within which Factiva prints the code of that count


@dataclass(frozen=True, slots=True)
class Head:
    """Say where an article's head shows (the number of a line) and which service's it is."""

    line: int
    kind: Kind


def heads(lines: Sequence[str]) -> list[Head]:
    """Find the heads of articles in stripped lines, by the count of words that each service prints in one.

    `nexis` is the classic form with names of fields in capitals, `lexis` the later one, `coded` Factiva's with
    codes of two letters, `factiva` the one it shows.

    >>> heads("Bridge shut|By Ona Vell|501 words|2 July 2016|The Orlen Post".split("|"))
    [Head(line=2, kind='factiva')]
    >>> heads(["The diary has 501 words.", "2 July 2016"])
    []
    """
    found: list[Head] = []
    coded = -_FIELDS
    for number, line in enumerate(lines):
        if not 2 <= len(line) <= LONGEST:
            continue
        if line[:6].lower() == "length" and _LENGTH.fullmatch(line):
            found.append(Head(number, "nexis" if line.startswith("LENGTH") else "lexis"))
        elif has_code(line, "HD"):
            if any(has_code(x, "WC") for x in lines[number + 1 : number + _FIELDS]):
                found.append(Head(number, "coded"))
                coded = number
        # Among codes the count of words and the day may stand on lines of their own as well.
        elif number - coded > _FIELDS and line[0].isdigit() and _COUNTED.fullmatch(line) and any(map(is_day, lines[number + 1 : number + 1 + _AFTER])):
            found.append(Head(number, "factiva"))
    return found


def has_code(line: str, code: str) -> bool:
    """Say whether a line begins with a field's code, its value behind white space or on the next line."""
    return line.startswith(code) and (len(line) == len(code) or line[len(code)].isspace())


def is_day(line: str) -> bool:
    """Say whether a line is a day, perhaps with weekday, hour and edition.

    >>> is_day("November 12, 2015 Thursday"), is_day("12 November 2015"), is_day("On 12 November 2015 it rained.")
    (True, True, False)
    """
    return len(line) <= 100 and _DAY.fullmatch(line) is not None


def is_cover(line: str) -> bool:
    """Say whether a line is one of those that the services print on covers and in lists of articles.

    >>> [is_cover(line) for line in ("Job Number: 12", "Ford shut......4", "The documents (12) were shown.")]
    [True, True, False]
    """
    return len(line) <= LONGEST and (_COVER.fullmatch(line) is not None or _LEADERS.search(line) is not None)


def is_listed(line: str) -> bool:
    """Say whether a line is numbered, as those of a list of articles are."""
    return _LISTED.match(line) is not None


def is_rights(line: str) -> bool:
    """Say whether a line states whose rights an article is.

    >>> is_rights("Copyright 2016 Orlen Post Ltd"), is_rights("Copyright law of 2016 was read out in court.")
    (True, False)
    """
    return len(line) <= LONGEST and _RIGHTS.fullmatch(line) is not None
