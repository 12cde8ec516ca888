"""Writes a comparison as one self-contained page: the sheet a desk works from."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.comparison import Comparison, Group
from rashomon.model import Harm
from rashomon.show.accounts import checks, page_copies, page_incidents, page_matrix, page_stories, page_time, page_tolls
from rashomon.show.accounts.check import KINDS, Check, Part
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.heads import ONE_TEXT, Head, counting, head, unread
from rashomon.show.accounts.matrix import By
from rashomon.show.accounts.page_incidents import in_sight, label
from rashomon.show.accounts.proofs import Proofs
from rashomon.show.accounts.short import short
from rashomon.show.accounts.tolls import tolls
from rashomon.show.document import document
from rashomon.show.facts import counted, day
from rashomon.show.happening import NO_PLACE, when
from rashomon.show.view import esc, own

CALM = "nothing leaves this computer"
STYLES = ("page.css", "accounts/sheet.css")  # files of `show`
SCRIPTS = ("accounts/focus.js", "accounts/sheet.js")
NO_FOCUS = "[no incident told]"
_LONGEST = 110  # characters of words shown in a check
_MOST = 300  # checks drawn behind the fold
_FEW = 14  # reports up to which the head names every outlet


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold a sheet before it is a document: title, markup, and the style rules that it alone needs besides `STYLES`."""

    title: str
    body: str
    rules: str


def render(comparison: Comparison, by: By = "voice") -> str:
    """Write `comparison` as an HTML page that needs nothing else and asks for nothing else; `draw` says what stands on it."""
    drawn = draw(Desk(comparison), by)
    return document(drawn.title, drawn.body, STYLES, SCRIPTS, drawn.rules)


def draw(desk: Desk, by: By = "voice") -> Sheet:
    """Draw the comparison of `desk` as the body of a page.

    Its parts: how many reports, texts and counters; what to check first; figures by counter, without a total; the accounts matrix;
    a timeline; names; copies; and every report's story once, folded, with the words that points rest on marked.
    `by` says which columns of the matrix are in sight at first; both are there.
    """
    proofs = Proofs(desk)
    told, found = head(desk), checks.checks(desk)
    body = (
        f'<a class="skip" href="#accounts">to the accounts</a>{page_time.DEFINED}<header>{_kicker(desk)}{_title(desk)}{page_incidents.menu(desk)}{_counts(desk, told)}</header>'
        f'<main class="sheet"><div class="two">{_checks(desk, found)}{_figures(desk)}</div>{page_matrix.section(desk, proofs, by)}'
        f"{page_incidents.section(desk)}{page_time.section(desk)}{page_copies.names(desk)}{page_copies.section(desk)}{page_stories.section(desk, proofs)}</main>{_foot(desk)}"
    )
    label = desk.focus.label if desk.focus else NO_FOCUS
    return Sheet(f"{short(label, 80)} · {counted(len(desk.reports), 'report')} compared", body, page_matrix.rules(desk))


def _kicker(desk: Desk) -> str:
    focus = desk.focus
    parts = []
    if focus:
        place = f"<strong>{own(focus.place.words.text)}</strong>" if focus.place else f'<strong class="ours">{NO_PLACE}</strong>'
        date = f" <span>{esc(when(focus.date))} [{esc(focus.date.how)}]</span>" if focus.date else ""
        parts.append(f'<span class="about">{place}{date}</span>')
    parts.append(f'<span class="calm">{CALM}</span>')
    return f'<p class="kicker">{"".join(parts)}</p>'


def _title(desk: Desk) -> str:
    if desk.focus is None:
        return f'<h1 class="headline"><span class="ours">{NO_FOCUS}</span></h1>'
    return f'<h1 class="headline">{label(desk.focus)}</h1>'


def _counts(desk: Desk, told: Head) -> str:
    damage = ", ".join(f"{name} ({n})" for name, n in told.damage)
    damaged = f'<p class="alert">[{counted(told.damaged, "copy is", "copies are")} damaged: {esc(damage)}]</p>' if told.damaged else ""
    left = unread(desk)
    silent = f'<p class="alert">{esc(left)}</p>' if left else ""
    days = "".join(f"<li><b>{esc(day(value) if value else '[no date]')}</b> {_of_day(desk, reports)}</li>" for value, reports in told.days)
    others = "".join(_counters(desk, g) for g in desk.comparison.incidents if g is not desk.focus)
    return f'<p class="counts">{" → ".join(counts(desk, told)[:2])}{_counters(desk, desk.focus) if desk.focus else ""}{others}</p><ol class="days" aria-label="reports by day">{days}</ol>{_same(desk, told)}{damaged}{silent}'


def _counters(desk: Desk, group: Group) -> str:
    """Say how many count those harmed; for an incident that is not the first in focus it waits until that is chosen."""
    found = counting(desk, group)
    later = "" if group is desk.focus else " data-only hidden"
    return f'<span data-i="{esc(group.id)}"{later}> → {counters_of(*found)}</span>' if found else ""


