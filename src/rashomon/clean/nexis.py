"""Read an article as Nexis prints it: classic, with names of fields in capitals, or as Nexis Uni and Lexis+ do, with a line 'Body'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from rashomon.articlemarks import END, LONGEST, NUMBER, PAGE, is_cover, is_day, is_rights
from rashomon.clean.sheet import Line, Sheet, blocks, key_of, repeats
from rashomon.model import Choice
from rashomon.text import Span, trim

CUT_OFF = "the article has no end mark: the copy may be cut off"
NAMELESS = "other text"
# What each field holds, in plain words.
_REASONS = {
    **{"BYLINE": "byline", "AUTHOR": "byline", "SECTION": "section", "LENGTH": "word count", "DATELINE": "dateline"},
    **{"HIGHLIGHT": "summary", "ABSTRACT": "summary", "KICKER": "summary", "SERIES": "series", "TYPE": "kind of text", "CATEGORY": "section"},
    **{"EDITION": "edition", "DISTRIBUTION": "edition", "BODY": "field name", "HEADLINE": "field name", "TITLE": "field name"},
    **{"GRAPHIC": "caption", "NOTES": "note", "CORRECTION": "correction"},
    **{"CORRECTION-DATE": "date of correction", "LOAD-DATE": "date of loading", "LANGUAGE": "language", "COPYRIGHT": "copyright"},
    **{"PUBLICATION-TYPE": "kind of outlet", "PUB-TYPE": "kind of outlet", "DOCUMENT-TYPE": "kind of text", "JOURNAL-CODE": "source code"},
    **{"ACC-NO": "document number", "URL": "address", "CLASSIFICATION": "subjects", "SUBJECT": "subjects", "INDUSTRY": "subjects"},
    **{"PERSON": "subjects", "ORGANIZATION": "subjects", "COMPANY": "subjects", "TICKER": "subjects", "GEOGRAPHIC": "subjects"},
    **{"CITY": "subjects", "STATE": "subjects", "COUNTRY": "subjects", "PUBLISHER": "publisher", "ISSN": "document number"},
}
_FIELD = re.compile(r"([A-Z][A-Z-]{2,}|[A-Z][a-z]{2,}(?:-[A-Z][a-z]{2,})?):(?:\s|\Z)")
# Lines that stand alone in the later form.
_ALONE = {"Body": "BODY", "Graphic": "GRAPHIC", "Notes": "NOTES", "Correction": "CORRECTION", "Classification": "CLASSIFICATION"}
# Fields over the story; names that open what stands behind it; those of them that go on over several blocks; those that show it is over.
_HEAD = frozenset("BYLINE AUTHOR SECTION LENGTH DATELINE HIGHLIGHT ABSTRACT KICKER SERIES HEADLINE TITLE BODY EDITION DISTRIBUTION".split())
_LONG = frozenset(("GRAPHIC", "NOTES", "CORRECTION"))
_SURE = frozenset("LOAD-DATE LANGUAGE PUBLICATION-TYPE PUB-TYPE JOURNAL-CODE CLASSIFICATION DOCUMENT-TYPE ACC-NO".split())
_BEHIND = (frozenset(_REASONS) - _HEAD) | {"SERIES", "DISTRIBUTION"}
_MOST = 8  # blocks of captions and notes between the story and a field that shows it is over
_NEAR = 80  # lines behind the first field within which the name of the body stands
_LABEL = 80  # code points of the longest name of a language
_TOP = 20  # lines in which outlet, day and headline stand


def name_of(line: Line, *, later: bool) -> str | None:
    """Give the name of the field that a line opens, in capitals."""
    if not line.text or len(line.text) > 20_000:
        return None
    if later and line.text in _ALONE:
        return _ALONE[line.text]
    found = _FIELD.match(line.text)
    if not found or found[1].upper() not in _REASONS or (found[1].isupper() == later and found[1] not in ("URL", "ISSN")):
        return None
    name = found[1].upper()
    return None if name == "LANGUAGE" and len(line.text) > _LABEL else name


def choose_nexis(raw: str, lines: Sequence[Line], *, later: bool) -> Choice | None:
    """Lay an article out by its fields; `None` when its lines don't have the form."""
    first = next((n for n, line in enumerate(lines) if name_of(line, later=later) in _HEAD), None)
    if first is None:
        return None
    sheet = Sheet(raw)
    top = _rights_and_pages(sheet, lines[:first])
    if sum(1 for line in top if line.text) > _TOP or not (_later_top(sheet, top) if later else _classic_top(sheet, top)):
        return None
    start = first + _fields(sheet, lines[first:], later=later)
    end = start + _begin_of_end(lines[start:], later=later)
    sheet.take_body(lines[start:end], _title_words(sheet))
    ended = _end(sheet, lines[end:], later=later)
    if not sheet.paragraphs:
        return None
    if later and not ended:
        sheet.notes.append(CUT_OFF)
    return sheet.choice()


