"""Read an article as Factiva prints it: with field codes of two letters, or as it shows one, lines in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.articlemarks import ACCESSION, LONGEST, PAGE, Head, is_day, is_rights
from rashomon.clean.sheet import Line, Sheet
from rashomon.model import Choice
from rashomon.text import Span, trim

CUT_OFF = "the article has no document number at its end: the copy may be cut off"
_CODES = {
    **{"SE": "section", "CLM": "section", "HD": "field code", "BY": "byline", "CR": "credit", "WC": "word count", "PD": "date line"},
    **{"ET": "date line", "SN": "outlet", "SC": "source code", "ED": "edition", "VOL": "edition", "PG": "page", "LA": "language"},
    **{"CY": "copyright", "LP": "field code", "TD": "field code", "CT": "contact", "RF": "reference", "ART": "caption", "CX": "correction"},
    **{"CO": "subjects", "IN": "subjects", "NS": "subjects", "RE": "subjects", "DE": "subjects", "IPC": "subjects", "IPD": "subjects"},
    **{"PUB": "publisher", "AN": "document number"},
}
_CODE = re.compile(rf"({'|'.join(_CODES)})(\s+|\Z)")
# What follows the story, in this order; before it any code may stand but these.
_BEHIND = ("CT", "RF", "ART", "CX", "CO", "IN", "NS", "RE", "DE", "IPC", "IPD", "PUB", "AN")
# The form of a value of CO, IN, NS and RE: 'gvio : Military Action'.
_INDEX = re.compile(r"\S{2,12}\s*[:|]\s?\S")
_BYLINE = re.compile(r"(?:by|from|von|par|por)\s+\S", re.IGNORECASE)
_SMALL = frozenset("and in of for the de da van von al el & at".split())
_HOUR = re.compile(r"[0-9]{1,2}[:.][0-9]{2}(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,5}\)?)?", re.IGNORECASE)
_SOURCE = re.compile(r"[A-Z][A-Z0-9]{1,8}")
_PAGE_OF_PAPER = re.compile(r"(?:pg?\.?\s?)?[A-Z]{0,3}-?[0-9]{1,4}(?:[,;-]\s?[A-Z]{0,3}[0-9]{1,4})*", re.IGNORECASE)
_TONGUES = re.compile(
    r"english|englisch|anglais|deutsch|german|français|french|español|spanish|italiano?|italian|português|portuguese|russian|русский"
    r"|arabic|dutch|nederlands|turkish|polish|ukrainian|hebrew|persian|chinese.{0,20}|japanese|korean|swedish|danish|norwegian|finnish|greek",
    re.IGNORECASE,
)
_WORDED = re.compile(r"\bcopyright\b|©|\(c\)|\brights reserved\b", re.IGNORECASE)
_LABEL = 60  # code points in which a line of rights in other words shows itself
_HEAD_LINES = 14  # lines of fields behind the count of words, at most
_TOP = 12  # lines over it, at most


def choose_shown(raw: str, lines: Sequence[Line], head: Head) -> Choice | None:
    """Lay out an article as Factiva shows one; `None` when its lines don't have the form."""
    sheet = Sheet(raw)
    top = [line for line in lines[: head.line] if line.text]
    if not top or len(top) > _TOP:
        return None
    _top(sheet, top)
    sheet.drop(lines[head.line : head.line + 1], "word count")
    start = _shown_fields(sheet, lines, head.line + 1)
    if start is None:
        return None
    return _with_body(sheet, lines[start:])


def _top(sheet: Sheet, lines: Sequence[Line]) -> None:
    """Read section, headline and byline, those of them that are there."""
    pages = [line for line in lines if PAGE.fullmatch(line.text)]
    sheet.drop(pages, "page number")
    rest = [line for line in lines if line not in pages]
    if len(rest) > 1 and (_BYLINE.match(rest[-1].text) or _is_name(rest[-1].text)):
        byline = rest.pop()
        sheet.take_byline([byline.span])
        sheet.drop([byline], "byline")
    if len(rest) > 1 and len(rest[0].text) <= 30 and len(rest[0].text.split()) <= 3:
        sheet.drop([rest.pop(0)], "section")
    sheet.take_title(rest)


def _is_name(words: str) -> bool:
    """Say whether a line may be nothing but names of people: each word begins with a capital, small ones aside.

    >>> _is_name("Ona Vell and Ilo Marr"), _is_name("Mayor denies ford was shut")
    (True, False)
    """
    parts = words.replace(",", " ").split()
    return 2 <= len(parts) <= 8 and not words.endswith((".", "?", "!")) and all(w[0].isupper() or w.lower() in _SMALL for w in parts)


def _shown_fields(sheet: Sheet, lines: Sequence[Line], at: int) -> int | None:
    """Read the lines between the count of words and the story; give where the story begins, `None` without a day."""
    last = _last_field(lines, at)
    if last is None:
        return None
    for line in (line for line in lines[at : last + 1] if line.text):
        words = line.text
        if is_rights(words) or (line is lines[last] and _WORDED.search(words[:_LABEL])):
            sheet.drop([line], "copyright")
        elif is_day(words) and not sheet.dated:
            sheet.take_date(words)
            sheet.drop([line], "date line")
        elif _HOUR.fullmatch(words):
            sheet.drop([line], "date line")
        elif _TONGUES.fullmatch(words):
            sheet.take_language(words)
            sheet.drop([line], "language")
        elif sheet.outlet is None:
            sheet.take_outlet(words)
            sheet.drop([line], "outlet")
        elif _SOURCE.fullmatch(words):
            sheet.drop([line], "source code")
        else:
            sheet.drop([line], "page" if _PAGE_OF_PAPER.fullmatch(words) else "edition")
    return last + 1 if sheet.dated else None


