"""Draws copies with their changed words marked side by side, and the names that outlets print for a voice."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from rashomon.comparison import Copy, Edit
from rashomon.show.accounts.check_words import EDITS
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.naming import Naming, acting, naming
from rashomon.show.accounts.short import short
from rashomon.show.facts import counted
from rashomon.show.view import esc, own

_COPIES, _EDITS, _OPEN = 60, 20, 12  # pairs shown, edits shown of one pair, edits up to which all stand open
_INCIDENTS = 40  # incidents whose actors are named
_LONGEST = 400  # characters of either side
_TOKEN = re.compile(r"\s+|[^\W_]+|[\W_]")


def section(desk: Desk, *, unfolded: bool = False) -> str:
    """Draw pairs of reports that share text, those with edits first, then by what they share; folded where the changes are many."""
    copies = desk.comparison.copies
    if not copies:
        return ""
    ranked = sorted(copies, key=lambda c: (not c.edits, -c.share, desk.numbers[c.reports[0]], desk.numbers[c.reports[1]]))
    edits = sum(len(c.edits) for c in copies)
    rest = f'<p class="ours">[{counted(len(ranked) - _COPIES, "more pair")}]</p>' if len(ranked) > _COPIES else ""
    shown = "".join(_copy(desk, c) for c in ranked[:_COPIES])
    is_open = " open" if unfolded or edits <= _OPEN else ""
    return (
        f'<section class="copies"><details{is_open}><summary><span class="label">Copies</span> {counted(len(copies), "pair")} of reports '
        f'{"shares" if len(copies) == 1 else "share"} text, {counted(edits, "change")} in it</summary>{shown}{rest}</details></section>'
    )


def _copy(desk: Desk, copy: Copy) -> str:
    one, other = copy.reports
    heads = "".join(f'<a href="{esc(desk.lead(r))}">{desk.ref(r)}</a> {own(desk.outlet(r))}{between}' for r, between in ((one, " ↔ "), (other, "")))
    about = f"{100 * copy.share:.0f} % of the shorter stands in the other · {counted(len(copy.passages), 'passage')}"
    rows = "".join(_edit(edit) for edit in copy.edits[:_EDITS])
    more = f'<li class="ours">[{counted(len(copy.edits) - _EDITS, "more change")}]</li>' if len(copy.edits) > _EDITS else ""
    listed = f'<ol class="edits">{rows}{more}</ol>' if copy.edits else ""
    return f'<div class="pair"><p>{heads} <span class="ours">{about}; which came first is not known</span></p>{listed}</div>'


def _edit(edit: Edit) -> str:
    before, after = changed(edit.before.text[:_LONGEST], edit.after.text[:_LONGEST])
    return f'<li class="edit"><b>{EDITS[edit.kind]}</b><q>{before}</q><q>{after}</q></li>'


def changed(one: str, other: str) -> tuple[str, str]:
    """Set two wordings as markup, the words that stand in one alone marked.

    >>> changed("at least 31 people", "31 people")
    ('<mark><bdi>at least </bdi></mark><bdi>31 people</bdi>', '<bdi>31 people</bdi>')
    """
    a, b = _TOKEN.findall(one), _TOKEN.findall(other)
    left: list[str] = []
    right: list[str] = []
    for what, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        for out, tokens in ((left, a[a0:a1]), (right, b[b0:b1])):
            if tokens:
                text = own("".join(tokens))
                out.append(text if what == "equal" or not "".join(tokens).strip() else f"<mark>{text}</mark>")
    return "".join(left), "".join(right)


def names(desk: Desk) -> str:
    """List the names that outlets print for one voice, and for those who acted in one incident, where they differ."""
    voices, acted = naming(desk), acting(desk)
    if not voices and not acted:
        return ""
    listed = "".join(_naming(desk, n) for n in (*voices, *acted[:_INCIDENTS]))
    what = [counted(len(voices), "voice")] * bool(voices) + [f"who acted in {counted(len(acted), 'incident')}"] * bool(acted)
    return (
        f'<section class="names"><details open><summary><span class="label">Names used</span> for {" and for ".join(what)}, where reports differ; '
        f"that two names mean one is not said</summary><dl>{listed}</dl></details></section>"
    )


def _naming(desk: Desk, one: Naming) -> str:
    printed = "".join(
        f'<li><a href="{esc(desk.lead(report))}">{desk.ref(report)}</a> {own(desk.outlet(report))}: {" · ".join(f"<q>{own(short(n, 60))}</q>" for n in used)}</li>'
        for report, used in one.printed
    )
    acted = '<span class="ours">who acted:</span> ' if one.acted else ""
    return f'<dt class="words">{acted}{own(short(one.root, 80))}</dt><dd><ul>{printed}</ul></dd>'
