"""Writes a report as one self-contained page: the story, and beside its lines on whose word each statement rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import Report, Voice
from rashomon.show import facts
from rashomon.show.cards import badge, card, clipped
from rashomon.show.chain import NO_OUTLET
from rashomon.show.document import document
from rashomon.show.outline import NOWHERE, Row
from rashomon.show.section import section
from rashomon.show.story import story
from rashomon.show.view import View, esc, own
from rashomon.text import Words

_LONGEST = 600  # characters shown of a dropped piece; the rest is counted


def render(report: Report) -> str:
    """Write `report` as an HTML page that needs nothing else and asks for nothing else.

    The page forbids every request (Content Security Policy), marks hidden characters, and keeps the words of the
    report free of ours: the text inside its story is the reader's text, letter for letter.
    """
    title = report.header.title.text if report.header.title else facts.NO_TITLE
    return document(title, f"<main>{_article(View.of(report))}</main>")


def draw(report: Report, items: str = "") -> str:
    """Draw `report` as the body of a page; with `items`, cards lead to the pages of their statements, whose addresses begin so."""
    return _article(View.of(report, items=items))


def render_many(reports: Sequence[Report]) -> str:
    """Write several reports as one page with an index; a single one as by `render`."""
    if len(reports) == 1:
        return render(reports[0])
    views = [View.of(report, f"r{n}-") for n, report in enumerate(reports, 1)]
    heading = facts.counted(len(reports), "report")
    nav = f'<nav class="index" aria-label="reports"><p class="label">{heading}</p><ol>{"".join(_entry(v) for v in views)}</ol></nav>'
    return document(heading, f"{nav}<main>{''.join(_article(v) for v in views)}</main>")


def _entry(view: View) -> str:
    report = view.report
    about = f"{_outlet(report)} · {_date(report)} · {esc(facts.summary(report))}"
    return f'<li><a href="#{view.prefix}top">{_title(report)}</a><p class="facts">{about}</p></li>'


def _article(view: View) -> str:
    report, units = view.report, story(view)
    # Only words that stand in the reader's text are story: marks are drawn there, and nothing of ours is mixed in.
    headline = f'<h1 class="headline story">{units[0]}</h1>' if report.titled else f'<h1 class="headline">{_title(report)}</h1>'
    story_id = f"{view.prefix}story"
    return (
        f'<article id="{view.prefix}top"><a class="skip" href="#{story_id}">to the story</a><header>{_kicker(report)}'
        f'{headline}<ul class="facts">{"".join(_facts(report))}</ul></header>'
        f'{_cast(view)}{section(view)}<div id="{story_id}">{_legend(view)}{"".join(_rows(view, units))}</div>{_dropped(report)}{_made(report)}</article>'
    )


def _title(report: Report) -> str:
    return own(report.header.title.text) if report.header.title else f'<span class="ours">{facts.NO_TITLE}</span>'


def _outlet(report: Report) -> str:
    return own(report.header.outlet) if report.header.outlet else NO_OUTLET


def _date(report: Report) -> str:
    return esc(facts.published(report.header.published))


def _kicker(report: Report) -> str:
    parts = [f"<strong>{_outlet(report)}</strong>", f"<span>{_date(report)}</span>"]
    header = report.header
    parts += [f"<span>{name} {_quote(words)}</span>" for name, words in (("byline", header.byline), ("credit", header.credit)) if words]
    return f'<p class="kicker">{"".join(parts)}</p>'


def _quote(words: Words) -> str:
    return f"<q>{own(words.text)}</q>"


def _facts(report: Report) -> Iterator[str]:
    if other := facts.disagreement(report.header.published):
        yield f'<li class="alert">[dates differ: {esc(other)}]</li>'
    if report.condition:
        yield f'<li class="alert">[damage to this copy: {esc("; ".join(report.condition))}]</li>'
    for note in report.notes:
        yield f"<li>[note: {esc(note)}]</li>"
    yield f'<li class="sum">{esc(facts.summary(report))}</li>'


def _cast(view: View) -> str:
    voices = view.report.voices
    if not voices:
        return ""
    listed = "".join(f"<li>{_voice(view, v)}</li>" for v in voices)
    tools = '<span class="shown" role="status"></span><button class="clear" type="button" hidden>show every voice</button>'
    return f'<section class="cast" aria-label="voices"><p class="tools"><span class="label">Voices</span>{tools}</p><ol>{listed}</ol></section>'


def _voice(view: View, voice: Voice) -> str:
    about = [_quote(voice.role)] if voice.role else []
    about += [f"for {_quote(voice.speaks_for)}"] if voice.speaks_for else []
    about.append("not named" if voice.kind == "unnamed" else voice.kind)
    about.append(facts.voice_counts(voice, view.cast))
    return (
        f'<div class="voice h{view.look(voice.id)[0]}" data-v="{view.cast.index[voice.id]}"><span>{badge(view, voice.id)}</span>'
        f'<span class="name">{own(voice.name)}</span><small>{" · ".join(about)}</small></div>'
    )


def _legend(view: View) -> str:
    parts = []
    if view.rows:
        parts += [
            '<span><span class="m src">source</span></span><span><span class="m cue">cue</span></span>',
            '<span><span class="m in h0 p0">what is said</span>, tinted by voice</span>',
            '<span><span class="m in two h1 p1 x0 xp0">said inside what is said</span></span>',
            "<span>raised letters lead to the card: voice, statement</span>",
        ]
    if view.incidents:
        parts.append('<span><span class="m inc a z">incident</span></span>')
    if view.figures:
        parts.append('<span><span class="m fig a z">people harmed</span></span>')
    return f'<p class="key">{"".join(parts)}</p>' if parts else ""


def _rows(view: View, units: tuple[str, ...]) -> Iterator[str]:
    """Draw each paragraph with its cards beside it; a statement whose words are not shown keeps its card all the same."""
    by_place: dict[int, list[Row]] = {}
    for row in view.rows:
        by_place.setdefault(row.paragraph, []).append(row)
    if titled := by_place.get(0):
        yield _row('<p class="ours">in the headline</p>', _cards(view, titled, "headline"))
    for number, unit in enumerate(units[1:] if view.report.titled else units, 1):
        words = f'<span class="pilcrow" data-n="{number}" aria-hidden="true"></span><p class="story" dir="auto">{unit}</p>'
        yield _row(words, _cards(view, by_place.get(number, []), f"paragraph {number}"))
    if lost := by_place.get(NOWHERE):
        yield _row(f'<p class="ours">{facts.place(NOWHERE)}</p>', _cards(view, lost, "words not shown"))


def _row(left: str, right: str) -> str:
    return f'<div class="row"><div class="par">{left}</div>{right}</div>'


def _cards(view: View, rows: list[Row], where: str) -> str:
    return f'<ol class="cards" aria-label="statements, {where}">{"".join(card(view, r) for r in rows)}</ol>' if rows else ""


def _dropped(report: Report) -> str:
    if not report.dropped:
        return ""
    reasons: dict[str, list[str]] = {}
    for piece in report.dropped:
        words = clipped(report.original.words(*piece.spans).text, _LONGEST)
        reasons.setdefault(piece.reason, []).append(f"<dd>{words}</dd>")
    listed = "".join(f"<dt>{esc(reason)} · {len(found):,}</dt>{''.join(found)}" for reason, found in reasons.items())
    return f"<details><summary>{facts.counted(len(report.dropped), 'piece')} left out of the story, with the reason</summary><dl>{listed}</dl></details>"


def _made(report: Report) -> str:
    original = report.original
    # The name alone: where a file lies on someone's machine is nothing to pass on with the page.
    name = original.name
    models = (f"{what} {digest}" for what, digest in sorted(report.models.items()))
    parts = [name, original.encoding, f"SHA-256 {original.sha256}", *models]
    return (
        f'<footer class="foot"><p>{" · ".join(esc(part) for part in parts)}</p>'
        "<p>In serif: the report’s words. In sans serif or [brackets]: ours. Nothing here says who is right.</p></footer>"
    )
