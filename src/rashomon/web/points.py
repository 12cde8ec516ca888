"""Shows one matter on which positions differ, with every place that holds them; and lets people mark it as no contradiction."""

from __future__ import annotations

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rashomon import review
from rashomon.comparison import Point
from rashomon.errors import CaseError
from rashomon.review import subjects
from rashomon.show.accounts.matrix import SAID
from rashomon.show.accounts.proofs import Proofs
from rashomon.show.comparison_json import point_record
from rashomon.web import items
from rashomon.web.held import Compared
from rashomon.web.layout import held, page
from rashomon.web.screens import mended

_PATIENCE = 60.0  # seconds that a decision waits for a comparison


def point(request: Request) -> Response:
    """Show one point of the comparison."""
    found, here = _found(request)
    proofs = Proofs(found.desk, sheet="/sheet")
    sides = [(p.label, [Markup(proofs.draw(e)) for e in p.evidence]) for p in here.positions]
    with held(request).case() as case:
        entries = case.entries()
    own = {e.number for e in entries if isinstance(e.subject, dict) and "point" in e.subject and subjects.one_point(point_record(here), e.subject)}
    own |= {e.number for e in entries if e.action == "undo" and isinstance(e.subject, dict) and e.subject.get("entry") in sorted(own)}
    marked = any(e.number in own and e.action == "no_contradiction" for e in review.standing(entries))
    group = found.desk.groups.get(here.incident or "")
    shown: items.Record = {"point": here, "said": SAID[here.kind], "sides": sides, "group": group, "marked": marked}
    return page(request, "point.html", **shown, history=items.told((e for e in entries if e.number in own), entries), **items.deciding(request))


async def decide(request: Request) -> Response:
    """Mark a point as no contradiction, or write a note about it, and lead back to it."""
    form = await request.form(max_files=0, max_fields=8, max_part_size=100_000)
    return await items.decided(request, form, lambda: _subject(request), request.url.path)


def _subject(request: Request) -> items.Record:
    # What the machine had is written beside a decision; it is compared here, beside other pages, not while the file is held.
    held(request).compared(mended=False, patience=_PATIENCE)
    return review.point_subject(point_record(_found(request)[1]))


def _found(request: Request) -> tuple[Compared, Point]:
    found = held(request).compared(mended=mended(request), patience=_PATIENCE)
    if found is None:
        raise CaseError("the reports are still being compared; ask again in a while")
    here = next((p for p in found.comparison.points if p.id == request.path_params["point"]), None)
    if here is None:
        raise HTTPException(404)
    return found, here
