"""Write the incidents of a case with the columns of UCDP's Georeferenced Event Dataset, as a coder's first draft.

Column names are those of the UCDP GED codebook (https://ucdp.uu.se/downloads/), ours beside them.  What its coders decide is left empty: who
the sides are, the type of violence, how clear the event is, how deaths part, the best estimate.  Beside such a cell stand the words to
decide from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rashomon.case import Case
from rashomon.comparison import Group
from rashomon.exports.tables import offsets
from rashomon.model import Figure, Incident, Report
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.desk import label_of as headline
from rashomon.show.spreadsheet import write

COLUMNS = (
    "id", "label", "background", "type_of_violence", "side_a", "side_a_words", "side_b", "side_b_words", "reports", "reports_counting", "roots",
    "source_article", "source_original", "where_prec", "where_coordinates", "where_description", "latitude", "longitude", "country",
    "event_clarity", "date_prec", "date_start", "date_end", "date_words", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown",
    "best", "best_words", "low", "low_source", "low_words", "high", "high_source", "high_words",
)  # fmt: skip
# The longest interval in days of each precision of the codebook: a day, up to six days, a week, a month; longer is 5.
_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))


def ged(case: Case) -> str:
    """Give one row an incident of the comparison, in its order; of counts, those of the killed.

    `low` and `high` are the lowest and the highest number *said*, with whose word it is and the words themselves; vague words ("dozens")
    give neither, nor does one person told of ("a nurse") where anybody counts.  A low number may be of some of the people: the words must
    be read.  `source_original` names those on whom the counts finally rest, `roots` says how many they are, beside the number of reports
    that count.  `best` stays empty; `best_words` lists every count.
    """
    desk = Desk(case.comparison())
    return write([COLUMNS, *(_row(desk, group) for group in desk.comparison.incidents)])


def _row(desk: Desk, group: Group) -> list[object]:
    counts = list(_counts(desk, group))
    told = [(desk.reports[m.report], i) for m in group.members for i in desk.reports[m.report].incidents or () if i.id == m.item]
    reports = list(dict.fromkeys([m.report for m in group.members] + [m.report for m in group.figures]))
    roots = list(dict.fromkeys(name for report, figure in counts for name in _whose(desk, report, figure)))
    place, when = group.place, group.date
    firm = [c for c in counts if not _told_of(c[1])] or counts
    low = min((c for c in firm if _sharp(c[1].low, c[1])), key=lambda c: c[1].low or 0, default=None)
    high = max((c for c in firm if _sharp(c[1].high, c[1])), key=lambda c: c[1].high or 0, default=None)
    cells: dict[str, object] = {
        "id": group.id,
        "label": group.label,
        "background": "yes" if group.background else "no",
        "side_a_words": _parties(desk, told, "actors"),
        "side_b_words": _parties(desk, told, "targets"),
        "reports": len(reports),
        "reports_counting": len({report for report, _ in counts}) or None,
        "roots": len(roots) or None,
        "source_article": "; ".join(_article(desk.reports[r]) for r in reports),
        "source_original": "; ".join(roots),
        "where_coordinates": place and place.name,
        "where_description": place and place.words.text,
        "latitude": place and place.lat,
        "longitude": place and place.lon,
        "country": place and place.country,
        "date_prec": when and precision(when.start, when.end),
        "date_start": when and when.start,
        "date_end": when and when.end,
        "date_words": when and (when.words.text if when.words else f"[{when.how}]"),
        "best_words": "; ".join(_said(desk, *c) for c in counts),
        "low": low and low[1].low,
        "low_source": low and "; ".join(_whose(desk, *low)),
        "low_words": low and _words(desk, *low),
        "high": high and high[1].high,
        "high_source": high and "; ".join(_whose(desk, *high)),
        "high_words": high and _words(desk, *high),
    }
    return [cells.get(name) for name in COLUMNS]


def precision(start: str | None, end: str | None) -> int | None:
    """Give the precision of a date as the codebook counts it, from 1 (the day is known) to 5 (longer than a month); `None` when unknown.

    >>> precision("2031-05-04", "2031-05-04"), precision("2031-05-01", "2031-05-31"), precision(None, None)
    (1, 4, None)
    """
    if start is None or end is None:
        return None
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    return next((code for longest, code in _PRECISION if days <= longest), 5)


def _counts(desk: Desk, group: Group) -> Iterator[tuple[str, Figure]]:
    """Give the counts of the killed put to an incident, but no part of another and no count told again in one report."""
    for member in group.figures:
        for figure in desk.reports[member.report].figures or ():
            if figure.id == member.item and figure.harm == "killed" and figure.part_of is None and figure.repeats is None:
                yield member.report, figure


def _sharp(end: int | None, figure: Figure) -> bool:
    return end is not None and figure.bound != "vague"


def _told_of(figure: Figure) -> bool:
    """Say whether a figure is one person told of, not a count."""
    return figure.low == figure.high == 1 and figure.words.text.split()[0].casefold() in ("a", "an", "the")


def _whose(desk: Desk, report: str, figure: Figure) -> tuple[str, ...]:
    """Name on whom a count rests; the outlet where it names nobody."""
    return desk.counters(report, figure) or (desk.outlet(report),)


def _words(desk: Desk, report: str, figure: Figure) -> str:
    return f"{desk.ref(report)} “{figure.words.text}” {offsets(figure.words)}"


def _said(desk: Desk, report: str, figure: Figure) -> str:
    return f"{' + '.join(_whose(desk, report, figure))}: {_words(desk, report, figure)}"


def _parties(desk: Desk, told: Iterable[tuple[Report, Incident]], field: str) -> str:
    """Give the words for those who act or are acted upon, as printed, each once with the reports that print it."""
    found: dict[str, list[str]] = {}
    for report, incident in told:
        for words in getattr(incident, field):
            found.setdefault(words.text, []).append(report.original.id)
    return "; ".join(f"“{text}” {' '.join(desk.refs(reports))}" for text, reports in found.items())


def _article(report: Report) -> str:
    return f"“{report.header.outlet or ''},{report.day or ''},{headline(report)}”"