def counts(desk: Desk, told: Head) -> tuple[str, ...]:
    """Say how many reports, texts and counters there are, link by link."""
    return (counted(len(desk.reports), "report"), counted(len(told.texts), "text"), *([counters_of(told.harm, told.counters)] if told.harm else []))


def counters_of(harm: Harm, names: tuple[str, ...]) -> str:
    """Say how many count."""
    return f"{counted(len(names), 'counter')} of the {harm}"


def _of_day(desk: Desk, reports: tuple[str, ...]) -> str:
    few = len(desk.reports) <= _FEW
    named = (f'<a href="{esc(desk.lead(r))}" title="{esc(desk.says(r))}">{desk.ref(r)}</a>{f" {own(desk.outlet(r))}" if few else ""}' for r in reports)
    return " ".join(f"<span>{one}</span>" for one in named)


def _same(desk: Desk, told: Head) -> str:
    joined = [_some(desk.refs(group)) for group in told.texts if len(group) > 1]
    none = _some(desk.refs(told.unsourced))
    parts = [f"one text, {100 * ONE_TEXT:.0f} % of the shorter or more shared: {' · '.join(joined)}"] if joined else []
    parts += [f"{none}: a count of the {told.harm}, no counter named"] if none else []
    return f'<p class="facts ours">{"; ".join(parts)}</p>' if parts else ""


def _some(refs: tuple[str, ...]) -> str:
    return " ".join(refs) if len(refs) <= _FEW else f"{' '.join(refs[:_FEW])} and {len(refs) - _FEW:,} more"


def _checks(desk: Desk, found: tuple[Check, ...]) -> str:
    shown, rest = checks.folded(found)
    listed = "".join(_check(desk, c) for c in shown) or f'<li class="ours">[{checks.summed(found)}]</li>'
    beyond = f'<li class="ours">[{counted(len(rest) - _MOST, "further one")}, in the JSON record]</li>' if len(rest) > _MOST else ""
    more = f"<details><summary>{esc(checks.more(rest))}</summary><ol>{''.join(_check(desk, c) for c in rest[:_MOST])}{beyond}</ol></details>" if rest else ""
    return f'<section class="checks" aria-labelledby="checks"><h2 class="label" id="checks">Check first</h2><ol>{listed}</ol>{more}</section>'


def _check(desk: Desk, check: Check) -> str:
    words = "".join(_part(desk, part) for part in check.parts)
    named = any(p.report for p in check.parts)
    reports = [] if named else sorted(check.reports, key=lambda r: desk.numbers[r])
    links = [_link(desk, r) for r in reports[:_FEW]] + (["…"] if reports[_FEW:] else [])
    links += [f'<a href="#{check.point}">row</a>'] if check.point else []
    refs = f' <span class="refs">{" ".join(links)}</span>' if links else ""
    return f'<li class="check"><b>{KINDS[check.kind]}</b> {words}{refs}</li>'


def _part(desk: Desk, part: Part) -> str:
    if part.report:
        return f'<span class="refs">{_link(desk, part.report)}</span> '
    return f"<q>{own(short(part.text, _LONGEST))}</q>" if part.quoted else esc(part.text)


def _link(desk: Desk, report: str) -> str:
    return f'<a href="{esc(desk.lead(report))}" title="{esc(desk.says(report))}">{desk.ref(report)}</a>'


def _figures(desk: Desk) -> str:
    focus = tolls(desk, desk.focus) if desk.focus else ()
    inner = f'<div data-i="{esc(desk.focus.id)}">{page_tolls.tables(desk, focus)}</div>' if desk.focus and focus else ""
    none = f'<p class="ours none"{" hidden" if inner else ""}>[no count of people harmed]</p>'
    others = [g for g in desk.comparison.incidents if g is not desk.focus and g.figures]
    folds = in_sight([_fold(desk, g) for g in sorted(others, key=lambda g: g.background)][: page_incidents.MOST], "more incidents with figures")
    return (
        '<section class="tolls" aria-labelledby="tolls"><h2 class="label" id="tolls">People harmed, as said</h2>'
        f'<p class="ours">one line a counter, in order of time; nothing is added up, none is called best</p>{inner}{none}{folds}</section>'
    )


def _fold(desk: Desk, group: Group) -> str:
    what = "background" if group.background else "another incident"
    return f'<details data-i="{esc(group.id)}"><summary>{what}: {label(group, 60)}</summary>{page_tolls.tables(desk, tolls(desk, group))}</details>'


def _foot(desk: Desk) -> str:
    made = sorted({f"{what} {digest}" for r in desk.comparison.reports for what, digest in r.models.items()})
    parts = "".join(f"<p>{esc(' · '.join(made))}</p>" if made else "")
    return (
        f'<footer class="foot">{parts}<p>In serif: the reports’ words. In sans serif or [brackets]: ours. Not heard means: not in these reports. '
        "Nothing here says who is right. Keys: arrows move over cells, Enter opens the words, c copies a footnote.</p></footer>"
    )
