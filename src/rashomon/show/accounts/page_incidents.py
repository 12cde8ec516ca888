"""Draws each incident folded: what a coder of events fills in, and the rows that belong to it; a script makes it the menu of the focus."""

from __future__ import annotations

import base64
from collections import Counter

from rashomon.comparison import Group, Point
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.matrix import SAID, leads
from rashomon.show.accounts.short import short
from rashomon.show.accounts.strip import Entry, Strip, strip_csv, strips
from rashomon.show.facts import counted
from rashomon.show.happening import when
from rashomon.show.view import esc, own

MOST = 80  # incidents drawn and in the menu; the rest is in the record
_SHOWN = 12  # incidents in sight
_ENTRIES = 12  # things said drawn in one field
_ROWS = 40  # rows named of one incident
_LONGEST = 90  # characters of words


def menu(desk: Desk) -> str:
    """Draw the menu of incidents; hidden until a script that can serve it takes it up."""
    groups = desk.comparison.incidents[:MOST]
    if len(groups) < 2:
        return ""
    told = "".join(_option(g) for g in groups if not g.background)
    behind = "".join(_option(g) for g in groups if g.background)
    background = f'<optgroup label="background">{behind}</optgroup>' if behind else ""
    return f'<p class="focus" hidden><label for="focus">in focus</label> <select id="focus"><option value="">all incidents</option>{told}{background}</select></p>'


def _option(group: Group) -> str:
    day = f", {when(group.date)}" if group.date and (group.date.start or group.date.end) else ""
    return f'<option value="{esc(group.id)}">{esc(short(group.label, 60))}{esc(day)}</option>'


def section(desk: Desk) -> str:
    """Draw the incidents in the order of the comparison, background last."""
    found = strips(desk)
    if not found:
        return ""
    points: dict[str, list[Point]] = {}
    for point in desk.comparison.points:
        points.setdefault(point.incident or "", []).append(point)
    drawn = in_sight([_incident(desk, one, points.get(one.group.id, [])) for one in found[:MOST]], "more incidents")
    rest = f'<p class="ours">[{counted(len(found) - MOST, "more incident")}, in the JSON record]</p>' if len(found) > MOST else ""
    data = base64.b64encode(("\ufeff" + strip_csv(found)).encode("utf-8", "replace")).decode()
    return (
        '<section class="happened" aria-labelledby="happened"><h2 class="label" id="happened">Incidents</h2>'
        f'<a class="save" download="incidents.csv" href="data:text/csv;charset=utf-8;base64,{data}">save for coding</a>'
        f'<p class="ours">as told, for coding: nothing is chosen</p>{drawn}{rest}</section>'
    )


def in_sight(drawn: list[str], what: str) -> str:
    """Give the first dozen as they are and fold the rest together, which opens where one of them is chosen."""
    rest = f"<details data-more><summary>{len(drawn) - _SHOWN:,} {what}</summary>{''.join(drawn[_SHOWN:])}</details>" if len(drawn) > _SHOWN else ""
    return "".join(drawn[:_SHOWN]) + rest


def _incident(desk: Desk, one: Strip, points: list[Point]) -> str:
    group = one.group
    facts = [when(group.date)] if group.date else []
    facts += [" ".join(desk.refs([m.report for m in group.members]))] + ([_kinds(points)] if points else [])
    place = f'<span class="words">{own(group.place.words.text)}</span> ' if group.place else ""
    background = '<span class="ours">background:</span> ' if group.background else ""
    fields = "".join(f"<div><dt>{name}</dt><dd><ul>{_entries(entries)}</ul></dd></div>" for name, entries in one.fields.items())
    return (
        f'<details class="incident-told" data-i="{esc(group.id)}"><summary>{background}<b class="named">{label(group)}</b> '
        f'<span class="about">{place}<span class="ours">{esc(" · ".join(facts))}</span></span></summary><dl class="strip">{fields}</dl>{_rows(points)}</details>'
    )


def label(group: Group, longest: int = 160) -> str:
    """Set the label of an incident: a report's words in serif, ours bracketed."""
    text = short(group.label, longest)
    return f'<span class="ours">{esc(text)}</span>' if text.startswith("[") else f'<span class="words">{own(text)}</span>'


def _kinds(points: list[Point]) -> str:
    numbers = Counter(SAID[p.kind] if leads(p) else "more" for p in points)
    return ", ".join(f"{name} {n:,}" for name, n in numbers.items() if name != "more") or f"{numbers['more']:,} undisputed"


def _entries(entries: tuple[Entry, ...]) -> str:
    more = f'<li class="ours">[{len(entries) - _ENTRIES:,} more]</li>' if len(entries) > _ENTRIES else ""
    return "".join(f"<li>{_entry(entry)}</li>" for entry in entries[:_ENTRIES]) + more


def _entry(entry: Entry) -> str:
    text = short(entry.words, _LONGEST)
    words = f"<q>{own(text)}</q>" if entry.quoted else f'<span class="ours">{esc(text)}</span>'
    who = " + ".join(f'<span class="ours">{esc(short(w, _LONGEST))}</span>' if w.startswith("[") else f'<span class="words">{own(short(w, _LONGEST))}</span>' for w in entry.who)
    refs = f'<span class="refs">{" ".join(entry.reports[:8])}{"…" if len(entry.reports) > 8 else ""}</span>' if entry.reports else ""
    number = f"<b>{esc(entry.number)}</b>" if entry.number else ""
    return " ".join(part for part in (number, words, f"· {who}" if who else "", refs) if part)


def _rows(points: list[Point]) -> str:
    if not points:
        return ""
    links = "".join(f'<li><a href="#{esc(p.id)}"><b>{SAID[p.kind]}</b> {esc(short(p.label, _LONGEST))}</a></li>' for p in points[:_ROWS])
    more = f'<li class="ours">[{counted(len(points) - _ROWS, "more row")}]</li>' if len(points) > _ROWS else ""
    return f'<ul class="rows" aria-label="rows of the accounts">{links}{more}</ul>'
