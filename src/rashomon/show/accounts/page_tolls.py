"""Draws figures by counter: each value on one axis, in order of time, its parts below it, what order is known between them."""

from __future__ import annotations

from rashomon.model import Figure
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.short import short
from rashomon.show.accounts.tolls import Account, Step, Telling, Toll, Value
from rashomon.show.bounds import bar, say, scale, sign
from rashomon.show.chain import Link
from rashomon.show.drawing import draw
from rashomon.show.facts import clip, counted
from rashomon.show.view import esc, own

_LONGEST = 60  # characters of a group or of words for a moment
_REFS = 6  # reports named beside a value


def tables(desk: Desk, told: tuple[Toll, ...]) -> str:
    """Draw one table for each harm."""
    return "".join(_toll(desk, toll) for toll in told)


def _toll(desk: Desk, toll: Toll) -> str:
    end = scale(toll.figures)
    axis = f'<span class="axis" aria-hidden="true"><span>0</span><span>{end:,}</span></span>'
    said = ""
    if toll.low and toll.high:
        said = f'<p class="span ours">lowest said {sign(toll.low)} · highest said {sign(toll.high)}</p>' if toll.low != toll.high else ""
    lines = "".join(_account(desk, account, end) for account in toll.lines)
    whom = f' <span class="words">{own(short(toll.whom, _LONGEST))}</span>' if toll.whom else ""
    return f'<div class="toll"><p class="harm"><b>{toll.harm}{whom}</b>{axis}</p><ol>{lines}</ol>{said}</div>'


def _account(desk: Desk, account: Account, end: int) -> str:
    names = '<span class="ours"> + </span>'.join(own(name) for name in account.names)
    who = f'<span class="words">{names}</span>' if account.names else f'<span class="ours">[no source] {_outlet(account)}</span>'
    joint = ' <span class="ours">[jointly]</span>' if len(account.names) > 1 else ""
    if account.maybe:
        joint += f' <span class="ours">[may be <span class="words">{own(short(account.maybe, _LONGEST))}</span>: possible, not stated]</span>'
    rows = []
    for n, value in enumerate(account.values):
        if n:
            rows.append(_step(account.steps[n - 1]))
        rows.append(_value(desk, value, end))
    return f'<li class="account"><p class="counter">{who}{joint}</p><ol>{"".join(rows)}</ol></li>'


def _outlet(account: Account) -> str:
    name = short(account.outlet or "", _LONGEST)
    return esc(name) if name.startswith("[") else f'<span class="words">{own(name)}</span>'


def _step(step: Step) -> str:
    if step.kind == "worded" and step.words:
        return f'<li class="step">↓ then, <q>{own(short(step.words.text, _LONGEST))}</q></li>'
    if step.kind == "later":
        return '<li class="step">↓ in a later report</li>'
    if step.kind == "beside":
        return '<li class="step">[of others, told together]</li>'
    return '<li class="step alert">[order unknown]</li>'


def _value(desk: Desk, value: Value, end: int) -> str:
    parts = "".join(_value(desk, part, end) for part in value.parts)
    below = f'<ol class="parts" aria-label="of them, never added">{parts}</ol>' if parts else ""
    groups = " / ".join(own(short(g, _LONGEST)) for g in value.groups[:3])
    of = '<span class="ours">of them</span> ' if value.depth else ""
    return (
        f'<li class="value d{value.depth}"><span class="many"><span aria-hidden="true">{sign(value.figure)}</span><span class="unseen">{say(value.figure)}</span></span>'
        f'{_drawn(value.figure, end)}<span class="whom">{of}<span class="words">{groups}</span> {_refs(desk, value)}{_bare(desk, value)}</span>{below}</li>'
    )


def _bare(desk: Desk, value: Value) -> str:
    """Name the reports that print the value in their own words as well, where those words leave another bound."""
    other = [t for t in value.bare if (t.figure.low, t.figure.high) != (value.figure.low, value.figure.high)]
    if not other:
        return ""
    refs = " ".join(desk.refs([t.report for t in other])[:_REFS])
    return f' <span class="ours">[in {refs} also in its own words: <q>{own(short(other[0].figure.words.text, _LONGEST))}</q>]</span>'


def _refs(desk: Desk, value: Value) -> str:
    first: dict[str, Telling] = {}
    for telling in value.tellings:
        first.setdefault(telling.report, telling)
    shown = [_ref(desk, telling) for telling in list(first.values())[:_REFS]]
    more = [f'<span class="ours">[{counted(len(first) - _REFS, "more report")}]</span>'] if len(first) > _REFS else []
    return f'<span class="refs">{" ".join([*shown, *more])}</span>'


def _ref(desk: Desk, telling: Telling) -> str:
    words = esc(clip(telling.figure.words.text, 200)[0])
    chain = desk.figure_chain(telling.report, telling.figure)
    through = ", ".join(_through(link) for link in chain if link.kind == "via")
    return f'<a href="{esc(desk.lead(telling.report))}" title="“{words}” {esc(desk.says(telling.report))}">{desk.ref(telling.report)}</a>{f" via {through}" if through else ""}'


def _through(link: Link) -> str:
    return own(short(link.name, _LONGEST))


def _drawn(figure: Figure, end: int) -> str:
    """Draw a value: a dot, a line, an arrow; a word such as "dozens" as a bar that fades where the words set no end."""
    place = bar(figure, end)
    if figure.bound != "vague" or place is None:
        return draw(figure, end)
    label = f"{say(figure)}, on a scale from 0 to {end:,}"
    base = '<line class="base" x1="0%" x2="100%" y1="50%" y2="50%"/>'
    return (
        f'<svg class="bar" role="img" aria-label="{label}" focusable="false">{base}'
        f'<rect class="fading" x="{place.low:g}%" width="{max(place.high - place.low, 2):g}%" y="20%" height="60%" fill="url(#soft-end)"/></svg>'
    )
