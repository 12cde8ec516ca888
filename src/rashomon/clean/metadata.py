"""Read what an HTML page says of itself: title, authors, outlet, dates, language; from JSON-LD, then meta tags.

JSON-LD may lie, be broken or be huge: it is read up to a cap, kept beside what the rest of the page says,
and never believed over it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.clean.dates import date_in_url, dates_in, parse_date
from rashomon.clean.extract import Extracted
from rashomon.clean.walk import Tag, Walked
from rashomon.model import DateHow, FoundDate

MAX_DATA = 1_000_000  # code points of one JSON-LD script that are worth reading
_MAX_SCRIPTS = 50
_MAX_NODES = 20_000
_MAX_VALUE = 1_000
_MAX_NAMES = 50
_ARTICLE = re.compile(r"Article|Posting|Report|Review|Blog|WebPage", re.IGNORECASE)
_TITLES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
_AUTHORS = ("author", "article:author", "byl", "dc.creator", "sailthru.author", "parsely-author")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_PUBLISHED = (
    "article:published_time",
    "article.published",
    "og:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
    "sailthru.date",
    "parsely-pub-date",
    "published_at",
    "article_date_original",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified")
_COMPACT = re.compile(r"[/-]((?:19|20)[0-9]{6})(?![0-9])")
_NEW_YEAR = re.compile(r"\bjan(?:uary|\.)?\s+0?1\b|\b0?1(?:st)?\.?\s+jan|(?<!\d)0?1[-/.]0?1(?!\d)", re.IGNORECASE)
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_AN_ADDRESS = re.compile(r"https?:|www\.|@|/")


@dataclass(slots=True)
class Facts:
    """Hold what a page says of itself, best first, with the place in `raw` of each value that has one."""

    titles: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    published: list[FoundDate] = field(default_factory=list)
    modified: list[FoundDate] = field(default_factory=list)
    slices: list[tuple[int, int]] = field(default_factory=list)  # attribute values and data that may hold the words
    language: str | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def outlet(self) -> str | None:
        """Give the outlet's name as the page states it, or `None`."""
        return self.outlets[0].lstrip("@") if self.outlets else None

    @property
    def dates(self) -> tuple[FoundDate, ...]:
        """Give every date found, each once: those of publication first."""
        return tuple(dict.fromkeys(self.published + self.modified))


def read_facts(raw: str, page: Walked) -> Facts:
    """Read the facts of a walked page.

    >>> from rashomon.clean.walk import walk
    >>> raw = '<meta property="og:title" content="Rain in Orvane"><meta name="date" content="2021-03-04T10:00Z">'
    >>> facts = read_facts(raw, walk(raw))
    >>> facts.titles, facts.dates
    (['Rain in Orvane'], (FoundDate(value='2021-03-04', how='metadata'),))
    """
    facts = Facts()
    scripts = [tag for tag in page.tags if tag.name == "script" and "ld+json" in _value(raw, tag, "type").lower()]
    for tag in scripts[:_MAX_SCRIPTS]:
        _read_data(raw, tag, facts)
    meta: dict[str, list[Tag]] = {}
    for tag in page.tags:
        if tag.name == "meta":
            name = _value(raw, tag, "property") or _value(raw, tag, "name") or _value(raw, tag, "itemprop")
            meta.setdefault(name.lower(), []).append(tag)
    _read_meta(raw, meta, facts)
    _read_address(raw, page, meta, facts)
    facts.authors = [_BY.sub("", author) for author in facts.authors]
    del facts.titles[_MAX_NAMES:], facts.authors[_MAX_NAMES:], facts.outlets[_MAX_NAMES:]
    facts.language = next(
        (v for t in page.tags if t.name == "html" and (v := _value(raw, t, "lang").strip()[:35])), None
    )
    return facts


def add_extracted(raw: str, facts: Facts, extracted: Extracted) -> None:
    """Add what an extractor took for title, authors (parted by `;`), outlet and date, behind what the page states."""
    facts.titles += [extracted.title] if extracted.title else []
    if not facts.authors and extracted.author:
        names = map(str.strip, extracted.author.split(";"))
        facts.authors += [name for name in names if name and not _AN_ADDRESS.search(name)]
    facts.outlets += [extracted.outlet] if extracted.outlet else []
    found = extracted.date
    if not found or any(found == known.value for known in facts.dates):
        return
    if found.endswith("-01-01") and not _NEW_YEAR.search(raw):
        return  # a bare year somewhere, read as its first day
    facts.published.append(FoundDate(found, "text"))


