"""Open text files that hold many articles, as Nexis and Factiva give them: cut into parts, and article by article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from rashomon.archives.cutting import Segment, Way, segments, way_of
from rashomon.archives.entries import TOO_LARGE, Caps, Entry, Part, Refused
from rashomon.articlemarks import (
    ACCESSION,
    END,
    LONGEST,
    NUMBER,
    Head,
    has_code,
    heads,
    is_cover,
    is_day,
    is_listed,
    is_rights,
)
from rashomon.errors import ReadError
from rashomon.inputs import MAX_BYTES, explain, opened, shown

_LOOKED_AT = 200_000  # code points of a file's beginning in which an export must show itself
_ONE = 50_000  # a file that is looked at whole is shorter, whatever its encoding
_HEAD_LINES = 12  # lines behind Factiva's count of words in which its language and copyright stand
_ABOVE = 12  # lines above the fields of a head in which the day stands
_FIELD = re.compile(r"[A-Z][A-Za-z]{2,}(?:[ -][A-Z][A-Za-z]{1,})?:")
_CAPITAL_FIELD = re.compile(r"(?:BYLINE|SECTION|LENGTH|DATELINE|HEADLINE|BODY|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE):")
_COUNT = re.compile(r"(?:WC\s{1,9}|length:\s{0,3})?([0-9][0-9.,]{0,8})\s{1,3}[^\W\d]{3,8}", re.IGNORECASE)
_TONGUE = re.compile(r"English|Deutsch|German|Français|French|Español|Spanish|Italiano?|Italian|Português|Portuguese|Russian|Русский|Arabic|Dutch|Turkish|Chinese.{0,20}|Japanese")
_STATED = re.compile(r"documents?\s\(([0-9]{1,3}(?:[.,]?[0-9]{3})?)\)", re.IGNORECASE)
# Words up to which an article may be nothing but its headline.
_HEADLINE_ALONE = 30


def is_export(head: str) -> bool:
    """Say whether a file that begins with `head` is such an export.

    It takes a mark on a line of its own and fields beside it, or a whole head of fields: words alone make none.  A file
    of one article and nothing else is a report like any other, and no export.

    >>> is_export("A clerk showed 2 of 3 documents.\\n\\nDocument 2 of 3\\n\\nShe said no more.")
    False
    """
    lines = [line.strip("\ufeff\xa0 \t\x0c") for line in head[:_LOOKED_AT].splitlines()]
    short = [line for line in lines if line and len(line) <= LONGEST]
    found = heads(lines)
    if len(found) == 1 and len(head) < _ONE and _ends(short[-1]) and not any(NUMBER.fullmatch(line) or is_cover(line) for line in short):
        return False
    if any(NUMBER.fullmatch(line) for line in short) and (found or any(_CAPITAL_FIELD.match(line) for line in short)):
        return True
    if found and any(map(_ends, short)):
        return True
    if any(_STATED.fullmatch(line) for line in short) and any(line.startswith("Job Number:") for line in short):
        return True
    return any(_whole(lines, head) for head in found)


def _ends(line: str) -> bool:
    return END.fullmatch(line) is not None or ACCESSION.fullmatch(line) is not None


def _whole(lines: list[str], head: Head) -> bool:
    """Say whether a head stands with all that its service prints around it."""
    behind = [line for line in lines[head.line + 1 : head.line + 1 + _HEAD_LINES] if line]
    if head.kind == "factiva":
        return any(_TONGUE.fullmatch(line) for line in behind) and any(is_rights(line) for line in behind)
    if head.kind == "coded":
        near = lines[head.line : head.line + 4 * _HEAD_LINES]
        return all(any(has_code(line, code) for line in near) for code in ("PD", "SN", "LA"))
    return head.kind == "lexis" and "Body" in behind and any(map(is_day, lines[max(0, head.line - _ABOVE) : head.line]))


def parts_of_export(path: str, size: int) -> Iterator[Part | ReadError]:
    """Cut an export into parts of `size` articles; a part's `offset` is where its first one begins, in bytes.

    Raises `ReadError` for a file that can't be read or holds no article.
    """
    number, offset = 0, 0
    with _read_by(path) as (file, way):
        for segment in segments(file, 0, way, MAX_BYTES):
            if not _is_article(segment, way):
                continue
            if number % size == 0 and number:
                yield Part(path, number - size, size, offset)
                offset = segment.offset
            number += 1
    if not number:
        raise ReadError(shown(path), "holds no article")
    first = (number - 1) // size * size
    yield Part(path, first, number - first, offset)


def entries_of_export(part: Part, caps: Caps) -> Iterator[Entry | Refused]:
    """Read the articles of a part, and say what stands between them and belongs to none.

    `export.txt#12` is the twelfth article of the file; `export.txt@5120` names other text by its first byte.  The lines that
    number articles ('12 of 250 DOCUMENTS') are no part of one, so an article is the same in whatever export it stands.
    Raises `ReadError` for a file that can't be read.
    """
    place = shown(part.path)
    with _read_by(part.path) as (file, way):
        number, before = part.first, None
        for segment in segments(file, part.offset, way, MAX_BYTES):
            article = _is_article(segment, way)
            if article:
                yield from _left_out(before, segment.number, f"{place}#{number}+", place)
                if number == part.first + part.count:
                    return
                number, before = number + 1, segment.number
            if segment.too_large or (article and segment.size > caps.max_bytes):
                yield Refused(f"{place}#{number}", f"{place}#{number}", TOO_LARGE, broken=True)
                continue
            yield from _read(segment, way, f"{place}#{number}" if article else "", place)
        stated = _stated(file, way)
        if before:
            yield from _left_out(before, None, f"{place}#{number}+", place)
        elif stated and number < stated:
            yield Refused(f"{place}#{number}+", place, "fewer articles than the cover counts", broken=False)


@contextmanager
def _read_by(path: str) -> Iterator[tuple[BinaryIO, Way]]:
    try:
        with opened(path) as file:
            yield file, _way(file, path)
    except OSError as error:
        raise ReadError(shown(path), explain(error)) from error


def _way(file: BinaryIO, path: str) -> Way:
    try:
        return way_of(file)
    except ValueError as error:
        raise ReadError(shown(path), str(error)) from error


def _is_article(segment: Segment, way: Way) -> bool:
    """Say whether a segment counts as an article: one that is numbered or has its end, or shows a head without them."""
    if segment.number or segment.ended or segment.too_large:
        return True
    try:
        return bool(heads(_stripped(segment.text(way))))
    except ValueError:
        return False


def _stripped(text: str) -> list[str]:
    return [line.strip() for line in _split(text)]


def _split(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def _read(segment: Segment, way: Way, address: str, path: str) -> Iterator[Entry | Refused]:
    other = f"{path}@{segment.offset}"
    try:
        text = segment.text(way)
    except ValueError:
        yield Refused(address or other, address or path, "no text in any encoding known here", broken=True)
        return
    if not address:
        yield _left(other, path, text)
        return
    cover, article = ("", text) if segment.number else _cut(text)
    if cover:
        yield _left(other, path, cover)
    if fault := _fault(article):
        yield Refused(address, address, fault[0], fault[1])
    else:
        yield Entry(address, article.encode(), address, "text/plain", "utf-8")


def _left(address: str, path: str, text: str) -> Refused:
    cover = any(is_cover(line) for line in _stripped(text))
    return Refused(address, path, "cover page or contents, no article" if cover else "text outside any article", broken=False)


def _cut(text: str) -> tuple[str, str]:
    """Cut a cover or a list of articles off the beginning of an article's text: give both."""
    lines = _stripped(text)
    found = heads(lines)
    top = found[0].line if found else next((n for n, line in enumerate(lines) if line == "Body"), 0)
    covers = [n for n in range(top) if is_cover(lines[n])]
    if not covers:
        return "", text
    last = covers[-1] + 1
    while last < top and (is_listed(lines[last]) or not lines[last]):
        last += 1
    begin = _begin(lines, top, last, found[0].kind if found else "lexis")
    ends = [found.end() for found in re.finditer(r"\r\n|\r|\n", text)]
    at = ends[begin - 1] if begin else 0
    return text[:at].strip(), text[at:].strip()


