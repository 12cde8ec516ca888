"""Choose the story in an input and say what is known about it: `Original` in, `Report` out, no word altered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.clean.blocks import choose_blocks
from rashomon.clean.condition import see_damage
from rashomon.clean.dateline import find_agency
from rashomon.clean.dates import date_in_url, parse_date
from rashomon.clean.header import HeaderBlock, read_header
from rashomon.clean.language import ENGLISH, guess_language, other_language
from rashomon.clean.stamps import find_stamps
from rashomon.model import Choice, DateHow, Dropped, FoundDate, Header, Published, Report
from rashomon.text import Original, Span, Text, Words

_PREFERENCE: tuple[DateHow, ...] = ("given", "header", "metadata", "url", "text")
# Code points under which a text is a snap of a few sentences rather than a page without a story.
_SHORT = 1_500
# How a note begins that says why nothing but the story was read.
NULL = "statements, voices, figures and incidents are null"


def clean(original: Original, *, date: str | None = None, outlet: str | None = None) -> Report:
    """Choose title and paragraphs, list the rest as dropped, and gather the facts about the report.

    `date` (`YYYY-MM-DD`) and `outlet` are what the caller knows; the date is kept as found beside
    every other, the outlet supplies what the input lacks.
    """
    block = HeaderBlock() if original.markup else read_header(original.raw)
    choice = _choose(original, block)
    title, dropped = _title(block, choice)
    units = ([title] if title else []) + [list(spans) for spans in choice.paragraphs]
    text = Text.build(original, units)
    paragraphs = tuple(original.words(*spans) for spans in choice.paragraphs)
    language = guess_language(" ".join(p.text for p in paragraphs)) or _declared(choice)
    return Report(
        original=original,
        text=text,
        titled=bool(title),
        header=Header(
            title=original.words(*title) if title else None,
            byline=original.words(*choice.byline) if choice.byline else None,
            outlet=block.outlet or choice.outlet or outlet,
            credit=original.words(*choice.credit) if choice.credit else _dateline_credit(text, bool(title)),
            published=_published(original, block, choice, date),
        ),
        paragraphs=paragraphs,
        dropped=tuple(sorted((*block.dropped, *dropped), key=lambda d: d.spans[0])),
        language=language,
        condition=see_damage(original, paragraphs, english=language in (ENGLISH, None)),
        notes=(*original.notes, *_date_notes(block), *choice.notes, *_language_notes(language, paragraphs)),
    )


def _choose(original: Original, block: HeaderBlock) -> Choice:
    if original.markup:
        from rashomon.clean import page

        return page.choose(original.raw)
    from rashomon.clean import plain
    from rashomon.clean.articles import choose_article

    article, notes = choose_article(original.raw) if block.start == 0 else (None, ())
    if article is not None:
        return article
    title = original.raw[block.title.start : block.title.end] if block.title else None
    choice = plain.choose(original.raw, block.start, title=title)
    if not choice.paragraphs and len(original.raw) - block.start <= _SHORT:
        return choose_blocks(original.raw, block.start)
    return replace(choice, notes=(*choice.notes, *notes)) if notes else choice


def _title(block: HeaderBlock, choice: Choice) -> tuple[list[Span], tuple[Dropped, ...]]:
    if block.title is None:
        return list(choice.title), choice.dropped
    again = (Dropped(choice.title, "headline repeated"),) if choice.title else ()
    return [block.title], (*choice.dropped, *again)


def _dateline_credit(text: Text, titled: bool) -> Words | None:
    """Point at the agency in the dateline of the first paragraph; its words stay in the story."""
    if len(text.units) <= titled:
        return None
    start, end = text.units[int(titled)]
    found = find_agency(str(text)[start:end])
    return text.words(start + found[0], start + found[1]) if found else None


def _published(original: Original, block: HeaderBlock, choice: Choice, given: str | None) -> Published | None:
    found: list[FoundDate] = [FoundDate(given, "given")] if given else []
    if block.date and (value := parse_date(block.date)):
        found.append(FoundDate(value, "header"))
    if block.url and (value := date_in_url(block.url)):
        found.append(FoundDate(value, "url"))
    found.extend(choice.dates)
    if not original.markup:
        story = choice.paragraphs[0][0].start if choice.paragraphs else len(original.raw)
        dropped = [span for part in choice.dropped for span in part.spans]
        found.extend(FoundDate(value, "text") for value in find_stamps(original.raw, block.start, story, dropped))
    ordered = sorted(dict.fromkeys(found), key=lambda d: _PREFERENCE.index(d.how))
    return Published(ordered[0].value, ordered[0].how, tuple(ordered)) if ordered else None


def _declared(choice: Choice) -> str | None:
    """Give the language that a page declares, without its region ('en-GB': 'en')."""
    return re.split(r"[-_]", choice.language)[0].lower() or None if choice.language else None


def _date_notes(block: HeaderBlock) -> tuple[str, ...]:
    return (f"the header's date is not read: {block.date!r}",) if block.date and not parse_date(block.date) else ()


def _language_notes(language: str | None, paragraphs: Sequence[Words]) -> tuple[str, ...]:
    if language == ENGLISH:
        other = other_language(p.text for p in paragraphs)
        return (f"part of the text may be in another language than English ({other})",) if other else ()
    what = f"the story is in another language than English ({language})" if language else "too little text to tell the language"
    return (f"{NULL}: {what}",)