def add_stamps(raw: str, page: Walked, facts: Facts, start: int, end: int) -> None:
    """Add the dates of `time` elements at `start..end` of `raw`: beyond the story they belong to other stories."""
    for tag in page.tags:
        if tag.name == "time" and start <= tag.start < end:
            _add_date(facts.modified, _value(raw, tag, "datetime"), "text")


def _value(raw: str, tag: Tag, name: str) -> str:
    start, end = tag.values.get(name, (0, 0))
    return html.unescape(raw[start : min(end, start + _MAX_VALUE)])


def _read_meta(raw: str, meta: dict[str, list[Tag]], facts: Facts) -> None:
    def values(names: tuple[str, ...]) -> Iterator[tuple[str, Tag]]:
        for name in names:
            for tag in meta.get(name, [])[:5]:
                if text := " ".join(_value(raw, tag, "content").split()):
                    yield text, tag

    for text, tag in values(_TITLES):
        facts.titles.append(text)
        facts.slices.append(tag.values["content"])
    for text, tag in values(_AUTHORS):
        if not _AN_ADDRESS.search(text):
            facts.authors.append(text)
            facts.slices.append(tag.values["content"])
    facts.outlets.extend(text for text, _ in values(_OUTLETS))
    for text, _ in values(_PUBLISHED):
        _add_date(facts.published, text, "metadata")
    for text, _ in values(_MODIFIED):
        _add_date(facts.modified, text, "metadata")


def _read_address(raw: str, page: Walked, meta: dict[str, list[Tag]], facts: Facts) -> None:
    links = [t for t in page.tags if t.name == "link" and _value(raw, t, "rel").lower() == "canonical"]
    addresses = [_value(raw, t, "href") for t in links[:3]] + [
        _value(raw, t, "content") for t in meta.get("og:url", [])[:3]
    ]
    for address in addresses:
        compact = _COMPACT.search(address)
        _add_date(facts.published, date_in_url(address) or (compact[1] if compact else ""), "url")


def _read_data(raw: str, tag: Tag, facts: Facts) -> None:
    start, end = tag.inside
    if end - start > MAX_DATA:
        facts.notes.append(f"JSON-LD of {end - start} characters not read (cap {MAX_DATA})")
        return
    text = re.sub(
        r"^\s*(?:<!--|/\*.*?\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)+|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", raw[start:end]
    )
    try:
        data = json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        facts.notes.append("JSON-LD that cannot be read was passed over")
        return
    facts.slices.append((start, end))
    for node in _nodes(data):
        kind = node.get("@type")
        if any(isinstance(k, str) and _ARTICLE.search(k) for k in (kind if isinstance(kind, list) else [kind])):
            _read_node(node, facts)


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """Give the objects of a JSON value, in order, up to a cap."""
    todo: list[object] = [data]
    for _ in range(_MAX_NODES):
        if not todo:
            return
        item = todo.pop()
        if isinstance(item, dict):
            yield item
            todo.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            todo.extend(reversed(item))


def _read_node(node: dict[str, object], facts: Facts) -> None:
    facts.titles.extend(_names(node.get("headline")))
    facts.authors.extend(name for name in _names(node.get("author")) if not _AN_ADDRESS.search(name))
    facts.outlets.extend(_names(node.get("publisher")))
    for name, where in (
        ("datePublished", facts.published),
        ("dateCreated", facts.modified),
        ("dateModified", facts.modified),
    ):
        for text in _names(node.get(name)):
            _add_date(where, text, "metadata")


def _names(value: object) -> list[str]:
    """Give the names in a value that may be a string, an object with a name, or a list of these."""
    found = []
    for item in value[:20] if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for text in name[:20] if isinstance(name, list) else [name]:
            if isinstance(text, str) and (shown := " ".join(html.unescape(text[:_MAX_VALUE]).split())):
                found.append(shown)
    return found


def _add_date(where: list[FoundDate], text: str, how: DateHow) -> None:
    if (value := read_date(text)) and FoundDate(value, how) not in where and len(where) < 20:
        where.append(FoundDate(value, how))


def read_date(text: str) -> str | None:
    """Read the first date in an attribute or data value, as written (no shift of time zone); `None` for none.

    >>> read_date("2019-11-18T23:30:00-05:00"), read_date("20191118T2330Z"), read_date("Mon, 18 Nov 2019"), read_date("soon")
    ('2019-11-18', '2019-11-18', '2019-11-18', None)
    """
    text = text[:100].strip()
    return parse_date(text) or next((value for _, _, value in dates_in(text)), None) or parse_date(text[:8])
