"""Add the statements that give a count where the network heard nobody, so that its voice is resolved like any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.figures.extract import Count
from rashomon.figures.scopes import Ground, Held, Range
from rashomon.figures.sources import Heard, Scope, credited, find_source
from rashomon.figures.voices import hands_on
from rashomon.model import Manner, Report, Statement
from rashomon.text import Words

# How often such a statement names the right source, judged by hand and rounded down: 35 of 36 drawn from articles read by
# these forms alone (bench/figures_heard.py), 7 of 8 counts that the network had left without a source on six events.
SCORE = 0.9
# A cue longer than this, in code points, is not looked for.
LONGEST_CUE = 60
# No content is widened by more than this, in code points.
WIDENED = 160
# No more than this many counts are asked who gave them, for a headline without one.
CROWD = 40


def hear_counts(report: Report, counts: Sequence[Count], floor: float = 0.0) -> Report:
    """Give a copy of `report` with statements for counts whose source is printed in the same sentence but was missed.

    To be called before voices are resolved.  A statement that holds the count without naming its source is
    completed; one that stops short of the count is widened; else one is added, with the next free id, inside
    the statement that holds the sentence.  A report whose statements are `None` comes back unchanged, as any does
    under a `floor` above the score of such statements.

    >>> from rashomon.model import Header
    >>> from rashomon.text import Original, Span, Text
    >>> original = Original("Medics put the toll at 30.", "utf-8", "x.txt", "", "text/plain", "")
    >>> text = Text.build(original, [[Span(0, 26)]])
    >>> report = Report(original, text, False, Header(), (), (), statements=())
    >>> [(s.source.text, s.content.text) for s in hear_counts(report, [Count(23, 25, (23, 25), 30, 30, "exact", "", "killed", 1.0)]).statements]
    [('Medics', 'the toll at 30')]
    """
    if report.statements is None or not counts or floor > SCORE:
        return report
    ground = Ground(report)
    ordered = sorted(counts, key=lambda c: (c.number, c.start))
    made: dict[str, Statement] = {s.id: s for s in report.statements}
    heard: dict[tuple[Range, Range | None], str] = {}
    holding = ground.holders([c.number for c in ordered])
    pairs = sorted(zip(ordered, holding, strict=True), key=lambda p: ground.headline(p[0].number[0]))  # headlines last
    sourced = [(c, h[0].statement.source.text) for c, h in pairs if h and h[0].statement.source]
    for count, holders in pairs:
        # Who only touches on a count ("condemned the raid, in which it said 30 died") leaves open who states it.
        found = find_source(_scope(ground, count, holders), inner=bool(holders and holders[0].source and hands_on(holders[0])))
        if found is None and not holders and ground.headline(count.number[0]):
            found = _credited(ground, count, sourced)
        if found is None:
            continue
        sourced.append((count, ground.text[slice(*found.source)]))
        key = (found.source, found.cue)
        if key in heard:
            made[heard[key]] = _wider(ground, made[heard[key]], found)
        elif name := _enter(ground, made, found, holders):
            heard[key] = name
    return replace(report, statements=_carried(ground, report, made))


def _credited(ground: Ground, count: Count, sourced: Sequence[tuple[Count, str]]) -> Heard | None:
    """Find whom a headline credits at its end, without a mark, by who gives the same count further down."""
    scope = _scope(ground, count, ())
    told = dict.fromkeys(source for c, source in sourced[:CROWD] if c.harm == count.harm and (c.low or c.high) == (count.low or count.high))
    return next((found for source in told if (found := credited(scope, source))), None)


def _scope(ground: Ground, count: Count, holders: Sequence[Held]) -> Scope:
    """Lay out where the source of a count may stand: its sentence, inside the statement that holds it."""
    start, end = ground.sentence(count.number[0])
    if holders and holders[0].source:
        a, b = next(r for r in holders[0].content if r[0] <= count.number[0] < r[1])
        cue = holders[0].cue
        start, end = max(start, cue[1] if cue and a - LONGEST_CUE < cue[1] <= a else a), min(end, b)
    floor = max([start, *(b for (_, b), held in ground.parts_between(start, count.number[0]) if b <= count.number[0])])
    floor = max([floor, *(b for _, held in ground.parts_between(start, count.number[0]) for a, b in held.content if a >= start and b <= count.number[0])])
    headline = ground.headline(count.number[0]) and not (holders and holders[0].source)
    return Scope(ground.text, start, max(end, count.number[1]), min(floor, count.number[0]), count.number, headline)


def _enter(ground: Ground, made: dict[str, Statement], found: Heard, holders: Sequence[Held]) -> str | None:
    """Complete the statement that has this cue already, or make a new one; give its id."""
    known = _with_cue(ground, found.cue) if found.cue else None
    if known is not None:
        old = made[known.statement.id]
        if old.source is None:
            made[old.id] = replace(old, source=ground.report.text.words(*found.source))
        if known not in holders:
            made[old.id] = _wider(ground, made[old.id], found)
        return old.id
    if holders and holders[0].source and _meets(found.source, holders[0].parts):
        return None
    name = f"s{len(made) + 1}"
    pin = ground.report.text.words
    outer = next((h for h in holders if h.source), None)
    made[name] = Statement(
        name, pin(*found.source), pin(*found.cue) if found.cue else None, pin(*found.content), _manner(pin(*found.content)),
        within=outer.statement.id if outer else None, score=SCORE,
    )  # fmt: skip
    return name


def _with_cue(ground: Ground, cue: Range) -> Held | None:
    """Find the statement whose cue is this one, or part of it."""
    near = ground.parts_between(cue[0] - LONGEST_CUE, cue[1])
    return next((held for _, held in near if held.cue and _meets(held.cue, [cue])), None)


def _meets(span: Range, others: Sequence[Range]) -> bool:
    return any(span[0] < b and a < span[1] for a, b in others)


def _manner(content: Words) -> Manner:
    return "direct" if content.text[:1] in "“\"" and content.text[-1:] in "”\"" else "mixed" if any(c in content.text for c in "“”\"") else "indirect"


def _wider(ground: Ground, statement: Statement, found: Heard) -> Statement:
    """Widen a content so that it holds what was heard too."""
    at = [r for span in statement.content.spans if (r := ground.report.text.find(span))]
    low, high = at[0][0], at[-1][1]
    if low - found.content[0] > WIDENED or found.content[1] - high > WIDENED:
        return statement
    return replace(statement, content=ground.report.text.words(min(low, found.content[0]), max(high, found.content[1])))


def _carried(ground: Ground, report: Report, made: dict[str, Statement]) -> tuple[Statement, ...]:
    """Put the statements that stand in what an added one states under it, so that the chain is whole."""
    old = {s.id for s in report.statements or ()}
    for new in [s for s in made.values() if s.id not in old]:
        at = [r for span in new.content.spans if (r := report.text.find(span))]
        for (_, _), held in ground.parts_between(at[0][0], at[-1][1]) if at else ():
            inner = made[held.statement.id]
            if inner.within == new.within and all(at[0][0] <= a and b <= at[-1][1] for a, b in (*held.content, *held.parts)):
                made[inner.id] = replace(inner, within=new.id)
    return tuple(made.values())
