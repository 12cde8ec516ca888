"""Find among very many reports the affairs worth a case file: what several reports tell, and which of those are copies.

    sketch(report)        what is kept of one report for this, a few KB
    to_row, from_row      a sketch as plain values and back
    find(sketches)        the affairs that at least two reports tell

Words, days, places, counts of dead and names decide; outlets are never looked at.
"""

from rashomon.affairs.finding import DAYS, Affair, Member, find
from rashomon.affairs.rows import from_row, to_row
from rashomon.affairs.sketch import Sketch, sketch

__all__ = ["DAYS", "Affair", "Member", "Sketch", "find", "from_row", "sketch", "to_row"]
