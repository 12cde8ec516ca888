"""Draws figures as the rows of a table: how many, drawn on a scale, of whom, on whose word, and the words folded below."""

from __future__ import annotations

from rashomon.model import Figure
from rashomon.show import facts, happening
from rashomon.show.bounds import say, scale, sign
from rashomon.show.cards import badge, chain_link, clipped
from rashomon.show.chain import inwards
from rashomon.show.drawing import draw
from rashomon.show.ledger import Block, Line, Table
from rashomon.show.outline import find, paragraph
from rashomon.show.view import View, esc, own

_LONGEST = 240  # characters shown of a group or of quoted words
_AROUND = 110  # characters of the story shown at either side of a figure
_UNSURE = 0.5  # below this score a row says so
_ROOMY = 7  # characters of a number that its column has room for at full size
_COLUMNS = ("how many", "drawn", "of whom", "on whose word", "the words")


def table(view: View, told: Table) -> str:
    """Draw the figures of one incident, a group of rows for each harm, all of one harm on one scale."""
    if not told.blocks:
        return ""
    heads = "".join(f'<th role="columnheader" scope="col">{name}</th>' for name in _COLUMNS)
    label = f"people harmed, {told.incident.label}" if told.incident else "people harmed in no incident told here"
    return (
        f'<table role="table" class="figures" aria-label="{esc(facts.clip(label, _LONGEST)[0])}"><thead role="rowgroup" class="unseen"><tr role="row">{heads}</tr></thead>'
        f"{''.join(_block(view, b) for b in told.blocks)}</table>"
    )


def _block(view: View, block: Block) -> str:
    end = scale(line.figure for whole in block.lines for line in (whole, *whole.parts))
    axis = f'<td role="cell" class="axis"><span aria-hidden="true">0</span><span aria-hidden="true">{end:,}</span></td>'
    head = f'<tr role="row" class="harm"><th role="rowheader" scope="rowgroup">{block.harm}</th>{axis}</tr>'
    return f'<tbody role="rowgroup">{head}{"".join(_row(view, line, end) for line in block.lines)}</tbody>'


def _row(view: View, line: Line, end: int) -> str:
    figure = line.figure
    inside = [f for part in line.parts for f in (part.figure, *part.again)]
    # The row lights up with everything folded in it; its own name stands last, for that is where its words lead.
    names = " ".join(_anchor(view, f) for f in (*inside, *line.again, figure))
    return (
        f'<tr role="row" class="figure" id="{_anchor(view, figure)}" data-s="{names}" data-v="{_voices(view, figure)}">'
        f'<th role="rowheader" scope="row" class="{_size(figure)}">{_many(view, figure)}</th><td role="cell" class="drawn">{draw(figure, end)}</td>'
        f'<td role="cell" class="whom words">{clipped(figure.group, _LONGEST)}</td><td role="cell" class="by">{_by(view, figure)}</td>'
        f'<td role="cell" class="told"><details><summary>{_summary(view, line)}</summary>{_folded(view, line, end)}</details></td></tr>'
    )


def _anchor(view: View, figure: Figure) -> str:
    return view.figure(view.figures[figure.id])


def _voices(view: View, figure: Figure) -> str:
    links = view.figure_chains[figure.id]
    return " ".join(dict.fromkeys(str(view.cast.index[k.voice]) for k in links if k.voice in view.cast.index))


def _size(figure: Figure) -> str:
    return "many long" if len(sign(figure)) > _ROOMY else "many"


def _many(view: View, figure: Figure) -> str:
    """Write the number; it leads to the words in the story, and shows them when pointed at."""
    place = facts.place(paragraph(view.report, figure.words))
    words = esc(facts.clip(figure.words.text, _LONGEST)[0])
    number = f'<span aria-hidden="true">{sign(figure)}</span><span class="unseen">{say(figure)}</span>'
    if not view.shows(figure.words):
        return f'<span title="{words}">{number}</span>'
    return f'<a href="#{view.told(_anchor(view, figure))}" title="“{words}” {place}">{number}</a>'


