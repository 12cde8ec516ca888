"""Makes small reports of one invented affair, a bridge under fire, copied and changed for the tests of copies."""

from hand_made import Maker
from rashomon.copies import find_copies
from rashomon.model import FoundDate, Header, Published

BRIDGE = (
    "Shells hit the northern end of the bridge at Oru shortly after dawn on Friday, and the road to Lower Tarsk was closed for the rest of the day.",
    "At least 31 people were killed on the quay, the Lake Monitor said.",
    "The harbour master told dockers to keep away from the water until engineers had looked at the two broken spans.",
    "“Nobody warned us that the crossing would be a target this morning,” said Petra Odun, who sells bread beside the toll house.",
    "The town has a truce with the far bank, where the army says hill fighters shot a captured pilot after he was forced to land on Thursday.",
)
OTHER = (
    "A bread seller, two deckhands and a boy of nine were among the dead when the Lenn crossing came under fire, relatives told this paper.",
    "Engineers spent Friday evening measuring cracks in the piers; nobody could say when lorries would run again.",
    "The shells came from the heights, according to a fisherman who had counted six flashes before he rowed for cover.",
)


def report(*paragraphs, title=None, outlet=None, date=None, **layers):
    """Lay out paragraphs as a report that needs no model."""
    made = Maker(title, paragraphs, "")
    published = Published(date, "given", (FoundDate(date, "given"),)) if date else None
    heading = made.words(title) if title else None
    return made.report(header=Header(title=heading, outlet=outlet, published=published), **layers)


def changed(old, new, paragraphs=BRIDGE):
    """Give the story with one run of words replaced, which must be there."""
    assert any(old in p for p in paragraphs)
    return tuple(p.replace(old, new) for p in paragraphs)


def moved(second, first=BRIDGE):
    """Tell what moved between two copies: kind, words before, words after."""
    copies = find_copies([report(*first, date="2031-05-08"), report(*second, date="2031-05-09")])
    assert len(copies) == 1
    return [(e.kind, e.before.text, e.after.text) for e in copies[0].edits]
