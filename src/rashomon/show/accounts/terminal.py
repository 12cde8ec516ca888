"""Prints a comparison for a person at a terminal: what to check, figures by counter, accounts side by side."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.comparison import Comparison, Group
from rashomon.show.accounts import checks
from rashomon.show.accounts.check import KINDS, Check
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.heads import head, unread
from rashomon.show.accounts.matrix import By
from rashomon.show.accounts.page import CALM, NO_FOCUS, counts
from rashomon.show.accounts.short import quoted, short
from rashomon.show.accounts.terminal_matrix import accounts
from rashomon.show.accounts.tolls import Account, Value, tolls
from rashomon.show.bounds import sign
from rashomon.show.facts import counted, day
from rashomon.show.happening import when
from rashomon.show.sheet import NARROWEST, Part, Sheet

_WORDS = 90  # characters of words in a check
_GROUP = 60  # characters of a group counted
_INCIDENTS = 8  # incidents named; the rest is counted
_REFS = 6


def render(comparison: Comparison, *, width: int = 100, colour: bool = False, by: By = "voice") -> str:
    """Write the sheet of `comparison` as lines of at most `width` columns (never under 20).

    Words in curly quotes are the reports' own, what is ours stands in brackets.  As many voices have a column as the width
    allows; below 117 columns each row lists its answers and who gives them one below the other.  What is folded is counted.
    """
    sheet, desk = Sheet(max(width, NARROWEST), colour), Desk(comparison)
    _head(sheet, desk)
    _checks(sheet, desk)
    _figures(sheet, desk)
    accounts(sheet, desk, by)
    _incidents(sheet, desk)
    _copies(sheet, desk)
    return sheet.text()


def _head(sheet: Sheet, desk: Desk) -> None:
    told, focus = head(desk), desk.focus
    sheet.put((short(focus.label, 120) if focus else NO_FOCUS, "bold"), f" · {when(focus.date)}" if focus and focus.date else "", (f" · {CALM}", "dim"))
    sheet.put((" → ".join(counts(desk, told)), "bold"))
    few = len(desk.reports) <= 14
    for value, reports in told.days:
        named = ", ".join(f"{desk.ref(r)} {desk.outlet(r)}" if few else desk.ref(r) for r in reports)
        sheet.put(f"{day(value) if value else '[no date]'}: {named}", indent=2)
    joined = [" ".join(desk.refs(group)) for group in told.texts if len(group) > 1]
    if joined:
        sheet.put((f"one text: {' · '.join(joined)}", "dim"), indent=2)
    if told.damaged:
        damage = ", ".join(f"{name} ({n})" for name, n in told.damage)
        sheet.put((f"[{counted(told.damaged, 'copy is', 'copies are')} damaged: {damage}]", "yellow"), indent=2)
    if left := unread(desk):
        sheet.put((left, "yellow"), indent=2)


def _checks(sheet: Sheet, desk: Desk) -> None:
    found = checks.checks(desk)
    shown, rest = checks.folded(found)
    sheet.gap()
    sheet.put(("CHECK FIRST", "bold"), "" if found else " · nothing of what is looked for here")
    for number, check in enumerate(shown, 1):
        before = f"{number:>2} "
        sheet.put((KINDS[check.kind], "bold"), "  ", *_check(desk, check), indent=1, first=before, rest="   ")
    if rest:
        sheet.put((f"[{checks.more(rest)}]", "dim"), indent=4)


def _check(desk: Desk, check: Check) -> Iterator[Part]:
    for part in check.parts:
        if part.report:
            yield f"{desk.ref(part.report)} "
        else:
            yield quoted(part.text, _WORDS) if part.quoted else part.text
    if not any(p.report for p in check.parts) and check.reports:
        yield f"  {' '.join(desk.refs(check.reports)[:_REFS])}", "dim"


def _figures(sheet: Sheet, desk: Desk) -> None:
    groups = [g for g in desk.comparison.incidents if g.figures]
    focus = [g for g in groups if g is desk.focus]
    if not groups:
        return
    sheet.gap()
    sheet.put(("PEOPLE HARMED, AS SAID", "bold"), (" · one line a counter, in order of time, nothing added up", "dim"))
    for group in focus:
        _group(sheet, desk, group)
    others = [g for g in groups if g is not desk.focus]
    if others:
        named = "; ".join(f"{'background: ' if g.background else ''}“{short(g.label, 50)}”" for g in others[:_REFS])
        sheet.put((f"[{counted(len(others), 'more incident')} with figures, folded: {named}]", "dim"), indent=2)


def _group(sheet: Sheet, desk: Desk, group: Group) -> None:
    for toll in tolls(desk, group):
        span = f" · lowest said {sign(toll.low)}, highest said {sign(toll.high)}" if toll.low and toll.high and toll.low != toll.high else ""
        sheet.put((toll.harm, "bold"), f" · “{short(toll.whom, 50)}”" if toll.whom else "", (span, "dim"), indent=2)
        for account in toll.lines:
            sheet.put(*_names(account), indent=4)
            for n, value in enumerate(account.values):
                if n:
                    sheet.put(*_step(account, n - 1), indent=6)
                _value(sheet, desk, value)


def _names(account: Account) -> Iterator[Part]:
    yield " + ".join(account.names) if account.names else f"[no source] {account.outlet}"
    if len(account.names) > 1:
        yield " [jointly]", "dim"
    if account.maybe:
        yield f" [may be {account.maybe}: possible, not stated]", "dim"


def _step(account: Account, n: int) -> Iterator[Part]:
    step = account.steps[n]
    if step.kind == "worded" and step.words:
        yield f"↓ then, “{short(step.words.text, _WORDS)}”", "dim"
    elif step.kind == "later":
        yield "↓ in a later report", "dim"
    elif step.kind == "beside":
        yield "[of others, told together]", "dim"
    else:
        yield "[order unknown]", "yellow"


def _value(sheet: Sheet, desk: Desk, value: Value) -> None:
    of = "of them " if value.depth else ""
    number = sign(value.figure)
    reports = [t.report for t in value.tellings]
    through = sorted({link.name for t in value.tellings for link in desk.figure_chain(t.report, t.figure) if link.kind == "via"})
    told = " ".join(desk.refs(reports)[:_REFS]) + (f" via {', '.join(short(t, 30) for t in through[:3])}" if through else "")
    sheet.put(f"{of}“{' / '.join(short(g, _GROUP) for g in value.groups[:3])}”", (f"  {told}", "dim"), indent=6 + 2 * value.depth, first=f"{number:>6}  ", rest=" " * 8)
    for part in value.parts:
        _value(sheet, desk, part)


def _incidents(sheet: Sheet, desk: Desk) -> None:
    told = [g for g in desk.comparison.incidents if not g.background]
    if not told:
        return
    sheet.gap()
    sheet.put(("INCIDENTS", "bold"), (" · as told, in the words of the reports", "dim"))
    for group in told[:_INCIDENTS]:
        place = f" · “{short(group.place.words.text, 40)}”" if group.place else ""
        day = f" · {when(group.date)}" if group.date else ""
        sheet.put(short(group.label, _WORDS), f"{place}{day}", (f"  {' '.join(desk.refs([m.report for m in group.members])[:_REFS])}", "dim"), indent=2)
    if told[_INCIDENTS:]:
        sheet.put((f"[{counted(len(told) - _INCIDENTS, 'more incident')}]", "dim"), indent=2)


def _copies(sheet: Sheet, desk: Desk) -> None:
    copies = desk.comparison.copies
    if not copies:
        return
    sheet.gap()
    sheet.put(("COPIES", "bold"), (" · share of the shorter one that stands in the other", "dim"))
    ranked = sorted(copies, key=lambda c: (not c.edits, -c.share, desk.numbers[c.reports[0]], desk.numbers[c.reports[1]]))
    for copy in ranked[:10]:
        sheet.put(f"{desk.ref(copy.reports[0])} ↔ {desk.ref(copy.reports[1])}  {100 * copy.share:.0f} %  {counted(len(copy.edits), 'change')}", indent=2)
    if len(ranked) > 10:
        sheet.put((f"[{counted(len(ranked) - 10, 'more pair')}]", "dim"), indent=2)