def _begin(lines: list[str], top: int, floor: int, kind: str) -> int:
    """Give the line at which the article begins whose fields begin at `top`: its headline's, at `floor` at the earliest."""
    if kind == "coded":
        while top > floor and any(has_code(lines[top - 1], code) for code in ("SE", "CLM")):
            top -= 1
        return top
    outlet = top
    if kind != "factiva":
        day = next((n for n in range(top - 1, max(floor, top - _ABOVE) - 1, -1) if is_day(lines[n])), top)
        outlet = _above(lines, day, floor)
    begin = _block(lines, outlet, floor)
    byline = kind == "factiva" and lines[begin][:3].lower() == "by "
    if begin == outlet or byline:
        # Nothing stands over it: its headline is set off by a blank line.
        begin = _block(lines, _above(lines, begin, floor), floor)
    # The later form of Nexis may print the headline twice.
    above = _block(lines, _above(lines, begin, floor), floor)
    return above if above < begin and lines[above] == lines[begin] else begin


def _above(lines: list[str], number: int, floor: int) -> int:
    """Give the next line over `number` with words on it, `number` itself when there is none."""
    return next((n for n in range(number - 1, floor - 1, -1) if lines[n]), number)


def _block(lines: list[str], number: int, floor: int) -> int:
    while number > floor and lines[number - 1]:
        number -= 1
    return number