def _last_field(lines: Sequence[Line], at: int) -> int | None:
    """Give the last line of the fields: that of the rights, else that of the language."""
    near = [n for n in range(at, min(len(lines), at + 2 * _HEAD_LINES)) if lines[n].text][:_HEAD_LINES]
    rights = next((n for n in near if is_rights(lines[n].text)), None)
    if rights is None:
        tongue = next((n for n in near if _TONGUES.fullmatch(lines[n].text[:LONGEST])), None)
        worded = tongue is not None and tongue + 1 < len(lines) and _WORDED.search(lines[tongue + 1].text[:_LABEL]) is not None
        return tongue + 1 if tongue is not None and worded else tongue
    while rights + 1 < len(lines) and is_rights(lines[rights + 1].text):
        rights += 1
    return rights


def _with_body(sheet: Sheet, lines: Sequence[Line]) -> Choice | None:
    """Take what is left as the story, but the document's number and what stands behind it."""
    end = next((n for n, line in enumerate(lines) if line.text and ACCESSION.fullmatch(line.text[:LONGEST])), None)
    sheet.take_body(lines[:end], "")
    if end is None:
        sheet.notes.append(CUT_OFF)
    else:
        sheet.drop(lines[end : end + 1], "document number")
        sheet.drop(lines[end + 1 :], "other text")
    return sheet.choice() if sheet.paragraphs else None


def choose_coded(raw: str, lines: Sequence[Line], head: Head) -> Choice | None:
    """Lay out an article by its codes; `None` when it has no story or no day among them."""
    sheet = Sheet(raw)
    at = _fields(lines, _style(lines[head.line]))
    if not at:
        return None
    sheet.drop(lines[: at[0][0]], "other text")
    ended = False
    for (begin, code), end in zip(at, [*(n for n, _ in at[1:]), len(lines)], strict=True):
        ended = ended or code == "AN"
        _take(sheet, code, lines[begin:end])
    if not ended:
        sheet.notes.append(CUT_OFF)
    return sheet.choice() if sheet.paragraphs and sheet.title and sheet.dated else None


def _style(line: Line) -> str:
    """Say what parts codes from values: `end` of line, `wide` white space, or one `space`."""
    gap = line.text[2:]
    if not gap:
        return "end"
    return "wide" if gap[0] == "\t" or gap[:2].isspace() else "space"


def _fields(lines: Sequence[Line], style: str) -> list[tuple[int, str]]:
    """Find the lines at which fields begin, each once, those behind the story in their order."""
    found: list[tuple[int, str]] = []
    seen: set[str] = set()
    rank = -1
    for n, line in enumerate(lines):
        code = _code(line, style)
        if code is None or code in seen or (rank >= 0 and code not in _BEHIND):
            continue
        if code in _BEHIND:
            # Only behind the story; a line of prose in capitals may begin like a code.
            if not seen & {"LP", "TD"} or _BEHIND.index(code) < rank or (style == "space" and not _is_index(code, line)):
                continue
            rank = _BEHIND.index(code)
        elif code not in ("TD", "LP") and seen & {"LP", "TD"}:
            continue
        seen.add(code)
        found.append((n, code))
    return found


def _code(line: Line, style: str) -> str | None:
    found = _CODE.match(line.text)
    if not found:
        return None
    gap = found[2]
    # Where values stand in a column, three letters leave room for one space.
    fits = not gap or gap[0] == "\t" or len(gap) > 1 or style == "space" or (style == "wide" and len(found[1]) == 3)
    return found[1] if fits else None


def _is_index(code: str, line: Line) -> bool:
    """Say whether a value parted by one space only is of its field's kind."""
    value = line.text[len(code) :].strip()
    if code == "AN":
        return not value or ACCESSION.fullmatch(line.text[:LONGEST]) is not None
    return not value or code in ("PUB", "ART", "CT", "RF", "CX", "IPC", "IPD") or _INDEX.match(value) is not None


def _take(sheet: Sheet, code: str, lines: Sequence[Line]) -> None:
    """Put one field where it belongs; its code is dropped."""
    first = lines[0]
    value = trim(sheet.raw, first.start + len(code), lines[-1].end) if lines[-1].end > first.start + len(code) else None
    if code in ("HD", "LP", "TD"):
        sheet.dropped.append((Span(first.start, first.start + len(code)), "field code"))
        rest = trim(sheet.raw, first.start + len(code), first.end)
        value_lines = [Line(rest.start, rest.end, sheet.raw[rest.start : rest.end]), *lines[1:]] if rest else lines[1:]
        if code == "HD":
            sheet.take_title([line for line in value_lines if line.text])
        else:
            sheet.take_body(value_lines, "")
        return
    sheet.drop(lines, _CODES[code])
    if value is None:
        return
    words = sheet.raw[value.start : value.end]
    if code == "BY":
        sheet.take_byline([value])
    elif code == "CR":
        sheet.credit = (value,)
    elif code == "PD":
        sheet.take_date(words)
    elif code == "SN":
        sheet.take_outlet(words)
    elif code == "LA":
        sheet.take_language(words)