def _by(view: View, figure: Figure) -> str:
    links = view.figure_chains[figure.id]
    if len(links) == 1:
        name = esc(links[0].name) if links[0].hollow else own(links[0].name)
        return f'<span class="{"ours" if links[0].hollow else "words"}">{name}</span> <span class="ours">own voice</span>'
    chain = " ".join(chain_link(view, link) for link in inwards(links))
    speakers = dict.fromkeys(k.voice for k in links if k.voice == figure.voice or k.kind == "joint")
    marks = " ".join(badge(view, v) for v in speakers if v in view.cast.index)
    return f'{marks} <ol class="chain" aria-label="on whose word">{chain}</ol>'


def _summary(view: View, line: Line) -> str:
    figure = line.figure
    parts = [facts.place(paragraph(view.report, figure.words))]
    if figure.as_of:
        parts.append(f"as of <q>{clipped(figure.as_of.text, _LONGEST)}</q>")
    if again := happening.times(len(line.again)):
        parts.append(f"<b>{again}</b>")
    parts += [f"<b>of them {sign(p.figure)} {clipped(p.figure.group, _LONGEST)}</b>" for p in line.parts[:1]]
    if len(line.parts) > 1:
        parts.append(f"<b>{facts.counted(len(line.parts) - 1, 'more part')}</b>")
    if figure.score < _UNSURE:
        parts.append(f'<span class="alert">[unsure: {figure.score:.2f}]</span>')
    return f"<q>{clipped(figure.words.text, _LONGEST)}</q> {' · '.join(parts)}"


def _folded(view: View, line: Line, end: int) -> str:
    figure = line.figure
    whole = view.figures.get(figure.part_of) if figure.part_of is not None else None
    part_of = f'<p class="ours">[part of <a href="#{view.figure(whole)}">f{whole}</a>]</p>' if whole else ""
    told = "".join(_telling(view, f, own_row=f is figure) for f in sorted((figure, *line.again), key=lambda f: f.words.start))
    parts = "".join(_part(view, p, end) for p in line.parts)
    return f"{part_of}<ul>{told}</ul>" + (f'<p class="ours">of them, never added</p><ul class="parts">{parts}</ul>' if parts else "")


def _telling(view: View, figure: Figure, *, own_row: bool) -> str:
    anchor = _anchor(view, figure)
    names = "" if own_row else f' id="{anchor}" data-s="{anchor}"'
    as_of = f' · as of <q>{clipped(figure.as_of.text, _LONGEST)}</q>' if figure.as_of and not own_row else ""
    return f"<li{names}>{_place(view, figure)}{as_of} {_context(view, figure)}</li>"


def _place(view: View, figure: Figure) -> str:
    place = facts.place(paragraph(view.report, figure.words))
    return f'<a href="#{view.told(_anchor(view, figure))}">{place}</a>' if view.shows(figure.words) else place


def _part(view: View, part: Line, end: int) -> str:
    figure = part.figure
    again = "".join(_telling(view, f, own_row=False) for f in part.again)
    anchor = _anchor(view, figure)
    return (
        f'<li class="part d{part.depth}" id="{anchor}" data-s="{anchor}"><span class="{_size(figure)}">{_many(view, figure)}</span>{draw(figure, end)}'
        f'<span class="whom words">{clipped(figure.group, _LONGEST)}</span><span class="by">{_by(view, figure)}</span>'
        f'<p>{_place(view, figure)} {_context(view, figure)}</p>{f"<ul>{again}</ul>" if again else ""}</li>'
    )


def _context(view: View, figure: Figure) -> str:
    """Show the words of a figure in their place in the story."""
    found = find(view.report, figure.words)
    if found is None:
        return f'<q><mark>{clipped(figure.words.text, _LONGEST)}</mark></q>'
    text = str(view.report.text)
    start, end = found
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    low = max(low, text.rfind("\n", low, start) + 1)
    line_end = text.find("\n", end, high)
    high = line_end if line_end >= 0 else high
    # Whole words only, unless a single one fills the room.
    if low and text[low - 1] != "\n" and (space := text.find(" ", low, start)) >= 0:
        low = space + 1
    if high < len(text) and text[high] != "\n" and (space := text.rfind(" ", end, high)) >= 0:
        high = space
    before = "… " if low and text[low - 1] != "\n" else ""
    after = " …" if high < len(text) and text[high] != "\n" else ""
    return f"<q>{before}{own(text[low:start])}<mark>{clipped(text[start:end], _LONGEST)}</mark>{own(text[end:high])}{after}</q>"
