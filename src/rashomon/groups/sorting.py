"""Sort reports into affairs: those that tell of one event, or of what it led to, lie together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b

from rashomon.comparison import once
from rashomon.groups.cluster import Score, candidates, cluster
from rashomon.groups.pairs import Sheet, score, sheets, weights
from rashomon.groups.profile import profile
from rashomon.groups.strays import take_in
from rashomon.model import Report

# A report is looked up by so many of its heaviest words, names, numbers, days and places.
KEYS = {"head": 12, "names": 12, "numbers": 4, "days": 3, "places": 4}
_WORD = re.compile(r"\w+")


def sort(reports: Sequence[Report]) -> list[list[str]]:
    """Say which reports belong to one affair: lists of their ids, the largest affair first.

    Reports are listed in the order given; the affairs are the same in any order.  A report given twice counts once.
    Takes time nearly in proportion to the number of reports, since only those that share something rare are compared.

    >>> sort([])
    []
    """
    shown = once(reports)
    places = {report.original.id: i for i, report in enumerate(shown)}
    groups = [[report.original.id for report in group] for group in affairs(sorted(shown, key=lambda r: r.original.id))]
    ordered = sorted(groups, key=lambda group: (-len(group), group))
    return [sorted(group, key=places.__getitem__) for group in ordered]


def affairs(reports: Sequence[Report], ease: float = 0.0) -> list[list[Report]]:
    """Group reports, all different, that belong to one affair; `ease` lowers the threshold (log-odds).

    One text printed many times over is looked at once, else its copies would be each other's only neighbours.
    """
    printed: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        printed[wording(report)].append(report)
    texts = list(printed.values())
    laid = sheets([profile(text[0]) for text in texts])
    found = joined(laid, lambda a, b: score(laid[a], laid[b]), weights()["threshold"] - ease)
    return [[report for i in items for report in texts[i]] for items in found]


def wording(report: Report) -> str:
    """Give a digest of the words and numbers of a report, the same for texts that differ in case, marks and spaces alone.

    A report without words is like no other: its id.
    """
    words = " ".join(_WORD.findall(str(report.text).casefold()))
    return blake2b(words.encode("utf-8", "replace"), digest_size=16).hexdigest() if words else report.original.id


def joined(laid: Sequence[Sheet], odds: Score, threshold: float) -> list[list[int]]:
    """Group reports by number: those that score as one event, then the strays of large affairs."""
    asked = cache(odds)
    pairs = near(laid)
    return take_in(cluster(len(laid), pairs, asked, threshold), pairs, asked, threshold)


def near(laid: Sequence[Sheet]) -> list[tuple[int, int]]:
    """List the pairs worth comparing: those that share one of their heaviest terms."""
    order = [sheet.profile.published or sheet.profile.day or 0 for sheet in laid]
    return candidates([_keys(sheet) for sheet in laid], order)


def _keys(sheet: Sheet) -> list[str]:
    out = []
    for facet, most in KEYS.items():
        vector = sheet.vectors[facet]
        out += [f"{facet} {term}" for term in sorted(vector, key=lambda t: (-vector[t], t))[:most]]
    return out
