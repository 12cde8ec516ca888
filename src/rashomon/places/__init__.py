"""Know places: find their names as printed, and put them on the map when the gazetteer is sure.

    find_places(text)                    the ranges of `text` that name a place
    locate(text, mentions)               each with its point and country, or the reason it has none
    place_of(text, start, end, located)  the place where the event phrased at `start..end` happened

All three take the reader's text and give ranges in it; they know nothing of reports.
"""

from rashomon.places.event import place_of
from rashomon.places.finder import find_places
from rashomon.places.kinds import Located, Mention
from rashomon.places.resolver import locate

__all__ = ["Located", "Mention", "find_places", "locate", "place_of"]