def _fault(article: str) -> tuple[str, bool] | None:
    """Say why an article can't be read as one, and whether it is broken; `None` for one that can."""
    lines = _stripped(article)
    if not any(line and not _ends(line) for line in lines):
        return "nothing between two marks", True
    found = heads(lines)
    if len(found) > 1:
        return "two articles run together, no mark between them", True
    if found and not _has_body(lines, found[0]):
        near = lines[found[0].line : found[0].line + 4 * _HEAD_LINES]
        counted = next((match for line in near if (match := _COUNT.fullmatch(line))), None)
        many = counted is not None and int(re.sub(r"\D", "", counted[1])) > _HEADLINE_ALONE
        return ("no body, though its words are counted", True) if many else ("a headline and fields, no body", False)
    return None


def _has_body(lines: list[str], head: Head) -> bool:
    if head.kind == "coded":
        at = next((n for n in range(head.line, len(lines)) if has_code(lines[n], "LP") or has_code(lines[n], "TD")), None)
        return at is not None and any(line and not ACCESSION.fullmatch(line) for line in (lines[at][2:], *lines[at + 1 : at + 4]))
    rest = lines[head.line + 1 :]
    if head.kind == "factiva":
        rights = next((n for n, line in enumerate(rest[:_HEAD_LINES]) if is_rights(line)), 0)
        rest = rest[rights + 1 :]
    return any(
        line and line != "Body" and not _FIELD.match(line) and not is_rights(line) and not _ends(line)
        for line in rest
    )


def _left_out(before: tuple[int, int] | None, now: tuple[int, int] | None, address: str, path: str) -> Iterator[Refused]:
    """Say where the numbers that a classic export prints leave articles out: between two, or behind the last."""
    if before is None:
        return
    rank, of = before
    if now and now[1] == of and now[0] > rank:
        if now[0] > rank + 1:
            yield Refused(address, path, "numbers of articles left out", broken=False)
    elif rank < of:
        yield Refused(address, path, "fewer articles than their numbers count", broken=False)


def _stated(file: BinaryIO, way: Way) -> int | None:
    """Give the number of articles that the cover at a file's beginning counts."""
    file.seek(0)
    text = file.read(1 << 16).decode(way.wide or "utf-8", "replace")
    found = next((found for line in _stripped(text) if len(line) <= LONGEST and (found := _STATED.fullmatch(line))), None)
    return int(re.sub(r"\D", "", found[1])) if found else None