def _title_words(sheet: Sheet) -> str:
    return " ".join(sheet.raw[s.start : s.end] for s in sheet.title)


def _rights_and_pages(sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
    """Drop copyright lines, numbers of pages and of the article, and covers; give the others, blank ones in the place of these."""
    out = []
    for line in lines:
        reason = None
        if line.text and len(line.text) <= LONGEST:
            if PAGE.fullmatch(line.text):
                reason = "page number"
            elif NUMBER.fullmatch(line.text):
                reason = "number in the export"
            elif is_rights(line.text):
                reason = "copyright"
            elif is_cover(line.text):
                reason = "cover"
        if reason:
            sheet.drop([line], reason)
        out.append(Line(line.start, line.start, "") if reason else line)
    return out


def _classic_top(sheet: Sheet, lines: Sequence[Line]) -> bool:
    """Read outlet, day and, unless it is a field, headline, each set off by blank lines; a day must be there."""
    shown = [line for line in lines if line.text]
    day = next((n for n, line in enumerate(shown) if is_day(line.text)), None)
    if not day:
        return False
    sheet.take_outlet(" ".join(line.text for line in shown[:1]))
    sheet.drop(shown[:1], "outlet")
    sheet.drop(shown[1:day], "outlet")
    sheet.take_date(shown[day].text)
    sheet.drop(shown[day : day + 1], "date line")
    at = lines.index(shown[day])
    rest = lines[at + 1 :]
    # What goes on under the day without a blank line is the name of an edition, set in the middle as the day is.
    edition = list(takewhile(lambda line: line.indent >= 8, _until_blank(rest)))
    sheet.drop(edition, "edition")
    found = blocks(rest[len(edition) :])
    if found:
        sheet.take_title(found[0])
    for block in found[1:]:
        sheet.drop(block, "summary")
    return True


def _until_blank(lines: Sequence[Line]) -> list[Line]:
    end = next((n for n, line in enumerate(lines) if not line.text), len(lines))
    return list(lines[:end])


def _later_top(sheet: Sheet, lines: Sequence[Line]) -> bool:
    """Read headline, outlet and day, in this order; the headline may stand there twice."""
    shown = [line for line in lines if line.text]
    day = next((n for n in range(len(shown) - 1, -1, -1) if is_day(shown[n].text)), None)
    if day is None or day < 2:
        return False
    sheet.take_date(shown[day].text)
    sheet.drop(shown[day : day + 1], "date line")
    sheet.drop(shown[day + 1 :], "edition")
    sheet.take_outlet(shown[day - 1].text)
    sheet.drop(shown[day - 1 : day], "outlet")
    above = blocks(lines[: lines.index(shown[day - 1])])
    title = above[-1]
    half = len(title) // 2
    words = [" ".join(line.text for line in part) for part in (title[:half], title[half:])]
    if half and len(title) % 2 == 0 and key_of(words[0]) == key_of(words[1]):
        sheet.drop(title[:half], "headline repeated")
        title = title[half:]
    sheet.take_title(title)
    for block in above[:-1]:
        same = repeats(" ".join(line.text for line in block), _title_words(sheet))
        sheet.drop(block, "headline repeated" if same else NAMELESS)
    return True


def _fields(sheet: Sheet, lines: Sequence[Line], *, later: bool) -> int:
    """Read the fields over the story; give the number of the line at which it begins."""
    names = [name if (name := name_of(line, later=later)) in _HEAD else None for line in lines[:_NEAR]]
    body = names.index("BODY") if "BODY" in names else None
    at = 0
    while at < (len(lines) if body is None else body):
        line, name = lines[at], names[at] if at < _NEAR else None
        end = at + 1
        if name:
            while end < len(lines) and lines[end].text and not (end < _NEAR and names[end]) and (body is not None or not later):
                end += 1
            _take(sheet, name, lines[at:end])
        elif line.text and is_rights(line.text):
            sheet.drop([line], "copyright")
        elif line.text and PAGE.fullmatch(line.text):
            sheet.drop([line], "page number")
        elif line.text and body is None:
            return at
        else:
            sheet.drop([line], NAMELESS)
        at = end
    return at if body is None else _begin_body(sheet, lines, body)


def _begin_body(sheet: Sheet, lines: Sequence[Line], at: int) -> int:
    """Drop the name of the body; what stands on its line is taken with the lines below it."""
    line = lines[at]
    colon = line.text.find(":")
    value = trim(sheet.raw, line.start + colon + 1, line.end) if colon >= 0 else None
    if value is None:
        sheet.drop([line], "field name")
        return at + 1
    sheet.dropped.append((Span(line.start, line.start + colon + 1), "field name"))
    block = _until_blank(lines[at + 1 :])
    sheet.take_body([Line(value.start, value.end, sheet.raw[value.start : value.end]), *block], "")
    return at + 1 + len(block)


def _take(sheet: Sheet, name: str, lines: Sequence[Line]) -> None:
    """Keep what a field says of the report, and list its words as dropped."""
    label = Span(lines[0].start, lines[0].start + lines[0].text.index(":") + 1) if ":" in lines[0].text else lines[0].span
    value = trim(sheet.raw, label.end, lines[-1].end)
    if name in ("HEADLINE", "TITLE") and value:
        sheet.dropped.append((label, "field name"))
        if sheet.title:
            sheet.dropped.append((value, "headline repeated" if repeats(sheet.raw[value.start : value.end], _title_words(sheet)) else "summary"))
        else:
            sheet.title.append(value)
        return
    sheet.drop(lines, _REASONS[name])
    if value is None:
        return
    words = sheet.raw[value.start : value.end]
    if name in ("BYLINE", "AUTHOR"):
        sheet.take_byline([value])
    elif name == "LANGUAGE":
        sheet.take_language(words)


def _begin_of_end(lines: Sequence[Line], *, later: bool) -> int:
    """Give the line at which the story is over: the first field from which nothing but fields, captions and notes follows."""
    opened, long, more, told = None, False, 0, False
    for n, line in enumerate(lines):
        if not line.text:
            continue
        below_blank = n == 0 or not lines[n - 1].text
        name = name_of(line, later=later)
        if later and END.fullmatch(line.text):
            return n if opened is None else opened
        if name in _SURE or (name in _BEHIND and told and (below_blank or opened is not None)):
            opened = n if opened is None else opened
            if name in _SURE:
                return opened
            long, more = name in _LONG, 0
        elif opened is not None and below_blank and not is_rights(line.text):
            more += 1
            if not long or more > _MOST:
                opened = None
        told = told or opened is None
    return _without_rights(lines)


def _without_rights(lines: Sequence[Line]) -> int:
    """Give the line behind the last that is no copyright line."""
    end = len(lines)
    while end and (not lines[end - 1].text or is_rights(lines[end - 1].text)):
        end -= 1
    return end


def _end(sheet: Sheet, lines: Sequence[Line], *, later: bool) -> bool:
    """Drop the fields behind the story, each with what goes on below it; say whether the article's end is marked."""
    reason, ended = NAMELESS, False
    for line in lines:
        if not line.text:
            continue
        name = name_of(line, later=later)
        if END.fullmatch(line.text):
            ended = True
            sheet.drop([line], "end mark")
            reason = NAMELESS
        elif name == "LANGUAGE":
            _take(sheet, name, [line])
            reason = _REASONS[name]
        elif name:
            reason = _REASONS[name]
            sheet.drop([line], reason)
        elif PAGE.fullmatch(line.text):
            sheet.drop([line], "page number")
        elif is_rights(line.text):
            reason = "copyright"
            sheet.drop([line], reason)
        else:
            sheet.drop([line], reason)
    return ended
