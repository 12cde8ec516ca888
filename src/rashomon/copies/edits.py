"""Tell what moved between two copies: attributions, names for somebody, numbers, bounds, quotations and who speaks them."""

from __future__ import annotations

from rashomon.comparison import Edit
from rashomon.copies.align import pairs
from rashomon.copies.attributions import dropped
from rashomon.copies.figures import counted
from rashomon.copies.parties import renamed
from rashomon.copies.quotations import altered, given
from rashomon.copies.rule import stock
from rashomon.copies.words import Page


def moved(one: Page, other: Page) -> tuple[Edit, ...]:
    """Give the edits between two copies in the order of the first, each change once."""
    aligned = [pair for pair in pairs(one, other) if not _stock(one, pair.one) and not _stock(other, pair.other)]
    spoken = tuple(given(one, other, aligned))
    found = [*spoken]
    for pair in aligned:
        found += [*counted(one, other, pair), *altered(one, other, pair), *dropped(one, other, pair)]
        found += [edit for edit in renamed(one, other, pair) if not any(_within(edit, change) for change in spoken)]
    unique = {(edit.kind, edit.before.spans, edit.after.spans): edit for edit in found}
    return tuple(sorted(unique.values(), key=lambda e: (e.before.spans, e.after.spans, e.kind)))


def _stock(page: Page, sentence: tuple[int, int]) -> bool:
    return stock(page, page.sentence_of[sentence[0]])


def _within(edit: Edit, change: Edit) -> bool:
    """Tell whether a new name is that of the speaker whom a quotation was given to."""
    return change.before.start <= edit.before.start < change.before.end and change.after.start <= edit.after.start < change.after.end
