"""Draws a card for each statement: on whose word it rests, and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.show import facts
from rashomon.show.chain import Link
from rashomon.show.footnote import footnote
from rashomon.show.outline import NOWHERE, Row
from rashomon.show.view import View, esc, own
from rashomon.text import Words

_DEEPEST = 3  # steps a card is moved in
_LONGEST = 400  # characters of the content shown on a card: one line is seen, and all of it stands in the story
_UNSURE = 0.5  # below this score a card says so


def card(view: View, row: Row) -> str:
    """Draw the card of one statement."""
    statement = row.statement
    hue, pattern = view.look(statement.voice)
    links = view.chains[statement.id]
    voices = " ".join(dict.fromkeys(str(view.cast.index[k.voice]) for k in links if k.voice in view.cast.index))
    name = view.card(row.number)
    return (
        f'<li class="card h{hue} p{pattern} d{min(row.depth, _DEEPEST)}" id="{name}" data-s="{name}" data-v="{voices}">'
        f'<p class="tags">{" ".join(_tags(view, row))}</p>'
        f'<ol class="chain" aria-label="on whose word">{" ".join(chain_link(view, k, statement.id) for k in links)}</ol>'
        f'<p class="says">{clipped(statement.content.text, _LONGEST)}</p>{_more(row)}</li>'
    )


def clipped(text: str, longest: int) -> str:
    """Set at most `longest` characters of a report's words; what is left out is counted."""
    words, rest = facts.clip(text, longest)
    return own(words) + (f' <span class="ours">{rest}</span>' if rest else "")


def badge(view: View, voice: str | None, number: int | None = None) -> str:
    """Draw the letter of a voice, with the number of a statement where one is meant."""
    hollow = " hollow" if view.hollow(voice) else ""
    return f'<span class="badge h{view.look(voice)[0]}{hollow}">{view.cast.letter(voice)}{number or ""}</span>'


def _tags(view: View, row: Row) -> Iterator[str]:
    statement = row.statement
    yield badge(view, statement.voice, row.number)
    for tag in facts.tags(statement):
        yield f"<span>{tag}</span>" if tag in (statement.manner, "asserts") else f"<b>{tag}</b>"
    if row.depth and statement.within in view.numbers:
        number = view.numbers[statement.within]
        yield f'<span>inside <a href="#{view.card(number)}">{number}</a></span>'
    if row.paragraph == NOWHERE:
        yield f"<span>{facts.place(row.paragraph)}</span>"
    else:
        yield f'<a href="#{view.place(row.number)}" aria-label="to the words, {facts.place(row.paragraph)}">{facts.place(row.paragraph)}</a>'
    if statement.score < _UNSURE:
        yield f'<span class="alert">[unsure: {statement.score:.2f}]</span>'
    if view.items:
        note = esc(footnote(view.report, statement.content))
        yield f'<a class="item" href="{esc(view.items)}statements/{esc(statement.id)}" data-note="{note}" aria-label="record of statement {row.number}">record</a>'


def chain_link(view: View, link: Link, here: str | None = None) -> str:
    """Draw one link with its proof; the proof of another statement than `here` stands on its own card, one jump away."""
    ours = link.name.startswith("[") and link.voice is None
    name = esc(link.name) if ours else own(link.name)
    elsewhere = link.statement is not None and link.statement != here
    if elsewhere and link.statement in view.numbers:
        name = f'<a href="#{view.card(view.numbers[link.statement])}">{name}</a>'
    proof = "" if elsewhere else " … ".join(own(w.text) for w in link.proof if w.text != link.name)
    unnamed = '<span class="unseen"> (not named)</span>' if link.hollow and not ours else ""
    quoted = f" <q>{proof}</q>" if proof else ""
    hollow = " hollow" if link.hollow else ""
    return f'<li class="link {link.kind}{hollow}"><span class="name {"ours" if ours else "words"}">{name}</span>{unnamed}{quoted}</li>'


def _more(row: Row) -> str:
    statement = row.statement
    parts: list[tuple[str, tuple[Words, ...]]] = [("hedged", statement.hedges)]
    parts += [(name, (words,)) for name, words in (("when", statement.said), ("channel", statement.channel)) if words]
    shown = [f"{name} <q>{' … '.join(own(w.text) for w in words)}</q>" for name, words in parts if words]
    return f'<p class="more">{" · ".join(shown)}</p>' if shown else ""
