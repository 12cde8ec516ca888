"""Relate incidents to each other, and date those that the words count from one another."""

from __future__ import annotations

from dataclasses import replace

from rashomon.dates import Resolved, count_from
from rashomon.dates.expression import Counts
from rashomon.incidents.gathered import Group
from rashomon.incidents.page import Page
from rashomon.incidents.ties import Tie
from rashomon.incidents.weighing import is_coarse
from rashomon.incidents.when import BACK, Times
from rashomon.model import Relation, When


def relate(page: Page, tied: list[Tie], owner: dict[int, str]) -> dict[str, tuple[Relation, ...]]:
    """Give the relations of each incident, each kind to each other incident once, with the voice whose words relate them."""
    out: dict[str, dict[tuple[str, str], Relation]] = {}
    voices = _voices(page, sorted({tie.start for tie in tied}))
    for tie in tied:
        later, earlier = owner.get(tie.later), owner.get(tie.earlier)
        if later is None or earlier is None or earlier == later:
            continue
        words = page.report.text.words(tie.start, tie.end)
        out.setdefault(later, {}).setdefault((tie.kind, earlier), Relation(tie.kind, earlier, words, voices[tie.start]))
    return {name: tuple(found.values()) for name, found in out.items()}


def _voices(page: Page, places: list[int]) -> dict[int, str | None]:
    """Name, for places of the text in rising order, the voice of the innermost statement that holds each."""
    spans = [(found, s.voice) for s in page.report.statements or () for span in s.content.spans if (found := page.report.text.find(span))]
    spans.sort(key=lambda s: s[0])
    out: dict[int, str | None] = {}
    around: list[tuple[tuple[int, int], str | None]] = []
    k = 0
    for at in places:
        while k < len(spans) and spans[k][0][0] <= at:
            around.append(spans[k])
            k += 1
        around = [s for s in around if s[0][1] > at]
        out[at] = min(around, key=lambda s: s[0][1] - s[0][0])[1] if around else None
    return out


def date_each(page: Page, groups: list[Group], tied: list[Tie], owner: dict[int, str], times: Times) -> dict[str, When]:
    """Date each incident by its own words, else by its relation to one that is dated."""
    dates = {f"i{n}": _own_date(page, group) for n, group in enumerate(groups, start=1)}
    for tie in tied:
        later, earlier = owner.get(tie.later), owner.get(tie.earlier)
        if later is None or earlier is None or later == earlier:
            continue
        _count(page, tie, later, earlier, dates, times)
    for number, group in enumerate(groups, start=1):
        own = dates[f"i{number}"]
        if own.words is None and own.start is None and not group.background:
            chosen = _when(page, times.chosen(group.told[0].phrase, main=number == 1))
            dates[f"i{number}"] = replace(chosen, relative_to=own.relative_to, relation=own.relation)
    return dates


def _own_date(page: Page, group: Group) -> When:
    """Take the moment told most often, single days before longer stretches."""
    moments = [m for m in group.moments() if not group.background or is_coarse(m) or m.expression.opens]
    if not moments:
        return When(None, None, None, "no time is given")
    keys = [(m.resolved.start, m.resolved.end) for m in moments]
    known = [k for k in keys if k[0]]
    best = moments[0]
    if known:
        chosen = max(known, key=lambda k: (k[0] == k[1], keys.count(k), -keys.index(k)))
        best = moments[keys.index(chosen)]
    when = _when(page, best.resolved)
    return replace(when, end=None, how=f"began: {when.how}") if group.background and when.start else when


def _when(page: Page, resolved: Resolved) -> When:
    time = resolved.expression
    words = page.report.text.words(time.start, time.end - page.text[:time.end].endswith(("day.", "night."))) if time else None
    return When(resolved.start, resolved.end, words, resolved.how, None, None)


def _count(page: Page, tie: Tie, later: str, earlier: str, dates: dict[str, When], times: Times) -> None:
    """Count days from one incident to the other by `a day after` and the like."""
    a, b = page.at(tie.start), page.at(tie.end - 1) + 1
    found = [m.expression for m in times.within(a, b) if m.expression.kind == "event"]
    time = found[0] if found else None
    words = page.report.text.words(tie.start, tie.end)
    relation: Counts = (time.relation if time else None) or "after"
    back = BACK[relation]
    if dates[later].relative_to is None:
        dates[later] = replace(dates[later], relative_to=earlier, relation=relation)
        if dates[later].start is None and time is not None:
            dates[later] = _filled(dates[later], count_from(time, dates[earlier].start, dates[earlier].end), words)
    if dates[earlier].relative_to is None and dates[earlier].start is None:
        dates[earlier] = replace(dates[earlier], relative_to=later, relation=back, words=dates[earlier].words or words)
        if time is not None:
            turned = replace(time, count=-(time.count or 0), relation=back)
            dates[earlier] = _filled(dates[earlier], count_from(turned, dates[later].start, dates[later].end), words)


def _filled(when: When, counted: Resolved, words: object) -> When:
    return replace(when, start=counted.start, end=counted.end, how=counted.how) if counted.start else when
