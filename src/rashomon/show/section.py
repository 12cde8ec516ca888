"""Draws the incidents of a report, each with a small table of the people harmed: harm, group, on whose word."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.model import Incident, Place, Relation
from rashomon.show import facts, happening
from rashomon.show.cards import clipped
from rashomon.show.figure_rows import table
from rashomon.show.ledger import Table
from rashomon.show.outline import paragraph
from rashomon.show.view import View, esc, own
from rashomon.text import Words

_LONGEST = 240  # characters shown of a label or of quoted words


def section(view: View) -> str:
    """Draw what is reported to have happened; nothing where no incident and no figure was found."""
    if not view.tables:
        return ""
    counted = "".join(_incident(view, t) for t in view.tables if t.blocks)
    others = "".join(_incident(view, t) for t in view.tables if not t.blocks)
    rest = f'<div class="others">{others}</div>' if others else ""
    about = "as reported; people harmed as each voice counts them, nothing added up"
    return (
        f'<section class="incidents" aria-labelledby="{view.prefix}incidents"><p class="tools"><span class="label" id="{view.prefix}incidents">Incidents</span>'
        f"<span>{about}</span></p>{counted}{rest}{_key() if counted else ''}</section>"
    )


def _key() -> str:
    return (
        '<p class="key"><span><b>16</b> exact</span><span><b>≥16</b> at least</span><span><b>≤16</b> at most</span><span><b>~16</b> about</span>'
        "<span><b>24+</b> a word such as <q>dozens</q>, without an upper end</span><span>a bar opens with an arrow where the words set no end</span></p>"
    )


def _incident(view: View, table_: Table) -> str:
    incident = table_.incident
    if incident is None:
        head = '<h2 class="what"><span class="ours">[people harmed in no incident told here]</span></h2>'
        return f'<section class="incident loose"><div class="about">{head}</div>{table(view, table_)}</section>'
    anchor = view.incident(view.incidents[incident.id])
    return f'<section class="incident" id="{anchor}" data-s="{anchor}"><div class="about">{_head(view, incident, anchor)}{_facts(view, incident)}</div>{table(view, table_)}</section>'


def _head(view: View, incident: Incident, anchor: str) -> str:
    name = f'<span class="words">{clipped(incident.label, _LONGEST)}</span>'
    number = f'<span class="number">i{view.incidents[incident.id]}</span>'
    told = "".join(_mention(view, words, view.told(anchor, n)) for n, words in enumerate((incident.words, *incident.mentions)))
    return f'<h2 class="what">{number} {name} <small>{esc(incident.kind.replace("_", " "))}</small></h2><p class="mentions">{told}</p>'


def _mention(view: View, words: Words, anchor: str) -> str:
    text = esc(facts.clip(words.text, _LONGEST)[0])
    place = facts.place(paragraph(view.report, words))
    if not view.shows(words):
        return f"<span>{place}</span> "
    return f'<a href="#{anchor}" title="{text}" aria-label="{text}, {place}">{place}</a> '


def _facts(view: View, incident: Incident) -> str:
    parts = [("when", _when(view, incident)), ("where", _where(incident.place))]
    if incident.actors or incident.targets:
        nobody = '<span class="ours">[not said]</span>'
        parts.append(("who", f'{_quotes(incident.actors) or nobody} <span class="ours" aria-label="to">→</span> {_quotes(incident.targets) or nobody}'))
    if incident.means:
        parts.append(("means", _quotes(incident.means)))
    parts += [("linked", _related(view, r)) for r in incident.relations]
    return f'<dl class="facts">{"".join(f"<div><dt>{name}</dt><dd>{what}</dd></div>" for name, what in parts)}</dl>'


def _when(view: View, incident: Incident) -> str:
    date = incident.date
    day = happening.when(date)
    shown = f'<span class="ours">{day}</span>' if day == happening.NO_DAY else esc(day)
    words = f" {_quotes((date.words,))}" if date.words else ""
    relative = ""
    if date.relation and date.relative_to in view.incidents:
        relative = f" · {esc(date.relation)} {_link(view, date.relative_to)}"
    return f'{shown}{words}{relative} <span class="ours">[{esc(date.how)}]</span>'


def _where(place: Place | None) -> str:
    if place is None:
        return f'<span class="ours">{happening.NO_PLACE}</span>'
    return f'{_quotes((place.words,))} <span class="ours">{esc(happening.known_of(place))}</span>'


def _related(view: View, relation: Relation) -> str:
    goal = _link(view, relation.incident) if relation.incident in view.incidents else '<span class="ours">[an incident not kept]</span>'
    voice = view.cast.voices.get(relation.voice) if relation.voice is not None else None
    who = own(voice.name) if voice else own(view.report.header.outlet) if view.report.header.outlet else "the outlet"
    return f"{happening.related(relation)} {goal} · {who}: {_quotes((relation.words,))}"


def _link(view: View, incident: str) -> str:
    number = view.incidents[incident]
    label = (view.report.incidents or ())[number - 1].label
    return f'<a href="#{view.incident(number)}">i{number} <span class="words">{clipped(label, _LONGEST)}</span></a>'


def _quotes(words: tuple[Words, ...]) -> str:
    return ", ".join(_quoted(words))


def _quoted(words: tuple[Words, ...]) -> Iterator[str]:
    for one in words:
        yield f"<q>{clipped(one.text, _LONGEST)}</q>"
