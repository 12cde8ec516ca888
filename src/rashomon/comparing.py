"""Compare reports: copies, then incidents across reports, then the points at issue; the order is written here alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rashomon.comparison import Comparison, Copy, Group, once
from rashomon.copies import find_copies
from rashomon.groups import gather
from rashomon.model import Report
from rashomon.points import weigh

Found = tuple[tuple[Copy, ...], tuple[Group, ...]]


def compare(reports: Iterable[Report], *, mend: Callable[..., Found] | None = None) -> Comparison:
    """Lay what several reports share, dispute and leave out beside each other.

    A report given twice (the same bytes) counts once.  What is found does not depend on the order of `reports`, which only
    says in what order they are shown.  A report that was not read (another language, too long) is kept and compared by
    nothing but its words.  `mend` takes the reports, copies and groups found and gives the copies and groups to go on with: what people
    decided about them.

    >>> from rashomon import read_text
    >>> told = "Shells hit Oru on Friday. {} people were killed, {} said."
    >>> comparison = compare(read_text(told.format(*who)) for who in (("Nine", "the clinic"), ("Four", "the army")))
    >>> [(point.kind, [position.label for position in point.positions]) for point in comparison.points]
    [('conflict', ['[4]', '[9]'])]
    """
    given = once(reports)
    copies = find_copies(given)
    groups = gather(given)
    if mend is not None:
        copies, groups = mend(given, copies, groups)
    return Comparison(given, copies, groups, weigh(given, groups, copies))
